//! The review at the end of a month: what has run out, where everybody stands, what is published.
//!
//! `standing` works out where somebody stands, `tally` counts it.

mod standing;
mod tally;

use assize_base::calendar::{Day, NEVER};
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::Award;

use self::standing::{Reviewed, Standing};
use self::tally::{count_plain, counts_of};
use crate::chunk::{ArmState, Census, Scratch};
use crate::count::{ArmCounts, Counter, RETURN_MONTHS};
use crate::entry::{CORRECTED, Entry, FALLEN, Ground, Kind, LISTED_BEFORE, Subject};
use crate::money::purse;
use crate::month::Happenings;
use crate::origin::Origin;
use crate::plan::{ArmPlan, Plan};
use crate::record::Truth;
use crate::redress::{self, Stage};
use crate::response::giving_up;
use crate::score::{has_begun, reset, restricted_ties, side};
use crate::society::{NEIGHBOURS, Person};
use crate::status::Status;
use crate::story::{Event, Omission, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "review",
    phase: "publish",
    summary: "At the end of each month entries that ran out are dropped and bands are published.",
    params: &[
        Param { name: "start", unit: "points", range: "" },
        Param { name: "floor", unit: "points", range: "-30,000 to 30,000" },
        Param { name: "ceiling", unit: "points", range: "-30,000 to 30,000" },
        Param { name: "from", unit: "points, the lower edge of a band", range: "falling" },
    ],
    state: &[("status", 1.4), ("firm band", 1.0), ("fallen", 0.1)],
    streams: &[],
    rights: &[],
};

/// Days in five years: after them a fall counts as a trap.
const FIVE_YEARS: Day = 1_826;

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
    /// The rules with standing points that hold today.
    standing: Vec<usize>,
    /// How many of each person's ties were restricted, if a rule asks.
    ties: Vec<u16>,
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
    let mut bench = Bench::new(plan, arm, what);
    bench.standing.retain(|rule| !witness.leaves_out(Omission::Rule(*rule)));
    scratch.kept.clear();
    let mut seen = Census::default();
    let mut rest = scratch.merged.as_slice();
    if !arm.standing.is_empty() {
        for offset in 0..state.status.len() {
            let subject = Subject::person(offset as u16);
            let n = rest.iter().take_while(|e| e.subject() == subject).count();
            let has = bench.review(subject, &rest[..n], state, &mut scratch.kept, counts, witness);
            seen.add(false, has);
            rest = &rest[n..];
        }
    }
    for group in rest.chunk_by(|a, b| a.subject() == b.subject()) {
        let subject = group[0].subject();
        let has = bench.review(subject, group, state, &mut scratch.kept, counts, witness);
        seen.add(subject.firm, has);
    }
    count_plain(&bench, &scratch.merged, seen, state, counts);
    purse::count(what, &state.arrears, bench.is_last, counts);
    state.file = scratch.kept.as_slice().into();
}

impl<'a, 's> Bench<'a, 's> {
    fn new(plan: &'a Plan<'s>, arm: &'a ArmPlan<'s>, what: Happenings<'a>) -> Bench<'a, 's> {
        let today = plan.calendar.review_day(what.period);
        let begun = |r: &usize| has_begun(&plan.calendar, arm.policy.rules[*r].holds.from, today);
        Bench {
            plan,
            arm,
            what,
            today,
            is_last: what.period + 1 == plan.calendar.periods(),
            standing: arm.standing.iter().copied().filter(begun).collect(),
            ties: if arm.asks_ties {
                restricted_ties::count(plan, what.hoods, &what.board.restricted)
            } else {
                Vec::new()
            },
        }
    }

