//! Studies with parts: each part is an ordinary run in a folder of its own, and all of them together
//! become one table and one page.
//!
//! ```text
//! run.json             the record of the whole, with the parts by id
//! parts/ID/            the run of a part, complete in itself
//! tables/parts.parquet one row a part, and the totals
//! parts.csv            the same for spreadsheets
//! report.html          the same as a page
//! ```
//!
//! In reading order: [`run`], [`plan`](plan()), [`verify`], [`report`], `table` (what is told of a part),
//! `page` (the same for readers).
//!
//! Invariant: what is told of the whole is a function of the parts' folders and of the documents.

mod page;
mod table;

use std::path::{Path, PathBuf};

use crate::error::{Error, Finding};
use crate::exit::Exit;
use crate::folder::{self, Record, RunFolder, Status};
use crate::order::{Order, Prepared, default_folder, prepare, prepare_asked};
use crate::plan::{Means, Plan, Size, estimated, with_most};
use crate::report::ReportAnswer;
use crate::run::{self, Observer, RunAnswer, STOPS};
use crate::verify::Verified;
use crate::{digest, exit, tables, world};

use table::Told;

/// The folder of the parts.
pub(crate) const FOLDER: &str = "parts";
/// The table as a spreadsheet reads it.
const CSV: &str = "parts.csv";

/// The folder of one part, in the folder of the whole.
fn place(out: &Path, id: &str) -> PathBuf {
    out.join(FOLDER).join(id)
}

/// Runs a study part by part; finished parts of an earlier attempt are not run again.
///
/// # Errors
/// As for any run; what is done of the parts is kept.
pub(crate) fn run(
    order: &Order,
    prepared: &Prepared,
    means: &Means,
    out: Option<&Path>,
    observer: &dyn Observer,
) -> Result<RunAnswer, Error> {
    if order.study.as_deref() == Some("-") {
        let message = "a study with parts cannot come from standard input";
        return Err(Error::usage(message).hint("save it in a file, and name the file"));
    }
    let out = out.map_or_else(|| PathBuf::from(default_folder(prepared)), Path::to_path_buf);
    let folder = RunFolder::claim(&out)?;
    let mut record = run::taken(&folder, prepared)?;
    if record.status == Status::Done {
        observer.say("this study is already complete; its results are shown again");
        let told = gathered(&folder, &record)?;
        return Ok(answer(&folder, &record, &told));
    }
    let mut seconds = 0.0;
    let parts = &prepared.loaded.parts;
    for (index, part) in parts.iter().enumerate() {
        let inner = Inner { observer, id: &part.id, number: index + 1, of: parts.len() };
        inner.warn(prepared, index);
        let one = Order { part: Some(part.id.clone()), ..order.clone() };
        match run::run(&one, means, Some(&place(&out, &part.id)), &inner) {
            Ok(answer) => seconds += answer.seconds,
            Err(error) if STOPS.contains(&error.exit()) => {
                let done = format!("stopped in part {} of {}: {}", index + 1, parts.len(), part.id);
                return Err(run::halted(&folder, &mut record, error.exit(), done)?);
            }
            Err(error) => return Err(error),
        }
    }
    record.seconds = seconds;
    record.threads = means.settings().threads;
    observer.say("writing the table and the page of all parts");
    let told = gathered(&folder, &record)?;
    finish(&folder, &mut record, prepared, &told)?;
    Ok(answer(&folder, &record, &told))
}

/// Answers `plan` for a study with parts: they are run one after the other, so that the largest one
/// says what memory is needed, and all of them together how long it takes.
pub(crate) fn plan(
    order: &Order,
    prepared: &Prepared,
    means: &Means,
    out: &Path,
) -> Result<Plan, Error> {
    let mut whole: Option<Plan> = None;
    for part in &prepared.loaded.parts {
        let one = prepare(&Order { part: Some(part.id.clone()), ..order.clone() })?;
        let size = Size::of(&one);
        let mut plan = with_most(estimated(&size, means, out), &size, means, out);
        plan.refusals = plan.refusals.iter().map(|r| format!("{}: {r}", part.id)).collect();
        whole = Some(match whole {
            None => plan,
            Some(before) => together(before, plan),
        });
    }
    let mut whole = whole.expect("a study with parts has at least one");
    // Each part is admitted by itself, so that no number of all of them is to be typed back.
    whole.flags.retain(|flag| !flag.starts_with("--accept-estimate"));
    Ok(Plan { study: prepared.loaded.scenario.name.clone(), ..whole })
}

/// Two plans that are carried out one after the other.
fn together(a: Plan, b: Plan) -> Plan {
    let mut refusals = a.refusals.clone();
    refusals.extend(b.refusals.clone());
    let fit = a.persons_that_fit.zip(b.persons_that_fit).map(|(a, b)| a.min(b));
    let (seconds, disk) = (a.seconds + b.seconds, a.disk_bytes + b.disk_bytes);
    let person_periods = a.person_periods + b.person_periods;
    let mut arms = a.arms.clone();
    arms.extend(b.arms.iter().filter(|arm| !a.arms.contains(arm)).cloned());
    let larger = if a.memory_bytes >= b.memory_bytes { a } else { b };
    Plan {
        arms,
        seconds,
        disk_bytes: disk,
        person_periods,
        persons_that_fit: fit,
        fits: refusals.is_empty(),
        refusals,
        ..larger
    }
}

