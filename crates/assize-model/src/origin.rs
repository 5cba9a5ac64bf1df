//! What a detriment rests on: whether a false record, whose act, and what kind of act.

use crate::entry::Ground;
use crate::record::Truth;

/// The number of origins.
pub const ORIGINS: usize = 14;

/// What a detriment rests on, as a number below [`ORIGINS`] that fits into four bits.
///
/// For what is false or for another's act, no kind of act is kept but whether it exercises a right:
/// it was not the person's own. The default rests on no act that is on file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin(u8);

const OWN_UNLAWFUL: u8 = 12;
const OWN_LAWFUL: u8 = 13;

/// Under which heading a report tells an origin: the first that holds, from the last to the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    /// An unlawful act of the person's own.
    OwnUnlawful,
    /// A lawful act of the person's own.
    OwnLawful,
    /// An act that exercises a right.
    Protected,
    /// An act of somebody else.
    Another,
    /// No act at all.
    Nobody,
}

impl Heading {
    /// All headings, in the order of the bits of a set of reasons.
    pub const ALL: [Heading; 5] = [
        Heading::OwnUnlawful,
        Heading::OwnLawful,
        Heading::Protected,
        Heading::Another,
        Heading::Nobody,
    ];

    /// The label in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Heading::OwnUnlawful => "own-unlawful",
            Heading::OwnLawful => "own-lawful",
            Heading::Protected => "protected",
            Heading::Another => "another",
            Heading::Nobody => "nobody",
        }
    }
}

impl Origin {
    /// An origin from its parts; `lawful` says of the person's own act, if there is one, whether it
    /// is lawful.
    #[must_use]
    pub fn new(truth: Truth, spilled: bool, protected: bool, lawful: Option<bool>) -> Origin {
        let wrong = match truth {
            Truth::True => 0,
            Truth::Misattributed => 1,
            Truth::Invented => 2,
        };
        match lawful {
            Some(lawful) if wrong == 0 && !spilled && !protected => {
                Origin(if lawful { OWN_LAWFUL } else { OWN_UNLAWFUL })
            }
            _ => Origin(4 * wrong + 2 * u8::from(spilled) + u8::from(protected)),
        }
    }

    /// The origin of a detriment that an entry is.
    #[must_use]
    pub fn of(ground: Ground) -> Origin {
        Origin::new(ground.truth, ground.others, ground.protected, Some(ground.lawful))
    }

    /// The origin of a number, as [`Origin::number`] gives it.
    ///
    /// # Panics
    /// If there is none of this number.
    #[must_use]
    pub fn numbered(number: usize) -> Origin {
        assert!(number < ORIGINS, "origin {number}");
        Origin(number as u8)
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    fn is_own(self) -> bool {
        self.0 >= OWN_UNLAWFUL
    }

    /// The kind of record that it rests on.
    #[must_use]
    pub fn truth(self) -> Truth {
        match self.0 / 4 {
            1 => Truth::Misattributed,
            2 => Truth::Invented,
            _ => Truth::True,
        }
    }

    /// Whether it would not be without false or misattributed records.
    #[must_use]
    pub fn wrongly(self) -> bool {
        self.truth() != Truth::True
    }

    /// Whether it would not be without another's act.
    #[must_use]
    pub fn spilled(self) -> bool {
        !self.is_own() && self.0 & 0b10 != 0
    }

    /// Whether it would not be without an act that exercises a right.
    #[must_use]
    pub fn protected(self) -> bool {
        !self.is_own() && self.0 & 1 != 0
    }

    /// Whether no act on file stands behind it.
    #[must_use]
    pub fn is_without_act(self) -> bool {
        self.0 == 0
    }

    /// The heading.
    #[must_use]
    pub fn heading(self) -> Heading {
        match self.0 {
            OWN_UNLAWFUL => Heading::OwnUnlawful,
            OWN_LAWFUL => Heading::OwnLawful,
            0 => Heading::Nobody,
            _ if self.truth() == Truth::Invented => Heading::Nobody,
            _ if self.wrongly() || self.spilled() => Heading::Another,
            _ => Heading::Protected,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_what_its_parts_make() {
        let mut seen = Vec::new();
        for truth in [Truth::True, Truth::Misattributed, Truth::Invented] {
            for (spilled, protected) in [(false, false), (false, true), (true, false), (true, true)]
            {
                let origin = Origin::new(truth, spilled, protected, None);
                assert_eq!(origin.truth(), truth);
                assert_eq!((origin.spilled(), origin.protected()), (spilled, protected));
                seen.push(origin.number());
            }
        }
        assert_eq!(seen, (0..12).collect::<Vec<_>>());
        assert_eq!(Origin::new(Truth::True, false, false, Some(false)).number(), 12);
        assert_eq!(Origin::new(Truth::True, false, false, Some(true)).number(), 13);
        assert!(!Origin::numbered(13).protected() && !Origin::numbered(13).spilled());
        assert!(!Origin::numbered(12).wrongly() && !Origin::numbered(12).is_without_act());
    }

    #[test]
    fn the_first_heading_that_holds_is_told() {
        // By hand: an invented record is nobody's act even if it is about the spouse; what is
        // misattributed or spilled is another's, protected or not; then one's own.
        let at = |n: usize| Origin::numbered(n).heading();
        assert_eq!([at(0), at(8), at(11)], [Heading::Nobody; 3]);
        assert_eq!([at(2), at(3), at(4), at(7)], [Heading::Another; 4]);
        assert_eq!(
            [at(1), at(12), at(13)],
            [Heading::Protected, Heading::OwnUnlawful, Heading::OwnLawful]
        );
    }
}
