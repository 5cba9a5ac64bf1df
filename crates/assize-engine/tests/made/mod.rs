//! A made-up scenario, small but with every mechanism in it, built without documents.

use assize_base::calendar::Date;
use assize_base::quantity::{Chance, Factor, ONE, Rate};
use assize_base::vocabulary::Attribute;
use assize_scenario::Scenario;
use assize_scenario::catalogue::{
    Bias, Catalogue, Channel, Conduct, Domain, Links, Pattern, Polarity, Profile, Quantity,
    Service, Subject,
};
use assize_scenario::expr::{Expr, Name, Op};
use assize_scenario::policy::{
    Award, Band, Cap, Consequence, Counting, Effect, Exit, Ground, Intake, List, Policy, Reach,
    Repair, Review, Rule, Score, Staff, Trigger, Validity,
};
use assize_scenario::scenario::Arm;
use assize_scenario::society::{FirmSize, Place, Response, Society};

mod life;

/// A share of one in thousandths.
fn thousandths(n: u64) -> Chance {
    Chance(ONE / 1_000 * n)
}

/// Thousandths of an event a month.
fn rate(n: u64) -> Rate {
    Rate(ONE / 1_000 * n)
}

fn adult() -> Expr {
    Expr::Binary(Op::Ge, Box::new(Expr::Name(Name::Age)), Box::new(Expr::Const(18)))
}

/// The scenario.
pub fn scenario(persons: u64, periods: u32) -> Scenario {
    let arm = |name: &str, policy: Policy| Arm { name: name.into(), stack: vec![], policy };
    Scenario {
        name: "made".into(),
        title: "Made up".into(),
        arms: vec![arm("none", Policy::default()), arm("made", policy())],
        society: society(),
        catalogue: catalogue(),
        services: vec![service(250), service(0), service(20)],
        from: Date::new(2019, 11, 1).expect("a date"),
        periods,
        persons,
        seed: 7,
        replicates: 2,
        params: vec![],
        sources: vec![],
        documents: vec![],
        targets: Vec::new(),
        calibrated: Vec::new(),
        off: Vec::new(),
        carried: Vec::new(),
        notes: Vec::new(),
        told: Vec::new(),
    }
}

fn society() -> Society {
    let place = |settlement, people: u64| Place {
        province: 0,
        settlement,
        age_sex: std::array::from_fn(|b| [people * (21 - b as u64), people * (22 - b as u64)]),
        schooling: [[people * 30; 2]; 7],
    };
    Society {
        name: "made".into(),
        title: "Made up".into(),
        provinces: vec!["Somewhere".into()],
        places: vec![place(0, 5_000), place(2, 3_000)],
        household_sizes: vec![25, 30, 21, 13, 6, 3, 2],
        income: [[1, 2, 3, 4, 5], [1; 5], [5, 4, 3, 2, 1]],
        migrant: [thousandths(300); 3],
        employed: [[thousandths(600); 2]; 7],
        heads: thousandths(200),
        firm_sizes: vec![
            FirmSize { weight: 8, from: 0, to: 4 },
            FirmSize { weight: 2, from: 5, to: 50 },
        ],
        party: thousandths(100),
        posts: vec![],
        response: Response {
            aware: thousandths(500),
            deterrence: thousandths(100),
            chill: thousandths(50),
            step: thousandths(20),
            steps_gained: 3,
            fading: thousandths(200),
        },
        reaction: life::reaction(),
        ties: life::ties(),
        meets: life::meets(),
        money: Some(life::money()),
        court: Some(life::court()),
    }
}

