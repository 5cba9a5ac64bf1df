//! The key reference: one line a key, from the tables that reading uses.

use super::{Form, Key, Rank, Table, root};
use crate::load::{KeyLine, Kind};

/// The lines of a kind of document, table by table.
pub(crate) fn lines(kind: Kind) -> Vec<KeyLine> {
    let mut lines = Vec::new();
    table(root(kind), &mut lines);
    lines
}

/// The lines of a table, then those of the tables in it.
fn table(table: &'static Table, lines: &mut Vec<KeyLine>) {
    for key in table.all_keys() {
        lines.push(line(table, key));
    }
    if table.basis {
        for (key, value, doc) in BASIS {
            lines.push(KeyLine {
                table: table.title.to_owned(),
                key: key.to_owned(),
                value: value.to_owned(),
                required: false,
                principal: false,
                doc: doc.to_owned(),
            });
        }
    }
    for key in table.all_keys() {
        if let Form::Table(inner) | Form::Tables(inner) | Form::Named(inner) = key.form {
            self::table(inner, lines);
        }
    }
}

/// The keys that give a table its basis.
const BASIS: [(&str, &str, &str); 3] = [
    ("source", "text: a source, and after `#` the place in it", "where the table's numbers stand"),
    ("assumed", "text", "why the table's principal number is assumed"),
    ("range", "two numbers", "within what range it is assumed"),
];

/// The line of a key.
fn line(table: &Table, key: &Key) -> KeyLine {
    KeyLine {
        table: table.title.to_owned(),
        key: key.name.to_owned(),
        value: value(key.form),
        required: key.required,
        principal: key.rank == Rank::Principal,
        doc: key.doc.to_owned(),
    }
}

/// What is written at a key, in words.
fn value(form: Form) -> String {
    match form {
        Form::Name => "the name of a document".into(),
        Form::Id => "an id".into(),
        Form::Label => "a label".into(),
        Form::Title => "a line of text".into(),
        Form::Prose => "text".into(),
        Form::Choice(words) => format!("one of {}", words.join(", ")),
        Form::Truth => "true or false".into(),
        Form::Setting(low, high) => format!("a whole number, {low} to {high}"),
        Form::Date => "a date".into(),
        Form::Real => "a number, 0 to 1e15".into(),
        Form::Raw => "a number of the unit of the one that it replaces".into(),
        Form::Paths => "paths of numbers".into(),
        Form::Number(unit) => format!("{}, {}", unit.words(), unit.bounds()),
        Form::OpenOr(unit) => format!("\"open\" or {}, {}", unit.words(), unit.bounds()),
        Form::Pair(unit) => format!("from and to: {}, {}", unit.words(), unit.bounds()),
        Form::Numbers(unit, least, most) if least == most => {
            format!("{most} numbers: {}, {}", unit.words(), unit.bounds())
        }
        Form::Numbers(unit, least, most) => {
            format!("{least} to {most} numbers: {}, {}", unit.words(), unit.bounds())
        }
        Form::Names => "names of documents".into(),
        Form::Stacks => "names of policies, joined by + in one arm".into(),
        Form::Labels => "several labels".into(),
        Form::Words(words) => format!("some of {}", words.join(", ")),
        Form::Condition => "a condition".into(),
        Form::Expression => "an expression with a whole number as its value".into(),
        Form::Seeds => "lines of the source documents".into(),
        Form::Stack => "a policy, or several joined by +".into(),
        Form::Factors => "factors by attribute and label".into(),
        Form::Quantiles(unit) => {
            format!("points [share, value]: a share of 0 to 1, {}, {}", unit.words(), unit.bounds())
        }
        Form::Table(_) => "a table".into(),
        Form::Tables(_) => "tables".into(),
        Form::Named(_) => "tables by name".into(),
    }
}
