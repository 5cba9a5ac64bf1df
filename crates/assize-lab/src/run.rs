//! The run: from an order to a complete run folder, through any number of interruptions.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

pub use assize_base::evidence::{Method, Until};
use assize_base::evidence::{Summary, Table};
use assize_engine::{Chronicle, Outcome, Settings, Watcher};
use assize_model::board::Board;
use assize_model::count::ArmCounts;
use assize_scenario::Scenario;
use schemars::JsonSchema;
use serde::Serialize;

use crate::checkpoint::{self, State};
use crate::ensemble::{self, Ensemble, Kept};
use crate::error::{Error, Finding};
use crate::evidence::until::Pace;
use crate::exit::{self, Exit};
use crate::folder::{self, Record, RunFolder, Status};
use crate::order::{Order, Prepared, default_folder, prepare};
use crate::plan::{Means, Plan, admit};
use crate::{boards, digest, evidence, parts, tables, target, world};

/// How long a run goes on between two checkpoints that nobody asked for.
const CHECKPOINT_EVERY: Duration = Duration::from_mins(1);

/// Whoever watches a run and may stop it.
pub trait Observer: Sync {
    /// The order is loaded and fits.
    fn prepared(&self, warnings: &[Finding], plan: &Plan, out: &Path);
    /// A sentence about the course of the run: what is reused, what was saved.
    fn say(&self, words: &str);
    /// Person-periods done, of all.
    fn advanced(&self, done: u64, total: u64);
    /// Whether the run is to stop at the end of the period, and as what.
    fn stop(&self) -> Option<Exit>;
}

/// One of the five headline figures.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct HeadlineFigure {
    /// The arm.
    pub arm: String,
    /// The measure.
    pub measure: String,
    /// Its short name.
    pub title: String,
    /// The unit.
    pub unit: String,
    /// The mean over replicates; null where there was nothing to measure.
    pub value: Option<f64>,
    /// The lower end of the 95 % interval.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// How the interval comes about: `t`, `wilson`, `exact`, `bootstrap`, or `none` where both ends are
    /// the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub method: Option<Method>,
    /// What the assumed ranges make of it, if an ensemble was run: the 5 % quantile over its members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed_low: Option<f64>,
    /// The 95 % quantile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed_high: Option<f64>,
    /// What it rests on, over all replicates.
    pub n: u64,
}

/// The answer to `run`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RunAnswer {
    /// `assize-run-answer/1`.
    pub format: String,
    /// The run folder.
    pub run: String,
    /// The report.
    pub report: String,
    /// The digest of the results.
    pub digest: String,
    /// The digest of the scenario.
    pub scenario_digest: String,
    /// Synthetic persons.
    pub persons: u64,
    /// Replicates.
    pub replicates: u32,
    /// What came of `--until`; left out without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<serde_json::Value>")]
    pub until: Option<Until>,
    /// Seconds of computing.
    pub seconds: f64,
    /// The key figures of every arm.
    pub headline: Vec<HeadlineFigure>,
}

/// Answers `run`.
///
/// # Errors
/// If the order has faults, does not fit, the folder is in use or of another study, the disk fails,
/// or the observer stops the run.
pub fn run(
    order: &Order,
    means: &Means,
    out: Option<&Path>,
    observer: &dyn Observer,
) -> Result<RunAnswer, Error> {
    let prepared = prepare(order)?;
    if !prepared.loaded.parts.is_empty() {
        return parts::run(order, &prepared, means, out, observer);
    }
    let out = out.map_or_else(|| PathBuf::from(default_folder(&prepared)), Path::to_path_buf);
    let plan = admit(&prepared, order, means, &out)?;
    observer.prepared(&prepared.warnings(), &plan, &out);
    let folder = RunFolder::claim(&out)?;
    let mut record = taken(&folder, &prepared)?;
    if record.status == Status::Done {
        observer.say("this run is already complete; its results are shown again");
        let (summary, _) = folder.results(&record)?;
        return Ok(answer(&folder, &record, &summary));
    }
    let guard = Guard::new(&prepared, observer);
    let (counts, until) = simulate(&folder, &mut record, &prepared, means.settings(), &guard)?;
    let members = members(&folder, &mut record, &prepared, means.settings(), &guard)?;
    observer.say("writing tables and report");
    let results = results(&prepared.loaded.scenario, &counts, members.as_ref(), until);
    let summary = finish(&folder, &mut record, &prepared, results)?;
    Ok(answer(&folder, &record, &summary))
}

