//! Which assumptions move which key figure: rank correlation over the members, and how much of it
//! chance alone would give.

use assize_base::evidence::{self, Moved, Mover, Summary};
use assize_base::stats;

use super::{Ensemble, QUANTILES};
use crate::evidence::headline;

/// How many assumptions are named for each key figure.
const NAMED: usize = 10;

/// The rank correlation of one dimension with one key figure.
#[derive(Clone, Debug)]
pub(super) struct Effect {
    /// The arm.
    pub arm: String,
    /// The arm it is compared with; empty for the measures of single arms.
    pub against: String,
    /// The measure.
    pub measure: String,
    /// Index of the dimension.
    pub dimension: usize,
    /// The correlation; none if the figure does not vary or was not measured in some member.
    pub correlation: Option<f64>,
}

/// What the summary says of the ensemble.
pub(super) fn told(ensemble: &Ensemble, summary: &Summary) -> evidence::Ensemble {
    let noise = noise(ensemble);
    let effects = effects(ensemble);
    let headlines = headline(summary)
        .into_iter()
        .map(|h| Moved {
            movers: movers(ensemble, &effects, (&h.arm, &h.id), noise),
            arm: h.arm,
            measure: h.id,
        })
        .collect();
    evidence::Ensemble {
        members: ensemble.members.len() as u32,
        dimensions: ensemble.design.dimensions.len() as u32,
        numbers: ensemble.design.numbers() as u32,
        low_quantile: QUANTILES.0,
        high_quantile: QUANTILES.1,
        noise,
        headlines,
    }
}

/// What the strongest of all dimensions exceeds with a chance of 5 % if none moves anything.
pub(super) fn noise(ensemble: &Ensemble) -> f64 {
    stats::correlation_noise(ensemble.members.len(), ensemble.design.dimensions.len())
}

/// The strongest assumptions of one key figure.
fn movers(
    ensemble: &Ensemble,
    effects: &[Effect],
    (arm, measure): (&str, &str),
    noise: f64,
) -> Vec<Mover> {
    let own = effects.iter().filter(|e| e.arm == arm && e.measure == measure);
    let mut own: Vec<(f64, usize)> =
        own.filter_map(|e| Some((e.correlation?, e.dimension))).collect();
    // The sort is stable: equal ones stay in the order of the documents.
    own.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
    own.truncate(NAMED);
    own.into_iter()
        .map(|(correlation, dimension)| Mover {
            dimension: ensemble.design.dimensions[dimension].name.clone(),
            numbers: ensemble.design.dimensions[dimension].paths.len() as u32,
            correlation,
            told_apart: correlation.abs() > noise,
        })
        .collect()
}

/// The correlation of every dimension with every key figure, in the order of the members' readings.
pub(super) fn effects(ensemble: &Ensemble) -> Vec<Effect> {
    let Some(first) = ensemble.members.first() else { return Vec::new() };
    let key = first.iter().filter(|r| headline::KEY.contains(&r.measure.as_str()));
    let mut effects = Vec::new();
    for reading in key {
        let values: Option<Vec<f64>> =
            ensemble.values(&reading.arm, &reading.against, &reading.measure).into_iter().collect();
        for dimension in 0..ensemble.design.dimensions.len() {
            let positions = ensemble.positions(dimension);
            effects.push(Effect {
                arm: reading.arm.clone(),
                against: reading.against.clone(),
                measure: reading.measure.clone(),
                dimension,
                correlation: values
                    .as_ref()
                    .and_then(|values| stats::rank_correlation(&positions, values)),
            });
        }
    }
    effects
}
