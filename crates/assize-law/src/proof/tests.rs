//! A made-up policy for each kind of proof, with what a calculation by hand gives, and a clean one.

use assize_base::quantity::{Chance, Rate};
use assize_scenario::Scenario;
use assize_scenario::expr::{Expr, Name, Op};
use assize_scenario::policy::{Award, Band, Effect, Policy, Trigger};

use super::facts::{Case, Found, Limits, together};
use super::{OPEN, Outcome, Proof, Shows, prove};
use crate::fixture::{
    JUMPS_RED, LITTERS, LOAN, OWES, POSTS, PRAYS, consequence, good, rule, scenario_of,
};
use assize_scenario::catalogue::Subject;

/// A scenario with a policy in which all conduct happens.
fn living(policy: Policy) -> Scenario {
    let mut scenario = scenario_of(policy);
    scenario.catalogue.conducts.iter_mut().for_each(|c| c.slot = Rate(1 << 20));
    scenario
}

/// What one kind of proof says of a scenario.
fn say(scenario: &Scenario, kind: &str) -> Vec<Proof> {
    prove(scenario, 0).into_iter().filter(|p| p.kind.id == kind).collect()
}

/// What one kind of proof says of a policy.
fn ask(policy: Policy, kind: &str) -> Vec<Proof> {
    say(&living(policy), kind)
}

/// The only finding, with its example; the test fails if there is another number of them.
fn only(proofs: &[Proof]) -> &Proof {
    let found: Vec<&Proof> = proofs.iter().filter(|p| p.outcome == Outcome::Found).collect();
    assert_eq!(found.len(), 1, "{proofs:#?}");
    found[0]
}

/// The acts of an example: day and conduct.
fn acts(proof: &Proof) -> Vec<(u32, String)> {
    let example = proof.example.as_ref().expect("an example");
    example.acts.iter().map(|a| (a.day, a.id.clone())).collect()
}

fn age(op: Op, years: i64) -> Expr {
    Expr::Binary(op, Box::new(Expr::Name(Name::Age)), Box::new(Expr::Const(years)))
}

/// The mild policy with points alone: ten for lateness with bills, in bands A (from 960) and D.
fn points() -> Policy {
    Policy { lists: Vec::new(), consequences: Vec::new(), ..good() }
}

#[test]
fn a_clean_policy_has_nothing_to_find() {
    for proof in prove(&living(points()), 0) {
        assert_eq!(proof.outcome, Outcome::NoneFound, "{}: {}", proof.kind.id, proof.words);
    }
}

#[test]
fn the_larger_of_two_rules_hides_the_smaller() {
    // Both answer every act of `owes`; 30 is more than 10, so R1 never counts.
    let mut policy = points();
    policy.counting.largest_only = true;
    policy.rules.push(rule("R2", OWES, Award::Points(-30)));
    let proofs = ask(policy.clone(), "overlap");
    let found = only(&proofs);
    assert!(found.words.contains("rule R1 never counts, as R2"), "{}", found.words);
    assert_eq!(acts(found), [(1, "owes".into())]);
    let shows = &found.example.as_ref().unwrap().shows;
    assert_eq!(shows, &[Shows::Rule("R2".into())]);
    // Where the conditions exclude each other, there is no such act.
    policy.rules[0].when = age(Op::Lt, 60);
    policy.rules[1].when = age(Op::Ge, 60);
    assert_eq!(ask(policy.clone(), "overlap")[0].outcome, Outcome::NoneFound);
    // At 59 both hold: the example says so, and nothing is hidden from those under 59.
    policy.rules[1].when = age(Op::Ge, 59);
    let proofs = ask(policy, "overlap");
    assert!(only(&proofs).words.ends_with("only the largest counts"));
    assert_eq!(only(&proofs).example.as_ref().unwrap().who, "one person, aged 59");
}

#[test]
fn what_cannot_be_decided_is_not_called_found() {
    // Entries against and for are numbers without a bound: their sum is not searched in full.
    let sum = Expr::Binary(
        Op::Add,
        Box::new(Expr::Name(Name::Minuses)),
        Box::new(Expr::Name(Name::Pluses)),
    );
    let mut policy = points();
    let mut second = rule("R2", OWES, Award::Points(-30));
    second.when = Expr::Binary(Op::Eq, Box::new(sum), Box::new(Expr::Const(77)));
    policy.rules.push(second);
    let proofs = ask(policy, "overlap");
    assert!(proofs.iter().all(|p| p.outcome == Outcome::CannotTell), "{proofs:#?}");
}

