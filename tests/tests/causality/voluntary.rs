//! What stands at nought, what nobody agreed to, and what is an honour: it changes nothing in what
//! anybody does or suffers.

use assize_base::quantity::Chance;
use assize_model::count::Counter;
use assize_scenario::Scenario;
use assize_scenario::catalogue::Profile;
use assize_scenario::expr::Expr;
use assize_scenario::policy::{Policy, Score, Trigger};
use assize_scenario::scenario::Arm;

use crate::view::{assert_only, run, sum};
use crate::{SEEDS, invented, only};

/// What is counted of records, whatever comes of them.
const OF_RECORDS: [&str; 4] =
    ["RecordsNegative", "RecordsPositive", "RecordsMisattributed", "RecordsInvented"];

fn arm(name: &str, policy: Policy) -> Arm {
    Arm { name: name.to_owned(), stack: Vec::new(), policy }
}

/// The main score and the side scores of persons.
fn scores(policy: &mut Policy) -> impl Iterator<Item = &mut Score> {
    let sides = policy.side_scores.iter_mut().map(|side| &mut side.score);
    policy.person_score.iter_mut().chain(sides)
}

/// The policy with standing rules alone, all at nought, and with nothing for those who never move.
fn standing_at_nought(policy: &Policy) -> Policy {
    let mut policy = policy.clone();
    policy.rules.retain(|rule| rule.holds.standing.is_some());
    for rule in &mut policy.rules {
        rule.holds.standing = Some(Expr::Const(0));
    }
    policy.lists.clear();
    policy.averaging = None;
    policy.consequences.clear();
    policy
}

#[test]
fn standing_rules_at_nought_are_as_no_policy_where_nobody_holds_back() {
    let mut rules = 0;
    for seed in SEEDS {
        let mut scenario = invented(seed);
        scenario.society.response.aware = Chance::NEVER;
        for arm in &mut scenario.arms {
            arm.policy = standing_at_nought(&arm.policy);
            rules += arm.policy.rules.len();
        }
        let arms = run(&scenario);
        for arm in &arms[1..] {
            let what = format!("the rules that stand at nought in scenario {seed}");
            assert_only(&what, &arms[0], arm, &["Scored", "ScoreSum", "ScoreSquares"]);
            assert!(arm.fired.iter().all(|n| *n == 0), "{what} fire");
        }
    }
    assert!(rules > 20, "{rules} rules are too few to show anything");
}

/// The policy in which nobody agrees to any score.
fn opted_out(policy: &Policy) -> Policy {
    let mut policy = policy.clone();
    for score in scores(&mut policy) {
        score.terms.consent = Some((Chance::NEVER, Profile::default()));
    }
    policy
}

/// The policy in which nobody may have a score.
fn without_scores(policy: &Policy) -> Policy {
    let mut policy = policy.clone();
    for score in scores(&mut policy) {
        score.who = Expr::Const(0);
    }
    policy
}

#[test]
fn who_agrees_to_no_score_lives_as_if_there_were_none() {
    let mut listings = 0;
    for seed in SEEDS {
        let mut scenario = invented(seed);
        let policy = scenario.arms[1].policy.clone();
        scenario.arms[1] = arm("opted out", opted_out(&policy));
        scenario.arms[2] = arm("without scores", without_scores(&policy));
        let arms = run(&scenario);
        assert!(arms[1] == arms[2], "opting out in scenario {seed}");
        assert_eq!(sum(&arms[1], Counter::Scored), 0, "scenario {seed}");
        listings += sum(&arms[1], Counter::Listings);
    }
    assert!(listings > 100, "{listings} listings are too few to show that records are kept");
}

#[test]
fn who_agrees_to_no_score_and_is_on_no_list_lives_as_without_a_policy() {
    let mut records = 0;
    for seed in SEEDS {
        let mut scenario = invented(seed);
        scenario.society.response.aware = Chance::NEVER;
        for arm in &mut scenario.arms {
            arm.policy = opted_out(&arm.policy);
            arm.policy.lists.clear();
            arm.policy.firm_score = None;
            arm.policy.consequences.retain(|c| matches!(c.trigger, Trigger::Bands(_)));
        }
        let arms = run(&scenario);
        for arm in &arms[1..] {
            assert_only(&format!("opting out in scenario {seed}"), &arms[0], arm, &OF_RECORDS);
            records += sum(arm, Counter::RecordsNegative);
        }
    }
    assert!(records > 1_000, "{records} records are too few to show anything");
}

/// A scenario without what reaches people through lists other than by standing on them.
fn honoured(seed: u64) -> Scenario {
    let mut scenario = invented(seed);
    only::leave_out(&mut scenario, &["court"]);
    let mut policy = scenario.arms[1].policy.clone();
    policy.consequences.retain(|c| matches!(c.trigger, Trigger::Bands(_)));
    for list in &mut policy.lists {
        list.manner.red = true;
        list.review = None;
        (list.emits, list.emits_head) = (None, None);
    }
    let without = Policy { lists: Vec::new(), ..policy.clone() };
    scenario.arms[1] = arm("honours", policy);
    scenario.arms[2] = arm("without", without);
    scenario
}

#[test]
fn an_honour_hurts_nobody() {
    let mut honours = 0;
    for seed in SEEDS {
        let arms = run(&honoured(seed));
        let mut allowed = OF_RECORDS.to_vec();
        allowed.push("Honours");
        assert_only(&format!("honours in scenario {seed}"), &arms[2], &arms[1], &allowed);
        honours += sum(&arms[1], Counter::Honours);
    }
    assert!(honours > 1_000, "{honours} honours are too few to show anything");
}
