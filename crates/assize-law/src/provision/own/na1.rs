//! Guilt by association: the family.

use assize_scenario::catalogue::Subject;
use assize_scenario::expr::Name;
use assize_scenario::policy::Reach;

use crate::context::bearer;
use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision};
use crate::reading::faults::{asking, borne_by_others};
use crate::reading::{Reading, rule_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "NA.1",
    question: "Is anybody burdened who did nothing, because of a tie to somebody who did?",
    instrument: "A test of this program; ECHR Article 6(2) and the CRC ask parts of it",
    kind: Kind::PS,
    scope: "everywhere: a burden without an act of one's own has no deterrent aim that it \
        could serve",
    reads: "whom the entries of each demerit reach besides the one who acted, points for the standing \
        of one's ties, and consequences on services that somebody else lives on; of a run, the share \
        of detriments for another's act and how often such a service is refused",
    also: &["AI5.N", "EC6.2"],
    test,
    bounds,
    ..super::COMMON
};

/// Looks at whom demerits reach, whose standing counts, and who bears a refusal.
fn test(reading: &Reading<'_>) -> Answer {
    let ties = asking(reading, &[Name::RestrictedTies]);
    if !reading.burdens() && ties.is_empty() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let others = |reach: &Reach| *reach != Reach::Own;
    let rules = reading.demerits(Subject::Person).filter(|rule| rule.reaches.iter().any(others));
    let reach = rules.map(|rule| rule_part(rule).noting("reaches family or household"));
    let ties =
        ties.into_iter().map(|part| part.noting("counts how many of one's ties are restricted"));
    Answer::fail_if_any(
        reach.chain(ties).chain(borne_by_others(reading)).collect(),
        "these burden somebody for the acts or the standing of somebody else",
        "every demerit stays with the one who acted, nobody's ties count, and no consequence falls \
         on somebody else that the context map knows of",
    )
}

/// Any detriment for another's act, and any refusal that somebody else bears.
fn bounds(reading: &Reading<'_>) -> Vec<Bound> {
    let services = reading.detriments().map(|c| reading.service(c).id.as_str());
    let borne = services.filter(|id| bearer(id).is_some());
    let mut bounds: Vec<Bound> = borne.map(|id| Bound::at_all(&format!("refusals.{id}"))).collect();
    bounds.dedup();
    bounds.insert(0, Bound::at_all("spillover.share"));
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{OWES, SCHOOL, ask, consequence, good, measured, rule};
    use assize_scenario::expr::Expr;
    use assize_scenario::policy::{Award, Effect, Trigger};
    #[test]
    fn demerits_of_the_spouse_are_found_and_merits_are_not() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut policy = good();
        policy.rules.push(rule("S1", OWES, Award::Points(5)));
        policy.rules[1].reaches.push(Reach::Spouse);
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.rules[1].award = Award::Grade { band: 1, months: 6 };
        assert_eq!(ask(&PROVISION, policy).1, ["rule S1 (law#art-1): reaches family or household"]);
    }

    #[test]
    fn points_for_restricted_friends_and_a_school_place_of_a_child_are_found() {
        let mut policy = good();
        let mut friends = rule("T1", OWES, Award::Points(0));
        friends.conduct = None;
        friends.holds.standing = Some(Expr::Name(Name::RestrictedTies));
        policy.rules.push(friends);
        policy.consequences.push(consequence("s", Trigger::List(0), SCHOOL, Effect::Refuse));
        let named = [
            "rule T1 (law#art-1): counts how many of one's ties are restricted",
            "consequence s (law#art-4): borne by the child of the one who is burdened",
        ];
        assert_eq!(ask(&PROVISION, policy.clone()).1, named);
        let mut rewards = policy.clone();
        rewards.lists.clear();
        rewards.consequences.clear();
        rewards.rules.remove(0);
        let score = rewards.person_score.as_mut().expect("a score");
        score.default_band = score.bands.len() - 1;
        assert_eq!(ask(&PROVISION, rewards).1, named[..1], "a friend costs points all the same");
        policy.rules.pop();
        let (_, words) = measured(&PROVISION, policy, &[("refusals.private-school", 7.0, None)]);
        assert!(words.contains("refusals.private-school is 7"), "{words}");
    }
}
