//! What a calibration tells: per number what is left of its range, per target what was simulated.

use assize_base::stats;
use assize_scenario::scenario::Target;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use super::conflict::Conflict;
use super::conflict::conflict;
pub use super::gauge::CUTOFF;
use super::judge::{Judge, Run, gauge, worst};
use super::space::position;
use super::task::Task;
use super::{Request, Wave, groups, middle};
use crate::error::Error;
use crate::latin::share;
use crate::target;

/// A number of whose range more than this share is left is one that the figures say nothing about.
const UNLEARNED: f64 = 0.9;

/// Two numbers are told to be tied from this rank correlation on.
const TIED: f64 = 0.2;
/// A number is thinned if the middle nine tenths of what is left lie within this share of its range.
const THINNED: f64 = 0.8;
/// Points that are left from which ties are told, at most.
const TIED_POINTS: usize = 4_000;

/// How the answer comes about, for readers.
const METHOD: &str = "History matching. Each wave runs the study at points spread over what is left \
    of the space of the calibrated numbers, all with the same synthetic persons and luck; fits to \
    every target a polynomial of at most second degree, with its leave-one-out error; and rules out \
    points at which some published figure lies three or more standard deviations away. The variance \
    is that of the publication (the ends of its range are taken to lie three standard deviations \
    away, so that the range is what it lets stand), of the polynomial, and of chance (from four \
    replicates of one point in each wave). No allowance is made for what the model leaves out. \
    What is left agrees with the figures as far as this can tell; it is not thereby true.";

/// `calibration.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Calibration {
    /// `assize-calibration/1`.
    pub format: String,
    /// The version of the program.
    pub version: String,
    /// The study.
    pub study: String,
    /// Its title.
    pub title: String,
    /// The digest of the documents, the seed and the number of runs.
    pub digest: String,
    /// The seed.
    pub seed: u64,
    /// Synthetic persons.
    pub persons: u64,
    /// Months that were run: those that the targets need.
    pub months: u32,
    /// The arms that were run: those that the targets need.
    pub arms: Vec<String>,
    /// From so many standard deviations on a point is ruled out.
    pub cutoff: f64,
    /// The waves.
    pub waves: Vec<WaveLeft>,
    /// Of the space of all calibrated numbers, the share that is not ruled out.
    pub space_left: f64,
    /// The calibrated numbers.
    pub numbers: Vec<NumberLeft>,
    /// Numbers of which the figures say more together than one by one, the closest first.
    pub together: Vec<Together>,
    /// The targets.
    pub targets: Vec<TargetMet>,
    /// The run that is nearest to the published figures.
    pub best: Best,
    /// Which figures are in conflict, if nothing is left.
    pub conflict: Option<Conflict>,
    /// How all this comes about.
    pub method: String,
}

/// One wave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WaveLeft {
    /// Its number.
    pub wave: u32,
    /// Runs, without repeats.
    pub runs: usize,
    /// Targets that could be emulated.
    pub targets: usize,
    /// Of the space, the share that is left after it.
    pub space_left: f64,
}

/// One calibrated number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NumberLeft {
    /// Where it stands.
    pub path: String,
    /// Its value in the study.
    pub value: String,
    /// The assumed range.
    pub range: (String, String),
    /// The range that is not ruled out; null if nothing is left.
    pub left: Option<(String, String)>,
    /// The same as positions in the range.
    pub left_positions: Option<(f64, f64)>,
    /// The share of the range that is left.
    pub share_left: f64,
    /// Where the middle nine tenths of what is left lie; null if nothing is left.
    pub most: Option<(String, String)>,
    /// The share of the range from one of these ends to the other: 0.9 if nothing was learned.
    pub share_most: f64,
    /// `narrowed`, `thinned` (the ends are left, but hardly), `cannot be learned` or `nothing is
    /// left`.
    pub verdict: String,
}

/// Two numbers that what is left ties together: if one is high, the other must be low (or high too).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Together {
    /// The path of one.
    pub one: String,
    /// The path of the other.
    pub other: String,
    /// Their rank correlation over points that are not ruled out.
    pub correlation: f64,
}

