//! Ability to pay, and what life needs.

use assize_scenario::policy::{Consequence, Effect, Trigger};

use crate::finding::{Answer, Part};
use crate::measured::Bound;
use crate::provision::{ADVERSE, Kind, Provision};
use crate::reading::faults::court_lists;
use crate::reading::{Reading, consequence_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "JD.5",
    question: "Does a spending order name period, items and consequences, weigh ability to pay, and \
        leave what life needs?",
    instrument: "Supreme People's Court, provisions on limiting high consumption, 2010, Articles 2, \
        5 and 8",
    kind: Kind::PS,
    reads: "refusals of essential services that hang on lists that rest on judgments; of a run, the \
        burden of the poorest fifth against the richest, which stands for those who cannot pay",
    also: &["EC8.3", "ICESCR"],
    test,
    bounds,
    ..super::COMMON
};

/// Looks for refusals of what life needs.
fn test(reading: &Reading<'_>) -> Answer {
    let lists = court_lists(reading);
    if lists.is_empty() {
        return Answer::not_applicable("no list rests on judgments");
    }
    let reached = |c: &&Consequence| match c.trigger {
        Trigger::List(list) => lists.iter().any(|(i, _)| reading.brought_with(*i).contains(&list)),
        Trigger::Bands(_) => false,
    };
    let essential = |c: &&Consequence| c.effect == Effect::Refuse && reading.service(c).essential;
    let parts: Vec<Part> =
        reading.detriments().filter(reached).filter(essential).map(consequence_part).collect();
    Answer::fail_if_any(
        parts,
        "these refuse what the catalogue holds to be essential, with no exception for livelihood",
        "nothing that the catalogue holds to be essential is refused to debtors",
    )
}

/// The poorest fifth is not hit much more than the richest. The provision names no number; the bound
/// is the one for groups (`FF80`).
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    vec![Bound::above("burden.poorest", ADVERSE)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{JUDGED, ask, bad, good, measured};

    #[test]
    fn a_refused_benefit_fails_and_so_does_a_burden_on_the_poor() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::NotApplicable);
        assert_eq!(ask(&PROVISION, bad()).1, ["consequence no-benefit (law#art-4)"]);
        let mut policy = good();
        policy.lists[0].grounds[0].conduct = JUDGED;
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass, "a closer look, no refusal");
        let poor = [("burden.poorest", 3.0, Some((2.5, 3.5)))];
        assert_eq!(measured(&PROVISION, policy, &poor).0, Verdict::Fail);
    }
}
