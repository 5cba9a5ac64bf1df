//! Politics and belief in the rules.

use assize_scenario::expr::{Expr, Name};

use super::{Provision, Seen};
use crate::finding::Answer;
use crate::reading::{Reading, ground_name, rule_name};

/// The provision.
pub(super) const PROVISION: Provision = Provision {
    id: "GD22.4",
    question: "Does a rule or ground read or reveal party membership, belief or association?",
    instrument: "Regulation (EU) 2016/679, Articles 9 and 22(4)",
    seen: Seen::Text,
    scope: "processing of data on identified persons in the European Union",
    reads: "conditions that ask for party membership (of rules and of those who can do the \
        conduct) and conduct that exercises belief or association",
    also: &["CR.1 (Article 14)"],
    test,
};

/// Looks at conditions and rights.
fn test(reading: &Reading<'_>) -> Answer {
    if reading.policy.rules.is_empty() && reading.policy.lists.is_empty() {
        return Answer::not_applicable("the policy has no rule and no list");
    }
    let rules =
        reading.policy.rules.iter().filter(|rule| {
            asks_party(&rule.when) || rule.conduct.is_some_and(|c| reveals(reading, c))
        });
    let lists = reading.policy.lists.iter();
    let grounds = lists
        .flat_map(|list| list.grounds.iter().map(move |ground| (list, ground)))
        .filter(|(list, ground)| asks_party(&list.exempt) || reveals(reading, ground.conduct));
    let grounds = grounds.map(|(list, ground)| ground_name(list, ground));
    Answer::fail_if_any(
        rules.map(rule_name).chain(grounds).collect(),
        "these rules and grounds read or reveal party membership, belief or association",
        "no condition asks for party membership and no conduct exercises belief or association; \
         proxies are not looked for here",
    )
}

/// Tells whether a record of a conduct says something of politics or belief.
fn reveals(reading: &Reading<'_>, conduct: usize) -> bool {
    let conduct = reading.conduct(conduct);
    let domain = &reading.scenario.catalogue.domains[conduct.domain];
    matches!(conduct.right.as_deref(), Some("belief" | "association"))
        || asks_party(&conduct.who)
        || asks_party(&domain.who)
}

/// Tells whether a condition asks for party membership.
fn asks_party(condition: &Expr) -> bool {
    match condition {
        Expr::Const(_) => false,
        Expr::Name(name) => *name == Name::Party,
        Expr::Not(a) | Expr::Neg(a) | Expr::In(a, _) => asks_party(a),
        Expr::Binary(_, a, b) => asks_party(a) || asks_party(b),
        Expr::Choose(a, b, c) => asks_party(a) || asks_party(b) || asks_party(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{OWES, PRAYS, ask, good, rule, scenario_of};
    use assize_scenario::Scenario;
    use assize_scenario::policy::Award;
    #[test]
    fn a_prayer_on_file_and_a_question_for_membership_are_found() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut prayer = good();
        prayer.rules.push(rule("B1", PRAYS, Award::Points(5)));
        assert_eq!(ask(&PROVISION, prayer).1, ["rule B1 (law#art-1)"]);
        let mut member = good();
        member.rules[0].when = Expr::Not(Box::new(Expr::Name(Name::Party)));
        assert_eq!(ask(&PROVISION, member).0, Verdict::Fail);
        let mut spared = good();
        spared.lists[0].exempt = Expr::Name(Name::Party);
        assert_eq!(ask(&PROVISION, spared).1, ["ground debtors/ground (law#art-2)"]);
    }

    #[test]
    fn conduct_of_members_only_reveals_membership() {
        let mut scenario = scenario_of(good());
        scenario.catalogue.conducts[OWES].who = Expr::Name(Name::Party);
        let verdict = |s: &Scenario| (PROVISION.test)(&Reading::new(s, 0)).verdict;
        assert_eq!(verdict(&scenario), Verdict::Fail);
        let mut scenario = scenario_of(good());
        scenario.catalogue.domains[1].who = Expr::Name(Name::Party);
        assert_eq!(verdict(&scenario), Verdict::Fail);
    }
}
