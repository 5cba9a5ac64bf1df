//! Figures on speed and size, printed beside what the project aims at; nothing here can fail.
//!
//! `cargo bench` runs it: one replicate of `wendeng-2020` with its baseline on a million persons,
//! the state that a person takes, the time to the first output of the program, and a run as a new
//! user starts it.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use assize_engine::{Outcome, Settings, Watcher};
use assize_lab::order::{self, Order, Prepared};

/// The program, built with the same settings as this benchmark.
const PROGRAM: &str = env!("CARGO_BIN_EXE_assize");
const POLICY: &str = "wendeng-2020";
const PERSONS: u64 = 1_000_000;
const CHUNK: usize = 4_096;

fn main() {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    println!("assize on {threads} threads, {}, {}", std::env::consts::ARCH, std::env::consts::OS);
    println!("{:<58} {:>12} {:>12} {:>7}", "figure", "measured", "aim", "ratio");
    throughput(threads);
    if threads > 1 {
        throughput(1);
    }
    evidence(threads);
    state(threads);
    first_output();
    default_run();
}

/// Prints a figure with the aim; the ratio is above one where the aim is met.
fn print(figure: &str, measured: f64, aim: f64, unit: &str, higher_is_better: bool) {
    let ratio = if higher_is_better { measured / aim } else { aim / measured };
    println!("{figure:<58} {measured:>12.3} {aim:>12.3} {ratio:>7.2}  {unit}");
}

/// Counts what is done; stops after some periods, if it is told how many person-periods they are.
struct Counting {
    done: AtomicU64,
    stop_at: u64,
}

impl Watcher for Counting {
    fn advanced(&self, person_periods: u64) {
        self.done.fetch_add(person_periods, Ordering::Relaxed);
    }

    fn wants_stop(&self) -> bool {
        self.done.load(Ordering::Relaxed) >= self.stop_at
    }
}

fn prepared(persons: u64) -> Prepared {
    let order = Order {
        study: Some(POLICY.to_owned()),
        persons: Some(persons),
        months: Some(36),
        replicates: Some(1),
        ..Order::default()
    };
    order::prepare(&order).unwrap_or_else(|e| panic!("{POLICY} does not load: {e:?}"))
}

/// Person-periods a second, counting both arms.
fn throughput(threads: usize) {
    let prepared = prepared(PERSONS);
    let watcher = Counting { done: AtomicU64::new(0), stop_at: u64::MAX };
    let settings = Settings { threads, chunk: CHUNK };
    let start = Instant::now();
    let outcome = assize_engine::run(&prepared.loaded.scenario, 0, settings, &watcher, None);
    let seconds = start.elapsed().as_secs_f64();
    assert!(matches!(outcome, Ok(Outcome::Complete(_))), "the run was not complete");
    let done = watcher.done.load(Ordering::Relaxed) as f64;
    let figure = format!("{PERSONS} persons, 36 months, 2 arms, {threads} threads");
    // The aim is for two threads.
    let aim = 5.0 * threads as f64;
    print(&figure, done / seconds / 1e6, aim, "million person-periods a second", true);
}

/// What the evidence takes on top of the bare run: tables, summary, report and the run folder.
///
/// What kernels do for the evidence while they run (whose act, which pair) cannot be switched off,
/// and so is part of the throughput above.
fn evidence(threads: usize) {
    let prepared = prepared(PERSONS);
    let watcher = Counting { done: AtomicU64::new(0), stop_at: u64::MAX };
    let settings = Settings { threads, chunk: CHUNK };
    let start = Instant::now();
    let bare = assize_engine::run(&prepared.loaded.scenario, 0, settings, &watcher, None);
    let bare_seconds = start.elapsed().as_secs_f64();
    assert!(matches!(bare, Ok(Outcome::Complete(_))), "the run was not complete");
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let out = folder.path().join("run").display().to_string();
    let (persons, threads) = (PERSONS.to_string(), threads.to_string());
    let whole = ["run", POLICY, "--months", "36", "--replicates", "1", "--persons", &persons];
    let seconds = finished(&[&whole[..], &["--threads", &threads, "--out", &out]].concat());
    let share = seconds / bare_seconds - 1.0;
    print("evidence on top of the bare run, 1000000 persons", share, 0.3, "of its time", false);
    let seconds = finished(&["report", &out]);
    print("assize report of that run", seconds, 2.0, "seconds", false);
    let seconds = finished(&["explain", &out, "--person", "4711"]);
    print("assize explain of one person of that run", seconds, 1.0, "seconds", false);
}

