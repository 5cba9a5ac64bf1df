//! Consequences of side scores, of meetings where both show their score, and on services of firms,
//! with results that can be worked out beside the run.

mod made;

use assize_base::draw::{Key, Stream};
use assize_base::quantity::{Chance, ONE, Rate};
use assize_engine::{Outcome, Settings, Watcher, run};
use assize_model::count::{ArmCounts, Counter};
use assize_model::plan::Plan;
use assize_model::society::{Neighbourhood, Person};
use assize_scenario::Scenario;
use assize_scenario::catalogue::{Pattern, Service, Subject};
use assize_scenario::expr::Expr;
use assize_scenario::policy::{Band, Consequence, Effect, Policy, Score, SideScore, Trigger};

const PERSONS: u64 = 1_000;
const PERIODS: u32 = 6;
/// A half.
const HALF: Chance = Chance(ONE / 2);
/// The service that firms want, beside the three of the made scenario.
const OF_FIRMS: usize = 3;
/// The only band, which everybody is in.
const ALL: u8 = 0b1;

/// Goes on to the end.
struct Patient;

impl Watcher for Patient {
    fn advanced(&self, _: u64) {}

    fn wants_stop(&self) -> bool {
        false
    }
}

/// A score of one band, of which nobody moves.
fn score(who: Expr) -> Score {
    let band = Band { label: "all".into(), title: "all".into(), from: None };
    Score {
        start: 0,
        floor: None,
        ceiling: None,
        who,
        bands: vec![band],
        default_band: 0,
        terms: Default::default(),
    }
}

fn consequence(service: usize, effect: Effect) -> Consequence {
    Consequence {
        id: "made".into(),
        title: String::new(),
        trigger: Trigger::Bands(ALL),
        service,
        effect,
        carried_out: Chance::ALWAYS,
        source: "made#1".into(),
        seeds: vec![],
        from: None,
        score: 0,
        cost: None,
        shown: None,
    }
}

/// The made scenario with a service of firms, under a policy.
fn scenario(policy: Policy, demand: u64) -> Scenario {
    let mut scenario = made::scenario(PERSONS, PERIODS);
    scenario.services.push(Service {
        id: "inspection".into(),
        subject: Subject::Firm,
        who: Expr::always(),
        demand: Rate(demand),
        slot: Rate(2 * demand),
        pattern: Pattern::default(),
        ..scenario.services[0].clone()
    });
    scenario.arms[1].policy = policy;
    scenario
}

fn lived(scenario: &Scenario) -> ArmCounts {
    match run(scenario, 0, Settings { threads: 2, chunk: 256 }, &Patient, None) {
        Ok(Outcome::Complete(mut counts)) => counts.swap_remove(1),
        other => panic!("{other:?}"),
    }
}

/// Everybody who fits, by index.
fn persons(scenario: &Scenario, fits: fn(&Person) -> bool) -> Vec<u64> {
    let plan = Plan::new(scenario, 0);
    let mut all = Vec::new();
    for b in 0..plan.synthesis.neighbourhoods() {
        let mut hood = Neighbourhood::empty();
        hood.synthesise(&plan.synthesis, b);
        all.extend((hood.first..).zip(hood.people()).filter(|(_, p)| fits(p)).map(|(i, _)| i));
    }
    all
}

fn words(stream: &'static str, person: u64, time: u32, index: u32) -> [u32; 4] {
    Key::new(7, 0, Stream::named(stream)).words(person, time, index)
}

fn sum(counts: &assize_model::count::Counts, counter: usize) -> i64 {
    (0..PERIODS).map(|t| counts.period(t)[counter]).sum()
}

#[test]
fn every_firm_meets_every_month_what_is_published_about_all() {
    // By hand: nobody asks for it, so it happens once a month to each firm; and to no person, though
    // a band of theirs has the same number and a consequence of its own.
    let policy = Policy {
        person_score: Some(score(Expr::always())),
        firm_score: Some(score(Expr::always())),
        consequences: vec![
            consequence(OF_FIRMS, Effect::Publicise),
            Consequence { carried_out: Chance::NEVER, ..consequence(0, Effect::Refuse) },
        ],
        ..Policy::default()
    };
    let scenario = scenario(policy, 0);
    let firms = persons(&scenario, Person::is_head).len() as i64;
    let counts = lived(&scenario);
    assert!(firms > 50, "{firms}");
    assert_eq!(counts.fired, [i64::from(PERIODS) * firms, 0]);
    assert_eq!(sum(&counts.firms, Counter::Hindrances as usize), counts.fired[0]);
    assert_eq!(sum(&counts.firms, counts.firms.layout.refusals(OF_FIRMS)), counts.fired[0]);
    assert_eq!(sum(&counts.persons, Counter::Hindrances as usize), 0);
    assert_eq!(sum(&counts.firms, Counter::MoneyLost as usize), 0);
}

#[test]
fn firms_want_their_services_by_their_own_draws() {
    // By hand: points at twice the demand, of which the lower half are wants, so one a month for
    // each firm, give or take chance.
    let policy = Policy {
        firm_score: Some(score(Expr::always())),
        consequences: vec![consequence(OF_FIRMS, Effect::Priority)],
        ..Policy::default()
    };
    let scenario = scenario(policy, ONE);
    let heads = persons(&scenario, Person::is_head);
    let thresholds = assize_base::maths::poisson_thresholds(2.0, 15);
    let wants = |index: u64, t: u32| -> i64 {
        let n = words("service/firm-demand", index, t, OF_FIRMS as u32)[0];
        let n = assize_base::maths::count_reached(&thresholds, n);
        let number = |j| 16 * OF_FIRMS as u32 + j;
        (0..n).filter(|j| words("service/firm-want", index, t, number(*j))[0] < 1 << 31).count()
            as i64
    };
    let due: i64 = heads.iter().map(|i| (0..PERIODS).map(|t| wants(*i, t)).sum::<i64>()).sum();
    let counts = lived(&scenario);
    assert_eq!(counts.fired, [due]);
    assert_eq!(sum(&counts.firms, Counter::Favours as usize), due);
    let expected = heads.len() as i64 * i64::from(PERIODS);
    assert!((due - expected).pow(2) < 16 * expected, "{due} for {expected}");
}

