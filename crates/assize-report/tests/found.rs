//! Every number of the report is found by its id: the measure, the arm and the group stand at the number
//! or around it, and the summary holds the same value.

mod markup;
mod sample;

use assize_report::{Dossier, html};
use markup::{Piece, read};

/// The value of an attribute of the nearest element around a place that has it.
fn around<'a>(pieces: &'a [Piece], at: usize, wanted: &str) -> Option<&'a str> {
    let mut depth = 0_i32;
    for piece in pieces[..=at].iter().rev() {
        match piece {
            Piece::Close(_) => depth += 1,
            Piece::Open(name, _) if ["br", "meta", "hr"].contains(&name.as_str()) => {}
            Piece::Open(_, _) if depth > 0 => depth -= 1,
            Piece::Open(_, _) => {
                if let Some(value) = piece.attribute(wanted) {
                    return Some(value);
                }
            }
            Piece::Text(_) => {}
        }
    }
    None
}

/// The value that the summary holds.
fn summarised(
    dossier: &Dossier,
    table: &str,
    arm: usize,
    id: &str,
    group: Option<&str>,
) -> Option<f64> {
    let arm = &dossier.summary.arms[arm];
    let measures = match table {
        "pairs" => &dossier.summary.pairs.iter().find(|p| p.arm == arm.name)?.measures,
        _ => &arm.measures,
    };
    let figure = measures.get(id)?;
    match group {
        Some(group) => figure.groups.get(group)?.value,
        None => figure.value,
    }
}

#[test]
fn every_number_of_a_measure_is_found_in_the_summary() {
    for live in [1, 2] {
        let dossier = sample::dossier(live);
        let pieces = read(&html(&dossier));
        let mut seen = 0;
        for (at, piece) in pieces.iter().enumerate().filter(|(_, p)| p.opens("td")) {
            let Some(value) = piece.attribute("data-value") else { continue };
            let Some(id) = around(&pieces, at, "data-measure") else {
                let table = around(&pieces, at, "data-table");
                assert!(table.is_some_and(|t| t != "measures"), "{piece:?} in {table:?}");
                continue;
            };
            let table = around(&pieces, at, "data-table").unwrap_or("measures");
            if table == "series" || table == "firms" {
                continue;
            }
            let arm = around(&pieces, at, "data-arm").expect("an arm").parse().unwrap();
            let found = summarised(&dossier, table, arm, id, around(&pieces, at, "data-group"));
            let (found, value): (f64, f64) = (found.expect(id), value.parse().unwrap());
            assert!((found - value).abs() <= 1e-5 * found.abs(), "{id}: {value}, not {found}");
            seen += 1;
        }
        assert!(seen > 100, "{seen}");
    }
}
