//! The headline table of each policy: what a run of 50,000 persons over three years gives.
//!
//! It stands as `expected.csv` in the folder of the scheme, so that a change of the program that
//! moves a scheme's figures is seen beside the scheme.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use assize_lab::{evidence, library};
use assize_model::measure::ALL;
use assize_scenario::load::Kind;

use crate::runs::{MONTHS, PERSONS, Ran};

/// The measures of the table that have no label, in the order of reports.
const MEASURES: [&str; 17] = [
    "score.mean",
    "records.negative",
    "records.positive",
    "records.false",
    "income.lost",
    "detriment",
    "wrongful.share",
    "protected.share",
    "spillover.share",
    "restricted.share",
    "restricted.wrongly",
    "return.share",
    "return.days.p50",
    "chilling.expression",
    "chilling.petition",
    "compliance.fall",
    "institution.cost",
];

/// The table of every policy, with the place where it stands.
pub fn tables(runs: &[Ran]) -> Vec<(PathBuf, String)> {
    let mut seen = BTreeSet::new();
    let mut tables = Vec::new();
    let size = |ran: &&Ran| ran.scenario.periods == MONTHS && !ran.counts.is_empty();
    for ran in runs.iter().filter(size).filter(|ran| ran.scenario.persons == PERSONS) {
        let (summary, _) = evidence::summarise(&ran.scenario, std::slice::from_ref(&ran.counts));
        for arm in ran.scenario.arms.iter().filter(|arm| arm.stack.len() == 1) {
            if seen.insert(arm.stack[0].clone()) {
                tables.push((place(&arm.stack[0]), table(&summary, &arm.name, &ran.scenario.name)));
            }
        }
    }
    tables
}

/// Beside the policy's document.
fn place(policy: &str) -> PathBuf {
    let volume = library::volume(Kind::Policy, policy).expect("it was just run");
    crate::root().join(volume.path).with_file_name(format!("{policy}.expected.csv"))
}

fn table(summary: &assize_base::evidence::Summary, arm: &str, study: &str) -> String {
    let own = summary.arms.iter().find(|a| a.name == arm).map(|a| &a.measures);
    let pair = summary.pairs.iter().find(|p| p.arm == arm).map(|p| &p.measures);
    let mut text = format!("# run {study}: {PERSONS} persons, {MONTHS} months, one replicate\n");
    text.push_str("measure,value,unit\n");
    for id in MEASURES {
        let figure = own.and_then(|m| m.get(id)).or_else(|| pair.and_then(|m| m.get(id)));
        let Some(figure) = figure else { continue };
        let value = figure.value.map_or("nothing to measure".to_owned(), |v| format!("{v:.6}"));
        writeln!(text, "{id},{value},{}", figure.unit).expect("text can be written");
    }
    text
}

/// Tells whether every measure of the table is one of the program's.
pub fn are_measures() -> bool {
    let of = |id: &str| ALL.iter().any(|m| id == m.id || id.starts_with(&format!("{}.", m.id)));
    MEASURES.iter().all(|id| of(id))
}
