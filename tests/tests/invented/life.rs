//! Conduct, channels, services and arms of an invented scenario.

use assize_base::calendar::Date;
use assize_base::quantity::{Chance, FACTOR_ONE, Factor, Rate};
use assize_base::vocabulary::Attribute;
use assize_scenario::Scenario;
use assize_scenario::catalogue::{
    Bias, Catalogue, Channel, Conduct, Domain, Links, Pattern, Polarity, Profile, Quantity,
    Service, Subject,
};
use assize_scenario::expr::{Expr, Name, Op};
use assize_scenario::policy::Policy;
use assize_scenario::scenario::Arm;

use crate::chance::Chooser;
use crate::means::{court, money};
use crate::society::{society, who};

/// Makes a scenario with a baseline and two arms.
pub fn scenario(choose: &mut Chooser, seed: u64) -> Scenario {
    let mut society = society(choose);
    let catalogue = catalogue(choose);
    let mut services = choose.many(1, 5, service);
    society.money = choose.maybe(70, |c| money(c, services.len()));
    services.extend(choose.maybe(60, |c| c.many(1, 2, service_of_firms)).unwrap_or_default());
    society.court = choose.maybe(70, |c| court(c, &catalogue)).flatten();
    let arm = |name: &str, policy| Arm { name: name.to_owned(), stack: Vec::new(), policy };
    let mut arms = vec![arm("none", Policy::default())];
    for name in ["one", "two"] {
        arms.push(arm(name, crate::policy::policy(choose, &catalogue, &services)));
    }
    let month = choose.whole(1, 12) as i8;
    let day = choose.whole(1, 31) as i8;
    let from = Date::new(2019, month, day).or_else(|| Date::new(2020, 2, 29));
    // Now and then more than one district of 16 neighbourhoods, for fewer months.
    let (persons, months) = if choose.yes(20) { (1_600, 8) } else { (500, 20) };
    Scenario {
        name: "invented".to_owned(),
        title: "Invented".to_owned(),
        arms,
        society,
        catalogue,
        services,
        from: from.expect("a leap day is a day"),
        periods: choose.whole(1, months) as u32,
        persons: choose.whole(1, persons),
        seed,
        replicates: 1,
        params: Vec::new(),
        sources: Vec::new(),
        documents: Vec::new(),
        targets: Vec::new(),
        calibrated: Vec::new(),
        off: Vec::new(),
        carried: Vec::new(),
        notes: Vec::new(),
        told: Default::default(),
    }
}

fn catalogue(choose: &mut Chooser) -> Catalogue {
    let channels = choose.many(1, 4, channel);
    let mut domains = choose.many(2, 6, |c, i| Domain {
        id: format!("domain-{i}"),
        title: format!("domain {i}"),
        subject: if i % 3 == 1 { Subject::Firm } else { Subject::Person },
        who: if c.yes(50) { who(c) } else { Expr::always() },
        conducts: Vec::new(),
    });
    let mut conducts = Vec::new();
    for i in 0..choose.whole(4, 20) as usize {
        let domain = choose.index(domains.len());
        let is_firm = domains[domain].subject == Subject::Firm;
        domains[domain].conducts.push(i);
        conducts.push(conduct(choose, i, domain, is_firm, channels.len()));
    }
    Catalogue { domains, conducts, channels }
}

fn channel(choose: &mut Chooser, i: usize) -> Channel {
    let delay_from = choose.whole(0, 10) as u32;
    Channel {
        id: format!("channel-{i}"),
        title: format!("channel {i}"),
        detection: if choose.yes(30) { Chance::ALWAYS } else { choose.chance(100) },
        wrong_person: choose.chance(40),
        invented: choose.chance(90),
        delay_from,
        delay_to: delay_from + choose.whole(0, 60) as u32,
        bias: if choose.yes(60) { bias(choose) } else { Bias::default() },
    }
}

