//! The question "is this run what it says it is?": every file against its hash, the digest against
//! the files, and the whole computed again.

use std::path::Path;

use assize_base::evidence::Summary;
use schemars::JsonSchema;
use serde::Serialize;

use crate::error::Error;
use crate::folder::{self, Record, RunFolder, Status};
use crate::order::{Order, Prepared, prepare_asked};
use crate::plan::{Means, admit};
use crate::run::{Observer, Results, STOPS, recompute};
use crate::{digest, exit, parts, tables, world};

/// The answer to `verify`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Verified {
    /// `assize-verify/1`.
    pub format: String,
    /// The run folder.
    pub run: String,
    /// Whether nothing differs.
    pub is_same: bool,
    /// How many files were compared with their hashes.
    pub files: usize,
    /// Whether the run was computed again.
    pub recomputed: bool,
    /// The digest that the run says it has.
    pub digest: String,
    /// The digest of what was computed again.
    pub recomputed_digest: Option<String>,
    /// What differs, a sentence each.
    pub differences: Vec<String>,
}

/// What is said of a record that was changed.
const UNSEALED: &str = "run.json: its fields are not those that the run wrote";

impl Verified {
    /// The failure that differences amount to.
    #[must_use]
    pub fn failure(&self) -> Option<Error> {
        let first = self.differences.first()?;
        let n = self.differences.len();
        let message =
            if n == 1 { first.clone() } else { format!("{first}; {n} differences in all") };
        Some(Error::new(exit::DIFFERS, message).at(self.run.clone()).hint(
            "do not quote this run; repeat its command in another folder to have it as it was",
        ))
    }
}

/// Answers `verify`.
///
/// # Errors
/// If the run cannot be read at all, is not complete, or does not fit on this machine. Differences
/// are the answer, not an error.
pub fn verify(run: &Path, means: &Means, observer: &dyn Observer) -> Result<Verified, Error> {
    let (folder, record) = RunFolder::open_unsealed(run)?;
    if record.status != Status::Done {
        folder.check_seal()?;
        return Err(folder::unfinished(run, &record));
    }
    let mut differences = Vec::new();
    for file in record.files.keys() {
        differences.extend(changed(&folder, file, &record)?);
    }
    differences.extend(strangers(&folder, &record)?);
    if !record.parts.is_empty() {
        if folder.check_seal().is_err() {
            differences.push(UNSEALED.to_owned());
        }
        return parts::verify(&folder, &record, differences, means, observer);
    }
    let documents_differ = differences.iter().any(|d| d.starts_with("scenario/"));
    let told = record.digest.clone().unwrap_or_default();
    if differences.is_empty() {
        differences.extend(digest_of_files(&folder, &record, &told)?);
    }
    let is_sealed = folder.check_seal().is_ok();
    if !is_sealed {
        differences.push(UNSEALED.to_owned());
    }
    let mut recomputed_digest = None;
    if documents_differ {
        observer.say("not computed again: the documents are not those of the run");
    } else if record.version != env!("CARGO_PKG_VERSION") {
        observer.say(&format!("not computed again: the run was made by assize {}", record.version));
    } else {
        match again(&folder, &record, means, observer) {
            Ok((prepared, fresh)) => {
                recomputed_digest = Some(fresh.summary.digest.clone());
                differences.extend(compare(&folder, &record, &prepared, &fresh));
            }
            // What was forged need not make sense; that it was forged is the answer.
            Err(e) if !is_sealed && !STOPS.contains(&e.exit()) => {
                differences.push(format!("run.json: not computed again: {}", e.message()));
            }
            Err(e) => return Err(e),
        }
    }
    Ok(Verified {
        format: "assize-verify/1".to_owned(),
        run: run.display().to_string(),
        is_same: differences.is_empty(),
        files: record.files.len(),
        recomputed: recomputed_digest.is_some(),
        digest: told,
        recomputed_digest,
        differences,
    })
}

