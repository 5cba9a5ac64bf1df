//! Loans out of arrears: who asks, whom the bank declines, whom a consequence refuses.
//!
//! A refused loan leaves the arrears where they are, and arrears lead to what gets people
//! refused: whether that is a trap is measured, not assumed.

use assize_base::spec::{Param, Spec};
use assize_scenario::policy::Effect;
use assize_scenario::society::Money;

use crate::count::Counter;
use crate::entry::Subject;
use crate::money::repay;
use crate::service::{consequence, learning, want};
use crate::sitting::Sitting;
use crate::story::{Event, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "loan",
    phase: "demand",
    summary: "Those in arrears ask for a loan; the bank or a consequence can refuse it.",
    params: &[
        Param { name: "asks-from", unit: "quarters of a month's income", range: "0 to 255" },
        Param { name: "asks", unit: "monthly chance", range: "0 to 1" },
        Param { name: "declines", unit: "chance", range: "0 to 1" },
        Param { name: "bridges", unit: "quarters of a month's income", range: "0 to 255" },
    ],
    state: &[],
    streams: &["money/loan"],
    rights: &["property"],
};

/// What becomes of somebody who asks for a loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The bank declines, scheme or not.
    Declined,
    /// A consequence refuses it.
    Refused,
    /// It is granted.
    Granted,
}

/// Lets those in arrears ask for loans and pay back.
pub fn settle<W: Witness>(sitting: &mut Sitting<'_, '_, W>) {
    let Some(money) = &sitting.plan.scenario.society.money else { return };
    for offset in 0..sitting.arrears.len() {
        if sitting.arrears[offset] > 0 {
            let subject = Subject::person(offset as u16);
            if sitting.arrears[offset] >= money.asks_from {
                ask(sitting, money, subject);
            }
            repay::pay_back(sitting, money, subject);
        }
    }
}

/// Lets somebody ask for a loan, if it comes to that.
fn ask<W: Witness>(sitting: &mut Sitting<'_, '_, W>, money: &Money, subject: Subject) {
    let index = sitting.index(subject.offset);
    let words = sitting.plan.draws.loan.words(index, sitting.period, 0);
    if !money.asks.hits(words[0]) {
        return;
    }
    let fifth = usize::from(sitting.person(subject.offset).income());
    let answer = if money.declines[fifth].hits(words[1]) {
        Answer::Declined
    } else {
        apply(sitting, money, subject)
    };
    let counter = match answer {
        Answer::Declined => Counter::LoansDeclined,
        Answer::Refused => Counter::LoansRefused,
        Answer::Granted => Counter::LoansGranted,
    };
    sitting.count(subject, counter as usize, 1);
    let day = sitting.plan.calendar.first_day(sitting.period);
    let arrears = sitting.arrears[usize::from(subject.offset)];
    sitting.tell(subject, day, Event::Loan { answer, arrears });
}

/// Applies for a loan that the bank would give.
fn apply<W: Witness>(sitting: &mut Sitting<'_, '_, W>, money: &Money, subject: Subject) -> Answer {
    let number = want::number(money.loan, want::LOAN);
    let effect = consequence::in_force(sitting, usize::from(subject.offset))
        .and_then(|force| consequence::attempt(sitting, subject, force, number, false));
    if let Some((_, Effect::Refuse)) = effect {
        learning::learn(sitting, subject, money.loan);
        return Answer::Refused;
    }
    let arrears = &mut sitting.arrears[usize::from(subject.offset)];
    *arrears = bridged(*arrears, money.bridges);
    Answer::Granted
}

/// What is left of arrears after a loan.
#[must_use]
pub fn bridged(arrears: u8, bridges: u8) -> u8 {
    arrears.saturating_sub(bridges)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loan_bridges_no_more_than_there_is() {
        assert_eq!((bridged(10, 8), bridged(8, 8), bridged(3, 8)), (2, 0, 0));
    }
}
