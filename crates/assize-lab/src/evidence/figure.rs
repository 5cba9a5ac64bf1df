//! From the values of the replicates to one figure with its interval.
//!
//! Which interval, and why, is decision 0022: Student's t over replicates where they vary; resampled
//! replicates for ratios, days and gaps once there are enough of them; Wilson's or the exact interval
//! where nothing but a count can tell; none where nothing can.

use std::collections::BTreeMap;

use assize_base::evidence::{Between, Figure, Method};
use assize_base::stats::{self, Interval, bootstrap, share};
use assize_model::measure::{Group, Kind, Measure};

use super::gather::Sample;

/// The figures of the samples of one arm by id, each with those of its groups.
///
/// `scale` is the number of real people for each synthetic person; `certain` says that what does not
/// happen in this arm cannot: it has no policy, or none other than the arm that it is compared with.
pub(super) fn figures<'a>(
    samples: impl Iterator<Item = &'a Sample>,
    scale: f64,
    certain: bool,
) -> BTreeMap<String, Figure> {
    let mut by_group: BTreeMap<(&str, &Group), Vec<&Sample>> = BTreeMap::new();
    for sample in samples {
        by_group.entry((&sample.id, &sample.group)).or_default().push(sample);
    }
    let mut figures: BTreeMap<String, Figure> = BTreeMap::new();
    for ((id, group), samples) in by_group {
        let figure = figure(&samples, scale, certain);
        if group.0.is_empty() {
            figures.insert(id.to_owned(), figure);
        } else {
            let of_all = figures.get_mut(id).expect("the group of everybody sorts first");
            of_all.groups.insert(group.to_string(), figure);
        }
    }
    figures
}

/// The figure of one measure of one group.
fn figure(samples: &[&Sample], scale: f64, certain: bool) -> Figure {
    let measure = samples[0].measure;
    let told = told(samples, certain);
    let value = told.map(|(i, _)| i.value);
    Figure {
        value,
        low: told.map(|(i, _)| within(measure, i.low)),
        high: told.map(|(i, _)| within(measure, i.high)),
        method: told.map(|(_, method)| method),
        assumed_low: None,
        assumed_high: None,
        unit: measure.unit.to_owned(),
        scaled: value.filter(|_| measure.kind == Kind::Count).map(|v| v * scale),
        n: samples.iter().map(|s| s.n).sum(),
        between: between(samples),
        groups: BTreeMap::new(),
    }
}

/// The interval of the values of a measure, and how it comes about.
pub(super) fn told(samples: &[&Sample], certain: bool) -> Option<(Interval, Method)> {
    let measure = samples.first()?.measure;
    let values: Vec<f64> = samples.iter().filter_map(|s| s.value).collect();
    let by_t = stats::interval(&values)?;
    let varies = stats::variance(&values).is_some_and(|v| v > 0.0);
    if varies && is_skewed(measure) && values.len() >= bootstrap::FEWEST {
        return bootstrap::interval(&values).map(|i| (i, Method::Bootstrap));
    }
    if varies {
        return Some((by_t, Method::T));
    }
    let told_by_count = is_counted(measure) && (values.len() > 1 || is_of_persons(measure));
    let count = if told_by_count && !certain { cases(samples) } else { None };
    let (interval, method) = match count {
        Some((cases, n)) if cases == 0 || cases == n => (share::exact(cases, n)?, Method::Exact),
        Some((cases, n)) => (share::wilson(cases, n)?, Method::Wilson),
        None => (Interval::of_one(by_t.value), Method::None),
    };
    Some((Interval { value: by_t.value, ..interval }, method))
}

/// Tells whether a measure is cases over subjects, and not a ratio or gap of such shares.
fn is_counted(measure: &Measure) -> bool {
    measure.kind == Kind::Share && measure.unit.starts_with("share of ")
}

/// Tells whether its subjects are persons. Detriments, records or falls come several to a person, and
/// a single replicate cannot tell how many are worth one.
fn is_of_persons(measure: &Measure) -> bool {
    measure.unit.ends_with("persons") || measure.unit.ends_with("adults")
}

/// Tells whether the mean of a few values is unlike a normal one: ratios, days, gaps and coefficients
/// have a bound on one side and a tail on the other.
fn is_skewed(measure: &Measure) -> bool {
    match measure.kind {
        Kind::Times | Kind::Ratio | Kind::Days => true,
        Kind::Share => !is_counted(measure),
        Kind::Count | Kind::Rate | Kind::Points | Kind::Money | Kind::Change => false,
    }
}

