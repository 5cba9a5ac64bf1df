//! Before the tests: which instruments a policy reaches.
//!
//! These never fail: they are open where the gate is, and not applicable where it is shut.

pub(crate) mod g0_1;
pub(crate) mod g0_2;
pub(crate) mod g0_3;
pub(crate) mod g0_4;

use super::{Body, Kind, Provision, Seen, no_bounds};
use crate::finding::Answer;

/// What the tests of this room have in common.
const COMMON: Provision = Provision {
    id: "",
    body: Body::Gate,
    question: "",
    instrument: "",
    seen: Seen::Unverified,
    kind: Kind::P,
    scope: "everywhere: it decides how the other answers are to be read",
    reads: "",
    also: &[],
    test: |_| Answer::applies(),
    bounds: no_bounds,
    document: "",
};
