//! From record to points and bands: which rules answer, whom they reach, what is written.

pub mod award;
pub mod cap;
pub mod consent;
pub mod correction;
pub mod earlier;
pub mod grade;
pub mod head;
pub mod local;
pub mod lock;
pub mod reach;
pub mod repetition;
pub mod reset;
pub mod restricted_ties;
pub mod side;
pub mod standing;
pub mod sum;
pub mod validity;

use assize_base::calendar::{Calendar, Date, Day};
use assize_scenario::policy::Award;

use crate::entry::{Entry, Ground, Kind};
use crate::list::entry::trail;
use crate::record::Record;
use crate::sitting::{OnRecord, Sitting};
use crate::society::NEIGHBOURS;
use crate::story::{Event, Miss, Omission, Trail, Witness};

/// How the repair of a grade is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repairing {
    /// By the rule's own chance.
    Drawn,
    /// By the listing that gave the record: the day it ends by performance, if it does.
    On(Option<Day>),
}

/// A record with what all rules that answer it share.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The record.
    pub record: Record,
    /// Whether the receivers did not act themselves (the head of a listed firm).
    pub others: bool,
    /// How grades are repaired.
    pub repairing: Repairing,
    /// The words of gravity.
    pub gravity: [u32; 4],
    /// When the clock of validity starts.
    pub clock: Day,
    /// The end of the wrong, 0 if it is over at once.
    pub wrong_end: Day,
}

/// Answers a record with the rules of the arm: writes what they give.
pub fn answer<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    record: Record,
    others: bool,
    repairing: Repairing,
) {
    let conduct = record.conduct as usize;
    let firm = record.subject.firm;
    if sitting.arm.answers[conduct].rules(firm).is_empty() {
        return;
    }
    let has = sitting.scores_of(record.subject);
    if W::LISTENS {
        tell_unscored(sitting, &record, has);
    }
    if has == 0 {
        return;
    }
    let words = record.address.words(
        |d| [d.gravity, d.firm_gravity],
        &sitting.plan.draws,
        record.address.serial,
    );
    let (clock, wrong_end) = correction::clock(sitting.plan, &record);
    let case = Case { record, others, repairing, gravity: words, clock, wrong_end };
    let facts = sitting.on_record(&record, award::gravity(&words));
    for number in (0..sitting.arm.n_scores()).filter(|number| has >> number & 1 == 1) {
        let matching = matching(sitting, &record, &facts, number);
        answer_in(sitting, &case, (number, &facts), &matching);
    }
}

/// The rules of a score that match a record.
fn matching<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    record: &Record,
    facts: &OnRecord<'_>,
    number: usize,
) -> Vec<usize> {
    let (plan, arm) = (sitting.plan, sitting.arm);
    let hood = sitting.index(record.subject.offset) / NEIGHBOURS as u64;
    let matches = |r: &usize| {
        let rule = &arm.policy.rules[*r];
        rule.holds.score == number
            && has_begun(&plan.calendar, rule.holds.from, record.entry_day)
            && rule.when.holds(facts)
            && local::holds(plan, rule, *r, hood)
            && !sitting.witness.leaves_out(Omission::Rule(*r))
    };
    let answers = &arm.answers[record.conduct as usize];
    answers.rules(record.subject.firm).iter().copied().filter(matches).collect()
}

/// Tells whether something that holds from a date holds on a day.
#[must_use]
pub fn has_begun(calendar: &Calendar, from: Option<Date>, day: Day) -> bool {
    from.is_none_or(|from| calendar.date(day) >= from)
}

/// Answers a record with the matching rules of one score.
fn answer_in<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    case: &Case,
    (number, facts): (usize, &OnRecord<'_>),
    matching: &[usize],
) {
    let arm = sitting.arm;
    let (sums, plain): (Vec<usize>, Vec<usize>) =
        matching.iter().partition(|r| arm.policy.rules[**r].reach_sum.is_some());
    let chosen = award::choose(arm.policy, &plain, case);
    if W::LISTENS {
        let missed = missed(sitting, case, (number, facts), matching, &chosen);
        for (rule, why) in missed {
            let record = &case.record;
            sitting.tell(record.subject, record.entry_day, Event::Missed { rule, why });
        }
    }
    let trail = trail(sitting, &case.record);
    for rule in chosen {
        for receiver in reach::receivers(sitting, case, &arm.policy.rules[rule]) {
            give(sitting, case, rule, receiver, trail);
        }
    }
    if !sums.is_empty() && case.record.quantity > 0 {
        sum::add(sitting, case, &sums, trail);
    }
}

/// The rules of a score for the same conduct that did not apply, and why not.
fn missed<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    case: &Case,
    (number, facts): (usize, &OnRecord<'_>),
    matching: &[usize],
    chosen: &[usize],
) -> Vec<(usize, Miss)> {
    let (plan, rules, record) = (sitting.plan, &sitting.arm.policy.rules, &case.record);
    let hood = sitting.index(record.subject.offset) / NEIGHBOURS as u64;
    let why = |r: usize| {
        let rule = &rules[r];
        if matching.contains(&r) {
            let larger = chosen.first().copied().filter(|_| rule.reach_sum.is_none());
            return larger.filter(|_| !chosen.contains(&r)).map(Miss::Larger);
        }
        Some(if !has_begun(&plan.calendar, rule.holds.from, record.entry_day) {
            Miss::NotYet
        } else if !rule.when.holds(facts) {
            Miss::Condition
        } else if !local::holds(plan, rule, r, hood) {
            Miss::Elsewhere
        } else {
            return None;
        })
    };
    let answers = sitting.arm.answers[record.conduct as usize].rules(record.subject.firm);
    let of_score = answers.iter().copied().filter(|r| rules[*r].holds.score == number);
    of_score.filter_map(|r| Some((r, why(r)?))).collect()
}

