//! Numbers with their basis: plain, taking the basis of their table, or in the long form.

use std::rc::Rc;

use super::record::Number;
use super::tree::{Entry, Node, Value};
use super::value::clip;
use super::walk::{Ground, Walker};
use crate::codes;
use crate::findings::suggest;
use crate::keys::{Key, Rank};
use crate::scenario::Basis;
use crate::units::{Amount, Unit};

/// The keys of the long form.
pub(crate) const LONG_FORM: [&str; 4] = ["is", "source", "assumed", "range"];

impl Walker<'_> {
    /// Reads the number of a key.
    pub(super) fn number(
        &mut self,
        key: &Key,
        node: &Node,
        unit: Unit,
        ground: &mut Ground,
    ) -> Option<Number> {
        self.ranked(key.rank, node, unit, ground)
    }

    /// Reads a number of a rank.
    pub(super) fn ranked(
        &mut self,
        rank: Rank,
        node: &Node,
        unit: Unit,
        ground: &mut Ground,
    ) -> Option<Number> {
        if let Value::Table(entries) = &node.value {
            return self.long_form(node, entries, unit);
        }
        let amount = self.amount(node, unit)?;
        let basis = self.basis_of(rank, node, ground);
        Some(Number {
            unit,
            amount,
            written: written(node),
            range: None,
            basis,
            place: node.place.clone(),
            long: false,
        })
    }

    /// The basis of a plain number; a missing one is reported once a table.
    pub(super) fn basis_of(
        &mut self,
        rank: Rank,
        node: &Node,
        ground: &mut Ground,
    ) -> Option<Rc<Basis>> {
        match ground.basis.as_deref() {
            None if !ground.said => {
                ground.said = true;
                self.findings.error(
                    codes::NO_BASIS,
                    &node.place,
                    format!("a number in {} has neither `source` nor `assumed`", ground.title),
                    "say source = \"NAME#article\" or assumed = \"why\" with a range",
                );
            }
            Some(Basis::Assumed(_)) if rank == Rank::Own => {
                self.findings.error(
                    codes::LONG_FORM,
                    &node.place,
                    "this number needs its own range, since its table is assumed",
                    format!(
                        "write {{ is = {}, assumed = \"why\", range = [low, high] }}",
                        quoted(node)
                    ),
                );
                return None;
            }
            _ => {}
        }
        ground.basis.clone()
    }

    /// Reads `{ is = …, source = … }` or `{ is = …, assumed = …, range = [ …, … ] }`.
    fn long_form(&mut self, node: &Node, entries: &[Entry], unit: Unit) -> Option<Number> {
        let mut slip = false;
        for entry in entries.iter().filter(|e| !LONG_FORM.contains(&e.key.as_str())) {
            slip = true;
            self.findings.error(
                codes::UNKNOWN_KEY,
                &entry.place,
                format!("a number has no key `{}`", clip(&entry.key)),
                suggest(&entry.key, LONG_FORM),
            );
        }
        let basis = self.own_basis(entries);
        let Some(value) = entries.iter().find(|e| e.key == "is") else {
            if !slip {
                let message = "the number itself is missing";
                let hint = format!("add `is`: {}", unit.example());
                self.findings.error(codes::MISSING_KEY, &node.place, message, hint);
            }
            return None;
        };
        let amount = self.amount(&value.node, unit);
        if basis.is_none() && !slip {
            let message = "the number has neither `source` nor `assumed`";
            let hint = "say source = \"NAME#article\" or assumed = \"why\" with a range";
            self.findings.error(codes::NO_BASIS, &node.place, message, hint);
        }
        let range = entries.iter().find(|e| e.key == "range");
        let range = self.long_range(node, range, basis.as_ref(), unit, amount.as_ref(), slip);
        Some(Number {
            unit,
            amount: amount?,
            written: written(&value.node),
            range,
            basis: basis.flatten().map(Rc::new),
            place: value.node.place.clone(),
            long: true,
        })
    }

    /// Reads the range of a long form, which only an assumed number has and must have.
    fn long_range(
        &mut self,
        node: &Node,
        range: Option<&Entry>,
        basis: Option<&Option<Basis>>,
        unit: Unit,
        amount: Option<&Amount>,
        slip: bool,
    ) -> Option<(String, String)> {
        match (range, basis) {
            (Some(range), Some(Some(Basis::Source(_)))) => {
                let message = "a range belongs to an assumption, and this number has a source";
                self.findings.error(
                    codes::BAD_RANGE,
                    &range.place,
                    message,
                    "leave the range out, or say `assumed = \"why\"`",
                );
                None
            }
            (None, Some(Some(Basis::Assumed(_)))) => {
                if !slip {
                    let message = "the number is assumed without a range";
                    let hint = format!("add range = [low, high] ({})", unit.example());
                    self.findings.error(codes::NO_RANGE, &node.place, message, hint);
                }
                None
            }
            (Some(range), _) => self.range(&range.node, unit, amount?),
            (None, _) => None,
        }
    }

    /// Reads a range and looks whether it contains the value.
    pub(super) fn range(
        &mut self,
        node: &Node,
        unit: Unit,
        amount: &Amount,
    ) -> Option<(String, String)> {
        let Value::Row(ends) = &node.value else {
            return self.wrong_type(node, "a range of two numbers in square brackets");
        };
        let [low, high] = ends.as_slice() else {
            let message = format!("the range has {} values", ends.len());
            self.findings.error(codes::BAD_RANGE, &node.place, message, "give [low, high]");
            return None;
        };
        let (from, to) = (self.amount(low, unit), self.amount(high, unit));
        let (from, to) = (from?.key(), to?.key());
        let fault = if from > to {
            Some(("the range is reversed", "write the lower end first".to_owned()))
        } else if amount.key() < from || amount.key() > to {
            Some(("the range does not contain its value", "widen the range".to_owned()))
        } else {
            None
        };
        if let Some((message, hint)) = fault {
            self.findings.error(codes::BAD_RANGE, &node.place, message, hint);
        }
        Some((written(low), written(high)))
    }

    /// Reads a plain number of a unit.
    pub(super) fn amount(&mut self, node: &Node, unit: Unit) -> Option<Amount> {
        let (text, quoted) = match &node.value {
            Value::Text(text, _) => (text, true),
            Value::Whole(text) | Value::Real(text) => (text, false),
            _ => return self.wrong_type(node, unit.words()),
        };
        match unit.read(&clip(text), quoted) {
            Ok(amount) => Some(amount),
            Err(unfit) => {
                self.findings.error(unfit.code, &node.place, unfit.message, unfit.hint);
                None
            }
        }
    }
}

/// A number as written.
fn written(node: &Node) -> String {
    match &node.value {
        Value::Text(text, _) | Value::Whole(text) | Value::Real(text) => clip(text),
        _ => String::new(),
    }
}

/// A number as written, with its quotation marks.
fn quoted(node: &Node) -> String {
    match &node.value {
        Value::Text(text, _) => format!("\"{}\"", clip(text)),
        _ => written(node),
    }
}
