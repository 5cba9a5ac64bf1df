//! A study: its settings, its arms, its region, and the scenario that comes of them.

use std::collections::BTreeSet;
use std::rc::Rc;

use assize_base::calendar::Date;
use assize_base::diag::Place;

use super::catalogue::{self, Shelved};
use super::{arm, money, params, society};
use crate::codes;
use crate::findings::{Findings, suggest};
use crate::keys::study::{FEWEST_PERSONS, MOST_MONTHS, MOST_PERSONS, MOST_REPLICATES, START_YEARS};
use crate::load::{Kind, Request};
use crate::policy::Policy;
use crate::read::record::{Datum, Record};
use crate::read::{Read, Reading};
use crate::scenario::{Arm, Scenario};
use crate::society::Society;

/// The baseline.
pub(crate) const NONE: &str = "none";
/// The society of a policy study that names none.
pub(crate) const SOCIETY: &str = "china-2020";
/// The settlements, in the order of their numbers.
const SETTLEMENTS: [&str; 3] = ["city", "town", "village"];
/// Most arms of a study.
const ARMS: usize = 64;

/// Something that a document or a request says, with its place if it is in a document.
type Said<T> = (T, Option<Place>);

/// What a study asks for.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    name: String,
    title: String,
    society: Said<String>,
    region: Option<Said<String>>,
    persons: u64,
    from: Option<Date>,
    months: u32,
    seed: u64,
    replicates: u32,
    arms: Vec<Said<String>>,
    read: Option<Rc<Read>>,
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
        Settings {
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
            read: Some(read.clone()),
        }
    }

    /// Takes over what a request wants to differ.
    pub(crate) fn differ(&mut self, request: &Request, findings: &mut Findings) {
        if let Some(region) = &request.region {
            self.region = Some((region.clone(), None));
        }
        if let Some(society) = &request.society {
            self.society = (society.clone(), None);
        }
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

/// A society with its catalogue.
pub(crate) struct Context {
    /// The society, with all its places.
    pub society: Society,
    /// Its conduct and services.
    pub shelved: Shelved,
    /// Its documents.
    pub reads: Vec<Rc<Read>>,
}

impl Context {
    /// The provinces, if the tables could be read.
    pub(crate) fn provinces(&self) -> Option<&[String]> {
        (!self.society.provinces.is_empty()).then_some(self.society.provinces.as_slice())
    }
}

/// Builds a society with its catalogue.
pub(crate) fn context(read: &Rc<Read>, reading: &mut Reading<'_>) -> Context {
    let mut society = society::build(read, reading);
    let mut missing = read.broken;
    let mut named = |key: &str, kind: Kind| -> Vec<Rc<Read>> {
        let mut reads = Vec::new();
        missing |= !read.record.has(key) || read.record.field(key).is_some_and(|f| f.is_faulty());
        for (name, place) in read.record.texts(key) {
            match reading.named(kind, name, Some(place)) {
                Some(found) => reads.push(found),
                None => missing = true,
            }
        }
        reads
    };
    let conduct = named("conduct", Kind::Conduct);
    let services = named("services", Kind::Services);
    let provinces = (!society.provinces.is_empty()).then_some(society.provinces.as_slice());
    let shelved = catalogue::build(&conduct, &services, provinces, missing, &mut reading.findings);
    society.money = money::money(&read.record, &shelved, &mut reading.findings);
    society.court = money::court(&read.record, &shelved, &mut reading.findings);
    let reads = std::iter::once(read.clone()).chain(conduct).chain(services).collect();
    Context { society, shelved, reads }
}

/// Builds the scenario of a study; whether it may be used is for the findings to say.
pub(crate) fn scenario(settings: Settings, reading: &mut Reading<'_>) -> Option<Scenario> {
    let stacks = stacks(&settings, reading);
    let (name, place) = &settings.society;
    let context = if name.is_empty() {
        None
    } else {
        reading.named(Kind::Society, name, place.as_ref()).map(|read| context(&read, reading))
    };
    let mut context = context?;
    let policies: Vec<Rc<Read>> = stacks.iter().flat_map(|(_, s)| s.iter().cloned()).collect();
    let given: BTreeSet<String> = policies.iter().flat_map(|p| arm::given_by(p)).collect();
    let arms = stacks
        .iter()
        .map(|(name, stack)| Arm {
            name: name.clone(),
            stack: stack.iter().map(|r| r.name.clone()).collect(),
            policy: if stack.is_empty() {
                Policy::default()
            } else {
                let provinces = context.provinces();
                arm::build(stack, &context.shelved, provinces, &given, reading)
            },
        })
        .collect();
    cut(&settings, &policies, &mut context.society, &mut reading.findings);
    let documents = distinct(settings.read.iter().chain(&context.reads).chain(&policies));
    let sources = reading.sources(&documents);
    Some(Scenario {
        title: title(&settings, &policies),
        name: settings.name,
        arms,
        society: context.society,
        catalogue: context.shelved.catalogue,
        services: context.shelved.services,
        from: settings.from?,
        periods: settings.months,
        persons: settings.persons,
        seed: settings.seed,
        replicates: settings.replicates,
        params: documents.iter().flat_map(|d| params::params(d)).collect(),
        sources,
        documents: reading.documents.clone(),
        targets: Vec::new(),
        calibrated: Vec::new(),
        off: Vec::new(),
    })
}

/// Documents, each once, in the order of first use.
fn distinct<'a>(all: impl Iterator<Item = &'a Rc<Read>>) -> Vec<Rc<Read>> {
    let mut distinct: Vec<Rc<Read>> = Vec::new();
    for read in all {
        if !distinct.iter().any(|d| Rc::ptr_eq(d, read)) {
            distinct.push(read.clone());
        }
    }
    distinct
}

