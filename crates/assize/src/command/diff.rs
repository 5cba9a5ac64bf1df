//! `assize diff`.

use assize_lab::diff::{Change, Difference, Differences, diff as ask};

use crate::voice::{End, Voice};

/// Tells what differs between two policies.
pub fn diff(first: &str, second: &str, voice: &Voice) -> Result<(), End> {
    let differences = ask(first, second)?;
    voice.tell(&differences, || text(&differences, voice))
}

fn text(told: &Differences, voice: &Voice) -> String {
    if told.differences.is_empty() {
        return format!("{} and {} say the same", told.first, told.second);
    }
    let count = |change| told.differences.iter().filter(|d| d.change == change).count();
    let mut lines = vec![format!(
        "from {} to {}: {} added, {} removed, {} changed",
        told.first,
        told.second,
        count(Change::Added),
        count(Change::Removed),
        count(Change::Changed)
    )];
    for difference in &told.differences {
        lines.push(String::new());
        lines.push(voice.bold(&heading(difference)));
        for p in &difference.properties {
            lines.push(match difference.change {
                Change::Added => format!("    {}: {}", p.name, p.after),
                Change::Removed => format!("    {}: {}", p.name, p.before),
                Change::Changed => {
                    format!("    {}: {} -> {}", p.name, or_none(&p.before), or_none(&p.after))
                }
            });
        }
    }
    lines.join("\n")
}

fn heading(d: &Difference) -> String {
    let change = match d.change {
        Change::Added => "+ added",
        Change::Removed => "- removed",
        Change::Changed => "~ changed",
    };
    let words = [d.part.as_str(), d.id.as_str()];
    let name = words.iter().filter(|w| !w.is_empty()).copied().collect::<Vec<_>>().join(" ");
    if d.title.is_empty() {
        format!("{change} {name}")
    } else {
        format!("{change} {name}: {}", d.title)
    }
}

fn or_none(value: &str) -> &str {
    if value.is_empty() { "none" } else { value }
}
