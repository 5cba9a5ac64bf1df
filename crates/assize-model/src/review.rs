//! The review at the end of a month: what has run out, where everybody stands, what is published.

use assize_base::calendar::{Day, NEVER};
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::{Award, Score};

use crate::chunk::{ArmState, Scratch};
use crate::count::{ArmCounts, Counter, HISTOGRAM_FROM, HISTOGRAM_TO, RETURN_MONTHS};
use crate::entry::{CORRECTED, Entry, FALLEN, Ground, Kind, Subject};
use crate::month::Happenings;
use crate::plan::{ArmPlan, Plan};
use crate::record::Truth;
use crate::society::{NEIGHBOURS, Person};
use crate::status::ButFor;
use crate::story::{Event, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "review",
    phase: "publish",
    summary: "At the end of each month entries that ran out are dropped and bands are published.",
    params: &[
        Param { name: "start", unit: "points", range: "" },
        Param { name: "band", unit: "points", range: "falling" },
    ],
    state: &[("status", 1.5), ("firm band", 1.0)],
    streams: &[],
    rights: &[],
};

/// Where a subject stands at a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Standing {
    score: i32,
    band: usize,
    lists: u8,
}

/// What a review has at hand.
struct Bench<'a, 's> {
    plan: &'a Plan<'s>,
    arm: &'a ArmPlan<'s>,
    what: Happenings<'a>,
    today: Day,
    is_last: bool,
}

/// Closes the month's book: drops, repairs, publishes and counts.
pub fn close<W: Witness>(
    plan: &Plan<'_>,
    arm: &ArmPlan<'_>,
    what: Happenings<'_>,
    state: &mut ArmState,
    scratch: &mut Scratch,
    counts: &mut ArmCounts,
    witness: &mut W,
) {
    let today = plan.calendar.review_day(what.period);
    let is_last = what.period + 1 == plan.calendar.periods();
    let bench = Bench { plan, arm, what, today, is_last };
    scratch.kept.clear();
    let mut all = Everybody::new(&bench);
    for group in scratch.merged.chunk_by(|a, b| a.subject() == b.subject()) {
        let subject = group[0].subject();
        all.count_until(&bench, subject, state, counts);
        bench.review(group, state, &mut scratch.kept, counts, witness);
    }
    all.finish(&bench, state, counts);
    state.file = scratch.kept.as_slice().into();
}

impl Bench<'_, '_> {
    fn person(&self, offset: u16) -> &Person {
        &self.what.hoods[offset as usize / NEIGHBOURS].people()[offset as usize % NEIGHBOURS]
    }

    fn is_scored(&self, subject: Subject) -> bool {
        let person = self.person(subject.offset);
        let Some(score) = self.arm.score(subject.firm) else { return false };
        if subject.firm {
            let index = self.what.hoods[0].first + u64::from(subject.offset);
            score.who.holds(&self.plan.synthesis.firm(person, index))
        } else {
            self.arm.scored.mask(person) & 1 == 1
        }
    }

    /// Reviews one subject with entries.
    fn review<W: Witness>(
        &self,
        group: &[Entry],
        state: &mut ArmState,
        kept: &mut Vec<Entry>,
        counts: &mut ArmCounts,
        witness: &mut W,
    ) {
        let subject = group[0].subject();
        let from = kept.len();
        for entry in group {
            self.keep(entry, kept, counts, witness);
        }
        let score = self.arm.score(subject.firm).filter(|_| self.is_scored(subject));
        let standing = self.standing(score, &kept[from..], |_| true);
        let but_for = self.but_for(score, standing, &kept[from..]);
        self.mark(subject, score, standing, from, kept, counts);
        let before = published_band(state, subject);
        if score.is_some() && before != standing.band {
            self.count(counts, subject, Counter::Moves as usize, 1);
            let event = Event::Review { score: standing.score, band: standing.band, before };
            witness.saw(subject, self.today, event);
        }
        publish(state, subject, standing, but_for);
        self.count_standing(counts, state, subject, score, standing, but_for);
    }

