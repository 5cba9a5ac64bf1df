//! `assize verify`.

use std::path::Path;

use assize_lab::verify::{Verified, verify as ask};

use crate::cli::MeansArgs;
use crate::progress::Watch;
use crate::voice::{End, Voice};

/// Computes a run again and tells what differs.
pub fn verify(run: &Path, means: &MeansArgs, voice: &Voice) -> Result<(), End> {
    let watch = Watch::new(*voice);
    let verified = ask(run, &means.means(), &watch);
    watch.clear();
    let verified = verified?;
    voice.tell(&verified, || text(&verified))?;
    verified.failure().map_or(Ok(()), |error| Err(error.into()))
}

fn text(v: &Verified) -> String {
    let again = match (&v.recomputed_digest, v.recomputed) {
        (Some(digest), _) => format!("computed again: {digest}"),
        _ => "not computed again".to_owned(),
    };
    let mut lines = vec![
        format!("run      {}", v.run),
        format!("files    {} compared with their hashes", v.files),
        format!("digest   {}", v.digest),
        again,
    ];
    if v.is_same {
        lines.push("nothing differs".to_owned());
    }
    lines.extend(v.differences.iter().map(|d| format!("differs: {d}")));
    lines.join("\n")
}
