//! Evidence: what the replicates of a run counted becomes figures with intervals, and tidy tables.
//!
//! In reading order: [`summarise`] (the whole), `gather` (every measure of every group in every
//! replicate), `figure` (replicates to figures), `pairing` (what an arm differs from the first),
//! `table` (one file a table), [`headline`] (the five key figures), [`until`] (replicates until they
//! are known well enough), [`words`] (a policy, its assumptions and the measures in plain words).
//!
//! Invariant: everything here is a function of scenario and counts; the order in which replicates
//! were run, and by how many threads, cannot be seen.

mod figure;
mod gather;
pub mod headline;
mod pairing;
mod table;
pub mod until;
pub mod words;

#[cfg(test)]
pub(crate) mod fixture;

use std::collections::BTreeMap;

use assize_base::evidence::{ArmSummary, Figure, PairSummary, Summary, Table, Until};
use assize_model::count::ArmCounts;
use assize_model::society::fit;
use assize_scenario::Scenario;
use assize_scenario::policy::Policy;
use assize_scenario::scenario::Arm;

pub use headline::{Headline, headline};

/// How values and intervals of a summary come about, for reports.
pub const METHOD: &str = "A figure is the mean over the replicates in which there was something to \
    measure; low and high are the ends of its 95 % interval, cut to what the measure can be (a share \
    lies between 0 and 1). Where the replicates vary, it is Student's t interval of their mean; for \
    ratios, days, gaps between groups and coefficients of inequality, whose values have a bound on one \
    side and a tail on the other, it is a bias-corrected and accelerated bootstrap of the replicates \
    from 20 of them on, since a handful of values resampled holds the truth too seldom. A share of \
    persons from one replicate has Wilson's interval, and a share that is the same in all replicates \
    has Wilson's too, or the exact interval of Clopper and Pearson if no case, or every case, was \
    counted. These two take cases as independent; persons of one household or neighbourhood are not, \
    and several detriments meet one person, so that the interval they deserve is wider (a design \
    effect) and replicates are the better answer. Everything else of one replicate has no interval: \
    low and high are then the value. The interval tells chance alone, not what would change if an \
    assumed number were another. An arm is compared with the first one replicate by replicate: persons \
    and luck are the same, and the interval is of the mean of these differences. Groups of fewer than \
    10 persons, over all replicates together, are left out.";

/// What the method of a summary is, paragraph by paragraph.
#[must_use]
pub fn method(summary: &Summary) -> Vec<String> {
    let mut method = vec![METHOD.to_owned()];
    method.extend(summary.until.as_ref().map(of_stopping));
    method
}

/// The rule by which replicates were added, and what it does to the intervals.
fn of_stopping(until: &Until) -> String {
    let end = if until.reached {
        "all of them are".to_owned()
    } else {
        format!(
            "{} of them were not when no more were allowed",
            plural(until.too_wide.len(), "figure")
        )
    };
    let looks: Vec<String> = until.looks.iter().map(u32::to_string).collect();
    format!(
        "Replicates were added, from {} up to at most {}, until half the 95 % interval of each key \
         figure was within {} % of its value; a figure below {} % counts as that large. It was looked \
         after {} replicates: {end}. A rule that stops as soon as intervals look narrow stops a little \
         too early on average, so that such intervals hold the truth slightly less often than 95 in \
         100.",
        until.at_least,
        until.at_most,
        100.0 * until.share,
        100.0 * until.least,
        looks.join(", ")
    )
}

