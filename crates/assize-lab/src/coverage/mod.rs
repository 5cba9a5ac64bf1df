//! Where the program carries out the lines of the five source documents that it implements.
//!
//! Each line is a row of `data/seed-rows.csv` with one or more kinds. An element of a policy, a
//! society or a catalogue says with `seed` which lines it carries out; [`proof`] finds out by a run
//! whether it does anything at all. What was found is kept in `data/seed-coverage.csv`, so that
//! `list seeds` answers at once; a test makes that table again and compares.

pub mod proof;

use assize_scenario::rows as read;
use schemars::JsonSchema;
use serde::Serialize;

use crate::library;

/// The table of lines.
const ROWS: &str = "seed-rows.csv";
/// The table of what carries them out.
const COVERAGE: &str = "seed-coverage.csv";

/// The source documents, in the order of their numbers.
pub const DOCUMENTS: [&str; 5] = [
    "Grace across China: China's social credit scores",
    "How China's personal “social credit” scores will work",
    "WWU: China's Social Credit System",
    "RationalWiki: Social Credit System (China)",
    "All Chinese citizens will be divided into credit systems",
];

/// What can meet a kind of line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// An element that did something in a run.
    Element,
    /// A published figure that a study is held against.
    Target,
    /// A measure.
    Answer,
    /// A statement in a document.
    Note,
}

/// The kinds of lines and what each asks for.
pub const KINDS: [(&str, Asks); 14] = [
    ("NEG", Asks::Element),
    ("POS", Asks::Element),
    ("REW", Asks::Element),
    ("PUN", Asks::Element),
    ("MECH", Asks::Element),
    ("DATA", Asks::Element),
    ("L", Asks::Element),
    ("spill-over", Asks::Element),
    ("NUM", Asks::Target),
    ("CLAIM", Asks::Answer),
    ("LAW", Asks::Note),
    ("ACT", Asks::Note),
    ("AIM", Asks::Note),
    ("TECH", Asks::Note),
];

/// What an element of this table's key can meet.
#[must_use]
pub fn meets(element: &str) -> Asks {
    match element {
        "target" => Asks::Target,
        "answer" => Asks::Answer,
        "note" => Asks::Note,
        _ => Asks::Element,
    }
}

/// A line of the source documents and where it works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Line {
    /// Its id, `S3-26`.
    pub id: String,
    /// The source document.
    pub document: String,
    /// The line in it.
    pub line: u32,
    /// Its kinds, `NEG`.
    pub kinds: Vec<String>,
    /// What is known of it elsewhere: `DOC`, `OFF`, `PRESS`, `CONTRA`, `NONE`, `UNVERIFIED`, `TO_MEASURE`.
    pub status: Vec<String>,
    /// What it says, in short.
    pub says: String,
    /// Where it works.
    pub works: Vec<Work>,
    /// The kinds that nothing meets.
    pub open: Vec<String>,
}

/// One place where a line works.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Work {
    /// The kind of element: `rule`, `list`, `consequence`, `channel`, `answer`, `note` and so on.
    pub element: String,
    /// The document that it stands in, `policy press-composite`.
    pub document: String,
    /// Its id; for an answer the measure; empty if it has none.
    pub id: String,
    /// The study that shows it; empty for what needs no run.
    pub study: String,
    /// How often it did something there.
    pub count: i64,
}

/// All lines with what carries them out.
#[must_use]
pub fn lines() -> Vec<Line> {
    let works = found();
    let mut lines = rows();
    for line in &mut lines {
        line.works =
            works.iter().filter(|(seed, _)| *seed == line.id).map(|w| w.1.clone()).collect();
        line.open = open(&line.kinds, &line.works);
    }
    lines
}

/// The kinds that nothing meets.
#[must_use]
pub fn open(kinds: &[String], works: &[Work]) -> Vec<String> {
    let is_met = |kind: &str| {
        let asks = KINDS.iter().find(|(name, _)| *name == kind).map(|(_, asks)| *asks);
        works.iter().any(|w| Some(meets(&w.element)) == asks && w.count > 0)
    };
    kinds.iter().filter(|kind| !is_met(kind)).cloned().collect()
}

/// The lines as the table has them.
#[must_use]
pub fn rows() -> Vec<Line> {
    let words = |text: &str| text.split(';').map(str::to_owned).collect();
    let number = |text: &str| text.parse::<usize>().expect("a house test reads the table");
    table(ROWS)
        .into_iter()
        .map(|row| Line {
            id: row[0].clone(),
            document: DOCUMENTS[number(&row[1])].to_owned(),
            line: number(&row[2]) as u32,
            kinds: words(&row[3]),
            status: words(&row[4]),
            says: row[5].clone(),
            works: Vec::new(),
            open: Vec::new(),
        })
        .collect()
}

/// What carries out which line, as the table has it.
fn found() -> Vec<(String, Work)> {
    let work = |row: Vec<String>| {
        let count = row[5].parse().expect("a house test reads the table");
        let [seed, element, document, id, study, _] =
            <[String; 6]>::try_from(row).expect("a house test reads the table");
        (seed, Work { element, document, id, study, count })
    };
    table(COVERAGE).into_iter().map(work).collect()
}

/// The rows of a table of the library, without its head.
fn table(name: &str) -> Vec<Vec<String>> {
    let text = library::table(name).unwrap_or_default();
    let rows = read(text).expect("a house test reads the table");
    rows.into_iter().skip(1).map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(element: &str, count: i64) -> Work {
        let text = String::new();
        Work {
            element: element.to_owned(),
            document: text.clone(),
            id: text.clone(),
            study: text,
            count,
        }
    }

    #[test]
    fn an_element_that_does_nothing_meets_no_kind() {
        let kinds = ["NEG".to_owned(), "NUM".to_owned()];
        assert_eq!(open(&kinds, &[work("rule", 0), work("target", 1)]), ["NEG"]);
        assert_eq!(open(&kinds, &[work("rule", 3), work("note", 1)]), ["NUM"]);
        assert!(open(&kinds, &[work("rule", 3), work("target", 1)]).is_empty());
    }

    #[test]
    fn the_table_has_every_line_once_and_no_unknown_kind() {
        let rows = rows();
        assert_eq!(rows.len(), 238);
        let unknown = |kind: &&String| !KINDS.iter().any(|(name, _)| name == kind);
        assert!(rows.iter().all(|r| r.kinds.iter().find(unknown).is_none()));
        let mut ids: Vec<&str> = rows.iter().map(|r| r.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 238);
    }
}
