//! Records and listings without an end.

use assize_scenario::policy::Rule;

use crate::finding::Answer;
use crate::provision::{Provision, Seen};
use crate::reading::{Reading, ground_part, list_part, rule_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "GD5e",
    question: "Does every entry and every listing have an end that the policy states?",
    instrument: "Regulation (EU) 2016/679, Article 5(1)(e)",
    seen: Seen::Unverified,
    scope: "processing of data on identified persons in the European Union",
    reads: "the validity of rules and the table of validity, the terms of grounds",
    also: &["PI19", "ICC12"],
    test,
    ..super::COMMON
};

/// Looks for an end of each entry and listing.
fn test(reading: &Reading<'_>) -> Answer {
    if reading.policy.rules.is_empty() && reading.policy.lists.is_empty() {
        return Answer::not_applicable("the policy keeps no entries");
    }
    let rules = reading.policy.rules.iter().filter(|r| !has_end(reading, r)).map(rule_part);
    let lists = reading.policy.lists.iter();
    let brought = lists.clone().filter(|list| reading.is_brought(list)).map(list_part);
    let grounds = lists
        .flat_map(|list| list.grounds.iter().map(move |ground| (list, ground)))
        .filter(|(list, ground)| ground.months.is_none() && list.manner.pick.is_none())
        .map(|(list, ground)| ground_part(list, ground));
    Answer::fail_if_any(
        rules.chain(grounds).chain(brought).collect(),
        "the policy states no end for what these rules, grounds and lists write",
        "every entry and listing has an end that the policy states",
    )
}

/// Tells whether the policy states how long the entries of a rule count.
fn has_end(reading: &Reading<'_>, rule: &Rule) -> bool {
    reading.months(rule).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn an_open_listing_and_points_outside_the_table_have_no_end() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut open = good();
        open.lists[0].grounds[0].months = None;
        assert_eq!(ask(&PROVISION, open).1, ["ground debtors/ground (law#art-2)"]);
        let mut brought = bad();
        brought.lists[0].brings = Some(1);
        let brought = ask(&PROVISION, brought).1;
        assert!(brought.contains(&"list limits (law#art-2)".to_owned()), "{brought:?}");
        let mut unlisted = good();
        unlisted.validity[0].from = -9;
        assert_eq!(ask(&PROVISION, unlisted.clone()).1, ["rule R1 (law#art-1)"]);
        unlisted.rules[0].validity = Some(6);
        assert_eq!(ask(&PROVISION, unlisted.clone()).0, Verdict::Pass);
        unlisted.rules[0].validity = None;
        unlisted.counting.yearly = true;
        assert_eq!(ask(&PROVISION, unlisted).0, Verdict::Pass, "points end with the year");
    }
}
