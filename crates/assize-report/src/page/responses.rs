//! What people do about a scheme: the responses that the society has, and what came of them.

use maud::{Markup, html};

use super::bands::series_figure;
use super::{Page, Section};
use crate::dossier::ResponseWords;

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let own = page.ids(&["merits.", "ties.", "gave-up", "stayed-away"]);
    let falls = page.pair_ids(&["compliance.fall", "chilling."]);
    let body = html! {
        p {
            "People do not only suffer a scheme: some forgo unlawful acts, some fall silent, some collect \
             points, drop a friend, stop asking or give up. Each of these is a separate part of the model, \
             each rests on an assumed share, and each can be switched off in a study to see what it does."
        }
        @if page.dossier.responses.is_empty() {
            p class="missing" { "The responses of this society were not handed over." }
        } @else {
            (table(page, &page.dossier.responses))
        }
        @if !page.dossier.off.is_empty() {
            p { strong { "Switched off in this study: " } (page.dossier.off.join(", ")) "." }
        }
        (page.pair_table("Deterred and silenced: falls against the same persons without the policy", &falls))
        (page.arm_table("Gamed, dropped, given up, not tried", &own))
        @for (id, title) in OVER_TIME {
            @if happens(page, id) { (series_figure(page, id, title)) }
        }
    };
    Section { id: "responses", title: "How people respond", body }
}

/// What is drawn over time, where it happens at all.
const OVER_TIME: [(&str, &str); 3] = [
    ("merits.gamed", "Merits done for the points alone, over time"),
    ("ties.dropped", "Friends dropped, over time"),
    ("stayed-away", "Attempts not made for fear of a refusal, over time"),
];

/// Tells whether a measure is above zero in any arm.
fn happens(page: &Page, id: &str) -> bool {
    page.arms().iter().any(|a| a.figure(id).and_then(|f| f.value).is_some_and(|v| v > 0.0))
}

/// The responses with the numbers that they rest on.
fn table(page: &Page, responses: &[ResponseWords]) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="responses" {
                caption { "The responses of this society, and the shares that they rest on" }
                thead { tr {
                    th scope="col" { "Response" }
                    th scope="col" { "What people do" }
                    th scope="col" { "Number" }
                    th scope="col" { "Range" }
                    th scope="col" { "Where the number comes from" }
                } }
                tbody {
                    @for response in responses {
                        tr {
                            th scope="row" { (response.name) }
                            td { (response.words) }
                            td { (response.value) }
                            td { @match &response.range { Some((a, b)) => { (a) " to " (b) } None => "–" } }
                            td { (page.basis(&response.basis)) }
                        }
                    }
                }
            }
        }
    }
}
