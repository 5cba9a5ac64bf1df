//! `assize odd`.

use assize_lab::odd::{against, markdown, odd as ask};

use crate::voice::{End, Voice};

/// Describes a study, a policy or a run by the ODD protocol, or tells what differs between two.
pub fn odd(subject: &str, other: Option<&str>, short: bool, voice: &Voice) -> Result<(), End> {
    let told = ask(subject)?;
    let Some(other) = other else {
        return voice.tell(&told, || markdown::text(&told, short));
    };
    let compared = against::compare(&told, &ask(other)?);
    voice.tell(&compared, || against::text(&compared))
}
