//! A policy beside itself: what differs between arms of one run is the policy, and nothing else.

use assize_base::calendar::Date;
use assize_lab::shelf::Shelf;
use assize_model::count::{ArmCounts, Counter};
use assize_model::measure::{self, Group, View};
use assize_scenario::Scenario;
use assize_scenario::load::{Kind, Request, Shelf as _, StudyRequest, load};

use crate::view::run;
use crate::{SEEDS, invented};

/// The arms of a scenario that set a policy beside itself and beside none.
const ITSELF: usize = 1;
const NONE: usize = 2;

/// A policy of the library, first of all beside itself, then beside none.
fn beside_itself(name: &str, seed: u64) -> Scenario {
    let request = Request {
        study: StudyRequest::Arms(vec!["none".to_owned(), name.to_owned()]),
        society: Some("china-2020".to_owned()),
        region: Some("all".to_owned()),
        persons: Some(1_500),
        from: Date::new(2020, 1, 1),
        months: Some(8),
        seed: Some(seed),
        replicates: Some(1),
        extra_policies: Vec::new(),
        choices: Default::default(),
    };
    let loaded = load(&Shelf::library(), &request);
    let mut scenario = loaded.unwrap_or_else(|f| panic!("{name}: {:?}", f.diags)).scenario;
    let last = scenario.arms.pop().expect("the policy's own arm");
    scenario.arms = vec![last.clone(), last, scenario.arms.remove(0)];
    scenario
}

/// The persons who fare otherwise than in the first arm.
fn pairs(arm: &ArmCounts) -> i64 {
    let width = arm.persons.layout.width();
    let of = |counter: Counter| -> i64 {
        arm.persons.cells.iter().skip(counter as usize).step_by(width).sum()
    };
    of(Counter::PairWorse) + of(Counter::PairBetter) + of(Counter::PairBoth)
}

/// Asserts that every measure that compares an arm with the first says that they do not differ.
fn assert_measured_alike(scenario: &Scenario, counts: &[ArmCounts]) {
    for group in [Group::everybody()].into_iter().chain(Group::all().into_iter().take(8)) {
        let view = |arm: usize| {
            let policy = &scenario.arms[arm].policy;
            let (services, society) = (&scenario.services, &scenario.society);
            let periods = scenario.periods;
            View::of_persons(policy, services, society, periods, &counts[arm], group.clone())
        };
        for measure in measure::ALL {
            let Some(evaluate) = measure.evaluate.of_pair() else { continue };
            let expected = if measure.id == "pairs.unchanged" { 1.0 } else { 0.0 };
            for value in evaluate(&view(ITSELF), &view(0)) {
                let is_so = value.value.is_none_or(|value| value == expected);
                assert!(is_so, "{} {}: {:?} in {group}", measure.id, value.label, value.value);
            }
        }
    }
}

#[test]
fn a_policy_beside_itself_changes_nothing_for_anybody() {
    let shelf = Shelf::library();
    let (mut differing, mut policies) = (0, 0);
    for (name, seed) in shelf.names(Kind::Policy).into_iter().filter(|n| n != "none").zip(1..) {
        let scenario = beside_itself(&name, seed);
        let arms = run(&scenario);
        assert!(arms[0] == arms[ITSELF], "{name} beside itself");
        assert_eq!(pairs(&arms[ITSELF]), 0, "{name} beside itself");
        assert_eq!(arms[ITSELF].reasons.iter().sum::<i64>(), 0, "{name} beside itself");
        assert_measured_alike(&scenario, &arms);
        // Beside none somebody fares otherwise: the comparison sees something.
        differing += usize::from(pairs(&arms[NONE]) > 0);
        policies += 1;
    }
    assert!(2 * differing > policies, "{differing} of {policies} policies change anything");
}

#[test]
fn an_invented_policy_beside_itself_changes_nothing_for_anybody() {
    let mut differing = 0;
    for seed in SEEDS {
        let mut scenario = invented(seed);
        scenario.arms[0] = scenario.arms[1].clone();
        let arms = run(&scenario);
        assert!(arms[0] == arms[ITSELF], "scenario {seed}");
        assert_eq!(pairs(&arms[ITSELF]), 0, "scenario {seed}");
        differing += usize::from(pairs(&arms[2]) > 0);
    }
    assert!(differing > 8, "{differing} scenarios in which another policy changes anything");
}
