//! The run folder: what a run leaves behind, in the layout that users are promised.
//!
//! ```text
//! run.json      how the run was asked for and made, and the hash of every other file
//! scenario/     the documents and tables as resolved
//! summary.json  the headline measures
//! tables/       tidy tables
//! report.html   the report
//! compared.csv  of a study with many arms: the schemes side by side, for spreadsheets
//! comparison.html  of such a study: each scheme beside its nearest relative
//! boards.bin    what hung on the boards in the first replicate, for `explain`
//! checkpoint/   only while the run is unfinished
//! ```

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use assize_base::evidence::{Summary, Table};
use assize_scenario::load::Kind;
use assize_scenario::scenario::Document;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::library;
use crate::lock::{self, Lock};
use crate::order::Asked;
use crate::shelf::{Shelf, Taken};
use crate::{checkpoint, digest, exit, tables, world};

/// The format of `run.json`.
pub const FORMAT: &str = "assize-run/1";
/// The format of `summary.json`.
pub const SUMMARY_FORMAT: &str = "assize-summary/1";

/// How far a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Under way, or ended without being able to say so.
    Running,
    /// Stopped by its user, with a checkpoint.
    Stopped,
    /// Complete.
    Done,
}

/// `run.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// `assize-run/1`.
    pub format: String,
    /// The version of the program.
    pub version: String,
    /// The command that makes the run again.
    pub command: String,
    /// What was asked for.
    pub asked: Asked,
    /// The study's name.
    pub name: String,
    /// The study's title.
    pub title: String,
    /// The digest of the documents as resolved.
    pub scenario_digest: String,
    /// The seed.
    pub seed: u64,
    /// Synthetic persons.
    pub persons: u64,
    /// The first day.
    pub from: String,
    /// Periods (months).
    pub periods: u32,
    /// The arms, the baseline first.
    pub arms: Vec<String>,
    /// Replicates.
    pub replicates: u32,
    /// How far it has come.
    pub status: Status,
    /// When it was first started, in UTC.
    pub started: String,
    /// When it was completed.
    pub finished: Option<String>,
    /// Seconds of computing, over all its parts.
    pub seconds: f64,
    /// Threads of the last part; they change no result.
    pub threads: usize,
    /// The class of computer.
    pub computer: String,
    /// How often it was interrupted.
    pub interruptions: u32,
    /// The digest of the results, once complete.
    pub digest: Option<String>,
    /// The documents in `scenario/`.
    pub documents: Vec<Kept>,
    /// The parts of a study with parts, each a run in `parts/ID`; left out if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// The hash (BLAKE3) of every other file that is kept, by path in the folder.
    pub files: BTreeMap<String, String>,
    /// The hash (BLAKE3) of all the fields above, so that an edit of this file is noticed.
    #[serde(default)]
    pub seal: String,
}

/// A document that was kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Kept {
    /// The kind.
    pub kind: String,
    /// The name.
    pub name: String,
    /// Where it was read from.
    pub path: String,
    /// Where it is kept in the run folder.
    pub file: String,
}

/// A run folder.
#[derive(Debug)]
pub struct RunFolder {
    /// Its path.
    pub path: PathBuf,
    /// Held while something is written.
    lock: Option<Lock>,
}

/// A table with its bytes as kept.
pub type KeptTable = (Table, Vec<u8>);

impl RunFolder {
    /// Makes a folder, or takes an existing one, for writing.
    ///
    /// # Errors
    /// If another process holds it, or it holds something that is no run.
    pub fn claim(path: &Path) -> Result<RunFolder, Error> {
        if world::is_file(path) {
            return Err(Error::usage("there is a file of this name").at_path(path).hint(OTHER));
        }
        let existed = world::is_folder(path);
        world::make_folder(path)?;
        let own = |p: &PathBuf| p.file_name().is_some_and(|n| n == "run.json" || n == lock::FILE);
        if existed {
            let entries = world::entries(path)?;
            if !entries.is_empty() && !entries.iter().any(own) {
                let error = Error::usage("the folder holds something that is not a run");
                return Err(error.at_path(path).hint(OTHER));
            }
        }
        Ok(RunFolder { path: path.to_owned(), lock: Some(Lock::take(path)?) })
    }

    /// Opens an existing run for reading.
    ///
    /// # Errors
    /// If there is no run, or its record is not as the run wrote it.
    pub fn open(path: &Path) -> Result<(RunFolder, Record), Error> {
        let (folder, record) = RunFolder::open_whole(path)?;
        if !record.parts.is_empty() {
            return Err(crate::parts::ask_a_part(path, &record));
        }
        Ok((folder, record))
    }

