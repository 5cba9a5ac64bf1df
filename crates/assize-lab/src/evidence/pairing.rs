//! How much each arm differs from the first, replicate by replicate, and what it is worth that both
//! met the same luck.
//!
//! A measure that both arms have by themselves is subtracted. A measure that is itself a change against
//! the first arm stands as it is; what it would be without pairing is told by setting each replicate of
//! the arm against the next replicate of the first arm, whose persons are others.

use std::collections::BTreeMap;

use assize_base::evidence::Difference;
use assize_base::stats::{self, Pairing};
use assize_model::count::ArmCounts;
use assize_model::measure::{Group, Kind, Measure};
use assize_scenario::Scenario;

use super::gather::{Sample, view};
use super::headline;

/// The difference of an arm from the first in one measure of everybody.
#[derive(Clone, Debug)]
pub(super) struct Paired {
    /// Index of the arm.
    pub arm: usize,
    /// The measure.
    pub measure: &'static Measure,
    /// The id with its label.
    pub id: String,
    /// The difference.
    pub pairing: Pairing,
    /// The replicates in which both arms have a value.
    pub replicates: usize,
}

impl Paired {
    /// As the summary tells it.
    fn difference(&self) -> Difference {
        let Pairing { difference, unpaired, gained } = self.pairing;
        Difference {
            difference: difference.value,
            low: difference.low,
            high: difference.high,
            unpaired_low: unpaired.low,
            unpaired_high: unpaired.high,
            gained,
            replicates: self.replicates as u32,
        }
    }
}

/// The key figures among the differences of one arm.
pub(super) fn of_keys(all: &[Paired], arm: usize) -> BTreeMap<String, Difference> {
    let own = all.iter().filter(|p| p.arm == arm && headline::KEY.contains(&p.id.as_str()));
    own.map(|p| (p.id.clone(), p.difference())).collect()
}

/// Every measure of everybody in which an arm can be set against the first, by arm, in the order of
/// the measures: those of single arms, then changes.
pub(super) fn all(
    scenario: &Scenario,
    replicates: &[Vec<ArmCounts>],
    arms: &[Sample],
    pairs: &[Sample],
) -> Vec<Paired> {
    let (alone, changes) = (Values::of(arms), Values::of(pairs));
    let mut out = Vec::new();
    for arm in 1..scenario.arms.len() {
        out.extend(alone.of_arm(arm).filter_map(|(id, here)| subtracted(&alone, arm, id, here)));
        let unpaired = Values::of(&crossed(scenario, replicates, arm));
        let kept = changes.of_arm(arm).filter(|(_, series)| series.measure.kind == Kind::Change);
        out.extend(kept.filter_map(|(id, here)| change(&unpaired, arm, id, here)));
    }
    out
}

/// A measure of single arms, in an arm less in the first.
fn subtracted(all: &Values, arm: usize, id: &str, here: &Series) -> Option<Paired> {
    let there = &all.0.get(&(0, id.to_owned()))?.values;
    let both = here.values.iter().filter_map(|(r, value)| Some((*value, *there.get(r)?)));
    let (here_values, there_values): (Vec<f64>, Vec<f64>) = both.unzip();
    let pairing = stats::paired(&here_values, &there_values)?;
    Some(here.paired(arm, id, pairing, here_values.len()))
}

/// A change against the first arm, beside the same change against other persons.
fn change(unpaired: &Values, arm: usize, id: &str, here: &Series) -> Option<Paired> {
    let values: Vec<f64> = here.values.values().copied().collect();
    let difference = stats::interval(&values)?;
    let crossed = unpaired.0.get(&(arm, id.to_owned()));
    let crossed: Vec<f64> = crossed.map_or(Vec::new(), |s| s.values.values().copied().collect());
    let gained = stats::pair::gained(stats::variance(&crossed), stats::variance(&values));
    let unpaired = stats::interval(&crossed).unwrap_or(difference);
    let pairing = Pairing { difference, unpaired, gained };
    Some(here.paired(arm, id, pairing, values.len()))
}

/// The changes of an arm in each replicate against the first arm in the next one; nothing from a single
/// replicate.
fn crossed(scenario: &Scenario, replicates: &[Vec<ArmCounts>], arm: usize) -> Vec<Sample> {
    let mut samples = Vec::new();
    for replicate in (0..replicates.len()).filter(|_| replicates.len() > 1) {
        let next = (replicate + 1) % replicates.len();
        let here = view(scenario, replicates, replicate, arm, Group::everybody());
        let there = view(scenario, replicates, next, 0, Group::everybody());
        super::gather::of_pair(&mut samples, (arm, replicate), (&here, &there), |m| {
            m.kind == Kind::Change
        });
    }
    samples
}

