//! Punishments by law, and no more than fits.

use crate::finding::{Answer, Part};
use crate::provision::{Provision, Seen};
use crate::reading::Reading;
use crate::reading::consequence_part;
use crate::reading::faults::{out_of_proportion, unsourced};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "N49.3",
    question: "Has every punishment a basis in law, does it fit the gravity of the act, and is \
        nobody outside of government made to punish?",
    instrument: "State Council, General Office, document No. 49 of 7 December 2020",
    seen: Seen::Secondary,
    reads: "the articles of burdens, minor acts that are enough, and consequences on credit, which \
        banks would have to carry out",
    also: &["AI5.D2", "EC8.3", "LR.1"],
    test,
    ..super::COMMON
};

/// Looks for punishments without a basis, beyond the act, or by banks.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let note = |part: Part| part.noting("a minor act is enough");
    let faults = unsourced(reading).into_iter();
    let faults: Vec<Part> =
        faults.chain(out_of_proportion(reading).into_iter().map(note)).collect();
    let banks = reading.detriments().filter(|c| reading.service_domain(c) == "money");
    let banks: Vec<Part> = banks.map(consequence_part).collect();
    if faults.is_empty() && !banks.is_empty() {
        let words = "these touch credit; whether lenders are free to do otherwise, the documents \
                     do not say";
        return Answer::cannot_tell(words, banks);
    }
    Answer::fail_if_any(
        faults,
        "these have no basis in a text, or go beyond the act",
        "every burden has its article, and no minor act is enough for one",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn a_burden_without_an_article_fails_and_credit_stays_open() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::CannotTell);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        policy.consequences.clear();
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.rules[0].source.clear();
        assert_eq!(ask(&PROVISION, policy).1, ["rule R1 (assumed)"]);
    }
}
