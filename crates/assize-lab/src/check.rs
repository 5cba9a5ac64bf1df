//! The question "what is wrong with these documents?".

use std::path::Path;

use assize_scenario::load::{self, Kind, Shelf as _};
use assize_scenario::scenario::Document;
use schemars::JsonSchema;
use serde::Serialize;

use crate::error::{Error, Finding, findings};
use crate::order::{is_path, read};
use crate::shelf::Shelf;
use crate::world;

/// The answer to `check`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Checked {
    /// `assize-check/1`.
    pub format: String,
    /// The documents that were checked.
    pub documents: Vec<String>,
    /// How many findings are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
    /// Every finding.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// The failure that the findings amount to, if any of them is an error.
    #[must_use]
    pub fn failure(&self) -> Option<Error> {
        (self.errors > 0).then(|| Error::of_findings(self.findings.clone()))
    }
}

/// Answers `check`: every fault of the named documents, at once.
///
/// # Errors
/// If a name is unknown or a file cannot be read; faults of the documents are the answer.
pub fn check(typed: &[String]) -> Result<Checked, Error> {
    let mut shelf = Shelf::library();
    let mut documents = Vec::new();
    for word in typed {
        documents.append(&mut named(word, &mut shelf)?);
    }
    let paths = documents.iter().map(|d| d.path.clone()).collect();
    let faults = load::check(&shelf, documents);
    let findings = findings(&faults.diags, &faults.documents);
    let errors = findings.iter().filter(|f| f.is_error()).count();
    Ok(Checked {
        format: "assize-check/1".to_owned(),
        documents: paths,
        errors,
        warnings: findings.len() - errors,
        findings,
    })
}

/// The documents that a word names: a file, a folder, standard input, a name or a stack of names.
fn named(word: &str, shelf: &mut Shelf) -> Result<Vec<Document>, Error> {
    if word != "-" && world::is_folder(Path::new(word)) && is_folder_word(word, shelf) {
        let documents = shelf.read_folder(Path::new(word))?;
        if documents.is_empty() {
            return Err(Error::usage("there is no document (*.toml) in the folder").at(word));
        }
        return Ok(documents);
    }
    if is_path(word) {
        return Ok(vec![read(word, shelf)?]);
    }
    let mut documents = Vec::new();
    for part in word.split('+') {
        let kinds = Kind::ALL.into_iter().map(|(kind, _)| kind);
        let found: Vec<Document> = kinds.filter_map(|kind| shelf.document(kind, part)).collect();
        if found.is_empty() {
            return Err(shelf.unknown(&Kind::ALL.map(|(kind, _)| kind), part));
        }
        documents.extend(found);
    }
    Ok(documents)
}

/// A folder that has the name of a document is only meant if it is written as a path.
fn is_folder_word(word: &str, shelf: &Shelf) -> bool {
    let is_name = Kind::ALL.into_iter().any(|(kind, _)| shelf.label(kind, word).is_some());
    is_path(word) || word.starts_with('.') || !is_name
}
