//! The General Data Protection Regulation, Regulation (EU) 2016/679.

pub(crate) mod gd15;
pub(crate) mod gd16_17;
pub(crate) mod gd21;
pub(crate) mod gd22_1;
pub(crate) mod gd22_2;
pub(crate) mod gd22_3;
pub(crate) mod gd22_4;
pub(crate) mod gd35;
pub(crate) mod gd5b;
pub(crate) mod gd5c;
pub(crate) mod gd5d;
pub(crate) mod gd5e;

use super::{Body, Kind, Provision, Seen, no_bounds};
use crate::finding::Answer;

/// What the tests of this room have in common.
const COMMON: Provision = Provision {
    id: "",
    body: Body::DataProtection,
    question: "",
    instrument: "",
    seen: Seen::Unverified,
    kind: Kind::P,
    scope: "processing of data on identified persons in the European Union",
    reads: "",
    also: &[],
    test: |_| Answer::applies(),
    bounds: no_bounds,
    document: "",
};
