//! A small scenario with two arms and the counts of two replicates, for hand-computed tests.

use assize_base::calendar::Date;
use assize_base::quantity::{Chance, Factor, Rate};
use assize_base::vocabulary::cell;
use assize_model::count::{ArmCounts, Counter};
use assize_scenario::Scenario;
use assize_scenario::catalogue::{
    Catalogue, Channel, Conduct, Domain, Polarity, Profile, Quantity, Service, Subject,
};
use assize_scenario::expr::{Expr, Name, Op};
use assize_scenario::policy::{
    Award, Band, Consequence, Counting, Effect, Exit, Ground, List, Policy, Reach, Repair, Review,
    Rule, Score, Trigger, Validity,
};
use assize_scenario::scenario::{Arm, Basis, Param, Source};
use assize_scenario::society::{Money, Place, Response, Society};

/// Two arms over 100 persons, who stand for 4,200, in 24 months.
pub fn scenario() -> Scenario {
    let arm = |name: &str, policy| Arm { name: name.into(), stack: Vec::new(), policy };
    Scenario {
        name: "small".into(),
        title: "A small study".into(),
        arms: vec![arm("none", Policy::default()), arm("small-2020", policy())],
        society: society(),
        catalogue: catalogue(),
        services: vec![Service {
            id: "flight".into(),
            title: "a flight".into(),
            domain: "travel".into(),
            essential: false,
            who: Expr::Const(1),
            demand: Rate(0),
            slot: Rate(0),
            profile: Profile { factors: Vec::new() },
            pattern: Default::default(),
            subject: assize_scenario::catalogue::Subject::Person,
        }],
        from: Date::new(2020, 1, 1).expect("a day"),
        periods: 24,
        persons: 100,
        seed: 1,
        replicates: 2,
        params: params(),
        sources: vec![source("small-2020"), source("court-2017")],
        documents: Vec::new(),
        targets: Vec::new(),
        calibrated: Vec::new(),
        off: Vec::new(),
        carried: Vec::new(),
        notes: Vec::new(),
        told: Vec::new(),
    }
}

fn source(id: &str) -> Source {
    Source {
        id: id.into(),
        title: format!("The rules of {id}"),
        publisher: "a town".into(),
        date: "2020".into(),
        address: String::new(),
        certainty: "full text".into(),
    }
}

fn params() -> Vec<Param> {
    let place = assize_base::diag::Place { document: 0, start: 0, end: 0 };
    let sourced = Basis::Source("small-2020#art-1".into());
    let guessed = || Basis::Assumed("nobody counts it".into());
    let param = |path: &str, value: &str, basis, range: Option<(&str, &str)>| Param {
        path: path.into(),
        value: value.into(),
        range: range.map(|(a, b)| (a.into(), b.into())),
        basis,
        place: place.clone(),
    };
    vec![
        param("policy small-2020 / score person / start", "1000", sourced, None),
        param("policy small-2020 / rule A02 / points", "-30", guessed(), Some(("-50", "-10"))),
        param(
            "conduct conduct / channel police / detection",
            "20 %",
            guessed(),
            Some(("5 %", "1 in 2")),
        ),
        param("conduct conduct / conduct post / rate", "1 per year", guessed(), None),
    ]
}

fn society() -> Society {
    let mut age_sex = [[0; 2]; 21];
    age_sex[5] = [2200, 2000];
    Society {
        name: "town".into(),
        title: "A town".into(),
        provinces: vec!["Shandong".into()],
        places: vec![Place { province: 0, settlement: 0, age_sex, schooling: [[0; 2]; 7] }],
        household_sizes: vec![1],
        income: [[1; 5]; 3],
        migrant: [Chance::NEVER; 3],
        employed: [[Chance::NEVER; 2]; 7],
        heads: Chance::NEVER,
        firm_sizes: Vec::new(),
        party: Chance::NEVER,
        posts: Vec::new(),
        response: Response {
            aware: Chance::NEVER,
            deterrence: Chance::NEVER,
            chill: Chance::NEVER,
            step: Chance::NEVER,
            steps_gained: 0,
            fading: Chance::NEVER,
        },
        reaction: Default::default(),
        ties: Vec::new(),
        meets: Default::default(),
        money: None,
        court: None,
    }
}

