//! Several scores, standing points, consent, local rules and the yearly reset, with results that
//! can be worked out beside the run.

mod made;

use std::sync::atomic::{AtomicU32, Ordering};

use assize_base::calendar::Date;
use assize_base::draw::{Key, Stream};
use assize_base::quantity::{Chance, Factor, ONE};
use assize_engine::{Chronicle, Event, Outcome, Settings, Watcher, lives, run};
use assize_model::count::{ArmCounts, Counter};
use assize_model::plan::Plan;
use assize_model::society::{NEIGHBOURS, Neighbourhood, Person};
use assize_scenario::Scenario;
use assize_scenario::catalogue::Subject;
use assize_scenario::expr::{Expr, Name, Op};
use assize_scenario::policy::{
    Award, Band, Consequence, Counting, Effect, Holds, Policy, Reach, Rule, Score, SideScore,
    Trigger,
};

const PERSONS: u64 = 1_000;
const PERIODS: u32 = 14;

/// Wants a stop after so many questions.
struct Stops(AtomicU32);

impl Watcher for Stops {
    fn advanced(&self, _: u64) {}

    fn wants_stop(&self) -> bool {
        self.0.fetch_sub(1, Ordering::Relaxed) == 1
    }
}

fn never() -> Stops {
    Stops(AtomicU32::new(1_000_000))
}

fn name(name: Name) -> Expr {
    Expr::Name(name)
}

fn is(op: Op, left: Expr, right: i64) -> Expr {
    Expr::Binary(op, Box::new(left), Box::new(Expr::Const(right)))
}

/// `condition ? yes : 0`.
fn points_if(condition: Expr, yes: i64) -> Expr {
    Expr::Choose(Box::new(condition), Box::new(Expr::Const(yes)), Box::new(Expr::Const(0)))
}

fn adult() -> Expr {
    is(Op::Ge, name(Name::Age), 18)
}

/// 1,000 points at the start; A from 1,010, B (the default) from 980, C from 940, else D.
fn score() -> Score {
    let band = |label: &str, from| Band { label: label.into(), title: label.into(), from };
    Score {
        start: 1_000,
        floor: None,
        ceiling: None,
        who: adult(),
        bands: vec![
            band("A", Some(1_010)),
            band("B", Some(980)),
            band("C", Some(940)),
            band("D", None),
        ],
        default_band: 1,
        terms: Default::default(),
    }
}

fn side(id: &str) -> SideScore {
    SideScore { id: id.into(), title: id.into(), score: score() }
}

fn rule(conduct: Option<usize>, points: i32, holds: Holds) -> Rule {
    Rule {
        id: format!("{points}"),
        title: String::new(),
        subject: Subject::Person,
        conduct,
        when: Expr::always(),
        award: Award::Points(points),
        per: None,
        convert: None,
        reach_sum: None,
        validity: Some(1_200),
        reaches: vec![Reach::Own],
        repair: None,
        cap: None,
        source: "made#1".into(),
        seeds: vec![],
        holds,
    }
}

fn standing(score: usize, expr: Expr) -> Rule {
    rule(None, 0, Holds { score, standing: Some(expr), ..Holds::default() })
}

fn policy(rules: Vec<Rule>, side_scores: Vec<SideScore>) -> Policy {
    Policy { person_score: Some(score()), rules, side_scores, ..Policy::default() }
}

/// The made scenario under a policy; records are entered on the day of the act.
fn scenario(policy: Policy) -> Scenario {
    let mut scenario = made::scenario(PERSONS, PERIODS);
    scenario.arms[1].policy = policy;
    scenario.catalogue.channels[0].delay_to = 0;
    scenario
}

fn counts(scenario: &Scenario, threads: usize, chunk: usize) -> ArmCounts {
    match run(scenario, 0, Settings { threads, chunk }, &never(), None) {
        Ok(Outcome::Complete(mut counts)) => counts.swap_remove(1),
        other => panic!("{other:?}"),
    }
}

fn lived(policy: Policy) -> ArmCounts {
    counts(&scenario(policy), 2, 256)
}

/// A counter at each review.
fn series(counts: &ArmCounts, counter: usize) -> Vec<i64> {
    (0..PERIODS).map(|t| counts.persons.period(t)[counter]).collect()
}

fn sum(counts: &ArmCounts, counter: Counter) -> i64 {
    series(counts, counter as usize).iter().sum()
}

