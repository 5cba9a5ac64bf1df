//! Static proofs on a policy: what its text implies, whoever lives under it.
//!
//! In reading order: [`facts`] (can conditions hold together?), [`possible`] (what can happen at
//! all), [`reach`] (which bands sums of points reach), then the kinds of proof, one file each:
//! [`overlap`], [`contradiction`], [`bands`], [`way_back`], [`heavier`]; [`example`] and [`study`]
//! say how a finding is shown.
//!
//! Invariant: what is called found is so, by an example that can be run; what is called none found
//! was looked for in full; everything else is "cannot tell".

mod bands;
mod contradiction;
pub mod example;
pub mod facts;
mod heavier;
mod overlap;
pub mod possible;
pub mod reach;
pub mod study;
mod way_back;

#[cfg(test)]
#[path = "tests.rs"]
mod cases;

use assize_scenario::Scenario;
pub use example::{Example, Shows};
use possible::Possible;

use crate::finding::Part;
use crate::reading::Reading;
use crate::reading::place::Places;

/// Months from which a term outlasts every life: the language writes `open` as more.
pub const OPEN: u32 = 1_200;
/// The bound on a way back, in months: what lasts longer is called a state without one.
pub const BOUND: u32 = 120;

/// A kind of proof.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// The id; a released id never changes its meaning.
    pub id: &'static str,
    /// What is asked.
    pub question: &'static str,
    /// How it is decided.
    pub method: &'static str,
    /// The proof.
    prove: fn(&Possible<'_>) -> Proved,
}

/// Every kind, in the order in which proofs are shown.
pub const ALL: &[&Kind] =
    &[&overlap::KIND, &contradiction::KIND, &bands::KIND, &way_back::KIND, &heavier::KIND];

/// What a proof comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It is so, and an example shows it.
    Found,
    /// The procedure cannot decide.
    CannotTell,
    /// It was looked for in full, and there is none.
    NoneFound,
}

impl Outcome {
    /// The word that users see.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Found => "found",
            Outcome::CannotTell => "cannot tell",
            Outcome::NoneFound => "none found",
        }
    }
}

/// One thing that was found, or could not be decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is about, in a word or two: a conduct, a band, a list.
    pub about: String,
    /// Whether it is decided.
    pub decided: bool,
    /// One sentence in plain words.
    pub words: String,
    /// The rules, grounds and consequences, with their articles.
    pub parts: Vec<Part>,
    /// The smallest example.
    pub example: Option<Example>,
}

/// What a kind of proof found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proved {
    /// Everything that was found or could not be decided, what matters most first.
    pub items: Vec<Item>,
    /// What was looked at and is as it should be; empty if that goes without saying.
    pub looked: String,
}

/// One result of one kind of proof for one arm.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The name of the arm.
    pub arm: String,
    /// The kind.
    pub kind: &'static Kind,
    /// What it comes to.
    pub outcome: Outcome,
    /// What it is about.
    pub about: String,
    /// One sentence in plain words.
    pub words: String,
    /// The rules, grounds and consequences, with their articles.
    pub parts: Vec<Part>,
    /// The smallest example, if there is one.
    pub example: Option<Example>,
}

/// Proves everything about one arm, in the order of [`ALL`]; a kind that found nothing says so.
///
/// # Panics
/// If the scenario has no such arm.
#[must_use]
pub fn prove(scenario: &Scenario, arm: usize) -> Vec<Proof> {
    let possible = Possible::of(Reading::new(scenario, arm));
    let (arm, name) = (&scenario.arms[arm], &scenario.arms[arm].name);
    let places = Places::of(scenario, arm);
    let mut all: Vec<Proof> =
        ALL.iter().flat_map(|kind| results(name, kind, (kind.prove)(&possible))).collect();
    for part in all.iter_mut().flat_map(|proof| &mut proof.parts) {
        part.place = places.find(part);
    }
    all
}

/// The results of a kind.
fn results(arm: &str, kind: &'static Kind, proved: Proved) -> Vec<Proof> {
    let proof = |outcome, about: String, words: String| Proof {
        arm: arm.to_owned(),
        kind,
        outcome,
        about,
        words,
        parts: Vec::new(),
        example: None,
    };
    // What was looked at is told where nothing was found, and where it adds something.
    let looked = proof(Outcome::NoneFound, String::new(), proved.looked);
    let adds = proved.items.is_empty() || !looked.words.is_empty();
    let one = |item: Item| {
        let outcome = if item.decided { Outcome::Found } else { Outcome::CannotTell };
        let (parts, example) = (item.parts, item.example);
        Proof { parts, example, ..proof(outcome, item.about, item.words) }
    };
    let mut all: Vec<Proof> = proved.items.into_iter().map(one).collect();
    all.extend(adds.then_some(looked));
    all.sort_by_key(|p| p.outcome);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::scenario_of;

    #[test]
    fn the_empty_policy_has_nothing_to_find_and_ids_differ() {
        for proof in prove(&scenario_of(Default::default()), 0) {
            assert_eq!(proof.outcome, Outcome::NoneFound, "{}: {}", proof.kind.id, proof.words);
            assert!(!proof.words.is_empty());
        }
        for (i, a) in ALL.iter().enumerate() {
            assert!(ALL[i + 1..].iter().all(|b| a.id != b.id), "{} twice", a.id);
            assert!(a.question.ends_with('?') && !a.method.is_empty(), "{}", a.id);
        }
    }
}
