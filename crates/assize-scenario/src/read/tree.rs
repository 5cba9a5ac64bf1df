//! A document as a tree in which every key and value knows its place.

use assize_base::diag::Place;
use toml::de::{DeTable, DeValue, Error};

use crate::codes;
use crate::findings::Findings;

/// A value with its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Its place.
    pub place: Place,
    /// What it is.
    pub value: Value,
}

/// A value.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A text; where in the document it begins, if it stands there letter by letter.
    Text(String, Option<usize>),
    /// A whole number as written, without underscores.
    Whole(String),
    /// A number with a decimal point as written, without underscores.
    Real(String),
    /// True or false.
    Truth(bool),
    /// A date, as year, month and day.
    Date(i16, i8, i8),
    /// A time of day, or a date with one.
    Time,
    /// A row of values.
    Row(Vec<Node>),
    /// A table, in the order of the document.
    Table(Vec<Entry>),
    /// What could not be read; the reader has said so.
    Broken,
}

impl Value {
    /// What it is, in words.
    pub(crate) fn words(&self) -> &'static str {
        match self {
            Value::Text(..) => "text",
            Value::Whole(_) => "a whole number",
            Value::Real(_) => "a number with a decimal point",
            Value::Truth(_) => "true or false",
            Value::Date(..) => "a date",
            Value::Time => "a time",
            Value::Row(_) => "a list",
            Value::Table(_) => "a table",
            Value::Broken => "unreadable",
        }
    }
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub key: String,
    /// Its place.
    pub place: Place,
    /// The value.
    pub node: Node,
}

/// A document's tree, and whether parts of it could not be read.
#[derive(Debug)]
pub(crate) struct Tree {
    /// The top table.
    pub entries: Vec<Entry>,
    /// Whether the text has faults as TOML, so that parts may be missing.
    pub broken: bool,
}

/// Reads a document; faults of syntax are reported one a line.
pub(crate) fn read(text: &str, document: usize, findings: &mut Findings) -> Tree {
    let (table, errors) = DeTable::parse_recoverable(text);
    let broken = !errors.is_empty();
    report(text, document, errors, findings);
    let planter = Planter { text, document };
    Tree { entries: planter.entries(table.get_ref()), broken }
}

/// Reports the first fault of each line.
fn report(text: &str, document: usize, errors: Vec<Error>, findings: &mut Findings) {
    let mut placed: Vec<(usize, usize, String)> = errors
        .into_iter()
        .map(|e| {
            let span = e.span().unwrap_or(0..0);
            (span.start, span.end, e.message().to_owned())
        })
        .collect();
    placed.sort();
    let mut line_end = None;
    for (start, end, message) in placed {
        if line_end.is_some_and(|line| start <= line) {
            continue;
        }
        line_end =
            Some(text.get(start..).and_then(|t| t.find('\n')).map_or(text.len(), |n| start + n));
        let end = end.max((start + 1).min(text.len()));
        findings.doubt(doubtful(text, document, start));
        findings.error(
            codes::SYNTAX,
            &Place { document, start, end },
            lower_case(&message),
            "documents are TOML: `key = value`, text in quotation marks, each key once",
        );
    }
}

/// The stretch that a fault of syntax makes doubtful: its line, or all of the table whose header
/// it is in.
fn doubtful(text: &str, document: usize, at: usize) -> Place {
    let start = text.get(..at).and_then(|t| t.rfind('\n')).map_or(0, |n| n + 1);
    let rest = text.get(start..).unwrap_or("");
    let stop = if rest.trim_start().starts_with('[') { "\n[" } else { "\n" };
    let end = rest.find(stop).map_or(text.len(), |n| start + n);
    Place { document, start, end }
}

/// A message with a small first letter.
fn lower_case(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or(String::new(), |c| c.to_lowercase().chain(letters).collect())
}

/// Turns the parser's tables into ours.
struct Planter<'a> {
    text: &'a str,
    document: usize,
}

impl Planter<'_> {
    /// The place of a span.
    fn place(&self, span: std::ops::Range<usize>) -> Place {
        Place { document: self.document, start: span.start, end: span.end }
    }

    /// The entries of a table, in the order of the document.
    fn entries(&self, table: &DeTable<'_>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref().to_string(),
                place: self.place(key.span()),
                node: self.node(value.get_ref(), value.span()),
            })
            .collect();
        entries.sort_by_key(|e| e.place.start);
        entries
    }

    /// A value.
    fn node(&self, value: &DeValue<'_>, span: std::ops::Range<usize>) -> Node {
        let value = match value {
            _ if span.is_empty() => Value::Broken,
            DeValue::String(text) => {
                let raw = self.text.get(span.clone()).unwrap_or("");
                let verbatim = raw.find(text.as_ref()).map(|at| span.start + at);
                Value::Text(text.replace("\r\n", "\n"), verbatim)
            }
            DeValue::Integer(n) if n.radix() == 10 => Value::Whole(n.as_str().to_owned()),
            DeValue::Integer(n) => Value::Whole(
                i64::from_str_radix(n.as_str(), n.radix())
                    .map_or_else(|_| n.to_string(), |v| v.to_string()),
            ),
            DeValue::Float(n) => Value::Real(n.as_str().to_owned()),
            DeValue::Boolean(truth) => Value::Truth(*truth),
            DeValue::Datetime(time) => match (time.date, time.time) {
                (Some(d), None) => Value::Date(d.year as i16, d.month as i8, d.day as i8),
                _ => Value::Time,
            },
            DeValue::Array(row) => {
                Value::Row(row.iter().map(|v| self.node(v.get_ref(), v.span())).collect())
            }
            DeValue::Table(table) => Value::Table(self.entries(table)),
        };
        Node { place: self.place(span), value }
    }
}
