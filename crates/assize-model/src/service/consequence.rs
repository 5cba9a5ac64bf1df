//! Consequences: what a published band or listing does to an attempt at a service.

use assize_base::calendar::NEVER;
use assize_base::spec::{Param, Spec};
use assize_scenario::catalogue::Subject as Wants;
use assize_scenario::policy::{Consequence, Effect, Trigger};

use super::{again, learning, shown, want};
use crate::chunk::SCORES;
use crate::count::Counter;
use crate::entry::{Entry, Ground, Kind, Subject};
use crate::money::cost;
use crate::pair::What;
use crate::plan::ArmPlan;
use crate::record::Truth;
use crate::sitting::Sitting;
use crate::story::{Event, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "consequence",
    phase: "demand",
    summary: "In force by the band or list published last month, it refuses, delays, prices or favours.",
    params: &[
        Param { name: "carried-out", unit: "chance", range: "0 to 1" },
        Param { name: "from", unit: "day", range: "" },
    ],
    state: &[("refused once", 0.1)],
    streams: &["service/carry"],
    rights: &["movement", "education", "work", "property", "social security"],
};

/// What puts consequences in force for somebody: the published band and lists, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The published band in each score that the subject has, as a bit.
    pub(super) bands: [u8; SCORES],
    /// The published lists.
    pub(super) lists: u8,
}

impl InForce {
    fn holds(self, consequence: &Consequence) -> bool {
        match consequence.trigger {
            Trigger::Bands(bands) => bands & self.bands[consequence.score] != 0,
            Trigger::List(list) => self.lists >> list & 1 == 1,
        }
    }
}

/// What is in force for a person of the chunk, if anything can be.
#[must_use]
pub fn in_force<W: Witness>(sitting: &Sitting<'_, '_, W>, offset: usize) -> Option<InForce> {
    let subject = Subject::person(offset as u16);
    let mut bands = sitting.arm.band_acts;
    for (number, acts) in bands.iter_mut().enumerate().filter(|(_, acts)| **acts != 0) {
        *acts &= 1 << sitting.band(subject, number);
    }
    let lists = sitting.listed.get(offset).copied().unwrap_or(0) & sitting.arm.list_acts;
    if bands != [0; SCORES] {
        let has = sitting.scores_of(subject);
        let missing = bands.iter_mut().enumerate().filter(|(number, _)| has >> number & 1 == 0);
        missing.for_each(|(_, bits)| *bits = 0);
    }
    (bands != [0; SCORES] || lists != 0).then_some(InForce { bands, lists })
}

/// The consequences in force on a service, in the order of the documents.
pub fn acting<'a>(
    arm: &'a ArmPlan<'_>,
    period: u32,
    force: InForce,
    service: usize,
) -> impl Iterator<Item = (usize, &'a Consequence)> + 'a {
    let has_begun = move |i: &usize| arm.begins[*i] <= period;
    let all = arm.on_service[service].iter().copied().filter(has_begun);
    all.map(|i| (i, &arm.policy.consequences[i])).filter(move |(_, c)| force.holds(c))
}

/// Carries out the consequences in force for the persons of the chunk.
pub fn carry_out<W: Witness>(sitting: &mut Sitting<'_, '_, W>) {
    if sitting.arm.band_acts == [0; SCORES] && sitting.arm.list_acts == 0 {
        return;
    }
    for offset in 0..sitting.status.len() {
        if let Some(force) = in_force(sitting, offset) {
            meet(sitting, Subject::person(offset as u16), force);
        }
    }
}

/// Lets one person want the services of persons on which something is in force.
fn meet<W: Witness>(sitting: &mut Sitting<'_, '_, W>, subject: Subject, force: InForce) {
    for service in 0..sitting.arm.on_service.len() {
        let of_persons = sitting.plan.scenario.services[service].subject == Wants::Person;
        if of_persons && acting(sitting.arm, sitting.period, force, service).next().is_some() {
            want_service(sitting, subject, force, service);
        }
    }
}

/// Lets one person want a service, attempt by attempt.
fn want_service<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    subject: Subject,
    force: InForce,
    service: usize,
) {
    let (person, index) = (sitting.person(subject.offset), sitting.index(subject.offset));
    let (mut fears, mut refused) = (None, false);
    let unasked = want::is_unasked(sitting.plan, service);
    for number in want::wants(sitting.plan, person, index, sitting.period, service) {
        let fears = *fears
            .get_or_insert_with(|| !unasked && learning::fears(sitting, subject, force, service));
        if fears && learning::stays_away(sitting, subject, number) {
            continue;
        }
        if let Some((by, Effect::Refuse)) = attempt(sitting, subject, force, number, unasked) {
            refused = true;
            again::try_again(sitting, subject, number, by);
        }
    }
    if refused {
        learning::learn(sitting, subject, service);
    }
}

/// Lets one attempt meet what is in force: the first consequence that is carried out takes effect,
/// and is told.
///
/// What nobody asks for can only be made public.
pub fn attempt<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    subject: Subject,
    force: InForce,
    number: u32,
    unasked: bool,
) -> Option<(usize, Effect)> {
    let index = sitting.index(subject.offset);
    let words = sitting.plan.draws.carry.words(index, sitting.period, number);
    let (arm, period) = (sitting.arm, sitting.period);
    let mut all = acting(arm, period, force, want::service(number));
    let (i, consequence) = all.find(|(i, c)| {
        (!unasked || c.effect == Effect::Publicise)
            && c.carried_out.hits(words[i % 4])
            && shown::by_both(sitting.plan, c, *i, index, period, number)
    })?;
    take_effect(sitting, subject, i, consequence, number);
    Some((i, consequence.effect))
}

/// Counts an effect.
fn take_effect<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    subject: Subject,
    index: usize,
    consequence: &Consequence,
    number: u32,
) {
    let day = sitting.plan.calendar.first_day(sitting.period);
    sitting.counts.fired[sitting.arm.first_consequence + index] += 1;
    sitting.tell(subject, day, Event::Met { consequence: index });
    if !consequence.effect.is_detriment() {
        sitting.count(subject, Counter::Favours as usize, 1);
        sitting.note(subject, What::Favour);
        return;
    }
    let origin = sitting.status[subject.offset as usize].origin();
    let element = sitting.arm.first_consequence + index;
    sitting.count_detriment(subject, Counter::Hindrances, origin, element);
    let layout = sitting.counts.persons.layout;
    sitting.count(subject, layout.refusals(consequence.service), 1);
    let service = consequence.service;
    if !sitting.book.of(subject).any(|e| learning::is_marker(e, service)) {
        sitting.count(subject, layout.refused_persons(service), 1);
        let on = Ground { truth: Truth::True, others: false, protected: false, lawful: false };
        sitting.book.write(Entry::new(subject, Kind::Marker, service as u16, day, NEVER, on));
    }
    cost::bear(sitting, subject, number, consequence);
}
