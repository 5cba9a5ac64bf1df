//! Redress: what becomes of listings that rest on true and on false records, and how long it takes.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::figure::{compact, headed_bars};
use super::read::{Rows, Sample, mean};
use super::{Arm, Page, Section};
use crate::number::{Cell, Scale};
use crate::plot::{Bar, Plot};

/// The columns that a row of the table must have.
const COLUMNS: [&str; 12] = [
    "arm",
    "list",
    "record",
    "listings",
    "objections",
    "granted",
    "refused",
    "corrected",
    "ended",
    "days",
    "p50",
    "p95",
];

/// The counts that are told, with their headings.
const COUNTS: [(&str, &str); 6] = [
    ("listings", "Listings"),
    ("objections", "Objections"),
    ("granted", "Granted"),
    ("refused", "Refused"),
    ("corrected", "Corrected"),
    ("ended", "Ended otherwise"),
];

/// The times that are told.
const DAYS: [(&str, &str); 3] =
    [("days", "Days until corrected, mean"), ("p50", "half within"), ("p95", "95 in 100 within")];

/// Kinds of record in the order of the table.
const RECORDS: [(&str, &str); 3] =
    [("invented", "invented"), ("misattributed", "of another person"), ("true", "true")];

/// The values of one list and kind of record, replicate by replicate, by column.
type Told<'a> = BTreeMap<(&'a str, &'a str), BTreeMap<&'static str, Vec<f64>>>;

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let live: Vec<(Arm, Told)> =
        page.live().into_iter().filter_map(|arm| Some((arm, told(page, &arm)?))).collect();
    let has_rows = live.iter().any(|(_, told)| !told.is_empty());
    let body = html! {
        p {
            "A listing that rests on a false record stays until somebody objects and is heard, or until \
             its term ends. Of the points and bands nobody can object in this model unless a rule says so."
        }
        @if has_rows {
            (put_right(page, &live))
            @for (arm, told) in live.iter().filter(|(_, told)| !told.is_empty()) {
                (table(page, arm, told))
            }
        } @else if page.dossier.table("redress").is_none() {
            p class="missing" { "What becomes of listings was not handed over: the table " code { "redress" } " is missing." }
        } @else {
            p class="missing" { "No policy in this run puts persons on a list, so there is no listing to put right." }
        }
    };
    Section { id: "redress", title: "Redress: who is put right, and when", body }
}

/// The rows of one arm.
fn told<'a>(page: &Page<'a>, arm: &Arm) -> Option<Told<'a>> {
    let rows = Rows::of(page.dossier.table("redress"), &COLUMNS)?;
    let mut out = Told::new();
    for row in (0..rows.len()).filter(|row| rows.text("arm", *row) == arm.summary.name) {
        let entry = out.entry((rows.text("list", row), rows.text("record", row))).or_default();
        for (name, _) in COUNTS.iter().chain(&DAYS) {
            if let Some(value) = rows.number(name, row) {
                entry.entry(name).or_default().push(value);
            }
        }
    }
    Some(out)
}

/// The mean of a count over replicates; it rests on what was counted.
fn count(values: Option<&Vec<f64>>) -> Option<Cell> {
    let samples: Vec<Sample> = values?.iter().map(|v| (*v, *v as u64)).collect();
    Some(mean(&samples, "listings"))
}

/// The mean of days over replicates; it rests on the corrected listings.
fn days(values: Option<&Vec<f64>>, corrected: Option<&Vec<f64>>) -> Option<Cell> {
    let n = corrected.map_or(0.0, |c| c.iter().sum::<f64>()) as u64;
    let samples: Vec<Sample> = values?.iter().map(|v| (*v, 0)).collect();
    Some(Cell { n, ..mean(&samples, "days") })
}

/// Of the listings on false records: the shares objected to, granted and corrected.
fn put_right(page: &Page, live: &[(Arm, Told)]) -> Markup {
    let mut rows = Vec::new();
    for (arm, told) in live {
        for (column, words) in [
            ("objections", "objected to"),
            ("granted", "objection granted"),
            ("refused", "objection refused"),
            ("corrected", "corrected"),
        ] {
            let cell = share_of_false(told, column);
            if cell.n > 0 {
                rows.push((page.heading(arm), Bar::new(words.to_owned(), arm.number, cell)));
            }
        }
    }
    if rows.is_empty() {
        return html! { p class="missing" { "No listing of this run rests on a false record." } };
    }
    let plot = Plot {
        id: "fig-redress".to_owned(),
        title: "Of 100 listings that rest on a false record".to_owned(),
        what: "listings on false records".to_owned(),
        rows: "What became of them".to_owned(),
        scale: Scale::of("share of listings on false records", 1.0),
        replicates: page.dossier.summary.replicates,
        table: "redress",
        measure: String::new(),
        shape: headed_bars(rows),
    };
    page.figure(&plot, None, "One listing can be objected to more than once; what is not decided at the end of the run stands in neither.")
}

/// A column as a share of the listings on false records, all lists together.
fn share_of_false(told: &Told, column: &'static str) -> Cell {
    let sums = |name: &'static str| {
        let mut out: Vec<f64> = Vec::new();
        for values in
            told.iter().filter(|((_, r), _)| *r != "true").filter_map(|(_, v)| v.get(name))
        {
            out.resize(out.len().max(values.len()), 0.0);
            for (sum, value) in out.iter_mut().zip(values) {
                *sum += value;
            }
        }
        out
    };
    let (parts, wholes) = (sums(column), sums("listings"));
    let pairs = parts.iter().zip(&wholes).filter(|(_, whole)| **whole > 0.0);
    let samples: Vec<Sample> = pairs.map(|(p, whole)| (p / whole, *whole as u64)).collect();
    mean(&samples, "ratio")
}

/// Lists by kind of record.
fn table(page: &Page, arm: &Arm, told: &Told) -> Markup {
    let lists: std::collections::BTreeSet<&str> = told.keys().map(|(list, _)| *list).collect();
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="redress" data-table="redress" {
                caption { "What became of listings, " (arm.label()) " (in the run, mean of the replicates)" }
                thead { tr {
                    th scope="col" { "The record was" }
                    @for (_, title) in COUNTS.iter().chain(&DAYS) { th scope="col" class="num" { (title) } }
                } }
                @for list in lists {
                    tbody {
                        tr class="group" { th scope="rowgroup" colspan=(1 + COUNTS.len() + DAYS.len()) { (page.varying("list", list)) } }
                        @for (record, words) in RECORDS { (row(told.get(&(list, record)), words)) }
                    }
                }
            }
        }
    }
}

/// One list and kind of record.
fn row(values: Option<&BTreeMap<&'static str, Vec<f64>>>, words: &str) -> Markup {
    let scale = Scale { factor: 1.0, suffix: "", unit: String::new() };
    let Some(values) = values else { return html! {} };
    let corrected = values.get("corrected");
    let counts = COUNTS.iter().map(|(name, _)| count(values.get(name)));
    let times = DAYS.iter().map(|(name, _)| days(values.get(name), corrected));
    html! {
        tr {
            th scope="row" { (words) }
            @for cell in counts.chain(times) {
                @match cell {
                    Some(cell) if cell.value == Some(0.0) => td class="num" { "0" },
                    cell => (compact(cell.as_ref(), &scale, 0)),
                }
            }
        }
    }
}
