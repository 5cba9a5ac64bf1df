//! The keys of a study.

use super::notes::{ANSWER, NOTE};
use super::odd::ODD;
use super::{Choice, Form, Key, Table};

/// Fewest persons of a run: with fewer, a synthetic person could be mistaken for a real one.
pub(crate) const FEWEST_PERSONS: u64 = 1_000;
/// Most persons of a run.
pub(crate) const MOST_PERSONS: u64 = 10_000_000_000;
/// Most months of a run.
pub(crate) const MOST_MONTHS: u32 = 1_200;

/// Years in which a run may begin: terms of a thousand years still end inside the calendar.
pub(crate) const START_YEARS: std::ops::RangeInclusive<i16> = 1_900..=2_300;
/// Most replicates.
pub(crate) const MOST_REPLICATES: u32 = 1_000;

/// The top of a study.
pub(crate) static ROOT: Table = Table {
    title: "",
    doc: "A study: which arms, where, how many persons, how long.",
    basis: false,
    id: None,
    one_of: &[&[Choice { key: "arms", with: &[] }, Choice { key: "part", with: &[] }]],
    keys: &[
        Key::new("society", Form::Name, "the society").required(),
        Key::new(
            "region",
            Form::Title,
            "a province, \"province/settlement\", several joined by \"+\", or \"all\"; \
             else the region of the first policy that names one",
        ),
        Key::new("persons", Form::Setting(FEWEST_PERSONS, MOST_PERSONS), "synthetic persons")
            .required(),
        Key::new("from", Form::Date, "the first day").required(),
        Key::new("months", Form::Setting(1, MOST_MONTHS as u64), "how long it runs").required(),
        Key::new("seed", Form::Setting(0, i64::MAX as u64), "the seed of all draws").required(),
        Key::new(
            "replicates",
            Form::Setting(1, MOST_REPLICATES as u64),
            "how often it is repeated with other draws",
        )
        .required(),
        Key::new(
            "arms",
            Form::Stacks,
            "the arms, the baseline first: \"none\", a policy, or policies joined by \"+\"; not in a study with parts",
        ),
        Key::new(
            "part",
            Form::Tables(&PART),
            "parts that are run one by one, each with its policy",
        ),
        Key::new("begins", Form::Tables(&BEGINS), "days from which policies hold"),
        Key::new("cut", Form::Tables(&CUT), "policies of which only some parts are kept"),
        Key::new("off", Form::Words(OFF), "mechanisms that are switched off"),
        Key::new("calibrate", Form::Paths, "paths of the assumed numbers that `calibrate` moves"),
        Key::new("set", Form::Tables(&SET), "other values for numbers of the documents"),
        Key::new("target", Form::Tables(&TARGET), "published figures that it is held against"),
        Key::new("answer", Form::Tables(&ANSWER), "claims that measures of the run answer"),
        Key::new("note", Form::Tables(&NOTE), "statements about lines of the source documents"),
        Key::new("odd", Form::Table(&ODD), "what only the author can say, for `assize odd`"),
    ],
};

/// The mechanisms that a study can switch off.
pub(crate) const OFF: &[&str] = &[
    "deterrence",
    "chilling",
    "caution",
    "caution-from-ties",
    "rumour",
    "avoidance",
    "gaming",
    "giving-up",
    "habituation",
    "acceptance",
    "learning",
    "money",
    "courts",
    "habits",
    "uneven-observation",
];

/// Most numbers of a study that have another value, most that are calibrated, and most targets.
pub(crate) const MOST_ROWS: usize = 1_000;

/// A part.
static PART: Table = Table {
    title: "[[part]]",
    doc: "A part of a study, run by itself: without the policy and with it.",
    basis: true,
    id: Some("id"),
    one_of: &[],
    keys: &[
        Key::new("id", Form::Name, "its id: a-z, 0-9 and hyphens").required(),
        Key::new("title", Form::Title, "its title").required(),
        Key::new("region", Form::Title, "where, as in a study").required(),
        Key::new(
            "policy",
            Form::Stack,
            "a policy, or several joined by \"+\", the national one first",
        )
        .required(),
        Key::new(
            "persons",
            Form::Setting(FEWEST_PERSONS, MOST_PERSONS),
            "synthetic persons; else those of the study",
        ),
        Key::new("from", Form::Date, "the first day; else that of the study"),
        Key::whole("people", 1, 2_000_000_000, "the real people that it stands for")
            .required()
            .principal(),
    ],
};

/// When a policy begins.
static BEGINS: Table = Table {
    title: "[[begins]]",
    doc: "The day from which all rules, grounds and consequences of a policy hold.",
    basis: false,
    id: Some("policy"),
    one_of: &[],
    keys: &[
        Key::new("policy", Form::Name, "the policy").required(),
        Key::new("from", Form::Date, "the day").required(),
    ],
};

/// A policy of which only some parts are kept.
static CUT: Table = Table {
    title: "[[cut]]",
    doc: "A policy of which only some rules, lists and consequences are kept: what these alone do.",
    basis: false,
    id: Some("policy"),
    one_of: &[],
    keys: &[
        Key::new("policy", Form::Name, "the policy").required(),
        Key::new("keep", Form::Labels, "what is kept, as in \"rule/A01\" or \"list/defaulters\"")
            .required(),
    ],
};

/// Another value.
static SET: Table = Table {
    title: "[[set]]",
    doc: "Another value for a number of the documents, within its range if it has one; or within \
          a range of the study's own.",
    basis: false,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("path", Form::Title, "which number, as in \"society x / response / aware\"")
            .required(),
        Key::new("is", Form::Raw, "its value in this study").required(),
        Key::new("low", Form::Raw, "the lower end of a range of its own, for thought experiments"),
        Key::new("high", Form::Raw, "the upper end"),
        Key::new("reason", Form::Prose, "why it differs; it becomes the number's basis").required(),
    ],
};

/// A target.
static TARGET: Table = Table {
    title: "[[target]]",
    doc: "A published figure, with the window and the quantity that it stands for.",
    basis: true,
    id: Some("id"),
    one_of: &[],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new("title", Form::Title, "its title").required(),
        Key::new("arm", Form::Title, "the arm that it is read in").required(),
        Key::new("measure", Form::Label, "what is summed over the window: a name of the series")
            .required(),
        Key::new("per", Form::Label, "what it is divided by, over the same window; else 1"),
        Key::new(
            "per-person-year",
            Form::Truth,
            "whether it is divided by the person-years of the window instead",
        ),
        Key::new("at-end", Form::Truth, "whether it is the state at the end, not a sum"),
        Key::new("from", Form::Date, "the first day of the first month").required(),
        Key::new("to", Form::Date, "a day of the last month").required(),
        Key::new("scaled", Form::Truth, "whether it is scaled to the real size of the region"),
        Key::new("value", Form::Real, "the published value").required(),
        Key::new(
            "low",
            Form::Real,
            "the lowest value that is compatible; only left out if `shown-only`",
        ),
        Key::new(
            "high",
            Form::Real,
            "the highest value that is compatible; only left out if `shown-only`",
        ),
        Key::new("shown-only", Form::Truth, "whether it is only shown, not fitted"),
        Key::new("note", Form::Prose, "what must be known to read it"),
    ],
};
