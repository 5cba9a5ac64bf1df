//! The end of the page: sources, how the run was made, and what the report cannot say.

use maud::{Markup, html};

use super::{Page, Section};
use crate::number::{grouped, whole};
use crate::words::{anchor, plural};

/// The sources with their certainty.
pub(super) fn sources(page: &Page) -> Section {
    let all = &page.dossier.sources;
    let body = html! {
        @if all.is_empty() {
            p class="missing" { "No sources were handed over." }
        } @else {
            div class="scroll" tabindex="0" role="group" aria-label="Table" {
                table class="sources" {
                    caption { "Sources of the documents, and how certain each is" }
                    thead {
                        tr {
                            th scope="col" { "Id" }
                            th scope="col" { "Title, publisher, date, address" }
                            th scope="col" { "Certainty" }
                            th scope="col" class="num" { "Numbers resting on it" }
                        }
                    }
                    tbody {
                        @for source in all {
                            tr id=(anchor("src", &source.id)) {
                                th scope="row" { (source.id) }
                                td {
                                    (source.title) ". " (source.publisher) ", " (source.date) "."
                                    @if !source.address.is_empty() { " " span class="address" { (source.address) } }
                                }
                                td { (source.certainty) }
                                td class="num" { (whole(source.values)) }
                            }
                        }
                    }
                }
            }
        }
    };
    Section { id: "sources", title: "Sources", body }
}

/// How the run was made, and how to make it again.
pub(super) fn provenance(page: &Page) -> Section {
    let made = &page.dossier.provenance;
    let summary = &page.dossier.summary;
    let arms: Vec<String> = page.arms().iter().map(super::Arm::label).collect();
    let rows = [
        ("Program", format!("assize {}", made.version)),
        ("Revision", made.revision.clone().unwrap_or_else(|| "not known".to_owned())),
        ("Scenario digest", made.scenario_digest.clone()),
        ("Result digest", made.result_digest.clone()),
        ("Arms", arms.join("; ")),
        ("Society and region", format!("{}, {}", page.dossier.society.name, made.region)),
        ("Synthetic persons", whole(summary.persons)),
        ("Standing for", format!("{} people", whole(summary.stands_for))),
        ("Seed", made.seed.to_string()),
        ("Replicates", summary.replicates.to_string()),
        ("From", made.from.clone()),
        ("Length", plural(u64::from(summary.periods), "month")),
        (
            "Computer",
            if made.computer.is_empty() { "not recorded".into() } else { made.computer.clone() },
        ),
        ("Time taken", durations(&made.durations)),
    ];
    let body = html! {
        p { "To make exactly this run again, on any computer and with any number of threads:" }
        pre class="command" { code { (made.command) } }
        p { "The result digest must come out the same; " code { "assize verify" } " compares." }
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="provenance" {
                caption { "How this run was made" }
                tbody { @for (name, value) in &rows { (row(name, value)) } }
            }
        }
    };
    Section { id: "provenance", title: "Provenance, and the command that reproduces it", body }
}

/// One fact of the provenance.
fn row(name: &str, value: &str) -> Markup {
    html! { tr { th scope="row" { (name) } td class="fact" { (value) } } }
}

/// Durations in a sentence.
fn durations(parts: &[(String, f64)]) -> String {
    if parts.is_empty() {
        return "not recorded".to_owned();
    }
    let words: Vec<String> =
        parts.iter().map(|(part, s)| format!("{part} {} s", grouped(*s, -1))).collect();
    words.join(", ")
}

/// What no report can say, and what this one cannot.
pub(super) fn limits(page: &Page) -> Section {
    let standing = [
        "Anything about a real person. There is none in it, and no way to put one in.",
        "What has happened, or will. It computes what written rules would do in a stated society.",
        "That a policy is right or permitted. A test that finds no conflict is no approval.",
        "How large the true uncertainty is, beyond chance and the stated ranges: what the model \
         leaves out moves numbers too.",
        "What officials do beside the text: favours, threats, quotas, and rules that were never \
         written down.",
    ];
    let body = html! {
        ul {
            @for words in standing { li { (words) } }
            @for words in &page.dossier.limits { li { (words) } }
        }
    };
    Section { id: "limits", title: "What this report cannot say", body }
}
