//! Setbacks: income is lost for some months, the needs and the instalments go on.
//!
//! They come from illness, work and harvest, not from any scheme: the same in every arm.

use assize_base::quantity::Factor;
use assize_base::spec::{Param, Spec};
use assize_scenario::expr::{Facts, Name};
use assize_scenario::society::Money;

use crate::axis::Axis;
use crate::count::Counter;
use crate::entry::Subject;
use crate::money::owing;
use crate::plan::Plan;
use crate::sitting::Sitting;
use crate::society::{NEIGHBOURS, Neighbourhood};
use crate::story::{Event, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "setback",
    phase: "demand",
    summary: "Adults lose their income for some months; what they must pay meanwhile becomes arrears.",
    params: &[
        Param { name: "setback", unit: "events a year", range: "0 or more" },
        Param { name: "by", unit: "factor", range: "0 or more" },
        Param { name: "lasts", unit: "months", range: "0 or more" },
        Param { name: "needs", unit: "share of income", range: "0 or more" },
        Param { name: "indebted", unit: "share of households", range: "0 to 1" },
        Param { name: "burden", unit: "share of income", range: "0 or more" },
        Param { name: "yearly", unit: "yuan a year, by fifth", range: "0 or more" },
    ],
    state: &[("arrears", 1.0)],
    streams: &["money/setback-count", "money/setback", "money/debt"],
    rights: &[],
};

/// Somebody loses income.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setback {
    /// The offset of the person in the chunk.
    pub offset: u16,
    /// The number of its point on the neighbourhood's axis.
    pub number: u32,
    /// For how many months.
    pub months: u32,
    /// The arrears that it brings, in quarters of a month's income.
    pub gained: u64,
}

/// The axis on which setbacks fall; of no length without money.
#[must_use]
pub fn axis(money: Option<&Money>) -> Axis {
    Axis::of_neighbourhood([(0, money.map_or(0, |money| money.slot.0))])
}

/// Finds the setbacks of a neighbourhood; `base` is the offset of its first person in the chunk.
pub fn find(
    plan: &Plan<'_>,
    hood: &Neighbourhood,
    base: usize,
    period: u32,
    setbacks: &mut Vec<Setback>,
) {
    let Some(money) = &plan.scenario.society.money else { return };
    let counts = plan.draws.setback_count;
    let n = plan.setbacks.count(|part| counts.words(hood.first, period, part)[0]);
    for j in 0..n {
        let words = plan.draws.setback.words(hood.first, period, j);
        let rank = words[1] as usize % NEIGHBOURS;
        let Some(person) = hood.people().get(rank).filter(|p| p.is_adult()) else { continue };
        let (_, inside) = plan.setbacks.point(words[0]);
        if inside < money.setback_by.scale(money.setback, person).0 {
            let months = money.lasts.at(words[2]);
            let gained = gained(money, months, is_indebted(plan, money, hood, rank));
            setbacks.push(Setback { offset: (base + rank) as u16, number: j, months, gained });
        }
    }
}

/// Tells whether the household of a person has debt: its first member draws for all.
fn is_indebted(plan: &Plan<'_>, money: &Money, hood: &Neighbourhood, rank: usize) -> bool {
    let first = hood.households.others(rank).next().map_or(rank, |other| other.min(rank));
    let settlement = hood.people()[rank].get(Name::Settlement) as usize;
    money.indebted[settlement].hits(plan.draws.debt.words(hood.first + first as u64, 0, 0)[0])
}

/// The arrears that so many months without income bring.
#[must_use]
pub fn gained(money: &Money, months: u32, is_indebted: bool) -> u64 {
    let burden = if is_indebted { money.burden } else { Factor(0) };
    let owed = u128::from(money.needs.0) + u128::from(burden.0);
    (4 * u128::from(months) * owed >> 16) as u64
}

/// Lets the setbacks of the period befall people.
pub fn befall<W: Witness>(sitting: &mut Sitting<'_, '_, W>, setbacks: &[Setback]) {
    let day = sitting.plan.calendar.first_day(sitting.period);
    for setback in setbacks {
        let arrears = &mut sitting.arrears[usize::from(setback.offset)];
        *arrears = owing(*arrears, setback.gained);
        let (subject, now) = (Subject::person(setback.offset), *arrears);
        sitting.count(subject, Counter::Setbacks as usize, 1);
        sitting.tell(subject, day, Event::Setback { months: setback.months, arrears: now });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::example;

    #[test]
    fn months_without_income_become_quarters_of_arrears() {
        // By hand: 3 months at half an income of needs are 1.5 months: 6 quarters. With
        // instalments of a quarter they are 2.25 months: 9 quarters.
        assert_eq!(gained(&example(), 3, false), 6);
        assert_eq!(gained(&example(), 3, true), 9);
        // One month of needs of 5 / 16 is a quarter and a bit, rounded down.
        let money = Money { needs: Factor(20_480), ..example() };
        assert_eq!(gained(&money, 1, false), 1);
    }
}
