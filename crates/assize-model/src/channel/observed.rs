//! Acts that are seen: some are recorded, after a while, and some against the wrong person.

use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};

use crate::act::Act;
use crate::entry::Subject;
use crate::plan::Plan;
use crate::record::{Address, Record, Truth};
use crate::response::reaction::scaled;
use crate::society::{NEIGHBOURS, Neighbourhood, Person};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "observed",
    phase: "observe",
    summary: "A channel records a share of acts, with a delay, and sometimes against a neighbour.",
    params: &[
        Param { name: "detection", unit: "chance", range: "0 to 1" },
        Param { name: "by", unit: "factor", range: "0 or more" },
        Param { name: "wrong-person-by", unit: "factor", range: "0 or more" },
        Param { name: "confusable", unit: "yes or no", range: "" },
        Param { name: "wrong-person", unit: "chance", range: "0 to 1" },
        Param { name: "delay", unit: "days", range: "0 to 3,650" },
    ],
    state: &[],
    streams: &["channel/observe", "channel/firm-observe"],
    rights: &["reputation"],
};

/// The record of an act that was done, if there is one.
#[must_use]
pub fn record(plan: &Plan<'_>, hoods: &[Neighbourhood], act: &Act, period: u32) -> Option<Record> {
    let channel = &plan.scenario.catalogue.channels[plan.conduct(act.conduct as usize).channel];
    let actor = hoods[0].first + u64::from(act.offset);
    let key = if act.firm { plan.draws.firm_observe } else { plan.draws.observe };
    let words = key.words(actor, period, act.serial);
    let person = person(hoods, act.offset);
    if !scaled(channel.detection, &channel.bias.by, person).hits(words[0]) {
        return None;
    }
    let delay = channel.delay_from
        + pick(words[2], u64::from(channel.delay_to - channel.delay_from) + 1) as u32;
    let errs = || scaled(channel.wrong_person, &channel.bias.wrong_person_by, person);
    let wrong = !act.firm && errs().hits(words[1]);
    let other = match (wrong, channel.bias.confusable) {
        (false, _) => None,
        (true, true) => confusable(hoods, act.offset, words[3])
            .or_else(|| somebody_else(hoods, act.offset, words[3])),
        (true, false) => somebody_else(hoods, act.offset, words[3]),
    };
    Some(Record {
        subject: Subject { firm: act.firm, offset: other.unwrap_or(act.offset) },
        conduct: act.conduct,
        act_day: act.day,
        entry_day: plan.calendar.plus_days(act.day, delay),
        quantity: act.quantity,
        truth: if other.is_some() { Truth::Misattributed } else { Truth::True },
        address: Address { actor, firm: act.firm, period, serial: act.serial },
    })
}

/// A person of the chunk.
fn person(hoods: &[Neighbourhood], offset: u16) -> &Person {
    &hoods[offset as usize / NEIGHBOURS].people()[offset as usize % NEIGHBOURS]
}

/// An adult neighbour who is taken for the actor, by offset; `None` if a child is picked.
fn somebody_else(hoods: &[Neighbourhood], offset: u16, word: u32) -> Option<u16> {
    let (hood, rank) = (offset as usize / NEIGHBOURS, offset as usize % NEIGHBOURS);
    let people = hoods[hood].people();
    if people.len() < 2 {
        return None;
    }
    let mut other = pick(word, people.len() as u64 - 1) as usize;
    other += usize::from(other >= rank);
    people[other].is_adult().then_some((hood * NEIGHBOURS + other) as u16)
}

/// Most years between two persons who can be confused.
const ALIKE_YEARS: u8 = 10;

/// An adult neighbour of the same sex and about the same age, by offset, if there is any.
#[must_use]
pub fn confusable(hoods: &[Neighbourhood], offset: u16, word: u32) -> Option<u16> {
    let (hood, rank) = (offset as usize / NEIGHBOURS, offset as usize % NEIGHBOURS);
    let people = hoods[hood].people();
    let actor = &people[rank];
    let alike = |(other, p): &(usize, &Person)| {
        *other != rank
            && p.is_adult()
            && p.sex() == actor.sex()
            && p.age().abs_diff(actor.age()) <= ALIKE_YEARS
    };
    let candidates = || people.iter().enumerate().filter(alike);
    let number = pick(word, candidates().count() as u64) as usize;
    candidates().nth(number).map(|(other, _)| (hood * NEIGHBOURS + other) as u16)
}
