//! The question "what is ready to use?".

use std::collections::BTreeMap;

use assize_model::measure;
use assize_scenario::Scenario;
use assize_scenario::load::{self, Kind, Request, StudyRequest};
use assize_scenario::policy::Policy;
use assize_scenario::scenario::Basis;
use schemars::JsonSchema;
use serde::Serialize;

use crate::coverage::{self, Line};
use crate::error::Error;
use crate::library;
use crate::shelf::Shelf;

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// Policies, with what they cover.
    Policies,
    /// Societies.
    Societies,
    /// Studies.
    Studies,
    /// The catalogue of conduct.
    Conduct,
    /// The catalogue of services.
    Services,
    /// Measures.
    Measures,
    /// Legal tests.
    Tests,
    /// Lines of the source documents, with where they work.
    Seeds,
}

impl Shown {
    /// All of them, with their names.
    pub const ALL: [(Shown, &'static str); 8] = [
        (Shown::Policies, "policies"),
        (Shown::Societies, "societies"),
        (Shown::Studies, "studies"),
        (Shown::Conduct, "conduct"),
        (Shown::Services, "services"),
        (Shown::Measures, "measures"),
        (Shown::Tests, "tests"),
        (Shown::Seeds, "seeds"),
    ];

    /// The name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Shown::ALL[self as usize].1
    }
}

/// The answer to `list`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Listing {
    /// `assize-list/1`.
    pub format: String,
    /// The entries, by kind and name.
    pub entries: Vec<Entry>,
}

/// One thing that is ready to use.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Entry {
    /// What it is.
    pub kind: Shown,
    /// Its name or id.
    pub name: String,
    /// Its title.
    pub title: String,
    /// More about it: a field of life, a unit.
    pub about: String,
    /// What a policy covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Coverage>,
    /// A line of the source documents and where it works.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<Line>,
    /// How a measure is defined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<Definition>,
}

/// How a measure is defined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Definition {
    /// The unit.
    pub unit: String,
    /// What it means, in plain words.
    pub words: String,
    /// How it is computed from what a run counts.
    pub formula: String,
    /// `more is worse`, `less is worse` or `describes`.
    pub direction: String,
    /// By which groups it is told.
    pub groups: String,
    /// Whether it compares two arms: it then stands under `pairs` in `summary.json`.
    pub compares_arms: bool,
}

/// What a policy covers, and where its numbers come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Coverage {
    /// Rules on persons.
    pub person_rules: usize,
    /// Rules on firms.
    pub firm_rules: usize,
    /// Lists.
    pub lists: usize,
    /// Consequences.
    pub consequences: usize,
    /// Numbers in its documents.
    pub numbers: usize,
    /// Of these, numbers with a source.
    pub sourced: usize,
    /// Of these, numbers that are assumed, with a range.
    pub assumed: usize,
    /// The numbers with a source by how sure it is: `full text`, `opening only`, `press`, `unverified`.
    pub certainty: BTreeMap<String, usize>,
    /// How sure the facts of the scheme are, in its author's words.
    pub known: String,
}

/// Answers `list`; everything if nothing is named.
///
/// # Errors
/// If a document of the library has errors.
pub fn list(shown: Option<Shown>) -> Result<Listing, Error> {
    let wanted: Vec<Shown> = match shown {
        Some(one) => vec![one],
        None => vec![Shown::Studies, Shown::Policies, Shown::Societies],
    };
    let mut entries = Vec::new();
    for kind in wanted {
        entries.append(&mut entries_of(kind)?);
    }
    Ok(Listing { format: "assize-list/1".to_owned(), entries })
}

fn entries_of(shown: Shown) -> Result<Vec<Entry>, Error> {
    match shown {
        Shown::Policies => policies(),
        Shown::Societies => Ok(documents(shown, Kind::Society)),
        Shown::Studies => Ok(documents(shown, Kind::Study)),
        Shown::Conduct => Ok(conduct(&bare("none")?)),
        Shown::Services => Ok(services(&bare("none")?)),
        Shown::Measures => Ok(measure::ALL.iter().map(|m| measured(m)).collect()),
        Shown::Tests => Ok(crate::review::tests()),
        Shown::Seeds => Ok(coverage::lines().into_iter().map(line).collect()),
    }
}

fn documents(shown: Shown, kind: Kind) -> Vec<Entry> {
    let volumes = library::volumes().iter().filter(|v| v.label.kind == kind);
    volumes.map(|v| entry(shown, &v.label.name, &v.label.title, v.path)).collect()
}

fn entry(kind: Shown, name: &str, title: &str, about: &str) -> Entry {
    let owned = |text: &str| text.to_owned();
    Entry {
        kind,
        name: owned(name),
        title: owned(title),
        about: owned(about),
        coverage: None,
        line: None,
        measure: None,
    }
}

