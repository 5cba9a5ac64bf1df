//! Entries: what stands on somebody's file, packed into fourteen bytes.
//!
//! A file is a list of entries, sorted by subject; most people have none. That is how a country
//! fits: memory is paid for what happened, not for what could happen.

use assize_base::calendar::Day;

use crate::record::Truth;

/// Somebody with a file: the offset in the chunk, and whether it is the firm that this person heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// Whether it is a firm; persons sort before firms.
    pub firm: bool,
    /// The offset of the person, or of the firm's head, in the chunk.
    pub offset: u16,
}

impl Subject {
    /// A person.
    #[must_use]
    pub fn person(offset: u16) -> Subject {
        Subject { firm: false, offset }
    }

    /// A number that is different for every subject of a chunk.
    #[must_use]
    pub fn key(self) -> usize {
        usize::from(self.firm) << 16 | usize::from(self.offset)
    }
}

/// The kind of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Points, of a rule.
    Points,
    /// A band by direct grading, of a rule.
    Grade,
    /// A listing, of a list.
    Listing,
    /// A note of the program itself: fallen, or refused a service once.
    Marker,
    /// A case before a court, or an objection that waits for a decision.
    Case,
}

/// The bit of an objection's rule; below it stands the list.
pub const OBJECTION: u16 = 1 << 15;

/// The rule of the marker of those who have fallen into the worst band or onto a list.
pub const FALLEN: u16 = u16::MAX;

/// The bit of the rule of a marker that says how often somebody has been on a list; below it stands
/// the list.
pub const LISTED_BEFORE: u16 = 1 << 14;

/// The aux of a listing that an error correction will end.
pub const CORRECTED: u16 = 255;

const KIND: u16 = 0b111;
const TRUTH_AT: u16 = 3;
const TRUTH: u16 = 0b11 << TRUTH_AT;
const OTHERS: u16 = 1 << 5;
const FIRM: u16 = 1 << 6;
const REPAIR: u16 = 1 << 7;
const PROTECTED: u16 = 1 << 8;
const LAWFUL: u16 = 1 << 9;

/// One entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    offset: u16,
    /// The rule (points, grade), list (listing), what is noted (marker), conduct or objection (case).
    pub rule: u16,
    /// The first day it counts.
    pub start: Day,
    /// The first day it no longer counts.
    pub end: Day,
    /// Points.
    pub points: i16,
    /// The end of a continuing wrong, the sum of a quantity, or the way off a list.
    pub aux: u16,
    flags: u16,
}

/// What an entry rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Whether the record is true.
    pub truth: Truth,
    /// Whether somebody else acted.
    pub others: bool,
    /// Whether the conduct exercises a right.
    pub protected: bool,
    /// Whether the conduct is lawful.
    pub lawful: bool,
}

impl Entry {
    /// Makes an entry.
    #[must_use]
    pub fn new(subject: Subject, kind: Kind, rule: u16, start: Day, end: Day, on: Ground) -> Entry {
        let truth = match on.truth {
            Truth::True => 0,
            Truth::Misattributed => 1,
            Truth::Invented => 2,
        };
        let bit = |yes: bool, bit: u16| if yes { bit } else { 0 };
        let flags = kind as u16
            | truth << TRUTH_AT
            | bit(on.others, OTHERS)
            | bit(subject.firm, FIRM)
            | bit(on.protected, PROTECTED)
            | bit(on.lawful, LAWFUL);
        Entry { offset: subject.offset, rule, start, end, points: 0, aux: 0, flags }
    }

