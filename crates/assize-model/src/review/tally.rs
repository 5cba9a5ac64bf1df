//! What a review counts: where everybody stands, those without entries too.

use super::Bench;
use super::standing::{Place, Reviewed, Standing};
use crate::chunk::{ArmState, Census};
use crate::count::{ArmCounts, Counter, Counts, HISTOGRAM_FROM, HISTOGRAM_TO, Layout};
use crate::court::judgment::waits;
use crate::entry::{Entry, Kind, OBJECTION, Subject};
use crate::origin::Origin;
use crate::society::Neighbourhood;

/// What a place in a score adds to which counters.
fn of_place(layout: Layout, number: usize, place: Place) -> [(usize, i64); 4] {
    let points = i64::from(place.score);
    match number {
        0 => [
            (Counter::Scored as usize, 1),
            (Counter::ScoreSum as usize, points),
            (Counter::ScoreSquares as usize, points * points),
            (layout.band(place.band), 1),
        ],
        side => [
            (layout.side_scored(side - 1), 1),
            (layout.side_sum(side - 1), points),
            (layout.side_band(side - 1, place.band), 1),
            (layout.side_scored(side - 1), 0),
        ],
    }
}

impl Bench<'_, '_> {
    /// Counts the standing of a subject: in the series, and at the last review in its cell.
    pub(super) fn count_standing(
        &self,
        counts: &mut ArmCounts,
        state: &ArmState,
        who: &Reviewed<'_>,
        standing: &Standing,
        origin: Origin,
    ) {
        let subject = who.subject;
        let layout = counts_of(counts, subject).layout;
        let mut add = |counter: usize, n: i64| self.add(counts, subject, counter, n);
        add(Counter::Subjects as usize, 1);
        for list in (0..layout.lists).filter(|l| standing.lists >> l & 1 == 1) {
            add(layout.listed(list), 1);
        }
        if self.is_restricted(who, standing) {
            add(Counter::Restricted as usize, 1);
            add(Counter::RestrictedWrongly as usize, i64::from(origin.wrongly()));
        }
        for number in who.numbers() {
            for (counter, n) in of_place(layout, number, standing.places[number]) {
                add(counter, n);
            }
        }
        if self.is_last && !subject.firm {
            let offends = state.status[subject.offset as usize].is_offender();
            let worst = self.is_worst(who, standing);
            add(Counter::Offenders as usize, i64::from(offends));
            add(Counter::OffendersWorst as usize, i64::from(offends && worst));
            add(Counter::OthersWorst as usize, i64::from(!offends && worst));
        }
        if self.is_last && who.has & 1 == 1 {
            let score = standing.places[0].score;
            let at = score.clamp(HISTOGRAM_FROM, HISTOGRAM_TO - 1) - HISTOGRAM_FROM;
            counts_of(counts, subject).scores[at as usize] += 1;
        }
    }

    /// Counts the cases that wait for enforcement and the objections on file.
    pub(super) fn count_waiting(
        &self,
        counts: &mut ArmCounts,
        subject: Subject,
        entries: &[Entry],
    ) {
        for case in entries.iter().filter(|e| e.kind() == Kind::Case) {
            if case.rule & OBJECTION != 0 {
                self.add(counts, subject, Counter::ReviewsWaiting as usize, 1);
            } else if waits(case) {
                self.add(counts, subject, Counter::CasesWaiting as usize, 1);
            }
        }
    }

    fn add(&self, counts: &mut ArmCounts, subject: Subject, counter: usize, n: i64) {
        let kind = counts_of(counts, subject);
        kind.add_to_series(self.what.period, counter, n);
        if self.is_last {
            kind.add_to_cell(self.cell(subject), counter, n);
        }
    }
}

/// Counts those who were not reviewed for want of entries: one by one at the last review, which
/// counts by group, and as numbers at the others.
pub(super) fn count_plain(
    bench: &Bench<'_, '_>,
    merged: &[Entry],
    seen: Census,
    state: &mut ArmState,
    counts: &mut ArmCounts,
) {
    if bench.is_last {
        count_one_by_one(bench, merged, state, counts);
        return;
    }
    let all = *state.census.get_or_insert_with(|| census(bench));
    for firm in [false, true] {
        let kind = usize::from(firm);
        let counts = if firm { &mut counts.firms } else { &mut counts.persons };
        let layout = counts.layout;
        let mut add = |c: usize, n: i64| counts.add_to_series(bench.what.period, c, n);
        add(Counter::Subjects as usize, all.subjects[kind] - seen.subjects[kind]);
        for number in 0..bench.arm.n_scores() {
            let scored = all.scored[kind][number] - seen.scored[kind][number];
            if scored > 0 {
                for (counter, n) in of_place(layout, number, bench.place(firm, number, 0, 0)) {
                    add(counter, n * scored);
                }
            }
        }
    }
}

/// Every subject of the chunk: the persons, then the firms.
fn subjects<'b>(bench: &'b Bench<'_, '_>) -> impl Iterator<Item = Subject> + 'b {
    let persons = bench.what.hoods.iter().map(Neighbourhood::n).sum::<usize>();
    let heads = (0..persons).filter(|o| bench.person(*o as u16).is_head());
    let firm = |offset: usize| Subject { firm: true, offset: offset as u16 };
    (0..persons).map(|o| Subject::person(o as u16)).chain(heads.map(firm))
}

/// Counts who there is.
fn census(bench: &Bench<'_, '_>) -> Census {
    let mut census = Census::default();
    for subject in subjects(bench) {
        census.add(subject.firm, bench.scores_of(subject));
    }
    census
}

/// Counts each subject that was not reviewed in its group.
fn count_one_by_one(
    bench: &Bench<'_, '_>,
    merged: &[Entry],
    state: &ArmState,
    counts: &mut ArmCounts,
) {
    let mut rest = merged;
    for subject in subjects(bench) {
        let n = rest.iter().take_while(|e| e.subject() == subject).count();
        rest = &rest[n..];
        let is_reviewed = n > 0 || !subject.firm && !bench.arm.standing.is_empty();
        if !is_reviewed {
            let who = bench.reviewed(subject, state, &[]);
            let standing = bench.standing(&who, None, |_, _| {});
            bench.count_standing(counts, state, &who, &standing, Origin::default());
        }
    }
}

/// The counts of a subject's kind.
pub(super) fn counts_of(counts: &mut ArmCounts, subject: Subject) -> &mut Counts {
    if subject.firm { &mut counts.firms } else { &mut counts.persons }
}
