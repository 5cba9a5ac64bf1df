//! The tables of keys: the single origin of reading, of the JSON Schema and of the key reference.
//!
//! One [`Table`] describes one table of the documents. Whoever adds a key adds one line to it, and
//! the key is read, checked, explained and in the schema.

pub(crate) mod catalogue;
mod list;
mod money;
mod notes;
mod odd;
pub(crate) mod policy;
mod reference;
mod response;
mod schema;
pub(crate) mod society;
pub(crate) mod study;
mod ties;

pub(crate) use reference::lines;
pub(crate) use schema::schema;

use crate::load::Kind;
use crate::units::Unit;

/// A table of the documents.
#[derive(Debug)]
pub(crate) struct Table {
    /// As written, `[[rule]]`.
    pub title: &'static str,
    /// What it says.
    pub doc: &'static str,
    /// Whether it may carry `source`, `assumed` and `range` for its numbers.
    pub basis: bool,
    /// The key that tells one from another, if there is one.
    pub id: Option<&'static str>,
    /// Groups of keys of which exactly one must be there.
    pub one_of: &'static [&'static [Choice]],
    /// Its keys.
    pub keys: &'static [Key],
}

impl Table {
    /// A key by name; for the top of a document also those that all documents have.
    pub(crate) fn key(&'static self, name: &str) -> Option<&'static Key> {
        self.all_keys().find(|k| k.name == name)
    }

    /// All keys; for the top of a document also those that all documents have, and for a table with
    /// a basis the lines of the source documents that it carries out.
    pub(crate) fn all_keys(&'static self) -> impl Iterator<Item = &'static Key> {
        let shared: &'static [Key] = if self.title.is_empty() { COMMON } else { &[] };
        let carries = self.basis && self.keys.iter().all(|k| k.name != SEED);
        let seed: &'static [Key] = if carries { CARRIES } else { &[] };
        shared.iter().chain(self.keys).chain(seed)
    }
}

/// One of several keys of which a table has exactly one.
#[derive(Debug)]
pub(crate) struct Choice {
    /// The key.
    pub key: &'static str,
    /// The keys that only go with it.
    pub with: &'static [&'static str],
}

/// A key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    /// The name.
    pub name: &'static str,
    /// What is written there.
    pub form: Form,
    /// What kind of number it is, if it is one.
    pub rank: Rank,
    /// Whether it must be there.
    pub required: bool,
    /// What it says.
    pub doc: &'static str,
}

/// What an assumed table asks of a number in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rank {
    /// The number that the table is about: it takes the table's range.
    Principal,
    /// It must be written in the long form, with its own range.
    Own,
    /// It belongs to the shape of the table and needs no range.
    Shape,
}