/// Tells which rules did not apply because the subject does not have their score.
fn tell_unscored<W: Witness>(sitting: &mut Sitting<'_, '_, W>, record: &Record, has: u8) {
    let arm = sitting.arm;
    let answers = arm.answers[record.conduct as usize].rules(record.subject.firm);
    for rule in answers.iter().copied() {
        if has >> arm.policy.rules[rule].holds.score & 1 == 0 {
            let event = Event::Missed { rule, why: Miss::NotScored };
            sitting.tell(record.subject, record.entry_day, event);
        }
    }
}

/// Gives a receiver what a rule says.
fn give<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    case: &Case,
    index: usize,
    receiver: reach::Receiver,
    trail: Trail,
) {
    let rule = &sitting.arm.policy.rules[index];
    let on = ground(sitting, case, receiver.others);
    match rule.award {
        Award::Grade { band, months } => {
            grade::give(sitting, case, (index, trail), receiver, band, months, on);
        }
        _ => give_points(sitting, case, (index, trail), receiver, on),
    }
}

/// What an entry about the case rests on.
pub(crate) fn ground<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    case: &Case,
    others: bool,
) -> Ground {
    let conduct = sitting.plan.conduct(case.record.conduct as usize);
    Ground {
        truth: case.record.truth,
        others,
        protected: conduct.right.is_some(),
        lawful: conduct.lawful,
    }
}

/// Writes an entry of points: repeated, locked, capped and valid as the policy says.
fn give_points<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    case: &Case,
    (index, trail): (usize, Trail),
    receiver: reach::Receiver,
    on: Ground,
) {
    let rule = &sitting.arm.policy.rules[index];
    let full = award::points(rule, case);
    let repeated = repetition::applies(sitting, case, index, full, &receiver);
    let full = if repeated { repetition::factor(sitting.arm.policy, full) } else { full };
    let points = if full > 0 {
        let (number, day) = (rule.holds.score, case.record.entry_day);
        let open = !lock::holds(sitting, receiver.subject, day, number);
        if open { cap::cut(sitting, case, rule, receiver.subject, full) } else { 0 }
    } else {
        full
    };
    let end = validity::end(sitting, rule, full, case.clock);
    if end <= case.record.entry_day {
        return;
    }
    let (policy, calendar) = (sitting.arm.policy, &sitting.plan.calendar);
    let end = reset::cut(policy, calendar, case.record.entry_day, end);
    let entry =
        Entry::new(receiver.subject, Kind::Points, index as u16, case.record.entry_day, end, on)
            .with_points(points)
            .with_aux(case.wrong_end);
    let told = Told { repeated, muted: points != full, points, trail };
    write(sitting, entry, told);
    head::pass_on(sitting, entry, trail);
}

/// What is told of an entry besides itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    pub(crate) repeated: bool,
    pub(crate) muted: bool,
    pub(crate) points: i32,
    pub(crate) trail: Trail,
}

/// Writes an entry of a rule, counts that the rule fired, and tells.
fn write<W: Witness>(sitting: &mut Sitting<'_, '_, W>, entry: Entry, told: Told) {
    sitting.counts.fired[entry.rule as usize] += 1;
    tell_entry(sitting, entry, None, told);
    sitting.write(entry);
}

/// Tells of an entry.
pub(crate) fn tell_entry<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    entry: Entry,
    grade: Option<usize>,
    told: Told,
) {
    let event = Event::Entry {
        rule: entry.rule as usize,
        points: told.points,
        grade,
        start: entry.start,
        end: entry.end,
        repeated: told.repeated,
        muted: told.muted,
        others: entry.ground().others,
        trail: told.trail,
    };
    sitting.tell(entry.subject(), entry.start, event);
}

/// The months until something with a monthly chance happens, 120 at most: geometric, by whole
/// numbers. `P(0) = chance`.
#[must_use]
pub fn months_until(chance: assize_base::quantity::Chance, word: u32) -> u32 {
    let one = assize_base::quantity::ONE;
    let (mut survives, mut months) = (one, 0);
    while months < 120 {
        survives -= (u128::from(survives) * u128::from(chance.0) >> 32) as u64;
        if u64::from(word) >= survives {
            break;
        }
        months += 1;
    }
    months
}

/// The calendar year of a day.
pub(crate) fn year<W: Witness>(sitting: &Sitting<'_, '_, W>, day: Day) -> i16 {
    sitting.plan.calendar.date(day).year()
}

#[cfg(test)]
mod tests {
    use super::*;
    use assize_base::quantity::{Chance, ONE};

    #[test]
    fn months_are_geometric() {
        // By hand: with a half a month, half of all words end in month 0, a quarter in month 1.
        let half = Chance(ONE / 2);
        assert_eq!(months_until(half, 1 << 31), 0);
        assert_eq!(months_until(half, (1 << 31) - 1), 1);
        assert_eq!(months_until(half, 1 << 30), 1);
        assert_eq!(months_until(half, (1 << 30) - 1), 2);
        assert_eq!(months_until(Chance::NEVER, u32::MAX), 120);
        assert_eq!(months_until(Chance::ALWAYS, 0), 0);
    }
}
