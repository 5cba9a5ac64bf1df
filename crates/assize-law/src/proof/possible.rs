//! What can happen under a policy at all: which rules and grounds can answer an act, by what act
//! they are brought about, and what they give.

use assize_scenario::catalogue::{Conduct, Subject};
use assize_scenario::expr::{Expr, Name};
use assize_scenario::policy::{Award, Ground, List, Rule, Score};

use super::facts::{Case, Found, Limits, together};
use super::reach::{self, Reached};
use crate::reading::Reading;

/// How conduct comes on record in an arm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// People do it.
    Act,
    /// A listing puts it on record: the list, and the ground by which it can be entered.
    Listing(usize, usize),
    /// Courts or averaging bring it forth.
    Process,
    /// It never does.
    Never,
}

/// An arm, with what can happen in it.
#[derive(Debug)]
pub struct Possible<'a> {
    /// The arm.
    pub reading: Reading<'a>,
    /// How each conduct comes on record.
    pub origins: Vec<Origin>,
    /// For each rule, somebody whom it can answer for an act of one's own.
    pub rules: Vec<Found>,
    /// For each rule, whether it may answer anything at all, also another's act or a false record.
    pub ever: Vec<bool>,
    /// The scores with what reaches their bands: kind of subject, number, what is reached.
    pub scores: Vec<(Subject, usize, Reached)>,
}

impl<'a> Possible<'a> {
    /// Looks over an arm.
    #[must_use]
    pub fn of(reading: Reading<'a>) -> Possible<'a> {
        let n_conducts = reading.scenario.catalogue.conducts.len();
        let origins = (0..n_conducts).map(|c| origin(&reading, c)).collect();
        let mut possible =
            Possible { reading, origins, rules: Vec::new(), ever: Vec::new(), scores: Vec::new() };
        // Conditions may ask for bands, and bands hang on rules: first every band is taken for
        // possible, then only those that the rules reach. Leaving out what cannot be only ever
        // narrows; a few rounds come to rest.
        for _ in 0..3 {
            let rules = 0..reading.policy.rules.len();
            possible.rules = rules.clone().map(|r| possible.answers(r)).collect();
            possible.ever = rules.map(|r| possible.may_answer(r)).collect();
            let which = numbers(&reading);
            possible.scores = which
                .into_iter()
                .map(|(subject, number)| {
                    (subject, number, reach::reached(&possible, subject, number))
                })
                .collect();
        }
        possible
    }

    /// What reaches the bands of a score.
    #[must_use]
    pub fn reached(&self, subject: Subject, number: usize) -> Option<&Reached> {
        let found = self.scores.iter().find(|(s, n, _)| (*s, *n) == (subject, number));
        found.map(|(.., reached)| reached)
    }

    /// The conditions on the facts under which a rule answers an act of one's own.
    #[must_use]
    pub fn conditions(&self, rule: &'a Rule) -> Vec<&'a Expr> {
        let score = self.reading.policy.score(rule.subject, rule.holds.score);
        let mut all: Vec<&Expr> = vec![&rule.when];
        all.extend(score.map(|s| &s.who));
        all.extend(rule.conduct.map(|c| self.doers(c)).unwrap_or_default());
        all
    }

    /// The conditions on who can do something.
    #[must_use]
    pub fn doers(&self, conduct: usize) -> Vec<&'a Expr> {
        let reading = &self.reading;
        match self.origins[conduct] {
            Origin::Listing(list, _) => {
                vec![not_exempt(&reading.policy.lists[list])].into_iter().flatten().collect()
            }
            _ => {
                let conduct = reading.conduct(conduct);
                vec![&conduct.who, &reading.scenario.catalogue.domains[conduct.domain].who]
            }
        }
    }

    /// The values that facts can have for an act of some conduct.
    #[must_use]
    pub fn limits(&self, conduct: usize, subject: Subject) -> Limits<'a> {
        let mut limits = Limits::of(&self.reading.scenario.society, subject);
        if let Some(quantity) = &self.reading.conduct(conduct).quantity
            && let (Some(first), Some(last)) =
                (quantity.quantiles.first(), quantity.quantiles.last())
            && self.origins[conduct] == Origin::Act
        {
            limits.bound(quantity.name, first.1.into(), last.1.into());
        }
        let earlier = if self.may_be_earlier(conduct) { i64::from(u16::MAX) } else { 0 };
        limits.bound(Name::Earlier, 0, earlier);
        if let Some(reached) = self.reached(Subject::Person, 0) {
            limits.bands = Some(reached.may().map(|band| band as i64).collect());
        }
        limits
    }

