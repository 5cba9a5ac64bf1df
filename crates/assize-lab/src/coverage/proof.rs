//! What a run shows: how often each element that carries out a line of the source documents did
//! something.
//!
//! An element that can do nothing by itself (a cap, a table of counting) counts by what it acts on.

use assize_model::count::{ArmCounts, Counter, Counts};
use assize_model::measure;
use assize_scenario::Scenario;
use assize_scenario::policy::Policy;
use assize_scenario::scenario::{Arm, Carried};

use super::Work;

/// Everything that a study shows, with the line that it carries out.
#[must_use]
pub fn of_study(scenario: &Scenario, counts: &[ArmCounts]) -> Vec<(String, Work)> {
    let elements = scenario.carried.iter().filter(|c| c.element != "note");
    let carried = elements.map(|c| {
        let count = count(scenario, counts, c);
        let study = if count.needs_run { scenario.name.clone() } else { String::new() };
        let (element, document, id) = (c.element.clone(), c.document.clone(), c.id.clone());
        (c.seed.clone(), Work { element, document, id, study, count: count.n })
    });
    let notes = scenario.notes.iter().flat_map(|note| {
        note.seeds.iter().map(|seed| {
            let (element, document) = ("note".to_owned(), note.document.clone());
            let (id, study) = (String::new(), String::new());
            (seed.clone(), Work { element, document, id, study, count: 1 })
        })
    });
    carried.chain(notes).collect()
}

/// How often something was seen, and whether it takes a run to see it.
struct Seen {
    n: i64,
    needs_run: bool,
}

fn count(scenario: &Scenario, counts: &[ArmCounts], carried: &Carried) -> Seen {
    let known = |is_known: bool| Seen { n: i64::from(is_known), needs_run: false };
    match carried.element.as_str() {
        "target" => known(scenario.targets.iter().any(|t| t.id == carried.id)),
        "answer" => known(is_measure(&carried.id)),
        _ => {
            let arms = scenario.arms.iter().zip(counts).filter(|(arm, _)| is_of(arm, carried));
            let seen = arms.map(|(arm, counts)| in_arm(scenario, arm, counts, carried));
            Seen { n: seen.max().unwrap_or(0), needs_run: true }
        }
    }
}

/// Tells whether a measure has this id, alone or before its label.
fn is_measure(id: &str) -> bool {
    measure::ALL.iter().any(|m| match m.label {
        Some(_) => id.strip_prefix(m.id).is_some_and(|rest| rest.starts_with('.')),
        None => m.id == id,
    })
}

/// Tells whether an arm lives under the document of an element; societies and catalogues are there
/// for all.
fn is_of(arm: &Arm, carried: &Carried) -> bool {
    carried.document.strip_prefix("policy ").is_none_or(|name| arm.stack.iter().any(|p| p == name))
}

/// How often an element did something in an arm.
fn in_arm(scenario: &Scenario, arm: &Arm, counts: &ArmCounts, carried: &Carried) -> i64 {
    let (policy, id) = (&arm.policy, carried.id.as_str());
    match carried.element.as_str() {
        "rule" => positions(&policy.rules, |r| r.id == id).map(|i| counts.fired[i]).sum(),
        "ground" => grounds(policy).filter(|(_, g)| *g == id).map(|(i, _)| counts.fired[i]).sum(),
        "consequence" => consequences(policy, counts, |c| c.id == id),
        "list" => positions(&policy.lists, |l| l.id == id).map(|l| entries(counts, l)).sum(),
        "exit" | "review" | "pick" => {
            lists(policy, carried).map(|l| moved(counts, l, carried)).sum()
        }
        "conduct" => recorded(scenario, counts, |c| scenario.catalogue.conducts[c].id == id),
        "channel" => recorded(scenario, counts, |c| {
            let catalogue = &scenario.catalogue;
            catalogue.channels[catalogue.conducts[c].channel].id == id
        }),
        "domain" => recorded(scenario, counts, |c| {
            let catalogue = &scenario.catalogue;
            catalogue.domains[catalogue.conducts[c].domain].id == id
        }),
        "service" => consequences(policy, counts, |c| scenario.services[c.service].id == id),
        "averaging" => {
            let conduct = policy.averaging.as_ref().map(|a| a.conduct);
            recorded(scenario, counts, |c| Some(c) == conduct)
        }
        element => total(counts, counter(element)),
    }
}

/// The places of what fits.
fn positions<'a, T>(
    all: &'a [T],
    fits: impl Fn(&T) -> bool + 'a,
) -> impl Iterator<Item = usize> + 'a {
    all.iter().enumerate().filter(move |(_, one)| fits(one)).map(|(at, _)| at)
}

/// The grounds of all lists, with their places in the count of what fired.
fn grounds(policy: &Policy) -> impl Iterator<Item = (usize, &str)> {
    let all = policy.lists.iter().flat_map(|l| &l.grounds).map(|g| g.id.as_str());
    all.enumerate().map(|(at, id)| (policy.rules.len() + at, id))
}

/// How often the consequences that fit took effect.
fn consequences(
    policy: &Policy,
    counts: &ArmCounts,
    fits: impl Fn(&assize_scenario::policy::Consequence) -> bool,
) -> i64 {
    let first = policy.rules.len() + grounds(policy).count();
    positions(&policy.consequences, fits).map(|i| counts.fired[first + i]).sum()
}

/// The lists that an exit, a review or a selection can belong to.
fn lists<'a>(policy: &'a Policy, carried: &'a Carried) -> impl Iterator<Item = usize> + 'a {
    positions(&policy.lists, move |list| match carried.element.as_str() {
        "exit" => list.exits.iter().any(|e| e.id == carried.id),
        _ => list.id == carried.id,
    })
}

fn moved(counts: &ArmCounts, list: usize, carried: &Carried) -> i64 {
    let sum = |of: &Counts| match carried.element.as_str() {
        "exit" => series(of, of.layout.exits(list)),
        "review" => series(of, of.layout.corrected(list)),
        _ => series(of, of.layout.entries(list)),
    };
    sum(&counts.persons) + sum(&counts.firms)
}

fn entries(counts: &ArmCounts, list: usize) -> i64 {
    let of = |counts: &Counts| series(counts, counts.layout.entries(list));
    of(&counts.persons) + of(&counts.firms)
}

/// Records of the conduct that fits.
fn recorded(scenario: &Scenario, counts: &ArmCounts, fits: impl Fn(usize) -> bool) -> i64 {
    (0..scenario.catalogue.conducts.len()).filter(|c| fits(*c)).map(|c| counts.recorded[c]).sum()
}

/// What an element does that has no count of its own.
fn counter(element: &str) -> Counter {
    match element {
        "tie" | "meets" => Counter::TiesStrained,
        "court" | "evasion" => Counter::CasesPerformed,
        "money" => Counter::Setbacks,
        "cap" => Counter::Pluses,
        "counting" | "validity" => Counter::Minuses,
        "response" => Counter::GaveUp,
        "acceptance" => Counter::TiesDropped,
        "costs" => Counter::RecordsNegative,
        _ => Counter::Scored,
    }
}

fn total(counts: &ArmCounts, counter: Counter) -> i64 {
    series(&counts.persons, counter as usize) + series(&counts.firms, counter as usize)
}

fn series(counts: &Counts, counter: usize) -> i64 {
    counts.series.iter().skip(counter).step_by(counts.layout.width()).sum()
}
