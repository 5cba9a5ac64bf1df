//! Social scoring: over a certain period.

use assize_scenario::catalogue::Subject;

use crate::finding::{Answer, Part};
use crate::provision::Provision;
use crate::reading::faults::{across_fields, out_of_proportion};
use crate::reading::{Reading, list_part, score_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "AI5.A",
    question: "Does the policy evaluate or classify people over a certain period, and lead to what \
        Article 5(1)(c) forbids?",
    instrument: "Regulation (EU) 2024/1689, Article 5(1)(c), first limb",
    reads: "scores, which keep what happened before, and lists that burden; then the answers to \
        AI5.D1 and AI5.D2",
    also: &["AI5.B", "AI5.C", "AI5.D1", "AI5.D2"],
    test,
    ..super::COMMON
};

/// The limb of the period.
fn test(reading: &Reading<'_>) -> Answer {
    let scores = [Subject::Person, Subject::Firm].into_iter();
    let scores = scores.filter(|s| reading.score(*s).is_some()).map(score_part);
    let lists = reading.burdening_lists().into_iter().map(list_part);
    limb(reading, scores.chain(lists).collect(), "what happened earlier stays on file and counts")
}

/// A limb counts only where bad treatment follows, and fails only together with one of the two last
/// limbs: each alone forbids nothing.
pub(super) fn limb(reading: &Reading<'_>, met: Vec<Part>, words: &str) -> Answer {
    if !reading.hinders() {
        return Answer::not_applicable("no bad treatment hangs on a band or list");
    }
    if met.is_empty() {
        return Answer::pass("this limb of the prohibition is not met");
    }
    if !is_forbidden_ground(reading) {
        return Answer::pass(
            "this limb is met, which alone is no conflict: neither treatment in an unrelated field \
             nor treatment out of proportion was found",
        );
    }
    Answer::fail(&format!("this limb is met: {words}"), met)
}

/// Tells whether treatment in an unrelated field (D1) or out of proportion (D2) was found.
pub(super) fn is_forbidden_ground(reading: &Reading<'_>) -> bool {
    !across_fields(reading, Some(false)).is_empty() || !out_of_proportion(reading).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{JUMPS_RED, ask, bad, good, rule};
    use assize_scenario::policy::Award;

    #[test]
    fn a_limb_fails_only_together_with_an_unrelated_or_disproportionate_treatment() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut policy = good();
        policy.rules.push(rule("T1", JUMPS_RED, Award::Points(-5)));
        let named = ["score person (the documents)", "list debtors (law#art-2)"];
        assert_eq!(ask(&PROVISION, policy.clone()).1, named);
        policy.consequences.clear();
        assert_eq!(ask(&PROVISION, policy).0, Verdict::NotApplicable);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
    }
}
