//! What has nothing to do with anything else changes nothing else, whichever mechanisms are at work:
//! a conduct of no account, with a channel of its own, a rule for no points, a list of honour and a
//! service on which the list gives priority. Person by person, all the rest stays as it was.
//!
//! The channel invents nothing: whose names inventions fall on is drawn for all conducts together, so
//! that more inventions of one conduct are fewer places for others.

use std::collections::BTreeSet;

use assize_base::quantity::{Chance, Rate};
use assize_engine::{Chronicle, Event, Step};
use assize_model::MECHANISMS;
use assize_model::count::{ArmCounts, Counter};
use assize_scenario::Scenario;
use assize_scenario::catalogue::{Channel, Conduct, Domain, Polarity, Profile, Service, Subject};
use assize_scenario::expr::Expr;
use assize_scenario::policy::{
    Award, Consequence, Effect, Ground, List, Manner, Policy, Reach, Rule, Trigger,
};

use crate::view::{SETTINGS, assert_only, run, sum};
use crate::{SEEDS, invented, uses};

/// The persons whose lives are compared, of each scenario.
const FEW: u64 = 300;

/// Adds a conduct of no account in a field of its own, and its channel.
fn add_conduct(scenario: &mut Scenario) -> usize {
    let catalogue = &mut scenario.catalogue;
    let (conduct, domain, channel) =
        (catalogue.conducts.len(), catalogue.domains.len(), catalogue.channels.len());
    catalogue.channels.push(Channel {
        id: "unrelated".to_owned(),
        detection: Chance::ALWAYS,
        wrong_person: Chance::NEVER,
        invented: Chance::NEVER,
        bias: Default::default(),
        ..catalogue.channels[0].clone()
    });
    catalogue.domains.push(Domain {
        id: "unrelated".to_owned(),
        title: String::new(),
        subject: Subject::Person,
        who: Expr::always(),
        conducts: vec![conduct],
    });
    catalogue.conducts.push(Conduct {
        id: "unrelated".to_owned(),
        domain,
        polarity: Polarity::Neutral,
        lawful: true,
        right: None,
        channel,
        rate: Rate(2 << 32),
        slot: Rate(2 << 32),
        who: Expr::always(),
        profile: Profile::default(),
        quantity: None,
        corrected: None,
        given_by_list: false,
        links: assize_scenario::catalogue::Links {
            sued: Chance::NEVER,
            strained: assize_base::quantity::Factor::ONE,
            cheap: false,
        },
        ..catalogue.conducts[0].clone()
    });
    conduct
}

fn add_service(scenario: &mut Scenario) -> usize {
    scenario.services.push(Service {
        id: "unrelated".to_owned(),
        title: String::new(),
        domain: "life".to_owned(),
        essential: false,
        who: Expr::always(),
        demand: Rate(1 << 32),
        slot: Rate(1 << 32),
        profile: Profile::default(),
        pattern: Default::default(),
        subject: Subject::Person,
    });
    scenario.services.len() - 1
}

/// Adds the rule, the list and what the list gives.
fn add_to(policy: &mut Policy, conduct: usize, service: usize) {
    policy.rules.push(Rule {
        id: "unrelated".to_owned(),
        title: String::new(),
        subject: Subject::Person,
        conduct: Some(conduct),
        when: Expr::always(),
        award: Award::Points(0),
        per: None,
        convert: None,
        reach_sum: None,
        validity: None,
        reaches: vec![Reach::Own],
        repair: None,
        cap: None,
        source: String::new(),
        seeds: Vec::new(),
        holds: Default::default(),
    });
    policy.consequences.push(Consequence {
        id: "unrelated".to_owned(),
        title: String::new(),
        trigger: Trigger::List(policy.lists.len()),
        service,
        effect: Effect::Priority,
        carried_out: Chance::ALWAYS,
        from: None,
        source: String::new(),
        seeds: Vec::new(),
        score: 0,
        cost: None,
        shown: None,
    });
    policy.lists.push(honours(conduct));
}

fn honours(conduct: usize) -> List {
    List {
        id: "unrelated".to_owned(),
        title: String::new(),
        exempt: Expr::Const(0),
        grounds: vec![Ground {
            id: "unrelated".to_owned(),
            title: String::new(),
            conduct,
            chance: Chance::ALWAYS,
            months: Some(3),
            longer: None,
            source: String::new(),
            from: None,
        }],
        exits: Vec::new(),
        removal_working_days: 0,
        review: None,
        intake: None,
        brings: None,
        emits: None,
        emits_head: None,
        source: String::new(),
        manner: Manner { red: true, ..Manner::default() },
    }
}

/// The scenario with all of it in every policy.
fn with_addition(scenario: &Scenario) -> Scenario {
    let mut with = scenario.clone();
    let (conduct, service) = (add_conduct(&mut with), add_service(&mut with));
    for arm in with.arms.iter_mut().skip(1) {
        add_to(&mut arm.policy, conduct, service);
    }
    with
}

/// Where the addition stands in one arm: always last.
struct Addition<'a> {
    scenario: &'a Scenario,
    policy: &'a Policy,
}

