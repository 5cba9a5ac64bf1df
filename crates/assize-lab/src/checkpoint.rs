//! Checkpoints: what a run has finished, in a plain format of our own, so that a run that was
//! stopped at any instant goes on and ends with the same bytes.
//!
//! A file is: magic, major and minor version, the scenario's digest, the counts of the finished
//! replicates, the engine's own bytes for the one under way, and a hash over all of it. Two
//! generations are kept. Whatever is wrong with a file is an error, never "there is none".

use std::path::{Path, PathBuf};

use assize_model::count::ArmCounts;
use assize_scenario::Scenario;

use crate::error::Error;
use crate::world;

/// The folder in a run folder.
pub const FOLDER: &str = "checkpoint";
const MAGIC: &[u8; 8] = b"ASSIZECP";
const MAJOR: u16 = 2;
const MINOR: u16 = 0;
const HASH: usize = 32;

/// What a run has done so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The counts of the finished replicates.
    pub done: Vec<Vec<ArmCounts>>,
    /// The engine's bytes and the periods done of the replicate under way.
    pub under_way: Option<(u32, Vec<u8>)>,
}

impl State {
    /// Whole periods done, over all replicates.
    #[must_use]
    pub fn periods(&self, periods: u32) -> u64 {
        let under_way = self.under_way.as_ref().map_or(0, |(p, _)| *p);
        self.done.len() as u64 * u64::from(periods) + u64::from(under_way)
    }
}

/// Writes a checkpoint, reads it back, and only then forgets the generation before the last.
///
/// # Errors
/// If it cannot be written or is not there afterwards.
pub fn save(run: &Path, digest: &str, state: &State) -> Result<(), Error> {
    let folder = run.join(FOLDER);
    world::make_folder(&folder)?;
    let kept = generations(&folder)?;
    let next = kept.last().map_or(1, |(n, _)| n + 1);
    let path = folder.join(format!("{next:08}.assize"));
    let bytes = encode(digest, state);
    world::write_file(&path, &bytes)?;
    if world::read_bytes(&path)? != bytes {
        return Err(Error::new(crate::exit::STORAGE, "the checkpoint reads back differently")
            .at_path(&path)
            .hint("the disk does not keep what it is given; use another one"));
    }
    for (_, old) in kept.iter().rev().skip(1) {
        world::remove_file(old)?;
    }
    Ok(())
}

/// What a run folder has kept.
#[derive(Debug, Default)]
pub struct Found {
    /// The newest undamaged state; `None` only if there is no checkpoint at all.
    pub state: Option<State>,
    /// What was wrong with newer ones.
    pub passed_over: Vec<String>,
}

/// Finds the newest undamaged checkpoint, of `most` replicates at most.
///
/// # Errors
/// If there are checkpoints and none can be used, or the folder cannot be read.
pub fn newest(run: &Path, digest: &str, scenario: &Scenario, most: u32) -> Result<Found, Error> {
    let folder = run.join(FOLDER);
    if !world::is_folder(&folder) {
        return Ok(Found::default());
    }
    let mut found = Found::default();
    let mut last = None;
    for (_, path) in generations(&folder)?.into_iter().rev() {
        match decode(&world::read_bytes(&path)?, digest, scenario, most) {
            Ok(state) => {
                found.state = Some(state);
                return Ok(found);
            }
            Err(why) => {
                found.passed_over.push(format!("{}: {why}", path.display()));
                last = last.or(Some(Error::damaged(&path, why)));
            }
        }
    }
    match last {
        None => Ok(found),
        Some(error) => Err(error.hint(
            "no checkpoint of this run can be used; choose another folder with --out to start again",
        )),
    }
}

/// The checkpoints of a folder, oldest first.
fn generations(folder: &Path) -> Result<Vec<(u64, PathBuf)>, Error> {
    let number = |path: &PathBuf| {
        let name = path.file_name()?.to_str()?.strip_suffix(".assize")?;
        Some((name.parse().ok()?, path.clone()))
    };
    Ok(world::entries(folder)?.iter().filter_map(number).collect())
}

fn encode(digest: &str, state: &State) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&MAJOR.to_le_bytes());
    out.extend_from_slice(&MINOR.to_le_bytes());
    put_bytes(&mut out, digest.as_bytes());
    put_bytes(&mut out, env!("CARGO_PKG_VERSION").as_bytes());
    put(&mut out, state.done.len() as u64);
    for arm in state.done.iter().flatten() {
        for numbers in columns(arm) {
            put(&mut out, numbers.len() as u64);
            numbers.iter().for_each(|n| put(&mut out, n.cast_unsigned()));
        }
    }
    put(&mut out, u64::from(state.under_way.is_some()));
    if let Some((periods, bytes)) = &state.under_way {
        put(&mut out, u64::from(*periods));
        put_bytes(&mut out, bytes);
    }
    let hash = blake3::hash(&out);
    out.extend_from_slice(hash.as_bytes());
    out
}

