//! Treatment out of proportion to a minor act.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;
use crate::reading::faults::out_of_proportion;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "AI5.D2",
    question: "Is a single minor act, of gravity 0 or 1 of 5, enough to put somebody below \
        the default band or on a list that burdens?",
    instrument: "Regulation (EU) 2024/1689, Article 5(1)(c)(ii)",
    seen: Seen::Text,
    kind: Kind::PS,
    scope: "systems that infer with some autonomy, in the European Union since 2 February \
        2025; a scheme of written rules is read as if it were one",
    reads: "the gravity of conduct in the catalogue (assumed), the points or grade of each \
        rule for one record, the default band",
    also: &["EC8.3", "N49.3"],
    test,
    bounds,
    ..super::COMMON
};

/// Counts one record of each minor conduct from the starting score.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy takes no points and lists nobody");
    }
    Answer::fail_if_any(
        out_of_proportion(reading),
        "one act that the catalogue holds to be minor is enough under these rules and grounds",
        "no single act that the catalogue holds to be minor is enough",
    )
}

/// Detriments for what is no unlawful act of one's own, or for a right, are out of proportion to
/// any gravity: told, since a run does not weigh acts.
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    vec![Bound::told("wrongful.share"), Bound::told("protected.share")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{LITTERS, ask, bad, good, rule};
    use assize_scenario::policy::Award;

    #[test]
    fn forty_points_for_litter_stay_in_the_band_and_forty_one_do_not() {
        // By hand: everybody starts with 1000, band A ends at 960.
        let mut policy = good();
        policy.rules.push(rule("M1", LITTERS, Award::Points(-40)));
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.rules[1].award = Award::Points(-41);
        assert_eq!(ask(&PROVISION, policy), (Verdict::Fail, vec!["rule M1 (law#art-1)".into()]));
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut grading = good();
        grading.rules.push(rule("G1", LITTERS, Award::Grade { band: 1, months: 1 }));
        assert_eq!(ask(&PROVISION, grading).1, ["rule G1 (law#art-1)"]);
    }
}
