//! Legal and normative tests of a policy: questions that provisions of law ask, answered from the
//! written documents, from the figures of a run, or left open for a paper that somebody must read.
//!
//! In reading order: [`finding`] (what a test can answer), [`reading`] (the policy as a test reads
//! it), [`measured`] (figures of a run and bounds), [`context`] (which fields of life belong
//! together), [`provision`] (one file a test), [`crosswalk`] (one question, many instruments).
//!
//! Three things must be known of every answer. A provision is read *as if* it applied to the
//! policy, wherever the policy is in force: this crate asks what a policy would meet, not who has
//! jurisdiction. A test that finds nothing has found nothing: there is deliberately no verdict that
//! calls a policy lawful. And these are questions for a lawyer to go on from, not legal advice.
//!
//! Invariant: the crate runs nothing and measures nothing; equal documents and equal figures give
//! equal findings.

pub mod context;
pub mod crosswalk;
pub mod finding;
pub mod measured;
pub mod proof;
pub mod provision;
pub mod reading;

#[cfg(test)]
mod fixture;

use assize_scenario::Scenario;

pub use finding::{Finding, Verdict};
pub use measured::Measured;

/// Asks every provision of one arm, in the order of [`provision::ALL`]: of its documents, and of
/// what a run measured, if there is one.
///
/// # Panics
/// If the scenario has no such arm.
#[must_use]
pub fn review(scenario: &Scenario, arm: usize, measured: Option<&Measured<'_>>) -> Vec<Finding> {
    let name = scenario.arms[arm].name.clone();
    let mut reading = reading::Reading::new(scenario, arm);
    reading.figures = measured.map(|m| m.of(&name));
    let places = reading::place::Places::of(scenario, reading.arm);
    let ask = |provision: &&'static provision::Provision| {
        let mut answer = provision.ask(&reading);
        for part in &mut answer.parts {
            part.place = places.find(part);
        }
        Finding { arm: name.clone(), provision, answer }
    };
    provision::ALL.iter().map(ask).collect()
}

#[cfg(test)]
mod tests {
    use super::fixture::{bad, good, scenario_of};
    use super::*;

    #[test]
    fn the_empty_policy_is_not_concerned_and_never_approved() {
        for finding in review(&scenario_of(Default::default()), 0, None) {
            let id = finding.provision.id;
            assert_eq!(finding.answer.verdict, Verdict::NotApplicable, "{id}");
        }
    }

    #[test]
    fn no_word_of_any_answer_calls_a_policy_lawful() {
        for policy in [good(), bad()] {
            for finding in review(&scenario_of(policy), 0, None) {
                let words = finding.answer.words.to_lowercase();
                for approval in ["is lawful", "is legal", "complies", "compliant", "permitted"] {
                    assert!(!words.contains(approval), "{}: {words}", finding.provision.id);
                }
            }
        }
    }

    #[test]
    fn every_failure_names_the_parts_it_rests_on_and_every_answer_says_why() {
        for finding in review(&scenario_of(bad()), 0, None) {
            if finding.answer.verdict == Verdict::Fail {
                assert!(!finding.answer.parts.is_empty(), "{}", finding.provision.id);
            }
            assert!(!finding.answer.words.is_empty(), "{}", finding.provision.id);
        }
    }
}
