//! Who carries the burden: detriments by group, and how far groups are apart.

use assize_base::evidence::Figure;
use maud::{Markup, html};

use super::bands::series_figure;
use super::{Arm, Page, Section, cell, scale_of};
use crate::number::Scale;
use crate::plot::{self, Bar, Plot, Shape, numbers};
use crate::words::{anchor, by_attribute, crossings};

/// Crossings of attributes shown for a measure.
const CROSSINGS: usize = 10;

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let gaps = page.ids(&["adverse-ratio.", "four-fifths.", "odds-gap."]);
    let body = html! {
        p {
            "A detriment is a loss of points, a direct grading, a listing, or a service refused, \
             delayed, made dearer or otherwise hindered. Rates are per person and year, so that \
             groups of different size can be compared."
        }
        @for arm in page.live() { (groups(page, &arm, "detriment", "Detriments by group")) }
        (series_figure(page, "detriment", "Detriments over time"))
        h3 { "How far groups are apart" }
        @if gaps.is_empty() {
            p class="missing" { "Ratios between groups were not measured in this run." }
        } @else {
            (page.arm_table("Ratios and gaps between groups", &gaps))
        }
        h3 { "Means" }
        (page.arm_table("Detriments, records and scores of all persons",
            &page.ids(&["detriment", "records.negative", "records.positive"])))
    };
    Section { id: "burden", title: "Who carries the burden", body }
}

/// A figure of one measure by group in one arm.
pub(super) fn groups(page: &Page, arm: &Arm, id: &str, title: &str) -> Markup {
    let Some(figure) = arm.figure(id).filter(|f| !f.groups.is_empty()) else {
        return html! {
            p class="missing" { (title) ": not measured by group for " (arm.label()) "." }
        };
    };
    let many = page.live().len() > 1;
    let title = if many { format!("{title}, {}", arm.label()) } else { title.to_owned() };
    let plot = Plot {
        id: anchor("fig", &format!("{id} {}", arm.summary.name)),
        title,
        what: page.title(id),
        rows: "Group".to_owned(),
        scale: scale_of(&figure.unit, figure.groups.values().chain([figure])),
        replicates: page.dossier.summary.replicates,
        shape: Shape::Bars(sections(figure, arm.number)),
    };
    html! {
        (page.figure(&plot, page.definition(id), ""))
        (highest_crossings(&plot.title, figure, &plot.scale))
    }
}

/// The crossings of two attributes that carry most, folded away.
fn highest_crossings(title: &str, figure: &Figure, scale: &Scale) -> Markup {
    let all = crossings(&figure.groups);
    let n = all.len();
    let mut shown: Vec<_> = all
        .into_iter()
        .filter_map(|(label, figure)| Some((label, cell(figure), cell(figure).shown()?)))
        .collect();
    shown.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    shown.truncate(CROSSINGS);
    html! {
        @if !shown.is_empty() {
            details {
                summary { "Table: the " (shown.len()) " crossings of two attributes that carry most, of " (n) }
                div class="scroll" {
                    table class="twin" {
                        caption { (title) ": highest crossings (" (scale.unit) "). Picked by size from " (n) ", so some of it is luck." }
                        thead { tr {
                            th scope="col" { "Group" }
                            th scope="col" class="num" { "Value" }
                            th scope="col" class="num" { "95 % interval" }
                            th scope="col" class="num" { "n" }
                        } }
                        tbody {
                            @for (label, cell, _) in &shown {
                                tr { th scope="row" { (label) } (numbers(cell, scale)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// All persons first, then the groups under their attributes.
fn sections(figure: &Figure, arm: usize) -> Vec<plot::Section> {
    let bar =
        |label: String, figure: &Figure| Bar { label, definition: None, arm, cell: cell(figure) };
    let all = plot::Section {
        title: String::new(),
        definition: None,
        bars: vec![bar("everybody".into(), figure)],
    };
    let rest = by_attribute(&figure.groups).into_iter().map(|(title, rows)| plot::Section {
        title,
        definition: None,
        bars: rows.into_iter().map(|(label, figure)| bar(label, figure)).collect(),
    });
    std::iter::once(all).chain(rest).collect()
}
