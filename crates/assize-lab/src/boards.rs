//! The boards of a run's first replicate, kept so that one life can be told without the others.

use assize_engine::{Chronicle, Settings};
use assize_scenario::Scenario;

use crate::folder::{Record, RunFolder};
use crate::{plan, world};

/// The file in the run folder. It holds nothing that the scenario does not imply.
pub const FILE: &str = "boards.bin";

/// What hung on the boards in a replicate: as the run kept it, or worked out again.
#[must_use]
pub fn chronicle(
    folder: &RunFolder,
    record: &Record,
    scenario: &Scenario,
    replicate: u32,
) -> Chronicle {
    let kept = || {
        let bytes = folder.read(FILE, record).ok()?;
        let chronicle = Chronicle::from_bytes(&bytes).ok()?;
        (chronicle.periods() == scenario.periods as usize + 1).then_some(chronicle)
    };
    let kept = if replicate == 0 { kept() } else { None };
    kept.unwrap_or_else(|| {
        let settings = Settings { threads: world::cores(), chunk: plan::CHUNK };
        Chronicle::of(scenario, replicate, settings)
    })
}
