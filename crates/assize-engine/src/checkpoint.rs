//! The state of a replicate as plain bytes: fields in a written order, little-endian.
//!
//! Nothing about a person's attributes is in it: on reading, society is computed again. Chunks
//! are written person by person, so a run may go on with chunks of another size.

use std::fmt;
use std::sync::Mutex;

use assize_model::chunk::ArmState;
use assize_model::count::{ArmCounts, Counts};
use assize_model::entry::Entry;
use assize_model::pair::Pair;
use assize_model::plan::Plan;
use assize_model::status::Status;

use crate::run::Progress;
use crate::worker::{Extent, beginning, empty_boards, post_again, put_up, zero};

/// The first bytes, with the version of the format.
const MAGIC: &[u8; 8] = b"assize\x05\x00";

/// Why a checkpoint was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCheckpoint(pub String);

impl fmt::Display for BadCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadCheckpoint {}

/// What a checkpoint must agree with.
fn header(plan: &Plan<'_>, replicate: u32, periods: u32) -> Vec<u8> {
    let scenario = plan.scenario;
    let mut bytes = MAGIC.to_vec();
    for number in [scenario.seed, scenario.persons, plan.arms.len() as u64] {
        bytes.extend(number.to_le_bytes());
    }
    for number in [replicate, plan.calendar.periods(), periods] {
        bytes.extend(number.to_le_bytes());
    }
    bytes
}

/// Writes the state between two periods.
pub(crate) fn write(plan: &Plan<'_>, replicate: u32, progress: &Progress) -> Vec<u8> {
    let mut bytes = header(plan, replicate, progress.periods);
    for arm in 0..plan.arms.len() {
        let (mut columns, mut entries, mut base) = (Vec::new(), Vec::new(), 0_u64);
        let mut n = 0_u64;
        for chunk in &progress.chunks {
            let states = chunk.lock().expect("no worker panicked before");
            let state = &states[arm];
            columns.extend(state.status.iter().flat_map(|s| s.0.to_le_bytes()));
            for entry in &state.file {
                entries.extend((base + u64::from(entry.subject().offset)).to_le_bytes());
                entries.extend(entry.to_bytes());
                n += 1;
            }
            base += state.status.len() as u64;
        }
        for column in COLUMNS {
            for chunk in &progress.chunks {
                let mut states = chunk.lock().expect("no worker panicked before");
                columns.extend(&*column(&mut states[arm]));
            }
        }
        for chunk in &progress.chunks {
            let states = chunk.lock().expect("no worker panicked before");
            columns.extend(states[arm].weights.iter().flat_map(|w| w.to_le_bytes()));
        }
        for chunk in &progress.chunks {
            let states = chunk.lock().expect("no worker panicked before");
            columns.extend(states[arm].pairs.iter().flat_map(|p| p.to_bytes()));
        }
        bytes.extend(columns);
        bytes.extend(n.to_le_bytes());
        bytes.extend(entries);
        write_counts(&progress.counts[arm], &mut bytes);
    }
    bytes
}

/// The columns of bytes, person by person.
const COLUMNS: [fn(&mut ArmState) -> &mut Vec<u8>; 5] = [
    |state| &mut state.listed,
    |state| &mut state.firm_bands,
    |state| &mut state.firm_listed,
    |state| &mut state.side_bands,
    |state| &mut state.arrears,
];

fn tables(counts: &Counts) -> [&Vec<i64>; 5] {
    [&counts.cells, &counts.series, &counts.scores, &counts.returns, &counts.purses]
}

fn write_counts(counts: &ArmCounts, bytes: &mut Vec<u8>) {
    let all = tables(&counts.persons).into_iter().chain(tables(&counts.firms));
    let evidence = [&counts.chain, &counts.redress, &counts.reasons];
    for table in all.chain([&counts.fired, &counts.recorded]).chain(evidence) {
        bytes.extend(table.iter().flat_map(|n| n.to_le_bytes()));
    }
}

/// Bytes that are still to be read.
pub(crate) struct Reader<'b> {
    pub(crate) bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    fn take(&mut self, n: usize) -> Result<&'b [u8], BadCheckpoint> {
        let taken = self.bytes.split_at_checked(n);
        let (head, rest) = taken.ok_or_else(|| BadCheckpoint("it ends too early".into()))?;
        self.bytes = rest;
        Ok(head)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], BadCheckpoint> {
        Ok(self.take(N)?.try_into().expect("N bytes were taken"))
    }

    pub(crate) fn number(&mut self) -> Result<u64, BadCheckpoint> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    fn numbers(&mut self, into: &mut [i64]) -> Result<(), BadCheckpoint> {
        for number in into {
            *number = i64::from_le_bytes(self.array()?);
        }
        Ok(())
    }
}

