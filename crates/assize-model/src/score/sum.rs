//! Sums: quantities that add up over a calendar year and reach steps, such as volunteer hours.

use assize_base::calendar::Day;
use assize_base::spec::{Param, Spec};

use super::{Case, Told, award, ground, head, lock, reset, tell_entry, validity, year};
use crate::entry::{Entry, Kind};
use crate::sitting::Sitting;
use crate::story::{Event, Trail, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "sum",
    phase: "score",
    summary: "Quantities of one calendar year add up; the highest step reached counts, once.",
    params: &[Param { name: "sum", unit: "the record's quantity", range: "1 or more" }],
    state: &[],
    streams: &[],
    rights: &[],
};

/// Adds a record's quantity to the year's sum and writes the step that it reaches.
pub fn add<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    case: &Case,
    rules: &[usize],
    trail: Trail,
) {
    let subject = case.record.subject;
    let number = sitting.arm.policy.rules[rules[0]].holds.score;
    let before = take_before(sitting, case, number);
    let sum = before.map_or(0, |e| u32::from(e.aux));
    let total = sum.saturating_add(case.record.quantity).min(u32::from(u16::MAX));
    let (index, full) = step(sitting, case, rules, total);
    let locked = full > 0 && lock::holds(sitting, subject, case.record.entry_day, number);
    let points = if locked { 0 } else { full };
    let rule = &sitting.arm.policy.rules[index];
    let start = case.record.entry_day;
    let end = validity::end(sitting, rule, full, start);
    let end = reset::cut(sitting.arm.policy, &sitting.plan.calendar, start, end);
    let on = ground(sitting, case, case.others);
    let entry = Entry::new(subject, Kind::Points, index as u16, start, end, on)
        .with_points(points)
        .with_aux(total as u16);
    sitting.counts.fired[index] += 1;
    tell_replaced(sitting, before, start);
    tell_entry(sitting, entry, None, Told { repeated: false, muted: locked, points, trail });
    replace(sitting, before, entry);
    head::replace(sitting, before, entry, trail);
}

/// Tells that an entry of points gives way to another on a day.
pub(super) fn tell_replaced<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    before: Option<Entry>,
    day: Day,
) {
    if let Some(before) = before {
        let (rule, points) = (usize::from(before.rule), i32::from(before.points));
        let event = Event::Replaced { rule, points, start: before.start, end: before.end };
        sitting.tell(before.subject(), day, event);
    }
}

/// Writes an entry in place of another: what counts is the difference.
pub(super) fn replace<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    before: Option<Entry>,
    entry: Entry,
) {
    let difference = i32::from(entry.points) - before.map_or(0, |e| i32::from(e.points));
    sitting.count_points(entry, difference);
    sitting.book.write(entry);
}

/// Takes out this year's sum of the case's conduct in a score.
fn take_before<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    case: &Case,
    number: usize,
) -> Option<Entry> {
    let (arm, plan) = (sitting.arm, sitting.plan);
    let this_year = year(sitting, case.record.entry_day);
    sitting.book.take(case.record.subject, |e| {
        if e.kind() != Kind::Points || e.end == 0 || e.aux == 0 {
            return false;
        }
        let rule = &arm.policy.rules[e.rule as usize];
        rule.reach_sum.is_some()
            && rule.holds.score == number
            && rule.conduct == Some(case.record.conduct as usize)
            && plan.calendar.date(e.start).year() == this_year
    })
}

/// The rule whose step a sum reaches, with its points; the lowest step with none if it reaches none.
fn step<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    case: &Case,
    rules: &[usize],
    total: u32,
) -> (usize, i32) {
    let policy = sitting.arm.policy;
    let least = |r: usize| policy.rules[r].reach_sum.unwrap_or(0);
    let mut best: Option<usize> = None;
    for rule in rules.iter().copied().filter(|r| least(*r) <= total) {
        if best.is_none_or(|b| least(rule) > least(b)) {
            best = Some(rule);
        }
    }
    match best {
        Some(rule) => (rule, award::points(&policy.rules[rule], case)),
        None => (rules.iter().copied().min_by_key(|r| least(*r)).expect("called with rules"), 0),
    }
}
