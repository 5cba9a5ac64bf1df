//! What a whole document must have: required keys, choices between keys, ids that differ.

use std::collections::BTreeSet;

use super::record::{Datum, Record};
use crate::codes;
use crate::findings::{Findings, listed};
use crate::keys::Choice;

/// Reports ids that stand twice in one document.
pub(crate) fn duplicates(record: &Record, findings: &mut Findings) {
    for field in &record.fields {
        match &field.datum {
            Datum::Table(inner) => duplicates(inner, findings),
            Datum::Tables(inner) => {
                let mut seen = BTreeSet::new();
                for one in inner {
                    if let Some(id) = one.id()
                        && !seen.insert(id.to_owned())
                    {
                        twice(one, id, findings);
                    }
                    duplicates(one, findings);
                }
            }
            _ => {}
        }
    }
}

/// Reports an id that stands twice.
pub(crate) fn twice(record: &Record, id: &str, findings: &mut Findings) {
    let at = record.table.id.map_or(&record.place, |key| record.at(key));
    let message = format!("there are two of {} with the id `{id}`", record.table.title);
    findings.error(codes::DUPLICATE, at, message, "give each its own id");
}

/// Reports keys that are missing or exclude each other.
pub(crate) fn missing(record: &Record, findings: &mut Findings) {
    let title = described(record);
    for key in record.table.all_keys().filter(|k| k.required && !record.has(k.name)) {
        let message = format!("{title} lacks `{}`", key.name);
        let hint = format!("add `{}`: {}", key.name, key.doc);
        findings.error(codes::MISSING_KEY, &record.place, message, hint);
    }
    for group in record.table.one_of {
        choice(record, group, &title, findings);
    }
    for field in &record.fields {
        match &field.datum {
            Datum::Table(inner) => missing(inner, findings),
            Datum::Tables(inner) => inner.iter().for_each(|one| missing(one, findings)),
            _ => {}
        }
    }
}

/// Reports a choice between keys that was not made, or made twice.
fn choice(record: &Record, group: &[Choice], title: &str, findings: &mut Findings) {
    let names: Vec<&str> = group.iter().map(|c| c.key).collect();
    let mut given: Vec<_> = names.iter().filter_map(|k| record.field(k)).collect();
    given.sort_by(|a, b| a.place.cmp(&b.place));
    match given.as_slice() {
        [] => {
            let message = format!("{title} lacks one of {}", listed(&names));
            findings.error(codes::MISSING_KEY, &record.place, message, "add one of them");
        }
        [_] => {}
        [_, .., last] => {
            let message = format!("{} exclude each other", listed(&names));
            findings.error(codes::EXCLUSIVE, &last.place, message, "keep one of them");
        }
    }
}

/// A table in words, with its id.
fn described(record: &Record) -> String {
    let title = if record.table.title.is_empty() { "the document" } else { record.table.title };
    match record.id() {
        Some(id) => format!("{title} `{id}`"),
        None => title.to_owned(),
    }
}
