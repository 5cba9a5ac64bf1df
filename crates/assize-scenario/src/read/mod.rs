//! Reading: from texts to tables with places, following the names by which documents call others.
//!
//! In order: [`text`] (sizes and letters), [`tree`] (TOML with places), [`walk`], [`value`] and
//! [`number`] (along the tables of keys), [`record`] (what comes out), [`merge`] (documents that
//! start from others), [`whole`] (what must be there).

mod merge;
mod number;
pub(crate) mod record;
pub(crate) mod text;
mod tree;
mod value;
mod walk;
pub(crate) mod whole;

pub(crate) use number::LONG_FORM;
pub(crate) use walk::Described;

use std::collections::BTreeMap;
use std::rc::Rc;

use assize_base::diag::Place;

use crate::codes;
use crate::findings::{Findings, suggest};
use crate::keys;
use crate::load::{Kind, Shelf};
use crate::scenario::{Document, Source};
use record::Record;
use tree::{Entry, Tree, Value};
use walk::Walker;

/// A document after reading.
#[derive(Debug)]
pub(crate) struct Read {
    /// The kind.
    pub kind: Kind,
    /// The name; empty if it could not be read.
    pub name: String,
    /// Its keys, those of the documents that it extends included.
    pub record: Record,
    /// The sources that it may name.
    pub sources: BTreeMap<String, Described>,
    /// Whether parts may be missing because the text is broken; the breaks have been reported.
    pub broken: bool,
}

/// A document's tree, with what it says it is.
struct Planted {
    tree: Tree,
    kind: Option<Kind>,
    name: String,
}

/// All documents of one load or check.
pub(crate) struct Reading<'a> {
    shelf: &'a dyn Shelf,
    /// The documents; places refer to them by index.
    pub documents: Vec<Document>,
    /// Findings so far.
    pub findings: Findings,
    planted: Vec<Option<Planted>>,
    given: BTreeMap<(Kind, String), usize>,
    read: BTreeMap<usize, Option<Rc<Read>>>,
    bytes: usize,
}

