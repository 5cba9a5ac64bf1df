//! Tables of documents after reading: typed values with their places and bases.

use std::rc::Rc;

use assize_base::calendar::Date;
use assize_base::diag::Place;
use assize_base::vocabulary::Attribute;

use crate::cel::Condition;
use crate::keys::{Key, Table};
use crate::scenario::Basis;
use crate::units::{Amount, Unit};

/// A table, read.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// What table it is.
    pub table: &'static Table,
    /// Its place: of its header or braces.
    pub place: Place,
    /// Where its plain numbers come from.
    pub basis: Option<Rc<Basis>>,
    /// Whether what is wrong with this has been said.
    pub basis_said: bool,
    /// Its keys.
    pub fields: Vec<Field>,
}

/// A key, read.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// What key it is.
    pub key: &'static Key,
    /// The place of the key.
    pub place: Place,
    /// The place of the value.
    pub at: Place,
    /// The value.
    pub datum: Datum,
}

/// A value, read.
#[derive(Clone, Debug)]
pub(crate) enum Datum {
    /// A text.
    Text(String),
    /// One of the words of the key.
    Choice(usize),
    /// True or false.
    Truth(bool),
    /// A setting.
    Setting(u64),
    /// A date.
    Date(Date),
    /// A number.
    Number(Number),
    /// Without end.
    Open,
    /// From and to, or several numbers.
    Numbers(Series),
    /// Several texts.
    Texts(Vec<(String, Place)>),
    /// Several of the words of the key.
    Words(Vec<usize>),
    /// A condition.
    Condition(Rc<Condition>),
    /// A number of fractions as large as they are, which no run computes with.
    Real(f64),
    /// A number whose unit is not known where it stands: as written, and whether in quotation marks.
    Raw(String, bool),
    /// Factors.
    Factors(Vec<Factors>),
    /// Points of a distribution.
    Quantiles(Vec<(u64, u32)>, Series),
    /// A table.
    Table(Record),
    /// Tables in a row.
    Tables(Vec<Record>),
    /// There is something, but it is faulty, and that has been said.
    Faulty,
}

/// A number with its basis.
#[derive(Clone, Debug)]
pub(crate) struct Number {
    /// The unit.
    pub unit: Unit,
    /// The value.
    pub amount: Amount,
    /// As written.
    pub written: String,
    /// The range as written.
    pub range: Option<(String, String)>,
    /// Where it comes from; none if that is missing, which has been said.
    pub basis: Option<Rc<Basis>>,
    /// The place of the value.
    pub place: Place,
    /// Whether it was written in the long form, with a basis of its own.
    pub long: bool,
}

/// Several numbers with one basis.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    /// The values, in the fixed form of the unit.
    pub values: Vec<i128>,
    /// As written.
    pub written: String,
    /// Where they come from.
    pub basis: Option<Rc<Basis>>,
    /// The place.
    pub place: Place,
}

/// The factors of one attribute.
#[derive(Clone, Debug)]
pub(crate) struct Factors {
    /// The attribute.
    pub attribute: Attribute,
    /// Those that were written, with their labels; the others are one.
    pub numbers: Vec<(&'static str, Number)>,
}

impl Record {
    /// A table without any key.
    pub(crate) fn empty(table: &'static Table, place: Place) -> Record {
        Record { table, place, basis: None, basis_said: false, fields: Vec::new() }
    }

    /// A field by the name of its key.
    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        debug_assert!(self.table.key(name).is_some(), "{} has no `{name}`", self.table.title);
        self.fields.iter().find(|f| f.key.name == name)
    }

    /// Tells whether the key was written, faulty or not.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.field(name).is_some()
    }

    /// Tells whether the key was written with a faulty value, which has been said.
    pub(crate) fn has_fault(&self, name: &str) -> bool {
        self.field(name).is_some_and(|f| matches!(f.datum, Datum::Faulty))
    }

    /// The place of the key's value, or of the table.
    pub(crate) fn at(&self, name: &str) -> &Place {
        self.field(name).map_or(&self.place, |f| &f.at)
    }

    /// A text.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        match &self.field(name)?.datum {
            Datum::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A text, or an empty one.
    pub(crate) fn owned(&self, name: &str) -> String {
        self.text(name).unwrap_or_default().to_owned()
    }

    /// The index of a word.
    pub(crate) fn choice(&self, name: &str) -> Option<usize> {
        match self.field(name)?.datum {
            Datum::Choice(index) => Some(index),
            _ => None,
        }
    }

    /// True or false; false if it is not written.
    pub(crate) fn truth(&self, name: &str) -> bool {
        self.field(name).is_some_and(|f| matches!(f.datum, Datum::Truth(true)))
    }

    /// A setting.
    pub(crate) fn setting(&self, name: &str) -> Option<u64> {
        match self.field(name)?.datum {
            Datum::Setting(value) => Some(value),
            _ => None,
        }
    }

    /// Several of the words of the key, by index.
    pub(crate) fn words(&self, name: &str) -> &[usize] {
        match self.field(name).map(|f| &f.datum) {
            Some(Datum::Words(words)) => words,
            _ => &[],
        }
    }

    /// A number that no run computes with.
    pub(crate) fn real(&self, name: &str) -> Option<f64> {
        match self.field(name)?.datum {
            Datum::Real(value) => Some(value),
            _ => None,
        }
    }

    /// A date.
    pub(crate) fn date(&self, name: &str) -> Option<Date> {
        match self.field(name)?.datum {
            Datum::Date(date) => Some(date),
            _ => None,
        }
    }

    /// A number.
    pub(crate) fn number(&self, name: &str) -> Option<&Number> {
        match &self.field(name)?.datum {
            Datum::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A number in the fixed form of its unit.
    pub(crate) fn scaled(&self, name: &str) -> Option<i128> {
        self.number(name).map(|n| n.amount.key())
    }

    /// Several numbers.
    pub(crate) fn series(&self, name: &str) -> Option<&[i128]> {
        match &self.field(name)?.datum {
            Datum::Numbers(series) => Some(&series.values),
            _ => None,
        }
    }

    /// Several texts.
    pub(crate) fn texts(&self, name: &str) -> &[(String, Place)] {
        match self.field(name).map(|f| &f.datum) {
            Some(Datum::Texts(texts)) => texts,
            _ => &[],
        }
    }

    /// A condition.
    pub(crate) fn condition(&self, name: &str) -> Option<&Rc<Condition>> {
        match &self.field(name)?.datum {
            Datum::Condition(condition) => Some(condition),
            _ => None,
        }
    }

    /// A table in it.
    pub(crate) fn table(&self, name: &str) -> Option<&Record> {
        match &self.field(name)?.datum {
            Datum::Table(record) => Some(record),
            _ => None,
        }
    }

    /// Tables in it.
    pub(crate) fn tables(&self, name: &str) -> &[Record] {
        match self.field(name).map(|f| &f.datum) {
            Some(Datum::Tables(records)) => records,
            _ => &[],
        }
    }

    /// The id, if the table has one and it could be read.
    pub(crate) fn id(&self) -> Option<&str> {
        let field = self.field(self.table.id?)?;
        match (&field.datum, field.key.form) {
            (Datum::Text(text), _) => Some(text),
            (Datum::Choice(index), crate::keys::Form::Choice(words)) => Some(words[*index]),
            _ => None,
        }
    }

    /// The article that the table names; empty if it is assumed.
    pub(crate) fn source(&self) -> String {
        match self.basis.as_deref() {
            Some(Basis::Source(source)) => source.clone(),
            _ => String::new(),
        }
    }
}
