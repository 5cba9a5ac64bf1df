//! The schemes as loaded, against what is published of each.

use std::collections::{BTreeMap, BTreeSet};

use assize_scenario::expr::{Facts, Name};
use assize_scenario::policy::{Award, Policy, Rule, Score};

use super::{rows, shelf, wendeng};

/// A villager in a band of each score.
struct Villager {
    band: i64,
    star: i64,
}

impl Facts for Villager {
    fn get(&self, name: Name) -> i64 {
        match name {
            Name::Settlement => 2,
            Name::Band => self.band,
            Name::SideBand => self.star,
            _ => 0,
        }
    }
}

/// The policies of the schemes in the table.
fn policies(rows: &[rows::Row]) -> BTreeMap<String, Policy> {
    let names: BTreeSet<&str> = rows.iter().map(|row| row["scheme"].as_str()).collect();
    let policy = |name: &str| {
        let arms = shelf::arms(&[name], "Shandong").scenario.arms;
        (name.to_owned(), arms.into_iter().next_back().expect("an arm").policy)
    };
    names.into_iter().map(policy).collect()
}

fn rule<'a>(policy: &'a Policy, id: &str) -> &'a Rule {
    let found = policy.rules.iter().find(|rule| rule.id == id);
    found.unwrap_or_else(|| panic!("{}: no rule {id}", policy.name))
}

fn main_score(policy: &Policy) -> &Score {
    policy.person_score.as_ref().unwrap_or_else(|| panic!("{} scores persons", policy.name))
}

fn edge(score: &Score, label: &str) -> String {
    let band = score.bands.iter().find(|band| band.label == label);
    let from = band.unwrap_or_else(|| panic!("no band {label}")).from;
    from.map_or_else(String::new, |from| from.to_string())
}

/// What a standing rule gives in the one pair of bands in which it gives anything.
fn link(rule: &Rule) -> String {
    let expression = rule.holds.standing.as_ref().expect("a standing rule");
    let value = |(band, star)| expression.value(&Villager { band, star });
    let pairs = (0..6).flat_map(|band| (0..6).map(move |star| (band, star)));
    let given: BTreeSet<i64> = pairs.map(value).filter(|points| *points != 0).collect();
    assert_eq!(given.len(), 1, "{}: {given:?}", rule.id);
    given.into_iter().next().expect("one value").to_string()
}

/// What the scheme has where the table has a published figure.
fn carried(policy: &Policy, what: &str, id: &str) -> String {
    match what {
        "start" => main_score(policy).start.to_string(),
        "band" => edge(main_score(policy), id),
        "side-start" => policy.side_scores[0].score.start.to_string(),
        "side-band" => edge(&policy.side_scores[0].score, id),
        "link" => link(rule(policy, id)),
        "cap" => {
            let cap = policy.caps.iter().find(|cap| cap.id == id);
            cap.unwrap_or_else(|| panic!("no cap {id}")).at_most.to_string()
        }
        "grade" => match rule(policy, id).award {
            Award::Grade { band, .. } => main_score(policy).bands[band].label.clone(),
            ref other => panic!("{id} is no grade: {other:?}"),
        },
        other => panic!("the table cannot say {other}"),
    }
}

#[test]
fn schemes_carry_over_what_is_published_of_them() {
    let rows = rows::of("schemes-published.csv");
    let policies = policies(&rows);
    for row in &rows {
        let (policy, id) = (&policies[&row["scheme"]], row["id"].as_str());
        let published = row["published"].as_str();
        let place = format!("{}: {} {id}", row["scheme"], row["what"]);
        match row["what"].as_str() {
            "points" => assert_eq!(rule(policy, id).award, wendeng::award(published), "{place}"),
            what => assert_eq!(carried(policy, what, id), published, "{place}"),
        }
    }
}

#[test]
fn a_village_counts_the_shared_rows_of_the_district_once_more() {
    let rows = rows::of("schemes-published.csv");
    let policy = &policies(&rows)["wendeng-village-2020"];
    let shared: Vec<&Rule> = policy.rules.iter().filter(|r| r.id.starts_with("V-")).collect();
    assert_eq!(shared.len(), 150);
    for rule_of_village in shared {
        let district = rule(policy, &rule_of_village.id[2..]);
        assert_eq!(rule_of_village.conduct, district.conduct, "{}", district.id);
        assert_eq!((rule_of_village.holds.score, district.holds.score), (1, 0));
        if district.id != "B1914" {
            assert_eq!(rule_of_village.award, district.award, "{}", district.id);
        }
    }
}
