//! How far adults are in arrears at the end, by fifth of income.

use assize_base::evidence::Table;
use assize_base::vocabulary::Attribute;
use assize_model::count::ARREARS_LEVELS;

use super::{Cell, Material, Sheet};

/// The table; it has no row for a society without money.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("money", "Adults by arrears and fifth of income at the end")
        .text("income", "the fifth of household income")
        .whole("arrears", "quarters of a month of income", "how far they are behind; at most 255")
        .whole("adults", "persons", "adults of this fifth who are that far behind");
    if material.scenario.society.money.is_none() {
        return sheet.0;
    }
    for (arm, replicate) in material.runs() {
        let purses = &material.replicates[replicate][arm].persons.purses;
        for (place, adults) in purses.iter().enumerate().filter(|(_, adults)| **adults > 0) {
            let income = Attribute::Income.labels()[place / ARREARS_LEVELS];
            let arrears = (place % ARREARS_LEVELS) as i64;
            let cells = [Cell::Text(income), Cell::Whole(arrears), Cell::Whole(*adults)];
            let group = format!("income={income}");
            sheet.row(material.arm(arm), replicate, material.last(), &group, &cells);
        }
    }
    sheet.0
}
