//! What of money is counted at a review: who is in arrears, and how deep.

use crate::count::{ARREARS_LEVELS, ArmCounts, Counter};
use crate::month::Happenings;
use crate::society::NEIGHBOURS;

/// Arrears from which somebody counts as in arrears: a month's income, in quarters of it.
const MONTH: u8 = 4;

/// Counts the arrears of a chunk: in the series, and at the last review by group.
pub fn count(what: Happenings<'_>, arrears: &[u8], is_last: bool, counts: &mut ArmCounts) {
    if arrears.is_empty() {
        return;
    }
    let (behind, sum) = sums(arrears);
    counts.persons.add_to_series(what.period, Counter::InArrears as usize, behind);
    counts.persons.add_to_series(what.period, Counter::ArrearsSum as usize, sum);
    if is_last {
        count_by_group(what, arrears, counts);
    }
}

/// How many are in arrears, and all arrears; children never have any.
fn sums(arrears: &[u8]) -> (i64, i64) {
    let behind = arrears.iter().filter(|a| **a >= MONTH).count();
    (behind as i64, arrears.iter().map(|a| i64::from(*a)).sum())
}

/// Counts adults by group, and by fifth and arrears.
fn count_by_group(what: Happenings<'_>, arrears: &[u8], counts: &mut ArmCounts) {
    for (hood, arrears) in what.hoods.iter().zip(arrears.chunks(NEIGHBOURS)) {
        let adults = hood.people().iter().zip(arrears).filter(|(person, _)| person.is_adult());
        for (person, a) in adults {
            let (cell, (behind, sum)) = (person.cell(), sums(&[*a]));
            counts.persons.add_to_cell(cell, Counter::InArrears as usize, behind);
            counts.persons.add_to_cell(cell, Counter::ArrearsSum as usize, sum);
            let at = usize::from(person.income()) * ARREARS_LEVELS + usize::from(*a);
            counts.persons.purses[at] += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_arrears_is_who_owes_a_month() {
        assert_eq!(sums(&[0, 3, 4, 200, 0]), (2, 207));
    }
}
