//! Wrongful punishment, and punishment for what others did.

use maud::{Markup, html};

use super::burden::groups;
use super::figure::headed_bars;
use super::{Page, Section, cell, scale_of};
use crate::plot::{Bar, Plot};

/// Wrongful punishment.
pub(super) fn section(page: &Page) -> Section {
    let body = html! {
        p {
            "The laboratory knows what each synthetic person did, so it can tell a true record from \
             an invented one and from one that belongs to somebody else. No authority knows this of \
             its own files."
        }
        (causes(page))
        @for arm in page.live() {
            (groups(page, &arm, "wrongful.share", "Share of detriments that are wrongful, by group"))
        }
        (page.arm_table("Records, false records, and those restricted by them",
            &page.ids(&["records.", "wrongful", "restricted."])))
    };
    Section { id: "wrongful", title: "Wrongful punishment", body }
}

/// Punishment for what others did.
pub(super) fn spill_over(page: &Page) -> Section {
    let body = html! {
        p {
            "Some rules write an entry to the spouse, to parents or children, or to the head of a \
             firm. These detriments fall on persons for an act that was not their own."
        }
        @for arm in page.live() {
            (groups(page, &arm, "spillover.share", "Share of detriments for the acts of others, by group"))
        }
        (page.arm_table("Spill-over", &page.ids(&["spillover"])))
    };
    Section { id: "spill-over", title: "Spill-over", body }
}

/// What detriments rest on, side by side.
fn causes(page: &Page) -> Markup {
    let ids = [
        ("wrongful.share", "false or wrong-person record"),
        ("spillover.share", "somebody else's act"),
        ("protected.share", "conduct that exercises a right"),
    ];
    let mut bars = Vec::new();
    let mut figures = Vec::new();
    for (id, words) in ids {
        for arm in page.live() {
            let Some(figure) = arm.figure(id) else { continue };
            figures.push(figure);
            let (heading, label) = page.headed(&arm, words);
            let definition = page.definition(id);
            bars.push((heading, Bar { label, definition, arm: arm.number, cell: cell(figure) }));
        }
    }
    let Some(first) = figures.first() else {
        return html! { p class="missing" { "What detriments rest on was not measured in this run." } };
    };
    let plot = Plot {
        id: "fig-causes".to_owned(),
        title: "What detriments rest on".to_owned(),
        what: "detriments".to_owned(),
        rows: "Resting on".to_owned(),
        scale: scale_of(&first.unit, figures.iter().copied()),
        replicates: page.dossier.summary.replicates,
        shape: headed_bars(bars),
    };
    page.figure(&plot, None, "One detriment can rest on several of these.")
}
