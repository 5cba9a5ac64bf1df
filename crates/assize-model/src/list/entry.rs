//! Entry to a list: a record that is a ground of it, unless exempt; and what a listing brings.

use assize_base::calendar::{Day, NEVER};
use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::{Ground as ListGround, List};

use super::review::Objection;
use super::{again, exit, intake, review, window};
use crate::desk;
use crate::entry::{CORRECTED, Entry, Ground, Kind, Subject};
use crate::record::{Address, Record};
use crate::score::{Repairing, answer, has_begun};
use crate::sitting::Sitting;
use crate::story::{Event, Omission, Spared, Trail, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "list-entry",
    phase: "list",
    summary: "A record that is a ground lists its subject for a term; a listing can bring others.",
    params: &[
        Param { name: "chance", unit: "chance", range: "0 to 1" },
        Param { name: "term", unit: "months, or open", range: "1 to 1,200" },
        Param { name: "longer", unit: "chance, months", range: "" },
        Param { name: "from", unit: "months more", range: "1 to 1,200" },
        Param { name: "to", unit: "months more", range: "1 to 1,200" },
    ],
    state: &[("listed", 1.0)],
    streams: &["list/entry", "list/firm-entry"],
    rights: &["movement", "property", "work"],
};

/// What sets the draws of one list about an act apart from those of the next; above any serial.
const LIST_STRIDE: u32 = 1 << 20;

/// The index of a list's draws about an act.
pub(super) fn index(record: &Record, list: usize) -> u32 {
    record.address.serial + (list as u32) * LIST_STRIDE
}

/// What sets the draws about the head of a listed firm apart; above those of any list.
const HEAD_STRIDE: u32 = 1 << 24;

/// Answers a record with the lists of the arm.
pub fn answer_with_lists<W: Witness>(sitting: &mut Sitting<'_, '_, W>, record: Record) {
    list_where_due(sitting, record, None);
}

/// Lists the subject of a record wherever it is a ground; `by` is the list that put a firm's head
/// on record, which does not list the head itself.
fn list_where_due<W: Witness>(sitting: &mut Sitting<'_, '_, W>, record: Record, by: Option<usize>) {
    let arm = sitting.arm;
    let mut answered = None;
    for (list_index, ground_index) in arm.answers[record.conduct as usize].grounds.iter().copied() {
        let ground = &arm.policy.lists[list_index].grounds[ground_index];
        let begun = has_begun(&sitting.plan.calendar, ground.from, record.entry_day);
        if by == Some(list_index) || answered == Some(list_index) || !begun {
            continue;
        }
        if sitting.witness.leaves_out(Omission::Ground(list_index, ground_index)) {
            continue;
        }
        answered = Some(list_index);
        if !is_open(sitting, &record, list_index) {
            tell_spared(sitting, &record, (list_index, ground_index), false);
            continue;
        }
        let words = record.address.words(
            |d| [d.list_entry, d.firm_list_entry],
            &sitting.plan.draws,
            index(&record, list_index),
        );
        let shares = &arm.intakes[list_index];
        if intake::scaled(ground.chance, shares, sitting.period).hits(words[0]) {
            let why = Why { ground: Some(ground_index), months: months(ground, words) };
            enter(sitting, &record, list_index, why, by.is_some());
        } else {
            tell_spared(sitting, &record, (list_index, ground_index), true);
        }
    }
}

/// Tells of a ground that did not list, by chance or because the list was not open to the subject.
fn tell_spared<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    record: &Record,
    (list, ground): (usize, usize),
    by_chance: bool,
) {
    if W::LISTENS {
        let exempt = &sitting.arm.policy.lists[list].exempt;
        let subject = record.subject;
        let is_exempt = !subject.firm && exempt.holds(sitting.person(subject.offset));
        let why = match (by_chance, is_exempt) {
            (true, _) => Spared::Chance,
            (false, true) => Spared::Exempt,
            (false, false) => Spared::AlreadyOn,
        };
        sitting.tell(subject, record.entry_day, Event::NotListed { list, ground, why });
    }
}

/// Tells how an objection to a listing ends, where no staff is counted.
fn tell_objection<W: Witness>(sitting: &mut Sitting<'_, '_, W>, record: &Record, list: usize) {
    if W::LISTENS {
        let asked = review::objection(sitting, record, list, &sitting.arm.policy.lists[list]);
        let (day, upheld) = match asked {
            Objection::None => return,
            Objection::Upheld { corrected } => (corrected, true),
            Objection::Refused { decided } => (decided, false),
        };
        sitting.tell(record.subject, day, Event::Heard { list, upheld });
    }
}

/// Where what a record brings comes from: what a listing puts on file goes back to the act that the
/// listing goes back to.
pub(crate) fn trail<W: Witness>(sitting: &Sitting<'_, '_, W>, record: &Record) -> Trail {
    Trail {
        about: sitting.index(record.subject.offset),
        firm: record.subject.firm,
        truth: record.truth,
        root: Address { serial: record.address.serial % LIST_STRIDE, ..record.address },
    }
}

/// Tells whether the subject is neither exempt nor on the list on the day of entry.
fn is_open<W: Witness>(sitting: &Sitting<'_, '_, W>, record: &Record, list: usize) -> bool {
    let subject = record.subject;
    let exempt = &sitting.arm.policy.lists[list].exempt;
    let is_exempt = !subject.firm && exempt.holds(sitting.person(subject.offset));
    let on_it = |e: &Entry| {
        e.kind() == Kind::Listing && e.rule as usize == list && e.end > record.entry_day
    };
    !is_exempt && !sitting.book.of(subject).any(on_it)
}

