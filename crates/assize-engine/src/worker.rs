//! One worker: the room to work in and the counts so far, moved from chunk to chunk.

use std::sync::Mutex;

use assize_model::act::{self, Act};
use assize_model::board::{Board, Posting, Review};
use assize_model::channel::invented::{self, Invention};
use assize_model::chunk::{ArmState, Scratch};
use assize_model::count::ArmCounts;
use assize_model::money::setback::{self, Setback};
use assize_model::month::{self, Happenings};
use assize_model::pair::{self, Lot};
use assize_model::plan::{ArmPlan, Plan};
use assize_model::society::{NEIGHBOURS, Neighbourhood};
use assize_model::story::Witness;

/// Which persons a chunk has: whole neighbourhoods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    /// The first neighbourhood.
    pub(crate) first: u64,
    /// The number of neighbourhoods.
    pub(crate) hoods: usize,
    /// The number of persons.
    pub(crate) persons: usize,
}

/// Most persons in a chunk: offsets are 16 bits.
const CHUNK_MOST: usize = 1 << 16;

/// Cuts the society into chunks of about so many persons.
pub(crate) fn extents(plan: &Plan<'_>, chunk: usize) -> Vec<Extent> {
    let hoods = chunk.clamp(1, CHUNK_MOST).div_ceil(NEIGHBOURS) as u64;
    let total = plan.synthesis.neighbourhoods();
    (0..total)
        .step_by(hoods as usize)
        .map(|first| {
            let n = hoods.min(total - first);
            let last = ((first + n) * NEIGHBOURS as u64).min(plan.synthesis.persons());
            let persons = (last - first * NEIGHBOURS as u64) as usize;
            Extent { first, hoods: n as usize, persons }
        })
        .collect()
}

/// A worker.
#[derive(Debug)]
pub(crate) struct Worker {
    hoods: Vec<Neighbourhood>,
    acts: Vec<Act>,
    invented: Vec<Invention>,
    setbacks: Vec<Setback>,
    scratch: Scratch,
    /// What befell people in the first arm this month.
    first: Vec<Lot>,
    /// What it has counted, by arm.
    pub(crate) counts: Vec<ArmCounts>,
}

impl Worker {
    /// A worker for chunks of at most so many persons.
    pub(crate) fn new(plan: &Plan<'_>, persons: usize) -> Worker {
        Worker {
            hoods: vec![Neighbourhood::empty(); persons.div_ceil(NEIGHBOURS)],
            acts: Vec::new(),
            invented: Vec::new(),
            setbacks: Vec::new(),
            scratch: Scratch::new(persons),
            first: Vec::new(),
            counts: zero(plan),
        }
    }

    /// Works through a month of a chunk, in every arm.
    pub(crate) fn month<W: Witness>(
        &mut self,
        plan: &Plan<'_>,
        extent: Extent,
        period: u32,
        boards: &[Board],
        states: &mut [ArmState],
        witnesses: &mut [W],
    ) {
        self.acts.clear();
        self.invented.clear();
        self.setbacks.clear();
        let hoods = &mut self.hoods[..extent.hoods];
        for (i, hood) in hoods.iter_mut().enumerate() {
            hood.synthesise(&plan.synthesis, extent.first + i as u64);
            act::possible(plan, hood, i * NEIGHBOURS, period, &mut self.acts);
            invented::records(plan, hood, i * NEIGHBOURS, period, &mut self.invented);
            setback::find(plan, hood, i * NEIGHBOURS, period, &mut self.setbacks);
        }
        let (acts, invented, setbacks) = (&self.acts, &self.invented, &self.setbacks);
        for (i, arm) in plan.arms.iter().enumerate() {
            let (state, counts) = (&mut states[i], &mut self.counts[i]);
            let (scratch, witness) = (&mut self.scratch, &mut witnesses[i]);
            let board = &boards[i];
            let what = Happenings { period, hoods, acts, invented, setbacks, board };
            month::work(plan, arm, what, state, scratch, counts, witness);
            if i == 0 {
                std::mem::swap(&mut self.first, &mut scratch.lots);
                continue;
            }
            pair::settle(&self.first, &scratch.lots, &mut scratch.scales, &mut state.pairs);
            if period + 1 == plan.calendar.periods() {
                pair::count(hoods, state, counts);
            }
        }
    }
}

/// The state of a chunk before the first month, for every arm.
pub(crate) fn beginning(plan: &Plan<'_>, extent: Extent) -> Vec<ArmState> {
    let has_money = plan.scenario.society.money.is_some();
    let of_arm = |(i, arm): (usize, &ArmPlan<'_>)| {
        let state = ArmState::new(arm.policy, extent.persons, has_money);
        let state = if arm.firm_list_acts == 0 { state } else { state.with_lists_of_firms() };
        if i == 0 { state } else { state.beside_the_first() }
    };
    plan.arms.iter().enumerate().map(of_arm).collect()
}

/// No counts, for every arm.
pub(crate) fn zero(plan: &Plan<'_>) -> Vec<ArmCounts> {
    let scenario = plan.scenario;
    let (services, conducts) = (scenario.services.len(), scenario.catalogue.conducts.len());
    let periods = plan.calendar.periods();
    plan.arms.iter().map(|arm| ArmCounts::zero(arm.policy, services, conducts, periods)).collect()
}

/// The boards before the first month; without room for anybody if nothing looks at them.
pub(crate) fn empty_boards(plan: &Plan<'_>) -> Vec<Board> {
    let hoods = if plan.uses_boards { plan.synthesis.neighbourhoods() as usize } else { 0 };
    plan.arms.iter().map(|_| Board { newly: vec![0; hoods], ..Board::default() }).collect()
}

/// Puts up the boards from what the chunks post, in their order.
pub(crate) fn put_up(plan: &Plan<'_>, boards: &mut [Board], chunks: &[Mutex<Vec<ArmState>>]) {
    for (arm, board) in boards.iter_mut().enumerate() {
        board.clear();
        for chunk in chunks {
            board.put_up(&chunk.lock().expect("no worker panicked before")[arm].posted);
        }
        board.settle(plan.arms[arm].policy);
    }
}

/// Works out again what a chunk posted at a review, after its state was read from a checkpoint.
pub(crate) fn post_again(plan: &Plan<'_>, states: &mut [ArmState], period: u32) {
    for (arm, state) in plan.arms.iter().zip(states) {
        state.posted = Posting::of(state, arm.policy, Review::of(plan, period));
    }
}
