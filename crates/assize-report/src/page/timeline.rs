//! The time line of a life: a row for each score and list of each arm, with marks for single days;
//! and its twin, a table.

use maud::{Markup, html};

use crate::dossier::{Path, Story};
use crate::lives::{Sort, Span, Window};

/// The width of the drawing.
const WIDTH: f64 = 760.0;
/// Where time begins and ends.
const FROM: f64 = 8.0;
const TO: f64 = WIDTH - 8.0;
/// The height of a heading, and of a row.
const HEAD: f64 = 20.0;
const ROW: f64 = 24.0;
/// Below the rows.
const FOOT: f64 = 26.0;
/// The width of a letter, about.
const LETTER: f64 = 6.6;

/// A row of an arm.
enum Row<'a> {
    Heading(&'a Path),
    Spans(&'a str, Vec<&'a Span>),
    Marks(&'a Path),
}

impl Row<'_> {
    fn height(&self) -> f64 {
        match self {
            Row::Heading(_) => HEAD,
            Row::Spans(..) => ROW + 12.0,
            Row::Marks(_) => ROW,
        }
    }
}

/// The drawing with its twin; nothing if no time is known or nothing can be drawn.
pub(super) fn figure(story: &Story) -> Markup {
    let rows = rows(story);
    let Some(window) = story.window.filter(|w| w.days > 0 && !rows.is_empty()) else {
        return html! {};
    };
    let words = alt(story);
    let height: f64 = rows.iter().map(Row::height).sum::<f64>() + FOOT;
    html! {
        figure class="timeline" {
            figcaption { "SYNTHETIC person " (story.person) ": bands, lists and marked days. " (key()) }
            div class="scroll" tabindex="0" role="group" aria-label="Time line" {
                svg viewBox=(format!("0 0 {WIDTH} {height:.0}")) role="img" aria-label=(words) {
                    title { "SYNTHETIC person " (story.person) " over time" }
                    desc { (words) }
                    (years(window, height))
                    (drawn(&rows, window))
                }
            }
            details { summary { "The same as a table" } (table(story)) }
        }
    }
}

/// The rows of all arms: an arm in which nothing is known of bands, lists or days has none.
fn rows(story: &Story) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for path in story.paths.iter().filter(|p| !p.spans.is_empty() || !p.marks.is_empty()) {
        rows.push(Row::Heading(path));
        let mut names: Vec<&str> = Vec::new();
        for span in &path.spans {
            if !names.contains(&span.of.as_str()) {
                names.push(&span.of);
            }
        }
        for name in names {
            let own = path.spans.iter().filter(|span| span.of == name).collect();
            rows.push(Row::Spans(name, own));
        }
        if !path.marks.is_empty() {
            rows.push(Row::Marks(path));
        }
    }
    rows
}

/// What the marks stand for.
fn key() -> Markup {
    html! {
        span class="key" {
            "Worse than the default is filled. Marks: "
            @for (at, sort) in Sort::ALL.into_iter().enumerate() {
                @if at > 0 { "; " }
                svg class="sign" viewBox="-7 -7 14 14" aria-hidden="true" { (sign(sort, 0.0, 0.0)) }
                " " (sort.words())
            }
            "."
        }
    }
}

fn x(day: u32, window: Window) -> f64 {
    FROM + (TO - FROM) * f64::from(day.min(window.days)) / f64::from(window.days)
}

fn drawn(rows: &[Row], window: Window) -> Markup {
    let mut top = 0.0;
    let placed: Vec<(f64, &Row)> = rows
        .iter()
        .map(|row| {
            let at = top;
            top += row.height();
            (at, row)
        })
        .collect();
    html! {
        @for (top, row) in placed {
            @match row {
                Row::Heading(path) => {
                    text class="head" x=(FROM) y=(format!("{:.1}", top + 15.0)) { (path.arm) }
                },
                Row::Spans(name, spans) => {
                    text class="tick" x=(FROM) y=(format!("{:.1}", top + 9.0)) { (name) }
                    @for span in spans { (bar(span, top + 12.0, window)) }
                },
                Row::Marks(path) => @for mark in &path.marks {
                    (sign(mark.sort, x(mark.day, window), top + 12.0))
                },
            }
        }
    }
}

