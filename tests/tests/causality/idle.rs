//! A policy that gives no points and has no list.

use assize_model::count::Counter;
use assize_scenario::policy::{Award, Policy, Trigger};

use crate::view::{assert_only, run, sum};
use crate::{SEEDS, invented};

/// What such a policy has and the baseline has not: records, and scores at the start.
const OF_RECORDS: [&str; 7] = [
    "RecordsNegative",
    "RecordsPositive",
    "RecordsMisattributed",
    "RecordsInvented",
    "Scored",
    "ScoreSum",
    "ScoreSquares",
];

/// The policy with every award at nought and no list, and nothing for those in the default band.
fn idle(policy: &Policy) -> Policy {
    let mut policy = policy.clone();
    let default = |score: usize| match score {
        0 => policy.person_score.as_ref().map_or(0, |score| score.default_band),
        side => policy.side_scores[side - 1].score.default_band,
    };
    let defaults =
        [0, 1, 2, 3].map(|score| (score <= policy.side_scores.len()).then(|| default(score)));
    let of_firms = policy.firm_score.as_ref().map_or(0, |score| score.default_band);
    for rule in &mut policy.rules {
        rule.repair = None;
        rule.holds.standing = None;
        rule.award = match &rule.award {
            Award::Points(_) | Award::Grade { .. } => Award::Points(0),
            Award::Span(..) => Award::Span(0, 0),
            Award::Choice(list) => Award::Choice(vec![0; list.len()]),
        };
    }
    policy.lists.clear();
    policy.consequences.retain(|consequence| match consequence.trigger {
        Trigger::Bands(bits) => {
            let default = defaults[consequence.score].expect("a score of the policy");
            bits >> default & 1 == 0 && bits >> of_firms & 1 == 0
        }
        Trigger::List(_) => false,
    });
    policy
}

#[test]
fn a_policy_without_points_and_lists_changes_nothing_in_what_anybody_does() {
    let mut records = 0;
    for seed in SEEDS {
        let mut scenario = invented(seed);
        for arm in &mut scenario.arms {
            arm.policy = idle(&arm.policy);
        }
        let arms = run(&scenario);
        for arm in &arms[1..] {
            assert_only(&format!("the idle policy of scenario {seed}"), &arms[0], arm, &OF_RECORDS);
            records += sum(arm, Counter::RecordsNegative);
        }
    }
    assert!(records > 1_000, "{records} records are too few to show anything");
}

#[test]
fn without_a_policy_nothing_depends_on_how_people_respond_to_one() {
    for seed in SEEDS {
        let with = invented(seed);
        let mut without = with.clone();
        let response = &mut without.society.response;
        response.aware.0 = 0;
        without.society.reaction = assize_scenario::society::Reaction {
            more: with.society.reaction.more, // cheap merits have their place on the axis anyhow
            ..Default::default()
        };
        without.society.ties.clear();
        without.society.meets = Default::default();
        let (with, without) = (run(&with), run(&without));
        assert_only(&format!("the response of scenario {seed}"), &with[0], &without[0], &[]);
    }
}
