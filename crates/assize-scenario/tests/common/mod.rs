//! A shelf over the folder of good documents, for the tests of this crate.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::fs;
use std::path::{Path, PathBuf};

use assize_base::diag::{Diag, line_column};
use assize_scenario::load::{Kind, Request, Shelf, StudyRequest};
use assize_scenario::scenario::Document;

/// A folder below the tests of this crate.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The documents of a folder, in the order of their names.
pub fn documents(name: &str) -> Vec<Document> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    paths
        .into_iter()
        .map(|path| Document {
            text: fs::read_to_string(&path).unwrap(),
            path: path.file_name().unwrap().to_string_lossy().into_owned(),
        })
        .collect()
}

/// Documents that are found by kind and name, and the data tables of both folders.
pub struct Folder(pub Vec<Document>);

/// What a document says at a key on a line of its own.
fn says(text: &str, key: &str) -> Option<String> {
    let line = text.lines().find(|l| l.split('=').next().is_some_and(|k| k.trim() == key))?;
    line.split('"').nth(1).map(str::to_owned)
}

impl Folder {
    /// The good documents.
    pub fn good() -> Folder {
        Folder(documents("good"))
    }

    /// The documents of a kind.
    fn of(&self, kind: Kind) -> impl Iterator<Item = &Document> {
        self.0.iter().filter(move |d| says(&d.text, "kind").as_deref() == Some(kind.name()))
    }
}

impl Shelf for Folder {
    fn document(&self, kind: Kind, name: &str) -> Option<Document> {
        self.of(kind).find(|d| says(&d.text, "name").as_deref() == Some(name)).cloned()
    }

    fn table(&self, name: &str) -> Option<String> {
        let text = |place: &str| fs::read_to_string(folder(place).join(name)).ok();
        text("good").or_else(|| text("bad"))
    }

    fn names(&self, kind: Kind) -> Vec<String> {
        self.of(kind).filter_map(|d| says(&d.text, "name")).collect()
    }
}

/// A request for a study, with nothing that differs from it.
pub fn request(study: StudyRequest) -> Request {
    Request {
        study,
        region: None,
        society: None,
        persons: None,
        from: None,
        months: None,
        seed: None,
        replicates: None,
        extra_policies: Vec::new(),
        choices: Default::default(),
    }
}

/// A finding in one line: code, line, column, message.
pub fn shown(diag: &Diag, documents: &[Document]) -> String {
    let at = diag.place.as_ref().map_or(String::new(), |place| {
        let document = &documents[place.document];
        let (line, column) = line_column(&document.text, place.start);
        format!(" {}:{line}:{column}", document.path)
    });
    format!("{}{at} {}", diag.code, diag.message)
}
