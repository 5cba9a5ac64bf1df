//! The legal tests on the published schemes of the library: what their texts invite, and what a run
//! of them adds.

mod toy;

use std::path::Path;

use assize_lab::order::Order;
use assize_lab::review::{LegalFinding, Reviewed, review};
use assize_lab::run::run;
use toy::{Watch, means};

fn reviewed(policy: &str) -> Reviewed {
    review(policy).unwrap_or_else(|e| panic!("{policy}: {e:?}"))
}

fn found<'a>(reviewed: &'a Reviewed, test: &str) -> &'a LegalFinding {
    let found = reviewed.findings.iter().find(|f| f.test == test);
    found.unwrap_or_else(|| panic!("no test {test}"))
}

fn verdict(reviewed: &Reviewed, test: &str) -> String {
    found(reviewed, test).verdict.clone()
}

#[test]
fn a_score_with_demerits_for_petitions_and_family_meets_the_tests_on_them() {
    let reviewed = reviewed("wendeng-2020");
    for test in ["EC10", "EC11", "NA.1", "NA.2", "GD22.4", "EC6.2"] {
        assert_eq!(verdict(&reviewed, test), "fail", "{test}");
    }
    let petition = found(&reviewed, "EC10");
    assert!(petition.parts.iter().any(|p| p.contains("wendeng-2020#")), "{:?}", petition.parts);
}

#[test]
fn a_score_that_bars_no_travel_is_not_asked_about_travel() {
    assert_eq!(verdict(&reviewed("wendeng-2020"), "ICC12"), "not applicable");
}

#[test]
fn spending_limits_have_no_term_and_no_review_of_their_own() {
    let reviewed = reviewed("wendeng-2020+court-defaulters-2017");
    for test in ["ICC12", "GD5e", "EC6.1"] {
        let finding = found(&reviewed, test);
        assert_eq!(finding.verdict, "fail", "{test}");
        let named = finding.parts.iter().any(|p| p.contains("limits-2015#"));
        assert!(named, "{test}: {:?}", finding.parts);
    }
}

#[test]
fn the_plan_of_beijing_and_the_press_fail_unrelated_contexts_and_guilt_by_association() {
    for policy in ["beijing-2020", "press-composite"] {
        let reviewed = reviewed(policy);
        assert!(!reviewed.measured);
        for test in ["AI5.D1", "GD5b", "PI6", "NA.1", "CRC2"] {
            assert_eq!(verdict(&reviewed, test), "fail", "{policy}: {test}");
        }
        // What carries the second: a child's place at school that is refused for the parent.
        let association = found(&reviewed, "NA.1");
        let school = association.rests_on.iter().find(|p| p.note.contains("the child"));
        let school = school.unwrap_or_else(|| panic!("{policy}: {:?}", association.parts));
        let place = school.place.as_ref().expect("the line is known");
        assert!(place.contains("policy.toml:"), "{place}");
    }
    let beijing = reviewed("beijing-2020");
    let flights = found(&beijing, "AI5.D1");
    let named = flights.rests_on.iter().find(|p| p.id == "beijing-no-flights");
    assert!(named.expect("flights").note.ends_with("-> travel"), "{:?}", flights.parts);
}

#[test]
fn a_wallet_of_rewards_fails_nothing_and_passes_or_escapes_most() {
    let reviewed = reviewed("bologna-wallet");
    let count = &reviewed.counts[0];
    let failed: Vec<&str> =
        reviewed.findings.iter().filter(|f| f.verdict == "fail").map(|f| f.test.as_str()).collect();
    assert_eq!(failed, Vec::<&str>::new());
    assert!(count.pass + count.not_applicable > 3 * count.cannot_tell, "{count:?}");
    for test in ["AI5.D1", "NA.1", "ICESCR", "EC10"] {
        assert_ne!(verdict(&reviewed, test), "cannot tell", "{test}");
    }
}

#[test]
fn a_run_binds_the_tests_that_figures_decide() {
    let at = tempfile::tempdir().expect("a place");
    for (policy, persons) in [("beijing-2020", 20_000), ("press-composite", 5_000)] {
        let folder = at.path().join(policy);
        let reviewed = of_run(policy, persons, &folder);
        assert!(reviewed.measured);
        let unrelated = found(&reviewed, "AI5.D1");
        let refusals = unrelated.figures.iter().find(|f| f.measure == "refusals.flight");
        let flights = refusals.expect("flights are measured");
        assert!(flights.value.expect("a figure") > 0.0, "{policy}: {flights:?}");
        let association = found(&reviewed, "NA.1");
        assert_eq!(association.verdict, "fail", "{policy}");
        let school =
            association.figures.iter().find(|f| f.measure == "refusals.child-school-place");
        let school = school.expect("a child's place is measured");
        assert!(school.value.is_some() && school.bound == "fails above 0", "{school:?}");
        assert_eq!(school.verdict.as_deref(), Some("fail"), "{policy}: {}", school.words);
        let equal = found(&reviewed, "FF80");
        assert!(equal.figures.iter().any(|f| f.measure.starts_with("adverse-ratio.")));
        assert!(equal.figures.iter().any(|f| f.measure.starts_with("four-fifths.")));
        let worse = &found(&reviewed, "AI5.C").figures[0];
        assert!(worse.value.expect("a share") > 0.0, "{policy}: {}", worse.words);
    }
}

fn of_run(policy: &str, persons: u64, folder: &Path) -> Reviewed {
    let order = Order {
        study: Some(policy.to_owned()),
        persons: Some(persons),
        replicates: Some(2),
        ..Order::default()
    };
    run(&order, &means(1), Some(folder), &Watch::default())
        .unwrap_or_else(|e| panic!("{policy}: {e:?}"));
    reviewed(&folder.display().to_string())
}

#[test]
fn every_row_of_the_crosswalk_tells_its_tests_and_the_heaviest_verdict() {
    let reviewed = reviewed("press-composite");
    assert!(!reviewed.crosswalk.is_empty());
    for row in &reviewed.crosswalk {
        assert!(row.tests.iter().all(|t| t.verdict == verdict(&reviewed, &t.test)), "{}", row.id);
        assert!(row.tests.iter().any(|t| t.verdict == row.verdict), "{}", row.id);
        let fails = row.tests.iter().any(|t| t.verdict == "fail");
        assert_eq!(fails, row.verdict == "fail", "{}", row.id);
    }
}