fn plural(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

/// The fewest persons of a group, over all replicates together, for which anything is told.
pub const FEWEST: i64 = 10;

/// Makes summary and tables from the counts of every replicate: `replicates[replicate][arm]`.
///
/// The digest of the summary is left empty: whoever writes the files fills it in.
///
/// # Panics
/// If there is no replicate, or if one has not as many arms as the scenario.
#[must_use]
pub fn summarise(scenario: &Scenario, replicates: &[Vec<ArmCounts>]) -> (Summary, Vec<Table>) {
    assert!(!replicates.is_empty(), "nothing to summarise");
    for arms in replicates {
        assert_eq!(arms.len(), scenario.arms.len(), "arms of a replicate");
    }
    let groups = gather::groups(scenario, replicates);
    let arms = gather::arms(scenario, replicates, &groups);
    let pairs = gather::pairs(scenario, replicates, &groups);
    let pairings = pairing::all(scenario, replicates, &arms, &pairs);
    let summary = Summary {
        format: "assize-summary/1".to_owned(),
        digest: String::new(),
        persons: scenario.persons,
        stands_for: stands_for(scenario),
        periods: scenario.periods,
        replicates: replicates.len() as u32,
        arms: arm_summaries(scenario, &arms),
        pairs: pair_summaries(scenario, &pairs, &pairings),
        ensemble: None,
        until: None,
    };
    (summary, table::all(scenario, replicates, &arms, &pairs, &pairings))
}

/// The ties of the society beside the published figures of the library; nothing for a society
/// without ties.
#[must_use]
pub fn ties(scenario: &Scenario) -> Option<Table> {
    if scenario.society.ties.is_empty() {
        return None;
    }
    let published = crate::library::table("ties-published.csv").map(fit::ties::published);
    let published = published.map(|read| read.unwrap_or_else(|why| panic!("our table: {why}")));
    Some(fit::ties::table(scenario, &published.unwrap_or_default()))
}

/// One measure of everybody in one arm, from one replicate.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Reading {
    /// The arm.
    pub arm: String,
    /// The arm it is compared with; empty for the measures of single arms.
    pub against: String,
    /// The id of the measure.
    pub measure: String,
    /// The unit.
    pub unit: String,
    /// The value; none where nothing was to measure.
    pub value: Option<f64>,
}

/// Every measure of everybody from a single replicate, without groups, figures and tables.
#[must_use]
pub fn readings(scenario: &Scenario, counts: Vec<ArmCounts>) -> Vec<Reading> {
    let (replicates, groups) = ([counts], [assize_model::measure::Group::everybody()]);
    let arms = gather::arms(scenario, &replicates, &groups);
    let pairs = gather::pairs(scenario, &replicates, &groups);
    let name = |arm: usize| scenario.arms[arm].name.clone();
    let reading = |sample: gather::Sample, against: String| Reading {
        arm: name(sample.arm),
        against,
        measure: sample.id,
        unit: sample.measure.unit.to_owned(),
        value: sample.value,
    };
    let single = arms.into_iter().map(|sample| reading(sample, String::new()));
    let compared = pairs.into_iter().map(|sample| reading(sample, name(0)));
    single.chain(compared).collect()
}

/// The real people that the synthetic persons stand for.
fn stands_for(scenario: &Scenario) -> u64 {
    scenario.society.places.iter().map(assize_scenario::society::Place::people).sum()
}

/// The figures of every arm.
fn arm_summaries(scenario: &Scenario, samples: &[gather::Sample]) -> Vec<ArmSummary> {
    let arms = scenario.arms.iter().enumerate();
    arms.map(|(i, arm)| ArmSummary {
        name: arm.name.clone(),
        measures: measures(scenario, samples, i, is_bare(&arm.policy)),
    })
    .collect()
}

/// The figures of every arm against the first.
fn pair_summaries(
    scenario: &Scenario,
    samples: &[gather::Sample],
    pairings: &[pairing::Paired],
) -> Vec<PairSummary> {
    let arms = scenario.arms.iter().enumerate().skip(1);
    arms.map(|(i, arm)| PairSummary {
        arm: arm.name.clone(),
        against: scenario.arms[0].name.clone(),
        measures: measures(scenario, samples, i, is_same(arm, &scenario.arms[0])),
        differences: pairing::of_keys(pairings, i),
    })
    .collect()
}

/// Tells whether a policy does nothing to anybody, as the one of the baseline.
fn is_bare(policy: &Policy) -> bool {
    let scores = policy.person_score.is_some() || policy.firm_score.is_some();
    !scores && policy.side_scores.is_empty() && policy.rules.is_empty() && policy.lists.is_empty()
}

/// Tells whether two arms are the same stack of policies.
fn is_same(one: &Arm, other: &Arm) -> bool {
    !one.stack.is_empty() && one.stack == other.stack
}

