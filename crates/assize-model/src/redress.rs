//! Redress: what becomes of listings that rest on true and on false records.

use crate::count::ArmCounts;
use crate::record::Truth;

/// Counters of a list and a kind of record before the histogram of days.
const BEFORE_DAYS: usize = 7;
/// Steps of 30 days that the histogram tells apart.
pub const STEPS: usize = 36;
/// The length of a row.
pub const WIDTH: usize = BEFORE_DAYS + STEPS;

/// What is counted of the listings of a list and a kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Stage {
    /// Listings.
    Listed,
    /// Objections.
    Objected,
    /// Decisions that end the listing.
    Granted,
    /// Decisions that do not.
    Refused,
    /// Removals that corrected an error.
    Corrected,
    /// Other removals.
    Ended,
    /// Days until the corrected end.
    Days,
}

/// Where the row of a list and a kind of record begins.
#[must_use]
pub fn row(list: usize, truth: Truth) -> usize {
    (3 * list + truth as usize) * WIDTH
}

/// Counts a stage.
pub fn count(counts: &mut ArmCounts, list: usize, truth: Truth, stage: Stage) {
    counts.redress[row(list, truth) + stage as usize] += 1;
}

/// Counts a removal that corrected an error after so many days.
pub fn corrected(counts: &mut ArmCounts, list: usize, truth: Truth, days: u16) {
    let row = row(list, truth);
    counts.redress[row + Stage::Corrected as usize] += 1;
    counts.redress[row + Stage::Days as usize] += i64::from(days);
    counts.redress[row + BEFORE_DAYS + (usize::from(days) / 30).min(STEPS - 1)] += 1;
}

/// The histogram of a row: corrected removals by days in steps of 30.
#[must_use]
pub fn steps(row: &[i64]) -> &[i64] {
    &row[BEFORE_DAYS..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use assize_scenario::policy::Policy;

    #[test]
    fn days_fall_into_steps_and_the_last_takes_the_rest() {
        // By hand: 29 days are step 0, 30 step 1, 5,000 the last; 5,059 days in all.
        let mut counts = ArmCounts::zero(&Policy::default(), 0, 0, 1);
        counts.redress = vec![0; 6 * WIDTH];
        for days in [29, 30, 5_000] {
            corrected(&mut counts, 1, Truth::Invented, days);
        }
        let at = row(1, Truth::Invented);
        assert_eq!(at, 5 * WIDTH);
        let row = &counts.redress[at..at + WIDTH];
        assert_eq!((row[Stage::Corrected as usize], row[Stage::Days as usize]), (3, 5_059));
        let steps = steps(row);
        assert_eq!((steps[0], steps[1], steps[STEPS - 1]), (1, 1, 1));
        assert_eq!(counts.redress.iter().sum::<i64>(), 3 + 5_059 + 3);
    }
}
