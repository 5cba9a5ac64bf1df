//! Section 28: each person beside the same one in the first arm.

use std::collections::BTreeMap;

use assize_model::count::{ArmCounts, Counter};

use crate::society::Neighbourhood;

/// The furthest that a balance is followed.
const BALANCE_MOST: i64 = 127;
/// The reason that is no detriment: a lawful act was forgone.
const FORGONE: usize = 5;

/// What befell a person in a month of one arm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Month {
    pub detriments: i64,
    pub favours: i64,
    /// Lawful acts forgone.
    pub forgone: i64,
}

/// What befell everybody in one arm.
#[derive(Clone, Debug, Default)]
pub(crate) struct Diary {
    months: BTreeMap<(u64, u32), Month>,
    /// The reasons of each person, as bits.
    reasons: BTreeMap<u64, usize>,
}

impl Diary {
    pub(crate) fn month(&mut self, person: u64, period: u32) -> &mut Month {
        self.months.entry((person, period)).or_default()
    }

    /// Notes a reason.
    pub(crate) fn note(&mut self, person: u64, reason: usize) {
        *self.reasons.entry(person).or_default() |= 1 << reason;
    }

    /// Notes a lawful act that was forgone.
    pub(crate) fn note_forgone(&mut self, person: u64, period: u32) {
        self.month(person, period).forgone += 1;
        self.note(person, FORGONE);
    }

    fn at(&self, person: u64, period: u32) -> Month {
        self.months.get(&(person, period)).copied().unwrap_or_default()
    }
}

/// How a person fares beside the first arm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fare {
    is_worse: bool,
    is_better: bool,
}

fn fare(here: &Diary, first: &Diary, person: u64, periods: u32) -> Fare {
    let balance = |of: fn(&Month) -> i64| {
        let step = |sum: i64, t| {
            let month = of(&here.at(person, t)) - of(&first.at(person, t));
            (sum + month).clamp(-BALANCE_MOST, BALANCE_MOST)
        };
        (0..periods).fold(0, step)
    };
    let burden = balance(|month| month.detriments);
    let favour = balance(|month| month.favours);
    let silence = balance(|month| month.forgone);
    Fare {
        is_worse: burden > 0 || silence > 0 || favour < 0,
        is_better: burden < 0 || silence < 0 || favour > 0,
    }
}

/// Sets every arm but the first beside the first.
pub(crate) fn compare(arms: Vec<(ArmCounts, Diary)>, places: &[Neighbourhood]) -> Vec<ArmCounts> {
    let first = arms[0].1.clone();
    let compared = arms.into_iter().enumerate().map(|(arm, (mut counts, diary))| {
        if arm > 0 {
            set_beside(&mut counts, &diary, &first, places);
        }
        counts
    });
    compared.collect()
}

fn set_beside(counts: &mut ArmCounts, here: &Diary, first: &Diary, places: &[Neighbourhood]) {
    let width = counts.persons.layout.width();
    let periods = (counts.persons.series.len() / width) as u32;
    for person in places.iter().flat_map(|place| &place.persons) {
        let fare = fare(here, first, person.index, periods);
        let counter = match (fare.is_worse, fare.is_better) {
            (true, false) => Counter::PairWorse,
            (false, true) => Counter::PairBetter,
            (true, true) => Counter::PairBoth,
            (false, false) => continue,
        };
        counts.persons.cells[person.cell() * width + counter as usize] += 1;
        if fare.is_worse {
            let reasons = here.reasons.get(&person.index).copied().unwrap_or_default();
            counts.reasons[reasons] += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_balance_is_cut_once_a_month() {
        // By hand: 300 against 100 are 200, kept as 127: 127 fewer in the next month leave 0, where
        // uncut 73 would be left; one fewer still, and the person is better off.
        let (mut here, mut first) = (Diary::default(), Diary::default());
        here.month(7, 0).detriments = 300;
        first.month(7, 0).detriments = 100;
        first.month(7, 1).detriments = 127;
        let worse = Fare { is_worse: true, is_better: false };
        assert_eq!(fare(&here, &first, 7, 1), worse);
        assert_eq!(fare(&here, &first, 7, 2), Fare { is_worse: false, is_better: false });
        first.month(7, 1).detriments = 128;
        assert_eq!(fare(&here, &first, 7, 2), Fare { is_worse: false, is_better: true });
    }
}
