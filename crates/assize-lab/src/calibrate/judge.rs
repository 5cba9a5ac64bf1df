//! What a wave says of a point that was not run: how implausible it is, target by target.

use assize_scenario::scenario::Target;

use super::emulator::{Fit, Form, Ground};
use super::gauge::Gauge;
use super::space::Point;
use crate::latin::share;

/// One run of one point.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// The wave, from 1.
    pub(super) wave: u32,
    /// The point.
    pub(super) point: Point,
    /// The replicate: 0 for the run itself, more for those that tell chance.
    pub(super) replicate: u32,
    /// The simulated value of every target.
    pub(super) values: Vec<Option<f64>>,
}

/// What one wave has learned.
#[derive(Clone, Debug)]
pub(super) struct Judge {
    bounds: Vec<(f64, f64)>,
    grounds: Vec<Ground>,
    targets: Vec<Option<Judged>>,
}

/// A target with its emulator.
#[derive(Clone, Debug)]
struct Judged {
    ground: usize,
    fit: Fit,
    gauge: Gauge,
}

impl Judge {
    /// Learns from runs in a box; `fitted` are the targets that may rule out.
    pub(super) fn learn(
        targets: &[Target],
        fitted: &[usize],
        bounds: &[(f64, f64)],
        runs: &[&Run],
        repeats: &[Vec<&Run>],
    ) -> Judge {
        let points: Vec<Vec<f64>> = runs.iter().map(|r| coordinates(&r.point, bounds)).collect();
        let grounds: Vec<Ground> =
            Form::ALL.into_iter().filter_map(|form| Ground::new(form, &points)).collect();
        let judged = |at: &usize| -> Option<Judged> {
            let values: Option<Vec<f64>> = runs.iter().map(|r| r.values[*at]).collect();
            let gauge = gauge(&targets[*at], *at, runs, repeats);
            let scaled: Vec<f64> = values?.into_iter().map(|x| gauge.scaled(x)).collect();
            let fits = grounds.iter().map(|ground| ground.fit(&scaled)).enumerate();
            let best = fits.reduce(|a, b| if b.1.variance < a.1.variance { b } else { a });
            best.map(|(ground, fit)| Judged { ground, fit, gauge })
        };
        Judge { bounds: bounds.to_vec(), targets: fitted.iter().map(judged).collect(), grounds }
    }

    /// How implausible a point is by each fitted target; `None` for those that could not be emulated.
    pub(super) fn implausibilities(&self, point: &[u32]) -> Vec<Option<f64>> {
        let at = coordinates(point, &self.bounds);
        // Only forms that some target uses are worth their terms.
        let mut prepared: Vec<Option<(Vec<f64>, f64)>> = vec![None; self.grounds.len()];
        for judged in self.targets.iter().flatten() {
            prepared[judged.ground].get_or_insert_with(|| {
                let terms = self.grounds[judged.ground].terms(&at);
                let spread = self.grounds[judged.ground].spread(&terms);
                (terms, spread)
            });
        }
        let one = |judged: &Judged| {
            let (terms, spread) = prepared[judged.ground].as_ref().expect("prepared just now");
            let unsure = judged.fit.variance * spread;
            judged.gauge.implausibility(judged.fit.value(terms), unsure)
        };
        self.targets.iter().map(|t| t.as_ref().map(one)).collect()
    }

    /// How many of the fitted targets could be emulated.
    pub(super) fn n_emulated(&self) -> usize {
        self.targets.iter().flatten().count()
    }
}

/// The implausibility of a point by what all waves have learned: that of its worst target.
pub(super) fn worst(judges: &[Judge], point: &[u32]) -> f64 {
    let all = judges.iter().flat_map(|judge| judge.implausibilities(point));
    all.flatten().fold(0.0, f64::max)
}

/// The gauge of a target from what a wave has run.
pub(super) fn gauge(target: &Target, at: usize, runs: &[&Run], repeats: &[Vec<&Run>]) -> Gauge {
    let repeated: Vec<Vec<f64>> = repeats
        .iter()
        .map(|group| group.iter().filter_map(|run| run.values[at]).collect())
        .collect();
    let own = runs.iter().filter_map(|run| run.values[at]);
    let all = own.chain(repeated.iter().flatten().copied());
    let is_log = Gauge::fits_log(target, all);
    Gauge::new(target, is_log, &repeated)
}

/// A point in the coordinates of a box: -1 to 1 along every side.
fn coordinates(point: &[u32], bounds: &[(f64, f64)]) -> Vec<f64> {
    let along = |(u, (low, high)): (&u32, &(f64, f64))| {
        let half = ((high - low) / 2.0).max(1e-9);
        (share(*u) - (low + high) / 2.0) / half
    };
    point.iter().zip(bounds).map(along).collect()
}
