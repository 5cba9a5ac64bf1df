//! The measures of single arms over firms instead of persons.

use assize_base::evidence::Table;
use assize_model::measure::ALL;

use super::{Cell, Material, Sheet};
use crate::evidence::gather;

/// The table.
///
/// Words of measures that say *person* mean *firm* here. Firms have no falls and returns, no money,
/// courts, ties and reactions, so what counts these is left out.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("firms", "Measures of firms, by arm and replicate")
        .text("measure", "the id of the measure, read with firm for person")
        .real("value", "as the column unit says", "the value; empty where nothing is to measure")
        .whole("n", "cases", "firms, records or detriments on which it rests")
        .text("unit", "the unit of the value, read with firm for person");
    for (arm, replicate) in material.runs() {
        let view = gather::firms(material.scenario, material.replicates, replicate, arm);
        for measure in ALL.iter().filter(|m| !PERSONS_ONLY.contains(&m.id)) {
            let Some(evaluate) = measure.evaluate.of_arm() else { continue };
            for value in evaluate(&view) {
                let id = measure.id_of(&value.label);
                let cells = [
                    Cell::Text(&id),
                    Cell::Real(value.value),
                    Cell::Whole(value.n as i64),
                    Cell::Text(measure.unit),
                ];
                sheet.row(material.arm(arm), replicate, material.last(), "all", &cells);
            }
        }
    }
    sheet.0
}

/// Measures of what only persons have.
const PERSONS_ONLY: [&str; 35] = [
    "refused-persons",
    "return.share",
    "trap.share",
    "return.days.p50",
    "return.days.p95",
    "harshness",
    "honours",
    "institution.cost-each",
    "burden.poorest",
    "burden.gini-between",
    "burden.theil-between",
    "adverse-ratio",
    "four-fifths",
    "odds-gap.fpr",
    "odds-gap.fnr",
    "parity-gap",
    "parity-ratio",
    "adverse-parity",
    "equalised-gap",
    "equalised-ratio",
    "restricted.adults",
    "cases.performed",
    "cases.backlog",
    "stayed-away",
    "income.lost",
    "income.gini",
    "income.theil",
    "income.s80-s20",
    "arrears.share",
    "loans.granted",
    "loans.refused",
    "gave-up",
    "ties.strained",
    "ties.dropped",
    "merits.gamed",
];
