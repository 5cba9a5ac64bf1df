//! Sections 7 and 22: entry to lists, terms, ways off, the review of errors, and what a listing brings.

use assize_base::calendar::{Date, Day, NEVER};
use assize_base::quantity::{Chance, Factor, pick};
use assize_model::count::Counter;
use assize_model::record::Truth;
use assize_scenario::policy::{Exit, Ground, List};

use crate::count::Tally;
use crate::origin::Maker;
use crate::records::{Emission, Record};
use crate::redress::Stage;
use crate::state::{Entry, Holder, Leaving, Life, Relation, What};

/// What the serial of an emitted record is moved by, for each list.
const EMITTED: u32 = 1 << 20;
/// What the serial is moved by where lists answer for the head of a firm, for each emitting list.
const OF_HEAD: u32 = 1 << 24;
/// What serials are moved by for the draws of each list.
const STRIDE: u32 = 1 << 20;
/// Ways off a list that draws are told apart for.
const WAYS: u32 = 16;

/// The most months of a term that is longer for having been listed before.
const TERM_MOST: u64 = 1_200;
/// The most earlier listings that are told apart.
const TIMES_MOST: u32 = 255;

/// The answer to an objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// The day on which the listing is corrected.
    Upheld(Day),
    /// The day of the last decision.
    Refused(Day),
}

