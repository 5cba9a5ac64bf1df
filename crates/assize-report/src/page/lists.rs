//! Lists: how many are on them, who comes and goes, who does not come back.

use maud::{Markup, html};

use super::groups::by_group;
use super::read::list_counts;
use super::{Arm, Page, Section};
use crate::number::Scale;
use crate::plot::{Panel, Plot, Shape};
use crate::words::{anchor, sentence};

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let has_lists = page.dossier.arms.iter().any(|a| !a.lists.is_empty());
    let body = html! {
        @if has_lists {
            @for subject in ["person", "firm"] {
                (chart(page, subject, "listed", "on the list"))
                (chart(page, subject, "entries", "put on the list, per month"))
                (chart(page, subject, "exits", "taken off the list, per month"))
            }
            @for id in page.ids(&["list.share."]) { (on_list(page, &id)) }
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
    };
    Section { id: "lists", title: "Lists and coming back", body }
}

/// One column of the table of lists over time, a panel a list; lists that no such subject is ever on
/// are left out.
fn chart(page: &Page, subject: &str, column: &str, title: &str) -> Markup {
    let samples = list_counts(page, subject, column);
    let mut panels: Vec<Panel> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for list in page.dossier.arms.iter().flat_map(|a| &a.lists) {
        if !seen.contains(&list.id.as_str()) {
            seen.push(&list.id);
            panels
                .extend(samples.panel(page, &list.id, &list.title).filter(is_ever_more_than_zero));
        }
    }
    let subjects = if subject == "firm" { "firms" } else { "persons" };
    let title = format!("{} {title}", sentence(subjects));
    if panels.is_empty() {
        return html! {
            @if column == "listed" { p class="missing" { (title) ": none, or not handed over." } }
        };
    }
    let plot = Plot {
        id: anchor("fig", &format!("{subject} {column}")),
        title: format!("{title}, over time"),
        what: subjects.to_owned(),
        rows: "Month".to_owned(),
        scale: Scale::of(&format!("synthetic {subjects}"), 1_000.0),
        replicates: page.dossier.summary.replicates,
        table: "lists",
        measure: String::new(),
        shape: Shape::Lines(panels),
    };
    let definition = match column {
        "listed" => "list.share.x",
        "entries" => "list.entries.x",
        _ => "list.exits.x",
    };
    page.figure(&plot, page.definition(definition), "Each panel has its own scale.")
}

/// Who is on a list at the end, by group; nothing where nobody is.
fn on_list(page: &Page, id: &str) -> Markup {
    let somebody = |arm: &Arm| arm.figure(id).is_some_and(|f| f.value.unwrap_or(0.0) > 0.0);
    let is_empty = !page.live().iter().any(somebody);
    let list = id.trim_start_matches("list.share.");
    let words = page.dossier.arms.iter().flat_map(|a| &a.lists).find(|l| l.id == list);
    let name = words.map_or(list, |l| l.title.as_str());
    html! {
        @if !is_empty { (by_group(page, id, &format!("Who is on the list at the end: {name}"))) }
    }
}

/// Tells whether there is anything to draw.
fn is_ever_more_than_zero(panel: &Panel) -> bool {
    panel.lines.iter().flat_map(|l| &l.points).any(|(_, c)| c.shown().is_some_and(|v| v > 0.0))
}
