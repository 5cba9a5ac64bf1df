//! A rule in words: what it does, in which chapter it stands.

use assize_report::policy::{Chapter, RuleWords};
use assize_scenario::Scenario;
use assize_scenario::catalogue::{Conduct, Subject};
use assize_scenario::expr::Name;
use assize_scenario::policy::{Award, Policy, Rule};
use assize_scenario::scenario::Arm;

use crate::diff::award;

/// The name of a kind of subject.
pub(super) fn subject(subject: Subject) -> &'static str {
    if subject == Subject::Person { "person" } else { "firm" }
}

/// A rule in words, with how often it wrote an entry.
pub(super) fn rule_words(
    scenario: &Scenario,
    arm: &Arm,
    rule: &Rule,
    fired: Option<f64>,
) -> RuleWords {
    let conduct = conduct(scenario, rule);
    RuleWords {
        id: rule.id.clone(),
        title: rule.title.clone(),
        subject: subject(rule.subject).to_owned(),
        effect: effect(scenario, &arm.policy, rule, conduct),
        right: conduct.and_then(|c| c.right.clone()),
        fired,
        basis: super::basis::of(scenario, &arm.stack, &rule.source, &format!("rule {}", rule.id)),
    }
}

/// The conduct that a rule answers.
pub(super) fn conduct<'a>(scenario: &'a Scenario, rule: &Rule) -> Option<&'a Conduct> {
    rule.conduct.map(|c| &scenario.catalogue.conducts[c])
}

/// The lowest and highest points of a rule for one record; `None` for direct grading.
pub(super) fn points(rule: &Rule) -> Option<(i32, i32)> {
    match &rule.award {
        _ if rule.holds.standing.is_some() => Some((0, 0)),
        Award::Points(n) => Some((*n, *n)),
        Award::Span(a, b) => Some((*a.min(b), *a.max(b))),
        Award::Choice(list) => Some((*list.iter().min()?, *list.iter().max()?)),
        Award::Grade { .. } => None,
    }
}

/// What a rule does: `-20 points for each begun 6 months`, `band D for 60 months`.
fn effect(scenario: &Scenario, policy: &Policy, rule: &Rule, conduct: Option<&Conduct>) -> String {
    let unit = unit(conduct);
    if rule.holds.standing.is_some() {
        return award(rule, policy, scenario) + &in_score(policy, rule);
    }
    let mut words = match &rule.award {
        Award::Points(n) => format!("{n:+} points"),
        Award::Span(a, b) if rule.convert.is_some() => {
            let step = rule.convert.expect("just asked");
            format!("1 point for each {step} {unit}, within {a:+} to {b:+}")
        }
        Award::Span(a, b) => format!("{a:+} to {b:+} points, by gravity"),
        Award::Choice(list) => {
            let list: Vec<String> = list.iter().map(|n| format!("{n:+}")).collect();
            format!("{} points, by place", super::listed(&list, "or"))
        }
        Award::Grade { band, months } => {
            let score = policy.score(rule.subject, rule.holds.score);
            let label = score.map_or("?", |s| s.bands[*band].label.as_str());
            format!("band {label} for {months} months, whatever the points")
        }
    };
    if let Some(step) = rule.per {
        words += &format!(" for each begun {step} {unit}");
    }
    if let Some(sum) = rule.reach_sum {
        words += &format!(", from {sum} {unit} in a calendar year");
    }
    words + &in_score(policy, rule)
}

/// In which score a rule counts, if that is not the main one.
fn in_score(policy: &Policy, rule: &Rule) -> String {
    let side = rule.holds.score.checked_sub(1).and_then(|side| policy.side_scores.get(side));
    side.map_or_else(String::new, |side| format!(", in the score: {}", side.title))
}

/// The unit of what is counted about a conduct.
fn unit(conduct: Option<&Conduct>) -> &'static str {
    match conduct.and_then(|c| c.quantity.as_ref()).map(|q| q.name) {
        Some(Name::Amount) => "yuan",
        Some(Name::Months) => "months",
        Some(Name::Hours) => "hours",
        _ => "cases",
    }
}

/// The rules by field of life, in the order of the catalogue; those without conduct come last.
pub(super) fn chapters(scenario: &Scenario, policy: &Policy) -> Vec<Chapter> {
    let domain = |rule: &Rule| conduct(scenario, rule).map(|c| c.domain);
    let domains = scenario.catalogue.domains.iter().enumerate();
    let named = domains.map(|(i, d)| (Some(i), d.title.as_str()));
    let places = named.chain([(None, "What repairs, lists and reviews give")]);
    places
        .flat_map(|(place, title)| {
            [Subject::Person, Subject::Firm].map(|subject| {
                let rules = policy.rules.iter().filter(|r| r.subject == subject);
                chapter(title, subject, &rules.filter(|r| domain(r) == place).collect::<Vec<_>>())
            })
        })
        .filter(|chapter| chapter.rules() > 0)
        .collect()
}

/// One chapter.
fn chapter(title: &str, of: Subject, rules: &[&Rule]) -> Chapter {
    let of_records = rules.iter().filter(|r| r.holds.standing.is_none());
    let points: Vec<(i32, i32)> = of_records.filter_map(|r| points(r)).collect();
    let demerits = points.iter().filter(|(low, _)| *low < 0).count();
    Chapter {
        title: title.to_owned(),
        subject: subject(of).to_owned(),
        demerits: demerits as u32,
        merits: (points.len() - demerits) as u32,
        grades: rules.iter().filter(|r| matches!(r.award, Award::Grade { .. })).count() as u32,
        lowest: points.iter().map(|(low, _)| *low).min().filter(|low| *low < 0),
        highest: points.iter().map(|(_, high)| *high).max().filter(|high| *high > 0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::scenario;
    use super::*;
    use assize_scenario::expr::Expr;
    use assize_scenario::policy::{Band, SideScore};

    #[test]
    fn a_rule_of_a_side_score_names_its_bands_and_what_stands() {
        let mut scenario = scenario();
        let policy = &mut scenario.arms[1].policy;
        let mut score = policy.person_score.clone().expect("the fixture scores persons");
        let lowest = score.bands.len();
        score.bands.push(Band { label: "no star".into(), title: String::new(), from: None });
        policy.side_scores = vec![SideScore { id: "stars".into(), title: "Stars".into(), score }];
        let mut rule = policy.rules[0].clone();
        rule.holds.score = 1;
        rule.award = Award::Grade { band: lowest, months: 6 };
        let told = |rule: &Rule| effect(&scenario, &scenario.arms[1].policy, rule, None);
        let words = "band no star for 6 months, whatever the points, in the score: Stars";
        assert_eq!(told(&rule), words);
        rule.holds.standing = Some(Expr::Name(Name::Pluses));
        assert_eq!(told(&rule), "person.pluses points at each review, in the score: Stars");
        assert_eq!(points(&rule), Some((0, 0)));
    }
}
