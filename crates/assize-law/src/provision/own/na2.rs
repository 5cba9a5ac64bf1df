//! Guilt by association: the head of a firm.

use assize_scenario::catalogue::Subject;

use crate::finding::{Answer, Part};
use crate::provision::{Provision, Seen};
use crate::reading::{Reading, list_part, rule_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "NA.2",
    question: "Is the head of a firm burdened for the firm without any condition on an act or \
        omission of the head?",
    instrument: "Judicial document Fa Fa [2019] 35 on the representatives of listed firms; \
        otherwise a test of this program",
    seen: Seen::Secondary,
    scope: "the People's Republic of China; the question is asked of every policy",
    reads: "the share of a firm's points that its head gets, and what the listing of a \
        firm puts on its head's record",
    also: &["JD.6", "NA.1"],
    test,
    ..super::COMMON
};

/// Looks at what passes from firms to their heads.
fn test(reading: &Reading<'_>) -> Answer {
    let firm_lists = reading.policy.lists.iter().filter(|list| list.emits_head.is_some());
    let shared = reading.policy.head_share.is_some_and(|share| share.0 > 0);
    let demerits: Vec<Part> = reading.demerits(Subject::Firm).map(rule_part).collect();
    if demerits.is_empty() && firm_lists.clone().next().is_none() {
        return Answer::not_applicable("the policy burdens no firm");
    }
    let answered = |conduct: Option<usize>| {
        reading.demerits(Subject::Person).any(|rule| rule.conduct == conduct)
    };
    let lists = firm_lists.filter(|list| answered(list.emits_head)).map(list_part);
    let passed_on = if shared { demerits } else { Vec::new() };
    Answer::fail_if_any(
        passed_on.into_iter().chain(lists).collect(),
        "the points of these rules, and the listings of these lists, pass from the firm to its \
         head whatever the head did",
        "what burdens a firm stays with the firm",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{FIRM_OWES, LITTERS, OWES, ask, good, rule};
    use assize_base::quantity::Factor;
    use assize_scenario::policy::Award;
    #[test]
    fn a_share_of_the_points_and_a_record_of_the_listing_are_found() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::NotApplicable);
        let mut policy = good();
        policy.firm_score = policy.person_score.clone();
        policy.rules.push(rule("E1", FIRM_OWES, Award::Points(-5)));
        policy.rules[1].subject = Subject::Firm;
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.head_share = Some(Factor::ONE);
        assert_eq!(ask(&PROVISION, policy.clone()).1, ["rule E1 (law#art-1)"]);
        policy.head_share = None;
        policy.lists[0].emits_head = Some(LITTERS);
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass, "no rule answers it");
        policy.lists[0].emits_head = Some(OWES);
        assert_eq!(ask(&PROVISION, policy).1, ["list debtors (law#art-2)"]);
    }
}
