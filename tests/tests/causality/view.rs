//! Two results side by side: which counters differ.

use std::collections::BTreeSet;

use assize_engine::Settings;
use assize_model::count::{ArmCounts, Counter, Counts};
use assize_scenario::Scenario;

use crate::executors::Executor;

/// How a chronicle is kept; nothing of it changes a result.
pub const SETTINGS: Settings = Settings { threads: 2, chunk: 64 };

/// Runs the engine, in one of the ways that change nothing.
pub fn run(scenario: &Scenario) -> Vec<ArmCounts> {
    let ways = Executor::all();
    ways[scenario.seed as usize % ways.len()].run(scenario, 0)
}

/// A counter in every period and cell.
fn column(counts: &Counts, counter: usize) -> Vec<i64> {
    let rows = counts.series.iter().skip(counter).step_by(counts.layout.width());
    rows.chain(counts.cells.iter().skip(counter).step_by(counts.layout.width())).copied().collect()
}

/// The sum of a counter over all periods.
pub fn sum(counts: &ArmCounts, counter: Counter) -> i64 {
    let width = counts.persons.layout.width();
    counts.persons.series.iter().skip(counter as usize).step_by(width).sum()
}

/// The names of the counters in which persons or firms differ somewhere; bands and lists aside.
pub fn differing(a: &ArmCounts, b: &ArmCounts) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (a, b) in [(&a.persons, &b.persons), (&a.firms, &b.firms)] {
        for counter in Counter::ALL {
            if column(a, counter as usize) != column(b, counter as usize) {
                names.insert(format!("{counter:?}"));
            }
        }
        for service in 0..a.layout.services.min(b.layout.services) {
            let (of_a, of_b) = (a.layout.refusals(service), b.layout.refusals(service));
            let pairs = [(of_a, of_b), (of_a + 1, of_b + 1)];
            if pairs.iter().any(|(x, y)| column(a, *x) != column(b, *y)) {
                names.insert(format!("service {service}"));
            }
        }
        if a.returns != b.returns {
            names.insert("returns".to_owned());
        }
        if a.purses != b.purses {
            names.insert("purses".to_owned());
        }
    }
    names
}

/// Asserts that two results differ in nothing but the named counters.
pub fn assert_only(what: &str, a: &ArmCounts, b: &ArmCounts, allowed: &[&str]) {
    let names = differing(a, b);
    let beyond: Vec<&String> =
        names.iter().filter(|name| !allowed.contains(&name.as_str())).collect();
    assert!(beyond.is_empty(), "{what} changes {beyond:?}");
}
