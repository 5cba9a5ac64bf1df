//! What a run will need, told before anything is reserved.

use assize_model::count::ArmCounts;
use assize_model::entry::Entry;
use assize_model::list::pick;
use assize_model::pair::Pair;
use assize_model::plan::Plan;
use assize_scenario::Scenario;

use crate::Settings;
use crate::worker::{extents, zero};

/// What a run will need.
#[derive(Clone, Debug)]
pub struct Estimate {
    /// Bytes of state a person and arm, by mechanism, of the arm that needs most.
    pub bytes_per_person: Vec<(String, f64)>,
    /// Memory in all.
    pub memory_bytes: u64,
    /// Person-periods, counting every arm and replicate.
    pub person_periods: u64,
    /// Processor seconds, from the throughput that the benchmark measured on a reference machine.
    pub seconds: f64,
}

/// Person-periods a second and thread of the reference machine (see the benchmark).
const THROUGHPUT: f64 = 4.2e6;

/// What the program needs whatever the scenario: code, library, documents.
const GROUND_BYTES: f64 = 24.0e6;

/// Estimates memory and time before anything is allocated.
#[must_use]
pub fn estimate(scenario: &Scenario, settings: Settings) -> Estimate {
    let plan = Plan::new(scenario, 0);
    let persons = scenario.persons as f64;
    let mut most: Vec<(String, f64)> = Vec::new();
    let mut state = 0.0;
    let open = shares_open(&plan);
    for arm in 0..plan.arms.len() {
        let columns = columns(&plan, arm, &open);
        let sum = |c: &[(String, f64)]| c.iter().map(|(_, bytes)| bytes).sum::<f64>();
        state += sum(&columns) * persons;
        if sum(&columns) > sum(&most) {
            most = columns;
        }
    }
    let counts: usize = zero(&plan).iter().map(count_bytes).sum();
    let chunk = extents(&plan, settings.chunk).first().map_or(0, |e| e.persons) as f64;
    let workers = settings.threads as f64 * (counts as f64 + chunk * 24.0 + 262_144.0 * 2.0);
    let arms = scenario.arms.len() as u64;
    let person_periods =
        scenario.persons * u64::from(scenario.periods) * arms * u64::from(scenario.replicates);
    Estimate {
        bytes_per_person: most,
        memory_bytes: (GROUND_BYTES
            + state
            + workers
            + counts as f64 * f64::from(scenario.replicates + 1)) as u64,
        person_periods,
        seconds: person_periods as f64 / (THROUGHPUT * settings.threads as f64),
    }
}

/// Bytes a person of an arm, by mechanism.
fn columns(plan: &Plan<'_>, arm: usize, open: &[f64]) -> Vec<(String, f64)> {
    let policy = plan.arms[arm].policy;
    let mut columns = vec![("status, band and caution".to_string(), 2.0)];
    if !policy.lists.is_empty() {
        columns.push(("published lists".into(), 1.0));
    }
    if policy.firm_score.is_some() {
        columns.push(("published bands of firms".into(), 1.0));
    }
    if plan.arms[arm].firm_list_acts != 0 {
        columns.push(("published lists of firms".into(), 1.0));
    }
    if !policy.side_scores.is_empty() {
        columns.push(("published side bands".into(), policy.side_scores.len() as f64));
    }
    if plan.scenario.society.money.is_some() {
        columns.push(("arrears".into(), 1.0));
    }
    let picks = pick::picks(policy).count();
    if picks > 0 {
        columns.push(("weights of selection by rank".into(), 2.0 * picks as f64));
    }
    if plan.uses_boards {
        let bits = if plan.uses_restricted_ties { 2.0 } else { 1.0 };
        columns.push(("the board".into(), 0.25 * bits));
    }
    if arm > 0 {
        columns.push(("pairs with the first arm".into(), std::mem::size_of::<Pair>() as f64));
    }
    let entries = entries_per_person(plan, arm, open);
    columns.push(("entries on file".into(), entries * std::mem::size_of::<Entry>() as f64));
    columns
}

/// Entries on file a person once the scheme is in full course: for each rule and ground the
/// expected records in the time for which its entries count.
fn entries_per_person(plan: &Plan<'_>, arm: usize, open: &[f64]) -> f64 {
    let catalogue = &plan.scenario.catalogue;
    let arm = &plan.arms[arm];
    let horizon = f64::from(plan.calendar.periods());
    let mut entries = 0.0;
    for (index, answers) in arm.answers.iter().enumerate().filter(|(_, a)| a.any()) {
        let conduct = &catalogue.conducts[index];
        let channel = &catalogue.channels[conduct.channel];
        let records = conduct.rate.per_month() * channel.detection.share() * open[conduct.domain];
        let rules = answers.person_rules.iter().chain(&answers.firm_rules);
        let months = rules.map(|r| months_on_file(plan, arm, *r)).fold(12.0, f64::max);
        entries += records * months.min(horizon);
    }
    entries
}

/// For each domain, the share of a sample of persons for whom it is open.
fn shares_open(plan: &Plan<'_>) -> Vec<f64> {
    let domains = &plan.scenario.catalogue.domains;
    let mut hood = assize_model::society::Neighbourhood::empty();
    let (mut n, mut open) = (0_u32, vec![0_u32; domains.len()]);
    for index in 0..plan.synthesis.neighbourhoods().min(16) {
        hood.synthesise(&plan.synthesis, index);
        n += hood.n() as u32;
        for (open, domain) in open.iter_mut().zip(domains) {
            *open += hood.people().iter().filter(|p| domain.who.holds(*p)).count() as u32;
        }
    }
    open.into_iter().map(|open| f64::from(open) / f64::from(n.max(1))).collect()
}

/// How long an entry of a rule is on file, in months.
fn months_on_file(plan: &Plan<'_>, arm: &assize_model::plan::ArmPlan<'_>, rule: usize) -> f64 {
    use assize_scenario::policy::Award;
    let rule = &arm.policy.rules[rule];
    let months = match rule.award {
        Award::Grade { months, .. } => months,
        _ => rule.validity.unwrap_or(24),
    };
    let wrong = rule.conduct.and_then(|c| plan.scenario.catalogue.conducts[c].corrected);
    f64::from(months) + wrong.map_or(0.0, |h| (1.0 / h.share().max(0.01)).min(120.0))
}

fn count_bytes(counts: &ArmCounts) -> usize {
    let kinds = [&counts.persons, &counts.firms];
    let numbers: usize = kinds
        .iter()
        .map(|k| k.cells.len() + k.series.len() + k.scores.len() + k.returns.len() + k.purses.len())
        .sum();
    let ArmCounts { fired, recorded, chain, redress, reasons, .. } = counts;
    let more = [fired, recorded, chain, redress, reasons];
    8 * (numbers + more.iter().map(|table| table.len()).sum::<usize>())
}
