//! Decisions made by automation alone.

use crate::finding::Answer;
use crate::provision::Provision;
use crate::reading::Reading;
use crate::reading::faults::{automatic, secrets};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "PI24",
    question: "Are automated decisions open and fair, and can people get an explanation and refuse \
        a grave decision that automation alone has made?",
    instrument: "Personal Information Protection Law, Article 24",
    reads: "whether the score is kept from people (opaque), a risk is learned, and whether somebody \
        reviews the lists from which refusals follow",
    also: &["GD22.1", "GD15", "AI86"],
    test,
    ..super::COMMON
};

/// Looks for secrets and for what nobody can refuse.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.hinders() {
        return Answer::not_applicable("no band and no list stands in the way of anything");
    }
    let (deaf, bands) = automatic(reading);
    let parts: Vec<_> = secrets(reading).into_iter().chain(deaf).collect();
    if parts.is_empty() && !bands.is_empty() {
        let words = "these follow from a sum of points; whether anybody may refuse that, the \
                     documents do not say";
        return Answer::cannot_tell(words, bands);
    }
    Answer::fail_if_any(
        parts,
        "these are secret, or nobody can have them decided by a person",
        "the rules are written, and somebody reviews whatever is refused",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn a_secret_fails_even_where_everything_is_reviewed() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        policy.opaque = true;
        assert_eq!(ask(&PROVISION, policy).0, Verdict::Fail);
    }
}
