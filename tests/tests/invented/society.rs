//! A society that nobody has counted.

use assize_scenario::expr::{Expr, Name, Op};
use assize_scenario::society::{FirmSize, Place, Post, Response, Society};

use crate::chance::Chooser;
use crate::ties;

/// Makes a society of one to four places.
pub fn society(choose: &mut Chooser) -> Society {
    Society {
        name: "invented".to_owned(),
        title: "Invented".to_owned(),
        provinces: vec!["East".to_owned(), "West".to_owned()],
        places: choose.many(1, 4, place),
        household_sizes: choose.many(1, 6, |c, i| (c.whole(0, 30) + u64::from(i == 0)) as u32),
        income: [(); 3].map(|()| [(); 5].map(|()| choose.whole(1, 40) as u32)),
        migrant: [(); 3].map(|()| choose.chance(60)),
        employed: [(); 7].map(|()| [choose.chance(100), choose.chance(100)]),
        heads: choose.chance(50),
        firm_sizes: choose.many(1, 3, |c, _| {
            let from = c.whole(0, 20) as u32;
            FirmSize { weight: c.whole(1, 9) as u32, from, to: from + c.whole(0, 200) as u32 }
        }),
        party: choose.chance(30),
        posts: choose.many(0, 5, |c, i| Post {
            post: i as u8 + 1,
            who: who(c),
            share: c.chance(60),
        }),
        response: response(choose),
        reaction: choose.maybe(75, ties::reaction).unwrap_or_default(),
        ties: ties::ties(choose),
        meets: ties::meets(choose),
        money: None,
        court: None,
    }
}

fn place(choose: &mut Chooser, i: usize) -> Place {
    let count = |choose: &mut Chooser| if choose.yes(20) { 0 } else { choose.whole(10, 50_000) };
    let mut age_sex = [(); 21].map(|()| [count(choose), count(choose)]);
    age_sex[6][i % 2] = 40_000;
    let schooling = [(); 7].map(|()| [count(choose), count(choose)]);
    let settlement = choose.whole(0, 2) as u8;
    Place { province: (i % 2) as u8, settlement, age_sex, schooling }
}

fn response(choose: &mut Chooser) -> Response {
    Response {
        aware: choose.chance(100),
        deterrence: choose.chance(30),
        chill: choose.chance(40),
        step: choose.chance(10),
        steps_gained: choose.whole(0, 4) as u8,
        fading: choose.chance(60),
    }
}

/// A condition on traits.
pub fn who(choose: &mut Chooser) -> Expr {
    let compare = |op, name, value| {
        Expr::Binary(op, Box::new(Expr::Name(name)), Box::new(Expr::Const(value)))
    };
    match choose.whole(0, 9) {
        0 => compare(Op::Ge, Name::Age, choose.whole(10, 60) as i64),
        1 => compare(Op::Eq, Name::Sex, choose.whole(0, 1) as i64),
        2 => compare(Op::Le, Name::Schooling, choose.whole(1, 6) as i64),
        3 => compare(Op::Ne, Name::Income, choose.whole(0, 4) as i64),
        4 => compare(Op::Eq, Name::Party, 0),
        5 => Expr::In(Box::new(Expr::Name(Name::Post)), vec![0, 1, 3]),
        6 => Expr::Not(Box::new(compare(Op::Eq, Name::Province, 1))),
        7 => Expr::Choose(
            Box::new(compare(Op::Eq, Name::Migrant, 1)),
            Box::new(compare(Op::Lt, Name::Age, 50)),
            Box::new(compare(Op::Ge, Name::Job, 1)),
        ),
        _ => Expr::always(),
    }
}
