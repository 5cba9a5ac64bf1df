//! Records: what the files say that somebody did.

use assize_base::calendar::Day;
use assize_base::draw::Key;

use crate::draws::Draws;
use crate::entry::Subject;

/// Whether a record is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// The person did it.
    True,
    /// Somebody else did it.
    Misattributed,
    /// Nobody did it.
    Invented,
}

/// A record on somebody's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Whom it is about.
    pub subject: Subject,
    /// Index of the conduct.
    pub conduct: u16,
    /// The day of the act.
    pub act_day: Day,
    /// The day of entry.
    pub entry_day: Day,
    /// How much.
    pub quantity: u32,
    /// Whether it is true.
    pub truth: Truth,
    /// Where its further draws stand.
    pub address: Address,
}

/// Where the draws about an act stand: its actor, period and serial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// The actor.
    pub actor: u64,
    /// Whether the actor is a firm.
    pub firm: bool,
    /// The period.
    pub period: u32,
    /// The number of the act.
    pub serial: u32,
}

impl Address {
    /// Draws four words, from the stream of persons or of firms, shifted by `index`.
    #[must_use]
    pub fn words(self, of: fn(&Draws) -> [Key; 2], draws: &Draws, index: u32) -> [u32; 4] {
        of(draws)[usize::from(self.firm)].words(self.actor, self.period, index)
    }
}
