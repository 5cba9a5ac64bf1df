//! How often each conduct went on record.

use assize_base::evidence::Table;

use super::{Cell, Material, Sheet};

/// The table; conduct that never went on record is left out.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("records", "Records of each conduct over the run")
        .text("conduct", "the id of the conduct")
        .text("title", "what it is")
        .text("channel", "by which channel it comes to the scheme")
        .whole("records", "records", "records about persons and firms in the run, true or not");
    let catalogue = &material.scenario.catalogue;
    for (arm, replicate) in material.runs() {
        let recorded = &material.replicates[replicate][arm].recorded;
        let on_record = catalogue.conducts.iter().zip(recorded).filter(|(_, n)| **n > 0);
        for (conduct, records) in on_record {
            let cells = [
                Cell::Text(&conduct.id),
                Cell::Text(&conduct.title),
                Cell::Text(&catalogue.channels[conduct.channel].id),
                Cell::Whole(*records),
            ];
            sheet.row(material.arm(arm), replicate, material.last(), "all", &cells);
        }
    }
    sheet.0
}
