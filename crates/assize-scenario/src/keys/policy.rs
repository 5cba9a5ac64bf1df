//! The keys of a policy.

use super::{Choice, EXTENDS, Form, Key, REMOVE, Table, catalogue::SUBJECTS};
use crate::units::Unit;

/// The words of reach, in the order of the enumeration.
pub(crate) const REACHES: &[&str] = &["own", "spouse", "parents", "children", "household"];
/// The ways of counting one act under several rules.
pub(crate) const ONE_ACT: &[&str] = &["largest", "each"];
/// The words of effects, in the order of the enumeration.
pub(crate) const EFFECTS: &[&str] =
    &["refuse", "degrade", "delay", "price", "deposit", "priority", "inspect", "publicise"];

/// Scores, band edges and points stay within this.
const SCORE: Unit = Unit::Points { low: -30_000, high: 30_000 };
/// Validity and terms.
const MONTHS: Unit = Unit::Months { low: 1, high: 1_200 };
/// Quantities of records.
const QUANTITY: Unit = Unit::Whole { low: 1, high: 1_000_000_000 };

/// The top of a policy.
pub(crate) static ROOT: Table = Table {
    title: "",
    doc: "A policy: scores, bands, rules, lists and consequences.",
    basis: false,
    id: None,
    one_of: &[],
    keys: &[
        EXTENDS,
        REMOVE,
        Key::new("region", Form::Title, "the default region of a run"),
        Key::new("opaque", Form::Truth, "whether the scheme keeps its rules secret"),
        Key::new("score", Form::Table(&SCORES), "the scores"),
        Key::new("counting", Form::Table(&COUNTING), "how the points of several acts are counted"),
        Key::new(
            "validity",
            Form::Tables(&VALIDITY),
            "how long entries count where a rule does not say: the first line that fits",
        ),
        Key::new("cap", Form::Tables(&CAP), "caps on the points of some rules"),
        Key::new("head", Form::Table(&HEAD), "what of a firm's points reaches its head"),
        Key::new("rule", Form::Tables(&RULE), "rules, from record to points or band"),
        Key::new("list", Form::Tables(&LIST), "blacklists and redlists"),
        Key::new("consequence", Form::Tables(&CONSEQUENCE), "what bands and lists do"),
        Key::new("costs", Form::Table(&COSTS), "what it costs those who run it"),
    ],
};

/// The costs.
static COSTS: Table = Table {
    title: "[costs]",
    doc: "What the scheme costs those who run it.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("record", Form::Number(YUAN), "a record; else nothing"),
        Key::new("listing", Form::Number(YUAN), "a listing; else nothing"),
        Key::new("review", Form::Number(YUAN), "a decision on an objection; else nothing"),
        Key::new("case", Form::Number(YUAN), "an enforced case; else nothing"),
    ],
};

/// What one of these can cost.
const YUAN: Unit = Unit::Yuan { high: 1_000_000 };

/// The scores.
static SCORES: Table = Table {
    title: "[score]",
    doc: "The scores, one a kind of subject.",
    basis: false,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("person", Form::Table(&PERSON_SCORE), "the score of persons"),
        Key::new("firm", Form::Table(&FIRM_SCORE), "the score of firms"),
    ],
};

/// The keys of a score.
const SCORE_KEYS: &[Key] = &[
    Key::new("start", Form::Number(SCORE), "points at the start").required().shape(),
    Key::new("who", Form::Condition, "who is scored; else everybody"),
    Key::new("floor", Form::Number(SCORE), "the lowest possible score").shape(),
    Key::new("ceiling", Form::Number(SCORE), "the highest possible score").shape(),
    Key::new("band", Form::Tables(&BAND), "its bands, the best first").required(),
];

/// The score of persons.
static PERSON_SCORE: Table = Table {
    title: "[score.person]",
    doc: "The score of persons.",
    basis: true,
    id: None,
    one_of: &[],
    keys: SCORE_KEYS,
};

/// The score of firms.
static FIRM_SCORE: Table = Table {
    title: "[score.firm]",
    doc: "The score of firms.",
    basis: true,
    id: None,
    one_of: &[],
    keys: SCORE_KEYS,
};

/// A band.
static BAND: Table = Table {
    title: "[[score.person.band]]",
    doc: "A band of a score; the same keys in `[[score.firm.band]]`.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("label", Form::Label, "its label").required(),
        Key::new("title", Form::Title, "what the scheme calls those in it; else the label"),
        Key::new("from", Form::Number(SCORE), "the lowest score in it; the last band has none")
            .shape(),
        Key::new("default", Form::Truth, "whether somebody without records stands here"),
    ],
};

