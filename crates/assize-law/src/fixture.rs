//! A mild and a harsh small policy, for the tests of provisions.
//!
//! [`good`] gives every textual test nothing to find; [`bad`] gives every one something. A test of
//! a provision changes one thing of either.

use assize_base::calendar::Date;
use assize_base::quantity::{Chance, Factor, Rate};
use assize_scenario::Scenario;
use assize_scenario::catalogue::{
    Catalogue, Channel, Conduct, Domain, Polarity, Profile, Service, Subject,
};
use assize_scenario::expr::{Expr, Name};
use assize_scenario::policy::{
    Award, Band, Consequence, Effect, Exit, Ground, List, Policy, Reach, Review, Rule, Score,
    Trigger, Validity,
};
use assize_scenario::scenario::Arm;
use assize_scenario::society::{Response, Society};

use assize_base::evidence::{ArmSummary, Figure, Summary};

use crate::finding::Verdict;
use crate::measured::Measured;
use crate::provision::Provision;
use crate::reading::Reading;

/// Conduct of the small catalogue, by place.
pub const JUMPS_RED: usize = 0;
pub const OWES: usize = 1;
pub const POSTS: usize = 2;
pub const PRAYS: usize = 3;
pub const FIRM_OWES: usize = 4;
pub const LITTERS: usize = 5;
pub const JUDGED: usize = 6;

/// Services of the small catalogue, by place.
pub const CAR_TRIP: usize = 0;
pub const LOAN: usize = 1;
pub const SCHOOL: usize = 2;
pub const NAME: usize = 3;
pub const BENEFIT: usize = 4;

/// A policy in which no textual test finds anything: points for lateness with bills, a list of
/// debtors with review and ways out, and a dearer loan.
pub fn good() -> Policy {
    Policy {
        name: "good".into(),
        person_score: Some(score()),
        rules: vec![rule("R1", OWES, Award::Points(-10))],
        validity: vec![Validity { from: -1000, to: 1000, months: 12 }],
        lists: vec![list("debtors", OWES)],
        consequences: vec![
            consequence("dear-loan", Trigger::Bands(2), LOAN, Effect::Price),
            consequence("checked-loan", Trigger::List(0), LOAN, Effect::Inspect),
        ],
        ..Policy::default()
    }
}

/// A policy in which every textual test finds something.
pub fn bad() -> Policy {
    let mut family = rule("F1", OWES, Award::Points(-20));
    family.reaches = vec![Reach::Own, Reach::Spouse, Reach::Children];
    let mut unsourced = rule("U1", POSTS, Award::Span(-10, -30));
    unsourced.source = String::new();
    let mut firm = rule("E1", FIRM_OWES, Award::Points(-50));
    firm.subject = Subject::Firm;
    let mut party = rule("P1", PRAYS, Award::Points(-10));
    party.when = Expr::Name(Name::Party);
    let mut long = rule("L1", OWES, Award::Points(-5));
    long.validity = Some(120);
    let mut court = list("court", JUDGED);
    court.review = None;
    court.exits.clear();
    court.grounds.push(Ground {
        id: "litters".into(),
        conduct: LITTERS,
        ..court.grounds[0].clone()
    });
    court.emits_head = Some(OWES);
    let mut debtors = list("debtors", OWES);
    debtors.review = None;
    debtors.exits.clear();
    debtors.grounds[0].months = None;
    let mut limits = list("limits", POSTS);
    limits.grounds[0].months = None;
    limits.exits[0].performs = false;
    limits.removal_working_days = 30;
    let review = limits.review.as_mut().expect("a review");
    review.first_days = 60;
    Policy {
        name: "bad".into(),
        person_score: Some(score()),
        firm_score: Some(score()),
        rules: vec![
            family,
            unsourced,
            firm,
            party,
            long,
            rule("G1", OWES, Award::Grade { band: 1, months: 24 }),
            rule("T1", JUMPS_RED, Award::Points(-5)),
            rule("M1", LITTERS, Award::Points(-100)),
        ],
        head_share: Some(Factor::ONE),
        opaque: true,
        lists: vec![debtors, limits, court],
        consequences: vec![
            consequence("no-trips", Trigger::Bands(2), CAR_TRIP, Effect::Refuse),
            consequence("no-loan", Trigger::List(0), LOAN, Effect::Refuse),
            consequence("no-trips-listed", Trigger::List(1), CAR_TRIP, Effect::Refuse),
            consequence("no-school", Trigger::List(0), SCHOOL, Effect::Refuse),
            consequence("shamed", Trigger::List(0), NAME, Effect::Publicise),
            consequence("no-benefit", Trigger::List(2), BENEFIT, Effect::Refuse),
        ],
        ..Policy::default()
    }
}

