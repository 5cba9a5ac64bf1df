//! A study: its arms, its society, and the scenario that comes of them.
//!
//! The documents are gathered first, then numbers get the values that the study sets, then all is
//! built. If a request chooses other values, the documents must be good as they are; they are
//! built once more with these values, and what these would break is cut to fit without a word.

use std::collections::BTreeSet;
use std::rc::Rc;

use assize_base::diag::Place;

use super::catalogue::{self, Shelved};
use super::settings::{NONE, Settings};
use super::values::{self, Changes, Numbers};
use super::{arm, begins, carried, cut, money, off, params, part, region, society, target};
use crate::codes;
use crate::load::Kind;
use crate::policy::Policy;
use crate::read::{Read, Reading};
use crate::scenario::{Arm, Scenario};
use crate::society::Society;

/// Most arms of a study.
const ARMS: usize = 64;

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

/// The documents of a society.
#[derive(Clone, Debug)]
struct Parts {
    society: Rc<Read>,
    conduct: Vec<Rc<Read>>,
    services: Vec<Rc<Read>>,
    /// Whether a document is missing or broken, which has been said.
    missing: bool,
}

/// The documents of a study: society and policies, arm by arm.
#[derive(Clone, Debug)]
struct Gathered {
    parts: Parts,
    arms: Vec<(String, Vec<Rc<Read>>)>,
    study: Option<Rc<Read>>,
}

/// Finds the documents of a society.
fn parts(read: &Rc<Read>, reading: &mut Reading<'_>) -> Parts {
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
    Parts { society: read.clone(), conduct, services, missing }
}

/// Builds a society with its catalogue, and with what some policies bring to it.
pub(crate) fn context(
    read: &Rc<Read>,
    policies: &[Rc<Read>],
    reading: &mut Reading<'_>,
) -> Context {
    let mut parts = parts(read, reading);
    parts.join(policies, reading);
    built(parts, reading)
}

impl Parts {
    /// Adds the conduct and services documents of policies, each once.
    fn join(&mut self, policies: &[Rc<Read>], reading: &mut Reading<'_>) {
        for policy in policies {
            for (key, kind, reads) in [
                ("conduct", Kind::Conduct, &mut self.conduct),
                ("services", Kind::Services, &mut self.services),
            ] {
                self.missing |= policy.record.has_fault(key);
                for (name, place) in policy.record.texts(key) {
                    match reading.named(kind, name, Some(place)) {
                        Some(found) if reads.iter().any(|r| Rc::ptr_eq(r, &found)) => {}
                        Some(found) => reads.push(found),
                        None => self.missing = true,
                    }
                }
            }
        }
    }
}

/// Builds a society with its catalogue from its documents.
fn built(parts: Parts, reading: &mut Reading<'_>) -> Context {
    let Parts { society: read, conduct, services, missing } = parts;
    let mut society = society::build(&read, reading);
    let provinces = (!society.provinces.is_empty()).then_some(society.provinces.as_slice());
    let findings = &mut reading.findings;
    let mut shelved = catalogue::build(&conduct, &services, provinces, missing, findings);
    catalogue::gamed(&read.record, &shelved, society.reaction.more, findings);
    society.money = money::money(&read.record, &shelved, findings);
    society.court = money::court(&read.record, &shelved, findings);
    let evasions = society.court.iter().flat_map(|court| &court.evasions);
    let conducts = &shelved.catalogue.conducts;
    shelved.enforced = evasions.map(|(conduct, _)| conducts[*conduct].id.clone()).collect();
    let reads = std::iter::once(read).chain(conduct).chain(services).collect();
    Context { society, shelved, reads }
}

/// Builds the scenario of a study; whether it may be used is for the findings to say.
pub(crate) fn scenario(settings: &Settings, reading: &mut Reading<'_>) -> Option<Scenario> {
    let arms = stacks(settings, reading);
    let (name, place) = &settings.society;
    let society =
        if name.is_empty() { None } else { reading.named(Kind::Society, name, place.as_ref()) };
    let mut parts = parts(&society?, reading);
    let policies = arms.iter().flat_map(|(_, stack)| stack.iter().cloned());
    parts.join(&policies.collect::<Vec<_>>(), reading);
    let written = Gathered { parts, arms, study: settings.read.clone() };
    let written = written.cut(settings, reading).begun(settings, reading);
    let mut numbers = written.numbers(settings);
    let study = settings.read.clone();
    let sets = study.as_ref().map(|s| numbers.set(&s.record, &mut reading.findings));
    let set = written.with(&sets.unwrap_or_default());
    let mut numbers = set.numbers(settings);
    let calibrated = study.as_ref().map(|s| numbers.calibrated(&s.record, &mut reading.findings));
    let changes = numbers.chosen(&settings.choices, &mut reading.findings);
    let mut scenario = build(settings, &set, reading);
    if !settings.choices.is_empty() && !reading.findings.has_errors() {
        let findings = std::mem::take(&mut reading.findings);
        scenario = build(settings, &set.with(&changes), reading);
        reading.findings = findings;
    }
    scenario.map(|s| Scenario { calibrated: calibrated.unwrap_or_default(), ..s })
}

