//! What detriments rest on, read from the table `chain`: whose act, which record, what it did.

use std::collections::BTreeMap;

use super::read::{Rows, Sample, mean};
use super::{Arm, Page};
use crate::number::Cell;
use crate::plot::{Flow, Path, Step};

/// Whose act a detriment rests on, in the order of the drawing.
pub(super) const ORIGINS: [(&str, &str); 5] = [
    ("nobody", "no act at all"),
    ("another", "somebody else's act"),
    ("protected", "own use of a right"),
    ("own-lawful", "own lawful act"),
    ("own-unlawful", "own unlawful act"),
];

/// What the record was.
pub(super) const RECORDS: [(&str, &str); 4] = [
    ("invented", "invented record"),
    ("misattributed", "wrong person's record"),
    ("none", "no record"),
    ("true", "true record"),
];

/// What it did.
pub(super) const FORMS: [(&str, &str); 4] = [
    ("listing", "put on a list"),
    ("grade", "set in a band"),
    ("hindrance", "service hindered"),
    ("points", "points lost"),
];

/// The columns that a row of the table must have.
const COLUMNS: [&str; 11] = [
    "arm",
    "replicate",
    "kind",
    "element",
    "title",
    "article",
    "form",
    "origin",
    "record",
    "bearer",
    "detriments",
];

/// Detriments of one kind in one arm, replicate by replicate.
pub(super) struct Link<'a> {
    pub(super) kind: &'a str,
    pub(super) element: &'a str,
    pub(super) title: &'a str,
    pub(super) article: &'a str,
    pub(super) form: &'a str,
    pub(super) origin: &'a str,
    pub(super) record: &'a str,
    pub(super) bearer: &'a str,
    pub(super) counts: Vec<f64>,
}

impl Link<'_> {
    /// Tells whether it rests on a false record.
    pub(super) fn is_false(&self) -> bool {
        self.record == "invented" || self.record == "misattributed"
    }

    /// Tells whether it falls on somebody for what another did, by tie or by a wrong name.
    pub(super) fn is_anothers(&self) -> bool {
        self.bearer == "tie" || self.record == "misattributed"
    }
}

/// The chain of one arm.
pub(super) struct Chain<'a> {
    /// Its parts.
    pub(super) links: Vec<Link<'a>>,
    /// All detriments, replicate by replicate.
    pub(super) totals: Vec<f64>,
}

impl<'a> Chain<'a> {
    /// The chain of an arm; `None` where the table was not handed over or holds nothing of it.
    pub(super) fn of(page: &Page<'a>, arm: &Arm) -> Option<Chain<'a>> {
        let rows = Rows::of(page.dossier.table("chain"), &COLUMNS)?;
        let replicates = page.dossier.summary.replicates.max(1) as usize;
        let texts =
            COLUMNS[2..10].iter().map(|name| rows.texts(name)).collect::<Option<Vec<_>>>()?;
        let arms = rows.texts("arm")?;
        let lowest = (0..rows.len()).filter_map(|row| rows.number("replicate", row));
        let lowest = lowest.fold(f64::INFINITY, f64::min);
        let mut by: BTreeMap<Vec<&str>, Vec<f64>> = BTreeMap::new();
        let mut totals = vec![0.0; replicates];
        for row in (0..rows.len()).filter(|row| arms[*row] == arm.summary.name) {
            let replicate = (rows.number("replicate", row)? - lowest) as usize;
            let n = rows.number("detriments", row).unwrap_or(0.0);
            let key: Vec<&str> = texts.iter().map(|t| t[row].as_str()).collect();
            let counts = by.entry(key).or_insert_with(|| vec![0.0; replicates]);
            *counts.get_mut(replicate)? += n;
            totals[replicate] += n;
        }
        let links: Vec<Link> = by.into_iter().map(|(key, counts)| link(&key, counts)).collect();
        (!links.is_empty()).then_some(Chain { links, totals })
    }

    /// The share of all detriments that some links are, with its interval.
    pub(super) fn share(&self, wanted: impl Fn(&Link) -> bool) -> Cell {
        let part = self.sums(wanted);
        let samples: Vec<Sample> = part
            .iter()
            .zip(&self.totals)
            .filter(|(_, whole)| **whole > 0.0)
            .map(|(part, whole)| (part / whole, *whole as u64))
            .collect();
        mean(&samples, "share of detriments")
    }

    /// How many detriments some links are in the run, with the interval.
    pub(super) fn count(&self, wanted: impl Fn(&Link) -> bool) -> Cell {
        let samples: Vec<Sample> = self.sums(wanted).into_iter().map(|n| (n, n as u64)).collect();
        mean(&samples, "detriments")
    }

    /// Sums of some links, replicate by replicate.
    fn sums(&self, wanted: impl Fn(&Link) -> bool) -> Vec<f64> {
        let mut out = vec![0.0; self.totals.len()];
        for link in self.links.iter().filter(|l| wanted(l)) {
            for (sum, n) in out.iter_mut().zip(&link.counts) {
                *sum += n;
            }
        }
        out
    }

    /// The picture: from whose act over which record to what it did.
    pub(super) fn flow(&self) -> Flow {
        let mut paths = Vec::new();
        for (o, (origin, origin_words)) in ORIGINS.iter().enumerate() {
            for (r, (record, record_words)) in RECORDS.iter().enumerate() {
                for (f, (form, form_words)) in FORMS.iter().enumerate() {
                    let is = |l: &Link| (l.origin, l.record, l.form) == (*origin, *record, *form);
                    if self.links.iter().any(is) {
                        let step = |place, label: &str| Step { place, label: label.to_owned() };
                        let steps =
                            vec![step(o, origin_words), step(r, record_words), step(f, form_words)];
                        paths.push(Path { steps, cell: self.share(is) });
                    }
                }
            }
        }
        let stages = ["Whose act", "The record", "What it did"].map(str::to_owned).to_vec();
        Flow { root: "all detriments".to_owned(), stages, paths }
    }

    /// The rules, grounds, consequences and lists, in a fixed order, each once.
    pub(super) fn elements(&self) -> Vec<&Link<'a>> {
        let mut out: Vec<&Link> = Vec::new();
        for link in &self.links {
            let same = |l: &&Link| (l.kind, l.element) == (link.kind, link.element);
            if out.last().is_none_or(|last| !same(last)) {
                out.push(link);
            }
        }
        out
    }
}

/// A link from the labels of its rows.
fn link<'a>(key: &[&'a str], counts: Vec<f64>) -> Link<'a> {
    let [kind, element, title, article, form, origin, record, bearer] = key else {
        unreachable!("eight columns were read")
    };
    Link { kind, element, title, article, form, origin, record, bearer, counts }
}