    /// Opens an existing run, which may be one of a study with parts.
    ///
    /// # Errors
    /// If there is no run, or its record is not as the run wrote it.
    pub fn open_whole(path: &Path) -> Result<(RunFolder, Record), Error> {
        let (folder, record) = RunFolder::open_unsealed(path)?;
        folder.check_seal()?;
        Ok((folder, record))
    }

    /// Opens an existing run, whatever its record says: for those who compare.
    ///
    /// # Errors
    /// If there is no run.
    pub fn open_unsealed(path: &Path) -> Result<(RunFolder, Record), Error> {
        let folder = RunFolder { path: path.to_owned(), lock: None };
        match folder.record()? {
            Some(record) => Ok((folder, record)),
            None if world::is_folder(path) => {
                Err(Error::usage("the folder is not a run: it has no run.json")
                    .at_path(path)
                    .hint(RUNS))
            }
            None => Err(Error::usage("there is no such run folder").at_path(path).hint(RUNS)),
        }
    }

    /// Takes the lock of an opened run, to write in it.
    ///
    /// # Errors
    /// If another process holds it.
    pub fn lock(&mut self) -> Result<(), Error> {
        if self.lock.is_none() {
            self.lock = Some(Lock::take(&self.path)?);
        }
        Ok(())
    }

    /// A path in it.
    #[must_use]
    pub fn at(&self, file: &str) -> PathBuf {
        self.path.join(file)
    }

    /// Compares `run.json` with its seal.
    ///
    /// # Errors
    /// If it cannot be read or is not as the run wrote it.
    pub fn check_seal(&self) -> Result<(), Error> {
        let path = self.at("run.json");
        let value: serde_json::Value = serde_json::from_slice(&world::read_bytes(&path)?)
            .map_err(|e| spoilt(&path, &format!("not JSON: {e}")))?;
        let told = value.get("seal").and_then(serde_json::Value::as_str);
        if told == Some(&digest::of_record(&value)) {
            return Ok(());
        }
        Err(spoilt(&path, "its fields do not fit its seal"))
    }

    /// `run.json`, if there is one.
    ///
    /// # Errors
    /// If it is there and cannot be read, or is damaged or of another major version.
    pub fn record(&self) -> Result<Option<Record>, Error> {
        let path = self.at("run.json");
        if !world::is_file(&path) {
            return Ok(None);
        }
        let bytes = world::read_bytes(&path)?;
        let value: serde_json::Value =
            serde_json::from_slice(&bytes).map_err(|e| spoilt(&path, &format!("not JSON: {e}")))?;
        let format = value.get("format").and_then(|f| f.as_str()).unwrap_or("nothing");
        if format != FORMAT {
            return Err(Error::damaged(
                &path,
                format!("format `{format}`, this program reads `{FORMAT}`"),
            )
            .hint(
                "use the version of assize that made the run, or put back run.json from a copy",
            ));
        }
        let record: Record =
            serde_json::from_value(value).map_err(|e| spoilt(&path, &e.to_string()))?;
        match record
            .files
            .keys()
            .chain(record.documents.iter().map(|d| &d.file))
            .chain(&record.parts)
            .find(|f| leaves(f))
        {
            Some(file) => Err(spoilt(&path, &format!("`{file}` is not in the run folder"))),
            None => Ok(Some(record)),
        }
    }

    /// Writes `run.json`.
    ///
    /// # Errors
    /// If that fails.
    pub fn write_record(&self, record: &Record) -> Result<(), Error> {
        assert!(self.lock.is_some(), "a run folder is only written under its lock");
        // Sealed as it will be read, so that the way numbers are written does not matter.
        let as_read = serde_json::from_slice(&json(record)).expect("our own JSON can be read");
        let sealed = Record { seal: digest::of_record(&as_read), ..record.clone() };
        world::write_file(&self.at("run.json"), &json(&sealed))
    }

    /// Writes the documents and tables that a scenario was made from.
    ///
    /// # Errors
    /// If that fails.
    pub fn write_scenario(&self, taken: &Taken, record: &mut Record) -> Result<(), Error> {
        for ((kind, name), document) in &taken.documents {
            let file = format!("scenario/{}/{name}.toml", kind.name());
            self.write(&file, document.text.as_bytes(), record)?;
            record.documents.push(Kept {
                kind: kind.name().to_owned(),
                name: name.clone(),
                path: document.path.clone(),
                file,
            });
        }
        for (name, text) in &taken.tables {
            self.write(&format!("scenario/tables/{name}"), text.as_bytes(), record)?;
        }
        Ok(())
    }

