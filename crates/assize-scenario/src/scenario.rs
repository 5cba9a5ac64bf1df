//! A checked scenario: everything a run needs, and nothing that could still be wrong.

use std::collections::BTreeSet;

use assize_base::calendar::Date;
use assize_base::diag::Place;

use crate::catalogue::{Catalogue, Service};
use crate::policy::{Band, Policy, SideScore};
use crate::society::Society;

/// What a study asks of a society, checked and immutable.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The study's name.
    pub name: String,
    /// The study's title.
    pub title: String,
    /// The arms, the baseline first.
    pub arms: Vec<Arm>,
    /// The society, cut to the chosen region.
    pub society: Society,
    /// Conduct and channels.
    pub catalogue: Catalogue,
    /// Services, in the order of the catalogue.
    pub services: Vec<Service>,
    /// The first day of the run.
    pub from: Date,
    /// The number of periods (months).
    pub periods: u32,
    /// Synthetic persons.
    pub persons: u64,
    /// The seed.
    pub seed: u64,
    /// Replicates.
    pub replicates: u32,
    /// Every number of the documents, with its basis.
    pub params: Vec<Param>,
    /// The sources that the documents name.
    pub sources: Vec<Source>,
    /// The documents, as read.
    pub documents: Vec<Document>,
    /// Published figures that the study is held against.
    pub targets: Vec<Target>,
    /// Paths of the assumed numbers that `calibrate` may move.
    pub calibrated: Vec<String>,
    /// Mechanisms that the study switches off.
    pub off: Vec<String>,
    /// What carries out which line of the source documents.
    pub carried: Vec<Carried>,
    /// What the documents state about the source documents, with its correction.
    pub notes: Vec<Note>,
    /// What authors say of their documents for a description by the ODD protocol.
    pub told: Vec<Told>,
}

/// Something that the author of a document says of it and no program could find out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The document that it stands in, `policy beijing-2020`.
    pub document: String,
    /// Which of the keys of `[odd]`: `purpose`, `audience` …
    pub key: String,
    /// The words.
    pub text: String,
}

/// An element of a document that carries out lines of the source documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The line, `S4-16`.
    pub seed: String,
    /// The document that it stands in, `policy press-composite`.
    pub document: String,
    /// Which kind of element: `rule`, `list`, `ground`, `consequence`, `score`, `conduct`, `channel`,
    /// `target`, `answer`, or any other table's key.
    pub element: String,
    /// Its id; for an answer the measure that answers, for a band its label; for a table without any
    /// of these the id of the nearest table around it, and empty if there is none.
    pub id: String,
}

/// A statement about lines of the source documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The lines; none if it is about something else.
    pub seeds: Vec<String>,
    /// The document that it stands in, `policy beijing-2020`.
    pub document: String,
    /// What is known.
    pub text: String,
    /// The source, if there is one.
    pub source: String,
}

/// A part of a study that is run by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The id, of small letters, digits and hyphens.
    pub id: String,
    /// The title.
    pub title: String,
    /// Where.
    pub region: String,
    /// The stack of policies, the national one first.
    pub policy: String,
    /// Synthetic persons.
    pub persons: u64,
    /// The first day.
    pub from: Date,
    /// The day from which its policies hold, the last of them, if the study says so.
    pub begins: Option<Date>,
    /// The real people that it stands for.
    pub people: u64,
}

impl Part {
    /// The arms: none, of a stack of several the first policy alone, and all of it.
    #[must_use]
    pub fn arms(&self) -> Vec<String> {
        let first = self.policy.split('+').next().unwrap_or("");
        let mut arms = vec!["none".to_owned(), first.to_owned(), self.policy.clone()];
        arms.dedup();
        arms
    }
}

