//! The run beside what was published: every target with its range, in time and in words.

use maud::{Markup, html};

use super::{Page, Section};
use crate::dossier::TargetFigure;
use crate::number::{Cell, Scale, grouped};
use crate::plot::{Plot, Shape, Window, Windows};
use crate::words::{anchor, plural, sentence};

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let targets = &page.dossier.targets;
    let body = html! {
        @if targets.is_empty() {
            p class="missing" {
                "This study is held against no published figure: nothing here says how near the \
                 simulated numbers are to anything that happened."
            }
        } @else {
            (first_words(page))
            @for series in series(targets) { (figure(page, &series)) }
            (outside(page))
            (sources(page))
        }
    };
    Section { id: "targets", title: "Beside what was published", body }
}

/// How many targets are met, and what that is worth.
fn first_words(page: &Page) -> Markup {
    let targets = &page.dossier.targets;
    let told: Vec<&TargetFigure> =
        targets.iter().filter(|t| !t.shown_only && t.is_inside.is_some()).collect();
    let inside = told.iter().filter(|t| t.is_inside == Some(true)).count();
    let near = told.iter().filter(|t| t.is_inside == Some(false) && is_within_chance(t)).count();
    let shown = targets.iter().filter(|t| t.shown_only).count() as u64;
    html! {
        p {
            @if told.is_empty() {
                "No target of this study can be compared. "
            } @else {
                strong {
                    "Of " (plural(told.len() as u64, "published figure")) " that the study is held \
                     against, the simulated value lies inside the published range for "
                    (inside) "."
                }
                " "
                @if near > 0 {
                    "For " (near) " more the interval of chance reaches the range: more persons or \
                     replicates would tell. "
                }
            }
            @if shown > 0 {
                (plural(shown, "further figure")) " " (if shown == 1 { "is" } else { "are" })
                " only shown: an input of the run, or not independent of one, so that agreement \
                 proves nothing."
            }
        }
        p {
            "Assumed numbers of a study may have been chosen so that such figures come out: agreement \
             then says that the model can produce them, not that it produces them for the right \
             reason. Totals of windows of different length are drawn for each month, so that they \
             can be compared."
        }
    }
}

/// Whether chance alone could carry a simulated value into the published range.
fn is_within_chance(target: &TargetFigure) -> bool {
    let interval = target.simulated_low.zip(target.simulated_high);
    interval.is_some_and(|(low, high)| low < high && low <= target.high && high >= target.low)
}

/// Targets that are points of one series, in the order in which they first appear.
fn series(targets: &[TargetFigure]) -> Vec<Vec<&TargetFigure>> {
    let mut out: Vec<Vec<&TargetFigure>> = Vec::new();
    for target in targets {
        let same = |other: &&TargetFigure| {
            (&other.arm, &other.measure, &other.unit)
                == (&target.arm, &target.measure, &target.unit)
        };
        match out.iter_mut().find(|s| s.first().is_some_and(same)) {
            Some(series) => series.push(target),
            None => out.push(vec![target]),
        }
    }
    out
}

/// One series over time.
fn figure(page: &Page, series: &[&TargetFigure]) -> Markup {
    let Some(first) = series.first() else { return html! {} };
    let windows: Vec<Window> = series.iter().map(|t| window(page, t)).collect();
    let largest = windows.iter().map(|w| w.published.abs()).fold(0.0, f64::max);
    let what = match series {
        [only] => only.title.clone(),
        _ => page.title(&first.measure),
    };
    let plot = Plot {
        id: anchor("fig", &format!("target {} {} {}", first.measure, first.arm, first.unit)),
        title: format!("{}, published and simulated", sentence(&what)),
        what,
        rows: "Window".to_owned(),
        scale: Scale::of(&unit(page, first), largest),
        replicates: page.dossier.summary.replicates,
        table: "targets",
        measure: String::new(),
        shape: Shape::Windows(Windows {
            start: start(page),
            periods: page.dossier.summary.periods,
            all: windows,
        }),
    };
    let note = format!("Arm: {}.", first.arm);
    page.figure(&plot, page.definition(&first.measure), &note)
}

/// The unit in words: a count that it is divided by is named by its title.
fn unit(page: &Page, target: &TargetFigure) -> String {
    let unit = target.monthly_unit();
    let mut parts = unit.split('`');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(before), Some(id), Some(after)) => format!("{before}{}{after}", page.title(id)),
        _ => unit,
    }
}

/// A target as a window, a total as its monthly mean.
fn window(page: &Page, target: &TargetFigure) -> Window {
    let months = target.months.1.saturating_sub(target.months.0) + 1;
    let by = if target.is_total() { f64::from(months) } else { 1.0 };
    let summary = &page.dossier.summary;
    Window {
        label: target.title.clone(),
        dates: format!("{} to {}", target.dates.0, target.dates.1),
        months: target.months,
        published: target.published / by,
        range: (target.low / by, target.high / by),
        simulated: Cell {
            value: target.simulated.map(|v| v / by),
            // What is counted is never below zero, however few replicates there are.
            low: target.simulated_low.map(|v| (v / by).max(0.0)),
            high: target.simulated_high.map(|v| v / by),
            n: summary.persons * u64::from(summary.replicates),
        },
        is_input: target.shown_only,
    }
}

/// Year and month in which the run begins.
fn start(page: &Page) -> Option<(i32, u32)> {
    let mut parts = page.dossier.provenance.from.split('-');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// The targets that are missed, in words.
fn outside(page: &Page) -> Markup {
    let missed: Vec<&TargetFigure> = page
        .dossier
        .targets
        .iter()
        .filter(|t| !t.shown_only && t.is_inside == Some(false))
        .collect();
    html! {
        @if !missed.is_empty() {
            h3 { "Outside the published range" }
            ul { @for target in missed { li { (sentence(&miss(target))) } } }
        }
    }
}

/// By how much a target is missed.
fn miss(target: &TargetFigure) -> String {
    let plain = Scale { factor: 1.0, suffix: "", unit: String::new() };
    let simulated = target.simulated.unwrap_or(f64::NAN);
    let (side, end) =
        if simulated < target.low { ("below", target.low) } else { ("above", target.high) };
    let by = ((simulated / end - 1.0).abs() * 100.0).max(0.1);
    format!(
        "{} ({} to {}): published {}, of which {} to {} is still compatible; simulated {}, which is \
         {side} that range by {} %{}.",
        target.title,
        target.dates.0,
        target.dates.1,
        plain.plain(target.published),
        plain.plain(target.low),
        plain.plain(target.high),
        plain.plain(simulated),
        grouped(by, if by < 10.0 { -1 } else { 0 }),
        if is_within_chance(target) { "; chance alone could explain it" } else { "" },
    )
}

/// Where each figure was published and what must be known to read it.
fn sources(page: &Page) -> Markup {
    html! {
        details {
            summary { "Table: where the " (page.dossier.targets.len()) " figures were published, and how to read them" }
            div class="scroll" tabindex="0" role="group" aria-label="Table" {
                table class="sources" {
                    caption { "Sources of the published figures" }
                    thead { tr {
                        th scope="col" { "Figure" }
                        th scope="col" { "Used as" }
                        th scope="col" { "Published in" }
                        th scope="col" { "What must be known" }
                    } }
                    tbody {
                        @for target in &page.dossier.targets {
                            tr {
                                th scope="row" { (target.title) ", " (target.dates.0) " to " (target.dates.1) }
                                td { (if target.shown_only { "shown only" } else { "target" }) }
                                td { (page.basis(&target.basis)) }
                                td { (target.note) }
                            }
                        }
                    }
                }
            }
        }
    }
}
