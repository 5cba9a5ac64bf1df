//! A measure by group: a figure for each arm, or one table of all of them where arms are many.

use assize_base::evidence::Figure;
use maud::{Markup, html};

use super::figure::brief;
use super::{Arm, Page, cell, scale_of};
use crate::plot::{self, Bar, Plot, Shape, numbers};
use crate::words::{self, anchor, by_attribute, crossings};

/// Crossings of attributes shown for a measure.
const CROSSINGS: usize = 10;

/// One measure by group in every arm.
pub(super) fn by_group(page: &Page, id: &str, title: &str) -> Markup {
    html! {
        @if page.is_many() {
            (across(page, id, title))
        } @else {
            @for arm in page.live() { (one_arm(page, &arm, id, title)) }
        }
    }
}

/// A table of groups by arms: short numbers, since many stand side by side.
fn across(page: &Page, id: &str, title: &str) -> Markup {
    let arms = page.live();
    let figures: Vec<Option<&Figure>> =
        arms.iter().map(|arm| arm.figure(id).or_else(|| page.pair(arm, id))).collect();
    let known = || figures.iter().copied().flatten();
    let Some(first) = known().next() else {
        return html! { p class="missing" { (title) ": not measured." } };
    };
    let scale = scale_of(&first.unit, known());
    let fullest = known().max_by_key(|f| f.groups.len()).unwrap_or(first);
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="across" data-table=(if arms.iter().any(|a| a.figure(id).is_some()) { "measures" } else { "pairs" }) data-measure=(id) {
                caption { (title) " (" (scale.unit) "). Intervals and n stand in the tables of this run." }
                thead { tr {
                    th scope="col" { "Group" }
                    @for arm in &arms { th scope="col" class="num" { (arm.label()) } }
                } }
                tbody {
                    (across_row("everybody", "", &arms, &figures, &scale))
                    @for (heading, groups) in by_attribute(&fullest.groups) {
                        tr class="group" { th scope="rowgroup" colspan=(arms.len() + 1) { (heading) } }
                        @for group in groups {
                            @let of: Vec<Option<&Figure>> =
                                figures.iter().map(|f| f.and_then(|f| f.groups.get(&group.key))).collect();
                            (across_row(&group.label, &group.key, &arms, &of, &scale))
                        }
                    }
                }
            }
        }
    }
}

/// One group in all arms.
fn across_row(
    label: &str,
    key: &str,
    arms: &[Arm],
    figures: &[Option<&Figure>],
    scale: &crate::number::Scale,
) -> Markup {
    html! {
        tr data-group=[Some(key).filter(|k| !k.is_empty())] {
            th scope="row" { (label) }
            @for (arm, figure) in arms.iter().zip(figures) {
                (brief(figure.map(cell).as_ref(), scale, arm.number))
            }
        }
    }
}

/// A figure of one measure by group in one arm.
fn one_arm(page: &Page, arm: &Arm, id: &str, title: &str) -> Markup {
    let own = arm.figure(id).or_else(|| page.pair(arm, id));
    let Some(figure) = own.filter(|f| !f.groups.is_empty()) else {
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
        table: if arm.figure(id).is_some() { "measures" } else { "pairs" },
        measure: id.to_owned(),
        shape: Shape::Bars(sections(figure, arm.number)),
    };
    html! {
        (page.figure(&plot, page.definition(id), ""))
        (highest_crossings(&plot, arm, figure))
    }
}

/// The crossings of two attributes that carry most, folded away.
fn highest_crossings(plot: &Plot, arm: &Arm, figure: &Figure) -> Markup {
    let (title, scale, id) = (&plot.title, &plot.scale, &plot.measure);
    let all = crossings(&figure.groups);
    let n = all.len();
    let mut shown: Vec<_> = all
        .into_iter()
        .filter_map(|(key, figure)| Some((key, cell(figure), cell(figure).shown()?)))
        .collect();
    shown.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.cmp(b.0)));
    shown.truncate(CROSSINGS);
    html! {
        @if !shown.is_empty() {
            details {
                summary { "Table: the " (shown.len()) " crossings of two attributes that carry most, of " (n) }
                div class="scroll" tabindex="0" role="group" aria-label="Table" {
                    table class="twin" data-table=(plot.table) data-measure=(id) data-arm=(arm.number) {
                        caption { (title) ": highest crossings (" (scale.unit) "). Picked by size from " (n) ", so some of it is luck." }
                        thead { tr {
                            th scope="col" { "Group" }
                            th scope="col" class="num" { "Value" }
                            th scope="col" class="num" { "95 % interval" }
                            th scope="col" class="num" { "n" }
                        } }
                        tbody {
                            @for (key, cell, _) in &shown {
                                tr data-group=(key) { th scope="row" { (words::group(key)) } (numbers(cell, scale)) }
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
    let all = plot::Section {
        title: String::new(),
        definition: None,
        bars: vec![Bar::new("everybody".into(), arm, cell(figure))],
    };
    let rest = by_attribute(&figure.groups).into_iter().map(|(title, rows)| plot::Section {
        title,
        definition: None,
        bars: rows
            .into_iter()
            .map(|g| Bar::new(g.label, arm, cell(g.figure)).group(&g.key))
            .collect(),
    });
    std::iter::once(all).chain(rest).collect()
}
