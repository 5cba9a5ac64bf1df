//! The covenants of the United Nations and the Convention on the Rights of the Child.

pub(crate) mod crc2;
pub(crate) mod icc12;
pub(crate) mod icc14;
pub(crate) mod icc17;
pub(crate) mod icc19;
pub(crate) mod icc26;
pub(crate) mod icesc;

use super::{Body, Kind, Provision, Seen, no_bounds};
use crate::finding::Answer;

/// What the tests of this room have in common.
const COMMON: Provision = Provision {
    id: "",
    body: Body::Covenants,
    question: "",
    instrument: "",
    seen: Seen::Unverified,
    kind: Kind::P,
    scope: "the parties to the instrument",
    reads: "",
    also: &[],
    test: |_| Answer::applies(),
    bounds: no_bounds,
    document: "",
};