/// Conduct: 0 quarrel, 1 gift, 2 hours, 3 petition, 4 debt, 5 listing, 6 firm's fraud, 7 head of listed firm,
/// 8 evasion of a judgment.
fn catalogue() -> Catalogue {
    let channel = Channel {
        id: "office".into(),
        title: "an office".into(),
        detection: thousandths(700),
        wrong_person: thousandths(50),
        invented: thousandths(50),
        delay_from: 0,
        delay_to: 40,
        bias: Bias {
            by: uneven(),
            wrong_person_by: uneven(),
            confusable: true,
            grudge: Factor(3 * 65_536),
        },
    };
    let domain = |id: &str, subject, conducts: Vec<usize>| Domain {
        id: id.into(),
        title: id.into(),
        subject,
        who: adult(),
        conducts,
    };
    Catalogue {
        domains: vec![
            domain("life", Subject::Person, vec![0, 1, 2, 3]),
            domain("money", Subject::Person, vec![4, 5, 7, 8]),
            domain("trade", Subject::Firm, vec![6]),
        ],
        conducts: vec![
            conduct(0, 0, Polarity::Harm, 60, false),
            Conduct {
                quantity: quantity(Name::Amount),
                ..conduct(1, 0, Polarity::Merit, 30, true)
            },
            Conduct {
                quantity: quantity(Name::Hours),
                links: Links { cheap: true, ..Links::default() },
                ..conduct(2, 0, Polarity::Merit, 90, true)
            },
            Conduct { right: Some("petition".into()), ..conduct(3, 0, Polarity::Harm, 40, true) },
            Conduct {
                corrected: Some(thousandths(150)),
                links: Links {
                    sued: thousandths(600),
                    strained: Factor(4 * 65_536),
                    ..Links::default()
                },
                ..conduct(4, 1, Polarity::Harm, 50, false)
            },
            Conduct { given_by_list: true, ..conduct(5, 1, Polarity::Harm, 1, false) },
            conduct(6, 2, Polarity::Harm, 80, false),
            Conduct { given_by_list: true, ..conduct(7, 1, Polarity::Harm, 0, false) },
            conduct(8, 1, Polarity::Harm, 5, false),
        ],
        channels: vec![channel],
    }
}

fn quantity(name: Name) -> Option<Quantity> {
    Some(Quantity { name, quantiles: vec![(0, 1), (ONE / 2, 40), (ONE, 400)] })
}

/// Twice for men, half for women.
fn uneven() -> Profile {
    Profile { factors: vec![(Attribute::Sex, vec![Factor(65_536 * 2), Factor(65_536 / 2)])] }
}

fn conduct(id: usize, domain: usize, polarity: Polarity, per_mille: u64, lawful: bool) -> Conduct {
    let profile = uneven();
    Conduct {
        id: id.to_string(),
        title: id.to_string(),
        domain,
        polarity,
        gravity: 1,
        lawful,
        right: None,
        channel: 0,
        rate: rate(per_mille),
        slot: profile.highest(rate(per_mille)),
        who: adult(),
        profile,
        quantity: None,
        corrected: None,
        given_by_list: false,
        links: Default::default(),
    }
}

fn service(per_mille: u64) -> Service {
    Service {
        id: format!("service-{per_mille}"),
        title: "a service".into(),
        domain: "life".into(),
        essential: false,
        who: adult(),
        demand: rate(per_mille),
        slot: rate(per_mille),
        profile: Profile { factors: vec![] },
        pattern: Pattern {
            habits: vec![
                (thousandths(700), Factor(65_536 / 4)),
                (thousandths(900), Factor(65_536)),
                (thousandths(1_000), Factor(65_536 * 8)),
            ],
            again: thousandths(500),
            cost: 300,
            cost_income: Factor(65_536 / 8),
            surcharge: 50,
        },
        subject: assize_scenario::catalogue::Subject::Person,
    }
}

