//! The duties of a level.

use super::ca1::{Level, level};
use crate::finding::{Answer, Part};
use crate::provision::Provision;
use crate::reading::Reading;
use crate::reading::faults::{deaf_lists, secrets};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "CA.2",
    question: "Are the duties of the policy's level met: notice, explanation, review by experts, \
        training, recourse?",
    instrument: "Directive on Automated Decision-Making, duties by level",
    reads: "the likely level (CA.1), secrets at every level, and from level II on recourse against \
        lists; notice, review by experts and training are not part of the language",
    also: &["AI86", "GD15", "AI27"],
    test,
    ..super::COMMON
};

/// Looks for duties that are plainly not met.
fn test(reading: &Reading<'_>) -> Answer {
    let Some(level) = level(reading) else {
        return Answer::not_applicable("nothing follows from the policy");
    };
    let secret = secrets(reading).into_iter();
    let mut parts: Vec<Part> =
        secret.map(|p| p.noting("no explanation can be published")).collect();
    if level >= Level::Two {
        parts.extend(deaf_lists(reading).into_iter().map(|p| p.noting("no recourse")));
    }
    Answer::fail_if_any_or_open(
        parts,
        "these do not meet the duties of the level",
        "explanation and recourse are possible; notice, review by experts and training are for the \
         papers to show",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn secrets_and_lists_without_recourse_are_found() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::CannotTell);
        let named = [
            "policy bad (the documents): no explanation can be published",
            "list debtors (law#art-2): no recourse",
            "list court (law#art-2): no recourse",
        ];
        assert_eq!(ask(&PROVISION, bad()).1, named);
    }
}
