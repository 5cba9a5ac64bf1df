//! Spill-over from a firm to its head: the firm's entry is also written to the head's file.

use assize_base::spec::{Param, Spec};

use super::{Told, tell_entry};
use crate::entry::{Entry, Ground, Kind, Subject};
use crate::sitting::Sitting;
use crate::story::{Trail, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "head",
    phase: "score",
    summary: "A share of a firm's points goes to the person who heads it.",
    params: &[Param { name: "share", unit: "factor", range: "0 or more" }],
    state: &[],
    streams: &[],
    rights: &["reputation"],
};

/// Passes an entry of a firm on to its head.
pub fn pass_on<W: Witness>(sitting: &mut Sitting<'_, '_, W>, entry: Entry, trail: Trail) {
    replace(sitting, None, entry, trail);
}

/// Passes an entry on that takes the place of another, of which the head has a copy.
pub fn replace<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    before: Option<Entry>,
    entry: Entry,
    trail: Trail,
) {
    let Some(share) = sitting.arm.policy.head_share.filter(|_| entry.subject().firm) else {
        return;
    };
    let head = Subject::person(entry.subject().offset);
    if !sitting.is_scored(head) {
        return;
    }
    let size = i64::from(entry.points).abs() * i64::from(share.0) >> 16;
    let points = super::award::cut(size * i64::from(entry.points.signum()));
    let on = Ground { others: true, ..entry.ground() };
    let copy =
        Entry::new(head, Kind::Points, entry.rule, entry.start, entry.end, on).with_points(points);
    tell_entry(sitting, copy, None, Told { repeated: false, muted: false, points, trail });
    let copied = before.and_then(|b| {
        sitting.book.take(head, |e| {
            e.kind() == Kind::Points
                && e.ground().others
                && e.end > 0
                && (e.rule, e.start) == (b.rule, b.start)
        })
    });
    super::sum::tell_replaced(sitting, copied, entry.start);
    super::sum::replace(sitting, copied, copy);
}
