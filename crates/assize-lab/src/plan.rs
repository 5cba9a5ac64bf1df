//! What a run will need, before anything is reserved: the estimate, what would fit, and the refusal.

use std::path::Path;

use assize_engine::{Settings, estimate};
use assize_scenario::Scenario;
use assize_scenario::load::Kind;
use schemars::JsonSchema;
use serde::Serialize;

use crate::error::Error;
use crate::evidence::until::Goal;
use crate::order::{Order, Prepared, prepare};
use crate::{exit, world};

/// How a run may use the machine; nothing here changes a result.
#[derive(Clone, Debug, Default)]
pub struct Means {
    /// Threads; all cores if not given.
    pub threads: Option<usize>,
    /// Persons in a chunk.
    pub chunk: Option<usize>,
    /// The memory it may use, in place of what the machine says.
    pub memory: Option<u64>,
    /// The number of person-periods that the user has typed back.
    pub accepted: Option<u64>,
}

/// Persons in a chunk where nobody says otherwise.
pub(crate) const CHUNK: usize = 4_096;
/// The share of the machine's memory that a run may take, in tenths.
const MEMORY_TENTHS: u64 = 9;
/// The share of the free disk that is left alone, one in so many.
const DISK_RESERVE: u64 = 20;
/// The longest run that starts without being confirmed.
const LONGEST_SECONDS: f64 = 24.0 * 3600.0;
/// Bytes on disk for the figures of one member of an ensemble, amply.
const MEMBER_BYTES: u64 = 64 * 1024;

impl Means {
    /// The settings of the engine.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let threads = self.threads.unwrap_or_else(world::cores).max(1);
        Settings { threads, chunk: self.chunk.unwrap_or(CHUNK).max(1) }
    }
}

/// The bytes of state that a mechanism keeps for a person in an arm.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MechanismBytes {
    /// The mechanism.
    pub mechanism: String,
    /// Bytes a person and arm.
    pub bytes: f64,
}

/// The answer to `plan`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Plan {
    /// `assize-plan/1`.
    pub format: String,
    /// The study.
    pub study: String,
    /// Synthetic persons.
    pub persons: u64,
    /// Periods (months).
    pub periods: u32,
    /// The arms, the baseline first.
    pub arms: Vec<String>,
    /// Replicates; with `--until` those that are run in any case.
    pub replicates: u32,
    /// With `--until`, the replicates that are not exceeded: person-periods, disk and seconds are for so
    /// many, since nobody knows beforehand how many it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replicates_at_most: Option<u32>,
    /// With `--until`, the seconds that the fewest replicates take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds_at_least: Option<f64>,
    /// With `--until`, the share of its value that half the interval of a key figure may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<f64>,
    /// Members of an ensemble besides.
    pub ensemble: u32,
    /// Threads.
    pub threads: usize,
    /// Persons times periods times arms times replicates and members.
    pub person_periods: u64,
    /// Bytes of state a person and arm, by mechanism.
    pub bytes_per_person: Vec<MechanismBytes>,
    /// Memory in all.
    pub memory_bytes: u64,
    /// Memory that the run may use; null where the machine does not say.
    pub memory_limit_bytes: Option<u64>,
    /// What sets that limit.
    pub memory_limited_by: String,
    /// Disk for checkpoints and results.
    pub disk_bytes: u64,
    /// Disk that the run may use; null where the machine does not say.
    pub disk_limit_bytes: Option<u64>,
    /// Seconds on this computer.
    pub seconds: f64,
    /// Whether it fits.
    pub fits: bool,
    /// Why it does not: a sentence a limit.
    pub refusals: Vec<String>,
    /// The most persons of this study that would fit.
    pub persons_that_fit: Option<u64>,
    /// The flags that change the limits.
    pub flags: Vec<String>,
}

/// Answers `plan`: what a run would need. Nothing is started.
///
/// # Errors
/// If the order cannot be carried out for another reason than its size.
pub fn plan(order: &Order, means: &Means, out: &Path) -> Result<Plan, Error> {
    let prepared = prepare(order)?;
    if !prepared.loaded.parts.is_empty() {
        return crate::parts::plan(order, &prepared, means, out);
    }
    Ok(with_most(estimated(&Size::of(&prepared), means, out), &Size::of(&prepared), means, out))
}

/// What is to be run: a scenario, and how often besides its replicates.
#[derive(Clone, Copy, Debug)]
pub struct Size<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Runs besides the replicates, one replicate each, of which only figures are kept.
    pub besides: u32,
    /// How sure the key figures are to be, if that decides on the number of replicates.
    pub goal: Option<Goal>,
}