/// The record of a folder that goes on, or of one that begins.
///
/// # Errors
/// If the folder is of another study, or cannot be read or written.
pub(crate) fn taken(folder: &RunFolder, prepared: &Prepared) -> Result<Record, Error> {
    let Some(record) = folder.record()? else { return begin(folder, prepared) };
    let record = same_study(folder, prepared, record)?;
    folder.check_seal()?;
    Ok(record)
}

/// A run folder may only go on with the study that it was begun with.
fn same_study(folder: &RunFolder, prepared: &Prepared, record: Record) -> Result<Record, Error> {
    if record.scenario_digest != prepared.digest {
        return Err(Error::usage(format!(
            "the folder holds another study: {} ({})",
            record.name, &record.command
        ))
        .at_path(&folder.path)
        .hint("choose another folder with --out, or repeat the command of that study"));
    }
    if record.version != env!("CARGO_PKG_VERSION") {
        let message = format!(
            "the run was begun by assize {}, this is {}: results may differ",
            record.version,
            env!("CARGO_PKG_VERSION")
        );
        return Err(Error::damaged(&folder.path, message).hint("choose another folder with --out"));
    }
    Ok(record)
}

/// Writes the record and the documents of a new run.
fn begin(folder: &RunFolder, prepared: &Prepared) -> Result<Record, Error> {
    let scenario = &prepared.loaded.scenario;
    let mut record = Record {
        format: folder::FORMAT.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        command: prepared.command.clone(),
        asked: prepared.asked.clone(),
        name: scenario.name.clone(),
        title: scenario.title.clone(),
        scenario_digest: prepared.digest.clone(),
        seed: scenario.seed,
        persons: scenario.persons,
        from: scenario.from.to_string(),
        periods: scenario.periods,
        arms: scenario.arms.iter().map(|a| a.name.clone()).collect(),
        replicates: scenario.replicates,
        status: Status::Running,
        started: world::now(),
        finished: None,
        seconds: 0.0,
        threads: 0,
        computer: world::computer_class(),
        interruptions: 0,
        digest: None,
        documents: Vec::new(),
        files: std::collections::BTreeMap::new(),
        parts: prepared.loaded.parts.iter().map(|p| p.id.clone()).collect(),
        seal: String::new(),
    };
    folder.write_scenario(&prepared.shelf.taken(), &mut record)?;
    folder.write_record(&record)?;
    Ok(record)
}

/// The counts of all replicates, and what came of the wish for narrow intervals.
type Simulated = (Vec<Vec<ArmCounts>>, Option<Until>);

/// Runs what is left of the replicates, saving as it goes.
fn simulate(
    folder: &RunFolder,
    record: &mut Record,
    prepared: &Prepared,
    settings: Settings,
    guard: &Guard<'_>,
) -> Result<Simulated, Error> {
    let (scenario, observer) = (&prepared.loaded.scenario, guard.observer);
    let mut pace = Pace::of(scenario, prepared.goal());
    let mut state = resumed(folder, record, prepared, &mut pace, observer)?;
    guard.reused(scenario, &state);
    record.status = Status::Running;
    record.threads = settings.threads;
    folder.write_record(record)?;
    let watch = world::Stopwatch::start();
    let before = record.seconds;
    while state.done.len() < pace.wanted() as usize {
        guard.expect(pace.wanted() + prepared.asked.ensemble);
        let outcome = one(folder, scenario, &mut state, settings, guard)?;
        match outcome {
            Outcome::Complete(counts) => {
                if pace.add(scenario, &counts) {
                    observer.say(&pace.words());
                }
                state.done.push(counts);
                if let Some(chronicle) = guard.boards_kept() {
                    folder.write(boards::FILE, &chronicle.to_bytes(), record)?;
                }
            }
            Outcome::Stopped { periods, checkpoint } => {
                state.under_way = Some((periods, checkpoint));
            }
        }
        record.seconds = before + watch.elapsed().as_secs_f64();
        let complete = state.done.len() == pace.wanted() as usize;
        if let Some(stop) = observer.stop().filter(|_| !complete) {
            return Err(stopped(folder, record, &state, pace.wanted(), stop)?);
        }
        if !complete || prepared.asked.ensemble > 0 {
            checkpoint::save(&folder.path, &record.scenario_digest, &state)?;
        }
    }
    record.replicates = pace.wanted();
    Ok((state.done, pace.told()))
}

