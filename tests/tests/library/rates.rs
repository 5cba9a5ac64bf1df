//! The rates of conduct against the entries published of Rongcheng.
//!
//! 260,000 dishonesty and 33,000 merit entries on 590,000 persons by December 2015, made in one to
//! three years (two assumed): see the conduct's README.

use assize_engine::{Outcome, Settings, Watcher, run};
use assize_model::count::{ArmCounts, Counter, Counts};
use assize_model::society::{Neighbourhood, Synthesis};
use assize_scenario::catalogue::{Polarity, Subject};
use assize_scenario::expr::{Facts, Name};
use assize_scenario::scenario::Scenario;

use super::shelf;

const PERSONS: f64 = 590_000.0;
const DISHONESTY: f64 = 260_000.0;
const MERIT: f64 = 33_000.0;
/// New entries to the courts' list a month in 2017, persons and bodies, and adults of 20 and more.
const LISTINGS: f64 = 272_000.0;
const ADULTS: f64 = 1_083_710_646.0;

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

/// Tells whether a count is so near to a published one that their ratio is below `at_most`.
fn is_near(found: f64, published: f64, at_most: f64) -> bool {
    let ratio = found / published;
    (1.0 / at_most..at_most).contains(&ratio)
}

/// Never stops a run.
struct Patient;

impl Watcher for Patient {
    fn advanced(&self, _: u64) {}

    fn wants_stop(&self) -> bool {
        false
    }
}

/// Runs the last arm of a study with fewer persons: its counts, and the years of its adults.
fn measured(scenario: &mut Scenario, persons: u64) -> (ArmCounts, f64) {
    scenario.persons = persons;
    let settings = Settings { threads: 1, chunk: 6_400 };
    let outcome = run(scenario, 0, settings, &Patient, None).expect("no checkpoint is given");
    let Outcome::Complete(mut counts) = outcome else { panic!("nobody asked to stop") };
    let counts = counts.pop().expect("one arm at least");
    let scored = sum(&counts.persons, Counter::Scored as usize) as f64;
    (counts, scored)
}

/// A counter, summed over the periods.
fn sum(counts: &Counts, counter: usize) -> i64 {
    let periods = counts.series.len() / counts.layout.width();
    (0..periods as u32).map(|period| counts.period(period)[counter]).sum()
}

#[test]
fn a_run_makes_as_many_entries_as_are_published_of_rongcheng() {
    let mut scenario = shelf::study("rongcheng-records").scenario;
    let (counts, months) = measured(&mut scenario, 12_800);
    let a_year = |counter: Counter| sum(&counts.persons, counter as usize) as f64 / months * 12.0;
    let harm = a_year(Counter::RecordsNegative);
    let merit = a_year(Counter::RecordsPositive);
    assert!(is_near(harm, DISHONESTY / PERSONS / 2.0, 1.15), "{harm} dishonesty entries a year");
    assert!(is_near(merit, MERIT / PERSONS / 2.0, 1.3), "{merit} merit entries a year");
}

#[test]
fn new_listings_agree_with_those_published_of_2017() {
    let mut scenario = shelf::study("first-light").scenario;
    scenario.periods = 12;
    let (counts, months) = measured(&mut scenario, 25_600);
    let arm = scenario.arms.last().expect("one arm at least");
    let entries: i64 = (0..arm.policy.lists.len())
        .filter(|list| arm.policy.lists[*list].id.starts_with("court-defaulter"))
        .map(|list| {
            let person = sum(&counts.persons, counts.persons.layout.entries(list));
            person + sum(&counts.firms, counts.firms.layout.entries(list))
        })
        .sum();
    let a_month = entries as f64 / months;
    let published = LISTINGS / ADULTS;
    assert!(is_near(a_month, published, 1.6), "{a_month} listings a month and adult");
}

#[test]
fn entries_a_year_agree_with_those_published_of_rongcheng() {
    let loaded = shelf::study("rongcheng-records");
    let (harm, merit) = expected(&loaded.scenario);
    assert!(is_near(harm, DISHONESTY / PERSONS / 2.0, 1.1), "{harm} dishonesty entries a year");
    assert!(is_near(merit, MERIT / PERSONS / 2.0, 1.1), "{merit} merit entries a year");
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
