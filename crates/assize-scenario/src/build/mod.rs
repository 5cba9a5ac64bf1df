//! Building: from tables with places to the checked types, looking up every reference on the way.
//!
//! Building never stops: what is faulty is replaced by something harmless, and the fault is said.
//! The result is used only if there was no error.

pub(crate) mod arm;
mod begins;
mod carried;
pub(crate) mod catalogue;
mod consequence;
mod costs;
mod cut;
mod holds;
mod list;
mod manner;
mod money;
mod off;
pub(crate) mod params;
mod part;
mod reaction;
pub(crate) mod region;
mod rule;
pub(crate) use rule::gains as rule_gains;
mod score;
pub(crate) mod settings;
mod sides;
pub(crate) mod society;
pub(crate) mod study;
mod target;
mod ties;
mod values;

use std::collections::BTreeMap;

use assize_base::diag::Place;
use assize_base::quantity::{Chance, Factor, Rate};

use crate::catalogue::{Profile, Quantity, Subject};
use crate::cel::check::Scope;
use crate::codes;
use crate::expr::{Expr, Name};
use crate::findings::{Findings, suggest};
use crate::read::record::{Datum, Factors, Number, Record};
use crate::read::whole;

/// Ids of one kind of thing, for looking up references.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// What they are, in a word.
    what: &'static str,
    /// Where they are.
    index: BTreeMap<String, usize>,
    /// Whether some may be missing for reasons that have been said.
    partial: bool,
}

impl Names {
    /// No names yet.
    fn new(what: &'static str, partial: bool) -> Names {
        Names { what, index: BTreeMap::new(), partial }
    }

    /// Adds the next thing; tells whether its id is new.
    fn add(&mut self, record: &Record, index: usize, findings: &mut Findings) -> bool {
        let Some(id) = record.id() else {
            self.partial = true;
            return true;
        };
        if self.index.contains_key(id) {
            whole::twice(record, id, findings);
            return false;
        }
        self.index.insert(id.to_owned(), index);
        true
    }

    /// The index of an id.
    pub(crate) fn get(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// Looks up the reference at a key; reports one that leads nowhere.
    fn find(&self, record: &Record, key: &str, findings: &mut Findings) -> Option<usize> {
        self.look_up(record.text(key)?, record.at(key), findings, "")
    }

    /// Looks up an id; reports it if it does not exist.
    fn look_up(
        &self,
        id: &str,
        place: &Place,
        findings: &mut Findings,
        otherwise: &str,
    ) -> Option<usize> {
        let found = self.get(id);
        if found.is_none() && !self.partial {
            let message = format!("there is no {} `{id}`", self.what);
            let mut hint = suggest(id, self.index.keys().map(String::as_str));
            if !otherwise.is_empty() {
                hint =
                    if hint.is_empty() { otherwise.into() } else { format!("{hint}; {otherwise}") };
            }
            findings.error(codes::UNKNOWN_REFERENCE, place, message, hint);
        }
        found
    }
}

/// A chance; never, if it is missing.
fn chance(record: &Record, key: &str) -> Chance {
    Chance(record.scaled(key).and_then(|v| u64::try_from(v).ok()).unwrap_or(0))
}

/// A rate; zero, if it is missing.
fn rate(record: &Record, key: &str) -> Rate {
    Rate(record.scaled(key).and_then(|v| u64::try_from(v).ok()).unwrap_or(0))
}

/// A whole number that has been checked to fit; zero, if it is missing.
fn whole_number(record: &Record, key: &str) -> u32 {
    optional(record, key).unwrap_or(0)
}

/// A whole number that has been checked to fit, if it is there.
fn optional(record: &Record, key: &str) -> Option<u32> {
    record.scaled(key).and_then(|v| u32::try_from(v).ok())
}

/// Points that have been checked to fit, if they are there.
fn points(record: &Record, key: &str) -> Option<i32> {
    record.scaled(key).and_then(|v| i32::try_from(v).ok())
}

/// A factor, if it is there.
fn factor(record: &Record, key: &str) -> Option<Factor> {
    optional(record, key).map(Factor)
}

/// From and to.
fn pair(record: &Record, key: &str) -> (u32, u32) {
    let at = |index: usize| {
        record.series(key).and_then(|s| s.get(index)).and_then(|v| u32::try_from(*v).ok())
    };
    (at(0).unwrap_or(0), at(1).unwrap_or(0))
}

/// Whose it is; persons', if it is not said.
fn subject(record: &Record) -> Subject {
    if record.choice("subject") == Some(1) { Subject::Firm } else { Subject::Person }
}

/// The factors at a key, in the order of the attributes; none, if it is missing.
fn profile(record: &Record, key: &str) -> Profile {
    let Some(Datum::Factors(all)) = record.field(key).map(|f| &f.datum) else {
        return Profile::default();
    };
    let mut factors: Vec<_> = all.iter().map(|f| (f.attribute, by_label(f))).collect();
    factors.sort_by_key(|(attribute, _)| *attribute);
    Profile { factors }
}

/// The factors of an attribute, one a label.
fn by_label(factors: &Factors) -> Vec<Factor> {
    let written = |label: &str| factors.numbers.iter().find(|(l, _)| *l == label);
    let factor = |number: &Number| Factor(u32::try_from(number.amount.key()).unwrap_or(0));
    let labels = factors.attribute.labels().iter();
    labels.map(|label| written(label).map_or(Factor::ONE, |(_, n)| factor(n))).collect()
}

/// A distribution, if it is there.
fn quantity(record: &Record, key: &str, name: Name) -> Option<Quantity> {
    let Datum::Quantiles(quantiles, _) = &record.field(key)?.datum else { return None };
    Some(Quantity { name, quantiles: quantiles.clone() })
}

/// Reports one of two keys that only go together.
fn both(record: &Record, keys: [&str; 2], findings: &mut Findings) {
    for (here, other) in [(keys[0], keys[1]), (keys[1], keys[0])] {
        if record.has(here) && !record.has(other) {
            let message = format!("`{here}` stands without `{other}`");
            let hint = format!("add `{other}`, or leave both out");
            findings.error(codes::EXCLUSIVE, record.at(here), message, hint);
        }
    }
}

/// A condition in its scope; always, if there is none.
fn condition(record: &Record, key: &str, scope: Scope<'_>, findings: &mut Findings) -> Expr {
    match record.condition(key) {
        Some(condition) => condition.check(scope, findings),
        None => Expr::always(),
    }
}

/// Reports more of something than is allowed, at the first one too many.
fn at_most(records: &[&Record], most: usize, what: &str, findings: &mut Findings) {
    if let Some(record) = records.get(most) {
        let message = format!("there are {} {what}", records.len());
        let hint = format!("at most {most} are allowed");
        findings.error(codes::TOO_MANY, &record.place, message, hint);
    }
}