    /// Keeps an entry, or drops it with what takes its place.
    fn keep<W: Witness>(
        &self,
        entry: &Entry,
        kept: &mut Vec<Entry>,
        counts: &mut ArmCounts,
        witness: &mut W,
    ) {
        if entry.kind() == Kind::Marker || entry.end > self.today {
            kept.push(*entry);
            return;
        }
        let subject = entry.subject();
        if entry.end == 0 {
            return;
        }
        if entry.kind() == Kind::Listing {
            let list = entry.rule as usize;
            let counter = counts_of(counts, subject).layout.exits(list);
            self.count(counts, subject, counter, 1);
            let corrected = entry.aux == CORRECTED;
            if corrected {
                self.count(counts, subject, counter + 1, 1);
            }
            let how = (!corrected && entry.aux > 0).then(|| usize::from(entry.aux) - 1);
            witness.saw(subject, entry.end, Event::Unlisted { list, how, corrected });
            return;
        }
        witness.saw(subject, entry.end, Event::Expired { rule: entry.rule as usize });
        if entry.is_to_be_repaired() {
            kept.extend(self.repaired(entry).filter(|e| e.end > self.today));
        }
    }

    /// The entry that takes the place of a grade which is bought back.
    fn repaired(&self, entry: &Entry) -> Option<Entry> {
        let policy = self.arm.policy;
        let into = policy.rules[entry.rule as usize].repair?.into;
        let rule = &policy.rules[into];
        let Award::Points(points) = rule.award else { return None };
        let line = || policy.validity.iter().find(|v| v.from <= points && points <= v.to);
        let months = rule.validity.or_else(|| line().map(|v| v.months)).unwrap_or(12);
        let end = self.plan.calendar.plus_months(entry.end, months);
        let protected = rule.conduct.is_some_and(|c| self.plan.conduct(c).right.is_some());
        let on = Ground { protected, ..entry.ground() };
        let repaired = Entry::new(entry.subject(), Kind::Points, into as u16, entry.end, end, on);
        Some(repaired.with_points(points))
    }

    /// Where a subject stands by the entries that fit.
    fn standing(
        &self,
        score: Option<&Score>,
        entries: &[Entry],
        fits: impl Fn(&Entry) -> bool,
    ) -> Standing {
        let (mut sum, mut grade, mut lists) = (0, 0, 0);
        for entry in entries.iter().filter(|e| e.start <= self.today && fits(e)) {
            match entry.kind() {
                Kind::Points => sum += i32::from(entry.points),
                Kind::Grade => {
                    if let Award::Grade { band, .. } =
                        self.arm.policy.rules[entry.rule as usize].award
                    {
                        grade = grade.max(band);
                    }
                }
                Kind::Listing => lists |= 1 << entry.rule,
                Kind::Marker => {}
            }
        }
        let Some(score) = score else { return Standing { score: 0, band: 0, lists } };
        let points = score.clamp(score.start + sum);
        Standing { score: points, band: score.band_of(points).max(grade), lists }
    }

    /// Without which faults a restricted subject would not be restricted.
    fn but_for(&self, score: Option<&Score>, standing: Standing, entries: &[Entry]) -> ButFor {
        if !is_restricted(score, standing) {
            return ButFor::default();
        }
        let free_without = |fault: &dyn Fn(Ground) -> bool| {
            let without = self.standing(score, entries, |e| !fault(e.ground()));
            !is_restricted(score, without)
        };
        ButFor {
            wrongly: free_without(&|g| g.truth != Truth::True),
            spilled: free_without(&|g| g.others),
            protected: free_without(&|g| g.protected),
        }
    }

