//! The library as it stands on disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assize_scenario::load::{Kind, Loaded, Request, Shelf, StudyRequest, check, load};
use assize_scenario::scenario::Document;
use toml::de::DeTable;

/// The root of the project.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The text of a file below the root.
pub fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

/// The documents below `scenarios`, by kind and name.
pub struct Library {
    paths: BTreeMap<(Kind, String), String>,
}

impl Library {
    /// Finds them as the program does: every TOML file.
    pub fn open() -> Library {
        let entry = |path: String| {
            let text = text(&format!("scenarios/{path}"));
            let document = DeTable::parse(&text).unwrap_or_else(|e| panic!("{path}: {e}"));
            let word = |key: &str| {
                let value = document.get_ref().get(key).and_then(|v| v.get_ref().as_str());
                value.unwrap_or_else(|| panic!("{path}: without {key}")).to_owned()
            };
            let kind = Kind::named(&word("kind")).expect("a kind of document");
            ((kind, word("name")), path)
        };
        Library { paths: files().into_iter().map(entry).collect() }
    }

    fn at(&self, path: &str) -> Document {
        let path = format!("scenarios/{path}");
        Document { text: text(&path), path }
    }

    /// All documents, by kind and name.
    pub fn documents(&self) -> Vec<Document> {
        self.paths.values().map(|path| self.at(path)).collect()
    }
}

impl Shelf for Library {
    fn document(&self, kind: Kind, name: &str) -> Option<Document> {
        self.paths.get(&(kind, name.to_owned())).map(|path| self.at(path))
    }

    fn table(&self, name: &str) -> Option<String> {
        fs::read_to_string(root().join("data").join(name)).ok()
    }

    fn names(&self, kind: Kind) -> Vec<String> {
        self.paths.keys().filter(|(k, _)| *k == kind).map(|(_, name)| name.clone()).collect()
    }
}

/// A study of the library, loaded.
pub fn study(name: &str) -> Loaded {
    loaded(StudyRequest::Named(name.to_owned()), None)
}

/// Policies of the library on people of a region, loaded; the first arm is without a policy.
pub fn arms(stacks: &[&str], region: &str) -> Loaded {
    let stacks = stacks.iter().map(|stack| (*stack).to_owned()).collect();
    loaded(StudyRequest::Arms(stacks), Some(region.to_owned()))
}

fn loaded(study: StudyRequest, region: Option<String>) -> Loaded {
    let name = format!("{study:?}");
    let request = Request {
        study,
        region,
        society: None,
        persons: None,
        from: None,
        months: None,
        seed: None,
        replicates: None,
        extra_policies: Vec::new(),
        choices: Default::default(),
    };
    load(&Library::open(), &request).unwrap_or_else(|faults| {
        let lines: Vec<&str> = faults.diags.iter().map(|d| d.message.as_str()).collect();
        panic!("{name}: {}", lines.join("\n"))
    })
}

#[test]
fn all_documents_of_the_library_are_clean() {
    let library = Library::open();
    let faults = check(&library, library.documents());
    let line = |d: &assize_base::diag::Diag| {
        let place = d.place.as_ref().map_or_else(String::new, |p| {
            let document = &faults.documents[p.document];
            let (line, column) = assize_base::diag::line_column(&document.text, p.start);
            format!("{}:{line}:{column}: ", document.path)
        });
        format!("{place}{} {}", d.code, d.message)
    };
    let lines: Vec<String> = faults.diags.iter().map(line).collect();
    assert!(lines.is_empty(), "{} findings:\n{}", lines.len(), lines.join("\n"));
}

/// The TOML files below `scenarios` but the index, by path.
fn files() -> Vec<String> {
    fn below(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                below(&path, found);
            } else if path.extension().is_some_and(|e| e == "toml") {
                found.push(path.to_string_lossy().into_owned());
            }
        }
    }
    let scenarios = root().join("scenarios");
    let mut found = Vec::new();
    below(&scenarios, &mut found);
    let prefix = format!("{}/", scenarios.to_string_lossy());
    let mut found: Vec<String> = found.iter().map(|p| p.replace(&prefix, "")).collect();
    found.sort();
    found
}

#[test]
fn every_document_has_a_name_of_its_own() {
    // Documents are found by kind and name: one that has another's name would hide it.
    assert_eq!(Library::open().paths.len(), files().len());
}

#[test]
fn every_scheme_stands_in_a_folder_of_its_name_with_a_readme() {
    for ((kind, name), path) in &Library::open().paths {
        if *kind == Kind::Policy {
            assert_eq!(*path, format!("{name}/policy.toml"), "adding a scheme touches one folder");
            assert!(text(&format!("scenarios/{name}/README.md")).contains("assumed"), "{name}");
        }
    }
}
