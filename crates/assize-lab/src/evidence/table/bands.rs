//! How many persons and firms stand in each band at the end of each month.

use assize_base::evidence::Table;
use assize_model::count::Counts;
use assize_scenario::policy::Score;

use super::{Cell, Material, Sheet};

/// The table.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("bands", "Persons and firms in each band, month by month")
        .text("subject", "person or firm")
        .text("band", "the label of the band")
        .whole("subjects", "subjects", "those in the band at the end of the month");
    for (arm, replicate) in material.runs() {
        let policy = &material.scenario.arms[arm].policy;
        let counts = &material.replicates[replicate][arm];
        for (subject, score, counts) in [
            ("person", &policy.person_score, &counts.persons),
            ("firm", &policy.firm_score, &counts.firms),
        ] {
            if let Some(score) = score {
                rows(&mut sheet, material, (arm, replicate), subject, score, counts);
            }
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
    score: &Score,
    counts: &Counts,
) {
    for period in 0..material.scenario.periods {
        for (i, band) in score.bands.iter().enumerate() {
            let subjects = counts.period(period)[counts.layout.band(i)];
            let cells = [Cell::Text(subject), Cell::Text(&band.label), Cell::Whole(subjects)];
            sheet.row(material.arm(arm), replicate, period + 1, "all", &cells);
        }
    }
}
