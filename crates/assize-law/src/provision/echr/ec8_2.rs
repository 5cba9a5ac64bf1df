//! An aim for each interference.

use crate::finding::Answer;
use crate::provision::{Provision, Seen};
use crate::reading::Reading;
use crate::reading::faults::unsourced;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "EC8.2",
    question: "Is a legitimate aim named for each rule?",
    instrument: "European Convention on Human Rights, Article 8(2); District Court of The Hague, \
        5 February 2020 (SyRI)",
    seen: Seen::Text,
    reads: "whether each burden names an article, in which an aim could stand; aims themselves are \
        not part of the language",
    also: &["EC8.1", "PI6"],
    test,
    ..super::COMMON
};

/// Looks for burdens whose text could name an aim.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    Answer::fail_if_any_or_open(
        unsourced(reading),
        "these burdens have no article, and so nothing that could name an aim",
        "each burden has an article; whether it names an aim, and a legitimate one, is to be read \
         there",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn a_burden_without_an_article_has_no_aim_and_the_others_stay_open() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::CannotTell);
        assert_eq!(ask(&PROVISION, bad()).1, ["rule U1 (assumed)"]);
    }
}
