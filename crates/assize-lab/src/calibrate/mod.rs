//! The question "which values of the assumed ranges agree with what was published?": history
//! matching. It rules values out; it never picks a best one and calls it true.
//!
//! In reading order: [`calibrate`] (the waves), `task` (what has to be run), `space` (points, and
//! what is left of the space), `gauge` (how far a figure is from a published one), `emulator` (what
//! a figure would be where nothing was run), `judge` (both together), [`answer`] (what is told),
//! `conflict` (why nothing is left), `kept` (the folder).
//!
//! Invariant: study, seed, waves and runs decide every byte; threads and interruptions do not.

pub mod answer;
mod conflict;
mod emulator;
mod gauge;
mod judge;
mod kept;
mod space;
mod table;
mod task;

use std::path::{Path, PathBuf};

use assize_base::draw::{Key, Stream};
use assize_engine::Settings;

use crate::error::Error;
use crate::order::{Order, Prepared, prepare};
use crate::plan::{Means, Plan, Size, admit_size};
use crate::run::{Guard, Observer, STOPS, whole};
use crate::{digest, folder, latin, tables};

use answer::{Calibration, CalibrationAnswer};
use judge::{Judge, Run, worst};
use kept::Kept;
use space::{Point, Search, Space, position};
use task::Task;

/// The stream on which the points of the first wave are drawn.
const LATIN: Stream = Stream::named("calibrate/latin");
/// Points that are tried by emulator in every round of a search.
const CANDIDATES: usize = 100_000;
/// Replicates of one point in every wave, to know chance.
const REPEATS: u32 = 4;
/// The bounds of what can be asked for.
const WAVES: std::ops::RangeInclusive<u32> = 1..=20;
const RUNS: std::ops::RangeInclusive<u32> = 10..=10_000;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The study, and what is to differ from it.
    pub order: Order,
    /// Waves.
    pub waves: u32,
    /// Runs in every wave.
    pub runs: u32,
}

/// What one wave was and has left.
#[derive(Debug)]
struct Wave {
    runs: Vec<Run>,
    judge: Judge,
    left: Space,
}

/// Answers `calibrate`.
///
/// # Errors
/// If the study has nothing to fit (exit 3), does not fit on this machine, the folder is in use or of
/// another study, the disk fails, or the observer stops it.
pub fn calibrate(
    request: &Request,
    means: &Means,
    out: Option<&Path>,
    observer: &dyn Observer,
) -> Result<CalibrationAnswer, Error> {
    let prepared = prepare(&request.order)?;
    let task = Task::of(&prepared)?;
    check(request, &task)?;
    let study = digest_of(request, &prepared);
    let out = out.map_or_else(|| default_folder(&prepared, &study), Path::to_path_buf);
    let base = task.part(&prepared.loaded.scenario);
    let all = request.waves * (request.runs + REPEATS - 1);
    let size = Size { scenario: &base, besides: all - 1, goal: None };
    let plan = admit_size(&size, means, &out, "the calibration")?;
    let plan = Plan { replicates: all, ensemble: 0, ..plan };
    observer.prepared(&prepared.warnings(), &plan, &out);
    let kept = Kept::claim(&out, &study)?;
    if kept.n_runs() > 0 {
        observer.say(&format!("{} runs of an earlier part are reused", kept.n_runs()));
    }
    let guard = Guard::of(&base, all, observer);
    let settings = means.settings();
    let mut desk = Desk { task: &task, kept, guard, settings, began: 0, candidates: CANDIDATES };
    let (waves, runs) = desk.waves(request).map_err(|e| stopped(e, &out))?;
    let calibration = answer::calibration(&task, request, &study, &waves, &runs)?;
    for table in [table::members(&task, &runs), table::waves(&task, &waves)] {
        desk.kept.write(&folder::table_file(&table.name), &tables::encode(&table))?;
    }
    desk.kept.write(kept::RESULT, &folder::json(&calibration))?;
    Ok(answer(calibration, &out))
}

/// The answer: the calibration, and where it is.
fn answer(calibration: Calibration, out: &Path) -> CalibrationAnswer {
    CalibrationAnswer {
        format: "assize-calibrate-answer/1".to_owned(),
        folder: out.display().to_string(),
        file: out.join(kept::RESULT).display().to_string(),
        calibration,
    }
}

/// Refuses numbers of waves and runs that make no sense.
fn check(request: &Request, task: &Task<'_>) -> Result<(), Error> {
    let refused = |option: &str, n: u32, hint: String| {
        Err(Error::usage(format!("`{option} {n}` cannot be run")).at("command line").hint(hint))
    };
    if !WAVES.contains(&request.waves) {
        let hint = format!("give {} to {} waves", WAVES.start(), WAVES.end());
        return refused("--waves", request.waves, hint);
    }
    // Fewer could not tell the numbers apart even by a straight line.
    let fewest = (task.paths.len() as u32 + 5).max(*RUNS.start());
    if request.runs < fewest || request.runs > *RUNS.end() {
        let n = task.paths.len();
        let hint = format!("give {fewest} to {} runs for {n} calibrated numbers", RUNS.end());
        return refused("--runs", request.runs, hint);
    }
    Ok(())
}

/// What makes two calibrations the same; the number of waves does not, so that one can go on.
fn digest_of(request: &Request, prepared: &Prepared) -> String {
    digest::of_bytes(format!("calibrate\n{}\n{}\n", prepared.digest, request.runs).as_bytes())
}

/// The folder if none is given.
fn default_folder(prepared: &Prepared, study: &str) -> PathBuf {
    let name: String = prepared.loaded.scenario.name.chars().take(80).collect();
    PathBuf::from(format!("calibrations/{name}-{}", &study[..8]))
}

