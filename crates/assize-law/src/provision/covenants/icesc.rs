//! Essential needs refused.

use assize_scenario::policy::Consequence;

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::{Reading, consequence_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "ICESCR",
    question: "Does the policy refuse anything without which life is hard?",
    instrument: "International Covenant on Economic, Social and Cultural Rights, Articles 6, 9, \
        11, 12 and 13",
    seen: Seen::Unverified,
    kind: Kind::PS,
    scope: "the parties to the Covenant",
    reads: "consequences that refuse a service that the catalogue calls essential",
    also: &["AI3.1"],
    test,
    bounds,
    ..super::COMMON
};

/// Looks for refusals of essential services.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.hinders() {
        return Answer::not_applicable("no band and no list stands in the way of anything");
    }
    let noted = |c| consequence_part(c).noting(reading.service(c).title.clone());
    Answer::fail_if_any(
        refused(reading).map(noted).collect(),
        "these consequences refuse what the catalogue holds to be essential",
        "no consequence refuses what the catalogue holds to be essential",
    )
}

/// The refusals of essential services.
fn refused<'a>(reading: &Reading<'a>) -> impl Iterator<Item = &'a Consequence> + use<'a> {
    let reading = *reading;
    reading.refusals().filter(move |c| reading.service(c).essential)
}

/// How often somebody is refused such a thing: not at all.
fn bounds(reading: &Reading<'_>) -> Vec<Bound> {
    let of = |c: &Consequence| Bound::at_all(&format!("refusals.{}", reading.service(c).id));
    let mut bounds: Vec<Bound> = refused(reading).map(of).collect();
    bounds.dedup();
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{CAR_TRIP, LOAN, ask, consequence, good};
    use assize_scenario::policy::{Effect, Trigger};
    #[test]
    fn refusing_an_essential_service_is_found_and_making_it_dear_is_not() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass, "the loan is dearer, not refused");
        let mut policy = good();
        policy.consequences.push(consequence("trip", Trigger::List(0), CAR_TRIP, Effect::Refuse));
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.consequences.push(consequence("loan", Trigger::List(0), LOAN, Effect::Refuse));
        assert_eq!(ask(&PROVISION, policy).1, ["consequence loan (law#art-4): a loan"]);
    }
}
