//! Why nothing is left: which published figures no values of the assumed numbers can meet, or not
//! together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::gauge::CUTOFF;
use super::judge::Judge;
use super::space::{Search, Space};
use super::task::Task;
use super::{CANDIDATES, Wave};
use crate::latin;

/// Which targets are in conflict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Conflict {
    /// It in a sentence or two.
    pub words: String,
    /// Targets that no values can meet, whatever the others say.
    pub alone: Vec<String>,
    /// Pairs of targets of which each can be met, but not both.
    pub pairs: Vec<(String, String)>,
    /// The least implausible point that was tried misses these.
    pub missed: Vec<String>,
}

/// Looks for the conflict, if nothing is left.
pub(super) fn conflict(task: &Task<'_>, waves: &[Wave]) -> Option<Conflict> {
    let last = waves.last()?;
    if !last.left.points.is_empty() {
        return None;
    }
    let judges: Vec<&Judge> = waves.iter().map(|w| &w.judge).collect();
    let whole = Space::whole(task.paths.len());
    let before = waves.iter().rev().nth(1).map_or(&whole, |w| &w.left);
    let addresses: Vec<u64> = task.paths.iter().map(|p| latin::address(p)).collect();
    let seed = task.prepared.loaded.scenario.seed;
    let search = Search { seed, addresses: &addresses, candidates: CANDIDATES / 5 };
    let tried: Vec<Vec<f64>> = search
        .points(&before.bounds, u32::MAX)
        .iter()
        .map(|point| by_target(&judges, point))
        .collect();
    let n = task.fitted.len();
    let can = |meets: &dyn Fn(&[f64]) -> bool| tried.iter().any(|found| meets(found));
    let alone: Vec<usize> = (0..n).filter(|t| !can(&|f| f[*t] < CUTOFF)).collect();
    let open = |t: &usize| !alone.contains(t);
    let pairs: Vec<(usize, usize)> = (0..n)
        .filter(open)
        .flat_map(|a| (a + 1..n).map(move |b| (a, b)))
        .filter(|(a, b)| open(b) && !can(&|f| f[*a] < CUTOFF && f[*b] < CUTOFF))
        .collect();
    let nearest = last.left.nearest.as_ref().map(|(point, _)| by_target(&judges, point));
    let nearest = nearest.unwrap_or_default();
    let id = |t: usize| task.targets[task.fitted[t]].id.clone();
    let missed: Vec<String> =
        (0..nearest.len()).filter(|t| nearest[*t] >= CUTOFF).map(id).collect();
    let alone: Vec<String> = alone.into_iter().map(id).collect();
    let pairs: Vec<(String, String)> = pairs.into_iter().map(|(a, b)| (id(a), id(b))).collect();
    Some(Conflict { words: words(&alone, &pairs, &missed), alone, pairs, missed })
}

/// The implausibility of a point by each target: the worst over the waves.
fn by_target(judges: &[&Judge], point: &[u32]) -> Vec<f64> {
    let mut worst: Vec<f64> = Vec::new();
    for judge in judges {
        let found = judge.implausibilities(point);
        worst.resize(found.len(), 0.0);
        worst.iter_mut().zip(found).for_each(|(w, i)| *w = w.max(i.unwrap_or(0.0)));
    }
    worst
}

fn words(alone: &[String], pairs: &[(String, String)], missed: &[String]) -> String {
    let mut words = "No values in the assumed ranges agree with all published figures.".to_owned();
    if !alone.is_empty() {
        words += &format!(" None at all agree with {}.", alone.join(", "));
    }
    for (a, b) in pairs {
        words += &format!(" Those that agree with {a} do not agree with {b}.");
    }
    if alone.is_empty() && pairs.is_empty() {
        words += &format!(
            " Each figure, and each two, can be met, but not all: the nearest point misses {}.",
            missed.join(", ")
        );
    }
    words
}
