//! Published tables about income, debt, travel, opinion and courts against the society as loaded.

use assize_base::vocabulary::Attribute;
use assize_model::society::{Neighbourhood, Person, Synthesis};
use assize_scenario::catalogue::{Profile, Service};
use assize_scenario::expr::{Facts, Name};
use assize_scenario::scenario::Scenario;

use super::shelf;

/// Enough persons for means within two in a hundred.
const PERSONS: u64 = 64_000;

/// The whole country under the courts' list.
fn nation() -> Scenario {
    shelf::arms(&["court-defaulters-2013"], "all").scenario
}

/// The mean of something over synthetic persons of the whole country who are counted.
fn mean(scenario: &Scenario, counted: fn(&Person) -> bool, of: impl Fn(&Person) -> f64) -> f64 {
    let synthesis = Synthesis::new(&scenario.society, PERSONS, 1, 0);
    let mut neighbourhood = Neighbourhood::empty();
    let (mut sum, mut persons) = (0.0, 0.0);
    for index in 0..synthesis.neighbourhoods() {
        neighbourhood.synthesise(&synthesis, index);
        for person in neighbourhood.people().iter().filter(|person| counted(person)) {
            sum += of(person);
            persons += 1.0;
        }
    }
    sum / persons
}

fn anybody(_: &Person) -> bool {
    true
}

fn adult(person: &Person) -> bool {
    person.get(Name::Age) >= 18
}

fn village(person: &Person) -> bool {
    person.get(Name::Settlement) == 2
}

fn near(found: f64, published: f64, within: f64) -> bool {
    (found / published - 1.0).abs() < within
}

/// The factor of a label; 1 if the profile does not ask for the attribute.
fn factor(profile: &Profile, attribute: Attribute, label: &str) -> f64 {
    let index = attribute.labels().iter().position(|l| *l == label).expect("a label");
    let of = profile.factors.iter().find(|(a, _)| *a == attribute);
    of.map_or(1.0, |(_, factors)| f64::from(factors[index].0) / 65_536.0)
}

#[test]
fn the_fifths_have_the_published_incomes_and_give_the_published_means() {
    let scenario = nation();
    let yearly = scenario.society.money.as_ref().expect("the society has money").yearly;
    assert_eq!(yearly, [7_380, 15_777, 25_035, 39_230, 76_401]);
    let income = |person: &Person| f64::from(yearly[person.get(Name::Income) as usize]);
    let nation = mean(&scenario, anybody, income);
    assert!(near(nation, 30_733.0, 0.08), "{nation} yuan; the mean of the five fifths is 32,765");
    let rural = mean(&scenario, village, income);
    assert!(near(rural, 16_021.0, 0.04), "{rural} yuan in villages");
    let urban = mean(&scenario, |person| !village(person), income);
    assert!(near(urban, 42_359.0, 0.04), "{urban} yuan in cities and towns");
}

#[test]
fn debt_and_courts_are_those_of_the_surveys() {
    let society = nation().society;
    let money = society.money.expect("the society has money");
    assert!(near(money.indebted[0].share(), 0.565, 1e-6), "urban households with debt");
    assert!(
        money.indebted.is_sorted_by(|more, fewer| more > fewer),
        "the sample is urban and rich"
    );
    assert!(near(f64::from(money.burden.0) / 65_536.0, 0.184, 1e-3), "instalments");
    let court = society.court.expect("the society has courts");
    assert!(near(1.0 - court.able.share(), 0.3497, 1e-6), "cases without assets in 2003");
    assert!(court.willing.share() < 0.3, "fewer than 30 % complied unprompted");
    assert!((0.002..0.05).contains(&court.errs.share()), "1.25 % retrial or remand in magnitude");
}

