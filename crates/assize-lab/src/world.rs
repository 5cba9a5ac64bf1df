//! The one door to the world: files, folders, the clock, the machine's memory and disk.
//!
//! Nothing else in the laboratory opens a file or reads a clock, so what a run touches can be seen
//! in this file. There is no network here, and nowhere else.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use assize_base::calendar::Date;

use crate::error::Error;

/// The largest document that is read at all; the language's own limit is checked with a place later.
pub const DOCUMENT_BYTES: u64 = 1 << 20;
/// The largest data table that is read at all.
pub const TABLE_BYTES: u64 = 64 << 20;

/// A clock that was started.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts one.
    #[must_use]
    pub fn start() -> Stopwatch {
        Stopwatch(Instant::now())
    }

    /// The time since it was started.
    #[must_use]
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// The time now, in UTC, as `2026-01-31T23:59:59Z`.
#[must_use]
pub fn now() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let epoch = Date::new(1970, 1, 1).expect("the first of January 1970 is a date");
    let date = epoch.plus_days(u32::try_from(days).unwrap_or(u32::MAX));
    format!("{date}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

/// The process number of this process.
#[must_use]
pub fn process() -> u32 {
    std::process::id()
}

/// The name of this computer, or `this computer`.
#[must_use]
pub fn computer() -> String {
    fs::read_to_string("/proc/sys/kernel/hostname")
        .map_or_else(|_| "this computer".to_owned(), |name| name.trim().to_owned())
}

/// The number of processor cores.
#[must_use]
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The class of this computer, without anything that names it: `2 cores, 24 GiB, linux on x86_64`.
#[must_use]
pub fn computer_class() -> String {
    let memory = proc_kilobytes("/proc/meminfo", "MemTotal:")
        .map_or_else(String::new, |bytes| format!("{} GiB, ", (bytes + (1 << 29)) >> 30));
    format!("{} cores, {memory}{} on {}", cores(), std::env::consts::OS, std::env::consts::ARCH)
}

/// Reads a text file of limited size.
///
/// # Errors
/// If it cannot be read, is larger, or is not UTF-8.
pub fn read_text(path: &Path, limit: u64) -> Result<String, Error> {
    let bytes = read_limited(path, limit)?;
    String::from_utf8(bytes).map_err(|_| {
        Error::new(crate::exit::INVALID, "the file is not text in UTF-8").at_path(path)
    })
}

/// Reads at most `limit` bytes; a larger file is refused before it is read.
fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let file = File::open(path).map_err(|e| Error::storage("open", path, &e))?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|e| Error::storage("read", path, &e))?;
    if bytes.len() as u64 > limit {
        return Err(Error::new(
            crate::exit::INVALID,
            format!("the file is larger than the limit of {limit} bytes"),
        )
        .at_path(path)
        .hint("this limit cannot be raised; split the document with `extends`"));
    }
    Ok(bytes)
}

/// Reads a whole file.
///
/// # Errors
/// If it cannot be read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|e| Error::storage("read", path, &e))
}

/// Reads a document from standard input.
///
/// # Errors
/// If it cannot be read or is too large.
pub fn read_stdin() -> Result<String, Error> {
    let place = Path::new("standard input");
    let mut text = String::new();
    io::stdin()
        .take(DOCUMENT_BYTES + 1)
        .read_to_string(&mut text)
        .map_err(|e| Error::storage("read", place, &e))?;
    if text.len() as u64 > DOCUMENT_BYTES {
        return Err(
            Error::new(crate::exit::INVALID, "the document is larger than 1 MiB").at_path(place)
        );
    }
    Ok(text)
}

/// Tells whether a path is a file.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Tells whether a path is a folder.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// The entries of a folder by name, sorted; an error is an error, never "none".
///
/// # Errors
/// If the folder cannot be read to its end.
pub fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |e: io::Error| Error::storage("list", folder, &e);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        paths.push(entry.map_err(failed)?.path());
    }
    paths.sort();
    Ok(paths)
}

/// Makes a folder and those above it.
///
/// # Errors
/// If that fails.
pub fn make_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(|e| Error::storage("make the folder", path, &e))
}

/// Removes a file if it is there.
///
/// # Errors
/// If it is there and cannot be removed.
pub fn remove_file(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Error::storage("remove", path, &e)),
        _ => Ok(()),
    }
}

/// Removes a folder with all that is in it, if it is there.
///
/// # Errors
/// If it is there and cannot be removed.
pub fn remove_folder(path: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Error::storage("remove", path, &e)),
        _ => Ok(()),
    }
}

/// Opens a file for locking, making it if it is not there.
///
/// # Errors
/// If that fails.
pub fn open_lock(path: &Path) -> Result<File, Error> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(|e| Error::storage("open", path, &e))
}

