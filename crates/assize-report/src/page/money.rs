//! Money: who falls behind, what consequences cost, whom banks refuse.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::bands::series_figure;
use super::figure::headed_bars;
use super::read::Rows;
use super::{Arm, Page, Section, cell, scale_of};
use crate::number::grouped;
use crate::plot::{Bar, Plot};
use crate::words::label;

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let ids = page.ids(&["income.", "arrears.", "loans."]);
    let body = html! {
        @if ids.is_empty() {
            p class="missing" {
                "This society has no money: nobody earns, owes or falls behind, so nothing is said \
                 about what the policy costs people or whom it traps in debt."
            }
        } @else {
            p {
                "Adults lose income now and then, by illness, loss of work or a bad harvest, in every arm \
                 alike. What they cannot pay becomes arrears, arrears bring conduct that schemes punish, \
                 and a refused loan leaves them where they are. The difference between the arms is what \
                 the policy adds."
            }
            (by_fifth(page, "arrears.share", "Adults in arrears, by income", true))
            (by_fifth(page, "income.lost", "Income lost to consequences, by income", false))
            (series_figure(page, "arrears.share", "Adults in arrears over time"))
            (page.arm_table("Income, arrears and loans", &ids))
            (page.pair_table("Each arm against the same persons without the policy",
                &page.pair_ids(&["income."])))
            (depth(page))
        }
    };
    Section { id: "money", title: "Money: arrears, loans, income lost", body }
}

/// Bars of one measure by fifth of income, an arm under the other.
fn by_fifth(page: &Page, id: &str, title: &str, baseline: bool) -> Markup {
    let arms: Vec<Arm> = if baseline { page.arms() } else { page.live() };
    let mut rows: Vec<(String, Bar)> = Vec::new();
    let mut figures = Vec::new();
    for arm in &arms {
        let Some(figure) = arm.figure(id) else { continue };
        let heading = if arms.len() > 1 { arm.label() } else { String::new() };
        let groups = FIFTHS.iter().filter_map(|fifth| {
            let key = format!("income={fifth}");
            let figure = figure.groups.get(&key)?;
            Some((label("income", fifth), key, figure))
        });
        for (label, key, figure) in groups {
            let bar = Bar::new(label, arm.number, cell(figure)).group(&key);
            rows.push((heading.clone(), bar));
            figures.push(figure);
        }
    }
    let Some(first) = figures.first() else { return html! {} };
    let plot = Plot {
        id: format!("fig-{}-by-income", id.replace('.', "-")),
        title: title.to_owned(),
        what: page.title(id),
        rows: "Fifth of household income".to_owned(),
        scale: scale_of(&first.unit, figures.iter().copied()),
        replicates: page.dossier.summary.replicates,
        table: "measures",
        measure: id.to_owned(),
        shape: headed_bars(rows),
    };
    page.figure(&plot, page.definition(id), "")
}

/// The fifths, poorest first.
const FIFTHS: [&str; 5] = ["poorest", "second", "middle", "fourth", "richest"];

/// How far behind, in words: from so many quarters of a month's income on.
const DEPTHS: [(f64, &str); 5] = [
    (0.0, "not behind"),
    (1.0, "under a month"),
    (4.0, "1 to 3 months"),
    (12.0, "3 to 12 months"),
    (48.0, "a year or more"),
];

/// Adults by fifth, arm and depth of arrears.
type Depths<'a> = BTreeMap<(&'a str, &'a str), [f64; DEPTHS.len()]>;

/// Adults by how far they are behind, from the table of money.
fn depths<'a>(page: &Page<'a>) -> Depths<'a> {
    let mut out = Depths::new();
    let columns = ["arm", "income", "arrears", "adults"];
    let Some(rows) = Rows::of(page.dossier.table("money"), &columns) else { return out };
    for row in 0..rows.len() {
        let arrears = rows.number("arrears", row).unwrap_or(0.0);
        let at = DEPTHS.iter().rposition(|(from, _)| arrears >= *from).unwrap_or(0);
        let key = (rows.text("arm", row), rows.text("income", row));
        out.entry(key).or_insert([0.0; DEPTHS.len()])[at] +=
            rows.number("adults", row).unwrap_or(0.0);
    }
    out
}

/// How far adults of each fifth are behind at the end.
fn depth(page: &Page) -> Markup {
    let all = depths(page);
    if all.is_empty() {
        return html! { p class="missing" { "How far people are behind was not handed over." } };
    }
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="arrears" {
                caption { "How far adults are behind at the end, in months of their own income (% of the adults of a fifth, all replicates together)" }
                thead { tr {
                    th scope="col" { "Household income" }
                    @for (_, words) in DEPTHS { th scope="col" class="num" { (words) } }
                } }
                @for arm in page.arms() {
                    tbody {
                        tr class="group" { th scope="rowgroup" colspan="6" { (arm.label()) } }
                        @for fifth in FIFTHS { (depth_row(&all, &arm, fifth)) }
                    }
                }
            }
        }
    }
}

/// The adults of one fifth in one arm.
fn depth_row(all: &Depths, arm: &Arm, fifth: &str) -> Markup {
    let adults = all.get(&(arm.summary.name.as_str(), fifth));
    let total: f64 = adults.map_or(0.0, |a| a.iter().sum());
    html! {
        @if let Some(adults) = adults.filter(|_| total >= 10.0) {
            tr {
                th scope="row" { (label("income", fifth)) }
                @for n in adults { td class="num" { (grouped(100.0 * n / total, -1)) } }
            }
        }
    }
}
