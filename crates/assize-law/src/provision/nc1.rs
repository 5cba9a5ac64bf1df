//! No way back.

use assize_scenario::policy::List;

use super::{Provision, Seen};
use crate::finding::Answer;
use crate::reading::{Reading, list_name};

/// The provision.
pub(super) const PROVISION: Provision = Provision {
    id: "NC.1",
    question: "Does a way lead off every list that burdens, by time or by an act of one's \
        own?",
    instrument: "A test of this program",
    seen: Seen::Own,
    scope: "everywhere: a burden that nothing can end is a punishment for life",
    reads: "the terms of grounds and the ways off each list on which a detrimental \
        consequence hangs; grades and points always run out in this language",
    also: &["GD5e", "ICC12"],
    test,
};

/// Looks for a way off each list.
fn test(reading: &Reading<'_>) -> Answer {
    let lists = reading.burdening_lists();
    if lists.is_empty() {
        return Answer::not_applicable("no list burdens anybody");
    }
    let traps = lists.into_iter().filter(|list| is_trap(list, reading.is_brought(list)));
    Answer::fail_if_any(
        traps.map(list_name).collect(),
        "who is once on these lists stays for ever",
        "a way leads off every list; how many can go it, and how soon, only a run can show",
    )
}

/// Tells whether a listing can be without end: an open term (also of what another list brings) and
/// no exit that ever happens.
fn is_trap(list: &List, brought: bool) -> bool {
    let open = brought || list.grounds.iter().any(|ground| ground.months.is_none());
    open && list.exits.iter().all(|exit| exit.chance.0 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, good};
    use assize_base::quantity::Chance;
    #[test]
    fn an_open_term_needs_an_exit_that_happens() {
        let mut policy = good();
        policy.lists[0].grounds[0].months = None;
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass, "an exit is open");
        policy.lists[0].exits[0].chance = Chance::NEVER;
        assert_eq!(ask(&PROVISION, policy.clone()).1, ["list debtors (law#art-2)"]);
        policy.lists[0].grounds[0].months = Some(24);
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass, "the term ends");
        policy.lists.push(policy.lists[0].clone());
        policy.lists[1].id = "first".into();
        policy.lists[1].brings = Some(0);
        assert_eq!(ask(&PROVISION, policy).1, ["list debtors (law#art-2)"], "no term if brought");
    }
}
