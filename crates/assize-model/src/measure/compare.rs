//! Groups of adults side by side: by one attribute and by crossings of two, each with the few counts
//! that comparisons are made of.
//!
//! In reading order: [`Axis`] (what adults are told apart by), [`Tally`] (what is counted of one
//! group), [`Compared`] (the groups of one axis), [`Spread`] (the group that fares worst beside the
//! one that fares best), [`Between`] (the same, as a value carries it to tables and reports).
//!
//! Invariant: groups of fewer than [`FEWEST`] adults are in no comparison; everything is counted in
//! whole numbers in one pass over the cells.

use std::fmt;

use assize_base::vocabulary::{Attribute, CELLS, value_in_cell};

use super::inequality::Class;
use super::{FEWEST, Group, Value, View, whole};
use crate::count::{Counter, Counts};

/// What the label of a measure that compares groups is: an attribute or a crossing of two.
pub(super) const LABEL: &str = "attribute";

/// What adults are told apart by: an attribute, or a crossing of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis(pub Attribute, pub Option<Attribute>);

impl Axis {
    /// Every attribute, then every crossing of two.
    #[must_use]
    pub fn all() -> Vec<Axis> {
        let singles = Attribute::ALL.into_iter().map(|a| Axis(a, None));
        let crossings = Attribute::ALL.into_iter().flat_map(|a| {
            Attribute::ALL.into_iter().filter(move |b| a < *b).map(move |b| Axis(a, Some(b)))
        });
        singles.chain(crossings).collect()
    }

    /// The number of groups that it makes, those of children among them.
    fn groups(self) -> usize {
        self.0.labels().len() * self.1.map_or(1, |b| b.labels().len())
    }

    /// The place of the group to which the persons of a cell belong.
    fn place(self, cell: usize) -> usize {
        let second = |b: Attribute| (b.labels().len(), usize::from(value_in_cell(cell, b)));
        let (labels, label) = self.1.map_or((1, 0), second);
        usize::from(value_in_cell(cell, self.0)) * labels + label
    }

    /// The group at a place; the inverse of [`Axis::place`].
    fn group(self, place: usize) -> Group {
        let labels = self.1.map_or(1, |b| b.labels().len());
        let first = (self.0, (place / labels) as u8);
        let second = self.1.map(|b| (b, (place % labels) as u8));
        Group(std::iter::once(first).chain(second).collect())
    }
}

impl fmt::Display for Axis {
    /// `sex`, `sex*age`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())?;
        self.1.map_or(Ok(()), |b| write!(f, "*{}", b.name()))
    }
}

/// What comparisons know of the adults of one group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Adults.
    pub adults: i64,
    /// Of these, those below the default band or on a list at the end.
    pub restricted: i64,
    /// Adults with an unlawful act of their own in the run.
    pub wrongdoers: i64,
    /// Of these, those in the worst band at the end.
    pub wrongdoers_worst: i64,
    /// Of the others, those in the worst band at the end.
    pub blameless_worst: i64,
    /// Detriments of the adults.
    pub detriments: i64,
}

impl Tally {
    /// Adults without an unlawful act.
    #[must_use]
    pub fn blameless(&self) -> i64 {
        self.adults - self.wrongdoers
    }

    /// Adults who are not restricted.
    #[must_use]
    pub fn free(&self) -> i64 {
        self.adults - self.restricted
    }

    /// The counts of one cell.
    fn of(row: &[i64]) -> Tally {
        use Counter::{Grades, Hindrances, Listings, Minuses};
        let count = |counter: Counter| row[counter as usize];
        Tally {
            adults: count(Counter::Subjects),
            restricted: count(Counter::Restricted),
            wrongdoers: count(Counter::Offenders),
            wrongdoers_worst: count(Counter::OffendersWorst),
            blameless_worst: count(Counter::OthersWorst),
            detriments: [Minuses, Grades, Listings, Hindrances].map(count).iter().sum(),
        }
    }

    /// Adds the counts of other adults.
    fn add(&mut self, other: &Tally) {
        self.adults += other.adults;
        self.restricted += other.restricted;
        self.wrongdoers += other.wrongdoers;
        self.wrongdoers_worst += other.wrongdoers_worst;
        self.blameless_worst += other.blameless_worst;
        self.detriments += other.detriments;
    }
}

/// The groups of one axis that have enough adults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What they are told apart by.
    pub axis: Axis,
    /// The groups, each with its counts.
    pub groups: Vec<(Group, Tally)>,
}

impl Compared {
    /// The detriments of each group.
    pub(super) fn burdens(&self) -> Vec<Class> {
        let class = |t: &Tally| Class { persons: t.adults, total: t.detriments };
        self.groups.iter().map(|(_, tally)| class(tally)).collect()
    }
}

