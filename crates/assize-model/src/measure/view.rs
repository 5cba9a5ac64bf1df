//! The counts of a group of persons in one arm, summed over the cells of the group.

use std::sync::{Arc, OnceLock};

use assize_base::vocabulary::{Attribute, CELLS, value_in_cell};
use assize_scenario::catalogue::{Service, Subject};
use assize_scenario::policy::{Policy, Score};
use assize_scenario::society::Society;

use super::FEWEST;
use super::compare::{self, Compared};
use crate::count::{ArmCounts, Counter, Counts, RETURN_MONTHS};
use crate::origin::{Heading, ORIGINS, Origin};

/// A group of persons: those who have each of the named labels; without labels, everybody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Group(pub Vec<(Attribute, u8)>);

impl Group {
    /// Everybody.
    #[must_use]
    pub fn everybody() -> Group {
        Group(Vec::new())
    }

    /// Every group of a single attribute, then every crossing of two.
    #[must_use]
    pub fn all() -> Vec<Group> {
        let singles: Vec<(Attribute, u8)> = Attribute::ALL
            .into_iter()
            .flat_map(|a| (0..a.labels().len() as u8).map(move |label| (a, label)))
            .collect();
        let crossings = singles.iter().flat_map(|a| {
            singles.iter().filter(move |b| a.0 < b.0).map(move |b| Group(vec![*a, *b]))
        });
        singles.iter().map(|a| Group(vec![*a])).chain(crossings).collect()
    }

    /// Tells whether persons of a cell belong to it.
    #[must_use]
    pub fn holds(&self, cell: usize) -> bool {
        self.0.iter().all(|(attribute, label)| value_in_cell(cell, *attribute) == *label)
    }

    /// The income fifth, if the group is one.
    #[must_use]
    pub fn income_fifth(&self) -> Option<usize> {
        match self.0.as_slice() {
            [(Attribute::Income, fifth)] => Some(usize::from(*fifth)),
            _ => None,
        }
    }
}

impl std::fmt::Display for Group {
    /// `all`, `sex=female`, `sex=female,age=18-29`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.is_empty() {
            return f.write_str("all");
        }
        for (i, (attribute, label)) in self.0.iter().enumerate() {
            let comma = if i == 0 { "" } else { "," };
            write!(f, "{comma}{}={}", attribute.name(), attribute.labels()[usize::from(*label)])?;
        }
        Ok(())
    }
}

/// What the measures of one group in one arm are computed from.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The policy of the arm, for the labels of bands and lists.
    pub policy: &'a Policy,
    /// The services, for their ids.
    pub services: &'a [Service],
    /// The society, for what it has: money, courts, ties, reactions.
    pub society: &'a Society,
    /// Whether persons or firms are looked at.
    pub subject: Subject,
    /// Periods (months) of the run.
    pub periods: u32,
    /// The group.
    pub group: Group,
    counts: &'a Counts,
    chain: &'a [i64],
    row: Vec<i64>,
    adults: i64,
    whole_run: bool,
    compared: OnceLock<Arc<[Compared]>>,
}

