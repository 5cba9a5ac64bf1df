//! High risk: credit, insurance, schools, jobs, borders.

use super::ai3_1::gate;
use crate::finding::Answer;
use crate::provision::{Kind, Provision};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "AI3.2",
    question: "Does a consequence touch credit, insurance, a school place, a job or a border, so \
        that the system is of high risk?",
    instrument: "Regulation (EU) 2024/1689, Annex III, 3, 4, 5(b), 5(c) and 7",
    kind: Kind::GATE,
    reads: "detrimental consequences on services of money, schooling, work and papers",
    test,
    ..super::COMMON
};

/// The fields of services that the annex names.
const FIELDS: [&str; 5] = ["money", "schooling", "work", "papers", "firm-money"];

/// Looks at the field of each service.
fn test(reading: &Reading<'_>) -> Answer {
    let touched = |domain: &str| FIELDS.contains(&domain);
    gate(reading, touched, "no consequence touches credit, a school, a job or papers")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{CAR_TRIP, ask, assert_open, good};

    #[test]
    fn a_dearer_loan_touches_credit_and_a_trip_nothing() {
        assert_open(&PROVISION);
        assert_eq!(ask(&PROVISION, good()).0, Verdict::CannotTell);
        let mut policy = good();
        for consequence in &mut policy.consequences {
            consequence.service = CAR_TRIP;
        }
        assert_eq!(ask(&PROVISION, policy).0, Verdict::NotApplicable);
    }
}
