//! The answer to `explain`: the life of one synthetic person in every arm, as plain data.

use schemars::JsonSchema;
use serde::Serialize;

/// The format of [`Life`].
pub const FORMAT: &str = "assize-explain/2";

/// The words that stand over every story.
pub const NOTE: &str =
    "SYNTHETIC: this person was computed from census tables and chance; it is nobody";

/// The answer to `explain`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Life {
    /// `assize-explain/2`.
    pub format: String,
    /// Always `SYNTHETIC: …`: this is no real person.
    pub note: String,
    /// The run folder.
    pub run: String,
    /// The title of the study.
    pub study: String,
    /// The index of the synthetic person.
    pub person: u64,
    /// The replicate.
    pub replicate: u32,
    /// The first day of the run.
    pub from: String,
    /// The last day of the run.
    pub to: String,
    /// Who this synthetic person is.
    pub who: String,
    /// Who else lives in the household.
    pub household: Vec<String>,
    /// The life in every arm.
    pub arms: Vec<ArmLife>,
    /// How the answers to "what would have had to be different" were found.
    pub method: String,
}

/// The life in one arm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ArmLife {
    /// The arm.
    pub arm: String,
    /// What happens, by day.
    pub steps: Vec<Told>,
    /// In which bands and on which lists the person was, from when to when.
    pub course: Vec<Stretch>,
    /// Where the person stands at the end.
    pub end: String,
    /// What would have had to be different, for each of the worst things that came.
    pub different: Vec<Different>,
}

/// One step, told. What does not apply to a step is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Told {
    /// The date.
    pub date: String,
    /// What kind of step: `act`, `record`, `entry`, `missed`, `listed` …
    pub kind: String,
    /// What happens.
    pub words: String,
    /// The article that it rests on, or the assumption; empty if it rests on neither.
    pub article: String,
    /// The rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// The service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// What a consequence does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<String>,
    /// Whether the record is `true`, `misattributed` or `invented`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub truth: Option<String>,
    /// Whose act it rests on: `own`, `another` or `nobody`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whose: Option<String>,
    /// Points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<i32>,
    /// The points in the main score after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub running: Option<i32>,
    /// The band, for grading and reviews.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
    /// The first day on which it no longer counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The article on how long it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validity: Option<String>,
    /// Why a rule or a ground missed: `condition`, `larger`, `not-yet`, `local`, `not-scored`,
    /// `exempt`, `already-on`, `chance`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Some time in a band or on a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Stretch {
    /// `band` or `list`.
    pub kind: String,
    /// The score or the list.
    pub of: String,
    /// The band, or `listed`.
    pub label: String,
    /// Whether it is worse than where people stand by default.
    pub is_worse: bool,
    /// The first day.
    pub from: String,
    /// The first day after it.
    pub to: String,
    /// The first day, counted from the first day of the run.
    pub first: u32,
    /// The first day after it, counted in the same way.
    pub last: u32,
}

/// Something bad that came, and without what it would not have come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Different {
    /// `band`, `list` or `refusals`.
    pub kind: String,
    /// What came: `falling into band D`.
    pub what: String,
    /// The smallest sets of changes after which it would not have come; none if none was found.
    pub ways: Vec<Way>,
    /// How many lives were told again to find them.
    pub tried: u32,
    /// How many things at a time were left out at most: 1 or 2.
    pub depth: u32,
    /// Whether all sets of this size were tried.
    pub is_complete: bool,
    /// All of it in a sentence.
    pub sentence: String,
}

/// One set of changes after which something bad would not have come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Way {
    /// What is left out.
    pub without: Vec<Left>,
    /// How it would have been instead.
    pub instead: String,
}

/// One thing left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Left {
    /// `false-record`, `another's-act`, `own-act`, `rule`, `ground`, `selection` or `what-is-seen`.
    pub kind: String,
    /// What it is.
    pub words: String,
    /// The article that it rests on, or the assumption; empty if it rests on neither.
    pub article: String,
}
