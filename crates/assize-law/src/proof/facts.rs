//! Can conditions hold together? A search for somebody, and something on record, of whom they all
//! hold.
//!
//! Where every name is only compared with fixed values, the values around these stand for all
//! others, so that the search is complete: it finds a case, or proves that there is none. Where it
//! is not complete (a name in a sum, too many names), it may still find a case; if it finds none,
//! nothing is known.

use std::collections::{BTreeMap, BTreeSet};

use assize_base::vocabulary::{JOBS, POSTS, SCHOOLING, age_band};
use assize_scenario::catalogue::Subject;
use assize_scenario::expr::{Expr, Facts, Name, Op};
use assize_scenario::society::Society;

/// Most cases that are tried.
const CASES: usize = 200_000;
/// Most values of a name that are tried one by one.
const EACH: i64 = 128;
/// The age of majority in the model: posts and the Party are for adults.
const ADULT: i64 = 18;
/// The age from which people work in the model.
const WORKS: i64 = 15;

/// Somebody and something on record: the facts of one case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// The facts that matter, by name; all others are as usual.
    pub facts: BTreeMap<Name, i64>,
}

impl Facts for Case {
    fn get(&self, name: Name) -> i64 {
        self.facts.get(&name).copied().unwrap_or_else(|| usual(name))
    }
}

/// What somebody of whom nothing is said is taken to be.
fn usual(name: Name) -> i64 {
    match name {
        Name::Age => 40,
        Name::Schooling | Name::Income => 2,
        Name::Job => 1,
        _ => 0,
    }
}

/// What a search for a case answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// There is a case; this is one.
    Yes(Case),
    /// There is none.
    No,
    /// The search is not complete and found none.
    Open,
}

impl Found {
    /// The case, if there is one.
    #[must_use]
    pub fn case(&self) -> Option<&Case> {
        match self {
            Found::Yes(case) => Some(case),
            Found::No | Found::Open => None,
        }
    }
}

/// Which values names can have.
#[derive(Clone, Debug)]
pub struct Limits<'a> {
    society: &'a Society,
    ranges: BTreeMap<Name, (i64, i64)>,
    /// Bands that can be published of somebody.
    pub bands: Option<BTreeSet<i64>>,
}

