//! Section 8: what people want, and what bands and lists do to it.

use assize_base::maths::count_reached;
use assize_model::count::Counter;
use assize_scenario::policy::{Consequence, Effect, Trigger};

use crate::acts::{along, attempts};
use crate::count::Tally;
use crate::state::{Holder, Life};

impl Life<'_> {
    /// Everything that the persons want in this period, where a consequence stands in the way.
    pub(crate) fn want_services(&mut self, tally: &mut Tally) {
        for rank in 0..self.here.persons.len() {
            for service in 0..self.scenario.services.len() {
                self.want_service(Holder::Person(rank), service, tally);
            }
        }
    }

    fn want_service(&mut self, person: Holder, service: usize, tally: &mut Tally) {
        let in_force = self.in_force(person, service);
        let wanted = &self.scenario.services[service];
        if in_force.is_empty() || !wanted.who.holds(self.facts(person)) {
            return;
        }
        for j in self.attempts(person, service) {
            let index = 16 * service as u32 + j;
            if let Some(effect) = self.met(person, &in_force, index) {
                self.count_effect(person, service, effect, tally);
            }
        }
    }

    /// The consequences on a service that the published status puts in force, in document order.
    fn in_force(&self, person: Holder, service: usize) -> Vec<usize> {
        let file = self.file_of(person);
        let is_on = |consequence: &Consequence| match consequence.trigger {
            Trigger::Bands(bits) => file.band.is_some_and(|band| bits >> band & 1 == 1),
            Trigger::List(list) => file.listed.contains(&list),
        };
        let shames_only = self.scenario.services[service].demand.0 == 0;
        let consequences = self.policy.consequences.iter().enumerate();
        consequences
            .filter(|(_, c)| c.service == service && is_on(c))
            .filter(|(_, c)| !shames_only || c.effect == Effect::Publicise)
            .map(|(i, _)| i)
            .collect()
    }

    /// The numbers `j` of the attempts: those possible ones that fall below the person's demand.
    fn attempts(&self, person: Holder, service: usize) -> Vec<u32> {
        let wanted = &self.scenario.services[service];
        if wanted.demand.0 == 0 {
            return vec![0];
        }
        let draw =
            |stream, index| self.dice.words(stream, self.index(person), self.period, index)[0];
        let n = count_reached(&attempts(wanted.slot.0), draw("service/demand", service as u32));
        let demand = wanted.profile.scale(wanted.demand, self.facts(person)).0;
        (0..n)
            .filter(|j| {
                along(draw("service/want", 16 * service as u32 + j), wanted.slot.0) < demand
            })
            .collect()
    }

    /// The effect of the first consequence that is carried out.
    fn met(&self, person: Holder, in_force: &[usize], index: u32) -> Option<Effect> {
        let words = self.dice.words("service/carry", self.index(person), self.period, index);
        let consequences = in_force.iter().map(|i| (*i, &self.policy.consequences[*i]));
        let mut carried_out = consequences.filter(|(i, c)| c.carried_out.hits(words[i % 4]));
        carried_out.next().map(|(_, c)| c.effect)
    }

    fn count_effect(&mut self, person: Holder, service: usize, effect: Effect, tally: &mut Tally) {
        if !effect.is_detriment() {
            self.count(tally, person, Counter::Favours, 1);
            return;
        }
        let layout = tally.layout(person);
        self.count(tally, person, Counter::Hindrances, 1);
        self.count_at(tally, person, layout.refusals(service), 1);
        if self.file(person).refused.insert(service) {
            self.count_at(tally, person, layout.refused_persons(service), 1);
        }
        self.file(person).is_hurt = true;
        let faults = self.file_of(person).faults;
        self.count(tally, person, Counter::Wrongful, i64::from(faults.wrongful));
        self.count(tally, person, Counter::Protected, i64::from(faults.protected));
        self.count(tally, person, Counter::Spillover, i64::from(faults.spill));
    }
}
