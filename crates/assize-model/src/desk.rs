//! The desk: objections to a listing wait for those who decide on them.
//!
//! Without a staff (`list::review`) every objection takes the days that the rules give it. With
//! one, as many are decided in a month as the staff can; the rest wait, and so do the listings.

use assize_base::calendar::{Day, NEVER};
use assize_base::quantity::{Chance, pick};
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::{List, Review};

use crate::board::served;
use crate::count::Counter;
use crate::entry::{CORRECTED, Entry, Ground, Kind, OBJECTION};
use crate::list::review;
use crate::record::{Record, Truth};
use crate::redress::{self, Stage};
use crate::sitting::Sitting;
use crate::story::{Event, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "desk",
    phase: "redress",
    summary: "Objections to a listing, rightful or not, wait until a finite staff decides on them.",
    params: &[
        Param { name: "staff", unit: "decisions a month for 100,000 persons", range: "0 or more" },
        Param { name: "asks-rightly", unit: "chance", range: "0 to 1" },
    ],
    state: &[("objections", 0.1), ("queue of objections", 0.0)],
    streams: &["desk/review", "desk/firm-review"],
    rights: &["remedy"],
};

/// What the staff will find when it comes to an objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The listing stands.
    Stands,
    /// The first review finds the error.
    Found,
    /// Only the next court finds it.
    FoundOnAppeal,
}

impl Finding {
    fn of(number: u16) -> Finding {
        match number {
            0 => Finding::Stands,
            1 => Finding::Found,
            _ => Finding::FoundOnAppeal,
        }
    }

    /// What will be found about a listing, by the words of the reviews.
    fn of_words(review: &Review, truth: Truth, first: [u32; 4], second: [u32; 4]) -> Finding {
        if truth == Truth::True {
            Finding::Stands
        } else if review.first_finds.hits(first[2]) {
            Finding::Found
        } else if review.appeals.hits(first[3]) && review.second_finds.hits(second[0]) {
            Finding::FoundOnAppeal
        } else {
            Finding::Stands
        }
    }
}

/// Lets somebody object to a listing that was just written.
pub fn object<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    record: &Record,
    list_index: usize,
    list: &List,
) {
    let Some((review, staff)) = list.review.as_ref().and_then(|r| Some((r, r.staff?))) else {
        return;
    };
    let (first, second) = review::words(sitting.plan, record, list_index);
    let asks = if record.truth == Truth::True { staff.asks_rightly } else { review.asks };
    if !asks.hits(first[0]) {
        return;
    }
    let (from, to) = review.notice;
    let asked = from + pick(first[1], u64::from(to - from) + 1) as u32;
    let ready = sitting.plan.calendar.plus_days(record.entry_day, asked + review.first_days);
    let finding = Finding::of_words(review, record.truth, first, second);
    let on = Ground { truth: record.truth, others: false, protected: false, lawful: false };
    let rule = OBJECTION | list_index as u16;
    let objection = Entry::new(record.subject, Kind::Case, rule, ready, NEVER, on);
    sitting.book.write(objection.with_aux(finding as u16));
    sitting.count(record.subject, Counter::ReviewsAsked as usize, 1);
    if !record.subject.firm && sitting.arm.black_lists >> list_index & 1 == 1 {
        redress::count(sitting.counts, list_index, record.truth, Stage::Objected);
    }
    let asked = sitting.plan.calendar.plus_days(record.entry_day, asked);
    sitting.tell(record.subject, asked, Event::Objected { list: list_index, ready });
}

/// Decides the objections that the staff comes to.
pub fn decide<W: Witness>(sitting: &mut Sitting<'_, '_, W>) {
    let (Some(before), true) = (sitting.period.checked_sub(1), sitting.arm.has_staff) else {
        return;
    };
    let last_review = sitting.plan.calendar.review_day(before);
    let is_ready = |e: &Entry| {
        e.kind() == Kind::Case && e.rule & OBJECTION != 0 && e.start <= last_review && e.end > 0
    };
    let mut from = 0;
    while let Some((at, objection)) = sitting.book.next_old(from, is_ready) {
        from = at + 1;
        let list = usize::from(objection.rule & !OBJECTION);
        if is_served(sitting, &objection, list) {
            sitting.book.put_old(at, objection.ending_on(0));
            close(sitting, &objection, list);
        }
    }
}