/// The groups of every axis, from one pass over the cells.
pub(super) fn of(counts: &Counts) -> Vec<Compared> {
    let axes = Axis::all();
    let mut tallies: Vec<Vec<Tally>> =
        axes.iter().map(|axis| vec![Tally::default(); axis.groups()]).collect();
    for cell in (0..CELLS).filter(|cell| value_in_cell(*cell, Attribute::Age) != 0) {
        let here = Tally::of(counts.row(cell));
        if here == Tally::default() {
            continue;
        }
        for (axis, groups) in axes.iter().zip(&mut tallies) {
            groups[axis.place(cell)].add(&here);
        }
    }
    let enough = |axis: Axis, tallies: Vec<Tally>| {
        let told = tallies.into_iter().enumerate().filter(|(_, t)| t.adults >= FEWEST);
        told.map(|(place, tally)| (axis.group(place), tally)).collect()
    };
    axes.into_iter().zip(tallies).map(|(a, t)| Compared { axis: a, groups: enough(a, t) }).collect()
}

/// One value for each axis: what `told` makes of its groups.
pub(super) fn each(view: &View<'_>, told: impl Fn(&Compared) -> Told) -> Vec<Value> {
    let value = |compared: &Compared| {
        let Told { value, n, between } = told(compared);
        Value { label: compared.axis.to_string(), value, n: whole(n), between }
    };
    view.compared().iter().map(value).collect()
}

/// What a measure tells of the groups of one axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Told {
    /// The value.
    pub value: Option<f64>,
    /// What it rests on.
    pub n: i64,
    /// Between which groups it stands.
    pub between: Option<Box<Between>>,
}

impl Told {
    /// A value without a pair of groups.
    pub fn plain(value: Option<f64>, n: i64) -> Told {
        Told { value, n, between: None }
    }
}

/// Which rate of a group means that it fares worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Worse {
    /// The higher one.
    Higher,
    /// The lower one.
    Lower,
}

/// The rate of a group in a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The group, `sex=female` or `sex=female,age=18-29`.
    pub group: String,
    /// Persons or detriments that count.
    pub cases: i64,
    /// Persons among whom they are.
    pub among: i64,
    /// The persons on whom an exact test rests: the cases, where cases are persons; those restricted
    /// at the end, where cases are detriments, of which one person may meet several.
    pub hit: i64,
}

impl Part {
    /// Cases for each person.
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.cases as f64 / self.among as f64
    }
}

/// The pair of groups between which a gap stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Between {
    /// The group that fares worst.
    pub worst: Part,
    /// The group that fares best.
    pub best: Part,
    /// How many groups were compared, these two among them.
    pub groups: usize,
}

/// How far apart the groups of an axis are in one rate.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spread {
    /// The extremes; `None` if fewer than two groups have enough persons.
    extremes: Option<Between>,
    /// Persons compared.
    pub n: i64,
}

/// The cases of a group, the persons among whom they are, and the persons of an exact test.
pub(super) type Cases = (i64, i64, i64);

/// Cases that are persons.
pub(super) fn persons(cases: i64, among: i64) -> Cases {
    (cases, among, cases)
}

