//! The text of a case: words for the reader, settings, documents, expectations.
//!
//! ```text
//! # What is claimed.
//! # By hand: how the expected values come about.
//!
//! base   = "once"            # another case or base from which the documents are taken
//! months = 2
//!
//! --- policy                 # added to the base's policy; a table replaces those of the same head
//! [[rule]]
//! …
//! --- table ages.csv         # a data table
//! …
//! === expected
//! case band.B = 1024
//! case month 2 points-lost ~ 1000 +- 50
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A case, its bases included.
#[derive(Clone, Debug, Default)]
pub struct Case {
    pub settings: BTreeMap<String, String>,
    /// Texts by head: `policy`, `policy other`, `table ages.csv`.
    pub documents: BTreeMap<String, String>,
    /// The lines after `=== expected`.
    pub expected: Vec<String>,
    pub replicate: u32,
}

impl Case {
    /// Reads a case with its bases.
    pub fn read(path: &Path) -> Case {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let own = Case::parse(&text);
        let Some(base) = own.settings.get("base") else { return own };
        let base = path.parent().expect("a folder").join(match path.extension() {
            Some(e) if e == "base" => format!("{base}.base"),
            _ => format!("base/{base}.base"),
        });
        let mut case = Case::read(&base);
        case.settings.extend(own.settings);
        for (head, text) in own.documents {
            let below = case.documents.remove(&head).unwrap_or_default();
            let text = if head.starts_with("table") { text } else { merged(&below, &text) };
            case.documents.insert(head, text);
        }
        case.expected = own.expected;
        case.replicate = own.replicate;
        case
    }

    fn parse(text: &str) -> Case {
        let mut case = Case::default();
        let mut head: Option<String> = None;
        let mut lines = text.lines();
        for line in lines.by_ref() {
            if line == "=== expected" {
                break;
            }
            if let Some(next) = line.strip_prefix("--- ") {
                head = Some(next.trim().to_owned());
                case.documents.insert(next.trim().to_owned(), String::new());
            } else if let Some(head) = &head {
                let document = case.documents.get_mut(head).expect("it was just begun");
                *document += &format!("{line}\n");
            } else if let Some((key, value)) = line.split_once('=')
                && !line.starts_with('#')
            {
                let value = value.trim().trim_matches('"').to_owned();
                case.settings.insert(key.trim().to_owned(), value);
            }
        }
        case.expected = lines.map(str::to_owned).collect();
        case.replicate = case.number("replicate", 0) as u32;
        case
    }

    /// A setting.
    pub fn setting<'a>(&'a self, name: &str, otherwise: &'a str) -> &'a str {
        self.settings.get(name).map_or(otherwise, String::as_str)
    }

    /// A setting that is a number.
    pub fn number(&self, name: &str, otherwise: u64) -> u64 {
        let text = self.settings.get(name);
        text.map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("{name} = {text}")))
    }
}

/// A table of a document: its head, such as `[[rule]]`, and its lines.
struct Block {
    head: String,
    lines: Vec<String>,
}

/// Cuts a document into its tables; the first has no head.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = vec![Block { head: String::new(), lines: Vec::new() }];
    for line in text.lines() {
        if line.starts_with('[') {
            let head = line.split('#').next().unwrap_or(line).trim().to_owned();
            blocks.push(Block { head, lines: Vec::new() });
        } else {
            blocks.last_mut().expect("there is a first block").lines.push(line.to_owned());
        }
    }
    blocks
}

/// The key of a line, if it has one.
fn key(line: &str) -> Option<&str> {
    line.split_once('=').map(|(key, _)| key.trim()).filter(|key| !key.starts_with('#'))
}

/// Lays a text over another: keys at the top and tables of the same head are replaced.
fn merged(below: &str, above: &str) -> String {
    let (below, above) = (blocks(below), blocks(above));
    let top_keys: Vec<&str> = above[0].lines.iter().filter_map(|line| key(line)).collect();
    let mut text = String::new();
    for line in below[0].lines.iter().filter(|l| key(l).is_none_or(|k| !top_keys.contains(&k))) {
        text += &format!("{line}\n");
    }
    for line in &above[0].lines {
        text += &format!("{line}\n");
    }
    let is_kept = |block: &&Block| above.iter().all(|other| other.head != block.head);
    for block in below[1..].iter().filter(is_kept).chain(&above[1..]) {
        text += &format!("{}\n{}\n", block.head, completed(block).join("\n"));
    }
    text
}

/// The lines of a table, with what is the same in every case: the source, and the id as title.
fn completed(block: &Block) -> Vec<String> {
    let mut lines = block.lines.clone();
    let has = |name: &str| block.lines.iter().any(|line| key(line) == Some(name));
    let is_source = block.head.starts_with("[sources.");
    let needs_no_title = ["[[cap]]", "[[post]]"].contains(&block.head.as_str());
    if !has("source") && !has("assumed") && !is_source {
        lines.push("source = \"hand\"".to_owned());
    }
    if has("id") && !has("title") && !needs_no_title {
        let id = block.lines.iter().find(|line| key(line) == Some("id")).expect("it has an id");
        lines.push(id.replacen("id", "title", 1));
    }
    lines
}
