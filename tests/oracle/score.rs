//! Sections 6, 20 and 21: from a record to points and direct grading in each score, for the one on
//! record, for the family and for the head of a firm.

use assize_base::calendar::{Date, Day};
use assize_base::quantity::{Chance, FACTOR_ONE, Factor, ONE, pick};
use assize_model::count::Counter;
use assize_model::record::Truth;
use assize_scenario::policy::{Award, Reach, Rule};

use crate::count::Tally;
use crate::origin::{Maker, Origin};
use crate::records::Record;
use crate::state::{Entry, Holder, Leaving, Life, Relation, Sheet, What};

/// Months a continuing wrong is followed at most.
const MONTHS_MOST: u32 = 120;
/// The validity where neither rule nor table says one, in months.
const VALIDITY: u32 = 12;
/// The most points of one entry, up or down.
const POINTS_MOST: i64 = 32_767;

/// What a rule is worth for a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Worth {
    Points(i32),
    Grade { band: usize, months: u32 },
}

impl Life<'_> {
    /// Writes the entries that the rules give for a record.
    pub(crate) fn answer_by_rules(&mut self, record: &Record, tally: &mut Tally) {
        let facts = self.facts_of_record(record);
        for score in 0..=self.policy.side_scores.len() {
            let matching = self.matching_rules(record, &facts, score);
            let (sums, others): (Vec<usize>, Vec<usize>) =
                matching.into_iter().partition(|r| self.policy.rules[*r].reach_sum.is_some());
            for (rule, worth) in self.chosen(record, &others) {
                for (receiver, relation) in self.receivers(record, rule) {
                    self.write(record, rule, worth, receiver, relation, tally);
                }
            }
            self.add_up(record, score, &sums, tally);
        }
    }

    /// The rules of one score that answer the record, in document order.
    fn matching_rules(&self, record: &Record, facts: &Sheet, score: usize) -> Vec<usize> {
        if self.score_of(record.holder, score).is_none() {
            return Vec::new();
        }
        let answers = |r: usize, rule: &Rule| {
            rule.subject == record.holder.kind()
                && rule.holds.score == score
                && rule.conduct == Some(record.conduct)
                && self.is_since(rule.holds.from, record.entry_day)
                && self.holds_here(r)
                && rule.when.holds(facts)
        };
        let rules = self.policy.rules.iter().enumerate();
        rules.filter(|(r, rule)| answers(*r, rule)).map(|(r, _)| r).collect()
    }

    /// Tells whether a day is not before a date from which something holds.
    pub(crate) fn is_since(&self, from: Option<Date>, day: Day) -> bool {
        from.is_none_or(|from| self.calendar.date(day) >= from)
    }

    /// Tells whether a rule holds in this neighbourhood.
    pub(crate) fn holds_here(&self, rule: usize) -> bool {
        let Some(local) = self.policy.rules[rule].holds.local else { return true };
        let number = self.first() / 64;
        local.hits(self.dice.words("score/local", number, 0, rule as u32)[0])
    }

    /// How many entries for the same conduct already are on file and still count.
    fn earlier(&self, record: &Record) -> usize {
        let is_earlier = |entry: &&Entry| {
            let rule = entry.rule().map(|rule| &self.policy.rules[rule]);
            rule.is_some_and(|rule| rule.conduct == Some(record.conduct))
                && entry.relation == Relation::Own
                && entry.end > record.act_day
        };
        self.file_of(record.holder).entries.iter().filter(is_earlier).count()
    }

    /// The score in which an entry of points or a grade counts.
    pub(crate) fn score_of_entry(&self, entry: &Entry) -> Option<usize> {
        entry.rule().map(|rule| self.policy.rules[rule].holds.score)
    }

    /// The facts of the subject on record and of the record.
    fn facts_of_record(&self, record: &Record) -> Sheet {
        use assize_scenario::expr::Name;
        let mut facts = self.facts(record.holder).clone();
        let band = self.file_of(record.holder).band(0).unwrap_or(0);
        facts.0.insert(Name::Band, band as i64);
        facts.0.insert(Name::Earlier, self.earlier(record) as i64);
        facts.0.insert(Name::Gravity, pick(self.gravity(record)[0], 100) as i64);
        if let Some(quantity) = &self.scenario.catalogue.conducts[record.conduct].quantity {
            facts.0.insert(quantity.name, i64::from(record.quantity));
        }
        facts
    }

    /// Draws at the address of a record; a firm's records have streams of their own.
    pub(crate) fn words_of(
        &self,
        record: &Record,
        streams: (&'static str, &'static str),
        index: u32,
    ) -> [u32; 4] {
        let stream = match record.actor {
            Holder::Person(_) => streams.0,
            Holder::Firm(_) => streams.1,
        };
        self.dice.words(stream, record.actor_index, self.period, index)
    }

    fn gravity(&self, record: &Record) -> [u32; 4] {
        self.words_of(record, ("score/gravity", "score/firm-gravity"), record.serial)
    }

    /// Of the matching rules, those that apply, with what they are worth.
    fn chosen(&self, record: &Record, rules: &[usize]) -> Vec<(usize, Worth)> {
        let all: Vec<(usize, Worth)> =
            rules.iter().map(|r| (*r, self.worth(record, &self.policy.rules[*r]))).collect();
        if !self.policy.counting.largest_only {
            return all;
        }
        let mut best: Option<(usize, Worth)> = None;
        for (rule, worth) in all {
            if best.is_none_or(|(_, other)| weight(worth) > weight(other)) {
                best = Some((rule, worth));
            }
        }
        best.into_iter().collect()
    }

    /// What a rule is worth for a record.
    pub(crate) fn worth(&self, record: &Record, rule: &Rule) -> Worth {
        let word = self.gravity(record)[1];
        let points = match &rule.award {
            Award::Grade { band, months } => return Worth::Grade { band: *band, months: *months },
            Award::Points(n) => i64::from(*n),
            Award::Choice(list) => i64::from(list[pick(word, list.len() as u64) as usize]),
            Award::Span(a, b) => match rule.convert {
                Some(k) => converted(record.quantity, k, *a, *b),
                None => between(*a, *b, word),
            },
        };
        let times = rule.per.map_or(1, |k| record.quantity.div_ceil(k).max(1));
        Worth::Points(cut(points * i64::from(times)))
    }

    /// Who gets the entry, each once, with the relation to the act.
    fn receivers(&self, record: &Record, rule: usize) -> Vec<(Holder, Relation)> {
        let reaches = &self.policy.rules[rule].reaches;
        let score = self.policy.rules[rule].holds.score;
        let mut receivers: Vec<(Holder, Relation)> = Vec::new();
        let Holder::Person(rank) = record.holder else {
            let own = reaches.contains(&Reach::Own);
            return if own { vec![(record.holder, record.relation)] } else { receivers };
        };
        let circles = [
            (Reach::Own, vec![rank]),
            (Reach::Spouse, self.here.spouse(rank)),
            (Reach::Parents, self.here.parents(rank)),
            (Reach::Children, self.here.children(rank)),
            (Reach::Household, self.here.household(rank)),
        ];
        for (reach, ranks) in circles {
            for other in ranks.into_iter().map(Holder::Person) {
                let known = receivers.iter().any(|(holder, _)| *holder == other);
                if reaches.contains(&reach) && !known && self.score_of(other, score).is_some() {
                    let own = other == record.holder;
                    receivers.push((other, if own { record.relation } else { Relation::Others }));
                }
            }
        }
        receivers
    }

    /// Writes an entry for one receiver.
    fn write(
        &mut self,
        record: &Record,
        rule: usize,
        worth: Worth,
        receiver: Holder,
        relation: Relation,
        tally: &mut Tally,
    ) {
        let wrong_end = self.wrong_end(record);
        let clock_start = if wrong_end == 0 { record.act_day } else { wrong_end };
        let (what, months) = match worth {
            Worth::Grade { band, months } => {
                (What::Grade { rule, band, to_be_repaired: false }, months)
            }
            Worth::Points(points) => {
                let full = self.repeated(record, rule, points, receiver, relation);
                let points = self.muted(record, rule, full, receiver);
                (What::Points { rule, points }, self.validity(rule, full))
            }
        };
        let mut entry = Entry {
            what,
            start: record.entry_day,
            end: self.calendar.plus_months(clock_start, months),
            truth: record.truth,
            relation,
            class: self.class(record.conduct),
            wrong_end,
            total: 0,
        };
        if matches!(entry.what, What::Points { .. }) {
            entry.end = self.end_in_year(entry.start, entry.end);
        }
        if entry.end <= entry.start {
            return;
        }
        if receiver == record.holder {
            self.set_repair(record, &mut entry);
        }
        tally.fired(self.policy, Maker::Rule(rule));
        self.append(receiver, entry, 0, tally);
    }

    /// The day on which a continuing wrong is put right; 0 if the conduct is over at once.
    fn wrong_end(&self, record: &Record) -> Day {
        let conduct = &self.scenario.catalogue.conducts[record.conduct];
        let Some(chance) = conduct.corrected else { return 0 };
        let k = self.words_of(record, ("score/correct", "score/firm-correct"), record.serial);
        let days = 30 * months_until(chance, k[0]) + pick(k[1], 30) as u32;
        self.calendar.plus_days(record.act_day, days)
    }

    /// Points after repetition.
    fn repeated(
        &self,
        record: &Record,
        rule: usize,
        points: i32,
        receiver: Holder,
        relation: Relation,
    ) -> i32 {
        let again = |entry: &Entry| {
            entry.rule() == Some(rule)
                && entry.relation == Relation::Own
                && entry.end > record.act_day
        };
        let is_repeated = self.file_of(receiver).entries.iter().any(again);
        if points < 0 && relation == Relation::Own && is_repeated {
            scaled(points, self.policy.counting.repeat)
        } else {
            points
        }
    }

    /// Points after lock and cap.
    fn muted(&self, record: &Record, rule: usize, points: i32, receiver: Holder) -> i32 {
        if points <= 0 {
            return points;
        }
        if self.is_locked(receiver, self.policy.rules[rule].holds.score, record.entry_day) {
            return 0;
        }
        let Some(cap) = self.policy.rules[rule].cap else { return points };
        let counts = |entry: &&Entry| {
            entry.rule().is_some_and(|r| self.policy.rules[r].cap == Some(cap))
                && self.is_same_year(entry.start, record.entry_day)
        };
        let entries = &self.file_of(receiver).entries;
        let sum: i32 = entries.iter().filter(counts).map(Entry::points).sum();
        points.min((self.policy.caps[cap].at_most - sum).max(0))
    }

    /// Tells whether a wrong that goes on keeps merits from counting.
    pub(crate) fn is_locked(&self, receiver: Holder, score: usize, day: Day) -> bool {
        let goes_on = |entry: &Entry| {
            let is_wrong = matches!(entry.what, What::Grade { .. }) || entry.points() < 0;
            self.score_of_entry(entry) == Some(score)
                && is_wrong
                && entry.wrong_end > day
                && entry.start <= day
        };
        self.policy.counting.lock && self.file_of(receiver).entries.iter().any(goes_on)
    }

    /// The end of an entry of points, where points end with the calendar year.
    pub(crate) fn end_in_year(&self, start: Day, end: Day) -> Day {
        let date = self.calendar.date(start);
        match Date::new(date.year() + 1, 1, 1) {
            Some(next) if self.policy.counting.yearly => {
                end.min(self.calendar.plus_days(start, date.days_until(next) as u32))
            }
            _ => end,
        }
    }

    pub(crate) fn is_same_year(&self, a: Day, b: Day) -> bool {
        self.calendar.date(a).year() == self.calendar.date(b).year()
    }

    /// How many months an entry of so many points counts.
    pub(crate) fn validity(&self, rule: usize, points: i32) -> u32 {
        let table = &self.policy.validity;
        let line = table.iter().find(|line| line.from <= points && points <= line.to);
        self.policy.rules[rule].validity.or(line.map(|line| line.months)).unwrap_or(VALIDITY)
    }

    /// Decides whether and when a grade will be bought back.
    fn set_repair(&self, record: &Record, entry: &mut Entry) {
        let What::Grade { rule, to_be_repaired, .. } = &mut entry.what else { return };
        let Some(repair) = self.policy.rules[*rule].repair else { return };
        let day = match record.emitted {
            Some(emission) => match emission.leaving {
                Leaving::Exit(way) if self.policy.lists[emission.list].exits[way].performs => {
                    Some(emission.end)
                }
                _ => None,
            },
            None => {
                let streams = ("score/repair", "score/firm-repair");
                let r = self.words_of(record, streams, record.serial);
                self.day_after(record.entry_day, repair.chance, r)
            }
        };
        if let Some(day) = day.filter(|day| *day < entry.end) {
            entry.end = day;
            *to_be_repaired = true;
        }
    }

    /// The day on which something that can happen each month happens; none if it never does.
    pub(crate) fn day_after(&self, day: Day, chance: Chance, words: [u32; 4]) -> Option<Day> {
        let months = months_until(chance, words[0]);
        let days = 30 * months + 1 + pick(words[1], 30) as u32;
        (months < MONTHS_MOST).then(|| self.calendar.plus_days(day, days))
    }

    /// Appends an entry, for a firm also to its head, and counts it.
    fn append(&mut self, receiver: Holder, entry: Entry, before: i32, tally: &mut Tally) {
        self.append_with_copy(receiver, entry, before, before, tally);
    }

    /// The same for sums, where only the difference to what stood there before counts.
    pub(crate) fn append_with_copy(
        &mut self,
        receiver: Holder,
        entry: Entry,
        before: i32,
        copy_before: i32,
        tally: &mut Tally,
    ) {
        self.count_entry(receiver, &entry, before, tally);
        let copy = self.copy_for_head(receiver, &entry);
        self.file(receiver).entries.push(entry);
        if let Some((head, copy)) = copy {
            self.count_entry(head, &copy, copy_before, tally);
            self.file(head).entries.push(copy);
        }
    }

    /// What the head gets of an entry of the firm.
    fn copy_for_head(&self, firm: Holder, entry: &Entry) -> Option<(Holder, Entry)> {
        let Holder::Firm(number) = firm else { return None };
        let What::Points { rule, points } = entry.what else { return None };
        let share = self.policy.head_share?;
        let head = Holder::Person(self.here.firms[number].head);
        self.score_of(head, 0)?;
        let what = What::Points { rule, points: scaled(points, share) };
        let copy =
            Entry { what, relation: Relation::Others, wrong_end: 0, total: 0, ..entry.clone() };
        Some((head, copy))
    }

    /// Counts a written entry of points or grade, as merit or detriment.
    fn count_entry(&mut self, holder: Holder, entry: &Entry, before: i32, tally: &mut Tally) {
        let difference = i64::from(entry.points()) - i64::from(before);
        let rule = entry.rule().expect("an entry of points or grade");
        let is_protected = self.policy.rules[rule].conduct.is_some_and(|c| self.is_right(c));
        let maker = Maker::Rule(rule);
        if matches!(entry.what, What::Grade { .. }) {
            self.count(tally, holder, Counter::Grades, 1);
            self.count_detriment(holder, maker, entry, is_protected, tally);
        } else if difference < 0 {
            self.count(tally, holder, Counter::Minuses, 1);
            self.count(tally, holder, Counter::PointsLost, -difference);
            self.count_detriment(holder, maker, entry, is_protected, tally);
        } else if difference > 0 {
            self.count(tally, holder, Counter::Pluses, 1);
            self.count(tally, holder, Counter::PointsGained, difference);
        }
    }

    /// Counts why a detriment is one that should not be.
    pub(crate) fn count_detriment(
        &mut self,
        holder: Holder,
        maker: Maker,
        entry: &Entry,
        is_protected: bool,
        tally: &mut Tally,
    ) {
        self.file(holder).is_hurt = true;
        let origin = Origin {
            truth: entry.truth,
            is_spilled: entry.relation == Relation::Others,
            class: Some(entry.class),
        };
        self.trace(holder, maker, origin, 1, tally);
        let causes = [
            (Counter::Wrongful, origin.truth != Truth::True),
            (Counter::Protected, is_protected),
            (Counter::Spillover, origin.is_spilled),
        ];
        for (counter, holds) in causes {
            self.count(tally, holder, counter, i64::from(holds));
        }
    }

    /// Tells whether a conduct exercises a right.
    pub(crate) fn is_right(&self, conduct: usize) -> bool {
        self.scenario.catalogue.conducts[conduct].right.is_some()
    }
}