impl Spread {
    /// Compares the groups of an axis by a rate; groups in which the rate stands on fewer than
    /// [`FEWEST`] persons are left out. Of equal groups the first one is named.
    pub fn of(compared: &Compared, worse: Worse, cases: fn(&Tally) -> Cases) -> Spread {
        let part = |(group, tally): &(Group, Tally)| {
            let (cases, among, hit) = cases(tally);
            Part { group: group.to_string(), cases, among, hit }
        };
        let parts: Vec<Part> =
            compared.groups.iter().map(part).filter(|p| p.among >= FEWEST).collect();
        let n = parts.iter().map(|p| p.among).sum();
        let extreme = |wanted: Worse| {
            let first = |best: &'_ Part, next: &Part| match wanted {
                Worse::Higher => next.rate() > best.rate(),
                Worse::Lower => next.rate() < best.rate(),
            };
            parts.iter().reduce(|best, next| if first(best, next) { next } else { best })
        };
        let other = if worse == Worse::Higher { Worse::Lower } else { Worse::Higher };
        let extremes =
            extreme(worse).zip(extreme(other)).filter(|_| parts.len() > 1).map(|(worst, best)| {
                Between { worst: worst.clone(), best: best.clone(), groups: parts.len() }
            });
        Spread { extremes, n }
    }

    /// The lowest and the highest rate.
    fn ends(&self) -> Option<(f64, f64)> {
        let pair = self.extremes.as_ref()?;
        let (a, b) = (pair.worst.rate(), pair.best.rate());
        Some((a.min(b), a.max(b)))
    }

    /// The highest rate less the lowest.
    pub fn gap(&self) -> Option<f64> {
        self.ends().map(|(low, high)| high - low)
    }

    /// The lowest rate over the highest; nothing if all are zero.
    pub fn ratio(&self) -> Option<f64> {
        self.ends().filter(|(_, high)| *high > 0.0).map(|(low, high)| low / high)
    }

    /// The highest rate over the lowest; nothing if one is zero.
    pub fn times(&self) -> Option<f64> {
        self.ends().filter(|(low, _)| *low > 0.0).map(|(low, high)| high / low)
    }

    /// Tells whether no group has a single case.
    pub fn is_nothing(&self) -> bool {
        self.ends().is_some_and(|(_, high)| high <= 0.0)
    }

    /// The pair of groups that are furthest apart; none if all are alike.
    pub fn between(&self) -> Option<Box<Between>> {
        let apart = self.ends().is_some_and(|(low, high)| low < high);
        self.extremes.clone().filter(|_| apart).map(Box::new)
    }

    /// A value with the pair of groups between which it stands.
    pub fn told(&self, value: Option<f64>) -> Told {
        Told { value, n: self.n, between: self.between() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, of_group};
    use super::*;

    #[test]
    fn there_are_six_attributes_and_fifteen_crossings() {
        let names: Vec<String> = Axis::all().iter().map(Axis::to_string).collect();
        assert_eq!(names.len(), 6 + 15);
        assert_eq!((names[0].as_str(), names[6].as_str()), ("sex", "sex*age"));
        assert!(names.contains(&"schooling*migrant".to_owned()));
        let groups: usize = Axis::all().iter().map(|axis| axis.groups()).sum();
        assert_eq!(groups, Group::all().len());
    }

    #[test]
    fn the_pass_over_cells_agrees_with_the_sum_of_each_group() {
        let mut arm = arm();
        let cells =
            [[0, 1, 0, 0, 0, 0], [1, 1, 2, 4, 3, 1], [1, 6, 1, 2, 1, 0], [0, 0, 0, 0, 0, 1]];
        for (i, values) in cells.into_iter().enumerate() {
            let n = 10 + i as i64;
            arm.add(values, Counter::Subjects, n);
            arm.add(values, Counter::Restricted, n / 2);
            arm.add(values, Counter::Offenders, n / 3);
            arm.add(values, Counter::OffendersWorst, n / 4);
            arm.add(values, Counter::OthersWorst, n / 5);
            arm.add(values, Counter::Listings, 2 * n);
        }
        let mut met = 0;
        for compared in everybody(&arm).compared() {
            for (group, tally) in &compared.groups {
                let slow = of_group(&arm, &group.to_string()).adults_alone().expect("adults");
                let count = |counter| slow.count(counter);
                assert_eq!(tally.adults, count(Counter::Subjects), "{group}");
                assert_eq!(tally.restricted, count(Counter::Restricted), "{group}");
                assert_eq!(tally.wrongdoers, count(Counter::Offenders), "{group}");
                assert_eq!(tally.wrongdoers_worst, count(Counter::OffendersWorst), "{group}");
                assert_eq!(tally.blameless_worst, count(Counter::OthersWorst), "{group}");
                assert_eq!(tally.detriments, slow.detriments(), "{group}");
                met += tally.adults;
            }
        }
        // By hand: 10 + 11 + 12 adults, each in 21 comparisons; the 13 children in none.
        assert_eq!(met, 21 * 33);
    }

    #[test]
    fn small_groups_are_in_no_comparison() {
        let mut arm = arm();
        arm.add([0, 1, 0, 0, 0, 0], Counter::Subjects, 9);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Subjects, 10);
        arm.add([1, 2, 0, 0, 0, 0], Counter::Subjects, 9);
        let names = |axis: usize| -> Vec<String> {
            let view = everybody(&arm);
            view.compared()[axis].groups.iter().map(|(g, _)| g.to_string()).collect()
        };
        assert_eq!(names(0), ["sex=female"]);
        assert_eq!(names(1), ["age=18-29"]);
        assert_eq!(names(6), ["sex=female,age=18-29"]);
    }

    #[test]
    fn groups_and_months_are_not_compared_further() {
        let mut arm = arm();
        arm.add([0, 1, 0, 0, 0, 0], Counter::Subjects, 20);
        assert!(of_group(&arm, "sex=male").compared().is_empty());
        assert!(everybody(&arm).in_period(0).compared().is_empty());
    }

    #[test]
    fn equal_groups_name_no_pair() {
        let mut arm = arm();
        for sex in [0, 1] {
            arm.add([sex, 1, 0, 0, 0, 0], Counter::Subjects, 20);
            arm.add([sex, 1, 0, 0, 0, 0], Counter::Restricted, 5);
        }
        let view = everybody(&arm);
        let spread =
            Spread::of(&view.compared()[0], Worse::Higher, |t| persons(t.restricted, t.adults));
        assert_eq!((spread.gap(), spread.ratio(), spread.n), (Some(0.0), Some(1.0), 40));
        assert_eq!(spread.between(), None);
    }
}
