//! The rates of conduct against the entries published of Rongcheng.
//!
//! 260,000 dishonesty and 33,000 merit entries on 590,000 persons by December 2015, made in one to
//! three years (two assumed): see the conduct's README.

use assize_model::society::{Neighbourhood, Synthesis};
use assize_scenario::catalogue::{Polarity, Subject};
use assize_scenario::expr::{Facts, Name};
use assize_scenario::scenario::Scenario;

use super::shelf;

const PERSONS: f64 = 590_000.0;
const DISHONESTY: f64 = 260_000.0;
const MERIT: f64 = 33_000.0;

/// Entries a year for each adult that a person adds, as (harm, merit).
fn entries_of(scenario: &Scenario, person: &impl Facts) -> (f64, f64) {
    let catalogue = &scenario.catalogue;
    let rules = &scenario.arms[1].policy.rules;
    let (mut harm, mut merit) = (0.0, 0.0);
    for domain in &catalogue.domains {
        if domain.subject == Subject::Firm || !domain.who.holds(person) {
            continue;
        }
        for index in &domain.conducts {
            let conduct = &catalogue.conducts[*index];
            let answered = rules.iter().any(|rule| rule.conduct == Some(*index));
            if !answered || !conduct.who.holds(person) {
                continue;
            }
            let acts = conduct.profile.scale(conduct.rate, person).per_month() * 12.0;
            let records = acts * catalogue.channels[conduct.channel].detection.share();
            match conduct.polarity {
                Polarity::Harm => harm += records,
                Polarity::Merit => merit += records,
                Polarity::Neutral => {}
            }
        }
    }
    (harm, merit)
}

/// Expected entries a year for each adult of the study's region: harm and merit.
fn expected(scenario: &Scenario) -> (f64, f64) {
    let synthesis = Synthesis::new(&scenario.society, scenario.persons, scenario.seed, 0);
    let mut neighbourhood = Neighbourhood::empty();
    let (mut harm, mut merit, mut adults) = (0.0, 0.0, 0.0);
    for index in 0..synthesis.neighbourhoods() {
        neighbourhood.synthesise(&synthesis, index);
        for person in neighbourhood.people().iter().filter(|p| p.get(Name::Age) >= 18) {
            let (h, m) = entries_of(scenario, person);
            harm += h;
            merit += m;
            adults += 1.0;
        }
    }
    (harm / adults, merit / adults)
}

#[test]
fn entries_a_year_agree_with_those_published_of_rongcheng() {
    let loaded = shelf::study("rongcheng-records");
    let (harm, merit) = expected(&loaded.scenario);
    let near = |found: f64, entries: f64| {
        let published = entries / PERSONS / 2.0;
        (found / published - 1.0).abs() < 0.1
    };
    assert!(near(harm, DISHONESTY), "{harm} dishonesty entries a year and adult");
    assert!(near(merit, MERIT), "{merit} merit entries a year and adult");
}

/// Possible acts a month of a person who meets the condition of every domain that they meet, as a
/// mean over persons: what a run spends its time on.
#[test]
fn possible_acts_are_few_enough_for_speed() {
    let loaded = shelf::study("rongcheng-records");
    let scenario = &loaded.scenario;
    let synthesis = Synthesis::new(&scenario.society, 6_400, scenario.seed, 0);
    let mut neighbourhood = Neighbourhood::empty();
    let mut possible = 0.0;
    for index in 0..synthesis.neighbourhoods() {
        neighbourhood.synthesise(&synthesis, index);
        for person in neighbourhood.people() {
            let met = scenario.catalogue.domains.iter().filter(|d| d.who.holds(person));
            possible += met
                .filter(|d| d.subject == Subject::Person)
                .flat_map(|d| &d.conducts)
                .map(|c| scenario.catalogue.conducts[*c].slot.per_month())
                .sum::<f64>();
        }
    }
    let mean = possible / 6_400.0;
    assert!(mean < 0.35, "{mean} possible acts a month and person");
}
