//! The school of a debtor's child.

use crate::context::bearer;
use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision};
use crate::reading::Reading;
use crate::reading::faults::borne_by_others;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "JD.7",
    question: "Is a child kept from a school for what a parent owes, even if a text orders it?",
    instrument: "Supreme People's Court, provisions on limiting high consumption, 2010, Article \
        3(7)",
    kind: Kind::PS,
    reads: "detrimental consequences on services that the context map knows to be borne by a child; \
        how often they hit in a run",
    also: &["NA.1", "CRC2"],
    test,
    bounds,
    ..super::COMMON
};

/// Looks for a child's place.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.hinders() {
        return Answer::not_applicable("no band and no list stands in the way of anything");
    }
    Answer::fail_if_any(
        borne_by_others(reading),
        "a child bears these, whoever orders them",
        "no consequence is borne by a child",
    )
}

/// How often a child's place is refused: not at all.
fn bounds(reading: &Reading<'_>) -> Vec<Bound> {
    let ids = reading.detriments().map(|c| reading.service(c).id.as_str());
    let mut bounds: Vec<Bound> = ids
        .filter(|id| bearer(id).is_some())
        .map(|id| Bound::at_all(&format!("refusals.{id}")))
        .collect();
    bounds.dedup();
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn a_private_school_is_borne_by_the_child() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let named = "consequence no-school (law#art-4): borne by the child of the one who is \
                     burdened";
        assert_eq!(ask(&PROVISION, bad()).1, [named]);
    }
}
