//! What a study and a request ask for, before any other document is read.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use assize_base::calendar::Date;
use assize_base::diag::Place;

use super::part::{self, Written};
use crate::codes;
use crate::findings::Findings;
use crate::keys::study::{
    FEWEST_PERSONS, MOST_MONTHS, MOST_PERSONS, MOST_REPLICATES, OFF, START_YEARS,
};
use crate::load::Request;
use crate::read::Read;
use crate::read::record::{Datum, Record};
use crate::scenario::Part;

/// The baseline.
pub(super) const NONE: &str = "none";
/// The society of a policy study that names none.
pub(crate) const SOCIETY: &str = "china-2020";

/// Something that a document or a request says, with its place if it is in a document.
pub(super) type Said<T> = (T, Option<Place>);

/// What a study asks for.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) society: Said<String>,
    pub(super) region: Option<Said<String>>,
    pub(super) persons: u64,
    pub(super) from: Option<Date>,
    pub(super) months: u32,
    pub(super) seed: u64,
    pub(super) replicates: u32,
    pub(super) arms: Vec<Said<String>>,
    /// Mechanisms that are switched off.
    pub(super) off: Vec<&'static str>,
    /// Positions of numbers in their ranges, by path.
    pub(super) choices: BTreeMap<String, u32>,
    /// Whether a request put another society in the place of the study's.
    pub(super) elsewhere: bool,
    /// Whether a request put other months in the place of the study's.
    pub(super) moved: bool,
    /// The parts that are run one by one.
    pub(super) parts: Vec<Written>,
    /// The study's document.
    pub(super) read: Option<Rc<Read>>,
}

impl Settings {
    /// The settings of a bare comparison of policies.
    pub(crate) fn of_arms(arms: &[String]) -> Settings {
        let others: Vec<&String> = arms.iter().filter(|a| *a != NONE).collect();
        let name = others.iter().map(|a| a.as_str()).collect::<Vec<_>>().join("-vs-");
        let all = std::iter::once(NONE.to_owned()).chain(others.into_iter().cloned());
        Settings {
            title: String::new(),
            name: if name.is_empty() { NONE.to_owned() } else { name },
            society: (SOCIETY.to_owned(), None),
            region: None,
            persons: 100_000,
            from: Date::new(2020, 1, 1),
            months: 36,
            seed: 1,
            replicates: 4,
            arms: all.map(|a| (a, None)).collect(),
            off: Vec::new(),
            choices: BTreeMap::new(),
            elsewhere: false,
            moved: false,
            parts: Vec::new(),
            read: None,
        }
    }

    /// The settings of a study document.
    pub(crate) fn of_document(read: Rc<Read>) -> Settings {
        let record = &read.record;
        let said =
            |key: &str| record.text(key).map(|t| (t.to_owned(), Some(record.at(key).clone())));
        let number = |key: &str, otherwise: u64| record.setting(key).unwrap_or(otherwise);
        let from = match record.field("from").map(|f| &f.datum) {
            Some(Datum::Date(date)) => Some(*date),
            _ => Date::new(2020, 1, 1),
        };
        let arms = record.texts("arms").iter();
        let mut settings = Settings {
            name: read.name.clone(),
            title: record.owned("title"),
            society: said("society").unwrap_or_default(),
            region: said("region"),
            persons: number("persons", FEWEST_PERSONS),
            from,
            months: number("months", 1) as u32,
            seed: number("seed", 1),
            replicates: number("replicates", 1) as u32,
            arms: arms.map(|(arm, place)| (arm.clone(), Some(place.clone()))).collect(),
            off: off(record),
            choices: BTreeMap::new(),
            elsewhere: false,
            moved: false,
            parts: Vec::new(),
            read: Some(read.clone()),
        };
        let parts = part::read(record, &settings);
        settings.all_parts(parts);
        settings
    }

    /// The parts of the study.
    pub(crate) fn parts(&self) -> Vec<Part> {
        self.parts.iter().map(|written| written.part.clone()).collect()
    }

    /// Takes over what a request wants to differ.
    pub(crate) fn differ(&mut self, request: &Request, findings: &mut Findings) {
        if let Some(region) = &request.region {
            self.region = Some((region.clone(), None));
        }
        if let Some(society) = &request.society {
            self.elsewhere = self.society.0 != *society;
            self.society = (society.clone(), None);
        }
        self.choices.clone_from(&request.choices);
        self.moved = request.from.is_some() || request.months.is_some();
        self.from = request.from.or(self.from);
        self.check_start(findings);
        self.seed = request.seed.unwrap_or(self.seed);
        let mut setting = |value: Option<u64>, low: u64, high: u64, what: &str| {
            let value = value?;
            if (low..=high).contains(&value) {
                return Some(value);
            }
            let message = format!("{value} {what} cannot be run");
            findings.placeless(codes::SETTING, message, format!("give {low} to {high}"));
            None
        };
        let persons = setting(request.persons, FEWEST_PERSONS, MOST_PERSONS, "persons");
        self.persons = persons.unwrap_or(self.persons);
        let months = setting(request.months.map(u64::from), 1, MOST_MONTHS.into(), "months");
        self.months = months.map_or(self.months, |m| m as u32);
        let most = MOST_REPLICATES.into();
        let replicates = setting(request.replicates.map(u64::from), 1, most, "replicates");
        self.replicates = replicates.map_or(self.replicates, |r| r as u32);
        for extra in &request.extra_policies {
            if self.arms.iter().all(|(arm, _)| arm != extra) {
                self.arms.push((extra.clone(), None));
            }
        }
    }

    /// Refuses a first day from which terms could run out of the calendar, which ends in 9999.
    fn check_start(&self, findings: &mut Findings) {
        if let Some(from) = self.from.filter(|from| !START_YEARS.contains(&from.year())) {
            let message = format!("a run from {from} cannot be dated");
            let (first, last) = (START_YEARS.start(), START_YEARS.end());
            let hint = format!("begin in a year from {first} to {last}");
            findings.placeless(codes::SETTING, message, hint);
        }
    }
}

/// The mechanisms that a study switches off, each once.
fn off(study: &Record) -> Vec<&'static str> {
    let words: BTreeSet<usize> = study.words("off").iter().copied().collect();
    words.into_iter().map(|word| OFF[word]).collect()
}