/// One target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TargetMet {
    /// The id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// In what it is counted.
    pub unit: String,
    /// As published.
    pub published: f64,
    /// The lowest that is compatible with it.
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// In the run that is nearest to all targets.
    pub simulated: Option<f64>,
    /// The lowest and highest over the runs that are not ruled out; null if there is none.
    pub left: Option<(f64, f64)>,
    /// How many standard deviations the nearest run is away; null where nothing was to measure.
    pub implausibility: Option<f64>,
    /// `inside`, `outside, not ruled out`, `ruled out`, `nothing to measure`, `shown only`.
    pub verdict: String,
}

/// The run that is nearest to the published figures: the one whose worst target is least far away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Best {
    /// Its wave.
    pub wave: u32,
    /// How many standard deviations its worst target is away.
    pub implausibility: f64,
    /// The numbers as they would be written, in the order of `numbers`.
    pub values: Vec<String>,
}

/// The answer to `calibrate`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CalibrationAnswer {
    /// `assize-calibrate-answer/1`.
    pub format: String,
    /// The folder.
    pub folder: String,
    /// The file that holds the same.
    pub file: String,
    /// What came of it.
    pub calibration: Calibration,
}

/// Tells what came of the waves.
///
/// # Errors
/// If the documents do not take a value that is to be shown.
pub(super) fn calibration(
    task: &Task<'_>,
    request: &Request,
    digest: &str,
    waves: &[Wave],
    runs: &[Run],
) -> Result<Calibration, Error> {
    let scenario = task.part(&task.prepared.loaded.scenario);
    let best = best(task, runs);
    let judges: Vec<Judge> = waves.iter().map(|w| w.judge.clone()).collect();
    let firsts = || runs.iter().filter(|run| run.replicate == 0);
    let left: Vec<&Run> = firsts().filter(|r| worst(&judges, &r.point) < CUTOFF).collect();
    let last = waves.last().expect("there is at least one wave");
    let wave = |(at, w): (usize, &Wave)| WaveLeft {
        wave: at as u32 + 1,
        runs: w.runs.len(),
        targets: w.judge.n_emulated(),
        space_left: w.left.share,
    };
    let target = |(at, t): (usize, &Target)| met(task, (at, t), best, &left, runs);
    debug_assert!(waves.len() <= request.waves as usize);
    Ok(Calibration {
        format: "assize-calibration/1".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        study: scenario.name.clone(),
        title: scenario.title.clone(),
        digest: digest.to_owned(),
        seed: scenario.seed,
        persons: scenario.persons,
        months: scenario.periods,
        arms: scenario.arms.iter().map(|arm| arm.name.clone()).collect(),
        cutoff: CUTOFF,
        waves: waves.iter().enumerate().map(wave).collect(),
        space_left: last.left.share,
        numbers: numbers(task, last)?,
        together: together(task, last),
        targets: task.targets.iter().enumerate().map(target).collect(),
        best: Best {
            wave: best.wave,
            implausibility: worst_of(task, best, runs),
            values: task.written(&best.point)?,
        },
        conflict: conflict(task, waves),
        method: METHOD.to_owned(),
    })
}

/// What is left of every number.
fn numbers(task: &Task<'_>, last: &Wave) -> Result<Vec<NumberLeft>, Error> {
    let bounds = &last.left.bounds;
    let is_left = !last.left.points.is_empty();
    let end = |of: fn(&(f64, f64)) -> f64| bounds.iter().map(|b| position(of(b))).collect();
    let ends = match is_left {
        true => Some((task.written(&end(|b| b.0))?, task.written(&end(|b| b.1))?)),
        false => None,
    };
    let middles: Vec<(f64, f64)> = (0..bounds.len()).map(|d| nine_tenths(last, d)).collect();
    let most_end = |of: fn(&(f64, f64)) -> f64| {
        let ends: Vec<u32> = middles.iter().map(|m| position(of(m))).collect();
        task.written(&ends)
    };
    let most = match is_left {
        true => Some((most_end(|m| m.0)?, most_end(|m| m.1)?)),
        false => None,
    };
    let params = &task.prepared.loaded.scenario.params;
    let own = task.written(&middle(task.paths.len()))?;
    let number = |(at, path): (usize, &String)| {
        let param = params.iter().find(|p| p.path == *path);
        let (low, high) = bounds[at];
        let share_left = if is_left { high - low } else { 0.0 };
        NumberLeft {
            path: path.clone(),
            value: param.map_or_else(|| own[at].clone(), |p| p.value.clone()),
            range: param.and_then(|p| p.range.clone()).unwrap_or_default(),
            left: ends.as_ref().map(|(low, high)| (low[at].clone(), high[at].clone())),
            left_positions: is_left.then_some((low, high)),
            share_left,
            most: most.as_ref().map(|(low, high)| (low[at].clone(), high[at].clone())),
            share_most: middles[at].1 - middles[at].0,
            verdict: verdict(is_left, share_left, middles[at].1 - middles[at].0).to_owned(),
        }
    };
    Ok(task.paths.iter().enumerate().map(number).collect())
}