/// Runs the replicate that is under way, or the next one, until it is complete or a stop is wanted.
fn one(
    folder: &RunFolder,
    scenario: &Scenario,
    state: &mut State,
    settings: Settings,
    guard: &Guard<'_>,
) -> Result<Outcome, Error> {
    let replicate = state.done.len() as u32;
    let resume = state.under_way.take().map(|(_, bytes)| bytes);
    guard.begin(replicate, resume.is_some());
    if replicate == 0 && resume.is_none() {
        guard.keep_boards(scenario);
    }
    let outcome = assize_engine::run(scenario, replicate, settings, guard, resume.as_deref());
    outcome.map_err(|bad| {
        Error::damaged(&folder.at(checkpoint::FOLDER), bad.to_string())
            .hint("choose another folder with --out to start again")
    })
}

/// Runs what is left of the ensemble, if one was asked for; every finished member is kept.
fn members(
    folder: &RunFolder,
    record: &mut Record,
    prepared: &Prepared,
    settings: Settings,
    guard: &Guard<'_>,
) -> Result<Option<Ensemble>, Error> {
    let wanted = prepared.asked.ensemble;
    if wanted == 0 {
        return Ok(None);
    }
    let digest = record.scenario_digest.clone();
    let kept = Kept::of(&folder.path, &digest);
    let found = kept.count()?;
    if found > 0 {
        guard.observer.say(&format!("{found} of {wanted} members of the ensemble are reused"));
    }
    let (watch, replicates) = (world::Stopwatch::start(), record.replicates);
    let made = ensemble::members(prepared, wanted, Some(&kept), |member, scenario| {
        whole(scenario, 0, replicates + member, settings, guard)
    });
    record.seconds += watch.elapsed().as_secs_f64();
    match made {
        Ok(ensemble) => Ok(Some(ensemble)),
        Err(error) if STOPS.contains(&error.exit()) => {
            let message = format!(
                "stopped after {} of {wanted} members of the ensemble; they are kept",
                kept.count()?
            );
            Err(halted(folder, record, error.exit(), message)?)
        }
        Err(error) => Err(error),
    }
}

/// Computes all replicates, and the ensemble, without keeping anything on disk: for verification.
///
/// # Errors
/// If the observer stops it.
pub fn recompute(
    prepared: &Prepared,
    settings: Settings,
    observer: &dyn Observer,
) -> Result<Results, Error> {
    let scenario = &prepared.loaded.scenario;
    let guard = Guard::new(prepared, observer);
    let (wanted, mut counts) = (prepared.asked.ensemble, Vec::new());
    let mut pace = Pace::of(scenario, prepared.goal());
    while counts.len() < pace.wanted() as usize {
        let replicate = counts.len() as u32;
        guard.expect(pace.wanted() + wanted);
        let fresh = whole(scenario, replicate, replicate, settings, &guard)?;
        pace.add(scenario, &fresh);
        counts.push(fresh);
    }
    let ensemble = match wanted {
        0 => None,
        _ => Some(ensemble::members(prepared, wanted, None, |member, moved| {
            whole(moved, 0, pace.wanted() + member, settings, &guard)
        })?),
    };
    Ok(results(scenario, &counts, ensemble.as_ref(), pace.told()))
}

/// One replicate from beginning to end; `at` is its number among all that the guard counts.
pub(crate) fn whole(
    scenario: &Scenario,
    replicate: u32,
    at: u32,
    settings: Settings,
    guard: &Guard<'_>,
) -> Result<Vec<ArmCounts>, Error> {
    let mut resume = None;
    loop {
        if let Some(stop) = guard.observer.stop() {
            return Err(Error::new(stop, "stopped; nothing was written"));
        }
        guard.begin(at, resume.is_some());
        match assize_engine::run(scenario, replicate, settings, guard, resume.as_deref()) {
            Ok(Outcome::Complete(counts)) => return Ok(counts),
            Ok(Outcome::Stopped { checkpoint, .. }) => resume = Some(checkpoint),
            Err(bad) => panic!("a checkpoint of a moment ago was refused: {bad}"),
        }
    }
}

