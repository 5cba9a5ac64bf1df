//! Policies against each other: how their rules differ, in words, and what that changes, replicate by
//! replicate with the same persons and luck. A section where arms are few, a page of its own where they
//! are many.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::definitions::definition;
use super::figure::compact;
use super::read::{Rows, Sample, mean};
use super::{Arm, Page, Section, compare, shell};
use crate::compare::{COLUMNS, NAME};
use crate::dossier::{Differences, Dossier, Harm, PartDifference};
use crate::number::{Cell, Scale};
use crate::words::{anchor, plural, sentence};

/// Parts that differ and are shown of a pair; the rest is counted.
const MOST: usize = 40;
/// More parts than this are folded away.
const LONG: usize = 12;

/// What is compared besides the columns of the comparison.
const ALSO: [&str; 3] = ["pairs.worse", "pairs.better", "protected.share"];

/// The section, where two to four policies stand on one page.
pub(super) fn section(page: &Page) -> Option<Section> {
    if page.live().len() < 2 || page.is_many() {
        return None;
    }
    let body = html! {
        p {
            "What differs between two policies, and what that changes. Both have the same synthetic \
             persons and the same luck, so differences are taken in each replicate."
        }
        (pairs(page, 3))
    };
    Some(Section { id: "comparison", title: "The policies against each other", body })
}

/// The page, where policies are many.
pub(crate) fn build(dossier: &Dossier) -> Option<String> {
    let page = Page::of(dossier);
    if !page.is_many() {
        return None;
    }
    let title = format!("{}: policies against each other", dossier.title);
    let body = html! {
        header {
            p class="synthetic" { strong { "Synthetic society, no real person." }
                " Every person behind these numbers was computed from published tables and chance." }
            h1 { (title) }
            p class="lede" {
                "All schemes side by side in the same units, then each beside its nearest relative: the \
                 scheme whose text differs in the fewest parts. Definitions of the measures stand in "
                a href="report.html" { "report.html" } ", the numbers in " code { "tables/" (NAME) ".parquet" } "."
            }
            (compare::picture(&page, &compare::rows(&page)))
        }
        (pairs(&page, 2))
        section {
            h2 { "What the measures mean" }
            dl class="definitions" {
                @for id in COLUMNS.iter().map(|c| c.id).chain(ALSO) {
                    @if let Some(measure) = dossier.measure(id) { (definition(measure)) }
                }
            }
        }
    };
    Some(shell(&title, ("#compared", "Skip to the comparison"), &body))
}

/// All pairs that were handed over.
fn pairs(page: &Page, level: u8) -> Markup {
    let outcomes = Outcomes::of(page);
    let arm = |name: &str| page.live().into_iter().find(|a| a.summary.name == name);
    let told = page.dossier.differences.iter();
    let told: Vec<_> = told.filter_map(|d| Some((arm(&d.arm)?, arm(&d.against)?, d))).collect();
    html! {
        @if told.is_empty() {
            p class="missing" { "How the policies differ in words was not handed over; `assize diff` tells it." }
        }
        @for (arm, against, differences) in told {
            div class="pair-of-policies" id=(anchor("pair", &format!("{} {}", arm.summary.name, against.summary.name))) {
                @if level == 2 {
                    h2 { (arm.label()) " beside " (against.label()) }
                } @else {
                    h3 { (arm.label()) " beside " (against.label()) }
                }
                (in_words(&arm, &against, differences))
                (outcomes.table(page, &arm, &against))
            }
        }
    }
}

/// The differences of the rules in words.
fn in_words(arm: &Arm, against: &Arm, differences: &Differences) -> Markup {
    let count = |change: &str| differences.parts.iter().filter(|p| p.change == change).count();
    let list = html! {
        ul {
            @for part in differences.parts.iter().take(MOST) {
                li { (one_part(part, arm.number, against.number)) }
            }
            @if differences.parts.len() > MOST {
                li { "And " (differences.parts.len() - MOST) " more: "
                    code { "assize diff " (against.summary.name) " " (arm.summary.name) }
                    " tells them all."
                }
            }
        }
    };
    html! {
        p {
            "Of its parts (rules, bands, lists, consequences) " (differences.same) " are the same as in arm "
            (against.number) "; " (count("added")) " are only in arm " (arm.number) ", " (count("removed"))
            " only in arm " (against.number) ", and " (count("changed")) " differ."
        }
        @if differences.parts.len() > LONG {
            details { summary { "List: " (plural(differences.parts.len() as u64, "part")) " that differ" } (list) }
        } @else if !differences.parts.is_empty() {
            (list)
        }
    }
}

/// One part that differs.
fn one_part(part: &PartDifference, arm: usize, against: usize) -> Markup {
    let change = match part.change.as_str() {
        "added" => format!("Only in arm {arm}"),
        "removed" => format!("Only in arm {against}"),
        other => sentence(other),
    };
    html! {
        strong { (change) ": " (part.kind) " " (part.id) }
        @if !part.title.is_empty() { " (" (part.title) ")" }
        @for (at, (name, before, after)) in part.properties.iter().enumerate() {
            (if at == 0 { ": " } else { "; " })
            (name) " "
            @match (before.is_empty(), after.is_empty()) {
                (false, false) => { (before) " → " (after) }
                (true, _) => (after),
                (_, true) => (before),
            }
        }
        "."
    }
}

/// Values by measure and arm: replicate, value, and what it rests on.
struct Outcomes<'a> {
    by: BTreeMap<(&'a str, &'a str), BTreeMap<i64, Sample>>,
    units: BTreeMap<&'a str, &'a str>,
}

