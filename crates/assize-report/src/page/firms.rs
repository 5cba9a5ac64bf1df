//! Firms: the same machinery, another subject.

use maud::html;

use super::bands::over_time;
use super::{Page, Section};

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let scored = page.dossier.arms.iter().any(|a| a.score("firm").is_some());
    let ids = page.ids(&["firm.", "firms."]);
    let body = html! {
        @if scored {
            p { "Firms are scored too; a firm in this society has one head and some employees." }
            (over_time(page, "firm", "fig-firm-bands", "Firms by band over time"))
        } @else {
            p class="missing" { "No policy in this run scores firms." }
        }
        (page.arm_table("Measures of firms", &ids))
    };
    Section { id: "firms", title: "Firms", body }
}
