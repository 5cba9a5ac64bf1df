//! Selection by rank: those with the highest risk are listed.
//!
//! A rank is a fact about the whole society, and a chunk sees only itself. So each chunk weighs its
//! persons at a review and posts how many there are of each risk; from the sums comes a cut, which
//! hangs on the board, and at the start of the next month everybody is held against it.
//! A learned risk is the share of a group cell that has entries against it: it learns who was
//! recorded, not who did wrong.

use assize_base::calendar::Day;
use assize_base::quantity::{Chance, ONE};
use assize_base::spec::{Param, Spec};
use assize_base::vocabulary::CELLS;
use assize_scenario::expr::{Expr, Name};
use assize_scenario::policy::{List, Pick, Policy, Risk};

use crate::chunk::ArmState;
use crate::entry::{Entry, Ground, Kind, Subject};
use crate::gate;
use crate::month::Happenings;
use crate::plan::{ArmPlan, Plan};
use crate::record::Truth;
use crate::score::restricted_ties;
use crate::score::side;
use crate::score::standing::{Bearing, Tally};
use crate::sitting::Sitting;
use crate::society::{NEIGHBOURS, Person};
use crate::story::{Event, Omission, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "list-pick",
    phase: "list",
    summary: "Every few months the persons with the highest risk, written or learned, are listed.",
    params: &[
        Param { name: "every", unit: "months", range: "1 or more" },
        Param { name: "share", unit: "share of those looked at", range: "0 to 1" },
        Param { name: "risk", unit: "whole number", range: "0 to 1,023" },
        Param { name: "learns", unit: "months before the first selection", range: "" },
        Param { name: "months", unit: "months", range: "1 to 1,200" },
    ],
    state: &[("listed", 1.0), ("risk", 2.0), ("weights", 0.0), ("restricted board", 0.25)],
    streams: &["list/pick"],
    rights: &["private life", "remedy"],
};

/// One more than the highest risk.
pub const RISKS: usize = 1 << 10;

/// The weight of somebody who is not looked at.
pub const NOBODY: u16 = u16::MAX;

/// The lists of a policy that pick people by rank, with their index.
pub fn picks(policy: &Policy) -> impl Iterator<Item = (usize, &Pick)> {
    policy.lists.iter().enumerate().filter_map(|(i, list)| Some((i, list.manner.pick.as_ref()?)))
}

/// Tells whether people are weighed at the review of a period.
#[must_use]
pub fn is_due(pick: &Pick, period: u32) -> bool {
    let has_learned = match pick.risk {
        Risk::Written(_) => true,
        Risk::Learned(months) => period + 1 >= months,
    };
    (period + 1).is_multiple_of(pick.every) && has_learned
}

/// Who is picked: everybody above a risk, and by lot some of those who have just it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// The risk.
    pub risk: u16,
    /// The chance of those who have it.
    pub at: Chance,
    /// The learned risk of each group cell; empty where risk is written.
    pub of_cells: Vec<u16>,
}

impl Cut {
    /// The cut through persons counted by what [`weigh`] gave them.
    #[must_use]
    pub fn through(counts: &[u64], pick: &Pick) -> Cut {
        match pick.risk {
            Risk::Written(_) => Cut::at_share(counts, pick.share),
            Risk::Learned(_) => Cut::learned(counts, pick.share),
        }
    }

    /// The cut above which a share of persons lies, counted by risk.
    fn at_share(by_risk: &[u64], share: Chance) -> Cut {
        let all: u64 = by_risk.iter().sum();
        let mut left = (u128::from(all) * u128::from(share.0) / u128::from(ONE)) as u64;
        let mut risk = by_risk.len() - 1;
        while risk > 0 && by_risk[risk] <= left {
            left -= by_risk[risk];
            risk -= 1;
        }
        let at = (u128::from(left) << 32).checked_div(u128::from(by_risk[risk])).unwrap_or(0);
        Cut { risk: risk as u16, at: Chance(at as u64), of_cells: Vec::new() }
    }