/// What an earlier part of the run has left, told to the user.
fn resumed(
    folder: &RunFolder,
    record: &Record,
    prepared: &Prepared,
    pace: &mut Pace,
    observer: &dyn Observer,
) -> Result<State, Error> {
    let scenario = &prepared.loaded.scenario;
    let most = prepared.goal().map_or(scenario.replicates, |goal| goal.at_most);
    let found = checkpoint::newest(&folder.path, &record.scenario_digest, scenario, most)?;
    for why in &found.passed_over {
        observer.say(&format!("not reused: {why}"));
    }
    let Some(state) = found.state else { return Ok(State::default()) };
    for counts in &state.done {
        pace.add(scenario, counts);
    }
    let under_way = state.under_way.as_ref().map_or_else(String::new, |(periods, _)| {
        format!(" and {periods} of {} months of the next", scenario.periods)
    });
    observer.say(&format!(
        "going on from the checkpoint: {} of {} replicates{under_way} are reused",
        state.done.len(),
        pace.wanted()
    ));
    Ok(state)
}

/// Saves a run that was stopped; the failure that says so.
fn stopped(
    folder: &RunFolder,
    record: &mut Record,
    state: &State,
    wanted: u32,
    stop: Exit,
) -> Result<Error, Error> {
    checkpoint::save(&folder.path, &record.scenario_digest, state)?;
    let done = state.periods(record.periods);
    let all = u64::from(record.periods) * u64::from(wanted);
    let message = format!("stopped after {done} of {all} months; a checkpoint is saved");
    halted(folder, record, stop, message)
}

/// Notes that a run was stopped; the failure that says so.
pub(crate) fn halted(
    folder: &RunFolder,
    record: &mut Record,
    stop: Exit,
    message: String,
) -> Result<Error, Error> {
    record.status = Status::Stopped;
    record.interruptions += 1;
    folder.write_record(record)?;
    Ok(Error::new(stop, message).at_path(&folder.path).hint(format!(
        "to go on, repeat `{} --out {}`",
        record.command,
        folder.path.display()
    )))
}

/// Between engine and observer: counts on, and asks for a stop when one is wanted or a checkpoint
/// is due.
pub(crate) struct Guard<'a> {
    pub(crate) observer: &'a dyn Observer,
    /// Person-periods of one replicate or member.
    one: u64,
    done: AtomicU64,
    total: AtomicU64,
    saved: std::sync::Mutex<world::Stopwatch>,
    /// The boards of the first replicate, while it is run without a break.
    boards: std::sync::Mutex<Option<Chronicle>>,
}

impl Guard<'_> {
    fn new<'a>(prepared: &Prepared, observer: &'a dyn Observer) -> Guard<'a> {
        let scenario = &prepared.loaded.scenario;
        Guard::of(scenario, scenario.replicates + prepared.asked.ensemble, observer)
    }

    /// The guard of so many runs of one size.
    pub(crate) fn of<'a>(scenario: &Scenario, runs: u32, observer: &'a dyn Observer) -> Guard<'a> {
        let one = scenario.persons * scenario.arms.len() as u64 * u64::from(scenario.periods);
        Guard {
            observer,
            one,
            done: AtomicU64::new(0),
            total: AtomicU64::new(one * u64::from(runs)),
            saved: std::sync::Mutex::new(world::Stopwatch::start()),
            boards: std::sync::Mutex::new(None),
        }
    }

    /// So many runs are expected in all, which may become more.
    fn expect(&self, runs: u32) {
        self.total.store(self.one * u64::from(runs), Ordering::Relaxed);
    }

    /// Keeps what hangs on the boards from now on.
    fn keep_boards(&self, scenario: &Scenario) {
        let begun = Chronicle::begun(scenario, 0);
        *self.boards.lock().expect("nobody panics while holding it") = begun;
    }

    /// What was kept, once.
    fn boards_kept(&self) -> Option<Chronicle> {
        self.boards.lock().expect("nobody panics while holding it").take()
    }

    /// Counts months that an earlier part of the run has done.
    fn reused(&self, scenario: &Scenario, state: &State) {
        let a_period = scenario.persons * scenario.arms.len() as u64;
        self.done.store(a_period * state.periods(scenario.periods), Ordering::Relaxed);
    }

    /// A replicate begins or goes on: the time to the next checkpoint begins anew.
    fn begin(&self, at: u32, goes_on: bool) {
        if !goes_on {
            self.done.store(self.one * u64::from(at), Ordering::Relaxed);
        }
        *self.saved.lock().expect("nobody panics while holding it") = world::Stopwatch::start();
    }
}

