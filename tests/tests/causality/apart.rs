//! What is neutral is as if it were not there, and what is added moves no draw of anything else.

use assize_base::calendar::Date;
use assize_base::quantity::{Chance, FACTOR_ONE, Factor, Rate};
use assize_model::count::Counter;
use assize_scenario::Scenario;
use assize_scenario::catalogue::{Conduct, Domain, Polarity, Profile, Service, Subject};
use assize_scenario::expr::{Expr, Name};
use assize_scenario::policy::{Consequence, Effect, Intake, Trigger};
use assize_scenario::society::{Acceptance, Money};

use crate::chance::Chooser;
use crate::view::{assert_only, run, sum};
use crate::{SEEDS, invented, life, means, only, ties};

/// Parts that are as if they were not there.
fn add_what_is_neutral(scenario: &mut Scenario, choose: &mut Chooser) {
    let society = &mut scenario.society;
    society.ties = ties::ties(choose).into_iter().chain(ties::ties(choose)).collect();
    society.ties.iter_mut().for_each(|tie| tie.can_be_dropped = false);
    society.meets = ties::meets(choose);
    let reaction = &mut society.reaction;
    *reaction = ties::reaction(choose);
    reaction.aware_by = Profile::default();
    reaction.acceptance =
        Some(Acceptance { share: Chance::ALWAYS, by: Profile::default(), opponents: Factor(0) });
    (reaction.habituation, reaction.rumour, reaction.games) = Default::default();
    (reaction.learns, reaction.stays_away) = Default::default();
    (reaction.tie_steps, reaction.more) = (0, Factor(0));
    reaction.gives_up = Some((0, Chance::NEVER));
    for conduct in &mut scenario.catalogue.conducts {
        conduct.links.cheap = conduct.polarity == Polarity::Merit;
    }
    for channel in &mut scenario.catalogue.channels {
        channel.bias.grudge = Factor::ONE;
        channel.bias.confusable = channel.wrong_person == Chance::NEVER;
    }
    for service in &mut scenario.services {
        service.pattern.habits =
            vec![(Chance(1 << 31), Factor::ONE), (Chance::ALWAYS, Factor::ONE)];
    }
    for policy in scenario.arms.iter_mut().map(|arm| &mut arm.policy) {
        let long_ago = Date::new(2000, 1, 1).expect("a day");
        policy.consequences.iter_mut().for_each(|c| c.from = Some(long_ago));
        for list in &mut policy.lists {
            list.intake = Some(Intake { from: long_ago, shares: vec![Chance::ALWAYS; 3] });
        }
    }
}

#[test]
fn what_is_neutral_is_as_if_it_were_not_there() {
    for seed in SEEDS {
        let mut bare = invented(seed);
        only::keep(&mut bare, &["money", "court", "staff", "costs"]);
        let mut neutral = bare.clone();
        add_what_is_neutral(&mut neutral, &mut Chooser::new(1_000 + seed));
        for (a, b) in run(&bare).iter().zip(&run(&neutral)) {
            assert_eq!(a, b, "scenario {seed}");
        }
    }
}

/// Money that nothing else hangs together with: nobody asks for a loan.
fn idle_money(choose: &mut Chooser, services: usize) -> Money {
    Money { asks: Chance::NEVER, ..means::money(choose, services) }
}

#[test]
fn money_alone_changes_only_what_people_owe() {
    let mut setbacks = 0;
    for seed in SEEDS {
        let mut poor = invented(seed);
        only::keep(&mut poor, &["ties", "colleagues", "reaction", "learning", "bias", "again"]);
        let mut with = poor.clone();
        with.society.money = Some(idle_money(&mut Chooser::new(seed), poor.services.len()));
        for (a, b) in run(&poor).iter().zip(&run(&with)) {
            let allowed = ["Setbacks", "InArrears", "ArrearsSum", "purses"];
            assert_only(&format!("money in scenario {seed}"), a, b, &allowed);
            setbacks += sum(b, Counter::Setbacks);
        }
    }
    assert!(setbacks > 1_000, "{setbacks} setbacks are too few to show anything");
}

/// A lawful conduct of no account that nobody has a rule for, in a field of its own.
fn no_matter(scenario: &mut Scenario) -> usize {
    let (conduct, domain) = (scenario.catalogue.conducts.len(), scenario.catalogue.domains.len());
    scenario.catalogue.domains.push(Domain {
        id: "no-matter".to_owned(),
        title: String::new(),
        subject: Subject::Person,
        who: Expr::always(),
        conducts: vec![conduct],
    });
    scenario.catalogue.conducts.push(Conduct {
        domain,
        polarity: Polarity::Neutral,
        lawful: true,
        right: None,
        channel: 0,
        rate: Rate(0),
        slot: Rate(0),
        given_by_list: false,
        ..scenario.catalogue.conducts[0].clone()
    });
    conduct
}

