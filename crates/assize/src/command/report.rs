//! `assize report`.

use std::path::Path;

use assize_lab::report::report as ask;

use crate::voice::{End, Voice};

/// Writes the report again and says where it is.
pub fn report(run: &Path, voice: &Voice) -> Result<(), End> {
    let answer = ask(run)?;
    voice.tell(&answer, || answer.report.clone())
}
