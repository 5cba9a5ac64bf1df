//! Tests of this program, each with its reason in the question.

pub(crate) mod na1;
pub(crate) mod na2;
pub(crate) mod nc1;
pub(crate) mod nc2;

use super::{Body, Kind, Provision, Seen, no_bounds};
use crate::finding::Answer;

/// What the tests of this room have in common.
const COMMON: Provision = Provision {
    id: "",
    body: Body::Own,
    question: "",
    instrument: "",
    seen: Seen::Own,
    kind: Kind::P,
    scope: "everywhere",
    reads: "",
    also: &[],
    test: |_| Answer::applies(),
    bounds: no_bounds,
    document: "",
};