/// Reads what [`write`] wrote.
pub(crate) fn read(
    plan: &Plan<'_>,
    extents: &[Extent],
    replicate: u32,
    bytes: &[u8],
) -> Result<Progress, BadCheckpoint> {
    let mut reader = Reader { bytes };
    let fixed = header(plan, replicate, 0).len() - 4;
    let start = reader.take(fixed)?;
    if start != &header(plan, replicate, 0)[..fixed] {
        return Err(BadCheckpoint("it belongs to another scenario, replicate or version".into()));
    }
    let periods = u32::from_le_bytes(reader.array()?);
    if periods > plan.calendar.periods() {
        return Err(BadCheckpoint(format!("it claims {periods} periods")));
    }
    let mut chunks: Vec<Vec<ArmState>> = extents.iter().map(|e| beginning(plan, *e)).collect();
    let mut counts = zero(plan);
    for (arm, counts) in counts.iter_mut().enumerate() {
        read_arm(&mut reader, arm, extents, &mut chunks)?;
        read_counts(&mut reader, counts)?;
    }
    if !reader.bytes.is_empty() {
        return Err(BadCheckpoint("it is longer than it should be".into()));
    }
    let has_boards = plan.uses_boards && periods > 0;
    if has_boards {
        chunks.iter_mut().for_each(|states| post_again(plan, states, periods - 1));
    }
    let chunks: Vec<_> = chunks.into_iter().map(Mutex::new).collect();
    let mut boards = empty_boards(plan);
    if has_boards {
        put_up(plan, &mut boards, &chunks);
    }
    Ok(Progress { periods, chunks, boards, counts })
}

fn read_arm(
    reader: &mut Reader<'_>,
    arm: usize,
    extents: &[Extent],
    chunks: &mut [Vec<ArmState>],
) -> Result<(), BadCheckpoint> {
    for chunk in chunks.iter_mut() {
        for status in &mut chunk[arm].status {
            *status = Status(u16::from_le_bytes(reader.array()?));
        }
    }
    for column in COLUMNS {
        for chunk in chunks.iter_mut() {
            let column = column(&mut chunk[arm]);
            let n = column.len();
            column.copy_from_slice(reader.take(n)?);
        }
    }
    for chunk in chunks.iter_mut() {
        for weight in &mut chunk[arm].weights {
            *weight = u16::from_le_bytes(reader.array()?);
        }
    }
    for chunk in chunks.iter_mut() {
        for pair in &mut chunk[arm].pairs {
            *pair = Pair::from_bytes(reader.array()?);
        }
    }
    let n = u64::from_le_bytes(reader.array()?);
    let mut files: Vec<Vec<Entry>> = vec![Vec::new(); chunks.len()];
    for _ in 0..n {
        let person = u64::from_le_bytes(reader.array()?);
        let entry = Entry::from_bytes(reader.array()?);
        let (at, offset) = place(extents, person)?;
        files[at].push(entry.moved_to(offset));
    }
    for (chunk, mut file) in chunks.iter_mut().zip(files) {
        file.sort_by_key(Entry::subject);
        chunk[arm].file = file.into();
    }
    Ok(())
}

/// The chunk and offset of a person.
fn place(extents: &[Extent], person: u64) -> Result<(usize, u16), BadCheckpoint> {
    let first = |e: &Extent| e.first * assize_model::society::NEIGHBOURS as u64;
    let at = extents.partition_point(|e| first(e) <= person).wrapping_sub(1);
    let extent = extents.get(at).ok_or_else(|| BadCheckpoint("it names nobody".into()))?;
    let offset = person - first(extent);
    if offset >= extent.persons as u64 {
        return Err(BadCheckpoint(format!("it names person {person}")));
    }
    Ok((at, offset as u16))
}

fn read_counts(reader: &mut Reader<'_>, counts: &mut ArmCounts) -> Result<(), BadCheckpoint> {
    for kind in [&mut counts.persons, &mut counts.firms] {
        let Counts { cells, series, scores, returns, purses, .. } = kind;
        for table in [cells, series, scores, returns, purses] {
            reader.numbers(table)?;
        }
    }
    let ArmCounts { fired, recorded, chain, redress, reasons, .. } = counts;
    for table in [fired, recorded, chain, redress, reasons] {
        reader.numbers(table)?;
    }
    Ok(())
}
