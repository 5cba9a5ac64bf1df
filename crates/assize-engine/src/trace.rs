//! The lives of synthetic persons in every arm, found by running their neighbourhood alone, with
//! the boards that hung while the whole replicate ran.

use assize_model::entry::Subject;
use assize_model::plan::Plan;
use assize_model::society::NEIGHBOURS;
use assize_model::story::{Event, Step, Witness};
use assize_scenario::Scenario;

use crate::Chronicle;
use crate::worker::{Extent, Worker, beginning, empty_boards};

/// Writes down what happens to the persons of a neighbourhood.
#[derive(Clone, Debug)]
struct Scribe {
    period: u32,
    lives: Vec<Vec<Step>>,
}

impl Witness for Scribe {
    fn saw(&mut self, subject: Subject, day: u16, event: Event) {
        if !subject.firm {
            let step = Step { day, period: self.period, event };
            self.lives[usize::from(subject.offset)].push(step);
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
    let hood = person / NEIGHBOURS as u64;
    neighbourhood(scenario, replicate, hood, chronicle).swap_remove(person as usize % NEIGHBOURS)
}

/// The lives of all synthetic persons in their order, a neighbourhood at a time as they are asked
/// for.
pub fn lives<'a>(
    scenario: &'a Scenario,
    replicate: u32,
    chronicle: &'a Chronicle,
) -> impl Iterator<Item = Vec<Vec<Step>>> + 'a {
    let hoods = scenario.persons.div_ceil(NEIGHBOURS as u64);
    (0..hoods).flat_map(move |hood| neighbourhood(scenario, replicate, hood, chronicle))
}

/// The lives of a neighbourhood: by person, by arm.
fn neighbourhood(
    scenario: &Scenario,
    replicate: u32,
    hood: u64,
    chronicle: &Chronicle,
) -> Vec<Vec<Vec<Step>>> {
    let plan = Plan::new(scenario, replicate);
    let persons = (scenario.persons - hood * NEIGHBOURS as u64).min(NEIGHBOURS as u64) as usize;
    let extent = Extent { first: hood, hoods: 1, persons };
    let mut states = beginning(&plan, extent);
    let mut worker = Worker::new(&plan, persons);
    let scribe = Scribe { period: 0, lives: vec![Vec::new(); persons] };
    let mut scribes = vec![scribe; plan.arms.len()];
    let mut boards = empty_boards(&plan);
    for period in 0..plan.calendar.periods() {
        for scribe in &mut scribes {
            scribe.period = period;
        }
        if plan.uses_boards {
            chronicle.turn(&mut boards, period);
        }
        worker.month(&plan, extent, period, &boards, &mut states, &mut scribes);
    }
    let in_order = |scribe: &mut Scribe, person: usize| {
        let mut steps = std::mem::take(&mut scribe.lives[person]);
        steps.sort_by_key(|step| step.day);
        steps
    };
    let of_person = |person| scribes.iter_mut().map(|scribe| in_order(scribe, person)).collect();
    (0..persons).map(of_person).collect()
}
