//! Again: whoever is listed once more stays longer, or shorter, by a factor for each time before.
//!
//! How often it was is kept in a marker of the subject, which never ends.

use assize_base::calendar::{Day, NEVER};
use assize_base::quantity::Factor;
use assize_base::spec::{Param, Spec};

use crate::entry::{Entry, Ground, Kind, LISTED_BEFORE, Subject};
use crate::record::Truth;
use crate::sitting::Sitting;
use crate::story::Witness;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "list-again",
    phase: "list",
    summary: "The term of each further listing of a subject is multiplied once for each one before.",
    params: &[Param { name: "again", unit: "factor", range: "0 to 100" }],
    state: &[("listed before", 0.1)],
    streams: &[],
    rights: &[],
};

/// The longest term, in months.
const LONGEST: u64 = 1_200;

/// Most listings that a marker counts.
const MOST: u16 = 255;

/// The term in months after so many earlier listings.
#[must_use]
pub fn term(months: u32, factor: Factor, before: u16) -> u32 {
    let longer = |months: u64, _| LONGEST.min(months * u64::from(factor.0) >> 16);
    (0..before).fold(u64::from(months), longer) as u32
}

/// How often a subject was on a list before, as its marker says.
#[must_use]
pub fn before<W: Witness>(sitting: &Sitting<'_, '_, W>, subject: Subject, list: usize) -> u16 {
    sitting.book.of(subject).find(|e| is_marker(e, list)).map_or(0, |marker| marker.aux)
}

/// Notes one more listing.
pub fn note<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    subject: Subject,
    list: usize,
    start: Day,
) {
    if let Some(marker) = sitting.book.find(subject, |e| is_marker(e, list)) {
        marker.aux = MOST.min(marker.aux + 1);
        return;
    }
    let on = Ground { truth: Truth::True, others: false, protected: false, lawful: false };
    let rule = LISTED_BEFORE | list as u16;
    let marker = Entry::new(subject, Kind::Marker, rule, start, NEVER, on);
    sitting.book.write(marker.with_aux(1));
}

/// Tells whether an entry says how often somebody was on a list.
fn is_marker(entry: &Entry, list: usize) -> bool {
    entry.kind() == Kind::Marker && entry.rule == LISTED_BEFORE | list as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_grows_with_each_listing_before() {
        let times = |factor, before| term(24, Factor(factor), before);
        // By hand: 24 months, doubled twice, are 96; by one and a half twice 36 and 54.
        assert_eq!(times(65_536 * 2, 0), 24);
        assert_eq!(times(65_536 * 2, 2), 96);
        assert_eq!(times(65_536 / 2 * 3, 2), 54);
        // A third in 2^-16 is a bit less than a third, so that 24 months become 7, and 7 become 2.
        assert_eq!(times(65_536 / 3, 1), 7);
        assert_eq!(times(65_536 / 3, 2), 2);
        assert_eq!(times(65_536 * 100, 255), 1_200);
        assert_eq!(times(0, 1), 0);
    }
}
