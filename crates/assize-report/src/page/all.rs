//! Every measure of the run in one table, so that nothing is left out by choice.

use maud::html;

use super::{Page, Section};

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let mut own = page.ids(&[""]);
    if page.is_many() {
        own.retain(|id| !id.contains('*'));
    }
    let pairs = page.pair_ids(&[""]);
    let body = html! {
        p { "Nothing is left out by choice: these are all measures of the run for all persons. By group they stand in the files beside this page." }
        @if page.is_many() {
            p { "With so many schemes, intervals, n, and gaps between crossings of two attributes are in the files alone." }
        }
        details {
            summary { "Table: all " (own.len() + pairs.len()) " measures" }
            (page.arm_table("All measures, by arm", &own))
            (page.pair_table("All measures against the baseline", &pairs))
        }
    };
    Section { id: "all-measures", title: "All measures", body }
}
