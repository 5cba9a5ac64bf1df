//! What a run measured, and the bounds that tests set to it.
//!
//! A bound names a measure, the side on which it fails and why there. A figure fails where its whole
//! interval lies beyond the bound, passes where the whole interval lies on the other side, and is
//! open where the interval lies across. Bounds of provisions are the provision's own; the others
//! are ours, each with its reason beside it.

use std::fmt::Write as _;

use assize_base::evidence::{ArmSummary, Figure, PairSummary, Summary};

use crate::finding::Verdict;

/// The figures of one run.
#[derive(Clone, Copy, Debug)]
pub struct Measured<'a> {
    /// The summary of the run.
    pub summary: &'a Summary,
}

impl<'a> Measured<'a> {
    /// Opens a summary.
    #[must_use]
    pub fn new(summary: &'a Summary) -> Measured<'a> {
        Measured { summary }
    }

    /// The figures of an arm, by itself and against the baseline.
    #[must_use]
    pub fn of(&self, arm: &str) -> Figures<'a> {
        let alone = self.summary.arms.iter().find(|a| a.name == arm);
        let first = self.summary.arms.first().map_or("", |a| a.name.as_str());
        let mut pairs = self.summary.pairs.iter();
        Figures { alone, pair: pairs.find(|p| p.arm == arm && p.against == first) }
    }
}

/// The figures of one arm.
#[derive(Clone, Copy, Debug)]
pub struct Figures<'a> {
    alone: Option<&'a ArmSummary>,
    pair: Option<&'a PairSummary>,
}

impl<'a> Figures<'a> {
    /// Every figure of the arm, by id.
    fn all(&self) -> impl Iterator<Item = (&'a String, &'a Figure)> {
        let alone = self.alone.into_iter().flat_map(|a| a.measures.iter());
        alone.chain(self.pair.into_iter().flat_map(|p| p.measures.iter()))
    }

    /// The figures that a bound names: one, or all of a family (`four-fifths.*`).
    fn named(&self, id: &str) -> Vec<(&'a String, &'a Figure)> {
        match id.strip_suffix('*') {
            Some(family) => self.all().filter(|(id, _)| id.starts_with(family)).collect(),
            None => self.all().filter(|(known, _)| *known == id).take(1).collect(),
        }
    }
}

/// On which side a figure fails.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// It may not happen at all: what a run shows once has happened in it.
    AtAll,
    /// There must be some: it fails where its whole interval is not above 0.
    Some,
    /// It fails above this.
    Above(f64),
    /// It fails below this.
    Below(f64),
    /// It is shown and decides nothing: the provision sets no mark.
    Told,
}

impl Limit {
    /// In words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Limit::AtAll => "fails above 0".to_owned(),
            Limit::Some => "fails if not above 0".to_owned(),
            Limit::Above(x) => format!("fails above {}", shown(x)),
            Limit::Below(x) => format!("fails below {}", shown(x)),
            Limit::Told => "no mark is set".to_owned(),
        }
    }

    /// Judges a figure; `None` if there is nothing to judge.
    fn judge(self, figure: &Figure) -> Option<Verdict> {
        let value = figure.value?;
        let beyond = |far: bool, near: bool| match (far, near) {
            (true, _) => Verdict::Fail,
            (_, true) => Verdict::Pass,
            _ => Verdict::CannotTell,
        };
        let (low, high) = match (figure.low, figure.high) {
            (Some(low), Some(high)) => (low, high),
            // Without an interval nothing is known but what happened.
            _ => (f64::NEG_INFINITY, f64::INFINITY),
        };
        match self {
            Limit::AtAll => Some(beyond(value > 0.0, value <= 0.0)),
            Limit::Some => Some(beyond(high <= 0.0, low > 0.0)),
            Limit::Above(x) => Some(beyond(low > x, high <= x)),
            Limit::Below(x) => Some(beyond(high < x, low >= x)),
            Limit::Told => None,
        }
    }
}

/// A bound on a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// The measure's id, or a family of them that ends in `.*`.
    pub measure: String,
    /// What stands for it in runs that do not have it.
    pub otherwise: Option<&'static str>,
    /// The group that it is read of, `income=poorest`; everybody if empty.
    pub group: &'static str,
    /// Where it fails.
    pub limit: Limit,
    /// Whether a figure on the right side settles the question; it is open otherwise.
    pub settles: bool,
    /// Only if this measure is above 0.
    pub only_if: Option<&'static str>,
}

