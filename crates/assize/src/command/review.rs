//! `assize review`.

use assize_lab::review::{LegalFinding, Reviewed, review as ask};

use crate::voice::{End, Voice};

/// Tells what every legal test found.
pub fn review(subject: &str, voice: &Voice) -> Result<(), End> {
    let reviewed = ask(subject)?;
    voice.tell(&reviewed, || text(&reviewed, voice))
}

fn text(reviewed: &Reviewed, voice: &Voice) -> String {
    let mut lines = vec![reviewed.note.clone()];
    let mut arm = "";
    for finding in &reviewed.findings {
        if arm != finding.arm {
            arm = &finding.arm;
            lines.push(String::new());
            lines.push(voice.bold(arm));
        }
        lines.push(told(finding));
    }
    lines.join("\n")
}

fn told(f: &LegalFinding) -> String {
    let mut text = format!("  {:14}  {}: {}", f.verdict, f.test, f.question);
    text.push_str(&format!("\n                  {} ({}; {})", f.words, f.instrument, f.seen));
    if !f.parts.is_empty() {
        let shown = f.parts.iter().take(8).cloned().collect::<Vec<_>>().join(", ");
        let more = f.parts.len().saturating_sub(8);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        text.push_str(&format!("\n                  rests on {shown}{more}"));
    }
    text
}
