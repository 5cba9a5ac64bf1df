//! Lives as text: one table by date with the arms as columns where there is room, sections with
//! letters for the arms where there is not.

use std::collections::BTreeMap;

use assize_lab::explain::{Found, Life, Story, Told, folded, in_full};

use crate::voice::Voice;

/// The width where there is no terminal.
const USUAL: usize = 100;

/// The width of a date with the space after it.
const DATE: usize = 12;

/// The narrowest column of an arm in which sentences can be read.
const NARROWEST: usize = 38;

/// The space between columns.
const BETWEEN: usize = 2;

/// The width of the terminal that reads the answer, or the usual one.
pub(super) fn width_of_terminal() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok());
    let size = terminal_size::terminal_size_of(std::io::stdout());
    size.map(|(width, _)| usize::from(width.0)).or(columns).unwrap_or(USUAL)
}

/// What was looked for, and how many were found.
pub(super) fn opening(found: &Found) -> Vec<String> {
    let mut lines = vec![format!(
        "{} of {} synthetic persons looked at were {} ({}).",
        found.found, found.looked_at, found.kind, found.meaning
    )];
    if !found.stories.is_empty() {
        lines.push(format!("Told here: {}.", found.choice));
    }
    lines
}

/// Why a person is told of.
pub(super) fn chosen(found: &Found, story: &Story) -> String {
    format!("{} under {}: {} {}", found.kind, story.arm, story.distance, found.distance)
}

/// A life as text.
pub(super) fn life(life: &Life, width: usize, voice: &Voice) -> String {
    let mut lines = head(life, voice);
    let columns = life.arms.len();
    let fits = DATE + columns * NARROWEST + columns.saturating_sub(1) * BETWEEN <= width;
    let days = days(life);
    if days.is_empty() {
        lines.push("\nnothing happens to this person in the time of the run".to_owned());
    } else if fits && columns > 1 {
        lines.push(String::new());
        table(life, &days, width, voice, &mut lines);
    } else {
        sections(&days, columns, width, voice, &mut lines);
    }
    lines.extend(different(life, width, voice));
    lines.join("\n")
}

fn head(life: &Life, voice: &Voice) -> Vec<String> {
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
    lines
}

/// A sentence and the arms in which it is true.
type Said = (String, Vec<usize>);

/// What happens on a day: by arm, and all of it told once.
#[derive(Default)]
struct Day {
    by_arm: BTreeMap<usize, Vec<String>>,
    once: Vec<Said>,
}

/// The steps of all arms by date, repetitions told once.
fn days(life: &Life) -> BTreeMap<String, Day> {
    let mut days: BTreeMap<String, Day> = BTreeMap::new();
    for (n, arm) in life.arms.iter().enumerate() {
        for told in folded(&arm.steps) {
            let day = days.entry(told.date.clone()).or_default();
            let words = sentence(&told);
            match day.once.iter_mut().find(|(other, arms)| *other == words && !arms.contains(&n)) {
                Some((_, arms)) => arms.push(n),
                None => day.once.push((words.clone(), vec![n])),
            }
            day.by_arm.entry(n).or_default().push(words);
        }
    }
    days
}

/// A step with its article.
fn sentence(told: &Told) -> String {
    let words = in_full(told);
    match (told.article.as_str(), told.validity.as_deref()) {
        ("", _) => words,
        (article, Some(validity)) if validity != article && !validity.is_empty() => {
            format!("{words}  <{article}; how long: {validity}>")
        }
        (article, _) => format!("{words}  <{article}>"),
    }
}

/// The arms side by side.
fn table(
    life: &Life,
    days: &BTreeMap<String, Day>,
    width: usize,
    voice: &Voice,
    lines: &mut Vec<String>,
) {
    let columns = life.arms.len();
    let column = (width - DATE - (columns - 1) * BETWEEN) / columns;
    let heads: Vec<Vec<String>> = life
        .arms
        .iter()
        .enumerate()
        .map(|(n, arm)| wrapped(&format!("[{}] {}", letter(n), arm.arm), column))
        .collect();
    side_by_side("date", &heads, column, &mut |line| lines.push(voice.bold(&line)));
    lines.push("-".repeat(DATE + columns * column + (columns - 1) * BETWEEN));
    for (date, day) in days {
        let cell = |n: usize| {
            let said = day.by_arm.get(&n).map_or(&[][..], Vec::as_slice);
            said.iter().flat_map(|words| wrapped(words, column)).collect()
        };
        let cells: Vec<Vec<String>> = (0..columns).map(cell).collect();
        side_by_side(date, &cells, column, &mut |line| lines.push(line));
        lines.push(String::new());
    }
    lines.pop();
}

