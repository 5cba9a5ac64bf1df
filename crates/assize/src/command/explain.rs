//! `assize explain`.

use std::collections::BTreeMap;
use std::path::Path;

use assize_lab::explain::{Life, Told, explain as ask};

use crate::voice::{End, Voice};

/// Tells the path of one synthetic person.
pub fn explain(
    run: &Path,
    person: u64,
    arm: Option<&str>,
    replicate: u32,
    voice: &Voice,
) -> Result<(), End> {
    let life = ask(run, person, arm, replicate)?;
    voice.tell(&life, || text(&life, voice))
}

/// What happens on a day, and in which arms.
type Day<'a> = Vec<(&'a Told, Vec<usize>)>;

fn text(life: &Life, voice: &Voice) -> String {
    let mut lines = vec![
        voice.bold(&life.note),
        format!(
            "person {} of {}, replicate {}: {}",
            life.person, life.run, life.replicate, life.who
        ),
    ];
    lines.extend(life.household.iter().map(|other| format!("  lives with {other}")));
    lines.push(String::new());
    for (n, arm) in life.arms.iter().enumerate() {
        lines.push(format!("[{}] {}: at the end {}", letter(n), arm.arm, arm.end));
    }
    for (date, day) in &days(life) {
        lines.push(String::new());
        lines.push(voice.bold(date));
        lines.extend(day.iter().map(|(told, arms)| line(told, arms, life.arms.len())));
    }
    if life.arms.iter().all(|arm| arm.steps.is_empty()) {
        lines.push("\nnothing happens to this person in the time of the run".to_owned());
    }
    lines.join("\n")
}

/// The steps of all arms side by side: what happens alike in several arms is told once.
fn days(life: &Life) -> BTreeMap<&str, Day<'_>> {
    let mut days: BTreeMap<&str, Day> = BTreeMap::new();
    for (n, arm) in life.arms.iter().enumerate() {
        for told in &arm.steps {
            let day = days.entry(told.date.as_str()).or_default();
            match day.iter_mut().find(|(other, arms)| *other == told && !arms.contains(&n)) {
                Some((_, arms)) => arms.push(n),
                None => day.push((told, vec![n])),
            }
        }
    }
    days
}

fn line(told: &Told, arms: &[usize], n_arms: usize) -> String {
    let marks: String =
        (0..n_arms).map(|n| if arms.contains(&n) { letter(n) } else { '.' }).collect();
    let article =
        if told.article.is_empty() { String::new() } else { format!("  <{}>", told.article) };
    format!("  {marks}  {}{article}", told.words)
}

fn letter(n: usize) -> char {
    char::from(b'A' + u8::try_from(n % 26).expect("below 26"))
}
