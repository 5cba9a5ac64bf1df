//! The Artificial Intelligence Act, Regulation (EU) 2024/1689.

pub(crate) mod ai10;
pub(crate) mod ai14;
pub(crate) mod ai26;
pub(crate) mod ai27;
pub(crate) mod ai3_1;
pub(crate) mod ai3_2;
pub(crate) mod ai5_a;
pub(crate) mod ai5_b;
pub(crate) mod ai5_c;
pub(crate) mod ai5_d1;
pub(crate) mod ai5_d2;
pub(crate) mod ai5_n;
pub(crate) mod ai5_x;
pub(crate) mod ai86;

use super::{Body, Kind, Provision, Seen, no_bounds};
use crate::finding::Answer;

/// What the tests of this room have in common.
const COMMON: Provision = Provision {
    id: "",
    body: Body::ArtificialIntelligence,
    question: "",
    instrument: "",
    seen: Seen::Text,
    kind: Kind::P,
    scope: "systems that infer with some autonomy, in the European Union; a scheme of written rules is read as if it were one",
    reads: "",
    also: &[],
    test: |_| Answer::applies(),
    bounds: no_bounds,
    document: "",
};
