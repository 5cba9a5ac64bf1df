//! Guilt by association: the family.

use assize_scenario::catalogue::Subject;
use assize_scenario::policy::Reach;

use super::{Provision, Seen};
use crate::finding::Answer;
use crate::reading::{Reading, rule_name};

/// The provision.
pub(super) const PROVISION: Provision = Provision {
    id: "NA.1",
    question: "Does a demerit reach somebody who did nothing, because of a tie of family or \
        household?",
    instrument: "A test of this program; ECHR Article 6(2) and the CRC ask parts of it",
    seen: Seen::Own,
    scope: "everywhere: a burden without an act of one's own has no deterrent aim that it \
        could serve",
    reads: "whom the entries of each demerit reach besides the one who acted",
    also: &["AI5.N", "EC6.2"],
    test,
};

/// Looks at whom demerits reach.
fn test(reading: &Reading<'_>) -> Answer {
    if reading.demerits(Subject::Person).next().is_none() {
        return Answer::not_applicable("no rule takes points from persons");
    }
    let others = |reach: &Reach| *reach != Reach::Own;
    let rules = reading.demerits(Subject::Person).filter(|rule| rule.reaches.iter().any(others));
    Answer::fail_if_any(
        rules.map(rule_name).collect(),
        "the demerits of these rules reach family or household, who did not act",
        "every demerit stays with the one who acted",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{OWES, ask, good, rule};
    use assize_scenario::policy::Award;
    #[test]
    fn demerits_of_the_spouse_are_found_and_merits_are_not() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut policy = good();
        policy.rules.push(rule("S1", OWES, Award::Points(5)));
        policy.rules[1].reaches.push(Reach::Spouse);
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.rules[1].award = Award::Grade { band: 1, months: 6 };
        assert_eq!(ask(&PROVISION, policy).1, ["rule S1 (law#art-1)"]);
    }
}
