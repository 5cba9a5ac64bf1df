//! `assize check`.

use assize_lab::check::{Checked, check as ask};

use crate::findings;
use crate::voice::{End, Voice};

/// Shows every fault of the documents; they are the answer, so they go to standard output.
pub fn check(documents: &[String], voice: &Voice) -> Result<(), End> {
    let checked = ask(documents)?;
    voice.tell(&checked, || text(&checked, voice))?;
    match checked.failure() {
        // The findings have been shown: only the count is left to say.
        Some(error) if !voice.json => Err(error.without_findings().into()),
        Some(error) => Err(error.into()),
        None => Ok(()),
    }
}

fn text(checked: &Checked, voice: &Voice) -> String {
    if checked.findings.is_empty() {
        return format!("clean: {}", checked.documents.join(", "));
    }
    let shown = findings::render(&checked.findings, voice.out_colour);
    let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    format!(
        "{shown}\n\n{}, {} in {}",
        count(checked.errors, "error"),
        count(checked.warnings, "warning"),
        count(checked.documents.len(), "document")
    )
}
