//! Lists: how many are on them, who comes and goes, who does not come back.

use maud::{Markup, html};

use super::read::list_counts;
use super::{Page, Section};
use crate::number::Scale;
use crate::plot::{Panel, Plot, Shape};

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let has_lists = page.dossier.arms.iter().any(|a| !a.lists.is_empty());
    let body = html! {
        @if has_lists {
            (chart(page, "listed", "Persons on the list", "fig-listed"))
            (chart(page, "entries", "Entries to the list, per month", "fig-entries"))
            (chart(page, "exits", "Removals from the list, per month", "fig-exits"))
            (page.arm_table("Lists", &page.ids(&["list."])))
        } @else {
            p class="missing" { "No policy in this run has a list." }
        }
        h3 { "Coming back" }
        p {
            "Of those who were once in the lowest band or on a list: who got out again, and how long \
             it took."
        }
        @let back = page.ids(&["trap.", "return."]);
        @if back.is_empty() {
            p class="missing" { "Traps and times to return were not measured in this run." }
        } @else {
            (page.arm_table("Traps and times to return", &back))
        }
        (page.arm_table("Load on the institutions", &page.ids(&["institution."])))
    };
    Section { id: "lists", title: "Lists and coming back", body }
}

/// One column of the table of lists over time, a panel a list.
fn chart(page: &Page, column: &str, title: &str, id: &str) -> Markup {
    let samples = list_counts(page, "person", column);
    let mut panels: Vec<Panel> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for list in page.dossier.arms.iter().flat_map(|a| &a.lists) {
        if !seen.contains(&list.id.as_str()) {
            seen.push(&list.id);
            panels.extend(samples.panel(page, &list.id, &list.title));
        }
    }
    if panels.is_empty() {
        return html! { p class="missing" { (title) ": the table of lists was not handed over." } };
    }
    let plot = Plot {
        id: id.to_owned(),
        title: format!("{title}, over time"),
        what: title.to_owned(),
        rows: "Month".to_owned(),
        scale: Scale::of("synthetic persons", 1_000.0),
        replicates: page.dossier.summary.replicates,
        shape: Shape::Lines(panels),
    };
    page.figure(&plot, page.definition("list.share.x"), "Each panel has its own scale.")
}
