//! The oracle: the slow, obvious way to compute what a run counts, written from `docs/model.md`
//! alone, section by section, so that the engine can be held against it bit for bit.
//!
//! In reading order, each beside its section of the model page: [`society`] (1), [`acts`] (3, 4),
//! [`records`] (5), [`score`] (6), [`lists`] (7), [`services`] (8), [`review`] (9, 10), [`count`] (11).
//!
//! Nothing is packed, nothing is shared between arms, nothing is computed ahead: one arm at a time,
//! one neighbourhood at a time, one person at a time. It uses no kernel of the model and no phase of
//! the engine; only the type of the result is theirs.

mod acts;
mod count;
mod lists;
mod records;
mod review;
mod score;
mod services;
mod society;
mod state;

use assize_base::calendar::Calendar;
use assize_base::draw::{Key, Stream};
use assize_model::count::ArmCounts;
use assize_scenario::Scenario;

use crate::count::Tally;
use crate::state::Life;

/// Runs one replicate of a scenario: the counts of every arm, in their order.
#[must_use]
pub fn run(scenario: &Scenario, replicate: u32) -> Vec<ArmCounts> {
    let dice = Dice { seed: scenario.seed, replicate };
    let neighbourhoods = society::settle(scenario, dice);
    let calendar = Calendar::new(scenario.from, scenario.periods);
    let axes = acts::axes(scenario);
    let mut counts = Vec::new();
    for arm in &scenario.arms {
        let mut tally = Tally::new(scenario, &arm.policy);
        for neighbourhood in &neighbourhoods {
            let mut life =
                Life::begin(scenario, &arm.policy, dice, &calendar, &axes, neighbourhood);
            for period in 0..scenario.periods {
                life.live(period, &mut tally);
            }
        }
        counts.push(tally.counts);
    }
    counts
}

/// Draws by address.
#[derive(Clone, Copy, Debug)]
struct Dice {
    seed: u64,
    replicate: u32,
}

impl Dice {
    /// `W(stream, person, time, index)` of the model page.
    fn words(self, stream: &'static str, person: u64, time: u32, index: u32) -> [u32; 4] {
        Key::new(self.seed, self.replicate, Stream::named(stream)).words(person, time, index)
    }
}
