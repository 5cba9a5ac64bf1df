//! The ties of the synthetic society beside what surveys of real ones found.

use maud::{Markup, html};

use super::{Page, Section};
use crate::dossier::TieFigure;
use crate::number::{Scale, grouped};
use crate::words::sentence;

/// Figures this near to the published one count as met.
const NEAR: f64 = 0.10;

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let all = &page.dossier.ties;
    let (held, counted): (Vec<&TieFigure>, Vec<&TieFigure>) =
        all.iter().partition(|t| t.published.is_some());
    let body = html! {
        @if all.is_empty() {
            p class="missing" {
                "This society has no ties outside the household, or they were not counted: nobody \
                 here has kin elsewhere, friends or colleagues."
            }
        } @else {
            (first_words(&held))
            @if !held.is_empty() { (table(&held)) }
            @if !counted.is_empty() { (uncompared(&counted)) }
        }
    };
    Section { id: "ties", title: "Ties beside published figures", body }
}

/// How many figures are near, and what they are for.
fn first_words(held: &[&TieFigure]) -> Markup {
    let near = held.iter().filter(|t| t.gap().is_some_and(|g| g.abs() <= NEAR)).count();
    html! {
        p {
            "Whose restriction is noticed, whose friendship is dropped and whose word travels depends on \
             ties. They are computed, not stored, and are held here against surveys: of contacts in \
             eight European countries, of confidants in China. "
            @if !held.is_empty() {
                strong { (near) " of " (held.len()) " published figures are met within 10 %." }
                " The last column says what stands for what, and why the others differ."
            }
        }
    }
}

/// Published beside synthetic, figure by figure.
fn table(held: &[&TieFigure]) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="ties" {
                caption { "Published and synthetic ties" }
                thead { tr {
                    th scope="col" { "Figure" }
                    th scope="col" class="num" { "Published" }
                    th scope="col" class="num" { "Synthetic" }
                    th scope="col" class="num" { "Apart" }
                    th scope="col" { "Certainty, and what must be known" }
                } }
                tbody { @for tie in held { (row(tie)) } }
            }
        }
        p class="caption" {
            "Apart: synthetic over published, less one. A sample of neighbourhoods of the first replicate \
             was asked. Synthetic society, no real person."
        }
    }
}

/// One figure.
fn row(tie: &TieFigure) -> Markup {
    let scale = scale(tie);
    html! {
        tr {
            th scope="row" { (sentence(&tie.title)) span class="quiet" { " " (scale.unit) } }
            td class="num" { (tie.published.map_or("–".to_owned(), |v| scale.plain(v))) }
            td class="num" { strong { (value(tie, &scale)) } }
            td class="num" {
                @match tie.gap() {
                    Some(gap) => { (apart(gap)) }
                    None => "–",
                }
            }
            td {
                @if !tie.certainty.is_empty() { span class="quiet" { (tie.certainty) ". " } }
                (tie.note)
                @if !tie.source.is_empty() { " " span class="basis address" { (tie.source) } }
            }
        }
    }
}

/// A gap in words and per cent.
fn apart(gap: f64) -> String {
    let percent = gap * 100.0;
    let sign = if percent > 0.0 { "+" } else { "" };
    let place = if percent.abs() < 10.0 { -1 } else { 0 };
    format!("{sign}{} %", grouped(percent, place))
}

/// The synthetic figure with as many digits as chance allows.
fn value(tie: &TieFigure, scale: &Scale) -> String {
    let Some(value) = tie.synthetic else { return "–".to_owned() };
    let half = 2.0 * tie.chance.unwrap_or(value.abs() * 0.005) * scale.factor;
    let place = crate::number::last_place(value * scale.factor, half, 1_000);
    format!("{}{}", grouped(value * scale.factor, place), scale.suffix)
}

/// How a figure is written: shares in per cent.
fn scale(tie: &TieFigure) -> Scale {
    Scale::of(&tie.unit, 1_000.0)
}

/// What was counted and has nothing published beside it.
fn uncompared(counted: &[&TieFigure]) -> Markup {
    html! {
        details {
            summary { "Table: " (counted.len()) " further counts without a published figure" }
            div class="scroll" tabindex="0" role="group" aria-label="Table" {
                table {
                    caption { "Counted in the synthetic society alone" }
                    thead { tr {
                        th scope="col" { "Count" }
                        th scope="col" class="num" { "Synthetic" }
                    } }
                    tbody {
                        @for tie in counted {
                            tr {
                                th scope="row" { (tie.title) }
                                td class="num" { (value(tie, &scale(tie))) }
                            }
                        }
                    }
                }
            }
        }
    }
}
