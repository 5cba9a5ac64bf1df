//! Every scheme of the library on the oracle and on the engine.
//!
//! The cases are small on purpose; here the whole document is lived through, with all its rules,
//! lists and consequences at once, by few people.

#[path = "../cases/executors.rs"]
mod executors;

use assize_lab::shelf::Shelf;
use assize_model::count::ArmCounts;
use assize_scenario::Scenario;
use assize_scenario::load::{self, Kind, Shelf as _};

use crate::runs;
use executors::Executor;

/// The fewest persons that a run may have.
const PERSONS: u64 = 1_000;
/// Long enough for reviews, terms of a few months and selection by rank.
const MONTHS: u32 = 14;

#[test]
fn oracle_and_engine_agree_on_every_scheme_of_the_library() {
    let shelf = Shelf::library();
    let executors = Executor::all();
    for (at, name) in shelf.names(Kind::Policy).into_iter().enumerate() {
        let mut request = runs::policy(&name);
        (request.persons, request.months) = (Some(PERSONS), Some(MONTHS));
        let scenario = load::load(&shelf, &request).expect("checked elsewhere").scenario;
        let oracle = assize_tests::run(&scenario, 0);
        let engine = executors[at % executors.len()].run(&scenario, 0);
        let pairs = scenario.arms.iter().zip(oracle.iter().zip(&engine));
        let told: Vec<String> = pairs
            .filter(|(_, (oracle, engine))| oracle != engine)
            .map(|(arm, (a, b))| format!("{}: {}", arm.name, difference(&scenario, a, b)))
            .collect();
        assert!(told.is_empty(), "{told:?}");
    }
}

/// Where two results differ first.
fn difference(scenario: &Scenario, oracle: &ArmCounts, engine: &ArmCounts) -> String {
    if let Some(at) = (0..oracle.fired.len()).find(|i| oracle.fired[*i] != engine.fired[*i]) {
        return format!("fired {at}: oracle {}, engine {}", oracle.fired[at], engine.fired[at]);
    }
    if let Some(at) =
        (0..oracle.recorded.len()).find(|i| oracle.recorded[*i] != engine.recorded[*i])
    {
        let conduct = &scenario.catalogue.conducts[at].id;
        let (oracle, engine) = (oracle.recorded[at], engine.recorded[at]);
        return format!("records of {conduct}: oracle {oracle}, engine {engine}");
    }
    let width = oracle.persons.layout.width();
    let differs = |i: &usize| oracle.persons.series[*i] != engine.persons.series[*i];
    match (0..oracle.persons.series.len()).find(differs) {
        Some(at) => format!(
            "period {} counter {}: oracle {}, engine {}",
            at / width,
            at % width,
            oracle.persons.series[at],
            engine.persons.series[at]
        ),
        None => "cells, histograms or firms".to_owned(),
    }
}
