//! The lock on a run folder: held on an open file for as long as the process lives, so that it is
//! free the instant its holder dies, however it dies.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::{exit, world};

/// The name of the lock file in a run folder.
pub const FILE: &str = "run.lock";

/// A lock that is held.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock of a folder.
    ///
    /// # Errors
    /// If another process holds it (exit 5, with its name), or the file cannot be made.
    pub fn take(folder: &Path) -> Result<Lock, Error> {
        let path = folder.join(FILE);
        loop {
            let file = world::open_lock(&path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(held(folder, file)),
                Err(TryLockError::Error(e)) => return Err(Error::storage("lock", &path, &e)),
            }
            // Between opening and locking, the last holder may have removed the file: then this
            // lock is on nothing, and the round begins again.
            if is_same_file(&file, &path) {
                let mut lock = Lock { file, path };
                lock.sign();
                return Ok(lock);
            }
        }
    }

    /// Writes who holds it, for the message to others only; the lock itself does not depend on it.
    fn sign(&mut self) {
        let text = format!(
            "process {} on {}, since {}\n",
            world::process(),
            world::computer(),
            world::now()
        );
        let signed = self.file.set_len(0).and_then(|()| self.file.write_all(text.as_bytes()));
        drop(signed);
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still held; whoever opened it before sees that its file is gone.
        drop(world::remove_file(&self.path));
    }
}

/// The failure that names the holder.
fn held(folder: &Path, mut file: File) -> Error {
    let mut holder = String::new();
    let read = file.rewind().and_then(|()| file.read_to_string(&mut holder));
    let holder = match read {
        Ok(n) if n > 0 => holder.trim().to_owned(),
        _ => "another process".to_owned(),
    };
    Error::new(exit::IN_USE, format!("the run folder is in use by {holder}"))
        .at_path(folder)
        .hint("wait until it ends, or choose another folder with --out")
}

#[cfg(unix)]
fn is_same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let key = |m: std::fs::Metadata| (m.dev(), m.ino());
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(a), Ok(b)) => key(a) == key(b),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_same_file(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_holder_is_refused_and_told_who_holds_it() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lock::take(folder.path()).unwrap();
        let error = Lock::take(folder.path()).unwrap_err();
        assert_eq!(error.exit(), exit::IN_USE);
        let holder = format!("process {}", world::process());
        assert!(error.message().contains(&holder), "{}", error.message());
        drop(lock);
        assert!(!folder.path().join(FILE).exists());
        assert!(Lock::take(folder.path()).is_ok());
    }
}
