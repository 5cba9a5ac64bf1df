//! How an invented list works besides grounds and exits, and what standing points and risks ask.

use assize_base::calendar::Date;
use assize_base::quantity::Chance;
use assize_scenario::catalogue::{Catalogue, Subject};
use assize_scenario::expr::{Expr, Name, Op};
use assize_scenario::policy::{Averaging, List, Manner, Pick, Review, Risk, Terms};

use crate::chance::Chooser;
use crate::life::profile;
use crate::society::who;

/// Who takes part in a score, and who sees it.
pub fn terms(choose: &mut Chooser) -> Terms {
    Terms { consent: choose.maybe(40, |c| (c.chance(100), profile(c))), private: choose.yes(30) }
}

/// A day in or about the run.
pub fn day(choose: &mut Chooser) -> Date {
    let (year, month) = (choose.whole(2019, 2020) as i16, choose.whole(1, 12) as i8);
    Date::new(year, month, choose.whole(1, 28) as i8).expect("a day of every month")
}

/// How a list of grounds works.
pub fn manner(choose: &mut Chooser, review: Option<Review>) -> Manner {
    let can_suspend = review.is_some_and(|review| review.staff.is_none());
    Manner {
        red: choose.yes(25),
        effective_after: if choose.yes(50) { choose.whole(1, 40) as u32 } else { 0 },
        suspends: can_suspend && choose.yes(70),
        again: choose.maybe(40, Chooser::factor),
        pick: None,
    }
}

/// A list on which people are put by rank.
pub fn list_of_picked(choose: &mut Chooser) -> List {
    let risk = if choose.yes(50) {
        Risk::Written(expression(choose, 300))
    } else {
        Risk::Learned(choose.whole(1, 6) as u32)
    };
    let pick = Pick {
        every: choose.whole(1, 4) as u32,
        share: if choose.yes(20) { Chance::ALWAYS } else { choose.chance(40) },
        who: who(choose),
        risk,
        months: choose.whole(1, 5) as u32,
    };
    List {
        id: "picked".to_owned(),
        title: "picked".to_owned(),
        exempt: if choose.yes(50) { Expr::Const(0) } else { who(choose) },
        grounds: Vec::new(),
        exits: Vec::new(),
        removal_working_days: 0,
        review: None,
        intake: None,
        brings: None,
        emits: None,
        emits_head: None,
        source: String::new(),
        manner: Manner { red: choose.yes(25), pick: Some(pick), ..Manner::default() },
    }
}

/// A whole number about a person at a review, up to about so many.
pub fn expression(choose: &mut Chooser, most: u64) -> Expr {
    let name = |name| Box::new(Expr::Name(name));
    let number = |n: u64| Box::new(Expr::Const(n as i64));
    let times = |a: Name, n: u64| Expr::Binary(Op::Mul, name(a), number(n));
    let names = [
        Name::Arrears,
        Name::Minuses,
        Name::Pluses,
        Name::CleanMonths,
        Name::Listed,
        Name::Band,
        Name::SideBand,
        Name::RestrictedTies,
        Name::Age,
    ];
    let one = names[choose.index(names.len())];
    match choose.whole(0, 4) {
        0 => times(one, choose.whole(0, most / 10)),
        1 => Expr::Neg(Box::new(times(one, choose.whole(0, most / 10)))),
        2 => Expr::Choose(
            Box::new(Expr::Binary(Op::Ge, name(one), number(choose.whole(0, 4)))),
            number(choose.whole(0, most)),
            Box::new(Expr::Neg(number(choose.whole(0, most)))),
        ),
        3 => Expr::Binary(
            Op::Sub,
            Box::new(times(one, choose.whole(1, most / 10))),
            Box::new(times(Name::RestrictedTies, choose.whole(0, most / 10))),
        ),
        _ => Expr::Const(choose.whole(0, most) as i64 - (most / 2) as i64),
    }
}

/// Debts that uneven incomes seem to show.
pub fn averaging(choose: &mut Chooser, catalogue: &Catalogue) -> Option<Averaging> {
    let is_persons =
        |c: &usize| catalogue.domains[catalogue.conducts[*c].domain].subject == Subject::Person;
    let of_persons: Vec<usize> = (0..catalogue.conducts.len()).filter(is_persons).collect();
    if of_persons.is_empty() {
        return None;
    }
    Some(Averaging {
        conduct: of_persons[choose.index(of_persons.len())],
        chance: choose.chance(100),
        checked: choose.chance(60),
        who: who(choose),
        source: String::new(),
    })
}
