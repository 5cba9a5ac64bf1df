//! The book of one chunk in one arm: last month's entries in order, this month's as they come.

use crate::entry::{Entry, Subject};

/// No fresh entry.
const NONE: u32 = u32::MAX;

/// Entries written this month, findable by subject.
#[derive(Clone, Debug)]
pub struct Fresh {
    entries: Vec<(Entry, u32)>,
    last: Vec<u32>,
}

impl Fresh {
    /// For a chunk of so many persons.
    #[must_use]
    pub fn new(persons: usize) -> Fresh {
        Fresh { entries: Vec::new(), last: vec![NONE; (1 << 16) + persons] }
    }

    /// Empties it; costs only what was written.
    pub fn clear(&mut self) {
        for (entry, _) in &self.entries {
            self.last[entry.subject().key()] = NONE;
        }
        self.entries.clear();
    }

    fn push(&mut self, entry: Entry) {
        let last = &mut self.last[entry.subject().key()];
        self.entries.push((entry, *last));
        *last = self.entries.len() as u32 - 1;
    }

    fn of(&self, subject: Subject) -> impl Iterator<Item = usize> + '_ {
        let mut at = self.last[subject.key()];
        std::iter::from_fn(move || {
            let here = at;
            at = self.entries.get(here as usize)?.1;
            Some(here as usize)
        })
    }
}

/// The book while a month is written.
#[derive(Debug)]
pub struct Book<'b> {
    old: &'b mut [Entry],
    fresh: &'b mut Fresh,
}

impl<'b> Book<'b> {
    /// Opens the book at last month's entries.
    #[must_use]
    pub fn open(old: &'b mut [Entry], fresh: &'b mut Fresh) -> Book<'b> {
        Book { old, fresh }
    }

    /// The entries of a subject, in no particular order.
    pub fn of(&self, subject: Subject) -> impl Iterator<Item = &Entry> + '_ {
        let (from, to) = self.range(subject);
        self.old[from..to].iter().chain(self.fresh.of(subject).map(|at| &self.fresh.entries[at].0))
    }

    /// Writes an entry.
    pub fn write(&mut self, entry: Entry) {
        self.fresh.push(entry);
    }

    /// The first of a subject's entries that fits, in the order of writing, to be changed.
    pub fn find(&mut self, subject: Subject, fits: impl Fn(&Entry) -> bool) -> Option<&mut Entry> {
        let (from, to) = self.range(subject);
        if let Some(at) = self.old[from..to].iter().position(&fits) {
            return Some(&mut self.old[from + at]);
        }
        let at = self.fresh.of(subject).filter(|at| fits(&self.fresh.entries[*at].0)).last()?;
        Some(&mut self.fresh.entries[at].0)
    }

    /// The next of last month's entries that fits, from a place on: its place and the entry.
    pub fn next_old(&self, from: usize, fits: impl Fn(&Entry) -> bool) -> Option<(usize, Entry)> {
        let at = from + self.old[from..].iter().position(fits)?;
        Some((at, self.old[at]))
    }

    /// Puts an entry in the place of one of last month's, of the same subject.
    pub fn put_old(&mut self, at: usize, entry: Entry) {
        assert_eq!(self.old[at].subject(), entry.subject(), "a file is somebody's");
        self.old[at] = entry;
    }

    /// Takes out the entry of a subject that fits: it ends before it began.
    pub fn take(&mut self, subject: Subject, fits: impl Fn(&Entry) -> bool) -> Option<Entry> {
        let (from, to) = self.range(subject);
        let at = self.fresh.of(subject).find(|at| fits(&self.fresh.entries[*at].0));
        let entry = match at {
            Some(at) => &mut self.fresh.entries[at].0,
            None => self.old[from..to].iter_mut().find(|e| fits(e))?,
        };
        let taken = *entry;
        entry.end = 0;
        Some(taken)
    }

    fn range(&self, subject: Subject) -> (usize, usize) {
        let from = self.old.partition_point(|e| e.subject() < subject);
        let n = self.old[from..].iter().take_while(|e| e.subject() == subject).count();
        (from, from + n)
    }
}

/// Merges this month's entries into last month's: by subject, the older first.
pub fn merge(old: &[Entry], fresh: &Fresh, merged: &mut Vec<Entry>) {
    let mut new: Vec<Entry> = fresh.entries.iter().map(|(entry, _)| *entry).collect();
    new.sort_by_key(Entry::subject);
    merged.clear();
    let mut rest = old;
    for entry in new {
        let before = rest.partition_point(|e| e.subject() <= entry.subject());
        merged.extend_from_slice(&rest[..before]);
        rest = &rest[before..];
        merged.push(entry);
    }
    merged.extend_from_slice(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::{Ground, Kind};
    use crate::record::Truth;

    fn entry(offset: u16, rule: u16) -> Entry {
        let on = Ground { truth: Truth::True, others: false, protected: false, lawful: false };
        Entry::new(Subject::person(offset), Kind::Points, rule, 0, 10, on)
    }

    #[test]
    fn a_book_finds_what_was_written_to_whom() {
        let mut old = [entry(1, 1), entry(3, 2), entry(3, 3)];
        let mut fresh = Fresh::new(8);
        let mut book = Book::open(&mut old, &mut fresh);
        book.write(entry(3, 4));
        book.write(entry(2, 5));
        let mut rules: Vec<u16> = book.of(Subject::person(3)).map(|e| e.rule).collect();
        rules.sort_unstable();
        assert_eq!(rules, [2, 3, 4]);
        assert_eq!(book.take(Subject::person(3), |e| e.rule == 4).map(|e| e.rule), Some(4));
        assert_eq!(book.of(Subject::person(7)).count(), 0);
        book.write(entry(2, 6));
        assert_eq!(book.find(Subject::person(3), |_| true).map(|e| e.rule), Some(2));
        assert_eq!(book.find(Subject::person(2), |_| true).map(|e| e.rule), Some(5));
        assert_eq!(book.next_old(1, |e| e.rule != 2).map(|(at, e)| (at, e.rule)), Some((2, 3)));
        book.put_old(2, entry(3, 7));
        let mut merged = Vec::new();
        merge(&old, &fresh, &mut merged);
        let order: Vec<(u16, u16)> = merged.iter().map(|e| (e.subject().offset, e.rule)).collect();
        assert_eq!(order, [(1, 1), (2, 5), (2, 6), (3, 2), (3, 7), (3, 4)]);
        assert_eq!(merged[5].end, 0);
        fresh.clear();
        assert_eq!(Book::open(&mut old, &mut fresh).of(Subject::person(2)).count(), 0);
    }
}
