//! Section 22, selection by rank: who is most at risk at a review, and who is listed for it.

use std::collections::{BTreeMap, BTreeSet};

use assize_base::quantity::ONE;
use assize_model::record::Truth;
use assize_scenario::policy::{self, Policy};

use crate::Dice;
use crate::Notice;
use crate::count::Tally;
use crate::origin::Class;
use crate::state::{Entry, Holder, Leaving, Life, Relation, What};

/// The highest risk.
const RISK_MOST: i64 = 1_023;

/// What is known of the risk of somebody who comes into question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Risk {
    Written(i64),
    /// Learned from those of the same group cell: the cell, and whether something counts against
    /// this person.
    Learned(usize, bool),
}

impl Life<'_> {
    /// Works out the risks at this review, for every list that selects now.
    pub(crate) fn weigh_risks(&mut self, notice: &Notice) {
        for list in 0..self.policy.lists.len() {
            self.risks[list] = self.risks_of(list, notice);
        }
    }

    fn risks_of(&self, list: usize, notice: &Notice) -> Vec<(u64, Risk)> {
        let terms = &self.policy.lists[list];
        let Some(pick) = &terms.manner.pick else { return Vec::new() };
        let month = self.period + 1;
        let is_too_early = matches!(pick.risk, policy::Risk::Learned(months) if month < months);
        if !month.is_multiple_of(pick.every) || is_too_early {
            return Vec::new();
        }
        let mut risks = Vec::new();
        for rank in 0..self.here.persons.len() {
            let person = Holder::Person(rank);
            let facts = self.facts(person);
            if pick.who.holds(facts) && !terms.exempt.holds(facts) {
                risks.push((self.index(person), self.risk(person, pick, notice)));
            }
        }
        risks
    }

    fn risk(&self, person: Holder, pick: &policy::Pick, notice: &Notice) -> Risk {
        let active = self.active(person, &|_| true);
        match &pick.risk {
            policy::Risk::Written(expression) => {
                let ties = self.restricted_ties(person, notice);
                let sheet = self.sheet(person, &active, ties);
                Risk::Written(expression.value(&sheet).clamp(0, RISK_MOST))
            }
            policy::Risk::Learned(_) => {
                let has_minus = active.iter().any(|entry| entry.is_minus());
                Risk::Learned(self.cell(person), has_minus)
            }
        }
    }

    /// Lists those who were selected at the last review.
    pub(crate) fn list_picked(&mut self, notice: &Notice, tally: &mut Tally) {
        for rank in 0..self.here.persons.len() {
            for list in 0..self.policy.lists.len() {
                if notice.picked[list].contains(&self.here.persons[rank].index) {
                    self.list_one_picked(Holder::Person(rank), list, tally);
                }
            }
        }
    }

    fn list_one_picked(&mut self, person: Holder, list: usize, tally: &mut Tally) {
        let Some(pick) = &self.policy.lists[list].manner.pick else { return };
        let start = self.calendar.first_day(self.period);
        let is_on_it = |entry: &Entry| {
            matches!(entry.what, What::Listing { list: other, .. } if other == list)
                && entry.end > start
        };
        if self.file_of(person).entries.iter().any(is_on_it) {
            return;
        }
        let has_offended = self.file_of(person).has_offended;
        let entry = Entry {
            what: What::Listing { list, ground: None, leaving: Leaving::Term },
            start,
            end: self.calendar.plus_months(start, pick.months),
            truth: if has_offended { Truth::True } else { Truth::Invented },
            relation: Relation::Own,
            class: Class::Lawful,
            wrong_end: 0,
            total: 0,
        };
        self.count_listing(person, &entry, list, None, tally);
        self.file(person).entries.push(entry);
    }
}

/// Those whom a review of the whole arm selects for a list.
pub(crate) fn picked(
    policy: &Policy,
    list: usize,
    lives: &[Life],
    dice: Dice,
    period: u32,
) -> BTreeSet<u64> {
    let Some(pick) = &policy.lists[list].manner.pick else { return BTreeSet::new() };
    let risks: Vec<(u64, Risk)> = lives.iter().flat_map(|l| l.risks[list].clone()).collect();
    let risks = as_numbers(&risks);
    let most = (risks.len() as u128 * u128::from(pick.share.0) >> 32) as u64;
    let (threshold, chance) = threshold(&risks, most);
    let is_picked = |(person, risk): &&(u64, i64)| {
        let word = dice.words("list/pick", *person, period, list as u32)[0];
        *risk > threshold || (*risk == threshold && u64::from(word) < chance)
    };
    risks.iter().filter(is_picked).map(|(person, _)| *person).collect()
}

/// The risks as numbers; a learned one is that of the cell.
fn as_numbers(risks: &[(u64, Risk)]) -> Vec<(u64, i64)> {
    let mut cells: BTreeMap<usize, (i64, i64)> = BTreeMap::new();
    for (_, risk) in risks {
        if let Risk::Learned(cell, has_minus) = risk {
            let (people, with_minus) = cells.entry(*cell).or_default();
            *people += 1;
            *with_minus += i64::from(*has_minus);
        }
    }
    let number = |risk: &Risk| match risk {
        Risk::Written(risk) => *risk,
        Risk::Learned(cell, _) => learned(cells[cell].0, cells[cell].1),
    };
    risks.iter().map(|(person, risk)| (*person, number(risk))).collect()
}

/// The risk of a cell of so many people, of whom so many have something against them.
fn learned(people: i64, with_minus: i64) -> i64 {
    (1_024 * (with_minus + 1) / (people + 2)).min(RISK_MOST)
}

/// The risk above which everybody is selected, and the chance of those who stand at it.
fn threshold(risks: &[(u64, i64)], most: u64) -> (i64, u64) {
    let above = |risk: i64| risks.iter().filter(|(_, other)| *other > risk).count() as u64;
    let threshold = (0..=RISK_MOST).find(|risk| above(*risk) <= most).unwrap_or(RISK_MOST);
    let at = risks.iter().filter(|(_, risk)| *risk == threshold).count() as u64;
    let left = most - above(threshold);
    (threshold, (left << 32).checked_div(at).map_or(0, |chance| chance.min(ONE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_threshold_leaves_the_share_open_that_the_riskier_do_not_fill() {
        // By hand: risks 9, 7, 7, 7, 7, 2; three are wanted: one stands above 7, two of the four
        // at 7 are left to chance.
        let risks: Vec<(u64, i64)> = [9, 7, 7, 7, 7, 2].map(|risk| (0, risk)).to_vec();
        assert_eq!(threshold(&risks, 3), (7, 1 << 31));
        // Five: exactly those down to 7. None at 6, 5, 4, 3; but above 6 there already are five.
        assert_eq!(threshold(&risks, 5), (2, 0));
        assert_eq!(threshold(&risks, 6), (0, 0));
        assert_eq!(threshold(&risks, 0), (9, 0));
        assert_eq!(threshold(&[], 0), (0, 0));
    }

    #[test]
    fn a_learned_risk_leans_on_few_people_only_a_little() {
        // By hand: nobody seen: 1,024 / 2; 3 of 6: 1,024 * 4 / 8; all of 1,000,000: cut.
        assert_eq!(learned(0, 0), 512);
        assert_eq!(learned(6, 3), 512);
        assert_eq!(learned(998, 9), 10);
        assert_eq!(learned(1_000_000, 1_000_000), 1_023);
    }
}