    /// Learns the risk of each group cell from who is recorded, and cuts through all.
    fn learned(by_cell: &[u64], share: Chance) -> Cut {
        let of_cells: Vec<u16> = by_cell.chunks(2).map(|cell| risk_of(cell[0], cell[1])).collect();
        let mut by_risk = vec![0; RISKS];
        for (risk, cell) in of_cells.iter().zip(by_cell.chunks(2)) {
            by_risk[usize::from(*risk)] += cell[0] + cell[1];
        }
        Cut { of_cells, ..Cut::at_share(&by_risk, share) }
    }

    /// Tells whether somebody of a weight is picked, by the word of a draw.
    #[must_use]
    pub fn takes(&self, weight: u16, word: impl FnOnce() -> u32) -> bool {
        if weight == NOBODY {
            return false;
        }
        let risk = match self.of_cells.get(usize::from(weight / 2)) {
            Some(learned) => *learned,
            None => weight,
        };
        risk > self.risk || risk == self.risk && self.at.hits(word())
    }
}

/// The risk of a group cell with so many persons without and with entries against them: the share
/// of the latter, as if one of each were there besides.
fn risk_of(clean: u64, recorded: u64) -> u16 {
    let risk = 1_024 * (recorded + 1) / (clean + recorded + 2);
    risk.min(RISKS as u64 - 1) as u16
}

/// Counts persons by weight: how many numbers a list's weights can have.
fn n_weights(pick: &Pick) -> usize {
    match pick.risk {
        Risk::Written(_) => RISKS,
        Risk::Learned(_) => 2 * CELLS,
    }
}

/// For each list that picks, how many persons have each weight; empty where nobody is weighed at
/// the review of the period.
#[must_use]
pub fn counted(policy: &Policy, weights: &[u16], period: u32) -> Vec<Vec<u32>> {
    let n = picks(policy).count();
    let count = |(slot, (_, pick)): (usize, (usize, &Pick))| {
        if !is_due(pick, period) {
            return Vec::new();
        }
        let mut counts = vec![0; n_weights(pick)];
        for weight in weights.iter().skip(slot).step_by(n).filter(|w| **w != NOBODY) {
            counts[usize::from(*weight)] += 1;
        }
        counts
    };
    picks(policy).enumerate().map(count).collect()
}

/// What is at hand when people are weighed.
struct Scales<'a, 's> {
    plan: &'a Plan<'s>,
    arm: &'a ArmPlan<'s>,
    what: Happenings<'a>,
    today: Day,
    ties: Vec<u16>,
}

/// Weighs the persons of a chunk after its review, for each list that picks in the next period: by
/// their risk where it is written; where it is learned, by group cell and whether they are recorded.
pub fn weigh(plan: &Plan<'_>, arm: &ArmPlan<'_>, what: Happenings<'_>, state: &mut ArmState) {
    let due = |pick: &Pick| is_due(pick, what.period);
    if !picks(arm.policy).any(|(_, pick)| due(pick)) {
        return;
    }
    let asks = picks(arm.policy).any(|(_, pick)| due(pick) && asks_ties(&pick.risk));
    let scales = Scales {
        plan,
        arm,
        what,
        today: plan.calendar.review_day(what.period),
        ties: if asks {
            restricted_ties::count(plan, what.hoods, &what.board.restricted)
        } else {
            Vec::new()
        },
    };
    let mut weights = std::mem::take(&mut state.weights);
    let mut rest = &*state.file;
    for (offset, mine) in weights.chunks_mut(picks(arm.policy).count()).enumerate() {
        let subject = Subject::person(offset as u16);
        let n = rest.iter().take_while(|e| e.subject() == subject).count();
        let tally = Tally::of(rest[..n].iter().filter(|e| e.start <= scales.today));
        rest = &rest[n..];
        for (weight, (list, pick)) in mine.iter_mut().zip(picks(arm.policy)) {
            if due(pick) {
                *weight = scales.weight(offset, &arm.policy.lists[list], pick, tally, state);
            }
        }
    }
    state.weights = weights;
}

/// Tells whether a risk depends on restricted ties.
fn asks_ties(risk: &Risk) -> bool {
    match risk {
        Risk::Written(expr) => gate::asks(expr, Name::RestrictedTies),
        Risk::Learned(_) => false,
    }
}

