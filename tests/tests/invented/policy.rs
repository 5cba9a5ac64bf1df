//! A policy that no office has thought of.

use assize_base::calendar::Date;
use assize_base::quantity::{Chance, Factor};
use assize_scenario::catalogue::{Catalogue, Service, Subject};
use assize_scenario::expr::{Expr, Name, Op};
use assize_scenario::policy::{
    Award, Band, Cap, Consequence, Counting, Effect, Exit, Ground, Holds, Intake, List, Policy,
    Reach, Repair, Review, Rule, Score, SideScore, Staff, Terms, Trigger, Validity,
};

use crate::chance::Chooser;
use crate::manner;
use crate::society::who;

/// Makes a policy for a catalogue.
pub fn policy(choose: &mut Chooser, catalogue: &Catalogue, services: &[Service]) -> Policy {
    let person_score = choose.maybe(90, score);
    let firm_score = choose.maybe(70, |c| Score { terms: Terms::default(), ..score(c) });
    let side_scores = choose.maybe(60, |c| c.many(1, 3, side_score)).unwrap_or_default();
    let caps =
        choose.many(0, 2, |c, i| Cap { id: format!("cap-{i}"), at_most: c.whole(5, 60) as i32 });
    let bands = |subject| match subject {
        Subject::Person => person_score.as_ref().map_or(0, |s| s.bands.len()),
        Subject::Firm => firm_score.as_ref().map_or(0, |s| s.bands.len()),
    };
    let mut rules = choose.many(3, 25, |c, i| {
        let conduct = c.index(catalogue.conducts.len());
        let subject = catalogue.domains[catalogue.conducts[conduct].domain].subject;
        rule(c, i, conduct, subject, caps.len())
    });
    let has_score = |rule: &Rule| match rule.holds.score {
        0 => bands(rule.subject) > 0,
        side => side <= side_scores.len(),
    };
    for i in 0..choose.whole(0, 4) {
        rules.push(standing_rule(choose, i));
    }
    rules.retain(has_score);
    set_repairs(choose, &mut rules);
    let lists = lists(choose, catalogue);
    let consequences = choose.many(0, 10, |c, i| {
        let service = c.index(services.len());
        let of_firms = services[service].subject == Subject::Firm;
        let score = if of_firms { 0 } else { c.index(side_scores.len() + 1) };
        let bands = match (of_firms, score) {
            (true, _) => bands(Subject::Firm),
            (false, 0) => bands(Subject::Person),
            (false, side) => side_scores[side - 1].score.bands.len(),
        };
        let made = consequence(c, i, bands, lists.len(), service)?;
        Some(if of_firms { made } else { Consequence { score, ..at_own_cost(c, made) } })
    });
    Policy {
        person_score,
        firm_score,
        rules,
        caps,
        counting: Counting {
            largest_only: choose.yes(50),
            repeat: choose.factor(),
            lock: choose.yes(50),
            yearly: choose.yes(30),
        },
        validity: choose.many(0, 3, |c, _| {
            let from = -(c.whole(0, 60) as i32);
            Validity { from, to: from + c.whole(0, 60) as i32, months: c.whole(1, 9) as u32 }
        }),
        head_share: choose.maybe(60, Chooser::factor),
        lists,
        consequences: consequences.into_iter().flatten().collect(),
        side_scores,
        averaging: choose.maybe(60, |c| manner::averaging(c, catalogue)).flatten(),
        ..Policy::default()
    }
}

fn side_score(choose: &mut Chooser, i: usize) -> SideScore {
    SideScore { id: format!("side-{i}"), title: format!("side {i}"), score: score(choose) }
}

fn score(choose: &mut Chooser) -> Score {
    let start = choose.whole(0, 1_200) as i32;
    let default_band = choose.index(4);
    let edges = [start + 60, start + 20, start - 30, start - 90];
    // The default band must hold the start: shift the edges so that it does.
    let shift = start - edges[default_band];
    let mut bands: Vec<Band> = edges
        .iter()
        .enumerate()
        .map(|(i, edge)| Band {
            label: format!("B{i}"),
            title: format!("band {i}"),
            from: Some(edge + shift),
        })
        .collect();
    bands.last_mut().expect("four bands").from = None;
    let who = if choose.yes(60) { who(choose) } else { Expr::always() };
    Score {
        start,
        floor: choose.maybe(40, |c| start - c.whole(50, 300) as i32),
        ceiling: choose.maybe(40, |c| start + c.whole(50, 300) as i32),
        who,
        bands,
        default_band,
        terms: manner::terms(choose),
    }
}

