//! A policy part by part: scores and bands, counting, rules, lists, consequences.

use super::super::context::{Context, or_dash};
use super::super::document::Section;
use crate::diff::{self, Described};
use crate::odd_row;

/// The sections of an arm's policy.
pub(super) fn sections(told: &Context<'_>, arm: usize) -> Vec<Section> {
    let name = &told.scenario.arms[arm].name;
    let parts = diff::described(told.scenario, arm);
    let kinds = [
        ("score", "Scores"),
        ("band", "Bands"),
        ("counting", "Counting"),
        ("cap", "Caps"),
        ("rule", "Rules"),
        ("list", "Lists"),
        ("ground", "Grounds of lists"),
        ("way off", "Ways off lists"),
        ("consequence", "Consequences"),
    ];
    let mut sections = Vec::new();
    for (kind, title) in kinds {
        let of: Vec<&Described> = parts.iter().filter(|part| part.kind == kind).collect();
        if !of.is_empty() {
            sections.push(section(told, arm, (kind, title), &of));
        }
    }
    if sections.is_empty() {
        sections.push(Section::new(format!("arm-{arm}"), format!("{name}: no policy")));
    }
    sections
}

/// The parts of one kind: a column for each property that any of them has.
fn section(
    told: &Context<'_>,
    arm: usize,
    (kind, title): (&str, &str),
    parts: &[&Described],
) -> Section {
    let name = &told.scenario.arms[arm].name;
    let mut properties: Vec<&str> = Vec::new();
    for (property, _) in parts.iter().flat_map(|part| &part.properties) {
        if !properties.contains(property) {
            properties.push(property);
        }
    }
    let mut columns = vec![kind, "title"];
    columns.extend(properties.iter().map(|p| if *p == "source" { "article" } else { *p }));
    let row = |part: &&Described| {
        let mut cells = odd_row![or_dash(part.id.clone()), or_dash(part.title.clone())];
        cells.extend(properties.iter().map(|p| {
            let value = part.properties.iter().find(|(n, _)| n == p).map(|(_, v)| v.as_str());
            match (*p, value) {
                (_, None) => "-".to_owned(),
                ("source", Some(reference)) => told.source(reference),
                (_, Some(value)) => value.to_owned(),
            }
        }));
        cells
    };
    let slug = kind.replace(' ', "-");
    Section::new(format!("arm-{arm}-{slug}"), format!("{name}: {}", title.to_lowercase())).table(
        format!("{slug}:{arm}"),
        format!("{title} of {name}"),
        &columns,
        parts.iter().map(row).collect(),
    )
}
