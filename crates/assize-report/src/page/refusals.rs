//! What people are refused, service by service.

use assize_base::evidence::Figure;
use maud::{Markup, html};

use super::figure::headed_bars;
use super::{Page, Section, cell, scale_of};
use crate::plot::{Bar, Plot};

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let body = html! {
        p {
            "A refusal here is any attempt at a service on which a detrimental effect of a band or a \
             list fell: refused, given in a lesser form, later, dearer, against a deposit, or after a \
             closer look. Counts are of synthetic persons over the whole run."
        }
        (chart(page, "refused-persons.", "fig-refused-persons", "Persons hindered at least once, by service"))
        (chart(page, "refusals.", "fig-refusals", "Hindered attempts, by service"))
        (scaled(page))
    };
    Section { id: "refusals", title: "Refusals by service", body }
}

/// Bars of one family of measures, largest first.
fn chart(page: &Page, family: &str, id: &str, title: &str) -> Markup {
    let mut rows: Vec<(String, Bar, &Figure)> = Vec::new();
    for measure in page.ids(&[family]) {
        let service = page.varying("", measure.strip_prefix(family).unwrap_or(&measure));
        for arm in page.live() {
            let Some(figure) = arm.figure(&measure) else { continue };
            let label = service.clone();
            let bar = Bar::new(label, arm.number, cell(figure)).of(&measure, None);
            rows.push((page.heading(&arm), bar, figure));
        }
    }
    rows.sort_by(|a, b| {
        let value = |row: &(String, Bar, &Figure)| row.1.cell.shown().unwrap_or(-1.0);
        (a.1.arm.cmp(&b.1.arm))
            .then_with(|| value(b).total_cmp(&value(a)))
            .then_with(|| a.1.label.cmp(&b.1.label))
    });
    let Some((_, _, first)) = rows.first() else {
        return html! { p class="missing" { (title) ": no service has a consequence in this run." } };
    };
    let plot = Plot {
        id: id.to_owned(),
        title: title.to_owned(),
        what: if family.starts_with("refused") { "persons" } else { "attempts" }.to_owned(),
        rows: "Service".to_owned(),
        scale: scale_of(&first.unit, rows.iter().map(|(_, _, f)| *f)),
        replicates: page.dossier.summary.replicates,
        table: "measures",
        measure: String::new(),
        shape: headed_bars(rows.into_iter().map(|(heading, bar, _)| (heading, bar)).collect()),
    };
    let definition = page.definition(&format!("{family}x"));
    page.figure(&plot, definition, "Most first.")
}

/// The counts scaled to the society's real size.
fn scaled(page: &Page) -> Markup {
    let rows: Vec<(String, Vec<Option<f64>>)> = page
        .ids(&["refused-persons.", "refusals."])
        .into_iter()
        .map(|id| {
            let figures = page.live().iter().map(|a| big(a.figure(&id))).collect();
            (id, figures)
        })
        .filter(|(_, figures): &(String, Vec<Option<f64>>)| figures.iter().any(Option::is_some))
        .collect();
    html! {
        @if !rows.is_empty() {
            details {
                summary { "Table: scaled to the society's real size" }
                p class="caption" {
                    "The count in the synthetic population times the people that one synthetic person \
                     stands for; two digits, since the assumptions carry no more."
                }
                div class="scroll" tabindex="0" role="group" aria-label="Table" {
                    table {
                        caption { "Scaled counts over the whole run" }
                        thead { tr {
                            th scope="col" { "Measure" }
                            @for arm in page.live() { th scope="col" class="num" { (arm.label()) } }
                        } }
                        tbody {
                            @for (id, figures) in &rows {
                                tr {
                                    th scope="row" { (page.named(id)) }
                                    @for figure in figures {
                                        td class="num" { (figure.map_or("–".to_owned(), about)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The scaled count of a figure that may be shown.
fn big(figure: Option<&Figure>) -> Option<f64> {
    let figure = figure?;
    cell(figure).shown().and(figure.scaled)
}

/// A number with two digits.
fn about(value: f64) -> String {
    let digits = format!("{:.0}", value.abs()).len() as i32;
    format!("about {}", crate::number::grouped(value, (digits - 2).max(0)))
}
