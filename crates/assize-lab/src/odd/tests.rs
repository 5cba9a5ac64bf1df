//! The description held against the program's own registries.

use std::collections::BTreeSet;

use assize_model::uses::Uses;
use assize_model::{MECHANISMS, draws, state};
use assize_scenario::load::{self, Kind, Shelf as _};

use super::document::{Block, NOT_PROVIDED};
use super::*;
use crate::list::smallest;
use crate::shelf::Shelf;

/// The smallest study of a policy of a shelf.
fn scenario(shelf: &Shelf, policy: &str) -> Scenario {
    let loaded = load::load(shelf, &smallest(policy));
    loaded.unwrap_or_else(|f| panic!("{policy}: {:?}", f.diags)).scenario
}

fn described(scenario: &Scenario) -> Odd {
    let told = Subject { name: "x", kind: "policy", figures: &[], digest: None };
    describe(scenario, &Taken::default(), &told)
}

/// The first cells of all tables whose id begins so, each as often as it stands there.
fn names(odd: &Odd, tables: &str) -> Vec<String> {
    let mut names: Vec<String> =
        odd.tables(tables).into_iter().flatten().map(|row| row[0].clone()).collect();
    names.sort();
    names
}

fn sorted(names: impl Iterator<Item = impl Into<String>>) -> Vec<String> {
    let mut names: Vec<String> = names.map(Into::into).collect();
    names.sort();
    names
}

#[test]
fn elements_and_concepts_have_the_names_and_the_order_of_the_protocol() {
    let odd = described(&scenario(&Shelf::library(), "wendeng-2020"));
    let names: Vec<&str> = odd.elements.iter().map(|e| e.name.as_str()).collect();
    assert_eq!(names, ELEMENTS);
    assert!(odd.elements.iter().zip(1..).all(|(e, n)| e.number == n));
    let concepts: Vec<&str> = odd.elements[3].sections.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(concepts, CONCEPTS);
}

#[test]
fn nothing_in_use_is_missing_and_nothing_else_is_told() {
    for policy in ["wendeng-2020", "beijing-2020", "court-defaulters-2017", "us-no-fly"] {
        let scenario = scenario(&Shelf::library(), policy);
        let plan = Plan::new(&scenario, 0);
        let uses = Uses::of(&plan);
        let odd = described(&scenario);
        let used = uses.mechanisms();
        assert_eq!(names(&odd, "mechanisms"), sorted(used.iter().map(|s| s.name)), "{policy}");
        let streams = used.iter().flat_map(|s| s.streams).filter(|s| uses.stream(s));
        assert_eq!(names(&odd, "draws"), sorted(streams.copied()), "{policy}");
        let params = used.iter().flat_map(|s| s.params).map(|p| p.name);
        assert_eq!(names(&odd, "parameters:"), sorted(params), "{policy}");
        let numbers = scenario.params.iter().map(|p| {
            let (document, place) = p.path.split_once(" / ").expect("a path has a document");
            format!("{} / {place}", document.split(' ').next().expect("it has a kind"))
        });
        assert_eq!(names(&odd, "numbers:"), sorted(numbers), "{policy}");
        let columns: BTreeSet<&str> = uses.columns().into_iter().collect();
        let told: BTreeSet<String> =
            odd.tables("variables").into_iter().flatten().map(|row| row[1].clone()).collect();
        for v in state::VARIABLES.iter().filter(|v| !v.column.is_empty()) {
            assert_eq!(told.contains(v.name), columns.contains(v.column), "{policy}: {}", v.name);
        }
    }
}

