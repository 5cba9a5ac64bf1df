//! Laws, regulations and central documents of the People's Republic of China.

pub(crate) mod cr1;
pub(crate) mod cr2;
pub(crate) mod jd1;
pub(crate) mod jd2;
pub(crate) mod jd3;
pub(crate) mod jd4;
pub(crate) mod jd5;
pub(crate) mod jd6;
pub(crate) mod jd7;
pub(crate) mod lr1;
pub(crate) mod n49_1;
pub(crate) mod n49_2;
pub(crate) mod n49_3;
pub(crate) mod n49_4;
pub(crate) mod nl1;
pub(crate) mod pi19;
pub(crate) mod pi24;
pub(crate) mod pi44_48;
pub(crate) mod pi55_56;
pub(crate) mod pi6;
pub(crate) mod pi8;

use super::{Body, Kind, Provision, Seen, no_bounds};
use crate::finding::Answer;

/// What the tests of this room have in common.
const COMMON: Provision = Provision {
    id: "",
    body: Body::China,
    question: "",
    instrument: "",
    seen: Seen::Text,
    kind: Kind::P,
    scope: "the People's Republic of China",
    reads: "",
    also: &[],
    test: |_| Answer::applies(),
    bounds: no_bounds,
    document: "",
};