fn score() -> Score {
    let band = |label: &str, from| Band { label: label.into(), title: label.into(), from };
    Score {
        start: 1_000,
        floor: Some(500),
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

fn rule(id: &str, conduct: usize, award: Award) -> Rule {
    Rule {
        id: id.into(),
        title: id.into(),
        subject: if conduct == 6 { Subject::Firm } else { Subject::Person },
        conduct: Some(conduct),
        when: Expr::always(),
        award,
        per: None,
        convert: None,
        reach_sum: None,
        validity: None,
        reaches: vec![Reach::Own],
        repair: None,
        cap: None,
        source: "made#1".into(),
        seeds: vec![],
        holds: Default::default(),
    }
}

fn policy() -> Policy {
    let grade = |band, months| Award::Grade { band, months };
    let all = [Reach::Own, Reach::Spouse, Reach::Parents, Reach::Children, Reach::Household];
    let sum =
        |id, points, from| Rule { reach_sum: Some(from), ..rule(id, 2, Award::Points(points)) };
    Policy {
        person_score: Some(score()),
        firm_score: Some(score()),
        rules: vec![
            rule("quarrel", 0, Award::Span(-5, -30)),
            Rule {
                reaches: all.to_vec(),
                when: Expr::Binary(
                    Op::Gt,
                    Box::new(Expr::Name(Name::Gravity)),
                    Box::new(Expr::Const(80)),
                ),
                ..rule("grave-quarrel", 0, Award::Points(-40))
            },
            Rule { convert: Some(10), cap: Some(0), ..rule("gift", 1, Award::Span(1, 20)) },
            sum("hours-1", 2, 10),
            sum("hours-2", 10, 50),
            rule("petition", 3, Award::Choice(vec![-10, -20, -50])),
            Rule {
                repair: Some(Repair { into: 7, chance: thousandths(100) }),
                ..rule("debt", 4, grade(2, 24))
            },
            Rule { conduct: None, ..rule("repaired", 0, Award::Points(-50)) },
            Rule {
                repair: Some(Repair { into: 7, chance: thousandths(100) }),
                ..rule("listed", 5, grade(3, 60))
            },
            rule("fraud", 6, Award::Points(-30)),
            rule("head-of-listed", 7, grade(2, 36)),
        ],
        caps: vec![Cap { id: "gifts".into(), at_most: 15 }],
        counting: Counting {
            largest_only: true,
            repeat: Factor(65_536 * 2),
            lock: true,
            yearly: false,
        },
        validity: vec![
            Validity { from: -40, to: -1, months: 12 },
            Validity { from: -9_999, to: -41, months: 24 },
        ],
        head_share: Some(Factor(65_536 / 2)),
        lists: vec![list(), brought()],
        consequences: vec![
            consequence(Trigger::Bands(0b1100), 0, Effect::Refuse),
            consequence(Trigger::List(1), 0, Effect::Price),
            consequence(Trigger::Bands(0b0001), 0, Effect::Priority),
            consequence(Trigger::List(0), 1, Effect::Publicise),
            Consequence {
                from: Date::new(2020, 1, 10),
                ..consequence(Trigger::List(0), 0, Effect::Delay)
            },
            consequence(Trigger::List(0), 2, Effect::Refuse),
        ],
        ..Policy::default()
    }
}

fn consequence(trigger: Trigger, service: usize, effect: Effect) -> Consequence {
    Consequence {
        id: format!("{trigger:?}"),
        title: String::new(),
        trigger,
        service,
        effect,
        carried_out: thousandths(900),
        source: "made#2".into(),
        seeds: vec![],
        from: None,
        score: 0,
        cost: None,
        shown: None,
    }
}

fn list() -> List {
    let ground = |conduct: usize, months| Ground {
        id: conduct.to_string(),
        title: String::new(),
        conduct,
        chance: thousandths(400),
        months,
        longer: Some((thousandths(300), 2, 8)),
        source: "made#3".into(),
        from: None,
    };
    let exit = |id: &str, per_mille, performs| Exit {
        id: id.into(),
        title: String::new(),
        chance: thousandths(per_mille),
        performs,
        source: "made#4".into(),
    };
    List {
        id: "defaulters".into(),
        title: String::new(),
        exempt: Expr::Not(Box::new(adult())),
        grounds: vec![ground(4, Some(12)), ground(6, None), ground(8, Some(24))],
        exits: vec![exit("performed", 60, true), exit("stayed", 20, false)],
        removal_working_days: 3,
        review: Some(Review {
            asks: thousandths(800),
            notice: (5, 60),
            first_days: 15,
            first_finds: thousandths(500),
            appeals: thousandths(500),
            appeal_days: 10,
            second_days: 15,
            second_finds: thousandths(500),
            correct_working_days: 3,
            staff: Some(Staff { decisions: rate(2), asks_rightly: thousandths(200) }),
        }),
        brings: Some(1),
        emits: Some(5),
        emits_head: Some(7),
        source: "made#3".into(),
        intake: Some(Intake {
            from: Date::new(2019, 12, 1).expect("a date"),
            shares: vec![thousandths(500), thousandths(800), thousandths(1_000)],
        }),
        manner: Default::default(),
    }
}

fn brought() -> List {
    List {
        id: "limits".into(),
        grounds: vec![],
        review: list().review.map(|review| Review { staff: None, ..review }),
        brings: None,
        emits: None,
        emits_head: None,
        ..list()
    }
}
