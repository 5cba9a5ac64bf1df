//! Other values for numbers of the documents: those that a study sets, and those that a request
//! chooses in the ranges of assumptions.
//!
//! A number is found by its path and changed by its place in the documents: what one document
//! takes over from another by `extends` is one number, and changes in both.

use std::collections::BTreeMap;
use std::rc::Rc;

use assize_base::diag::{Place, nearest};

use super::at_most;
use super::params::{Spot, root, walk};
use crate::codes;
use crate::findings::Findings;
use crate::keys::study::MOST_ROWS;
use crate::read::Read;
use crate::read::record::{Datum, Number, Record};
use crate::scenario::Basis;
use crate::units::{Amount, Unit};

/// Most faults for which a near path is looked for.
const SLIPS: usize = 8;

/// New values of numbers, by the place of the old ones.
pub(super) type Changes = BTreeMap<Place, Number>;

/// The numbers of documents, by path.
pub(super) struct Numbers {
    numbers: BTreeMap<String, Number>,
    /// Whether some may be missing for reasons that have been said.
    partial: bool,
    /// Whether a path that leads nowhere is only worth a warning, as in another society.
    elsewhere: bool,
    slips: usize,
}

impl Numbers {
    /// Collects the numbers of documents.
    pub(super) fn of(reads: &[Rc<Read>], partial: bool, elsewhere: bool) -> Numbers {
        let mut numbers = BTreeMap::new();
        for read in reads {
            walk(&mut read.record.clone(), &root(read), &mut |path, spot| {
                if let Spot::Number(number) = spot {
                    numbers.insert(path, number.clone());
                }
            });
        }
        let partial = partial || reads.iter().any(|r| r.broken);
        Numbers { numbers, partial, elsewhere, slips: 0 }
    }