    /// Writes a file and notes its hash.
    ///
    /// # Errors
    /// If that fails.
    pub fn write(&self, file: &str, bytes: &[u8], record: &mut Record) -> Result<(), Error> {
        assert!(self.lock.is_some(), "a run folder is only written under its lock");
        world::write_file(&self.at(file), bytes)?;
        record.files.insert(file.to_owned(), digest::of_bytes(bytes));
        Ok(())
    }

    /// Reads a file and compares it with its hash.
    ///
    /// # Errors
    /// If it cannot be read or is not what was written.
    pub fn read(&self, file: &str, record: &Record) -> Result<Vec<u8>, Error> {
        let path = self.at(file);
        let bytes = world::read_bytes(&path)?;
        match record.files.get(file) {
            Some(hash) if *hash == digest::of_bytes(&bytes) => Ok(bytes),
            Some(_) => Err(Error::damaged(&path, "the file is not the one that the run wrote")
                .hint("`assize verify` says what differs")),
            None => Err(Error::damaged(&path, "run.json does not know this file").hint(SPOILT)),
        }
    }

    /// The shelf of the documents that were kept.
    ///
    /// # Errors
    /// If one of them is missing or not what was written.
    pub fn shelf(&self, record: &Record) -> Result<Shelf, Error> {
        let mut documents = Vec::new();
        for kept in &record.documents {
            let bytes = self.read(&kept.file, record)?;
            let text = String::from_utf8(bytes).map_err(|_| {
                Error::damaged(&self.at(&kept.file), "the file is not text in UTF-8")
            })?;
            let kind = Kind::named(&kept.kind).ok_or_else(|| {
                let why = format!("there is no kind of document `{}`", kept.kind);
                spoilt(&self.at("run.json"), &why)
            })?;
            let mut label = library::label(&text)
                .ok_or_else(|| Error::damaged(&self.at(&kept.file), "the document has no name"))?;
            label.kind = kind;
            label.name.clone_from(&kept.name);
            documents.push((label, Document { path: kept.path.clone(), text }));
        }
        for file in record.files.keys().filter(|f| f.starts_with("scenario/tables/")) {
            self.read(file, record)?;
        }
        Ok(Shelf::kept(documents, self.at("scenario/tables")))
    }

    /// The summary, as kept.
    ///
    /// # Errors
    /// If it is missing or not what was written.
    pub fn summary(&self, record: &Record) -> Result<Summary, Error> {
        let bytes = self.read("summary.json", record)?;
        serde_json::from_slice(&bytes)
            .map_err(|e| Error::damaged(&self.at("summary.json"), e.to_string()))
    }

    /// The summary and the tables, as kept.
    ///
    /// # Errors
    /// If one of them is missing or not what was written.
    pub fn results(&self, record: &Record) -> Result<(Summary, Vec<KeptTable>), Error> {
        let summary = self.summary(record)?;
        let mut read = Vec::new();
        for file in record.files.keys().filter(|f| f.starts_with("tables/")) {
            let bytes = self.read(file, record)?;
            let table = tables::decode(table_name(file), bytes.clone())
                .map_err(|why| Error::damaged(&self.at(file), why))?;
            read.push((table, bytes));
        }
        Ok((summary, read))
    }

    /// Removes the checkpoints of a finished run.
    ///
    /// # Errors
    /// If that fails.
    pub fn forget_checkpoints(&self) -> Result<(), Error> {
        world::remove_folder(&self.at(checkpoint::FOLDER))
    }
}

const OTHER: &str = "choose another folder with --out";
const RUNS: &str = "give the folder that `assize run` printed";

const SPOILT: &str =
    "put back run.json from a copy, or repeat the command of the run in another folder with --out";

/// The failure for a record that is not as the run wrote it.
fn spoilt(path: &Path, why: &str) -> Error {
    Error::damaged(path, format!("the file is not as the run wrote it: {why}")).hint(SPOILT)
}

/// Tells whether a path leads out of the folder: the run may be somebody else's.
fn leaves(file: &str) -> bool {
    let inside = |c| matches!(c, std::path::Component::Normal(_));
    !Path::new(file).components().all(inside)
}

/// The name of the table in a file of the run folder.
#[must_use]
pub fn table_name(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.strip_suffix(".parquet").unwrap_or(name)
}

/// The file of a table in the run folder.
#[must_use]
pub fn table_file(name: &str) -> String {
    format!("tables/{name}.parquet")
}

