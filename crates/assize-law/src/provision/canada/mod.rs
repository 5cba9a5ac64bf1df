//! Canada's Directive on Automated Decision-Making with its Algorithmic Impact Assessment.

pub(crate) mod ca1;
pub(crate) mod ca2;
pub(crate) mod ca3;

use super::{Body, Kind, Provision, Seen, no_bounds};
use crate::finding::Answer;

/// What the tests of this room have in common.
const COMMON: Provision = Provision {
    id: "",
    body: Body::Canada,
    question: "",
    instrument: "",
    seen: Seen::Text,
    kind: Kind::P,
    scope: "automated decisions of federal institutions of Canada; the question is asked of every policy",
    reads: "",
    also: &[],
    test: |_| Answer::applies(),
    bounds: no_bounds,
    document: "",
};