/// Everybody's neighbourhood, of the made society.
fn hoods(scenario: &Scenario) -> Vec<Neighbourhood> {
    let plan = Plan::new(scenario, 0);
    let hood = |b| {
        let mut hood = Neighbourhood::empty();
        hood.synthesise(&plan.synthesis, b);
        hood
    };
    (0..plan.synthesis.neighbourhoods()).map(hood).collect()
}

/// Adults with their index.
fn adults(scenario: &Scenario) -> Vec<(u64, Person)> {
    let hoods = hoods(scenario);
    let all = hoods.iter().flat_map(|h| (h.first..).zip(h.people().to_vec()).collect::<Vec<_>>());
    all.filter(|(_, person)| person.is_adult()).collect()
}

/// The word of a stream at an address.
fn word(stream: &'static str, place: u64, index: u32) -> u32 {
    Key::new(7, 0, Stream::named(stream)).words(place, 0, index)[0]
}

#[test]
fn clean_months_lift_everybody_at_the_sixth_review() {
    // By hand: reviews on days 29, 60, 91, 120, 151, 181: 181 / 30 = 6, so the sixth review is the
    // first with six clean months. 10 points more put everybody from B into A, once.
    let clean = is(Op::Ge, name(Name::CleanMonths), 6);
    let counts = lived(policy(vec![standing(0, points_if(clean, 10))], vec![]));
    let n = adults(&scenario(Policy::default())).len() as i64;
    let expected: Vec<i64> = (0..14).map(|t| if t < 5 { 1_000 * n } else { 1_010 * n }).collect();
    assert_eq!(series(&counts, Counter::ScoreSum as usize), expected);
    let moves: Vec<i64> = (0..14).map(|t| if t == 5 { n } else { 0 }).collect();
    assert_eq!(series(&counts, Counter::Moves as usize), moves);
    assert_eq!(counts.fired[0], 9 * n);
    assert_eq!(series(&counts, Counter::Subjects as usize), vec![PERSONS as i64; 14]);
    assert_eq!(sum(&counts, Counter::Pluses) + sum(&counts, Counter::Restricted), 0);
}

#[test]
fn standing_points_hold_from_their_day_and_in_their_neighbourhoods() {
    // By hand: the review of February 2020 (the fourth) is the first not before the 10th of it, so
    // there are 11 reviews.
    let mut rule = standing(0, Expr::Const(1));
    rule.holds.from = Date::new(2020, 2, 10);
    rule.holds.local = Some(Chance(ONE / 2));
    let policy = policy(vec![standing(0, Expr::Const(0)), rule], vec![]);
    let here = |(index, _): &&(u64, Person)| {
        Chance(ONE / 2).hits(word("score/local", index / NEIGHBOURS as u64, 1))
    };
    let all = adults(&scenario(Policy::default()));
    let n = all.iter().filter(here).count() as i64;
    assert!(n > 0 && n < all.len() as i64, "{n} of {}", all.len());
    assert_eq!(lived(policy).fired[..2], [0, 11 * n]);
}

#[test]
fn a_score_is_had_by_those_who_agree_to_it() {
    let mut village = side("village");
    village.score.terms.consent = Some((Chance(ONE / 10 * 3), Default::default()));
    let policy = policy(vec![standing(2, Expr::Const(-30))], vec![side("other"), village]);
    let counts = lived(policy);
    let layout = counts.persons.layout;
    let all = adults(&scenario(Policy::default()));
    let agrees =
        |(index, _): &&(u64, Person)| Chance(ONE / 10 * 3).hits(word("score/consent", *index, 2));
    let n = all.iter().filter(agrees).count() as i64;
    assert!((200..350).contains(&(1_000 * n / all.len() as i64)), "{n} of {}", all.len());
    assert_eq!(series(&counts, layout.side_scored(1)), vec![n; 14]);
    assert_eq!(series(&counts, layout.side_sum(1)), vec![970 * n; 14]);
    assert_eq!(series(&counts, layout.side_band(1, 2)), vec![n; 14]);
    assert_eq!(series(&counts, layout.side_moves(1)).iter().sum::<i64>(), n);
    assert_eq!(series(&counts, layout.side_scored(0)), vec![all.len() as i64; 14]);
    assert_eq!(series(&counts, layout.side_band(0, 1)), vec![all.len() as i64; 14]);
    assert_eq!(series(&counts, Counter::Restricted as usize), vec![n; 14]);
    assert_eq!(sum(&counts, Counter::Fallen), 0, "C is not the worst band");
}

