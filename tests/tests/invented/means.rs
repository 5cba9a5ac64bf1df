//! Money and courts that nobody has run.

use assize_base::quantity::Factor;
use assize_scenario::catalogue::{Catalogue, Subject};
use assize_scenario::expr::Name;
use assize_scenario::society::{Court, Money};

use crate::chance::Chooser;
use crate::life::{line, profile};

/// Incomes, setbacks, arrears and loans; one of the services is the loan.
pub fn money(choose: &mut Chooser, services: usize) -> Money {
    let setback_by = profile(choose);
    let setback = choose.rate(60);
    let poorest = choose.whole(1, 3_000) as u32;
    let step = choose.whole(0, 9_000) as u32;
    Money {
        yearly: [0, 1, 2, 3, 4].map(|fifth| poorest + fifth * step),
        indebted: [(); 3].map(|()| choose.chance(100)),
        needs: Factor(choose.whole(0, 65_536) as u32),
        burden: Factor(choose.whole(0, 65_536) as u32),
        setback,
        slot: setback_by.highest(setback),
        setback_by,
        lasts: line(choose, Name::Months, 30),
        loan: choose.index(services),
        asks_from: choose.whole(0, 8) as u8,
        asks: choose.chance(100),
        declines: [(); 5].map(|()| choose.chance(60)),
        bridges: choose.whole(0, 20) as u8,
        repays: choose.chance(100),
        repays_by: profile(choose),
    }
}

/// Courts whose debtors evade by conduct of persons; none if there is no such conduct.
pub fn court(choose: &mut Chooser, catalogue: &Catalogue) -> Option<Court> {
    let is_persons =
        |c: &usize| catalogue.domains[catalogue.conducts[*c].domain].subject == Subject::Person;
    let of_persons: Vec<usize> = (0..catalogue.conducts.len()).filter(is_persons).collect();
    if of_persons.len() < 2 {
        return None;
    }
    let first = choose.index(of_persons.len());
    let evasions = choose.whole(1, (of_persons.len() as u64 / 2).min(3)) as usize;
    let from = choose.whole(0, 40) as u32;
    Some(Court {
        errs: choose.chance(60),
        judgment_days: (from, from + choose.whole(0, 60) as u32),
        notice_days: choose.whole(0, 30) as u32,
        able: choose.chance(100),
        unable_from: choose.whole(0, 9) as u8,
        willing: choose.chance(60),
        pressed: choose.chance(60),
        misjudged: choose.chance(100),
        evasions: (0..evasions)
            .map(|i| (of_persons[(first + i) % of_persons.len()], choose.whole(1, 5) as u32))
            .collect(),
        staff: choose.rate(6),
    })
}
