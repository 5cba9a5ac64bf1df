//! From the values of the replicates to one figure with its interval.

use std::collections::BTreeMap;

use assize_base::evidence::{Between, Figure};
use assize_base::stats;
use assize_model::measure::{Group, Kind, Measure};

use super::gather::Sample;

/// The figures of the samples of one arm by id, each with those of its groups; `scale` is the
/// number of real people for each synthetic person.
pub(super) fn figures<'a>(
    samples: impl Iterator<Item = &'a Sample>,
    scale: f64,
) -> BTreeMap<String, Figure> {
    let mut by_group: BTreeMap<(&str, &Group), Vec<&Sample>> = BTreeMap::new();
    for sample in samples {
        by_group.entry((&sample.id, &sample.group)).or_default().push(sample);
    }
    let mut figures: BTreeMap<String, Figure> = BTreeMap::new();
    for ((id, group), samples) in by_group {
        if group.0.is_empty() {
            figures.insert(id.to_owned(), figure(&samples, scale));
        } else {
            let of_all = figures.get_mut(id).expect("the group of everybody sorts first");
            of_all.groups.insert(group.to_string(), figure(&samples, scale));
        }
    }
    figures
}

/// The figure of one measure of one group.
fn figure(samples: &[&Sample], scale: f64) -> Figure {
    let measure = samples[0].measure;
    let values: Vec<f64> = samples.iter().filter_map(|s| s.value).collect();
    let interval = stats::interval(&values);
    let value = interval.map(|i| i.value);
    Figure {
        value,
        low: interval.map(|i| within(measure, i.low)),
        high: interval.map(|i| within(measure, i.high)),
        assumed_low: None,
        assumed_high: None,
        unit: measure.unit.to_owned(),
        scaled: value.filter(|_| measure.kind == Kind::Count).map(|v| v * scale),
        n: samples.iter().map(|s| s.n).sum(),
        between: between(samples),
        groups: BTreeMap::new(),
    }
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
fn within(measure: &Measure, end: f64) -> f64 {
    let (lowest, highest) = measure.kind.bounds();
    end.clamp(lowest, highest)
}