    fn person(&self, offset: u16) -> &'a Person {
        &self.what.hoods[offset as usize / NEIGHBOURS].people()[offset as usize % NEIGHBOURS]
    }

    fn index(&self, offset: u16) -> u64 {
        self.what.hoods[0].first + u64::from(offset)
    }

    /// The scores that a subject has, as bits by their numbers.
    fn scores_of(&self, subject: Subject) -> u8 {
        let (person, index) = (self.person(subject.offset), self.index(subject.offset));
        if subject.firm {
            let firm = || self.plan.synthesis.firm(person, index);
            u8::from(self.arm.score(true).is_some_and(|score| score.who.holds(&firm())))
        } else {
            self.arm.scores_of(self.plan, person, index)
        }
    }

    /// Reviews one subject; tells which scores it has.
    fn review<W: Witness>(
        &self,
        subject: Subject,
        group: &[Entry],
        state: &mut ArmState,
        kept: &mut Vec<Entry>,
        counts: &mut ArmCounts,
        witness: &mut W,
    ) -> u8 {
        let from = kept.len();
        for entry in group {
            self.keep(entry, kept, counts, witness);
        }
        let who = self.reviewed(subject, state, &kept[from..]);
        let fired = &mut counts.fired;
        let standing = self.standing(&who, None, |rule, n| fired[rule] += i64::from(n != 0));
        let origin = self.origin(&who, &standing);
        self.count_waiting(counts, subject, who.file);
        self.count_moves(&who, &standing, state, counts, witness);
        let (has, is_seen) = (who.has, self.is_seen(&who, &standing));
        self.count_standing(counts, state, &who, &standing, origin);
        if !subject.firm {
            let is_down =
                standing.lists & self.arm.black_lists != 0 || self.is_worst(&who, &standing);
            let turn = self.mark(subject, is_down, from, kept);
            self.note(subject, turn, &mut state.status[subject.offset as usize], counts, witness);
        }
        publish(state, subject, &standing, origin);
        if !subject.firm && self.arm.restrains {
            state.status[subject.offset as usize].restrict(is_seen);
        }
        has
    }

    /// Counts and tells where the band is another than the published one.
    fn count_moves<W: Witness>(
        &self,
        who: &Reviewed<'_>,
        standing: &Standing,
        state: &ArmState,
        counts: &mut ArmCounts,
        witness: &mut W,
    ) {
        for number in who.numbers() {
            let (place, before) = (standing.places[number], published(state, who.subject, number));
            let stood = Event::Stood { number, score: place.score, band: place.band };
            witness.saw(who.subject, self.today, stood);
            if before == place.band {
                continue;
            }
            let moves = match number {
                0 => Counter::Moves as usize,
                side => counts.persons.layout.side_moves(side - 1),
            };
            self.count(counts, who.subject, moves, 1);
            self.standing(who, None, |rule, points| {
                if points != 0 && self.arm.score_of_rule(rule) == number {
                    witness.saw(who.subject, self.today, Event::Standing { rule, points });
                }
            });
            let (score, band) = (place.score, place.band);
            let event = match number {
                0 => Event::Review { score, band, before },
                _ => Event::SideReview { side: number - 1, score, band, before },
            };
            witness.saw(who.subject, self.today, event);
        }
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
            self.redress(entry, corrected, counts);
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

    /// Counts what became of a person's listing.
    fn redress(&self, listing: &Entry, corrected: bool, counts: &mut ArmCounts) {
        let (list, truth) = (usize::from(listing.rule), listing.ground().truth);
        if listing.subject().firm || self.arm.black_lists >> list & 1 == 0 {
            return;
        }
        if !corrected {
            redress::count(counts, list, truth, Stage::Ended);
            return;
        }
        // A correction can come before the first day of a listing that takes effect later.
        let days = listing.end.saturating_sub(listing.start);
        redress::corrected(counts, list, truth, days);
        let review = self.arm.policy.lists[list].review.as_ref();
        if review.is_none_or(|review| review.staff.is_none()) {
            redress::count(counts, list, truth, Stage::Objected);
            redress::count(counts, list, truth, Stage::Granted);
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
        let end = reset::cut(policy, &self.plan.calendar, entry.end, end);
        let conduct = rule.conduct.map(|c| self.plan.conduct(c));
        let on = Ground {
            protected: conduct.is_some_and(|c| c.right.is_some()),
            lawful: conduct.map_or(entry.ground().lawful, |c| c.lawful),
            ..entry.ground()
        };
        let repaired = Entry::new(entry.subject(), Kind::Points, into as u16, entry.end, end, on);
        Some(repaired.with_points(points))
    }

    /// Writes the marker of who is down, and takes off that of who is not.
    fn mark(&self, subject: Subject, is_down: bool, from: usize, kept: &mut Vec<Entry>) -> Turn {
        let marker = kept[from..].iter().position(|e| e.kind() == Kind::Marker && e.rule == FALLEN);
        match (is_down, marker) {
            (true, None) => {
                let on =
                    Ground { truth: Truth::True, others: false, protected: false, lawful: false };
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
                let index = self.index(subject.offset);
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
}

/// Lets somebody who came back expect no refusals any more.
fn forget(entries: &mut [Entry]) {
    let is_of_service = |e: &&mut Entry| e.kind() == Kind::Marker && e.rule & LISTED_BEFORE == 0;
    for entry in entries.iter_mut().filter(is_of_service) {
        entry.aux = 0;
    }
}

/// The published band of a subject in a score.
fn published(state: &ArmState, subject: Subject, number: usize) -> usize {
    let offset = subject.offset as usize;
    if subject.firm {
        return state.firm_bands.get(offset).map_or(0, |b| usize::from(*b));
    }
    let sides = state.side_bands.len() / state.status.len();
    side::band(&state.side_bands, sides, offset, number, state.status[offset].band())
}

fn publish(state: &mut ArmState, subject: Subject, standing: &Standing, origin: Origin) {
    let offset = subject.offset as usize;
    let band = standing.places[0].band;
    if subject.firm {
        if let Some(published) = state.firm_bands.get_mut(offset) {
            *published = band as u8;
        }
        if let Some(lists) = state.firm_listed.get_mut(offset) {
            *lists = standing.lists;
        }
        return;
    }
    state.status[offset].publish(band, origin);
    if let Some(lists) = state.listed.get_mut(offset) {
        *lists = standing.lists;
    }
    let sides = state.side_bands.len() / state.status.len();
    let mine = &mut state.side_bands[offset * sides..(offset + 1) * sides];
    for (published, place) in mine.iter_mut().zip(&standing.places[1..]) {
        *published = place.band as u8;
    }
}
