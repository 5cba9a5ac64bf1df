//! High risk: public benefits and services.

use crate::context::PUBLIC;
use crate::finding::{Answer, Part};
use crate::provision::{Kind, Provision};
use crate::reading::{Reading, consequence_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "AI3.1",
    question: "Does a consequence reach an essential public benefit or service, so that the system \
        is of high risk?",
    instrument: "Regulation (EU) 2024/1689, Annex III, 5(a)",
    kind: Kind::GATE,
    reads: "detrimental consequences on services whose field the context map holds to be public",
    also: &["ICESCR"],
    test,
    ..super::COMMON
};

/// Looks at the field of each service.
fn test(reading: &Reading<'_>) -> Answer {
    let touched = |domain: &str| PUBLIC.contains(&domain);
    gate(reading, touched, "no consequence reaches a public benefit or service")
}

/// Open with the consequences that reach some fields, otherwise not applicable.
pub(super) fn gate(
    reading: &Reading<'_>,
    touched: impl Fn(&str) -> bool,
    otherwise: &str,
) -> Answer {
    let of = reading.detriments().filter(|c| touched(reading.service_domain(c)));
    let parts: Vec<Part> =
        of.map(|c| consequence_part(c).noting(reading.service_domain(c))).collect();
    if parts.is_empty() {
        return Answer::not_applicable(otherwise);
    }
    let words = "high risk is reached as if the policy were such a system: the duties that AI10, \
                 AI14, AI26, AI27 and AI86 ask for follow";
    Answer::cannot_tell(words, parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, assert_open, bad, good};

    #[test]
    fn a_benefit_is_public_and_a_loan_is_not() {
        assert_open(&PROVISION);
        assert_eq!(ask(&PROVISION, good()).0, Verdict::NotApplicable);
        assert_eq!(ask(&PROVISION, bad()).1, ["consequence no-benefit (law#art-4): welfare"]);
    }
}
