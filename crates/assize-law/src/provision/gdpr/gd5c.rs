//! No more data than needed.

use crate::finding::Answer;
use crate::provision::{Kind, Provision};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "GD5c",
    question: "Does every item on file change decisions or their accuracy, so that none could be \
        left out?",
    instrument: "Regulation (EU) 2016/679, Article 5(1)(c)",
    kind: Kind::S,
    reads: "nothing yet: it takes a second run without the item, beside the first",
    also: &["PI6"],
    test,
    ..super::COMMON
};

/// Asks of every policy that keeps files.
fn test(reading: &Reading<'_>) -> Answer {
    Answer::applies_if(reading.keeps_files(), "the policy keeps no entries")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{assert_open, good, measured};

    #[test]
    fn no_single_run_decides_it() {
        assert_open(&PROVISION);
        let (verdict, words) = measured(&PROVISION, good(), &[("detriment", 0.0, None)]);
        assert_eq!(verdict, Verdict::CannotTell);
        assert!(words.contains("variant"), "{words}");
    }
}
