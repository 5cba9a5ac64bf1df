//! Side scores: other scores of persons beside the main one, each with rules and bands of its own.
//!
//! A village gives stars where the district gives points. What is kept of them from one month to
//! the next is the published band, one byte a person and score, person by person.

use assize_base::spec::{Param, Spec};
use assize_scenario::policy::Policy;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "side-score",
    phase: "score",
    summary: "Up to three more scores of persons, each with its own rules, bands and consequences.",
    params: &[
        Param { name: "score", unit: "a side score's id", range: "" },
        Param { name: "private", unit: "yes or no", range: "" },
        Param { name: "start", unit: "points", range: "-30,000 to 30,000" },
        Param { name: "floor", unit: "points", range: "-30,000 to 30,000" },
        Param { name: "ceiling", unit: "points", range: "-30,000 to 30,000" },
        Param { name: "from", unit: "points, the lower edge of a band", range: "falling" },
    ],
    state: &[("side bands", 1.0)],
    streams: &[],
    rights: &["reputation"],
};

/// The published bands before the first month: the default ones.
#[must_use]
pub fn at_first(policy: &Policy, persons: usize) -> Vec<u8> {
    let default: Vec<u8> =
        policy.side_scores.iter().map(|side| side.score.default_band as u8).collect();
    default.repeat(persons)
}

/// The published band of a person in a score by its number, from the bands of a chunk: `main` for
/// the main one.
#[must_use]
pub fn band(side_bands: &[u8], sides: usize, offset: usize, number: usize, main: usize) -> usize {
    match number {
        0 => main,
        side => usize::from(side_bands[offset * sides + side - 1]),
    }
}
