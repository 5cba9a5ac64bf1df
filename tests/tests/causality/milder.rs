//! With people who do not respond, a milder policy makes nobody worse off: person by person and
//! month by month, in points, bands and refusals.
//!
//! That holds for policies whose parts do not work against each other: demerits count each for itself,
//! no rule asks for the band, worse bands have all consequences of better ones, and there are neither
//! caps nor lists. (With a cap it does not hold: a merit that no lock mutes uses up the year's cap, and
//! may run out before the one that it kept away. Nor with lists: who stands on a list is not listed
//! again, so that a shorter term can end later.)

use assize_base::calendar::Calendar;
use assize_base::quantity::{Chance, Factor};
use assize_engine::{Chronicle, Event, Step, lives};
use assize_scenario::Scenario;
use assize_scenario::catalogue::Subject;
use assize_scenario::expr::Expr;
use assize_scenario::policy::{Award, Effect, Policy, Rule, Score, Trigger};
use assize_scenario::scenario::Arm;

use crate::chance::Chooser;
use crate::{SEEDS, invented, only};

/// Tells whether a rule can do harm.
fn is_demerit(rule: &Rule) -> bool {
    match &rule.award {
        Award::Points(n) => *n < 0,
        Award::Span(a, b) => a.min(b) < &0,
        Award::Choice(list) => list.iter().any(|n| *n < 0),
        Award::Grade { .. } => true,
    }
}

/// The policy without what works against itself.
fn straight(policy: &Policy) -> Policy {
    let mut policy = policy.clone();
    policy.lists.clear();
    policy.firm_score = None;
    policy.head_share = None;
    policy.counting.largest_only = false;
    policy.counting.repeat = Factor::ONE;
    policy.rules.retain(|rule| rule.subject == Subject::Person && rule.reach_sum.is_none());
    for rule in &mut policy.rules {
        rule.repair = None;
        if format!("{:?}", rule.when).contains("Band") {
            rule.when = Expr::always();
        }
        rule.cap = None;
    }
    let default = policy.person_score.as_ref().map_or(0, |score| score.default_band) as u8;
    policy.consequences.retain(|consequence| matches!(consequence.trigger, Trigger::Bands(_)));
    for (i, consequence) in policy.consequences.iter_mut().enumerate() {
        let from = default + 1 + i as u8 % 2;
        consequence.trigger = Trigger::Bands((0b1111 << from) & 0b1111);
        if !consequence.effect.is_detriment() {
            consequence.effect = Effect::Inspect;
        }
    }
    policy
}

fn amnesty(policy: &Policy, choose: &mut Chooser) -> Policy {
    let mut policy = policy.clone();
    policy.rules.retain(|rule| !is_demerit(rule) || choose.yes(50));
    policy
}

fn shorter(policy: &Policy) -> Policy {
    let mut policy = policy.clone();
    for rule in policy.rules.iter_mut().filter(|rule| is_demerit(rule)) {
        rule.validity = rule.validity.map(|months| months / 2);
        if let Award::Grade { months, .. } = &mut rule.award {
            *months /= 2;
        }
    }
    let of_demerits = policy.validity.iter_mut().filter(|line| line.to < 0);
    of_demerits.for_each(|line| line.months /= 2);
    policy
}

fn with_a_floor(policy: &Policy) -> Policy {
    let mut policy = policy.clone();
    if let Some(score) = &mut policy.person_score {
        let floor = score.start - 40;
        score.floor = Some(score.floor.map_or(floor, |old| old.max(floor)));
    }
    policy
}

/// The harsh policy of a seed, and what is milder than it; people do not respond, and what depends
/// on others (firms, courts) or works both ways (money) is left out.
fn scenario(seed: u64) -> Scenario {
    let mut scenario = invented(seed);
    only::keep(&mut scenario, &["bias", "habits", "from"]);
    scenario.society.response.aware = Chance::NEVER;
    scenario.catalogue.channels.iter_mut().for_each(|c| c.bias.grudge = Factor::ONE);
    scenario.persons = scenario.persons.min(64);
    let harsh = straight(&scenario.arms[1].policy);
    let arm = |name: &str, policy| Arm { name: name.to_owned(), stack: Vec::new(), policy };
    scenario.arms = vec![
        arm("none", Policy::default()),
        arm("harsh", harsh.clone()),
        arm("amnesty", amnesty(&harsh, &mut Chooser::new(seed))),
        arm("shorter", shorter(&harsh)),
        arm("floor", with_a_floor(&harsh)),
    ];
    scenario
}

/// How somebody stands after a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Standing {
    score: i32,
    band: usize,
    refusals: usize,
}

/// The score on a day, from the entries that count then.
fn score_on(day: u16, steps: &[Step], score: &Score) -> i32 {
    let points = steps.iter().map(|step| match step.event {
        Event::Entry { points, start, end, .. } if start <= day && day < end => points,
        _ => 0,
    });
    score.clamp(score.start + points.sum::<i32>())
}

/// Month by month, where a life stands under a policy.
fn standings(steps: &[Step], policy: &Policy, calendar: &Calendar) -> Vec<Standing> {
    let score = policy.person_score.as_ref();
    let mut band = score.map_or(0, |score| score.default_band);
    let months = 0..calendar.periods();
    let standing = |period| {
        let mut refusals = 0;
        for step in steps.iter().filter(|step| step.period == period) {
            match step.event {
                Event::Review { band: now, .. } => band = now,
                Event::Met { .. } => refusals += 1,
                _ => {}
            }
        }
        let today = calendar.review_day(period);
        let score = score.map_or(0, |score| score_on(today, steps, score));
        Standing { score, band, refusals }
    };
    months.map(standing).collect()
}

/// Asserts that a life is in no month worse under a milder policy; the months in which it is better.
fn months_better(what: &str, mild: &[Standing], harsh: &[Standing]) -> usize {
    for (month, (mild, harsh)) in mild.iter().zip(harsh).enumerate() {
        let is_worse =
            mild.score < harsh.score || mild.band > harsh.band || mild.refusals > harsh.refusals;
        assert!(!is_worse, "{what}, month {month}: {mild:?} instead of {harsh:?}");
    }
    mild.iter().zip(harsh).filter(|(mild, harsh)| mild != harsh).count()
}

#[test]
fn with_people_who_do_not_respond_a_milder_policy_makes_nobody_worse_off() {
    let mut better = [0; 3];
    for seed in SEEDS {
        let scenario = scenario(seed);
        let calendar = Calendar::new(scenario.from, scenario.periods);
        let chronicle = Chronicle::of(&scenario, 0, crate::view::SETTINGS);
        for (person, lives) in (0_u64..).zip(lives(&scenario, 0, &chronicle)) {
            let of_arm = |arm: usize| standings(&lives[arm], &scenario.arms[arm].policy, &calendar);
            let harsh = of_arm(1);
            for (i, better) in better.iter_mut().enumerate() {
                let name = &scenario.arms[2 + i].name;
                let what = format!("scenario {seed}, person {person}, {name}");
                *better += months_better(&what, &of_arm(2 + i), &harsh);
            }
        }
    }
    assert!(better.iter().all(|n| *n > 100), "months in which somebody is better off: {better:?}");
}
