//! The door: documents and a request in, a checked scenario or every fault at once out.

use std::collections::BTreeMap;

use assize_base::calendar::Date;
use assize_base::diag::{Diag, Place};

use crate::build::settings::Settings;
use crate::build::study;
use crate::read::Reading;
use crate::scenario::{Document, Part, Scenario};
use crate::{checking, codes, keys};

/// The kinds of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A scoring policy.
    Policy,
    /// A society.
    Society,
    /// A study: which arms, where, how long.
    Study,
    /// Conduct with its domains and channels.
    Conduct,
    /// Services.
    Services,
}

impl Kind {
    /// All kinds, with their names in documents.
    pub const ALL: [(Kind, &'static str); 5] = [
        (Kind::Policy, "policy"),
        (Kind::Society, "society"),
        (Kind::Study, "study"),
        (Kind::Conduct, "conduct"),
        (Kind::Services, "services"),
    ];

    /// The name in documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        Kind::ALL[self as usize].1
    }

    /// The kind of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|(_, n)| *n == name).map(|(kind, _)| kind)
    }
}

/// Where documents and tables come from; whoever may open files implements it.
pub trait Shelf {
    /// The document of a kind with a name.
    fn document(&self, kind: Kind, name: &str) -> Option<Document>;
    /// The text of a data table by file name.
    fn table(&self, name: &str) -> Option<String>;
    /// The names of all documents of a kind.
    fn names(&self, kind: Kind) -> Vec<String>;
}

/// What a user asks for: a study, and what is to differ from it.
#[derive(Clone, Debug)]
pub struct Request {
    /// The study.
    pub study: StudyRequest,
    /// Another region.
    pub region: Option<String>,
    /// Another society.
    pub society: Option<String>,
    /// Another number of persons.
    pub persons: Option<u64>,
    /// Another first day.
    pub from: Option<Date>,
    /// Another number of months.
    pub months: Option<u32>,
    /// Another seed.
    pub seed: Option<u64>,
    /// Another number of replicates.
    pub replicates: Option<u32>,
    /// More arms, after those of the study.
    pub extra_policies: Vec<String>,
    /// Other values for assumed numbers: by path, the position in the range (2^-32).
    pub choices: BTreeMap<String, u32>,
}

/// Which study.
#[derive(Clone, Debug)]
pub enum StudyRequest {
    /// A study document by name.
    Named(String),
    /// Stacks of policies such as `a+b`; the baseline `none` is put first.
    Arms(Vec<String>),
    /// A study document as text.
    Text(Document),
    /// One part of a study, by its id.
    Part(Box<StudyRequest>, String),
}

/// What came of a good request.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The scenario; of a study with parts, unless one of them was asked for, all their arms
    /// together, which is good for checks and not for runs.
    pub scenario: Scenario,
    /// The parts of the study; none if one of them was asked for.
    pub parts: Vec<Part>,
    /// Findings that do not stop a run; their places are in the scenario's documents.
    pub warnings: Vec<Diag>,
}

/// Every fault of the documents.
#[derive(Clone, Debug)]
pub struct Faults {
    /// Errors and warnings, in the order of documents and places.
    pub diags: Vec<Diag>,
    /// The documents that the places refer to.
    pub documents: Vec<Document>,
}

/// Loads what a request names.
///
/// # Errors
/// If anything in the documents is wrong: all faults, not the first alone.
pub fn load(shelf: &dyn Shelf, request: &Request) -> Result<Loaded, Faults> {
    let mut reading = Reading::new(shelf);
    let settings = settings(&mut reading, &request.study);
    let asked = matches!(request.study, StudyRequest::Part(..));
    let parts = settings.as_ref().filter(|_| !asked).map(Settings::parts).unwrap_or_default();
    let scenario = settings.and_then(|mut settings| {
        settings.differ(request, &mut reading.findings);
        study::scenario(&settings, &mut reading)
    });
    let errors = reading.findings.has_errors();
    let diags = reading.findings.sorted();
    match scenario.filter(|_| !errors) {
        Some(scenario) => Ok(Loaded { scenario, parts, warnings: diags }),
        None => {
            assert!(errors, "a load without a scenario must say why");
            Err(Faults { diags, documents: reading.documents })
        }
    }
}

/// Reads what the request says of the study.
fn settings(reading: &mut Reading<'_>, study: &StudyRequest) -> Option<Settings> {
    match study {
        StudyRequest::Arms(arms) => Some(Settings::of_arms(arms)),
        StudyRequest::Named(name) => {
            reading.named(Kind::Study, name, None).map(Settings::of_document)
        }
        StudyRequest::Part(study, id) => {
            let mut settings = settings(reading, study)?;
            settings.only(id, &mut reading.findings);
            Some(settings)
        }
        StudyRequest::Text(document) => {
            let index = reading.give(document.clone());
            let read = reading.document(index)?;
            if read.kind != Kind::Study {
                let message = format!("the document is a {}, not a study", read.kind.name());
                let hint = "give a document with kind = \"study\"";
                let place = Place { document: index, start: 0, end: 0 };
                reading.findings.error(codes::WRONG_KIND, &place, message, hint);
                return None;
            }
            Some(Settings::of_document(read))
        }
    }
}

/// Checks documents, alone and with what they refer to; no diagnostics means clean.
#[must_use]
pub fn check(shelf: &dyn Shelf, documents: Vec<Document>) -> Faults {
    checking::check(shelf, documents)
}

/// The JSON Schema (draft 2020-12) of a kind of document.
#[must_use]
pub fn schema(kind: Kind) -> String {
    keys::schema(kind)
}

/// One line of the key reference.
#[derive(Clone, Debug)]
pub struct KeyLine {
    /// The table it stands in, as written: `[[rule]]`; empty for the top of the document.
    pub table: String,
    /// The key.
    pub key: String,
    /// What is written there: type and unit, in words.
    pub value: String,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it is the table's principal number, which takes the table's range.
    pub principal: bool,
    /// What it says.
    pub doc: String,
}

/// The keys of a kind of document, from the tables that reading uses.
#[must_use]
pub fn keys(kind: Kind) -> Vec<KeyLine> {
    keys::lines(kind)
}