/// The title of the study, or those of its policies.
fn title(settings: &Settings, policies: &[Rc<Read>]) -> String {
    if !settings.title.is_empty() {
        return settings.title.clone();
    }
    let titles = distinct(policies.iter());
    titles.iter().map(|r| r.record.owned("title")).collect::<Vec<_>>().join(" / ")
}

/// The policies of every arm.
fn stacks(settings: &Settings, reading: &mut Reading<'_>) -> Vec<(String, Vec<Rc<Read>>)> {
    let mut stacks: Vec<(String, Vec<Rc<Read>>)> = Vec::new();
    if settings.arms.is_empty() || settings.arms.len() > ARMS {
        let given = settings.read.as_ref().filter(|r| r.record.has("arms"));
        let message = format!("the study has {} arms", settings.arms.len());
        let hint = format!("give 1 to {ARMS} arms, the baseline first");
        match given {
            Some(read) if !read.record.has_fault("arms") => {
                reading.findings.error(codes::SETTING, read.record.at("arms"), message, hint);
            }
            None if settings.read.is_none() => {
                reading.findings.placeless(codes::SETTING, message, hint);
            }
            _ => {}
        }
    }
    for (name, place) in settings.arms.iter().take(ARMS) {
        let stack = stack(name, place.as_ref(), reading);
        stacks.push((name.clone(), stack));
    }
    stacks
}

/// The policies of one arm.
fn stack(name: &str, place: Option<&Place>, reading: &mut Reading<'_>) -> Vec<Rc<Read>> {
    if name == NONE {
        return Vec::new();
    }
    let mut stack: Vec<Rc<Read>> = Vec::new();
    let mut seen = BTreeSet::new();
    for policy in name.split('+') {
        let fault = if policy == NONE {
            Some("`none` cannot be stacked".to_owned())
        } else if !seen.insert(policy) {
            Some(format!("the policy `{policy}` is stacked on itself"))
        } else {
            None
        };
        match (fault, place) {
            (Some(message), Some(place)) => {
                reading.findings.error(codes::STACKING, place, message, "name each policy once");
            }
            (Some(message), None) => {
                reading.findings.placeless(codes::STACKING, message, "name each policy once");
            }
            (None, _) => stack.extend(reading.named(Kind::Policy, policy, place)),
        }
    }
    stack
}

/// Cuts a society to the region.
fn cut(settings: &Settings, policies: &[Rc<Read>], society: &mut Society, findings: &mut Findings) {
    if society.places.is_empty() {
        return;
    }
    let of_policy = policies.iter().find_map(|p| {
        let record: &Record = &p.record;
        record.text("region").map(|r| (r.to_owned(), Some(record.at("region").clone())))
    });
    let said = settings.region.clone().or(of_policy).unwrap_or(("all".to_owned(), None));
    match region(&said.0, society) {
        Ok(wanted) => {
            society.places.retain(|p| wanted.contains(&(p.province, p.settlement)));
            if society.places.is_empty() {
                let message = format!("nobody lives in `{}`", said.0);
                unknown_region(&said, message, "choose a larger region".into(), findings);
            }
        }
        Err((message, hint)) => unknown_region(&said, message, hint, findings),
    }
}

/// Reports a region that does not exist.
fn unknown_region(said: &Said<String>, message: String, hint: String, findings: &mut Findings) {
    match &said.1 {
        Some(place) => findings.error(codes::REGION, place, message, hint),
        None => findings.placeless(codes::REGION, message, hint),
    }
}

/// The provinces and settlements of a region as written.
pub(crate) fn region(
    written: &str,
    society: &Society,
) -> Result<BTreeSet<(u8, u8)>, (String, String)> {
    let mut wanted = BTreeSet::new();
    for part in written.split('+') {
        let (province, settlement) = match part.split_once('/') {
            Some((province, settlement)) => (province.trim(), Some(settlement.trim())),
            None => (part.trim(), None),
        };
        let provinces: Vec<usize> = if province == "all" {
            (0..society.provinces.len()).collect()
        } else {
            let found = society.provinces.iter().position(|p| p == province);
            let hint = || suggest(province, society.provinces.iter().map(String::as_str));
            vec![found.ok_or_else(|| (format!("there is no province `{province}`"), hint()))?]
        };
        let settlements: Vec<usize> = match settlement {
            None => vec![0, 1, 2],
            Some(name) => {
                let found = SETTLEMENTS.iter().position(|s| *s == name);
                let fault =
                    || (format!("there is no settlement `{name}`"), suggest(name, SETTLEMENTS));
                vec![found.ok_or_else(fault)?]
            }
        };
        for province in provinces {
            wanted.extend(settlements.iter().map(|s| (province as u8, *s as u8)));
        }
    }
    Ok(wanted)
}
