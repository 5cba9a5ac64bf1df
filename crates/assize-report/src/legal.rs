//! What legal tests found, as the lab hands it over: answers, what they rest on, and one question
//! put by many instruments.

use crate::dossier::Basis;

/// What a legal test found. There is deliberately no verdict that approves of a policy.
///
/// The order is that in which answers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// In conflict with the provision.
    Fails,
    /// The documents and tables do not say enough.
    CannotTell,
    /// This test found no conflict.
    NoConflictFound,
    /// The test does not apply.
    NotApplicable,
}

/// One legal test and what it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The arm.
    pub arm: String,
    /// The id of the test.
    pub test: String,
    /// The body of law that it belongs to.
    pub body: String,
    /// What answers it: `policy`, `run`, `document`, several of them, or `gate`.
    pub kind: String,
    /// What the test asks.
    pub question: String,
    /// What it found.
    pub verdict: Verdict,
    /// Why, in a sentence or two.
    pub words: String,
    /// The rules, lists and consequences that it rests on.
    pub parts: Vec<FoundPart>,
    /// The figures that it rests on or shows.
    pub figures: Vec<FoundFigure>,
    /// The provision.
    pub basis: Basis,
}

/// A part of the policy that an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPart {
    /// What it is, with its article: `rule A01 (example-2013#art-12)`.
    pub words: String,
    /// Where it stands, `scenarios/example/policy.toml:14`; empty if that could not be found.
    pub place: String,
}

/// A figure beside its bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFigure {
    /// The measure's id.
    pub measure: String,
    /// Value, interval and bound: `is 0.02 (0.01 to 0.03), fails above 0`.
    pub words: String,
    /// What the bound makes of it; `None` if it decides nothing.
    pub verdict: Option<Verdict>,
}

/// One question, and all provisions that ask it, in one arm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The arm.
    pub arm: String,
    /// The question, as a short name.
    pub title: String,
    /// The heaviest verdict of its tests.
    pub verdict: Verdict,
    /// The tests, each with its verdict.
    pub tests: Vec<(String, Verdict)>,
    /// How it is decided.
    pub decided_by: String,
}