#[test]
fn a_private_score_restricts_unseen() {
    let with = |private: bool| {
        let mut village = side("village");
        village.score.terms.private = private;
        lived(policy(vec![standing(1, Expr::Const(-100))], vec![village]))
    };
    let (open, private) = (with(false), with(true));
    let restricted = |counts: &ArmCounts| series(counts, Counter::Restricted as usize);
    assert_eq!(restricted(&open), restricted(&private));
    assert!(sum(&open, Counter::TiesStrained) > 0);
    assert_eq!(sum(&private, Counter::TiesStrained), 0);
    // The worst band of a side score is a fall only where there is no main score.
    assert_eq!(sum(&open, Counter::Fallen), 0);
    let mut alone = policy(vec![standing(1, Expr::Const(-100))], vec![side("village")]);
    alone.person_score = None;
    let n = adults(&scenario(Policy::default())).len() as i64;
    let counts = lived(alone);
    assert_eq!(sum(&counts, Counter::Fallen), n);
    assert_eq!(sum(&counts, Counter::Scored), 0);
}

#[test]
fn the_same_act_counts_in_each_score_by_its_own_rules() {
    // Conduct 0: the main score takes the larger of two rules, the village its only one.
    let in_village = Holds { score: 1, ..Holds::default() };
    let rules = vec![
        rule(Some(0), -5, Holds::default()),
        rule(Some(0), -7, Holds::default()),
        rule(Some(0), -3, in_village),
    ];
    let mut policy = policy(rules, vec![side("village")]);
    policy.counting = Counting { largest_only: true, ..Counting::default() };
    let counts = lived(policy);
    let n = counts.fired[1];
    assert!(n > 100);
    assert_eq!(counts.fired[..3], [0, n, n]);
    assert_eq!(sum(&counts, Counter::PointsLost), 10 * n);
    let (layout, t) = (counts.persons.layout, PERIODS as usize - 1);
    let lost =
        |sum: usize, scored: usize| 1_000 * series(&counts, scored)[t] - series(&counts, sum)[t];
    assert_eq!(lost(Counter::ScoreSum as usize, Counter::Scored as usize), 7 * n);
    assert_eq!(lost(layout.side_sum(0), layout.side_scored(0)), 3 * n);
}

#[test]
fn rules_can_ask_for_earlier_entries_and_hold_from_a_day() {
    let first =
        Rule { when: is(Op::Eq, name(Name::Earlier), 0), ..rule(Some(0), -2, Holds::default()) };
    let again =
        Rule { when: is(Op::Gt, name(Name::Earlier), 0), ..rule(Some(0), -1, Holds::default()) };
    let late = rule(Some(0), -4, Holds { from: Date::new(2020, 7, 15), ..Holds::default() });
    let scenario = scenario(policy(vec![first, again, late], vec![]));
    let settings = Settings { threads: 2, chunk: 256 };
    let chronicle = Chronicle::of(&scenario, 0, settings);
    // 2020-07-15 is day 257: 30 + 31 + 31 + 29 + 31 + 30 + 31 + 30 days, and 14 more.
    let (mut persons, mut records, mut late) = (0, 0, 0);
    for life in lives(&scenario, 0, &chronicle) {
        let entered = |event: &Event| match event {
            Event::Recorded { conduct: 0, entry, .. } => Some(*entry),
            _ => None,
        };
        let days: Vec<u16> = life[1].iter().filter_map(|step| entered(&step.event)).collect();
        persons += i64::from(!days.is_empty());
        records += days.len() as i64;
        late += days.iter().filter(|day| **day >= 257).count() as i64;
    }
    let counts = counts(&scenario, 1, 512);
    // What the third rule writes is for the same conduct, but never without one of the others.
    assert_eq!(counts.fired[..3], [persons, records - persons, late]);
    assert!(late > 0 && records > persons);
}

#[test]
fn points_of_the_old_year_are_gone_in_the_new() {
    let mut policy = policy(vec![rule(Some(0), -10, Holds::default())], vec![]);
    policy.counting = Counting { yearly: true, repeat: Factor::ONE, ..Counting::default() };
    let counts = lived(policy);
    let lost = series(&counts, Counter::PointsLost as usize);
    let n = series(&counts, Counter::Scored as usize)[0];
    assert!(lost.iter().all(|lost| *lost > 0));
    // By hand: the run begins in November 2019, so months 2 to 13 are the year 2020.
    for t in 0..PERIODS as usize {
        let this_year: i64 = lost[if t < 2 { 0 } else { 2 }..=t].iter().sum();
        assert_eq!(series(&counts, Counter::ScoreSum as usize)[t], 1_000 * n - this_year, "{t}");
    }
}

