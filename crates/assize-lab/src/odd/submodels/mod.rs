//! Element 7: every mechanism in use with its equation and numbers, and every policy part by part.

mod equations;
mod policy;

use assize_base::spec::Spec;
use assize_scenario::scenario::Param;

use super::context::{Context, counted, or_dash, unit};
use super::document::{Element, Section};
use super::home;
use crate::odd_row;

/// The element.
pub(super) fn element(told: &Context<'_>) -> Element {
    let mut sections = vec![rationale(told)];
    for arm in 1..told.scenario.arms.len() {
        sections.extend(policy::sections(told, arm));
    }
    sections.extend(told.mechanisms().into_iter().map(|spec| mechanism(told, spec)));
    sections.extend(others(told));
    let scenario = told.scenario;
    let assumed = scenario
        .params
        .iter()
        .filter(|p| matches!(p.basis, assize_scenario::scenario::Basis::Assumed(_)))
        .count();
    let rules: usize = scenario.arms.iter().map(|arm| arm.policy.rules.len()).sum();
    Element {
        number: 7,
        name: "Submodels".to_owned(),
        summary: format!(
            "{} and {} stand on {}, of which {assumed} are assumed, each with its reason.",
            counted(rules, "rule"),
            counted(told.mechanisms().len(), "mechanism"),
            counted(scenario.params.len(), "number"),
        ),
        sections,
    }
}

fn rationale(told: &Context<'_>) -> Section {
    Section::new("rationale", "Rationale").with(told.author("Reading of the rules", "rationale")).text(
        "The policies come first, part by part, then the mechanisms in the order of the phases, \
         each with its equation, its parameters, and the numbers of the documents that it \
         computes with. Chances are shares of one, drawn as 32-bit words; all state is in whole \
         numbers.",
    )
}

/// A mechanism with its numbers.
fn mechanism(told: &Context<'_>, spec: &'static Spec) -> Section {
    let row = |p: &assize_base::spec::Param| odd_row![p.name, p.unit, or_dash(p.range)];
    let numbers = told.numbers(spec.name);
    Section::new(format!("mechanism-{}", spec.name), format!("Mechanism: {}", spec.name))
        .text(format!("{} {}.", spec.summary, equations::of(spec.name)))
        .table(
            format!("parameters:{}", spec.name),
            "Parameters",
            &["key", "unit", "what makes sense"],
            spec.params.iter().map(row).collect(),
        )
        .table(
            format!("numbers:{}", spec.name),
            "Their values",
            NUMBERS,
            numbers.into_iter().map(|n| number(told, Some(spec), n)).collect(),
        )
}

/// The columns of a table of numbers.
const NUMBERS: &[&str] =
    &["number", "value", "unit", "assumed range", "source or reason", "document"];

/// A number of the documents: where it stands, without the document's name, which is told last.
fn number(told: &Context<'_>, spec: Option<&Spec>, n: &Param) -> Vec<String> {
    let (document, place) = n.path.split_once(" / ").unwrap_or(("", &n.path));
    let kind = document.split(' ').next().unwrap_or("");
    let range = n.range.as_ref().map_or_else(String::new, |(low, high)| format!("{low} to {high}"));
    odd_row![
        format!("{kind} / {place}"),
        n.value,
        unit(spec, home::key(&n.path)),
        or_dash(range),
        told.basis(&n.basis),
        document,
    ]
}

/// Numbers that no mechanism in use computes with: of measures, of studies, and of mechanisms that
/// the study does not use.
fn others(told: &Context<'_>) -> Vec<Section> {
    let mut sections = Vec::new();
    let used = told.mechanisms();
    let idle = |n: &&Param| {
        let home = home::of(&n.path);
        used.iter().all(|spec| spec.name != home)
    };
    let rows: Vec<Vec<String>> =
        told.scenario.params.iter().filter(idle).map(|n| number(told, None, n)).collect();
    if !rows.is_empty() {
        let section = Section::new("idle", "Numbers that no mechanism in use computes with")
            .text(
                "They stand in the documents. What a scheme costs those who run it is for \
                 measures; the rest belongs to mechanisms that this scenario does not use.",
            )
            .table("numbers:none", "Their values", NUMBERS, rows);
        sections.push(section);
    }
    sections
}
