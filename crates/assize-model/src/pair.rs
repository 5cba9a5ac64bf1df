//! Pairs: each person in an arm beside the same person in the first arm.
//!
//! While a month is worked through, what befalls a person in an arm is noted as [`Lot`]s. They come
//! to few persons, so that keeping the balance costs by what happens and not by who lives.

use assize_base::spec::Spec;

use crate::chunk::ArmState;
use crate::count::{ArmCounts, Counter};
use crate::origin::Heading;
use crate::society::{NEIGHBOURS, Neighbourhood};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "pairs",
    phase: "measure",
    summary: "Each person in an arm is compared with the same person in the first arm.",
    params: &[],
    state: &[("pair", 4.0)],
    streams: &[],
    rights: &[],
};

/// The sets of reasons: a bit for each heading, and one for silence.
pub const REASONS: usize = 64;

/// The bit of a lawful act left undone.
pub const SILENCE: u8 = 1 << 5;

/// The most that a balance tells, on either side.
const MOST: i16 = 127;

/// Something that befell a person in an arm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lot {
    /// The person's offset in the chunk.
    pub offset: u16,
    /// What it was.
    pub what: What,
}

/// What can befall a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// So many detriments under a heading.
    Burden(Heading, u8),
    /// An attempt that was favoured.
    Favour,
    /// A lawful act forgone out of caution.
    Silence,
}

impl What {
    /// What it adds to burden, favour and silence.
    fn weight(self) -> [i16; 3] {
        match self {
            What::Burden(_, n) => [i16::from(n), 0, 0],
            What::Favour => [0, 1, 0],
            What::Silence => [0, 0, 1],
        }
    }

    /// The reason that it is.
    fn reason(self) -> u8 {
        match self {
            What::Burden(heading, _) => 1 << heading as u8,
            What::Favour => 0,
            What::Silence => SILENCE,
        }
    }
}

/// A person in an arm beside the same person in the first one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// Burden, favour, silence: in this arm less in the first.
    pub balance: [i8; 3],
    /// What burdens and silence in this arm came from.
    pub reasons: u8,
}

/// How somebody fares in an arm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fare {
    /// As in the first arm.
    Unchanged,
    /// Worse.
    Worse,
    /// Better.
    Better,
    /// Worse in one way, better in another.
    Both,
}

impl Pair {
    /// How the person fares: better and worse are told only where they do not stand against each
    /// other, so that nothing needs to be weighed.
    #[must_use]
    pub fn fare(self) -> Fare {
        let [burden, favour, silence] = self.balance;
        let worse = burden > 0 || silence > 0 || favour < 0;
        let better = burden < 0 || silence < 0 || favour > 0;
        match (worse, better) {
            (false, false) => Fare::Unchanged,
            (true, false) => Fare::Worse,
            (false, true) => Fare::Better,
            (true, true) => Fare::Both,
        }
    }

    /// The pair as plain bytes.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 4] {
        let [burden, favour, silence] = self.balance.map(|n| n as u8);
        [burden, favour, silence, self.reasons]
    }

    /// Reads what [`Pair::to_bytes`] wrote.
    #[must_use]
    pub fn from_bytes([burden, favour, silence, reasons]: [u8; 4]) -> Pair {
        Pair { balance: [burden, favour, silence].map(|n| n as i8), reasons }
    }
}

/// Room to find a month's balance in; every person's is 0 between two months.
#[derive(Clone, Debug, Default)]
pub struct Scales {
    balance: Vec<[i16; 3]>,
}

/// Adds a month to the pairs: what befell people here, less what befell them in the first arm.
pub fn settle(first: &[Lot], here: &[Lot], scales: &mut Scales, pairs: &mut [Pair]) {
    scales.balance.resize(pairs.len(), [0; 3]);
    let sides = [(first, -1), (here, 1)];
    for (lot, sign) in sides.iter().flat_map(|(lots, sign)| lots.iter().map(move |l| (l, *sign))) {
        let balance = &mut scales.balance[usize::from(lot.offset)];
        for (sum, weight) in balance.iter_mut().zip(lot.what.weight()) {
            *sum += sign * weight;
        }
    }
    for lot in here {
        pairs[usize::from(lot.offset)].reasons |= lot.what.reason();
    }
    for lot in first.iter().chain(here) {
        let month = std::mem::take(&mut scales.balance[usize::from(lot.offset)]);
        for (kept, month) in pairs[usize::from(lot.offset)].balance.iter_mut().zip(month) {
            *kept = (i16::from(*kept) + month).clamp(-MOST, MOST) as i8;
        }
    }
}

