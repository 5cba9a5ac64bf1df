//! Firms: the same machinery, another subject.

use std::collections::BTreeMap;

use assize_base::evidence::Figure;
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
            @if never_wrong(&measures) {
                p {
                    "Invented and wrong-person records of firms are not modelled in this version: that \
                     no firm has false records or wrongful detriments here is the model's doing and no \
                     finding."
                }
            }
            (page.given_table("Measures of firms over the whole run or at its end", &measures))
        }
    };
    Section { id: "firms", title: "Firms", body }
}

/// Tells whether every figure on false records and what rests on them is 0.
fn never_wrong(measures: &BTreeMap<String, BTreeMap<String, Figure>>) -> bool {
    let ids = ["records.false", "wrongful.share", "restricted.wrongly"];
    let mut values = ids
        .iter()
        .filter_map(|id| measures.get(*id))
        .flat_map(BTreeMap::values)
        .filter_map(|figure| figure.value)
        .peekable();
    values.peek().is_some() && values.all(|value| value == 0.0)
}
