//! What a calibration has to run: the part of the study that its targets need, and nothing else.

use std::collections::BTreeMap;

use assize_model::count::{ArmCounts, Counter};
use assize_scenario::Scenario;
use assize_scenario::scenario::Target;

use super::space::Point;
use crate::ensemble::moved;
use crate::error::Error;
use crate::order::Prepared;
use crate::{exit, target};

/// The task.
#[derive(Debug)]
pub(super) struct Task<'a> {
    /// The study.
    pub(super) prepared: &'a Prepared,
    /// The paths of the calibrated numbers.
    pub(super) paths: Vec<String>,
    /// The targets that can be read from what is run, with their arms renumbered.
    pub(super) targets: Vec<Target>,
    /// Indices of those that may rule out.
    pub(super) fitted: Vec<usize>,
    /// The arms that are run, by their number in the study.
    arms: Vec<usize>,
    /// The months that are run.
    periods: u32,
}

impl<'a> Task<'a> {
    /// Reads the task from a study.
    ///
    /// # Errors
    /// If the study has nothing to fit or nothing to move (exit 3).
    pub(super) fn of(prepared: &'a Prepared) -> Result<Task<'a>, Error> {
        let scenario = &prepared.loaded.scenario;
        let fitted: Vec<&Target> = scenario.targets.iter().filter(|t| !t.shown_only).collect();
        if fitted.is_empty() {
            let message = format!("the study `{}` has no target to be fitted", scenario.name);
            return Err(Error::new(exit::INVALID, message).hint(WANTED));
        }
        if scenario.calibrated.is_empty() {
            let message = format!("the study `{}` names no number to be moved", scenario.name);
            return Err(Error::new(exit::INVALID, message).hint(WANTED));
        }
        let mut arms: Vec<usize> = fitted.iter().map(|t| t.arm).collect();
        arms.sort_unstable();
        arms.dedup();
        let last = fitted.iter().map(|t| t.window.1 + 1).max().unwrap_or(scenario.periods);
        let whole = fitted.iter().any(|t| needs_the_end(t));
        let periods = if whole { scenario.periods } else { last };
        let readable = |t: &&Target| arms.contains(&t.arm) && t.window.1 < periods;
        let renumbered = |t: &Target| Target {
            arm: arms.iter().position(|arm| *arm == t.arm).expect("it is one of them"),
            ..t.clone()
        };
        let targets: Vec<Target> =
            scenario.targets.iter().filter(readable).map(renumbered).collect();
        let fitted = (0..targets.len()).filter(|at| !targets[*at].shown_only).collect();
        let mut paths = scenario.calibrated.clone();
        paths.sort_unstable();
        paths.dedup();
        Ok(Task { prepared, paths, targets, fitted, arms, periods })
    }

    /// The part of a scenario that is run.
    pub(super) fn part(&self, scenario: &Scenario) -> Scenario {
        let arms = self.arms.iter().map(|arm| scenario.arms[*arm].clone()).collect();
        let targets = self.targets.clone();
        Scenario { arms, targets, periods: self.periods, replicates: 1, ..scenario.clone() }
    }

    /// The part of the study that is run, with its numbers at a point.
    pub(super) fn at(&self, point: &Point) -> Result<Scenario, Error> {
        Ok(self.part(&moved(self.prepared, self.choices(point))?))
    }

    /// The numbers of a point as they would be written in the documents, in the order of the paths.
    pub(super) fn written(&self, point: &Point) -> Result<Vec<String>, Error> {
        let scenario = moved(self.prepared, self.choices(point))?;
        let value = |path: &String| {
            let param = scenario.params.iter().find(|p| p.path == *path);
            param.map_or_else(String::new, |p| p.value.clone())
        };
        Ok(self.paths.iter().map(value).collect())
    }

    /// What the targets are in one replicate.
    pub(super) fn read(&self, scenario: &Scenario, counts: &[ArmCounts]) -> Vec<Option<f64>> {
        self.targets.iter().map(|t| target::simulated(t, counts, scenario)).collect()
    }

    fn choices(&self, point: &Point) -> BTreeMap<String, u32> {
        self.paths.iter().cloned().zip(point.iter().copied()).collect()
    }
}

/// Tells whether a target is only counted at the last review of a run, which may then not be cut.
fn needs_the_end(target: &Target) -> bool {
    let late = [Counter::Offenders, Counter::OffendersWorst, Counter::OthersWorst];
    let names = late.map(target::counter_name);
    names.contains(&target.measure) || target.per.as_ref().is_some_and(|per| names.contains(per))
}

const WANTED: &str = "a study that can be calibrated has at least one [[target]] that is not \
    shown-only, and `calibrate` with the paths of assumed numbers; docs/language.md tells how";
