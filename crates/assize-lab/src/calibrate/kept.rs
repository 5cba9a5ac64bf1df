//! The folder of a calibration, and the runs that it keeps while it is unfinished.
//!
//! A run is known again by its point and replicate: whatever else has changed is in the digest of
//! the study, and a file of another study is refused.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::judge::Run;
use crate::error::Error;
use crate::lock::{self, Lock};
use crate::{digest, folder, world};

const FORMAT: &str = "assize-calibration-runs/1";
/// The runs of an unfinished calibration.
const RUNS: &str = "runs.json";
/// The result.
pub(super) const RESULT: &str = "calibration.json";

/// The folder, under its lock.
#[derive(Debug)]
pub(super) struct Kept {
    path: PathBuf,
    study: String,
    runs: Vec<Run>,
    _lock: Lock,
}

#[derive(Debug, Serialize, Deserialize)]
struct File {
    format: String,
    version: String,
    study: String,
    runs: Vec<Line>,
    hash: String,
}

/// One run.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Line {
    wave: u32,
    replicate: u32,
    point: Vec<u32>,
    values: Vec<Option<f64>>,
}

impl File {
    fn hashed(&self) -> String {
        let head = format!("{}\n{}\n{}\n", self.format, self.version, self.study);
        digest::of_bytes(&[head.as_bytes(), &folder::json(&self.runs)].concat())
    }
}

impl Kept {
    /// Takes a folder for a study, by its digest, with the runs that it keeps.
    ///
    /// # Errors
    /// If it is in use, holds something else, or what it holds is damaged or of another study.
    pub(super) fn claim(path: &Path, study: &str) -> Result<Kept, Error> {
        if world::is_file(path) {
            return Err(Error::usage("there is a file of this name").at_path(path).hint(OTHER));
        }
        let existed = world::is_folder(path);
        world::make_folder(path)?;
        let own = |p: &PathBuf| {
            let name = p.file_name().and_then(|n| n.to_str()).unwrap_or("");
            [RUNS, RESULT, lock::FILE].contains(&name)
        };
        if existed {
            let entries = world::entries(path)?;
            if !entries.is_empty() && !entries.iter().any(own) {
                let message = "the folder holds something that is not a calibration";
                return Err(Error::usage(message).at_path(path).hint(OTHER));
            }
        }
        let lock = Lock::take(path)?;
        let study = study.to_owned();
        let mut kept = Kept { path: path.to_owned(), study, runs: Vec::new(), _lock: lock };
        kept.runs = kept.read()?;
        Ok(kept)
    }

    /// The runs on file.
    fn read(&self) -> Result<Vec<Run>, Error> {
        let path = self.path.join(RUNS);
        if !world::is_file(&path) {
            return Ok(Vec::new());
        }
        let damaged = |why: &str| Error::damaged(&path, why.to_owned()).hint(OTHER);
        let file: File = serde_json::from_slice(&world::read_bytes(&path)?)
            .map_err(|_| damaged("the file does not hold the runs of a calibration"))?;
        if file.hash != file.hashed() || file.format != FORMAT {
            return Err(damaged("the file is not as the calibration wrote it"));
        }
        if file.version != env!("CARGO_PKG_VERSION") {
            return Err(damaged("the calibration was begun by another version of assize"));
        }
        if file.study != self.study {
            return Err(Error::usage("the folder holds another calibration")
                .at_path(&self.path)
                .hint(OTHER));
        }
        let run = |l: Line| Run {
            wave: l.wave,
            replicate: l.replicate,
            point: l.point,
            values: l.values,
        };
        Ok(file.runs.into_iter().map(run).collect())
    }

    /// How many runs are kept.
    pub(super) fn n_runs(&self) -> usize {
        self.runs.len()
    }

    /// The values of a run, if it is kept.
    pub(super) fn find(&self, point: &[u32], replicate: u32) -> Option<Vec<Option<f64>>> {
        let same = |run: &&Run| run.point == point && run.replicate == replicate;
        self.runs.iter().find(same).map(|run| run.values.clone())
    }

    /// Keeps a run.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn keep(&mut self, run: &Run) -> Result<(), Error> {
        self.runs.push(run.clone());
        let line = |run: &Run| Line {
            wave: run.wave,
            replicate: run.replicate,
            point: run.point.clone(),
            values: run.values.clone(),
        };
        let mut file = File {
            format: FORMAT.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            study: self.study.clone(),
            runs: self.runs.iter().map(line).collect(),
            hash: String::new(),
        };
        file.hash = file.hashed();
        world::write_file(&self.path.join(RUNS), &folder::json(&file))
    }

    /// Writes a file of the result.
    ///
    /// # Errors
    /// If that fails.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.path.join(name);
        if let Some(parent) = path.parent() {
            world::make_folder(parent)?;
        }
        world::write_file(&path, bytes)
    }
}

const OTHER: &str = "choose another folder with --out";
