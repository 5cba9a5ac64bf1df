//! A replicate, period by period: chunks on threads, a barrier at each review.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use assize_model::board::Board;
use assize_model::chunk::ArmState;
use assize_model::count::ArmCounts;
use assize_model::plan::Plan;
use assize_model::story::Nobody;
use assize_scenario::Scenario;
use rayon::prelude::*;

use crate::checkpoint::{self, BadCheckpoint};
use crate::worker::{Extent, Worker, beginning, empty_boards, extents, put_up, zero};
use crate::{Outcome, Settings, Watcher};

/// The state of a replicate between two periods.
#[derive(Debug)]
pub(crate) struct Progress {
    /// Periods done.
    pub(crate) periods: u32,
    /// The state of every chunk, by arm.
    pub(crate) chunks: Vec<Mutex<Vec<ArmState>>>,
    /// What everybody could see at the last review, by arm.
    pub(crate) boards: Vec<Board>,
    /// What was counted so far.
    pub(crate) counts: Vec<ArmCounts>,
}

/// Runs one replicate, from the start or from a checkpoint.
///
/// # Errors
/// If the checkpoint is damaged or belongs to another scenario, seed, replicate or version.
///
/// # Panics
/// If `settings.threads` is 0 or threads cannot be started.
pub fn run(
    scenario: &Scenario,
    replicate: u32,
    settings: Settings,
    watcher: &dyn Watcher,
    resume: Option<&[u8]>,
) -> Result<Outcome, BadCheckpoint> {
    assert!(settings.threads > 0, "a run needs a thread");
    let plan = Plan::new(scenario, replicate);
    let extents = extents(&plan, settings.chunk);
    let mut progress = match resume {
        Some(bytes) => checkpoint::read(&plan, &extents, replicate, bytes)?,
        None => Progress {
            periods: 0,
            chunks: extents.iter().map(|e| Mutex::new(beginning(&plan, *e))).collect(),
            boards: empty_boards(&plan),
            counts: zero(&plan),
        },
    };
    let most = extents.iter().map(|e| e.persons).max().unwrap_or(0);
    let mut workers: Vec<Worker> =
        (0..settings.threads).map(|_| Worker::new(&plan, most)).collect();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(settings.threads)
        .build()
        .expect("threads can be started");
    while progress.periods < plan.calendar.periods() {
        pool.install(|| period(&plan, &extents, &progress, &mut workers, watcher));
        progress.periods += 1;
        if plan.uses_boards {
            put_up(&plan, &mut progress.boards, &progress.chunks);
            watcher.put_up(progress.periods, &progress.boards);
        }
        if watcher.wants_stop() && progress.periods < plan.calendar.periods() {
            fold(&mut progress.counts, &mut workers, &plan);
            let checkpoint = checkpoint::write(&plan, replicate, &progress);
            return Ok(Outcome::Stopped { periods: progress.periods, checkpoint });
        }
    }
    fold(&mut progress.counts, &mut workers, &plan);
    Ok(Outcome::Complete(progress.counts))
}

/// Works through a period: each worker takes the next chunk until there is none.
fn period(
    plan: &Plan<'_>,
    extents: &[Extent],
    progress: &Progress,
    workers: &mut [Worker],
    watcher: &dyn Watcher,
) {
    let next = AtomicUsize::new(0);
    let arms = plan.arms.len();
    workers.par_iter_mut().with_max_len(1).for_each(|worker| {
        let mut nobody = vec![Nobody; arms];
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(extent) = extents.get(at) else { break };
            let mut states = progress.chunks[at].lock().expect("no worker panicked before");
            let (period, boards) = (progress.periods, &progress.boards);
            worker.month(plan, *extent, period, boards, &mut states, &mut nobody);
            watcher.advanced(extent.persons as u64 * arms as u64);
        }
    });
}

/// Adds what the workers counted, in any order: all counts are whole numbers.
fn fold(counts: &mut [ArmCounts], workers: &mut [Worker], plan: &Plan<'_>) {
    for worker in workers {
        let counted = std::mem::replace(&mut worker.counts, zero(plan));
        for (sum, part) in counts.iter_mut().zip(&counted) {
            sum.merge(part);
        }
    }
}
