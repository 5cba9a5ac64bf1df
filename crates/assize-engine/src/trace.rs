//! The life of one synthetic person in every arm, found by running the neighbourhood alone, with
//! the boards that hung while the whole replicate ran.

use std::sync::Mutex;

use assize_model::board::Board;
use assize_model::entry::Subject;
use assize_model::plan::Plan;
use assize_model::society::NEIGHBOURS;
use assize_model::story::{Event, Step, Witness};
use assize_scenario::Scenario;

use crate::worker::{Extent, Worker, beginning, empty_boards};
use crate::{Settings, Watcher};

/// Writes down what happens to one person.
#[derive(Clone, Debug)]
struct Scribe {
    offset: u16,
    period: u32,
    steps: Vec<Step>,
}

impl Witness for Scribe {
    fn saw(&mut self, subject: Subject, day: u16, event: Event) {
        if subject == Subject::person(self.offset) {
            self.steps.push(Step { day, period: self.period, event });
        }
    }
}

/// What hung on the boards during each period of a replicate: what a person's life depends on
/// besides the person's own neighbourhood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chronicle {
    /// For each period that has begun, the boards by arm.
    periods: Vec<Vec<Board>>,
}

impl Chronicle {
    /// Writes a replicate's chronicle by running it.
    ///
    /// # Panics
    /// If `settings.threads` is 0.
    #[must_use]
    pub fn of(scenario: &Scenario, replicate: u32, settings: Settings) -> Chronicle {
        let plan = Plan::new(scenario, replicate);
        if !plan.uses_boards() {
            return Chronicle::default();
        }
        let keeper = Keeper(Mutex::new(vec![empty_boards(&plan)]));
        crate::run(scenario, replicate, settings, &keeper, None).expect("there is no checkpoint");
        Chronicle { periods: keeper.0.into_inner().expect("no worker panicked before") }
    }
}

/// Keeps what is put up.
struct Keeper(Mutex<Vec<Vec<Board>>>);

impl Watcher for Keeper {
    fn advanced(&self, _: u64) {}

    fn wants_stop(&self) -> bool {
        false
    }

    fn put_up(&self, _: u32, boards: &[Board]) {
        self.0.lock().expect("no worker panicked before").push(boards.to_vec());
    }
}

/// The life of one synthetic person in every arm: one list of steps an arm, by day.
///
/// # Panics
/// If there is no such person, or the chronicle belongs to another scenario.
#[must_use]
pub fn trace(
    scenario: &Scenario,
    replicate: u32,
    person: u64,
    chronicle: &Chronicle,
) -> Vec<Vec<Step>> {
    assert!(person < scenario.persons, "person {person} of {}", scenario.persons);
    let plan = Plan::new(scenario, replicate);
    let first = person / NEIGHBOURS as u64;
    let persons = (scenario.persons - first * NEIGHBOURS as u64).min(NEIGHBOURS as u64) as usize;
    let extent = Extent { first, hoods: 1, persons };
    let offset = (person % NEIGHBOURS as u64) as u16;
    let mut states = beginning(&plan, extent);
    let mut worker = Worker::new(&plan, persons);
    let scribe = Scribe { offset, period: 0, steps: Vec::new() };
    let mut scribes = vec![scribe; plan.arms.len()];
    let bare = empty_boards(&plan);
    for period in 0..plan.calendar.periods() {
        for scribe in &mut scribes {
            scribe.period = period;
        }
        let boards = if plan.uses_boards() { &chronicle.periods[period as usize] } else { &bare };
        worker.month(&plan, extent, period, boards, &mut states, &mut scribes);
    }
    let in_order = |mut scribe: Scribe| {
        scribe.steps.sort_by_key(|step| step.day);
        scribe.steps
    };
    scribes.into_iter().map(in_order).collect()
}
