//! A notice of what was done and by whose report.

use crate::finding::Answer;
use crate::provision::Provision;
use crate::reading::Reading;
use crate::reading::faults::secrets;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "FC615",
    question: "Is whoever is treated worse told so, with the agency's name, that it did not decide, \
        a free report within 60 days, and a right to dispute?",
    instrument: "Fair Credit Reporting Act, section 615 (15 USC 1681m)",
    reads: "whether the score is kept from people (opaque) or a risk is learned; notices are not \
        part of the language",
    also: &["EC1002", "AI26", "AI86"],
    test,
    ..super::COMMON
};

/// Looks for what nobody can be told.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.hinders() {
        return Answer::not_applicable("no band and no list stands in the way of anything");
    }
    Answer::fail_if_any_or_open(
        secrets(reading),
        "of these nobody can be told on what report they rest",
        "the rules are written; whether a notice goes out, the documents do not say",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn a_secret_has_no_notice() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::CannotTell);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = bad();
        policy.opaque = false;
        assert_eq!(ask(&PROVISION, policy).0, Verdict::CannotTell);
    }
}