impl<'a> View<'a> {
    /// The persons of a group.
    #[must_use]
    pub fn of_persons(
        policy: &'a Policy,
        services: &'a [Service],
        society: &'a Society,
        periods: u32,
        counts: &'a ArmCounts,
        group: Group,
    ) -> View<'a> {
        let (subject, chain, whole_run) = (Subject::Person, counts.chain.as_slice(), true);
        let counts = &counts.persons;
        let row = sum(counts, |cell| group.holds(cell));
        let adults = adults(counts, &group);
        View {
            policy,
            services,
            society,
            subject,
            periods,
            group,
            counts,
            chain,
            row,
            adults,
            whole_run,
            compared: OnceLock::new(),
        }
    }

    /// All firms.
    #[must_use]
    pub fn of_firms(
        policy: &'a Policy,
        services: &'a [Service],
        society: &'a Society,
        periods: u32,
        counts: &'a ArmCounts,
    ) -> View<'a> {
        let (subject, group, adults) = (Subject::Firm, Group::everybody(), 0);
        let row = counts.firms.row(0).to_vec();
        let (counts, chain, whole_run) = (&counts.firms, [].as_slice(), true);
        View {
            policy,
            services,
            society,
            subject,
            periods,
            group,
            counts,
            chain,
            row,
            adults,
            whole_run,
            compared: OnceLock::new(),
        }
    }

    /// The same subjects, all of them, in one period: what happened in it and how it ended.
    #[must_use]
    pub fn in_period(&self, period: u32) -> View<'a> {
        let row = self.counts.period(period).to_vec();
        let group = Group::everybody();
        let adults = if self.subject == Subject::Person { adults(self.counts, &group) } else { 0 };
        View { row, adults, periods: 1, group, whole_run: false, ..self.clone() }
    }

    /// The score of those who are looked at, if the policy has one.
    #[must_use]
    pub fn score(&self) -> Option<&'a Score> {
        match self.subject {
            Subject::Person => self.policy.person_score.as_ref(),
            Subject::Firm => self.policy.firm_score.as_ref(),
        }
    }

    /// One of the counters that every arm has.
    #[must_use]
    pub fn count(&self, counter: Counter) -> i64 {
        self.row[counter as usize]
    }

    /// A counter of a band, list or service, by its place in the row.
    #[must_use]
    pub fn at(&self, place: usize) -> i64 {
        self.row[place]
    }

    /// Where the counters of bands, lists and services stand.
    #[must_use]
    pub fn layout(&self) -> crate::count::Layout {
        self.counts.layout
    }

    /// Detriments: entries below zero, direct gradings, listings and hindrances at services.
    #[must_use]
    pub fn detriments(&self) -> i64 {
        use Counter::{Grades, Hindrances, Listings, Minuses};
        [Minuses, Grades, Listings, Hindrances].map(|c| self.count(c)).iter().sum()
    }

    /// Subjects times months: twelve times the person-years.
    #[must_use]
    pub fn person_months(&self, counter: Counter) -> i64 {
        self.count(counter) * i64::from(self.periods)
    }

    /// The adults among those who are looked at: nobody ages in a run, so there are as many in every
    /// month as at the end.
    #[must_use]
    pub fn adults(&self) -> i64 {
        self.adults
    }

    /// The adults of the group alone; `None` for a month, in which they are not counted apart, and
    /// for firms.
    #[must_use]
    pub fn adults_alone(&self) -> Option<View<'a>> {
        let persons = self.whole_run && self.subject == Subject::Person;
        persons.then(|| {
            let holds = |cell| self.group.holds(cell) && is_of_adults(cell);
            View { row: sum(self.counts, holds), ..self.clone() }
        })
    }

    /// Adults by fifth of income and level of arrears; `None` for a group or a month, for which it is
    /// not counted.
    #[must_use]
    pub fn purses(&self) -> Option<&'a [i64]> {
        (self.whole_run && self.group.0.is_empty()).then_some(&self.counts.purses)
    }

    /// The detriments of persons by heading; `None` for a group, a month or firms, for which they
    /// are not counted.
    #[must_use]
    pub fn headings(&self) -> Option<[i64; Heading::ALL.len()]> {
        if !self.whole_run || self.subject == Subject::Firm || !self.group.0.is_empty() {
            return None;
        }
        let mut headings = [0; Heading::ALL.len()];
        for (i, n) in self.chain.iter().enumerate() {
            headings[Origin::numbered(i % ORIGINS).heading() as usize] += n;
        }
        Some(headings)
    }

    /// Whether a list of the policy has staff that decides on objections.
    #[must_use]
    pub fn has_review_staff(&self) -> bool {
        self.policy.lists.iter().any(|list| list.review.is_some_and(|r| r.staff.is_some()))
    }

    /// Scored subjects by score; `None` for a group or a month, for which it is not counted.
    #[must_use]
    pub fn scores(&self) -> Option<&'a [i64]> {
        (self.whole_run && self.group.0.is_empty()).then_some(&self.counts.scores)
    }

    /// Returns by months of 30 days, for everybody or one income fifth; `None` otherwise.
    #[must_use]
    pub fn returns(&self) -> Option<Vec<i64>> {
        if !self.whole_run {
            return None;
        }
        let fifth = |f: usize| &self.counts.returns[f * RETURN_MONTHS..(f + 1) * RETURN_MONTHS];
        if let Some(income) = self.group.income_fifth() {
            return Some(fifth(income).to_vec());
        }
        let total = |month: usize| (0..5).map(|f| fifth(f)[month]).sum();
        self.group.0.is_empty().then(|| (0..RETURN_MONTHS).map(total).collect())
    }

    /// The services that those who are looked at want and a detrimental consequence of the policy
    /// touches, in order.
    pub fn hindered_services(&self) -> impl Iterator<Item = usize> {
        let touches = |service: usize| {
            self.policy.consequences.iter().any(|c| c.service == service && c.effect.is_detriment())
        };
        let wanted = |service: &usize| self.services[*service].subject == self.subject;
        (0..self.services.len()).filter(wanted).filter(move |service| touches(*service))
    }

    /// The adults of the group by the labels of an attribute, without those labels that fewer than
    /// [`FEWEST`] of them have.
    ///
    /// Children are left out because no scheme scores them: with them, every comparison of ages
    /// would compare the scored with the unscored.
    #[must_use]
    pub fn adults_by(&self, attribute: Attribute) -> Vec<View<'a>> {
        if self.subject == Subject::Firm || !self.whole_run {
            return Vec::new();
        }
        let labels = 0..attribute.labels().len() as u8;
        labels
            .map(|label| self.adults_of(attribute, label))
            .filter(|v| v.count(Counter::Subjects) >= FEWEST)
            .collect()
    }

    /// The adults by each attribute and by each crossing of two, without groups of fewer than
    /// [`FEWEST`]; nothing for a group, a month, and firms.
    ///
    /// Made once for all measures that compare groups, in one pass over the cells.
    #[must_use]
    pub fn compared(&self) -> &[Compared] {
        let everybody = self.whole_run && self.group.0.is_empty();
        if !everybody || self.subject == Subject::Firm {
            return &[];
        }
        self.compared.get_or_init(|| compare::of(self.counts).into())
    }

    /// The adults of the group who have a label.
    fn adults_of(&self, attribute: Attribute, label: u8) -> View<'a> {
        let mut group = self.group.clone();
        group.0.push((attribute, label));
        let row = sum(self.counts, |cell| group.holds(cell) && is_of_adults(cell));
        let adults = row[Counter::Subjects as usize];
        View { group, row, adults, ..self.clone() }
    }
}

