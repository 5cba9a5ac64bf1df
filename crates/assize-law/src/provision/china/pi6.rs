//! One clear purpose, and no more data than it needs.

use crate::finding::Answer;
use crate::provision::Provision;
use crate::reading::Reading;
use crate::reading::faults::across_fields;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "PI6",
    question: "Is each record directly related to the purpose for which it is used, with the least \
        effect on the person?",
    instrument: "Personal Information Protection Law, Article 6",
    reads: "the fields of the records behind each detrimental consequence, against its own, in the \
        context map",
    also: &["AI5.D1", "GD5b", "LR.1"],
    test,
    ..super::COMMON
};

/// Looks up every pair of fields in the context map.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.hinders() {
        return Answer::not_applicable("no record leads to a detriment");
    }
    let (unrelated, unknown) = (across_fields(reading, Some(false)), across_fields(reading, None));
    if unrelated.is_empty() && !unknown.is_empty() {
        return Answer::cannot_tell("the context map has not judged some fields", unknown);
    }
    Answer::fail_if_any(
        unrelated,
        "records that the context map holds to be foreign to the purpose are used for it",
        "every record is directly related to what it is used for, by the context map",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{CAR_TRIP, ask, bad, consequence, good};
    use assize_scenario::policy::{Effect, Trigger};

    #[test]
    fn debts_are_foreign_to_trips() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        policy.consequences.push(consequence("t", Trigger::List(0), CAR_TRIP, Effect::Delay));
        let named = ["consequence t (law#art-4): commerce -> travel"];
        assert_eq!(ask(&PROVISION, policy).1, named);
    }
}