/// One row of the table, line by line.
fn side_by_side(date: &str, cells: &[Vec<String>], column: usize, put: &mut dyn FnMut(String)) {
    let n = cells.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..n.max(1) {
        let mut line = format!("{:<DATE$}", if at == 0 { date } else { "" });
        for (number, cell) in cells.iter().enumerate() {
            let text = cell.get(at).map_or("", String::as_str);
            let space = if number + 1 == cells.len() { 0 } else { column + BETWEEN };
            line.push_str(&format!("{text:<space$}"));
        }
        put(line.trim_end().to_owned());
    }
}

/// One day after the other, with letters for the arms.
fn sections(
    days: &BTreeMap<String, Day>,
    columns: usize,
    width: usize,
    voice: &Voice,
    lines: &mut Vec<String>,
) {
    for (date, day) in days {
        lines.push(String::new());
        lines.push(voice.bold(date));
        for (words, arms) in &day.once {
            let marks: String =
                (0..columns).map(|n| if arms.contains(&n) { letter(n) } else { '.' }).collect();
            hung(&format!("  {marks}  "), words, width, lines);
        }
    }
}

/// What would have had to be different, arm by arm.
fn different(life: &Life, width: usize, voice: &Voice) -> Vec<String> {
    let mut lines = Vec::new();
    if life.arms.iter().all(|arm| arm.different.is_empty()) {
        return lines;
    }
    lines.push(String::new());
    lines.push(voice.bold("What would have had to be different"));
    for (n, arm) in life.arms.iter().enumerate() {
        for different in &arm.different {
            let mark = format!("  [{}] ", letter(n));
            hung(&mark, &different.sentence, width, &mut lines);
        }
    }
    lines.push(String::new());
    hung("  ", &life.method, width, &mut lines);
    lines
}

/// Words that hang beside a mark, wrapped.
fn hung(mark: &str, words: &str, width: usize, lines: &mut Vec<String>) {
    let indent = mark.chars().count();
    for (at, line) in wrapped(words, width.saturating_sub(indent)).into_iter().enumerate() {
        let start = if at == 0 { mark.to_owned() } else { " ".repeat(indent) };
        lines.push(format!("{start}{line}"));
    }
}

/// Text in lines of at most so many letters, cut between words; a longer word stands alone.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let room = |line: &String| line.chars().count() + 1 + word.chars().count() <= width;
        match lines.last_mut().filter(|line| room(line)) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

fn letter(n: usize) -> char {
    char::from(b'A' + u8::try_from(n % 26).expect("below 26"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use assize_lab::explain::{ArmLife, Different};

    fn told(date: &str, words: &str, article: &str) -> Told {
        Told {
            date: date.into(),
            kind: "entry".into(),
            words: words.into(),
            article: article.into(),
            ..Told::default()
        }
    }

    fn made() -> Life {
        let arm = |name: &str, steps: Vec<Told>, different: Vec<Different>| ArmLife {
            arm: name.into(),
            steps,
            course: Vec::new(),
            end: "band A".into(),
            different,
        };
        let both = told("2020-01-05", "does: a fault", "");
        let sentence = "This person would not have fallen to band B without rule R1.".to_owned();
        let different = Different {
            kind: "band".into(),
            what: "falling to band B".into(),
            ways: Vec::new(),
            tried: 1,
            depth: 1,
            is_complete: true,
            sentence,
        };
        let loss = Told { running: Some(980), ..told("2020-02-01", "rule R1: -20 points", "x#1") };
        Life {
            format: String::new(),
            note: "SYNTHETIC: nobody".into(),
            run: "a".into(),
            study: String::new(),
            person: 7,
            replicate: 0,
            from: "2020-01-01".into(),
            to: "2020-03-31".into(),
            who: "man of 40".into(),
            household: vec!["spouse: woman of 41, number 9".into()],
            arms: vec![
                arm("none", vec![both.clone()], vec![]),
                arm("town", vec![both, loss], vec![different]),
            ],
            method: "By living again.".into(),
        }
    }

    fn text(width: usize) -> String {
        life(&made(), width, &Voice::from_words(&["assize".into(), "--no-color".into()]))
    }

    const HEAD: &str = "SYNTHETIC: nobody
person 7 of a, replicate 0: man of 40
  lives with spouse: woman of 41, number 9

[A] none: at the end band A
[B] town: at the end band A
";

    const FOOT: &str = "
What would have had to be different
  [B] This person would not have fallen to band B without rule R1.

  By living again.";

    #[test]
    fn arms_stand_side_by_side_where_there_is_room() {
        let line = "-".repeat(90);
        let table = format!(
            "date        [A] none                                [B] town
{line}
2020-01-05  does: a fault                           does: a fault

2020-02-01                                          rule R1: -20 points; now 980 points
                                                    <x#1>
"
        );
        assert_eq!(text(90), format!("{HEAD}\n{table}{FOOT}"));
    }

    #[test]
    fn arms_are_told_by_letter_where_there_is_none() {
        let sections = "
2020-01-05
  AB  does: a fault

2020-02-01
  .B  rule R1: -20 points; now 980 points <x#1>
";
        assert_eq!(text(80), format!("{HEAD}{sections}{FOOT}"));
    }
}