/// The seconds that the program takes to do something.
fn finished(arguments: &[&str]) -> f64 {
    let start = Instant::now();
    let quiet = || Stdio::null();
    let status = Command::new(PROGRAM).args(arguments).stdout(quiet()).stderr(quiet()).status();
    let status = status.expect("the program starts");
    assert!(status.success(), "assize {} ended with {status}", arguments.join(" "));
    start.elapsed().as_secs_f64()
}

/// Bytes of state a person and arm: as estimated, and as a checkpoint of the last month but one
/// holds them (which writes eight bytes more an entry than memory does, and all counts).
fn state(threads: usize) {
    const FEWER: u64 = 200_000;
    let prepared = prepared(FEWER);
    let scenario = &prepared.loaded.scenario;
    let arms = scenario.arms.len() as f64;
    let settings = Settings { threads, chunk: CHUNK };
    let estimate = assize_engine::estimate(scenario, settings);
    let bytes: f64 = estimate.bytes_per_person.iter().map(|(_, bytes)| bytes).sum();
    print("state, as estimated for the arm with the policy", bytes, 24.0, "bytes a person", false);
    let stop_at = FEWER * arms as u64 * u64::from(scenario.periods - 1);
    let watcher = Counting { done: AtomicU64::new(0), stop_at };
    match assize_engine::run(scenario, 0, settings, &watcher, None) {
        Ok(Outcome::Stopped { checkpoint, .. }) => {
            let bytes = checkpoint.len() as f64 / FEWER as f64 / arms;
            print(
                "state, in a checkpoint of month 35",
                bytes,
                24.0,
                "bytes a person and arm",
                false,
            );
        }
        other => panic!("the run did not stop: {other:?}"),
    }
}

/// The time from the start of the program to its first byte, in the middle of nine tries.
fn first_output() {
    for arguments in [&["--help"][..], &["list"], &["check", POLICY], &["plan", POLICY]] {
        let mut times: Vec<Duration> = (0..9).map(|_| first_byte(arguments)).collect();
        times.sort_unstable();
        let figure = format!("first output of `assize {}`", arguments.join(" "));
        print(&figure, times[4].as_secs_f64(), 0.1, "seconds", false);
    }
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let out = folder.path().join("first").display().to_string();
    let time = first_byte(&["run", POLICY, "--out", &out]);
    print("first output of `assize run` (on stderr)", time.as_secs_f64(), 0.1, "seconds", false);
}

/// Starts the program, waits for the first byte on either stream, and ends it.
fn first_byte(arguments: &[&str]) -> Duration {
    let start = Instant::now();
    let mut child = Command::new(PROGRAM)
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let (send, receive) = std::sync::mpsc::channel();
    let streams: [Box<dyn Read + Send>; 2] = [
        Box::new(child.stdout.take().expect("piped")),
        Box::new(child.stderr.take().expect("piped")),
    ];
    for mut stream in streams {
        let send = send.clone();
        std::thread::spawn(move || {
            if stream.read(&mut [0; 1]).is_ok_and(|n| n == 1) {
                // Nobody may be waiting any more: the other stream was first.
                let _ = send.send(start.elapsed());
            }
            // Reads the rest, so that the program is not stopped by a full pipe.
            let _ = std::io::copy(&mut stream, &mut std::io::sink());
        });
    }
    let time = receive.recv_timeout(Duration::from_secs(60)).expect("the program says something");
    let _ = child.kill();
    let _ = child.wait();
    time
}

/// A run as a new user starts it.
fn default_run() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let out = folder.path().join("run");
    let seconds = finished(&["run", POLICY, "--out", &out.display().to_string()]);
    print("assize run wendeng-2020, defaults", seconds, 15.0, "seconds", false);
    let bytes = size_of(&out) as f64 / 1e6;
    println!("{:<58} {bytes:>12.3} {:>12} {:>7}  megabytes", "its run folder", "", "");
}

fn size_of(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).expect("a run folder can be listed");
    entries
        .map(|entry| entry.expect("an entry can be read").path())
        .map(
            |path| {
                if path.is_dir() { size_of(&path) } else { path.metadata().map_or(0, |m| m.len()) }
            },
        )
        .sum()
}
