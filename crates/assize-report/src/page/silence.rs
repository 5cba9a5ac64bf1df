//! Protected conduct: what of it is punished, and what falls silent, beside the scheme's own aim.

use assize_base::evidence::Figure;
use maud::{Markup, html};

use super::burden::groups;
use super::figure::headed_bars;
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
        @for arm in page.live() {
            (groups(page, &arm, "protected.share", "Share of detriments for protected conduct, by group"))
        }
        (page.arm_table("Detriments for protected conduct", &page.ids(&["protected"])))
        (page.pair_table("Each arm against the same persons without the policy", &ids))
    };
    Section { id: "protected", title: "Protected conduct, chilling, and compliance", body }
}

/// The falls side by side.
fn falls(page: &Page) -> Markup {
    let ids = page.pair_ids(&["compliance.fall", "chilling."]);
    let mut rows: Vec<((String, Bar), &Figure)> = Vec::new();
    for id in &ids {
        for arm in page.live() {
            let Some(figure) = page.pair(&arm, id) else { continue };
            let words = match id.strip_prefix("chilling.") {
                Some(right) => format!("chilling: {right}"),
                None => "compliance: unlawful acts".to_owned(),
            };
            let (heading, label) = page.headed(&arm, &words);
            let definition = page.definition(id);
            let bar = Bar { label, definition, arm: arm.number, cell: cell(figure) };
            rows.push(((heading, bar), figure));
        }
    }
    let Some((_, first)) = rows.first() else {
        return html! { p class="missing" { "Chilling and compliance were not measured in this run." } };
    };
    let plot = Plot {
        id: "fig-falls".to_owned(),
        title: "What people do less of under the policy".to_owned(),
        what: "fall against the same persons without the policy".to_owned(),
        rows: "Conduct".to_owned(),
        scale: scale_of(&first.unit, rows.iter().map(|(_, f)| *f)),
        replicates: page.dossier.summary.replicates,
        shape: headed_bars(rows.into_iter().map(|(bar, _)| bar).collect()),
    };
    page.figure(&plot, None, "A number below zero is a rise.")
}
