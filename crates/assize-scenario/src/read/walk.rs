//! Walks a tree along the tables of keys: every unknown key, wrong type and missing basis is found.

use std::collections::BTreeMap;
use std::rc::Rc;

use assize_base::diag::{Place, nearest};

use super::record::{Datum, Field, Number, Record};
use super::text;
use super::tree::{Entry, Node, Value};
use crate::codes;
use crate::findings::{Findings, suggest};
use crate::keys::{Form, Key, Rank, Table};
use crate::scenario::{Basis, Source};

/// The keys that give a basis.
pub(super) const BASIS_KEYS: [&str; 3] = ["source", "assumed", "range"];

/// A source as a document describes it.
#[derive(Clone, Debug)]
pub(crate) struct Described {
    /// The source.
    pub source: Source,
    /// The place of its name.
    pub place: Place,
}

/// Reads one document along the tables of keys.
pub(crate) struct Walker<'a> {
    /// The text of the document, to show numbers as written.
    pub text: &'a str,
    /// The sources that may be named.
    pub sources: &'a BTreeMap<String, Described>,
    /// Where findings go.
    pub findings: &'a mut Findings,
}

/// The basis of the table that is being read.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    /// The basis that plain numbers take.
    pub basis: Option<Rc<Basis>>,
    /// Whether its absence has been said, or its presence is faulty.
    pub said: bool,
    /// The table, in words.
    pub title: &'static str,
}