impl Watcher for Guard<'_> {
    fn advanced(&self, person_periods: u64) {
        let done = self.done.fetch_add(person_periods, Ordering::Relaxed) + person_periods;
        self.observer.advanced(done, self.total.load(Ordering::Relaxed));
    }

    fn wants_stop(&self) -> bool {
        let since = self.saved.lock().expect("nobody panics while holding it").elapsed();
        self.observer.stop().is_some() || since >= CHECKPOINT_EVERY
    }

    fn put_up(&self, _: u32, boards: &[Board]) {
        if let Some(kept) = &mut *self.boards.lock().expect("nobody panics while holding it") {
            kept.add(boards);
        }
    }
}

/// Everything that is computed from the counts.
#[derive(Debug)]
pub struct Results {
    /// The summary, with its digest.
    pub summary: Summary,
    /// The tables, with the bytes of their files.
    pub tables: Vec<(Table, Vec<u8>)>,
}

/// Turns counts, and what an ensemble measured, into summary, tables and digest.
#[must_use]
pub fn results(
    scenario: &Scenario,
    counts: &[Vec<ArmCounts>],
    ensemble: Option<&Ensemble>,
    until: Option<Until>,
) -> Results {
    let (mut summary, mut made) = evidence::summarise(scenario, counts);
    summary.until = until;
    made.push(assize_model::society::fit::table(scenario));
    made.extend(evidence::ties(scenario));
    made.extend(target::table(scenario, counts));
    made.extend(assize_report::compare::table(&summary));
    if let Some(ensemble) = ensemble {
        ensemble.complete(&mut summary);
        made.extend(ensemble.tables());
    }
    let tables: Vec<(Table, Vec<u8>)> = made
        .into_iter()
        .map(|table| {
            let bytes = tables::encode(&table);
            (table, bytes)
        })
        .collect();
    summary.digest = digest::of_results(&summary, &tables);
    Results { summary, tables }
}

/// Writes tables, summary and report, then says in the record that the run is complete.
fn finish(
    folder: &RunFolder,
    record: &mut Record,
    prepared: &Prepared,
    results: Results,
) -> Result<Summary, Error> {
    for (table, bytes) in &results.tables {
        folder.write(&folder::table_file(&table.name), bytes, record)?;
    }
    folder.write("summary.json", &folder::summary_bytes(&results.summary), record)?;
    record.digest = Some(results.summary.digest.clone());
    record.finished = Some(world::now());
    record.status = Status::Done;
    let chronicle = boards::chronicle(folder, record, &prepared.loaded.scenario, 0);
    crate::report::write(folder, record, prepared, &results, &chronicle)?;
    folder.write_record(record)?;
    folder.forget_checkpoints()?;
    Ok(results.summary)
}

/// What is told of a complete run.
#[must_use]
pub fn answer(folder: &RunFolder, record: &Record, summary: &Summary) -> RunAnswer {
    let headline = evidence::headline(summary)
        .into_iter()
        .map(|h| HeadlineFigure {
            arm: h.arm,
            measure: h.id,
            title: h.title.to_owned(),
            unit: h.figure.unit.clone(),
            value: h.figure.value,
            low: h.figure.low,
            high: h.figure.high,
            method: h.figure.method,
            assumed_low: h.figure.assumed_low,
            assumed_high: h.figure.assumed_high,
            n: h.figure.n,
        })
        .collect();
    RunAnswer {
        format: "assize-run-answer/1".to_owned(),
        run: folder.path.display().to_string(),
        report: folder.at("report.html").display().to_string(),
        digest: summary.digest.clone(),
        scenario_digest: record.scenario_digest.clone(),
        persons: record.persons,
        replicates: record.replicates,
        until: summary.until.clone(),
        seconds: record.seconds,
        headline,
    }
}

/// The exit codes by which a run may be stopped.
pub const STOPS: [Exit; 2] = [exit::INTERRUPTED, exit::TERMINATED];
