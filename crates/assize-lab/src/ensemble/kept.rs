//! What an interrupted ensemble has finished: one small file for every member, in the checkpoint
//! folder of the run, removed with it when the run is complete.
//!
//! A file that is damaged or of another study is not used: its member is computed again.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::evidence::Reading;
use crate::{checkpoint, digest, folder, world};

const FORMAT: &str = "assize-member/1";

/// The members that a run folder keeps.
#[derive(Debug)]
pub struct Kept<'a> {
    folder: PathBuf,
    scenario: &'a str,
}

/// One file.
#[derive(Debug, Serialize, Deserialize)]
struct File {
    format: String,
    version: String,
    scenario: String,
    member: u32,
    readings: Vec<Reading>,
    hash: String,
}

impl File {
    /// The hash of everything else in the file.
    fn hashed(&self) -> String {
        let readings = folder::json(&self.readings);
        let head =
            format!("{}\n{}\n{}\n{}\n", self.format, self.version, self.scenario, self.member);
        digest::of_bytes(&[head.as_bytes(), &readings].concat())
    }
}

impl<'a> Kept<'a> {
    /// The members kept for a scenario in a run folder.
    #[must_use]
    pub fn of(run: &Path, scenario_digest: &'a str) -> Kept<'a> {
        Kept { folder: run.join(checkpoint::FOLDER).join("members"), scenario: scenario_digest }
    }

    /// How many files there are, good or not.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn count(&self) -> Result<usize, Error> {
        if !world::is_folder(&self.folder) {
            return Ok(0);
        }
        Ok(world::entries(&self.folder)?.len())
    }

    /// What a member measured, if it is kept undamaged.
    #[must_use]
    pub fn find(&self, member: u32) -> Option<Vec<Reading>> {
        let bytes = world::read_bytes(&self.path(member)).ok()?;
        let file: File = serde_json::from_slice(&bytes).ok()?;
        let is_ours = file.format == FORMAT
            && file.version == env!("CARGO_PKG_VERSION")
            && file.scenario == self.scenario
            && file.member == member
            && file.hash == file.hashed();
        is_ours.then_some(file.readings)
    }

    /// Keeps what a member measured.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn keep(&self, member: u32, readings: &[Reading]) -> Result<(), Error> {
        world::make_folder(&self.folder)?;
        let mut file = File {
            format: FORMAT.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: self.scenario.to_owned(),
            member,
            readings: readings.to_vec(),
            hash: String::new(),
        };
        file.hash = file.hashed();
        world::write_file(&self.path(member), &folder::json(&file))
    }

    fn path(&self, member: u32) -> PathBuf {
        self.folder.join(format!("{member:05}.json"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings() -> Vec<Reading> {
        vec![Reading {
            arm: "a".into(),
            against: String::new(),
            measure: "wrongful.share".into(),
            unit: "share".into(),
            value: Some(0.1 + 0.2),
        }]
    }

    #[test]
    fn a_member_comes_back_to_the_last_bit_and_only_to_its_own_study() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = Kept::of(folder.path(), "one");
        kept.keep(3, &readings()).expect("it can be written");
        assert_eq!(kept.find(3), Some(readings()));
        assert_eq!(kept.find(2), None);
        assert_eq!(Kept::of(folder.path(), "other").find(3), None);
        assert_eq!(kept.count().expect("it can be read"), 1);
    }

    #[test]
    fn a_damaged_member_is_computed_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = Kept::of(folder.path(), "one");
        kept.keep(0, &readings()).expect("it can be written");
        let path = kept.path(0);
        let text = String::from_utf8(world::read_bytes(&path).expect("bytes")).expect("text");
        let forged = text.replace("wrongful", "rightful");
        assert_ne!(forged, text);
        world::write_file(&path, forged.as_bytes()).expect("it can be written");
        assert_eq!(kept.find(0), None);
    }
}