/// The bytes of `summary.json`: keys in a fixed order, numbers in their shortest exact form.
#[must_use]
pub fn summary_bytes(summary: &Summary) -> Vec<u8> {
    json(summary)
}

/// Any of our own records as JSON with a final line break.
///
/// # Panics
/// Never for plain data of our own.
#[must_use]
pub fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("plain data can be written as JSON");
    bytes.push(b'\n');
    bytes
}

/// The failure for a run that is not complete.
#[must_use]
pub fn unfinished(path: &Path, record: &Record) -> Error {
    Error::new(exit::USAGE, "the run is not complete").at_path(path).hint(format!(
        "repeat `{}` with `--out {}` to go on",
        record.command,
        path.display()
    ))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn record() -> Record {
        Record {
            format: FORMAT.into(),
            version: "0.1.0".into(),
            command: "assize run x".into(),
            asked: Asked::default(),
            name: "x".into(),
            title: "X".into(),
            scenario_digest: "d".into(),
            seed: 1,
            persons: 64,
            from: "2020-01-01".into(),
            periods: 1,
            arms: vec!["none".into()],
            replicates: 1,
            status: Status::Running,
            started: "2020-01-01T00:00:00Z".into(),
            finished: None,
            seconds: 0.0,
            threads: 1,
            computer: String::new(),
            interruptions: 0,
            digest: None,
            documents: Vec::new(),
            files: BTreeMap::new(),
            parts: Vec::new(),
            seal: String::new(),
        }
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let temp = tempfile::tempdir().unwrap();
        let folder = RunFolder::claim(&temp.path().join("a/b")).unwrap();
        let mut record = record();
        folder.write("tables/x.parquet", b"bytes", &mut record).unwrap();
        folder.write_record(&record).unwrap();
        let (opened, read) = RunFolder::open(&temp.path().join("a/b")).unwrap();
        assert_eq!(Record { seal: String::new(), ..read.clone() }, record);
        assert_eq!(opened.read("tables/x.parquet", &read).unwrap(), b"bytes");
    }

    #[test]
    fn a_changed_file_is_damaged_and_a_foreign_folder_is_refused() {
        let temp = tempfile::tempdir().unwrap();
        let path = temp.path().join("run");
        let folder = RunFolder::claim(&path).unwrap();
        let mut record = record();
        folder.write("tables/x.parquet", b"bytes", &mut record).unwrap();
        world::write_file(&folder.at("tables/x.parquet"), b"bytez").unwrap();
        assert_eq!(folder.read("tables/x.parquet", &record).unwrap_err().exit(), exit::DAMAGED);
        world::write_file(&temp.path().join("other/file"), b"x").unwrap();
        let error = RunFolder::claim(&temp.path().join("other")).unwrap_err();
        assert_eq!(error.exit(), exit::USAGE);
        assert_eq!(world::entries(&temp.path().join("other")).unwrap().len(), 1);
    }

    #[test]
    fn an_edited_record_does_not_fit_its_seal() {
        let temp = tempfile::tempdir().unwrap();
        let folder = RunFolder::claim(&temp.path().join("run")).unwrap();
        folder.write_record(&Record { seconds: 0.1 + 0.2, ..record() }).unwrap();
        folder.check_seal().unwrap();
        let kept = String::from_utf8(world::read_bytes(&folder.at("run.json")).unwrap()).unwrap();
        for (is, forged) in [("\"X\"", "\"Y\""), ("run x", "run y"), ("\"seal\"", "\"sea\"")] {
            let text = kept.replace(is, forged);
            assert_ne!(text, kept);
            world::write_file(&folder.at("run.json"), text.as_bytes()).unwrap();
            assert_eq!(folder.check_seal().unwrap_err().exit(), exit::DAMAGED, "{is}");
            assert!(RunFolder::open(&folder.path).is_err() && folder.record().is_ok());
        }
    }

    #[test]
    fn another_format_is_not_read() {
        let temp = tempfile::tempdir().unwrap();
        let folder = RunFolder::claim(&temp.path().join("run")).unwrap();
        let bytes = String::from_utf8(json(&record())).unwrap().replace("run/1", "run/2");
        world::write_file(&folder.at("run.json"), bytes.as_bytes()).unwrap();
        let error = folder.record().unwrap_err();
        assert_eq!(error.exit(), exit::DAMAGED);
        assert!(error.message().contains("assize-run/2"));
        let mut record = record();
        record.files.insert("../secret".into(), "hash".into());
        folder.write_record(&record).unwrap();
        assert!(folder.record().unwrap_err().message().contains("../secret"));
    }
}
