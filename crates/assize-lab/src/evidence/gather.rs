//! Every measure of every group in every replicate: the values that figures and tables are made of.

use assize_model::count::{ArmCounts, Counter};
use assize_model::measure::{ALL, Between, Group, Measure, Value, View};
use assize_scenario::Scenario;

use super::FEWEST;

/// One value of one measure of one group in one replicate.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    /// Index of the arm.
    pub arm: usize,
    /// Index of the replicate.
    pub replicate: usize,
    /// The group.
    pub group: Group,
    /// The measure.
    pub measure: &'static Measure,
    /// The id with its label.
    pub id: String,
    /// The value.
    pub value: Option<f64>,
    /// What it rests on.
    pub n: u64,
    /// Between which groups it stands, if it compares groups.
    pub between: Option<Box<Between>>,
}

/// The counts of an arm as seen for a group.
pub(super) fn view<'a>(
    scenario: &'a Scenario,
    replicates: &'a [Vec<ArmCounts>],
    replicate: usize,
    arm: usize,
    group: Group,
) -> View<'a> {
    let (policy, counts) = (&scenario.arms[arm].policy, &replicates[replicate][arm]);
    let (services, society) = (&scenario.services, &scenario.society);
    View::of_persons(policy, services, society, scenario.periods, counts, group)
}

/// The firms of an arm.
pub(super) fn firms<'a>(
    scenario: &'a Scenario,
    replicates: &'a [Vec<ArmCounts>],
    replicate: usize,
    arm: usize,
) -> View<'a> {
    let (policy, counts) = (&scenario.arms[arm].policy, &replicates[replicate][arm]);
    let (services, society) = (&scenario.services, &scenario.society);
    View::of_firms(policy, services, society, scenario.periods, counts)
}

/// Everybody, and the groups of which there are enough persons over all replicates together.
///
/// The first arm decides: the same persons live in every arm.
pub(super) fn groups(scenario: &Scenario, replicates: &[Vec<ArmCounts>]) -> Vec<Group> {
    let persons = |group: &Group| -> i64 {
        (0..replicates.len())
            .map(|r| view(scenario, replicates, r, 0, group.clone()).count(Counter::Subjects))
            .sum()
    };
    let enough = Group::all().into_iter().filter(|group| persons(group) >= FEWEST);
    std::iter::once(Group::everybody()).chain(enough).collect()
}

/// The measures of single arms, by arm, group and replicate.
pub(super) fn arms(
    scenario: &Scenario,
    replicates: &[Vec<ArmCounts>],
    groups: &[Group],
) -> Vec<Sample> {
    let mut samples = Vec::new();
    each(scenario, replicates, groups, |arm, replicate, group| {
        let here = view(scenario, replicates, replicate, arm, group.clone());
        for measure in ALL.iter().filter(|m| m.groups.include(group)) {
            if let Some(evaluate) = measure.evaluate.of_arm() {
                take(&mut samples, arm, replicate, group, measure, evaluate(&here));
            }
        }
    });
    samples
}

/// The wanted measures of everybody in one arm of one replicate: its own, then against the first arm.
pub(super) fn of_everybody(
    scenario: &Scenario,
    (arm, replicate): (usize, usize),
    counts: &[ArmCounts],
    wanted: impl Fn(&Measure) -> bool,
) -> Vec<Sample> {
    let (policy, all) = (|arm: usize| &scenario.arms[arm].policy, Group::everybody());
    let (services, society) = (&scenario.services, &scenario.society);
    let view = |arm: usize| {
        let all = all.clone();
        View::of_persons(policy(arm), services, society, scenario.periods, &counts[arm], all)
    };
    let (here, mut samples) = (view(arm), Vec::new());
    for measure in ALL.iter().filter(|m| wanted(m)) {
        if let Some(evaluate) = measure.evaluate.of_arm() {
            take(&mut samples, arm, replicate, &all, measure, evaluate(&here));
        }
    }
    if arm > 0 {
        of_pair(&mut samples, (arm, replicate), (&here, &view(0)), wanted);
    }
    samples
}

/// The measures of every arm against the first, by arm, group and replicate.
pub(super) fn pairs(
    scenario: &Scenario,
    replicates: &[Vec<ArmCounts>],
    groups: &[Group],
) -> Vec<Sample> {
    let mut samples = Vec::new();
    each(scenario, replicates, groups, |arm, replicate, group| {
        if arm == 0 {
            return;
        }
        let here = view(scenario, replicates, replicate, arm, group.clone());
        let there = view(scenario, replicates, replicate, 0, group.clone());
        of_pair(&mut samples, (arm, replicate), (&here, &there), |m| m.groups.include(group));
    });
    samples
}

/// The wanted measures of an arm in a replicate against what it is compared with.
pub(super) fn of_pair(
    samples: &mut Vec<Sample>,
    (arm, replicate): (usize, usize),
    (here, there): (&View<'_>, &View<'_>),
    wanted: impl Fn(&Measure) -> bool,
) {
    for measure in ALL.iter().filter(|m| wanted(m)) {
        if let Some(evaluate) = measure.evaluate.of_pair() {
            take(samples, arm, replicate, &here.group, measure, evaluate(here, there));
        }
    }
}

/// Goes through all arms, groups and replicates, in this order.
fn each(
    scenario: &Scenario,
    replicates: &[Vec<ArmCounts>],
    groups: &[Group],
    mut visit: impl FnMut(usize, usize, &Group),
) {
    for arm in 0..scenario.arms.len() {
        for group in groups {
            for replicate in 0..replicates.len() {
                visit(arm, replicate, group);
            }
        }
    }
}

/// Keeps the values of a measure.
fn take(
    samples: &mut Vec<Sample>,
    arm: usize,
    replicate: usize,
    group: &Group,
    measure: &'static Measure,
    values: Vec<Value>,
) {
    samples.extend(values.into_iter().map(|v| Sample {
        arm,
        replicate,
        group: group.clone(),
        measure,
        id: measure.id_of(&v.label),
        value: v.value,
        n: v.n,
        between: v.between,
    }));
}