/// The names of what is counted in a run's series, as targets name them: the model's counters.
///
/// Besides there are `refusals.`, `refused-persons.` before a service, and `list.share.`,
/// `list.entries.`, `list.exits.`, `list.performed.` before a list, and [`counted_of_sides`].
pub const COUNTED: [&str; 58] = [
    "acts-unlawful",
    "acts-merit",
    "acts-expression",
    "acts-assembly",
    "acts-belief",
    "acts-association",
    "acts-petition",
    "records-negative",
    "records-positive",
    "records-misattributed",
    "records-invented",
    "minuses",
    "points-lost",
    "pluses",
    "points-gained",
    "grades",
    "listings",
    "hindrances",
    "favours",
    "wrongful",
    "protected",
    "spillover",
    "moves",
    "fallen",
    "returned",
    "return-days",
    "subjects",
    "scored",
    "score-sum",
    "score-squares",
    "restricted",
    "restricted-wrongly",
    "offenders",
    "offenders-worst",
    "others-worst",
    "acts-gamed",
    "setbacks",
    "money-lost",
    "loans-granted",
    "loans-refused",
    "loans-declined",
    "in-arrears",
    "arrears-sum",
    "suits",
    "cases-performed",
    "cases-unable",
    "cases-enforced",
    "cases-waiting",
    "reviews-asked",
    "reviews-decided",
    "reviews-waiting",
    "ties-strained",
    "ties-dropped",
    "gave-up",
    "stayed-away",
    "falls-followed",
    "trapped",
    "honours",
];

/// The names of what is counted of a policy's side scores, in the order of a row: `side.stars.scored`,
/// `side.stars.score-sum`, `side.stars.moves`, and `side.stars.band.five` for each band.
#[must_use]
pub fn counted_of_sides(policy: &Policy) -> Vec<String> {
    let of = |side: &SideScore| {
        let id = &side.id;
        let first = ["scored", "score-sum", "moves"].map(|what| format!("side.{id}.{what}"));
        let band = |band: &Band| format!("side.{id}.band.{}", band.label);
        first.into_iter().chain(side.score.bands.iter().map(band)).collect::<Vec<String>>()
    };
    policy.side_scores.iter().flat_map(of).collect()
}

/// The assumed numbers with a range in which they can move, each once.
///
/// A number that a document takes over from another by `extends` is one assumption: it is named
/// by the first path at which it stands.
#[must_use]
pub fn movable(scenario: &Scenario) -> Vec<&Param> {
    let mut seen = BTreeSet::new();
    let moves = |p: &&Param| {
        matches!(p.basis, Basis::Assumed(_))
            && p.range.as_ref().is_some_and(|(low, high)| low != high)
    };
    scenario.params.iter().filter(moves).filter(|p| seen.insert(&p.place)).collect()
}

/// A published figure, with the window and the quantity that it stands for.
#[derive(Clone, Debug)]
pub struct Target {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The arm it is read in.
    pub arm: usize,
    /// What is summed over the window: a name of the series, `refusals.flight`.
    pub measure: String,
    /// What it is divided by, summed over the same window; 1 if missing.
    pub per: Option<String>,
    /// Whether it is divided by the person-years of the window instead.
    pub per_person_year: bool,
    /// Whether it is the state at the end of the window, not a sum.
    pub at_end: bool,
    /// First and last period of the window, both included.
    pub window: (u32, u32),
    /// Whether it is scaled to the real size of the region.
    pub scaled: bool,
    /// The published value.
    pub value: f64,
    /// What is still compatible with the publication: low and high.
    pub range: (f64, f64),
    /// Whether it is only shown (an input, or a figure that is not independent).
    pub shown_only: bool,
    /// The publication.
    pub source: String,
    /// What must be known to read it.
    pub note: String,
}

/// One arm: a stack of policies (or none), merged into one.
#[derive(Clone, Debug)]
pub struct Arm {
    /// `none`, `wendeng-2020`, `wendeng-2020+court-defaulters-2017`.
    pub name: String,
    /// The names of the stacked policies.
    pub stack: Vec<String>,
    /// What they say together.
    pub policy: Policy,
}

/// Where a number comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A source and the place in it: `wendeng-2020#art-18`.
    Source(String),
    /// Assumed, and why.
    Assumed(String),
}

/// One number of the documents.
#[derive(Clone, Debug)]
pub struct Param {
    /// Where it stands: `policy wendeng-2020 / rule A01 / points`.
    pub path: String,
    /// As written.
    pub value: String,
    /// The range as written, if it is assumed.
    pub range: Option<(String, String)>,
    /// Where it comes from.
    pub basis: Basis,
    /// Its place in the documents.
    pub place: Place,
}

/// A source that documents refer to.
#[derive(Clone, Debug)]
pub struct Source {
    /// The id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Date, as published.
    pub date: String,
    /// Where it can be read.
    pub address: String,
    /// `full text`, `opening only`, `press` or `unverified`.
    pub certainty: String,
}

/// A document as read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path or name it was read from, as shown to users.
    pub path: String,
    /// The text.
    pub text: String,
}
