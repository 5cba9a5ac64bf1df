//! The chronicle of a replicate: what hung on the boards in each period.
//!
//! A person's life depends on the person's own neighbourhood and on the boards. Whoever keeps the
//! boards of a run can tell one life again without running everybody else. Most words of a board
//! are zero, so that only the others are kept.

use std::sync::Mutex;

use assize_base::quantity::Chance;
use assize_model::board::Board;
use assize_model::list::pick::Cut;
use assize_model::plan::Plan;
use assize_scenario::Scenario;

use crate::checkpoint::{BadCheckpoint, Reader};
use crate::worker::empty_boards;
use crate::{Settings, Watcher};

/// The first number of a chronicle's bytes: the version of the format.
const FORMAT: u64 = u64::from_le_bytes(*b"boards\x02\x00");

/// The boards of a replicate, period by period and arm by arm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chronicle {
    /// For each period that has begun, the arms.
    periods: Vec<Vec<Sparse>>,
}

/// Words of a board that are not zero, with their neighbourhoods.
type Words = Vec<(u32, u64)>;

/// A board with the words that are not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sparse {
    hoods: u64,
    newly: Words,
    restricted: Words,
    cases: u64,
    objections: Vec<u64>,
    cuts: Vec<Option<Cut>>,
}

/// The words that are not zero.
fn words(all: &[u64]) -> Words {
    let some = all.iter().enumerate().filter(|(_, word)| **word != 0);
    some.map(|(hood, word)| (hood as u32, *word)).collect()
}

impl Sparse {
    fn of(board: &Board) -> Sparse {
        Sparse {
            hoods: board.newly.len() as u64,
            newly: words(&board.newly),
            restricted: words(&board.restricted),
            cases: board.cases,
            objections: board.objections.clone(),
            cuts: board.cuts.clone(),
        }
    }

    /// Hangs up what it holds, on a board that is bare.
    fn hang(&self, board: &mut Board) {
        for (hood, word) in &self.newly {
            board.newly[*hood as usize] = *word;
        }
        if !self.restricted.is_empty() {
            board.restricted.resize(board.newly.len(), 0);
        }
        for (hood, word) in &self.restricted {
            board.restricted[*hood as usize] = *word;
        }
        board.cases = self.cases;
        board.objections.clone_from(&self.objections);
        board.cuts.clone_from(&self.cuts);
    }

    /// Takes down what it hung up.
    fn take_down(&self, board: &mut Board) {
        for (hood, _) in &self.newly {
            board.newly[*hood as usize] = 0;
        }
        for (hood, _) in &self.restricted {
            board.restricted[*hood as usize] = 0;
        }
    }
}

impl Chronicle {
    /// The chronicle of a replicate before its first period; none if nothing looks at the boards.
    #[must_use]
    pub fn begun(scenario: &Scenario, replicate: u32) -> Option<Chronicle> {
        let plan = Plan::new(scenario, replicate);
        plan.uses_boards.then(|| {
            let mut chronicle = Chronicle::default();
            chronicle.add(&empty_boards(&plan));
            chronicle
        })
    }

    /// Writes a replicate's chronicle by running it; empty if nothing looks at the boards.
    ///
    /// # Panics
    /// If `settings.threads` is 0.
    #[must_use]
    pub fn of(scenario: &Scenario, replicate: u32, settings: Settings) -> Chronicle {
        let Some(begun) = Chronicle::begun(scenario, replicate) else {
            return Chronicle::default();
        };
        let keeper = Keeper(Mutex::new(begun));
        crate::run(scenario, replicate, settings, &keeper, None).expect("there is no checkpoint");
        keeper.0.into_inner().expect("no worker panicked before")
    }

    /// Adds what hangs on the boards from now on.
    pub fn add(&mut self, boards: &[Board]) {
        self.periods.push(boards.iter().map(Sparse::of).collect());
    }

    /// The number of periods whose boards are known, the one after the last review included.
    #[must_use]
    pub fn periods(&self) -> usize {
        self.periods.len()
    }

    /// Turns the boards of one period, bare at first, into those of the next.
    pub(crate) fn turn(&self, boards: &mut [Board], period: u32) {
        if let Some(before) = period.checked_sub(1) {
            for (sparse, board) in self.periods[before as usize].iter().zip(&mut *boards) {
                sparse.take_down(board);
            }
        }
        for (sparse, board) in self.periods[period as usize].iter().zip(boards) {
            sparse.hang(board);
        }
    }

