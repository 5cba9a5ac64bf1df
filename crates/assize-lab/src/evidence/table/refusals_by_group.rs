//! How often a policy stands in the way at each service, over the run, by group.
//!
//! Apart from the table for everybody, so that nobody adds up groups and their sum.

use assize_base::evidence::Table;

use super::refusals::{rows, sheet};
use super::{Material, Sheet};
use crate::evidence::gather;

/// The table.
pub(super) fn table(material: &Material<'_>) -> Table {
    let title = "Hindrances at each service over the run, by group";
    let mut sheet: Sheet = sheet("refusals-by-group", title);
    let (scenario, replicates) = (material.scenario, material.replicates);
    let groups = gather::groups(scenario, replicates);
    for (arm, replicate) in material.runs() {
        for group in groups.iter().filter(|g| !g.0.is_empty()) {
            let view = gather::view(scenario, replicates, replicate, arm, group.clone());
            rows(&mut sheet, material, (arm, replicate), &view);
        }
    }
    sheet.0
}