impl Scales<'_, '_> {
    /// The weight of a person.
    fn weight(
        &self,
        offset: usize,
        list: &List,
        pick: &Pick,
        tally: Tally,
        state: &ArmState,
    ) -> u16 {
        let person = &self.what.hoods[offset / NEIGHBOURS].people()[offset % NEIGHBOURS];
        if !pick.who.holds(person) || list.exempt.holds(person) {
            return NOBODY;
        }
        match &pick.risk {
            Risk::Written(risk) => written(risk, &self.bearing(offset, person, tally, state)),
            Risk::Learned(_) => 2 * person.cell() as u16 + u16::from(tally.minuses > 0),
        }
    }

    /// What a written risk looks at, as the review leaves it.
    fn bearing<'p>(
        &self,
        offset: usize,
        person: &'p Person,
        tally: Tally,
        state: &ArmState,
    ) -> Bearing<'p> {
        let has = self.arm.scores_of(self.plan, person, self.what.hoods[0].first + offset as u64);
        let (main, sides) = (state.status[offset].band(), self.arm.policy.side_scores.len());
        let band = |number: usize| match has >> number & 1 {
            0 => 0,
            _ => side::band(&state.side_bands, sides, offset, number, main),
        };
        let lists = state.listed.get(offset).copied().unwrap_or(0);
        Bearing {
            person,
            today: self.today,
            tally,
            arrears: state.arrears.get(offset).copied().unwrap_or(0),
            listed: lists & self.arm.black_lists != 0,
            band: band(0),
            side_band: band(1),
            restricted_ties: self.ties.get(offset).copied().unwrap_or(0),
        }
    }
}

/// A written risk, cut to its range.
fn written(risk: &Expr, bearing: &Bearing<'_>) -> u16 {
    risk.value(bearing).clamp(0, RISKS as i64 - 1) as u16
}

/// Lists those who are picked by the weights of the last review.
pub fn choose<W: Witness>(sitting: &mut Sitting<'_, '_, W>, weights: &[u16]) {
    let (board, policy) = (sitting.board, sitting.arm.policy);
    if board.cuts.iter().all(Option::is_none) {
        return;
    }
    let n = picks(policy).count();
    for offset in 0..sitting.status.len() as u16 {
        for (slot, (list, pick)) in picks(policy).enumerate() {
            let Some(cut) = &board.cuts[slot] else { continue };
            if sitting.witness.leaves_out(Omission::Pick(list)) {
                continue;
            }
            let (person, review) = (sitting.index(offset), sitting.period - 1);
            let word = || sitting.plan.draws.list_pick.words(person, review, list as u32)[0];
            if cut.takes(weights[usize::from(offset) * n + slot], word) {
                enter(sitting, offset, list, pick);
            }
        }
    }
}

