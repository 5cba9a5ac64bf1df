//! Parts of a study: each is run by itself, with its own region, policy, persons and first day.

use assize_base::calendar::Date;
use assize_base::diag::Place;

use super::settings::{NONE, Said, Settings};
use super::{at_most, region};
use crate::codes;
use crate::findings::{Findings, suggest};
use crate::read::record::Record;
use crate::scenario::Part;
use crate::society::Society;

/// Most parts of a study.
const PARTS: usize = 256;

/// A part with the places where it says its region and its policy.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// The part.
    pub part: Part,
    /// Where its region stands.
    pub region: Place,
    /// Where its policy stands.
    pub policy: Place,
}

/// Reads the parts of a study; what is missing is taken from the study.
pub(super) fn read(study: &Record, settings: &Settings) -> Vec<Written> {
    let Some(start) = settings.from else { return Vec::new() };
    let part = |record: &Record| Written {
        part: Part {
            id: record.owned("id"),
            title: record.owned("title"),
            region: record.owned("region"),
            policy: record.owned("policy"),
            persons: record.setting("persons").unwrap_or(settings.persons),
            from: record.date("from").unwrap_or(start),
            begins: begins(study, record),
            people: record.scaled("people").and_then(|v| u64::try_from(v).ok()).unwrap_or(0),
        },
        region: record.at("region").clone(),
        policy: record.at("policy").clone(),
    };
    study.tables("part").iter().map(part).collect()
}

/// The day from which the last of a part's policies holds.
fn begins(study: &Record, part: &Record) -> Option<Date> {
    let stack: Vec<&str> = part.text("policy")?.split('+').collect();
    let named = |row: &&Record| row.text("policy").is_some_and(|name| stack.contains(&name));
    study.tables("begins").iter().filter(named).filter_map(|row| row.date("from")).max()
}

/// Reports parts that cannot be run.
pub(super) fn check(settings: &Settings, society: &Society, findings: &mut Findings) {
    let Some(study) = settings.read.as_ref().map(|r| &r.record) else { return };
    let records: Vec<&Record> = study.tables("part").iter().collect();
    at_most(&records, PARTS, "parts", findings);
    for key in ["region", "target", "calibrate"] {
        if let Some(field) = study.field(key).filter(|_| !records.is_empty()) {
            let message = format!("`{key}` does not go together with [[part]]");
            let hint = "each part is a run by itself: leave it out, or write another study";
            findings.error(codes::EXCLUSIVE, &field.place, message, hint);
        }
    }
    for Written { part, region, policy } in &settings.parts {
        if part.policy == NONE {
            let message = "a part without a policy shows nothing";
            let hint = "name a policy: the part is run without it and with it";
            findings.error(codes::SETTING, policy, message, hint);
        }
        if !society.places.is_empty()
            && !part.region.is_empty()
            && let Err((message, hint)) = region::region(&part.region, society)
        {
            findings.error(codes::REGION, region, message, hint);
        }
    }
}

impl Settings {
    /// Takes the arms of all parts, so that a check meets every one of them.
    pub(super) fn all_parts(&mut self, parts: Vec<Written>) {
        self.parts = parts;
        let mut arms: Vec<Said<String>> = Vec::new();
        for written in self.parts.iter().filter(|w| !w.part.policy.is_empty()) {
            for arm in written.part.arms() {
                if arms.iter().all(|(known, _)| *known != arm) {
                    arms.push((arm, Some(written.policy.clone())));
                }
            }
        }
        self.arms.extend(arms);
    }

    /// Becomes one part of the study.
    pub(crate) fn only(&mut self, id: &str, findings: &mut Findings) {
        let Some(written) = self.parts.iter().find(|w| w.part.id == id).cloned() else {
            let message = format!("the study has no part `{id}`");
            let hint = suggest(id, self.parts.iter().map(|w| w.part.id.as_str()));
            findings.placeless(codes::UNKNOWN_REFERENCE, message, hint);
            return;
        };
        let Written { part, region, policy } = written;
        self.name = format!("{}-{}", self.name, part.id);
        self.title = part.title.clone();
        self.arms = part.arms().into_iter().map(|arm| (arm, Some(policy.clone()))).collect();
        self.region = Some((part.region, Some(region)));
        self.persons = part.persons;
        self.from = Some(part.from);
        self.elsewhere = true;
    }

    /// The names of all policies of the arms and parts.
    pub(super) fn policies(&self) -> impl Iterator<Item = &str> {
        let arms = self.arms.iter().map(|(arm, _)| arm.as_str());
        let parts = self.parts.iter().map(|w| w.part.policy.as_str());
        arms.chain(parts).flat_map(|stack| stack.split('+')).filter(|name| *name != NONE)
    }
}
