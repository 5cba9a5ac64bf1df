//! Continuing wrongs: the clock of validity starts when the wrong ends, not when it began.

use assize_base::calendar::Day;
use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};

use crate::plan::Plan;
use crate::record::Record;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "correction",
    phase: "score",
    summary: "A continuing wrong is put right after a while; only then does its entry begin to age.",
    params: &[Param { name: "corrected", unit: "monthly chance", range: "0 to 1" }],
    state: &[],
    streams: &["score/correct", "score/firm-correct"],
    rights: &[],
};

/// The start of the clock, and the end of the wrong (0 for what is over at once).
#[must_use]
pub fn clock(plan: &Plan<'_>, record: &Record) -> (Day, Day) {
    let Some(chance) = plan.conduct(record.conduct as usize).corrected else {
        return (record.act_day, 0);
    };
    let words =
        record.address.words(|d| [d.correct, d.firm_correct], &plan.draws, record.address.serial);
    let days = 30 * super::months_until(chance, words[0]) + pick(words[1], 30) as u32;
    let end = plan.calendar.plus_days(record.act_day, days);
    (end, end)
}