/// By what the largest of several items is found: grades first, the worst; then points by size.
fn weight(worth: Worth) -> (bool, i64) {
    match worth {
        Worth::Grade { band, .. } => (true, band as i64),
        Worth::Points(points) => (false, i64::from(points).abs()),
    }
}

/// `a` to `b` by gravity.
fn between(a: i32, b: i32, word: u32) -> i64 {
    let steps = pick(word, u64::from(a.abs_diff(b)) + 1) as i64;
    if b >= a { i64::from(a) + steps } else { i64::from(a) - steps }
}

/// The quantity divided, with the sign of the span and within it.
fn converted(quantity: u32, k: u32, a: i32, b: i32) -> i64 {
    let size = i64::from(quantity / k);
    let signed = if i64::from(a) + i64::from(b) < 0 { -size } else { size };
    signed.clamp(i64::from(a.min(b)), i64::from(a.max(b)))
}

/// Points times a factor, rounded towards zero.
fn scaled(points: i32, factor: Factor) -> i32 {
    let size = i64::from(points.unsigned_abs()) * i64::from(factor.0) / i64::from(FACTOR_ONE);
    cut(if points < 0 { -size } else { size })
}

/// Cuts points to what an entry can hold.
fn cut(points: i64) -> i32 {
    points.clamp(-POINTS_MOST, POINTS_MOST) as i32
}

/// In which month something happens that has a chance each month; 120 if in none.
pub(crate) fn months_until(chance: Chance, word: u32) -> u32 {
    let mut survive = ONE;
    for month in 0..MONTHS_MOST {
        survive -= (u128::from(survive) * u128::from(chance.0) >> 32) as u64;
        if u64::from(word) >= survive {
            return month;
        }
    }
    MONTHS_MOST
}

#[cfg(test)]
#[path = "score_tests.rs"]
mod tests;
