//! Objection: those who are listed on a false record may ask, wait, and perhaps be heard.
//!
//! The listing stays in force meanwhile.

use assize_base::calendar::{Calendar, Day};
use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::{List, Review};

use super::entry::index;
use crate::plan::Plan;
use crate::record::{Record, Truth};
use crate::sitting::Sitting;
use crate::story::Witness;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "list-review",
    phase: "redress",
    summary: "A wrong listing is corrected if its subject asks and one of two reviews finds the error.",
    params: &[
        Param { name: "asks", unit: "chance", range: "0 to 1" },
        Param { name: "notice", unit: "days", range: "0 to 3,650" },
        Param { name: "first-finds", unit: "chance", range: "0 to 1" },
        Param { name: "appeals", unit: "chance", range: "0 to 1" },
        Param { name: "second-finds", unit: "chance", range: "0 to 1" },
        Param { name: "first", unit: "days", range: "0 to 3,650" },
        Param { name: "appeal", unit: "days", range: "0 to 3,650" },
        Param { name: "second", unit: "days", range: "0 to 3,650" },
        Param { name: "correct", unit: "working days", range: "0 to 365" },
    ],
    state: &[],
    streams: &["list/review", "list/firm-review", "list/appeal", "list/firm-appeal"],
    rights: &["remedy"],
};

/// The words of the first and of the second review of a listing.
#[must_use]
pub fn words(plan: &Plan<'_>, record: &Record, list: usize) -> ([u32; 4], [u32; 4]) {
    let (address, at) = (record.address, index(record, list));
    (
        address.words(|d| [d.list_review, d.firm_list_review], &plan.draws, at),
        address.words(|d| [d.list_appeal, d.firm_list_appeal], &plan.draws, at),
    )
}

/// What comes of a subject's objection where no staff decides (`desk`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objection {
    /// There is none: the record is true, or nobody asks.
    None,
    /// One of the reviews finds the error.
    Upheld {
        /// The day on which the listing is corrected.
        corrected: Day,
    },
    /// Neither does.
    Refused {
        /// The day of the last decision.
        decided: Day,
    },
}

impl Objection {
    /// The day on which the listing is corrected, if it is.
    #[must_use]
    pub fn corrected(self) -> Option<Day> {
        match self {
            Objection::Upheld { corrected } => Some(corrected),
            Objection::None | Objection::Refused { .. } => None,
        }
    }
}

/// What comes of an objection to a listing.
#[must_use]
pub fn objection<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    record: &Record,
    list_index: usize,
    list: &List,
) -> Objection {
    match list.review.as_ref().filter(|review| review.staff.is_none()) {
        Some(review) if record.truth != Truth::True => {
            let (first, second) = words(sitting.plan, record, list_index);
            decide(&sitting.plan.calendar, review, record.entry_day, first, second)
        }
        _ => Objection::None,
    }
}

/// Decides an objection to a false listing by the words of both reviews.
fn decide(
    calendar: &Calendar,
    review: &Review,
    entered: Day,
    first: [u32; 4],
    second: [u32; 4],
) -> Objection {
    if !review.asks.hits(first[0]) {
        return Objection::None;
    }
    let (from, to) = review.notice;
    let asked = from + pick(first[1], u64::from(to - from) + 1) as u32;
    let mut days = asked + review.first_days;
    let mut found = review.first_finds.hits(first[2]);
    if !found && review.appeals.hits(first[3]) {
        days += review.appeal_days + review.second_days;
        found = review.second_finds.hits(second[0]);
    }
    let decided = calendar.plus_days(entered, days);
    if found {
        let corrected = calendar.plus_working_days(decided, review.correct_working_days);
        Objection::Upheld { corrected }
    } else {
        Objection::Refused { decided }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assize_base::calendar::Date;
    use assize_base::quantity::{Chance, ONE};

    #[test]
    fn an_objection_takes_the_days_of_the_reviews_that_it_needs() {
        let half = Chance(ONE / 2);
        let review = Review {
            asks: half,
            notice: (5, 5),
            first_days: 10,
            first_finds: half,
            appeals: half,
            appeal_days: 15,
            second_days: 20,
            second_finds: half,
            correct_working_days: 3,
            staff: None,
        };
        let (low, high) = (0, u32::MAX);
        let calendar = Calendar::new(Date::new(2020, 1, 1).expect("a date"), 12);
        let say = |first, z| decide(&calendar, &review, 0, first, [z; 4]);
        // By hand: the first decision falls on day 15, the second on day 15 + 35 = 50. Day 15 is
        // Thursday 2020-01-16, so that three working days later is Tuesday, day 20; day 50 is
        // Thursday 2020-02-20: day 55.
        assert_eq!(say([high, low, low, low], low), Objection::None);
        assert_eq!(say([low, low, low, low], low), Objection::Upheld { corrected: 20 });
        assert_eq!(say([low, low, high, high], low), Objection::Refused { decided: 15 });
        assert_eq!(say([low, low, high, low], low), Objection::Upheld { corrected: 55 });
        assert_eq!(say([low, low, high, low], high), Objection::Refused { decided: 50 });
    }
}
