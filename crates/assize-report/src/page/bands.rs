//! Score and bands: where people stand at the end, and how they came there.

use assize_base::evidence::Figure;
use maud::{Markup, html};

use super::figure::headed_bars;
use super::read::{Samples, band_shares, series};
use super::{Arm, Page, Section, cell, scale_of};
use crate::number::Scale;
use crate::plot::{Bar, Panel, Plot, Shape};
use crate::words::anchor;

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let shares = page.ids(&["band.share."]);
    let body = html! {
        @if shares.is_empty() {
            p class="missing" { "No arm of this run has a score of persons, or bands were not measured." }
        } @else {
            (at_the_end(page))
            (over_time(page, "person", "fig-bands-over-time", "Persons by band over time"))
        }
        (series_figure(page, "restricted.share", "Persons below the default band or on a list, over time"))
        (series_figure(page, "score.mean", "Average score over time"))
        (page.arm_table("Scores of persons at the end, and moves between bands",
            &page.ids(&["score.", "band.moves", "restricted."])))
    };
    Section { id: "bands", title: "Score and bands", body }
}

/// Bars of the band shares at the end.
fn at_the_end(page: &Page) -> Markup {
    let rows = by_policy_order(page);
    let Some((_, _, first)) = rows.first() else { return html! {} };
    let scale = scale_of(&first.unit, rows.iter().map(|(_, _, f)| *f));
    let bars = rows.iter().map(|(arm, band, figure)| {
        let id = format!("band.share.{band}");
        let bar = Bar::new(band.clone(), arm.number, cell(figure)).of(&id, None);
        (page.heading(arm), bar)
    });
    let shape = headed_bars(bars.collect());
    let plot = Plot {
        id: "fig-bands".to_owned(),
        title: "Persons by band at the end".to_owned(),
        what: "persons in the band".to_owned(),
        rows: "Band".to_owned(),
        scale,
        replicates: page.dossier.summary.replicates,
        table: "measures",
        measure: String::new(),
        shape,
    };
    page.figure(&plot, page.definition("band.share.x"), "Best band first.")
}

/// The band shares of all arms, best band first as the policy has them.
fn by_policy_order<'a>(page: &Page<'a>) -> Vec<(Arm<'a>, String, &'a Figure)> {
    let mut out = Vec::new();
    for arm in page.live() {
        let own = arm.summary.measures.iter();
        let mut rows: Vec<(usize, String, &Figure)> = own
            .filter_map(|(id, figure)| Some((id.strip_prefix("band.share.")?, figure)))
            .map(|(label, figure)| (rank(page, "person", label), label.to_owned(), figure))
            .collect();
        rows.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        out.extend(rows.into_iter().map(|(_, label, figure)| (arm, label, figure)));
    }
    out
}

/// The place of a band in the policies, best first.
fn rank(page: &Page, subject: &str, label: &str) -> usize {
    let scores = page.dossier.arms.iter().filter_map(|a| a.score(subject));
    scores.filter_map(|s| s.bands.iter().position(|b| b.label == label)).min().unwrap_or(usize::MAX)
}

/// A panel for each band that is not the default, and one for the default.
pub(super) fn over_time(page: &Page, subject: &str, id: &str, title: &str) -> Markup {
    let samples = band_shares(page, subject);
    let panels = band_panels(page, subject, &samples);
    if panels.is_empty() {
        return html! { p class="missing" { (title) ": the table of bands was not handed over." } };
    }
    let plot = Plot {
        id: id.to_owned(),
        title: title.to_owned(),
        what: "subjects in the band".to_owned(),
        rows: "Month".to_owned(),
        scale: Scale::of(&format!("share of scored {subject}s"), 1.0),
        replicates: page.dossier.summary.replicates,
        table: "bands",
        measure: String::new(),
        shape: Shape::Lines(panels),
    };
    page.figure(&plot, page.definition("band.share.x"), "Each panel has its own scale.")
}

/// The panels in the order of the policy.
fn band_panels(page: &Page, subject: &str, samples: &Samples) -> Vec<Panel> {
    let mut bands: Vec<(usize, &str, bool)> = Vec::new();
    for score in page.dossier.arms.iter().filter_map(|a| a.score(subject)) {
        for (at, band) in score.bands.iter().enumerate() {
            if !bands.iter().any(|(_, label, _)| *label == band.label) {
                bands.push((at, &band.label, band.is_default));
            }
        }
    }
    bands.sort_by_key(|(at, _, _)| *at);
    let title = |label: &str, default: bool| {
        if default { format!("Band {label} (default)") } else { format!("Band {label}") }
    };
    bands
        .iter()
        .filter_map(|(_, label, default)| samples.panel(page, label, &title(label, *default)))
        .collect()
}

/// One measure over time, a line an arm, if the series has it.
pub(super) fn series_figure(page: &Page, id: &str, title: &str) -> Markup {
    let Some((panel, unit)) = series(page, id, &page.title(id)) else { return html! {} };
    let values = panel.lines.iter().flat_map(|l| &l.points).filter_map(|(_, c)| c.shown());
    let largest = values.map(f64::abs).fold(0.0, f64::max);
    let plot = Plot {
        id: anchor("fig", &format!("{id} over time")),
        title: title.to_owned(),
        what: page.title(id),
        rows: "Month".to_owned(),
        scale: Scale::of(&unit, largest),
        replicates: page.dossier.summary.replicates,
        table: "series",
        measure: id.to_owned(),
        shape: Shape::Lines(vec![panel]),
    };
    page.figure(&plot, page.definition(id), "")
}
