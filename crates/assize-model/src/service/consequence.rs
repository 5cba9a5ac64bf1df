//! Consequences: what a published band or listing does to an attempt at a service.

use assize_base::spec::{Param, Spec};
use assize_scenario::policy::{Consequence, Effect, Trigger};

use super::want;
use crate::count::Counter;
use crate::entry::{Entry, Ground, Kind, Subject};
use crate::record::Truth;
use crate::sitting::Sitting;
use crate::story::{Event, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "consequence",
    phase: "demand",
    summary: "In force by the band or list published last month, it refuses, delays, prices or favours.",
    params: &[Param { name: "carried-out", unit: "chance", range: "0 to 1" }],
    state: &[("refused once", 0.1)],
    streams: &["service/carry"],
    rights: &["movement", "education", "work", "property", "social security"],
};

/// Carries out the consequences in force for the persons of the chunk.
pub fn carry_out<W: Witness>(sitting: &mut Sitting<'_, '_, W>) {
    let (by_band, by_list) = (sitting.arm.band_acts, sitting.arm.list_acts);
    if by_band == 0 && by_list == 0 {
        return;
    }
    for offset in 0..sitting.status.len() {
        let band = 1_u8 << sitting.status[offset].band() & by_band;
        let lists = sitting.listed.get(offset).copied().unwrap_or(0) & by_list;
        if band != 0 || lists != 0 {
            let subject = Subject::person(offset as u16);
            let band = if band != 0 && sitting.is_scored(subject) { band } else { 0 };
            meet(sitting, subject, band, lists);
        }
    }
}

/// Lets one person want the services on which something is in force.
fn meet<W: Witness>(sitting: &mut Sitting<'_, '_, W>, subject: Subject, band: u8, lists: u8) {
    let policy = sitting.arm.policy;
    let in_force = |c: &(usize, &Consequence)| match c.1.trigger {
        Trigger::Bands(bands) => bands & band != 0,
        Trigger::List(list) => lists >> list & 1 == 1,
    };
    let acting: Vec<(usize, &Consequence)> =
        policy.consequences.iter().enumerate().filter(in_force).collect();
    let mut services: Vec<usize> = acting.iter().map(|(_, c)| c.service).collect();
    services.sort_unstable();
    services.dedup();
    let (person, index) = (sitting.person(subject.offset), sitting.index(subject.offset));
    for service in services {
        let plan = sitting.plan;
        for number in want::wants(plan, person, index, sitting.period, service) {
            let words = plan.draws.carry.words(index, sitting.period, number);
            let unasked = plan.services[service].length() == 0;
            let effective = acting.iter().find(|(i, c)| {
                c.service == service
                    && (!unasked || c.effect == Effect::Publicise)
                    && c.carried_out.hits(words[i % 4])
            });
            if let Some((i, consequence)) = effective {
                take_effect(sitting, subject, *i, consequence);
            }
        }
    }
}

/// Counts an effect.
fn take_effect<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    subject: Subject,
    index: usize,
    consequence: &Consequence,
) {
    let day = sitting.plan.calendar.first_day(sitting.period);
    sitting.tell(subject, day, Event::Met { consequence: index });
    if !consequence.effect.is_detriment() {
        sitting.count(subject, Counter::Favours as usize, 1);
        return;
    }
    let but_for = sitting.status[subject.offset as usize].but_for();
    sitting.count_detriment(subject, Counter::Hindrances, but_for);
    let layout = sitting.counts.persons.layout;
    sitting.count(subject, layout.refusals(consequence.service), 1);
    let service = consequence.service as u16;
    let marked = |e: &Entry| e.kind() == Kind::Marker && e.rule == service;
    if !sitting.book.of(subject).any(marked) {
        sitting.count(subject, layout.refused_persons(consequence.service), 1);
        let on = Ground { truth: Truth::True, others: false, protected: false };
        let never = assize_base::calendar::NEVER;
        sitting.book.write(Entry::new(subject, Kind::Marker, service, day, never, on));
    }
}