/// Cases and subjects of all replicates together, where the values are whole numbers over `n`.
fn cases(samples: &[&Sample]) -> Option<(u64, u64)> {
    let (mut cases, mut subjects) = (0, 0);
    for sample in samples {
        let Some(value) = sample.value else { continue };
        let here = value * sample.n as f64;
        let whole = (here + 0.5).floor();
        if (here - whole).abs() > 1e-6 * whole.max(1.0) {
            return None;
        }
        cases += whole as u64;
        subjects += sample.n;
    }
    (subjects > 0 && cases <= subjects).then_some((cases, subjects))
}

/// The pair of groups that most replicates name; of equally many the one that sorts first.
fn between(samples: &[&Sample]) -> Option<Between> {
    let mut named: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for pair in samples.iter().filter_map(|s| s.between.as_ref()) {
        *named.entry((&pair.worst.group, &pair.best.group)).or_default() += 1;
    }
    let most = named.values().copied().max()?;
    let ((worst, best), replicates) = named.into_iter().find(|(_, n)| *n == most)?;
    Some(Between { worst: worst.to_owned(), best: best.to_owned(), replicates })
}

/// Cuts the end of an interval to what the measure can be.
pub(super) fn within(measure: &Measure, end: f64) -> f64 {
    let (lowest, highest) = measure.kind.bounds();
    end.clamp(lowest, highest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(id: &str, values: &[(f64, u64)]) -> Vec<Sample> {
        let measure = Measure::named(id).expect("a measure");
        let sample = |(replicate, (value, n)): (usize, &(f64, u64))| Sample {
            arm: 1,
            replicate,
            group: Group::everybody(),
            measure,
            id: id.to_owned(),
            value: Some(*value),
            n: *n,
            between: None,
        };
        values.iter().enumerate().map(sample).collect()
    }

    fn of(id: &str, values: &[(f64, u64)], certain: bool) -> (Interval, Method) {
        let samples = samples(id, values);
        told(&samples.iter().collect::<Vec<_>>(), certain).expect("values")
    }

    #[test]
    fn one_replicate_of_persons_has_wilsons_interval_and_one_of_detriments_none() {
        // statsmodels 0.15.0: 5 of 56 by Wilson: 0.038742 to 0.192560.
        let (i, method) = of("restricted.share", &[(5.0 / 56.0, 56)], false);
        assert_eq!(method, Method::Wilson);
        assert!((i.low - 0.038_742).abs() < 1e-6 && (i.high - 0.192_560).abs() < 1e-6, "{i:?}");
        let (i, method) = of("wrongful.share", &[(0.25, 56)], false);
        assert_eq!((i, method), (Interval::of_one(0.25), Method::None));
        assert_eq!(of("detriment", &[(0.25, 56)], false).1, Method::None);
    }

    #[test]
    fn nothing_counted_in_any_replicate_is_not_taken_for_certain() {
        // By hand: 0 of 10: the exact upper end is 1 - 0.025^(1/10) = 0.308497.
        let (i, method) = of("wrongful.share", &[(0.0, 4), (0.0, 6)], false);
        assert_eq!((i.value, i.low, method), (0.0, 0.0, Method::Exact));
        assert!((i.high - 0.308_497).abs() < 1e-6, "{i:?}");
        // An arm without a policy can restrict nobody.
        let (i, method) = of("restricted.share", &[(0.0, 4), (0.0, 6)], true);
        assert_eq!((i, method), (Interval::of_one(0.0), Method::None));
    }

    #[test]
    fn replicates_that_vary_have_students_interval_and_many_ratios_are_resampled() {
        assert_eq!(of("restricted.share", &[(0.1, 10), (0.2, 10)], false).1, Method::T);
        let ratios: Vec<(f64, u64)> = (0..24).map(|i| (1.0 + f64::from(i % 5), 10)).collect();
        assert_eq!(of("adverse-ratio.sex", &ratios, false).1, Method::Bootstrap);
        assert_eq!(of("adverse-ratio.sex", &ratios[..4], false).1, Method::T);
        assert_eq!(of("detriment", &ratios, false).1, Method::T);
    }

    #[test]
    fn every_share_that_says_so_is_cases_over_subjects() {
        let (scenario, counts) =
            (super::super::fixture::scenario(), super::super::fixture::replicates());
        let groups = super::super::gather::groups(&scenario, &counts);
        let mut all = super::super::gather::arms(&scenario, &counts, &groups);
        all.extend(super::super::gather::pairs(&scenario, &counts, &groups));
        let shares = all.iter().filter(|s| is_counted(s.measure) && s.value.is_some());
        assert!(shares.clone().count() > 100);
        for sample in shares {
            assert!(
                cases(&[sample]).is_some(),
                "{}: {:?} of {}",
                sample.id,
                sample.value,
                sample.n
            );
        }
    }
}
