//! What is measured: one file a measure, each a definition in plain words and a ratio of whole
//! numbers that a run counted.
//!
//! In reading order: [`Measure`] (what a measure says of itself), [`view`] (the counts of a group
//! of persons in one arm), then the measures, in the order of [`ALL`].
//!
//! Invariant: a measure sees only sums of whole numbers over the cells of a group, so it does not
//! depend on the order in which persons were counted; floating point begins with its last division.

pub mod adverse_parity;
pub mod adverse_ratio;
pub mod arrears_share;
pub mod band_moves;
pub mod band_share;
pub mod burden_gini_between;
pub mod burden_poorest;
pub mod burden_theil_between;
pub mod cases_backlog;
pub mod cases_performed;
pub mod chilling;
pub mod compare;
pub mod compliance_fall;
pub mod detriment;
pub mod equalised_gap;
pub mod equalised_ratio;
pub mod four_fifths;
pub mod gave_up;
pub mod harshness;
pub mod honours;
pub mod income_gini;
pub mod income_lost;
pub mod income_s80_s20;
pub mod income_theil;
pub mod inequality;
pub mod institution_backlog;
pub mod institution_cost;
pub mod institution_cost_each;
pub mod institution_records;
pub mod institution_reviews;
pub mod list_corrections;
pub mod list_entries;
pub mod list_exits;
pub mod list_performed;
pub mod list_share;
pub mod loans_granted;
pub mod loans_refused;
pub mod merits_gamed;
pub mod odds_gap_fnr;
pub mod odds_gap_fpr;
pub mod origin_share;
pub mod pairs_better;
pub mod pairs_both;
pub mod pairs_unchanged;
pub mod pairs_worse;
pub mod parity_gap;
pub mod parity_ratio;
pub mod protected_share;
pub mod records_false;
pub mod records_negative;
pub mod records_positive;
pub mod refusals;
pub mod refused_persons;
pub mod restricted_adults;
pub mod restricted_share;
pub mod restricted_wrongly;
pub mod return_days_p50;
pub mod return_days_p95;
pub mod return_share;
pub mod rights_fall;
pub mod score_gini;
pub mod score_mean;
pub mod score_sd;
pub mod significance;
pub mod spillover_share;
pub mod stayed_away;
pub mod ties_dropped;
pub mod ties_strained;
pub mod trap_share;
pub mod view;
pub mod wrongful_share;

#[cfg(test)]
mod fixture;

use assize_scenario::policy::List;

use crate::count::{Counter, Layout};

pub use compare::Between;
pub use view::{Group, View, days_within};

/// Every measure, in the order in which reports show them.
pub const ALL: &[&Measure] = &[
    &score_mean::MEASURE,
    &score_sd::MEASURE,
    &score_gini::MEASURE,
    &band_share::MEASURE,
    &band_moves::MEASURE,
    &list_share::MEASURE,
    &list_entries::MEASURE,
    &list_exits::MEASURE,
    &list_corrections::MEASURE,
    &list_performed::MEASURE,
    &records_negative::MEASURE,
    &records_positive::MEASURE,
    &records_false::MEASURE,
    &institution_records::MEASURE,
    &institution_reviews::MEASURE,
    &institution_backlog::MEASURE,
    &institution_cost::MEASURE,
    &institution_cost_each::MEASURE,
    &cases_performed::MEASURE,
    &cases_backlog::MEASURE,
    &refusals::MEASURE,
    &refused_persons::MEASURE,
    &stayed_away::MEASURE,
    &income_lost::MEASURE,
    &income_gini::MEASURE,
    &income_theil::MEASURE,
    &income_s80_s20::MEASURE,
    &arrears_share::MEASURE,
    &loans_granted::MEASURE,
    &loans_refused::MEASURE,
    &detriment::MEASURE,
    &harshness::MEASURE,
    &wrongful_share::MEASURE,
    &protected_share::MEASURE,
    &spillover_share::MEASURE,
    &origin_share::MEASURE,
    &restricted_share::MEASURE,
    &restricted_adults::MEASURE,
    &restricted_wrongly::MEASURE,
    &return_share::MEASURE,
    &trap_share::MEASURE,
    &return_days_p50::MEASURE,
    &return_days_p95::MEASURE,
    &gave_up::MEASURE,
    &ties_strained::MEASURE,
    &ties_dropped::MEASURE,
    &honours::MEASURE,
    &burden_poorest::MEASURE,
    &burden_gini_between::MEASURE,
    &burden_theil_between::MEASURE,
    &adverse_ratio::MEASURE,
    &four_fifths::MEASURE,
    &parity_gap::MEASURE,
    &parity_ratio::MEASURE,
    &adverse_parity::MEASURE,
    &odds_gap_fpr::MEASURE,
    &odds_gap_fnr::MEASURE,
    &equalised_gap::MEASURE,
    &equalised_ratio::MEASURE,
    &pairs_worse::MEASURE,
    &pairs_better::MEASURE,
    &pairs_both::MEASURE,
    &pairs_unchanged::MEASURE,
    &chilling::MEASURE,
    &rights_fall::MEASURE,
    &compliance_fall::MEASURE,
    &merits_gamed::MEASURE,
];

