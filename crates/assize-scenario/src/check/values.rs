//! Which values the names of a condition can have: a simple analysis over single names.
//!
//! It never says "impossible" of what is possible; what it cannot see, it takes for possible.

use crate::expr::{Expr, Facts, Name, Op};

/// The values that one name can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Values {
    low: i64,
    high: i64,
    /// Bit by bit for values from 0 to 127, if that is all there is.
    bits: Option<u128>,
}

impl Values {
    /// All values from one to another.
    fn span(low: i64, high: i64) -> Values {
        let bits = (low >= 0 && high < 128).then(|| (low..=high).fold(0, |b, v| b | 1 << v));
        Values { low, high, bits }
    }

    /// Tells whether no value is left.
    fn is_empty(self) -> bool {
        self.low > self.high || self.bits == Some(0)
    }

    /// Keeps values that fit.
    fn keep(&mut self, op: Op, value: i64) {
        if let Some(bits) = &mut self.bits {
            for v in 0..128 {
                if !relates(op, v, value) {
                    *bits &= !(1 << v);
                }
            }
        }
        match op {
            Op::Eq => (self.low, self.high) = (self.low.max(value), self.high.min(value)),
            Op::Lt => self.high = self.high.min(value.saturating_sub(1)),
            Op::Le => self.high = self.high.min(value),
            Op::Gt => self.low = self.low.max(value.saturating_add(1)),
            Op::Ge => self.low = self.low.max(value),
            _ => {}
        }
    }

    /// The values of either.
    fn or(self, other: Values) -> Values {
        Values {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
            bits: self.bits.zip(other.bits).map(|(a, b)| a | b),
        }
    }
}

/// Tells whether a comparison holds.
fn relates(op: Op, a: i64, b: i64) -> bool {
    match op {
        Op::Eq => a == b,
        Op::Ne => a != b,
        Op::Lt => a < b,
        Op::Le => a <= b,
        Op::Gt => a > b,
        Op::Ge => a >= b,
        _ => true,
    }
}

/// The comparison that holds exactly when another does not.
fn opposite(op: Op) -> Option<Op> {
    Some(match op {
        Op::Eq => Op::Ne,
        Op::Ne => Op::Eq,
        Op::Lt => Op::Ge,
        Op::Le => Op::Gt,
        Op::Gt => Op::Le,
        Op::Ge => Op::Lt,
        _ => return None,
    })
}

/// The same comparison with its sides exchanged.
fn mirrored(op: Op) -> Op {
    match op {
        Op::Lt => Op::Gt,
        Op::Le => Op::Ge,
        Op::Gt => Op::Lt,
        Op::Ge => Op::Le,
        other => other,
    }
}

/// What is possible: the values of every name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Possible {
    values: [Values; Name::ALL.len()],
    nothing: bool,
}

/// Facts that no constant part asks for.
struct Nothing;

impl Facts for Nothing {
    fn get(&self, _: Name) -> i64 {
        0
    }
}

impl Possible {
    /// Everything that a person or firm can be in general.
    pub(crate) fn anything(provinces: usize, bands: usize) -> Possible {
        let labels = |name: Name| crate::cel::check::fixed_labels(name).len() as i64 - 1;
        let values = Name::ALL.map(|(name, ..)| match name {
            Name::Age => Values::span(0, 104),
            Name::Party => Values::span(0, 1),
            Name::Province if provinces == 0 => Values::span(0, i64::MAX),
            Name::Province => Values::span(0, provinces as i64 - 1),
            Name::Band => Values::span(0, bands.max(1) as i64 - 1),
            Name::Gravity => Values::span(0, 99),
            Name::Listed => Values::span(0, 1),
            Name::SideBand => Values::span(0, 7),
            Name::Employees
            | Name::Amount
            | Name::Months
            | Name::Hours
            | Name::Count
            | Name::Earlier
            | Name::Arrears
            | Name::Minuses
            | Name::Pluses
            | Name::CleanMonths
            | Name::RestrictedTies => Values::span(0, i64::from(u32::MAX)),
            _ => Values::span(0, labels(name)),
        });
        Possible { values, nothing: false }
    }

    /// Narrows a name to values from one to another.
    pub(crate) fn bound(&mut self, name: Name, low: i64, high: i64) {
        self.values[name as usize] = Values::span(low, high);
    }

    /// Tells whether a condition can hold besides those before; afterwards only such values are left.
    pub(crate) fn admits(&mut self, condition: &Expr) -> bool {
        self.assume(condition, true);
        !self.nothing
    }

