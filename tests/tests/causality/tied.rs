//! A tie matters only to those who are tied to somebody newly restricted.

use assize_base::quantity::Chance;
use assize_engine::{Chronicle, Event, Step};
use assize_scenario::Scenario;
use assize_scenario::policy::Reach;

use crate::view::{SETTINGS, run};
use crate::{SEEDS, invented, only};

/// A scenario with ties in which people reach each other by nothing else: no record goes to the
/// wrong person, nobody answers for another, and nobody waits in a queue.
fn tied(seed: u64) -> Scenario {
    let mut scenario = invented(seed);
    only::keep(&mut scenario, &["ties", "colleagues", "reaction", "bias", "cheap", "money"]);
    scenario.persons = scenario.persons.min(128);
    scenario.periods = scenario.periods.min(9);
    let society = &mut scenario.society;
    society.response.aware = Chance::ALWAYS;
    society.response.step = Chance(1 << 30);
    society.reaction.tie_steps = 2;
    society.reaction.rumour = Chance(1 << 30);
    scenario.catalogue.channels.iter_mut().for_each(|c| c.wrong_person = Chance::NEVER);
    for policy in scenario.arms.iter_mut().map(|arm| &mut arm.policy) {
        policy.head_share = None;
        policy.rules.iter_mut().for_each(|rule| rule.reaches = vec![Reach::Own]);
        policy.lists.iter_mut().for_each(|list| list.emits_head = None);
    }
    scenario
}

/// All lives, by person and arm.
fn lives(scenario: &Scenario) -> Vec<Vec<Vec<Step>>> {
    let chronicle = Chronicle::of(scenario, 0, SETTINGS);
    assize_engine::lives(scenario, 0, &chronicle).collect()
}

fn is_reached(life: &[Step]) -> bool {
    life.iter().any(|step| matches!(step.event, Event::Ties { .. }))
}

#[test]
fn a_kind_of_tie_changes_only_the_lives_of_those_whom_news_reaches() {
    let (mut changed, mut untouched) = (0, 0);
    for seed in SEEDS.start..4 * SEEDS.end {
        let with = tied(seed);
        let mut without = with.clone();
        if without.society.ties.pop().is_none() {
            continue;
        }
        for (person, (a, b)) in lives(&with).iter().zip(&lives(&without)).enumerate() {
            for (arm, (a, b)) in a.iter().zip(b).enumerate() {
                let is_reached = is_reached(a) || is_reached(b);
                assert!(is_reached || a == b, "scenario {seed}, arm {arm}, person {person}");
                untouched += usize::from(!is_reached);
                changed += usize::from(
                    a.iter().any(|s| !matches!(s.event, Event::Ties { .. }) && !b.contains(s)),
                );
            }
        }
    }
    assert!(changed > 100 && untouched > 100, "{changed} lives changed, {untouched} untouched");
}

#[test]
fn ties_change_nothing_where_nobody_reacts_to_them() {
    let mut kinds = 0;
    for seed in SEEDS {
        let mut with = invented(seed);
        // Standing points and risks can ask for ties themselves.
        only::leave_out(&mut with, &["standing", "pick"]);
        with.society.reaction.tie_steps = 0;
        with.society.reaction.rumour = Chance::NEVER;
        with.society.ties.iter_mut().for_each(|tie| tie.can_be_dropped = false);
        let mut without = with.clone();
        without.society.ties.clear();
        without.society.meets = Default::default();
        kinds += with.society.ties.len();
        assert!(run(&with) == run(&without), "scenario {seed}");
    }
    assert!(kinds > 8, "{kinds} kinds of ties are too few to show anything");
}
