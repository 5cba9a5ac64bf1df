//! Laws of the United States and of New York City, and a voluntary framework.

pub(crate) mod ec1002;
pub(crate) mod fc605;
pub(crate) mod fc607;
pub(crate) mod fc611;
pub(crate) mod fc615;
pub(crate) mod ff80;
pub(crate) mod ll144;
pub(crate) mod nist;

use super::{Body, Kind, Provision, Seen, no_bounds};
use crate::finding::Answer;

/// What the tests of this room have in common.
const COMMON: Provision = Provision {
    id: "",
    body: Body::UnitedStates,
    question: "",
    instrument: "",
    seen: Seen::Secondary,
    kind: Kind::P,
    scope: "the United States: consumer reports and credit; the question is asked of every policy",
    reads: "",
    also: &[],
    test: |_| Answer::applies(),
    bounds: no_bounds,
    document: "",
};
