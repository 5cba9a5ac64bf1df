//! A small arm with two bands, one list and one service, for the measures' hand-computed tests.

use assize_base::quantity::{Chance, Rate};
use assize_base::vocabulary::cell;
use assize_scenario::catalogue::{Profile, Service};
use assize_scenario::expr::Expr;
use assize_scenario::policy::{Band, Consequence, Effect, List, Policy, Score, Trigger};

use super::{Evaluate, Group, Measure, Value, View};
use crate::count::{ArmCounts, Counter, HISTOGRAM_FROM, RETURN_MONTHS};

/// Months of the small run: two years.
pub const MONTHS: u32 = 24;

/// A policy, its services and what was counted.
#[derive(Clone, Debug)]
pub struct SmallArm {
    pub policy: Policy,
    pub services: Vec<Service>,
    pub counts: ArmCounts,
}

impl SmallArm {
    /// Counts something of somebody in a cell, given by the value of each attribute.
    pub fn add(&mut self, values: [u8; 6], counter: Counter, n: i64) {
        self.add_at(values, counter as usize, n);
    }

    /// The same, by place in the row.
    pub fn add_at(&mut self, values: [u8; 6], place: usize, n: i64) {
        self.counts.persons.add(cell(values), 0, place, n);
    }

    /// The same, for somebody whose cell does not matter.
    pub fn count(&mut self, counter: Counter, n: i64) {
        self.add([0, 1, 0, 0, 0, 0], counter, n);
    }

    /// Counts persons who have a score at the end.
    pub fn score(&mut self, score: i32, persons: i64) {
        self.counts.persons.scores[(score - HISTOGRAM_FROM) as usize] += persons;
    }

    /// Counts returns after so many months, of an income fifth.
    pub fn back_after(&mut self, fifth: usize, month: usize, persons: i64) {
        self.counts.persons.returns[fifth * RETURN_MONTHS + month] += persons;
    }
}

/// The small arm, with nothing counted.
pub fn arm() -> SmallArm {
    let band = |label: &str, from| Band { label: label.into(), title: String::new(), from };
    let policy = Policy {
        person_score: Some(Score {
            start: 1000,
            floor: None,
            ceiling: None,
            who: Expr::Const(1),
            bands: vec![band("A", Some(960)), band("D", None)],
            default_band: 0,
        }),
        lists: vec![list()],
        consequences: vec![consequence()],
        ..Policy::default()
    };
    let counts = ArmCounts::zero(&policy, 2, MONTHS);
    SmallArm { policy, services: vec![service("flight"), service("hotel")], counts }
}

/// A list without grounds.
fn list() -> List {
    List {
        id: "debtors".into(),
        title: String::new(),
        exempt: Expr::Const(0),
        grounds: Vec::new(),
        exits: Vec::new(),
        removal_working_days: 0,
        review: None,
        brings: None,
        emits: None,
        emits_head: None,
        source: String::new(),
        intake: None,
    }
}

/// Band D cannot fly.
fn consequence() -> Consequence {
    Consequence {
        id: "no-flights".into(),
        title: String::new(),
        trigger: Trigger::Bands(2),
        service: 0,
        effect: Effect::Refuse,
        carried_out: Chance::ALWAYS,
        source: String::new(),
        seeds: Vec::new(),
        from: None,
    }
}

/// A service that nobody asks for by itself.
fn service(id: &str) -> Service {
    Service {
        id: id.into(),
        title: String::new(),
        domain: "travel".into(),
        essential: false,
        who: Expr::Const(1),
        demand: Rate(0),
        slot: Rate(0),
        profile: Profile { factors: Vec::new() },
        pattern: Default::default(),
    }
}

/// The cell of somebody.
pub fn cell_of(values: [u8; 6]) -> usize {
    cell(values)
}

/// Everybody of an arm.
pub fn everybody(arm: &SmallArm) -> View<'_> {
    view(arm, Group::everybody())
}

/// A group of an arm, by its name.
pub fn of_group<'a>(arm: &'a SmallArm, name: &str) -> View<'a> {
    let group = Group::all().into_iter().find(|g| g.to_string() == name);
    view(arm, group.expect("a group of that name"))
}

/// A group of an arm.
fn view(arm: &SmallArm, group: Group) -> View<'_> {
    View::of_persons(&arm.policy, &arm.services, MONTHS, &arm.counts, group)
}

/// The values of a measure of an arm.
pub fn values(measure: &Measure, view: &View<'_>) -> Vec<Value> {
    match measure.evaluate {
        Evaluate::Arm(f) => f(view),
        Evaluate::Pair(_) => panic!("{} compares two arms", measure.id),
    }
}

/// The value of a measure under a label.
pub fn labelled(measure: &Measure, view: &View<'_>, label: &str) -> Option<f64> {
    let values = values(measure, view);
    values.iter().find(|v| v.label == label).expect("a value of that label").value
}

/// The value of a measure without labels.
pub fn plain(measure: &Measure, view: &View<'_>) -> Option<f64> {
    labelled(measure, view, "")
}

/// Asserts that a value is what was computed by hand.
pub fn near(value: Option<f64>, expected: f64) {
    let value = value.expect("something to measure");
    assert!((value - expected).abs() < 1e-9, "{value} is not {expected}");
}