impl Size<'_> {
    /// The size of what was asked for.
    #[must_use]
    pub fn of(prepared: &Prepared) -> Size<'_> {
        let (scenario, besides) = (&prepared.loaded.scenario, prepared.asked.ensemble);
        Size { scenario, besides, goal: prepared.goal() }
    }

    /// The most replicates that there can be.
    fn most(&self) -> u32 {
        self.goal.map_or(self.scenario.replicates, |goal| goal.at_most).max(1)
    }
}

/// Adds what would fit, which takes longer than the estimate itself.
pub(crate) fn with_most(plan: Plan, size: &Size<'_>, means: &Means, out: &Path) -> Plan {
    Plan { persons_that_fit: most(size, means, &Room::here(means, out)), ..plan }
}

/// The estimate for this machine, without what would fit.
#[must_use]
pub fn estimated(size: &Size<'_>, means: &Means, out: &Path) -> Plan {
    let scenario = size.scenario;
    let room = Room::here(means, out);
    let need = Need::of(scenario, size.most(), size.besides, means.settings());
    let fewest = |goal: Goal| {
        let fewest = scenario.replicates.max(1);
        need.seconds * f64::from(fewest + size.besides) / f64::from(goal.at_most + size.besides)
    };
    let refusals = room.refusals(&need);
    let fits = refusals.is_empty();
    let arms: Vec<String> = scenario.arms.iter().map(|a| a.name.clone()).collect();
    Plan {
        format: "assize-plan/1".to_owned(),
        study: scenario.name.clone(),
        persons: scenario.persons,
        periods: scenario.periods,
        arms,
        replicates: scenario.replicates,
        replicates_at_most: size.goal.map(|goal| goal.at_most),
        seconds_at_least: size.goal.map(fewest),
        until: size.goal.map(|goal| goal.share()),
        ensemble: size.besides,
        threads: means.settings().threads,
        person_periods: need.person_periods,
        bytes_per_person: need.by_mechanism.clone(),
        memory_bytes: need.memory,
        memory_limit_bytes: room.memory,
        memory_limited_by: room.memory_by.clone(),
        disk_bytes: need.disk,
        disk_limit_bytes: room.disk,
        seconds: need.seconds,
        fits,
        refusals,
        persons_that_fit: None,
        flags: flags(&need),
    }
}

fn flags(need: &Need) -> Vec<String> {
    vec![
        "--persons N".to_owned(),
        "--memory BYTES".to_owned(),
        format!("--accept-estimate {}", need.person_periods),
    ]
}

/// What a run needs.
struct Need {
    by_mechanism: Vec<MechanismBytes>,
    memory: u64,
    disk: u64,
    seconds: f64,
    person_periods: u64,
}

impl Need {
    /// The need of so many replicates and runs besides.
    fn of(scenario: &Scenario, most: u32, besides: u32, settings: Settings) -> Need {
        let e = estimate(scenario, settings);
        let replicates = scenario.replicates.max(1);
        let runs = f64::from(most + besides) / f64::from(replicates);
        let by_mechanism: Vec<MechanismBytes> = e
            .bytes_per_person
            .iter()
            .map(|(mechanism, bytes)| MechanismBytes {
                mechanism: mechanism.clone(),
                bytes: *bytes,
            })
            .collect();
        let counts = counts_bytes(scenario) * u64::from(most);
        let state: f64 = by_mechanism.iter().map(|m| m.bytes).sum();
        let state = state * scenario.persons as f64 * scenario.arms.len() as f64;
        // Two generations of checkpoints, each with the state and all counts; tables take no more
        // than the counts that they are made from.
        let disk = 2 * (state as u64 + counts) + counts + u64::from(besides) * MEMBER_BYTES;
        Need {
            by_mechanism,
            memory: e.memory_bytes
                + counts_bytes(scenario) * u64::from(most - replicates.min(most)),
            disk,
            seconds: e.seconds * runs,
            person_periods: e.person_periods / u64::from(replicates)
                * (u64::from(most) + u64::from(besides)),
        }
    }

    /// The mechanism that takes the most memory, in words.
    fn biggest(&self) -> String {
        let most = self.by_mechanism.iter().max_by(|a, b| a.bytes.total_cmp(&b.bytes));
        most.map_or_else(String::new, |m| {
            format!("; the most by `{}`, {:.1} bytes a person and arm", m.mechanism, m.bytes)
        })
    }
}

