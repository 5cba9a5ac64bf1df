//! The keys of lists.

use super::policy::MONTHS;
use super::{Choice, Form, Key, Table};
use crate::units::Unit;

/// The colours, in words.
const COLOURS: &[&str] = &["black", "red"];

/// A list.
pub(super) static LIST: Table = Table {
    title: "[[list]]",
    doc: "A blacklist or redlist.",
    basis: true,
    id: Some("id"),
    one_of: &[],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new("title", Form::Title, "its title").required(),
        Key::new("exempt", Form::Condition, "who is never listed; else nobody is exempt"),
        Key::new(
            "removal",
            Form::Number(Unit::WorkingDays { high: 365 }),
            "working days from the reason for an exit to the removal; else none",
        ),
        Key::new("brings", Form::Id, "another list that comes with it"),
        Key::new("emits", Form::Id, "the conduct that a listing puts on record"),
        Key::new("emits-head", Form::Id, "the same for the head of a listed firm"),
        Key::new("ground", Form::Tables(&GROUND), "why one is listed"),
        Key::new("exit", Form::Tables(&EXIT), "how one gets off"),
        Key::new("review", Form::Table(&REVIEW), "the way to object"),
        Key::new("colour", Form::Choice(COLOURS), "a ban or an honour; else black"),
        Key::new(
            "effective-after",
            Form::Number(DAYS),
            "days from the entry to its effect; else it has effect at once",
        ),
        Key::new("suspends", Form::Truth, "whether an objection puts the effect off"),
        Key::new(
            "again",
            Form::Number(Unit::Factor(100)),
            "the factor of the term of each further listing; else 1",
        ),
        Key::new("pick", Form::Table(&PICK), "selection by rank, in the place of grounds"),
        Key::new(
            "intake",
            Form::Label,
            "the data table of the intake over calendar time: month,share; else all of it always",
        ),
    ],
};

/// A ground.
static GROUND: Table = Table {
    title: "[[list.ground]]",
    doc: "A ground of entry.",
    basis: true,
    id: Some("id"),
    one_of: &[],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new("title", Form::Title, "its title").required(),
        Key::new("conduct", Form::Id, "the conduct").required(),
        Key::new("chance", Form::Number(Unit::Chance), "the chance that a record leads to listing")
            .required()
            .principal(),
        Key::new("term", Form::OpenOr(MONTHS), "the term, or \"open\"").required().shape(),
        Key::new("longer", Form::Table(&LONGER), "a longer term in grave cases"),
        Key::new("from", Form::Date, "the day from which records are answered; else always"),
    ],
};

/// A longer term.
static LONGER: Table = Table {
    title: "[list.ground.longer]",
    doc: "A longer term in grave cases.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("chance", Form::Number(Unit::Chance), "the chance of it").required().principal(),
        Key::new("from", Form::Number(MONTHS), "fewest months more").required().shape(),
        Key::new("to", Form::Number(MONTHS), "most months more").required().shape(),
    ],
};

/// An exit.
static EXIT: Table = Table {
    title: "[[list.exit]]",
    doc: "A way off a list.",
    basis: true,
    id: Some("id"),
    one_of: &[],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new("title", Form::Title, "its title").required(),
        Key::new("chance", Form::Number(Unit::MonthlyChance), "the monthly chance")
            .required()
            .principal(),
        Key::new("performs", Form::Truth, "whether the duty is performed by it"),
    ],
};

/// A review.
static REVIEW: Table = Table {
    title: "[list.review]",
    doc: "The way to object to a listing, with its clock.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("asks", Form::Number(Unit::Chance), "the chance that one wrongly listed asks")
            .required(),
        Key::new(
            "notice",
            Form::Pair(Unit::Days { low: 0, high: 3_650 }),
            "days from listing to asking, from and to",
        )
        .required()
        .shape(),
        Key::new("first", Form::Number(DAYS), "days of the first review").required(),
        Key::new("first-finds", Form::Number(Unit::Chance), "the chance that it finds the error")
            .required(),
        Key::new("appeals", Form::Number(Unit::Chance), "the chance that a refused one goes on")
            .required(),
        Key::new("appeal", Form::Number(DAYS), "days in which to do so").required(),
        Key::new("second", Form::Number(DAYS), "days of the second review").required(),
        Key::new("second-finds", Form::Number(Unit::Chance), "the chance that it finds the error")
            .required(),
        Key::new(
            "correct",
            Form::Number(Unit::WorkingDays { high: 365 }),
            "working days to correct",
        )
        .required(),
        Key::new(
            "staff",
            Form::Number(Unit::Staff),
            "decisions a month for 100,000 persons; else every objection is decided in time",
        ),
        Key::chance("asks-rightly", "the chance that one rightly listed asks too; with `staff`"),
    ],
};

/// Days of a review.
const DAYS: Unit = Unit::Days { low: 0, high: 3_650 };

/// Selection by rank.
static PICK: Table = Table {
    title: "[list.pick]",
    doc: "Selection by rank: those with the highest risk are listed.",
    basis: true,
    id: None,
    one_of: &[&[Choice { key: "risk", with: &[] }, Choice { key: "learns", with: &[] }]],
    keys: &[
        Key::whole("every", 1, 1_200, "every so many months").required(),
        Key::chance("share", "the share that is picked").required().principal(),
        Key::new("who", Form::Condition, "from whom; else from everybody"),
        Key::new("risk", Form::Expression, "how risk is worked out, from 0 to 1023"),
        Key::new(
            "learns",
            Form::Number(MONTHS),
            "the risk is learned from the records on file; nobody is picked before so many months",
        ),
        Key::whole("months", 1, 1_200, "for how many months those picked are listed").required(),
    ],
};