#[test]
fn restricted_ties_are_those_at_home_and_in_narrow_circles() {
    // All adults are restricted by the main score from the first review on; the village takes one
    // point for each tie, from the second.
    let rules = vec![standing(0, Expr::Const(-100)), standing(1, name(Name::RestrictedTies))];
    let scenario = scenario(policy(rules, vec![side("village")]));
    let found = counts(&scenario, 2, 256);
    let (plan, hoods) = (Plan::new(&scenario, 0), hoods(&scenario));
    let person = |index: u64| {
        let hood = &hoods[(index / NEIGHBOURS as u64) as usize];
        &hood.people()[(index % NEIGHBOURS as u64) as usize]
    };
    let ties = |index: u64| {
        let hood = &hoods[(index / NEIGHBOURS as u64) as usize];
        let at_home = hood.households.others((index % NEIGHBOURS as u64) as usize);
        let at_home = at_home.filter(|rank| hood.people()[*rank].is_adult()).count();
        let bonds = plan.synthesis.ties_of(index);
        let narrow = |b: &&assize_model::society::tie::Bond| {
            !scenario.society.ties[b.kind].wide && person(b.other).is_adult()
        };
        (at_home + bonds.iter().filter(narrow).count()) as i64
    };
    let all = adults(&scenario);
    let tied: i64 = all.iter().map(|(index, _)| ties(*index)).sum();
    assert!(tied > all.len() as i64, "{tied}");
    let sums = series(&found, found.persons.layout.side_sum(0));
    let n = 1_000 * all.len() as i64;
    assert_eq!(sums[0], n);
    assert_eq!(sums[1..], [n + tied; 13]);
    assert_eq!(counts(&scenario, 1, 64), found);
}

#[test]
fn whoever_is_barred_for_friends_alone_is_barred_by_spill() {
    // Adults below 30 are in the worst band by themselves; those above only if somebody near is
    // restricted. All refusals of the latter are for others, none of the former.
    let young = is(Op::Lt, name(Name::Age), 30);
    let by_ties = points_if(is(Op::Gt, name(Name::RestrictedTies), 0), -100);
    let expr = Expr::Choose(Box::new(young), Box::new(Expr::Const(-100)), Box::new(by_ties));
    let mut policy = policy(vec![standing(0, expr)], vec![]);
    policy.consequences = vec![Consequence {
        id: "bar".into(),
        title: String::new(),
        trigger: Trigger::Bands(0b1000),
        service: 0,
        effect: Effect::Refuse,
        carried_out: Chance::ALWAYS,
        from: None,
        score: 0,
        cost: None,
        shown: None,
        source: "made#2".into(),
        seeds: vec![],
    }];
    let scenario = scenario(policy);
    let counts = counts(&scenario, 2, 256);
    let mut ages: Vec<(usize, u8)> =
        adults(&scenario).iter().map(|(_, person)| (person.cell(), person.age())).collect();
    ages.sort_unstable();
    ages.dedup_by_key(|(cell, age)| (*cell, *age < 30));
    let of = |is_young: bool, counter: Counter| -> i64 {
        let cells = ages.iter().filter(|(_, age)| (*age < 30) == is_young);
        cells.map(|(cell, _)| counts.persons.row(*cell)[counter as usize]).sum()
    };
    assert!(of(true, Counter::Hindrances) > 0 && of(false, Counter::Hindrances) > 0);
    assert_eq!(of(false, Counter::Spillover), of(false, Counter::Hindrances));
    assert_eq!(of(true, Counter::Spillover), 0);
}

/// Two side scores, one asked for and one private, beside the made policy's own.
fn many_scores() -> Scenario {
    let mut scenario = made::scenario(PERSONS, PERIODS);
    let policy = &mut scenario.arms[1].policy;
    let (mut village, mut bank) = (side("village"), side("bank"));
    village.score.terms.consent = Some((Chance(ONE / 2), Default::default()));
    bank.score.terms.private = true;
    policy.side_scores = vec![village, bank];
    policy.counting.yearly = true;
    let of = |score| Holds { score, local: Some(Chance(ONE / 4 * 3)), ..Holds::default() };
    let minus = |name| Expr::Neg(Box::new(Expr::Name(name)));
    policy.rules.extend([
        rule(Some(0), -40, of(1)),
        rule(Some(1), 20, of(2)),
        standing(1, minus(Name::RestrictedTies)),
        standing(2, minus(Name::Arrears)),
        standing(0, points_if(is(Op::Ge, name(Name::SideBand), 2), -5)),
    ]);
    scenario
}