/// Bytes of the counts of all arms in one replicate.
fn counts_bytes(scenario: &Scenario) -> u64 {
    use assize_model::count::ArmCounts;
    let (services, conducts) = (scenario.services.len(), scenario.catalogue.conducts.len());
    let numbers = |arm: &ArmCounts| {
        let part = |c: &assize_model::count::Counts| {
            c.cells.len() + c.series.len() + c.scores.len() + c.returns.len() + c.purses.len()
        };
        let evidence = arm.chain.len() + arm.redress.len() + arm.reasons.len();
        part(&arm.persons) + part(&arm.firms) + arm.fired.len() + arm.recorded.len() + evidence
    };
    let one: usize = scenario
        .arms
        .iter()
        .map(|a| numbers(&ArmCounts::zero(&a.policy, services, conducts, scenario.periods)))
        .sum();
    one as u64 * 8
}

/// What this machine has room for.
struct Room {
    memory: Option<u64>,
    memory_by: String,
    disk: Option<u64>,
    accepted: Option<u64>,
}

impl Room {
    fn here(means: &Means, out: &Path) -> Room {
        let machine = world::memory();
        let (memory, memory_by) = match (means.memory, &machine) {
            (Some(bytes), _) => (Some(bytes), "--memory".to_owned()),
            (None, Some(m)) => {
                let by = format!("nine tenths of the {}", m.limited_by);
                (Some(m.bytes / 10 * MEMORY_TENTHS), by)
            }
            (None, None) => (None, "not known on this computer".to_owned()),
        };
        let disk = world::disk_free(out).map(|free| free - free / DISK_RESERVE);
        Room { memory, memory_by, disk, accepted: means.accepted }
    }

    /// Why a need is refused: a sentence a limit, each with the limit, the value and its biggest term.
    fn refusals(&self, need: &Need) -> Vec<String> {
        let mut refusals = Vec::new();
        if let Some(limit) = self.memory.filter(|limit| need.memory > *limit) {
            refusals.push(format!(
                "memory: {} needed, limit {} ({}{})",
                amount(need.memory),
                amount(limit),
                self.memory_by,
                need.biggest()
            ));
        }
        if let Some(limit) = self.disk.filter(|limit| need.disk > *limit) {
            refusals.push(format!(
                "disk: {} needed, limit {} (free disk less 5 % in reserve; the most by checkpoints)",
                amount(need.disk),
                amount(limit)
            ));
        }
        if need.seconds > LONGEST_SECONDS && self.accepted != Some(need.person_periods) {
            refusals.push(format!(
                "time: {} estimated, limit 24 hours without confirmation (the most by {} person-periods)",
                duration(need.seconds),
                grouped(need.person_periods)
            ));
        }
        refusals
    }
}

/// The most persons of a scenario that fit; `None` if not even the least do.
///
/// Needs grow in proportion above a million persons, so two estimates say where a limit is met; the
/// answer is then tried, and lowered until it holds.
fn most(size: &Size<'_>, means: &Means, room: &Room) -> Option<u64> {
    const LEAST: u64 = 64;
    const HIGHEST: u64 = 4_000_000_000;
    const STEP: u64 = 1_000_000;
    let mut probe = size.scenario.clone();
    let mut need = |persons: u64| {
        probe.persons = persons;
        Need::of(&probe, size.most(), size.besides, means.settings())
    };
    let (one, two) = (need(STEP), need(2 * STEP));
    let meets = |a: u64, b: u64, limit: Option<u64>| match limit {
        Some(limit) => {
            let steps = (limit as f64 - a as f64) / (b.saturating_sub(a)).max(1) as f64;
            STEP as f64 * (1.0 + steps)
        }
        None => HIGHEST as f64,
    };
    let time = Some(LONGEST_SECONDS as u64).filter(|_| room.accepted.is_none());
    let bounds = [
        meets(one.memory, two.memory, room.memory),
        meets(one.disk, two.disk, room.disk),
        meets(one.seconds as u64, two.seconds as u64, time),
    ];
    let bound = bounds.into_iter().fold(HIGHEST as f64, f64::min);
    let mut persons = round_down((bound as u64).max(LEAST));
    while !room.refusals(&need(persons)).is_empty() {
        if persons <= LEAST {
            return None;
        }
        persons = round_down(persons - persons / 10 - 1).max(LEAST);
    }
    Some(persons)
}

/// Rounds down to two digits: an estimate promises no more.
fn round_down(n: u64) -> u64 {
    let mut unit = 1;
    while n / unit >= 100 {
        unit *= 10;
    }
    n / unit * unit
}

/// Refuses a run that would not fit, with everything that a user needs to change it.
///
/// # Errors
/// If it does not fit (exit 4).
pub fn admit(prepared: &Prepared, order: &Order, means: &Means, out: &Path) -> Result<Plan, Error> {
    admit_size(&Size::of(prepared), means, out, &place(prepared, order))
}

