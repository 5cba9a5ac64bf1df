//! The same bits, however a run is cut up.

mod made;

use assize_engine::{Outcome, Settings, Watcher, run};
use assize_model::count::{ArmCounts, Counter};
use std::sync::atomic::{AtomicU32, Ordering};

/// Wants a stop after so many questions.
struct Stops(AtomicU32);

impl Watcher for Stops {
    fn advanced(&self, _: u64) {}

    fn wants_stop(&self) -> bool {
        self.0.fetch_sub(1, Ordering::Relaxed) == 1
    }
}

fn never() -> Stops {
    Stops(AtomicU32::new(1_000_000))
}

fn whole(threads: usize, chunk: usize) -> Vec<ArmCounts> {
    let scenario = made::scenario(3_100, 14);
    match run(&scenario, 0, Settings { threads, chunk }, &never(), None) {
        Ok(Outcome::Complete(counts)) => counts,
        other => panic!("{other:?}"),
    }
}

/// All of a counter of persons.
fn sum(counts: &ArmCounts, counter: Counter) -> i64 {
    let width = counts.persons.layout.width();
    counts.persons.series.chunks(width).map(|row| row[counter as usize]).sum()
}

#[test]
fn threads_and_chunks_change_nothing() {
    let one = whole(1, 4_096);
    for (threads, chunk) in [(2, 1_000), (3, 64), (7, 1_000), (1, 1)] {
        assert!(whole(threads, chunk) == one, "{threads} threads, chunks of {chunk}");
    }
}

#[test]
fn an_interrupted_run_goes_on_as_if_nothing_had_happened() {
    let scenario = made::scenario(3_100, 14);
    let one = whole(1, 4_096);
    for after in [1, 3, 13] {
        let settings = Settings { threads: 1, chunk: 1_000 };
        let stopped = run(&scenario, 0, settings, &Stops(AtomicU32::new(after)), None);
        let Ok(Outcome::Stopped { periods, checkpoint }) = stopped else { panic!("not stopped") };
        assert_eq!(periods, after);
        let other = Settings { threads: 2, chunk: 64 };
        let Ok(Outcome::Complete(counts)) = run(&scenario, 0, other, &never(), Some(&checkpoint))
        else {
            panic!("not complete")
        };
        assert!(counts == one, "stopped after {after}");
        let cut = &checkpoint[..checkpoint.len() - 1];
        assert!(run(&scenario, 0, other, &never(), Some(cut)).is_err());
        assert!(run(&scenario, 1, other, &never(), Some(&checkpoint)).is_err());
    }
}

#[test]
fn every_mechanism_of_the_made_scenario_does_something() {
    let counts = whole(1, 4_096);
    let (none, made) = (&counts[0], &counts[1]);
    assert!(made.fired.iter().enumerate().all(|(r, n)| *n > 0 || r == 7), "{:?}", made.fired);
    for counter in [
        Counter::RecordsMisattributed,
        Counter::RecordsInvented,
        Counter::Grades,
        Counter::Listings,
        Counter::Hindrances,
        Counter::Favours,
        Counter::Wrongful,
        Counter::Protected,
        Counter::Spillover,
        Counter::Fallen,
        Counter::Returned,
        Counter::RestrictedWrongly,
    ] {
        assert!(sum(made, counter) > 0, "{counter:?}");
        assert_eq!(sum(none, counter), 0, "{counter:?}");
    }
    assert!(sum(none, Counter::ActsUnlawful) > sum(made, Counter::ActsUnlawful));
}

#[test]
fn replicates_differ() {
    let scenario = made::scenario(1_000, 3);
    let settings = Settings { threads: 1, chunk: 4_096 };
    let counts = |replicate| match run(&scenario, replicate, settings, &never(), None) {
        Ok(Outcome::Complete(counts)) => counts,
        other => panic!("{other:?}"),
    };
    assert!(counts(0) != counts(1));
    assert!(counts(1) == counts(1));
}

#[test]
fn a_life_is_told_as_the_run_lived_it() {
    let scenario = made::scenario(1_000, 14);
    let settings = Settings { threads: 2, chunk: 256 };
    let chronicle = assize_engine::Chronicle::of(&scenario, 0, settings);
    let lives: Vec<_> =
        (0..64).map(|p| assize_engine::trace(&scenario, 0, p, &chronicle)).collect();
    assert!(lives.iter().all(|life| life.len() == 2));
    assert!(lives.iter().any(|life| life[1].len() > life[0].len()));
}
