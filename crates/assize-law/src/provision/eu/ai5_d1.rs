//! Social scoring in an unrelated context.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;
use crate::reading::faults::across_fields;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "AI5.D1",
    question: "Can a record from one field of life lead to bad treatment in an unrelated one?",
    instrument: "Regulation (EU) 2024/1689, Article 5(1)(c)(i), recital 31",
    seen: Seen::Text,
    kind: Kind::PS,
    scope: "systems that infer with some autonomy, in the European Union since 2 February \
        2025; a scheme of written rules is read as if it were one",
    reads: "the fields of the conduct behind each detrimental consequence, the field of \
        its service, and the context map of this program; a run adds how often these hit somebody",
    also: &["GD5b", "PI6"],
    test,
    bounds,
    ..super::COMMON
};

/// Looks up every pair of fields in the context map.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.hinders() {
        return Answer::not_applicable("no band and no list stands in the way of anything");
    }
    let unrelated = across_fields(reading, Some(false));
    let unknown = across_fields(reading, None);
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

/// How often the consequences in unrelated fields hit somebody: told beside the rules, since the
/// limb asks for no number.
fn bounds(reading: &Reading<'_>) -> Vec<Bound> {
    let unrelated = across_fields(reading, Some(false));
    let hits = |service: &str| Bound::told(&format!("refusals.{service}"));
    let of = |part: &crate::finding::Part| {
        let mut all = reading.detriments();
        all.find(|c| c.id == part.id).map(|c| hits(&reading.service(c).id))
    };
    let mut bounds: Vec<Bound> = unrelated.iter().filter_map(of).collect();
    bounds.sort_by(|a, b| a.measure.cmp(&b.measure));
    bounds.dedup();
    bounds
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
        let trips = "consequence no-trips (law#art-4): commerce, community, firm-commerce, \
                     speech-and-belief -> travel";
        assert!(parts.contains(&trips.to_owned()), "{parts:?}");
    }

    #[test]
    fn one_unrelated_rule_taints_a_score() {
        let mut policy = good();
        policy.rules.push(rule("T1", JUMPS_RED, Award::Points(-5)));
        let (verdict, parts) = ask(&PROVISION, policy);
        assert_eq!(verdict, Verdict::Fail);
        assert_eq!(parts, ["consequence dear-loan (law#art-4): traffic -> money"]);
    }

    #[test]
    fn fields_that_the_map_does_not_know_stay_open() {
        let mut scenario = scenario_of(good());
        scenario.catalogue.domains[1].id = "beekeeping".into();
        let answer = (PROVISION.test)(&Reading::new(&scenario, 0));
        assert_eq!(answer.verdict, Verdict::CannotTell);
    }
}
