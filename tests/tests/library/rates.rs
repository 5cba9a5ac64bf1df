//! The rates of conduct against the entries published of Rongcheng.
//!
//! 260,000 dishonesty and 33,000 merit entries on 590,000 persons by December 2015, made in one to
//! three years (two assumed): see the conduct's README.

use assize_base::quantity::Rate;
use assize_base::vocabulary::JOBS;
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
            let channel = &catalogue.channels[conduct.channel];
            let seen = channel.bias.by.scale(Rate(channel.detection.0), person).per_month();
            let records = acts * seen.min(1.0);
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
    sum_from(counts, counter, 0)
}

/// A counter, summed over the periods from one on.
fn sum_from(counts: &Counts, counter: usize, first: u32) -> i64 {
    let periods = counts.series.len() / counts.layout.width();
    (first..periods as u32).map(|period| counts.period(period)[counter]).sum()
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
    // The first suits are judged and enforced within the first year: the second one is counted.
    let mut scenario = shelf::study("first-light").scenario;
    scenario.periods = 24;
    let (counts, _) = measured(&mut scenario, 51_200);
    let second = |counts: &Counts, counter: usize| sum_from(counts, counter, 12);
    let months = second(&counts.persons, Counter::Scored as usize) as f64;
    let arm = scenario.arms.last().expect("one arm at least");
    let entries: i64 = (0..arm.policy.lists.len())
        .filter(|list| arm.policy.lists[*list].id.starts_with("court-defaulter"))
        .map(|list| {
            let person = second(&counts.persons, counts.persons.layout.entries(list));
            person + second(&counts.firms, counts.firms.layout.entries(list))
        })
        .sum();
    let a_month = entries as f64 / months;
    let published = LISTINGS / ADULTS;
    assert!(
        is_near(a_month, published, 1.35),
        "{a_month} of {published} listings a month and adult"
    );
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

/// Suits a year that a person's debts and fines lead to, without arrears and without restraint.
fn suits_of(scenario: &Scenario, person: &impl Facts) -> f64 {
    let catalogue = &scenario.catalogue;
    let domains = catalogue.domains.iter();
    let met = domains.filter(|d| d.subject == Subject::Person && d.who.holds(person));
    let conducts = met.flat_map(|d| &d.conducts).map(|index| &catalogue.conducts[*index]);
    let suits = conducts
        .filter(|c| c.who.holds(person))
        .map(|c| c.profile.scale(c.rate, person).per_month() * 12.0 * c.links.sued.share());
    suits.sum()
}

/// The share of suits that end on a list of persons, by the numbers of the courts and the list.
fn listed_share(scenario: &Scenario, list: &str) -> f64 {
    let court = scenario.society.court.as_ref().expect("the society has courts");
    let policy = &scenario.arms.last().expect("one arm at least").policy;
    let list = policy.lists.iter().find(|l| l.id == list).expect("the list");
    let chance = |conduct: usize| {
        list.grounds.iter().find(|g| g.conduct == conduct).map_or(0.0, |g| g.chance.share())
    };
    let weights: u32 = court.evasions.iter().map(|(_, weight)| weight).sum();
    let ground: f64 =
        court.evasions.iter().map(|(c, weight)| chance(*c) * f64::from(*weight)).sum();
    let aware = scenario.society.response.aware.share() * court.pressed.share();
    let (able, willing) = (court.able.share(), court.willing.share());
    let unwilling = able * (1.0 - willing) * (1.0 - aware);
    let misjudged = (1.0 - able) * court.misjudged.share();
    (unwilling + misjudged) * ground / f64::from(weights)
}

/// Listings a year of the firm that a person heads.
fn firm_listings_of(scenario: &Scenario, firm: &impl Facts) -> f64 {
    let catalogue = &scenario.catalogue;
    let policy = &scenario.arms.last().expect("one arm at least").policy;
    let list = policy.lists.iter().find(|l| l.id == "court-defaulter-firms").expect("the list");
    let listings = list.grounds.iter().map(|ground| {
        let conduct = &catalogue.conducts[ground.conduct];
        let seen = catalogue.channels[conduct.channel].detection.share();
        conduct.profile.scale(conduct.rate, firm).per_month() * 12.0 * seen * ground.chance.share()
    });
    listings.sum()
}

/// Expected listings a year for each adult of 20 and more: persons, and firms.
fn expected_listings(scenario: &Scenario) -> (f64, f64) {
    let synthesis = Synthesis::new(&scenario.society, 64_000, 1, 0);
    let mut neighbourhood = Neighbourhood::empty();
    let (mut suits, mut firms, mut adults) = (0.0, 0.0, 0.0);
    for index in 0..synthesis.neighbourhoods() {
        neighbourhood.synthesise(&synthesis, index);
        for (place, person) in neighbourhood.people().iter().enumerate() {
            suits += suits_of(scenario, person);
            adults += f64::from(u8::from(person.get(Name::Age) >= 20));
            if JOBS[person.get(Name::Job) as usize] == "head" {
                let firm = synthesis.firm(person, neighbourhood.first + place as u64);
                firms += firm_listings_of(scenario, &firm);
            }
        }
    }
    (suits * listed_share(scenario, "court-defaulters") / adults, firms / adults)
}

#[test]
fn suits_lead_to_as_many_listings_as_are_published_of_2017() {
    let scenario = shelf::arms(&["court-defaulters-2017"], "all").scenario;
    let (persons, firms) = expected_listings(&scenario);
    let published = LISTINGS * 12.0 / ADULTS;
    let found = persons + firms;
    assert!(is_near(found, published, 1.1), "{persons} + {firms} a year, published {published}");
}
