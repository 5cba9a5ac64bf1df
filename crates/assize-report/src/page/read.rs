//! Reading tidy tables: means and intervals over replicates, month by month.

use std::collections::BTreeMap;

use assize_base::evidence::{Figure, Table, Values};
use assize_base::stats::interval;

use super::Page;
use crate::number::Cell;
use crate::plot::{Line, Panel};

/// Most months that a line shows; longer runs show every second, third … month and the last.
const MOST_POINTS: u32 = 72;

/// The cells of one row by column name; numbers are read as real numbers.
pub(super) struct Rows<'a> {
    table: &'a Table,
}

impl<'a> Rows<'a> {
    /// The rows of a table that has all of these columns.
    pub(super) fn of(table: Option<&'a Table>, columns: &[&str]) -> Option<Rows<'a>> {
        let table = table?;
        columns.iter().all(|c| table.column(c).is_some()).then_some(Rows { table })
    }

    /// The number of rows.
    pub(super) fn len(&self) -> usize {
        self.table.n_rows()
    }

    /// A label; empty if the column holds numbers.
    pub(super) fn text(&self, column: &str, row: usize) -> &'a str {
        match self.table.column(column).map(|c| &c.values) {
            Some(Values::Text(v)) => v.get(row).map_or("", String::as_str),
            _ => "",
        }
    }

    /// A column of labels.
    pub(super) fn texts(&self, column: &str) -> Option<&'a [String]> {
        match &self.table.column(column)?.values {
            Values::Text(v) => Some(v),
            _ => None,
        }
    }

    /// A number.
    pub(super) fn number(&self, column: &str, row: usize) -> Option<f64> {
        match &self.table.column(column)?.values {
            Values::Whole(v) => v.get(row).map(|n| *n as f64),
            Values::Real(v) => v.get(row).copied().flatten(),
            Values::Text(_) => None,
        }
    }
}

/// A value of one replicate with the number that it rests on.
pub(super) type Sample = (f64, u64);

/// Samples by arm, subject of the panel, and month.
#[derive(Default)]
pub(super) struct Samples {
    unit: String,
    by: BTreeMap<(String, String, u32), Vec<Sample>>,
}

impl Samples {
    /// Adds the value of one replicate.
    pub(super) fn add(&mut self, arm: &str, panel: &str, period: u32, sample: Sample) {
        self.by.entry((arm.to_owned(), panel.to_owned(), period)).or_default().push(sample);
    }

    /// The lines of one panel, an arm each; arms in which it never is anything but nothing are left
    /// out.
    pub(super) fn panel(&self, page: &Page, key: &str, title: &str) -> Option<Panel> {
        let offset = u32::from(self.by.keys().any(|(_, _, period)| *period == 0));
        let lines: Vec<Line> = page
            .arms()
            .iter()
            .map(|arm| Line {
                arm: arm.number,
                name: arm.label(),
                points: self.points(&arm.summary.name, key, offset),
            })
            .filter(|line| line.points.iter().any(|(_, c)| c.shown().is_some()))
            .collect();
        (!lines.is_empty()).then(|| Panel { title: title.to_owned(), lines })
    }

    /// The points of one arm, thinned where there are very many.
    fn points(&self, arm: &str, key: &str, offset: u32) -> Vec<(u32, Cell)> {
        let unit = self.unit.as_str();
        let mine = self.by.iter().filter(|((a, k, _), _)| a == arm && k == key);
        let all: Vec<(u32, Cell)> =
            mine.map(|((_, _, period), samples)| (period + offset, mean(samples, unit))).collect();
        let last = all.last().map_or(0, |(month, _)| *month);
        let step = last.div_ceil(MOST_POINTS).max(1);
        all.into_iter().filter(|(m, _)| *m == last || m.is_multiple_of(step)).collect()
    }
}

/// The lowest and the highest value that makes sense for a unit.
fn bounds(unit: &str) -> (f64, f64) {
    match unit.split(' ').next().unwrap_or("") {
        "share" => (0.0, 1.0),
        "relative" => (f64::NEG_INFINITY, 1.0),
        "points" | "difference" => (f64::NEG_INFINITY, f64::INFINITY),
        _ => (0.0, f64::INFINITY),
    }
}

/// The mean of replicates with its interval, cut to what the unit can be; `n` is summed.
pub(super) fn mean(samples: &[Sample], unit: &str) -> Cell {
    let values: Vec<f64> = samples.iter().map(|(v, _)| *v).collect();
    let n = samples.iter().map(|(_, n)| n).sum();
    let found = interval(&values);
    let (lowest, highest) = bounds(unit);
    let within = |end: f64| end.clamp(lowest, highest);
    Cell {
        value: found.map(|i| i.value),
        low: found.map(|i| within(i.low)),
        high: found.map(|i| within(i.high)),
        n,
    }
}

