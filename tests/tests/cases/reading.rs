//! The text of a case: words for the reader, settings, documents, expectations.
//!
//! ```text
//! # What is claimed.
//! # By hand: how the expected values come about.
//!
//! base   = "once"            # another case or base from which the documents are taken
//! months = 2
//!
//! --- policy                 # laid over the base's policy: a table replaces that of the same name
//! [[rule]]
//! …
//! --- people                 # settlement, age band, men, women; all that is not named is zero
//! city 30-34 1000 0
//! --- schooling              # settlement, level, men, women
//! city junior_secondary 1000 0
//! --- intake                 # the table `intake.csv`, as it is
//! month,share
//! 2021-01,0.5
//! === expected
//! case band.B = 1024
//! case month 2 points-lost ~ 1000 +- 50
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The heads of data tables.
const TABLES: [&str; 3] = ["people", "schooling", "intake"];

/// A case, its bases included.
#[derive(Clone, Debug, Default)]
pub struct Case {
    pub settings: BTreeMap<String, String>,
    /// Texts by head: `policy`, `policy other`, `people`.
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
        let Some(base) = own.settings.get("base") else { return own.completed() };
        let base = path.parent().expect("a folder").join(match path.extension() {
            Some(e) if e == "base" => format!("{base}.base"),
            _ => format!("base/{base}.base"),
        });
        let mut case = Case::read(&base);
        case.settings.extend(own.settings);
        for (head, text) in own.documents {
            // `policy instead` takes nothing from the base.
            let (head, is_alone) = match head.strip_suffix(" instead") {
                Some(head) => (head.to_owned(), true),
                None => (head.clone(), TABLES.contains(&head.as_str())),
            };
            let below = case.documents.remove(&head).unwrap_or_default();
            let below = if is_alone { String::new() } else { below };
            let text = if TABLES.contains(&head.as_str()) { text } else { merged(&below, &text) };
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

    /// A base with what every table of its documents needs.
    fn completed(mut self) -> Case {
        for (head, text) in &mut self.documents {
            if !TABLES.contains(&head.as_str()) {
                *text = merged("", text);
            }
        }
        self
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

/// A table of a document: its head, such as `[[rule]]`, its id, and its lines; with a `[[list]]` go
/// the tables within it.
struct Block {
    head: String,
    lines: Vec<String>,
    within: Vec<Block>,
}

/// Cuts a document into its tables; the first has no head.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = vec![Block { head: String::new(), lines: Vec::new(), within: Vec::new() }];
    for line in text.lines() {
        let last = blocks.last_mut().expect("there is a first block");
        if line.starts_with('[') {
            let head = line.split('#').next().unwrap_or(line).trim().to_owned();
            let of_last = last.head.strip_suffix("]]").map(|h| format!("{}.", &h[2..]));
            let is_within = of_last.is_some_and(|h| head.trim_start_matches('[').starts_with(&h));
            let block = Block { head, lines: Vec::new(), within: Vec::new() };
            if is_within { last.within.push(block) } else { blocks.push(block) }
        } else {
            let lines = match last.within.last_mut() {
                Some(within) => &mut within.lines,
                None => &mut last.lines,
            };
            lines.push(line.to_owned());
        }
    }
    blocks
}

/// The key of a line, if it has one.
fn key(line: &str) -> Option<&str> {
    line.split_once('=').map(|(key, _)| key.trim()).filter(|key| !key.starts_with('#'))
}

impl Block {
    /// The line with the id, if there is one.
    fn id(&self) -> Option<&String> {
        self.lines.iter().find(|line| key(line) == Some("id"))
    }

    /// Tells whether a table above takes the place of this one: the same head and, where there are
    /// ids, the same id.
    fn is_replaced_by(&self, above: &Block) -> bool {
        self.head == above.head && (above.id().is_none() || self.id() == above.id())
    }

    fn text(&self) -> String {
        let within: String = self.within.iter().map(Block::text).collect();
        format!("{}\n{}\n{within}", self.head, completed(self).join("\n"))
    }
}

/// Lays a text over another: keys at the top and tables of the same name are replaced.
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
    let is_kept = |block: &&Block| !above.iter().any(|other| block.is_replaced_by(other));
    for block in below[1..].iter().filter(is_kept).chain(&above[1..]) {
        text += &block.text();
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
    if let Some(id) = block.id().filter(|_| !has("title") && !needs_no_title) {
        lines.push(id.replacen("id", "title", 1));
    }
    lines
}