impl<'a> Outcomes<'a> {
    /// Reads the measures that are compared, of all persons, from the tables of arms and of pairs.
    fn of(page: &Page<'a>) -> Outcomes<'a> {
        let mut out = Outcomes { by: BTreeMap::new(), units: BTreeMap::new() };
        let wanted = |id: &str| COLUMNS.iter().any(|c| c.id == id) || ALSO.contains(&id);
        let columns = ["arm", "replicate", "group", "measure", "value", "n", "unit"];
        for table in ["measures", "pairs"] {
            let Some(rows) = Rows::of(page.dossier.table(table), &columns) else { continue };
            let (Some(groups), Some(ids)) = (rows.texts("group"), rows.texts("measure")) else {
                continue;
            };
            for row in (0..rows.len()).filter(|row| groups[*row] == "all" && wanted(&ids[*row])) {
                let Some(value) = rows.number("value", row) else { continue };
                let n = rows.number("n", row).unwrap_or(0.0) as u64;
                let replicate = rows.number("replicate", row).unwrap_or(0.0) as i64;
                let key = (ids[row].as_str(), rows.text("arm", row));
                out.by.entry(key).or_default().insert(replicate, (value, n));
                out.units.insert(ids[row].as_str(), rows.text("unit", row));
            }
        }
        out
    }

    /// The outcomes of two arms and their paired difference.
    fn table(&self, page: &Page, arm: &Arm, against: &Arm) -> Markup {
        let ids = COLUMNS.iter().map(|c| c.id).chain(ALSO);
        let rows: Vec<(&str, Cell)> =
            ids.filter_map(|id| Some((id, self.difference(id, arm, against)?))).collect();
        html! {
            @if rows.is_empty() {
                p class="missing" { "The outcomes of these two were not handed over replicate by replicate." }
            } @else {
                div class="scroll" tabindex="0" role="group" aria-label="Table" {
                    table class="measures outcomes" data-table="measures" {
                        caption { "What that changes: " (arm.label()) " less " (against.label()) ", same persons and luck" }
                        thead { tr {
                            th scope="col" { "Measure" }
                            th scope="col" class="num" { (against.label()) }
                            th scope="col" class="num" { (arm.label()) }
                            th scope="col" class="num" { "Difference, paired" }
                            th scope="col" { "In words" }
                        } }
                        tbody { @for (id, cell) in &rows { (self.row(page, (arm, against), id, cell)) } }
                    }
                }
            }
        }
    }

    /// One measure of two arms.
    fn row(&self, page: &Page, (arm, against): (&Arm, &Arm), id: &str, cell: &Cell) -> Markup {
        let unit = self.units.get(id).copied().unwrap_or("");
        let is_share = unit.starts_with("share") || unit.starts_with("relative");
        let of = |arm: &Arm| {
            let figure = arm.figure(id).or_else(|| page.pair(arm, id));
            figure.map(super::cell)
        };
        let (a, b) = (of(against), of(arm));
        let largest = [a, b].into_iter().flatten().filter_map(|c| c.shown()).fold(0.0, f64::max);
        let scale = Scale::of(unit, largest);
        let apart = Scale {
            suffix: "",
            unit: if is_share { "percentage points".to_owned() } else { scale.unit.clone() },
            ..scale.clone()
        };
        html! {
            tr data-measure=(id) {
                th scope="row" title=(id) { (page.named(id)) br; span class="quiet" { (scale.unit) } }
                (compact(a.as_ref(), &scale, against.number))
                (compact(b.as_ref(), &scale, arm.number))
                @match cell.shown() {
                    Some(_) => td class="num" { b { (apart.value(cell)) } small { (apart.interval(cell)) } },
                    None => td class="num silent" { "–" },
                }
                td { (said(page, id, cell)) }
            }
        }
    }

    /// The mean of the differences in each replicate, with its interval.
    fn difference(&self, id: &str, arm: &Arm, against: &Arm) -> Option<Cell> {
        let own = self.by.iter().find(|((i, a), _)| *i == id && *a == arm.summary.name)?.1;
        let other = self.by.iter().find(|((i, a), _)| *i == id && *a == against.summary.name)?.1;
        let pairs = own.iter().filter_map(|(r, b)| Some((b, other.get(r)?)));
        let samples: Vec<Sample> = pairs.map(|(b, a)| (b.0 - a.0, a.1 + b.1)).collect();
        (!samples.is_empty()).then(|| mean(&samples, "difference"))
    }
}

/// What a difference says.
fn said(page: &Page, id: &str, cell: &Cell) -> &'static str {
    let Some(value) = cell.shown() else { return "too little to tell" };
    if value == 0.0 && cell.interval().is_none() {
        return "exactly the same";
    }
    if cell.interval().is_none_or(|(low, high)| low <= 0.0 && high >= 0.0) {
        return "no clear difference";
    }
    match (page.dossier.measure(id).map(|m| m.harm), value > 0.0) {
        (Some(Harm::Up), true) | (Some(Harm::Down), false) => "more harm",
        (Some(Harm::Up), false) | (Some(Harm::Down), true) => "less harm",
        (_, true) => "more",
        (_, false) => "less",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_differs_is_told_with_what_it_was_and_is() {
        let part = PartDifference {
            change: "changed".into(),
            kind: "rule".into(),
            id: "A02".into(),
            title: "pays late".into(),
            properties: vec![("gives".into(), "-5 points".into(), "-9 points".into())],
        };
        let told = one_part(&part, 2, 1).into_string();
        assert!(
            told.contains("Changed: rule A02") && told.contains("-5 points → -9 points"),
            "{told}"
        );
    }
}
