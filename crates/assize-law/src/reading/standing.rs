//! Points for how somebody stands: what an expression asks, and how low it can go.

use std::collections::BTreeSet;

use assize_scenario::expr::{Expr, Name, Op};

/// The names that an expression asks for.
#[must_use]
pub fn names(expression: &Expr) -> BTreeSet<Name> {
    let mut found = BTreeSet::new();
    gather(expression, &mut found);
    found
}

fn gather(expression: &Expr, found: &mut BTreeSet<Name>) {
    match expression {
        Expr::Const(_) => {}
        Expr::Name(name) => {
            found.insert(*name);
        }
        Expr::Not(a) | Expr::Neg(a) | Expr::In(a, _) => gather(a, found),
        Expr::Binary(_, a, b) => {
            gather(a, found);
            gather(b, found);
        }
        Expr::Choose(a, b, c) => {
            for part in [a, b, c] {
                gather(part, found);
            }
        }
    }
}

/// The lowest and highest value that an expression can have, without looking at which conditions
/// exclude each other: never narrower than the truth.
#[must_use]
pub fn range(expression: &Expr) -> (i64, i64) {
    match expression {
        Expr::Const(value) => (*value, *value),
        Expr::Name(name) => (0, highest(*name)),
        Expr::Not(_) | Expr::In(..) => (0, 1),
        Expr::Neg(a) => {
            let (low, high) = range(a);
            (-high, -low)
        }
        Expr::Choose(_, a, b) => {
            let (a, b) = (range(a), range(b));
            (a.0.min(b.0), a.1.max(b.1))
        }
        Expr::Binary(op, a, b) => combined(*op, range(a), range(b)),
    }
}

fn combined(op: Op, a: (i64, i64), b: (i64, i64)) -> (i64, i64) {
    let corners = |f: fn(i64, i64) -> i64| {
        let all = [f(a.0, b.0), f(a.0, b.1), f(a.1, b.0), f(a.1, b.1)];
        (all.into_iter().min().unwrap_or(0), all.into_iter().max().unwrap_or(0))
    };
    match op {
        Op::Add => (a.0.saturating_add(b.0), a.1.saturating_add(b.1)),
        Op::Sub => (a.0.saturating_sub(b.1), a.1.saturating_sub(b.0)),
        Op::Mul => corners(i64::saturating_mul),
        // A quotient is never farther from 0 than what is divided.
        Op::Div | Op::Rem => {
            let size = a.0.saturating_abs().max(a.1.saturating_abs());
            (if a.0 < 0 || b.0 < 0 { -size } else { 0 }, size)
        }
        _ => (0, 1),
    }
}

/// The highest value of a name, generously.
fn highest(name: Name) -> i64 {
    match name {
        Name::Party | Name::Listed | Name::Sex => 1,
        Name::Settlement => 2,
        Name::Income => 4,
        Name::Age => 120,
        Name::Band | Name::SideBand => 7,
        Name::Gravity => 99,
        Name::Arrears | Name::RestrictedTies | Name::Minuses | Name::Pluses => 255,
        _ => 10_000,
    }
}

/// The field of life that a fact about somebody belongs to, in the words of the context map; `None`
/// for what is only the person's own record, counted.
#[must_use]
pub fn field(name: Name) -> Option<&'static str> {
    match name {
        Name::Age
        | Name::Sex
        | Name::Settlement
        | Name::Province
        | Name::Schooling
        | Name::Migrant => Some("who-one-is"),
        Name::Income | Name::Arrears => Some("means"),
        Name::Job | Name::Post => Some("occupation"),
        Name::Party => Some("party-membership"),
        Name::RestrictedTies => Some("ties"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(e: Expr) -> Box<Expr> {
        Box::new(e)
    }

    #[test]
    fn points_that_shrink_with_every_restricted_friend_can_be_taken() {
        // 20 - restricted_ties * 7, with up to 255 such friends.
        let product =
            Expr::Binary(Op::Mul, boxed(Expr::Name(Name::RestrictedTies)), boxed(Expr::Const(7)));
        let points = Expr::Binary(Op::Sub, boxed(Expr::Const(20)), boxed(product));
        assert_eq!(range(&points), (20 - 255 * 7, 20));
        assert_eq!(names(&points).into_iter().collect::<Vec<_>>(), [Name::RestrictedTies]);
        let arrears =
            Expr::Binary(Op::Mul, boxed(Expr::Name(Name::Arrears)), boxed(Expr::Const(-5)));
        let none = Expr::Binary(Op::Eq, boxed(Expr::Name(Name::Arrears)), boxed(Expr::Const(0)));
        let debts = Expr::Choose(boxed(none), boxed(Expr::Const(5)), boxed(arrears));
        assert_eq!(range(&debts), (-1275, 5));
        assert_eq!(range(&Expr::Neg(boxed(Expr::Const(3)))), (-3, -3));
        let seventh = Expr::Binary(Op::Div, boxed(Expr::Name(Name::Age)), boxed(Expr::Const(7)));
        assert_eq!(range(&seventh), (0, 120));
    }
}
