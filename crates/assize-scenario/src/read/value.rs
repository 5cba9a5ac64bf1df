//! Single values: texts, words, settings, lists, conditions, factors.

use std::rc::Rc;

use assize_base::calendar::Date;
use assize_base::diag::Place;
use assize_base::quantity::{ONE, decimal};
use assize_base::vocabulary::Attribute;

use super::record::{Datum, Factors, Number, Series};
use super::text;
use super::tree::{Entry, Node, Value};
use super::walk::{Ground, Walker};
use crate::cel::Condition;
use crate::codes;
use crate::findings::suggest;
use crate::keys::{Form, Key, Rank};
use crate::units::{Amount, Unit};

/// The highest factor.
const FACTOR: Unit = Unit::Factor(1_000);
/// The largest number that no run computes with.
const MOST_REAL: f64 = 1e15;

impl Walker<'_> {
    /// Reads the value of a key; none if it is faulty, which has been said.
    pub(super) fn datum(&mut self, key: &Key, node: &Node, ground: &mut Ground) -> Option<Datum> {
        match key.form {
            Form::Name => self.name(node).map(Datum::Text),
            Form::Id => self.id(node).map(Datum::Text),
            Form::Label => self.line(node, text::LABEL, false).map(Datum::Text),
            Form::Title => self.line(node, text::TITLE, false).map(Datum::Text),
            Form::Prose => self.line(node, text::PROSE, true).map(Datum::Text),
            Form::Choice(words) => self.word(node, words).map(Datum::Choice),
            Form::Truth => self.truth(node),
            Form::Setting(low, high) => self.setting(node, low, high),
            Form::Date => self.date(node),
            Form::Real => self.real(node),
            Form::Raw => self.raw(node),
            Form::Number(unit) => self.number(key, node, unit, ground).map(Datum::Number),
            Form::OpenOr(_) if matches!(&node.value, Value::Text(t, _) if t == "open") => {
                Some(Datum::Open)
            }
            Form::OpenOr(unit) => self.number(key, node, unit, ground).map(Datum::Number),
            Form::Pair(unit) => self.pair(node, unit, ground),
            Form::Numbers(unit, least, most) => self.numbers(node, unit, (least, most), ground),
            Form::Names => self.texts(node, |walker, n| walker.name(n)),
            Form::Paths => self.texts(node, |walker, n| walker.line(n, text::TITLE, false)),
            Form::Stack => self.stack(node).map(Datum::Text),
            Form::Stacks => self.texts(node, Walker::stack),
            Form::Seeds => self.seeds(node),
            Form::Labels => self.texts(node, |walker, n| walker.line(n, text::LABEL, false)),
            Form::Words(words) => self.words(node, words),
            Form::Condition | Form::Expression => self.condition(node),
            Form::Factors => self.factors(node, ground),
            Form::Quantiles(unit) => self.quantiles(node, unit, ground),
            Form::Table(_) | Form::Tables(_) | Form::Named(_) => self.nested(key, node, ground),
        }
    }

    /// The name of a document.
    fn name(&mut self, node: &Node) -> Option<String> {
        let written = self.line(node, text::LABEL, false)?;
        self.shaped(node, written, text::is_name, "a-z, 0-9 and hyphens")
    }

    /// An id.
    fn id(&mut self, node: &Node) -> Option<String> {
        let written = self.line(node, text::LABEL, false)?;
        self.shaped(node, written, text::is_id, "letters, digits, hyphens, points and underscores")
    }

    /// Names joined by `+`.
    fn stack(&mut self, node: &Node) -> Option<String> {
        let written = self.line(node, text::TITLE, false)?;
        let fits = |stack: &str| stack.split('+').all(text::is_name);
        self.shaped(node, written, fits, "names of policies joined by `+`")
    }

    /// A text of a shape.
    fn shaped(
        &mut self,
        node: &Node,
        written: String,
        fits: impl Fn(&str) -> bool,
        shape: &str,
    ) -> Option<String> {
        if fits(&written) {
            return Some(written);
        }
        let message = format!("`{written}` is not written as names are");
        self.findings.error(codes::BAD_NAME, &node.place, message, format!("use {shape}"));
        None
    }

    /// One of some words.
    fn word(&mut self, node: &Node, words: &'static [&'static str]) -> Option<usize> {
        let Value::Text(written, _) = &node.value else {
            return self.wrong_type(node, "text in quotation marks");
        };
        let found = words.iter().position(|w| w == written);
        if found.is_none() {
            let message = format!("`{}` is not one of the words of this key", clip(written));
            let hint = suggest(written, words.iter().copied());
            self.findings.error(codes::UNKNOWN_WORD, &node.place, message, hint);
        }
        found
    }

    /// True or false.
    fn truth(&mut self, node: &Node) -> Option<Datum> {
        match node.value {
            Value::Truth(truth) => Some(Datum::Truth(truth)),
            _ => self.wrong_type(node, "true or false"),
        }
    }

    /// A setting.
    fn setting(&mut self, node: &Node, low: u64, high: u64) -> Option<Datum> {
        let Value::Whole(written) = &node.value else {
            return self.wrong_type(node, "a whole number");
        };
        match decimal(written, 1).and_then(|v| u64::try_from(v).ok()) {
            Some(value) if (low..=high).contains(&value) => Some(Datum::Setting(value)),
            _ => {
                let message = format!("the setting cannot be `{written}`");
                let hint = format!("give {low} to {high}");
                self.findings.error(codes::OUT_OF_RANGE, &node.place, message, hint);
                None
            }
        }
    }

    /// A date.
    fn date(&mut self, node: &Node) -> Option<Datum> {
        let Value::Date(year, month, day) = node.value else {
            return self.wrong_type(node, "a date such as 2020-01-01, without quotation marks");
        };
        match Date::new(year, month, day).filter(|d| (1900..=2200).contains(&d.year())) {
            Some(date) => Some(Datum::Date(date)),
            None => {
                let message = "the date is outside of what a run can begin with";
                let hint = "give a date from 1900-01-01 to 2200-12-31";
                self.findings.error(codes::OUT_OF_RANGE, &node.place, message, hint);
                None
            }
        }
    }

    /// A number of at least zero that no run computes with.
    fn real(&mut self, node: &Node) -> Option<Datum> {
        let (Value::Whole(written) | Value::Real(written)) = &node.value else {
            return self.wrong_type(node, "a number");
        };
        match written.parse::<f64>() {
            Ok(value) if (0.0..=MOST_REAL).contains(&value) => Some(Datum::Real(value)),
            _ => {
                let message = format!("the number cannot be `{}`", clip(written));
                let hint = "give a number from 0 to 1e15";
                self.findings.error(codes::OUT_OF_RANGE, &node.place, message, hint);
                None
            }
        }
    }

    /// A number whose unit is not known here.
    fn raw(&mut self, node: &Node) -> Option<Datum> {
        match &node.value {
            Value::Text(..) => {
                self.line(node, text::LABEL, false).map(|written| Datum::Raw(written, true))
            }
            Value::Whole(written) | Value::Real(written) => Some(Datum::Raw(clip(written), false)),
            _ => self.wrong_type(node, "a number, or text with its unit"),
        }
    }

    /// The values of a list.
    fn rows<'n>(&mut self, node: &'n Node) -> Option<&'n [Node]> {
        match &node.value {
            Value::Row(rows) if rows.len() > text::TABLES => {
                let message = format!("the list has {} values", rows.len());
                let hint = format!("at most {} are allowed", text::TABLES);
                self.findings.error(codes::TOO_MANY, &node.place, message, hint);
                None
            }
            Value::Row(rows) => Some(rows),
            _ => self.wrong_type(node, "a list in square brackets"),
        }
    }

    /// Several texts, each once.
    fn texts(
        &mut self,
        node: &Node,
        one: impl Fn(&mut Self, &Node) -> Option<String>,
    ) -> Option<Datum> {
        let mut texts: Vec<(String, Place)> = Vec::new();
        for row in self.rows(node)? {
            let Some(text) = one(self, row) else { continue };
            if texts.iter().any(|(t, _)| *t == text) {
                let message = format!("`{text}` is in the list twice");
                self.findings.error(codes::DUPLICATE, &row.place, message, "keep it once");
            }
            texts.push((text, row.place.clone()));
        }
        Some(Datum::Texts(texts))
    }

    /// Lines of the source documents, one at least.
    fn seeds(&mut self, node: &Node) -> Option<Datum> {
        let texts = self.texts(node, |walker, n| walker.id(n))?;
        if matches!(&node.value, Value::Row(rows) if rows.is_empty()) {
            let hint = "name the lines, as in seed = [\"S0-3\"], or leave the key out";
            self.findings.error(codes::WRONG_LENGTH, &node.place, "the list is empty", hint);
        }
        Some(texts)
    }

    /// Several of some words.
    fn words(&mut self, node: &Node, words: &'static [&'static str]) -> Option<Datum> {
        let rows = self.rows(node)?;
        if rows.is_empty() {
            let hint = format!("leave the key out, or give {}", crate::findings::listed(words));
            self.findings.error(codes::WRONG_LENGTH, &node.place, "the list is empty", hint);
        }
        Some(Datum::Words(rows.iter().filter_map(|n| self.word(n, words)).collect()))
    }

    /// A condition.
    fn condition(&mut self, node: &Node) -> Option<Datum> {
        let Value::Text(written, start) = &node.value else {
            return self.wrong_type(node, "a condition in quotation marks");
        };
        let condition = Condition::read(written, &node.place, *start, self.findings);
        Some(Datum::Condition(Rc::new(condition)))
    }

    /// From and to.
    fn pair(&mut self, node: &Node, unit: Unit, ground: &mut Ground) -> Option<Datum> {
        let datum = self.numbers(node, unit, (2, 2), ground)?;
        if let Datum::Numbers(Series { values, .. }) = &datum
            && values[0] > values[1]
        {
            let message = "the first number is larger than the second";
            self.findings.error(codes::BAD_RANGE, &node.place, message, "write the smaller first");
            return None;
        }
        Some(datum)
    }

    /// Several numbers of one unit.
    fn numbers(
        &mut self,
        node: &Node,
        unit: Unit,
        (least, most): (usize, usize),
        ground: &mut Ground,
    ) -> Option<Datum> {
        let rows = self.rows(node)?;
        if rows.len() < least || rows.len() > most {
            let message = format!("the list has {} values", rows.len());
            let hint = if least == most {
                format!("give {most} values")
            } else {
                format!("give {least} to {most} values")
            };
            self.findings.error(codes::WRONG_LENGTH, &node.place, message, hint);
            return None;
        }
        let read: Vec<Option<Amount>> = rows.iter().map(|n| self.amount(n, unit)).collect();
        let values = read.into_iter().map(|a| a.map(|a| a.key())).collect::<Option<Vec<_>>>()?;
        Some(Datum::Numbers(self.series(node, values, ground)))
    }

    /// Several numbers with the basis of their table.
    fn series(&mut self, node: &Node, values: Vec<i128>, ground: &mut Ground) -> Series {
        let basis = self.basis_of(Rank::Shape, node, ground);
        let written = self.text.get(node.place.start..node.place.end).unwrap_or("").to_owned();
        Series { values, written, basis, place: node.place.clone() }
    }

    /// Factors by attribute.
    fn factors(&mut self, node: &Node, ground: &mut Ground) -> Option<Datum> {
        let Value::Table(entries) = &node.value else {
            return self.wrong_type(node, "factors, as in by.sex = { male = 1.4 }");
        };
        Some(Datum::Factors(entries.iter().filter_map(|e| self.attribute(e, ground)).collect()))
    }

    /// The factors of one attribute.
    fn attribute(&mut self, entry: &Entry, ground: &mut Ground) -> Option<Factors> {
        let Some(attribute) = Attribute::named(&entry.key) else {
            let names = Attribute::ALL.map(Attribute::name);
            let message = format!("there is no attribute `{}`", clip(&entry.key));
            let hint = suggest(&entry.key, names);
            self.findings.error(codes::UNKNOWN_LABEL, &entry.place, message, hint);
            return None;
        };
        let Value::Table(labels) = &entry.node.value else {
            return self.wrong_type(&entry.node, "factors by label, as in { male = 1.4 }");
        };
        let mut numbers = Vec::new();
        for label in labels {
            numbers.extend(self.factor(attribute, label, ground));
        }
        Some(Factors { attribute, numbers })
    }

    /// The factor of one label.
    fn factor(
        &mut self,
        attribute: Attribute,
        entry: &Entry,
        ground: &mut Ground,
    ) -> Option<(&'static str, Number)> {
        let labels = attribute.labels();
        let Some(label) = labels.iter().find(|l| **l == entry.key) else {
            let message = format!("`{}` has no label `{}`", attribute.name(), clip(&entry.key));
            let hint = suggest(&entry.key, labels.iter().copied());
            self.findings.error(codes::UNKNOWN_LABEL, &entry.place, message, hint);
            return None;
        };
        let number = self.ranked(Rank::Shape, &entry.node, FACTOR, ground)?;
        Some((label, number))
    }

    /// Points of a distribution.
    fn quantiles(&mut self, node: &Node, unit: Unit, ground: &mut Ground) -> Option<Datum> {
        let mut points: Vec<(u64, u32)> = Vec::new();
        for row in self.rows(node)? {
            let pair = self.rows(row)?;
            let [share, value] = pair else {
                let message = format!("a point has {} values", pair.len());
                let hint = "give each point a share of 0 to 1 and a value, as in [0.5, 150]";
                self.findings.error(codes::WRONG_LENGTH, &row.place, message, hint);
                return None;
            };
            let share = self.share(share)?;
            let value = u32::try_from(self.amount(value, unit)?.key()).unwrap_or(u32::MAX);
            if points.last().is_some_and(|(s, v)| *s >= share || *v > value) {
                let message = "the points of the distribution do not rise";
                let hint = "write shares that rise from 0 to 1 with values that do not fall";
                self.findings.error(codes::FACTORS, &row.place, message, hint);
                return None;
            }
            points.push((share, value));
        }
        let ends = (points.first().map(|p| p.0), points.last().map(|p| p.0));
        if points.len() < 2 || ends != (Some(0), Some(ONE)) {
            let message = "the points of the distribution do not run from 0 to 1";
            let hint = "begin with [0, lowest] and end with [1, highest]";
            self.findings.error(codes::FACTORS, &node.place, message, hint);
            return None;
        }
        let values = points.iter().map(|p| i128::from(p.1)).collect();
        let series = self.series(node, values, ground);
        Some(Datum::Quantiles(points, series))
    }

    /// A share of one, written plainly.
    fn share(&mut self, node: &Node) -> Option<u64> {
        let (Value::Whole(written) | Value::Real(written)) = &node.value else {
            return self.wrong_type(node, "a share from 0 to 1");
        };
        let share = decimal(written, ONE).and_then(|v| u64::try_from(v).ok());
        let share = share.filter(|v| *v <= ONE);
        if share.is_none() {
            let message = format!("the share cannot be `{written}`");
            self.findings.error(codes::OUT_OF_RANGE, &node.place, message, "give 0 to 1");
        }
        share
    }
}

/// A text cut for showing.
pub(super) fn clip(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if text::is_treacherous(c) { '\u{fffd}' } else { c }).collect();
    if plain.chars().count() <= 60 {
        return plain;
    }
    plain.chars().take(59).chain(['…']).collect()
}