fn rule(choose: &mut Chooser, i: usize, conduct: usize, subject: Subject, caps: usize) -> Rule {
    let award = award(choose);
    let is_grade = matches!(award, Award::Grade { .. });
    let is_span = matches!(award, Award::Span(..));
    let sums = !is_grade && choose.yes(25);
    Rule {
        id: format!("R{i}"),
        title: format!("rule {i}"),
        subject,
        conduct: Some(conduct),
        when: when(choose),
        award,
        per: choose.maybe(20, |c| c.whole(1, 9_000) as u32),
        convert: choose.maybe(if is_span { 50 } else { 0 }, |c| c.whole(1, 900) as u32),
        reach_sum: choose.maybe(if sums { 100 } else { 0 }, |c| c.whole(1, 40_000) as u32),
        validity: choose.maybe(40, |c| c.whole(1, 8) as u32),
        reaches: reaches(choose, subject),
        repair: None,
        cap: choose.maybe(if caps > 0 { 60 } else { 0 }, |c| c.index(caps)),
        source: String::new(),
        seeds: Vec::new(),
        holds: Holds {
            score: if subject == Subject::Firm { 0 } else { choose.index(4).saturating_sub(1) },
            standing: None,
            local: choose.maybe(30, |c| c.chance(100)),
            from: choose.maybe(30, manner::day),
        },
    }
}

/// A rule for points that are due as long as something holds.
fn standing_rule(choose: &mut Chooser, i: u64) -> Rule {
    let made = rule(choose, 0, 0, Subject::Person, 0);
    Rule {
        id: format!("S{i}"),
        title: format!("standing rule {i}"),
        conduct: None,
        when: Expr::always(),
        award: Award::Points(0),
        per: None,
        convert: None,
        reach_sum: None,
        validity: None,
        reaches: vec![Reach::Own],
        holds: Holds { standing: Some(manner::expression(choose, 60)), ..made.holds.clone() },
        ..made
    }
}

fn award(choose: &mut Chooser) -> Award {
    let sign = if choose.yes(60) { -1 } else { 1 };
    let mut points = |most| sign * choose.whole(1, most) as i32;
    let (a, b) = (points(20), points(40));
    match choose.whole(0, 9) {
        0..=3 => Award::Points(a),
        4..=5 => Award::Span(a, a + b),
        6..=7 => Award::Choice(vec![a, b, a + b]),
        _ => Award::Grade { band: choose.index(4), months: choose.whole(1, 9) as u32 },
    }
}

fn when(choose: &mut Chooser) -> Expr {
    let at_least = |name, value| {
        Expr::Binary(Op::Ge, Box::new(Expr::Name(name)), Box::new(Expr::Const(value)))
    };
    match choose.whole(0, 8) {
        8 => at_least(Name::Earlier, choose.whole(1, 3) as i64),
        0 => at_least(Name::Amount, choose.whole(1, 3_000) as i64),
        1 => at_least(Name::Gravity, choose.whole(0, 99) as i64),
        2 => at_least(Name::Band, choose.whole(0, 3) as i64),
        3 => who(choose),
        4 => Expr::Binary(
            Op::Or,
            Box::new(at_least(Name::Count, 100)),
            Box::new(at_least(Name::Employees, 10)),
        ),
        _ => Expr::always(),
    }
}

fn reaches(choose: &mut Chooser, subject: Subject) -> Vec<Reach> {
    if subject == Subject::Firm || choose.yes(50) {
        return vec![Reach::Own];
    }
    let all = [Reach::Own, Reach::Spouse, Reach::Parents, Reach::Children, Reach::Household];
    let some: Vec<Reach> = all.into_iter().filter(|_| choose.yes(50)).collect();
    if some.is_empty() { vec![Reach::Household] } else { some }
}

/// Lets some grades be bought back into an entry of a rule of points for the same kind of subject.
fn set_repairs(choose: &mut Chooser, rules: &mut [Rule]) {
    for i in 0..rules.len() {
        let (subject, score) = (rules[i].subject, rules[i].holds.score);
        let fits = |rule: &Rule| {
            let is_plain = matches!(rule.award, Award::Points(_)) && rule.conduct.is_some();
            rule.subject == subject && rule.holds.score == score && is_plain
        };
        let into = rules.iter().position(fits);
        if let (Award::Grade { .. }, Some(into)) = (&rules[i].award, into) {
            rules[i].repair = choose.maybe(70, |c| Repair { into, chance: c.chance(60) });
        }
    }
}