/// Counts how everybody fared, at the last review.
pub fn count(hoods: &[Neighbourhood], state: &ArmState, counts: &mut ArmCounts) {
    for (offset, pair) in state.pairs.iter().enumerate() {
        let counter = match pair.fare() {
            Fare::Unchanged => continue,
            Fare::Worse => Counter::PairWorse,
            Fare::Better => Counter::PairBetter,
            Fare::Both => Counter::PairBoth,
        };
        let cell = hoods[offset / NEIGHBOURS].people()[offset % NEIGHBOURS].cell();
        counts.persons.add_to_cell(cell, counter as usize, 1);
        if counter != Counter::PairBetter {
            counts.reasons[usize::from(pair.reasons)] += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lot(offset: u16, what: What) -> Lot {
        Lot { offset, what }
    }

    #[test]
    fn a_month_is_what_befell_here_less_what_befell_there() {
        // By hand: person 1 has two burdens here and one there, person 2 a favour there alone,
        // person 3 the same silence on both sides.
        let first = [
            lot(1, What::Burden(Heading::Another, 1)),
            lot(2, What::Favour),
            lot(3, What::Silence),
        ];
        let here = [lot(3, What::Silence), lot(1, What::Burden(Heading::OwnUnlawful, 2))];
        let (mut scales, mut pairs) = (Scales::default(), vec![Pair::default(); 4]);
        settle(&first, &here, &mut scales, &mut pairs);
        assert_eq!(pairs[1], Pair { balance: [1, 0, 0], reasons: 1 });
        assert_eq!(pairs[2], Pair { balance: [0, -1, 0], reasons: 0 });
        assert_eq!(pairs[3], Pair { balance: [0, 0, 0], reasons: SILENCE });
        assert_eq!(pairs[0], Pair::default());
        let fares = [Fare::Unchanged, Fare::Worse, Fare::Worse, Fare::Unchanged];
        assert_eq!(pairs.iter().map(|p| p.fare()).collect::<Vec<_>>(), fares);
        assert!(scales.balance.iter().all(|b| *b == [0; 3]));
    }

    #[test]
    fn the_same_twice_is_no_difference_at_all() {
        let month = [lot(0, What::Burden(Heading::Nobody, 30)), lot(0, What::Favour)];
        let (mut scales, mut pairs) = (Scales::default(), vec![Pair::default(); 1]);
        settle(&month, &month, &mut scales, &mut pairs);
        assert_eq!(pairs[0].fare(), Fare::Unchanged);
    }

    #[test]
    fn a_balance_is_held_at_its_ends_by_the_month() {
        // By hand: 120 + 20 is held at 127; then 130 come and 10 go in one month: 127 + 120 again
        // 127; then 30 go: 97.
        let lots = |n: u8, times: usize| vec![lot(0, What::Burden(Heading::Nobody, n)); times];
        let (mut scales, mut pairs) = (Scales::default(), vec![Pair::default(); 1]);
        settle(&[], &lots(120, 1), &mut scales, &mut pairs);
        settle(&[], &lots(20, 1), &mut scales, &mut pairs);
        assert_eq!(pairs[0].balance[0], 127);
        settle(&lots(10, 1), &lots(65, 2), &mut scales, &mut pairs);
        assert_eq!(pairs[0].balance[0], 127);
        settle(&lots(30, 1), &[], &mut scales, &mut pairs);
        assert_eq!(pairs[0].balance[0], 97);
        assert_eq!(Pair::from_bytes(pairs[0].to_bytes()), pairs[0]);
    }

    #[test]
    fn better_and_worse_are_not_weighed_against_each_other() {
        let fare = |balance| Pair { balance, reasons: 0 }.fare();
        assert_eq!(fare([3, 0, 0]), Fare::Worse);
        assert_eq!(fare([0, 2, -1]), Fare::Better);
        assert_eq!(fare([1, 1, 0]), Fare::Both);
        assert_eq!(fare([0, -1, 0]), Fare::Worse);
    }
}
