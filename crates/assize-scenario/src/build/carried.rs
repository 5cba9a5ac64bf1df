//! What documents say of the source documents: which element carries out which line, what answers
//! a claim, what is noted.

use std::rc::Rc;

use super::params::root;
use crate::keys::SEED;
use crate::load::Kind;
use crate::read::Read;
use crate::read::record::{Datum, Field, Record};
use crate::scenario::{Carried, Note, Told};

/// The elements of documents that carry out lines of the source documents, in order.
pub(super) fn carried(reads: &[Rc<Read>]) -> Vec<Carried> {
    let mut all = Vec::new();
    for read in reads {
        collect(&read.record, &Element { document: &root(read), key: "", id: "" }, &mut all);
    }
    all
}

/// What the documents note, in order.
pub(super) fn notes(reads: &[Rc<Read>]) -> Vec<Note> {
    let kinds = [Kind::Policy, Kind::Study, Kind::Society];
    let noting = reads.iter().filter(|r| kinds.contains(&r.kind));
    let rows = noting.flat_map(|r| r.record.tables("note").iter().map(move |n| (root(r), n)));
    rows.map(|(document, record)| Note {
        seeds: seeds(record),
        document,
        text: record.owned("text"),
        source: record.source(),
    })
    .collect()
}

/// What authors say of their studies and policies, in order.
pub(super) fn told(reads: &[Rc<Read>]) -> Vec<Told> {
    let saying = reads.iter().filter(|r| [Kind::Study, Kind::Policy].contains(&r.kind));
    let saying = saying.filter_map(|read| Some((root(read), read.record.table("odd")?)));
    let keys = |(document, record): (String, &Record)| -> Vec<Told> {
        let said = |field: &Field| match &field.datum {
            Datum::Text(text) => Some((field.key.name, text.trim().to_owned())),
            _ => None,
        };
        let fields = record.fields.iter().filter_map(said);
        fields
            .map(|(key, text)| Told { document: document.clone(), key: key.to_owned(), text })
            .collect()
    };
    saying.flat_map(keys).collect()
}

/// The lines that a table carries out.
pub(super) fn seeds(record: &Record) -> Vec<String> {
    record.texts(SEED).iter().map(|(seed, _)| seed.clone()).collect()
}

/// Where a table stands.
struct Element<'a> {
    document: &'a str,
    key: &'a str,
    id: &'a str,
}

/// Collects the lines of a table and of those in it.
fn collect(record: &Record, element: &Element<'_>, all: &mut Vec<Carried>) {
    if record.table.key(SEED).is_some() {
        all.extend(seeds(record).into_iter().map(|seed| Carried {
            seed,
            document: element.document.to_owned(),
            element: element.key.to_owned(),
            id: element.id.to_owned(),
        }));
    }
    for field in &record.fields {
        let key = field.key.name;
        let inner = match &field.datum {
            Datum::Table(inner) => std::slice::from_ref(inner),
            Datum::Tables(inner) if key != "sources" => inner,
            _ => continue,
        };
        for one in inner {
            let own = own_id(one).unwrap_or(element.id);
            // The scores of both kinds stand in a table of their own.
            let of_scores = record.table.title == "[score]";
            let (key, id) = if of_scores { ("score", key) } else { (key, own) };
            collect(one, &Element { key, id, ..*element }, all);
        }
    }
}

/// What tells a table from the others: its id, its label, or the measure that it names.
fn own_id(record: &Record) -> Option<&str> {
    let named = |key: &str| record.table.key(key).and_then(|_| record.text(key));
    record.id().or_else(|| named("label")).or_else(|| named("measure"))
}
