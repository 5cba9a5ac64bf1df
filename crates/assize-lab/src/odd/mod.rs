//! The question "how would somebody else build this again?": a description of a study, a policy or a
//! run by the ODD protocol (Overview, Design concepts, Details), made from the documents and from what
//! the mechanisms in use say of themselves.
//!
//! In reading order: [`document`] (the description as data), `context` (what it is made from), then
//! one file an element: `purpose`, `entities`, `process`, `concepts`, `initialization` (with the input
//! data), `submodels`; [`home`] (which mechanism computes with which number), [`markdown`] and
//! [`against`] (two descriptions compared).
//!
//! Invariant: nothing is told that the program does not compute, and nothing that it computes is left
//! out; tests compare the description with the program's own registries.

pub mod against;
mod concepts;
mod context;
pub mod document;
mod entities;
pub mod home;
mod initialization;
pub mod markdown;
mod process;
mod purpose;
mod submodels;
#[cfg(test)]
mod tests;

use std::path::Path;

use assize_model::plan::Plan;
use assize_report::dossier::TargetFigure;
use assize_scenario::Scenario;

pub use concepts::CONCEPTS;
pub use document::Odd;

use crate::error::Error;
use crate::folder::RunFolder;
use crate::order::{Order, Prepared, prepare, prepare_asked};
use crate::shelf::Taken;
use crate::{target, world};
use context::Context;

/// The elements, in the order of the protocol.
pub const ELEMENTS: [&str; 7] = [
    "Purpose and patterns",
    "Entities, state variables, and scales",
    "Process overview and scheduling",
    "Design concepts",
    "Initialization",
    "Input data",
    "Submodels",
];

/// Answers `odd`: the description of a study, a policy, a stack of policies, or a run.
///
/// # Errors
/// If there is no such subject, or its documents have errors.
pub fn odd(subject: &str) -> Result<Odd, Error> {
    if world::is_file(&Path::new(subject).join("run.json")) {
        return of_run(subject);
    }
    let order = Order { study: Some(subject.to_owned()), ..Order::default() };
    let prepared = prepare(&order)?;
    let kind = if prepared.asked.study.is_some() { "study" } else { "policy" };
    let told = Subject { name: subject, kind, figures: &[], digest: None };
    Ok(describe(&prepared.loaded.scenario, &prepared.shelf.taken(), &told))
}

/// The description of a run: what was run, with its published figures beside simulated ones.
fn of_run(subject: &str) -> Result<Odd, Error> {
    let (folder, record) = RunFolder::open(Path::new(subject))?;
    let prepared: Prepared =
        prepare_asked(folder.shelf(&record)?, record.asked.clone(), record.command.clone())?;
    let scenario = &prepared.loaded.scenario;
    let figures = match folder.results(&record) {
        Ok((_, kept)) => {
            let tables: Vec<_> = kept.into_iter().map(|(table, _)| table).collect();
            target::figures(scenario, &tables)
        }
        // A run that is not finished has no figures yet; the rest of its description stands.
        Err(_) => Vec::new(),
    };
    let digest = record.digest.as_deref();
    let told = Subject { name: subject, kind: "run", figures: &figures, digest };
    Ok(describe(scenario, &prepared.shelf.taken(), &told))
}

/// What is described.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// As it was asked for.
    pub name: &'a str,
    /// `study`, `policy` or `run`.
    pub kind: &'a str,
    /// Published figures beside simulated ones.
    pub figures: &'a [TargetFigure],
    /// The digest of a run's results.
    pub digest: Option<&'a str>,
}

/// Describes a scenario.
#[must_use]
pub fn describe(scenario: &Scenario, taken: &Taken, subject: &Subject<'_>) -> Odd {
    let plan = Plan::new(scenario, 0);
    let told =
        Context { scenario, plan: &plan, taken, figures: subject.figures, digest: subject.digest };
    Odd {
        format: document::FORMAT.to_owned(),
        subject: subject.name.to_owned(),
        kind: subject.kind.to_owned(),
        title: scenario.title.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        elements: vec![
            purpose::element(&told),
            entities::element(&told),
            process::element(&told),
            concepts::element(&told),
            initialization::element(&told),
            initialization::inputs(&told),
            submodels::element(&told),
        ],
    }
}
