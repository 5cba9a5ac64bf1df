//! The ways to run a scenario, none of which may change a result.

use std::sync::atomic::{AtomicU64, Ordering};

use assize_engine::{Outcome, Settings, Watcher, run};
use assize_model::count::ArmCounts;
use assize_scenario::Scenario;

/// A way to run the engine.
#[derive(Clone, Copy, Debug)]
pub struct Executor {
    threads: usize,
    chunk: usize,
    /// Stop and resume after so many periods; 0 for never.
    stop_after: u32,
}

impl Executor {
    /// All ways: several numbers of threads, several chunk sizes, and stopped and resumed.
    pub fn all() -> Vec<Executor> {
        let of = |threads, chunk, stop_after| Executor { threads, chunk, stop_after };
        vec![
            of(1, 4_096, 0),
            of(2, 1_000, 0),
            of(3, 64, 0),
            of(7, 64, 0),
            of(1, 64, 3),
            of(2, 1_000, 3),
        ]
    }

    /// Runs one replicate to its end, stopping and resuming on the way.
    pub fn run(self, scenario: &Scenario, replicate: u32) -> Vec<ArmCounts> {
        let settings = Settings { threads: self.threads, chunk: self.chunk };
        let mut checkpoint: Option<Vec<u8>> = None;
        let must_stop = (1..scenario.periods).contains(&self.stop_after);
        loop {
            let watcher = Stopper::new(self.stop_after, scenario);
            let outcome = run(scenario, replicate, settings, &watcher, checkpoint.as_deref());
            match outcome.expect("a checkpoint that was just written") {
                Outcome::Complete(counts) => {
                    assert!(checkpoint.is_some() || !must_stop, "{self:?} was never stopped");
                    return counts;
                }
                Outcome::Stopped { checkpoint: bytes, .. } => checkpoint = Some(bytes),
            }
        }
    }
}

/// Asks to stop once so many periods are done or under way.
struct Stopper {
    done: AtomicU64,
    enough: u64,
}

impl Stopper {
    fn new(periods: u32, scenario: &Scenario) -> Stopper {
        let one_period = scenario.persons * scenario.arms.len() as u64;
        let enough = match periods {
            0 => u64::MAX,
            n => u64::from(n - 1) * one_period + 1,
        };
        Stopper { done: AtomicU64::new(0), enough }
    }
}

impl Watcher for Stopper {
    fn advanced(&self, person_periods: u64) {
        self.done.fetch_add(person_periods, Ordering::Relaxed);
    }

    fn wants_stop(&self) -> bool {
        self.done.load(Ordering::Relaxed) >= self.enough
    }
}
