//! From a tree to a checked condition: names, labels and types.

use std::ops::Range;

use assize_base::vocabulary::{Attribute, JOBS, POSTS, SCHOOLING};

use super::parse::{Node, Tree};
use super::{Condition, Wrong};
use crate::codes;
use crate::expr::{Expr, Name, Op};
use crate::findings::{Findings, suggest};

/// What a condition may ask about in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope<'a> {
    /// Whether `firm.*` has a meaning.
    pub firm: bool,
    /// Whether `record.*` has a meaning.
    pub record: bool,
    /// The provinces; none if they are not known here, so that any label may be one.
    pub provinces: Option<&'a [String]>,
    /// The bands of the arm's own score: none if `person.band` has no meaning.
    pub bands: Option<&'a [String]>,
    /// The bands of the first side score, for `person.side_band`.
    pub side: Option<&'a [String]>,
    /// Whether the state of a person at a review has a meaning: arrears, entries, lists, ties.
    pub state: bool,
    /// What the record counts; none if that is not known here.
    pub counted: Option<Option<Name>>,
}

impl<'a> Scope<'a> {
    /// The scope of `who` and `exempt`.
    pub(crate) fn who(firm: bool, provinces: Option<&'a [String]>) -> Scope<'a> {
        Scope {
            firm,
            record: false,
            provinces,
            bands: None,
            side: None,
            state: false,
            counted: None,
        }
    }

    /// The scope of expressions over the state of a person at a review.
    pub(crate) fn state(
        provinces: Option<&'a [String]>,
        bands: Option<&'a [String]>,
        side: Option<&'a [String]>,
    ) -> Scope<'a> {
        Scope { bands, side, state: true, ..Scope::who(false, provinces) }
    }
}

/// The type of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Type {
    /// A whole number.
    Number,
    /// True or false.
    Truth,
    /// A label of a name.
    Label(Name),
    /// A label as written, not yet of any name.
    Text(String),
    /// Faulty, and that has been said.
    Faulty,
}

impl Type {
    /// The type in words.
    fn words(&self) -> String {
        match self {
            Type::Number => "a number".into(),
            Type::Truth => "true or false".into(),
            Type::Label(name) => format!("a label of `{}`", written(*name)),
            Type::Text(_) => "a label".into(),
            Type::Faulty => "nothing".into(),
        }
    }
}

/// A name as written.
fn written(name: Name) -> String {
    Name::ALL
        .iter()
        .find(|(n, _, _)| *n == name)
        .map_or(String::new(), |(_, object, field)| format!("{object}.{field}"))
}

/// Tells whether the labels of a name have an order.
fn is_ordered(name: Name) -> bool {
    matches!(name, Name::Schooling | Name::Income | Name::Band | Name::SideBand)
}

impl Condition {
    /// Checks the condition where it stands; what is faulty becomes "always".
    pub(crate) fn check(&self, scope: Scope<'_>, findings: &mut Findings) -> Expr {
        self.typed(&Type::Truth, "a condition", scope, findings).unwrap_or_else(Expr::always)
    }

    /// Checks an expression with a whole number as its value; what is faulty becomes 1.
    pub(crate) fn number(&self, scope: Scope<'_>, findings: &mut Findings) -> Expr {
        self.typed(&Type::Number, "the value", scope, findings).unwrap_or_else(Expr::always)
    }

    /// Checks it against a type; none if it is faulty, which has been said.
    fn typed(
        &self,
        wanted: &Type,
        what: &str,
        scope: Scope<'_>,
        findings: &mut Findings,
    ) -> Option<Expr> {
        let tree = self.tree.as_ref()?;
        let mut checker = Checker { scope, wrongs: Vec::new() };
        let (expr, kind) = checker.part(tree);
        checker.demand(wanted, &kind, tree, what);
        let sound = checker.wrongs.is_empty();
        for wrong in checker.wrongs {
            self.report(wrong, findings);
        }
        sound.then_some(expr)
    }
}

/// The scope and what is wrong so far.
struct Checker<'a> {
    scope: Scope<'a>,
    wrongs: Vec<Wrong>,
}

