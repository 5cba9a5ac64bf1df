//! The ensemble: the same society and the same luck under other assumptions.
//!
//! In reading order: [`Design`] (which numbers move, and where each member stands in their ranges),
//! [`members`] (the runs), `kept` (what an interrupted ensemble has finished), `effect` (which
//! assumptions move which figure), `table` (what the run folder keeps).
//!
//! Invariant: every member is replicate 0 of the study with other values for the assumed numbers
//! and nothing else; what differs between members is assumption, not chance.

mod dimension;
mod effect;
mod kept;
mod table;

use std::collections::BTreeMap;

use assize_base::draw::{Key, Stream};
use assize_base::evidence::{Figure, Summary, Table};
use assize_base::stats;
use assize_scenario::load;
use assize_scenario::{Scenario, movable};

use crate::error::Error;
use crate::evidence::{self, Reading};
use crate::latin;
use crate::order::Prepared;

pub use dimension::{Dimension, dimensions};
pub use kept::Kept;

/// The stream on which positions are drawn.
const LATIN: Stream = Stream::named("ensemble/latin");

/// The quantiles over the members that stand beside a figure: nine in ten members lie between.
pub const QUANTILES: (f64, f64) = (0.05, 0.95);

/// The fewest members of which anything can be told.
pub const FEWEST: u32 = 10;
/// The most members.
pub const MOST: u32 = 10_000;

/// Which numbers move, and where each member stands in their ranges.
#[derive(Clone, Debug)]
pub struct Design {
    /// The dimensions.
    pub dimensions: Vec<Dimension>,
    /// `positions[member][dimension]`, in 2^-32 of the range.
    pub positions: Vec<Vec<u32>>,
}

impl Design {
    /// The design of a study: a Latin hypercube over all its assumed numbers.
    #[must_use]
    pub fn of(scenario: &Scenario, members: u32) -> Design {
        let movable: Vec<String> = movable(scenario).into_iter().map(|p| p.path.clone()).collect();
        let dimensions = dimensions(scenario, &movable);
        let addresses: Vec<u64> = dimensions.iter().map(|d| latin::address(&d.name)).collect();
        let key = Key::new(scenario.seed, 0, LATIN);
        Design { positions: latin::hypercube(key, members as usize, &addresses), dimensions }
    }

    /// The position of every number in one member.
    #[must_use]
    pub fn choices(&self, member: usize) -> BTreeMap<String, u32> {
        let moved = self.dimensions.iter().zip(&self.positions[member]);
        moved.flat_map(|(d, u)| d.paths.iter().map(|path| (path.clone(), *u))).collect()
    }

    /// How many numbers move.
    #[must_use]
    pub fn numbers(&self) -> usize {
        self.dimensions.iter().map(|d| d.paths.len()).sum()
    }
}

/// The study with other values for some of its assumed numbers, one replicate of it.
///
/// # Errors
/// If the documents do not take the values.
pub fn moved(prepared: &Prepared, choices: BTreeMap<String, u32>) -> Result<Scenario, Error> {
    let mut request = prepared.asked.request();
    request.choices = choices;
    let loaded = load::load(&prepared.shelf, &request).map_err(|faults| Error::faults(&faults))?;
    Ok(Scenario { replicates: 1, ..loaded.scenario })
}

/// The members of an ensemble with what each of them measured.
#[derive(Clone, Debug)]
pub struct Ensemble {
    /// The design.
    pub design: Design,
    /// What every member measured, in the order of the design.
    pub members: Vec<Vec<Reading>>,
}

/// Runs the members that are not kept yet; `simulate` runs one scenario and counts.
///
/// # Errors
/// If documents do not take a value, the disk fails, or a member is stopped.
pub fn members(
    prepared: &Prepared,
    members: u32,
    kept: Option<&Kept<'_>>,
    mut simulate: impl FnMut(u32, &Scenario) -> Result<Vec<assize_model::count::ArmCounts>, Error>,
) -> Result<Ensemble, Error> {
    let design = Design::of(&prepared.loaded.scenario, members);
    let mut results = Vec::with_capacity(members as usize);
    for member in 0..members {
        let found = kept.and_then(|kept| kept.find(member));
        let readings = match found {
            Some(readings) => readings,
            None => {
                let scenario = moved(prepared, design.choices(member as usize))?;
                let counts = simulate(member, &scenario)?;
                let readings = evidence::readings(&scenario, counts);
                if let Some(kept) = kept {
                    kept.keep(member, &readings)?;
                }
                readings
            }
        };
        results.push(readings);
    }
    Ok(Ensemble { design, members: results })
}

impl Ensemble {
    /// Puts the intervals of assumption beside those of chance, and says what moves the key figures.
    pub fn complete(&self, summary: &mut Summary) {
        for arm in &mut summary.arms {
            self.beside(&mut arm.measures, &arm.name, "");
        }
        for pair in &mut summary.pairs {
            self.beside(&mut pair.measures, &pair.arm, &pair.against);
        }
        summary.ensemble = Some(effect::told(self, summary));
    }

    /// The tables of the run folder.
    #[must_use]
    pub fn tables(&self) -> Vec<Table> {
        vec![table::members(self), table::positions(self), table::effects(self)]
    }

    /// Sets the assumption interval of the figures of one arm or pair.
    fn beside(&self, figures: &mut BTreeMap<String, Figure>, arm: &str, against: &str) {
        for (measure, figure) in figures {
            let values: Vec<f64> =
                self.values(arm, against, measure).into_iter().flatten().collect();
            figure.assumed_low = stats::quantile(&values, QUANTILES.0);
            figure.assumed_high = stats::quantile(&values, QUANTILES.1);
        }
    }

    /// A measure in all members.
    fn values(&self, arm: &str, against: &str, measure: &str) -> Vec<Option<f64>> {
        let is_it = |r: &&Reading| (&*r.arm, &*r.against, &*r.measure) == (arm, against, measure);
        self.members.iter().map(|m| m.iter().find(is_it).and_then(|r| r.value)).collect()
    }

    /// Where all members stand in a dimension, as shares of the range.
    fn positions(&self, dimension: usize) -> Vec<f64> {
        self.design.positions.iter().map(|p| latin::share(p[dimension])).collect()
    }
}
