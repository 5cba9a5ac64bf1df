//! Nobody is listed for a firm or for a campus loan.

use crate::context::COURTS;
use crate::finding::{Answer, Part};
use crate::provision::{Provision, Seen};
use crate::reading::faults::court_lists;
use crate::reading::{Reading, list_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "JD.6",
    question: "Is a firm's representative kept off the courts' list for the firm, and are full-time \
        students kept off it for campus loans?",
    instrument: "Supreme People's Court, Fa Fa [2019] 35",
    seen: Seen::Secondary,
    reads: "what the listing of a firm by a court puts on the record of its head; campus loans are \
        not part of the catalogue",
    also: &["NA.2"],
    test,
    ..super::COMMON
};

/// Looks for listings that pass to the head.
fn test(reading: &Reading<'_>) -> Answer {
    let lists = court_lists(reading);
    if lists.is_empty() {
        return Answer::not_applicable("no list rests on judgments");
    }
    let passes = lists.iter().filter(|(_, list)| {
        let head = list.emits_head;
        let listed = |g: &assize_scenario::policy::Ground| {
            head == Some(g.conduct) && COURTS.contains(&reading.domain(g.conduct))
        };
        let lists_head = reading.policy.lists.iter().any(|l| l.grounds.iter().any(listed));
        let costs = reading.all_demerits().any(|r| r.conduct.is_some() && r.conduct == head);
        head.is_some() && (lists_head || costs)
    });
    let parts: Vec<Part> = passes.map(|(_, list)| list_part(list)).collect();
    Answer::fail_if_any(
        parts,
        "the listing of a firm is put on its head's record and burdens there",
        "the listing of a firm does not burden its head; of campus loans the documents say nothing",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{JUDGED, LITTERS, ask, bad, good};

    #[test]
    fn a_record_on_the_head_has_to_burden_to_be_found() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::NotApplicable);
        assert_eq!(ask(&PROVISION, bad()).1, ["list court (law#art-2)"]);
        let mut policy = good();
        policy.lists[0].grounds[0].conduct = JUDGED;
        policy.lists[0].emits_head = Some(LITTERS);
        assert_eq!(ask(&PROVISION, policy).0, Verdict::Pass, "no rule answers it");
    }
}
