//! Oversight by people who can overrule.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "AI14",
    question: "Can a named and trained person overrule each output, and does that take effect?",
    instrument: "Regulation (EU) 2024/1689, Article 14",
    seen: Seen::Unverified,
    kind: Kind::ES,
    reads: "the share of removals that correct an error, where some records are false",
    also: &["GD22.1", "GD22.3", "CA.3"],
    document: "the names, training and powers of those who oversee it, and their log",
    test,
    bounds: reversals,
    ..super::COMMON
};

/// Below one correction in a hundred removals, while records are false, nobody overrules anything.
/// The provisions name no number, this one is ours.
pub(crate) const REVERSALS: f64 = 0.01;

/// Asks of policies from which something follows.
fn test(reading: &Reading<'_>) -> Answer {
    Answer::applies_if(reading.hinders(), "no band and no list stands in the way of anything")
}

/// Corrections of listings that burden, while some records are false.
pub(crate) fn reversals(reading: &Reading<'_>) -> Vec<Bound> {
    let lists = reading.burdening_lists().into_iter();
    let bound = |id: &str| {
        Bound::below(&format!("list.corrections.{id}"), REVERSALS).only_if("records.false")
    };
    lists.map(|list| bound(&list.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{assert_open, good, measured};

    #[test]
    fn nobody_corrected_is_a_failure_only_where_records_are_false() {
        assert_open(&PROVISION);
        let judged = |wrong| {
            let corrections = ("list.corrections.debtors", 0.0, Some((0.0, 0.001)));
            measured(&PROVISION, good(), &[corrections, ("records.false", wrong, None)]).0
        };
        assert_eq!((judged(0.02), judged(0.0)), (Verdict::Fail, Verdict::CannotTell));
    }
}
