//! Earlier entries: a rule may ask how often its subject is on file for the same conduct already.

use assize_base::spec::{Param, Spec};

use crate::entry::Kind;
use crate::record::Record;
use crate::sitting::Sitting;
use crate::story::Witness;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "earlier",
    phase: "score",
    summary: "Rules can depend on how many own entries for the same conduct are still valid.",
    params: &[Param { name: "record.earlier", unit: "entries", range: "0 or more" }],
    state: &[],
    streams: &[],
    rights: &[],
};

/// How many of the subject's own entries for a record's conduct are valid on the day of the act.
#[must_use]
pub fn count<W: Witness>(sitting: &Sitting<'_, '_, W>, record: &Record) -> i64 {
    let rules = &sitting.arm.policy.rules;
    let is_earlier = |e: &&crate::entry::Entry| {
        matches!(e.kind(), Kind::Points | Kind::Grade)
            && !e.ground().others
            && e.end > record.act_day
            && rules[e.rule as usize].conduct == Some(record.conduct as usize)
    };
    sitting.book.of(record.subject).filter(is_earlier).count() as i64
}