#[test]
fn courts_over_what_no_policy_asks_for_change_only_their_own_counts() {
    let mut enforced = 0;
    for seed in SEEDS {
        let mut free = invented(seed);
        only::keep(&mut free, &["ties", "reaction", "learning", "bias", "money", "costs", "staff"]);
        let evasion = no_matter(&mut free);
        let mut with = free.clone();
        let court = means::court(&mut Chooser::new(seed), &with.catalogue);
        with.society.court = court.map(|court| assize_scenario::society::Court {
            evasions: vec![(evasion, 1)],
            able: Chance::ALWAYS,
            staff: Rate(1 << 28),
            ..court
        });
        for (a, b) in run(&free).iter().zip(&run(&with)) {
            let allowed =
                ["Suits", "CasesPerformed", "CasesUnable", "CasesEnforced", "CasesWaiting"];
            assert_only(&format!("the court of scenario {seed}"), a, b, &allowed);
            enforced += sum(b, Counter::CasesEnforced);
        }
    }
    assert!(enforced > 100, "{enforced} cases are too few to show anything");
}

/// One service more, which everybody below the default band is refused.
fn add_a_service(scenario: &mut Scenario, choose: &mut Chooser) {
    let service = scenario.services.len();
    scenario.services.push(Service {
        id: "one-more".to_owned(),
        title: String::new(),
        domain: "life".to_owned(),
        essential: false,
        who: Expr::always(),
        demand: choose.rate(200),
        slot: Rate(2 << 32),
        profile: Profile::default(),
        pattern: Default::default(),
        subject: Subject::Person,
    });
    for policy in scenario.arms.iter_mut().map(|arm| &mut arm.policy) {
        policy.consequences.push(Consequence {
            id: "one-more".to_owned(),
            title: String::new(),
            trigger: Trigger::Bands(0b1111),
            service,
            effect: Effect::Refuse,
            carried_out: Chance::ALWAYS,
            from: None,
            source: String::new(),
            seeds: Vec::new(),
            score: 0,
            cost: None,
            shown: None,
        });
    }
}

#[test]
fn a_service_more_changes_only_its_own_refusals_where_nobody_responds() {
    let mut refusals = 0;
    for seed in SEEDS {
        let mut before = invented(seed);
        only::keep(
            &mut before,
            &["bias", "habits", "again", "money", "strained", "court", "staff"],
        );
        before.society.response.aware = Chance::NEVER;
        let mut after = before.clone();
        add_a_service(&mut after, &mut Chooser::new(seed));
        for (a, b) in run(&before).iter().zip(&run(&after)) {
            // Whoever is refused more fares worse than without the policy.
            let own = ["Hindrances", "Wrongful", "Protected", "Spillover"];
            let allowed = [&own[..], &["PairWorse", "PairBetter", "PairBoth"]].concat();
            assert_only(&format!("a service more in scenario {seed}"), a, b, &allowed);
            refusals += sum(b, Counter::Hindrances) - sum(a, Counter::Hindrances);
        }
    }
    assert!(refusals > 1_000, "{refusals} refusals are too few to show anything");
}

#[test]
fn further_attempts_change_only_how_often_somebody_is_refused() {
    let mut more = 0;
    for seed in SEEDS {
        let mut once = invented(seed);
        let all = ["ties", "colleagues", "reaction", "learning", "money", "court", "cheap"];
        let rest = ["strained", "bias", "habits", "from", "intake", "staff", "costs"];
        only::keep(&mut once, &[&all[..], &rest[..]].concat());
        let mut again = once.clone();
        again.services.iter_mut().for_each(|service| service.pattern.again = Chance(3 << 30));
        for (a, b) in run(&once).iter().zip(&run(&again)) {
            let services: Vec<String> =
                (0..once.services.len()).map(|service| format!("service {service}")).collect();
            let mut allowed = vec!["Hindrances", "Wrongful", "Protected", "Spillover"];
            allowed.extend(services.iter().map(String::as_str));
            assert_only(&format!("trying again in scenario {seed}"), a, b, &allowed);
            more += sum(b, Counter::Hindrances) - sum(a, Counter::Hindrances);
        }
    }
    assert!(more > 1_000, "{more} further refusals are too few to show anything");
}

#[test]
fn lines_of_a_distribution_stay_within_their_ends() {
    // The maker of scenarios promises that; the claims above lean on factors of at most one.
    let mut choose = Chooser::new(5);
    let line = life::line(&mut choose, Name::Count, u64::from(FACTOR_ONE));
    assert!(line.at(u32::MAX) <= FACTOR_ONE);
}
