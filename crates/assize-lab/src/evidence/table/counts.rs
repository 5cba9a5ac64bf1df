//! What a run counted, month by month, before anything is divided by anything.

use assize_base::evidence::Table;
use assize_model::count::{Counter, Counts};

use assize_scenario::scenario::counted_of_sides;

use super::{Cell, Material, Sheet};

/// The table.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("counts", "Whole-number counts month by month")
        .text("subject", "person or firm")
        .text("counter", "what is counted, as in the description of the model")
        .whole("count", "as counted", "the number in the month, or at its end");
    for (arm, replicate) in material.runs() {
        let counts = &material.replicates[replicate][arm];
        for (subject, counts) in [("person", &counts.persons), ("firm", &counts.firms)] {
            rows(&mut sheet, material, (arm, replicate), subject, counts);
        }
    }
    sheet.0
}

/// The rows of one kind of subject in one run; counters that stay zero all along are left out.
fn rows(
    sheet: &mut Sheet,
    material: &Material<'_>,
    (arm, replicate): (usize, usize),
    subject: &str,
    counts: &Counts,
) {
    let periods = material.scenario.periods;
    let fixed = Counter::ALL.map(|counter| (counter as usize, format!("{counter:?}")));
    let sides = match subject {
        "person" => counted_of_sides(&material.scenario.arms[arm].policy),
        _ => Vec::new(),
    };
    let first = counts.layout.side_scored(0);
    let sides = sides.into_iter().enumerate().map(|(i, name)| (first + i, name));
    for (place, name) in fixed.into_iter().chain(sides) {
        if (0..periods).all(|p| counts.period(p)[place] == 0) {
            continue;
        }
        for period in 0..periods {
            let n = counts.period(period)[place];
            let cells = [Cell::Text(subject), Cell::Text(&name), Cell::Whole(n)];
            sheet.row(material.arm(arm), replicate, period + 1, "all", &cells);
        }
    }
}
