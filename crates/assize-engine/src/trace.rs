//! The life of one synthetic person in every arm, found by running the neighbourhood alone, with
//! the boards that hung while the whole replicate ran.

use assize_model::entry::Subject;
use assize_model::plan::Plan;
use assize_model::society::NEIGHBOURS;
use assize_model::story::{Event, Step, Witness};
use assize_scenario::Scenario;

use crate::Chronicle;
use crate::worker::{Extent, Worker, beginning, empty_boards};

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
        let hung = plan.uses_boards().then(|| chronicle.boards(period));
        let boards = hung.as_ref().unwrap_or(&bare);
        worker.month(&plan, extent, period, boards, &mut states, &mut scribes);
    }
    let in_order = |mut scribe: Scribe| {
        scribe.steps.sort_by_key(|step| step.day);
        scribe.steps
    };
    scribes.into_iter().map(in_order).collect()
}
