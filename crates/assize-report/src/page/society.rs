//! The society: how persons come about, and how near they are to the census.

use maud::{Markup, html};

use super::policy::listed;
use super::{Page, Section};
use crate::dossier::{Basis, FitLine, SocietyWords};
use crate::number::{Scale, grouped};

/// Lines of the fit shown at once; the rest is folded away.
const SHOWN: usize = 20;

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let society: &SocietyWords = &page.dossier.society;
    let mut fit: Vec<&FitLine> = society.fit.iter().collect();
    fit.sort_by(|a, b| b.distance.abs().total_cmp(&a.distance.abs()));
    let (first, rest) = fit.split_at(fit.len().min(SHOWN));
    let body = html! {
        p { strong { (society.title) } " (" (society.name) ")." }
        (listed(page, &society.lines))
        h3 { "Fit" }
        @if fit.is_empty() {
            p class="missing" { "The synthetic tables were not compared with their sources." }
        } @else {
            (table(page, first, "Published and synthetic values, worst fit first"))
        }
        @if !rest.is_empty() {
            details {
                summary { "Table: " (rest.len()) " further lines, all nearer than these" }
                (table(page, rest, "Published and synthetic values, continued"))
            }
        }
    };
    Section { id: "society", title: "The society and its fit", body }
}

/// Lines of the fit as a table.
fn table(page: &Page, rows: &[&FitLine], title: &str) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="fit" {
                caption { (title) @if let Some(row) = rows.first() { " (distance: " (row.distance_words) ")" } }
                thead {
                    tr {
                        th scope="col" { "Table" }
                        th scope="col" { "Cell" }
                        th scope="col" class="num" { "Published" }
                        th scope="col" class="num" { "Synthetic" }
                        th scope="col" class="num" { "Distance" }
                        @if sourced(rows) { th scope="col" { "Source" } }
                    }
                }
                tbody { @for row in rows { (line(page, row, sourced(rows))) } }
            }
        }
    }
}

/// One line of the fit.
fn line(page: &Page, row: &FitLine, sourced: bool) -> Markup {
    let scale = Scale::of(&row.unit, 1.0);
    let value = |x: f64| {
        let scaled = x * scale.factor;
        format!("{}{}", grouped(scaled, if scaled.abs() < 1_000.0 { -2 } else { 0 }), scale.suffix)
    };
    html! {
        tr {
            th scope="row" { (row.margin) }
            td { (row.cell) }
            td class="num" { (value(row.source_value)) }
            td class="num" { (value(row.synthetic_value)) }
            td class="num" title=(row.distance_words) { (grouped(row.distance, -4)) }
            @if sourced { td { (page.basis(&row.basis)) } }
        }
    }
}

/// Tells whether any line has a source of its own.
fn sourced(rows: &[&FitLine]) -> bool {
    rows.iter().any(|row| row.basis != Basis::Own)
}