/// Lists a person who is picked, unless on the list already.
fn enter<W: Witness>(sitting: &mut Sitting<'_, '_, W>, offset: u16, list: usize, pick: &Pick) {
    let calendar = &sitting.plan.calendar;
    let (subject, start) = (Subject::person(offset), calendar.first_day(sitting.period));
    let end = calendar.plus_months(start, pick.months);
    let on_it =
        |e: &Entry| e.kind() == Kind::Listing && usize::from(e.rule) == list && e.end > start;
    if end <= start || sitting.book.of(subject).any(on_it) {
        return;
    }
    let is_offender = sitting.status[usize::from(offset)].is_offender();
    let truth = if is_offender { Truth::True } else { Truth::Invented };
    let on = Ground { truth, others: false, protected: false, lawful: true };
    sitting.tell(
        subject,
        start,
        Event::Listed { list, ground: None, end, trail: None, others: false },
    );
    sitting.write_listing(Entry::new(subject, Kind::Listing, list as u16, start, end, on), None);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::tests::list;

    fn pick(risk: Risk) -> Pick {
        let share = Chance(ONE / 5);
        Pick { every: 3, share, who: Expr::always(), risk, months: 6 }
    }

    #[test]
    fn people_are_weighed_every_few_months_and_not_before_there_is_something_to_learn_from() {
        let due = |risk| {
            let pick = pick(risk);
            (0..12).filter(|t| is_due(&pick, *t)).collect::<Vec<u32>>()
        };
        // By hand: with every third month, at the ends of months 3, 6, 9, 12 (counted from 1);
        // learning for 7 months leaves 9 and 12.
        assert_eq!(due(Risk::Written(Expr::always())), [2, 5, 8, 11]);
        assert_eq!(due(Risk::Learned(7)), [8, 11]);
    }

    #[test]
    fn a_cut_takes_its_share_from_the_top() {
        // By hand: 20 of 100 are to be picked. The 5 at risk 9 and the 10 at risk 7 are; of the 20
        // at risk 4 a quarter, which is 5; those at risk 0 are not.
        let mut by_risk = vec![0; RISKS];
        for (risk, n) in [(9, 5), (7, 10), (4, 20), (0, 65)] {
            by_risk[risk] = n;
        }
        let share = Chance(ONE / 5 + 1);
        let cut = Cut::at_share(&by_risk, share);
        assert_eq!(cut, Cut { risk: 4, at: Chance(ONE / 4), of_cells: vec![] });
        let takes = |weight, word| cut.takes(weight, || word);
        assert!(takes(9, u32::MAX) && takes(7, u32::MAX) && !takes(0, 0) && !takes(NOBODY, 0));
        assert!(takes(4, (ONE / 4) as u32 - 1) && !takes(4, (ONE / 4) as u32));
        // Everybody, and nobody at all.
        assert_eq!(Cut::at_share(&by_risk, Chance::ALWAYS).at, Chance::ALWAYS);
        assert_eq!(Cut::at_share(&by_risk, Chance::ALWAYS).risk, 0);
        assert_eq!(Cut::at_share(&by_risk, Chance::NEVER).risk, 9);
        assert_eq!(Cut::at_share(&by_risk, Chance::NEVER).at, Chance::NEVER);
        assert_eq!(Cut::at_share(&[0; RISKS], share).at, Chance::NEVER);
    }

    #[test]
    fn a_learned_risk_is_the_smoothed_share_of_those_recorded() {
        // By hand: 2 of 6 recorded make 1024 * 3 / 8 = 384; none of none makes a half, 512; all of
        // 2,046 would make 1,023.5.
        assert_eq!((risk_of(4, 2), risk_of(0, 0), risk_of(0, 2_046)), (384, 512, 1_023));
        let mut by_cell = vec![0; 2 * CELLS];
        // Cell 1: 4 clean and 2 recorded; cell 3: 13 clean and 1 recorded, which is 1024 * 2 / 16.
        by_cell[2..4].copy_from_slice(&[4, 2]);
        by_cell[6..8].copy_from_slice(&[13, 1]);
        let cut = Cut::learned(&by_cell, Chance(ONE / 2));
        assert_eq!((cut.of_cells[1], cut.of_cells[3], cut.of_cells[0]), (384, 128, 512));
        // Half of 20 are 10: the 6 of cell 1, and 4 of the 14 of cell 3.
        assert_eq!((cut.risk, cut.at), (128, Chance(ONE * 4 / 14)));
        // Clean or recorded, a person has the risk of the cell.
        assert!(cut.takes(2, || u32::MAX) && cut.takes(3, || u32::MAX));
        assert!(!cut.takes(6, || u32::MAX) && cut.takes(7, || 0));
    }

    #[test]
    fn weights_are_counted_list_by_list() {
        let mut policy = Policy { lists: vec![list(), list(), list()], ..Policy::default() };
        policy.lists[0].manner.pick = Some(pick(Risk::Written(Expr::always())));
        policy.lists[2].manner.pick = Some(pick(Risk::Learned(7)));
        assert_eq!(picks(&policy).map(|(list, _)| list).collect::<Vec<_>>(), [0, 2]);
        // Three persons with a weight for each of the two lists that pick.
        let weights = [5, 9, NOBODY, 8, 5, NOBODY];
        let counts = counted(&policy, &weights, 8);
        assert_eq!((counts[0][5], counts[0].iter().sum::<u32>(), counts[0].len()), (2, 2, RISKS));
        assert_eq!((counts[1][8], counts[1][9], counts[1].len()), (1, 1, 2 * CELLS));
        let early = counted(&policy, &weights, 2);
        assert!(!early[0].is_empty() && early[1].is_empty());
        assert!(counted(&policy, &weights, 3).iter().all(Vec::is_empty));
    }
}