/// A stop in the words of a calibration.
fn stopped(error: Error, out: &Path) -> Error {
    if !STOPS.contains(&error.exit()) {
        return error;
    }
    Error::new(error.exit(), "stopped; every finished run is kept")
        .at_path(out)
        .hint(format!("to go on, repeat the command with `--out {}`", out.display()))
}

/// Where runs are made.
struct Desk<'a> {
    task: &'a Task<'a>,
    kept: Kept,
    guard: Guard<'a>,
    settings: Settings,
    /// Runs begun so far.
    began: u32,
    candidates: usize,
}

impl Desk<'_> {
    /// All waves, until nothing is left; and all runs that they made.
    fn waves(&mut self, request: &Request) -> Result<(Vec<Wave>, Vec<Run>), Error> {
        let addresses: Vec<u64> = self.task.paths.iter().map(|p| latin::address(p)).collect();
        let seed = self.task.prepared.loaded.scenario.seed;
        let search = Search { seed, addresses: &addresses, candidates: self.candidates };
        let (mut waves, mut runs): (Vec<Wave>, Vec<Run>) = (Vec::new(), Vec::new());
        for wave in 1..=request.waves {
            let before = waves.last().map(|w: &Wave| &w.left);
            let whole = Space::whole(addresses.len());
            let before = before.unwrap_or(&whole);
            let points = match wave {
                1 => latin::hypercube(Key::new(seed, 0, LATIN), request.runs as usize, &addresses),
                _ => {
                    let taken: Vec<Point> = runs.iter().map(|r| r.point.clone()).collect();
                    before.spread(request.runs as usize, &taken)
                }
            };
            self.say(&format!("wave {wave} of {}: {} runs", request.waves, points.len()));
            let own = self.runs(wave, &points)?;
            runs.extend(own.iter().cloned());
            let repeated = self.repeated(wave, &waves, &runs);
            runs.extend(self.repeats(wave, &repeated)?);
            let made = self.learned(wave, before, &waves, &runs, own, search);
            self.say(&format!(
                "wave {wave}: {:.3} % of the space is not ruled out",
                made.left.share * 100.0
            ));
            let is_over = made.left.points.is_empty();
            waves.push(made);
            if is_over {
                break;
            }
        }
        Ok((waves, runs))
    }

    /// What a wave has learned from its own runs and from those before that are not ruled out.
    fn learned(
        &self,
        number: u32,
        before: &Space,
        waves: &[Wave],
        runs: &[Run],
        own: Vec<Run>,
        search: Search<'_>,
    ) -> Wave {
        let earlier: Vec<Judge> = waves.iter().map(|w| w.judge.clone()).collect();
        let is_left = |run: &&Run| worst(&earlier, &run.point) < gauge::CUTOFF;
        let firsts = runs.iter().filter(|run| run.replicate == 0);
        let used: Vec<&Run> = firsts.filter(|run| run.wave == number || is_left(run)).collect();
        let (targets, fitted) = (&self.task.targets, &self.task.fitted);
        let judge = Judge::learn(targets, fitted, &before.bounds, &used, &groups(runs));
        let judges: Vec<Judge> = earlier.into_iter().chain([judge.clone()]).collect();
        let left = before.left(search, number, |point| worst(&judges, point));
        Wave { runs: own, judge, left }
    }

    /// Runs points once each.
    fn runs(&mut self, wave: u32, points: &[Point]) -> Result<Vec<Run>, Error> {
        points.iter().map(|point| self.run(wave, point, 0)).collect()
    }

    /// Runs one point again with other luck.
    fn repeats(&mut self, wave: u32, point: &Point) -> Result<Vec<Run>, Error> {
        (1..REPEATS).map(|replicate| self.run(wave, point, replicate)).collect()
    }

    /// The point that is repeated: the one nearest the middle in the first wave, and later the
    /// nearest to what was published that has not been repeated.
    fn repeated(&self, wave: u32, waves: &[Wave], runs: &[Run]) -> Point {
        let firsts = runs.iter().filter(|run| run.replicate == 0);
        let fresh = |run: &&Run| !runs.iter().any(|r| r.replicate > 0 && r.point == run.point);
        let far = |run: &Run| match waves.last() {
            None => run.point.iter().map(|u| (latin::share(*u) - 0.5).abs()).fold(0.0, f64::max),
            Some(_) => answer::worst_of(self.task, run, runs),
        };
        let far = firsts.filter(fresh).map(|run| (far(run), &run.point));
        let nearest = far.reduce(|a, b| if b.0 < a.0 { b } else { a });
        nearest.unwrap_or_else(|| panic!("wave {wave} has made no run")).1.clone()
    }

    /// Runs one replicate of one point, or finds it among those that are kept.
    fn run(&mut self, wave: u32, point: &Point, replicate: u32) -> Result<Run, Error> {
        let at = self.began;
        self.began += 1;
        if let Some(values) = self.kept.find(point, replicate) {
            return Ok(Run { wave, point: point.clone(), replicate, values });
        }
        let scenario = self.task.at(point)?;
        let counts = whole(&scenario, replicate, at, self.settings, &self.guard)?;
        let values = self.task.read(&scenario, &counts);
        let run = Run { wave, point: point.clone(), replicate, values };
        self.kept.keep(&run)?;
        Ok(run)
    }

    fn say(&self, words: &str) {
        self.guard.observer.say(words);
    }
}

/// The replicates of every point that was run more than once.
fn groups(runs: &[Run]) -> Vec<Vec<&Run>> {
    let again = runs.iter().filter(|run| run.replicate == 1);
    again.map(|one| runs.iter().filter(|run| run.point == one.point).collect()).collect()
}

/// The middle of the space, as a point.
fn middle(dimensions: usize) -> Point {
    vec![position(0.5); dimensions]
}
