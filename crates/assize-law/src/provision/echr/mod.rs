//! The European Convention on Human Rights.

pub(crate) mod ec10;
pub(crate) mod ec11;
pub(crate) mod ec14;
pub(crate) mod ec6_1;
pub(crate) mod ec6_2;
pub(crate) mod ec8_1;
pub(crate) mod ec8_2;
pub(crate) mod ec8_3;

use super::{Body, Kind, Provision, Seen, no_bounds};
use crate::finding::Answer;
use crate::reading::Reading;
use crate::reading::faults::answering;

/// What the tests of this room have in common.
const COMMON: Provision = Provision {
    id: "",
    body: Body::Convention,
    question: "",
    instrument: "",
    seen: Seen::Unverified,
    kind: Kind::P,
    scope: "the states of the Council of Europe",
    reads: "",
    also: &[],
    test: |_| Answer::applies(),
    bounds: no_bounds,
    document: "",
};

/// Looks for demerits and grounds that answer conduct which exercises one of some rights.
pub(super) fn right(reading: &Reading<'_>, rights: &[&str]) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let (lawful, unlawful) = (answering(reading, rights, true), answering(reading, rights, false));
    if lawful.is_empty() && !unlawful.is_empty() {
        let words = "the conduct exercises the right but is unlawful in itself; whether the limit \
                     is necessary, the documents cannot show";
        return Answer::cannot_tell(words, unlawful);
    }
    Answer::fail_if_any(
        lawful,
        "these rules and grounds burden people for lawful conduct that exercises the right",
        "no rule or ground answers conduct that exercises the right",
    )
}
