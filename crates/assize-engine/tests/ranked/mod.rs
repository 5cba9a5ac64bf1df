//! The made-up scenario with what lists can do besides: honours, windows, longer terms for those
//! who come again, selection by rank (written and learned), and averaged income.

use assize_base::quantity::{Chance, Factor, ONE};
use assize_scenario::Scenario;
use assize_scenario::expr::{Expr, Name, Op};
use assize_scenario::policy::{Averaging, List, Manner, Pick, Policy, Review, Risk};

use crate::made;

/// The scenario: after the two lists of the made-up one come a red list, one that picks by a written
/// risk, and one that picks by a learned risk.
pub fn scenario(persons: u64, periods: u32) -> Scenario {
    let mut scenario = made::scenario(persons, periods);
    let policy = &mut scenario.arms[1].policy;
    let window = &mut policy.lists[0];
    window.review = window.review.map(|review| Review { staff: None, ..review });
    window.manner = Manner {
        effective_after: 20,
        suspends: true,
        again: Some(Factor(65_536 / 2 * 3)),
        ..Manner::default()
    };
    let honoured = honoured(policy);
    let adult = policy.person_score.as_ref().expect("it scores persons").who.clone();
    let picked = |id: &str, every, per_mille, risk| List {
        id: id.into(),
        grounds: vec![],
        manner: Manner {
            pick: Some(Pick {
                every,
                share: Chance(ONE / 1_000 * per_mille),
                who: adult.clone(),
                risk,
                months: 4,
            }),
            ..Manner::default()
        },
        ..honoured.clone()
    };
    let lists = [
        picked("investigated", 2, 30, Risk::Written(risk())),
        picked("suspected", 3, 20, Risk::Learned(4)),
    ];
    policy.lists.push(honoured);
    policy.lists.extend(lists);
    policy.averaging = Some(Averaging {
        conduct: 4,
        chance: Chance(ONE / 2),
        checked: Chance(ONE / 4),
        who: adult,
        source: "made#9".into(),
    });
    scenario
}

/// A red list for gifts.
fn honoured(policy: &Policy) -> List {
    let mut list = policy.lists[1].clone();
    list.id = "honoured".into();
    list.exits.clear();
    list.review = None;
    list.intake = None;
    list.manner = Manner { red: true, ..Manner::default() };
    list.grounds = policy.lists[0].grounds[..1].to_vec();
    list.grounds[0].conduct = 1;
    list.grounds[0].chance = Chance(ONE / 2);
    list
}

/// Entries against, arrears, listings and restricted ties, each with a weight.
fn risk() -> Expr {
    let binary = |op, a, b| Expr::Binary(op, Box::new(a), Box::new(b));
    let times = |name, n| binary(Op::Mul, Expr::Name(name), Expr::Const(n));
    let terms = [
        times(Name::Minuses, 40),
        times(Name::Arrears, 3),
        times(Name::Listed, 100),
        times(Name::RestrictedTies, 10),
        times(Name::CleanMonths, -1),
    ];
    terms.into_iter().fold(Expr::Const(20), |sum, term| binary(Op::Add, sum, term))
}
