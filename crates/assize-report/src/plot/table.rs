//! The table beside a plot: the same numbers, to read and to copy.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::{Line, Panel, Plot, Section, Shape, Window, Windows};
use crate::number::{Cell, Scale, exact, whole};

/// The table of a plot.
pub(crate) fn twin(plot: &Plot) -> Markup {
    match &plot.shape {
        Shape::Bars(sections) => of_bars(plot, sections),
        Shape::Lines(panels) => of_lines(plot, panels),
        Shape::Windows(windows) => of_windows(plot, windows),
        Shape::Flow(flow) => super::flow::table(plot, flow),
    }
}

/// A row a bar: value, interval, and what it rests on.
fn of_bars(plot: &Plot, sections: &[Section]) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="twin" data-table=(plot.table) data-measure=[named(&plot.measure)] {
                caption { (plot.title) ": " (plot.axis_title()) }
                thead {
                    tr {
                        th scope="col" { (plot.rows) }
                        th scope="col" class="num" { (plot.what) }
                        th scope="col" class="num" { "95 % interval" }
                        th scope="col" class="num" { "n" }
                    }
                }
                @for section in sections {
                    tbody {
                        @if !section.title.is_empty() {
                            tr class="group" { th scope="rowgroup" colspan="4" { (linked(&section.title, section.definition.as_deref())) } }
                        }
                        @for bar in &section.bars {
                            tr data-arm=(bar.arm) data-measure=[named(&bar.measure)]
                                data-group=[named(&bar.group)] {
                                th scope="row" title=[named(&bar.measure)] { (linked(&bar.label, bar.definition.as_deref())) }
                                (numbers(&bar.cell, &plot.scale))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// An attribute that is left out where it is empty.
fn named(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}

/// A label that leads to its definition, where it has one.
fn linked(label: &str, definition: Option<&str>) -> Markup {
    html! {
        @match definition {
            Some(anchor) => a href=(format!("#{anchor}")) { (label) },
            None => (label),
        }
    }
}

/// Value, interval and n of a number as table cells.
pub(crate) fn numbers(cell: &Cell, scale: &Scale) -> Markup {
    html! {
        @match cell.shown() {
            Some(value) => td class="num" data-value=(exact(value)) { (scale.value(cell)) },
            None => td class="num silent" { (cell.silence()) },
        }
        td class="num quiet" { (scale.interval(cell)) }
        td class="num quiet" { (whole(cell.n)) }
    }
}

/// A row a month, a column a line; the interval stands under each value.
fn of_lines(plot: &Plot, panels: &[Panel]) -> Markup {
    let columns: Vec<(&Panel, &Line)> =
        panels.iter().flat_map(|p| p.lines.iter().map(move |l| (p, l))).collect();
    let months: BTreeSet<u32> =
        columns.iter().flat_map(|(_, l)| l.points.iter().map(|(m, _)| *m)).collect();
    let arms: BTreeSet<&str> = columns.iter().map(|(_, l)| l.name.as_str()).collect();
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="twin months" data-table=(plot.table) data-measure=[named(&plot.measure)] {
                caption { (plot.title) ": " (plot.axis_title()) }
                thead {
                    tr {
                        th scope="col" { (plot.rows) }
                        @for (panel, line) in &columns {
                            th scope="col" class="num" {
                                (panel.title)
                                @if arms.len() > 1 { br; span class="quiet" { (line.name) } }
                            }
                        }
                    }
                }
                tbody {
                    @for month in &months {
                        tr {
                            th scope="row" { (month) }
                            @for (_, line) in &columns { (at_month(line, *month, &plot.scale)) }
                        }
                    }
                }
            }
        }
    }
}

/// A row a window: published with its range, simulated with its interval, and what that says.
fn of_windows(plot: &Plot, windows: &Windows) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="twin targets" data-table=(plot.table) {
                caption { "The same figures: " (plot.scale.unit) }
                thead {
                    tr {
                        th scope="col" { (plot.rows) }
                        th scope="col" class="num" { "Published" }
                        th scope="col" class="num" { "Range" }
                        th scope="col" class="num" { "Simulated" }
                        th scope="col" class="num" { "95 % interval" }
                        th scope="col" { "Verdict" }
                    }
                }
                tbody { @for window in &windows.all { (window_row(window, &plot.scale)) } }
            }
        }
    }
}

/// One window.
fn window_row(window: &Window, scale: &Scale) -> Markup {
    let (low, high) = window.range;
    html! {
        tr {
            th scope="row" { (window.label) br; span class="quiet" { (window.dates) } }
            td class="num" data-value=(exact(window.published)) { (scale.plain(window.published)) }
            td class="num quiet" { (scale.plain(low)) " to " (scale.plain(high)) }
            @match window.simulated.shown() {
                Some(value) => td class="num" data-value=(exact(value)) { strong { (scale.value(&window.simulated)) } },
                None => td class="num silent" { (window.simulated.silence()) },
            }
            td class="num quiet" { (scale.interval(&window.simulated)) }
            td { (verdict(window)) }
        }
    }
}

/// What a window says of the fit.
fn verdict(window: &Window) -> &'static str {
    match (window.is_inside(), window.simulated.shown()) {
        _ if window.is_input => "input or not independent: no fit claimed",
        (Some(true), _) if window.is_wider_than_range() => {
            "inside the range, but chance is wider than the range"
        }
        (Some(true), _) => "inside the range",
        (_, Some(value)) if value < window.range.0 && window.is_within_chance() => {
            "below the range, but chance reaches it"
        }
        (_, Some(value)) if value < window.range.0 => "below the range",
        (_, Some(_)) if window.is_within_chance() => "above the range, but chance reaches it",
        (_, Some(_)) => "above the range",
        (_, None) => "nothing to compare",
    }
}

/// The number of a line in a month, with its interval.
fn at_month(line: &Line, month: u32, scale: &Scale) -> Markup {
    let cell = line.points.iter().find(|(m, _)| *m == month).map(|(_, c)| c);
    html! {
        @match cell.and_then(|c| Some((c, c.shown()?))) {
            Some((cell, value)) => td class="num" data-value=(exact(value)) {
                (scale.value(cell))
                @if cell.interval().is_some() {
                    " " span class="quiet range" { "(" (scale.interval(cell)) ")" }
                }
            },
            None => td class="num silent" { (cell.map_or("–", Cell::silence)) },
        }
    }
}
