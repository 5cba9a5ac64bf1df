//! Objection: those who are listed on a false record may ask, wait, and perhaps be heard.
//!
//! The listing stays in force meanwhile.

use assize_base::calendar::Day;
use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::List;

use super::entry::index;
use crate::plan::Plan;
use crate::record::Record;
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

/// The day on which the listing is corrected, if it is; never where a staff decides
/// (`desk`).
#[must_use]
pub fn corrected_on<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    record: &Record,
    list_index: usize,
    list: &List,
) -> Option<Day> {
    let review = list.review.as_ref().filter(|r| r.staff.is_none())?;
    let plan = sitting.plan;
    let (first, second) = words(plan, record, list_index);
    if !review.asks.hits(first[0]) {
        return None;
    }
    let (from, to) = review.notice;
    let asked = from + pick(first[1], u64::from(to - from) + 1) as u32;
    let mut days = asked + review.first_days;
    if !review.first_finds.hits(first[2]) {
        if !review.appeals.hits(first[3]) || !review.second_finds.hits(second[0]) {
            return None;
        }
        days += review.appeal_days + review.second_days;
    }
    let found = plan.calendar.plus_days(record.entry_day, days);
    Some(plan.calendar.plus_working_days(found, review.correct_working_days))
}
