//! The review at the end of a month: what has run out, where everybody stands, what is published.

use assize_base::calendar::{Day, NEVER};
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::{Award, Score};

use crate::chunk::{ArmState, Census, Scratch};
use crate::count::{ArmCounts, Counter, HISTOGRAM_FROM, HISTOGRAM_TO, RETURN_MONTHS};
use crate::court::judgment::waits;
use crate::entry::{CORRECTED, Entry, FALLEN, Ground, Kind, OBJECTION, Subject};
use crate::money::purse;
use crate::month::Happenings;
use crate::plan::{ArmPlan, Plan};
use crate::record::Truth;
use crate::response::giving_up;
use crate::society::{NEIGHBOURS, Person};
use crate::status::{ButFor, Status};
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

/// Days in five years: after them a fall counts as a trap.
const FIVE_YEARS: Day = 1_826;

/// Where a subject stands at a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Standing {
    score: i32,
    band: usize,
    lists: u8,
}

/// What a review means for somebody who is or was down: in the worst band or on a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    None,
    Fell,
    /// Down for so many days by now.
    Stayed(Day),
    /// Back after so many days.
    Returned(Day),
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
    let mut seen = Census::default();
    for group in scratch.merged.chunk_by(|a, b| a.subject() == b.subject()) {
        let is_scored = bench.review(group, state, &mut scratch.kept, counts, witness);
        seen.add(group[0].subject().firm, is_scored);
    }
    count_plain(&bench, &scratch.merged, seen, state, counts);
    purse::count(what, &state.arrears, is_last, counts);
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

    /// Reviews one subject with entries; tells whether it has a score.
    fn review<W: Witness>(
        &self,
        group: &[Entry],
        state: &mut ArmState,
        kept: &mut Vec<Entry>,
        counts: &mut ArmCounts,
        witness: &mut W,
    ) -> bool {
        let subject = group[0].subject();
        let from = kept.len();
        for entry in group {
            self.keep(entry, kept, counts, witness);
        }
        let score = self.arm.score(subject.firm).filter(|_| self.is_scored(subject));
        let standing = self.standing(score, &kept[from..], |_| true);
        let but_for = self.but_for(score, standing, &kept[from..]);
        if !subject.firm {
            let is_down = standing.lists != 0 || is_worst(score, standing.band);
            let turn = self.mark(subject, is_down, from, kept);
            self.note(subject, turn, &mut state.status[subject.offset as usize], counts, witness);
        }
        let before = published_band(state, subject);
        if score.is_some() && before != standing.band {
            self.count(counts, subject, Counter::Moves as usize, 1);
            let event = Event::Review { score: standing.score, band: standing.band, before };
            witness.saw(subject, self.today, event);
        }
        publish(state, subject, standing, but_for);
        if !subject.firm && self.arm.restrains {
            state.status[subject.offset as usize].restrict(is_restricted(score, standing));
        }
        self.count_standing(counts, state, subject, score, standing, but_for);
        self.count_waiting(counts, subject, &kept[from..]);
        score.is_some()
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
            let performs = |way: usize| self.arm.policy.lists[list].exits[way].performs;
            if how.is_some_and(performs) {
                self.count(counts, subject, counter + 2, 1);
            }
            witness.saw(subject, entry.end, Event::Unlisted { list, how, corrected });
            return;
        }
        let Some(repaired) = self.repaired(entry) else {
            witness.saw(subject, entry.end, Event::Expired { rule: entry.rule as usize });
            return;
        };
        let event = Event::Repaired {
            rule: entry.rule as usize,
            into: repaired.rule as usize,
            points: i32::from(repaired.points),
            end: repaired.end,
        };
        witness.saw(subject, entry.end, event);
        if repaired.end > self.today {
            kept.push(repaired);
        }
    }

    /// The entry that takes the place of a grade which is bought back.
    fn repaired(&self, entry: &Entry) -> Option<Entry> {
        if !entry.is_to_be_repaired() {
            return None;
        }
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
                Kind::Marker | Kind::Case => {}
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

    /// Writes the marker of who is down, and takes off that of who is not.
    fn mark(&self, subject: Subject, is_down: bool, from: usize, kept: &mut Vec<Entry>) -> Turn {
        let marker = kept[from..].iter().position(|e| e.kind() == Kind::Marker && e.rule == FALLEN);
        match (is_down, marker) {
            (true, None) => {
                let on = Ground { truth: Truth::True, others: false, protected: false };
                kept.push(Entry::new(subject, Kind::Marker, FALLEN, self.today, NEVER, on));
                Turn::Fell
            }
            (true, Some(at)) => Turn::Stayed(self.today - kept[from + at].start),
            (false, Some(at)) => {
                let days = self.today - kept.remove(from + at).start;
                forget(&mut kept[from..]);
                Turn::Returned(days)
            }
            (false, None) => Turn::None,
        }
    }

    /// Tells what has become of a fall, once and only if the run sees five years of it: whether
    /// they passed without a way back.
    fn followed(&self, turn: Turn) -> Option<bool> {
        let (days, is_back) = match turn {
            Turn::Returned(days) => (days, true),
            Turn::Stayed(days) => (days, false),
            Turn::None | Turn::Fell => return None,
        };
        let before = match self.what.period {
            0 => 0,
            period => days - (self.today - self.plan.calendar.review_day(period - 1)),
        };
        if days >= FIVE_YEARS {
            return (before < FIVE_YEARS).then_some(true);
        }
        let last = self.plan.calendar.review_day(self.plan.calendar.periods() - 1);
        let in_sight = u32::from(self.today - days) + u32::from(FIVE_YEARS) <= u32::from(last);
        (is_back && in_sight).then_some(false)
    }

    /// Counts who falls and who comes back, and lets those who stay down give up.
    fn note<W: Witness>(
        &self,
        subject: Subject,
        turn: Turn,
        status: &mut Status,
        counts: &mut ArmCounts,
        witness: &mut W,
    ) {
        if let Some(is_trapped) = self.followed(turn) {
            self.count(counts, subject, Counter::FallsFollowed as usize, 1);
            self.count(counts, subject, Counter::Trapped as usize, i64::from(is_trapped));
        }
        match turn {
            Turn::None => {}
            Turn::Fell => self.count(counts, subject, Counter::Fallen as usize, 1),
            Turn::Returned(days) => {
                self.count(counts, subject, Counter::Returned as usize, 1);
                self.count(counts, subject, Counter::ReturnDays as usize, i64::from(days));
                let month = (usize::from(days) / 30).min(RETURN_MONTHS - 1);
                let fifth = self.person(subject.offset).income() as usize;
                counts.persons.returns[fifth * RETURN_MONTHS + month] += 1;
                status.give_up(false);
            }
            Turn::Stayed(days) => {
                let index = self.what.hoods[0].first + u64::from(subject.offset);
                if !status.has_given_up()
                    && giving_up::gives_up(self.plan, index, self.what.period, days)
                {
                    status.give_up(true);
                    self.count(counts, subject, Counter::GaveUp as usize, 1);
                    witness.saw(subject, self.today, Event::GaveUp);
                }
            }
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

    /// Counts the cases that wait for enforcement and the objections on file.
    fn count_waiting(&self, counts: &mut ArmCounts, subject: Subject, entries: &[Entry]) {
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

/// Counts those without entries: one by one at the last review, which counts by group, and as
/// numbers at the others.
fn count_plain(
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
        let (n, scored) =
            (all.subjects[kind] - seen.subjects[kind], all.scored[kind] - seen.scored[kind]);
        let counts = if firm { &mut counts.firms } else { &mut counts.persons };
        let layout = counts.layout;
        let mut add = |c: usize, n: i64| counts.add_to_series(bench.what.period, c, n);
        add(Counter::Subjects as usize, n);
        if let Some(score) = bench.arm.score(firm).filter(|_| scored > 0) {
            let standing = bench.standing(Some(score), &[], |_| true);
            let points = i64::from(standing.score);
            add(Counter::Scored as usize, scored);
            add(Counter::ScoreSum as usize, points * scored);
            add(Counter::ScoreSquares as usize, points * points * scored);
            add(layout.band(standing.band), scored);
        }
    }
}

/// Every subject of the chunk: the persons, then the firms.
fn subjects<'b>(bench: &'b Bench<'_, '_>) -> impl Iterator<Item = Subject> + 'b {
    let persons = bench.what.hoods.iter().map(crate::society::Neighbourhood::n).sum::<usize>();
    let heads = (0..persons).filter(|o| bench.person(*o as u16).is_head());
    let firm = |offset: usize| Subject { firm: true, offset: offset as u16 };
    (0..persons).map(|o| Subject::person(o as u16)).chain(heads.map(firm))
}

/// Counts who there is.
fn census(bench: &Bench<'_, '_>) -> Census {
    let mut census = Census::default();
    for subject in subjects(bench) {
        census.add(subject.firm, bench.is_scored(subject));
    }
    census
}

/// Counts each subject that has no entry in its group.
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
        if n == 0 {
            let score = bench.arm.score(subject.firm).filter(|_| bench.is_scored(subject));
            let standing = bench.standing(score, &[], |_| true);
            bench.count_standing(counts, state, subject, score, standing, ButFor::default());
        }
    }
}

fn counts_of(counts: &mut ArmCounts, subject: Subject) -> &mut crate::count::Counts {
    if subject.firm { &mut counts.firms } else { &mut counts.persons }
}

/// Lets somebody who came back expect no refusals any more.
fn forget(entries: &mut [Entry]) {
    for entry in entries.iter_mut().filter(|e| e.kind() == Kind::Marker) {
        entry.aux = 0;
    }
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
