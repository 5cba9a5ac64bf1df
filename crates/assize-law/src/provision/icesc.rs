//! Essential needs refused.

use assize_scenario::policy::Effect;

use super::{Provision, Seen};
use crate::finding::Answer;
use crate::reading::{Reading, consequence_name};

/// The provision.
pub(super) const PROVISION: Provision = Provision {
    id: "ICESCR",
    question: "Does the policy refuse anything without which life is hard?",
    instrument: "International Covenant on Economic, Social and Cultural Rights, Articles 6, 9, \
        11, 12 and 13",
    seen: Seen::Unverified,
    scope: "the parties to the Covenant",
    reads: "consequences that refuse a service that the catalogue calls essential",
    also: &["AI3.1"],
    test,
};

/// Looks for refusals of essential services.
fn test(reading: &Reading<'_>) -> Answer {
    if reading.detriments().next().is_none() {
        return Answer::not_applicable("no band and no list stands in the way of anything");
    }
    let services = &reading.scenario.services;
    let refused = reading
        .detriments()
        .filter(|c| c.effect == Effect::Refuse && services[c.service].essential)
        .map(|c| format!("{}: {}", consequence_name(c), services[c.service].title));
    Answer::fail_if_any(
        refused.collect(),
        "these consequences refuse what the catalogue holds to be essential",
        "no consequence refuses what the catalogue holds to be essential",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{CAR_TRIP, LOAN, ask, consequence, good};
    use assize_scenario::policy::Trigger;
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
