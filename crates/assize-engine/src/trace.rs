//! The lives of synthetic persons in every arm, found by running their neighbourhoods alone, with
//! the boards that hung while the whole replicate ran; told as they were, or with single things left
//! out.
//!
//! With nothing left out a life is the one of the run, to the bit. With something left out the
//! neighbourhood lives on without it, and everybody outside as they did.

use assize_model::board::Board;
use assize_model::entry::Subject;
use assize_model::plan::Plan;
use assize_model::society::NEIGHBOURS;
use assize_model::story::{Event, Omission, Step, Witness};
use assize_scenario::Scenario;
use rayon::prelude::*;

use crate::Chronicle;
use crate::worker::{Extent, Worker, beginning, empty_boards};

/// The life of one person: by arm, the steps by day.
pub type Lives = Vec<Vec<Step>>;

/// Neighbourhoods that are told in one go while people are looked for.
const BATCH: u64 = 8;

/// Batches after which whoever looks for people may say that enough were found. It does not depend
/// on the threads, so that the same people are looked at by any number of them.
const WAVE: u64 = 16;

/// Writes down what happens to the persons of some neighbourhoods.
#[derive(Clone, Debug)]
struct Scribe {
    period: u32,
    lives: Vec<Vec<Step>>,
    without: Vec<Omission>,
}

impl Witness for Scribe {
    const LISTENS: bool = true;

    fn saw(&mut self, subject: Subject, day: u16, event: Event) {
        if !subject.firm {
            let step = Step { day, period: self.period, event };
            self.lives[usize::from(subject.offset)].push(step);
        }
    }

    fn leaves_out(&self, what: Omission) -> bool {
        self.without.contains(&what)
    }
}

/// A replicate whose lives can be told one by one.
#[derive(Debug)]
pub struct Archive<'a> {
    plan: Plan<'a>,
    replicate: u32,
    chronicle: &'a Chronicle,
}

impl<'a> Archive<'a> {
    /// The archive of a replicate, with what hung on its boards.
    #[must_use]
    pub fn open(scenario: &'a Scenario, replicate: u32, chronicle: &'a Chronicle) -> Archive<'a> {
        Archive { plan: Plan::new(scenario, replicate), replicate, chronicle }
    }

    /// What the kernels look up.
    #[must_use]
    pub fn plan(&self) -> &Plan<'a> {
        &self.plan
    }

    /// The replicate.
    #[must_use]
    pub fn replicate(&self) -> u32 {
        self.replicate
    }

    /// The lives of all persons of the neighbourhood of a person, in their order.
    ///
    /// # Panics
    /// If there is no such person, or the chronicle belongs to another scenario.
    #[must_use]
    pub fn neighbourhood_of(&self, person: u64) -> Vec<Lives> {
        self.without(person, &[])
    }

    /// The same with something left out in each arm; in arms beyond the end of the list, nothing.
    ///
    /// # Panics
    /// As [`Archive::neighbourhood_of`].
    #[must_use]
    pub fn without(&self, person: u64, without: &[Vec<Omission>]) -> Vec<Lives> {
        let persons = self.plan.synthesis.persons();
        assert!(person < persons, "person {person} of {persons}");
        Room::new(self, self.extent(person / NEIGHBOURS as u64, 1)).tell(self, without)
    }

    /// The life of a person once for each of some sets of omissions by arm, on threads.
    ///
    /// # Panics
    /// As [`Archive::neighbourhood_of`], and if threads cannot be started.
    #[must_use]
    pub fn each_without(
        &self,
        threads: usize,
        person: u64,
        sets: &[Vec<Vec<Omission>>],
    ) -> Vec<Lives> {
        let rank = (person % NEIGHBOURS as u64) as usize;
        let life = |set: &Vec<Vec<Omission>>| self.without(person, set).swap_remove(rank);
        pool(threads).install(|| sets.par_iter().map(life).collect())
    }

    /// Looks at the lives of all persons in their order, batch by batch on threads, keeps what
    /// `look` finds in them, and stops when `is_enough` says so of what was found so far. Tells how
    /// many persons were looked at, too. The number of threads changes nothing.
    ///
    /// # Panics
    /// If threads cannot be started.
    pub fn search<T: Send>(
        &self,
        threads: usize,
        look: impl Fn(u64, &Lives) -> Option<T> + Sync,
        mut is_enough: impl FnMut(&[T], u64) -> bool,
    ) -> (Vec<T>, u64) {
        let pool = pool(threads);
        let hoods = self.plan.synthesis.neighbourhoods();
        let (mut found, mut looked_at) = (Vec::new(), 0);
        for wave in (0..hoods).step_by((BATCH * WAVE) as usize) {
            let last = (wave + BATCH * WAVE).min(hoods);
            let batches: Vec<u64> = (wave..last).step_by(BATCH as usize).collect();
            let part: Vec<Vec<T>> = pool.install(|| {
                let of_batch = |first: &u64| self.batch(*first, last, &look);
                batches.par_iter().map(of_batch).collect()
            });
            found.extend(part.into_iter().flatten());
            looked_at = (last * NEIGHBOURS as u64).min(self.plan.synthesis.persons());
            if is_enough(&found, looked_at) {
                break;
            }
        }
        (found, looked_at)
    }

    /// What is found in one batch.
    fn batch<T>(&self, first: u64, last: u64, look: impl Fn(u64, &Lives) -> Option<T>) -> Vec<T> {
        let extent = self.extent(first, BATCH.min(last - first));
        let lives = Room::new(self, extent).tell(self, &[]);
        let numbered = (first * NEIGHBOURS as u64..).zip(&lives);
        numbered.filter_map(|(person, lives)| look(person, lives)).collect()
    }

    fn extent(&self, first: u64, hoods: u64) -> Extent {
        let (from, all) = (first * NEIGHBOURS as u64, self.plan.synthesis.persons());
        let persons = (all - from).min(hoods * NEIGHBOURS as u64) as usize;
        Extent { first, hoods: hoods as usize, persons }
    }
}

