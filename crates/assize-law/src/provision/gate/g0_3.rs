//! Who runs it?

use crate::finding::Answer;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "G0.3",
    question: "Is the one who runs the policy a public body, somebody acting for one, or private?",
    instrument: "Regulation (EU) 2024/1689, Article 27; European Convention on Human Rights; Fair \
        Credit Reporting Act; State Council document No. 49",
    seen: Seen::Text,
    kind: Kind { policy: false, evidence: true, ..Kind::GATE },
    reads: "nothing: the language does not say who runs a policy",
    document: "the statute or contract on which the one who runs it acts",
    test,
    ..super::COMMON
};

/// Asks of every policy that keeps files.
fn test(reading: &Reading<'_>) -> Answer {
    Answer::applies_if(reading.keeps_files(), "the policy neither scores nor lists anybody")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documents_never_say_it() {
        crate::fixture::assert_open(&PROVISION);
    }
}
