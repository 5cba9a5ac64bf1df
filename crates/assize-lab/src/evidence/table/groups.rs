//! What every comparison of groups is computed from: the adults of each group, by attribute and by
//! crossing of two.

use assize_base::evidence::Table;

use super::{Cell, Material, Sheet};
use crate::evidence::gather;

/// The table. Groups of fewer than ten adults are left out, as they are in the measures.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("groups", "Adults by group, at the end of the run")
        .text("attribute", "the attribute, or a crossing of two as sex*age")
        .whole("adults", "persons", "adults of the group")
        .whole("restricted", "persons", "of these, those below the default band or on a list")
        .whole("blameless", "persons", "adults without an unlawful act of their own in the run")
        .whole("blameless_worst", "persons", "of these, those in the worst band")
        .whole("wrongdoers", "persons", "adults with such an act")
        .whole("wrongdoers_worst", "persons", "of these, those in the worst band")
        .whole("detriments", "detriments", "detriments of these adults in the run");
    for (arm, replicate) in material.runs() {
        let everybody = assize_model::measure::Group::everybody();
        let (scenario, replicates) = (material.scenario, material.replicates);
        let view = gather::view(scenario, replicates, replicate, arm, everybody);
        for compared in view.compared() {
            let attribute = compared.axis.to_string();
            for (group, tally) in &compared.groups {
                let counts = [
                    tally.adults,
                    tally.restricted,
                    tally.blameless(),
                    tally.blameless_worst,
                    tally.wrongdoers,
                    tally.wrongdoers_worst,
                    tally.detriments,
                ];
                let counts = counts.into_iter().map(Cell::Whole);
                let cells: Vec<Cell<'_>> =
                    std::iter::once(Cell::Text(&attribute)).chain(counts).collect();
                let group = group.to_string();
                sheet.row(material.arm(arm), replicate, material.last(), &group, &cells);
            }
        }
    }
    sheet.0
}
