//! Learning: who was refused, or was told, stays away from what would be refused.
//!
//! So the refusals that are counted fall while what people do without rises.

use assize_base::quantity::Chance;
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::Effect;

use super::consequence::{InForce, acting};
use crate::count::Counter;
use crate::entry::{Entry, Kind, Subject};
use crate::service::want;
use crate::sitting::Sitting;
use crate::story::{Event, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "learning",
    phase: "demand",
    summary: "People who were told of a restriction, or met it, leave some of their wants untried.",
    params: &[
        Param { name: "learns", unit: "monthly chance", range: "0 to 1" },
        Param { name: "told", unit: "chance", range: "0 to 1" },
        Param { name: "stays-away", unit: "chance", range: "0 to 1" },
    ],
    state: &[],
    streams: &["response/told", "response/stay", "response/learn"],
    rights: &["movement"],
};

/// The marker of those who were hindered at a service once.
pub(super) fn is_marker(entry: &Entry, service: usize) -> bool {
    entry.kind() == Kind::Marker && usize::from(entry.rule) == service
}

/// Tells whether a person expects that a service will be refused, and it can be.
pub(super) fn fears<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    subject: Subject,
    force: InForce,
    service: usize,
) -> bool {
    let plan = sitting.plan;
    if plan.scenario.society.reaction.stays_away == Chance::NEVER
        || !sitting.person(subject.offset).is_adult()
        || !acting(sitting.arm, sitting.period, force, service)
            .any(|(_, c)| c.effect == Effect::Refuse)
    {
        return false;
    }
    let index = sitting.index(subject.offset);
    let was_told = || {
        let word = plan.draws.told.words(index, 0, service as u32)[0];
        plan.scenario.society.reaction.told.hits(word)
    };
    sitting.book.of(subject).any(|e| is_marker(e, service) && e.aux == 1) || was_told()
}

/// Tells whether a person who fears a refusal leaves a want untried, and counts it.
pub(super) fn stays_away<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    subject: Subject,
    number: u32,
) -> bool {
    let plan = sitting.plan;
    let index = sitting.index(subject.offset);
    let word = plan.draws.stay.words(index, sitting.period, number)[0];
    if !plan.scenario.society.reaction.stays_away.hits(word) {
        return false;
    }
    sitting.count(subject, Counter::StayedAway as usize, 1);
    let day = plan.calendar.first_day(sitting.period);
    sitting.tell(subject, day, Event::StayedAway { service: want::service(number) });
    true
}

/// Lets a month with a refusal teach a person to expect the next one.
pub fn learn<W: Witness>(sitting: &mut Sitting<'_, '_, W>, subject: Subject, service: usize) {
    let plan = sitting.plan;
    let learns = plan.scenario.society.reaction.learns;
    if learns == Chance::NEVER || !sitting.person(subject.offset).is_adult() {
        return;
    }
    let index = sitting.index(subject.offset);
    let word = plan.draws.learn.words(index, sitting.period, service as u32)[0];
    if !learns.hits(word) {
        return;
    }
    let new = |e: &Entry| is_marker(e, service) && e.aux == 0;
    if let Some(marker) = sitting.book.find(subject, new) {
        marker.aux = 1;
        let day = plan.calendar.first_day(sitting.period);
        sitting.tell(subject, day, Event::Learned { service });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::{FALLEN, Ground};
    use crate::record::Truth;

    #[test]
    fn a_marker_is_of_one_service() {
        let on = Ground { truth: Truth::True, others: false, protected: false, lawful: false };
        let marker = |rule| Entry::new(Subject::person(3), Kind::Marker, rule, 0, u16::MAX, on);
        assert!(is_marker(&marker(2), 2) && !is_marker(&marker(1), 2));
        assert!(!is_marker(&marker(FALLEN), 2));
    }
}