impl Gathered {
    /// All documents, each once.
    fn documents(&self) -> Vec<Rc<Read>> {
        let Parts { society, conduct, services, .. } = &self.parts;
        let of_society = std::iter::once(society).chain(conduct).chain(services);
        let policies = self.arms.iter().flat_map(|(_, stack)| stack);
        distinct(self.study.iter().chain(of_society).chain(policies))
    }

    /// The numbers of all documents.
    fn numbers(&self, settings: &Settings) -> Numbers {
        Numbers::of(&self.documents(), self.parts.missing, settings.elsewhere)
    }

    /// The same documents with other values.
    fn with(&self, changes: &Changes) -> Gathered {
        if changes.is_empty() {
            return self.clone();
        }
        self.changed(|read| values::apply(changes, read))
    }

    /// The same documents, of which some policies keep only some parts.
    fn cut(self, settings: &Settings, reading: &mut Reading<'_>) -> Gathered {
        let cuts = cut::cuts(settings, &mut reading.findings);
        if cuts.is_empty() {
            return self;
        }
        let findings = std::cell::RefCell::new(&mut reading.findings);
        self.changed(|read| match cuts.get(&read.name) {
            Some(keep) if read.kind == Kind::Policy => {
                cut::kept(read, keep, &mut findings.borrow_mut())
            }
            _ => read.clone(),
        })
    }

    /// The same documents, of which policies hold from the days that the study gives.
    fn begun(self, settings: &Settings, reading: &mut Reading<'_>) -> Gathered {
        let days = begins::days(settings, &mut reading.findings);
        if days.is_empty() {
            return self;
        }
        self.changed(|read| match days.get(&read.name) {
            Some(day) if read.kind == Kind::Policy => begins::begun(read, day),
            _ => read.clone(),
        })
    }

    /// Changed documents; each is still one and the same wherever it is used.
    fn changed(&self, change: impl Fn(&Rc<Read>) -> Rc<Read>) -> Gathered {
        let mut gathered = self.clone();
        let old = self.documents();
        let new: Vec<Rc<Read>> = old.iter().map(change).collect();
        let replace = |read: &mut Rc<Read>| {
            if let Some(index) = old.iter().position(|o| Rc::ptr_eq(o, read)) {
                *read = new[index].clone();
            }
        };
        let Parts { society, conduct, services, .. } = &mut gathered.parts;
        replace(society);
        conduct.iter_mut().chain(services).for_each(replace);
        gathered.arms.iter_mut().flat_map(|(_, stack)| stack).for_each(replace);
        gathered
    }
}

/// Builds the scenario of documents.
fn build(settings: &Settings, gathered: &Gathered, reading: &mut Reading<'_>) -> Option<Scenario> {
    let mut context = built(gathered.parts.clone(), reading);
    context.shelved.has_money = context.society.money.is_some();
    let stacks = &gathered.arms;
    let policies: Vec<Rc<Read>> = stacks.iter().flat_map(|(_, s)| s.iter().cloned()).collect();
    let given: BTreeSet<String> = policies.iter().flat_map(|p| arm::given_by(p)).collect();
    let arms: Vec<Arm> = stacks
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
    part::check(settings, &context.society, &mut reading.findings);
    region::cut(settings, &policies, &mut context.society, &mut reading.findings);
    let targets = target::build(settings, &arms, &context.shelved, &mut reading.findings);
    let documents = gathered.documents();
    let sources = reading.sources(&documents);
    let mut scenario = Scenario {
        title: title(settings, &policies),
        name: settings.name.clone(),
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
        targets,
        calibrated: Vec::new(),
        off: Vec::new(),
        carried: carried::carried(&documents),
        notes: carried::notes(&documents),
        told: carried::told(&documents),
    };
    off::switch(&mut scenario, &settings.off);
    Some(scenario)
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
            None if settings.read.is_none() || settings.arms.len() > ARMS => {
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
