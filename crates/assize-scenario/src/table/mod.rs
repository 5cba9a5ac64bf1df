//! Data tables: people counted by area, settlement, one more label and sex.
//!
//! Invariant: nothing comes out that could be a person. Columns and labels are closed, totals and
//! cells have floors, and what looks like an identifier is refused with a code of its own.

mod csv;
mod floor;
pub(crate) mod intake;

pub use csv::rows;

use std::collections::BTreeMap;

use assize_base::diag::Place;

use crate::codes;
use crate::findings::Findings;

/// The settlements, as written; the first is the sum of the others.
const SETTLEMENTS: [&str; 4] = ["all", "city", "town", "village"];

/// The bands of age.
const AGES: [&str; 21] = [
    "0-4", "5-9", "10-14", "15-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54",
    "55-59", "60-64", "65-69", "70-74", "75-79", "80-84", "85-89", "90-94", "95-99", "100+",
];

/// The levels of schooling.
const LEVELS: [&str; 7] = [
    "no_schooling_or_preschool",
    "primary",
    "junior_secondary",
    "senior_secondary",
    "junior_college",
    "bachelor",
    "postgraduate",
];

/// A kind of data table.
#[derive(Debug)]
pub(crate) struct Form {
    /// The column of labels.
    column: &'static str,
    /// The labels.
    labels: &'static [&'static str],
}

/// People by age and sex.
pub(crate) static AGE_SEX: Form = Form { column: "age_band", labels: &AGES };
/// People by schooling and sex.
pub(crate) static SCHOOLING: Form = Form { column: "education_3plus", labels: &LEVELS };

/// A data table, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    /// The areas in the order of the table, the nation left out.
    pub areas: Vec<String>,
    /// Men and women by label, by area and settlement (0 city, 1 town, 2 village).
    pub cells: BTreeMap<(usize, usize), Vec<[u64; 2]>>,
}

/// Where a table is named, and under what name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named<'a> {
    /// The file name.
    pub file: &'a str,
    /// The place of the name.
    pub place: &'a Place,
}

impl Named<'_> {
    /// Reports a fault of the table.
    fn error(self, findings: &mut Findings, code: &'static str, what: &str, hint: &str) {
        findings.error(code, self.place, format!("{}: {what}", self.file), hint);
    }
}

/// A row: area, settlement (0 all, 1 city …), label, men and women.
type Row = (usize, usize, usize, [u64; 2]);

/// Reads a table; none if it cannot be used, which has been said.
pub(crate) fn read(
    text: &str,
    form: &Form,
    nation: &str,
    named: Named<'_>,
    findings: &mut Findings,
) -> Option<Counts> {
    let rows = match csv::rows(text) {
        Ok(rows) => rows,
        Err((line, what)) => {
            let what = format!("line {line}: {what}");
            named.error(findings, codes::TABLE_FORM, &what, "write plain comma-separated rows");
            return None;
        }
    };
    let mut rows = rows.into_iter();
    let header = rows.next().map(|(_, header)| header).unwrap_or_default();
    if let Err((code, what)) = floor::columns(&header, &form.header()) {
        named.error(findings, code, &what, &format!("the columns are {}", form.header()));
        return None;
    }
    let mut areas: Vec<String> = Vec::new();
    let mut counted: Vec<Row> = Vec::new();
    let mut faults = 0;
    for (line, row) in rows {
        match floor::row(&row, form, &mut areas) {
            Ok(row) => counted.push(row),
            Err((code, what, hint)) => {
                faults += 1;
                named.error(findings, code, &format!("line {line}: {what}"), &hint);
            }
        }
        if faults >= 10 {
            break;
        }
    }
    if faults > 0 {
        return None;
    }
    table(areas, counted, form, nation, named, findings)
}

impl Form {
    /// The header.
    fn header(&self) -> String {
        format!("area,settlement,{},total,male,female", self.column)
    }
}

