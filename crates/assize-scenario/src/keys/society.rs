//! The keys of a society.

use super::money::{COURT, MONEY};
use super::notes::NOTE;
use super::response::RESPONSE;
use super::ties::{MEETS, TIE};
use super::{Form, Key, Table};
use crate::units::Unit;

/// The posts that shares can be given for, in the order of the vocabulary without "none".
pub(crate) const POSTS: &[&str] =
    &["village-cadre", "civil-servant", "key-professional", "delegate", "soldier"];

/// The top of a society.
pub(crate) static ROOT: Table = Table {
    title: "",
    doc: "A society: the tables and shares from which persons are computed.",
    basis: false,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("conduct", Form::Names, "its conduct documents").required(),
        Key::new("services", Form::Names, "its services documents").required(),
        Key::new("tables", Form::Table(&TABLES), "its data tables").required(),
        Key::new("households", Form::Table(&HOUSEHOLDS), "households by size").required(),
        Key::new("income", Form::Table(&INCOME), "income fifths by settlement").required(),
        Key::new("migrants", Form::Table(&MIGRANTS), "migrants by settlement").required(),
        Key::new("work", Form::Table(&WORK), "work and firms").required(),
        Key::new("party", Form::Table(&PARTY), "members of the ruling party").required(),
        Key::new("post", Form::Tables(&POST), "posts; the first that fits is held"),
        Key::new("response", Form::Table(&RESPONSE), "how people respond to a scheme").required(),
        Key::new("tie", Form::Tables(&TIE), "ties outside the household"),
        Key::new("meets", Form::Table(&MEETS), "who is met at work and at school"),
        Key::new(
            "money",
            Form::Table(&MONEY),
            "money: setbacks, arrears, loans; else nobody has any",
        ),
        Key::new("court", Form::Table(&COURT), "courts as a process; else judgments just happen"),
        Key::new("note", Form::Tables(&NOTE), "statements about lines of the source documents"),
    ],
};

/// The data tables.
static TABLES: Table = Table {
    title: "[tables]",
    doc: "The data tables, by file name.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new(
            "age-sex",
            Form::Label,
            "people by age and sex: area,settlement,age_band,total,male,female",
        )
        .required(),
        Key::new(
            "schooling",
            Form::Label,
            "people of three years and more: area,settlement,education_3plus,total,male,female",
        )
        .required(),
        Key::new("nation", Form::Label, "the area that is the sum of the others").required(),
    ],
};

/// Households.
static HOUSEHOLDS: Table = Table {
    title: "[households]",
    doc: "Households by size.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[Key::new(
        "sizes",
        Form::Numbers(Unit::Weight, 1, 12),
        "weights of households of 1, 2, 3 … persons",
    )
    .required()
    .shape()],
};

/// Income.
static INCOME: Table = Table {
    title: "[income]",
    doc: "Weights of the income fifths, poorest first.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("city", Form::Numbers(Unit::Weight, 5, 5), "in cities").required().shape(),
        Key::new("town", Form::Numbers(Unit::Weight, 5, 5), "in towns").required().shape(),
        Key::new("village", Form::Numbers(Unit::Weight, 5, 5), "in villages").required().shape(),
    ],
};

/// Migrants.
static MIGRANTS: Table = Table {
    title: "[migrants]",
    doc: "The share of migrants.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("city", Form::Number(Unit::Chance), "in cities").required(),
        Key::new("town", Form::Number(Unit::Chance), "in towns").required(),
        Key::new("village", Form::Number(Unit::Chance), "in villages").required(),
    ],
};

/// Work.
static WORK: Table = Table {
    title: "[work]",
    doc: "Who has a job, and who heads a firm.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("employed", Form::Table(&EMPLOYED), "the share with a job").required(),
        Key::new(
            "heads",
            Form::Number(Unit::Chance),
            "of those with a job, the share that heads a firm or trade of its own",
        )
        .required(),
        Key::new("firm", Form::Tables(&FIRM), "firms by size").required(),
    ],
};

/// Employment.
static EMPLOYED: Table = Table {
    title: "[work.employed]",
    doc: "The share with a job, by the seven age bands.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("male", Form::Numbers(Unit::Chance, 7, 7), "of men").required().shape(),
        Key::new("female", Form::Numbers(Unit::Chance, 7, 7), "of women").required().shape(),
    ],
};

/// Firm sizes.
pub(crate) static FIRM: Table = Table {
    title: "[[work.firm]]",
    doc: "A class of firms by size.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("weight", Form::Number(Unit::Weight), "its weight").required().shape(),
        Key::new(
            "from",
            Form::Number(Unit::Whole { low: 0, high: 1_000_000 }),
            "fewest employees besides the head",
        )
        .required()
        .shape(),
        Key::new("to", Form::Number(Unit::Whole { low: 0, high: 1_000_000 }), "most employees")
            .required()
            .shape(),
    ],
};

/// The party.
static PARTY: Table = Table {
    title: "[party]",
    doc: "Members of the ruling party.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[Key::new("share", Form::Number(Unit::Chance), "the share of adults")
        .required()
        .principal()],
};

/// A post.
pub(crate) static POST: Table = Table {
    title: "[[post]]",
    doc: "A post with its share among those who may hold it.",
    basis: true,
    id: Some("id"),
    one_of: &[],
    keys: &[
        Key::new("id", Form::Choice(POSTS), "which post").required(),
        Key::new("who", Form::Condition, "who may hold it; else every adult"),
        Key::new("share", Form::Number(Unit::Chance), "the share of those who do")
            .required()
            .principal(),
    ],
};
