//! The measures that make sense for a single month, month by month.

use assize_base::evidence::Table;
use assize_model::measure::{ALL, Evaluate, Group, View};

use super::{Cell, Material, Sheet};
use crate::evidence::gather;

/// The table.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("series", "Measures month by month")
        .text("measure", "the id of the measure; rates are per year")
        .real("value", "as the column unit says", "the value; empty where nothing is to measure")
        .whole("n", "cases", "persons, records or detriments on which it rests")
        .text("unit", "the unit of the value");
    for (arm, replicate) in material.runs() {
        let everybody = |arm| {
            let (scenario, replicates) = (material.scenario, material.replicates);
            gather::view(scenario, replicates, replicate, arm, Group::everybody())
        };
        let (here, there) = (everybody(arm), everybody(0));
        for period in 0..material.scenario.periods {
            let there = (arm > 0).then(|| there.in_period(period));
            let run = (arm, replicate, period);
            rows(&mut sheet, material, run, &here.in_period(period), there.as_ref());
        }
    }
    sheet.0
}

/// The rows of one month.
fn rows(
    sheet: &mut Sheet,
    material: &Material<'_>,
    (arm, replicate, period): (usize, usize, u32),
    here: &View<'_>,
    there: Option<&View<'_>>,
) {
    for measure in ALL.iter().filter(|m| m.monthly) {
        let values = match (measure.evaluate, there) {
            (Evaluate::Arm(evaluate) | Evaluate::Both(evaluate, _), _) => evaluate(here),
            (Evaluate::Pair(evaluate), Some(there)) => evaluate(here, there),
            (Evaluate::Pair(_), None) => Vec::new(),
        };
        for value in values {
            let id = measure.id_of(&value.label);
            let cells = [
                Cell::Text(&id),
                Cell::Real(value.value),
                Cell::Whole(value.n as i64),
                Cell::Text(measure.unit),
            ];
            sheet.row(material.arm(arm), replicate, period + 1, "all", &cells);
        }
    }
}
