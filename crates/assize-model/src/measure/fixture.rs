//! A small arm with two bands, one list and one service, for the measures' hand-computed tests.

use assize_base::quantity::{Chance, Factor, Rate};
use assize_base::vocabulary::cell;
use assize_scenario::catalogue::{Profile, Quantity, Service};
use assize_scenario::expr::{Expr, Name};
use assize_scenario::policy::{
    Band, Consequence, Costs, Effect, List, Policy, Review, Score, Staff, Trigger,
};
use assize_scenario::society::{Court, Money, Reaction, Response, Society, Tie};

use super::{Group, Measure, Value, View};
use crate::count::{ARREARS_LEVELS, ArmCounts, Counter, HISTOGRAM_FROM, RETURN_MONTHS};

/// Months of the small run: two years.
pub const MONTHS: u32 = 24;

/// A policy, its services and what was counted.
#[derive(Clone, Debug)]
pub struct SmallArm {
    pub policy: Policy,
    pub services: Vec<Service>,
    pub society: Society,
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

    /// Counts adults of an income fifth with some arrears at the end.
    pub fn purse(&mut self, fifth: usize, arrears: usize, adults: i64) {
        self.counts.persons.purses[fifth * ARREARS_LEVELS + arrears] += adults;
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
            terms: Default::default(),
        }),
        lists: vec![list()],
        consequences: vec![consequence()],
        costs: Costs { record: 5, listing: 100, review: 300, case: 1_000 },
        ..Policy::default()
    };
    let counts = ArmCounts::zero(&policy, 2, 0, MONTHS);
    let services = vec![service("flight"), service("hotel")];
    SmallArm { policy, services, society: society(), counts }
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
        review: Some(review()),
        brings: None,
        emits: None,
        emits_head: None,
        source: String::new(),
        intake: None,
        manner: Default::default(),
    }
}

/// A clock for objections, with staff.
fn review() -> Review {
    Review {
        asks: Chance::ALWAYS,
        notice: (0, 0),
        first_days: 15,
        first_finds: Chance::NEVER,
        appeals: Chance::NEVER,
        appeal_days: 0,
        second_days: 0,
        second_finds: Chance::NEVER,
        correct_working_days: 3,
        staff: Some(Staff { decisions: Rate(1), asks_rightly: Chance::NEVER }),
    }
}

/// A society that has everything that measures tell of.
fn society() -> Society {
    let nobody = || Profile { factors: Vec::new() };
    Society {
        name: "town".into(),
        title: String::new(),
        provinces: Vec::new(),
        places: Vec::new(),
        household_sizes: vec![1],
        income: [[1; 5]; 3],
        migrant: [Chance::NEVER; 3],
        employed: [[Chance::NEVER; 2]; 7],
        heads: Chance::NEVER,
        firm_sizes: Vec::new(),
        party: Chance::NEVER,
        posts: Vec::new(),
        response: Response {
            aware: Chance::ALWAYS,
            deterrence: Chance::NEVER,
            chill: Chance::NEVER,
            step: Chance::NEVER,
            steps_gained: 0,
            fading: Chance::NEVER,
        },
        reaction: Reaction {
            games: Chance::ALWAYS,
            gives_up: Some((24, Chance::ALWAYS)),
            stays_away: Chance::ALWAYS,
            ..Reaction::default()
        },
        ties: vec![friends()],
        meets: Default::default(),
        money: Some(money(nobody())),
        court: Some(court()),
    }
}

/// Friends who can be dropped.
fn friends() -> Tie {
    Tie {
        id: "friends".into(),
        title: String::new(),
        near: 1,
        far: 0,
        wide: false,
        can_be_dropped: true,
        ages: (18, 110),
        base: Chance::ALWAYS,
        other_sex: Factor::ONE,
        age_gap: [Factor::ONE; 5],
        other_schooling: Factor::ONE,
        sociable: None,
    }
}

/// Incomes from 12,000 to 60,000 yuan.
fn money(nobody: Profile) -> Money {
    Money {
        yearly: [12_000, 24_000, 36_000, 48_000, 60_000],
        indebted: [Chance::NEVER; 3],
        needs: Factor::ONE,
        burden: Factor::ONE,
        setback: Rate(0),
        slot: Rate(0),
        setback_by: nobody.clone(),
        lasts: Quantity { name: Name::Months, quantiles: vec![(0, 1), (1 << 32, 2)] },
        loan: 1,
        asks_from: 4,
        asks: Chance::NEVER,
        declines: [Chance::NEVER; 5],
        bridges: 4,
        repays: Chance::NEVER,
        repays_by: nobody,
    }
}

/// Courts without a single case.
fn court() -> Court {
    Court {
        errs: Chance::NEVER,
        judgment_days: (30, 180),
        notice_days: 30,
        able: Chance::ALWAYS,
        unable_from: 8,
        willing: Chance::ALWAYS,
        pressed: Chance::NEVER,
        misjudged: Chance::NEVER,
        evasions: Vec::new(),
        staff: Rate(1),
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
        score: 0,
        cost: None,
        shown: None,
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
        subject: assize_scenario::catalogue::Subject::Person,
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
    View::of_persons(&arm.policy, &arm.services, &arm.society, MONTHS, &arm.counts, group)
}

/// The values of a measure of an arm.
pub fn values(measure: &Measure, view: &View<'_>) -> Vec<Value> {
    match measure.evaluate.of_arm() {
        Some(evaluate) => evaluate(view),
        None => panic!("{} compares two arms", measure.id),
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