/// The values of everybody by arm and id, each by replicate.
struct Values(BTreeMap<(usize, String), Series>);

/// The values of one measure of one arm.
struct Series {
    /// Where the measure stands among those of its arm.
    place: usize,
    measure: &'static Measure,
    values: BTreeMap<usize, f64>,
}

impl Series {
    fn paired(&self, arm: usize, id: &str, pairing: Pairing, replicates: usize) -> Paired {
        Paired { arm, measure: self.measure, id: id.to_owned(), pairing, replicates }
    }
}

impl Values {
    fn of(samples: &[Sample]) -> Values {
        let mut all: BTreeMap<(usize, String), Series> = BTreeMap::new();
        for sample in samples.iter().filter(|s| s.group.0.is_empty()) {
            let place = all.len();
            let new = || Series { place, measure: sample.measure, values: BTreeMap::new() };
            let series = all.entry((sample.arm, sample.id.clone())).or_insert_with(new);
            series.values.extend(sample.value.map(|value| (sample.replicate, value)));
        }
        Values(all)
    }

    /// The measures of an arm, in the order of the samples.
    fn of_arm(&self, arm: usize) -> impl Iterator<Item = (&str, &Series)> {
        let own = self.0.iter().filter(move |((a, _), _)| *a == arm);
        let mut own: Vec<(&str, &Series)> = own.map(|((_, id), s)| (id.as_str(), s)).collect();
        own.sort_by_key(|(_, series)| series.place);
        own.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{replicates, scenario};
    use super::super::summarise;
    use super::*;
    use assize_model::count::Counter;

    #[test]
    fn the_arm_is_subtracted_replicate_by_replicate() {
        // By hand: 10 and 14 of 100 are restricted, nobody in the first arm: differences 0.10 and 0.14,
        // mean 0.12, half 12.706205 * 0.02 = 0.254124. The first arm does not vary, so that nothing is
        // gained: the variance is the same without pairing, and so is Welch's interval.
        let (summary, _) = summarise(&scenario(), &replicates());
        let difference = &summary.pairs[0].differences["restricted.share"];
        assert!((difference.difference - 0.12).abs() < 1e-12, "{difference:?}");
        assert!((difference.high - 0.374_124_09).abs() < 1e-6, "{difference:?}");
        assert_eq!((difference.gained, difference.replicates), (Some(1.0), 2));
        assert!((difference.unpaired_high - difference.high).abs() < 1e-9, "{difference:?}");
        assert!(!summary.pairs[0].differences.contains_key("wrongful.share"), "no detriment there");
    }

    #[test]
    fn a_change_is_told_beside_the_same_against_other_persons() {
        // By hand: 50 and 50 + 30 unlawful acts without the policy, 45 and 40 + 32 with it: a tenth in
        // both. Against the persons of the other replicate: 1 - 45 / 80 = 0.4375, 1 - 72 / 50 = -0.44.
        let mut counts = replicates();
        let cell = assize_base::vocabulary::cell([0, 1, 0, 0, 0, 0]);
        for (arm, more) in [(0, 30), (1, 32)] {
            counts[1][arm].persons.add(cell, 0, Counter::ActsUnlawful as usize, more);
        }
        let (summary, tables) = summarise(&scenario(), &counts);
        let fall = &summary.pairs[0].differences["compliance.fall"];
        assert!((fall.difference - 0.1).abs() < 1e-12, "{fall:?}");
        assert_eq!((fall.high - fall.low, fall.gained), (0.0, None), "no spread to compare with");
        let centre = f64::midpoint(fall.unpaired_low, fall.unpaired_high);
        assert!((centre - (0.4375 - 0.44) / 2.0).abs() < 1e-9, "{fall:?}");
        let table = tables.iter().find(|t| t.name == "pairing").expect("a table of pairs");
        assert!(table.n_rows() > 10);
    }

    #[test]
    fn an_arm_against_the_same_arm_differs_by_exactly_nothing() {
        let mut counts = replicates();
        for replicate in &mut counts {
            replicate[0] = replicate[1].clone();
        }
        let mut scenario = scenario();
        scenario.arms[0] = scenario.arms[1].clone();
        let (summary, _) = summarise(&scenario, &counts);
        let differences = &summary.pairs[0].differences;
        assert_eq!(differences.len(), headline::KEY.len());
        for (id, d) in differences {
            assert_eq!((d.difference, d.low, d.high, d.gained), (0.0, 0.0, 0.0, None), "{id}");
        }
        // By hand: two variances of 0.0008, so 4.303 * sqrt(0.0008) = 0.1217 without pairing.
        let unpaired = differences["restricted.share"].unpaired_high;
        assert!((unpaired - 0.1217).abs() < 1e-4, "{unpaired}");
    }
}
