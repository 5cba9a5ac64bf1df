//! Bars from zero with intervals, each labelled with its own name and number.

use maud::{Markup, html};

use super::axis::{Axis, reach, ticks};
use super::{Bar, Plot, Section, sentence};
use crate::number::{Scale, exact};

/// The width of the drawing; it is shown at about this many pixels.
const WIDTH: f64 = 440.0;
/// Where labels end and bars begin.
const LEFT: f64 = 156.0;
/// Where bars end and numbers begin.
const RIGHT: f64 = 366.0;
/// The height of a bar's row.
const ROW: f64 = 25.0;
/// The height of a heading's row.
const HEAD: f64 = 30.0;
/// The room for the axis below.
const FOOT: f64 = 46.0;
/// Characters of a label in one line.
const LABEL: usize = 23;

/// Draws the bars.
pub(super) fn draw(plot: &Plot, sections: &[Section]) -> Markup {
    let cells = plot.cells();
    let (low, high) = reach(&cells);
    let k = plot.scale.factor;
    let marks = ticks(low * k, high * k, 4);
    let axis = Axis { from: marks[0] / k, to: marks[marks.len() - 1] / k, start: LEFT, end: RIGHT };
    let rows = places(sections);
    let bottom = rows.last().map_or(10.0, |(y, _)| y + ROW);
    let height = bottom + FOOT;
    let words = sentence(plot);
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {height}")) role="img" aria-label=(words) class="bars" {
            title { (plot.title) }
            @for mark in &marks {
                @let x = format!("{:.1}", axis.at(mark / k));
                line class="grid" x1=(x) x2=(x) y1="4" y2=(bottom) {}
                text class="tick" x=(x) y=(bottom + 15.0) text-anchor="middle" {
                    (crate::number::Scale { factor: 1.0, ..plot.scale.clone() }.tick(*mark))
                }
            }
            @for (y, row) in &rows {
                @match row {
                    Row::Head(title) => text class="head" x="0" y=(y + 20.0) { (title) },
                    Row::Bar(bar) => (one(bar, *y, &axis, &plot.scale)),
                }
            }
            @let zero = format!("{:.1}", axis.at(0.0));
            line class="zero" x1=(zero) x2=(zero) y1="4" y2=(bottom) {}
            @let name = plot.axis_title();
            @let x = if name.chars().count() > 44 { 0.0 } else { LEFT };
            text class="axis" x=(x) y=(bottom + 36.0) { (name) }
        }
    }
}

/// A row of the drawing.
enum Row<'a> {
    Head(&'a str),
    Bar(&'a Bar),
}

/// The rows with their places from the top.
fn places(sections: &[Section]) -> Vec<(f64, Row<'_>)> {
    let mut y = 4.0;
    let mut rows = Vec::new();
    for section in sections {
        if !section.title.is_empty() {
            rows.push((y, Row::Head(section.title.as_str())));
            y += HEAD;
        }
        for bar in &section.bars {
            rows.push((y, Row::Bar(bar)));
            y += ROW;
        }
    }
    rows
}

/// One bar with its label, interval and number.
fn one(bar: &Bar, y: f64, axis: &Axis, scale: &Scale) -> Markup {
    let middle = y + ROW / 2.0;
    html! {
        (label(&bar.label, middle))
        @match bar.cell.shown() {
            Some(value) => {
                (body(bar, value, y, axis))
                (whisker(bar, middle, axis))
                text class="number" x=(WIDTH) y=(middle + 4.5) text-anchor="end" {
                    (scale.value(&bar.cell))
                }
            }
            None => text class="silence" x=(axis.at(0.0) + 6.0) y=(middle + 4.5) {
                (bar.cell.silence())
            },
        }
    }
}

/// The label in one line or two.
fn label(text: &str, middle: f64) -> Markup {
    let lines = wrapped(text);
    let x = LEFT - 8.0;
    html! {
        @if let [only] = lines.as_slice() {
            text class="label" x=(x) y=(middle + 4.5) text-anchor="end" { (only) }
        } @else {
            @for (line, y) in lines.iter().zip([middle - 1.5, middle + 9.5]) {
                text class="label small" x=(x) y=(y) text-anchor="end" { (line) }
            }
        }
    }
}

/// Breaks a label into at most two lines; what does not fit is in the table.
fn wrapped(text: &str) -> Vec<String> {
    if text.chars().count() <= LABEL {
        return vec![text.to_owned()];
    }
    let mut lines = vec![String::new()];
    for word in text.split_inclusive([' ', '+']) {
        let last = lines.len() - 1;
        let length = lines[last].chars().count() + word.trim_end().chars().count();
        if lines[last].is_empty() || length <= LABEL + 3 {
            lines[last].push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    if lines.len() > 2 {
        lines.truncate(2);
        lines[1].push('…');
    }
    for line in &mut lines {
        if line.chars().count() > LABEL + 5 {
            *line = line.chars().take(LABEL + 4).chain(['…']).collect();
        }
    }
    lines
}

/// The bar itself, from zero.
fn body(bar: &Bar, value: f64, y: f64, axis: &Axis) -> Markup {
    let (zero, end) = (axis.at(0.0), axis.at(value));
    html! {
        rect class=(format!("bar arm{}", bar.arm % 5)) x=(format!("{:.1}", zero.min(end)))
            y=(y + 5.0) width=(format!("{:.1}", (end - zero).abs().max(0.6))) height=(ROW - 10.0)
            data-value=(exact(value)) {}
    }
}

/// The interval; an end that leaves the plot has no cap.
fn whisker(bar: &Bar, middle: f64, axis: &Axis) -> Markup {
    let Some((low, high)) = bar.cell.interval() else { return html! {} };
    let (from, to) = (axis.at(low), axis.at(high));
    let place = |x: f64| format!("{x:.1}");
    html! {
        g class="whisker" {
            line x1=(place(from)) x2=(place(to)) y1=(middle) y2=(middle) {}
            @for end in [low, high].into_iter().filter(|end| axis.holds(*end)) {
                @let x = place(axis.at(end));
                line x1=(x) x2=(x) y1=(middle - 3.5) y2=(middle + 3.5) {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_labels_take_two_lines_and_no_more() {
        assert_eq!(wrapped("a flight"), ["a flight"]);
        assert_eq!(wrapped("a place at a private fee-paying school").len(), 2);
        let long = "a very long title of a service that nobody will ever be able to read at once";
        assert!(wrapped(long)[1].ends_with('…'));
        assert_eq!(
            wrapped("2 wendeng-2020+court-defaulters-2017"),
            ["2 wendeng-2020+", "court-defaulters-2017"]
        );
        assert!(wrapped(&"x".repeat(90))[0].chars().count() <= LABEL + 5);
    }
}
