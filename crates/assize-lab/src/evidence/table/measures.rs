//! Every measure of every arm, replicate and group.

use assize_base::evidence::Table;

use super::{Cell, Material, Sheet};

/// The table.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("measures", "Measures of each arm, by replicate and group")
        .text("measure", "the id of the measure")
        .real("value", "as the column unit says", "the value; empty where nothing is to measure")
        .whole("n", "cases", "persons, records or detriments on which it rests")
        .text("unit", "the unit of the value");
    for sample in material.arms {
        let cells = [
            Cell::Text(&sample.id),
            Cell::Real(sample.value),
            Cell::Whole(sample.n as i64),
            Cell::Text(sample.measure.unit),
        ];
        let arm = material.arm(sample.arm);
        let group = sample.group.to_string();
        sheet.row(arm, sample.replicate, material.last(), &group, &cells);
    }
    sheet.0
}