#[test]
fn approval_in_each_group_is_the_published_one() {
    let society = nation().society;
    let acceptance = society.reaction.acceptance.expect("the society asks who accepts");
    let all = acceptance.share.share() * 100.0;
    assert!(near(all, 48.9 + 31.1, 1e-6), "{all} % of all");
    let published = [
        (Attribute::Sex, "male", 51.2 + 29.5),
        (Attribute::Sex, "female", 45.3 + 33.8),
        (Attribute::Age, "18-29", 45.1 + 33.6),
        (Attribute::Age, "30-39", 53.4 + 28.5),
        (Attribute::Age, "40-49", 53.4 + 28.5),
        (Attribute::Age, "50-59", 56.4 + 21.0),
        (Attribute::Schooling, "junior", 35.0 + 25.9),
        (Attribute::Schooling, "senior", 41.2 + 36.7),
        (Attribute::Schooling, "tertiary", 54.8 + 31.6),
        (Attribute::Settlement, "city", 51.4 + 31.1),
        (Attribute::Settlement, "village", 36.2 + 31.4),
    ];
    for (attribute, label, percent) in published {
        let found = all * factor(&acceptance.by, attribute, label);
        assert!((found - percent).abs() < 0.05, "{label}: {found} %, published {percent} %");
    }
    let low = all * factor(&acceptance.by, Attribute::Schooling, "primary-or-less");
    assert!((21.0 + 18.2..35.0 + 25.9).contains(&low), "{low} %: between none and little");
}

#[test]
fn approval_over_all_adults_is_below_that_of_internet_users() {
    let scenario = nation();
    let acceptance = scenario.society.reaction.acceptance.as_ref().expect("who accepts");
    let chance = |person: &Person| {
        let share = assize_base::quantity::Rate(acceptance.share.0);
        acceptance.by.scale(share, person).per_month().min(1.0)
    };
    let accepted = mean(&scenario, adult, chance);
    assert!((0.5..0.8).contains(&accepted), "{accepted}");
}

#[test]
fn knowledge_of_the_score_differs_as_published_and_keeps_its_mean() {
    let scenario = nation();
    let by = &scenario.society.reaction.aware_by;
    let ratio =
        factor(by, Attribute::Settlement, "village") / factor(by, Attribute::Settlement, "city");
    assert!(near(ratio, 57.0 / 64.0, 0.001), "{ratio}");
    let aware = scenario.society.response.aware;
    assert!(near(aware.share(), 0.11, 1e-6), "of a pilot area 11 % knew of theirs");
    let rate = assize_base::quantity::Rate(aware.0);
    let all = mean(&scenario, adult, |person| by.scale(rate, person).per_month());
    assert!(near(all, 0.11, 0.01), "{all}");
}

/// Wants a year of a head of the population, with the mean of the classes of users.
fn a_head(scenario: &Scenario, id: &str) -> f64 {
    let service = |s: &&Service| s.id == id;
    let service = scenario.services.iter().find(service).unwrap_or_else(|| panic!("no {id}"));
    let wants = |person: &Person| {
        let wanted = service.who.holds(person);
        f64::from(u8::from(wanted)) * service.profile.scale(service.demand, person).per_month()
    };
    mean(scenario, anybody, wants) * 12.0 * habit(service)
}

/// The mean factor of the classes of users.
fn habit(service: &Service) -> f64 {
    let mut before = 0.0;
    let mut sum = 0.0;
    for (until, factor) in &service.pattern.habits {
        sum += (until.share() - before) * f64::from(factor.0) / 65_536.0;
        before = until.share();
    }
    if service.pattern.habits.is_empty() { 1.0 } else { sum }
}

#[test]
fn trips_a_head_are_the_published_ones() {
    let scenario = nation();
    let flights = a_head(&scenario, "flight");
    assert!(near(flights, 0.43, 0.03), "{flights} flights; 610 million for 1.41 billion people");
    let trains = ["g-train", "high-speed-first-class", "high-speed-second-class"];
    let trips: f64 = trains.iter().map(|id| a_head(&scenario, id)).sum();
    assert!(near(trips, 1.43, 0.03), "{trips} high-speed trips; 2.29 / 1.141 billion");
}

#[test]
fn classes_of_users_keep_the_demand_of_their_service() {
    let scenario = nation();
    let patterned: Vec<&Service> =
        scenario.services.iter().filter(|s| !s.pattern.habits.is_empty()).collect();
    assert!(patterned.len() >= 4, "flights, G trains, hotels, loans at least");
    for service in patterned {
        assert!(near(habit(service), 1.0, 0.001), "{}: {}", service.id, habit(service));
    }
}

#[test]
fn a_third_of_adults_makes_most_of_the_demand_for_loans() {
    let scenario = nation();
    let loan = scenario.services.iter().find(|s| s.id == "loan").expect("loans");
    let seldom = loan.pattern.habits[0].0.share();
    assert!(near(1.0 - seldom, 380.0 / 1_083.7, 0.01), "380 million had a loan at the end of 2015");
}
