//! Points on top of a sanction.

use crate::context::{SANCTIONS, knows};
use crate::finding::{Answer, Part};
use crate::provision::{Provision, Seen};
use crate::reading::{Reading, ground_part, rule_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "EC6.2",
    question: "Does the policy add a burden to an act for which an authority has already \
        imposed a sanction?",
    instrument: "European Convention on Human Rights, Article 7 and Protocol 7, Article 4",
    seen: Seen::Unverified,
    scope: "the states of the Council of Europe",
    reads: "the fields of the conduct of demerits and grounds, against the list of fields \
        whose records are themselves sanctions",
    also: &["N49.3", "ICC14"],
    test,
    ..super::COMMON
};

/// Looks at the field of each record that burdens.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let (twice, unknown): (Vec<_>, Vec<_>) = burdens(reading)
        .into_iter()
        .filter(|(field, _)| SANCTIONS.contains(field) || !knows(field))
        .partition(|(field, _)| SANCTIONS.contains(field));
    let names = |list: Vec<(&str, Part)>| list.into_iter().map(|(_, name)| name).collect();
    if twice.is_empty() && !unknown.is_empty() {
        let words = "it is not known whether records of these fields are themselves sanctions";
        return Answer::cannot_tell(words, names(unknown));
    }
    Answer::fail_if_any(
        names(twice),
        "these rules and grounds burden for acts that a court or authority has already punished",
        "no rule answers a record that is itself a sanction",
    )
}

/// Everything that burdens for a record, with the field of the record.
fn burdens<'a>(reading: &Reading<'a>) -> Vec<(&'a str, Part)> {
    let rules =
        reading.all_demerits().filter_map(|r| Some((reading.domain(r.conduct?), rule_part(r))));
    let grounds = reading.burdening_grounds().into_iter();
    let grounds = grounds.map(|(l, g)| (reading.domain(g.conduct), ground_part(l, g)));
    rules.chain(grounds).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{JUMPS_RED, ask, good, rule, scenario_of};
    use assize_scenario::policy::Award;
    #[test]
    fn points_for_a_traffic_fine_come_on_top_of_it() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut policy = good();
        policy.rules.push(rule("T1", JUMPS_RED, Award::Points(-5)));
        assert_eq!(ask(&PROVISION, policy), (Verdict::Fail, vec!["rule T1 (law#art-1)".into()]));
    }

    #[test]
    fn merits_for_the_same_record_are_no_burden() {
        let mut policy = good();
        policy.rules.push(rule("T1", JUMPS_RED, Award::Points(5)));
        assert_eq!(ask(&PROVISION, policy).0, Verdict::Pass);
    }

    #[test]
    fn unknown_fields_stay_open() {
        let mut scenario = scenario_of(good());
        scenario.catalogue.domains[1].id = "beekeeping".into();
        let answer = (PROVISION.test)(&Reading::new(&scenario, 0));
        assert_eq!(answer.verdict, Verdict::CannotTell);
    }
}