fn pool(threads: usize) -> rayon::ThreadPool {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("threads can be started")
}

/// Room to tell some neighbourhoods in.
struct Room {
    extent: Extent,
    worker: Worker,
    boards: Vec<Board>,
}

impl Room {
    fn new(archive: &Archive<'_>, extent: Extent) -> Room {
        let worker = Worker::new(&archive.plan, extent.persons);
        Room { extent, worker, boards: empty_boards(&archive.plan) }
    }

    /// Tells the lives of its persons.
    fn tell(mut self, archive: &Archive<'_>, without: &[Vec<Omission>]) -> Vec<Lives> {
        let (plan, extent) = (&archive.plan, self.extent);
        let mut states = beginning(plan, extent);
        let scribe = |arm: usize| Scribe {
            period: 0,
            lives: vec![Vec::new(); extent.persons],
            without: without.get(arm).cloned().unwrap_or_default(),
        };
        let mut scribes: Vec<Scribe> = (0..plan.arms.len()).map(scribe).collect();
        for period in 0..plan.calendar.periods() {
            scribes.iter_mut().for_each(|scribe| scribe.period = period);
            if plan.uses_boards {
                archive.chronicle.turn(&mut self.boards, period);
                take_down_where_asked(&mut self.boards, &scribes);
            }
            self.worker.month(plan, extent, period, &self.boards, &mut states, &mut scribes);
        }
        let of_person =
            |person| scribes.iter_mut().map(|scribe| in_order(scribe, person)).collect();
        (0..extent.persons).map(of_person).collect()
    }
}

/// Leaves the boards bare in the arms in which nobody is to see who is restricted.
fn take_down_where_asked(boards: &mut [Board], scribes: &[Scribe]) {
    for (board, scribe) in boards.iter_mut().zip(scribes) {
        if scribe.leaves_out(Omission::Board) {
            board.newly.fill(0);
            board.restricted.fill(0);
        }
    }
}

/// The steps of a person by day, those of one day as they were told.
fn in_order(scribe: &mut Scribe, person: usize) -> Vec<Step> {
    let mut steps = std::mem::take(&mut scribe.lives[person]);
    steps.sort_by_key(|step| step.day);
    steps
}

/// The life of one synthetic person in every arm: one list of steps an arm, by day.
///
/// # Panics
/// If there is no such person, or the chronicle belongs to another scenario.
#[must_use]
pub fn trace(scenario: &Scenario, replicate: u32, person: u64, chronicle: &Chronicle) -> Lives {
    let archive = Archive::open(scenario, replicate, chronicle);
    archive.neighbourhood_of(person).swap_remove(person as usize % NEIGHBOURS)
}

/// The lives of all synthetic persons in their order, a neighbourhood at a time as they are asked
/// for.
pub fn lives<'a>(
    scenario: &'a Scenario,
    replicate: u32,
    chronicle: &'a Chronicle,
) -> impl Iterator<Item = Lives> + 'a {
    let archive = Archive::open(scenario, replicate, chronicle);
    let hoods = scenario.persons.div_ceil(NEIGHBOURS as u64);
    (0..hoods).flat_map(move |hood| archive.neighbourhood_of(hood * NEIGHBOURS as u64))
}