/// Puts rows in their places, checks the sums and merges small cells.
fn table(
    areas: Vec<String>,
    rows: Vec<Row>,
    form: &Form,
    nation: &str,
    named: Named<'_>,
    findings: &mut Findings,
) -> Option<Counts> {
    let mut cells: BTreeMap<(usize, usize), Vec<Option<[u64; 2]>>> = BTreeMap::new();
    for (area, settlement, label, people) in rows {
        let place =
            cells.entry((area, settlement)).or_insert_with(|| vec![None; form.labels.len()]);
        if place[label].replace(people).is_some() {
            let (area, label) = (&areas[area], form.labels[label]);
            let what = format!("{area}, {}, {label} is there twice", SETTLEMENTS[settlement]);
            named.error(findings, codes::TABLE_GAPS, &what, "keep one row for each cell");
            return None;
        }
    }
    let Some(whole) = areas.iter().position(|a| a == nation) else {
        let what = format!("there is no area `{nation}`, which is to be the sum of the others");
        named.error(findings, codes::TABLE_GAPS, &what, "name the area of the sums in `nation`");
        return None;
    };
    let full = filled(cells, &areas, form, named, findings)?;
    if let Some(what) = wrong_sum(&full, areas.len(), whole, form) {
        let what = format!("{}, {what}", areas[whole.min(areas.len() - 1)]);
        named.error(findings, codes::TABLE_SUMS, &what, "correct the table against its source");
        return None;
    }
    let mut counts = Counts::default();
    for (area, name) in areas.iter().enumerate().filter(|(a, _)| *a != whole) {
        counts.areas.push(name.clone());
        let index = counts.areas.len() - 1;
        for settlement in 1..4 {
            let people = full.get(&(area, settlement)).cloned();
            let people = people.unwrap_or_else(|| vec![[0; 2]; form.labels.len()]);
            counts.cells.insert((index, settlement - 1), people);
        }
    }
    floor::cells(&mut counts, named, findings).then_some(counts)
}

/// The counts of each place, by label and sex.
type Full = BTreeMap<(usize, usize), Vec<[u64; 2]>>;

/// The places without gaps.
fn filled(
    cells: BTreeMap<(usize, usize), Vec<Option<[u64; 2]>>>,
    areas: &[String],
    form: &Form,
    named: Named<'_>,
    findings: &mut Findings,
) -> Option<Full> {
    let mut full = BTreeMap::new();
    for ((area, settlement), place) in cells {
        if let Some(label) = place.iter().position(Option::is_none) {
            let (area, label) = (&areas[area], form.labels[label]);
            let what = format!("{area}, {}, {label} is missing", SETTLEMENTS[settlement]);
            named.error(
                findings,
                codes::TABLE_GAPS,
                &what,
                "give every label, with zeros if need be",
            );
            return None;
        }
        full.insert((area, settlement), place.into_iter().flatten().collect());
    }
    Some(full)
}

/// What does not add up: settlements to `all` in each area, areas to the nation.
fn wrong_sum(
    cells: &BTreeMap<(usize, usize), Vec<[u64; 2]>>,
    n_areas: usize,
    whole: usize,
    form: &Form,
) -> Option<String> {
    let sum = |places: &[(usize, usize)], label: usize, sex: usize| -> u64 {
        places.iter().filter_map(|p| cells.get(p)).map(|c| c[label][sex]).sum()
    };
    for (label, name) in form.labels.iter().enumerate() {
        for sex in 0..2 {
            for area in 0..n_areas {
                let Some(all) = cells.get(&(area, 0)) else { continue };
                let parts = sum(&[(area, 1), (area, 2), (area, 3)], label, sex);
                if parts != all[label][sex] {
                    return Some(format!(
                        "{name}: the settlements of area {} add up to {parts}, not to {}",
                        area + 1,
                        all[label][sex]
                    ));
                }
            }
            for settlement in 0..4 {
                let Some(total) = cells.get(&(whole, settlement)) else { continue };
                let parts: Vec<_> =
                    (0..n_areas).filter(|a| *a != whole).map(|a| (a, settlement)).collect();
                let parts = sum(&parts, label, sex);
                if parts != total[label][sex] {
                    let all = total[label][sex];
                    return Some(format!(
                        "{}, {name}: the areas add up to {parts}, not to {all}",
                        SETTLEMENTS[settlement]
                    ));
                }
            }
        }
    }
    None
}
