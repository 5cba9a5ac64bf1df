//! Runs a scenario: phases over chunks, arms in lockstep, whole-number folds, checkpoints.
//!
//! The engine does not know what the mechanisms mean, opens no file and reads no clock: whoever
//! calls it says when to stop and keeps the checkpoint bytes.

use assize_model::count::ArmCounts;
use assize_scenario::Scenario;

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
    /// Asked between chunks: whether to stop at the end of this period.
    fn wants_stop(&self) -> bool;
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

/// What a run will need.
#[derive(Clone, Debug)]
pub struct Estimate {
    /// Bytes of state a person and arm, by mechanism.
    pub bytes_per_person: Vec<(String, f64)>,
    /// Memory in all.
    pub memory_bytes: u64,
    /// Person-periods, counting every arm and replicate.
    pub person_periods: u64,
    /// Processor seconds, from the throughput that the benchmark measured on a reference machine.
    pub seconds: f64,
}

/// Why a checkpoint was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCheckpoint(pub String);

/// Something that happened to one synthetic person in one arm, for `explain`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub day: u16,
    /// The period in which it was processed.
    pub period: u32,
    /// What happened.
    pub event: Event,
}

/// What can happen to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An act was done.
    Act {
        /// Index of the conduct.
        conduct: usize,
        /// Its quantity, 0 if none.
        quantity: u32,
    },
    /// An act was forgone out of caution.
    Forgone {
        /// Index of the conduct.
        conduct: usize,
    },
    /// A record was made about the person.
    Recorded {
        /// Index of the conduct.
        conduct: usize,
        /// True, misattributed or invented.
        truth: assize_model::record::Truth,
        /// The day of entry.
        entry: u16,
    },
    /// An entry was written.
    Entry {
        /// Index of the rule.
        rule: usize,
        /// Points.
        points: i32,
        /// Band, for direct grading.
        grade: Option<usize>,
        /// First day it counts.
        start: u16,
        /// First day it no longer counts.
        end: u16,
        /// Whether it was doubled for repetition.
        repeated: bool,
        /// Whether it counts nothing because of the lock or the cap.
        muted: bool,
        /// Whether it is for another's act.
        others: bool,
    },
    /// A rule for the same conduct that did not apply (its condition or a larger rule).
    Missed {
        /// Index of the rule.
        rule: usize,
    },
    /// A listing.
    Listed {
        /// Index of the list.
        list: usize,
        /// Index of the ground; `None` if another list brought it.
        ground: Option<usize>,
        /// When it will end.
        end: u16,
    },
    /// A listing ended.
    Unlisted {
        /// Index of the list.
        list: usize,
        /// The way off: exit index, or none for the term, or corrected.
        how: Option<usize>,
        /// Whether an error was corrected.
        corrected: bool,
    },
    /// An attempt at a service met a consequence.
    Met {
        /// Index of the consequence.
        consequence: usize,
    },
    /// An entry ran out.
    Expired {
        /// Index of the rule.
        rule: usize,
    },
    /// The review at the end of the period, where score or band changed.
    Review {
        /// The score.
        score: i32,
        /// The band.
        band: usize,
        /// The band before.
        before: usize,
    },
}

/// Runs one replicate, from the start or from a checkpoint.
///
/// # Errors
/// If the checkpoint is damaged or belongs to another scenario, seed, replicate or version.
pub fn run(
    scenario: &Scenario,
    replicate: u32,
    settings: Settings,
    watcher: &dyn Watcher,
    resume: Option<&[u8]>,
) -> Result<Outcome, BadCheckpoint> {
    let _ = (scenario, replicate, settings, watcher, resume);
    unreachable!("being built")
}

/// Estimates memory and time before anything is allocated.
#[must_use]
pub fn estimate(scenario: &Scenario, settings: Settings) -> Estimate {
    let _ = (scenario, settings);
    unreachable!("being built")
}

/// The life of one synthetic person in every arm: one list of steps an arm.
///
/// # Panics
/// If there is no such person.
#[must_use]
pub fn trace(scenario: &Scenario, replicate: u32, person: u64) -> Vec<Vec<Step>> {
    let _ = (scenario, replicate, person);
    unreachable!("being built")
}
