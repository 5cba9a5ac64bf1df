//! Gates: which domains a person can act in, as one mask of bits.
//!
//! Most conditions on domains ask about one attribute at a time, joined by "and". Those are
//! looked up in small tables made once; the few others are evaluated.

use assize_scenario::expr::{Expr, Facts, Name, Op};

/// Names with few values, whose tables are worth making.
const TABLED: [(Name, usize); 10] = [
    (Name::Age, 128),
    (Name::Sex, 2),
    (Name::Settlement, 3),
    (Name::Schooling, 7),
    (Name::Income, 5),
    (Name::Job, 3),
    (Name::Post, 8),
    (Name::Party, 2),
    (Name::Migrant, 2),
    (Name::Province, 64),
];

/// Conditions of up to 64 domains, ready to be asked for one person.
#[derive(Clone, Debug)]
pub struct Gates {
    /// Tables of masks for the names that some condition asks about.
    tables: Vec<(Name, Vec<u64>)>,
    /// Conditions that do not decompose, with their bit.
    rest: Vec<(u64, Expr)>,
    /// Bits of all conditions.
    all: u64,
}

/// Answers one name with one value.
struct Only(Name, i64);

impl Facts for Only {
    fn get(&self, name: Name) -> i64 {
        if name == self.0 { self.1 } else { 0 }
    }
}

impl Gates {
    /// Makes the gates; bit `i` is the `i`-th condition.
    ///
    /// # Panics
    /// If there are more than 64 conditions; the scenario's door refuses them.
    #[must_use]
    pub fn new<'e>(conditions: impl IntoIterator<Item = (usize, &'e Expr)>) -> Gates {
        let mut gates = Gates { tables: Vec::new(), rest: Vec::new(), all: 0 };
        for (bit, condition) in conditions {
            assert!(bit < 64, "{bit} is more domains than a mask has bits");
            gates.all |= 1 << bit;
            for part in conjuncts(condition) {
                gates.add(1 << bit, part);
            }
        }
        gates
    }

    fn add(&mut self, bit: u64, part: &Expr) {
        let tabled = single_name(part).and_then(|n| TABLED.iter().find(|(name, _)| *name == n));
        let Some((name, size)) = tabled else {
            self.rest.push((bit, part.clone()));
            return;
        };
        let at = self.tables.iter().position(|(n, _)| n == name).unwrap_or_else(|| {
            self.tables.push((*name, vec![u64::MAX; *size]));
            self.tables.len() - 1
        });
        for (value, mask) in self.tables[at].1.iter_mut().enumerate() {
            if !part.holds(&Only(*name, value as i64)) {
                *mask &= !bit;
            }
        }
    }

    /// The mask of a person.
    #[inline]
    pub fn mask(&self, facts: &impl Facts) -> u64 {
        let mut mask = self.all;
        for (name, table) in &self.tables {
            mask &= table[facts.get(*name) as usize];
        }
        for (bit, condition) in &self.rest {
            if mask & bit != 0 && !condition.holds(facts) {
                mask &= !bit;
            }
        }
        mask
    }
}

/// The parts of a condition that are joined by "and".
fn conjuncts(condition: &Expr) -> Vec<&Expr> {
    match condition {
        Expr::Binary(Op::And, left, right) => {
            let mut parts = conjuncts(left);
            parts.extend(conjuncts(right));
            parts
        }
        other => vec![other],
    }
}

/// The one name that an expression asks about, if it is exactly one.
fn single_name(expr: &Expr) -> Option<Name> {
    let mut names = Vec::new();
    collect(expr, &mut names);
    names.dedup();
    match names[..] {
        [name] => Some(name),
        _ => None,
    }
}

/// Tells whether an expression asks about a name.
#[must_use]
pub fn asks(expr: &Expr, name: Name) -> bool {
    let mut names = Vec::new();
    collect(expr, &mut names);
    names.contains(&name)
}

fn collect(expr: &Expr, names: &mut Vec<Name>) {
    match expr {
        Expr::Const(_) => {}
        Expr::Name(name) => names.push(*name),
        Expr::Not(inner) | Expr::Neg(inner) | Expr::In(inner, _) => collect(inner, names),
        Expr::Binary(_, a, b) => {
            collect(a, names);
            collect(b, names);
        }
        Expr::Choose(a, b, c) => {
            collect(a, names);
            collect(b, names);
            collect(c, names);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Somebody {
        age: i64,
        party: i64,
    }

    impl Facts for Somebody {
        fn get(&self, name: Name) -> i64 {
            match name {
                Name::Age => self.age,
                Name::Party => self.party,
                _ => 0,
            }
        }
    }

    fn at_least(name: Name, value: i64) -> Expr {
        Expr::Binary(Op::Ge, Box::new(Expr::Name(name)), Box::new(Expr::Const(value)))
    }

    #[test]
    fn gates_say_what_the_conditions_say() {
        let adult = at_least(Name::Age, 18);
        let member =
            Expr::Binary(Op::And, Box::new(adult.clone()), Box::new(at_least(Name::Party, 1)));
        let either =
            Expr::Binary(Op::Or, Box::new(adult.clone()), Box::new(at_least(Name::Party, 1)));
        let always = Expr::always();
        let conditions = [&adult, &member, &either, &always];
        let gates = Gates::new(conditions.into_iter().enumerate());
        for age in [0, 17, 18, 99] {
            for party in [0, 1] {
                let somebody = Somebody { age, party };
                for (bit, condition) in conditions.iter().enumerate() {
                    let open = gates.mask(&somebody) >> bit & 1 == 1;
                    assert_eq!(open, condition.holds(&somebody), "{bit} {age} {party}");
                }
            }
        }
    }
}
