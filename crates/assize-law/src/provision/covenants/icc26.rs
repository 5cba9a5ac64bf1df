//! Equality before the law.

use assize_scenario::expr::Name;

use crate::finding::Answer;
use crate::provision::{Kind, Provision, unequal};
use crate::reading::Reading;
use crate::reading::faults::asking;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "ICC26",
    question: "Does the policy treat people differently for what they are, or hit some groups more \
        than others?",
    instrument: "International Covenant on Civil and Political Rights, Article 26",
    kind: Kind::PS,
    reads: "demerits, exemptions, standing points and risks that ask for sex, party membership, \
        registration, province, settlement, income or schooling; the ratios of burdens in a run",
    also: &["EC14", "FF80"],
    test,
    bounds: unequal,
    ..super::COMMON
};

/// What the article names, or an other status: as far as a synthetic person has it. Age is left
/// out, since majority is a good reason that nearly every law has.
const GROUNDS: [Name; 7] = [
    Name::Sex,
    Name::Party,
    Name::Migrant,
    Name::Province,
    Name::Settlement,
    Name::Income,
    Name::Schooling,
];

/// Looks for conditions on what somebody is.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    Answer::fail_if_any(
        asking(reading, &GROUNDS),
        "these ask what somebody is, not what they did",
        "no demerit, exemption, standing point or risk asks what somebody is",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good, measured};
    use assize_scenario::expr::Expr;

    #[test]
    fn an_exemption_for_members_and_a_one_sided_burden_are_found() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        assert_eq!(ask(&PROVISION, bad()).1, ["rule P1 (law#art-1)"]);
        let mut policy = good();
        policy.lists[0].exempt = Expr::Name(Name::Party);
        assert_eq!(ask(&PROVISION, policy.clone()).1, ["list debtors (law#art-2)"]);
        policy.lists[0].exempt = Expr::Name(Name::Age);
        assert_eq!(ask(&PROVISION, policy).0, Verdict::Pass, "children may be spared");
        let twice = [("adverse-ratio.income", 2.0, Some((1.8, 2.2)))];
        assert_eq!(measured(&PROVISION, good(), &twice).0, Verdict::Fail);
    }
}