#[test]
fn several_scores_are_the_same_however_a_run_is_cut_up() {
    let scenario = many_scores();
    let one = counts(&scenario, 1, 4_096);
    let layout = one.persons.layout;
    for side in 0..2 {
        assert!(series(&one, layout.side_moves(side)).iter().sum::<i64>() > 0, "{side}");
    }
    assert!(one.fired[11..16].iter().all(|n| *n > 0), "{:?}", one.fired);
    assert_eq!(counts(&scenario, 3, 64), one);
    for after in [1, 9] {
        let settings = Settings { threads: 1, chunk: 256 };
        let stopped = run(&scenario, 0, settings, &Stops(AtomicU32::new(after)), None);
        let Ok(Outcome::Stopped { checkpoint, .. }) = stopped else { panic!("not stopped") };
        let other = Settings { threads: 2, chunk: 64 };
        let Ok(Outcome::Complete(counts)) = run(&scenario, 0, other, &never(), Some(&checkpoint))
        else {
            panic!("not complete")
        };
        assert_eq!(counts[1], one, "stopped after {after}");
    }
}

#[test]
fn a_life_tells_the_moves_in_every_score() {
    let scenario = many_scores();
    let settings = Settings { threads: 2, chunk: 256 };
    let chronicle = Chronicle::of(&scenario, 0, settings);
    let found = counts(&scenario, 1, 512);
    let (mut moves, mut stood) = ([0_i64; 2], 0);
    for life in lives(&scenario, 0, &chronicle) {
        for step in &life[1] {
            match step.event {
                Event::SideReview { side, band, before, .. } => {
                    assert_ne!(band, before);
                    moves[side] += 1;
                }
                Event::Standing { points, .. } => stood += i64::from(points != 0),
                _ => {}
            }
        }
    }
    let layout = found.persons.layout;
    let counted = [0, 1].map(|side| series(&found, layout.side_moves(side)).iter().sum::<i64>());
    assert_eq!(moves, counted);
    assert!(stood > 0);
}

#[test]
fn a_wrong_locks_merits_of_its_own_score_only() {
    // Conduct 4 is a debt that is never put right; it counts in the main score. Gifts (conduct 1)
    // count in both: after a debt they are muted in the main score and never in the village.
    let in_village = Holds { score: 1, ..Holds::default() };
    let rules = vec![
        rule(Some(4), -10, Holds::default()),
        rule(Some(1), 5, Holds::default()),
        rule(Some(1), 5, in_village),
    ];
    let mut policy = policy(rules, vec![side("village")]);
    policy.counting.lock = true;
    let mut scenario = scenario(policy);
    scenario.catalogue.conducts[4].corrected = Some(Chance::NEVER);
    let settings = Settings { threads: 2, chunk: 256 };
    let chronicle = Chronicle::of(&scenario, 0, settings);
    let mut is_muted = [0, 0, 0];
    for life in lives(&scenario, 0, &chronicle) {
        for step in &life[1] {
            if let Event::Entry { rule, muted, .. } = step.event {
                is_muted[rule] += i64::from(muted);
            }
        }
    }
    assert!(is_muted[1] > 0, "{is_muted:?}");
    assert_eq!([is_muted[0], is_muted[2]], [0, 0]);
}

#[test]
fn sums_add_up_in_each_score_by_themselves() {
    // The same steps for the same hours (conduct 2) in both scores: both come to the same.
    let step = |points, from, score| Rule {
        reach_sum: Some(from),
        ..rule(Some(2), points, Holds { score, ..Holds::default() })
    };
    let rules = vec![step(1, 30, 0), step(9, 300, 0), step(1, 30, 1), step(9, 300, 1)];
    let counts = lived(policy(rules, vec![side("village")]));
    let layout = counts.persons.layout;
    let main = series(&counts, Counter::ScoreSum as usize);
    assert_eq!(main, series(&counts, layout.side_sum(0)));
    assert!(main[13] > main[0], "{main:?}");
    assert_eq!(counts.fired[..2], counts.fired[2..4]);
}
