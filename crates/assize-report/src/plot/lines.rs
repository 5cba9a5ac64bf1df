//! Lines over time in small panels: one subject a panel, one line an arm, intervals as a shade.

use maud::{Markup, html};

use super::axis::{Axis, ticks};
use super::{Line, Panel, Plot, sentence};
use crate::number::{Cell, Scale, exact};
use crate::palette::DASHES;
use crate::words::sentence as capital;

/// The width of a panel.
const WIDTH: f64 = 300.0;
/// Its height.
const HEIGHT: f64 = 208.0;
/// Room for the numbers on the left, the arm's number on the right, above and below.
const MARGINS: [f64; 4] = [48.0, 22.0, 24.0, 44.0];

/// Draws all panels; each has its own scale.
pub(super) fn draw(plot: &Plot, panels: &[Panel]) -> Markup {
    html! {
        div class=(if panels.len() == 1 { "panels single" } else { "panels" }) {
            @for panel in panels {
                div class="panel" {
                    p class="panel-title" { (capital(&panel.title)) }
                    (one(plot, panel))
                }
            }
        }
    }
}

/// Draws one panel.
fn one(plot: &Plot, panel: &Panel) -> Markup {
    let [left, right, top, bottom] = MARGINS;
    let cells: Vec<&Cell> = panel.lines.iter().flat_map(|l| &l.points).map(|(_, c)| c).collect();
    let k = plot.scale.factor;
    let marks = value_ticks(&cells, k, plot.scale.is_percent());
    let last = panel.lines.iter().flat_map(|l| &l.points).map(|(m, _)| *m).max().unwrap_or(1);
    let y = Axis {
        from: marks[0] / k,
        to: marks[marks.len() - 1] / k,
        start: HEIGHT - bottom,
        end: top,
    };
    let x = Axis { from: 0.0, to: f64::from(last), start: left, end: WIDTH - right };
    let words = sentence(&Plot {
        title: panel.title.clone(),
        shape: super::Shape::Lines(vec![panel.clone()]),
        ..plot.clone()
    });
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(words) class="lines" {
            title { (panel.title) }
            (value_axis(&marks, k, &y, &plot.scale))
            (time_axis(last, &x))
            text class="axis" x="0" y="11" { (plot.scale.unit) }
            @for line in &panel.lines {
                (curve(line, &x, &y))
            }
            (end_labels(panel, &x, &y))
        }
    }
}

/// Ticks from zero; from near the data where they are far from zero and close together; never beyond
/// 100 %.
fn value_ticks(cells: &[&Cell], k: f64, percent: bool) -> Vec<f64> {
    let (mut low, mut high) = super::axis::reach(cells);
    let (least, most) = extremes(cells);
    if far_from_zero(least, most) {
        let spread = (most - least).max(most * 0.01);
        (low, high) = (least - spread / 2.0, most + spread / 2.0);
    } else {
        low = low.max(least.min(0.0));
    }
    let mut marks = ticks(low * k, high * k, 4);
    if percent && most <= 1.0 {
        marks.retain(|m| *m <= 100.0 + 1e-9);
    }
    marks
}