impl<'a> Reading<'a> {
    /// Begins with nothing.
    pub(crate) fn new(shelf: &'a dyn Shelf) -> Reading<'a> {
        Reading {
            shelf,
            documents: Vec::new(),
            findings: Findings::default(),
            planted: Vec::new(),
            given: BTreeMap::new(),
            read: BTreeMap::new(),
            bytes: 0,
        }
    }

    /// Takes a document in; the index is its place in the list.
    pub(crate) fn give(&mut self, document: Document) -> usize {
        let index = self.documents.len();
        let planted = if self.fits(&document, index) {
            Some(self.plant(&document.text, index))
        } else {
            None
        };
        if let Some(Planted { kind: Some(kind), name, .. }) = &planted
            && !name.is_empty()
        {
            self.given.entry((*kind, name.clone())).or_insert(index);
        }
        self.documents.push(document);
        self.planted.push(planted);
        index
    }

    /// Tells whether a document is small enough to be parsed.
    fn fits(&mut self, document: &Document, index: usize) -> bool {
        self.bytes = self.bytes.saturating_add(document.text.len());
        let fault = if document.text.len() > text::DOCUMENT_BYTES {
            Some(format!(
                "the document has {} bytes, more than {}",
                document.text.len(),
                text::DOCUMENT_BYTES
            ))
        } else if index >= text::DOCUMENTS {
            Some(format!("there are more than {} documents", text::DOCUMENTS))
        } else if self.bytes > text::ALL_BYTES {
            Some(format!("all documents together have more than {} bytes", text::ALL_BYTES))
        } else {
            None
        };
        if let Some(message) = &fault {
            let place = Place { document: index, start: 0, end: 0 };
            self.findings.error(codes::TOO_LARGE, &place, message, "this limit cannot be raised");
        }
        fault.is_none()
    }

    /// Parses a document and finds what it says it is.
    fn plant(&mut self, text: &str, index: usize) -> Planted {
        let tree = tree::read(text, index, &mut self.findings);
        let said = |key: &str| match &tree.entries.iter().find(|e| e.key == key)?.node.value {
            Value::Text(text, _) => Some(text.clone()),
            _ => None,
        };
        let kind = said("kind").and_then(|k| Kind::named(&k));
        let name = said("name").filter(|n| text::is_name(n)).unwrap_or_default();
        Planted { tree, kind, name }
    }

    /// The kind of a document.
    pub(crate) fn kind(&self, index: usize) -> Option<Kind> {
        self.planted[index].as_ref()?.kind
    }

    /// The name of a document.
    pub(crate) fn name(&self, index: usize) -> &str {
        self.planted[index].as_ref().map_or("", |p| &p.name)
    }

    /// The names of a kind, of documents given and on the shelf.
    pub(crate) fn names(&self, kind: Kind) -> Vec<String> {
        let given = self.given.keys().filter(|(k, _)| *k == kind).map(|(_, n)| n.clone());
        let mut names: Vec<String> = given.chain(self.shelf.names(kind)).collect();
        names.sort();
        names.dedup();
        names
    }

    /// The documents of a kind in whose text a name stands in quotation marks.
    pub(crate) fn naming(&mut self, kind: Kind, name: &str) -> Vec<Rc<Read>> {
        let quoted = format!("\"{name}\"");
        let mut found = Vec::new();
        for other in self.names(kind) {
            let given = self.given.get(&(kind, other.clone()));
            let text = match given {
                Some(index) => Some(self.documents[*index].text.clone()),
                None => self.shelf.document(kind, &other).map(|d| d.text),
            };
            if text.is_some_and(|text| text.contains(&quoted)) {
                found.extend(self.named(kind, &other, None));
            }
        }
        found
    }

    /// The text of a data table; reports one that does not exist.
    pub(crate) fn table(&mut self, file: &str, place: &Place) -> Option<String> {
        let text = self.shelf.table(file);
        if text.is_none() {
            let message = format!("there is no data table `{file}`");
            let hint = "put it into the folder of data tables, or correct its name";
            self.findings.error(codes::NO_TABLE, place, message, hint);
        }
        text
    }

    /// Finds a document by name and reads it; `place` is where the name stands.
    pub(crate) fn named(
        &mut self,
        kind: Kind,
        name: &str,
        place: Option<&Place>,
    ) -> Option<Rc<Read>> {
        self.chained(kind, name, place, &mut Vec::new())
    }

    /// Reads a document that was given.
    pub(crate) fn document(&mut self, index: usize) -> Option<Rc<Read>> {
        self.resolve(index, &mut Vec::new())
    }

    /// Finds a document by name, in a chain of documents that extend each other.
    fn chained(
        &mut self,
        kind: Kind,
        name: &str,
        place: Option<&Place>,
        chain: &mut Vec<usize>,
    ) -> Option<Rc<Read>> {
        let key = (kind, name.to_owned());
        if let Some(index) = self.given.get(&key) {
            return self.resolve(*index, chain);
        }
        let Some(document) = self.shelf.document(kind, name) else {
            self.no_document(kind, name, place);
            return None;
        };
        let index = self.give(document);
        self.given.insert(key, index);
        if self.planted[index].is_some() && self.name(index) != name {
            let place = Place { document: index, start: 0, end: 0 };
            let message = format!("the document is not the {} `{name}`", kind.name());
            let hint = "its `name` must be the name by which it is found";
            self.findings.error(codes::WRONG_KIND, &place, message, hint);
        }
        self.resolve(index, chain)
    }

    /// Reports a document that does not exist.
    fn no_document(&mut self, kind: Kind, name: &str, place: Option<&Place>) {
        let names = self.names(kind);
        let hint = suggest(name, names.iter().map(String::as_str));
        let message = format!("there is no {} `{name}`", kind.name());
        match place {
            Some(place) => self.findings.error(codes::NO_DOCUMENT, place, message, hint),
            None => self.findings.placeless(codes::NO_DOCUMENT, message, hint),
        }
    }

    /// Reads a document and those that it extends.
    fn resolve(&mut self, index: usize, chain: &mut Vec<usize>) -> Option<Rc<Read>> {
        if let Some(done) = self.read.get(&index) {
            return done.clone();
        }
        let planted = self.planted[index].take()?;
        let Some(kind) = planted.kind else {
            self.no_kind(&planted.tree, index);
            self.read.insert(index, None);
            return None;
        };
        chain.push(index);
        let read = self.walk(index, kind, &planted, chain);
        chain.pop();
        self.planted[index] = Some(planted);
        let read = Some(Rc::new(read));
        self.read.insert(index, read.clone());
        read
    }

    /// Reports a document without a kind.
    fn no_kind(&mut self, tree: &Tree, index: usize) {
        let names = Kind::ALL.map(|(_, name)| name);
        let entry = tree.entries.iter().find(|e| e.key == "kind");
        let place =
            entry.map_or(Place { document: index, start: 0, end: 0 }, |e| e.node.place.clone());
        let message = "the document does not say what kind it is";
        let hint = format!("write kind = … with one of {}", crate::findings::listed(&names));
        self.findings.error(codes::WRONG_KIND, &place, message, hint);
    }

    /// Reads a document along the tables of keys and lays it over the one that it extends.
    fn walk(
        &mut self,
        index: usize,
        kind: Kind,
        planted: &Planted,
        chain: &mut Vec<usize>,
    ) -> Read {
        let base = self.base(kind, &planted.tree.entries, chain);
        let mut sources = base.as_ref().map_or_else(BTreeMap::new, |b| b.sources.clone());
        sources.extend(described(&planted.tree.entries));
        let place = Place { document: index, start: 0, end: 0 };
        let mut walker = Walker {
            text: &self.documents[index].text,
            sources: &sources,
            findings: &mut self.findings,
        };
        let mut record = walker.table(keys::root(kind), &planted.tree.entries, &place, None);
        whole::duplicates(&record, &mut self.findings);
        let mut broken = planted.tree.broken || (base.is_none() && extends(&planted.tree.entries));
        if let Some(base) = base {
            broken |= base.broken;
            let mut start = merge::start(base.record.clone());
            let paths = record.texts("remove");
            merge::remove(&mut start, paths, &mut self.findings);
            record = merge::lay_over(start, record);
        }
        if broken {
            self.findings.set_broken(index);
        }
        whole::missing(&record, &mut self.findings);
        Read { kind, name: planted.name.clone(), record, sources, broken }
    }

    /// The document that a document extends.
    fn base(&mut self, kind: Kind, entries: &[Entry], chain: &mut Vec<usize>) -> Option<Rc<Read>> {
        let entry = entries.iter().find(|e| e.key == "extends")?;
        keys::root(kind).key("extends")?;
        let Value::Text(name, _) = &entry.node.value else { return None };
        let known = self.given.get(&(kind, name.clone()));
        let fault = if known.is_some_and(|index| chain.contains(index)) {
            Some("the documents extend each other in a circle".to_owned())
        } else if chain.len() > text::EXTENDS {
            Some(format!("more than {} documents extend each other", text::EXTENDS))
        } else {
            None
        };
        if let Some(message) = fault {
            let hint = "let one of them stand on its own";
            self.findings.error(codes::EXTENDS, &entry.node.place, message, hint);
            return None;
        }
        self.chained(kind, name, Some(&entry.node.place), chain)
    }

    /// The sources of some documents, each once.
    pub(crate) fn sources(&mut self, reads: &[Rc<Read>]) -> Vec<Source> {
        let mut all: BTreeMap<String, Described> = BTreeMap::new();
        for described in reads.iter().flat_map(|r| r.sources.values()) {
            let id = &described.source.id;
            let same = |a: &Source, b: &Source| {
                (&a.title, &a.publisher, &a.date, &a.address, &a.certainty)
                    == (&b.title, &b.publisher, &b.date, &b.address, &b.certainty)
            };
            match all.get(id) {
                None => {
                    all.insert(id.clone(), described.clone());
                }
                Some(first) if !same(&first.source, &described.source) => {
                    self.findings.warning(
                        codes::SOURCE_DIFFERS,
                        &described.place,
                        format!("another document describes the source `{id}` differently"),
                        "describe it in the same words, or give it another name",
                    );
                }
                Some(_) => {}
            }
        }
        all.into_values().map(|d| d.source).collect()
    }
}

/// Tells whether a document says that it extends another.
fn extends(entries: &[Entry]) -> bool {
    entries.iter().any(|e| e.key == "extends")
}

/// The sources that a document describes; what is wrong with them is found on the walk.
fn described(entries: &[Entry]) -> BTreeMap<String, Described> {
    let Some(Value::Table(sources)) =
        entries.iter().find(|e| e.key == "sources").map(|e| &e.node.value)
    else {
        return BTreeMap::new();
    };
    let mut all = BTreeMap::new();
    for entry in sources {
        let Value::Table(keys) = &entry.node.value else { continue };
        let said = |key: &str| match keys.iter().find(|e| e.key == key).map(|e| &e.node.value) {
            Some(Value::Text(text, _)) => text.clone(),
            _ => String::new(),
        };
        let source = Source {
            id: entry.key.clone(),
            title: said("title"),
            publisher: said("publisher"),
            date: said("date"),
            address: said("address"),
            certainty: said("certainty"),
        };
        all.insert(entry.key.clone(), Described { source, place: entry.place.clone() });
    }
    all
}