    /// Finds a number; reports a path that leads nowhere.
    fn find(
        &mut self,
        path: &str,
        place: Option<&Place>,
        findings: &mut Findings,
    ) -> Option<&Number> {
        if !self.numbers.contains_key(path) && !self.partial {
            self.slips += 1;
            let near = (self.slips <= SLIPS)
                .then(|| nearest(path, self.numbers.keys().map(String::as_str)))
                .flatten();
            let hint = near.map_or_else(
                || "write it as in \"society china-2020 / response / aware\"".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("there is no number `{path}`");
            let code = codes::UNKNOWN_REFERENCE;
            match place {
                Some(place) if self.elsewhere => findings.warning(code, place, message, hint),
                Some(place) => findings.error(code, place, message, hint),
                None => findings.placeless(code, message, hint),
            }
        }
        self.numbers.get(path)
    }

    /// Finds a number that can move in its range; reports one that cannot.
    fn movable(
        &mut self,
        path: &str,
        place: Option<&Place>,
        findings: &mut Findings,
    ) -> Option<(&Number, Amount, Amount)> {
        let number = self.find(path, place, findings)?;
        if let (Some((low, high)), true) = (ends(number), is_assumed(number)) {
            return Some((number, low, high));
        }
        let message = format!("`{path}` cannot be moved");
        let hint = "name an assumed number that has a range of its own";
        match place {
            Some(place) => findings.error(codes::FIXED, place, message, hint),
            None => findings.placeless(codes::FIXED, message, hint),
        }
        None
    }

    /// Looks whether the numbers that a study calibrates can move; returns their paths.
    pub(super) fn calibrated(&mut self, study: &Record, findings: &mut Findings) -> Vec<String> {
        let texts = study.texts("calibrate");
        if texts.len() > MOST_ROWS {
            let message = format!("the study calibrates {} numbers", texts.len());
            let hint = format!("at most {MOST_ROWS} are allowed");
            findings.error(codes::TOO_MANY, study.at("calibrate"), message, hint);
        }
        let rows = texts.iter().take(MOST_ROWS);
        rows.filter(|(path, place)| self.movable(path, Some(place), findings).is_some())
            .map(|(path, _)| path.clone())
            .collect()
    }

    /// The values that a study sets.
    pub(super) fn set(&mut self, study: &Record, findings: &mut Findings) -> Changes {
        let rows: Vec<&Record> = study.tables("set").iter().collect();
        at_most(&rows, MOST_ROWS, "values that are set", findings);
        let mut changes = Changes::new();
        for row in rows.into_iter().take(MOST_ROWS) {
            let Some(path) = row.text("path") else { continue };
            let Some(number) = self.find(path, Some(row.at("path")), findings) else { continue };
            let (place, set) = (number.place.clone(), changed(number, row, findings));
            if changes.contains_key(&place) {
                let message = format!("`{path}` is set twice");
                findings.error(codes::DUPLICATE, row.at("path"), message, "keep one of them");
            }
            changes.extend(set.map(|number| (place, number)));
        }
        changes
    }

    /// The values that a request chooses: positions in ranges.
    pub(super) fn chosen(
        &mut self,
        choices: &BTreeMap<String, u32>,
        findings: &mut Findings,
    ) -> Changes {
        let mut changes = Changes::new();
        for (path, position) in choices {
            let Some((number, low, high)) = self.movable(path, None, findings) else { continue };
            let amount = Unit::between(&number.amount, &low, &high, *position);
            let written = number.unit.show(&amount);
            let chosen = Number { amount, written, ..number.clone() };
            changes.entry(number.place.clone()).or_insert(chosen);
        }
        changes
    }
}

/// The ends of a number's range.
fn ends(number: &Number) -> Option<(Amount, Amount)> {
    let (low, high) = number.range.as_ref()?;
    Some((number.unit.read(low, true).ok()?, number.unit.read(high, true).ok()?))
}

/// Tells whether a number is assumed.
fn is_assumed(number: &Number) -> bool {
    matches!(number.basis.as_deref(), Some(Basis::Assumed(_)))
}

/// A number with the value that a study sets; none if that is faulty, which has been said.
fn changed(number: &Number, row: &Record, findings: &mut Findings) -> Option<Number> {
    let (amount, written) = written(number, row, "is", findings)?;
    let (range, ends) = match own_range(number, row, findings)? {
        Some((range, ends)) => (Some(range), Some(ends)),
        None => (number.range.clone(), ends(number)),
    };
    let outside =
        |(low, high): (Amount, Amount)| amount.key() < low.key() || amount.key() > high.key();
    if ends.is_some_and(outside) {
        let message = format!("`{written}` is outside of the range of the number");
        let (low, high) = range.unwrap_or_default();
        let hint = format!("give a value from {low} to {high}, or widen the range in its document");
        findings.error(codes::BAD_RANGE, row.at("is"), message, hint);
        return None;
    }
    let basis = Some(Rc::new(Basis::Assumed(row.owned("reason"))));
    Some(Number { amount, written, basis, range, place: row.at("is").clone(), ..number.clone() })
}

/// What a row says at a key, in the unit of a number; none if it is faulty, which has been said.
fn written(
    number: &Number,
    row: &Record,
    key: &str,
    findings: &mut Findings,
) -> Option<(Amount, String)> {
    let Datum::Raw(written, quoted) = &row.field(key)?.datum else { return None };
    match number.unit.read(written, *quoted) {
        Ok(amount) => Some((amount, written.clone())),
        Err(unfit) => {
            findings.error(unfit.code, row.at(key), unfit.message, unfit.hint);
            None
        }
    }
}

/// A range as written, and its ends.
type Range = ((String, String), (Amount, Amount));

/// The range that a row gives instead of the number's; none if it is faulty, which has been said.
fn own_range(number: &Number, row: &Record, findings: &mut Findings) -> Option<Option<Range>> {
    match (row.has("low"), row.has("high")) {
        (false, false) => return Some(None),
        (true, true) => {}
        (low, _) => {
            let (key, other) = if low { ("low", "high") } else { ("high", "low") };
            let message = format!("`{key}` lacks `{other}`");
            findings.error(codes::EXCLUSIVE, row.at(key), message, "give both ends of the range");
            return None;
        }
    }
    let (low, low_text) = written(number, row, "low", findings)?;
    let (high, high_text) = written(number, row, "high", findings)?;
    if low.key() > high.key() {
        let message = format!("the range from `{low_text}` to `{high_text}` is reversed");
        findings.error(codes::BAD_RANGE, row.at("low"), message, "put the lower end first");
        return None;
    }
    Some(Some(((low_text, high_text), (low, high))))
}

/// A document with its numbers changed; the same one, if none of them is its own.
pub(super) fn apply(changes: &Changes, read: &Rc<Read>) -> Rc<Read> {
    let mut record = read.record.clone();
    let mut n_changed = 0;
    walk(&mut record, &root(read), &mut |_, spot| {
        if let Spot::Number(number) = spot
            && let Some(new) = changes.get(&number.place)
        {
            *number = new.clone();
            n_changed += 1;
        }
    });
    if n_changed == 0 {
        return read.clone();
    }
    let (name, sources) = (read.name.clone(), read.sources.clone());
    Rc::new(Read { kind: read.kind, name, record, sources, broken: read.broken })
}
