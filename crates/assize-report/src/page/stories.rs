//! Life paths of synthetic persons: the same person in every arm, step by step.

use maud::{Markup, html};

use super::{Page, Section};
use crate::dossier::{Basis, Path, Story};

/// Most stories that a page shows.
const MOST: usize = 100;

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let stories = &page.dossier.stories;
    let body = html! {
        @if stories.is_empty() {
            p class="missing" {
                "No life paths were asked for; " code { "assize explain RUN --person K" }
                " tells that of one synthetic person."
            }
        }
        @for story in stories.iter().take(MOST) { (one(page, story)) }
        @if stories.len() > MOST { p { "Only the first " (MOST) " are shown." } }
    };
    Section { id: "stories", title: "Single synthetic persons", body }
}

/// One person in every arm.
fn one(page: &Page, story: &Story) -> Markup {
    html! {
        h3 { "SYNTHETIC person " (story.person) " of this run: " (story.words) }
        div class="paths" {
            @for path in &story.paths { (steps(page, path)) }
        }
    }
}

/// The steps in one arm.
fn steps(page: &Page, path: &Path) -> Markup {
    html! {
        div class="path" {
            h4 { (path.arm) }
            @if path.steps.is_empty() {
                p { "SYNTHETIC. Nothing happens." }
            } @else {
                ol {
                    @for (date, line) in &path.steps {
                        li {
                            span class="date" { "SYNTHETIC " (date) } " " (line.words)
                            @if line.basis != Basis::Own { " " (page.basis(&line.basis)) }
                        }
                    }
                }
            }
        }
    }
}