/// What the folders of the parts tell.
fn gathered(folder: &RunFolder, record: &Record) -> Result<Vec<Told>, Error> {
    let shelf = folder.shelf(record)?;
    let prepared = prepare_asked(shelf, record.asked.clone(), record.command.clone())?;
    let parts = prepared.loaded.parts.iter();
    parts.map(|part| table::told(&prepared, part, &place(&folder.path, &part.id))).collect()
}

/// Writes the table and the page, then says in the record that the study is complete.
fn finish(
    folder: &RunFolder,
    record: &mut Record,
    prepared: &Prepared,
    told: &[Told],
) -> Result<(), Error> {
    let made = table::table(told);
    folder.write(&folder::table_file(&made.name), &tables::encode(&made), record)?;
    folder.write(CSV, assize_report::csv(&made).as_bytes(), record)?;
    record.digest = Some(digest_of(told));
    record.finished = Some(world::now());
    record.status = Status::Done;
    let html = page::page(prepared, record, told);
    folder.write("report.html", html.as_bytes(), record)?;
    folder.write_record(record)
}

/// The digest of the whole: that of the table, and those of the parts.
fn digest_of(told: &[Told]) -> String {
    let mut text = digest::of_bytes(&tables::encode(&table::table(told)));
    for one in told {
        text.push_str(&format!("\n{} {}", one.part.id, one.digest));
    }
    digest::of_bytes(text.as_bytes())
}

/// What is told of a complete study: the totals take the place of the key figures.
fn answer(folder: &RunFolder, record: &Record, told: &[Told]) -> RunAnswer {
    RunAnswer {
        format: "assize-run-answer/1".to_owned(),
        run: folder.path.display().to_string(),
        report: folder.at("report.html").display().to_string(),
        digest: record.digest.clone().unwrap_or_default(),
        scenario_digest: record.scenario_digest.clone(),
        persons: told.iter().map(|one| one.part.persons).sum(),
        replicates: record.replicates,
        until: None,
        seconds: record.seconds,
        headline: table::headline(told),
    }
}

/// Answers `verify` for a study with parts: every part as a run of its own, then the table.
pub(crate) fn verify(
    folder: &RunFolder,
    record: &Record,
    mut differences: Vec<String>,
    means: &Means,
    observer: &dyn Observer,
) -> Result<Verified, Error> {
    let (mut files, mut again) = (record.files.len(), true);
    for (index, id) in record.parts.iter().enumerate() {
        let inner = Inner { observer, id, number: index + 1, of: record.parts.len() };
        let verified = crate::verify::verify(&place(&folder.path, id), means, &inner)?;
        files += verified.files;
        again &= verified.recomputed;
        let of_part = verified.differences.iter().map(|d| format!("{FOLDER}/{id}/{d}"));
        differences.extend(of_part);
    }
    let mut fresh = None;
    if differences.is_empty() {
        let told = gathered(folder, record)?;
        let digest = digest_of(&told);
        if record.digest.as_deref() != Some(&digest) {
            differences.push(format!("digest: the parts amount to {digest}"));
        }
        fresh = Some(digest).filter(|_| again);
    }
    Ok(Verified {
        format: "assize-verify/1".to_owned(),
        run: folder.path.display().to_string(),
        is_same: differences.is_empty(),
        files,
        recomputed: again,
        digest: record.digest.clone().unwrap_or_default(),
        recomputed_digest: fresh,
        differences,
    })
}

/// Answers `report` for a study with parts.
///
/// # Errors
/// If a file of a part is damaged, or the page cannot be written.
pub(crate) fn report(folder: &RunFolder, record: &mut Record) -> Result<ReportAnswer, Error> {
    let shelf = folder.shelf(record)?;
    let prepared = prepare_asked(shelf, record.asked.clone(), record.command.clone())?;
    let told = gathered(folder, record)?;
    let html = page::page(&prepared, record, &told);
    folder.write("report.html", html.as_bytes(), record)?;
    folder.write_record(record)?;
    Ok(ReportAnswer {
        format: "assize-report-answer/1".to_owned(),
        run: folder.path.display().to_string(),
        report: folder.at("report.html").display().to_string(),
        bytes: html.len(),
    })
}

/// The failure for a question that only a part can answer.
pub(crate) fn ask_a_part(path: &Path, record: &Record) -> Error {
    let first = record.parts.first().map_or("", String::as_str);
    Error::new(exit::USAGE, "the run has parts, and only a part can answer this")
        .at_path(path)
        .hint(format!("name the folder of one of them, such as {}", place(path, first).display()))
}

/// Watches one part of a study for whoever watches the whole.
struct Inner<'a> {
    observer: &'a dyn Observer,
    id: &'a str,
    number: usize,
    of: usize,
}

impl Inner<'_> {
    /// Tells the warnings of all documents once, with the first part.
    fn warn(&self, prepared: &Prepared, index: usize) {
        for finding in prepared.warnings().iter().filter(|_| index == 0) {
            let Finding { path, line, message, .. } = finding;
            self.observer.say(&format!("{path}:{line}: {message}"));
        }
    }
}

impl Observer for Inner<'_> {
    fn prepared(&self, _: &[Finding], plan: &Plan, out: &Path) {
        self.observer.say(&format!("part {} of {}: {}", self.number, self.of, self.id));
        self.observer.prepared(&[], plan, out);
    }

    fn say(&self, words: &str) {
        self.observer.say(&format!("{}: {words}", self.id));
    }

    fn advanced(&self, done: u64, total: u64) {
        self.observer.advanced(done, total);
    }

    fn stop(&self) -> Option<Exit> {
        self.observer.stop()
    }
}