impl<'a> Limits<'a> {
    /// Everything that a subject of a society can be.
    #[must_use]
    pub fn of(society: &'a Society, subject: Subject) -> Limits<'a> {
        let mut ranges = BTreeMap::new();
        if subject == Subject::Firm {
            let sizes = || society.firm_sizes.iter();
            let (few, many) = (sizes().map(|s| s.from).min(), sizes().map(|s| s.to).max());
            let employees = (few.unwrap_or(0).into(), many.unwrap_or(u32::MAX).into());
            ranges.insert(Name::Employees, employees);
            ranges.insert(Name::Job, (2, 2));
            ranges.insert(Name::Age, (WORKS, 104));
        } else {
            ranges.insert(Name::Employees, (0, 0));
        }
        for name in [Name::Amount, Name::Months, Name::Hours, Name::Count] {
            ranges.insert(name, (0, 0));
        }
        Limits { society, ranges, bands: None }
    }

    /// Narrows a name.
    pub fn bound(&mut self, name: Name, low: i64, high: i64) {
        self.ranges.insert(name, (low, high));
    }

    /// The lowest and the highest value of a name.
    #[must_use]
    pub fn range(&self, name: Name) -> (i64, i64) {
        if let Some(range) = self.ranges.get(&name) {
            return *range;
        }
        let labels = |all: &[&str]| (0, all.len() as i64 - 1);
        match name {
            Name::Age => (0, 104),
            Name::Sex | Name::Party | Name::Migrant | Name::Listed => (0, 1),
            Name::Settlement => (0, 2),
            Name::Province => (0, (self.society.provinces.len() as i64 - 1).max(0)),
            Name::Schooling => labels(SCHOOLING),
            Name::Income => (0, 4),
            Name::Job => labels(JOBS),
            Name::Post => labels(POSTS),
            Name::Band | Name::SideBand => (0, 7),
            Name::Gravity => (0, 99),
            _ => (0, i64::from(u32::MAX)),
        }
    }

    /// Tells whether the society can hold somebody of whom the facts of a case are true.
    fn admits(&self, case: &Case) -> bool {
        let age = case.get(Name::Age);
        if age < ADULT && (case.get(Name::Post) != 0 || case.get(Name::Party) != 0) {
            return false;
        }
        if let Some(level) = case.facts.get(&Name::Schooling)
            && !(age >= 15 || *level == [0, 1, 2][usize::from(age >= 6) + usize::from(age >= 12)])
        {
            return false;
        }
        if let (Some(bands), Some(band)) = (&self.bands, case.facts.get(&Name::Band))
            && !bands.contains(band)
        {
            return false;
        }
        self.can_work(case, age) && self.can_hold(case)
    }

    /// Tells whether somebody can have the job of a case, if the case says one.
    fn can_work(&self, case: &Case, age: i64) -> bool {
        if case.facts.get(&Name::Job).is_none_or(|job| *job == 0) {
            return true;
        }
        let band = usize::from(age_band(age.clamp(0, 104) as u8));
        let chances = self.society.employed[band];
        let can = match case.facts.get(&Name::Sex) {
            Some(sex) => chances[*sex as usize].0 > 0,
            None => chances.iter().any(|c| c.0 > 0),
        };
        age >= WORKS && can
    }

    /// Tells whether somebody can hold the post of a case, if the case says one.
    fn can_hold(&self, case: &Case) -> bool {
        let Some(held) = case.facts.get(&Name::Post).filter(|post| **post != 0) else {
            return true;
        };
        let mut before = case.clone();
        before.facts.insert(Name::Post, 0);
        let posts = self.society.posts.iter();
        posts
            .filter(|post| i64::from(post.post) == *held)
            .any(|post| post.share.0 > 0 && post.who.holds(&before))
    }
}

/// Looks for a case in which all conditions hold.
#[must_use]
pub fn together(conditions: &[&Expr], limits: &Limits<'_>) -> Found {
    let mut seen = BTreeMap::new();
    conditions.iter().for_each(|c| look(c, &mut seen));
    if seen.contains_key(&Name::Post) {
        limits.society.posts.iter().for_each(|post| look(&post.who, &mut seen));
    }
    let tried: Vec<(Name, Vec<i64>, bool)> =
        seen.into_iter().map(|(name, looked)| values(name, &looked, limits)).collect();
    let all_tried = tried.iter().all(|(.., complete)| *complete);
    let n_cases = tried.iter().try_fold(1_usize, |n, (_, v, _)| n.checked_mul(v.len()));
    let Some(n_cases) = n_cases.filter(|n| *n <= CASES) else { return Found::Open };
    for index in 0..n_cases {
        let case = nth(&tried, index);
        if limits.admits(&case) && conditions.iter().all(|c| c.holds(&case)) {
            return Found::Yes(case);
        }
    }
    if all_tried { Found::No } else { Found::Open }
}

/// A case by its number; the values of the last name change fastest, those named first come first.
fn nth(tried: &[(Name, Vec<i64>, bool)], mut index: usize) -> Case {
    let mut case = Case::default();
    for (name, values, _) in tried.iter().rev() {
        case.facts.insert(*name, values[index % values.len()]);
        index /= values.len();
    }
    case
}

/// With what a name is compared, and whether that is all that is done with it.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// The fixed values.
    pub with: BTreeSet<i64>,
    /// Whether it stands in a sum, or beside another name.
    pub computed: bool,
}

/// The values of a name that are tried, the usual one first, and whether they stand for all.
fn values(name: Name, looked: &Looked, limits: &Limits<'_>) -> (Name, Vec<i64>, bool) {
    let (low, high) = limits.range(name);
    let each = high - low < EACH;
    let mut values: Vec<i64> = if looked.computed && each {
        (low..=high).collect()
    } else {
        let around =
            looked.with.iter().flat_map(|v| [v.saturating_sub(1), *v, v.saturating_add(1)]);
        let mut all: BTreeSet<i64> = around.chain([low, high, usual(name)]).collect();
        all.retain(|v| (low..=high).contains(v));
        all.into_iter().collect()
    };
    values.sort_by_key(|v| (*v != usual(name), *v));
    (name, values, each || !looked.computed)
}