impl Life<'_> {
    /// Lists the subject wherever the record is a ground.
    pub(crate) fn answer_by_lists(&mut self, record: &Record, tally: &mut Tally) {
        for list in 0..self.policy.lists.len() {
            let grounds = &self.policy.lists[list].grounds;
            if let Some(ground) = grounds.iter().position(|g| self.is_ground(g, record)) {
                self.enlist(record, list, Some(ground), tally);
            }
        }
    }

    /// Tells whether a ground answers a record.
    fn is_ground(&self, ground: &Ground, record: &Record) -> bool {
        ground.conduct == record.conduct && self.is_since(ground.from, record.entry_day)
    }

    /// Puts the subject on a list, unless something stands against it.
    fn enlist(&mut self, record: &Record, list: usize, ground: Option<usize>, tally: &mut Tally) {
        let policy = self.policy;
        let rules = &policy.lists[list];
        let e = self.list_words(record, list, ("list/entry", "list/firm-entry"));
        let is_due = ground.is_none_or(|g| self.taken_in(list, rules.grounds[g].chance).hits(e[0]));
        if !is_due || self.is_exempt(record.holder, rules) || self.is_still_listed(record, list) {
            return;
        }
        let ground_terms = ground.map(|g| &rules.grounds[g]);
        let Some(start) = self.start_of_listing(record, list) else { return };
        let (end, leaving) = self.end_of_listing(record, list, start, ground_terms, e);
        if end <= start {
            return;
        }
        let entry = Entry {
            what: What::Listing { list, ground, leaving },
            start,
            end,
            truth: record.truth,
            relation: record.relation,
            class: match ground {
                Some(_) => self.class(record.conduct),
                None => self.class_of_what_follows(record.conduct),
            },
            wrong_end: 0,
            total: 0,
        };
        self.count_listing(record.holder, &entry, list, ground, tally);
        self.file(record.holder).entries.push(entry);
        self.remember_listing(record.holder, list);
        if ground.is_some() {
            self.object(record, list, tally);
        }
        self.emit(record, start, Emission { list, end, leaving }, tally);
        if let Some(brought) = rules.brings {
            self.enlist(record, brought, None, tally);
        }
    }

    /// The chance of a ground after the intake of the month.
    fn taken_in(&self, list: usize, chance: Chance) -> Chance {
        let Some(intake) = &self.policy.lists[list].intake else { return chance };
        let month = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
        let today = self.calendar.date(self.calendar.first_day(self.period));
        let last = intake.shares.len() as i64 - 1;
        let at = (month(today) - month(intake.from)).clamp(0, last);
        Chance((u128::from(chance.0) * u128::from(intake.shares[at as usize].0) >> 32) as u64)
    }

    pub(crate) fn list_words(
        &self,
        record: &Record,
        list: usize,
        streams: (&'static str, &'static str),
    ) -> [u32; 4] {
        self.words_of(record, streams, record.serial + STRIDE * list as u32)
    }

    fn is_exempt(&self, holder: Holder, list: &List) -> bool {
        matches!(holder, Holder::Person(_)) && list.exempt.holds(self.facts(holder))
    }

    /// Tells whether there already is a listing that outlasts the day of entry.
    fn is_still_listed(&self, record: &Record, list: usize) -> bool {
        self.file_of(record.holder).entries.iter().any(|entry| {
            matches!(entry.what, What::Listing { list: other, .. } if other == list)
                && entry.end > record.entry_day
        })
    }

    /// The day a listing ends, and how: by its term, by the earliest way off, or corrected.
    fn end_of_listing(
        &self,
        record: &Record,
        list: usize,
        start: Day,
        ground: Option<&Ground>,
        e: [u32; 4],
    ) -> (Day, Leaving) {
        let rules = &self.policy.lists[list];
        let times = self.file_of(record.holder).times_listed.get(&list).copied().unwrap_or(0);
        let mut end = self.end_of_term(start, rules, ground, times, e);
        let mut leaving = Leaving::Term;
        for (way, exit) in rules.exits.iter().enumerate() {
            if let Some(day) = self.day_of_exit(record, list, way, start, exit)
                && day < end
            {
                (end, leaving) = (day, Leaving::Exit(way));
            }
        }
        if let Some(Answer::Upheld(day)) = self.answer_to_objection(record, list)
            && day < end
        {
            (end, leaving) = (day, Leaving::Corrected);
        }
        (end, leaving)
    }

    fn end_of_term(
        &self,
        start: Day,
        list: &List,
        ground: Option<&Ground>,
        times: u32,
        e: [u32; 4],
    ) -> Day {
        let Some(ground) = ground else { return NEVER };
        let Some(mut months) = ground.months else { return NEVER };
        if let Some((chance, from, to)) = ground.longer
            && chance.hits(e[1])
        {
            months += from + pick(e[2], u64::from(to - from) + 1) as u32;
        }
        for _ in 0..times {
            months = longer_again(months, list.manner.again);
        }
        let end = self.calendar.plus_months(start, months);
        self.calendar.plus_working_days(end, list.removal_working_days)
    }

    /// The day on which one way off the list is completed, if ever.
    fn day_of_exit(
        &self,
        record: &Record,
        list: usize,
        way: usize,
        start: Day,
        exit: &Exit,
    ) -> Option<Day> {
        let serial = record.serial + STRIDE * list as u32;
        let streams = ("list/exit", "list/firm-exit");
        let x = self.words_of(record, streams, serial * WAYS + way as u32);
        let day = self.day_after(start, exit.chance, x)?;
        Some(self.calendar.plus_working_days(day, self.policy.lists[list].removal_working_days))
    }

    /// The first day of a listing, after the window and a suspension; none if an objection that
    /// suspends is upheld.
    fn start_of_listing(&self, record: &Record, list: usize) -> Option<Day> {
        let manner = &self.policy.lists[list].manner;
        let start = self.calendar.plus_days(record.entry_day, manner.effective_after);
        match self.answer_to_objection(record, list).filter(|_| manner.suspends) {
            None => Some(start),
            Some(Answer::Upheld(_)) => None,
            Some(Answer::Refused(day)) => Some(start.max(day)),
        }
    }

    /// Keeps the number of listings, where it makes the next one longer.
    fn remember_listing(&mut self, holder: Holder, list: usize) {
        if self.policy.lists[list].manner.again.is_some() {
            let times = self.file(holder).times_listed.entry(list).or_default();
            *times = (*times + 1).min(TIMES_MOST);
        }
    }

    /// What becomes of the objection to a listing without true grounds, if there is one.
    fn answer_to_objection(&self, record: &Record, list: usize) -> Option<Answer> {
        let review = self.policy.lists[list].review.filter(|review| review.staff.is_none())?;
        let q = self.list_words(record, list, ("list/review", "list/firm-review"));
        let z = self.list_words(record, list, ("list/appeal", "list/firm-appeal"));
        if record.truth == Truth::True || !review.asks.hits(q[0]) {
            return None;
        }
        let (from, to) = review.notice;
        let asked = from + pick(q[1], u64::from(to - from) + 1) as u32;
        let first = self.calendar.plus_days(record.entry_day, asked + review.first_days);
        let corrected = |day| self.calendar.plus_working_days(day, review.correct_working_days);
        if review.first_finds.hits(q[2]) {
            return Some(Answer::Upheld(corrected(first)));
        }
        let second = self.calendar.plus_days(first, review.appeal_days + review.second_days);
        if !review.appeals.hits(q[3]) {
            return Some(Answer::Refused(first));
        }
        let is_found = review.second_finds.hits(z[0]);
        Some(if is_found { Answer::Upheld(corrected(second)) } else { Answer::Refused(second) })
    }

    pub(crate) fn count_listing(
        &mut self,
        holder: Holder,
        entry: &Entry,
        list: usize,
        ground: Option<usize>,
        tally: &mut Tally,
    ) {
        let is_black = self.is_black(list);
        let counter = if is_black { Counter::Listings } else { Counter::Honours };
        self.count(tally, holder, counter, 1);
        let entries = tally.layout(holder).entries(list);
        self.count_at(tally, holder, entries, 1);
        let conduct = ground.map(|g| self.policy.lists[list].grounds[g].conduct);
        let is_protected = conduct.is_some_and(|c| self.is_right(c));
        if let Some(ground) = ground {
            tally.fired(self.policy, Maker::Ground(list, ground));
        }
        if is_black {
            let maker = ground.map_or(Maker::List(list), |g| Maker::Ground(list, g));
            self.count_detriment(holder, maker, entry, is_protected, tally);
            self.redress(holder, list, entry.truth, Stage::Listed, tally);
        }
    }

    /// Puts on record what the listing itself says of the subject and, for a firm, of its head.
    fn emit(&mut self, record: &Record, start: Day, emission: Emission, tally: &mut Tally) {
        let list = emission.list;
        let rules = &self.policy.lists[list];
        let (own, heads) = (rules.emits, rules.emits_head);
        let emitted = |conduct| Record {
            conduct,
            act_day: start,
            entry_day: start,
            quantity: 0,
            serial: record.serial + EMITTED * (1 + list as u32),
            emitted: Some(emission),
            ..record.clone()
        };
        if let Some(conduct) = own {
            self.answer_by_rules(&emitted(conduct), tally);
        }
        if let (Some(conduct), Holder::Firm(number)) = (heads, record.holder) {
            let holder = Holder::Person(self.here.firms[number].head);
            let of_head = Record { holder, relation: Relation::Others, ..emitted(conduct) };
            self.answer_by_rules(&of_head, tally);
            let serial = record.serial + OF_HEAD * (1 + list as u32);
            self.answer_by_other_lists(&Record { serial, ..of_head }, list, tally);
        }
    }

    /// Lists the head of a listed firm wherever that is a ground, save on the firm's own list.
    fn answer_by_other_lists(&mut self, record: &Record, own: usize, tally: &mut Tally) {
        for list in (0..self.policy.lists.len()).filter(|list| *list != own) {
            let grounds = &self.policy.lists[list].grounds;
            if let Some(ground) = grounds.iter().position(|g| self.is_ground(g, record)) {
                self.enlist(record, list, Some(ground), tally);
            }
        }
    }
}

/// The term after one more earlier listing.
fn longer_again(months: u32, again: Option<Factor>) -> u32 {
    let Some(factor) = again else { return months };
    (u64::from(months) * u64::from(factor.0) >> 16).min(TERM_MOST) as u32
}
