//! Plain tables and summaries: what the laboratory hands to reports, files and people.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The values of one column.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Labels.
    Text(Vec<String>),
    /// Counts.
    Whole(Vec<i64>),
    /// Measured values; `None` where there is nothing to measure.
    Real(Vec<Option<f64>>),
}

impl Values {
    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Values::Text(v) => v.len(),
            Values::Whole(v) => v.len(),
            Values::Real(v) => v.len(),
        }
    }

    /// Tells whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The name.
    pub name: String,
    /// The unit, in words; empty for labels.
    pub unit: String,
    /// What it says.
    pub description: String,
    /// The values.
    pub values: Values,
}

impl Column {
    /// A column with its unit (empty for labels), what it says, and its values.
    #[must_use]
    pub fn new(name: &str, unit: &str, description: &str, values: Values) -> Column {
        let (name, unit) = (name.to_owned(), unit.to_owned());
        Column { name, unit, description: description.to_owned(), values }
    }
}

/// A tidy table: one row a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The name, also of the file.
    pub name: String,
    /// The title.
    pub title: String,
    /// The columns, all of one length.
    pub columns: Vec<Column>,
}

impl Table {
    /// The number of rows.
    #[must_use]
    pub fn n_rows(&self) -> usize {
        self.columns.first().map_or(0, |c| c.values.len())
    }

    /// A column by name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|c| c.name == name)
    }
}

/// One measured figure with its interval, for all and by group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The mean over replicates; `None` where nothing could be measured.
    pub value: Option<f64>,
    /// The lower end of the 95 % interval over replicates.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// How the interval comes about; left out where there is no value.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub method: Option<Method>,
    /// What the assumed ranges make of it: the 5 % quantile over the members of the ensemble.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub assumed_low: Option<f64>,
    /// The 95 % quantile.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub assumed_high: Option<f64>,
    /// The unit.
    pub unit: String,
    /// The figure scaled to the society's real size, for counts.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub scaled: Option<f64>,
    /// Persons (or records, detriments …) that the figure rests on, summed over replicates.
    pub n: u64,
    /// Between which groups the figure stands, if it compares groups.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub between: Option<Between>,
    /// The figure by group, `sex=female` and the like.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub groups: BTreeMap<String, Figure>,
}

/// How an interval comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// Student's t over the values of the replicates.
    T,
    /// Wilson's interval of a counted share.
    Wilson,
    /// The exact interval of Clopper and Pearson, for a share of which no case or every case was
    /// counted.
    Exact,
    /// Resampled replicates (bias-corrected and accelerated bootstrap).
    Bootstrap,
    /// No interval can be told: both ends are the value.
    None,
}

/// The two groups between which a gap or ratio stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Between {
    /// The group that fares worst, `sex=female` or `sex=female,age=18-29`.
    pub worst: String,
    /// The group that fares best.
    pub best: String,
    /// In how many replicates it is this pair; in the others another one, or none.
    pub replicates: u32,
}

/// The measures of one arm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArmSummary {
    /// The arm.
    pub name: String,
    /// Its measures by id.
    pub measures: BTreeMap<String, Figure>,
}

/// The measures of one arm against another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairSummary {
    /// The arm.
    pub arm: String,
    /// The arm it is compared with.
    pub against: String,
    /// The measures by id.
    pub measures: BTreeMap<String, Figure>,
    /// How much the arm differs from the other in each key figure that both have.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub differences: BTreeMap<String, Difference>,
}

/// How much an arm differs from another, replicate by replicate, over the same persons with the same
/// luck; and what would be known of it without that.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The mean over replicates of the value in the arm less the value in the other.
    pub difference: f64,
    /// The lower end of its 95 % interval (Student's t over the differences).
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The lower end if the arms had met different luck.
    pub unpaired_low: f64,
    /// The upper end.
    pub unpaired_high: f64,
    /// How many times as large the variance would be if they had; left out where nothing varies.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub gained: Option<f64>,
    /// The replicates in which both arms have a value.
    pub replicates: u32,
}

/// `summary.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// `assize-summary/1`.
    pub format: String,
    /// One hash over this file (without the digest) and the tables.
    pub digest: String,
    /// Synthetic persons.
    pub persons: u64,
    /// Real people that they stand for.
    pub stands_for: u64,
    /// Periods (months).
    pub periods: u32,
    /// Replicates.
    pub replicates: u32,
    /// The arms.
    pub arms: Vec<ArmSummary>,
    /// The pairs.
    pub pairs: Vec<PairSummary>,
    /// What the assumed ranges do to the figures, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ensemble: Option<Ensemble>,
    /// What came of the wish for narrow intervals, if there was one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub until: Option<Until>,
}

/// Replicates that were added until the key figures were known well enough.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Until {
    /// The share of its value that half the 95 % interval of a key figure may be.
    pub share: f64,
    /// The value below which a figure counts as this large, so that half an interval may always be
    /// `share` of it.
    pub least: f64,
    /// The replicates that were run in any case.
    pub at_least: u32,
    /// The replicates that would not be exceeded.
    pub at_most: u32,
    /// After how many replicates it was looked, the last time included.
    pub looks: Vec<u32>,
    /// Whether every key figure is that narrow.
    pub reached: bool,
    /// The key figures that are not, the widest first.
    pub too_wide: Vec<TooWide>,
}

/// A key figure whose interval is wider than wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TooWide {
    /// The arm.
    pub arm: String,
    /// The measure.
    pub measure: String,
    /// Half the width of its 95 % interval; none where fewer than two replicates have a value.
    pub half: Option<f64>,
    /// What it may be.
    pub wanted: f64,
}

/// What the assumed ranges do to the figures: the same society and luck, other assumptions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ensemble {
    /// Members besides the run itself.
    pub members: u32,
    /// Dimensions: groups of assumed numbers that move together.
    pub dimensions: u32,
    /// Assumed numbers that move.
    pub numbers: u32,
    /// The quantile over the members that `assumed_low` is.
    pub low_quantile: f64,
    /// The quantile that `assumed_high` is.
    pub high_quantile: f64,
    /// The rank correlation that the strongest of all dimensions exceeds with a chance of 5 % if none
    /// of them moves anything.
    pub noise: f64,
    /// The key figures, each with the assumptions that move it most.
    pub headlines: Vec<Moved>,
}

/// A key figure with the assumptions that move it most.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    /// The arm.
    pub arm: String,
    /// The measure.
    pub measure: String,
    /// The assumptions, the strongest first.
    pub movers: Vec<Mover>,
}

/// Assumptions that move together, and how they move a figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mover {
    /// The dimension, named by where its numbers stand.
    pub dimension: String,
    /// How many numbers move together in it.
    pub numbers: u32,
    /// Spearman's rank correlation between the position in the ranges and the figure.
    pub correlation: f64,
    /// Whether the correlation is above the level of noise.
    pub told_apart: bool,
}