/// The fewest persons of a group for which a fairness measure is told.
pub const FEWEST: i64 = 10;

/// A measure: what it is called, what it means, how it is computed.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// The id; a released id never changes its meaning. Where the measure has labels, the id is
    /// followed by a dot and the label: `band.share.AAA`.
    pub id: &'static str,
    /// What the label is, for a measure that has one: `band`, `list`, `service`.
    pub label: Option<&'static str>,
    /// A short name for headings and axes.
    pub title: &'static str,
    /// The unit, in words.
    pub unit: &'static str,
    /// What it means, for a reader who is not a statistician.
    pub words: &'static str,
    /// How it is computed from what a run counts.
    pub formula: &'static str,
    /// Whether a higher value is worse.
    pub harm: Harm,
    /// What kind of number it is: decides how intervals are cut and whether it is scaled.
    pub kind: Kind,
    /// By which groups it is told.
    pub groups: Groups,
    /// Whether it also makes sense for a single month.
    pub monthly: bool,
    /// The computation.
    pub evaluate: Evaluate,
}

impl Measure {
    /// The id with a label: `band.share.AAA`.
    #[must_use]
    pub fn id_of(&self, label: &str) -> String {
        if label.is_empty() { self.id.to_owned() } else { format!("{}.{label}", self.id) }
    }

    /// Tells whether its values compare groups of adults with each other, and so may name a pair.
    #[must_use]
    pub fn compares_groups(&self) -> bool {
        self.label == Some(compare::LABEL)
    }

    /// The measure of a full id, `band.share.AAA`.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Measure> {
        ALL.iter().copied().find(|m| match m.label {
            None => m.id == id,
            Some(_) => id.strip_prefix(m.id).is_some_and(|rest| rest.starts_with('.')),
        })
    }
}

/// Which way a measure points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// A higher value is worse for those who live under the policy.
    HigherIsWorse,
    /// A lower value is worse.
    LowerIsWorse,
    /// It describes; neither way is worse in itself.
    Describes,
}

/// What kind of number a measure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A share, from 0 to 1.
    Share,
    /// A number of persons or events in the synthetic society: scaled to its real size.
    Count,
    /// Events for each person and year.
    Rate,
    /// Points of a score.
    Points,
    /// Days.
    Days,
    /// Yuan for each person and year; below zero where more is left than in the other arm.
    Money,
    /// How many times as much, at least 1.
    Times,
    /// How many times as much, below 1 where it is less.
    Ratio,
    /// A relative change, at most 1.
    Change,
}

impl Kind {
    /// The lowest and the highest value that makes sense.
    #[must_use]
    pub fn bounds(self) -> (f64, f64) {
        match self {
            Kind::Share => (0.0, 1.0),
            Kind::Count | Kind::Rate | Kind::Ratio | Kind::Days => (0.0, f64::INFINITY),
            Kind::Points | Kind::Money => (f64::NEG_INFINITY, f64::INFINITY),
            Kind::Times => (1.0, f64::INFINITY),
            Kind::Change => (f64::NEG_INFINITY, 1.0),
        }
    }
}

