//! Person by person against the first arm: who fares worse, who better, and why.

use std::collections::BTreeMap;

use assize_base::evidence::Figure;
use maud::{Markup, html};

use super::figure::{compact, headed_bars};
use super::groups::by_group;
use super::read::{Rows, Sample, mean};
use super::{Arm, Page, Section, cell, scale_of};
use crate::number::{Cell, Scale, exact, grouped};
use crate::plot::{Bar, Plot};
use crate::words::sentence;

/// The four ways in which a person can fare, with words.
const WAYS: [(&str, &str); 4] = [
    ("pairs.worse", "worse off"),
    ("pairs.better", "better off"),
    ("pairs.both", "worse in one way, better in another"),
    ("pairs.unchanged", "as without the policy"),
];

/// Reasons in words.
const REASONS: [(&str, &str); 7] = [
    ("own-unlawful", "own unlawful act"),
    ("own-lawful", "own lawful act"),
    ("protected", "own use of a right"),
    ("another", "somebody else's act"),
    ("nobody", "no act at all"),
    ("silence", "left a lawful act undone"),
    ("favours-lost", "lost a favour"),
];

/// Sets of reasons shown of an arm.
const MOST: usize = 10;

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let measured = page.live().iter().any(|a| page.pair(a, "pairs.worse").is_some());
    let body = html! {
        p {
            "Every synthetic person lives under each arm with the same luck. So each one can be compared \
             with herself or himself: more detriments, fewer favours or more silence is worse; the \
             contrary is better."
        }
        @if measured {
            (ways(page))
            (by_group(page, "pairs.worse", "Persons who fare worse, by group"))
            @if page.is_many() { (reasons_across(page)) } @else {
                @for arm in page.live() { (reasons(page, &arm)) }
            }
        } @else {
            p class="missing" { "Persons were not compared one by one in this run." }
        }
        (gained(page))
    };
    Section { id: "fortunes", title: "Who fares worse, who better, and why", body }
}

/// The four shares.
fn ways(page: &Page) -> Markup {
    let mut rows = Vec::new();
    let mut figures: Vec<&Figure> = Vec::new();
    for (id, words) in WAYS {
        for arm in page.live() {
            let Some(figure) = page.pair(&arm, id) else { continue };
            figures.push(figure);
            let (heading, label) = page.headed(&arm, words);
            rows.push((
                heading,
                Bar::new(label, arm.number, cell(figure)).of(id, page.definition(id)),
            ));
        }
    }
    let unit = figures.first().map_or("share of persons", |f| f.unit.as_str());
    let plot = Plot {
        id: "fig-fortunes".to_owned(),
        title: "How persons fare against the same life without the policy".to_owned(),
        what: "persons".to_owned(),
        rows: "Fares".to_owned(),
        scale: scale_of(unit, figures.iter().copied()),
        replicates: page.dossier.summary.replicates,
        table: "pairs",
        measure: String::new(),
        shape: headed_bars(rows),
    };
    page.figure(&plot, page.definition("pairs.worse"), "")
}

/// A set of reasons with persons, replicate by replicate.
type Sets<'a> = BTreeMap<&'a str, Vec<f64>>;

/// The sets of reasons of an arm.
fn sets<'a>(page: &Page<'a>, arm: &Arm) -> Option<Sets<'a>> {
    let rows =
        Rows::of(page.dossier.table("reasons"), &["arm", "replicate", "reasons", "persons"])?;
    let replicates = page.dossier.summary.replicates.max(1) as usize;
    let lowest = (0..rows.len()).filter_map(|row| rows.number("replicate", row));
    let lowest = lowest.fold(f64::INFINITY, f64::min);
    let mut out = Sets::new();
    for row in (0..rows.len()).filter(|row| rows.text("arm", *row) == arm.summary.name) {
        let replicate = (rows.number("replicate", row)? - lowest) as usize;
        let persons = out.entry(rows.text("reasons", row)).or_insert_with(|| vec![0.0; replicates]);
        *persons.get_mut(replicate)? += rows.number("persons", row).unwrap_or(0.0);
    }
    (!out.is_empty()).then_some(out)
}

/// The share of those worse off that some sets are.
fn share(sets: &Sets, wanted: impl Fn(&str) -> bool) -> Cell {
    let replicates = sets.values().next().map_or(0, Vec::len);
    let samples: Vec<Sample> = (0..replicates)
        .filter_map(|r| {
            let whole: f64 = sets.values().map(|v| v[r]).sum();
            let part: f64 = sets.iter().filter(|(s, _)| wanted(s)).map(|(_, v)| v[r]).sum();
            (whole > 0.0).then(|| (part / whole, whole as u64))
        })
        .collect();
    mean(&samples, "share of persons who fare worse")
}

