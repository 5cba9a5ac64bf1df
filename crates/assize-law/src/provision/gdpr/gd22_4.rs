//! Politics and belief in the rules.

use assize_scenario::expr::{Expr, Name};

use crate::context::reveals;
use crate::finding::{Answer, Part};
use crate::measured::Bound;
use crate::provision::{ADVERSE, Kind, Provision, Seen};
use crate::reading::{Reading, ground_part, rule_part, standing};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "GD22.4",
    question: "Does a rule or ground read or reveal politics, belief, association or health?",
    instrument: "Regulation (EU) 2016/679, Articles 9 and 22(4)",
    seen: Seen::Text,
    kind: Kind::PS,
    scope: "processing of data on identified persons in the European Union",
    reads: "conditions that ask for party membership (of rules and of those who can do the \
        conduct), conduct that exercises belief or association, and conduct that the context map \
        holds to reveal health or politics; the ratio of burdens by registration, as a proxy of \
        origin",
    also: &["CR.1 (Article 14)"],
    test,
    bounds,
    ..super::COMMON
};

/// Looks at conditions, rights and what a record reveals.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.keeps_files() {
        return Answer::not_applicable("the policy has no rule and no list");
    }
    Answer::fail_if_any(
        revealing(reading),
        "these rules and grounds read or reveal politics, belief, association or health",
        "no condition asks for party membership and no record reveals politics, belief, association \
         or health; proxies are not looked for in the text",
    )
}

/// The rules, grounds and lists that read or reveal a special category.
pub(crate) fn revealing(reading: &Reading<'_>) -> Vec<Part> {
    let rules = reading.policy.rules.iter().filter_map(|rule| {
        let standing = rule.holds.standing.as_ref().is_some_and(asks_party);
        if asks_party(&rule.when) || standing {
            return Some(rule_part(rule));
        }
        Some(noted(rule_part(rule), revealed(reading, rule.conduct?)?))
    });
    let lists = reading.policy.lists.iter();
    let grounds = lists.flat_map(|list| list.grounds.iter().map(move |ground| (list, ground)));
    let grounds = grounds.filter_map(|(list, ground)| {
        if asks_party(&list.exempt) {
            return Some(ground_part(list, ground));
        }
        Some(noted(ground_part(list, ground), revealed(reading, ground.conduct)?))
    });
    rules.chain(grounds).collect()
}

/// A part with what it reveals, if the catalogue does not say it already.
fn noted(part: Part, what: &str) -> Part {
    if what.is_empty() { part } else { part.noting(what) }
}

/// What a record of a conduct reveals: empty if the right that it exercises says it.
fn revealed(reading: &Reading<'_>, conduct: usize) -> Option<&'static str> {
    let conduct = reading.conduct(conduct);
    let domain = &reading.scenario.catalogue.domains[conduct.domain];
    let by_right = matches!(conduct.right.as_deref(), Some("belief" | "association"))
        || asks_party(&conduct.who)
        || asks_party(&domain.who);
    if by_right { Some("") } else { reveals(&conduct.id) }
}

/// Tells whether a condition asks for party membership.
fn asks_party(condition: &Expr) -> bool {
    standing::names(condition).contains(&Name::Party)
}

/// Origin is the only special ground of which the synthetic society knows a proxy: where somebody
/// is registered. Above one and a quarter times the burden is one-sided (see `FF80`).
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    vec![Bound::above("adverse-ratio.migrant", ADVERSE)]
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