/// Counting.
static COUNTING: Table = Table {
    title: "[counting]",
    doc: "How the points of several acts are counted.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("one-act", Form::Choice(ONE_ACT), "one act under several rules; else each"),
        Key::new(
            "repeat",
            Form::Number(Unit::Factor(100)),
            "the factor for the same kind again while the earlier is valid; else 1",
        ),
        Key::new("lock", Form::Truth, "whether merits do not count while a wrong goes on"),
    ],
};

/// A line of the validity table.
static VALIDITY: Table = Table {
    title: "[[validity]]",
    doc: "A line of the validity table.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("from", Form::Number(SCORE), "from this number of points").required().shape(),
        Key::new("to", Form::Number(SCORE), "to this, both included").required().shape(),
        Key::new(
            "months",
            Form::Number(Unit::Whole { low: 1, high: 1_200 }),
            "so many months they count",
        )
        .required()
        .shape(),
    ],
};

/// A cap.
static CAP: Table = Table {
    title: "[[cap]]",
    doc: "A cap on the points of some rules.",
    basis: true,
    id: Some("id"),
    one_of: &[],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new(
            "at-most",
            Form::Number(Unit::Points { low: 1, high: 10_000 }),
            "most points in a calendar year",
        )
        .required()
        .principal(),
    ],
};

/// Heads of firms.
static HEAD: Table = Table {
    title: "[head]",
    doc: "What of a firm's points reaches its head.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[Key::new("share", Form::Number(Unit::Factor(10)), "the share of the points")
        .required()
        .principal()],
};

/// A rule.
pub(crate) static RULE: Table = Table {
    title: "[[rule]]",
    doc: "A rule: from a record to points or a band.",
    basis: true,
    id: Some("id"),
    one_of: &[&[
        Choice { key: "points", with: &["per", "convert", "sum", "cap", "validity"] },
        Choice { key: "grade", with: &["term", "repair"] },
    ]],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new("title", Form::Title, "what it is about, retold").required(),
        Key::new("subject", Form::Choice(SUBJECTS), "whom it scores; else person"),
        Key::new("conduct", Form::Id, "the conduct that it answers"),
        Key::new("when", Form::Condition, "the condition; else always"),
        Key::new("points", Form::Number(Unit::Award), "the points").principal(),
        Key::new("grade", Form::Label, "the band that it sets whatever the points"),
        Key::new("term", Form::OpenOr(MONTHS), "how long a grade lasts").principal(),
        Key::new(
            "per",
            Form::Number(QUANTITY),
            "points count once for each begun so many of the record's quantity",
        )
        .shape(),
        Key::new(
            "convert",
            Form::Number(QUANTITY),
            "points are the quantity divided by this, within the span of `points`",
        )
        .shape(),
        Key::new(
            "sum",
            Form::Number(Unit::Whole { low: 1, high: 65_535 }),
            "applies from this yearly sum of the quantity on",
        )
        .shape(),
        Key::new("validity", Form::OpenOr(MONTHS), "how long it counts; else the validity table"),
        Key::new("reaches", Form::Words(REACHES), "to whom it is written; else own"),
        Key::new("repair", Form::Table(&REPAIR), "how a grade turns into another rule's entry"),
        Key::new("cap", Form::Id, "the cap that it falls under"),
        Key::new("unused", Form::Prose, "why it has no conduct, or conduct without a rate"),
        Key::new("seed", Form::Labels, "lines of the source documents that it carries out"),
    ],
};

/// A repair.
static REPAIR: Table = Table {
    title: "[rule.repair]",
    doc: "How a band by direct grading is bought back.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("into", Form::Id, "the rule whose entry replaces it").required(),
        Key::new("chance", Form::Number(Unit::MonthlyChance), "the monthly chance")
            .required()
            .principal(),
    ],
};

/// A list.
pub(crate) static LIST: Table = Table {
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

/// A consequence.
pub(crate) static CONSEQUENCE: Table = Table {
    title: "[[consequence]]",
    doc: "What a band or list does to a service.",
    basis: true,
    id: Some("id"),
    one_of: &[&[Choice { key: "bands", with: &[] }, Choice { key: "list", with: &[] }]],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new("title", Form::Title, "its title").required(),
        Key::new("bands", Form::Labels, "the bands that put it in force"),
        Key::new("list", Form::Id, "the list that puts it in force"),
        Key::new("service", Form::Id, "the service").required(),
        Key::new("effect", Form::Choice(EFFECTS), "what it does").required(),
        Key::new(
            "carried-out",
            Form::Number(Unit::Chance),
            "the share of attempts in which it is carried out",
        )
        .required()
        .principal(),
        Key::new("from", Form::Date, "the day from which it is carried out; else always"),
        Key::new("seed", Form::Labels, "lines of the source documents that it carries out"),
    ],
};