/// Money for a society that has it: incomes of 12,000 to 60,000 yuan.
pub fn money() -> Money {
    let nobody = || Profile { factors: Vec::new() };
    Money {
        yearly: [12_000, 24_000, 36_000, 48_000, 60_000],
        indebted: [Chance::NEVER; 3],
        needs: Factor::ONE,
        burden: Factor::ONE,
        setback: Rate(0),
        slot: Rate(0),
        setback_by: nobody(),
        lasts: Quantity { name: Name::Months, quantiles: vec![(0, 1), (1 << 32, 2)] },
        loan: 0,
        asks_from: 4,
        asks: Chance::NEVER,
        declines: [Chance::NEVER; 5],
        bridges: 4,
        repays: Chance::NEVER,
        repays_by: nobody(),
    }
}

fn catalogue() -> Catalogue {
    let domain = |id: &str, title: &str, conducts: &[usize]| Domain {
        id: id.into(),
        title: title.into(),
        subject: Subject::Person,
        who: Expr::Const(1),
        conducts: conducts.to_vec(),
    };
    let conduct = |id: &str, domain, polarity, right: Option<&str>| Conduct {
        id: id.into(),
        title: format!("{id} done"),
        domain,
        polarity,
        gravity: 2,
        lawful: right.is_some(),
        right: right.map(Into::into),
        channel: 0,
        rate: Rate(0),
        slot: Rate(0),
        who: Expr::Const(1),
        profile: Profile { factors: Vec::new() },
        quantity: None,
        corrected: None,
        given_by_list: false,
        links: Default::default(),
    };
    Catalogue {
        domains: vec![domain("money", "Money", &[0, 2]), domain("speech", "Speech", &[1])],
        conducts: vec![
            conduct("debt", 0, Polarity::Harm, None),
            conduct("post", 1, Polarity::Harm, Some("expression")),
            conduct("gift", 0, Polarity::Merit, None),
        ],
        channels: vec![Channel {
            id: "police".into(),
            title: "Police".into(),
            detection: Chance::ALWAYS,
            wrong_person: Chance::NEVER,
            invented: Chance::NEVER,
            delay_from: 0,
            delay_to: 0,
            bias: Default::default(),
        }],
    }
}

fn policy() -> Policy {
    let band = |label: &str, from| Band { label: label.into(), title: "x".into(), from };
    Policy {
        name: "small-2020".into(),
        title: "A small policy".into(),
        summary: "It scores everybody.".into(),
        person_score: Some(Score {
            start: 1000,
            floor: Some(0),
            ceiling: None,
            who: at_least(18),
            bands: vec![band("A", Some(960)), band("D", None)],
            default_band: 0,
            terms: Default::default(),
        }),
        firm_score: None,
        rules: rules(),
        caps: Vec::new(),
        counting: Counting {
            largest_only: true,
            repeat: Factor(2 << 16),
            lock: true,
            yearly: false,
        },
        validity: vec![Validity { from: -40, to: -1, months: 12 }],
        head_share: None,
        lists: vec![list()],
        consequences: vec![Consequence {
            id: "no-flights".into(),
            title: "may not fly".into(),
            trigger: Trigger::Bands(2),
            service: 0,
            effect: Effect::Refuse,
            carried_out: Chance(1 << 31),
            source: "small-2020#art-9".into(),
            seeds: Vec::new(),
            from: None,
            score: 0,
            cost: None,
            shown: None,
        }],
        costs: Default::default(),
        side_scores: Vec::new(),
        averaging: None,
        known: String::new(),
        opaque: false,
    }
}

/// `person.age >= years`.
pub fn at_least(years: i64) -> Expr {
    Expr::Binary(Op::Ge, Box::new(Expr::Name(Name::Age)), Box::new(Expr::Const(years)))
}