#[test]
fn a_rule_and_a_ground_for_one_act_overlap() {
    let proofs = ask(good(), "overlap");
    assert!(only(&proofs).words.contains("answered twice"), "{}", only(&proofs).words);
    assert_eq!(only(&proofs).parts.len(), 2);
}

#[test]
fn one_act_is_not_to_be_rewarded_and_punished() {
    let mut policy = points();
    policy.rules.push(rule("R2", OWES, Award::Points(5)));
    let proofs = ask(policy, "contradiction");
    assert!(only(&proofs).words.contains("rewarded by rule R2 and punished by rule R1"));
    assert_eq!(acts(only(&proofs)), [(1, "owes".into())]);
}

#[test]
fn one_band_opens_and_closes_a_service() {
    // From 1,000 to below 960 it takes five acts of ten points: 1,000 - 5 * 10 = 950.
    let mut policy = points();
    policy.consequences = vec![
        consequence("dear-loan", Trigger::Bands(2), LOAN, Effect::Price),
        consequence("first-loan", Trigger::Bands(3), LOAN, Effect::Priority),
    ];
    let proofs = ask(policy, "contradiction");
    assert_eq!(acts(only(&proofs)).len(), 5);
    assert!(only(&proofs).words.contains("dear-loan decides"), "{}", only(&proofs).words);
}

#[test]
fn a_band_between_two_sums_is_out_of_reach() {
    // Tens from 1,000 give 990 and 1,000: nothing from 991 to 994. 990 is one point below it.
    let mut policy = points();
    let score = policy.person_score.as_mut().unwrap();
    let band = |label: &str, from| Band { label: label.into(), title: String::new(), from };
    score.bands = vec![band("A", Some(995)), band("B", Some(991)), band("D", None)];
    let proofs = ask(policy.clone(), "unreachable-band");
    assert_eq!(only(&proofs).about, "band B");
    assert_eq!(acts(only(&proofs)), [(1, "owes".into())]);
    assert!(only(&proofs).words.ends_with("comes to 990"), "{}", only(&proofs).words);
    // Ten points up lead no further in.
    policy.rules.push(rule("up", POSTS, Award::Points(10)));
    assert_eq!(only(&ask(policy.clone(), "unreachable-band")).about, "band B");
    // Seven points lead to 993, which is in it.
    policy.rules.push(rule("R2", LITTERS, Award::Points(-7)));
    assert_eq!(ask(policy, "unreachable-band")[0].outcome, Outcome::NoneFound);
}

#[test]
fn points_for_ever_and_lists_without_exits_have_no_way_back() {
    let mut policy = points();
    policy.rules[0].validity = Some(OPEN * 10);
    let proofs = ask(policy.clone(), "no-way-back");
    // Five acts: 950 is the first score below 960.
    assert_eq!(acts(only(&proofs)).len(), 5);
    assert!(only(&proofs).words.contains("no merit makes up"), "{}", only(&proofs).words);
    policy.rules.push(rule("R2", LITTERS, Award::Points(3)));
    assert!(
        only(&ask(policy, "no-way-back")).words.contains("only way back from band D is by merits")
    );

    let mut policy = Policy { rules: Vec::new(), person_score: None, ..good() };
    policy.consequences.truncate(0);
    assert!(ask(policy.clone(), "no-way-back")[0].words.contains("by term within 24 months"));
    policy.lists[0].grounds[0].months = None;
    assert_eq!(ask(policy.clone(), "no-way-back")[0].outcome, Outcome::NoneFound);
    policy.lists[0].exits[0].chance = Chance::NEVER;
    let proofs = ask(policy, "no-way-back");
    assert_eq!(acts(only(&proofs)), [(1, "owes".into())]);
}

#[test]
fn the_shortest_term_of_a_grade_is_told() {
    let mut policy = points();
    policy.rules.push(rule("G1", LITTERS, Award::Grade { band: 1, months: 24 }));
    let proofs = ask(policy.clone(), "no-way-back");
    assert!(proofs[0].words.contains("grades in the score of persons: 24 months"));
    policy.rules[1].award = Award::Grade { band: 1, months: OPEN * 10 };
    assert_eq!(acts(only(&ask(policy, "no-way-back"))), [(1, "litters".into())]);
}