/// Tells whether the persons of a cell are adults.
fn is_of_adults(cell: usize) -> bool {
    value_in_cell(cell, Attribute::Age) != 0
}

/// The adults of a group.
fn adults(counts: &Counts, group: &Group) -> i64 {
    let cells = (0..CELLS).filter(|cell| group.holds(*cell) && is_of_adults(*cell));
    cells.map(|cell| counts.row(cell)[Counter::Subjects as usize]).sum()
}

/// The sum of the rows of some cells.
fn sum(counts: &Counts, holds: impl Fn(usize) -> bool) -> Vec<i64> {
    let mut row = vec![0; counts.layout.width()];
    for cell in (0..CELLS).filter(|cell| holds(*cell)) {
        for (total, n) in row.iter_mut().zip(counts.row(cell)) {
            *total += n;
        }
    }
    row
}

/// The days within which `percent` of a hundred returns happened, on a line within the month.
#[must_use]
pub fn days_within(returns: &[i64], percent: i64) -> Option<f64> {
    let total: i64 = returns.iter().sum();
    let mut before = 0;
    for (month, n) in returns.iter().enumerate() {
        if *n > 0 && (before + n) * 100 >= total * percent {
            let part = (total * percent - before * 100) as f64 / (n * 100) as f64;
            return Some(30.0 * (month as f64 + part));
        }
        before += n;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, cell_of, everybody, of_group};
    use super::*;

    #[test]
    fn groups_are_the_labels_and_their_crossings_by_two() {
        // By hand: 2 + 7 + 3 + 5 + 4 + 2 = 23 labels; pairs of labels of two attributes:
        // (23 * 23 - (4 + 49 + 9 + 25 + 16 + 4)) / 2 = (529 - 107) / 2 = 211.
        let groups = Group::all();
        assert_eq!(groups.len(), 23 + 211);
        assert_eq!(groups[1].to_string(), "sex=female");
        assert!(groups.iter().any(|g| g.to_string() == "sex=female,age=18-29"));
        assert_eq!(Group::everybody().to_string(), "all");
    }

    #[test]
    fn a_group_sums_its_cells_and_no_other() {
        let mut arm = arm();
        arm.add([0, 1, 0, 0, 0, 0], Counter::Subjects, 5);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Subjects, 7);
        arm.add([1, 2, 0, 0, 0, 0], Counter::Subjects, 11);
        assert_eq!(everybody(&arm).count(Counter::Subjects), 23);
        assert_eq!(of_group(&arm, "sex=female").count(Counter::Subjects), 18);
        assert_eq!(of_group(&arm, "sex=female,age=18-29").count(Counter::Subjects), 7);
        assert!(of_group(&arm, "sex=male").group.holds(cell_of([0, 3, 1, 1, 1, 1])));
    }

    #[test]
    fn a_month_is_only_what_was_counted_in_it() {
        let mut arm = arm();
        arm.count(Counter::Minuses, 4); // in period 0
        arm.counts.persons.add(0, 1, Counter::Minuses as usize, 3);
        let view = everybody(&arm);
        let month = view.in_period(1);
        assert_eq!((view.detriments(), month.detriments(), month.periods), (7, 3, 1));
        assert!(month.scores().is_none() && month.returns().is_none());
        assert!(month.adults_by(Attribute::Sex).is_empty());
    }

    #[test]
    fn comparisons_leave_out_children_and_small_groups() {
        let mut arm = arm();
        arm.add([0, 0, 0, 0, 0, 0], Counter::Subjects, 500); // children
        arm.add([0, 1, 0, 0, 0, 0], Counter::Subjects, 10);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Subjects, 9);
        let view = everybody(&arm);
        let groups = view.adults_by(Attribute::Sex);
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].count(Counter::Subjects), 10);
    }
}
