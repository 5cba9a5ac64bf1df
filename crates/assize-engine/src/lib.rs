//! Runs a scenario: phases over chunks, arms in lockstep, whole-number folds, checkpoints.
//!
//! In reading order: [`run`](fn@run) (a replicate, period by period), `worker` (one chunk's month
//! in all arms), `checkpoint` (the state as plain bytes), [`estimate`](fn@estimate),
//! `chronicle` (what hung on the boards), [`trace`](fn@trace) (lives told again, as they were or with
//! single things left out).
//!
//! The engine does not know what the mechanisms mean, opens no file and reads no clock: whoever
//! calls it says when to stop and keeps the checkpoint bytes. Invariant: neither threads nor
//! chunks nor interruptions change a result.

mod checkpoint;
mod chronicle;
mod estimate;
mod run;
mod trace;
mod worker;

use assize_model::board::Board;
use assize_model::count::ArmCounts;

pub use assize_model::story::{Event, Miss, Omission, Spared, Step, Trail};
pub use checkpoint::BadCheckpoint;
pub use chronicle::Chronicle;
pub use estimate::{Estimate, estimate};
pub use run::run;
pub use trace::{Archive, Lives, lives, trace};

/// How to run; nothing here changes a result.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Threads.
    pub threads: usize,
    /// Persons in a chunk, rounded up to whole neighbourhoods of 64.
    pub chunk: usize,
}

/// Whoever watches a run.
pub trait Watcher: Sync {
    /// Told after each chunk: person-periods done (counting every arm) in this replicate.
    fn advanced(&self, person_periods: u64);
    /// Asked between periods: whether to stop at the end of this one.
    fn wants_stop(&self) -> bool;
    /// Told after each period what hangs on the boards of the arms from now on.
    fn put_up(&self, _periods: u32, _boards: &[Board]) {}
}

/// How a replicate ended.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It is complete: the counts of every arm, in order.
    Complete(Vec<ArmCounts>),
    /// It was stopped at the end of a period: the bytes from which it can go on.
    Stopped {
        /// Periods done.
        periods: u32,
        /// A checkpoint.
        checkpoint: Vec<u8>,
    },
}