/// Everybody starts with 1000 points in band A; below 960 is D.
fn score() -> Score {
    let band = |label: &str, from| Band { label: label.into(), title: String::new(), from };
    Score {
        start: 1000,
        floor: None,
        ceiling: None,
        who: Expr::Const(1),
        bands: vec![band("A", Some(960)), band("D", None)],
        default_band: 0,
        terms: Default::default(),
    }
}

/// A rule for persons, with an article.
pub fn rule(id: &str, conduct: usize, award: Award) -> Rule {
    Rule {
        id: id.into(),
        title: String::new(),
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
        source: "law#art-1".into(),
        seeds: Vec::new(),
        holds: Default::default(),
    }
}

/// A list with one ground of two years, a way out and a review.
fn list(id: &str, conduct: usize) -> List {
    let half = Chance(1 << 31);
    List {
        id: id.into(),
        title: String::new(),
        exempt: Expr::Const(0),
        grounds: vec![Ground {
            id: "ground".into(),
            title: String::new(),
            conduct,
            chance: Chance::ALWAYS,
            months: Some(24),
            longer: None,
            source: "law#art-2".into(),
            from: None,
        }],
        exits: vec![Exit {
            id: "performed".into(),
            title: String::new(),
            chance: half,
            performs: true,
            source: "law#art-3".into(),
        }],
        removal_working_days: 3,
        review: Some(Review {
            asks: half,
            notice: (0, 10),
            first_days: 7,
            first_finds: half,
            appeals: half,
            appeal_days: 10,
            second_days: 7,
            second_finds: half,
            correct_working_days: 3,
            staff: None,
        }),
        brings: None,
        emits: None,
        emits_head: None,
        source: "law#art-2".into(),
        intake: None,
        manner: Default::default(),
    }
}

/// A consequence that is always carried out, with an article.
pub fn consequence(id: &str, trigger: Trigger, service: usize, effect: Effect) -> Consequence {
    Consequence {
        id: id.into(),
        title: String::new(),
        trigger,
        service,
        effect,
        carried_out: Chance::ALWAYS,
        source: "law#art-4".into(),
        seeds: Vec::new(),
        from: None,
        score: 0,
        cost: None,
        shown: None,
    }
}

/// A scenario whose only arm has the policy.
pub fn scenario_of(policy: Policy) -> Scenario {
    let arm = Arm { name: policy.name.clone(), stack: Vec::new(), policy };
    Scenario {
        name: "small".into(),
        title: String::new(),
        arms: vec![arm],
        society: society(),
        catalogue: catalogue(),
        services: vec![
            service("car-trip", "travel", false),
            service("loan", "money", true),
            service("private-school", "schooling", false),
            service("name", "name", false),
            service("benefit", "welfare", true),
        ],
        from: Date::new(2020, 1, 1).expect("a day"),
        periods: 12,
        persons: 64,
        seed: 1,
        replicates: 1,
        params: Vec::new(),
        sources: Vec::new(),
        documents: Vec::new(),
        targets: Vec::new(),
        calibrated: Vec::new(),
        off: Vec::new(),
        carried: Vec::new(),
        notes: Vec::new(),
        told: Vec::new(),
    }
}

/// The verdict of a provision on a policy, with the parts that it names.
pub fn ask(provision: &Provision, policy: Policy) -> (Verdict, Vec<String>) {
    let scenario = scenario_of(policy);
    let answer = provision.ask(&Reading::new(&scenario, 0));
    (answer.verdict, answer.parts.iter().map(ToString::to_string).collect())
}