fn conduct(
    choose: &mut Chooser,
    i: usize,
    domain: usize,
    is_firm: bool,
    channels: usize,
) -> Conduct {
    let profile = profile(choose);
    let polarity = [Polarity::Harm, Polarity::Merit, Polarity::Neutral][choose.index(3)];
    let rights = ["expression", "assembly", "belief", "association", "petition"];
    let rate = choose.rate(120);
    let slot = profile.highest(rate);
    Conduct {
        id: format!("conduct-{i}"),
        title: format!("conduct {i}"),
        domain,
        polarity,
        gravity: choose.whole(0, 5) as u8,
        lawful: choose.yes(40),
        right: choose.maybe(40, |c| rights[c.index(5)].to_owned()),
        channel: choose.index(channels),
        rate,
        slot,
        who: if is_firm { firm_who(choose) } else { who(choose) },
        profile,
        quantity: choose.maybe(60, quantity),
        corrected: choose.maybe(30, |c| c.chance(60)),
        given_by_list: choose.yes(30),
        links: links(choose, polarity),
    }
}

fn links(choose: &mut Chooser, polarity: Polarity) -> Links {
    let cheap = polarity == Polarity::Merit && choose.yes(60);
    let strained = if cheap || choose.yes(50) { 0 } else { choose.whole(0, 400_000) };
    Links {
        sued: if choose.yes(50) { choose.chance(100) } else { Chance::NEVER },
        strained: Factor(FACTOR_ONE + strained as u32),
        cheap,
    }
}

fn bias(choose: &mut Chooser) -> Bias {
    let grudge = if choose.yes(70) { choose.whole(0, 200_000) } else { 0 };
    Bias {
        by: profile(choose),
        wrong_person_by: profile(choose),
        confusable: choose.yes(60),
        grudge: Factor(FACTOR_ONE + grudge as u32),
    }
}

fn pattern(choose: &mut Chooser) -> Pattern {
    let classes = choose.whole(0, 4);
    let habits = (1..=classes).map(|class| {
        let factor = if choose.yes(20) { Factor(0) } else { choose.factor() };
        (Chance((class << 32) / classes), factor)
    });
    Pattern {
        habits: habits.collect(),
        again: choose.chance(80),
        cost: choose.whole(0, 2_000) as u32,
        cost_income: Factor(choose.whole(0, 80_000) as u32),
        surcharge: choose.whole(0, 500) as u32,
    }
}

fn firm_who(choose: &mut Chooser) -> Expr {
    let employees = Box::new(Expr::Name(Name::Employees));
    match choose.whole(0, 2) {
        0 => Expr::Binary(Op::Ge, employees, Box::new(Expr::Const(5))),
        1 => who(choose),
        _ => Expr::always(),
    }
}

pub fn profile(choose: &mut Chooser) -> Profile {
    let mut factors = Vec::new();
    for attribute in Attribute::ALL {
        if choose.yes(25) {
            factors.push((attribute, attribute.labels().iter().map(|_| choose.factor()).collect()));
        }
    }
    Profile { factors }
}

/// A broken line from next to nothing to as much as `most`.
pub fn line(choose: &mut Chooser, name: Name, most: u64) -> Quantity {
    let low = choose.whole(0, most / 3) as u32;
    let middle = low + choose.whole(0, most / 3) as u32;
    let high = middle + choose.whole(0, most / 3) as u32;
    let quantiles = vec![(0, low), (u64::from(choose.word()).max(1), middle), (1 << 32, high)];
    Quantity { name, quantiles }
}

fn quantity(choose: &mut Chooser) -> Quantity {
    let names = [Name::Amount, Name::Months, Name::Hours, Name::Count];
    let low = choose.whole(0, 20) as u32;
    let middle = low + choose.whole(1, 3_000) as u32;
    let high = middle + choose.whole(1, 30_000) as u32;
    Quantity {
        name: names[choose.index(4)],
        quantiles: vec![(0, low), (u64::from(choose.word()).max(1), middle), (1 << 32, high)],
    }
}

fn service(choose: &mut Chooser, i: usize) -> Service {
    let profile = profile(choose);
    let demand = if choose.yes(20) { Rate(0) } else { choose.rate(200) };
    let slot = profile.highest(demand);
    Service {
        id: format!("service-{i}"),
        title: format!("service {i}"),
        domain: "life".to_owned(),
        essential: false,
        who: who(choose),
        demand,
        slot,
        profile,
        pattern: if choose.yes(70) { pattern(choose) } else { Pattern::default() },
        subject: Subject::Person,
    }
}

fn service_of_firms(choose: &mut Chooser, i: usize) -> Service {
    Service {
        id: format!("service-of-firms-{i}"),
        who: firm_who(choose),
        subject: Subject::Firm,
        pattern: Pattern::default(),
        ..service(choose, i)
    }
}