/// By which groups a measure is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Groups {
    /// For everybody together only.
    Everybody,
    /// Also by income fifth.
    IncomeFifths,
    /// By every label of every attribute.
    Labels,
    /// By these, and by every crossing of two of them.
    Crossings,
}

impl Groups {
    /// Tells whether a measure of this breakdown is told for a group.
    #[must_use]
    pub fn include(self, group: &Group) -> bool {
        match self {
            Groups::Everybody => group.0.is_empty(),
            Groups::IncomeFifths => group.0.is_empty() || group.income_fifth().is_some(),
            Groups::Labels => group.0.len() < 2,
            Groups::Crossings => true,
        }
    }
}

/// How a measure is computed.
#[derive(Clone, Copy, Debug)]
pub enum Evaluate {
    /// From the counts of one arm.
    Arm(fn(&View<'_>) -> Vec<Value>),
    /// From the counts of an arm and of the arm that it is compared with.
    Pair(fn(&View<'_>, &View<'_>) -> Vec<Value>),
    /// Both: first of one arm by itself, then against the other.
    Both(fn(&View<'_>) -> Vec<Value>, fn(&View<'_>, &View<'_>) -> Vec<Value>),
}

impl Evaluate {
    /// The computation from one arm, if the measure has one.
    #[must_use]
    pub fn of_arm(self) -> Option<fn(&View<'_>) -> Vec<Value>> {
        match self {
            Evaluate::Arm(evaluate) | Evaluate::Both(evaluate, _) => Some(evaluate),
            Evaluate::Pair(_) => None,
        }
    }

    /// The computation from an arm and the one that it is compared with, if the measure has one.
    #[must_use]
    pub fn of_pair(self) -> Option<fn(&View<'_>, &View<'_>) -> Vec<Value>> {
        match self {
            Evaluate::Pair(evaluate) | Evaluate::Both(_, evaluate) => Some(evaluate),
            Evaluate::Arm(_) => None,
        }
    }
}

/// One value of a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The label; empty for a measure that has none.
    pub label: String,
    /// The value; `None` where there is nothing to measure.
    pub value: Option<f64>,
    /// Persons, records or detriments that it rests on.
    pub n: u64,
    /// The pair of groups between which it stands, for a measure that compares groups; `None` if they
    /// are all alike.
    pub between: Option<Box<Between>>,
}

impl Value {
    /// A value under a label, which compares no groups.
    #[must_use]
    pub fn of(label: &str, value: Option<f64>, n: i64) -> Value {
        Value { label: label.to_owned(), value, n: whole(n), between: None }
    }
}

/// So many of something for each person and year lived.
fn a_year(view: &View<'_>, n: i64) -> Vec<Value> {
    one(ratio(12 * n, view.person_months(Counter::Subjects)), n)
}

/// So many of something a year for every 1,000 adults.
fn per_thousand_adults(view: &View<'_>, n: i64) -> Vec<Value> {
    one(ratio(12_000 * n, view.adults() * i64::from(view.periods)), n)
}

/// For each list of the policy, the share of its removals that a counter tells apart.
fn of_removals(view: &View<'_>, told: fn(Layout, usize) -> usize) -> Vec<Value> {
    let layout = view.layout();
    let value = |(i, list): (usize, &List)| {
        let removals = view.at(layout.exits(i));
        let share = ratio(view.at(told(layout, i)), removals);
        Value::of(&list.id, share, removals)
    };
    view.policy.lists.iter().enumerate().map(value).collect()
}

/// One value without a label, as the list that a measure returns.
pub(crate) fn one(value: Option<f64>, n: i64) -> Vec<Value> {
    vec![Value::of("", value, n)]
}

/// One part over another; `None` if there is nothing below the line.
pub(crate) fn ratio(over: i64, under: i64) -> Option<f64> {
    (under > 0).then(|| over as f64 / under as f64)
}

/// A count as a number of cases.
pub(crate) fn whole(n: i64) -> u64 {
    u64::try_from(n).expect("counts are never below zero")
}

#[cfg(test)]
mod tests {
    use super::fixture::{arm, everybody};
    use super::*;

    #[test]
    fn ids_differ_and_no_id_hides_another() {
        for (i, a) in ALL.iter().enumerate() {
            assert_eq!(
                Measure::named(&a.id_of("x")).map(|m| m.id),
                Some(a.id).filter(|_| a.label.is_some())
            );
            assert!(ALL[i + 1..].iter().all(|b| b.id != a.id), "{} twice", a.id);
        }
    }

    /// The ids that the program's users were promised, with the varying part in angle brackets.
    const PROMISED: &[&str] = &[
        "score.mean",
        "score.sd",
        "score.gini",
        "band.share.<label>",
        "band.moves",
        "list.share.<list>",
        "list.entries.<list>",
        "list.exits.<list>",
        "records.negative",
        "records.positive",
        "records.false",
        "refusals.<service>",
        "refused-persons.<service>",
        "detriment",
        "wrongful.share",
        "protected.share",
        "spillover.share",
        "trap.share",
        "return.days.p50",
        "return.days.p95",
        "chilling.<right>",
        "compliance.fall",
        "adverse-ratio.<attribute>",
        "four-fifths.<attribute>",
        "odds-gap.fpr.<attribute>",
        "odds-gap.fnr.<attribute>",
        "institution.reviews",
        "institution.backlog",
        "institution.cost",
        "income.lost",
        "income.gini",
        "parity-gap.<attribute>",
        "parity-ratio.<attribute>",
        "adverse-parity.<attribute>",
        "equalised-gap.<attribute>",
        "equalised-ratio.<attribute>",
        "burden.gini-between.<attribute>",
        "burden.theil-between.<attribute>",
        "income.theil",
        "income.s80-s20",
    ];

    #[test]
    fn every_promised_id_is_measured() {
        for promised in PROMISED {
            let (id, label) = match promised.split_once(".<") {
                Some((id, _)) => (id, "x"),
                None => (*promised, ""),
            };
            let measure = ALL.iter().find(|m| m.id == id);
            let measure = measure.unwrap_or_else(|| panic!("{promised} is not measured"));
            assert_eq!(measure.label.is_some(), !label.is_empty(), "{promised}");
            assert_eq!(Measure::named(&measure.id_of(label)).map(|m| m.id), Some(id));
        }
    }

    #[test]
    fn what_compares_groups_does_so_by_every_attribute_and_crossing() {
        let mut arm = arm();
        arm.count(Counter::Subjects, 20);
        let axes: Vec<String> = compare::Axis::all().iter().map(ToString::to_string).collect();
        for m in ALL.iter().filter(|m| m.compares_groups()) {
            let values = m.evaluate.of_arm().expect("a measure of one arm")(&everybody(&arm));
            let labels: Vec<&String> = values.iter().map(|v| &v.label).collect();
            assert_eq!(labels, axes.iter().collect::<Vec<_>>(), "{}", m.id);
        }
    }

    #[test]
    fn every_measure_explains_itself() {
        for m in ALL {
            assert!(m.words.ends_with('.') && m.words.len() > 40, "{}", m.id);
            assert!(!m.unit.is_empty() && !m.formula.is_empty(), "{}", m.id);
        }
    }

    #[test]
    fn no_measure_fails_or_invents_a_value_where_nothing_was_counted() {
        let empty = arm();
        let view = everybody(&empty);
        for m in ALL {
            let alone = m.evaluate.of_arm().map(|f| f(&view)).unwrap_or_default();
            let paired = m.evaluate.of_pair().map(|f| f(&view, &view)).unwrap_or_default();
            assert!(!(alone.is_empty() && paired.is_empty()), "{} tells nothing", m.id);
            for v in alone.into_iter().chain(paired) {
                assert_eq!(v.label.is_empty(), m.label.is_none(), "{}", m.id);
                assert!(m.kind == Kind::Count || v.value.is_none(), "{}: {v:?}", m.id);
            }
        }
    }
}