/// A measured figure: its id, value, and the ends of its interval.
pub type Measurement<'a> = (&'a str, f64, Option<(f64, f64)>);

/// The verdict and words of a provision on a policy of which a run measured some figures.
pub fn measured(
    provision: &Provision,
    policy: Policy,
    figures: &[Measurement<'_>],
) -> (Verdict, String) {
    let mut scenario = scenario_of(policy);
    scenario.arms[0].name = "small".into();
    let summary = summary(figures);
    let mut reading = Reading::new(&scenario, 0);
    reading.figures = Some(Measured::new(&summary).of("small"));
    let answer = provision.ask(&reading);
    (answer.verdict, answer.words)
}

/// Asserts that a test asks for a paper, or for figures, of a policy that burdens, and not of one
/// that does nothing.
pub fn assert_open(provision: &Provision) {
    assert_eq!(ask(provision, bad()).0, Verdict::CannotTell, "{}", provision.id);
    assert_eq!(ask(provision, Policy::default()).0, Verdict::NotApplicable, "{}", provision.id);
}

/// The summary of a run with some figures of the arm `small`.
pub fn summary(figures: &[Measurement<'_>]) -> Summary {
    let figure = |value, ends: Option<(f64, f64)>| Figure {
        value: Some(value),
        low: ends.map(|(low, _)| low),
        high: ends.map(|(_, high)| high),
        assumed_low: None,
        assumed_high: None,
        unit: "a unit".into(),
        scaled: None,
        n: 100,
        between: None,
        method: None,
        groups: Default::default(),
    };
    let measures = figures.iter().map(|(id, v, ends)| ((*id).to_owned(), figure(*v, *ends)));
    Summary {
        format: "assize-summary/1".into(),
        digest: String::new(),
        persons: 64,
        stands_for: 64,
        periods: 12,
        replicates: 2,
        arms: vec![ArmSummary { name: "small".into(), measures: measures.collect() }],
        pairs: Vec::new(),
        ensemble: None,
        until: None,
    }
}

fn service(id: &str, domain: &str, essential: bool) -> Service {
    Service {
        id: id.into(),
        title: format!("a {id}"),
        domain: domain.into(),
        essential,
        who: Expr::Const(1),
        demand: Rate(0),
        slot: Rate(0),
        profile: Profile { factors: Vec::new() },
        pattern: Default::default(),
        subject: assize_scenario::catalogue::Subject::Person,
    }
}

fn catalogue() -> Catalogue {
    let domain = |id: &str, subject, conducts: &[usize]| Domain {
        id: id.into(),
        title: String::new(),
        subject,
        who: Expr::Const(1),
        conducts: conducts.to_vec(),
    };
    let person = Subject::Person;
    Catalogue {
        domains: vec![
            domain("traffic", person, &[JUMPS_RED]),
            domain("commerce", person, &[OWES]),
            domain("speech-and-belief", person, &[POSTS, PRAYS]),
            domain("firm-commerce", Subject::Firm, &[FIRM_OWES]),
            domain("community", person, &[LITTERS]),
            domain("courts", person, &[JUDGED]),
        ],
        conducts: vec![
            conduct("jumps-red", 0, 2, None),
            conduct("owes", 1, 3, None),
            conduct("posts", 2, 1, Some("expression")),
            conduct("prays", 2, 1, Some("belief")),
            conduct("firm-owes", 3, 3, None),
            conduct("litters", 4, 1, None),
            conduct("judged", 5, 3, None),
        ],
        channels: vec![Channel {
            id: "office".into(),
            title: String::new(),
            detection: Chance::ALWAYS,
            wrong_person: Chance::NEVER,
            invented: Chance::NEVER,
            delay_from: 0,
            delay_to: 0,
            bias: Default::default(),
        }],
    }
}

fn conduct(id: &str, domain: usize, gravity: u8, right: Option<&str>) -> Conduct {
    Conduct {
        id: id.into(),
        title: String::new(),
        domain,
        polarity: Polarity::Harm,
        gravity,
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
    }
}

fn society() -> Society {
    Society {
        name: "nowhere".into(),
        title: String::new(),
        provinces: Vec::new(),
        places: Vec::new(),
        household_sizes: Vec::new(),
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
