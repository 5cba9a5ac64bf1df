//! An arm in plain words: what a reader must know of a policy before any number.

use std::cmp::Reverse;

use assize_model::count::ArmCounts;
use assize_report::policy::{BandWords, ConsequenceWords, PolicyWords, RuleWords, ScoreWords};
use assize_scenario::Scenario;
use assize_scenario::catalogue::Subject;
use assize_scenario::policy::{Consequence, Effect, Policy, Score, SideScore, Trigger};
use assize_scenario::scenario::Arm;

use super::condition::{Labels, words};
use super::rule::{self, chapters, points, rule_words};
use super::{basis, counting, list, listed};

/// The number of heaviest rules that are told.
const HEAVIEST: usize = 12;

/// An arm in plain words; `replicates` (may be empty) tell how often rules were used.
#[must_use]
pub fn policy_words(scenario: &Scenario, arm: usize, replicates: &[Vec<ArmCounts>]) -> PolicyWords {
    let fired = |rule: usize| mean(replicates.iter().map(|arms| arms[arm].fired[rule]));
    let arm = &scenario.arms[arm];
    let policy = &arm.policy;
    let rules: Vec<RuleWords> = policy
        .rules
        .iter()
        .enumerate()
        .map(|(i, r)| rule_words(scenario, arm, r, fired(i)))
        .collect();
    let bands = band_labels(policy);
    let labels = Labels { provinces: &scenario.society.provinces, bands: &bands };
    let grades = policy.rules.iter().zip(&rules).filter(|(rule, _)| points(rule).is_none());
    let mut on_rights: Vec<RuleWords> =
        rules.iter().filter(|words| words.right.is_some()).cloned().collect();
    on_rights.extend(grounds_on_rights(scenario, arm, &fired));
    PolicyWords {
        name: arm.name.clone(),
        title: title(arm),
        summary: policy.summary.clone(),
        scores: scores(scenario, arm, labels),
        chapters: chapters(scenario, policy),
        heaviest: heaviest(policy, &rules),
        grades: grades.map(|(_, words)| words.clone()).collect(),
        on_rights,
        counting: counting::lines(scenario, arm),
        lists: policy.lists.iter().map(|l| list::list_words(scenario, arm, l, labels)).collect(),
        consequences: policy.consequences.iter().map(|c| consequence(scenario, arm, c)).collect(),
    }
}

/// The mean of whole numbers; `None` of none.
fn mean(values: impl Iterator<Item = i64>) -> Option<f64> {
    let values: Vec<i64> = values.collect();
    (!values.is_empty()).then(|| values.iter().sum::<i64>() as f64 / values.len() as f64)
}

/// The title; the baseline has none of its own.
fn title(arm: &Arm) -> String {
    if arm.policy.title.is_empty() { "No policy".to_owned() } else { arm.policy.title.clone() }
}

/// The labels of the persons' bands.
fn band_labels(policy: &Policy) -> Vec<String> {
    policy.person_score.as_ref().map_or_else(Vec::new, labels)
}

/// The labels of a score's bands.
fn labels(score: &Score) -> Vec<String> {
    score.bands.iter().map(|band| band.label.clone()).collect()
}

/// The rules that take the most points from one record, heaviest first.
fn heaviest(policy: &Policy, words: &[RuleWords]) -> Vec<RuleWords> {
    let mut demerits: Vec<(i32, &RuleWords)> = policy
        .rules
        .iter()
        .zip(words)
        .filter_map(|(rule, words)| Some((points(rule)?.0, words)))
        .filter(|(lowest, _)| *lowest < 0)
        .collect();
    demerits.sort_by_key(|(lowest, _)| Reverse(lowest.unsigned_abs()));
    demerits.into_iter().take(HEAVIEST).map(|(_, words)| words.clone()).collect()
}

/// Grounds of lists that answer conduct exercising a right.
fn grounds_on_rights(
    scenario: &Scenario,
    arm: &Arm,
    fired: &impl Fn(usize) -> Option<f64>,
) -> Vec<RuleWords> {
    let rules = arm.policy.rules.len();
    let grounds = arm.policy.lists.iter().flat_map(|l| l.grounds.iter().map(move |g| (l, g)));
    grounds
        .enumerate()
        .filter_map(|(i, (list, ground))| {
            let right = scenario.catalogue.conducts[ground.conduct].right.clone()?;
            let part = format!("ground {}", ground.id);
            Some(RuleWords {
                id: format!("{}/{}", list.id, ground.id),
                title: ground.title.clone(),
                subject: "person".to_owned(),
                effect: format!("{}, {}", list.title, term(ground.months)),
                right: Some(right),
                fired: fired(rules + i),
                basis: basis::of(scenario, &arm.stack, &ground.source, &part),
            })
        })
        .collect()
}

/// A term in words.
fn term(months: Option<u32>) -> String {
    months.map_or("without a term".to_owned(), |months| format!("for {months} months"))
}