impl Walker<'_> {
    /// Reads a table.
    pub(crate) fn table(
        &mut self,
        table: &'static Table,
        entries: &[Entry],
        place: &Place,
        outer: Option<&Rc<Basis>>,
    ) -> Record {
        let mut record = Record::empty(table, place.clone());
        let mut ground = self.ground(table, entries, outer);
        record.basis.clone_from(&ground.basis);
        record.basis_said = ground.said;
        for entry in entries {
            if table.basis && BASIS_KEYS.contains(&entry.key.as_str()) {
                continue;
            }
            match table.key(&entry.key) {
                Some(key) => {
                    let datum = self.datum(key, &entry.node, &mut ground);
                    record.fields.push(field(key, entry, datum));
                }
                None => self.unknown_key(table, entry, &mut record),
            }
        }
        if let Some(range) = entries.iter().find(|e| table.basis && e.key == "range") {
            self.table_range(range, &mut record, &ground);
        } else {
            self.missing_range(&record);
        }
        record
    }

    /// Reports an unknown key; if it is a slip for another, that one counts as written.
    fn unknown_key(&mut self, table: &'static Table, entry: &Entry, record: &mut Record) {
        let mut names: Vec<&str> = table.all_keys().map(|k| k.name).collect();
        if table.basis {
            names.extend(BASIS_KEYS);
        }
        let title = if table.title.is_empty() { "the document" } else { table.title };
        self.findings.error(
            codes::UNKNOWN_KEY,
            &entry.place,
            format!("{title} has no key `{}`", entry.key),
            suggest(&entry.key, names.iter().copied()),
        );
        if let Some(key) = nearest(&entry.key, names).and_then(|name| table.key(name)) {
            record.fields.push(field(key, entry, None));
        }
    }

    /// Finds the basis of a table.
    fn ground(
        &mut self,
        table: &'static Table,
        entries: &[Entry],
        outer: Option<&Rc<Basis>>,
    ) -> Ground {
        let title = table.title;
        let near = |name: &str| {
            table.basis
                && entries.iter().any(|e| {
                    table.key(&e.key).is_none()
                        && !BASIS_KEYS.contains(&e.key.as_str())
                        && nearest(&e.key, [name]).is_some()
                })
        };
        let said = near("source") || near("assumed");
        let inherited = Ground { basis: outer.cloned(), said, title };
        if !table.basis {
            return inherited;
        }
        self.own_basis(entries).map_or(inherited, |basis| Ground {
            said: basis.is_none(),
            basis: basis.map(Rc::new),
            title,
        })
    }

    /// The basis that a table itself names; `Some(None)` if it is faulty, which has been said.
    pub(super) fn own_basis(&mut self, entries: &[Entry]) -> Option<Option<Basis>> {
        let find = |name: &str| entries.iter().find(|e| e.key == name);
        match (find("source"), find("assumed")) {
            (None, None) => None,
            (Some(a), Some(b)) => {
                let later = if a.place.start > b.place.start { a } else { b };
                self.findings.error(
                    codes::TWO_BASES,
                    &later.place,
                    "`source` and `assumed` exclude each other",
                    "keep `source` if the number stands in it, else `assumed` with a range",
                );
                Some(None)
            }
            (Some(source), None) => Some(self.source(&source.node).map(Basis::Source)),
            (None, Some(why)) => Some(self.line(&why.node, text::PROSE, true).map(Basis::Assumed)),
        }
    }

    /// Reads a reference to a source and looks whether it may be used.
    fn source(&mut self, node: &Node) -> Option<String> {
        let written = self.line(node, text::TITLE, false)?;
        let id = written.split_once('#').map_or(written.as_str(), |(id, _)| id);
        let Some(known) = self.sources.get(id) else {
            let names: Vec<&str> = self.sources.keys().map(String::as_str).collect();
            let hint = if names.is_empty() {
                format!("describe it in a table [sources.{id}]")
            } else {
                suggest(id, names)
            };
            let message = format!("there is no source `{id}`");
            self.findings.error(codes::UNKNOWN_SOURCE, &node.place, message, hint);
            return None;
        };
        if known.source.certainty == crate::keys::UNVERIFIED {
            self.findings.error(
                codes::UNVERIFIED,
                &node.place,
                format!("the source `{id}` is unverified"),
                "verify it and say so in its `certainty`, or use `assumed` with a range",
            );
        }
        Some(written)
    }

    /// Reads a text of at most so many characters.
    pub(super) fn line(&mut self, node: &Node, most: usize, lines: bool) -> Option<String> {
        let Value::Text(written, _) = &node.value else {
            return self.wrong_type(node, "text in quotation marks");
        };
        if let Some(fault) = text::fault(written, most, lines) {
            let hint = format!("write plain text of at most {most} characters");
            self.findings.error(codes::BAD_TEXT, &node.place, fault, hint);
            return None;
        }
        Some(written.clone())
    }

    /// Reports a value of a wrong type.
    pub(super) fn wrong_type<T>(&mut self, node: &Node, wanted: &str) -> Option<T> {
        if !matches!(node.value, Value::Broken) {
            let message = format!("expected {wanted}, found {}", node.value.words());
            self.findings.error(codes::WRONG_TYPE, &node.place, message, hint_for(node));
        }
        None
    }

    /// Gives the principal number of an assumed table the table's range.
    fn table_range(&mut self, range: &Entry, record: &mut Record, ground: &Ground) {
        let assumed = matches!(ground.basis.as_deref(), Some(Basis::Assumed(_)));
        if !assumed {
            if !ground.said {
                self.findings.error(
                    codes::BAD_RANGE,
                    &range.place,
                    "a range belongs to an assumption, and this table is not assumed",
                    "leave the range out, or say `assumed = \"why\"`",
                );
            }
            return;
        }
        let principal = record.fields.iter().position(takes_range);
        let faulty = record.fields.iter().any(|f| f.key.rank == Rank::Principal && f.is_faulty());
        let Some(index) = principal else {
            if !faulty {
                self.findings.error(
                    codes::BAD_RANGE,
                    &range.place,
                    "there is no number in this table that the range could belong to",
                    "give each number its own range: { is = …, assumed = \"why\", range = [ …, … ] }",
                );
            }
            return;
        };
        let Datum::Number(mut number) = record.fields[index].datum.clone() else { return };
        number.range = self.range(&range.node, number.unit, &number.amount);
        record.fields[index].datum = Datum::Number(number);
    }

    /// Reports principal numbers of an assumed table that has no range.
    fn missing_range(&mut self, record: &Record) {
        for field in record.fields.iter().filter(|f| takes_range(f)) {
            let example = match &field.datum {
                Datum::Number(number) => number.unit.example(),
                _ => "",
            };
            self.findings.error(
                codes::NO_RANGE,
                &field.at,
                format!("`{}` is assumed without a range", field.key.name),
                format!("add range = [low, high] to the table ({example})"),
            );
        }
    }

    /// Reads one of the forms that are not plain texts or numbers; see also `value`.
    pub(super) fn nested(&mut self, key: &Key, node: &Node, ground: &Ground) -> Option<Datum> {
        match (key.form, &node.value) {
            (Form::Table(table), Value::Table(entries)) => {
                let record = self.table(table, entries, &node.place, ground.basis.as_ref());
                Some(Datum::Table(record))
            }
            (Form::Table(_), _) => self.wrong_type(node, "a table"),
            (Form::Tables(table), Value::Row(rows)) => {
                if rows.len() > text::TABLES {
                    let message = format!("there are {} of {}", rows.len(), table.title);
                    let hint = format!("at most {} are allowed", text::TABLES);
                    self.findings.error(codes::TOO_MANY, &node.place, message, hint);
                    return None;
                }
                Some(Datum::Tables(
                    rows.iter().filter_map(|n| self.row(table, n, ground)).collect(),
                ))
            }
            (Form::Tables(table), _) => {
                self.wrong_type(node, &format!("tables, each under {}", table.title))
            }
            (Form::Named(table), Value::Table(entries)) => Some(self.named(table, entries)),
            _ => self.wrong_type(node, "tables by name"),
        }
    }

    /// Reads one table of a row.
    fn row(&mut self, table: &'static Table, node: &Node, ground: &Ground) -> Option<Record> {
        match &node.value {
            Value::Table(entries) => {
                Some(self.table(table, entries, &node.place, ground.basis.as_ref()))
            }
            _ => self.wrong_type(node, "a table"),
        }
    }

    /// Reads tables by name.
    fn named(&mut self, table: &'static Table, entries: &[Entry]) -> Datum {
        let mut records = Vec::new();
        for entry in entries {
            if !text::is_id(&entry.key) {
                let message = format!("`{}` is not written as names are", entry.key);
                let hint = "use letters, digits, hyphens, points and underscores";
                self.findings.error(codes::BAD_NAME, &entry.place, message, hint);
            }
            match &entry.node.value {
                Value::Table(inner) => records.push(self.table(table, inner, &entry.place, None)),
                _ => {
                    self.wrong_type::<()>(&entry.node, "a table");
                }
            }
        }
        Datum::Tables(records)
    }
}

