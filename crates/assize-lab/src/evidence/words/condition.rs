//! Conditions in words: `age at least 18 and not soldier`.

use assize_base::vocabulary::{Attribute, JOBS, POSTS, SCHOOLING};
use assize_scenario::expr::{Expr, Name, Op};

/// What gives indices in conditions their labels.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'a> {
    /// The provinces of the society.
    pub provinces: &'a [String],
    /// The labels of the bands, the best first.
    pub bands: &'a [String],
}

/// The condition in words; empty if it never holds, `everybody` if it always does.
#[must_use]
pub fn words(condition: &Expr, labels: Labels<'_>) -> String {
    match condition {
        Expr::Const(0) => String::new(),
        Expr::Const(_) => "everybody".to_owned(),
        _ => tell(condition, labels),
    }
}

/// Tells one node.
fn tell(expr: &Expr, labels: Labels<'_>) -> String {
    match expr {
        Expr::Const(n) => n.to_string(),
        Expr::Name(name) => noun(*name).to_owned(),
        Expr::Not(inner) => format!("not {}", inside(inner, labels)),
        Expr::Neg(inner) => format!("-{}", inside(inner, labels)),
        Expr::Binary(op, left, right) => binary(*op, left, right, labels),
        Expr::Choose(condition, yes, no) => format!(
            "{} if {}, otherwise {}",
            inside(yes, labels),
            inside(condition, labels),
            inside(no, labels)
        ),
        Expr::In(value, among) => {
            let among: Vec<String> = among.iter().map(|n| label(value, *n, labels)).collect();
            format!("{} is {}", tell(value, labels), super::listed(&among, "or"))
        }
    }
}

/// Tells a node inside another: in parentheses if it has two sides.
fn inside(expr: &Expr, labels: Labels<'_>) -> String {
    match expr {
        Expr::Binary(..) | Expr::Choose(..) => format!("({})", tell(expr, labels)),
        _ => tell(expr, labels),
    }
}

/// Tells a node with two sides.
fn binary(op: Op, left: &Expr, right: &Expr, labels: Labels<'_>) -> String {
    if matches!(op, Op::And | Op::Or) {
        let word = if op == Op::And { "and" } else { "or" };
        return format!("{} {word} {}", joined(op, left, labels), joined(op, right, labels));
    }
    let right_words = match right {
        Expr::Const(n) => label(left, *n, labels),
        _ => inside(right, labels),
    };
    let band = matches!(left, Expr::Name(Name::Band));
    format!("{} {} {right_words}", inside(left, labels), relation(op, band))
}

/// Tells a side of *and* or *or*; the same word needs no parentheses.
fn joined(op: Op, side: &Expr, labels: Labels<'_>) -> String {
    match side {
        Expr::Binary(Op::And, ..) if op == Op::Or => tell(side, labels),
        Expr::Binary(inner, ..) if *inner == op || !matches!(inner, Op::And | Op::Or) => {
            tell(side, labels)
        }
        _ => inside(side, labels),
    }
}

/// The word for a comparison or calculation; bands are numbered from the best to the worst.
fn relation(op: Op, band: bool) -> &'static str {
    match (op, band) {
        (Op::Lt, true) => "better than",
        (Op::Le, true) => "no worse than",
        (Op::Gt, true) => "worse than",
        (Op::Ge, true) => "no better than",
        (Op::Lt, false) => "below",
        (Op::Le, false) => "at most",
        (Op::Gt, false) => "above",
        (Op::Ge, false) => "at least",
        (Op::Eq, _) => "is",
        (Op::Ne, _) => "is not",
        (Op::Add, _) => "plus",
        (Op::Sub, _) => "minus",
        (Op::Mul, _) => "times",
        (Op::Div, _) => "divided by",
        (Op::Rem, _) => "modulo",
        (Op::And, _) => "and",
        (Op::Or, _) => "or",
    }
}

/// The noun of a name.
fn noun(name: Name) -> &'static str {
    match name {
        Name::Age => "age",
        Name::Sex => "sex",
        Name::Settlement => "settlement",
        Name::Province => "province",
        Name::Schooling => "schooling",
        Name::Income => "income fifth",
        Name::Job => "job",
        Name::Post => "post",
        Name::Party => "party member",
        Name::Migrant => "migrant status",
        Name::Band => "band",
        Name::Employees => "number of employees",
        Name::Amount => "amount in yuan",
        Name::Months => "months",
        Name::Hours => "hours",
        Name::Count => "number",
        Name::Gravity => "gravity (0 to 99)",
        Name::Earlier => "number of earlier entries for the same",
        Name::Arrears => "arrears in quarters of a month's income",
        Name::Minuses => "number of entries against",
        Name::Pluses => "number of entries for",
        Name::CleanMonths => "months without an entry against",
        Name::Listed => "being on a blacklist",
        Name::SideBand => "band in the side score",
        Name::RestrictedTies => "number of restricted people tied",
    }
}

/// The label of a number beside a name.
fn label(beside: &Expr, n: i64, labels: Labels<'_>) -> String {
    let Expr::Name(name) = beside else { return n.to_string() };
    let at = usize::try_from(n).unwrap_or(usize::MAX);
    let of = |list: &[&str]| list.get(at).map(|s| (*s).to_owned());
    let found = match name {
        Name::Sex => of(Attribute::Sex.labels()),
        Name::Settlement => of(Attribute::Settlement.labels()),
        Name::Income => of(Attribute::Income.labels()),
        Name::Migrant => of(Attribute::Migrant.labels()),
        Name::Schooling => of(SCHOOLING),
        Name::Job => of(JOBS),
        Name::Post => of(POSTS),
        Name::Party => of(&["no", "yes"]),
        Name::Province => labels.provinces.get(at).cloned(),
        Name::Band => labels.bands.get(at).cloned(),
        _ => None,
    };
    found.unwrap_or_else(|| n.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(op: Op, name: Name, n: i64) -> Expr {
        Expr::Binary(op, Box::new(Expr::Name(name)), Box::new(Expr::Const(n)))
    }

    fn say(expr: &Expr) -> String {
        let (provinces, bands) = (["Shandong".to_owned()], ["A".to_owned(), "D".to_owned()]);
        words(expr, Labels { provinces: &provinces, bands: &bands })
    }

    #[test]
    fn labels_and_comparisons_become_words() {
        assert_eq!(say(&compare(Op::Ge, Name::Age, 18)), "age at least 18");
        assert_eq!(say(&compare(Op::Eq, Name::Post, 2)), "post is civil-servant");
        assert_eq!(say(&compare(Op::Gt, Name::Band, 0)), "band worse than A");
        assert_eq!(say(&compare(Op::Ne, Name::Province, 0)), "province is not Shandong");
        let among = Expr::In(Box::new(Expr::Name(Name::Settlement)), vec![0, 1]);
        assert_eq!(say(&among), "settlement is city or town");
    }

    #[test]
    fn both_sides_of_or_stay_together_inside_and() {
        let either = Expr::Binary(
            Op::Or,
            Box::new(compare(Op::Lt, Name::Age, 18)),
            Box::new(Expr::Name(Name::Party)),
        );
        let both =
            Expr::Binary(Op::And, Box::new(Expr::Not(Box::new(either.clone()))), Box::new(either));
        assert_eq!(
            say(&both),
            "not (age below 18 or party member) and (age below 18 or party member)"
        );
        assert_eq!(
            (say(&Expr::Const(1)), say(&Expr::Const(0))),
            ("everybody".into(), String::new())
        );
    }
}
