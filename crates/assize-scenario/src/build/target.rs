//! Targets: published figures that a study is held against.

use assize_base::calendar::Date;

use super::at_most;
use super::catalogue::Shelved;
use super::settings::Settings;
use crate::codes;
use crate::findings::{Findings, suggest};
use crate::keys::study::MOST_ROWS;
use crate::read::record::Record;
use crate::scenario::{Arm, COUNTED, Target, counted_of_sides};

/// What is counted of a service, before its id.
const OF_SERVICES: [&str; 2] = ["refusals.", "refused-persons."];
/// What is counted of a list, before its id.
const OF_LISTS: [&str; 4] = ["list.share.", "list.entries.", "list.exits.", "list.performed."];

/// Builds the targets of a study.
pub(super) fn build(
    settings: &Settings,
    arms: &[Arm],
    shelved: &Shelved,
    findings: &mut Findings,
) -> Vec<Target> {
    let Some(study) = settings.read.as_ref() else { return Vec::new() };
    let records: Vec<&Record> = study.record.tables("target").iter().collect();
    at_most(&records, MOST_ROWS, "targets", findings);
    let mut builder = Builder { settings, arms, shelved, findings };
    records.into_iter().take(MOST_ROWS).filter_map(|r| builder.target(r)).collect()
}

/// What building needs at hand.
struct Builder<'a> {
    settings: &'a Settings,
    arms: &'a [Arm],
    shelved: &'a Shelved,
    findings: &'a mut Findings,
}

