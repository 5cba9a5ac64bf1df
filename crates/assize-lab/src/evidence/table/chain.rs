//! What detriments rest on: from the act, or none, over the record to what made the detriment.

use assize_base::evidence::Table;
use assize_model::origin::{ORIGINS, Origin};
use assize_model::record::Truth;

use super::elements::{self, Element};
use super::{Cell, Material, Sheet};

/// The table; what never happened is left out.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("chain", "What the detriments of persons rest on")
        .text("kind", "rule, ground, consequence or list (for listings without a ground)")
        .text("element", "the id of the rule, consequence or list, or list/ground")
        .text("title", "what it is about")
        .text("article", "where it stands; empty if assumed")
        .text("form", "points, grade, listing or hindrance")
        .text(
            "origin",
            "own-unlawful, own-lawful, protected, another or nobody: whose act it rests on",
        )
        .text("record", "true, misattributed, invented, or none where no act is on file")
        .text("bearer", "self, or tie where it is for the act of somebody tied")
        .whole("detriments", "detriments", "so many in the run");
    for (arm, replicate) in material.runs() {
        let chain = &material.replicates[replicate][arm].chain;
        let elements = elements::of(&material.scenario.arms[arm].policy);
        assert_eq!(chain.len(), elements.len() * ORIGINS, "what makes detriments in arm {arm}");
        for (element, row) in elements.iter().zip(chain.chunks_exact(ORIGINS)) {
            for (number, n) in row.iter().enumerate().filter(|(_, n)| **n != 0) {
                let cells = cells(element, Origin::numbered(number), *n);
                sheet.row(material.arm(arm), replicate, material.last(), "all", &cells);
            }
        }
    }
    sheet.0
}

/// The cells of a row.
fn cells<'a>(element: &'a Element<'_>, origin: Origin, n: i64) -> [Cell<'a>; 9] {
    [
        Cell::Text(element.kind),
        Cell::Text(&element.id),
        Cell::Text(element.title),
        Cell::Text(element.article),
        Cell::Text(element.form),
        Cell::Text(origin.heading().name()),
        Cell::Text(record(origin)),
        Cell::Text(if origin.spilled() { "tie" } else { "self" }),
        Cell::Whole(n),
    ]
}

/// The kind of record that a detriment rests on.
fn record(origin: Origin) -> &'static str {
    if origin.is_without_act() { "none" } else { truth(origin.truth()) }
}

/// The label of a kind of record.
pub(super) fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "true",
        Truth::Misattributed => "misattributed",
        Truth::Invented => "invented",
    }
}