/// Shares over time of what each arm has per period: `part` of the sum over all labels.
pub(super) fn band_shares(page: &Page, subject: &str) -> Samples {
    let mut out = Samples { unit: "share".into(), ..Samples::default() };
    let columns = ["arm", "replicate", "period", "subject", "band", "subjects"];
    let Some(rows) = Rows::of(page.dossier.table("bands"), &columns) else { return out };
    let key = |row| {
        let period = rows.number("period", row).unwrap_or(0.0) as u32;
        let replicate = rows.number("replicate", row).unwrap_or(0.0) as u32;
        (rows.text("arm", row), replicate, period)
    };
    let mine: Vec<usize> =
        (0..rows.len()).filter(|row| rows.text("subject", *row) == subject).collect();
    let mut totals: BTreeMap<(&str, u32, u32), f64> = BTreeMap::new();
    for row in &mine {
        *totals.entry(key(*row)).or_default() += rows.number("subjects", *row).unwrap_or(0.0);
    }
    for row in mine {
        let total = totals[&key(row)];
        let (arm, _, period) = key(row);
        if total > 0.0 {
            let share = rows.number("subjects", row).unwrap_or(0.0) / total;
            out.add(arm, rows.text("band", row), period, (share, total as u64));
        }
    }
    out
}

/// A measure of the table `series` over time, with its unit.
pub(super) fn series(page: &Page, measure: &str, title: &str) -> Option<(Panel, String)> {
    let columns = ["arm", "replicate", "period", "measure", "value", "n", "unit"];
    let rows = Rows::of(page.dossier.table("series"), &columns)?;
    let mut samples = Samples::default();
    for row in (0..rows.len()).filter(|row| rows.text("measure", *row) == measure) {
        let period = rows.number("period", row).unwrap_or(0.0) as u32;
        let n = rows.number("n", row).unwrap_or(0.0) as u64;
        rows.text("unit", row).clone_into(&mut samples.unit);
        if let Some(value) = rows.number("value", row) {
            samples.add(rows.text("arm", row), measure, period, (value, n));
        }
    }
    Some((samples.panel(page, measure, title)?, samples.unit))
}

/// The measures of the table `firms` at the end of the run, by id and arm.
pub(super) fn firm_measures(page: &Page) -> BTreeMap<String, BTreeMap<String, Figure>> {
    let mut out: BTreeMap<String, BTreeMap<String, Figure>> = BTreeMap::new();
    let columns = ["arm", "replicate", "measure", "value", "n", "unit"];
    let Some(rows) = Rows::of(page.dossier.table("firms"), &columns) else { return out };
    let mut by: BTreeMap<(&str, &str), (Vec<Sample>, &str)> = BTreeMap::new();
    for row in 0..rows.len() {
        let n = rows.number("n", row).unwrap_or(0.0) as u64;
        if let Some(value) = rows.number("value", row) {
            let key = (rows.text("measure", row), rows.text("arm", row));
            let entry = by.entry(key).or_default();
            entry.0.push((value, n));
            entry.1 = rows.text("unit", row);
        }
    }
    for ((measure, arm), (samples, unit)) in by {
        let Cell { value, low, high, n } = mean(&samples, unit);
        let unit = unit.replace("person", "firm");
        let groups = BTreeMap::new();
        let (method, assumed_low, assumed_high) = (None, None, None);
        let (scaled, between) = (None, None);
        let figure = Figure {
            value,
            low,
            high,
            method,
            assumed_low,
            assumed_high,
            unit,
            scaled,
            n,
            between,
            groups,
        };
        out.entry(measure.to_owned()).or_default().insert(arm.to_owned(), figure);
    }
    out
}

/// A counter of persons in the table `counts` over time, a line an arm.
pub(super) fn counter(page: &Page, counter: &str, title: &str) -> Option<Panel> {
    let columns = ["arm", "replicate", "period", "subject", "counter", "count"];
    let rows = Rows::of(page.dossier.table("counts"), &columns)?;
    let mut samples = Samples::default();
    let persons = page.dossier.summary.persons;
    let wanted = |row: &usize| {
        rows.text("counter", *row) == counter && rows.text("subject", *row) == "person"
    };
    for row in (0..rows.len()).filter(wanted) {
        let period = rows.number("period", row).unwrap_or(0.0) as u32;
        if let Some(value) = rows.number("count", row) {
            samples.add(rows.text("arm", row), counter, period, (value, persons));
        }
    }
    samples.panel(page, counter, title)
}

/// A column of the table `lists` over time, a panel a list.
pub(super) fn list_counts(page: &Page, subject: &str, column: &str) -> Samples {
    let mut out = Samples::default();
    let columns = ["arm", "replicate", "period", "subject", "list", column];
    let Some(rows) = Rows::of(page.dossier.table("lists"), &columns) else { return out };
    let persons = page.dossier.summary.persons;
    for row in (0..rows.len()).filter(|row| rows.text("subject", *row) == subject) {
        let period = rows.number("period", row).unwrap_or(0.0) as u32;
        if let Some(value) = rows.number(column, row) {
            out.add(rows.text("arm", row), rows.text("list", row), period, (value, persons));
        }
    }
    out
}