/// How a file differs from its hash, if it does.
fn changed(folder: &RunFolder, file: &str, record: &Record) -> Result<Option<String>, Error> {
    if !world::is_file(&folder.at(file)) {
        return Ok(Some(format!("{file}: the file is missing")));
    }
    match folder.read(file, record) {
        Ok(_) => Ok(None),
        Err(e) if e.exit() == exit::DAMAGED => {
            Ok(Some(format!("{file}: the bytes are not those that the run wrote")))
        }
        Err(e) => Err(e),
    }
}

/// Files among the tables and documents that the run did not write.
fn strangers(folder: &RunFolder, record: &Record) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    for below in ["tables", "scenario", "scenario/tables"] {
        if !world::is_folder(&folder.at(below)) {
            continue;
        }
        for path in world::entries(&folder.at(below))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let file = format!("{below}/{name}");
            if world::is_file(&path) && !record.files.contains_key(&file) {
                found.push(format!("{file}: the run did not write this file"));
            }
        }
    }
    Ok(found)
}

/// Compares the digest with the files.
fn digest_of_files(
    folder: &RunFolder,
    record: &Record,
    told: &str,
) -> Result<Option<String>, Error> {
    let (summary, tables) = folder.results(record)?;
    let found = digest::of_results(&summary, &tables);
    if found == told && summary.digest == told {
        return Ok(None);
    }
    Ok(Some(format!("digest: run.json says {told}, the files amount to {found}")))
}

/// Computes the run again from the documents that it kept.
fn again(
    folder: &RunFolder,
    record: &Record,
    means: &Means,
    observer: &dyn Observer,
) -> Result<(Prepared, Results), Error> {
    let shelf = folder.shelf(record)?;
    let prepared = prepare_asked(shelf, record.asked.clone(), record.command.clone())?;
    let plan = admit(&prepared, &Order::default(), means, &folder.path)?;
    observer.prepared(&[], &plan, &folder.path);
    let fresh = recompute(&prepared, means.settings(), observer)?;
    Ok((prepared, fresh))
}

/// What differs between the files and what was computed again.
fn compare(
    folder: &RunFolder,
    record: &Record,
    prepared: &Prepared,
    fresh: &Results,
) -> Vec<String> {
    let mut differences = Vec::new();
    if prepared.digest != record.scenario_digest {
        let (was, is) = (&record.scenario_digest, &prepared.digest);
        differences
            .push(format!("scenario digest: run.json says {was}, the documents amount to {is}"));
    }
    if record.digest.as_deref() != Some(&fresh.summary.digest) {
        differences.push(format!(
            "digest: {} kept, {} recomputed",
            record.digest.as_deref().unwrap_or("none"),
            fresh.summary.digest
        ));
    }
    if let Ok((summary, kept)) = folder.results(record) {
        differences.extend(summaries(&summary, &fresh.summary));
        for (table, bytes) in &fresh.tables {
            let file = folder::table_file(&table.name);
            match kept.iter().find(|(k, _)| k.name == table.name) {
                None => differences.push(format!("{file}: the run has no such table")),
                Some((k, _)) if k != table => {
                    let words = tables::difference(k, table).unwrap_or_default();
                    differences.push(format!("{file}: {words}"));
                }
                Some((_, b)) if b != bytes => {
                    differences.push(format!("{file}: the same values in other bytes"));
                }
                Some(_) => {}
            }
        }
    }
    differences
}

/// The first measure that differs between two summaries.
fn summaries(kept: &Summary, fresh: &Summary) -> Option<String> {
    if folder::summary_bytes(kept) == folder::summary_bytes(fresh) {
        return None;
    }
    let arms = || kept.arms.iter().zip(&fresh.arms);
    let measure = arms().find_map(|(a, b)| {
        let id = a.measures.iter().find(|(id, f)| b.measures.get(*id) != Some(f))?.0;
        Some(format!("summary.json: `{id}` of {} differs", a.name))
    });
    Some(measure.unwrap_or_else(|| "summary.json: something differs".to_owned()))
}