/// Refuses what would not fit, naming the place that asked for so much.
///
/// # Errors
/// If it does not fit (exit 4).
pub fn admit_size(size: &Size<'_>, means: &Means, out: &Path, place: &str) -> Result<Plan, Error> {
    let plan = estimated(size, means, out);
    if plan.fits {
        return Ok(plan);
    }
    let plan = with_most(plan, size, means, out);
    let what = format!(
        "refused by estimate: {} persons, {} arms, {} months, {} replicates do not fit: {}; \
         estimate: memory {}, disk {}, time {}",
        grouped(plan.persons),
        plan.arms.len(),
        plan.periods,
        plan.replicates_at_most.unwrap_or(plan.replicates) + plan.ensemble,
        plan.refusals.join("; "),
        amount(plan.memory_bytes),
        amount(plan.disk_bytes),
        duration(plan.seconds)
    );
    let fit = plan.persons_that_fit.map_or_else(
        || "no number of persons of this study would fit".to_owned(),
        |n| format!("what would fit: --persons {n}"),
    );
    let hint = format!("{fit}; the limits are changed by {}", plan.flags.join(", "));
    Err(Error::new(exit::REFUSED_BY_ESTIMATE, what).at(place).hint(hint))
}

/// Where the number of persons was said.
fn place(prepared: &Prepared, order: &Order) -> String {
    use assize_scenario::load::Shelf as _;
    if let Some(persons) = order.persons {
        return format!("command line: --persons {persons}");
    }
    let document =
        prepared.asked.study.as_ref().and_then(|s| prepared.shelf.document(Kind::Study, s));
    let line = document.and_then(|d| {
        let n = d
            .text
            .lines()
            .position(|l| l.split('=').next().is_some_and(|k| k.trim() == "persons"))?;
        Some(format!("{}:{}:1", d.path, n + 1))
    });
    line.unwrap_or_else(|| "default of `assize run`: 100000 persons".to_owned())
}

/// An amount of bytes in words.
#[must_use]
pub fn amount(bytes: u64) -> String {
    let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];
    let (mut value, mut unit) = (bytes as f64, 0);
    while value >= 1024.0 && unit + 1 < units.len() {
        value /= 1024.0;
        unit += 1;
    }
    if unit == 0 { format!("{bytes} bytes") } else { format!("{value:.1} {}", units[unit]) }
}

/// A duration in words.
#[must_use]
pub fn duration(seconds: f64) -> String {
    match seconds {
        s if s < 0.5 => "less than a second".to_owned(),
        s if s < 1.5 => "1 second".to_owned(),
        s if s < 120.0 => format!("{s:.0} seconds"),
        s if s < 7_200.0 => format!("{:.0} minutes", s / 60.0),
        s if s < 172_800.0 => format!("{:.1} hours", s / 3_600.0),
        s => format!("{:.1} days", s / 86_400.0),
    }
}

/// A whole number with its thousands apart.
#[must_use]
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(memory: u64, seconds: f64) -> Need {
        let by_mechanism = vec![
            MechanismBytes { mechanism: "score".into(), bytes: 12.0 },
            MechanismBytes { mechanism: "caution".into(), bytes: 1.0 },
        ];
        Need { by_mechanism, memory, disk: 10, seconds, person_periods: 7_200_000 }
    }

    fn room() -> Room {
        Room { memory: Some(1 << 30), memory_by: "test".into(), disk: Some(100), accepted: None }
    }

    #[test]
    fn a_refusal_names_limit_value_and_biggest_term() {
        assert!(room().refusals(&need(1 << 30, 1.0)).is_empty());
        let text = room().refusals(&need(2 << 30, 1.0)).join("");
        for part in ["2.0 GiB needed", "limit 1.0 GiB", "`score`", "12.0 bytes"] {
            assert!(text.contains(part), "{text}");
        }
    }

    #[test]
    fn a_long_run_starts_only_if_its_size_is_typed_back() {
        let mut room = room();
        assert_eq!(room.refusals(&need(1, 90_000.0)).len(), 1);
        room.accepted = Some(1);
        assert_eq!(room.refusals(&need(1, 90_000.0)).len(), 1);
        room.accepted = Some(7_200_000);
        assert!(room.refusals(&need(1, 90_000.0)).is_empty());
    }

    #[test]
    fn amounts_are_told_in_words() {
        assert_eq!(amount(1023), "1023 bytes");
        assert_eq!(amount(3 << 29), "1.5 GiB");
        assert_eq!(duration(90_000.0), "25.0 hours");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(round_down(1_299_999), 1_200_000);
    }
}