impl Bound {
    fn new(measure: &str, limit: Limit) -> Bound {
        let measure = measure.to_owned();
        Bound { measure, otherwise: None, group: "", limit, settles: true, only_if: None }
    }

    /// May not happen at all.
    #[must_use]
    pub fn at_all(measure: &str) -> Bound {
        Bound::new(measure, Limit::AtAll)
    }

    /// Fails above.
    #[must_use]
    pub fn above(measure: &str, limit: f64) -> Bound {
        Bound::new(measure, Limit::Above(limit))
    }

    /// Fails below.
    #[must_use]
    pub fn below(measure: &str, limit: f64) -> Bound {
        Bound::new(measure, Limit::Below(limit))
    }

    /// Fails where there is none of it: not above 0 by its whole interval.
    #[must_use]
    pub fn at_least_some(measure: &str) -> Bound {
        Bound::new(measure, Limit::Some)
    }

    /// Only shown.
    #[must_use]
    pub fn told(measure: &str) -> Bound {
        Bound::new(measure, Limit::Told)
    }

    /// What stands for it in runs that do not have the measure.
    #[must_use]
    pub fn or(self, otherwise: &'static str) -> Bound {
        Bound { otherwise: Some(otherwise), ..self }
    }

    /// Read of a group.
    #[must_use]
    pub fn of(self, group: &'static str) -> Bound {
        Bound { group, ..self }
    }

    /// Judged only if another measure is above 0.
    #[must_use]
    pub fn only_if(self, measure: &'static str) -> Bound {
        Bound { only_if: Some(measure), ..self }
    }

    /// Leaves the question open where the figure does not fail.
    #[must_use]
    pub fn never_settles(self) -> Bound {
        Bound { settles: false, ..self }
    }

    /// The name of what is read: the measure, and of whom.
    #[must_use]
    pub fn name(&self) -> String {
        match self.group {
            "" => self.measure.clone(),
            group => format!("{} ({group})", self.measure),
        }
    }

    /// Looks the figures up and judges them.
    #[must_use]
    pub(crate) fn look(&self, figures: &Figures<'_>) -> Vec<Evidence> {
        let mut named = figures.named(&self.measure);
        if let (true, Some(otherwise)) = (named.is_empty(), self.otherwise) {
            named = figures.named(otherwise);
        }
        let happens = |id: &str| {
            figures.named(id).iter().any(|(_, f)| f.value.is_some_and(|value| value > 0.0))
        };
        let judged = self.only_if.is_none_or(happens);
        let of_group = |(id, all): (&'_ String, &'_ Figure)| {
            let figure = match self.group {
                "" => Some(all),
                group => all.groups.get(group),
            }?;
            let verdict = if judged { self.limit.judge(figure) } else { None };
            let verdict = verdict.map(|v| match v {
                Verdict::Pass if !self.settles => Verdict::CannotTell,
                other => other,
            });
            Some(Evidence {
                measure: id.clone(),
                group: self.group,
                value: figure.value,
                low: figure.low,
                high: figure.high,
                unit: if all.unit.is_empty() { figure.unit.clone() } else { all.unit.clone() },
                n: figure.n,
                between: figure.between.as_ref().map(|b| (b.worst.clone(), b.best.clone())),
                limit: if judged { self.limit } else { Limit::Told },
                verdict,
            })
        };
        named.into_iter().filter_map(of_group).collect()
    }
}

/// A figure that an answer rests on or shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The measure's id.
    pub measure: String,
    /// Of whom; everybody if empty.
    pub group: &'static str,
    /// The value; `None` where nothing could be measured.
    pub value: Option<f64>,
    /// The lower end of the interval.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// The unit.
    pub unit: String,
    /// What it rests on.
    pub n: u64,
    /// The group that fares worst and the one that fares best, if it compares groups.
    pub between: Option<(String, String)>,
    /// The bound.
    pub limit: Limit,
    /// What the bound makes of it; `None` if it decides nothing.
    pub verdict: Option<Verdict>,
}

