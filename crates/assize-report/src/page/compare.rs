//! Many schemes at once: the first screen of a study with many arms, one row a scheme and one column
//! a measure, in the same units.
//!
//! On a wide screen the columns stand side by side and share the names of the schemes; on a narrow
//! one each measure is a list of its own. The drawing and the numbers are the same elements.

use assize_base::evidence::Figure;
use maud::{Markup, html};

use super::figure::compact;
use super::first::{caveats, first_sentences};
use super::{Arm, Page, cell, scale_of};
use crate::compare::{COLUMNS, CSV, Column, ORDER, PAGE, figure};
use crate::dossier::Harm;
use crate::number::{Cell, NONE, Scale, exact, whole};
use crate::plot::reach;
use crate::words::{anchor, plural};

/// A scheme with its figures in the order of the columns.
pub(super) struct Row<'a> {
    arm: Arm<'a>,
    cells: Vec<Option<Cell>>,
}

/// The first screen.
pub(super) fn screen(page: &Page) -> Markup {
    let rows = rows(page);
    html! {
        header {
            p class="synthetic" { strong { "Synthetic society, no real person." }
                " Every person in this report was computed from published tables and chance." }
            h1 { (page.dossier.title) }
            p class="lede" { (opening(page, rows.len())) }
            (picture(page, &rows))
            (caveats(page))
            (schemes(page))
        }
    }
}

/// What was run.
fn opening(page: &Page, schemes: usize) -> String {
    let summary = &page.dossier.summary;
    format!(
        "{} side by side: {} standing for {} people live {} under each of them, and once without any \
         (arm 0), with the same chance. Every column has one unit, so that schemes can be compared; \
         the sections below tell of each by itself.",
        plural(schemes as u64, "scheme"),
        plural(summary.persons, "synthetic person"),
        whole(summary.stands_for),
        plural(u64::from(summary.periods), "month"),
    )
}

/// The schemes, the harshest first.
pub(super) fn rows<'a>(page: &Page<'a>) -> Vec<Row<'a>> {
    let summary = &page.dossier.summary;
    let cells = |arm: &Arm| {
        COLUMNS.iter().map(|c| figure(summary, &arm.summary.name, c.id).map(cell)).collect()
    };
    let mut rows: Vec<Row> =
        page.live().into_iter().map(|arm| Row { cells: cells(&arm), arm }).collect();
    let by = COLUMNS.iter().position(|c| c.id == ORDER).expect("the order is a column");
    let key = |row: &Row| row.cells[by].and_then(|c| c.shown()).unwrap_or(-1.0);
    rows.sort_by(|a, b| key(b).total_cmp(&key(a)));
    rows
}

/// The picture, and under it the same as a table with intervals.
pub(super) fn picture(page: &Page, rows: &[Row]) -> Markup {
    let number = page.figures.get() + 1;
    page.figures.set(number);
    let replicates = page.dossier.summary.replicates;
    html! {
        figure id="compared" class="compared" {
            figcaption class="title" {
                a class="self" href="#compared" { "Figure " (number) "." }
                " Schemes side by side, the harshest first"
            }
            div class="matrix" {
                div class="names" aria-hidden="true" {
                    @for row in rows { p { (name(row)) } }
                }
                @for index in 0..COLUMNS.len() { (measure(page, rows, index)) }
            }
            p class="caption" {
                @if replicates > 1 {
                    "Thin lines: 95 % interval of the mean over " (replicates) " replicates (Student's t), \
                     chance only. "
                } @else {
                    "One replicate: no interval; what chance does is not shown. "
                }
                "–: nothing to measure, or too few cases. Bars begin at zero; each column has its own \
                 axis. Without a scheme nobody is restricted and nothing is counted. Schemes of other \
                 places and years run here on one society: read them against each other, not against \
                 the places. Synthetic society, no real person."
            }
            details {
                summary { "Table: the same numbers with intervals, " (rows.len()) " rows" }
                (table(page, rows))
            }
            p class="caption" {
                "For spreadsheets: " a href=(CSV) { (CSV) } ". Beside this page: "
                a href=(PAGE) { "each scheme against its nearest relative" } "."
            }
        }
    }
}

/// A scheme as a row names it.
fn name(row: &Row) -> Markup {
    html! { span class="which" { (row.arm.number) } " " (row.arm.summary.name) }
}

/// The scale of a column.
fn scale(page: &Page, rows: &[Row], column: &Column) -> Scale {
    let summary = &page.dossier.summary;
    let figures: Vec<&Figure> =
        rows.iter().filter_map(|r| figure(summary, &r.arm.summary.name, column.id)).collect();
    let unit = figures.first().map_or("", |f| f.unit.as_str());
    match unit.starts_with("share") || unit.starts_with("relative") {
        true => scale_of(unit, figures.iter().copied()),
        false => Scale { factor: 1.0, suffix: "", unit: unit.to_owned() },
    }
}

