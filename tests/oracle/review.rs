//! Sections 9 and 20: the review at the end of a period, and what it publishes.

use std::collections::BTreeSet;

use assize_base::calendar::Day;
use assize_model::count::Counter;
use assize_model::record::Truth;
use assize_scenario::policy::{Award, Score};

use crate::Notice;
use crate::count::Tally;
use crate::state::{Entry, Faults, Holder, Leaving, Life, Relation, What};

/// Where a subject stands by some of its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Points and band in each score that the subject has, the main one first.
    pub scores: Vec<Option<(i32, usize)>>,
    pub lists: BTreeSet<usize>,
}

impl Life<'_> {
    /// Reviews everybody and publishes where they stand.
    pub(crate) fn review(&mut self, notice: &Notice, tally: &mut Tally) {
        for holder in self.holders() {
            self.remove_ended(holder, tally);
            let ties = self.restricted_ties(holder, notice);
            let standing = self.standing(holder, ties, &|_| true);
            self.count_standing_rules(holder, ties, tally);
            self.count_standing(holder, &standing, ties, tally);
            if let Holder::Person(rank) = holder {
                self.mark(rank, &standing, tally);
            }
        }
    }

    pub(crate) fn today(&self) -> Day {
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
                self.redress_removal(holder, &entry, tally);
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
        let class = match self.policy.rules[into].conduct {
            Some(conduct) => self.class(conduct),
            None => self.class_of_what_follows(self.policy.rules[rule].conduct?),
        };
        let repaired = Entry {
            what: What::Points { rule: into, points },
            start: entry.end,
            end: self.end_in_year(entry.end, self.calendar.plus_months(entry.end, months)),
            class,
            wrong_end: 0,
            total: 0,
            ..entry.clone()
        };
        (repaired.end > self.today()).then_some(repaired)
    }

    /// Where the subject would stand if only some of its active entries counted.
    pub(crate) fn standing(
        &self,
        holder: Holder,
        ties: i64,
        counts: &dyn Fn(&Entry) -> bool,
    ) -> Standing {
        let active = self.active(holder, counts);
        let sheet = self.sheet(holder, &active, ties);
        let mut scores = Vec::new();
        for (number, score) in self.scores(holder).into_iter().enumerate() {
            let standing = self.standing_points(holder, number, &sheet);
            scores.push(score.map(|score| self.points_and_band(number, score, &active, standing)));
        }
        let lists = active.iter().filter_map(|entry| match entry.what {
            What::Listing { list, .. } => Some(list),
            _ => None,
        });
        Standing { scores, lists: lists.collect() }
    }

    /// Points and band in one score by active entries and standing points.
    fn points_and_band(
        &self,
        number: usize,
        score: &Score,
        active: &[Entry],
        standing: i64,
    ) -> (i32, usize) {
        let of_score: Vec<&Entry> =
            active.iter().filter(|entry| self.score_of_entry(entry) == Some(number)).collect();
        let points: i64 = of_score.iter().map(|entry| i64::from(entry.points())).sum();
        let grades = of_score.iter().filter_map(|entry| match entry.what {
            What::Grade { band, .. } => Some(band),
            _ => None,
        });
        let worst_grade = grades.max().unwrap_or(0);
        let sum = i64::from(score.start) + points + standing;
        let points = score.clamp(sum.clamp(-1_000_000_000, 1_000_000_000) as i32);
        (points, score.band_of(points).max(worst_grade))
    }

    /// Tells whether the subject is below the default band in a score, or on a black list; or only
    /// whether others can see that.
    pub(crate) fn is_restricted(&self, holder: Holder, standing: &Standing, is_seen: bool) -> bool {
        let scores = self.scores(holder).into_iter().zip(&standing.scores);
        let is_low = |(score, stands): (Option<&Score>, &Option<(i32, usize)>)| {
            let below = |(score, (_, band)): (&Score, (i32, usize))| {
                band > score.default_band && !(is_seen && score.terms.private)
            };
            score.zip(*stands).is_some_and(below)
        };
        scores.into_iter().any(is_low) || self.is_on_black_list(standing)
    }

    fn is_on_black_list(&self, standing: &Standing) -> bool {
        standing.lists.iter().any(|list| self.is_black(*list))
    }

    /// Tells whether the band is the worst, where the worst is worse than the default: in the main
    /// score, or in the first side score of a policy without a main one.
    fn is_worst(&self, holder: Holder, standing: &Standing) -> bool {
        let number = usize::from(self.policy.person_score.is_none());
        let stands = standing.scores.get(number).copied().flatten();
        let Some((_, band)) = stands else { return false };
        let score = self.score_of(holder, number).expect("who stands somewhere has the score");
        band == score.bands.len() - 1 && band > score.default_band
    }

    /// On which faults the standing rests: without such entries there would be no restriction.
    fn faults(&self, holder: Holder, standing: &Standing, ties: i64) -> Faults {
        if !self.is_restricted(holder, standing, false) {
            return Faults::default();
        }
        let rests_on = |ties: i64, is_fault: &dyn Fn(&Entry) -> bool| {
            let without = self.standing(holder, ties, &|entry| !is_fault(entry));
            !self.is_restricted(holder, &without, false)
        };
        Faults {
            wrongful: rests_on(ties, &|entry| entry.truth != Truth::True),
            protected: rests_on(ties, &|entry| self.is_protected(entry)),
            spill: rests_on(0, &|entry| entry.relation == Relation::Others),
        }
    }

    /// Tells whether the conduct of the entry's own rule or ground exercises a right.
    pub(crate) fn is_protected(&self, entry: &Entry) -> bool {
        let conduct = match entry.what {
            What::Listing { list, ground, .. } => {
                ground.map(|ground| self.policy.lists[list].grounds[ground].conduct)
            }
            What::Points { rule, .. } | What::Grade { rule, .. } => self.policy.rules[rule].conduct,
        };
        conduct.is_some_and(|c| self.is_right(c))
    }

    /// Publishes the standing and counts it.
    fn count_standing(
        &mut self,
        holder: Holder,
        standing: &Standing,
        ties: i64,
        tally: &mut Tally,
    ) {
        let faults = self.faults(holder, standing, ties);
        let rests_on = self.origin(holder, standing, ties);
        self.count_moves(holder, standing, tally);
        let is_restricted = self.is_restricted(holder, standing, false);
        let is_seen = self.is_restricted(holder, standing, true);
        let file = self.file(holder);
        file.bands = standing.scores.iter().map(|score| score.map(|(_, band)| band)).collect();
        file.listed = standing.lists.clone();
        file.faults = faults;
        file.rests_on = rests_on;
        file.is_newly_restricted = is_seen && !file.is_restricted;
        file.is_restricted = is_seen;

        let mut state = vec![(Counter::Subjects as usize, 1)];
        state.extend(self.state_of_scores(holder, standing, tally));
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
        if let Some((score, _)) = standing.scores[0].filter(|_| is_last) {
            tally.score(holder, score);
        }
    }

    /// Counts changes of band, in the main score and in each side score.
    fn count_moves(&self, holder: Holder, standing: &Standing, tally: &mut Tally) {
        for (number, score) in standing.scores.iter().enumerate() {
            let has_moved = score.map(|(_, band)| band) != self.file_of(holder).band(number);
            let counter = match number {
                0 => Counter::Moves as usize,
                _ if !has_moved => continue,
                side => tally.layout(holder).side_moves(side - 1),
            };
            self.count_at(tally, holder, counter, i64::from(has_moved));
        }
    }

    /// Scores and bands as they are counted at a review.
    fn state_of_scores(
        &self,
        holder: Holder,
        standing: &Standing,
        tally: &Tally,
    ) -> Vec<(usize, i64)> {
        let layout = tally.layout(holder);
        let mut state = Vec::new();
        for (number, score) in standing.scores.iter().enumerate() {
            let Some((points, band)) = *score else { continue };
            let points = i64::from(points);
            if number == 0 {
                state.push((Counter::Scored as usize, 1));
                state.push((Counter::ScoreSum as usize, points));
                state.push((Counter::ScoreSquares as usize, points * points));
                state.push((layout.band(band), 1));
            } else {
                state.push((layout.side_scored(number - 1), 1));
                state.push((layout.side_sum(number - 1), points));
                state.push((layout.side_band(number - 1, band), 1));
            }
        }
        state
    }

    /// How the worst band agrees with what the person really did in the run.
    fn against_conduct(&self, holder: Holder, standing: &Standing) -> Vec<(usize, i64)> {
        let is_worst = i64::from(self.is_worst(holder, standing));
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
        let is_down = self.is_worst(holder, standing) || self.is_on_black_list(standing);
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
