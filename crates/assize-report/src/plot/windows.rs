//! Published figures and simulated ones side by side over calendar time: a window a figure, with the
//! published range as a box.

use maud::{Markup, html};

use super::axis::{Axis, ticks};
use super::{Plot, Window, Windows, sentence};
use crate::number::{Scale, exact};

/// The width of the drawing.
const WIDTH: f64 = 440.0;
/// Its height.
const HEIGHT: f64 = 250.0;
/// Room for the numbers on the left, and on the right, above and below.
const MARGINS: [f64; 4] = [66.0, 14.0, 26.0, 42.0];
/// The least width of a window, for the state at the end of a month.
const LEAST: f64 = 7.0;

/// Draws the windows.
pub(super) fn draw(plot: &Plot, windows: &Windows) -> Markup {
    let [left, right, top, bottom] = MARGINS;
    let k = plot.scale.factor;
    let marks = ticks(0.0, highest(windows) * k, 4);
    let y = Axis {
        from: marks[0] / k,
        to: marks[marks.len() - 1] / k,
        start: HEIGHT - bottom,
        end: top,
    };
    let x =
        Axis { from: 0.0, to: f64::from(windows.periods.max(1)), start: left, end: WIDTH - right };
    let words = sentence(plot);
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(words) class="windows" {
            title { (plot.title) }
            (value_axis(&marks, k, &y, &plot.scale))
            (time_axis(windows, &x))
            text class="axis" x="0" y="12" { (plot.scale.unit) }
            @for window in &windows.all { (one(window, &x, &y)) }
        }
    }
}

/// The highest number that must have room; an interval much longer than the numbers runs out.
fn highest(windows: &Windows) -> f64 {
    let values = windows.all.iter().flat_map(|w| [w.range.1, w.simulated.shown().unwrap_or(0.0)]);
    let most = values.fold(0.0, f64::max);
    let ends = windows.all.iter().filter_map(|w| Some(w.simulated.interval()?.1));
    ends.fold(most, f64::max).min(1.5 * most)
}

/// Horizontal lines with their numbers.
fn value_axis(marks: &[f64], k: f64, y: &Axis, scale: &Scale) -> Markup {
    let plain = Scale { factor: 1.0, ..scale.clone() };
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

/// Years along the bottom, or months where the first day is not known or the run is short.
fn time_axis(windows: &Windows, x: &Axis) -> Markup {
    let bottom = HEIGHT - MARGINS[3];
    let (marks, title) = match windows.start {
        Some(start) if windows.periods > 18 => (years(start, windows.periods), "year"),
        _ => (months(windows.periods), "months since the start"),
    };
    html! {
        @for (month, label) in marks {
            @let at = format!("{:.1}", x.at(month));
            line class="grid" x1=(at) x2=(at) y1=(bottom) y2=(bottom + 4.0) {}
            text class="tick" x=(at) y=(bottom + 17.0) text-anchor="middle" { (label) }
        }
        text class="axis" x=(MARGINS[0]) y=(HEIGHT - 5.0) { (title) }
    }
}

/// The beginning of each year that lies in the run, in months since the start.
fn years((year, month): (i32, u32), periods: u32) -> Vec<(f64, String)> {
    let first = (13 - month) % 12;
    let label = if month == 1 { year } else { year + 1 };
    let all = (0..).map(|i| first + 12 * i).take_while(|at| *at < periods);
    all.zip(label..).map(|(at, year)| (f64::from(at), year.to_string())).collect()
}

/// Every so many months.
fn months(periods: u32) -> Vec<(f64, String)> {
    let step = [1, 2, 3, 6, 12, 24, 60].into_iter().find(|s| periods / s <= 6).unwrap_or(120);
    (0..=periods / step).map(|i| (f64::from(i * step), (i * step).to_string())).collect()
}

/// One window: the published range as a box, the published and the simulated figure as bars across.
fn one(window: &Window, x: &Axis, y: &Axis) -> Markup {
    let from = x.at(f64::from(window.months.0.saturating_sub(1)));
    let to = x.at(f64::from(window.months.1)).max(from + LEAST);
    let (low, high) = (y.at(window.range.0), y.at(window.range.1));
    let line = |value: f64| {
        let at = y.at(value);
        format!("{from:.1},{at:.1} {to:.1},{at:.1}")
    };
    let values = |value: f64| format!("{}:{}", window.months.1, exact(value));
    let input = if window.is_input { " input" } else { "" };
    html! {
        polygon class=(format!("range arm0{input}"))
            points=(format!("{from:.1},{low:.1} {to:.1},{low:.1} {to:.1},{high:.1} {from:.1},{high:.1}")) {}
        polyline class=(format!("line arm0{input}")) points=(line(window.published))
            stroke-dasharray=(if window.is_input { "3 2" } else { "none" })
            data-values=(values(window.published)) {}
        @if let Some(value) = window.simulated.shown() {
            @if let Some((a, b)) = window.simulated.interval() {
                @let middle = format!("{:.1}", f64::midpoint(from, to));
                g class="whisker" {
                    line x1=(middle) x2=(middle) y1=(format!("{:.1}", y.at(a))) y2=(format!("{:.1}", y.at(b))) {}
                }
            }
            polyline class="line arm2 simulated" points=(line(value)) data-values=(values(value)) {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_begin_in_january() {
        // A run from October 2013: January 2014 is three months later.
        let marks = years((2013, 10), 30);
        let ends: Vec<_> = marks.iter().map(|(at, year)| (*at as u32, year.as_str())).collect();
        assert_eq!(ends, [(3, "2014"), (15, "2015"), (27, "2016")]);
        assert_eq!(years((2014, 1), 13)[0], (0.0, "2014".to_owned()));
    }
}
