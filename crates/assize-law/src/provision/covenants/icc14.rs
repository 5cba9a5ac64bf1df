//! A fair hearing, and innocence until guilt is shown.

use assize_base::quantity::Chance;

use crate::finding::{Answer, Part};
use crate::provision::Provision;
use crate::reading::faults::deaf_lists;
use crate::reading::{Reading, list_part, policy_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "ICC14",
    question: "Is everybody who is burdened heard fairly, and taken to be innocent until an act of \
        theirs is shown?",
    instrument: "International Covenant on Civil and Political Rights, Article 14(1) and (2)",
    reads: "the review of lists, lists that pick by rank, and debts that people have to disprove",
    also: &["EC6.1", "EC6.2"],
    test,
    ..super::COMMON
};

/// Looks for burdens without a hearing or without an act.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let mut parts = deaf_lists(reading);
    let picked = reading.picking_lists().into_iter();
    parts.extend(picked.map(|l| list_part(l).noting("lists for a risk, without an act shown")));
    parts.extend(reversed(reading));
    if parts.is_empty() && reading.burdening_lists().is_empty() {
        let words = "the policy burdens by points and bands; the documents do not say who is heard";
        return Answer::cannot_tell(words, parts);
    }
    Answer::fail_if_any(
        parts,
        "these burden without a hearing or without an act shown",
        "every list that burdens rests on records of acts and has a review",
    )
}

/// Debts that averaged income invents and that nobody checks first.
fn reversed(reading: &Reading<'_>) -> Option<Part> {
    let averaging = reading.policy.averaging.as_ref()?;
    let unchecked = averaging.checked.0 < Chance::ALWAYS.0;
    let note = "averaged income is taken for income hidden, for the person to disprove";
    unchecked.then(|| policy_part(reading.policy).noting(note))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{OWES, ask, bad, good};
    use assize_scenario::expr::Expr;
    use assize_scenario::policy::{Averaging, Pick, Risk};

    #[test]
    fn a_pick_by_rank_and_a_reversed_burden_of_proof_show_no_act() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        let (who, risk) = (Expr::Const(1), Risk::Written(Expr::Const(1)));
        policy.lists[0].manner.pick =
            Some(Pick { every: 3, share: Chance::ALWAYS, who, risk, months: 6 });
        let named = "list debtors (law#art-2): lists for a risk, without an act shown";
        assert_eq!(ask(&PROVISION, policy).1, [named]);
        let mut policy = good();
        let (chance, checked) = (Chance::ALWAYS, Chance::NEVER);
        let (conduct, source) = (OWES, String::new());
        policy.averaging =
            Some(Averaging { conduct, chance, checked, who: Expr::Const(1), source });
        assert_eq!(ask(&PROVISION, policy).0, Verdict::Fail);
    }
}