    /// Tells whether an entry for the same conduct can be on file before.
    fn may_be_earlier(&self, conduct: usize) -> bool {
        let first = |r: &Rule| r.conduct == Some(conduct);
        self.reading.policy.rules.iter().any(first)
    }

    /// Looks for somebody whom a rule answers.
    fn answers(&self, rule: usize) -> Found {
        let rule = &self.reading.policy.rules[rule];
        let Some(conduct) = rule.conduct else { return Found::No };
        if self.origins[conduct] == Origin::Never
            || self.reading.policy.score(rule.subject, rule.holds.score).is_none()
        {
            return Found::No;
        }
        self.case(conduct, rule.subject, &self.conditions(rule))
    }

    /// Tells whether a rule may answer anything: an act of somebody, put on anybody's record.
    fn may_answer(&self, rule: usize) -> bool {
        let rule = &self.reading.policy.rules[rule];
        let Some(conduct) = rule.conduct else { return false };
        self.origins[conduct] != Origin::Never
            && self.case(conduct, rule.subject, &[&rule.when]) != Found::No
    }

    /// Looks for a case of conduct in which conditions hold.
    #[must_use]
    pub fn case(&self, conduct: usize, subject: Subject, conditions: &[&Expr]) -> Found {
        together(conditions, &self.limits(conduct, subject))
    }

    /// Tells whether a rule can answer an act of one's own.
    #[must_use]
    pub fn can(&self, rule: usize) -> bool {
        matches!(self.rules[rule], Found::Yes(_))
    }

    /// The values in points that a rule can give, smallest amount first; none for a grade.
    #[must_use]
    pub fn values(&self, rule: &Rule) -> Vec<i32> {
        let quantity = rule.conduct.and_then(|c| self.reading.conduct(c).quantity.as_ref());
        let most = quantity.and_then(|q| q.quantiles.last()).map_or(1, |q| q.1);
        let least = quantity.and_then(|q| q.quantiles.first()).map_or(1, |q| q.1);
        values(&rule.award, rule, (least, most))
    }

    /// The value of a rule for a case: the mildest that it can be.
    #[must_use]
    pub fn mildest(&self, rule: &Rule, case: &Case) -> i32 {
        use assize_scenario::expr::Facts;
        let quantity = rule.conduct.and_then(|c| self.reading.conduct(c).quantity.as_ref());
        let quantity = quantity.and_then(|q| u32::try_from(case.get(q.name)).ok()).unwrap_or(0);
        values(&rule.award, rule, (quantity, quantity)).first().copied().unwrap_or(0)
    }

    /// How long an entry of some points counts, in months.
    #[must_use]
    pub fn validity(&self, rule: &Rule, points: i32) -> u32 {
        let policy = self.reading.policy;
        let table = policy.validity.iter().find(|v| (v.from..=v.to).contains(&points));
        let months = rule.validity.or(table.map(|v| v.months)).unwrap_or(12);
        if policy.counting.yearly { months.min(12) } else { months }
    }

    /// The grounds of a list that can list somebody, with a case each.
    #[must_use]
    pub fn ground(&self, list: &'a List, ground: &'a Ground) -> Found {
        if self.origins[ground.conduct] == Origin::Never || ground.chance.0 == 0 {
            return Found::No;
        }
        let mut conditions = self.doers(ground.conduct);
        let exempt = Expr::Not(Box::new(list.exempt.clone()));
        let subject = self.subject(ground.conduct);
        if subject == Subject::Person {
            conditions.push(&exempt);
        }
        self.case(ground.conduct, subject, &conditions)
    }

