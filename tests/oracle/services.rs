//! Sections 8, 16 and 24: what people and firms want, how often, whether they try, and what bands and
//! lists do to it.

use std::collections::BTreeSet;

use assize_base::maths::count_reached;
use assize_base::quantity::{Chance, Factor, ONE, Rate};
use assize_model::count::Counter;
use assize_scenario::catalogue::Subject;
use assize_scenario::policy::{Consequence, Effect, Trigger};

use crate::acts::{along, attempts};
use crate::count::Tally;
use crate::origin::Maker;
use crate::state::{Holder, Life};

/// The most further attempts after a refusal.
const AGAIN_MOST: i64 = 30;

impl Life<'_> {
    /// Everything that the persons want in this period, where a consequence stands in the way; then
    /// loans and repayment, and what was learned.
    pub(crate) fn want_services(&mut self, tally: &mut Tally) {
        self.refused_now.clear();
        for rank in 0..self.here.persons.len() {
            for service in self.services_of(Subject::Person) {
                self.want_service(rank, service, tally);
            }
        }
        for firm in (0..self.here.firms.len()).map(Holder::Firm) {
            for service in self.services_of(Subject::Firm) {
                self.want_service_of_firm(firm, service, tally);
            }
        }
        self.settle_arrears(tally);
        self.learn();
    }

    fn services_of(&self, subject: Subject) -> Vec<usize> {
        let services = self.scenario.services.iter().enumerate();
        services.filter(|(_, service)| service.subject == subject).map(|(v, _)| v).collect()
    }

    fn want_service(&mut self, rank: usize, service: usize, tally: &mut Tally) {
        let person = Holder::Person(rank);
        let in_force = self.in_question(person, service);
        if in_force.is_empty() {
            return;
        }
        for j in self.attempts(person, service) {
            let number = 16 * service as u32 + j;
            if self.stays_away(rank, service, number, &in_force) {
                self.count(tally, person, Counter::StayedAway, 1);
            } else if let Some(cause) = self.met(person, &in_force, number) {
                self.take_effect(person, number, cause, tally);
                if self.policy.consequences[cause].effect == Effect::Refuse {
                    self.try_again(person, number, cause, tally);
                }
            }
        }
    }

    /// What a firm wants in this period, where a consequence stands in the way.
    fn want_service_of_firm(&mut self, firm: Holder, service: usize, tally: &mut Tally) {
        let in_force = self.in_question(firm, service);
        if in_force.is_empty() {
            return;
        }
        for j in self.attempts(firm, service) {
            if let Some(cause) = self.met(firm, &in_force, 16 * service as u32 + j) {
                tally.fired(self.policy, Maker::Consequence(cause));
                if self.policy.consequences[cause].effect.is_detriment() {
                    let refusals = tally.layout(firm).refusals(service);
                    self.count(tally, firm, Counter::Hindrances, 1);
                    self.count_at(tally, firm, refusals, 1);
                } else {
                    self.count(tally, firm, Counter::Favours, 1);
                }
            }
        }
    }

    /// The consequences that a want of this subject can meet.
    fn in_question(&self, holder: Holder, service: usize) -> Vec<usize> {
        let wanted = &self.scenario.services[service];
        let mut in_force = self.in_force(holder, service);
        if wanted.demand.0 == 0 {
            in_force.retain(|i| self.policy.consequences[*i].effect == Effect::Publicise);
        }
        if !wanted.who.holds(self.facts(holder)) {
            in_force.clear();
        }
        in_force
    }

    /// The consequences on a service that the published status puts in force, in document order.
    pub(crate) fn in_force(&self, person: Holder, service: usize) -> Vec<usize> {
        let file = self.file_of(person);
        let today = self.calendar.date(self.calendar.first_day(self.period));
        let is_on = |consequence: &Consequence| match consequence.trigger {
            Trigger::Bands(bits) => {
                file.band(consequence.score).is_some_and(|band| bits >> band & 1 == 1)
            }
            Trigger::List(list) => file.listed.contains(&list),
        };
        let consequences = self.policy.consequences.iter().enumerate();
        consequences
            .filter(|(_, c)| c.service == service && is_on(c))
            .filter(|(_, c)| c.from.is_none_or(|from| today >= from))
            .map(|(i, _)| i)
            .collect()
    }

    fn draw(&self, stream: &'static str, holder: Holder, index: u32) -> u32 {
        self.dice.words(stream, self.index(holder), self.period, index)[0]
    }

    /// The stream of wants, told apart for persons and firms.
    fn stream(&self, holder: Holder, streams: (&'static str, &'static str)) -> &'static str {
        match holder {
            Holder::Person(_) => streams.0,
            Holder::Firm(_) => streams.1,
        }
    }

    /// The numbers `j` of the attempts: those possible ones that fall below the person's demand.
    fn attempts(&self, person: Holder, service: usize) -> Vec<u32> {
        let wanted = &self.scenario.services[service];
        if wanted.demand.0 == 0 {
            return vec![0];
        }
        let habit = match person {
            Holder::Person(_) => self.habit(person, service),
            Holder::Firm(_) => None,
        };
        let of_class = |rate: Rate| habit.map_or(rate, |factor| rate.times(factor)).0;
        let slot = of_class(wanted.slot);
        let stream = self.stream(person, ("service/demand", "service/firm-demand"));
        let word = self.draw(stream, person, service as u32);
        let n = count_reached(&attempts(slot), word);
        let demand = of_class(wanted.profile.scale(wanted.demand, self.facts(person)));
        (0..n)
            .filter(|j| {
                let stream = self.stream(person, ("service/want", "service/firm-want"));
                let word = self.draw(stream, person, 16 * service as u32 + j);
                along(word, slot) < demand
            })
            .collect()
    }

    /// How much more or less than others the person's class of users wants a service.
    fn habit(&self, person: Holder, service: usize) -> Option<Factor> {
        let habits = &self.scenario.services[service].pattern.habits;
        let word = self.dice.words("service/habit", self.index(person), 0, service as u32)[0];
        let class = habits.iter().find(|(share, _)| share.hits(word)).or(habits.last());
        class.map(|(_, factor)| *factor)
    }

    /// The first consequence that is carried out.
    pub(crate) fn met(&self, holder: Holder, in_force: &[usize], number: u32) -> Option<usize> {
        let stream = self.stream(holder, ("service/carry", "service/firm-carry"));
        let words = self.dice.words(stream, self.index(holder), self.period, number);
        let is_met = |i: &usize| {
            let consequence = &self.policy.consequences[*i];
            consequence.carried_out.hits(words[i % 4]) && self.is_shown(holder, *i, number)
        };
        in_force.iter().copied().find(is_met)
    }

    /// Tells whether both sides show their score, where a consequence asks for that.
    fn is_shown(&self, holder: Holder, cause: usize, number: u32) -> bool {
        let Some(shown) = self.policy.consequences[cause].shown else { return true };
        let index = self.index(holder);
        let own = self.dice.words("service/shows", index, 0, cause as u32)[0];
        let others = self.dice.words("service/shown", index, self.period, number);
        shown.hits(own) && shown.hits(others[cause % 4])
    }

    /// The effect of a consequence on the attempt with a number, counted and paid for.
    pub(crate) fn take_effect(
        &mut self,
        person: Holder,
        number: u32,
        cause: usize,
        tally: &mut Tally,
    ) {
        let Holder::Person(rank) = person else { return };
        let effect = self.policy.consequences[cause].effect;
        tally.fired(self.policy, Maker::Consequence(cause));
        if !effect.is_detriment() {
            self.count(tally, person, Counter::Favours, 1);
            tally.diary.month(self.index(person), self.period).favours += 1;
            return;
        }
        let service = number as usize / 16;
        self.count_hindrances(person, service, (cause, 1), tally);
        if self.file(person).refused.insert(service) {
            let counter = tally.layout(person).refused_persons(service);
            self.count_at(tally, person, counter, 1);
        }
        self.file(person).is_hurt = true;
        if effect == Effect::Refuse {
            self.refused_now.insert((rank, service));
        }
        self.pay(rank, number, cause, tally);
    }

    /// Hindrances with their causes.
    fn count_hindrances(
        &self,
        person: Holder,
        service: usize,
        (cause, n): (usize, i64),
        tally: &mut Tally,
    ) {
        let refusals = tally.layout(person).refusals(service);
        let faults = self.file_of(person).faults;
        self.count(tally, person, Counter::Hindrances, n);
        self.count_at(tally, person, refusals, n);
        self.count(tally, person, Counter::Wrongful, n * i64::from(faults.wrongful));
        self.count(tally, person, Counter::Protected, n * i64::from(faults.protected));
        self.count(tally, person, Counter::Spillover, n * i64::from(faults.spill));
        let rests_on = self.file_of(person).rests_on;
        self.trace(person, Maker::Consequence(cause), rests_on, n, tally);
    }

    /// Further attempts after a refusal, each refused.
    fn try_again(&self, person: Holder, number: u32, cause: usize, tally: &mut Tally) {
        let service = number as usize / 16;
        let again = self.scenario.services[service].pattern.again;
        let times = times_again(again, self.draw("service/again", person, number));
        self.count_hindrances(person, service, (cause, times), tally);
    }

    /// Tells whether expectations of refusals are part of the society and of this arm.
    fn has_learning(&self) -> bool {
        let reaction = &self.scenario.society.reaction;
        let chances = [reaction.learns, reaction.told, reaction.stays_away];
        self.has_restraint() && chances.iter().any(|chance| chance.0 > 0)
    }

    /// Tells whether somebody who expects a refusal does not even try.
    fn stays_away(&self, rank: usize, service: usize, number: u32, in_force: &[usize]) -> bool {
        let person = Holder::Person(rank);
        let reaction = &self.scenario.society.reaction;
        let told = self.dice.words("response/told", self.index(person), 0, service as u32)[0];
        let expects = self.file_of(person).learned.contains(&service) || reaction.told.hits(told);
        let refuses = |i: &usize| self.policy.consequences[*i].effect == Effect::Refuse;
        self.has_learning()
            && self.here.persons[rank].is_adult()
            && self.scenario.services[service].demand.0 > 0
            && expects
            && in_force.iter().any(refuses)
            && reaction.stays_away.hits(self.draw("response/stay", person, number))
    }

    /// A month with a refusal may teach to expect the next one.
    fn learn(&mut self) {
        let refused: BTreeSet<(usize, usize)> = std::mem::take(&mut self.refused_now);
        for (rank, service) in refused {
            let person = Holder::Person(rank);
            let word = self.draw("response/learn", person, service as u32);
            if self.has_learning()
                && self.here.persons[rank].is_adult()
                && self.scenario.society.reaction.learns.hits(word)
            {
                self.file(person).learned.insert(service);
            }
        }
    }
}

/// How many more attempts a word gives.
fn times_again(again: Chance, word: u32) -> i64 {
    let mut survive = ONE;
    let mut times = 0;
    while times < AGAIN_MOST {
        survive = (u128::from(survive) * u128::from(again.0) >> 32) as u64;
        if u64::from(word) >= survive {
            break;
        }
        times += 1;
    }
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_attempts_are_geometric() {
        // By hand, chance one half: the upper half of the words gives none, the next quarter one.
        let half = Chance(ONE / 2);
        assert_eq!(times_again(half, u32::MAX), 0);
        assert_eq!(times_again(half, 1 << 31), 0);
        assert_eq!(times_again(half, (1 << 31) - 1), 1);
        assert_eq!(times_again(half, (1 << 30) - 1), 2);
        assert_eq!(times_again(Chance::NEVER, 0), 0);
        assert_eq!(times_again(Chance::ALWAYS, u32::MAX), 30);
    }
}
