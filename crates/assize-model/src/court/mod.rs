//! Courts as a process: an act leads to a suit, a suit to a judgment, a judgment to performance,
//! to nothing, or to enforcement; and only what the process finds comes to the lists.
//!
//! In the order of a case: [`suit`], [`judgment`], [`enforcement`].

pub mod enforcement;
pub mod judgment;
pub mod suit;

use crate::book::Book;
use crate::entry::{Entry, Kind, OBJECTION};
use crate::record::Record;
use crate::sitting::Sitting;
use crate::story::Witness;

/// The next case on file, from a place on: its place and the case.
fn next_case(book: &Book<'_>, from: usize) -> Option<(usize, Entry)> {
    book.next_old(from, |e| e.kind() == Kind::Case && e.rule & OBJECTION == 0)
}

/// Decides the cases that are due, and enforces those that the staff comes to.
///
/// The records of what was enforced join those of the period.
pub fn sit<W: Witness>(sitting: &mut Sitting<'_, '_, W>, records: &mut Vec<Record>) {
    let Some(court) = &sitting.plan.scenario.society.court else { return };
    let today = sitting.plan.calendar.review_day(sitting.period);
    let serving = enforcement::serving(sitting, court);
    let mut from = 0;
    while let Some((at, case)) = next_case(&sitting.book, from) {
        from = at + 1;
        let now = if judgment::waits(&case) {
            enforcement::serve(sitting, court, serving, case, records)
        } else if case.start <= today {
            judgment::judge(sitting, court, case)
        } else {
            continue;
        };
        // What is closed ends before it began: the review leaves it out.
        sitting.book.put_old(at, now.unwrap_or(case.ending_on(0)));
    }
}

/// A court to test with: round numbers, to be changed by the test.
#[cfg(test)]
pub(crate) fn example() -> assize_scenario::society::Court {
    use assize_base::quantity::{Chance, ONE, Rate};
    assize_scenario::society::Court {
        errs: Chance::NEVER,
        judgment_days: (30, 60),
        notice_days: 10,
        able: Chance(ONE / 2),
        unable_from: 12,
        willing: Chance(ONE / 2),
        pressed: Chance(ONE / 2),
        misjudged: Chance(ONE / 2),
        evasions: vec![(7, 1), (8, 3)],
        staff: Rate(0),
    }
}
