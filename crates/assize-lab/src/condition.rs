//! A checked condition, written again as its author would write it.

use assize_base::vocabulary::{Attribute, JOBS, POSTS, SCHOOLING};
use assize_scenario::Scenario;
use assize_scenario::expr::{Expr, Name, Op};
use assize_scenario::policy::Policy;

/// The condition as CEL text; `true` for one that always holds.
#[must_use]
pub fn text(expr: &Expr, scenario: &Scenario, policy: &Policy) -> String {
    Writer { scenario, policy }.write(expr, None, 0)
}

struct Writer<'a> {
    scenario: &'a Scenario,
    policy: &'a Policy,
}

impl Writer<'_> {
    /// Writes an expression; `beside` is the name that a constant is compared with, and `level` how
    /// tightly the operator around it binds.
    fn write(&self, expr: &Expr, beside: Option<Name>, level: u8) -> String {
        match expr {
            Expr::Const(value) => self.constant(*value, beside),
            Expr::Name(name) => written(*name),
            Expr::Not(inner) => format!("!{}", self.write(inner, None, 9)),
            Expr::Neg(inner) => format!("-{}", self.write(inner, beside, 9)),
            Expr::Binary(op, left, right) => {
                let (sign, own) = sign(*op);
                let name = name_of(left).or_else(|| name_of(right));
                let left = self.write(left, name, own);
                let right = self.write(right, name, own + 1);
                wrapped(format!("{left} {sign} {right}"), own < level)
            }
            Expr::Choose(condition, yes, no) => {
                let text = format!(
                    "{} ? {} : {}",
                    self.write(condition, None, 2),
                    self.write(yes, beside, 2),
                    self.write(no, beside, 1)
                );
                wrapped(text, level > 1)
            }
            Expr::In(inner, values) => {
                let name = name_of(inner);
                let values: Vec<String> = values.iter().map(|v| self.constant(*v, name)).collect();
                let text = format!("{} in [{}]", self.write(inner, None, 5), values.join(", "));
                wrapped(text, level > 4)
            }
        }
    }

    fn constant(&self, value: i64, beside: Option<Name>) -> String {
        let label = beside.and_then(|name| self.label(name, usize::try_from(value).ok()?));
        match (label, beside) {
            (Some(label), _) => format!("\"{label}\""),
            (None, Some(Name::Party)) | (None, None) if value == 0 || value == 1 => {
                (value == 1).to_string()
            }
            _ => value.to_string(),
        }
    }

    fn label(&self, name: Name, index: usize) -> Option<String> {
        let of = |attribute: Attribute| attribute.labels().get(index).map(|l| (*l).to_owned());
        let among = |labels: &[&str]| labels.get(index).map(|l| (*l).to_owned());
        match name {
            Name::Sex => of(Attribute::Sex),
            Name::Settlement => of(Attribute::Settlement),
            Name::Income => of(Attribute::Income),
            Name::Migrant => of(Attribute::Migrant),
            Name::Province => self.scenario.society.provinces.get(index).cloned(),
            Name::Schooling => among(SCHOOLING),
            Name::Job => among(JOBS),
            Name::Post => among(POSTS),
            Name::Band => {
                let score = self.policy.person_score.as_ref()?;
                score.bands.get(index).map(|b| b.label.clone())
            }
            _ => None,
        }
    }
}

fn wrapped(text: String, needed: bool) -> String {
    if needed { format!("({text})") } else { text }
}

fn name_of(expr: &Expr) -> Option<Name> {
    match expr {
        Expr::Name(name) => Some(*name),
        _ => None,
    }
}

fn written(name: Name) -> String {
    let found = Name::ALL.iter().find(|(n, _, _)| *n == name);
    let (_, object, field) = found.expect("every name is in ALL");
    format!("{object}.{field}")
}

/// How an operation is written, and how tightly it binds.
fn sign(op: Op) -> (&'static str, u8) {
    match op {
        Op::Or => ("||", 2),
        Op::And => ("&&", 3),
        Op::Eq => ("==", 4),
        Op::Ne => ("!=", 4),
        Op::Lt => ("<", 4),
        Op::Le => ("<=", 4),
        Op::Gt => (">", 4),
        Op::Ge => (">=", 4),
        Op::Add => ("+", 5),
        Op::Sub => ("-", 5),
        Op::Mul => ("*", 6),
        Op::Div => ("/", 6),
        Op::Rem => ("%", 6),
    }
}