/// The least and the most of what is shown.
fn extremes(cells: &[&Cell]) -> (f64, f64) {
    let values = || cells.iter().filter_map(|c| c.shown());
    (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
}

/// Tells whether all values are so near to each other that an axis from zero would hide their course.
fn far_from_zero(least: f64, most: f64) -> bool {
    least.is_finite() && least > 0.0 && least > 0.7 * most
}

/// Tells whether the value axis of a panel does not begin at zero.
pub(super) fn is_cut(panel: &Panel) -> bool {
    let cells: Vec<&Cell> = panel.lines.iter().flat_map(|l| &l.points).map(|(_, c)| c).collect();
    let (least, most) = extremes(&cells);
    far_from_zero(least, most)
}

/// Horizontal lines with their numbers.
fn value_axis(marks: &[f64], k: f64, y: &Axis, scale: &Scale) -> Markup {
    let plain = Scale { factor: 1.0, suffix: "", unit: scale.unit.clone() };
    let [left, right, _, _] = MARGINS;
    html! {
        @for mark in marks {
            @let at = format!("{:.1}", y.at(mark / k));
            line class=(if *mark == 0.0 { "zero" } else { "grid" })
                x1=(left) x2=(WIDTH - right) y1=(at) y2=(at) {}
            text class="tick" x=(left - 6.0) y=(format!("{:.1}", y.at(mark / k) + 4.0))
                text-anchor="end" { (plain.tick(*mark)) }
        }
    }
}

/// Months along the bottom, by years where there are many.
fn time_axis(last: u32, x: &Axis) -> Markup {
    let step = [1, 2, 3, 6, 12, 24, 36, 60, 120].into_iter().find(|s| last / s <= 6).unwrap_or(240);
    let bottom = HEIGHT - MARGINS[3];
    html! {
        @for month in (0..=last / step).map(|i| i * step) {
            @let at = format!("{:.1}", x.at(f64::from(month)));
            line class="grid" x1=(at) x2=(at) y1=(bottom) y2=(bottom + 4.0) {}
            text class="tick" x=(at) y=(bottom + 17.0) text-anchor="middle" { (month) }
        }
        text class="axis" x=(MARGINS[0]) y=(HEIGHT - 6.0) { "months since the start" }
    }
}

/// The line of one arm with the shade of its intervals, broken where nothing can be shown.
fn curve(line: &Line, x: &Axis, y: &Axis) -> Markup {
    let arm = line.arm % 5;
    html! {
        @for run in line.points.split(|(_, c)| c.shown().is_none()).filter(|run| !run.is_empty()) {
            (unbroken(run, arm, x, y))
        }
    }
}

/// A part of a line without gaps.
fn unbroken(run: &[(u32, Cell)], arm: usize, x: &Axis, y: &Axis) -> Markup {
    let at = |m: u32, v: f64| format!("{:.1},{:.1}", x.at(f64::from(m)), y.at(v));
    let shown: Vec<(u32, f64)> = run.iter().filter_map(|(m, c)| Some((*m, c.shown()?))).collect();
    let ends = |c: &Cell| c.interval().or_else(|| c.shown().map(|v| (v, v)));
    let upper = run.iter().filter_map(|(m, c)| Some(at(*m, ends(c)?.1)));
    let lower = run.iter().rev().filter_map(|(m, c)| Some(at(*m, ends(c)?.0)));
    let shade = upper.chain(lower).collect::<Vec<_>>().join(" ");
    let path = shown.iter().map(|(m, v)| at(*m, *v)).collect::<Vec<_>>().join(" ");
    let values =
        shown.iter().map(|(m, v)| format!("{m}:{}", exact(*v))).collect::<Vec<_>>().join(" ");
    html! {
        @if run.iter().any(|(_, c)| c.interval().is_some()) {
            polygon class=(format!("shade arm{arm}")) points=(shade) {}
        }
        polyline class=(format!("line arm{arm}")) points=(path)
            stroke-dasharray=(DASHES[arm]) data-values=(values) {}
    }
}

/// A dot and the arm's number at the end of each line, pushed apart where they would touch.
fn end_labels(panel: &Panel, x: &Axis, y: &Axis) -> Markup {
    let mut ends: Vec<(f64, f64, usize)> = panel
        .lines
        .iter()
        .filter_map(|l| {
            let (month, cell) = l.points.iter().rev().find(|(_, c)| c.shown().is_some())?;
            Some((x.at(f64::from(*month)), y.at(cell.shown()?), l.arm))
        })
        .collect();
    ends.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut free = f64::NEG_INFINITY;
    let mut labels = Vec::new();
    for (_, at, arm) in &ends {
        let place = at.max(free);
        free = place + 12.0;
        labels.push((place, *arm));
    }
    html! {
        @for (cx, cy, arm) in &ends {
            circle class=(format!("dot arm{}", arm % 5)) cx=(format!("{cx:.1}"))
                cy=(format!("{cy:.1}")) r="3" {}
        }
        @for (place, arm) in labels.into_iter().filter(|_| panel.lines.len() > 1) {
            text class="end" x=(WIDTH - MARGINS[1] + 7.0) y=(format!("{:.1}", place + 4.0)) { (arm) }
        }
    }
}
