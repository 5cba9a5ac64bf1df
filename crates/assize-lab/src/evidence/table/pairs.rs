//! Every measure of an arm against the first one, by replicate and group.

use assize_base::evidence::Table;

use super::{Cell, Material, Sheet};

/// The table.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("pairs", "Each arm against the first, by replicate and group")
        .text("against", "the arm compared with")
        .text("measure", "the id of the measure")
        .real("value", "as the column unit says", "the value; empty where nothing is to measure")
        .whole("n", "cases", "acts in the other arm on which it rests")
        .text("unit", "the unit of the value");
    for sample in material.pairs {
        let cells = [
            Cell::Text(material.arm(0)),
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