/// One measure of all schemes.
fn measure(page: &Page, rows: &[Row], index: usize) -> Markup {
    let column = &COLUMNS[index];
    let scale = scale(page, rows, column);
    let cells: Vec<&Cell> = rows.iter().filter_map(|r| r.cells[index].as_ref()).collect();
    let (low, high) = reach(&cells);
    let axis = (low.min(0.0), if high > low { high } else { low + 1.0 });
    html! {
        div class="measure" role="group" aria-label=(column.title) {
            p class="measure-title" {
                (heading(page, column))
                span class="unit" { (if scale.is_percent() { "% " } else { "" }) (column.unit) }
            }
            @for row in rows { (one(row, row.cells[index].as_ref(), &scale, axis)) }
        }
    }
}

/// The name of a measure, which leads to its definition, and which way is worse.
fn heading(page: &Page, column: &Column) -> Markup {
    let worse = page.dossier.measure(column.id).map(|m| m.harm) == Some(Harm::Up);
    html! {
        strong {
            @match page.definition(column.id) {
                Some(place) => a href=(format!("#{place}")) { (column.title) },
                None => (column.title),
            }
        }
        @if worse { span class="worse" { "more is worse" } }
    }
}

/// One scheme in one measure: its name (seen where columns do not share it), bar and number.
fn one(row: &Row, cell: Option<&Cell>, scale: &Scale, axis: (f64, f64)) -> Markup {
    html! {
        p class="one" {
            span class="who" { (name(row)) }
            @match cell.filter(|c| c.shown().is_some()) {
                Some(cell) => {
                    (bar(cell, axis))
                    span class="value" title=(told(cell, scale)) { (scale.short(cell)) }
                }
                None => { span {} span class="value silent" { (silence(cell)) } },
            }
        }
    }
}

/// What stands in the place of a bar: 0 of what was not met at all, or nothing to tell.
fn silence(cell: Option<&Cell>) -> &'static str {
    if cell.is_some_and(|c| c.silence() == NONE) { "0" } else { "–" }
}

/// The interval and the cases, for whoever points at a number.
fn told(cell: &Cell, scale: &Scale) -> String {
    let range = cell.interval().map_or(String::new(), |_| format!("{}; ", scale.interval(cell)));
    format!("{range}n {}", whole(cell.n))
}

/// A bar from zero with its interval, on a ground of 100 by 16.
fn bar(cell: &Cell, (low, high): (f64, f64)) -> Markup {
    let at = |value: f64| ((value - low) / (high - low)).clamp(0.0, 1.0) * 100.0;
    let place = |value: f64| format!("{:.1}", at(value));
    let value = cell.shown().unwrap_or(0.0);
    let (zero, end) = (at(0.0), at(value));
    html! {
        svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true" {
            rect class="bar arm1" x=(format!("{:.1}", zero.min(end))) y="4"
                width=(format!("{:.1}", (end - zero).abs().max(0.6))) height="8" data-value=(exact(value)) {}
            @if let Some((from, to)) = cell.interval() {
                line class="reach" x1=(place(from)) x2=(place(to)) y1="8" y2="8" {}
            }
            line class="zero" x1=(place(0.0)) x2=(place(0.0)) y1="0" y2="16" {}
        }
    }
}

/// The same numbers with intervals and what they rest on.
fn table(page: &Page, rows: &[Row]) -> Markup {
    let scales: Vec<Scale> = COLUMNS.iter().map(|c| scale(page, rows, c)).collect();
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="measures side-by-side" {
                caption { "Schemes side by side, with intervals and the cases that numbers rest on" }
                thead { tr {
                    th scope="col" { "Scheme" }
                    @for (column, scale) in COLUMNS.iter().zip(&scales) {
                        th scope="col" class="num" {
                            (column.title) ", " (if scale.is_percent() { "% " } else { "" }) (column.unit)
                        }
                    }
                } }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" { (name(row)) }
                            @for (cell, scale) in row.cells.iter().zip(&scales) {
                                @match cell.filter(|c| c.shown().is_some()) {
                                    Some(cell) => (compact(Some(&cell), scale, row.arm.number)),
                                    None => td class="num silent" { (silence(cell.as_ref())) },
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What each scheme is, in a sentence or two.
fn schemes(page: &Page) -> Markup {
    html! {
        details class="schemes" {
            summary { "What each scheme is" }
            dl {
                @for arm in page.live() {
                    dt id=(anchor("scheme", &arm.summary.name)) { (arm.label()) }
                    dd { (arm.words.map_or(String::new(), |w| first_sentences(&w.summary))) }
                }
            }
        }
    }
}
