//! Section 14: setbacks, costs, arrears, loans and repayment.

use assize_base::quantity::{FACTOR_ONE, Factor, ONE, Rate, pick};
use assize_model::count::Counter;
use assize_scenario::catalogue::{Conduct, Subject};
use assize_scenario::policy::Effect;
use assize_scenario::society::Money;

use crate::acts::{Axis, along, axis};
use crate::count::Tally;
use crate::state::{Holder, Life};

/// The most arrears, in quarters of a month's income.
const ARREARS_MOST: u64 = 255;
/// The most strain.
const STRAIN_MOST: u32 = 15;
/// The number of the attempt at a loan out of arrears.
const LOAN: u32 = 15;

/// The strain that so many arrears put on a person.
pub(crate) fn strain(arrears: u32) -> u32 {
    (arrears >> 1).min(STRAIN_MOST)
}

/// The smallest strain at which an act is done that lies `inside` the slot beyond the own rate.
pub(crate) fn needed_strain(conduct: &Conduct, own: Rate, inside: u64) -> Option<u32> {
    let more = conduct.links.strained.0 - FACTOR_ONE;
    (1..=STRAIN_MOST).find(|s| inside < own.times(Factor(FACTOR_ONE + more * s / STRAIN_MOST)).0)
}

impl Life<'_> {
    fn money(&self) -> Option<&Money> {
        self.scenario.society.money.as_ref()
    }

    fn fifth(&self, rank: usize) -> usize {
        usize::from(self.here.persons[rank].income)
    }

    fn owe(&mut self, person: Holder, more: u64) {
        let file = self.file(person);
        file.arrears = (u64::from(file.arrears) + more).min(ARREARS_MOST) as u32;
    }

    /// The losses of income of the period, the same in every arm.
    pub(crate) fn set_back(&mut self, tally: &mut Tally) {
        for (_, person, gained) in self.setbacks() {
            self.owe(person, gained);
            self.count(tally, person, Counter::Setbacks, 1);
        }
    }

    /// The setbacks of the period: the number of the point, whom it befalls, the arrears it brings.
    pub(crate) fn setbacks(&self) -> Vec<(u32, Holder, u64)> {
        let Some(money) = self.money() else { return Vec::new() };
        let axis: Axis = axis(vec![(0, money.slot.0)]);
        let draw = |stream, index| self.dice.words(stream, self.first(), self.period, index);
        let n = axis.points(|k| draw("money/setback-count", k)[0]);
        let of_point = |j| self.setback(money, axis.length, draw("money/setback", j));
        (0..n).filter_map(|j| of_point(j).map(|(person, gained)| (j, person, gained))).collect()
    }

    /// Whom a setback befalls, and the arrears that it brings.
    fn setback(&self, money: &Money, length: u64, w: [u32; 4]) -> Option<(Holder, u64)> {
        let person = self.subject_at(w[1], Subject::Person)?;
        let Holder::Person(rank) = person else { return None };
        let rate = money.setback_by.scale(money.setback, self.facts(person)).0;
        if !self.here.persons[rank].is_adult() || along(w[0], length) >= rate {
            return None;
        }
        let burden = if self.is_indebted(money, rank) { money.burden.0 } else { 0 };
        let share = u64::from(money.needs.0) + u64::from(burden);
        Some((person, 4 * u64::from(money.lasts.at(w[2])) * share >> 16))
    }

    /// Debt belongs to the household; its first member by index draws for it.
    fn is_indebted(&self, money: &Money, rank: usize) -> bool {
        let me = &self.here.persons[rank];
        let mut members = self.here.persons.iter().filter(|p| p.household == me.household);
        let first = members.next().expect("at least the person");
        let word = self.dice.words("money/debt", first.index, 0, 0)[0];
        money.indebted[usize::from(me.settlement)].hits(word)
    }

    /// What an effect on an attempt costs.
    pub(crate) fn pay(&mut self, rank: usize, number: u32, cause: usize, tally: &mut Tally) {
        let consequence = &self.policy.consequences[cause];
        let Some(money) = self.money() else { return };
        let month = u64::from(money.yearly[self.fifth(rank)] / 12).max(1);
        let pattern = &self.scenario.services[number as usize / 16].pattern;
        let (cost, of_income) = consequence.cost.unwrap_or((pattern.cost, pattern.cost_income));
        let surcharge = consequence.cost.map_or(pattern.surcharge, |(cost, _)| cost);
        let yuan = match consequence.effect {
            Effect::Refuse | Effect::Degrade | Effect::Delay => {
                u64::from(cost) + (month * u64::from(of_income.0) >> 16)
            }
            Effect::Price | Effect::Deposit => u64::from(surcharge),
            Effect::Priority | Effect::Inspect | Effect::Publicise => 0,
        };
        let person = Holder::Person(rank);
        self.count(tally, person, Counter::MoneyLost, yuan as i64);
        if self.here.persons[rank].is_adult() {
            let (quarters, rest) = (4 * yuan / month, 4 * yuan % month);
            let word = self.dice.words("money/loss", self.index(person), self.period, number)[0];
            self.owe(person, quarters + u64::from(pick(word, month) < rest));
        }
    }

    /// Loans and repayment at the end of demand.
    pub(crate) fn settle_arrears(&mut self, tally: &mut Tally) {
        for rank in 0..self.here.persons.len() {
            let person = Holder::Person(rank);
            if self.here.persons[rank].is_adult() && self.file_of(person).arrears > 0 {
                self.borrow(rank, tally);
                self.repay(person);
            }
        }
    }

    fn borrow(&mut self, rank: usize, tally: &mut Tally) {
        let Some(money) = self.scenario.society.money.as_ref() else { return };
        let person = Holder::Person(rank);
        let y = self.dice.words("money/loan", self.index(person), self.period, 0);
        if self.file_of(person).arrears < u32::from(money.asks_from) || !money.asks.hits(y[0]) {
            return;
        }
        if money.declines[self.fifth(rank)].hits(y[1]) {
            self.count(tally, person, Counter::LoansDeclined, 1);
            return;
        }
        let in_force = self.in_force(person, money.loan);
        let number = 16 * money.loan as u32 + LOAN;
        let cause = self.met(person, &in_force, number);
        if let Some(cause) = cause {
            self.take_effect(person, number, cause, tally);
        }
        let effect = cause.map(|cause| self.policy.consequences[cause].effect);
        if effect == Some(Effect::Refuse) {
            self.count(tally, person, Counter::LoansRefused, 1);
        } else {
            self.count(tally, person, Counter::LoansGranted, 1);
            let file = self.file(person);
            file.arrears -= file.arrears.min(u32::from(money.bridges));
        }
    }

    fn repay(&mut self, person: Holder) {
        let Some(money) = self.money() else { return };
        let chance = money.repays_by.scale(Rate(money.repays.0), self.facts(person)).0.min(ONE);
        let word = self.dice.words("money/repay", self.index(person), self.period, 0)[0];
        if self.file_of(person).arrears > 0 && u64::from(word) < chance {
            self.file(person).arrears -= 1;
        }
    }

    /// What of arrears is counted at a review.
    pub(crate) fn purse(&self, rank: usize, is_last: bool, tally: &mut Tally) -> Vec<(usize, i64)> {
        if self.money().is_none() || !self.here.persons[rank].is_adult() {
            return Vec::new();
        }
        let arrears = self.file_of(Holder::Person(rank)).arrears;
        if is_last {
            tally.purse(self.fifth(rank), arrears);
        }
        vec![
            (Counter::InArrears as usize, i64::from(arrears >= 4)),
            (Counter::ArrearsSum as usize, i64::from(arrears)),
        ]
    }
}
