//! How often a policy stands in the way at each service, over the run, for everybody together.

use assize_base::evidence::Table;
use assize_model::measure::{Group, View};

use super::{Cell, Material, Sheet};
use crate::evidence::gather;

/// The table.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = sheet("refusals", "Hindrances at each service over the run");
    for (arm, replicate) in material.runs() {
        let (scenario, replicates) = (material.scenario, material.replicates);
        let view = gather::view(scenario, replicates, replicate, arm, Group::everybody());
        rows(&mut sheet, material, (arm, replicate), &view);
    }
    sheet.0
}

/// An empty table of refusals.
pub(super) fn sheet(name: &str, title: &str) -> Sheet {
    Sheet::new(name, title)
        .text("service", "the id of the service")
        .whole("refusals", "attempts", "attempts on which a detrimental consequence fell")
        .whole("persons", "persons", "persons to whom it happened at least once")
}

/// The rows of one group in one run.
pub(super) fn rows(
    sheet: &mut Sheet,
    material: &Material<'_>,
    (arm, replicate): (usize, usize),
    view: &View<'_>,
) {
    let group = view.group.to_string();
    for service in view.hindered_services() {
        let cells = [
            Cell::Text(&view.services[service].id),
            Cell::Whole(view.at(view.layout().refusals(service))),
            Cell::Whole(view.at(view.layout().refused_persons(service))),
        ];
        sheet.row(material.arm(arm), replicate, material.last(), &group, &cells);
    }
}
