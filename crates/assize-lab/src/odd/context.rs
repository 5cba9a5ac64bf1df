//! What a description is made from.

use assize_base::spec::{Draw, Param, Spec, Variable};
use assize_model::plan::Plan;
use assize_model::uses::Uses;
use assize_model::{draws, state};
use assize_report::dossier::TargetFigure;
use assize_scenario::Scenario;
use assize_scenario::scenario::{Basis, Param as Number};

use super::document::{Answer, Block};
use crate::shelf::Taken;

/// A scenario with what is known of its documents and of a run of it.
pub(super) struct Context<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its plan.
    pub plan: &'a Plan<'a>,
    /// The documents and tables that were used.
    pub taken: &'a Taken,
    /// Published figures beside simulated ones; none without a run.
    pub figures: &'a [TargetFigure],
    /// The digest of the run's results, if it is a run.
    pub digest: Option<&'a str>,
}

impl<'a> Context<'a> {
    /// What the scenario uses.
    pub fn uses(&self) -> Uses<'_, 'a> {
        Uses::of(self.plan)
    }

    /// Tells whether a mechanism is in use.
    pub fn has(&self, mechanism: &str) -> bool {
        self.uses().mechanism(mechanism)
    }

    /// The mechanisms in use, in the order of the phases.
    pub fn mechanisms(&self) -> Vec<&'static Spec> {
        self.uses().mechanisms()
    }

    /// The state variables in use.
    pub fn variables(&self) -> Vec<&'static Variable> {
        let columns = self.uses().columns();
        let used = |v: &&Variable| {
            if v.column.is_empty() {
                v.writers.iter().any(|writer| self.has(writer))
            } else {
                columns.contains(&v.column)
            }
        };
        state::VARIABLES.iter().filter(used).collect()
    }

    /// The draws in use.
    pub fn draws(&self) -> Vec<&'static Draw> {
        let uses = self.uses();
        draws::all().filter(|draw| uses.stream(draw.stream)).collect()
    }

    /// What authors answer to a question.
    pub fn author(&self, question: &str, key: &str) -> Block {
        let said = self.scenario.told.iter().filter(|told| told.key == key);
        let answer = |told: &assize_scenario::scenario::Told| Answer {
            document: told.document.clone(),
            text: told.text.clone(),
        };
        Block::Author {
            question: question.to_owned(),
            key: key.to_owned(),
            answers: said.map(answer).collect(),
        }
    }

    /// The answer to a question in a line, for the first page.
    pub fn in_short(&self, key: &str) -> Option<String> {
        let told = self.scenario.told.iter().find(|told| told.key == key)?;
        Some(told.text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// A source as documents name it, with how sure it is.
    pub fn source(&self, reference: &str) -> String {
        let id = reference.split('#').next().unwrap_or(reference);
        match self.scenario.sources.iter().find(|source| source.id == id) {
            Some(source) => format!("{reference} ({})", source.certainty),
            None => reference.to_owned(),
        }
    }

    /// Where a number comes from.
    pub fn basis(&self, basis: &Basis) -> String {
        match basis {
            Basis::Source(reference) => self.source(reference),
            Basis::Assumed(why) => format!("assumed: {why}"),
        }
    }

    /// The numbers that a mechanism computes with.
    pub fn numbers(&self, mechanism: &str) -> Vec<&'a Number> {
        let at_home = |n: &&Number| super::home::of(&n.path) == mechanism;
        self.scenario.params.iter().filter(at_home).collect()
    }
}

/// The unit of a number, as the spec of its mechanism has it.
pub(super) fn unit(spec: Option<&Spec>, key: &str) -> String {
    let params = spec.map_or(&[][..], |spec| spec.params);
    let param: Option<&Param> = params.iter().find(|param| param.name == key);
    param.map_or_else(|| "-".to_owned(), |param| param.unit.to_owned())
}

/// A number in thousands.
pub(super) fn thousands(n: u64) -> String {
    crate::plan::grouped(n)
}

/// One and many: `1 rule`, `2 rules`.
pub(super) fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{} {what}s", thousands(n as u64)) }
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(items: &[String]) -> String {
    match items {
        [] => "none".to_owned(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A text, or a dash for none.
pub(super) fn or_dash(text: impl Into<String>) -> String {
    let text = text.into();
    if text.is_empty() { "-".to_owned() } else { text }
}
