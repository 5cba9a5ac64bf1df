//! Ways off a list: performing, settling, the creditor's word, nothing left to take.

use assize_base::calendar::Day;
use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::List;

use super::entry::index;
use crate::record::Record;
use crate::score::months_until;
use crate::sitting::Sitting;
use crate::story::Witness;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "list-exit",
    phase: "list",
    summary: "Each way off a list opens with its monthly chance; the first one is taken.",
    params: &[
        Param { name: "chance", unit: "monthly chance", range: "0 to 1" },
        Param { name: "removal", unit: "working days", range: "0 to 365" },
    ],
    state: &[],
    streams: &["list/exit", "list/firm-exit"],
    rights: &[],
};

/// The first way off the list and the day of removal, if any opens within ten years of the start.
#[must_use]
pub fn earliest<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    record: &Record,
    list_index: usize,
    list: &List,
    start: Day,
) -> Option<(usize, Day)> {
    let plan = sitting.plan;
    let mut first: Option<(usize, Day)> = None;
    for (way, exit) in list.exits.iter().enumerate() {
        let words = record.address.words(
            |d| [d.list_exit, d.firm_list_exit],
            &plan.draws,
            index(record, list_index) * 16 + way as u32,
        );
        let months = months_until(exit.chance, words[0]);
        if months == 120 {
            continue;
        }
        let days = 30 * months + 1 + pick(words[1], 30) as u32;
        let open = plan.calendar.plus_days(start, days);
        let day = plan.calendar.plus_working_days(open, list.removal_working_days);
        if first.is_none_or(|(_, least)| day < least) {
            first = Some((way, day));
        }
    }
    first
}