fn put(out: &mut Vec<u8>, n: u64) {
    out.extend_from_slice(&n.to_le_bytes());
}

fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// All numbers of an arm's counts, in a fixed order. Every field is named, so that a new one is not
/// forgotten.
fn columns(arm: &ArmCounts) -> [&Vec<i64>; 15] {
    let ArmCounts { persons: p, firms: f, fired, recorded, chain, redress, reasons } = arm;
    [
        &p.cells, &p.series, &p.scores, &p.returns, &p.purses, &f.cells, &f.series, &f.scores,
        &f.returns, &f.purses, fired, recorded, chain, redress, reasons,
    ]
}

fn columns_mut(arm: &mut ArmCounts) -> [&mut Vec<i64>; 15] {
    let ArmCounts { persons: p, firms: f, fired, recorded, chain, redress, reasons } = arm;
    [
        &mut p.cells,
        &mut p.series,
        &mut p.scores,
        &mut p.returns,
        &mut p.purses,
        &mut f.cells,
        &mut f.series,
        &mut f.scores,
        &mut f.returns,
        &mut f.purses,
        fired,
        recorded,
        chain,
        redress,
        reasons,
    ]
}

/// Bytes that are read from the front; running out is an error with the offset.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], String> {
        let end = self.at.checked_add(n).filter(|end| *end <= self.bytes.len());
        let end = end.ok_or_else(|| format!("at byte {}: {n} more bytes expected", self.at))?;
        let part = &self.bytes[self.at..end];
        self.at = end;
        Ok(part)
    }

    fn number(&mut self) -> Result<u64, String> {
        let part = self.take(8)?;
        Ok(u64::from_le_bytes(part.try_into().expect("eight bytes were taken")))
    }

    fn short(&mut self) -> Result<u16, String> {
        let part = self.take(2)?;
        Ok(u16::from_le_bytes(part.try_into().expect("two bytes were taken")))
    }

    fn length(&mut self) -> Result<usize, String> {
        let at = self.at;
        usize::try_from(self.number()?).map_err(|_| format!("at byte {at}: an impossible length"))
    }

    fn part(&mut self) -> Result<&'a [u8], String> {
        let n = self.length()?;
        self.take(n)
    }
}

fn decode(bytes: &[u8], digest: &str, scenario: &Scenario, most: u32) -> Result<State, String> {
    let body = bytes.len().checked_sub(HASH).ok_or("the file is too short for a checkpoint")?;
    let mut reader = Reader { bytes: &bytes[..body], at: 0 };
    if reader.take(MAGIC.len())? != MAGIC {
        return Err("at byte 0: `ASSIZECP` expected".to_owned());
    }
    let (major, minor) = (reader.short()?, reader.short()?);
    if major != MAJOR {
        return Err(format!("format {major}.{minor}, this program reads {MAJOR}.{MINOR}"));
    }
    if blake3::hash(&bytes[..body]).as_bytes()[..] != bytes[body..] {
        return Err(format!("at byte {body}: the hash does not fit what stands before it"));
    }
    if reader.part()? != digest.as_bytes() {
        return Err("it belongs to another scenario".to_owned());
    }
    let version = String::from_utf8_lossy(reader.part()?).into_owned();
    if version != env!("CARGO_PKG_VERSION") {
        return Err(format!(
            "it was written by assize {version}, this is {}",
            env!("CARGO_PKG_VERSION")
        ));
    }
    read_state(&mut reader, scenario, most)
}

fn read_state(reader: &mut Reader, scenario: &Scenario, most: u32) -> Result<State, String> {
    let mut state = State::default();
    let replicates = reader.number()?;
    if replicates > u64::from(most) {
        return Err(format!("{replicates} replicates, at most {most} expected"));
    }
    for _ in 0..replicates {
        let mut arms = Vec::with_capacity(scenario.arms.len());
        for arm in &scenario.arms {
            arms.push(read_arm(
                reader,
                ArmCounts::zero(
                    &arm.policy,
                    scenario.services.len(),
                    scenario.catalogue.conducts.len(),
                    scenario.periods,
                ),
            )?);
        }
        state.done.push(arms);
    }
    if reader.number()? != 0 {
        let periods = reader.number()?;
        let periods = u32::try_from(periods).map_err(|_| format!("{periods} periods"))?;
        state.under_way = Some((periods, reader.part()?.to_vec()));
    }
    if reader.at != reader.bytes.len() {
        return Err(format!("at byte {}: the end expected", reader.at));
    }
    Ok(state)
}

/// Reads the counts of an arm into zeros of the right shape.
fn read_arm(reader: &mut Reader, mut arm: ArmCounts) -> Result<ArmCounts, String> {
    for numbers in columns_mut(&mut arm) {
        let at = reader.at;
        if reader.length()? != numbers.len() {
            return Err(format!("at byte {at}: {} numbers expected", numbers.len()));
        }
        for n in numbers.iter_mut() {
            *n = reader.number()?.cast_signed();
        }
    }
    Ok(arm)
}