fn lists(choose: &mut Chooser, catalogue: &Catalogue) -> Vec<List> {
    let conducts = catalogue.conducts.len();
    let mut lists = choose.many(0, 3, |c, i| List {
        id: format!("list-{i}"),
        title: format!("list {i}"),
        exempt: if c.yes(50) { Expr::Const(0) } else { who(c) },
        grounds: c.many(0, 4, |c, g| ground(c, g, conducts)),
        exits: c.many(0, 3, |c, e| Exit {
            id: format!("exit-{e}"),
            title: format!("exit {e}"),
            chance: c.chance(40),
            performs: c.yes(50),
            source: String::new(),
        }),
        removal_working_days: c.whole(0, 5) as u32,
        review: c.maybe(60, review),
        brings: None,
        emits: c.maybe(60, |c| c.index(conducts)),
        emits_head: c.maybe(60, |c| c.index(conducts)),
        source: String::new(),
        intake: c.maybe(40, intake),
        manner: Default::default(),
    });
    for list in &mut lists {
        list.manner = manner::manner(choose, list.review);
    }
    let red: Vec<bool> = lists.iter().map(|list| list.manner.red).collect();
    for (i, list) in lists.iter_mut().enumerate() {
        let other = choose.maybe(50, |c| c.index(red.len()));
        list.brings = other.filter(|other| *other != i && red[*other] == red[i]);
    }
    if choose.yes(50) {
        lists.insert(choose.index(lists.len() + 1), manner::list_of_picked(choose));
        let at = lists.iter().position(|list| list.manner.pick.is_some()).unwrap_or(0);
        for list in &mut lists {
            list.brings = list.brings.map(|other| other + usize::from(other >= at));
        }
    }
    lists
}

fn intake(choose: &mut Chooser) -> Intake {
    let from = Date::new(choose.whole(2018, 2020) as i16, choose.whole(1, 12) as i8, 1);
    Intake {
        from: from.expect("the first of a month"),
        shares: choose.many(1, 14, |c, _| c.chance(100)),
    }
}

fn ground(choose: &mut Chooser, i: usize, conducts: usize) -> Ground {
    Ground {
        id: format!("ground-{i}"),
        title: format!("ground {i}"),
        conduct: choose.index(conducts),
        chance: choose.chance(80),
        months: choose.maybe(70, |c| c.whole(1, 8) as u32),
        longer: choose.maybe(50, |c| {
            let from = c.whole(1, 6) as u32;
            (c.chance(60), from, from + c.whole(0, 6) as u32)
        }),
        source: String::new(),
        from: choose.maybe(30, manner::day),
    }
}

fn review(choose: &mut Chooser) -> Review {
    let from = choose.whole(0, 20) as u32;
    Review {
        asks: choose.chance(90),
        notice: (from, from + choose.whole(0, 40) as u32),
        first_days: choose.whole(0, 15) as u32,
        first_finds: choose.chance(60),
        appeals: choose.chance(80),
        appeal_days: choose.whole(0, 10) as u32,
        second_days: choose.whole(0, 15) as u32,
        second_finds: choose.chance(80),
        correct_working_days: choose.whole(0, 5) as u32,
        staff: choose.maybe(60, |c| Staff { decisions: c.rate(4), asks_rightly: c.chance(80) }),
    }
}

/// A consequence, if there is anything that can put it in force.
fn consequence(
    choose: &mut Chooser,
    i: usize,
    bands: usize,
    lists: usize,
    service: usize,
) -> Option<Consequence> {
    let by_band = bands > 0 && (lists == 0 || choose.yes(60));
    if !by_band && lists == 0 {
        return None;
    }
    let trigger = match by_band {
        true => Trigger::Bands(choose.whole(1, (1 << bands) - 1) as u8),
        false => Trigger::List(choose.index(lists)),
    };
    Some(Consequence {
        id: format!("consequence-{i}"),
        title: format!("consequence {i}"),
        trigger,
        service,
        effect: Effect::ALL[choose.index(8)].0,
        carried_out: if choose.yes(30) { Chance::ALWAYS } else { choose.chance(90) },
        source: String::new(),
        seeds: Vec::new(),
        from: choose.maybe(30, manner::day),
        score: 0,
        cost: None,
        shown: None,
    })
}

/// A consequence with a cost of its own, and only between people who show their score, or not.
fn at_own_cost(choose: &mut Chooser, made: Consequence) -> Consequence {
    let cost = |c: &mut Chooser| (c.whole(0, 3_000) as u32, Factor(c.whole(0, 90_000) as u32));
    Consequence { cost: choose.maybe(40, cost), shown: choose.maybe(30, |c| c.chance(100)), ..made }
}