#[test]
fn a_firm_on_a_list_meets_what_hangs_on_it() {
    // By hand: fraud of firms (conduct 6) leads onto the list for good, so that whoever is on it at
    // the review of a month is made public in the next one.
    let made = made::scenario(PERSONS, PERIODS);
    let mut list = made.arms[1].policy.lists[0].clone();
    (list.exits, list.review, list.brings) = (vec![], None, None);
    (list.emits, list.emits_head, list.intake) = (None, None, None);
    for ground in &mut list.grounds {
        (ground.months, ground.longer) = (None, None);
    }
    let hangs = Trigger::List(0);
    let policy = Policy {
        lists: vec![list],
        consequences: vec![Consequence {
            trigger: hangs,
            ..consequence(OF_FIRMS, Effect::Publicise)
        }],
        ..Policy::default()
    };
    let counts = lived(&scenario(policy, 0));
    let listed = counts.firms.layout.listed(0);
    let due: i64 = (0..PERIODS - 1).map(|t| counts.firms.period(t)[listed]).sum();
    assert!(due > 0);
    assert_eq!(sum(&counts.firms, Counter::Hindrances as usize), due);
    assert_eq!(counts.fired.last(), Some(&due));
    assert!(sum(&counts.persons, Counter::Listings as usize) > 0, "persons are listed too");
    assert_eq!(sum(&counts.persons, Counter::Hindrances as usize), 0);
}

#[test]
fn what_hangs_on_a_side_score_is_for_those_who_have_it() {
    // By hand: being named (service 1, nobody asks for it) once a month for each head of a firm,
    // who alone have the village's score; the main score, which everybody has, is asked about
    // another band.
    let heads = Expr::Binary(
        assize_scenario::expr::Op::Eq,
        Box::new(Expr::Name(assize_scenario::expr::Name::Job)),
        Box::new(Expr::Const(2)),
    );
    let side = SideScore { id: "village".into(), title: "village".into(), score: score(heads) };
    let named = consequence(1, Effect::Publicise);
    let policy = Policy {
        person_score: Some(score(Expr::always())),
        side_scores: vec![side],
        consequences: vec![
            Consequence { trigger: Trigger::Bands(0b10), ..named.clone() },
            Consequence { score: 1, ..named },
        ],
        ..Policy::default()
    };
    let scenario = scenario(policy, 0);
    let n = persons(&scenario, |p| p.is_head() && p.is_adult()).len() as i64;
    let counts = lived(&scenario);
    assert_eq!(counts.fired, [0, i64::from(PERIODS) * n]);
}

#[test]
fn a_meeting_needs_two_who_show_their_score() {
    let policy = Policy {
        person_score: Some(score(Expr::always())),
        consequences: vec![Consequence { shown: Some(HALF), ..consequence(1, Effect::Publicise) }],
        ..Policy::default()
    };
    let scenario = scenario(policy, 0);
    // By the addresses of the model page: service 1, first want, consequence 0.
    let shows = |i: u64, t: u32| {
        HALF.hits(words("service/shows", i, 0, 0)[0])
            && HALF.hits(words("service/shown", i, t, 16)[0])
    };
    let all = persons(&scenario, Person::is_adult);
    let due: usize = all.iter().map(|i| (0..PERIODS).filter(|t| shows(*i, *t)).count()).sum();
    assert_eq!(lived(&scenario).fired, [due as i64]);
    // By hand: one in four meetings.
    let met = all.len() as f64 * f64::from(PERIODS);
    assert!((due as f64 / met - 0.25).abs() < 0.04, "{due} of {met}");
}

#[test]
fn a_consequence_costs_what_it_says_itself() {
    // By hand: 40 yuan at each refusal, whatever the service says, and nothing of the income.
    let policy = Policy {
        person_score: Some(score(Expr::always())),
        consequences: vec![Consequence {
            cost: Some((40, Default::default())),
            ..consequence(0, Effect::Degrade)
        }],
        ..Policy::default()
    };
    let counts = lived(&scenario(policy, 0));
    assert!(counts.fired[0] > 100);
    assert_eq!(sum(&counts.persons, Counter::MoneyLost as usize), 40 * counts.fired[0]);
}

#[test]
fn what_goes_on_record_is_counted_by_conduct() {
    let counts = lived(&made::scenario(PERSONS, PERIODS));
    let of = |c: Counter| sum(&counts.persons, c as usize) + sum(&counts.firms, c as usize);
    // By hand: conducts 1 and 2 are merits, the others harm; what a list emits (5, 7) is no record.
    let recorded = &counts.recorded;
    assert_eq!(recorded[1] + recorded[2], of(Counter::RecordsPositive));
    let harm: i64 = [0, 3, 4, 6, 8].iter().map(|c: &usize| recorded[*c]).sum();
    assert_eq!(harm, of(Counter::RecordsNegative));
    assert!(recorded[6] > 0 && recorded[0] > 0);
    assert_eq!([recorded[5], recorded[7]], [0, 0]);
}
