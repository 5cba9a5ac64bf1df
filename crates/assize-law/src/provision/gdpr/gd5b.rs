//! Purpose limitation.

use crate::finding::Answer;
use crate::provision::Provision;
use crate::reading::Reading;
use crate::reading::faults::across_fields;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "GD5b",
    question: "Is every record used only for purposes compatible with the one for which it was \
        made?",
    instrument: "Regulation (EU) 2016/679, Article 5(1)(b); applied to a scoring system by the \
        District Court of The Hague, 5 February 2020 (SyRI)",
    reads: "the fields of the records behind each detrimental consequence, against its own, in the \
        context map",
    also: &["AI5.D1", "PI6"],
    test,
    ..super::COMMON
};

/// Looks up every pair of fields in the context map.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.hinders() {
        return Answer::not_applicable("no record leads to a detriment");
    }
    let unknown = across_fields(reading, None);
    let unrelated = across_fields(reading, Some(false));
    if unrelated.is_empty() && !unknown.is_empty() {
        return Answer::cannot_tell("the context map has not judged some fields", unknown);
    }
    Answer::fail_if_any(
        unrelated,
        "records are used here for a purpose that the context map holds to be foreign to theirs",
        "no record is used outside of the fields that the context map holds to be related to it",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{JUMPS_RED, ask, bad, good, rule};
    use assize_scenario::policy::Award;

    #[test]
    fn a_traffic_record_that_makes_loans_dear_serves_a_foreign_purpose() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        policy.rules.push(rule("T1", JUMPS_RED, Award::Points(-5)));
        let named = ["consequence dear-loan (law#art-4): traffic -> money"];
        assert_eq!(ask(&PROVISION, policy).1, named);
    }
}
