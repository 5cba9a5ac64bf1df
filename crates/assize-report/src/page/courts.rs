//! Courts and offices: suits and what becomes of them, objections, queues, cost.

use maud::{Markup, html};

use super::read::counter;
use super::{Page, Section};
use crate::number::Scale;
use crate::plot::{Panel, Plot, Shape};

/// What becomes of cases, counter by counter.
const CASES: [(&str, &str); 5] = [
    ("Suits", "Suits, per month"),
    ("CasesPerformed", "Judgments performed on notice, per month"),
    ("CasesUnable", "Closed because the debtor has nothing, per month"),
    ("CasesEnforced", "Judgments enforced, per month"),
    ("CasesWaiting", "Judgments waiting at the end of the month"),
];

/// What becomes of objections.
const REVIEWS: [(&str, &str); 3] = [
    ("ReviewsAsked", "Objections to a listing, per month"),
    ("ReviewsDecided", "Objections decided, per month"),
    ("ReviewsWaiting", "Objections waiting at the end of the month"),
];

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let cases = figure(page, "fig-cases", "Cases in court over time", "cases", &CASES);
    let reviews = figure(page, "fig-objections", "Objections over time", "objections", &REVIEWS);
    let body = html! {
        p {
            "Courts and offices have a staff that can do so much a month and no more. What comes in beyond \
             that waits, and who waits stays unpaid, or stays on a list although the listing was wrong."
        }
        @match cases {
            Some(figure) => { (figure) }
            None => p class="missing" { "No case came to court in this run, or its society has no courts." },
        }
        @match reviews {
            Some(figure) => { (figure) }
            None => p class="missing" {
                "No objections are counted: no list of this run says how many decisions its staff can take."
            },
        }
        (page.arm_table("Judgments: performed on notice, and waiting", &page.ids(&["cases."])))
        (page.arm_table("Load on the institutions, and what it costs", &page.ids(&["institution."])))
    };
    Section { id: "courts", title: "Courts and institutions", body }
}

/// Some counters over time, a panel each; nothing where none of them ever counted.
fn figure(
    page: &Page,
    id: &str,
    title: &str,
    what: &str,
    counters: &[(&str, &str)],
) -> Option<Markup> {
    let panels: Vec<Panel> =
        counters.iter().filter_map(|(name, title)| counter(page, name, title)).collect();
    if panels.is_empty() {
        return None;
    }
    let plot = Plot {
        id: id.to_owned(),
        title: title.to_owned(),
        what: what.to_owned(),
        rows: "Month".to_owned(),
        scale: Scale::of(&format!("{what} of synthetic persons"), 1_000.0),
        replicates: page.dossier.summary.replicates,
        table: "counts",
        measure: String::new(),
        shape: Shape::Lines(panels),
    };
    Some(page.figure(
        &plot,
        page.definition("institution.backlog"),
        "Each panel has its own scale.",
    ))
}