    /// Whose it is.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject { firm: self.flags & FIRM != 0, offset: self.offset }
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.flags & KIND {
            0 => Kind::Points,
            1 => Kind::Grade,
            2 => Kind::Listing,
            3 => Kind::Marker,
            _ => Kind::Case,
        }
    }

    /// What it rests on.
    #[must_use]
    pub fn ground(&self) -> Ground {
        let truth = match (self.flags & TRUTH) >> TRUTH_AT {
            0 => Truth::True,
            1 => Truth::Misattributed,
            _ => Truth::Invented,
        };
        let has = |bit: u16| self.flags & bit != 0;
        Ground { truth, others: has(OTHERS), protected: has(PROTECTED), lawful: has(LAWFUL) }
    }

    /// Whether another entry takes its place when it ends.
    #[must_use]
    pub fn is_to_be_repaired(&self) -> bool {
        self.flags & REPAIR != 0
    }

    /// The same, to be repaired at its end.
    #[must_use]
    pub fn to_be_repaired(mut self) -> Entry {
        self.flags |= REPAIR;
        self
    }

    /// The same, with another end; one that ends on day 0 is left out at the review.
    #[must_use]
    pub fn ending_on(self, day: Day) -> Entry {
        Entry { end: day, ..self }
    }

    /// The same, no longer to be repaired.
    #[must_use]
    pub fn not_to_be_repaired(mut self) -> Entry {
        self.flags &= !REPAIR;
        self
    }

    /// The same, resting on something else.
    #[must_use]
    pub fn resting_on(self, on: Ground) -> Entry {
        let bare = Entry::new(self.subject(), self.kind(), self.rule, self.start, self.end, on);
        Entry { flags: bare.flags | self.flags & REPAIR, ..self }
    }

    /// The same, with points.
    #[must_use]
    pub fn with_points(mut self, points: i32) -> Entry {
        self.points = points.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
        self
    }

    /// The same, with an aux.
    #[must_use]
    pub fn with_aux(mut self, aux: u16) -> Entry {
        self.aux = aux;
        self
    }

    /// The same, for the person (or firm) at another offset.
    #[must_use]
    pub fn moved_to(mut self, offset: u16) -> Entry {
        self.offset = offset;
        self
    }

    /// Whether it counts on a day.
    #[must_use]
    pub fn counts_on(&self, day: Day) -> bool {
        self.start <= day && day < self.end
    }

    /// Writes it as plain bytes, little-endian.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 14] {
        let mut bytes = [0; 14];
        let fields = [
            self.offset,
            self.rule,
            self.start,
            self.end,
            self.points as u16,
            self.aux,
            self.flags,
        ];
        for (slot, field) in bytes.chunks_exact_mut(2).zip(fields) {
            slot.copy_from_slice(&field.to_le_bytes());
        }
        bytes
    }

    /// Reads what [`Entry::to_bytes`] wrote.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 14]) -> Entry {
        let field = |i: usize| u16::from_le_bytes([bytes[2 * i], bytes[2 * i + 1]]);
        Entry {
            offset: field(0),
            rule: field(1),
            start: field(2),
            end: field(3),
            points: field(4) as i16,
            aux: field(5),
            flags: field(6),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_keeps_what_it_is_given() {
        let on = Ground { truth: Truth::Invented, others: true, protected: true, lawful: true };
        let subject = Subject { firm: true, offset: 4_095 };
        let entry = Entry::new(subject, Kind::Listing, 7, 10, 20, on).with_points(-80).with_aux(9);
        assert_eq!((entry.subject(), entry.kind(), entry.ground()), (subject, Kind::Listing, on));
        assert!(entry.counts_on(10) && entry.counts_on(19) && !entry.counts_on(20));
        assert!(!entry.is_to_be_repaired() && entry.to_be_repaired().is_to_be_repaired());
        assert_eq!(entry.to_be_repaired().not_to_be_repaired(), entry);
        let other = Ground { truth: Truth::True, others: false, protected: true, lawful: false };
        assert_eq!(entry.resting_on(other).ground(), other);
        assert_eq!(entry.to_be_repaired().resting_on(on), entry.to_be_repaired());
        assert_eq!(Entry::from_bytes(entry.to_bytes()), entry);
        assert_eq!(std::mem::size_of::<Entry>(), 14);
    }
}
