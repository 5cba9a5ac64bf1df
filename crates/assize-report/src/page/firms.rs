//! Firms: the same machinery, another subject.

use maud::html;

use super::bands::over_time;
use super::read::firm_measures;
use super::{Page, Section};

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let scored = page.dossier.arms.iter().any(|a| a.score("firm").is_some());
    let measures = firm_measures(page);
    let body = html! {
        @if scored {
            p { "Firms are scored too; a firm in this society has one head and some employees." }
            (over_time(page, "firm", "fig-firm-bands", "Firms by band over time"))
        } @else {
            p class="missing" { "No policy in this run scores firms." }
        }
        @if measures.is_empty() {
            p class="missing" { "Measures of firms were not handed over." }
        } @else {
            p { "The same measures as for persons, read with firm for person." }
            (page.given_table("Measures of firms over the whole run or at its end", &measures))
        }
    };
    Section { id: "firms", title: "Firms", body }
}
