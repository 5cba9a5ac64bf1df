//! Freedom of expression.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision};
use crate::reading::Reading;
use crate::reading::faults::answering;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "ICC19",
    question: "Does the policy burden lawful expression, or does lawful expression fall silent \
        under it?",
    instrument: "International Covenant on Civil and Political Rights, Article 19",
    kind: Kind::PS,
    reads: "demerits and grounds on lawful expression; the fall of lawful expression in a run",
    also: &["EC10"],
    test,
    bounds,
    ..super::COMMON
};

/// Looks at the conduct of everything that burdens.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    Answer::fail_if_any(
        answering(reading, &["expression"], true),
        "these rules and grounds burden lawful expression",
        "no rule or ground answers lawful expression",
    )
}

/// Lawful expression that falls silent: the whole interval above 0.
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    vec![Bound::above("chilling.expression", 0.0)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good, measured};

    #[test]
    fn silence_is_found_even_where_no_rule_names_speech() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        assert!(ask(&PROVISION, bad()).1.contains(&"rule U1 (assumed)".to_owned()));
        let judged = |low: f64, high: f64| {
            measured(&PROVISION, good(), &[("chilling.expression", low, Some((low, high)))]).0
        };
        assert_eq!(judged(0.01, 0.02), Verdict::Fail);
        assert_eq!(judged(-0.01, 0.02), Verdict::CannotTell);
        assert_eq!(judged(-0.01, 0.0), Verdict::Pass);
    }
}
