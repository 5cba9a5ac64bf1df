//! No way back.

use assize_scenario::policy::List;

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision};
use crate::reading::{Reading, list_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "NC.1",
    question: "Does a way lead off every list that burdens, by time or by an act of one's \
        own?",
    instrument: "A test of this program",
    kind: Kind::PS,
    scope: "everywhere: a burden that nothing can end is a punishment for life",
    reads: "the terms of grounds and the ways off each list on which a detrimental \
        consequence hangs; grades and points always run out in this language; of a run, falls without \
        a way back and how long the way takes",
    also: &["GD5e", "ICC12"],
    test,
    bounds,
    ..super::COMMON
};

/// The longest way back that is no punishment for life, in days: five years, the longest term that
/// the laws known here give to an ordinary record (`CR.1`).
const DAYS: f64 = 1826.0;

/// Looks for a way off each list.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let lists = reading.burdening_lists().into_iter();
    let traps = lists.filter(|list| is_trap(list, reading.is_brought(list)));
    Answer::fail_if_any(
        traps.map(list_part).collect(),
        "who is once on these lists stays for ever",
        "a way leads off every list, and grades and points run out; how many can go it, and how \
         soon, only a run can show",
    )
}

/// Falls without a way back, and the longest way back, of the poorest fifth too.
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    let days = || Bound::above("return.days.p95", DAYS);
    vec![Bound::at_all("trap.share"), days(), days().of("income=poorest")]
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
    use crate::fixture::{ask, good, measured};
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

    #[test]
    fn a_fall_without_a_way_back_is_measured_even_where_the_text_has_one() {
        let judged = |share| measured(&PROVISION, good(), &[("trap.share", share, None)]).0;
        assert_eq!((judged(0.0), judged(0.02)), (Verdict::Pass, Verdict::Fail));
        let slow = [("return.days.p95", 2000.0, Some((1900.0, 2100.0)))];
        assert_eq!(measured(&PROVISION, good(), &slow).0, Verdict::Fail);
    }
}