/// Some time in a band or on a list.
fn bar(span: &Span, top: f64, window: Window) -> Markup {
    let (from, to) = (x(span.first, window), x(span.last, window));
    let width = (to - from).max(1.5);
    let class = if span.is_worse { "span worst" } else { "span" };
    let fits = span.label.chars().count() as f64 * LETTER + 8.0 < width;
    html! {
        rect class=(class) x=(format!("{from:.1}")) y=(format!("{top:.1}"))
            width=(format!("{width:.1}")) height="17" {}
        @if fits {
            text class=(format!("{class} words")) x=(format!("{:.1}", from + 4.0))
                y=(format!("{:.1}", top + 13.0)) { (span.label) }
        }
    }
}

/// A mark; each sort has a shape of its own.
fn sign(sort: Sort, x: f64, y: f64) -> Markup {
    let at = format!("translate({x:.1} {y:.1})");
    let shape = match sort {
        Sort::Record => "M-4 0H4M0 -4V4",
        Sort::FalseRecord => "M-5 -5L5 5M-5 5L5 -5",
        Sort::Loss => "M-5 -4H5L0 5Z",
        Sort::Refusal => "M-5 -5H5V5H-5Z",
        Sort::Redress => "M0 -6L6 0L0 6L-6 0Z",
    };
    let class = match sort {
        Sort::Record | Sort::FalseRecord => "mark stroke",
        Sort::Redress => "mark open",
        _ => "mark",
    };
    html! { path class=(class) transform=(at) d=(shape) {} }
}

/// The beginning of each year, or of each quarter in a short run.
fn years(window: Window, height: f64) -> Markup {
    let (year, month, _) = window.first;
    let months = window.days / 30;
    let step = if months > 30 { 12 } else { 3 };
    let first = (step - (month - 1) % step) % step;
    let marks = (0..).map(|i| first + i * step).take_while(|at| *at <= months);
    let label = |at: u32| {
        let month = month - 1 + at;
        let year = year + (month / 12) as i32;
        if step == 12 { year.to_string() } else { format!("{year}-{:02}", month % 12 + 1) }
    };
    // Months are 30.44 days long on average: near enough for a line two pixels wide.
    let day = |at: u32| at * 3_044 / 100;
    html! {
        @for at in marks {
            @let x = format!("{:.1}", x(day(at), window));
            line class="grid" x1=(x) x2=(x) y1="0" y2=(format!("{:.1}", height - FOOT)) {}
            text class="tick" x=(x) y=(format!("{:.1}", height - 8.0)) { (label(at)) }
        }
    }
}

/// The drawing in a sentence for each arm.
fn alt(story: &Story) -> String {
    let span = |s: &Span| format!("{} {} from {} to {}", s.of, s.label, s.dates.0, s.dates.1);
    let of_arm = |path: &Path| {
        let worse: Vec<String> = path.spans.iter().filter(|s| s.is_worse).map(span).collect();
        let told = match worse.len() {
            0 => "never worse than the default".to_owned(),
            1..=4 => worse.join("; "),
            n => format!("{}; and {} times more", worse[..4].join("; "), n - 4),
        };
        let count = |sort: Sort| path.marks.iter().filter(|m| m.sort == sort).count();
        let marks: Vec<String> = Sort::ALL
            .into_iter()
            .filter(|sort| count(*sort) > 0)
            .map(|sort| format!("{}: {}", sort.words(), count(sort)))
            .collect();
        let marks =
            if marks.is_empty() { String::new() } else { format!(" ({})", marks.join(", ")) };
        format!("{}: {told}{marks}.", path.arm)
    };
    let arms: Vec<String> = story.paths.iter().map(of_arm).collect();
    format!("Time line of synthetic person {}. {}", story.person, arms.join(" "))
}

/// The twin of the drawing.
fn table(story: &Story) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table {
                caption { "SYNTHETIC person " (story.person) ": bands and lists" }
                thead { tr {
                    th scope="col" { "Arm" } th scope="col" { "Score or list" } th scope="col" { "Band" }
                    th scope="col" { "From" } th scope="col" { "To" } th scope="col" { "Worse than the default" }
                } }
                tbody {
                    @for path in &story.paths { @for span in &path.spans { tr {
                        th scope="row" { (path.arm) } td { (span.of) } td { (span.label) }
                        td { (span.dates.0) } td { (span.dates.1) }
                        td { @if span.is_worse { "yes" } @else { "no" } }
                    } } }
                }
            }
        }
    }
}
