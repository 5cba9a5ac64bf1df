//! Five years.

use assize_scenario::catalogue::Subject;
use assize_scenario::policy::{Award, Ground, Rule};

use super::{Provision, Seen};
use crate::finding::Answer;
use crate::reading::{Reading, ground_name, list_name, lowest_points, rule_name};

/// The provision.
pub(super) const PROVISION: Provision = Provision {
    id: "CR.1",
    question: "Is every entry against a person, and every listing, over after five years?",
    instrument: "Regulation on the Administration of the Credit Reporting Industry 2013, \
        Article 16",
    seen: Seen::Text,
    scope: "the People's Republic of China; credit reporting agencies",
    reads: "the validity of demerits, the terms of gradings and grounds (with the longer \
        terms of grave cases)",
    also: &["LR.1", "FC605"],
    test,
};

/// The longest time, in months.
const MONTHS: u32 = 60;

/// Looks at the longest time that each burden can last.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let rules = reading.demerits(Subject::Person).filter(|rule| rule_lasts(reading, rule) > MONTHS);
    let grounds = reading.burdening_grounds().into_iter().filter(|(_, g)| ground_lasts(g) > MONTHS);
    let lists = reading.burdening_lists().into_iter();
    let brought = lists.filter(|list| reading.is_brought(list)).map(list_name);
    Answer::fail_if_any(
        rules
            .map(rule_name)
            .chain(grounds.map(|(l, g)| ground_name(l, g)))
            .chain(brought)
            .collect(),
        "what these rules, grounds and lists write can stand for more than five years",
        "everything ends within five years of the end of the wrong",
    )
}

/// How many months the entries of a rule count.
fn rule_lasts(reading: &Reading<'_>, rule: &Rule) -> u32 {
    if let Award::Grade { months, .. } = rule.award {
        return months;
    }
    let points = lowest_points(rule);
    let table = &reading.policy.validity;
    let line = table.iter().find(|line| (line.from..=line.to).contains(&points));
    // Without a line the language lets an entry count for a year.
    rule.validity.or(line.map(|line| line.months)).unwrap_or(12)
}

/// How many months a listing can last.
fn ground_lasts(ground: &Ground) -> u32 {
    let longer = ground.longer.map_or(0, |(_, _, to)| to);
    ground.months.map_or(u32::MAX, |months| months + longer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};
    use assize_base::quantity::Chance;
    #[test]
    fn sixty_months_are_five_years_and_sixty_one_are_more() {
        let mut policy = good();
        policy.rules[0].validity = Some(60);
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.rules[0].validity = Some(61);
        assert_eq!(ask(&PROVISION, policy).1, ["rule R1 (law#art-1)"]);
        let mut brought = bad();
        brought.lists[0].brings = Some(1);
        let brought = ask(&PROVISION, brought).1;
        assert!(brought.contains(&"list limits (law#art-2)".to_owned()), "{brought:?}");
        let mut grave = good();
        grave.lists[0].grounds[0].longer = Some((Chance::ALWAYS, 12, 37));
        assert_eq!(ask(&PROVISION, grave).1, ["ground debtors/ground (law#art-2)"]);
    }
}
