//! The legal tests on the published schemes of the library: what their texts invite.

use assize_lab::review::{LegalFinding, review};

/// The verdict of a test on a policy.
fn verdict(findings: &[LegalFinding], test: &str) -> String {
    let found = findings.iter().find(|f| f.test == test);
    found.unwrap_or_else(|| panic!("no test {test}")).verdict.clone()
}

fn findings(policy: &str) -> Vec<LegalFinding> {
    review(policy).unwrap_or_else(|e| panic!("{policy}: {e:?}")).findings
}

#[test]
fn a_score_with_demerits_for_petitions_and_family_meets_the_tests_on_them() {
    let found = findings("wendeng-2020");
    for test in ["EC10", "EC11", "NA.1", "NA.2", "GD22.4", "EC6.2"] {
        assert_eq!(verdict(&found, test), "fail", "{test}");
    }
    let petition = found.iter().find(|f| f.test == "EC10").expect("just found");
    assert!(petition.parts.iter().any(|p| p.contains("wendeng-2020#")), "{:?}", petition.parts);
}

#[test]
fn a_score_that_bars_no_travel_is_not_asked_about_travel() {
    assert_eq!(verdict(&findings("wendeng-2020"), "ICC12"), "not applicable");
}

#[test]
fn spending_limits_have_no_term_and_no_review_of_their_own() {
    let found = findings("wendeng-2020+court-defaulters-2017");
    for test in ["ICC12", "GD5e", "EC6.1"] {
        let finding = found.iter().find(|f| f.test == test).expect("every test answers");
        assert_eq!(finding.verdict, "fail", "{test}");
        let named = finding.parts.iter().any(|p| p.contains("limits-2015#"));
        assert!(named, "{test}: {:?}", finding.parts);
    }
}