/// Notes the names of a condition and what they are compared with.
pub fn look(expr: &Expr, seen: &mut BTreeMap<Name, Looked>) {
    match expr {
        Expr::Const(_) => {}
        Expr::Name(name) => {
            seen.entry(*name).or_default().with.insert(0);
        }
        Expr::Not(inner) => look(inner, seen),
        Expr::Neg(inner) => compute(inner, seen),
        Expr::In(inner, list) => match inner.as_ref() {
            Expr::Name(name) => seen.entry(*name).or_default().with.extend(list),
            other => compute(other, seen),
        },
        Expr::Binary(Op::And | Op::Or, a, b) => [a, b].into_iter().for_each(|e| look(e, seen)),
        Expr::Binary(_, a, b) => match (a.as_ref(), b.as_ref()) {
            (Expr::Name(name), Expr::Const(value)) | (Expr::Const(value), Expr::Name(name))
                if compares(expr) =>
            {
                seen.entry(*name).or_default().with.insert(*value);
            }
            (a, b) => [a, b].into_iter().for_each(|e| compute(e, seen)),
        },
        Expr::Choose(condition, yes, no) => {
            [condition, yes, no].into_iter().for_each(|e| look(e, seen));
        }
    }
}

/// Tells whether an operation compares.
fn compares(expr: &Expr) -> bool {
    use Op::{Eq, Ge, Gt, Le, Lt, Ne};
    matches!(expr, Expr::Binary(Eq | Ne | Lt | Le | Gt | Ge, ..))
}

/// Notes the names of a part that computes.
fn compute(expr: &Expr, seen: &mut BTreeMap<Name, Looked>) {
    match expr {
        Expr::Name(name) => seen.entry(*name).or_default().computed = true,
        Expr::Binary(_, a, b) if !compares(expr) => {
            [a, b].into_iter().for_each(|e| compute(e, seen));
        }
        Expr::Neg(inner) => compute(inner, seen),
        Expr::Choose(condition, yes, no) => {
            look(condition, seen);
            [yes, no].into_iter().for_each(|e| compute(e, seen));
        }
        other => look(other, seen),
    }
}

/// The lowest and the highest value of an expression; wider than need be where names hang together.
#[must_use]
pub fn span(expr: &Expr, limits: &Limits<'_>) -> (i64, i64) {
    let mut seen = BTreeMap::new();
    compute(expr, &mut seen);
    let tried: Vec<(Name, Vec<i64>, bool)> =
        seen.into_iter().map(|(name, looked)| values(name, &looked, limits)).collect();
    let n_cases = tried.iter().try_fold(1_usize, |n, (_, v, _)| n.checked_mul(v.len()));
    match n_cases.filter(|n| *n <= CASES && is_piecewise(expr)) {
        Some(n) => {
            let values = (0..n).map(|index| expr.value(&nth(&tried, index)));
            values.fold((i64::MAX, i64::MIN), |(low, high), v| (low.min(v), high.max(v)))
        }
        None => (i64::from(i16::MIN), i64::from(i16::MAX)),
    }
}

/// Tells whether an expression is made of straight pieces whose corners are fixed values, so that
/// its extremes lie at the corners.
fn is_piecewise(expr: &Expr) -> bool {
    match expr {
        Expr::Const(_) | Expr::Name(_) | Expr::In(..) => true,
        Expr::Not(a) | Expr::Neg(a) => is_piecewise(a),
        Expr::Binary(Op::Div | Op::Rem, ..) => false,
        Expr::Binary(Op::Mul, a, b) => {
            (is_fixed(a) || is_fixed(b)) && is_piecewise(a) && is_piecewise(b)
        }
        Expr::Binary(_, a, b) if compares(expr) => {
            let plain = |e: &Expr| is_fixed(e) || matches!(e, Expr::Name(_));
            plain(a) && plain(b) && (is_fixed(a) || is_fixed(b))
        }
        Expr::Binary(_, a, b) => is_piecewise(a) && is_piecewise(b),
        Expr::Choose(c, a, b) => [c, a, b].into_iter().all(|e| is_piecewise(e)),
    }
}

/// Tells whether a part is a fixed value.
fn is_fixed(expr: &Expr) -> bool {
    match expr {
        Expr::Const(_) => true,
        Expr::Neg(inner) => is_fixed(inner),
        _ => false,
    }
}
