//! Section 9: the review at the end of a period, and what it publishes.

use std::collections::BTreeSet;

use assize_base::calendar::Day;
use assize_model::count::Counter;
use assize_model::record::Truth;
use assize_scenario::policy::{Award, Score};

use crate::count::Tally;
use crate::state::{Entry, Faults, Holder, Leaving, Life, Relation, What};

/// Where a subject stands by some of its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Score and band of a scored subject.
    pub score: Option<(i32, usize)>,
    pub lists: BTreeSet<usize>,
}

impl Standing {
    /// Tells whether the subject is below the default band or on a list.
    pub(crate) fn is_restricted(&self, score: Option<&Score>) -> bool {
        let is_low = self.score.zip(score).is_some_and(|((_, b), s)| b > s.default_band);
        is_low || !self.lists.is_empty()
    }

    /// Tells whether the band is the worst, where the worst is worse than the default.
    pub(crate) fn is_worst(&self, score: Option<&Score>) -> bool {
        self.score.zip(score).is_some_and(|((_, band), score)| {
            band == score.bands.len() - 1 && band > score.default_band
        })
    }
}

impl Life<'_> {
    /// Reviews everybody and publishes where they stand.
    pub(crate) fn review(&mut self, tally: &mut Tally) {
        for holder in self.holders() {
            self.remove_ended(holder, tally);
            let standing = self.standing(holder, |_| true);
            self.count_standing(holder, &standing, tally);
            if let Holder::Person(rank) = holder {
                self.mark(rank, &standing, tally);
            }
        }
    }

    fn today(&self) -> Day {
        self.calendar.review_day(self.period)
    }

    /// Takes out what has ended; a grade to be repaired becomes an entry of its repair rule.
    fn remove_ended(&mut self, holder: Holder, tally: &mut Tally) {
        let mut kept = Vec::new();
        for entry in std::mem::take(&mut self.file(holder).entries) {
            if entry.end > self.today() {
                kept.push(entry);
            } else if let What::Listing { list, leaving, .. } = entry.what {
                self.count_leaving(holder, list, leaving, tally);
            } else if let Some(repaired) = self.repaired(&entry) {
                kept.push(repaired);
            }
        }
        self.file(holder).entries = kept;
    }

    fn count_leaving(&self, holder: Holder, list: usize, leaving: Leaving, tally: &mut Tally) {
        let layout = tally.layout(holder);
        self.count_at(tally, holder, layout.exits(list), 1);
        let is_corrected = leaving == Leaving::Corrected;
        self.count_at(tally, holder, layout.corrected(list), i64::from(is_corrected));
        let exits = &self.policy.lists[list].exits;
        let performs = matches!(leaving, Leaving::Exit(way) if exits[way].performs);
        self.count_at(tally, holder, layout.performed(list), i64::from(performs));
    }

    /// The entry that stands in for a repaired grade, if it has not ended itself.
    fn repaired(&self, entry: &Entry) -> Option<Entry> {
        let What::Grade { rule, to_be_repaired: true, .. } = entry.what else { return None };
        let into = self.policy.rules[rule].repair?.into;
        let points = match self.policy.rules[into].award {
            Award::Points(points) => points,
            _ => 0,
        };
        let months = self.validity(into, points);
        let repaired = Entry {
            what: What::Points { rule: into, points },
            start: entry.end,
            end: self.calendar.plus_months(entry.end, months),
            wrong_end: 0,
            total: 0,
            ..entry.clone()
        };
        (repaired.end > self.today()).then_some(repaired)
    }

    /// Where the subject would stand if only some of its active entries counted.
    fn standing(&self, holder: Holder, counts: impl Fn(&Entry) -> bool) -> Standing {
        let entries = &self.file_of(holder).entries;
        let active: Vec<&Entry> =
            entries.iter().filter(|e| e.start <= self.today() && counts(e)).collect();
        let points: i64 = active.iter().map(|entry| i64::from(entry.points())).sum();
        let grades = active.iter().filter_map(|entry| match entry.what {
            What::Grade { band, .. } => Some(band),
            _ => None,
        });
        let worst_grade = grades.max();
        let score = self.score_of(holder).map(|score| {
            let sum = i64::from(score.start) + points;
            let points = score.clamp(sum.clamp(-1_000_000_000, 1_000_000_000) as i32);
            (points, score.band_of(points).max(worst_grade.unwrap_or(0)))
        });
        let lists = active.iter().filter_map(|entry| match entry.what {
            What::Listing { list, .. } => Some(list),
            _ => None,
        });
        Standing { score, lists: lists.collect() }
    }

    /// On which faults the standing rests: without such entries there would be no restriction.
    fn faults(&self, holder: Holder, standing: &Standing) -> Faults {
        let score = self.score_of(holder);
        if !standing.is_restricted(score) {
            return Faults::default();
        }
        let rests_on = |is_fault: &dyn Fn(&Entry) -> bool| {
            !self.standing(holder, |entry| !is_fault(entry)).is_restricted(score)
        };
        Faults {
            wrongful: rests_on(&|entry| entry.truth != Truth::True),
            protected: rests_on(&|entry| self.is_protected(entry)),
            spill: rests_on(&|entry| entry.relation == Relation::Others),
        }
    }

    /// Tells whether the conduct of the entry's own rule or ground exercises a right.
    fn is_protected(&self, entry: &Entry) -> bool {
        let conduct = match entry.what {
            What::Listing { list, ground, .. } => {
                ground.map(|ground| self.policy.lists[list].grounds[ground].conduct)
            }
            What::Points { rule, .. } | What::Grade { rule, .. } => self.policy.rules[rule].conduct,
        };
        conduct.is_some_and(|c| self.is_right(c))
    }

    /// Publishes the standing and counts it.
    fn count_standing(&mut self, holder: Holder, standing: &Standing, tally: &mut Tally) {
        let faults = self.faults(holder, standing);
        let band = standing.score.map(|(_, band)| band);
        if band != self.file_of(holder).band {
            self.count(tally, holder, Counter::Moves, 1);
        }
        let is_restricted = standing.is_restricted(self.score_of(holder));
        let file = self.file(holder);
        file.band = band;
        file.listed = standing.lists.clone();
        file.faults = faults;
        file.is_newly_restricted = is_restricted && !file.is_restricted;
        file.is_restricted = is_restricted;

        let mut state = vec![(Counter::Subjects as usize, 1)];
        if let Some((score, band)) = standing.score {
            let points = i64::from(score);
            state.push((Counter::Scored as usize, 1));
            state.push((Counter::ScoreSum as usize, points));
            state.push((Counter::ScoreSquares as usize, points * points));
            state.push((tally.layout(holder).band(band), 1));
        }
        for list in &standing.lists {
            state.push((tally.layout(holder).listed(*list), 1));
        }
        if is_restricted {
            state.push((Counter::Restricted as usize, 1));
            state.push((Counter::RestrictedWrongly as usize, i64::from(faults.wrongful)));
        }
        let is_last = self.period + 1 == self.scenario.periods;
        state
            .push((Counter::ReviewsWaiting as usize, self.file_of(holder).objections.len() as i64));
        state.push((Counter::CasesWaiting as usize, self.cases_waiting(holder)));
        if let Holder::Person(rank) = holder {
            state.extend(self.purse(rank, is_last, tally));
        }
        if is_last && let Holder::Person(_) = holder {
            state.extend(self.against_conduct(holder, standing));
        }
        let cell = is_last.then(|| self.cell(holder));
        tally.state(holder, cell, self.period, &state);
        if let Some((score, _)) = standing.score.filter(|_| is_last) {
            tally.score(holder, score);
        }
    }

    /// How the worst band agrees with what the person really did in the run.
    fn against_conduct(&self, holder: Holder, standing: &Standing) -> Vec<(usize, i64)> {
        let is_worst = i64::from(standing.is_worst(self.score_of(holder)));
        if self.file_of(holder).has_offended {
            vec![(Counter::Offenders as usize, 1), (Counter::OffendersWorst as usize, is_worst)]
        } else {
            vec![(Counter::OthersWorst as usize, is_worst)]
        }
    }

    /// Counts what became of a fall within 1,826 days, as soon as it is known.
    fn follow(&self, holder: Holder, since: Day, ends: bool, tally: &mut Tally) {
        let review = |t: u32| i64::from(self.calendar.review_day(t));
        let (start, now) = (i64::from(since), i64::from(self.today()));
        let passes = |day: i64| day >= start + 1_826;
        let period = self.period;
        if passes(now) && (period == 0 || !passes(review(period - 1))) {
            self.count(tally, holder, Counter::FallsFollowed, 1);
            self.count(tally, holder, Counter::Trapped, 1);
        } else if !passes(now) && ends && passes(review(self.calendar.periods() - 1)) {
            self.count(tally, holder, Counter::FallsFollowed, 1);
        }
    }

    /// Marks who falls into the worst band or onto a list, and who comes back.
    fn mark(&mut self, rank: usize, standing: &Standing, tally: &mut Tally) {
        let holder = Holder::Person(rank);
        let is_down = standing.is_worst(self.score_of(holder)) || !standing.lists.is_empty();
        let today = self.today();
        match (is_down, self.file_of(holder).marker) {
            (true, None) => {
                self.file(holder).marker = Some(today);
                self.count(tally, holder, Counter::Fallen, 1);
            }
            (true, Some(since)) => {
                self.follow(holder, since, false, tally);
                self.lose_hope(holder, since, tally);
            }
            (false, Some(since)) => {
                self.follow(holder, since, true, tally);
                let file = self.file(holder);
                file.marker = None;
                file.has_given_up = false;
                file.learned.clear();
                let days = i64::from(today - since);
                self.count(tally, holder, Counter::Returned, 1);
                self.count(tally, holder, Counter::ReturnDays, days);
                tally.back(self.here.persons[rank].income, days);
            }
            _ => {}
        }
    }
}
