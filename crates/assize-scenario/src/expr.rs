//! Conditions after checking: a small tree over whole numbers, total and without loops.
//!
//! The syntax is that of CEL, the Common Expression Language. Labels have become their index,
//! truth values 0 and 1. Arithmetic saturates; division by zero gives zero (as documented for the
//! language), so evaluation always ends with a value.

/// What a condition can ask about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    /// `person.age`, in whole years.
    Age,
    /// `person.sex`: index into the labels of the vocabulary.
    Sex,
    /// `person.settlement`.
    Settlement,
    /// `person.province`: index into the society's provinces.
    Province,
    /// `person.schooling`: census level.
    Schooling,
    /// `person.income`: fifth, 0 to 4.
    Income,
    /// `person.job`.
    Job,
    /// `person.post`.
    Post,
    /// `person.party`: member of the ruling party.
    Party,
    /// `person.migrant`.
    Migrant,
    /// `person.band`: band index in the arm at the last review (0 is the best).
    Band,
    /// `firm.employees`.
    Employees,
    /// `record.amount`, in yuan.
    Amount,
    /// `record.months`.
    Months,
    /// `record.hours`.
    Hours,
    /// `record.count`: any other counted quantity.
    Count,
    /// `record.gravity`: 0 (mild) to 99 (extreme).
    Gravity,
    /// `record.earlier`: own entries on file for the same conduct that still count.
    Earlier,
    /// `person.arrears`, in quarters of a month's income.
    Arrears,
    /// `person.minuses`: entries on file that count against.
    Minuses,
    /// `person.pluses`: entries on file that count for.
    Pluses,
    /// `person.clean_months`: months since the latest of the minuses.
    CleanMonths,
    /// `person.listed`: on a black list at the last review.
    Listed,
    /// `person.side_band`: band index in the first side score at the last review.
    SideBand,
    /// `person.restricted_ties`: people tied who were seen to be restricted at the last review.
    RestrictedTies,
}

impl Name {
    /// All names, with the object and the field as written.
    pub const ALL: [(Name, &'static str, &'static str); 25] = [
        (Name::Age, "person", "age"),
        (Name::Sex, "person", "sex"),
        (Name::Settlement, "person", "settlement"),
        (Name::Province, "person", "province"),
        (Name::Schooling, "person", "schooling"),
        (Name::Income, "person", "income"),
        (Name::Job, "person", "job"),
        (Name::Post, "person", "post"),
        (Name::Party, "person", "party"),
        (Name::Migrant, "person", "migrant"),
        (Name::Band, "person", "band"),
        (Name::Employees, "firm", "employees"),
        (Name::Amount, "record", "amount"),
        (Name::Months, "record", "months"),
        (Name::Hours, "record", "hours"),
        (Name::Count, "record", "count"),
        (Name::Gravity, "record", "gravity"),
        (Name::Earlier, "record", "earlier"),
        (Name::Arrears, "person", "arrears"),
        (Name::Minuses, "person", "minuses"),
        (Name::Pluses, "person", "pluses"),
        (Name::CleanMonths, "person", "clean_months"),
        (Name::Listed, "person", "listed"),
        (Name::SideBand, "person", "side_band"),
        (Name::RestrictedTies, "person", "restricted_ties"),
    ];
}

/// A binary operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// Both.
    And,
    /// Either.
    Or,
    /// Equal.
    Eq,
    /// Different.
    Ne,
    /// Less.
    Lt,
    /// Less or equal.
    Le,
    /// Greater.
    Gt,
    /// Greater or equal.
    Ge,
    /// Sum.
    Add,
    /// Difference.
    Sub,
    /// Product.
    Mul,
    /// Quotient, towards zero.
    Div,
    /// Remainder.
    Rem,
}

/// A checked condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// A whole number, a truth value or the index of a label.
    Const(i64),
    /// A fact.
    Name(Name),
    /// Not.
    Not(Box<Expr>),
    /// Minus.
    Neg(Box<Expr>),
    /// Two operands.
    Binary(Op, Box<Expr>, Box<Expr>),
    /// `condition ? yes : no`.
    Choose(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `value in [ … ]`.
    In(Box<Expr>, Vec<i64>),
}

/// Whatever can answer the names of a condition.
pub trait Facts {
    /// The value of a name; 0 if the subject has no such fact.
    fn get(&self, name: Name) -> i64;
}

impl Expr {
    /// The condition that always holds.
    #[must_use]
    pub fn always() -> Expr {
        Expr::Const(1)
    }

    /// Tells whether the condition holds.
    #[must_use]
    pub fn holds(&self, facts: &impl Facts) -> bool {
        self.value(facts) != 0
    }

    /// Evaluates.
    pub fn value(&self, facts: &impl Facts) -> i64 {
        match self {
            Expr::Const(value) => *value,
            Expr::Name(name) => facts.get(*name),
            Expr::Not(inner) => i64::from(inner.value(facts) == 0),
            Expr::Neg(inner) => inner.value(facts).saturating_neg(),
            Expr::Binary(op, left, right) => binary(*op, left, right, facts),
            Expr::Choose(condition, yes, no) => {
                if condition.holds(facts) {
                    yes.value(facts)
                } else {
                    no.value(facts)
                }
            }
            Expr::In(inner, values) => i64::from(values.contains(&inner.value(facts))),
        }
    }
}

/// Evaluates a binary operation; `&&` and `||` do not look at the right side when the left decides.
fn binary(op: Op, left: &Expr, right: &Expr, facts: &impl Facts) -> i64 {
    let a = left.value(facts);
    match op {
        Op::And => return i64::from(a != 0 && right.holds(facts)),
        Op::Or => return i64::from(a != 0 || right.holds(facts)),
        _ => {}
    }
    let b = right.value(facts);
    match op {
        Op::And | Op::Or => unreachable!("decided above"),
        Op::Eq => i64::from(a == b),
        Op::Ne => i64::from(a != b),
        Op::Lt => i64::from(a < b),
        Op::Le => i64::from(a <= b),
        Op::Gt => i64::from(a > b),
        Op::Ge => i64::from(a >= b),
        Op::Add => a.saturating_add(b),
        Op::Sub => a.saturating_sub(b),
        Op::Mul => a.saturating_mul(b),
        Op::Div => {
            if b == 0 {
                0
            } else {
                a.saturating_div(b)
            }
        }
        Op::Rem => {
            if b == 0 {
                0
            } else {
                a.wrapping_rem(b)
            }
        }
    }
}