/// Why somebody is listed, and for how long.
#[derive(Clone, Copy, Debug)]
struct Why {
    /// The ground; none for a listing that another one brings.
    ground: Option<usize>,
    /// The term in months; none is open.
    months: Option<u32>,
}

/// The term of a ground in months.
fn months(ground: &ListGround, words: [u32; 4]) -> Option<u32> {
    let months = ground.months?;
    let more = ground.longer.filter(|(chance, ..)| chance.hits(words[1]));
    let more =
        more.map_or(0, |(_, from, to)| from + pick(words[2], u64::from(to - from) + 1) as u32);
    Some(months + more)
}

/// The day on which the term is over and the name removed.
fn term<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    subject: Subject,
    (list_index, list): (usize, &List),
    start: Day,
    months: Option<u32>,
) -> Day {
    let Some(mut months) = months else { return NEVER };
    if let Some(factor) = list.manner.again {
        months = again::term(months, factor, again::before(sitting, subject, list_index));
    }
    let calendar = &sitting.plan.calendar;
    calendar.plus_working_days(calendar.plus_months(start, months), list.removal_working_days)
}

/// The first day and the last of a listing, and how it ends.
struct Extent {
    start: Day,
    /// The day on which the term is over, whatever ends the listing.
    term: Day,
    end: Day,
    aux: u16,
    /// The day on which the duty is performed, if that ends the listing.
    performed_on: Option<Day>,
}

/// For how long the subject of a record is listed; none if it is not.
fn extent<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    record: &Record,
    list_index: usize,
    months: Option<u32>,
) -> Option<Extent> {
    let list = &sitting.arm.policy.lists[list_index];
    let objection = review::objection(sitting, record, list_index, list);
    let start = window::start(&sitting.plan.calendar, record.entry_day, &list.manner, objection)?;
    let term = term(sitting, record.subject, (list_index, list), start, months);
    let (mut end, mut aux, mut performed_on) = (term, 0, None);
    if let Some((way, day)) = exit::earliest(sitting, record, list_index, list, start)
        && day < end
    {
        (end, aux) = (day, 1 + way as u16);
        performed_on = list.exits[way].performs.then_some(day);
    }
    if let Some(day) = objection.corrected()
        && day < end
    {
        (end, aux, performed_on) = (day, CORRECTED, None);
    }
    (end > start).then_some(Extent { start, term, end, aux, performed_on })
}

/// Lists the subject of a record, with what that brings.
fn enter<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    record: &Record,
    list_index: usize,
    why: Why,
    others: bool,
) {
    let list = &sitting.arm.policy.lists[list_index];
    tell_objection(sitting, record, list_index);
    let Some(extent) = extent(sitting, record, list_index, why.months) else { return };
    let Extent { start, end, .. } = extent;
    let on = Ground {
        truth: record.truth,
        others,
        protected: why.ground.is_some()
            && sitting.plan.conduct(record.conduct as usize).right.is_some(),
        lawful: sitting.plan.conduct(record.conduct as usize).lawful,
    };
    let entry = Entry::new(record.subject, Kind::Listing, list_index as u16, start, end, on);
    if let Some(ground) = why.ground {
        sitting.counts.fired[sitting.arm.first_ground[list_index] + ground] += 1;
    }
    // The story tells the term; a way off is told when it is taken.
    let trail = Some(trail(sitting, record));
    let event =
        Event::Listed { list: list_index, ground: why.ground, end: extent.term, trail, others };
    sitting.tell(record.subject, start, event);
    sitting.write_listing(entry.with_aux(extent.aux), why.ground);
    if list.manner.again.is_some() {
        again::note(sitting, record.subject, list_index, start);
    }
    if why.ground.is_some() {
        desk::object(sitting, record, list_index, list);
    }
    emit(sitting, record, list_index, others, &extent);
    if let Some(brought) = list.brings
        && is_open(sitting, record, brought)
    {
        enter(sitting, record, brought, Why { ground: None, months: None }, others);
    }
}

/// Puts the listing itself on record, for the rules of a score.
fn emit<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    record: &Record,
    list_index: usize,
    others: bool,
    extent: &Extent,
) {
    let list = &sitting.arm.policy.lists[list_index];
    let mut address = record.address;
    address.serial += LIST_STRIDE * (1 + list_index as u32);
    let emitted = |conduct: usize, subject: Subject| Record {
        subject,
        conduct: conduct as u16,
        act_day: extent.start,
        entry_day: extent.start,
        quantity: 0,
        address,
        ..*record
    };
    let repairing = Repairing::On(extent.performed_on);
    if let Some(conduct) = list.emits {
        answer(sitting, emitted(conduct, record.subject), others, repairing);
    }
    if let Some(conduct) = list.emits_head.filter(|_| record.subject.firm) {
        let head = Subject::person(record.subject.offset);
        let mut of_head = emitted(conduct, head);
        answer(sitting, of_head, true, repairing);
        of_head.address.serial = record.address.serial + HEAD_STRIDE * (1 + list_index as u32);
        list_where_due(sitting, of_head, Some(list_index));
    }
}
