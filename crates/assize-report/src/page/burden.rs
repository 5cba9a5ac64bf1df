//! Who carries the burden: detriments by group, how far groups are apart, and which two they are.

use assize_base::evidence::Between;
use maud::{Markup, html};

use super::bands::series_figure;
use super::figure::{brief, compact};
use super::groups::by_group;
use super::{Page, Section, cell, scale_of};
use crate::words;

/// The measures of how far groups are apart.
const GAPS: [&str; 11] = [
    "adverse-ratio.",
    "parity-gap.",
    "parity-ratio.",
    "adverse-parity.",
    "four-fifths.",
    "equalised-gap.",
    "equalised-ratio.",
    "odds-gap.",
    "burden.gini-between.",
    "burden.theil-between.",
    "burden.poorest",
];

/// Those of them that are shown at once.
const FIRST: [&str; 4] = ["adverse-ratio.", "parity-gap.", "equalised-gap.", "burden.poorest"];

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let gaps = page.ids(&GAPS);
    let (crossed, plain): (Vec<String>, Vec<String>) =
        gaps.into_iter().partition(|id| id.contains('*'));
    let body = html! {
        p {
            "A detriment is a loss of points, a direct grading, a listing, or a service refused, \
             delayed, made dearer or otherwise hindered. Rates are per person and year, so that \
             groups of different size can be compared."
        }
        (by_group(page, "detriment", "Detriments by group"))
        (series_figure(page, "detriment", "Detriments over time"))
        h3 { "How far groups are apart, and which two groups make the gap" }
        @if plain.is_empty() {
            p class="missing" { "Ratios between groups were not measured in this run." }
        } @else {
            @let (first, rest): (Vec<String>, Vec<String>) =
                plain.iter().cloned().partition(|id| FIRST.iter().any(|f| id.starts_with(f)));
            (gap_table(page, "Gaps between groups of adults", &first))
            @if !rest.is_empty() {
                details {
                    summary { "Table: other measures of the same gaps, " (rest.len()) " rows" }
                    (gap_table(page, "Other measures of gaps between groups of adults", &rest))
                }
            }
        }
        @if !crossed.is_empty() && !page.is_many() {
            details {
                summary { "Table: gaps between crossings of two attributes, " (crossed.len()) " rows" }
                (gap_table(page, "Gaps between crossings of two attributes", &crossed))
            }
        }
        h3 { "Means" }
        (page.arm_table("Detriments, records and scores of all persons",
            &page.ids(&["detriment", "harshness", "records.negative", "records.positive"])))
    };
    Section { id: "burden", title: "Who carries the burden", body }
}

/// Gaps with the two groups between which they lie.
fn gap_table(page: &Page, title: &str, ids: &[String]) -> Markup {
    let arms = page.live();
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="measures gaps" data-table="measures" {
                caption {
                    (title) ": the worst-off and the best-off group, and in how many replicates \
                    it was these two"
                }
                thead { tr {
                    th scope="col" { "Measure" }
                    th scope="col" { "Unit" }
                    @for arm in &arms { th scope="col" class="num" { (arm.label()) } }
                    @if !page.is_many() { th scope="col" { "Which groups" } }
                } }
                tbody { @for id in ids { (gap_row(page, id)) } }
            }
        }
    }
}

/// One gap in all arms.
fn gap_row(page: &Page, id: &str) -> Markup {
    let arms = page.live();
    let figures: Vec<_> = arms.iter().map(|a| a.figure(id)).collect();
    let known = || figures.iter().copied().flatten();
    let unit = known().next().map_or("", |f| f.unit.as_str());
    let scale = scale_of(unit, known());
    html! {
        tr data-measure=(id) {
            th scope="row" title=(id) { (page.named(id)) }
            td class="unit" { (scale.unit) }
            @for (arm, figure) in arms.iter().zip(&figures) {
                @if page.is_many() {
                    (brief(figure.map(cell).as_ref(), &scale, arm.number))
                } @else {
                    (compact(figure.map(cell).as_ref(), &scale, arm.number))
                }
            }
            @if !page.is_many() {
                td {
                    @for arm in &arms {
                        (which(page, arm.number, arm.figure(id).and_then(|f| f.between.as_ref())))
                    }
                }
            }
        }
    }
}

/// The two groups of a gap in words.
fn which(page: &Page, arm: usize, pair: Option<&Between>) -> Markup {
    html! {
        @if let Some(pair) = pair {
            p class="pair" {
                @if page.live().len() > 1 { span class="which" { (arm) ": " } }
                (words::group(&pair.worst)) " against " (words::group(&pair.best))
                @let of = page.dossier.summary.replicates;
                @if of > 1 { span class="quiet" { ", in " (pair.replicates) " of " (of) } }
            }
        }
    }
}
