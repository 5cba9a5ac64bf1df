//! What differs between two descriptions, element by element.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::document::{Block, Odd, Section};

/// Two descriptions compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Compared {
    /// `assize-odd-diff/1`.
    pub format: String,
    /// What is compared.
    pub first: String,
    /// What it is compared with.
    pub second: String,
    /// The seven elements, in the order of the protocol.
    pub elements: Vec<ElementDifference>,
}

/// What differs in an element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ElementDifference {
    /// From 1 to 7.
    pub number: u8,
    /// Its name in the protocol.
    pub name: String,
    /// What differs; nothing if both say the same.
    pub differences: Vec<OddDifference>,
}

/// Something that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OddDifference {
    /// The section.
    pub section: String,
    /// The row of a table, or what kind of text.
    pub what: String,
    /// In the first description; empty if it has nothing there.
    pub before: String,
    /// In the second; empty if it has nothing there.
    pub after: String,
}

/// Compares two descriptions.
#[must_use]
pub fn compare(first: &Odd, second: &Odd) -> Compared {
    let pairs = first.elements.iter().zip(&second.elements);
    let elements = pairs.map(|(a, b)| ElementDifference {
        number: a.number,
        name: a.name.clone(),
        differences: differences(&lines(&a.sections), &lines(&b.sections)),
    });
    Compared {
        format: "assize-odd-diff/1".to_owned(),
        first: first.subject.clone(),
        second: second.subject.clone(),
        elements: elements.collect(),
    }
}

/// Where something stands (section, block, row and which of several of that name), and what it says.
type Lines = BTreeMap<(String, String, usize), (String, String, String)>;

/// Everything that the sections of an element say, by where it stands.
fn lines(sections: &[Section]) -> Lines {
    let mut lines = Lines::new();
    for section in sections {
        let mut add = |block: String, what: String, text: String| {
            let same = |key: &&(String, String, usize)| {
                key.0 == section.id && key.1 == format!("{block}/{what}")
            };
            let number = lines.keys().filter(same).count();
            let key = (section.id.clone(), format!("{block}/{what}"), number);
            lines.insert(key, (section.title.clone(), what, text));
        };
        for block in &section.blocks {
            match block {
                Block::Text { text } => add("text".into(), "text".into(), text.clone()),
                Block::Steps { lines } => {
                    lines.iter().for_each(|l| add("step".into(), l.trim().into(), "a step".into()));
                }
                Block::Author { question, answers, .. } => {
                    for answer in answers {
                        add("author".into(), question.clone(), answer.text.clone());
                    }
                }
                Block::Table { id, columns, rows, .. } => {
                    for row in rows {
                        add(id.clone(), row[0].clone(), told(columns, row));
                    }
                }
            }
        }
    }
    lines
}

/// A row in words, without its name and without cells that say nothing.
fn told(columns: &[String], row: &[String]) -> String {
    let cells =
        columns.iter().zip(row).skip(1).filter(|(c, cell)| *cell != "-" && *c != "document");
    cells.map(|(column, cell)| format!("{column} {cell}")).collect::<Vec<_>>().join("; ")
}

fn differences(a: &Lines, b: &Lines) -> Vec<OddDifference> {
    let keys: std::collections::BTreeSet<_> = a.keys().chain(b.keys()).collect();
    let differs = keys.into_iter().filter(|k| a.get(*k).map(|l| &l.2) != b.get(*k).map(|l| &l.2));
    differs
        .map(|key| {
            let (before, after) = (a.get(key), b.get(key));
            let (section, what, _) = before.or(after).expect("one of them has it");
            let text = |line: Option<&(String, String, String)>| {
                line.map_or_else(String::new, |l| l.2.clone())
            };
            OddDifference {
                section: section.clone(),
                what: what.clone(),
                before: text(before),
                after: text(after),
            }
        })
        .collect()
}

/// The comparison as Markdown.
#[must_use]
pub fn text(compared: &Compared) -> String {
    let mut out = vec![format!("# What differs from {} to {}", compared.first, compared.second)];
    for element in &compared.elements {
        out.push(format!("## {}. {}", element.number, element.name));
        if element.differences.is_empty() {
            out.push("Nothing differs.".to_owned());
        }
        let mut section = "";
        for d in &element.differences {
            if section != d.section {
                section = &d.section;
                out.push(format!("### {section}"));
            }
            out.push(match (d.before.as_str(), d.after.as_str()) {
                ("", after) => format!("- added {}: {after}", d.what),
                (before, "") => format!("- removed {}: {before}", d.what),
                (before, after) => format!("- changed {}: {before} -> {after}", d.what),
            });
        }
    }
    out.join("\n\n").replace("\n\n- ", "\n- ").replace("\n- ", "\n\n- ")
}