/// What was learned of a number.
fn verdict(is_left: bool, share_left: f64, share_most: f64) -> &'static str {
    match is_left {
        false => "nothing is left",
        true if share_left <= UNLEARNED => "narrowed",
        true if share_most <= THINNED => "thinned",
        true => "cannot be learned",
    }
}

/// Where the middle nine tenths of the points that are left lie along a number.
fn nine_tenths(last: &Wave, number: usize) -> (f64, f64) {
    let mut along: Vec<f64> = last.left.points.iter().map(|p| share(p[number])).collect();
    along.sort_by(f64::total_cmp);
    let Some(most) = along.len().checked_sub(1) else { return (0.0, 0.0) };
    (along[most / 20], along[most - most / 20])
}

/// The pairs of numbers that what is left ties together.
fn together(task: &Task<'_>, last: &Wave) -> Vec<Together> {
    let step = last.left.points.len().div_ceil(TIED_POINTS).max(1);
    let along = |d: usize| -> Vec<f64> {
        last.left.points.iter().step_by(step).map(|p| f64::from(p[d])).collect()
    };
    let columns: Vec<Vec<f64>> = (0..task.paths.len()).map(along).collect();
    let pairs = (0..columns.len()).flat_map(|a| (a + 1..columns.len()).map(move |b| (a, b)));
    let mut tied: Vec<Together> = pairs
        .filter_map(|(a, b)| {
            let correlation = stats::rank_correlation(&columns[a], &columns[b])?;
            let (one, other) = (task.paths[a].clone(), task.paths[b].clone());
            (correlation.abs() >= TIED).then_some(Together { one, other, correlation })
        })
        .collect();
    // The sort is stable: equal ones stay in the order of the paths.
    tied.sort_by(|a, b| b.correlation.abs().total_cmp(&a.correlation.abs()));
    tied
}

/// One target beside the nearest run.
fn met(
    task: &Task<'_>,
    (at, target): (usize, &Target),
    best: &Run,
    left: &[&Run],
    runs: &[Run],
) -> TargetMet {
    let simulated = best.values[at];
    let implausibility = simulated.map(|_| far(task, at, best, runs));
    let verdict = match (simulated, implausibility) {
        _ if target.shown_only => "shown only",
        (None, _) | (_, None) => "nothing to measure",
        (Some(x), _) if target::is_inside(target, x) => "inside",
        (_, Some(i)) if i < CUTOFF => "outside, not ruled out",
        _ => "ruled out",
    };
    let among = || left.iter().filter_map(|run| run.values[at]);
    let (low, high) = (among().reduce(f64::min), among().reduce(f64::max));
    TargetMet {
        id: target.id.clone(),
        title: target.title.clone(),
        unit: target::unit_words(target),
        published: target.value,
        low: target.range.0,
        high: target.range.1,
        simulated,
        left: low.zip(high),
        implausibility,
        verdict: verdict.to_owned(),
    }
}

/// The run whose worst target is least far away; the earliest of equals.
fn best<'a>(task: &Task<'_>, runs: &'a [Run]) -> &'a Run {
    let firsts = runs.iter().filter(|run| run.replicate == 0);
    let far = firsts.map(|run| (worst_of(task, run, runs), run));
    far.reduce(|a, b| if b.0 < a.0 { b } else { a }).expect("there is at least one run").1
}

/// How far the worst fitted target of a run is away, in standard deviations of publication and chance.
pub(super) fn worst_of(task: &Task<'_>, run: &Run, runs: &[Run]) -> f64 {
    task.fitted.iter().map(|at| far(task, *at, run, runs)).fold(0.0, f64::max)
}

/// How far one target of a run is away; very far where nothing was to measure.
fn far(task: &Task<'_>, at: usize, run: &Run, runs: &[Run]) -> f64 {
    let all: Vec<&Run> = runs.iter().collect();
    let gauge = gauge(&task.targets[at], at, &all, &groups(runs));
    run.values[at].map_or(f64::MAX, |x| gauge.implausibility(gauge.scaled(x), 0.0))
}
