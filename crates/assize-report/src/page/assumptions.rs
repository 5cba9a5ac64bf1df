//! The assumptions that matter, kept apart from chance.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Page, Section};
use crate::dossier::Assumption;
use crate::number::{grouped, whole};
use crate::words::plural;

/// Assumptions shown at once; the rest is folded away.
const SHOWN: usize = 60;

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let all: Vec<&Assumption> = page.dossier.assumptions.iter().collect();
    let (first, rest) = all.split_at(all.len().min(SHOWN));
    let body = html! {
        (apart(page))
        @if all.is_empty() {
            p { "Every number of this scenario comes from a source." }
        } @else {
            (order())
            (table(first, "Assumed numbers, those behind the key figures first"))
        }
        @if !rest.is_empty() {
            details {
                summary { "Table: " (plural(rest.len() as u64, "further assumption")) }
                (merged(rest))
            }
        }
        (notes(page))
    };
    Section { id: "assumptions", title: "The assumptions that matter", body }
}

/// What the intervals hold and what they do not.
fn apart(page: &Page) -> Markup {
    let assumed = page.dossier.assumptions.len() as u64;
    html! {
        p {
            "Of the " (whole(assumed + page.dossier.sourced_values)) " numbers of this scenario, "
            strong { (whole(assumed)) " are assumed" } ", each with a reason and most with a range; "
            (whole(page.dossier.sourced_values)) " come from a source."
        }
        dl {
            dt { "Chance" }
            dd {
                "Every interval in this report is over replicates: the same society and policy with \
                 other luck. It says how far a number would move if only luck were different."
            }
            dt { "Assumptions" }
            dd {
                @if page.dossier.summary.ensemble.is_some() {
                    "What the ranges below could change stands apart, under "
                    a href="#ensemble" { "chance and assumption apart" }
                    "; it is in no other interval of this report."
                } @else if page.dossier.assumptions_propagated {
                    "The ranges below are carried into the intervals: each run of the ensemble draws \
                     its values from them."
                } @else {
                    strong { "The ranges below are not carried into any interval of this run; the option --ensemble of `assize run` draws them." }
                    " The table says how far each number could reasonably be from what was used."
                }
            }
            dt { "What the model leaves out" }
            dd { "See " a href="#limits" { "what this report cannot say" } "." }
        }
    }
}

/// What the key figures follow from, and so the order of the table.
fn order() -> Markup {
    html! {
        p {
            strong { "The wrongful share of detriments follows nearly directly from the assumed shares \
                of invented and wrong-person records, and the fall of unlawful acts from how many \
                are aware of the policy and how far it deters them." }
            " So the table begins with how people respond and how records reach the files; then come \
             lists and consequences, then how often people do what the rules answer, those with the \
             most entries in the run first, then all the rest."
        }
    }
}

/// Assumptions as a table.
fn table(rows: &[&Assumption], title: &str) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="assumptions" {
                caption { (title) }
                thead {
                    tr {
                        th scope="col" { "Number" }
                        th scope="col" { "Value" }
                        th scope="col" { "Range" }
                        th scope="col" class="num" { "Highest over lowest" }
                        th scope="col" { "Why, and where it is used" }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" { (row.path) }
                            td { (row.value) }
                            td { @if let Some((low, high)) = &row.range { (low) " to " (high) } @else { "none given" } }
                            td class="num" { (span(row.span)) }
                            td { (row.reason) @if !row.used.is_empty() { span class="quiet" { " Used: " (row.used) } } }
                        }
                    }
                }
            }
        }
    }
}

/// The further assumptions: those with the same value, range and reason stand in one row.
fn merged(rows: &[&Assumption]) -> Markup {
    let mut places = BTreeMap::new();
    let mut groups: Vec<Vec<&Assumption>> = Vec::new();
    for row in rows {
        let key = (row.value.as_str(), &row.range, row.reason.as_str(), row.used.as_str());
        let at = *places.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(row);
    }
    let joined: Vec<Assumption> = groups
        .into_iter()
        .map(|group| Assumption {
            path: shortened(&group.iter().map(|a| a.path.as_str()).collect::<Vec<_>>()),
            ..group[0].clone()
        })
        .collect();
    table(
        &joined.iter().collect::<Vec<_>>(),
        "Assumed numbers, continued: those with one value and one reason in a row",
    )
}

/// Paths in one cell: what they have in common at the beginning is told once.
fn shortened(paths: &[&str]) -> String {
    let [first, rest @ ..] = paths else { return String::new() };
    let head = first.rfind(" / ").map_or("", |_| first.split_inclusive(" / ").next().unwrap_or(""));
    let tail = |path: &&str| path.strip_prefix(head).unwrap_or(path).to_owned();
    let mut out = (*first).to_owned();
    for path in rest.iter().map(tail) {
        out += "; ";
        out += &path;
    }
    out
}

/// The span of a range in words.
fn span(span: Option<f64>) -> String {
    match span {
        None => "–".to_owned(),
        Some(s) if s.is_infinite() => "from zero".to_owned(),
        Some(s) if s < 10.0 => format!("× {}", grouped(s, -1)),
        Some(s) => format!("× {}", grouped(s, 0)),
    }
}

/// Notes and warnings of the run.
fn notes(page: &Page) -> Markup {
    html! {
        @if !page.dossier.notes.is_empty() {
            h3 { "Notes and warnings of this run" }
            ul {
                @for note in &page.dossier.notes {
                    li {
                        @if note.is_warning { strong { "Warning. " } }
                        (note.words)
                        @if !note.code.is_empty() { " " span class="basis" { (note.code) } }
                    }
                }
            }
        }
    }
}
