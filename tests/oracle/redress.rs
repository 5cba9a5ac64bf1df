//! Section 27: what becomes of listings, by list and by what stands behind them.

use assize_model::record::Truth;

use crate::count::Tally;
use crate::origin::falsehood;
use crate::state::{Entry, Holder, Leaving, Life, What};

/// Numbers of a list and a kind of record.
const WIDTH: usize = 43;
/// Where the corrected ones by days begin.
const STEPS_FROM: usize = 7;
/// How many steps of thirty days are told apart.
const STEPS: usize = 36;

/// What can become of a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    Listed,
    Objected,
    Granted,
    Refused,
    Corrected,
    Ended,
    Days,
}

impl Life<'_> {
    /// Counts a stage of a listing of a person, but for honours.
    pub(crate) fn redress(
        &self,
        holder: Holder,
        list: usize,
        truth: Truth,
        stage: Stage,
        tally: &mut Tally,
    ) {
        self.redress_at(holder, (list, truth), stage as usize, 1, tally);
    }

    fn redress_at(
        &self,
        holder: Holder,
        (list, truth): (usize, Truth),
        at: usize,
        n: i64,
        tally: &mut Tally,
    ) {
        if matches!(holder, Holder::Person(_)) && self.is_black(list) {
            tally.counts.redress[(3 * list + falsehood(truth)) * WIDTH + at] += n;
        }
    }

    /// Counts the removal of a listing.
    pub(crate) fn redress_removal(&self, holder: Holder, entry: &Entry, tally: &mut Tally) {
        let What::Listing { list, leaving, .. } = entry.what else { return };
        if leaving != Leaving::Corrected {
            self.redress(holder, list, entry.truth, Stage::Ended, tally);
            return;
        }
        self.redress(holder, list, entry.truth, Stage::Corrected, tally);
        let days = usize::from(entry.end.saturating_sub(entry.start));
        let row = (list, entry.truth);
        self.redress_at(holder, row, Stage::Days as usize, days as i64, tally);
        let step = (days / 30).min(STEPS - 1);
        self.redress_at(holder, row, STEPS_FROM + step, 1, tally);
        let has_staff = self.policy.lists[list].review.is_some_and(|r| r.staff.is_some());
        if !has_staff {
            self.redress(holder, list, entry.truth, Stage::Objected, tally);
            self.redress(holder, list, entry.truth, Stage::Granted, tally);
        }
    }
}