#[test]
fn a_lighter_act_that_costs_more_is_found() {
    // Both in the field of speech; gravity 1 costs 30, gravity 3 costs 10.
    let mut policy = points();
    policy.rules.push(rule("light", POSTS, Award::Points(-30)));
    policy.rules.push(rule("grave", PRAYS, Award::Span(-5, -10)));
    let mut scenario = living(policy);
    scenario.catalogue.conducts[PRAYS].gravity = 3;
    let proofs = say(&scenario, "heavier-for-lighter");
    assert_eq!(acts(only(&proofs)), [(1, "posts".into()), (2, "prays".into())]);
    // In another field nothing is compared.
    scenario.catalogue.conducts[PRAYS].domain = scenario.catalogue.conducts[JUMPS_RED].domain;
    assert_eq!(say(&scenario, "heavier-for-lighter")[0].outcome, Outcome::NoneFound);
}

#[test]
fn steps_losses_and_bands_that_fall_are_found() {
    let steps = |first: Op, points: i32| {
        let mut policy = points_of_gravity(first, points);
        policy.rules.remove(0);
        ask(policy, "heavier-for-lighter")
    };
    // Below gravity 50 it costs 20, from there on 5: the smallest pair of values is 0 and 50.
    let proofs = steps(Op::Lt, -20);
    assert!(only(&proofs).words.contains("gravity 0 is hit harder"), "{}", only(&proofs).words);
    assert_eq!(steps(Op::Lt, -4)[0].outcome, Outcome::NoneFound);

    let mut policy = points();
    policy.consequences = vec![consequence("dear-loan", Trigger::Bands(2), LOAN, Effect::Price)];
    let score = policy.person_score.as_mut().unwrap();
    score.bands.insert(2, Band { label: "E".into(), title: String::new(), from: None });
    score.bands[1].from = Some(900);
    let proofs = ask(policy, "heavier-for-lighter");
    assert!(only(&proofs).words.contains("in band D"), "{}", only(&proofs).words);
}

/// A policy that answers littering by gravity: below 50 by some points, else by minus five.
fn points_of_gravity(first: Op, points_below: i32) -> Policy {
    let gravity =
        |op| Expr::Binary(op, Box::new(Expr::Name(Name::Gravity)), Box::new(Expr::Const(50)));
    let mut policy = points();
    let mut below = rule("below", LITTERS, Award::Points(points_below));
    below.when = gravity(first);
    let mut above = rule("above", LITTERS, Award::Points(-5));
    above.when = gravity(Op::Ge);
    policy.rules.extend([below, above]);
    policy
}

/// Every person of two sexes and all ages: what a search is held against.
#[test]
fn the_search_agrees_with_trying_everybody() {
    let scenario = living(points());
    let limits = Limits::of(&scenario.society, Subject::Person);
    let sex = |v| Expr::Binary(Op::Eq, Box::new(Expr::Name(Name::Sex)), Box::new(Expr::Const(v)));
    let join = |op, a: &Expr, b: &Expr| Expr::Binary(op, Box::new(a.clone()), Box::new(b.clone()));
    let parts = [
        age(Op::Lt, 18),
        age(Op::Ge, 18),
        age(Op::Eq, 60),
        age(Op::Gt, 104),
        sex(0),
        Expr::Not(Box::new(sex(0))),
        Expr::In(Box::new(Expr::Name(Name::Age)), vec![3, 77]),
    ];
    for a in &parts {
        for b in &parts {
            for op in [Op::And, Op::Or] {
                let both = join(op, a, b);
                let everybody = (0..=104).flat_map(|years| [(years, 0), (years, 1)]);
                let any = everybody.into_iter().any(|(years, sex)| {
                    let facts = [(Name::Age, years), (Name::Sex, sex)].into();
                    assize_scenario::expr::Expr::holds(&both, &Case { facts })
                });
                let found = together(&[&both], &limits);
                assert_eq!(matches!(found, Found::Yes(_)), any, "{both:?}");
                assert_ne!(found, Found::Open);
            }
        }
    }
}
