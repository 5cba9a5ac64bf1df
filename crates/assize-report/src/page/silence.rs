//! Protected conduct: what of it is punished, and what falls silent, beside the scheme's own aim.

use assize_base::evidence::Figure;
use maud::{Markup, html};

use super::figure::headed_bars;
use super::groups::by_group;
use super::{Page, Section, cell, scale_of};
use crate::plot::{Bar, Plot};

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let ids = page.pair_ids(&["compliance.", "chilling."]);
    let body = html! {
        p {
            "Chilling is the fall of conduct that breaks no rule of law and exercises a right \
             (speaking, assembling, believing, joining, petitioning), measured against the same \
             synthetic persons without the policy. The fall of unlawful acts, which is the scheme's \
             own aim, stands beside it: one cannot be read without the other."
        }
        (falls(page))
        (by_group(page, "protected.share", "Share of detriments for protected conduct, by group"))
        (page.arm_table("Detriments for protected conduct", &page.ids(&["protected"])))
        (page.pair_table("Each arm against the same persons without the policy", &ids))
    };
    Section { id: "protected", title: "Protected conduct, chilling, and compliance", body }
}

/// The aim and its price in one picture: what people do less of than without the policy.
fn falls(page: &Page) -> Markup {
    let ids = page.pair_ids(&["compliance.fall", "rights.fall", "chilling."]);
    let mut rows: Vec<((String, Bar), &Figure)> = Vec::new();
    for id in &ids {
        for arm in page.live() {
            let Some(figure) = page.pair(&arm, id) else { continue };
            let heading = if id == "compliance.fall" { AIM } else { PRICE };
            let label = match page.heading(&arm) {
                name if name.is_empty() => conduct(id),
                name => format!("{}, {name}", conduct(id)),
            };
            let bar = Bar::new(label, arm.number, cell(figure)).of(id, None);
            rows.push(((heading.to_owned(), bar), figure));
        }
    }
    let Some((_, first)) = rows.first() else {
        return html! { p class="missing" { "Chilling and compliance were not measured in this run." } };
    };
    let plot = Plot {
        id: "fig-falls".to_owned(),
        title: "The aim and its price: what people do less of under the policy".to_owned(),
        what: "fall against the same persons without the policy".to_owned(),
        rows: "Conduct".to_owned(),
        scale: scale_of(&first.unit, rows.iter().map(|(_, f)| *f)),
        replicates: page.dossier.summary.replicates,
        table: "pairs",
        measure: String::new(),
        shape: headed_bars(rows.into_iter().map(|(bar, _)| bar).collect()),
    };
    page.figure(
        &plot,
        page.definition("compliance.fall"),
        "Both parts have one axis, so that lengths can be compared. A number below zero is a rise.",
    )
}

/// The heading of what the scheme wants.
const AIM: &str = "The aim: fewer unlawful acts";
/// The heading of what it costs.
const PRICE: &str = "The price: less use of rights";

/// What falls, in words.
fn conduct(id: &str) -> String {
    match id.strip_prefix("chilling.") {
        Some(right) => right.replace('-', " "),
        None if id == "rights.fall" => "all rights together".to_owned(),
        None => "unlawful acts".to_owned(),
    }
}