impl Addition<'_> {
    /// Tells whether an event is of the addition alone.
    fn owns(&self, event: &Event) -> bool {
        let is_last = |at: usize, n: usize| at + 1 == n;
        match event {
            Event::Act { conduct, .. } | Event::Recorded { conduct, .. } => {
                is_last(*conduct, self.scenario.catalogue.conducts.len())
            }
            Event::Entry { rule, .. }
            | Event::Missed { rule, .. }
            | Event::Expired { rule, .. } => is_last(*rule, self.policy.rules.len()),
            Event::Listed { list, .. }
            | Event::NotListed { list, .. }
            | Event::Unlisted { list, .. } => is_last(*list, self.policy.lists.len()),
            Event::Met { consequence } => is_last(*consequence, self.policy.consequences.len()),
            _ => false,
        }
    }

    /// A life without what the addition brought into it.
    fn without<'b>(&self, life: &'b [Step]) -> Vec<&'b Step> {
        life.iter().filter(|step| !self.owns(&step.event)).collect()
    }

    /// The numbers by element without those of the addition, `width` for each element.
    fn elements(&self, numbers: &[i64], width: usize) -> Vec<i64> {
        let grounds: usize = self.policy.lists.iter().map(|list| list.grounds.len()).sum();
        let rules = self.policy.rules.len();
        let consequences = rules + grounds + self.policy.consequences.len();
        let last = [rules, rules + grounds, consequences, consequences + self.policy.lists.len()];
        let rows = numbers.chunks(width).enumerate();
        rows.filter(|(i, _)| !last.contains(&(i + 1))).flat_map(|(_, row)| row.to_vec()).collect()
    }

    fn assert_kept(&self, what: &str, before: &ArmCounts, after: &ArmCounts) {
        assert_eq!(before.chain, self.elements(&after.chain, 14), "{what}: what things rest on");
        assert_eq!(before.fired, self.elements(&after.fired, 1), "{what}: what fired");
        assert_eq!(before.redress, after.redress[..before.redress.len()], "{what}: redress");
        assert_eq!(before.recorded, after.recorded[..before.recorded.len()], "{what}: records");
        assert_eq!(before.reasons, after.reasons, "{what}: reasons");
        assert_eq!(before.persons.scores, after.persons.scores, "{what}: scores");
        assert_eq!(before.firms.scores, after.firms.scores, "{what}: scores of firms");
        let of_honours = ["Honours", "Favours", "PairWorse", "PairBetter", "PairBoth"];
        assert_only(what, before, after, &of_honours);
    }
}

/// All lives of some persons, by person and arm.
fn lives(scenario: &Scenario) -> Vec<Vec<Vec<Step>>> {
    let chronicle = Chronicle::of(scenario, 0, SETTINGS);
    assize_engine::lives(scenario, 0, &chronicle).take(FEW as usize).collect()
}

/// Asserts that the addition changes nothing else in a scenario; the steps of the addition itself.
fn assert_nothing_else(what: &str, before: &Scenario) -> usize {
    let after = with_addition(before);
    let mut own = 0;
    let (lives_before, lives_after) = (lives(before), lives(&after));
    for (person, (a, b)) in lives_before.iter().zip(&lives_after).enumerate() {
        for (arm, (a, b)) in a.iter().zip(b).enumerate() {
            let addition = Addition { scenario: &after, policy: &after.arms[arm].policy };
            let kept = if arm == 0 { without_acts(&after, b) } else { addition.without(b) };
            own += b.len() - kept.len();
            let (a, b) = (told_in_both(a.iter().collect(), &kept), told_in_both(kept, a));
            let first = a.iter().zip(&b).find(|(a, b)| a != b);
            assert!(a == b, "{what}, person {person}, arm {arm}: {first:?}");
        }
    }
    let (counts_before, counts_after) = (run(before), run(&after));
    assert_only(what, &counts_before[0], &counts_after[0], &[]);
    for arm in 1..after.arms.len() {
        let addition = Addition { scenario: &after, policy: &after.arms[arm].policy };
        addition.assert_kept(
            &format!("{what}, arm {arm}"),
            &counts_before[arm],
            &counts_after[arm],
        );
        assert!(sum(&counts_after[arm], Counter::Honours) > 0, "{what}: nobody is honoured");
    }
    own
}

/// A life without the reviews that the other one does not tell: who has nothing on file is not
/// reviewed, and stands as somebody does who is.
fn told_in_both<'b>(
    life: Vec<&'b Step>,
    other: &[impl std::borrow::Borrow<Step>],
) -> Vec<&'b Step> {
    let is_review = |step: &Step| matches!(step.event, Event::Review { .. } | Event::Stood { .. });
    let reviewed = |period| {
        let mut steps = other.iter().map(std::borrow::Borrow::borrow);
        steps.any(|step: &Step| step.period == period && is_review(step))
    };
    life.into_iter().filter(|step| !is_review(step) || reviewed(step.period)).collect()
}

/// In the first arm, to which only the conduct is added.
fn without_acts<'b>(scenario: &Scenario, life: &'b [Step]) -> Vec<&'b Step> {
    let last = scenario.catalogue.conducts.len() - 1;
    let is_own = |event: &Event| matches!(event, Event::Act { conduct, .. } if *conduct == last);
    life.iter().filter(|step| !is_own(&step.event)).collect()
}

#[test]
fn an_unrelated_addition_changes_nothing_else_over_all_mechanisms() {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    let mut own = 0;
    for seed in SEEDS {
        let scenario = invented(seed);
        own += assert_nothing_else(&format!("an addition to scenario {seed}"), &scenario);
        let counts = run(&scenario);
        let at_work = MECHANISMS.iter().map(|spec| spec.name);
        used.extend(at_work.filter(|name| uses::uses(name, &scenario, &counts)));
    }
    let idle: Vec<&str> =
        MECHANISMS.iter().map(|spec| spec.name).filter(|name| !used.contains(name)).collect();
    assert!(idle.is_empty(), "no scenario here uses {idle:?}");
    assert!(own > 10_000, "{own} steps of the addition are too few to show anything");
}
