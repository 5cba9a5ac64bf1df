//! The oracle: the slow, obvious way to compute what a run counts, written from `docs/model.md`
//! alone, section by section, so that the engine can be held against it bit for bit.
//!
//! In reading order, each beside its section of the model page: [`society`] (1), [`ties`] (12),
//! [`acts`] (3), [`reactions`] (4, 10, 13), [`court`] (15), [`records`] (5, 17), [`averaging`]
//! (23), [`score`] and [`sums`] (6, 20, 21), [`lists`] (7, 22), [`pick`] (22), [`services`] (8, 16,
//! 24), [`money`] (14), [`desk`] (15), [`facts`] (20), [`review`] (9, 20), [`count`] (11, 18, 25),
//! [`origin`] (26), [`redress`] (27), [`pairs`] (28).
//!
//! Nothing is packed, nothing is shared between arms, nothing is computed ahead: one arm at a time,
//! one period at a time, one neighbourhood at a time, one person at a time. It uses no kernel of the
//! model and no phase of the engine; only the type of the result is theirs.

mod acts;
mod averaging;
mod count;
mod court;
mod desk;
mod facts;
mod lists;
mod money;
mod origin;
mod pairs;
mod pick;
mod reactions;
mod records;
mod redress;
mod review;
mod score;
mod services;
mod society;
mod state;
mod sums;
mod ties;

use std::collections::BTreeSet;

use assize_base::calendar::Calendar;
use assize_base::draw::{Key, Stream};
use assize_model::count::ArmCounts;
use assize_scenario::Scenario;
use assize_scenario::policy::Policy;

use crate::count::Tally;
use crate::pairs::Diary;
use crate::society::Neighbourhood;
use crate::state::Life;
use crate::ties::Ties;

/// Runs one replicate of a scenario: the counts of every arm, in their order.
#[must_use]
pub fn run(scenario: &Scenario, replicate: u32) -> Vec<ArmCounts> {
    let dice = Dice { seed: scenario.seed, replicate };
    let neighbourhoods = society::settle(scenario, dice);
    let world = World {
        scenario,
        dice,
        ties: ties::tie(scenario, dice, &neighbourhoods),
        neighbourhoods,
        calendar: Calendar::new(scenario.from, scenario.periods),
        axes: acts::axes(scenario),
    };
    let arms = scenario.arms.iter().map(|arm| world.under(&arm.policy)).collect();
    pairs::compare(arms, &world.neighbourhoods)
}

/// What is the same in every arm.
struct World<'a> {
    scenario: &'a Scenario,
    dice: Dice,
    neighbourhoods: Vec<Neighbourhood>,
    ties: Ties,
    calendar: Calendar,
    axes: Vec<acts::Axis>,
}

impl World<'_> {
    /// All periods under one policy: what is counted, and what befell each person.
    fn under(&self, policy: &Policy) -> (ArmCounts, Diary) {
        let mut tally = Tally::new(self.scenario, policy);
        let mut lives: Vec<Life> =
            self.neighbourhoods.iter().map(|here| Life::begin(self, policy, here)).collect();
        let mut notice = Notice::blank(policy);
        for period in 0..self.scenario.periods {
            for life in &mut lives {
                life.live(period, &notice, &mut tally);
            }
            notice = self.notice_after(policy, period, &lives);
        }
        (tally.counts, tally.diary)
    }

    /// What the review of a period makes known.
    fn notice_after(&self, policy: &Policy, period: u32, lives: &[Life]) -> Notice {
        let mut notice = Notice::blank(policy);
        for life in lives {
            life.give_notice(&mut notice);
        }
        let picked = |list| pick::picked(policy, list, lives, self.dice, period);
        notice.picked = (0..policy.lists.len()).map(picked).collect();
        notice
    }
}

/// What a review makes known to the whole arm.
#[derive(Clone, Debug)]
struct Notice {
    /// Who is newly restricted.
    newly: BTreeSet<u64>,
    /// Who is seen to be restricted.
    restricted: BTreeSet<u64>,
    /// Cases that wait for enforcement.
    cases_waiting: u64,
    /// Objections that are ready to be decided, by list.
    ready: Vec<u64>,
    /// Who is selected by rank, by list.
    picked: Vec<BTreeSet<u64>>,
}

impl Notice {
    fn blank(policy: &Policy) -> Notice {
        let lists = policy.lists.len();
        Notice {
            newly: BTreeSet::new(),
            restricted: BTreeSet::new(),
            cases_waiting: 0,
            ready: vec![0; lists],
            picked: vec![BTreeSet::new(); lists],
        }
    }
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
