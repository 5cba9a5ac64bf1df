//! Social scoring in an unrelated context.

use std::collections::{BTreeMap, BTreeSet};

use super::{Provision, Seen};
use crate::context::related;
use crate::finding::Answer;
use crate::reading::{Reading, consequence_name};

/// The provision.
pub(super) const PROVISION: Provision = Provision {
    id: "AI5.D1",
    question: "Can a record from one field of life lead to bad treatment in an unrelated one?",
    instrument: "Regulation (EU) 2024/1689, Article 5(1)(c)(i), recital 31",
    seen: Seen::Text,
    scope: "systems that infer with some autonomy, in the European Union since 2 February \
        2025; a scheme of written rules is read as if it were one",
    reads: "the fields of the conduct behind each detrimental consequence, the field of \
        its service, and the context map of this program",
    also: &["GD5b", "PI6"],
    test,
};

/// Looks up every pair of fields in the context map.
fn test(reading: &Reading<'_>) -> Answer {
    if reading.detriments().next().is_none() {
        return Answer::not_applicable("no band and no list stands in the way of anything");
    }
    let (unrelated, unknown) = (pairs(reading, Some(false)), pairs(reading, None));
    if unrelated.is_empty() && !unknown.is_empty() {
        return Answer::cannot_tell("the context map has not judged some fields", unknown);
    }
    Answer::fail_if_any(
        unrelated,
        "records from fields of life that the context map holds to be unrelated lead to these \
         consequences",
        "every consequence lies in a field that the context map holds to be related to the records \
         behind it",
    )
}

/// The pairs of fields that the map judges so, each with its consequences: those with the same
/// fields on both sides stand together.
fn pairs(reading: &Reading<'_>, judged: Option<bool>) -> Vec<String> {
    let mut together: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for consequence in reading.detriments() {
        let services = reading.service_domain(consequence);
        let behind = reading.conduct_behind(consequence).into_iter();
        let fields: BTreeSet<&str> = behind.map(|conduct| reading.domain(conduct)).collect();
        let named: Vec<&str> =
            fields.into_iter().filter(|field| related(field, services) == judged).collect();
        if !named.is_empty() {
            let pair = format!("{} -> {services}", named.join(", "));
            together.entry(pair).or_default().push(consequence_name(consequence));
        }
    }
    let told = |(pair, names): (String, Vec<String>)| format!("{pair}: {}", names.join(", "));
    together.into_iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{JUMPS_RED, ask, bad, good, rule, scenario_of};
    use assize_scenario::policy::Award;
    #[test]
    fn debts_may_make_loans_dear_but_not_stop_trips() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let (verdict, parts) = ask(&PROVISION, bad());
        assert_eq!(verdict, Verdict::Fail);
        let trips = "commerce, community, firm-commerce, speech-and-belief -> travel: \
                     consequence no-trips (law#art-4)";
        assert!(parts.contains(&trips.to_owned()), "{parts:?}");
    }

    #[test]
    fn one_unrelated_rule_taints_a_score() {
        let mut policy = good();
        policy.rules.push(rule("T1", JUMPS_RED, Award::Points(-5)));
        let (verdict, parts) = ask(&PROVISION, policy);
        assert_eq!(verdict, Verdict::Fail);
        assert_eq!(parts, ["traffic -> money: consequence dear-loan (law#art-4)"]);
    }

    #[test]
    fn fields_that_the_map_does_not_know_stay_open() {
        let mut scenario = scenario_of(good());
        scenario.catalogue.domains[1].id = "beekeeping".into();
        let answer = (PROVISION.test)(&Reading::new(&scenario, 0));
        assert_eq!(answer.verdict, Verdict::CannotTell);
    }
}
