//! The legal tests of every arm, as a report shows them.

use assize_base::evidence::Summary;
use assize_law::crosswalk::{ROWS, Row};
use assize_law::finding::Part;
use assize_law::measured::Evidence;
use assize_law::provision::{Provision, Seen};
use assize_law::{Finding, Measured, Verdict, review};
use assize_report::dossier::{self, Basis, Crossing, FoundFigure, FoundPart};
use assize_scenario::Scenario;

/// What the legal tests find in every arm that has a policy, in its documents and in the figures of
/// the run, and the cross-walk of that.
#[must_use]
pub fn findings(
    scenario: &Scenario,
    summary: Option<&Summary>,
) -> (Vec<dossier::Finding>, Vec<Crossing>) {
    let measured = summary.map(Measured::new);
    let (mut shown, mut crossed) = (Vec::new(), Vec::new());
    for (i, arm) in scenario.arms.iter().enumerate() {
        if arm.policy.rules.is_empty() && arm.policy.lists.is_empty() {
            continue;
        }
        let found = review(scenario, i, measured.as_ref());
        shown.extend(found.iter().map(finding));
        crossed.extend(ROWS.iter().map(|row| crossing(row, &arm.name, &found)));
    }
    (shown, crossed)
}

/// A finding as the report shows it.
fn finding(finding: &Finding) -> dossier::Finding {
    let (provision, answer) = (finding.provision, &finding.answer);
    dossier::Finding {
        arm: finding.arm.clone(),
        test: provision.id.to_owned(),
        body: provision.body.title().to_owned(),
        kind: provision.kind.words(),
        question: provision.question.to_owned(),
        verdict: verdict(answer.verdict),
        words: sentence(&answer.words),
        parts: answer.parts.iter().map(part).collect(),
        figures: answer.figures.iter().map(figure).collect(),
        basis: Basis::Source(instrument(provision)),
    }
}

fn verdict(verdict: Verdict) -> dossier::Verdict {
    match verdict {
        Verdict::Fail => dossier::Verdict::Fails,
        Verdict::Pass => dossier::Verdict::NoConflictFound,
        Verdict::NotApplicable => dossier::Verdict::NotApplicable,
        Verdict::CannotTell => dossier::Verdict::CannotTell,
    }
}

fn part(part: &Part) -> FoundPart {
    let place = part.place.as_ref().map_or(String::new(), ToString::to_string);
    FoundPart { words: part.to_string(), place }
}

fn figure(evidence: &Evidence) -> FoundFigure {
    let words = evidence.words();
    let rest = words.strip_prefix(evidence.measure.as_str()).unwrap_or(&words);
    FoundFigure {
        measure: evidence.measure.clone(),
        words: rest.trim_start_matches([':', ' ']).to_owned(),
        verdict: evidence.verdict.map(verdict),
    }
}

fn crossing(row: &Row, arm: &str, found: &[Finding]) -> Crossing {
    let of = |id: &&'static str| {
        let answer = found.iter().find(|f| f.provision.id == *id);
        ((*id).to_owned(), verdict(answer.map_or(Verdict::NotApplicable, |f| f.answer.verdict)))
    };
    Crossing {
        arm: arm.to_owned(),
        title: row.title.to_owned(),
        verdict: verdict(row.verdict(found)),
        tests: row.provisions.iter().map(of).collect(),
        decided_by: row.decided_by.to_owned(),
    }
}

/// An answer as a sentence.
fn sentence(answer: &str) -> String {
    let mut letters = answer.chars();
    let first = letters.next().map_or(String::new(), |c| c.to_uppercase().to_string());
    format!("{first}{}.", letters.as_str())
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
    fn the_baseline_is_not_asked_and_every_arm_has_its_crosswalk() {
        let (findings, crossings) = findings(&scenario(), None);
        assert!(!findings.is_empty() && findings.iter().all(|f| f.arm == "small-2020"));
        assert_eq!(crossings.len(), ROWS.len());
    }

    #[test]
    fn figures_are_told_without_the_name_of_their_measure() {
        let evidence = Evidence {
            measure: "spillover.share".into(),
            group: "",
            value: Some(0.5),
            low: None,
            high: None,
            unit: String::new(),
            n: 1,
            between: None,
            limit: assize_law::measured::Limit::AtAll,
            verdict: Some(Verdict::Fail),
        };
        assert_eq!(figure(&evidence).words, "is 0.5 (no interval), fails above 0");
        let nothing = Evidence { value: None, ..evidence };
        assert_eq!(figure(&nothing).words, "nothing to measure");
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
        let (findings, _) = findings(&prepared.loaded.scenario, None);
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