fn rules() -> Vec<Rule> {
    let rule = |id: &str, conduct: usize, award, source: &str| Rule {
        id: id.into(),
        title: format!("about {id}"),
        subject: Subject::Person,
        conduct: Some(conduct),
        when: Expr::Const(1),
        award,
        per: None,
        convert: None,
        reach_sum: None,
        validity: None,
        reaches: vec![Reach::Own],
        repair: None,
        cap: None,
        source: source.into(),
        seeds: Vec::new(),
        holds: Default::default(),
    };
    let mut rules = vec![
        rule("A01", 0, Award::Points(-20), "small-2020#art-2"),
        rule("A02", 1, Award::Span(-10, -30), ""),
        rule("A03", 0, Award::Grade { band: 1, months: 24 }, "small-2020#art-3"),
        rule("M01", 2, Award::Points(10), "small-2020#art-4"),
    ];
    rules[0].reaches.push(Reach::Spouse);
    rules[2].repair = Some(Repair { into: 0, chance: Chance(1 << 30) });
    rules
}

fn list() -> List {
    List {
        id: "debtors".into(),
        title: "Debtors".into(),
        exempt: Expr::Not(Box::new(at_least(18))),
        grounds: vec![Ground {
            id: "refuses".into(),
            title: "refuses to pay".into(),
            conduct: 0,
            chance: Chance::ALWAYS,
            months: None,
            longer: None,
            source: "court-2017#art-1".into(),
            from: None,
        }],
        exits: vec![Exit {
            id: "paid".into(),
            title: "has paid".into(),
            chance: Chance(1 << 30),
            performs: true,
            source: "court-2017#art-10".into(),
        }],
        removal_working_days: 3,
        review: Some(Review {
            asks: Chance(1 << 31),
            notice: (10, 90),
            first_days: 15,
            first_finds: Chance(1 << 31),
            appeals: Chance(1 << 31),
            appeal_days: 10,
            second_days: 15,
            second_finds: Chance(1 << 31),
            correct_working_days: 3,
            staff: None,
        }),
        brings: None,
        emits: None,
        emits_head: None,
        source: "court-2017#art-1".into(),
        intake: None,
        manner: Default::default(),
    }
}

/// A man and a woman of 18 to 29, and a woman of 70 or more.
const MAN: [u8; 6] = [0, 1, 0, 0, 0, 0];
const WOMAN: [u8; 6] = [1, 1, 0, 0, 0, 0];
const OLD_WOMAN: [u8; 6] = [1, 6, 0, 0, 0, 0];

/// Two replicates: 10 and 14 persons restricted, 6 and 8 refusals, 45 and 40 unlawful acts with the
/// policy and 50 without it.
pub fn replicates() -> Vec<Vec<ArmCounts>> {
    [(10, 6, 45), (14, 8, 40)]
        .map(|(restricted, refusals, acts)| {
            let mut with = people(&policy());
            let persons = &mut with.persons;
            let layout = persons.layout;
            persons.add(cell(MAN), 23, Counter::Restricted as usize, restricted);
            persons.add(cell(MAN), 23, layout.band(1), restricted);
            persons.add(cell(MAN), 3, Counter::Hindrances as usize, refusals);
            persons.add(cell(MAN), 3, layout.refusals(0), refusals);
            persons.add(cell(WOMAN), 5, layout.entries(0), 2);
            persons.add(cell(WOMAN), 5, Counter::ActsUnlawful as usize, acts);
            with.fired[0] = refusals;
            with.fired[4] = 2;
            let mut without = people(&Policy::default());
            without.persons.add(cell(WOMAN), 5, Counter::ActsUnlawful as usize, 50);
            vec![without, with]
        })
        .to_vec()
}

/// 60 men, 36 young and 4 old women, all scored at 1000 if there is a score.
fn people(policy: &Policy) -> ArmCounts {
    let mut counts = ArmCounts::zero(policy, 1, 2, 24);
    let scored = policy.person_score.is_some();
    for (who, n) in [(MAN, 60), (WOMAN, 36), (OLD_WOMAN, 4)] {
        let mut add = |counter: Counter, n| counts.persons.add(cell(who), 23, counter as usize, n);
        add(Counter::Subjects, n);
        if scored {
            add(Counter::Scored, n);
            add(Counter::ScoreSum, n * 1000);
            add(Counter::ScoreSquares, n * 1_000_000);
        }
    }
    counts
}
