//! Accuracy of what is on file.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "GD5d",
    question: "Is there a process that finds errors on file and puts them right?",
    instrument: "Regulation (EU) 2016/679, Article 5(1)(d)",
    kind: Kind::ES,
    reads: "the share of restricted people who are restricted only by false records, and the share \
        of records that are false",
    also: &["AI10", "PI8", "FC607"],
    document: "the procedure by which errors are looked for, with its log",
    test,
    bounds,
    ..super::COMMON
};

/// From one restricted person in a hundred on, errors are not found: the provision names no number,
/// this one is ours.
pub(crate) const WRONGLY_RESTRICTED: f64 = 0.01;

/// Asks of every policy that keeps files.
fn test(reading: &Reading<'_>) -> Answer {
    Answer::applies_if(reading.keeps_files(), "the policy keeps no entries")
}

/// Errors that still restrict somebody at the end.
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    let wrongly = Bound::above("restricted.wrongly", WRONGLY_RESTRICTED);
    vec![wrongly, Bound::told("records.false"), Bound::told("wrongful.share")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{assert_open, good, measured};

    #[test]
    fn errors_that_restrict_at_the_end_were_not_found() {
        assert_open(&PROVISION);
        let judged = |low, high| {
            measured(&PROVISION, good(), &[("restricted.wrongly", low, Some((low, high)))]).0
        };
        assert_eq!(judged(0.02, 0.03), Verdict::Fail);
        assert_eq!(judged(0.0, 0.005), Verdict::CannotTell, "the procedure is still to be read");
    }
}
