//! Who stands on each list at the end, and who was put on it in the run: by sex and age.

use assize_base::evidence::Table;
use assize_base::vocabulary::Attribute;
use assize_model::count::Counter;
use assize_model::measure::Group;

use super::{Cell, Material, Sheet};
use crate::evidence::{FEWEST, gather};

/// The table.
///
/// Groups of fewer than [`FEWEST`] persons, over all replicates together, are left out as
/// everywhere.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("listed-persons", "Persons on each list by sex and age")
        .text("list", "the id of the list")
        .text("sex", "male or female")
        .text("age", "the band of age, in years")
        .whole("persons", "persons", "all persons of this sex and age")
        .whole("listed", "persons", "of these, those on the list at the end")
        .whole("entries", "entries", "entries to the list in the run");
    let groups = groups(material);
    for (arm, replicate) in material.runs() {
        for (group, sex, age) in &groups {
            rows(&mut sheet, material, (arm, replicate), group, (sex, age));
        }
    }
    sheet.0
}

/// Every crossing of sex and age that has persons enough, with its labels.
fn groups(material: &Material<'_>) -> Vec<(Group, &'static str, &'static str)> {
    let labels = |attribute: Attribute| (0_u8..).zip(attribute.labels());
    let crossings = labels(Attribute::Sex).flat_map(|(s, sex)| {
        labels(Attribute::Age).map(move |(a, age)| {
            (Group(vec![(Attribute::Sex, s), (Attribute::Age, a)]), *sex, *age)
        })
    });
    crossings.filter(|(group, _, _)| persons(material, group) >= FEWEST).collect()
}

/// The persons of a group over all replicates.
fn persons(material: &Material<'_>, group: &Group) -> i64 {
    let of = |replicate| {
        gather::view(material.scenario, material.replicates, replicate, 0, group.clone())
            .count(Counter::Subjects)
    };
    (0..material.replicates.len()).map(of).sum()
}

/// A row a list for one group in one run.
fn rows(
    sheet: &mut Sheet,
    material: &Material<'_>,
    (arm, replicate): (usize, usize),
    group: &Group,
    (sex, age): (&str, &str),
) {
    let view = gather::view(material.scenario, material.replicates, replicate, arm, group.clone());
    let layout = view.layout();
    for (i, list) in material.scenario.arms[arm].policy.lists.iter().enumerate() {
        let cells = [
            Cell::Text(&list.id),
            Cell::Text(sex),
            Cell::Text(age),
            Cell::Whole(view.count(Counter::Subjects)),
            Cell::Whole(view.at(layout.listed(i))),
            Cell::Whole(view.at(layout.entries(i))),
        ];
        let group = group.to_string();
        sheet.row(material.arm(arm), replicate, material.last(), &group, &cells);
    }
}
