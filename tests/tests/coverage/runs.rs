//! The runs that show what the library does.

use std::collections::BTreeSet;

use assize_base::calendar::Date;
use assize_engine::{Outcome, Settings, Watcher, run};
use assize_lab::shelf::Shelf;
use assize_model::count::ArmCounts;
use assize_scenario::Scenario;
use assize_scenario::load::{self, Kind, Loaded, Request, Shelf as _, StudyRequest};

/// Persons of a run.
pub const PERSONS: u64 = 50_000;
/// Months of a policy's own run.
pub const MONTHS: u32 = 36;

/// A scenario and what was counted.
pub struct Ran {
    pub scenario: Scenario,
    pub counts: Vec<ArmCounts>,
}

/// Nobody watches.
struct Nobody;

impl Watcher for Nobody {
    fn advanced(&self, _: u64) {}

    fn wants_stop(&self) -> bool {
        false
    }
}

/// Every study of the library, and every policy that no study has.
pub fn all() -> Vec<Ran> {
    let shelf = Shelf::library();
    let mut runs: Vec<Ran> = Vec::new();
    for name in shelf.names(Kind::Study) {
        let Loaded { scenario, parts, .. } = loaded(&study(name));
        // The parts of a study are runs by themselves; what they show, their policies show.
        let counts = if parts.is_empty() { counted(&scenario) } else { Vec::new() };
        runs.push(Ran { scenario, counts });
    }
    let of =
        |ran: &Ran| ran.scenario.arms.iter().flat_map(|arm| arm.stack.clone()).collect::<Vec<_>>();
    let alone = |ran: &&Ran| ran.scenario.periods == MONTHS && !ran.counts.is_empty();
    let shown: BTreeSet<String> = runs.iter().filter(alone).flat_map(of).collect();
    for name in shelf.names(Kind::Policy) {
        if !shown.contains(&name) {
            let mut scenario = loaded(&policy(&name)).scenario;
            scenario.name = name;
            let counts = counted(&scenario);
            runs.push(Ran { scenario, counts });
        }
    }
    runs
}

fn counted(scenario: &Scenario) -> Vec<ArmCounts> {
    let settings = Settings { threads: 2, chunk: 4_096 };
    match run(scenario, 0, settings, &Nobody, None) {
        Ok(Outcome::Complete(counts)) => counts,
        other => panic!("{}: nobody stops it: {:?}", scenario.name, other.err()),
    }
}

fn loaded(request: &Request) -> Loaded {
    let found = load::load(&Shelf::library(), request);
    found.unwrap_or_else(|f| panic!("{:?}: {:?}", request.study, f.diags))
}

fn study(name: String) -> Request {
    Request {
        study: StudyRequest::Named(name),
        region: None,
        society: None,
        persons: Some(PERSONS),
        from: None,
        months: None,
        seed: None,
        replicates: Some(1),
        extra_policies: Vec::new(),
        choices: Default::default(),
    }
}

/// The request for a policy's own run.
pub fn policy(name: &str) -> Request {
    Request {
        study: StudyRequest::Arms(vec!["none".to_owned(), name.to_owned()]),
        society: Some("china-2020".to_owned()),
        region: Some("all".to_owned()),
        from: Date::new(2020, 1, 1),
        months: Some(MONTHS),
        seed: Some(1),
        ..study(String::new())
    }
}
