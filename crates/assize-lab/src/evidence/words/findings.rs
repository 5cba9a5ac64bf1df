//! The legal tests of every arm, as a report shows them.

use assize_law::provision::{Provision, Seen};
use assize_law::{Verdict, review};
use assize_report::dossier::{self, Basis};
use assize_scenario::Scenario;

use super::listed;

/// The most parts of a policy that a finding names; the rest is counted.
const NAMED: usize = 12;

/// What the legal tests find in every arm that has a policy.
#[must_use]
pub fn findings(scenario: &Scenario) -> Vec<dossier::Finding> {
    let arms = 0..scenario.arms.len();
    let ruled = arms.filter(|i| {
        let policy = &scenario.arms[*i].policy;
        !policy.rules.is_empty() || !policy.lists.is_empty()
    });
    ruled.flat_map(|i| review(scenario, i, None)).map(|finding| shown(&finding)).collect()
}

/// A finding as the report shows it.
fn shown(finding: &assize_law::Finding) -> dossier::Finding {
    let provision = finding.provision;
    dossier::Finding {
        arm: finding.arm.clone(),
        test: provision.id.to_owned(),
        question: provision.question.to_owned(),
        verdict: match finding.answer.verdict {
            Verdict::Fail => dossier::Verdict::Fails,
            Verdict::Pass => dossier::Verdict::NoConflictFound,
            Verdict::NotApplicable => dossier::Verdict::NotApplicable,
            Verdict::CannotTell => dossier::Verdict::CannotTell,
        },
        words: words(
            &finding.answer.words,
            &finding.answer.parts.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ),
        basis: Basis::Source(instrument(provision)),
    }
}

/// The answer as a sentence with the parts that it rests on.
fn words(answer: &str, parts: &[String]) -> String {
    let mut letters = answer.chars();
    let first = letters.next().map_or(String::new(), |c| c.to_uppercase().to_string());
    let sentence = format!("{first}{}", letters.as_str());
    if parts.is_empty() {
        return format!("{sentence}.");
    }
    let mut named: Vec<String> = parts.iter().take(NAMED).cloned().collect();
    if parts.len() > NAMED {
        named.push(format!("{} more", parts.len() - NAMED));
    }
    format!("{sentence}: {}.", listed(&named, "and"))
}

/// The instrument, and how much of it was read.
fn instrument(provision: &Provision) -> String {
    match provision.seen {
        Seen::Own => provision.instrument.to_owned(),
        seen => format!("{} ({})", provision.instrument, seen.words()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::scenario;
    use super::*;
    use crate::order::{Order, prepare};

    #[test]
    fn the_baseline_is_not_asked() {
        let findings = findings(&scenario());
        assert!(!findings.is_empty() && findings.iter().all(|f| f.arm == "small-2020"));
    }

    #[test]
    fn long_lists_of_parts_are_counted() {
        let parts: Vec<String> = (0..14).map(|i| format!("rule {i}")).collect();
        let words = words("these rules do", &parts);
        assert!(words.starts_with("These rules do: rule 0, "), "{words}");
        assert!(words.ends_with("rule 11 and 2 more."), "{words}");
    }

    #[test]
    fn the_published_schemes_meet_the_tests_that_their_texts_invite() {
        let order = Order {
            study: Some("wendeng-2020".to_owned()),
            policies: vec!["wendeng-2020+court-defaulters-2017".to_owned()],
            persons: Some(1000),
            ..Order::default()
        };
        let prepared = prepare(&order).expect("the library is sound");
        let findings = findings(&prepared.loaded.scenario);
        let verdict = |arm: &str, test: &str| {
            let found = findings.iter().find(|f| f.arm == arm && f.test == test);
            found.unwrap_or_else(|| panic!("no {test} of {arm}")).verdict
        };
        // The scheme has demerits for petitions and speech, and points that reach the family.
        for test in ["EC10", "NA.1", "GD22.4", "EC6.2"] {
            assert_eq!(verdict("wendeng-2020", test), dossier::Verdict::Fails, "{test}");
        }
        // It bars nobody from travel; the courts' list does.
        assert_eq!(verdict("wendeng-2020", "ICC12"), dossier::Verdict::NotApplicable);
        let stacked = "wendeng-2020+court-defaulters-2017";
        assert_eq!(verdict(stacked, "ICC12"), dossier::Verdict::Fails);
        // The courts' list knows review and the clock of corrections.
        assert_eq!(verdict(stacked, "EC6.1"), dossier::Verdict::Fails, "spending limits have none");
    }
}
