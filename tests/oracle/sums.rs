//! Section 6, sums: rules that answer what adds up over a calendar year.

use crate::count::Tally;
use crate::origin::Maker;
use crate::records::Record;
use crate::score::Worth;
use crate::state::{Entry, Holder, Life, Relation, What};

/// The largest yearly sum that is told apart.
const TOTAL_MOST: u32 = 65_535;

impl Life<'_> {
    /// The rules with a yearly sum.
    pub(crate) fn add_up(
        &mut self,
        record: &Record,
        score: usize,
        rules: &[usize],
        tally: &mut Tally,
    ) {
        if rules.is_empty() || record.quantity == 0 {
            return;
        }
        let before = self.take_sum(record, score);
        let total = before.as_ref().map_or(0, |entry| entry.total);
        let total = total.saturating_add(record.quantity).min(TOTAL_MOST);
        let (rule, full) = self.step_of_sum(record, rules, total);
        let locked = full > 0 && self.is_locked(record.holder, score, record.entry_day);
        let start = record.entry_day;
        let end = self.calendar.plus_months(start, self.validity(rule, full));
        let entry = Entry {
            what: What::Points { rule, points: if locked { 0 } else { full } },
            start,
            end: self.end_in_year(start, end),
            truth: record.truth,
            relation: record.relation,
            class: self.class(record.conduct),
            wrong_end: 0,
            total,
        };
        let copy = before.as_ref().and_then(|entry| self.take_copy(record.holder, entry));
        if entry.end <= entry.start {
            return;
        }
        tally.fired(self.policy, Maker::Rule(rule));
        let points = |entry: Option<Entry>| entry.map_or(0, |entry| entry.points());
        self.append_with_copy(record.holder, entry, points(before), points(copy), tally);
    }

    /// Takes this year's sum out of the file.
    fn take_sum(&mut self, record: &Record, score: usize) -> Option<Entry> {
        let is_sum = |entry: &Entry| {
            entry.rule().is_some_and(|r| {
                let rule = &self.policy.rules[r];
                rule.conduct == Some(record.conduct)
                    && rule.holds.score == score
                    && rule.reach_sum.is_some()
            }) && entry.total > 0
                && self.is_same_year(entry.start, record.entry_day)
        };
        let at = self.file_of(record.holder).entries.iter().position(is_sum)?;
        Some(self.file(record.holder).entries.remove(at))
    }

    /// Takes the head's copy of a firm's entry out of the head's file.
    fn take_copy(&mut self, firm: Holder, entry: &Entry) -> Option<Entry> {
        let Holder::Firm(number) = firm else { return None };
        let head = Holder::Person(self.here.firms[number].head);
        let is_copy = |other: &Entry| {
            matches!(other.what, What::Points { .. })
                && other.rule() == entry.rule()
                && other.start == entry.start
                && other.relation == Relation::Others
        };
        let at = self.file_of(head).entries.iter().position(is_copy)?;
        Some(self.file(head).entries.remove(at))
    }

    /// The rule that a yearly sum has reached, with its points; below all, the first step at 0.
    fn step_of_sum(&self, record: &Record, rules: &[usize], total: u32) -> (usize, i32) {
        let step = |rule: usize| self.policy.rules[rule].reach_sum.expect("a rule with a sum");
        let mut reached: Option<usize> = None;
        let mut lowest = rules[0];
        for rule in rules {
            if step(*rule) <= total && reached.is_none_or(|best| step(*rule) > step(best)) {
                reached = Some(*rule);
            }
            if step(*rule) < step(lowest) {
                lowest = *rule;
            }
        }
        match reached.map(|rule| (rule, self.worth(record, &self.policy.rules[rule]))) {
            Some((rule, Worth::Points(points))) => (rule, points),
            Some((rule, Worth::Grade { .. })) => (rule, 0),
            None => (lowest, 0),
        }
    }
}