/// Puts a file in its place so that whoever looks sees the old bytes or the new, never a part:
/// a new file beside it, flushed to disk, renamed, and the folder flushed.
///
/// # Errors
/// If any step fails; the old file is then untouched.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    make_folder(folder)?;
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".new-{}", process()));
    let fresh = folder.join(name);
    let written = write_and_flush(&fresh, bytes).and_then(|()| fs::rename(&fresh, path));
    if let Err(e) = written {
        // The half-written file is of no use; failing to remove it changes nothing about the cause.
        drop(fs::remove_file(&fresh));
        return Err(Error::storage("write", path, &e));
    }
    flush_folder(folder).map_err(|e| Error::storage("flush the folder", folder, &e))
}

fn write_and_flush(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(unix)]
fn flush_folder(folder: &Path) -> io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn flush_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// What the machine can give this process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memory {
    /// Bytes.
    pub bytes: u64,
    /// What sets the limit, in words.
    pub limited_by: &'static str,
}

/// The memory that a run may plan with: the least of what is available, the control group's limit
/// and the process's limits; `None` where none of them can be read.
#[must_use]
pub fn memory() -> Option<Memory> {
    let known = [
        (proc_kilobytes("/proc/meminfo", "MemAvailable:"), "memory available on this computer"),
        (group_memory(), "memory limit of the control group"),
        (process_memory(), "memory limit of the process (ulimit -v)"),
    ];
    known
        .into_iter()
        .filter_map(|(bytes, limited_by)| Some(Memory { bytes: bytes?, limited_by }))
        .min_by_key(|m| m.bytes)
}

/// The memory this process uses now.
#[must_use]
pub fn memory_used() -> Option<u64> {
    proc_kilobytes("/proc/self/status", "VmRSS:")
}

fn proc_kilobytes(path: &str, field: &str) -> Option<u64> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find(|l| l.starts_with(field))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|k| k * 1024)
}

/// What is left under the limit of the control group, in its second or first version.
fn group_memory() -> Option<u64> {
    let number = |path: &str| fs::read_to_string(path).ok()?.trim().parse::<u64>().ok();
    let own = fs::read_to_string("/proc/self/cgroup").ok()?;
    let unified = own.lines().find_map(|l| l.strip_prefix("0::")).unwrap_or("/").to_owned();
    let old = own.lines().find_map(|l| l.split_once(":memory:")).map_or("/", |(_, path)| path);
    let places = [
        (
            format!("/sys/fs/cgroup{unified}/memory.max"),
            format!("/sys/fs/cgroup{unified}/memory.current"),
        ),
        ("/sys/fs/cgroup/memory.max".to_owned(), "/sys/fs/cgroup/memory.current".to_owned()),
        (
            format!("/sys/fs/cgroup/memory{old}/memory.limit_in_bytes"),
            format!("/sys/fs/cgroup/memory{old}/memory.usage_in_bytes"),
        ),
    ];
    places
        .iter()
        .filter_map(|(limit, used)| Some(number(limit)?.saturating_sub(number(used).unwrap_or(0))))
        .min()
}

#[cfg(unix)]
fn process_memory() -> Option<u64> {
    use nix::sys::resource::{Resource, getrlimit};
    let (soft, _) = getrlimit(Resource::RLIMIT_AS).ok()?;
    (soft < u64::MAX / 2).then_some(soft)
}

#[cfg(not(unix))]
fn process_memory() -> Option<u64> {
    None
}

/// Free bytes on the disk that would hold a path; `None` where it cannot be told.
#[cfg(unix)]
#[must_use]
pub fn disk_free(path: &Path) -> Option<u64> {
    let mut at = Some(path);
    while let Some(folder) = at {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if let Ok(stat) = nix::sys::statvfs::statvfs(folder) {
            #[expect(clippy::useless_conversion, reason = "the width differs between platforms")]
            return Some(u64::from(stat.blocks_available()) * u64::from(stat.fragment_size()));
        }
        at = folder.parent();
    }
    None
}

/// Free bytes on the disk that would hold a path; `None` where it cannot be told.
#[cfg(not(unix))]
#[must_use]
pub fn disk_free(_: &Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_old_or_new_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/file");
        write_file(&path, b"old").unwrap();
        write_file(&path, b"new").unwrap();
        assert_eq!(read_bytes(&path).unwrap(), b"new");
        assert_eq!(entries(&folder.path().join("deep")).unwrap(), [path]);
    }

    #[test]
    fn a_file_over_the_limit_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        write_file(&path, &[b'a'; 11]).unwrap();
        assert!(read_text(&path, 11).is_ok());
        assert_eq!(read_text(&path, 10).unwrap_err().exit(), crate::exit::INVALID);
    }

    #[test]
    fn listing_a_missing_folder_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("none");
        assert_eq!(entries(&missing).unwrap_err().exit(), crate::exit::STORAGE);
    }

    #[test]
    fn the_clock_writes_dates() {
        let text = now();
        assert_eq!(text.len(), 20, "{text}");
        assert!(text.ends_with('Z') && &text[4..5] == "-", "{text}");
    }
}