impl Evidence {
    /// In words: `spillover.share is 0.021 (0.018 to 0.024), fails above 0`.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = self.measure.clone();
        if !self.group.is_empty() {
            write!(words, " of {}", self.group).expect("text can be written");
        }
        let Some(value) = self.value else {
            words.push_str(": nothing to measure");
            return words;
        };
        write!(words, " is {}", shown(value)).expect("text can be written");
        match (self.low, self.high) {
            (Some(low), Some(high)) => {
                write!(words, " ({} to {})", shown(low), shown(high)).expect("text can be written");
            }
            _ => words.push_str(" (no interval)"),
        }
        if let Some((worst, best)) = &self.between {
            write!(words, " between {worst} and {best}").expect("text can be written");
        }
        write!(words, ", {}", self.limit.words()).expect("text can be written");
        words
    }
}

/// A number with about three digits.
fn shown(x: f64) -> String {
    let digits = match x.abs() {
        0.0 => 0,
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        size if size >= 0.1 => 3,
        size if size >= 0.01 => 4,
        _ => 5,
    };
    let text = format!("{x:.digits$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::summary;

    fn judged(bound: &Bound, value: f64, ends: Option<(f64, f64)>) -> Option<Verdict> {
        let summary = summary(&[("x.a", value, ends), ("y", 0.0, None)]);
        let found = bound.look(&Measured::new(&summary).of("small"));
        found.first().and_then(|e| e.verdict)
    }

    #[test]
    fn a_whole_interval_beyond_the_bound_fails_and_one_across_it_is_open() {
        let bound = Bound::above("x.a", 1.25);
        assert_eq!(judged(&bound, 1.5, Some((1.3, 1.7))), Some(Verdict::Fail));
        assert_eq!(judged(&bound, 1.5, Some((1.2, 1.8))), Some(Verdict::CannotTell));
        assert_eq!(judged(&bound, 1.1, Some((1.0, 1.25))), Some(Verdict::Pass));
        assert_eq!(judged(&bound, 9.0, None), Some(Verdict::CannotTell), "no interval, no verdict");
        let bound = Bound::below("x.a", 0.8);
        assert_eq!(judged(&bound, 0.7, Some((0.6, 0.79))), Some(Verdict::Fail));
        assert_eq!(judged(&bound, 0.8, Some((0.8, 0.9))), Some(Verdict::Pass));
    }

    #[test]
    fn what_may_not_happen_at_all_fails_by_having_happened() {
        let bound = Bound::at_all("x.a");
        assert_eq!(judged(&bound, 0.001, Some((-0.1, 0.1))), Some(Verdict::Fail));
        assert_eq!(judged(&bound, 0.0, None), Some(Verdict::Pass));
    }

    #[test]
    fn families_stand_ins_conditions_and_open_sides_are_read() {
        assert_eq!(judged(&Bound::at_all("x.*"), 1.0, None), Some(Verdict::Fail));
        assert_eq!(judged(&Bound::at_all("z").or("x.a"), 1.0, None), Some(Verdict::Fail));
        assert_eq!(judged(&Bound::at_all("x.a").only_if("y"), 1.0, None), None, "y is 0");
        assert_eq!(judged(&Bound::at_all("x.a").only_if("x.a"), 1.0, None), Some(Verdict::Fail));
        let open = Bound::at_all("x.a").never_settles();
        assert_eq!(judged(&open, 0.0, None), Some(Verdict::CannotTell));
        assert_eq!(judged(&Bound::told("x.a"), 1.0, None), None);
        assert_eq!(judged(&Bound::at_all("x.a").of("sex=female"), 1.0, None), None);
    }

    #[test]
    fn a_figure_is_told_with_interval_and_bound() {
        let summary = summary(&[("x.a", 0.0214, Some((0.018, 0.0249)))]);
        let found = Bound::at_all("x.a").look(&Measured::new(&summary).of("small"));
        assert_eq!(found[0].words(), "x.a is 0.0214 (0.018 to 0.0249), fails above 0");
        assert_eq!(
            (shown(1234.5), shown(0.0), shown(2.5)),
            ("1234".into(), "0".into(), "2.5".into())
        );
    }
}
