//! The floors of data tables: closed columns and labels, no small totals, no small cells.

use super::{Counts, Form, Named, Row, SETTLEMENTS};
use crate::codes;
use crate::findings::{Findings, listed};
use crate::read::text;

/// Fewest people of a table, and of a place in it.
const TOTAL: u64 = 1_000;
/// Fewest people of a cell that is not empty.
const CELL: u64 = 10;
/// Most areas.
const AREAS: usize = 250;
/// Words that only columns about single persons have.
const PERSONAL: [&str; 19] = [
    "name",
    "id",
    "identity",
    "passport",
    "phone",
    "mobile",
    "email",
    "mail",
    "address",
    "street",
    "birthday",
    "birth",
    "person",
    "case",
    "account",
    "card",
    "姓名",
    "身份证",
    "手机",
];

/// Looks whether the columns are those that are expected.
pub(super) fn columns(header: &[String], expected: &str) -> Result<(), (&'static str, String)> {
    if header.join(",") == expected {
        return Ok(());
    }
    for column in header {
        let lower = column.to_lowercase();
        let words = || lower.split(|c: char| !c.is_alphanumeric());
        if PERSONAL.iter().any(|p| words().any(|w| w == *p || (!p.is_ascii() && w.contains(p)))) {
            let what = format!("the column `{}` is about single persons", shown(column));
            return Err((codes::IDENTIFIER, what));
        }
        if let Some(what) = identifier(column) {
            return Err((codes::IDENTIFIER, what));
        }
    }
    Err((codes::COLUMNS, "the columns are not those of this kind of table".into()))
}

/// A text cut for showing; identifiers are not repeated in full.
pub(super) fn shown(text: &str) -> String {
    text.chars().map(|c| if text::is_treacherous(c) { '\u{fffd}' } else { c }).take(24).collect()
}

/// Why a text looks like an identifier of a person, if it does.
pub(super) fn identifier(text: &str) -> Option<String> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if text.contains('@') {
        return Some("there is what looks like an address of electronic mail".into());
    }
    if digits >= 11 {
        return Some(format!("there is a number of {digits} digits, as identifiers have"));
    }
    None
}

/// A fault of a row: code, what, hint.
type Fault = (&'static str, String, String);

/// Reads a row.
pub(super) fn row(row: &[String], form: &Form, areas: &mut Vec<String>) -> Result<Row, Fault> {
    if let Some(what) = row.iter().find_map(|cell| identifier(cell)) {
        return Err((
            codes::IDENTIFIER,
            what,
            "tables hold counts of people, never persons".into(),
        ));
    }
    let [area, settlement, label, total, male, female] = row else {
        return Err((codes::TABLE_FORM, "the row has other columns".into(), String::new()));
    };
    let area = area_of(area, areas)?;
    let settlement = one_of(settlement, &SETTLEMENTS)?;
    let label = one_of(label, form.labels)?;
    let (total, male, female) = (count(total)?, count(male)?, count(female)?);
    if male + female != total {
        let what = format!("{male} men and {female} women are not {total} people");
        return Err((codes::TABLE_SUMS, what, "correct the table against its source".into()));
    }
    Ok((area, settlement, label, [male, female]))
}

/// The index of an area, which is new or was there before.
fn area_of(name: &str, areas: &mut Vec<String>) -> Result<usize, Fault> {
    if let Some(index) = areas.iter().position(|a| a == name) {
        return Ok(index);
    }
    let plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '.' | '(' | ')');
    if name.is_empty() || name.chars().count() > 60 || !name.chars().all(plain) {
        let what = format!("`{}` is not the name of an area", shown(name));
        return Err((codes::FREE_TEXT, what, "write names of areas in letters".into()));
    }
    if areas.len() >= AREAS {
        let what = format!("there are more than {AREAS} areas");
        return Err((codes::SMALL_CELLS, what, "use larger areas".into()));
    }
    areas.push(name.to_owned());
    Ok(areas.len() - 1)
}

/// The index of a label.
fn one_of(label: &str, labels: &[&str]) -> Result<usize, Fault> {
    labels.iter().position(|l| *l == label).ok_or_else(|| {
        let what = format!("`{}` is not a label of this column", shown(label));
        (codes::FREE_TEXT, what, format!("the labels are {}", listed(labels)))
    })
}

/// A count of people.
fn count(text: &str) -> Result<u64, Fault> {
    let fits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| fits).ok_or_else(|| {
        let what = format!("`{}` is not a count of people", shown(text));
        (codes::TABLE_FORM, what, "write digits alone".into())
    })
}

/// Enforces the floors of totals and cells; false if the table is refused.
pub(super) fn cells(counts: &mut Counts, named: Named<'_>, findings: &mut Findings) -> bool {
    let people = |place: &[[u64; 2]]| place.iter().flatten().sum::<u64>();
    let total: u64 = counts.cells.values().map(|p| people(p)).sum();
    if total < TOTAL {
        let what = format!("the table counts {total} people in all");
        named.error(findings, codes::SMALL_TOTAL, &what, "use tables of at least 1000 people");
        return false;
    }
    let filled = || counts.cells.values().flatten().flatten().filter(|n| **n > 0);
    let (n_filled, n_small) = (filled().count(), filled().filter(|n| **n < CELL).count());
    if n_small > (n_filled / 100).max(2) {
        let what = format!("{n_small} of {n_filled} cells count fewer than 10 people");
        named.error(findings, codes::SMALL_CELLS, &what, "use coarser tables");
        return false;
    }
    for ((area, _), place) in &counts.cells {
        let n = people(place);
        if n > 0 && n < TOTAL {
            let what = format!("a settlement of {} counts {n} people", counts.areas[*area]);
            let hint = "merge it into another settlement of the area";
            named.error(findings, codes::SMALL_TOTAL, &what, hint);
            return false;
        }
    }
    if n_small > 0 {
        counts.cells.values_mut().for_each(|place| merge(place));
        let what = format!("{}: {n_small} cells under 10 were merged", named.file);
        let hint = "each was added to the next lower label of the same place and sex";
        findings.warning(codes::CELLS_MERGED, named.place, what, hint);
    }
    true
}

/// Adds each cell under the floor to the one before it, from the last label to the first.
fn merge(place: &mut [[u64; 2]]) {
    for sex in 0..2 {
        for label in (1..place.len()).rev() {
            if place[label][sex] < CELL {
                place[label - 1][sex] += place[label][sex];
                place[label][sex] = 0;
            }
        }
        if place[0][sex] < CELL {
            let next = (1..place.len()).find(|l| place[*l][sex] > 0).unwrap_or(0);
            let rest = std::mem::take(&mut place[0][sex]);
            place[next][sex] += rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::merge;

    #[test]
    fn small_cells_go_to_the_label_before_and_nobody_is_lost() {
        let mut place = [[100, 4], [5, 0], [3, 2], [40, 20]];
        merge(&mut place);
        // By hand: men 3 + 5 join 100; women 2 join 0, 2 joins 4, and 6 joins the next filled, 20.
        assert_eq!(place, [[108, 0], [0, 0], [0, 0], [40, 26]]);
    }
}
