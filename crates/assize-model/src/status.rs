//! What is kept of a person from one month to the next, packed into two bytes.

use crate::origin::Origin;

/// The published standing of a person in an arm, with caution and two notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status(pub u16);

const BAND: u16 = 0b111;
/// The origin of the standing: its three low bits, and its high one.
const ORIGIN_AT: u16 = 3;
const ORIGIN_LOW: u16 = 0b111 << ORIGIN_AT;
const ORIGIN_HIGH: u16 = 1 << 15;
const CAUTION_AT: u16 = 6;
const CAUTION: u16 = 0b1111 << CAUTION_AT;
const OFFENDER: u16 = 1 << 10;
const HURT: u16 = 1 << 11;
const NEWLY: u16 = 1 << 12;
const GIVEN_UP: u16 = 1 << 13;
const RESTRICTED: u16 = 1 << 14;

impl Status {
    /// Somebody in a band, of whom nothing else is known.
    #[must_use]
    pub fn in_band(band: usize) -> Status {
        Status(band as u16 & BAND)
    }

    /// The published band.
    #[must_use]
    pub fn band(self) -> usize {
        usize::from(self.0 & BAND)
    }

    /// What the standing would not be without.
    #[must_use]
    pub fn origin(self) -> Origin {
        let high = if self.0 & ORIGIN_HIGH != 0 { 8 } else { 0 };
        Origin::numbered(usize::from(high | (self.0 & ORIGIN_LOW) >> ORIGIN_AT))
    }

    /// The level of caution.
    #[must_use]
    pub fn caution(self) -> u16 {
        (self.0 & CAUTION) >> CAUTION_AT
    }

    /// Whether the person did an unlawful act in the run.
    #[must_use]
    pub fn is_offender(self) -> bool {
        self.0 & OFFENDER != 0
    }

    /// Whether the person suffered a detriment in this period.
    #[must_use]
    pub fn is_hurt(self) -> bool {
        self.0 & HURT != 0
    }

    /// Publishes a band and what it would not be without.
    pub fn publish(&mut self, band: usize, origin: Origin) {
        let number = origin.number() as u16;
        self.0 &= !(BAND | ORIGIN_LOW | ORIGIN_HIGH);
        self.0 |= band as u16 & BAND | (number & 0b111) << ORIGIN_AT;
        self.0 |= if number & 8 != 0 { ORIGIN_HIGH } else { 0 };
    }

    /// Whether the person was restricted at the last review.
    #[must_use]
    pub fn is_restricted(self) -> bool {
        self.0 & RESTRICTED != 0
    }

    /// Whether the person was restricted at the last review and not at the one before.
    #[must_use]
    pub fn is_newly_restricted(self) -> bool {
        self.0 & NEWLY != 0
    }

    /// Publishes whether the person is restricted.
    pub fn restrict(&mut self, restricted: bool) {
        let newly = restricted && !self.is_restricted();
        self.0 &= !(NEWLY | RESTRICTED);
        self.0 |= if restricted { RESTRICTED } else { 0 } | if newly { NEWLY } else { 0 };
    }

    /// Whether the person has given up hope of a return.
    #[must_use]
    pub fn has_given_up(self) -> bool {
        self.0 & GIVEN_UP != 0
    }

    /// Notes whether the person has given up.
    pub fn give_up(&mut self, yes: bool) {
        self.0 = self.0 & !GIVEN_UP | if yes { GIVEN_UP } else { 0 };
    }

    /// Sets the level of caution.
    pub fn set_caution(&mut self, level: u16) {
        self.0 = self.0 & !CAUTION | level << CAUTION_AT & CAUTION;
    }

    /// Notes an unlawful act.
    pub fn offend(&mut self) {
        self.0 |= OFFENDER;
    }

    /// Notes a detriment.
    pub fn hurt(&mut self) {
        self.0 |= HURT;
    }

    /// Begins a new period.
    pub fn heal(&mut self) {
        self.0 &= !HURT;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_keeps_its_parts_apart() {
        let mut status = Status::in_band(5);
        status.set_caution(15);
        status.offend();
        status.hurt();
        for number in [5, 13] {
            let origin = Origin::numbered(number);
            status.publish(2, origin);
            assert_eq!((status.band(), status.origin(), status.caution()), (2, origin, 15));
        }
        status.restrict(true);
        assert!(status.is_newly_restricted() && status.is_restricted());
        status.restrict(true);
        status.give_up(true);
        assert!(!status.is_newly_restricted() && status.is_restricted() && status.has_given_up());
        status.restrict(false);
        status.give_up(false);
        assert!(!status.is_restricted() && !status.has_given_up());
        status.heal();
        status.set_caution(3);
        assert!(status.is_offender() && !status.is_hurt() && status.caution() == 3);
    }
}
