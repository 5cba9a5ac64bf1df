//! What becomes of listings that rest on true and on false records.

use assize_base::evidence::Table;
use assize_model::measure::days_within;
use assize_model::record::Truth;
use assize_model::redress::{self, Stage, WIDTH};

use super::chain::truth;
use super::{Cell, Material, Sheet};

/// The table.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("redress", "What became of the listings of persons")
        .text("list", "the id of the list")
        .text("record", "true, misattributed or invented: the record that the listing rests on")
        .whole("listings", "listings", "so many in the run")
        .whole("objections", "objections", "objections to them")
        .whole("granted", "decisions", "decisions on an objection that end the listing")
        .whole(
            "refused",
            "decisions",
            "decisions that do not; not known where objections take a fixed time, without staff",
        )
        .whole("corrected", "removals", "removals that corrected an error")
        .whole("ended", "removals", "removals at the end of the term or by a way off")
        .real("days", "days", "from the listing to its corrected end, mean")
        .real("p50", "days", "half of the corrected listings had ended by then")
        .real("p95", "days", "95 in 100 had");
    for (arm, replicate) in material.runs() {
        for (i, list) in material.scenario.arms[arm].policy.lists.iter().enumerate() {
            if list.manner.red {
                continue;
            }
            for kind in [Truth::True, Truth::Misattributed, Truth::Invented] {
                let at = redress::row(i, kind);
                let row = &material.replicates[replicate][arm].redress[at..at + WIDTH];
                let cells = cells(&list.id, kind, row);
                sheet.row(material.arm(arm), replicate, material.last(), "all", &cells);
            }
        }
    }
    sheet.0
}

/// The cells of a row.
fn cells<'a>(list: &'a str, kind: Truth, row: &[i64]) -> [Cell<'a>; 11] {
    let at = |stage: Stage| row[stage as usize];
    let corrected = at(Stage::Corrected);
    let mean = (corrected > 0).then(|| at(Stage::Days) as f64 / corrected as f64);
    [
        Cell::Text(list),
        Cell::Text(truth(kind)),
        Cell::Whole(at(Stage::Listed)),
        Cell::Whole(at(Stage::Objected)),
        Cell::Whole(at(Stage::Granted)),
        Cell::Whole(at(Stage::Refused)),
        Cell::Whole(corrected),
        Cell::Whole(at(Stage::Ended)),
        Cell::Real(mean),
        Cell::Real(days_within(redress::steps(row), 50)),
        Cell::Real(days_within(redress::steps(row), 95)),
    ]
}
