//! What is counted twice agrees: detriments by what they rest on, beside detriments by what they are;
//! persons worse and better off beside all persons.

use assize_model::count::{ArmCounts, Counter};
use assize_model::origin::{Heading, Origin};
use assize_scenario::policy::{Effect, Policy};

use crate::view::{run, sum};
use crate::{SEEDS, invented};

/// Origins that are told apart.
const ORIGINS: usize = 14;

/// The detriments whose origin is as asked.
fn resting_on(arm: &ArmCounts, is_so: impl Fn(Origin) -> bool) -> i64 {
    let row = |at: usize| arm.chain.iter().skip(at).step_by(ORIGINS).sum::<i64>();
    (0..ORIGINS).filter(|at| is_so(Origin::numbered(*at))).map(row).sum()
}

/// A counter in the cells.
fn in_cells(arm: &ArmCounts, counter: Counter) -> i64 {
    let width = arm.persons.layout.width();
    arm.persons.cells.iter().skip(counter as usize).step_by(width).sum()
}

/// Asserts that the counts of an arm agree with each other.
fn assert_agreement(what: &str, arm: &ArmCounts) {
    let met = [Counter::Minuses, Counter::Grades, Counter::Listings, Counter::Hindrances];
    let detriments: i64 = met.into_iter().map(|counter| sum(arm, counter)).sum();
    assert_eq!(resting_on(arm, |_| true), detriments, "{what}: detriments");
    assert_eq!(resting_on(arm, Origin::wrongly), sum(arm, Counter::Wrongful), "{what}: wrongful");
    assert_eq!(resting_on(arm, Origin::spilled), sum(arm, Counter::Spillover), "{what}: spilled");
    let protected = resting_on(arm, Origin::protected);
    assert_eq!(protected, sum(arm, Counter::Protected), "{what}: protected");
    let headings: i64 =
        Heading::ALL.iter().map(|h| resting_on(arm, |origin| origin.heading() == *h)).sum();
    assert_eq!(headings, detriments, "{what}: headings");
    let (worse, better, both) = (
        in_cells(arm, Counter::PairWorse),
        in_cells(arm, Counter::PairBetter),
        in_cells(arm, Counter::PairBoth),
    );
    assert!(worse + better + both <= in_cells(arm, Counter::Subjects), "{what}: persons");
    assert_eq!(arm.reasons.iter().sum::<i64>(), worse + both, "{what}: reasons");
    assert_redress_agrees(what, arm);
}

/// Asserts that what becomes of listings agrees with the counters of lists.
fn assert_redress_agrees(what: &str, arm: &ArmCounts) {
    let stage = |at: usize| arm.redress.iter().skip(at).step_by(43).sum::<i64>();
    assert_eq!(stage(0), sum(arm, Counter::Listings), "{what}: listings");
    assert!(stage(2) + stage(3) <= stage(1), "{what}: decisions beyond objections");
    assert!(stage(4) + stage(5) <= stage(0), "{what}: removals beyond listings");
    assert_eq!((7..43).map(stage).sum::<i64>(), stage(4), "{what}: steps of days");
}

#[test]
fn detriments_by_origin_are_all_detriments() {
    let mut detriments = 0;
    for seed in SEEDS {
        for (arm, counts) in run(&invented(seed)).iter().enumerate() {
            assert_agreement(&format!("scenario {seed}, arm {arm}"), counts);
            detriments += resting_on(counts, |_| true);
        }
    }
    assert!(detriments > 100_000, "{detriments} detriments are too few to show anything");
}

/// Tells whether a policy favours anybody.
fn favours(policy: &Policy) -> bool {
    let is_favour = |effect: Effect| !effect.is_detriment();
    policy.consequences.iter().any(|consequence| is_favour(consequence.effect))
}

#[test]
fn a_policy_that_favours_nobody_makes_nobody_better_off_than_none() {
    let (mut worse, mut favouring) = (0, 0);
    for seed in SEEDS {
        let scenario = invented(seed);
        let arms = run(&scenario);
        for (arm, counts) in scenario.arms.iter().zip(&arms).skip(1) {
            let better =
                in_cells(counts, Counter::PairBetter) + in_cells(counts, Counter::PairBoth);
            assert!(favours(&arm.policy) || better == 0, "scenario {seed}, arm {}", arm.name);
            worse += in_cells(counts, Counter::PairWorse);
            favouring += better;
        }
    }
    assert!(worse > 1_000 && favouring > 50, "{worse} worse off, {favouring} better off");
}
