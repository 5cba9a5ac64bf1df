//! The library that comes with the program: scenarios and data tables, embedded when it is built.

use std::sync::OnceLock;

use assize_scenario::load::Kind;
use assize_scenario::scenario::Document;

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

/// What the first lines of a document say it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The kind.
    pub kind: Kind,
    /// The name.
    pub name: String,
    /// The title.
    pub title: String,
    /// The summary.
    pub summary: String,
}

/// A document of the library.
#[derive(Clone, Debug)]
pub struct Volume {
    /// What it is.
    pub label: Label,
    /// Where it stands in the repository.
    pub path: &'static str,
    /// The text.
    pub text: &'static str,
}

impl Volume {
    /// The document, as the language room takes it.
    #[must_use]
    pub fn document(&self) -> Document {
        Document { path: self.path.to_owned(), text: self.text.to_owned() }
    }
}

/// All documents of the library, by kind and name.
#[must_use]
pub fn volumes() -> &'static [Volume] {
    static VOLUMES: OnceLock<Vec<Volume>> = OnceLock::new();
    VOLUMES.get_or_init(|| {
        let mut volumes: Vec<Volume> = embedded::DOCUMENTS
            .iter()
            .filter_map(|(path, text)| Some(Volume { label: label(text)?, path, text }))
            .collect();
        volumes.sort_by(|a, b| (a.label.kind, &a.label.name).cmp(&(b.label.kind, &b.label.name)));
        volumes
    })
}

/// A document of the library by kind and name.
#[must_use]
pub fn volume(kind: Kind, name: &str) -> Option<&'static Volume> {
    volumes().iter().find(|v| v.label.kind == kind && v.label.name == name)
}

/// The text of a data table of the library by file name.
#[must_use]
pub fn table(name: &str) -> Option<&'static str> {
    let file = |path: &str| path.rsplit('/').next() == Some(name);
    embedded::TABLES.iter().find(|(path, _)| file(path)).map(|(_, text)| *text)
}

/// Reads kind, name, title and summary from the head of a document (the lines before its first
/// table) without reading the rest; `None` if kind or name is missing there.
#[must_use]
pub fn label(text: &str) -> Option<Label> {
    let text = text.trim_start_matches('\u{feff}');
    let value = |key: &str| value(head(text), key);
    Some(Label {
        kind: Kind::named(&value("kind")?)?,
        name: value("name")?,
        title: value("title").unwrap_or_default(),
        summary: value("summary").unwrap_or_default(),
    })
}

/// What stands before the first table.
fn head(text: &str) -> &str {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with('[') {
            break;
        }
        at += line.len();
    }
    &text[..at]
}

/// The text of a key of the head, its lines joined; escapes are left as they are.
fn value(head: &str, key: &str) -> Option<String> {
    let mut at = 0;
    for line in head.split_inclusive('\n') {
        if let Some((k, _)) = line.split_once('=').filter(|(k, _)| k.trim() == key) {
            let rest = head[at + k.len() + 1..].trim_start();
            let quote = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|q| rest.starts_with(q))?;
            let inner = &rest[quote.len()..];
            let text = inner[..inner.find(quote)?].replace("\\\n", " ");
            return Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_document_says_what_it_is() {
        let text = "# a comment\nkind = \"policy\"\nname='x-1' # why\n[a]\nname = \"other\"\n";
        let label = label(text).unwrap();
        assert_eq!((label.kind, label.name.as_str()), (Kind::Policy, "x-1"));
        assert_eq!(super::label("kind = \"policy\"\n[a]\nname = \"x\"\n"), None);
        let long = "kind=\"study\"\nname=\"s\"\nsummary = \"\"\"\nOne\n  two.\"\"\"\n";
        assert_eq!(super::label(long).unwrap().summary, "One two.");
    }

    #[test]
    fn names_in_the_library_are_unique() {
        for pair in volumes().windows(2) {
            let key = |v: &Volume| (v.label.kind, v.label.name.clone());
            assert_ne!(key(&pair[0]), key(&pair[1]), "{} and {}", pair[0].path, pair[1].path);
        }
    }
}