    /// Notes who falls into the worst band or onto a list, and who comes back.
    fn mark(
        &self,
        subject: Subject,
        score: Option<&Score>,
        standing: Standing,
        from: usize,
        kept: &mut Vec<Entry>,
        counts: &mut ArmCounts,
    ) {
        if subject.firm {
            return;
        }
        let is_down = standing.lists != 0 || is_worst(score, standing.band);
        let marker = kept[from..].iter().position(|e| e.kind() == Kind::Marker && e.rule == FALLEN);
        match (is_down, marker) {
            (true, None) => {
                let on = Ground { truth: Truth::True, others: false, protected: false };
                kept.push(Entry::new(subject, Kind::Marker, FALLEN, self.today, NEVER, on));
                self.count(counts, subject, Counter::Fallen as usize, 1);
            }
            (false, Some(at)) => {
                let days = self.today - kept.remove(from + at).start;
                self.count(counts, subject, Counter::Returned as usize, 1);
                self.count(counts, subject, Counter::ReturnDays as usize, i64::from(days));
                let month = (usize::from(days) / 30).min(RETURN_MONTHS - 1);
                let fifth = self.person(subject.offset).income() as usize;
                counts.persons.returns[fifth * RETURN_MONTHS + month] += 1;
            }
            _ => {}
        }
    }

    fn cell(&self, subject: Subject) -> usize {
        if subject.firm { 0 } else { self.person(subject.offset).cell() }
    }

    fn count(&self, counts: &mut ArmCounts, subject: Subject, counter: usize, n: i64) {
        let cell = self.cell(subject);
        counts_of(counts, subject).add(cell, self.what.period, counter, n);
    }