/// Tells whether the staff comes to an objection in this period.
fn is_served<W: Witness>(sitting: &Sitting<'_, '_, W>, objection: &Entry, list: usize) -> bool {
    let subject = objection.subject();
    let draws = &sitting.plan.draws;
    let key = if subject.firm { draws.desk_firm_review } else { draws.desk_review };
    let word = key.words(sitting.index(subject.offset), sitting.period, list as u32)[0];
    serving(sitting, list).hits(word)
}

/// The chance that an objection that was ready at the last review is decided.
fn serving<W: Witness>(sitting: &Sitting<'_, '_, W>, list: usize) -> Chance {
    let review = sitting.arm.policy.lists[list].review.as_ref();
    let Some(staff) = review.and_then(|r| r.staff) else { return Chance::NEVER };
    let waiting = sitting.board.objections.get(list).copied().unwrap_or(0);
    served(waiting, sitting.plan.scenario.persons, staff.decisions)
}

/// Decides an objection: a listing that should not be ends.
fn close<W: Witness>(sitting: &mut Sitting<'_, '_, W>, objection: &Entry, list: usize) {
    let subject = objection.subject();
    let today = sitting.plan.calendar.first_day(sitting.period);
    let finding = Finding::of(objection.aux);
    sitting.count(subject, Counter::ReviewsDecided as usize, 1);
    sitting.tell(subject, today, Event::Decided { list, finding });
    let ends = ends_on(sitting, list, finding, today)
        .is_some_and(|day| end(sitting, objection, list, day));
    if !subject.firm && sitting.arm.black_lists >> list & 1 == 1 {
        let stage = if ends { Stage::Granted } else { Stage::Refused };
        redress::count(sitting.counts, list, objection.ground().truth, stage);
    }
}

/// Ends a listing that was found wrong on a day; tells whether there still was one.
fn end<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    objection: &Entry,
    list: usize,
    day: Day,
) -> bool {
    let wrong = |e: &Entry| e.kind() == Kind::Listing && usize::from(e.rule) == list && e.end > day;
    let Some(listing) = sitting.book.find(objection.subject(), wrong) else { return false };
    *listing = listing.ending_on(day).with_aux(CORRECTED).not_to_be_repaired();
    true
}

/// The day on which a listing ends that was found wrong.
fn ends_on<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    list: usize,
    finding: Finding,
    today: Day,
) -> Option<Day> {
    let review = sitting.arm.policy.lists[list].review.as_ref()?;
    let calendar = &sitting.plan.calendar;
    let found = match finding {
        Finding::Stands => return None,
        Finding::Found => today,
        Finding::FoundOnAppeal => {
            calendar.plus_days(today, review.appeal_days + review.second_days)
        }
    };
    Some(calendar.plus_working_days(found, review.correct_working_days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use assize_base::quantity::ONE;

    #[test]
    fn an_error_is_found_at_once_on_appeal_or_not() {
        let half = Chance(ONE / 2);
        let review = Review {
            asks: half,
            notice: (0, 0),
            first_days: 0,
            first_finds: half,
            appeals: half,
            appeal_days: 0,
            second_days: 0,
            second_finds: half,
            correct_working_days: 0,
            staff: None,
        };
        let (low, high) = (0, u32::MAX);
        let say = |truth, two, three, z| {
            Finding::of_words(&review, truth, [low, low, two, three], [z; 4])
        };
        assert_eq!(say(Truth::True, low, low, low), Finding::Stands);
        assert_eq!(say(Truth::Invented, low, high, high), Finding::Found);
        assert_eq!(say(Truth::Misattributed, high, low, low), Finding::FoundOnAppeal);
        assert_eq!(say(Truth::Misattributed, high, high, low), Finding::Stands);
        assert_eq!(say(Truth::Misattributed, high, low, high), Finding::Stands);
        for finding in [Finding::Stands, Finding::Found, Finding::FoundOnAppeal] {
            assert_eq!(Finding::of(finding as u16), finding);
        }
    }
}
