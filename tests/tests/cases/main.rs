//! Every case of `tests/cases`, on every executor: the oracle, and the engine with several numbers
//! of threads, several chunk sizes, and stopped and resumed.
//!
//! A case is a small scenario with a result that can be derived by hand; its first lines say how.
//! All executors must give the same counts to the last bit, and the counts must be what the case
//! expects. Expectations with a tolerance are formulas: they are never rewritten. With
//! `UPDATE_CASES=1` exact ones are rewritten from the oracle: read the difference as if somebody
//! else had written it. `CASES=word` runs the cases whose name contains the word.

mod documents;
mod evidence;
mod executors;
mod expected;
mod reading;
mod traces;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::executors::Executor;
use crate::reading::Case;

/// The folder of the cases.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

/// The case files, in the order of their names.
fn files() -> Vec<PathBuf> {
    let wanted = std::env::var("CASES").unwrap_or_default();
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|e| e == "case"))
        .filter(|path| path.to_string_lossy().contains(&wanted))
        .collect();
    files.sort();
    files
}

/// Runs one case on every executor; what is wrong with it, in words.
fn faults(path: &Path) -> Vec<String> {
    let case = Case::read(path);
    let scenario = match documents::scenario(&case) {
        Ok(scenario) => scenario,
        Err(diags) => return vec![diags],
    };
    let reference = assize_tests::run(&scenario, case.replicate);
    let mut faults = expected::unmet(&case, &scenario, &reference);
    if std::env::var("UPDATE_CASES").is_ok() {
        expected::rewrite(path, &case, &scenario, &reference);
    }
    for executor in Executor::all() {
        let counts = executor.run(&scenario, case.replicate);
        faults.extend(
            expected::first_difference(&scenario, &reference, &counts)
                .map(|text| format!("{executor:?} differs from the oracle: {text}")),
        );
    }
    faults
}

#[test]
fn every_case_holds_on_every_executor() {
    let files = files();
    assert!(!files.is_empty(), "no case was found");
    let next = AtomicUsize::new(0);
    let report = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from).min(4) {
            scope.spawn(|| {
                while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    let lines = faults(path).into_iter().map(|fault| format!("{name}: {fault}"));
                    report.lock().expect("no case panics while reporting").extend(lines);
                }
            });
        }
    });
    let report = report.into_inner().expect("all cases are done");
    assert!(report.is_empty(), "\n{}", report.join("\n"));
}