/// The scores of persons and of firms.
fn scores(scenario: &Scenario, arm: &Arm, labels: Labels<'_>) -> Vec<ScoreWords> {
    let main = [Subject::Person, Subject::Firm].map(|subject| {
        let name = rule::subject(subject).to_owned();
        (name.clone(), arm.policy.score(subject, 0), format!("score {name}"))
    });
    let side =
        |side: &SideScore| (format!("persons: {}", side.title), format!("side-score {}", side.id));
    let sides = arm.policy.side_scores.iter().map(|of| {
        let (name, part) = side(of);
        (name, Some(&of.score), part)
    });
    main.into_iter()
        .chain(sides)
        .filter_map(|(subject, score, part)| {
            let score = score?;
            Some(ScoreWords {
                subject,
                who: words(&score.who, labels),
                start: score.start,
                floor: score.floor,
                ceiling: score.ceiling,
                bands: bands(score),
                basis: basis::of(scenario, &arm.stack, "", &part),
            })
        })
        .collect()
}

/// The bands with their lowest and highest scores.
fn bands(score: &Score) -> Vec<BandWords> {
    let band = |i: usize| BandWords {
        label: score.bands[i].label.clone(),
        title: score.bands[i].title.clone(),
        from: score.bands[i].from,
        to: i.checked_sub(1).and_then(|better| score.bands[better].from).map(|from| from - 1),
        is_default: i == score.default_band,
    };
    (0..score.bands.len()).map(band).collect()
}

/// A consequence in words.
fn consequence(scenario: &Scenario, arm: &Arm, consequence: &Consequence) -> ConsequenceWords {
    let effect = Effect::ALL.into_iter().find(|(effect, _)| *effect == consequence.effect);
    let part = format!("consequence {}", consequence.id);
    ConsequenceWords {
        id: consequence.id.clone(),
        title: consequence.title.clone(),
        trigger: trigger(scenario, &arm.policy, consequence),
        service: scenario.services[consequence.service].id.clone(),
        effect: effect.expect("every effect has a name").1.to_owned(),
        carried_out: consequence.carried_out.share(),
        carried_out_is_assumed: basis::is_assumed(
            scenario,
            &arm.stack,
            &format!("{part} / carried-out"),
        ),
        basis: basis::of(scenario, &arm.stack, &consequence.source, &part),
    }
}

/// When a consequence is in force.
fn trigger(scenario: &Scenario, policy: &Policy, consequence: &Consequence) -> String {
    match &consequence.trigger {
        Trigger::Bands(bits) => {
            let of = scenario.services[consequence.service].subject;
            let score = policy.score(of, consequence.score);
            let labels = score.map_or_else(Vec::new, labels);
            let named = labels.into_iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1);
            let named: Vec<String> = named.map(|(_, label)| label).collect();
            format!("band {}", listed(&named, "or"))
        }
        Trigger::List(list) => format!("on the list: {}", policy.lists[*list].title),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{replicates, scenario};
    use super::*;
    use assize_report::dossier::Basis;

    #[test]
    fn a_policy_is_told_with_its_articles() {
        let words = policy_words(&scenario(), 1, &replicates());
        assert_eq!(words.scores[0].who, "age at least 18");
        assert_eq!(words.scores[0].basis, Basis::Source("small-2020#art-1".into()));
        assert_eq!(words.scores[0].bands[1].to, Some(959));
        let heaviest: Vec<&str> = words.heaviest.iter().map(|r| r.id.as_str()).collect();
        assert_eq!(heaviest, ["A02", "A01"]);
        assert_eq!(words.heaviest[0].effect, "-10 to -30 points, by gravity");
        assert_eq!(words.heaviest[0].basis, Basis::Assumed("nobody counts it".into()));
        assert_eq!(words.grades[0].effect, "band D for 24 months, whatever the points");
        assert_eq!(words.on_rights[0].right.as_deref(), Some("expression"));
        assert_eq!(words.consequences[0].trigger, "band D");
        assert_eq!(words.lists[0].exempt, "not (age at least 18)");
    }

    #[test]
    fn rules_tell_how_often_they_were_used() {
        // By hand: A01 wrote 6 and 8 entries in the two replicates: 7.
        let words = policy_words(&scenario(), 1, &replicates());
        assert_eq!(words.heaviest[1].fired, Some(7.0));
        assert_eq!(policy_words(&scenario(), 1, &[]).heaviest[1].fired, None);
    }

    #[test]
    fn chapters_count_rules_by_field_of_life() {
        // By hand: money has A01 (a deduction), A03 (a grading) and M01 (a merit); speech has A02.
        let words = policy_words(&scenario(), 1, &[]);
        let money = &words.chapters[0];
        assert_eq!((money.demerits, money.merits, money.grades), (1, 1, 1));
        assert_eq!((money.lowest, money.highest), (Some(-20), Some(10)));
        assert_eq!((words.chapters[1].title.as_str(), words.chapters[1].rules()), ("Speech", 1));
    }

    #[test]
    fn the_baseline_is_empty() {
        assert!(policy_words(&scenario(), 0, &replicates()).is_empty());
    }
}
