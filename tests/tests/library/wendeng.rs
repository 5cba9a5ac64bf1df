//! Wendeng's rules, as loaded, against the rows of its annexes.

use std::collections::BTreeMap;

use assize_scenario::catalogue::Subject;
use assize_scenario::policy::{Award, Policy, Rule};

use super::{rows, shelf};

fn policy() -> Policy {
    let loaded = shelf::study("rongcheng-records");
    let arm = loaded.scenario.arms.into_iter().find(|arm| arm.name == "wendeng-2020");
    arm.expect("the study has this arm").policy
}

fn rules(policy: &Policy) -> BTreeMap<&str, &Rule> {
    policy.rules.iter().map(|rule| (rule.id.as_str(), rule)).collect()
}

/// Points as the table writes them: `-20`, `-5..-30`, `+10/+6/+4`.
pub fn award(points: &str) -> Award {
    let number = |text: &str| text.parse::<i32>().unwrap_or_else(|_| panic!("points {text}"));
    match points.split_once("..") {
        Some((low, high)) => Award::Span(number(low), number(high)),
        None if points.contains('/') => Award::Choice(points.split('/').map(number).collect()),
        None => Award::Points(number(points)),
    }
}

/// The months for which an entry of some points counts under a rule.
fn months(policy: &Policy, rule: &Rule, points: i32) -> u32 {
    let line = policy.validity.iter().find(|line| (line.from..=line.to).contains(&points));
    rule.validity.unwrap_or_else(|| line.map_or(12, |line| line.months))
}

/// Every number of points that an award can give, as far as validity can tell them apart.
fn ends(award: &Award) -> Vec<i32> {
    match award {
        Award::Points(points) => vec![*points],
        Award::Span(low, high) => vec![*low, *high],
        Award::Choice(points) => points.clone(),
        Award::Grade { .. } => Vec::new(),
    }
}

/// What a row says of the validity of some points.
fn validity(row: &rows::Row, points: i32) -> u32 {
    match row["validity_months"].as_str() {
        "12 if <=40 else 24" if points.abs() > 40 => 24,
        "12 if <=40 else 24" | "" => 12,
        months => months.parse().unwrap_or_else(|_| panic!("{}: {months}", row["id"])),
    }
}

#[test]
fn the_table_has_425_rows_for_persons_and_129_for_firms() {
    let rows = rows::of("wendeng-2020-rules.csv");
    let of = |subject: &str| rows.iter().filter(|row| row["subject"] == subject).count();
    assert_eq!((of("person"), of("firm"), rows.len()), (425, 129, 554));
}

#[test]
fn every_row_is_a_rule_with_its_points_validity_and_subject() {
    let policy = policy();
    let rules = rules(&policy);
    for row in rows::of("wendeng-2020-rules.csv") {
        let id = row["id"].as_str();
        let rule = rules.get(id).unwrap_or_else(|| panic!("no rule {id}"));
        assert_eq!(rule.award, award(&row["points"]), "{id}");
        for points in ends(&rule.award) {
            assert_eq!(months(&policy, rule, points), validity(&row, points), "{id}: {points}");
        }
        let subject = if row["subject"] == "firm" { Subject::Firm } else { Subject::Person };
        assert_eq!(rule.subject, subject, "{id}");
    }
}

#[test]
fn rows_and_direct_grades_are_all_there_is_but_for_two_repairs() {
    let policy = policy();
    let graded = policy.rules.iter().filter(|rule| matches!(rule.award, Award::Grade { .. }));
    let mut by_article: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in graded.clone() {
        *by_article.entry(rule.id.split('-').next().expect("ART and a number")).or_default() += 1;
    }
    let expected =
        [("ART10", 21), ("ART11", 12), ("ART12", 27), ("ART13", 14), ("ART14", 13), ("ART15", 15)];
    let expected: BTreeMap<&str, usize> = expected.into_iter().chain([("ART16", 8)]).collect();
    assert_eq!(by_article, expected);
    assert_eq!(policy.rules.len(), 554 + graded.count() + 2);
}

#[test]
fn direct_grades_last_as_article_20_says() {
    let policy = policy();
    let score = policy.person_score.as_ref().expect("persons are scored");
    for rule in &policy.rules {
        if let Award::Grade { band, months } = &rule.award {
            let term = match score.bands[*band].label.as_str() {
                "B" => 24,
                "C" => 36,
                "D" => 60,
                other => panic!("{}: no direct grading to {other}", rule.id),
            };
            assert_eq!(*months, term, "{}", rule.id);
        }
    }
}

#[test]
fn every_rule_but_the_repairs_answers_some_conduct() {
    let policy = policy();
    let without: Vec<&str> =
        policy.rules.iter().filter(|r| r.conduct.is_none()).map(|r| r.id.as_str()).collect();
    assert_eq!(without, ["D501", "D502", "FD04", "ART19-C", "ART19-D"]);
}

#[test]
fn somebody_without_records_stands_at_a() {
    let policy = policy();
    for score in [policy.person_score, policy.firm_score].into_iter().flatten() {
        assert_eq!(score.start, 1_000);
        let edges = [1_050, 1_049, 1_030, 1_029, 960, 959, 850, 849, 600, 599];
        let labels = edges.map(|points| score.bands[score.band_of(points)].label.clone());
        assert_eq!(labels, ["AAA", "AA", "AA", "A", "A", "B", "B", "C", "C", "D"]);
        assert_eq!(score.bands[score.default_band].label, "A");
    }
}
