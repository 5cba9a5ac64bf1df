//! Off the list on performance.

use crate::finding::Answer;
use crate::provision::Provision;
use crate::reading::faults::court_lists;
use crate::reading::{Reading, list_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "JD.4",
    question: "Does full performance, a settlement performed, or the end of the case take a debtor \
        off the courts' list?",
    instrument: "Supreme People's Court, provisions on the list of judgment defaulters, 2013, \
        Article 7",
    reads: "exits by performance of lists that rest on judgments",
    also: &["N49.4", "NC.1"],
    test,
    ..super::COMMON
};

/// Looks for an exit by performance that happens.
fn test(reading: &Reading<'_>) -> Answer {
    let lists = court_lists(reading);
    if lists.is_empty() {
        return Answer::not_applicable("no list rests on judgments");
    }
    let shut = lists.iter().filter(|(_, list)| {
        !reading.is_brought(list) && !list.exits.iter().any(|e| e.performs && e.chance.0 > 0)
    });
    Answer::fail_if_any(
        shut.map(|(_, list)| list_part(list)).collect(),
        "who performs what was judged stays on these lists",
        "who performs what was judged leaves the list",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{JUDGED, ask, bad, good};
    use assize_base::quantity::Chance;

    #[test]
    fn performance_has_to_be_an_exit_that_happens() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::NotApplicable);
        assert_eq!(ask(&PROVISION, bad()).1, ["list court (law#art-2)"]);
        let mut policy = good();
        policy.lists[0].grounds[0].conduct = JUDGED;
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.lists[0].exits[0].chance = Chance::NEVER;
        assert_eq!(ask(&PROVISION, policy).0, Verdict::Fail);
    }
}
