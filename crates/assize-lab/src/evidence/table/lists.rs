//! How many stand on each list, come onto it and leave it, month by month.

use assize_base::evidence::Table;
use assize_model::count::Counts;

use super::{Cell, Material, Sheet};

/// The table.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("lists", "Lists month by month: stock, entries, exits, performance")
        .text("subject", "person or firm")
        .text("list", "the id of the list")
        .whole("listed", "subjects", "those on the list at the end of the month")
        .whole("entries", "entries", "entries in the month")
        .whole("exits", "exits", "removals in the month, by whatever way")
        .whole("corrected", "exits", "of these, removals that corrected an error")
        .whole("performed", "exits", "of these, removals because the duty was performed");
    for (arm, replicate) in material.runs() {
        let counts = &material.replicates[replicate][arm];
        for (subject, counts) in [("person", &counts.persons), ("firm", &counts.firms)] {
            rows(&mut sheet, material, (arm, replicate), subject, counts);
        }
    }
    sheet.0
}

/// The rows of one kind of subject in one run.
fn rows(
    sheet: &mut Sheet,
    material: &Material<'_>,
    (arm, replicate): (usize, usize),
    subject: &str,
    counts: &Counts,
) {
    let layout = counts.layout;
    for period in 0..material.scenario.periods {
        let row = counts.period(period);
        for (i, list) in material.scenario.arms[arm].policy.lists.iter().enumerate() {
            let cells = [
                Cell::Text(subject),
                Cell::Text(&list.id),
                Cell::Whole(row[layout.listed(i)]),
                Cell::Whole(row[layout.entries(i)]),
                Cell::Whole(row[layout.exits(i)]),
                Cell::Whole(row[layout.corrected(i)]),
                Cell::Whole(row[layout.performed(i)]),
            ];
            sheet.row(material.arm(arm), replicate, period + 1, "all", &cells);
        }
    }
}
