//! Sections 11, 18 and 25: where everything is counted.

use assize_model::count::{
    ARREARS_LEVELS, ArmCounts, Counter, Counts, HISTOGRAM_FROM, HISTOGRAM_TO, Layout, RETURN_MONTHS,
};
use assize_scenario::Scenario;
use assize_scenario::policy::Policy;

use crate::origin::Maker;
use crate::pairs::Diary;
use crate::state::{Holder, Life};

/// The counts of one arm as they come in.
pub(crate) struct Tally {
    pub counts: ArmCounts,
    pub diary: Diary,
}

impl Tally {
    pub(crate) fn new(scenario: &Scenario, policy: &Policy) -> Tally {
        let (services, conducts) = (scenario.services.len(), scenario.catalogue.conducts.len());
        let counts = ArmCounts::zero(policy, services, conducts, scenario.periods);
        Tally { counts, diary: Diary::default() }
    }

    fn of(&mut self, holder: Holder) -> &mut Counts {
        match holder {
            Holder::Person(_) => &mut self.counts.persons,
            Holder::Firm(_) => &mut self.counts.firms,
        }
    }

    pub(crate) fn layout(&self, holder: Holder) -> Layout {
        match holder {
            Holder::Person(_) => self.counts.persons.layout,
            Holder::Firm(_) => self.counts.firms.layout,
        }
    }

    /// Counts an entry by its rule, a listing by its ground, a consequence that took effect.
    pub(crate) fn fired(&mut self, policy: &Policy, maker: Maker) {
        self.counts.fired[maker.place(policy)] += 1;
    }

    /// Counts a record by its conduct.
    pub(crate) fn recorded(&mut self, conduct: usize) {
        self.counts.recorded[conduct] += 1;
    }

    /// Counts a state at a review: in the series always, in the cell at the last review.
    pub(crate) fn state(
        &mut self,
        holder: Holder,
        cell: Option<usize>,
        period: u32,
        state: &[(usize, i64)],
    ) {
        let counts = self.of(holder);
        let width = counts.layout.width();
        for (counter, n) in state {
            counts.series[period as usize * width + counter] += n;
            if let Some(cell) = cell {
                counts.cells[cell * width + counter] += n;
            }
        }
    }

    /// Counts a score at the last review.
    pub(crate) fn score(&mut self, holder: Holder, score: i32) {
        let at = score.clamp(HISTOGRAM_FROM, HISTOGRAM_TO - 1) - HISTOGRAM_FROM;
        self.of(holder).scores[at as usize] += 1;
    }

    /// Counts an adult's arrears at the last review, by income fifth.
    pub(crate) fn purse(&mut self, fifth: usize, arrears: u32) {
        self.counts.persons.purses[fifth * ARREARS_LEVELS + arrears as usize] += 1;
    }

    /// Counts somebody who came back, by income fifth and months of 30 days.
    pub(crate) fn back(&mut self, fifth: u8, days: i64) {
        let month = (days as usize / 30).min(RETURN_MONTHS - 1);
        self.counts.persons.returns[usize::from(fifth) * RETURN_MONTHS + month] += 1;
    }
}

impl Life<'_> {
    /// Counts something of a subject in its cell and in the period.
    pub(crate) fn count(&self, tally: &mut Tally, holder: Holder, counter: Counter, n: i64) {
        self.count_at(tally, holder, counter as usize, n);
    }

    /// The same for a counter of a list or a service.
    pub(crate) fn count_at(&self, tally: &mut Tally, holder: Holder, counter: usize, n: i64) {
        tally.of(holder).add(self.cell(holder), self.period, counter, n);
    }
}