    /// Whose conduct it is.
    #[must_use]
    pub fn subject(&self, conduct: usize) -> Subject {
        let catalogue = &self.reading.scenario.catalogue;
        catalogue.domains[catalogue.conducts[conduct].domain].subject
    }
}

/// The condition of not being exempt, where it can be written without a copy.
fn not_exempt(list: &List) -> Option<&Expr> {
    match &list.exempt {
        Expr::Not(inner) => Some(inner),
        _ => None,
    }
}

/// The scores of an arm: kind of subject and number.
fn numbers(reading: &Reading<'_>) -> Vec<(Subject, usize)> {
    let sides = (1..=reading.policy.side_scores.len()).map(|n| (Subject::Person, n));
    let all = [(Subject::Person, 0), (Subject::Firm, 0)].into_iter().chain(sides);
    let has =
        |(subject, number): &(Subject, usize)| reading.policy.score(*subject, *number).is_some();
    all.filter(has).collect()
}

/// How conduct comes on record.
fn origin(reading: &Reading<'_>, index: usize) -> Origin {
    let conduct: &Conduct = reading.conduct(index);
    for (l, list) in reading.policy.lists.iter().enumerate() {
        if list.emits != Some(index) && list.emits_head != Some(index) {
            continue;
        }
        // The list itself, or one that brings it.
        let led = |(i, other): (usize, &List)| {
            let leads = reading.brought_with(i).contains(&l);
            (leads && !other.grounds.is_empty()).then_some(Origin::Listing(i, 0))
        };
        if let Some(origin) = reading.policy.lists.iter().enumerate().find_map(led) {
            return origin;
        }
    }
    let courts = reading.scenario.society.court.as_ref();
    let enforced = courts.is_some_and(|c| c.evasions.iter().any(|(c, _)| *c == index));
    let averaged = reading.policy.averaging.as_ref().is_some_and(|a| a.conduct == index);
    if conduct.slot.0 > 0 && !conduct.given_by_list {
        Origin::Act
    } else if enforced || averaged {
        Origin::Process
    } else {
        Origin::Never
    }
}

/// The values that an award can take for quantities from one to another, smallest amount first.
fn values(award: &Award, rule: &Rule, (least, most): (u32, u32)) -> Vec<i32> {
    let mut all = match award {
        Award::Points(n) => vec![*n],
        Award::Span(a, b) => converted(rule, (*a, *b), (least, most)),
        Award::Choice(list) => list.clone(),
        Award::Grade { .. } => return Vec::new(),
    };
    if let Some(per) = rule.per.filter(|per| *per > 0) {
        let times = |quantity: u32| quantity.div_ceil(per).max(1) as i32;
        let (low, high) = (times(least), times(most));
        let all_times = (low..=high.min(low.saturating_add(64))).chain([high]);
        all = all_times.flat_map(|t| all.iter().map(move |v| v.saturating_mul(t))).collect();
    }
    let most = i32::from(i16::MAX);
    all.iter_mut().for_each(|v| *v = (*v).clamp(-most, most));
    all.sort_by_key(|v| v.abs());
    all.dedup();
    all
}

/// The values of a span: all in it, or those that the quantity converts to.
fn converted(rule: &Rule, (a, b): (i32, i32), (least, most): (u32, u32)) -> Vec<i32> {
    let (low, high) = (a.min(b), a.max(b));
    let Some(divisor) = rule.convert.filter(|d| *d > 0) else { return (low..=high).collect() };
    let sign = if low < 0 { -1 } else { 1 };
    let at = |quantity: u32| (sign * i64::from(quantity / divisor)).clamp(low.into(), high.into());
    let (from, to) = (at(least).min(at(most)), at(least).max(at(most)));
    (from as i32..=to as i32).collect()
}

/// The lowest score and the highest, where a score has no ends of its own.
#[must_use]
pub fn ends(score: &Score) -> (i32, i32) {
    (score.clamp(i32::MIN), score.clamp(i32::MAX))
}