/// Tells whether a field is a principal number that takes its table's range and has none yet.
fn takes_range(field: &Field) -> bool {
    field.key.rank == Rank::Principal
        && matches!(&field.datum, Datum::Number(Number { range: None, basis: Some(basis), long: false, .. })
            if matches!(basis.as_ref(), Basis::Assumed(_)))
}

impl Field {
    /// Tells whether the value is faulty, which has been said.
    pub(crate) fn is_faulty(&self) -> bool {
        matches!(self.datum, Datum::Faulty)
    }
}

/// Makes a field.
fn field(key: &'static Key, entry: &Entry, datum: Option<Datum>) -> Field {
    Field {
        key,
        place: entry.place.clone(),
        at: entry.node.place.clone(),
        datum: datum.unwrap_or(Datum::Faulty),
    }
}

/// What may help whoever wrote a value of a wrong type.
fn hint_for(node: &Node) -> String {
    match &node.value {
        Value::Truth(_) | Value::Whole(_) | Value::Real(_) => {
            "text stands in quotation marks, numbers without".into()
        }
        Value::Text(text, _) if text.parse::<i64>().is_ok() => {
            "leave the quotation marks out".into()
        }
        Value::Table(entries) if entries.iter().any(|e| e.key == "is") => {
            "this key takes no long form".into()
        }
        _ => String::new(),
    }
}
