//! Standing points: what a person is worth as long as something holds, worked out at each review.
//!
//! Nothing is written. A year without an entry against one, debts, a listing, restricted friends:
//! the points are there while it is so and gone when it is not.

use assize_base::calendar::Day;
use assize_base::spec::{Param, Spec};
use assize_scenario::expr::{Expr, Facts, Name};
use assize_scenario::policy::{Policy, Rule};

use crate::entry::{Entry, Kind};
use crate::gate;
use crate::society::Person;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "standing-points",
    phase: "publish",
    summary: "Points for how somebody stands at each review: clean months, arrears, lists, ties.",
    params: &[Param { name: "standing", unit: "points", range: "-32,767 to 32,767" }],
    state: &[("restricted board", 0.25)],
    streams: &[],
    rights: &["private life", "association"],
};

/// The rules of a policy that give standing points.
#[must_use]
pub fn rules(policy: &Policy) -> Vec<usize> {
    let stands = |(_, rule): &(usize, &Rule)| rule.holds.standing.is_some();
    policy.rules.iter().enumerate().filter(stands).map(|(index, _)| index).collect()
}

/// Tells whether standing points depend on a fact.
#[must_use]
pub fn asks(policy: &Policy, name: Name) -> bool {
    let exprs = policy.rules.iter().filter_map(|rule| rule.holds.standing.as_ref());
    exprs.into_iter().any(|expr: &Expr| gate::asks(expr, name))
}

/// What counts against and for somebody on file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Active entries with points below 0, and active grades.
    pub minuses: u32,
    /// Active entries with points above 0.
    pub pluses: u32,
    /// The latest start among the minuses.
    pub latest: Option<Day>,
}

impl Tally {
    /// Adds up active entries.
    #[must_use]
    pub fn of<'e>(active: impl Iterator<Item = &'e Entry>) -> Tally {
        let mut tally = Tally::default();
        for entry in active {
            let points = match entry.kind() {
                Kind::Points => entry.points,
                Kind::Grade => -1,
                Kind::Listing | Kind::Marker | Kind::Case => 0,
            };
            tally.pluses += u32::from(points > 0);
            if points < 0 {
                tally.minuses += 1;
                tally.latest = tally.latest.max(Some(entry.start));
            }
        }
        tally
    }
}

/// A person as standing points see it at a review.
#[derive(Clone, Copy, Debug)]
pub struct Bearing<'a> {
    /// The person.
    pub person: &'a Person,
    /// The day of the review.
    pub today: Day,
    /// What is on file.
    pub tally: Tally,
    /// Arrears, in quarters of a month's income.
    pub arrears: u8,
    /// Whether on a black list.
    pub listed: bool,
    /// The band in the main score, 0 without.
    pub band: usize,
    /// The band in the first side score, 0 without.
    pub side_band: usize,
    /// Persons tied or of the same household who were seen to be restricted.
    pub restricted_ties: u16,
}

impl Facts for Bearing<'_> {
    fn get(&self, name: Name) -> i64 {
        match name {
            Name::Arrears => i64::from(self.arrears),
            Name::Minuses => i64::from(self.tally.minuses),
            Name::Pluses => i64::from(self.tally.pluses),
            Name::CleanMonths => i64::from((self.today - self.tally.latest.unwrap_or(0)) / 30),
            Name::Listed => i64::from(self.listed),
            Name::Band => self.band as i64,
            Name::SideBand => self.side_band as i64,
            Name::RestrictedTies => i64::from(self.restricted_ties),
            _ => self.person.get(name),
        }
    }
}

/// The points of a rule for somebody.
#[must_use]
pub fn points(rule: &Rule, bearing: &Bearing<'_>) -> i32 {
    rule.holds.standing.as_ref().map_or(0, |expr| super::award::cut(expr.value(bearing)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::{Ground, Subject};
    use crate::record::Truth;
    use assize_scenario::expr::Op;

    fn entry(kind: Kind, start: Day, points: i32) -> Entry {
        let on = Ground { truth: Truth::True, others: false, protected: false, lawful: false };
        Entry::new(Subject::person(0), kind, 0, start, 900, on).with_points(points)
    }

    #[test]
    fn a_tally_counts_for_and_against() {
        let file = [
            entry(Kind::Points, 40, -5),
            entry(Kind::Points, 30, 7),
            entry(Kind::Points, 95, 0),
            entry(Kind::Grade, 70, 0),
            entry(Kind::Listing, 90, 0),
            entry(Kind::Marker, 99, 0),
        ];
        let tally = Tally::of(file.iter());
        assert_eq!(tally, Tally { minuses: 2, pluses: 1, latest: Some(70) });
    }

    #[test]
    fn months_are_clean_since_the_latest_minus() {
        // By hand: from day 70 to day 364 are 294 days, 9 months of 30 days and 24 days; without a
        // minus the run's own 364 days count, 12 months of 30 days and 4 days.
        let mut bearing = Bearing {
            person: &Person::NOBODY,
            today: 364,
            tally: Tally { minuses: 1, pluses: 0, latest: Some(70) },
            arrears: 5,
            listed: true,
            band: 3,
            side_band: 1,
            restricted_ties: 2,
        };
        assert_eq!(bearing.get(Name::CleanMonths), 9);
        assert_eq!(bearing.get(Name::Listed), 1);
        assert_eq!(bearing.get(Name::RestrictedTies), 2);
        bearing.tally = Tally::default();
        assert_eq!(bearing.get(Name::CleanMonths), 12);
        let times = |n| {
            Expr::Binary(Op::Mul, Box::new(Expr::Name(Name::Arrears)), Box::new(Expr::Const(n)))
        };
        let rule = |expr| {
            let mut rule = made_rule();
            rule.holds.standing = Some(expr);
            rule
        };
        assert_eq!(points(&rule(times(-4)), &bearing), -20);
        assert_eq!(points(&rule(times(-1_000_000)), &bearing), -32_767);
        assert_eq!(points(&made_rule(), &bearing), 0);
    }

    fn made_rule() -> Rule {
        Rule {
            id: "s".into(),
            title: String::new(),
            subject: assize_scenario::catalogue::Subject::Person,
            conduct: None,
            when: Expr::always(),
            award: assize_scenario::policy::Award::Points(0),
            per: None,
            convert: None,
            reach_sum: None,
            validity: None,
            reaches: vec![],
            repair: None,
            cap: None,
            source: String::new(),
            seeds: vec![],
            holds: Default::default(),
        }
    }
}