impl Checker<'_> {
    /// Notes a fault.
    fn wrong(&mut self, code: &'static str, at: &Range<usize>, message: String, hint: String) {
        self.wrongs.push(Wrong { code, at: at.clone(), message, hint });
    }

    /// Asks for a type.
    fn demand(&mut self, wanted: &Type, found: &Type, tree: &Tree, what: &str) {
        if *found != Type::Faulty && found != wanted {
            let message = format!("{what} must be {}, not {}", wanted.words(), found.words());
            self.wrong(codes::CONDITION_TYPE, &tree.at, message, String::new());
        }
    }

    /// Checks a part.
    fn part(&mut self, tree: &Tree) -> (Expr, Type) {
        match &tree.node {
            Node::Whole(value) => (Expr::Const(*value), Type::Number),
            Node::Truth(truth) => (Expr::Const(i64::from(*truth)), Type::Truth),
            Node::Label(label) => (Expr::Const(0), Type::Text(label.clone())),
            Node::Name(object, field) => self.name(object, field, &tree.at),
            Node::Not(inner) => self.unary(inner, Type::Truth, "what `!` turns round", Expr::Not),
            Node::Neg(inner) => self.unary(inner, Type::Number, "what `-` turns round", Expr::Neg),
            Node::Binary(op, left, right) => self.binary(*op, left, right),
            Node::Choose(condition, yes, no) => self.choose(condition, yes, no),
            Node::In(inner, values) => self.member(inner, values),
        }
    }

    /// Checks an operand of `!` or `-`.
    fn unary(
        &mut self,
        inner: &Tree,
        kind: Type,
        what: &str,
        make: fn(Box<Expr>) -> Expr,
    ) -> (Expr, Type) {
        let (expr, found) = self.part(inner);
        self.demand(&kind, &found, inner, what);
        (make(Box::new(expr)), kind)
    }

    /// Checks a name.
    fn name(&mut self, object: &str, field: &str, at: &Range<usize>) -> (Expr, Type) {
        let Some((name, ..)) = Name::ALL.iter().find(|(_, o, f)| *o == object && *f == field)
        else {
            self.unknown_name(object, field, at);
            return (Expr::Const(0), Type::Faulty);
        };
        let shown = format!("{object}.{field}");
        if let Some((code, message, hint)) = self.misplaced(*name, &shown) {
            self.wrong(code, at, message, hint);
            return (Expr::Const(0), Type::Faulty);
        }
        let kind = match name {
            Name::Party => Type::Truth,
            Name::Sex
            | Name::Settlement
            | Name::Province
            | Name::Schooling
            | Name::Income
            | Name::Job
            | Name::Post
            | Name::Migrant
            | Name::Band
            | Name::SideBand => Type::Label(*name),
            _ => Type::Number,
        };
        (Expr::Name(*name), kind)
    }

    /// Notes a name that does not exist.
    fn unknown_name(&mut self, object: &str, field: &str, at: &Range<usize>) {
        let shown = if field.is_empty() { object.to_owned() } else { format!("{object}.{field}") };
        let all: Vec<String> = Name::ALL.iter().map(|(n, ..)| written(*n)).collect();
        let same: Vec<&str> =
            Name::ALL.iter().filter(|(_, o, _)| *o == object).map(|(_, _, field)| *field).collect();
        let near = assize_base::diag::nearest(&shown, all.iter().map(String::as_str));
        let hint = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if same.is_empty() => {
                "names begin with `person.`, `firm.` or `record.`; labels stand in quotation marks"
                    .into()
            }
            None => suggest(field, same.iter().copied()),
        };
        self.wrong(codes::UNKNOWN_NAME, at, format!("there is no `{shown}`"), hint);
    }

    /// Why a name means nothing here, if so.
    fn misplaced(&self, name: Name, shown: &str) -> Option<(&'static str, String, String)> {
        let nothing = |why: &str| {
            let message = format!("`{shown}` means nothing here");
            Some((codes::NAME_NOT_HERE, message, why.to_owned()))
        };
        match name {
            Name::Employees if !self.scope.firm => nothing("only firms have employees"),
            Name::Arrears
            | Name::Minuses
            | Name::Pluses
            | Name::CleanMonths
            | Name::Listed
            | Name::SideBand
            | Name::RestrictedTies
                if !self.scope.state =>
            {
                nothing("it can be asked for only in `standing` of a rule and in `risk`")
            }
            Name::SideBand if self.scope.side.is_none() => {
                nothing("there is no side score whose bands it could name")
            }
            Name::Band if self.scope.bands.is_none() && (self.scope.record || self.scope.state) => {
                nothing("there is no score whose bands it could name")
            }
            Name::Band if self.scope.bands.is_none() => {
                nothing("bands can be asked for only in `when` of a rule")
            }
            Name::Gravity
            | Name::Amount
            | Name::Months
            | Name::Hours
            | Name::Count
            | Name::Earlier
                if !self.scope.record =>
            {
                nothing("records can be asked for only in `when` of a rule")
            }
            Name::Amount | Name::Months | Name::Hours | Name::Count => {
                let counted = self.scope.counted?;
                if counted == Some(name) {
                    return None;
                }
                let hint = match counted {
                    Some(other) => format!("it counts `{}`", written(other)),
                    None => "give the conduct a `quantity`, or leave the condition out".into(),
                };
                Some((codes::QUANTITY, format!("the conduct does not count `{shown}`"), hint))
            }
            _ => None,
        }
    }

    /// Checks an operation on two operands.
    fn binary(&mut self, op: Op, left: &Tree, right: &Tree) -> (Expr, Type) {
        let ((mut a, kind_a), (mut b, kind_b)) = (self.part(left), self.part(right));
        let mut op = op;
        let kind = match op {
            Op::And | Op::Or => {
                self.demand(&Type::Truth, &kind_a, left, "each side of `&&` and `||`");
                self.demand(&Type::Truth, &kind_b, right, "each side of `&&` and `||`");
                Type::Truth
            }
            Op::Add | Op::Sub | Op::Mul | Op::Div | Op::Rem => {
                self.demand(&Type::Number, &kind_a, left, "what is reckoned with");
                self.demand(&Type::Number, &kind_b, right, "what is reckoned with");
                Type::Number
            }
            Op::Eq | Op::Ne | Op::Lt | Op::Le | Op::Gt | Op::Ge => {
                let compared = self.compared((left, &kind_a, &mut a), (right, &kind_b, &mut b));
                op = self.ordered(op, compared, left, right);
                Type::Truth
            }
        };
        (Expr::Binary(op, Box::new(a), Box::new(b)), kind)
    }

    /// Fits the two sides of a comparison to each other; gives the name whose labels they are.
    fn compared(
        &mut self,
        (left, kind_a, a): (&Tree, &Type, &mut Expr),
        (right, kind_b, b): (&Tree, &Type, &mut Expr),
    ) -> Option<Type> {
        match (kind_a, kind_b) {
            (Type::Faulty, _) | (_, Type::Faulty) => return None,
            (Type::Label(name), Type::Text(label)) => *b = self.label(*name, label, &right.at),
            (Type::Text(label), Type::Label(name)) => {
                *a = self.label(*name, label, &left.at);
                return Some(kind_b.clone());
            }
            (Type::Text(_), Type::Text(_)) => {
                let message = "two labels are compared with each other".to_owned();
                let hint = "one side must be a name such as `person.sex`".to_owned();
                self.wrong(codes::CONDITION_TYPE, &(left.at.start..right.at.end), message, hint);
                return None;
            }
            (a, b) if a == b => {}
            (a, b) => {
                let message = format!("{} is compared with {}", a.words(), b.words());
                let at = left.at.start..right.at.end;
                self.wrong(codes::CONDITION_TYPE, &at, message, String::new());
                return None;
            }
        }
        Some(kind_a.clone())
    }

    /// The operation as evaluated: bands rise downwards, and most labels have no order.
    fn ordered(&mut self, op: Op, kind: Option<Type>, left: &Tree, right: &Tree) -> Op {
        if matches!(op, Op::Eq | Op::Ne) {
            return op;
        }
        match kind {
            Some(Type::Label(Name::Band | Name::SideBand)) => match op {
                Op::Lt => Op::Gt,
                Op::Le => Op::Ge,
                Op::Gt => Op::Lt,
                _ => Op::Le,
            },
            Some(Type::Label(name)) if !is_ordered(name) => {
                let message = format!("the labels of `{}` have no order", written(name));
                let at = left.at.start..right.at.end;
                self.wrong(codes::CONDITION_TYPE, &at, message, "use ==, != or in".into());
                op
            }
            Some(Type::Truth) => {
                let message = "true and false have no order".to_owned();
                let at = left.at.start..right.at.end;
                self.wrong(codes::CONDITION_TYPE, &at, message, "use == or !=".into());
                op
            }
            _ => op,
        }
    }

    /// The index of a label of a name.
    fn label(&mut self, name: Name, label: &str, at: &Range<usize>) -> Expr {
        let labels: Vec<&str> = match name {
            Name::Province => match self.scope.provinces {
                Some(all) => all.iter().map(String::as_str).collect(),
                None => return Expr::Const(0),
            },
            Name::Band => self.scope.bands.unwrap_or(&[]).iter().map(String::as_str).collect(),
            Name::SideBand => self.scope.side.unwrap_or(&[]).iter().map(String::as_str).collect(),
            _ => fixed_labels(name).to_vec(),
        };
        if let Some(index) = labels.iter().position(|l| *l == label) {
            return Expr::Const(index as i64);
        }
        let message = format!("`{}` has no label \"{label}\"", written(name));
        let hint = suggest(label, labels.iter().copied());
        self.wrong(codes::UNKNOWN_LABEL, at, message, hint);
        Expr::Const(0)
    }

    /// Checks `condition ? yes : no`.
    fn choose(&mut self, condition: &Tree, yes: &Tree, no: &Tree) -> (Expr, Type) {
        let (c, kind) = self.part(condition);
        self.demand(&Type::Truth, &kind, condition, "what stands before `?`");
        let ((a, kind_a), (b, kind_b)) = (self.part(yes), self.part(no));
        let kind = match (&kind_a, &kind_b) {
            (Type::Faulty, _) | (_, Type::Faulty) => Type::Faulty,
            (Type::Number | Type::Truth, _) if kind_a == kind_b => kind_a,
            _ => {
                let message = "both sides of `:` must be numbers, or both true or false".to_owned();
                let at = yes.at.start..no.at.end;
                self.wrong(codes::CONDITION_TYPE, &at, message, String::new());
                Type::Faulty
            }
        };
        (Expr::Choose(Box::new(c), Box::new(a), Box::new(b)), kind)
    }

    /// Checks `value in [ … ]`.
    fn member(&mut self, inner: &Tree, values: &[Tree]) -> (Expr, Type) {
        let (expr, kind) = self.part(inner);
        let mut indices = Vec::new();
        for value in values {
            let (found, of) = self.part(value);
            let found = match (&kind, &of) {
                (Type::Label(name), Type::Text(label)) => self.label(*name, label, &value.at),
                _ => {
                    self.demand(&kind, &of, value, "what is in the list");
                    found
                }
            };
            if let Expr::Const(index) = found {
                indices.push(index);
            }
        }
        if !matches!(kind, Type::Number | Type::Label(_) | Type::Faulty) {
            let message = format!("{} cannot be looked for in a list", kind.words());
            self.wrong(codes::CONDITION_TYPE, &inner.at, message, String::new());
        }
        (Expr::In(Box::new(expr), indices), Type::Truth)
    }
}

/// The labels of the names whose labels are the same everywhere.
pub(crate) fn fixed_labels(name: Name) -> &'static [&'static str] {
    match name {
        Name::Sex => Attribute::Sex.labels(),
        Name::Settlement => Attribute::Settlement.labels(),
        Name::Income => Attribute::Income.labels(),
        Name::Migrant => Attribute::Migrant.labels(),
        Name::Schooling => SCHOOLING,
        Name::Job => JOBS,
        Name::Post => POSTS,
        _ => &[],
    }
}