fn policies() -> Result<Vec<Entry>, Error> {
    let mut entries = documents(Shown::Policies, Kind::Policy);
    let (first, rest): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|e| e.name == "none");
    // All in one load, so that what they share is read once.
    let mut request = smallest("none");
    let names = first.into_iter().chain(rest).map(|e| e.name.clone());
    request.study = StudyRequest::Arms(names.collect());
    let loaded = load::load(&Shelf::library(), &request).map_err(|f| Error::faults(&f))?;
    for entry in &mut entries {
        let arm = loaded.scenario.arms.iter().find(|arm| arm.name == entry.name);
        let policy = &arm.expect("every policy that was asked for is an arm").policy;
        entry.coverage = Some(covered(&loaded.scenario, policy, &entry.name));
    }
    Ok(entries)
}

/// The smallest study of a policy: enough to see what is in it.
pub(crate) fn bare(policy: &str) -> Result<Scenario, Error> {
    let request = smallest(policy);
    let loaded = load::load(&Shelf::library(), &request).map_err(|f| Error::faults(&f))?;
    Ok(loaded.scenario)
}

/// The request for the smallest study of a policy.
pub(crate) fn smallest(policy: &str) -> Request {
    let region = (policy == "none").then(|| "all".to_owned());
    Request {
        study: StudyRequest::Arms(vec![policy.to_owned()]),
        region,
        society: Some("china-2020".to_owned()),
        persons: Some(1_000),
        from: assize_base::calendar::Date::new(2020, 1, 1),
        months: Some(1),
        seed: Some(1),
        replicates: Some(1),
        extra_policies: Vec::new(),
        choices: Default::default(),
    }
}

fn covered(scenario: &Scenario, policy: &Policy, name: &str) -> Coverage {
    use assize_scenario::catalogue::Subject;
    let own = format!("policy {name} /");
    let numbers: Vec<&Basis> =
        scenario.params.iter().filter(|p| p.path.starts_with(&own)).map(|p| &p.basis).collect();
    let sourced = numbers.iter().filter(|b| matches!(b, Basis::Source(_))).count();
    let rules = |subject| policy.rules.iter().filter(|r| r.subject == subject).count();
    Coverage {
        person_rules: rules(Subject::Person),
        firm_rules: rules(Subject::Firm),
        lists: policy.lists.len(),
        consequences: policy.consequences.len(),
        numbers: numbers.len(),
        sourced,
        assumed: numbers.len() - sourced,
        certainty: certainty(scenario, &numbers),
        known: policy.known.clone(),
    }
}

/// How many numbers rest on sources of which certainty.
fn certainty(scenario: &Scenario, numbers: &[&Basis]) -> BTreeMap<String, usize> {
    let mut by = BTreeMap::new();
    for basis in numbers {
        let Basis::Source(reference) = basis else { continue };
        let id = reference.split('#').next().unwrap_or(reference);
        let source = scenario.sources.iter().find(|s| s.id == id);
        let certainty = source.map_or("not said", |s| s.certainty.as_str());
        *by.entry(certainty.to_owned()).or_insert(0) += 1;
    }
    by
}

fn conduct(scenario: &Scenario) -> Vec<Entry> {
    let catalogue = &scenario.catalogue;
    let about = |c: &assize_scenario::catalogue::Conduct| {
        let right = c.right.as_ref().map_or_else(String::new, |r| format!("; exercises {r}"));
        format!("{}{right}", catalogue.domains[c.domain].title)
    };
    catalogue.conducts.iter().map(|c| entry(Shown::Conduct, &c.id, &c.title, &about(c))).collect()
}

fn services(scenario: &Scenario) -> Vec<Entry> {
    let services = scenario.services.iter();
    services.map(|s| entry(Shown::Services, &s.id, &s.title, &s.domain)).collect()
}

fn measured(measure: &measure::Measure) -> Entry {
    let label = measure.label.map_or_else(String::new, |l| format!(".<{l}>"));
    let id = format!("{}{label}", measure.id);
    let definition = Some(definition(measure));
    Entry { measure: definition, ..entry(Shown::Measures, &id, measure.title, measure.unit) }
}

fn definition(measure: &measure::Measure) -> Definition {
    use measure::{Groups, Harm};
    Definition {
        unit: measure.unit.to_owned(),
        words: measure.words.to_owned(),
        formula: measure.formula.to_owned(),
        direction: match measure.harm {
            Harm::HigherIsWorse => "more is worse",
            Harm::LowerIsWorse => "less is worse",
            Harm::Describes => "describes",
        }
        .to_owned(),
        groups: match measure.groups {
            Groups::Everybody => "everybody together",
            Groups::IncomeFifths => "everybody, and each fifth of income",
            Groups::Labels => "everybody, and each label of each attribute",
            Groups::Crossings => "everybody, each label, and each crossing of two",
        }
        .to_owned(),
        compares_arms: measure.evaluate.of_arm().is_none(),
    }
}

fn line(line: Line) -> Entry {
    let about = line.kinds.join(", ");
    Entry { line: Some(line.clone()), ..entry(Shown::Seeds, &line.id, &line.says, &about) }
}