/// The figures of one arm by id; `certain`: what does not happen in it cannot.
fn measures(
    scenario: &Scenario,
    samples: &[gather::Sample],
    arm: usize,
    certain: bool,
) -> BTreeMap<String, Figure> {
    let scale = stands_for(scenario) as f64 / scenario.persons.max(1) as f64;
    figure::figures(samples.iter().filter(|s| s.arm == arm), scale, certain)
}

#[cfg(test)]
mod tests {
    use super::fixture::{replicates, scenario};
    use super::*;
    use assize_base::evidence::Method;

    fn near(value: Option<f64>, expected: f64) {
        assert!((value.expect("a value") - expected).abs() < 1e-9, "{value:?}, not {expected}");
    }

    #[test]
    fn a_figure_is_the_mean_with_the_textbook_interval() {
        // By hand: of 100 persons 10 and 14 are restricted in the two replicates: shares 0.10 and
        // 0.14, mean 0.12, s = 0.0282843, t(1) = 12.7062047362, half = that times
        // 0.0282843 / 1.4142136 = 0.2541240947: low would be below 0 and is cut to it.
        let (summary, _) = summarise(&scenario(), &replicates());
        let figure = &summary.arms[1].measures["restricted.share"];
        near(figure.value, 0.12);
        near(figure.low, 0.0);
        near(figure.high, 0.374_124_094_7);
        assert_eq!(figure.method, Some(Method::T));
        assert_eq!(figure.n, 200);
    }

    #[test]
    fn counts_are_scaled_to_the_real_society_and_shares_are_not() {
        // By hand: 100 synthetic persons stand for 4,200 real ones, 42 each. 6 and 8 refusals: the
        // mean is 7, scaled 294.
        let (summary, _) = summarise(&scenario(), &replicates());
        let measures = &summary.arms[1].measures;
        assert_eq!((summary.persons, summary.stands_for), (100, 4200));
        near(measures["refusals.flight"].value, 7.0);
        near(measures["refusals.flight"].scaled, 294.0);
        assert_eq!(measures["restricted.share"].scaled, None);
    }

    #[test]
    fn groups_too_small_are_left_out_and_crossings_told_where_wanted() {
        // By hand: 100 persons a replicate: 60 men of 18-29, 36 women of 18-29, 4 women of 70 and
        // more, of whom there are 8 in both replicates: too few.
        let (summary, _) = summarise(&scenario(), &replicates());
        let groups = &summary.arms[1].measures["detriment"].groups;
        assert!(groups.contains_key("sex=female"));
        assert!(groups.contains_key("sex=female,age=18-29"));
        assert!(!groups.contains_key("age=70+"));
        assert!(!groups.contains_key("sex=female,age=70+"));
        assert!(groups.values().all(|f| f.groups.is_empty()));
        let means = &summary.arms[1].measures["score.mean"].groups;
        assert!(means.contains_key("sex=female") && !means.contains_key("sex=female,age=18-29"));
    }

    #[test]
    fn every_arm_is_compared_with_the_first() {
        // By hand: 50 and 50 unlawful acts without the policy, 45 and 40 with it: 0.1 and 0.2.
        let (summary, _) = summarise(&scenario(), &replicates());
        assert_eq!(summary.pairs.len(), 1);
        assert_eq!(summary.pairs[0].against, "none");
        near(summary.pairs[0].measures["compliance.fall"].value, 0.15);
        assert_eq!(summary.pairs[0].measures["chilling.belief"].value, None);
    }

    #[test]
    fn the_baseline_has_no_score_and_says_so() {
        let (summary, _) = summarise(&scenario(), &replicates());
        let none = &summary.arms[0].measures;
        assert_eq!(none["score.mean"].value, None);
        assert_eq!(none["detriment"].value, Some(0.0));
        assert!(!none.contains_key("band.share.A"));
    }

    #[test]
    fn the_summary_survives_its_file() {
        let (summary, _) = summarise(&scenario(), &replicates());
        let text = serde_json::to_string(&summary).expect("it can be written");
        let read: Summary = serde_json::from_str(&text).expect("it can be read");
        assert!(read == summary, "not the same to the last bit");
    }
}