#[test]
fn every_mechanism_stream_and_measure_can_be_told() {
    let shelf = Shelf::library();
    let (mut used, mut drawn) = (BTreeSet::new(), BTreeSet::new());
    for policy in shelf.names(Kind::Policy) {
        let scenario = scenario(&shelf, &policy);
        let plan = Plan::new(&scenario, 0);
        let uses = Uses::of(&plan);
        used.extend(uses.mechanisms().into_iter().map(|s| s.name));
        drawn.extend(draws::all().map(|d| d.stream).filter(|stream| uses.stream(stream)));
    }
    let all: BTreeSet<&str> = MECHANISMS.iter().map(|s| s.name).collect();
    let idle: Vec<&&str> = all.difference(&used).collect();
    assert!(idle.is_empty(), "no policy of the library uses {idle:?}");
    let streams: BTreeSet<&str> = draws::all().map(|d| d.stream).collect();
    let specs: BTreeSet<&str> = MECHANISMS.iter().flat_map(|s| s.streams).copied().collect();
    assert_eq!(streams, specs, "streams and specs differ");
    let silent: Vec<&&str> = streams.difference(&drawn).collect();
    assert!(silent.is_empty(), "no policy of the library draws from {silent:?}");
}

#[test]
fn a_rule_that_is_left_out_is_left_out_of_the_description() {
    let whole = Shelf::library();
    for policy in ["beijing-2020", "suining-2010", "driver-points"] {
        let before = scenario(&whole, policy);
        let rules = &before.arms[before.arms.len() - 1].policy.rules;
        let repaired: BTreeSet<usize> =
            rules.iter().filter_map(|r| r.repair.map(|repair| repair.into)).collect();
        let step = (rules.len() / 4).max(1);
        for (index, rule) in rules.iter().enumerate().step_by(step) {
            if repaired.contains(&index) {
                continue;
            }
            let mut after = before.clone();
            let last = after.arms.len() - 1;
            let at_rule = format!(" / rule {} / ", rule.id);
            after.arms[last].policy.rules.remove(index);
            for other in &mut after.arms[last].policy.rules {
                if let Some(repair) = other.repair.as_mut().filter(|r| r.into > index) {
                    repair.into -= 1;
                }
            }
            after.params.retain(|p| !p.path.contains(&at_rule));
            let (a, b) = (described(&before), described(&after));
            let gone = |odd: &Odd| names(odd, "rule:");
            assert!(gone(&a).contains(&rule.id) && !gone(&b).contains(&rule.id), "{policy}");
            assert_eq!(gone(&a).len(), gone(&b).len() + 1, "{policy} {}", rule.id);
            let numbers: Vec<String> = names(&b, "numbers:");
            assert!(numbers.iter().all(|n| !n.contains(&at_rule)), "{policy} {}", rule.id);
        }
    }
}

#[test]
fn what_no_author_said_is_printed_as_missing_and_what_one_said_is_printed() {
    let mut scenario = scenario(&Shelf::library(), "us-no-fly");
    scenario.told.clear();
    let text = markdown::text(&described(&scenario), false);
    // By hand: question, audience, decision, patterns, scales, principles, reading, and the first page.
    assert_eq!(text.matches(NOT_PROVIDED).count(), 8);
    let said = assize_scenario::scenario::Told {
        document: "policy us-no-fly".into(),
        key: "audience".into(),
        text: "for a class".into(),
    };
    scenario.told.push(said);
    let text = markdown::text(&described(&scenario), false);
    assert_eq!(text.matches(NOT_PROVIDED).count(), 7);
    assert!(text.contains("Audience (policy us-no-fly): for a class"));
}

#[test]
fn a_description_does_not_differ_from_itself_and_differs_where_a_number_does() {
    let before = scenario(&Shelf::library(), "us-no-fly");
    let mut after = before.clone();
    after.params[0].value = "9".into();
    let (a, b) = (described(&before), described(&after));
    let count =
        |c: &against::Compared| c.elements.iter().map(|e| e.differences.len()).sum::<usize>();
    assert_eq!(count(&against::compare(&a, &a)), 0);
    assert_eq!(count(&against::compare(&a, &b)), 1);
    assert_eq!(against::compare(&a, &b).elements[6].differences.len(), 1);
}

#[test]
fn tables_are_as_wide_as_their_headings() {
    let odd = described(&scenario(&Shelf::library(), "wendeng-2020"));
    for block in odd.elements.iter().flat_map(|e| &e.sections).flat_map(|s| &s.blocks) {
        if let Block::Table { id, columns, rows, .. } = block {
            assert!(rows.iter().all(|row| row.len() == columns.len()), "{id}");
        }
    }
}
