//! The keys of a policy.

use super::list::LIST;
use super::notes::NOTE;
use super::odd::ODD;
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
pub(super) const MONTHS: Unit = Unit::Months { low: 1, high: 1_200 };
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
        Key::new("known", Form::Prose, "what of the scheme is documented, and how sure that is"),
        Key::new("conduct", Form::Names, "conduct documents besides those of the society"),
        Key::new("services", Form::Names, "services documents besides those of the society"),
        Key::new("score", Form::Table(&SCORES), "the scores"),
        Key::new("side-score", Form::Tables(&SIDE_SCORE), "scores of persons beside the main one"),
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
        Key::new("averaging", Form::Table(&AVERAGING), "income averaged, taken for income hidden"),
        Key::new("costs", Form::Table(&COSTS), "what it costs those who run it"),
        Key::new("note", Form::Tables(&NOTE), "statements about lines of the source documents"),
        Key::new("odd", Form::Table(&ODD), "what only the author can say, for `assize odd`"),
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

/// Points at the start.
const START: Key = Key::new("start", Form::Number(SCORE), "points at the start").required().shape();
/// Who is scored.
const WHO: Key = Key::new("who", Form::Condition, "who is scored; else everybody");
/// The lowest score.
const FLOOR: Key = Key::new("floor", Form::Number(SCORE), "the lowest possible score").shape();
/// The highest score.
const CEILING: Key = Key::new("ceiling", Form::Number(SCORE), "the highest possible score").shape();
/// The bands.
const BANDS: Key = Key::new("band", Form::Tables(&BAND), "its bands, the best first").required();
/// Who agrees to be scored.
const CONSENT: Key = Key::chance(
    "consent",
    "the chance that one who may have it agrees to it; else nobody is asked",
);
/// How that differs.
const CONSENT_BY: Key =
    Key::new("consent-by", Form::Factors, "factors of the consent by attribute");
/// Who sees it.
const PRIVATE: Key =
    Key::new("private", Form::Truth, "whether nobody but the person learns of the band");

/// The score of persons.
static PERSON_SCORE: Table = Table {
    title: "[score.person]",
    doc: "The score of persons.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[START, WHO, FLOOR, CEILING, BANDS, CONSENT, CONSENT_BY, PRIVATE],
};

/// The score of firms.
static FIRM_SCORE: Table = Table {
    title: "[score.firm]",
    doc: "The score of firms.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[START, WHO, FLOOR, CEILING, BANDS],
};

/// A side score.
static SIDE_SCORE: Table = Table {
    title: "[[side-score]]",
    doc: "A score of persons beside the main one.",
    basis: true,
    id: Some("id"),
    one_of: &[],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new("title", Form::Title, "its title").required(),
        START,
        WHO,
        FLOOR,
        CEILING,
        BANDS,
        CONSENT,
        CONSENT_BY,
        PRIVATE,
    ],
};

/// Averaged income.
static AVERAGING: Table = Table {
    title: "[averaging]",
    doc: "Income averaged over time: a person whose income was uneven seems to have hidden some.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("conduct", Form::Id, "the conduct that goes on record").required(),
        Key::chance("chance", "the chance that lost income is taken for it").required().principal(),
        Key::chance("checked", "the chance that somebody checks first, and finds nothing")
            .required(),
        Key::new("who", Form::Condition, "whose income is compared; else everybody's"),
    ],
};

/// A band.
static BAND: Table = Table {
    title: "[[score.person.band]]",
    doc: "A band of a score; the same keys in `[[score.firm.band]]` and `[[side-score.band]]`.",
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
        Key::new("yearly", Form::Truth, "whether points end with the calendar year of their entry"),
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
        Choice { key: "standing", with: &[] },
    ]],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new("title", Form::Title, "what it is about, retold").required(),
        Key::new("subject", Form::Choice(SUBJECTS), "whom it scores; else person"),
        Key::new("conduct", Form::Id, "the conduct that it answers"),
        Key::new("when", Form::Condition, "the condition; else always"),
        Key::new("points", Form::Number(Unit::Award), "the points").principal(),
        Key::new("grade", Form::Label, "the band that it sets whatever the points"),
        Key::new(
            "standing",
            Form::Expression,
            "points that are due as long as the facts are so, worked out at each review",
        ),
        Key::new("score", Form::Id, "the side score in which it counts; else the main one"),
        Key::chance("local", "the share of neighbourhoods in which it holds; else everywhere"),
        Key::new("from", Form::Date, "the day from which records are answered; else always"),
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
        Key::new("rare", Form::Prose, "why a run of 50,000 persons may never see it"),
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

/// A consequence.
pub(crate) static CONSEQUENCE: Table = Table {
    title: "[[consequence]]",
    doc: "What a band or list does to a service.",
    basis: true,
    id: Some("id"),
    one_of: &[&[Choice { key: "bands", with: &["score"] }, Choice { key: "list", with: &[] }]],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new("title", Form::Title, "its title").required(),
        Key::new("bands", Form::Labels, "the bands that put it in force"),
        Key::new("score", Form::Id, "the side score whose bands these are; else the main one"),
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
        Key::new(
            "cost",
            Form::Number(Unit::Yuan { high: 1_000_000_000 }),
            "what a hindered attempt costs, or what a price or deposit adds; else as the service says",
        ),
        Key::part(
            "cost-income",
            0,
            24,
            "the same in months of one's own income; else as the service says",
        ),
        Key::chance(
            "shown",
            "for what happens between two people who both show it: the chance that one does",
        ),
    ],
};
