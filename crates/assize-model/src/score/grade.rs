//! Direct grading: a band whatever the points, for a term, with a way to buy it back.

use assize_base::calendar::Day;
use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};

use super::reach::Receiver;
use super::{Case, Repairing, Told, months_until, tell_entry};
use crate::entry::{Entry, Ground, Kind};
use crate::sitting::Sitting;
use crate::story::{Trail, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "grade",
    phase: "score",
    summary: "Some records set the band at once, for a term; repair turns that into a deduction.",
    params: &[
        Param { name: "grade", unit: "band", range: "a band of the score" },
        Param { name: "term", unit: "months", range: "1 to 1,200" },
        Param { name: "repair", unit: "monthly chance", range: "0 to 1" },
        Param { name: "chance", unit: "monthly chance", range: "0 to 1" },
    ],
    state: &[],
    streams: &["score/repair", "score/firm-repair"],
    rights: &[],
};

/// Writes a grade.
pub fn give<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    case: &Case,
    (index, trail): (usize, Trail),
    receiver: Receiver,
    band: usize,
    months: u32,
    on: Ground,
) {
    let end = sitting.plan.calendar.plus_months(case.clock, months);
    let start = case.record.entry_day;
    if end <= start {
        return;
    }
    let is_own = receiver.subject == case.record.subject;
    let repair = if is_own { repair_day(sitting, case, index) } else { None };
    let mut entry = Entry::new(receiver.subject, Kind::Grade, index as u16, start, end, on)
        .with_aux(case.wrong_end);
    // The story tells the term; that it is bought back is told when it happens.
    sitting.counts.fired[index] += 1;
    tell_entry(
        sitting,
        entry,
        Some(band),
        Told { repeated: false, muted: false, points: 0, trail },
    );
    if let Some(day) = repair.filter(|day| *day < end) {
        entry.end = day;
        entry = entry.to_be_repaired();
    }
    sitting.write(entry);
}

/// The day on which a grade is bought back, if the rule and the case have one.
fn repair_day<W: Witness>(sitting: &Sitting<'_, '_, W>, case: &Case, index: usize) -> Option<Day> {
    let repair = sitting.arm.policy.rules[index].repair?;
    if let Repairing::On(day) = case.repairing {
        return day;
    }
    let (plan, address) = (sitting.plan, case.record.address);
    let words = address.words(|d| [d.repair, d.firm_repair], &plan.draws, address.serial);
    let months = months_until(repair.chance, words[0]);
    let days = 30 * months + 1 + pick(words[1], 30) as u32;
    (months < 120).then(|| plan.calendar.plus_days(case.record.entry_day, days))
}