    /// Writes it as plain bytes, little-endian.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let arms = self.periods.first().map_or(0, Vec::len);
        let mut bytes = Vec::new();
        let mut put = |n: u64| bytes.extend(n.to_le_bytes());
        put(FORMAT);
        put(self.periods.len() as u64);
        put(arms as u64);
        for board in self.periods.iter().flatten() {
            for n in [board.hoods, board.cases, board.objections.len() as u64] {
                put(n);
            }
            board.objections.iter().for_each(|n| put(*n));
            for words in [&board.newly, &board.restricted] {
                put(words.len() as u64);
                for (hood, word) in words {
                    put(u64::from(*hood));
                    put(*word);
                }
            }
            put(board.cuts.len() as u64);
            for cut in &board.cuts {
                put(u64::from(cut.is_some()));
                let Some(cut) = cut else { continue };
                for n in [u64::from(cut.risk), cut.at.0, cut.of_cells.len() as u64] {
                    put(n);
                }
                cut.of_cells.iter().for_each(|risk| put(u64::from(*risk)));
            }
        }
        bytes
    }

    /// Reads what [`Chronicle::to_bytes`] wrote.
    ///
    /// # Errors
    /// If the bytes are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Chronicle, BadCheckpoint> {
        let mut reader = Reader { bytes };
        if reader.number()? != FORMAT {
            return Err(BadCheckpoint("it was written by another version".into()));
        }
        let (periods, arms) = (reader.number()?, reader.number()?);
        let mut chronicle = Chronicle::default();
        for _ in 0..periods {
            let boards: Result<Vec<Sparse>, _> = (0..arms).map(|_| sparse(&mut reader)).collect();
            chronicle.periods.push(boards?);
        }
        if !reader.bytes.is_empty() {
            return Err(BadCheckpoint("it is longer than it should be".into()));
        }
        Ok(chronicle)
    }
}

fn sparse(reader: &mut Reader<'_>) -> Result<Sparse, BadCheckpoint> {
    let (hoods, cases) = (reader.number()?, reader.number()?);
    let lists = reader.number()?;
    let objections: Result<Vec<u64>, _> = (0..lists).map(|_| reader.number()).collect();
    let objections = objections?;
    let (newly, restricted) = (some_words(reader, hoods)?, some_words(reader, hoods)?);
    let lists = reader.number()?;
    let cuts: Result<Vec<Option<Cut>>, _> = (0..lists).map(|_| cut(reader)).collect();
    Ok(Sparse { hoods, newly, restricted, cases, objections, cuts: cuts? })
}

fn cut(reader: &mut Reader<'_>) -> Result<Option<Cut>, BadCheckpoint> {
    if reader.number()? == 0 {
        return Ok(None);
    }
    let (risk, at, cells) = (reader.number()?, reader.number()?, reader.number()?);
    let of_cells: Result<Vec<u16>, _> =
        (0..cells).map(|_| reader.number().map(|risk| risk as u16)).collect();
    Ok(Some(Cut { risk: risk as u16, at: Chance(at), of_cells: of_cells? }))
}

fn some_words(reader: &mut Reader<'_>, hoods: u64) -> Result<Words, BadCheckpoint> {
    let mut words = Vec::new();
    for _ in 0..reader.number()? {
        let (hood, word) = (reader.number()?, reader.number()?);
        if hood >= hoods {
            return Err(BadCheckpoint(format!("it names neighbourhood {hood} of {hoods}")));
        }
        words.push((hood as u32, word));
    }
    Ok(words)
}

/// Keeps what is put up.
struct Keeper(Mutex<Chronicle>);

impl Watcher for Keeper {
    fn advanced(&self, _: u64) {}

    fn wants_stop(&self) -> bool {
        false
    }

    fn put_up(&self, _: u32, boards: &[Board]) {
        self.0.lock().expect("no worker panicked before").add(boards);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chronicle_is_read_as_it_was_written() {
        let board = |word, cases| Board {
            newly: vec![0, word, 0],
            restricted: vec![0, 0, word],
            cases,
            objections: vec![4, 0],
            cuts: vec![None, Some(Cut { risk: 9, at: Chance(cases), of_cells: vec![3, 1_023] })],
            ..Board::default()
        };
        let mut chronicle = Chronicle::default();
        chronicle.add(&[board(0, 0), board(5, 1)]);
        chronicle.add(&[board(1 << 63, 2), board(0, 3)]);
        let bytes = chronicle.to_bytes();
        assert_eq!(Chronicle::from_bytes(&bytes), Ok(chronicle.clone()));
        let bare = Board { newly: vec![0; 3], restricted: vec![0; 3], ..Board::default() };
        let mut boards = vec![bare; 2];
        chronicle.turn(&mut boards, 0);
        assert_eq!(boards, [board(0, 0), board(5, 1)]);
        chronicle.turn(&mut boards, 1);
        assert_eq!(boards, [board(1 << 63, 2), board(0, 3)]);
        assert!(Chronicle::from_bytes(&bytes[..bytes.len() - 1]).is_err());
    }
}
