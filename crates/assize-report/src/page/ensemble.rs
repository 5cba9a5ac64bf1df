//! Chance and assumption apart: what each could change, and which assumptions change it most.
//!
//! Only on the page of a run with an ensemble. The intervals everywhere else remain those of chance:
//! the two are never added up, since they answer different questions.

use assize_base::evidence::{Ensemble, Figure, Moved, Mover};
use maud::{Markup, html};

use super::{Arm, Page, Section, cell, scale_of};
use crate::number::{Cell, grouped, whole};
use crate::words::plural;

/// The section, if the run has an ensemble.
pub(super) fn section(page: &Page) -> Option<Section> {
    let ensemble = page.dossier.summary.ensemble.as_ref()?;
    let body = html! {
        (meaning(page, ensemble))
        (key_figures(page, ensemble))
        h3 { "What moves the key figures" }
        (noise(ensemble))
        @for moved in &ensemble.headlines { (movers(page, moved)) }
        details {
            summary { "Table: chance and assumption for all measures" }
            (all(page))
        }
    };
    Some(Section { id: "ensemble", title: "Chance and assumption apart", body })
}

/// What the two intervals are.
fn meaning(page: &Page, ensemble: &Ensemble) -> Markup {
    let between = (ensemble.high_quantile - ensemble.low_quantile) * 100.0;
    html! {
        p {
            "Besides the run, " (plural(u64::from(ensemble.members), "member")) " of an ensemble lived through the \
             same months: the same synthetic persons with the same luck as in the first of "
            (plural(u64::from(page.dossier.summary.replicates), "replicate")) ", but with other values for "
            (whole(u64::from(ensemble.numbers))) " assumed numbers, drawn from their ranges. Numbers that one hand has \
             guessed in one go move together: " (plural(u64::from(ensemble.dimensions), "dimension")) " in all."
        }
        dl {
            dt { "Chance" }
            dd { "95 % interval over replicates: other people and other luck, the same assumptions." }
            dt { "Assumption" }
            dd {
                (grouped(between, 0)) " % of the members lie in it (from the "
                (grouped(ensemble.low_quantile * 100.0, 0)) " % to the "
                (grouped(ensemble.high_quantile * 100.0, 0)) " % quantile): the same people and luck, \
                 other assumptions. It need not lie around the figure of the run, whose values need not \
                 be in the middle of their ranges."
            }
        }
        p { "The ranges themselves are judgments. What no range covers, such as a mechanism that is missing, is in neither interval." }
    }
}

/// The key figures with both intervals.
fn key_figures(page: &Page, ensemble: &Ensemble) -> Markup {
    let rows: Vec<(Arm, &str, &Figure)> =
        ensemble.headlines.iter().filter_map(|m| figure(page, &m.arm, &m.measure)).collect();
    table(page, "Key figures: what chance and what assumption could change", &rows)
}

/// All measures of all arms with both intervals.
fn all(page: &Page) -> Markup {
    let mut rows = Vec::new();
    for arm in page.live() {
        for id in page.ids(&[""]).iter().chain(&page.pair_ids(&[""])) {
            if let Some((arm, _, figure)) = figure(page, &arm.summary.name, id) {
                rows.push((arm, id.clone(), figure));
            }
        }
    }
    let rows: Vec<(Arm, &str, &Figure)> =
        rows.iter().map(|(arm, id, figure)| (*arm, id.as_str(), *figure)).collect();
    table(page, "All measures: chance and assumption", &rows)
}

/// The figure of an arm, its own or against the baseline.
fn figure<'a, 'b>(
    page: &Page<'a>,
    arm: &str,
    id: &'b str,
) -> Option<(Arm<'a>, &'b str, &'a Figure)> {
    let arm = page.arms().into_iter().find(|a| a.summary.name == arm)?;
    let figure = arm.figure(id).or_else(|| page.pair(&arm, id))?;
    Some((arm, id, figure))
}

/// Figures with both intervals.
fn table(page: &Page, title: &str, rows: &[(Arm, &str, &Figure)]) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="measures" {
                caption { (title) }
                thead {
                    tr {
                        th scope="col" { "Measure" }
                        th scope="col" { "Unit" }
                        th scope="col" class="num" { "The run" }
                        th scope="col" class="num" { "Chance" }
                        th scope="col" class="num" { "Assumption" }
                    }
                }
                tbody { @for (arm, id, figure) in rows { (row(page, arm, id, figure)) } }
            }
        }
    }
}

/// One figure with both intervals.
fn row(page: &Page, arm: &Arm, id: &str, figure: &Figure) -> Markup {
    let scale = scale_of(&figure.unit, [figure]);
    let chance = cell(figure);
    let assumed = Cell { low: figure.assumed_low, high: figure.assumed_high, ..chance };
    html! {
        tr {
            th scope="row" { (page.named(id)) @if page.live().len() > 1 { ", " (arm.label()) } }
            td class="unit" { (scale.unit) }
            td class="num" { (scale.value(&chance)) }
            td class="num" { (scale.interval(&chance)) }
            td class="num" { (scale.interval(&assumed)) }
        }
    }
}

/// From where on a correlation is more than chance.
fn noise(ensemble: &Ensemble) -> Markup {
    html! {
        p {
            "Over " (plural(u64::from(ensemble.members), "member")) ", the position of each assumption in its range is \
             compared with the figure by rank (Spearman's correlation: 1 if the figure rises whenever the \
             assumption does, −1 if it falls). If no assumption moved anything, the strongest of all "
            (whole(u64::from(ensemble.dimensions))) " would exceed "
            strong { (grouped(ensemble.noise, -2)) } " with a chance of 5 %: what lies below is not told apart from chance."
            @if ensemble.noise > 0.5 {
                " That is a high bar: with more members, weaker assumptions would show."
            }
        }
    }
}

/// The assumptions that move one figure most.
fn movers(page: &Page, moved: &Moved) -> Markup {
    let arm = page.arms().into_iter().find(|a| a.summary.name == moved.arm);
    let label = arm.filter(|_| page.live().len() > 1).map(|a| format!(", {}", a.label()));
    html! {
        h4 { (page.title(&moved.measure)) (label.unwrap_or_default()) }
        @if moved.movers.is_empty() {
            p class="missing" { "This figure is the same in all members, or was not measured in some." }
        } @else {
            div class="scroll" tabindex="0" role="group" aria-label="Table" {
                table class="assumptions" {
                    caption { "The assumptions that move it most" }
                    thead {
                        tr {
                            th scope="col" { "Assumption" }
                            th scope="col" class="num" { "Numbers" }
                            th scope="col" class="num" { "Rank correlation" }
                            th scope="col" { "Told apart from chance" }
                        }
                    }
                    tbody { @for mover in &moved.movers { (line(mover)) } }
                }
            }
        }
    }
}

/// One assumption.
fn line(mover: &Mover) -> Markup {
    html! {
        tr {
            th scope="row" { (mover.dimension) }
            td class="num" { (whole(u64::from(mover.numbers))) }
            td class="num" { (grouped(mover.correlation, -2)) }
            td { @if mover.told_apart { "yes" } @else { span class="quiet" { "not told apart from chance" } } }
        }
    }
}