impl Builder<'_> {
    /// Builds a target; none if it lies outside of the months that a request asked for.
    fn target(&mut self, record: &Record) -> Option<Target> {
        let arm = self.arm(record);
        self.measure(record, "measure", arm);
        self.measure(record, "per", arm);
        self.ways(record);
        self.basis(record);
        let (value, range) = self.figures(record);
        let window = self.window(record)?;
        Some(Target {
            id: record.owned("id"),
            title: record.owned("title"),
            arm: arm.unwrap_or(0),
            measure: record.owned("measure"),
            per: record.text("per").map(str::to_owned),
            per_person_year: record.truth("per-person-year"),
            at_end: record.truth("at-end"),
            window,
            scaled: record.truth("scaled"),
            value,
            range,
            shown_only: record.truth("shown-only"),
            source: record.source(),
            note: record.owned("note"),
        })
    }

    /// The arm that it is read in.
    fn arm(&mut self, record: &Record) -> Option<usize> {
        let name = record.text("arm")?;
        let found = self.arms.iter().position(|arm| arm.name == name);
        if found.is_none() {
            let message = format!("the study has no arm `{name}`");
            let hint = suggest(name, self.arms.iter().map(|arm| arm.name.as_str()));
            self.findings.error(codes::UNKNOWN_REFERENCE, record.at("arm"), message, hint);
        }
        found
    }

    /// Looks whether a measure is one of the series.
    fn measure(&mut self, record: &Record, key: &str, arm: Option<usize>) {
        let Some(name) = record.text(key) else { return };
        let at = record.at(key);
        let after = |prefixes: &[&str]| prefixes.iter().find_map(|p| name.strip_prefix(p));
        if let Some(id) = after(&OF_SERVICES) {
            self.shelved.service_names.look_up(id, at, self.findings, "");
        } else if let Some(id) = after(&OF_LISTS) {
            let Some(arm) = arm.map(|arm| &self.arms[arm]) else { return };
            let lists = arm.policy.lists.iter().map(|list| list.id.as_str());
            if lists.clone().all(|list| list != id) {
                let message = format!("the arm `{}` has no list `{id}`", arm.name);
                let hint = suggest(id, lists);
                self.findings.error(codes::UNKNOWN_REFERENCE, at, message, hint);
            }
        } else if name.starts_with("side.") {
            let Some(arm) = arm.map(|arm| &self.arms[arm]) else { return };
            let known = counted_of_sides(&arm.policy);
            if known.iter().all(|other| other != name) {
                let message = format!("the arm `{}` has no series `{name}`", arm.name);
                let hint = suggest(name, known.iter().map(String::as_str));
                self.findings.error(codes::UNKNOWN_REFERENCE, at, message, hint);
            }
        } else if !COUNTED.contains(&name) {
            let message = format!("there is no series `{name}`");
            let hint = suggest(name, COUNTED.into_iter().chain(OF_SERVICES).chain(OF_LISTS));
            self.findings.error(codes::UNKNOWN_WORD, at, message, hint);
        }
    }

    /// Reports ways of reading a series that exclude each other.
    fn ways(&mut self, record: &Record) {
        if record.truth("per-person-year") {
            let faults = [("per", record.has("per")), ("at-end", record.truth("at-end"))];
            for (other, _) in faults.into_iter().filter(|(_, there)| *there) {
                let message = format!("`per-person-year` and `{other}` exclude each other");
                let at = record.at(other);
                self.findings.error(codes::EXCLUSIVE, at, message, "keep one of them");
            }
        }
    }

    /// Reports a figure that is not published.
    fn basis(&mut self, record: &Record) {
        let hint = "name the publication: source = \"NAME#place\"";
        if record.basis.is_none() && !record.basis_said {
            let message = "the target does not say where it is published";
            self.findings.error(codes::NO_BASIS, &record.place, message, hint);
        } else if record.basis.is_some() && record.source().is_empty() {
            let message = "a target is published, not assumed";
            self.findings.error(codes::NO_BASIS, &record.place, message, hint);
        }
    }

    /// The value, and what is still compatible with it.
    fn figures(&mut self, record: &Record) -> (f64, (f64, f64)) {
        let value = record.real("value").unwrap_or(0.0);
        let end = |key: &str| record.real(key).unwrap_or(value);
        let (low, high) = (end("low"), end("high"));
        let known = record.real("value").is_some();
        for (key, wrong) in [("low", low > value), ("high", high < value)] {
            if known && wrong {
                let message = format!("`{key}` leaves the published value out");
                let hint = "let `low` and `high` hold the value between them";
                self.findings.error(codes::BAD_RANGE, record.at(key), message, hint);
            }
        }
        let open = ["low", "high"].into_iter().find(|key| !record.has(key));
        if let Some(key) = open.filter(|_| known && !record.truth("shown-only")) {
            let message = format!("the target lacks `{key}`");
            let hint = "say what is still compatible with it, or that it is `shown-only`";
            self.findings.error(codes::MISSING_KEY, &record.place, message, hint);
        }
        (value, (low, high))
    }

    /// The first and the last period of the window.
    fn window(&mut self, record: &Record) -> Option<(u32, u32)> {
        let start = self.settings.from?;
        let (from, to) = (record.date("from")?, record.date("to")?);
        let (first, last) = (self.period(start, from), self.period(start, to));
        let whole = first.is_some_and(|p| start.plus_months(p) == from);
        let (key, message) = match (first, last) {
            _ if from > to => ("to", "the window ends before it begins"),
            (Some(_), _) if !whole => ("from", "the window does not begin with a month of the run"),
            (Some(first), Some(last)) => return Some((first, last)),
            (None, _) => ("from", "the window begins outside of the run"),
            (_, None) => ("to", "the window ends outside of the run"),
        };
        let hint = "give the first day of a month and a day of the last month, inside the run";
        let at = record.at(key);
        if self.settings.moved && from <= to {
            let message = format!("the target is left out: {message}");
            self.findings.warning(codes::SETTING, at, message, hint);
        } else {
            self.findings.error(codes::SETTING, at, message, hint);
        }
        None
    }

    /// The period that holds a day.
    fn period(&self, start: Date, day: Date) -> Option<u32> {
        (0..self.settings.months)
            .find(|p| start.plus_months(*p) <= day && day < start.plus_months(p + 1))
    }
}