    /// Assumes that a part is true, or that it is not.
    fn assume(&mut self, expr: &Expr, truth: bool) {
        match expr {
            Expr::Not(inner) => self.assume(inner, !truth),
            Expr::Binary(Op::And, a, b) => self.both(a, b, truth, truth),
            Expr::Binary(Op::Or, a, b) => self.both(a, b, truth, !truth),
            Expr::Binary(op, a, b) => match (a.as_ref(), b.as_ref()) {
                (Expr::Name(name), Expr::Const(value)) => self.compare(*name, *op, *value, truth),
                (Expr::Const(value), Expr::Name(name)) => {
                    self.compare(*name, mirrored(*op), *value, truth);
                }
                _ => self.constant(expr, truth),
            },
            Expr::Name(name) => self.compare(*name, Op::Ne, 0, truth),
            Expr::In(inner, values) => self.member(inner, values, truth),
            _ => self.constant(expr, truth),
        }
    }

    /// Assumes two parts, both of them or one of them.
    fn both(&mut self, a: &Expr, b: &Expr, truth: bool, all: bool) {
        if all {
            self.assume(a, truth);
            self.assume(b, truth);
            return;
        }
        let mut other = self.clone();
        self.assume(a, truth);
        other.assume(b, truth);
        self.join(other);
    }

    /// What is possible in either way.
    fn join(&mut self, other: Possible) {
        if self.nothing {
            *self = other;
        } else if !other.nothing {
            for (mine, theirs) in self.values.iter_mut().zip(other.values) {
                *mine = mine.or(theirs);
            }
        }
    }

    /// Assumes a comparison of a name.
    fn compare(&mut self, name: Name, op: Op, value: i64, truth: bool) {
        let op = if truth { Some(op) } else { opposite(op) };
        let values = &mut self.values[name as usize];
        if let Some(op) = op {
            values.keep(op, value);
        }
        self.nothing |= values.is_empty();
    }

    /// Assumes that a name is in a list, or is not.
    fn member(&mut self, inner: &Expr, list: &[i64], truth: bool) {
        let Expr::Name(name) = inner else { return };
        if !truth {
            list.iter().for_each(|v| self.compare(*name, Op::Ne, *v, true));
            return;
        }
        let mut joined: Option<Possible> = None;
        for value in list {
            let mut one = self.clone();
            one.compare(*name, Op::Eq, *value, true);
            match &mut joined {
                Some(all) => all.join(one),
                None => joined = Some(one),
            }
        }
        match joined {
            Some(all) => *self = all,
            None => self.nothing = true,
        }
    }

    /// Assumes a part that asks for no name; others are taken for possible.
    fn constant(&mut self, expr: &Expr, truth: bool) {
        if !names(expr) && expr.holds(&Nothing) != truth {
            self.nothing = true;
        }
    }
}

/// Tells whether a part asks for a name.
fn names(expr: &Expr) -> bool {
    match expr {
        Expr::Const(_) => false,
        Expr::Name(_) => true,
        Expr::Not(a) | Expr::Neg(a) | Expr::In(a, _) => names(a),
        Expr::Binary(_, a, b) => names(a) || names(b),
        Expr::Choose(a, b, c) => names(a) || names(b) || names(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn age(op: Op, years: i64) -> Expr {
        Expr::Binary(op, Box::new(Expr::Name(Name::Age)), Box::new(Expr::Const(years)))
    }

    fn join(op: Op, a: Expr, b: Expr) -> Expr {
        Expr::Binary(op, Box::new(a), Box::new(b))
    }

    fn possible(expr: &Expr) -> bool {
        Possible::anything(3, 4).admits(expr)
    }

    #[test]
    fn contradictions_over_one_name_are_seen() {
        assert!(!possible(&join(Op::And, age(Op::Ge, 18), age(Op::Lt, 18))));
        assert!(!possible(&age(Op::Gt, 104)));
        assert!(!possible(&Expr::Const(0)));
        assert!(!possible(&Expr::In(Box::new(Expr::Name(Name::Sex)), vec![])));
        let either = join(Op::Or, age(Op::Lt, 0), age(Op::Gt, 200));
        assert!(!possible(&either));
        let both = join(Op::And, age(Op::Eq, 20), Expr::Not(Box::new(age(Op::Le, 20))));
        assert!(!possible(&both));
    }

    #[test]
    fn what_is_possible_is_never_called_impossible() {
        assert!(possible(&join(Op::And, age(Op::Ge, 18), age(Op::Le, 18))));
        assert!(possible(&join(Op::Or, age(Op::Lt, 0), age(Op::Gt, 90))));
        assert!(possible(&Expr::Not(Box::new(Expr::Const(0)))));
        assert!(possible(&Expr::Name(Name::Party)));
        let sum = join(Op::Add, Expr::Name(Name::Age), Expr::Const(1));
        assert!(possible(&join(Op::Gt, sum, Expr::Const(9_999))));
    }
}