    /// Counts the standing of a subject: in the series, and at the last review in its cell.
    fn count_standing(
        &self,
        counts: &mut ArmCounts,
        state: &ArmState,
        subject: Subject,
        score: Option<&Score>,
        standing: Standing,
        but_for: ButFor,
    ) {
        let layout = counts_of(counts, subject).layout;
        let mut add = |counter: usize, n: i64| self.add(counts, subject, counter, n);
        add(Counter::Subjects as usize, 1);
        for list in (0..layout.lists).filter(|l| standing.lists >> l & 1 == 1) {
            add(layout.listed(list), 1);
        }
        if is_restricted(score, standing) {
            add(Counter::Restricted as usize, 1);
            add(Counter::RestrictedWrongly as usize, i64::from(but_for.wrongly));
        }
        if score.is_some() {
            let points = i64::from(standing.score);
            add(Counter::Scored as usize, 1);
            add(Counter::ScoreSum as usize, points);
            add(Counter::ScoreSquares as usize, points * points);
            add(layout.band(standing.band), 1);
        }
        if self.is_last && !subject.firm {
            let offends = state.status[subject.offset as usize].is_offender();
            let worst = is_worst(score, standing.band);
            add(Counter::Offenders as usize, i64::from(offends));
            add(Counter::OffendersWorst as usize, i64::from(offends && worst));
            add(Counter::OthersWorst as usize, i64::from(!offends && worst));
        }
        if self.is_last && score.is_some() {
            let at = standing.score.clamp(HISTOGRAM_FROM, HISTOGRAM_TO - 1) - HISTOGRAM_FROM;
            counts_of(counts, subject).scores[at as usize] += 1;
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

/// Everybody without entries, counted between those who have some.
struct Everybody {
    next_person: usize,
    next_firm: usize,
    persons: usize,
    /// Persons without entries so far, and those of them who have a score.
    plain: i64,
    plain_scored: i64,
}

impl Everybody {
    fn new(bench: &Bench<'_, '_>) -> Everybody {
        let persons = bench.what.hoods.iter().map(crate::society::Neighbourhood::n).sum();
        Everybody { next_person: 0, next_firm: 0, persons, plain: 0, plain_scored: 0 }
    }

    /// Counts those before a subject.
    fn count_until(
        &mut self,
        bench: &Bench<'_, '_>,
        subject: Subject,
        state: &ArmState,
        counts: &mut ArmCounts,
    ) {
        let offset = subject.offset as usize;
        if subject.firm {
            self.persons_until(bench, self.persons, state, counts);
            self.firms_until(bench, offset, state, counts);
            self.next_firm = offset + 1;
        } else {
            self.persons_until(bench, offset, state, counts);
            self.next_person = offset + 1;
        }
    }

    /// Counts those who are left.
    fn finish(mut self, bench: &Bench<'_, '_>, state: &ArmState, counts: &mut ArmCounts) {
        self.persons_until(bench, self.persons, state, counts);
        self.firms_until(bench, self.persons, state, counts);
        self.add_plain(bench, counts);
    }

    fn persons_until(
        &mut self,
        bench: &Bench<'_, '_>,
        until: usize,
        state: &ArmState,
        counts: &mut ArmCounts,
    ) {
        let plain = self.next_person..until;
        self.next_person = self.next_person.max(until);
        if bench.is_last {
            for offset in plain {
                count_plain(bench, Subject::person(offset as u16), state, counts);
            }
            return;
        }
        self.plain += plain.len() as i64;
        if bench.arm.policy.person_score.is_some() {
            let is_scored = |o: &usize| bench.is_scored(Subject::person(*o as u16));
            self.plain_scored += plain.filter(is_scored).count() as i64;
        }
    }

    /// Adds the plain persons of a month that is not the last: they all stand at the start.
    fn add_plain(&self, bench: &Bench<'_, '_>, counts: &mut ArmCounts) {
        let layout = counts.persons.layout;
        let mut add = |c: usize, n: i64| counts.persons.add_to_series(bench.what.period, c, n);
        add(Counter::Subjects as usize, self.plain);
        if self.plain_scored > 0 {
            let standing = bench.standing(bench.arm.score(false), &[], |_| true);
            let points = i64::from(standing.score);
            add(Counter::Scored as usize, self.plain_scored);
            add(Counter::ScoreSum as usize, points * self.plain_scored);
            add(Counter::ScoreSquares as usize, points * points * self.plain_scored);
            add(layout.band(standing.band), self.plain_scored);
        }
    }

    fn firms_until(
        &mut self,
        bench: &Bench<'_, '_>,
        until: usize,
        state: &ArmState,
        counts: &mut ArmCounts,
    ) {
        for offset in self.next_firm..until {
            if bench.person(offset as u16).is_head() {
                let subject = Subject { firm: true, offset: offset as u16 };
                count_plain(bench, subject, state, counts);
            }
        }
        self.next_firm = self.next_firm.max(until);
    }
}

/// Counts somebody without entries, who stands at the start.
fn count_plain(bench: &Bench<'_, '_>, subject: Subject, state: &ArmState, counts: &mut ArmCounts) {
    let score = bench.arm.score(subject.firm).filter(|_| bench.is_scored(subject));
    let standing = bench.standing(score, &[], |_| true);
    bench.count_standing(counts, state, subject, score, standing, ButFor::default());
}

fn counts_of(counts: &mut ArmCounts, subject: Subject) -> &mut crate::count::Counts {
    if subject.firm { &mut counts.firms } else { &mut counts.persons }
}

/// Tells whether somebody is below the default band or on a list.
fn is_restricted(score: Option<&Score>, standing: Standing) -> bool {
    standing.lists != 0 || score.is_some_and(|s| standing.band > s.default_band)
}

/// Tells whether a band is the worst of a score.
fn is_worst(score: Option<&Score>, band: usize) -> bool {
    score.is_some_and(|s| band + 1 == s.bands.len() && band > s.default_band)
}

fn published_band(state: &ArmState, subject: Subject) -> usize {
    let offset = subject.offset as usize;
    if subject.firm {
        state.firm_bands.get(offset).map_or(0, |b| usize::from(*b))
    } else {
        state.status[offset].band()
    }
}

fn publish(state: &mut ArmState, subject: Subject, standing: Standing, but_for: ButFor) {
    let offset = subject.offset as usize;
    if subject.firm {
        if let Some(band) = state.firm_bands.get_mut(offset) {
            *band = standing.band as u8;
        }
        return;
    }
    state.status[offset].publish(standing.band, but_for);
    if let Some(lists) = state.listed.get_mut(offset) {
        *lists = standing.lists;
    }
}
