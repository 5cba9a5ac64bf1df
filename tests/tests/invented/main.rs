//! The oracle and the engine agree on societies and policies that nobody has written: every
//! mechanism, in combinations that no document has, made from a printed seed.
//!
//! `SCENARIOS=200` makes more of them; `FROM=1234` starts at another seed; `ONLY=ties,money` leaves
//! out all other mechanisms that a scenario can lack, and `WITHOUT=pick` leaves out that (see
//! [`only`]).

mod chance;
#[path = "../cases/executors.rs"]
mod executors;
mod life;
mod manner;
mod means;
mod only;
mod policy;
mod society;
mod ties;
#[path = "../cases/traces.rs"]
mod traces;

use assize_model::count::{ARREARS_LEVELS, ArmCounts, Counter, Counts};
use assize_scenario::Scenario;

use crate::chance::Chooser;
use crate::executors::Executor;

/// Scenarios that are tried when nothing else is asked for.
const SCENARIOS: u64 = 24;

fn asked(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// The scenario of a seed.
fn invented(seed: u64) -> Scenario {
    let mut scenario = life::scenario(&mut Chooser::new(seed), seed);
    if let Ok(names) = std::env::var("ONLY") {
        only::keep(&mut scenario, &names.split(',').collect::<Vec<_>>());
    }
    if let Ok(names) = std::env::var("WITHOUT") {
        only::leave_out(&mut scenario, &names.split(',').collect::<Vec<_>>());
    }
    scenario
}

/// The earliest count in which two results differ.
fn difference(a: &Counts, b: &Counts) -> Option<String> {
    let width = a.layout.width();
    let series = a.series.iter().zip(&b.series).enumerate().filter(|(_, (x, y))| x != y);
    let series: Vec<String> = series
        .take(8)
        .map(|(i, (x, y))| {
            format!("period {} counter {} oracle {x} engine {y}", i / width, i % width)
        })
        .collect();
    let what = if !series.is_empty() {
        series.join("; ")
    } else if a.cells != b.cells {
        "only the cells".to_owned()
    } else {
        "only the histograms".to_owned()
    };
    (a != b).then_some(what)
}

fn first_difference(scenario: &Scenario, a: &[ArmCounts], b: &[ArmCounts]) -> Option<String> {
    for (arm, (a, b)) in scenario.arms.iter().zip(a.iter().zip(b)) {
        let persons = difference(&a.persons, &b.persons).map(|text| format!("persons: {text}"));
        let firms = difference(&a.firms, &b.firms).map(|text| format!("firms: {text}"));
        let fired = (a.fired != b.fired).then(|| format!("fired: {:?} and {:?}", a.fired, b.fired));
        let recorded = (a.recorded != b.recorded)
            .then(|| format!("recorded: {:?} and {:?}", a.recorded, b.recorded));
        let traced = traces::difference(a, b);
        if let Some(text) = persons.or(firms).or(fired).or(recorded).or(traced) {
            return Some(format!("arm {}: {text}", arm.name));
        }
    }
    None
}

#[test]
fn oracle_and_engine_agree_on_invented_scenarios() {
    let from = asked("FROM", 1);
    for seed in from..from + asked("SCENARIOS", SCENARIOS) {
        let scenario = invented(seed);
        let oracle = assize_tests::run(&scenario, 0);
        let executors = Executor::all();
        let engine = executors[seed as usize % executors.len()].run(&scenario, 0);
        let difference = first_difference(&scenario, &oracle, &engine);
        assert!(difference.is_none(), "scenario {seed}: {}", difference.unwrap_or_default());
    }
}

/// Removals by performing, objections of firms, adults with arrears, moves in side scores, and what
/// firms are refused and honoured by.
fn not_of_persons(arm: &ArmCounts) -> [i64; 6] {
    let sum = |counts: &Counts, counter: usize| -> i64 {
        counts.series.iter().skip(counter).step_by(counts.layout.width()).sum()
    };
    let lists = 0..arm.persons.layout.lists;
    let sides = (0..3).filter(|side| arm.persons.layout.sides[*side] > 0);
    [
        lists.map(|list| sum(&arm.persons, arm.persons.layout.performed(list))).sum(),
        sum(&arm.firms, Counter::ReviewsAsked as usize),
        arm.persons.purses.chunks(ARREARS_LEVELS).map(|fifth| fifth[1..].iter().sum::<i64>()).sum(),
        sides.map(|side| sum(&arm.persons, arm.persons.layout.side_moves(side))).sum(),
        sum(&arm.firms, Counter::Hindrances as usize),
        sum(&arm.firms, Counter::Honours as usize),
    ]
}

/// A counter over all periods and cells, whatever its sign.
fn used(counts: &Counts, counter: usize) -> i64 {
    let width = counts.layout.width();
    let column =
        |rows: &[i64]| rows.iter().skip(counter).step_by(width).map(|n| n.abs()).sum::<i64>();
    column(&counts.series) + column(&counts.cells)
}

/// Numbers that repeat with a width, each summed over its rows.
fn by_column(numbers: &[i64], width: usize) -> Vec<i64> {
    (0..width).map(|at| numbers.iter().skip(at).step_by(width).sum()).collect()
}

/// Origins, the stages of redress with the first step, and the six reasons for which somebody is
/// worse off.
fn traced(arm: &ArmCounts) -> Vec<i64> {
    let reasons =
        |bit: usize| (0..64).filter(|set| set >> bit & 1 == 1).map(|set| arm.reasons[set]).sum();
    let redress = by_column(&arm.redress, 43);
    by_column(&arm.chain, 14)
        .into_iter()
        .chain(redress.into_iter().take(8))
        .chain((0..6).map(reasons))
        .collect()
}

#[test]
fn invented_scenarios_use_every_counter() {
    // What is never counted is never compared: together the scenarios must reach every counter.
    let mut sums = vec![0_i64; Counter::ALL.len()];
    let mut others = [0_i64; 6];
    let mut traces = vec![0_i64; 14 + 8 + 6];
    for seed in 1..=SCENARIOS {
        for arm in assize_tests::run(&invented(seed), 0) {
            for (other, n) in others.iter_mut().zip(not_of_persons(&arm)) {
                *other += n;
            }
            for (trace, n) in traces.iter_mut().zip(traced(&arm)) {
                *trace += n;
            }
            for (i, sum) in sums.iter_mut().enumerate() {
                *sum += used(&arm.persons, i);
            }
        }
    }
    assert!(others.iter().all(|n| *n > 0), "beside the counters of persons: {others:?}");
    assert!(traces.iter().all(|n| *n > 0), "origins, stages, reasons: {traces:?}");
    // Five years are longer than an invented run; `trap.case` compares these two.
    let beyond = [Counter::FallsFollowed as usize, Counter::Trapped as usize];
    let is_unused = |i: &usize| sums[*i] == 0 && !beyond.contains(i);
    let unused: Vec<usize> = (0..sums.len()).filter(is_unused).collect();
    assert!(unused.is_empty(), "counters that no invented scenario reaches: {unused:?}");
}