/// Tells whether a set holds a reason.
fn holds(set: &str, reason: &str) -> bool {
    set.split(" + ").any(|part| part == reason)
}

/// A set of reasons in words.
fn in_words(set: &str) -> String {
    let word = |part: &str| {
        REASONS.iter().find(|(name, _)| *name == part).map_or(part, |(_, words)| words).to_owned()
    };
    sentence(&set.split(" + ").map(word).collect::<Vec<_>>().join(" + "))
}

/// Why persons of one arm fare worse.
fn reasons(page: &Page, arm: &Arm) -> Markup {
    let Some(sets) = sets(page, arm) else {
        return html! { p class="missing" { "Why persons fare worse was not handed over for " (arm.label()) "." } };
    };
    let mut all: Vec<(&str, Cell)> =
        sets.keys().map(|set| (*set, share(&sets, |s| s == *set))).collect();
    all.sort_by(|a, b| b.1.value.unwrap_or(0.0).total_cmp(&a.1.value.unwrap_or(0.0)));
    let scale = Scale::of("share of persons who fare worse", 1.0);
    let more = all.len().saturating_sub(MOST);
    let of = if page.live().len() > 1 { format!(", {}", arm.label()) } else { String::new() };
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="twin" data-table="reasons" {
                caption { "Why they fare worse" (of) ": the reasons that met in one person (% of persons who fare worse)" }
                thead { tr {
                    th scope="col" { "Reasons" }
                    th scope="col" class="num" { "Persons" }
                } }
                tbody {
                    @for (set, cell) in all.iter().take(MOST) {
                        tr { th scope="row" { (in_words(set)) } (compact(Some(cell), &scale, arm.number)) }
                    }
                }
            }
        }
        @if more > 0 { p class="caption" { "And " (more) " rarer sets of reasons, in " code { "tables/reasons.parquet" } "." } }
    }
}

/// How often each reason is among those of the persons who fare worse, scheme by scheme.
fn reasons_across(page: &Page) -> Markup {
    let scale = Scale::of("share of persons who fare worse", 1.0);
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="across" data-table="reasons" {
                caption { "Why they fare worse: persons with each reason (% of those who fare worse; one can have several)" }
                thead { tr {
                    th scope="col" { "Scheme" }
                    @for (_, words) in REASONS { th scope="col" class="num" { (words) } }
                } }
                tbody {
                    @for (arm, sets) in page.live().iter().filter_map(|a| Some((*a, sets(page, a)?))) {
                        tr {
                            th scope="row" { (arm.label()) }
                            @for (reason, _) in REASONS {
                                @let cell = share(&sets, |set| holds(set, reason));
                                @match cell.shown() {
                                    Some(value) => td class="num" data-value=(exact(value)) { (scale.short(&cell)) },
                                    None => td class="num silent" { "–" },
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What comparing the same persons gained in precision.
fn gained(page: &Page) -> Markup {
    let columns = [
        "arm",
        "against",
        "measure",
        "difference",
        "low",
        "high",
        "unpaired-low",
        "unpaired-high",
        "gained",
    ];
    let Some(rows) = Rows::of(page.dossier.table("pairing"), &columns) else {
        return html! {
            p class="missing" { "How much narrower pairing made the intervals was not handed over: the table " code { "pairing" } " is missing." }
        };
    };
    let number = |name: &str, row: usize| rows.number(name, row).unwrap_or(f64::NAN);
    let interval = |row: usize, low: &str, high: &str| {
        format!("{} to {}", grouped(number(low, row), -4), grouped(number(high, row), -4))
    };
    html! {
        details {
            summary { "Table: what pairing gained, " (rows.len()) " rows" }
            div class="scroll" tabindex="0" role="group" aria-label="Table" {
                table class="rules" data-table="pairing" {
                    caption { "Differences between arms with the same persons and luck, and what their intervals would be with others" }
                    thead { tr {
                        th scope="col" { "Measure" }
                        th scope="col" { "Arm" }
                        th scope="col" class="num" { "Difference" }
                        th scope="col" class="num" { "Paired interval" }
                        th scope="col" class="num" { "Unpaired interval" }
                        th scope="col" class="num" { "Variance that pairing took away" }
                    } }
                    tbody {
                        @for row in 0..rows.len() {
                            tr {
                                th scope="row" { (page.named(rows.text("measure", row))) }
                                td { (rows.text("arm", row)) " against " (rows.text("against", row)) }
                                td class="num" { (grouped(number("difference", row), -4)) }
                                td class="num" { (interval(row, "low", "high")) }
                                td class="num" { (interval(row, "unpaired-low", "unpaired-high")) }
                                td class="num" { (grouped(100.0 * number("gained", row), 0)) " %" }
                            }
                        }
                    }
                }
            }
        }
    }
}