/// What is written at a key.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    /// The name of a document.
    Name,
    /// An id or a reference to one.
    Id,
    /// A label as people see it.
    Label,
    /// A line.
    Title,
    /// Sentences.
    Prose,
    /// One of some words.
    Choice(&'static [&'static str]),
    /// True or false.
    Truth,
    /// A whole number that is a setting, not a fact of the world.
    Setting(u64, u64),
    /// A date.
    Date,
    /// A number that no run computes with, as large as it is.
    Real,
    /// A number of the unit of the one that it replaces.
    Raw,
    /// Several paths of numbers.
    Paths,
    /// A number with a basis.
    Number(Unit),
    /// `"open"` or a number with a basis.
    OpenOr(Unit),
    /// From and to.
    Pair(Unit),
    /// Several numbers: how many, at least and at most.
    Numbers(Unit, usize, usize),
    /// Several names of documents.
    Names,
    /// Several stacks of policies.
    Stacks,
    /// Several labels.
    Labels,
    /// Several of some words.
    Words(&'static [&'static str]),
    /// A condition.
    Condition,
    /// An expression over facts of a person with a whole number as its value.
    Expression,
    /// Lines of the source documents.
    Seeds,
    /// Policies joined by `+`.
    Stack,
    /// Factors by attribute and label.
    Factors,
    /// Points of a distribution: share and value.
    Quantiles(Unit),
    /// A table.
    Table(&'static Table),
    /// Tables in a row.
    Tables(&'static Table),
    /// Tables by name.
    Named(&'static Table),
}

impl Key {
    /// A key that may be left out.
    const fn new(name: &'static str, form: Form, doc: &'static str) -> Key {
        Key { name, form, rank: Rank::Own, required: false, doc }
    }

    /// A chance that may be left out, with a basis of its own.
    const fn chance(name: &'static str, doc: &'static str) -> Key {
        Key::new(name, Form::Number(Unit::Chance), doc)
    }

    /// A whole number that belongs to the shape of its table.
    const fn whole(name: &'static str, low: i64, high: i64, doc: &'static str) -> Key {
        Key::new(name, Form::Number(Unit::Whole { low, high }), doc).shape()
    }

    /// A multiplier that may be written in percent and left out.
    const fn part(name: &'static str, low: u32, high: u32, doc: &'static str) -> Key {
        Key::new(name, Form::Number(Unit::Part { low, high }), doc)
    }

    /// The same key, but it must be there.
    const fn required(self) -> Key {
        Key { required: true, ..self }
    }

    /// The same key as the principal number of its table.
    const fn principal(self) -> Key {
        Key { rank: Rank::Principal, ..self }
    }

    /// The same key as part of the shape of its table.
    const fn shape(self) -> Key {
        Key { rank: Rank::Shape, ..self }
    }
}

/// The keys of every document.
const COMMON: &[Key] = &[
    Key::new("kind", Form::Choice(KINDS), "what kind of document this is").required(),
    Key::new("name", Form::Name, "its name: a-z, 0-9 and hyphens").required(),
    Key::new("title", Form::Title, "its title").required(),
    Key::new("summary", Form::Prose, "a few plain sentences; they go into the report"),
    Key::new("sources", Form::Named(&SOURCE), "the sources, by the name that `source` uses"),
];

/// The key by which a table says which lines of the source documents it carries out.
pub(crate) const SEED: &str = "seed";

/// The key of every table that may have a basis.
const CARRIES: &[Key] =
    &[Key::new(SEED, Form::Seeds, "lines of the source documents that it carries out")];

/// The names of the kinds.
const KINDS: &[&str] = &["policy", "society", "study", "conduct", "services"];

/// How certain a source is.
pub(crate) const CERTAINTY: &[&str] = &["full text", "opening only", "press", UNVERIFIED];

/// A source in this state is an error in use.
pub(crate) const UNVERIFIED: &str = "unverified";

/// A source.
pub(crate) static SOURCE: Table = Table {
    title: "[sources.NAME]",
    doc: "A source that numbers and tables name before the `#`.",
    basis: false,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("title", Form::Title, "its title").required(),
        Key::new("publisher", Form::Title, "who published it").required(),
        Key::new("date", Form::Label, "when: a date, a month or a year").required(),
        Key::new("address", Form::Title, "where it can be read").required(),
        Key::new("certainty", Form::Choice(CERTAINTY), "what of it was read").required(),
    ],
};

/// The keys by which a document builds on another.
const EXTENDS: Key =
    Key::new("extends", Form::Name, "the document of the same kind that this one starts from");
/// What an extending document leaves out.
const REMOVE: Key =
    Key::new("remove", Form::Labels, "what of the other document is left out, as in \"rule/A01\"");

/// The top table of a kind of document.
pub(crate) fn root(kind: Kind) -> &'static Table {
    match kind {
        Kind::Policy => &policy::ROOT,
        Kind::Society => &society::ROOT,
        Kind::Study => &study::ROOT,
        Kind::Conduct => &catalogue::CONDUCT_ROOT,
        Kind::Services => &catalogue::SERVICES_ROOT,
    }
}
