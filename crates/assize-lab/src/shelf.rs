//! The shelf: where a question finds its documents. The library's own, those that the user names,
//! and those that lie beside them.
//!
//! The shelf remembers what was taken from it: that is what a run folder keeps.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use assize_base::diag::nearest;
use assize_scenario::load::Kind;
use assize_scenario::scenario::Document;

use crate::error::Error;
use crate::library::{self, Label};
use crate::world;

/// What was taken from a shelf.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// Documents by kind and name.
    pub documents: BTreeMap<(Kind, String), Document>,
    /// Data tables by file name.
    pub tables: BTreeMap<String, String>,
}

/// A shelf of documents.
#[derive(Debug)]
pub struct Shelf {
    named: Vec<(Label, Document)>,
    beside: Vec<(Label, Document)>,
    folders: Vec<PathBuf>,
    library: bool,
    taken: RefCell<Taken>,
}

impl Shelf {
    /// The library alone.
    #[must_use]
    pub fn library() -> Shelf {
        Shelf {
            named: Vec::new(),
            beside: Vec::new(),
            folders: Vec::new(),
            library: true,
            taken: RefCell::default(),
        }
    }

    /// Exactly these documents and the tables of one folder, without the library: what a run folder
    /// kept.
    #[must_use]
    pub fn kept(documents: Vec<(Label, Document)>, tables: PathBuf) -> Shelf {
        Shelf { named: documents, folders: vec![tables], library: false, ..Shelf::library() }
    }

    /// What has been taken so far.
    #[must_use]
    pub fn taken(&self) -> Taken {
        self.taken.borrow().clone()
    }

    /// Puts a document that the user wrote on the shelf; it goes before one of the library with the
    /// same name.
    pub fn put(&mut self, label: Label, document: Document) {
        self.named.retain(|(l, _)| (l.kind, &l.name) != (label.kind, &label.name));
        self.named.push((label, document));
    }

    /// Reads a document that the user named by path; what lies beside it can be referred to.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read(&mut self, path: &Path) -> Result<Document, Error> {
        let text = world::read_text(path, world::DOCUMENT_BYTES)?;
        let document = Document { path: path.display().to_string(), text };
        if let Some(label) = library::label(&document.text) {
            self.put(label, document.clone());
        }
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        self.look_beside(&folder, path)?;
        Ok(document)
    }

    /// Reads all documents of a folder.
    ///
    /// # Errors
    /// If the folder or one of them cannot be read.
    pub fn read_folder(&mut self, folder: &Path) -> Result<Vec<Document>, Error> {
        let mut documents = Vec::new();
        for path in world::entries(folder)?.iter().filter(|p| is_document(p)) {
            documents.push(self.read(path)?);
        }
        Ok(documents)
    }

    /// Makes the other documents of a folder known by name; the library's names stay the library's.
    fn look_beside(&mut self, folder: &Path, but: &Path) -> Result<(), Error> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if self.folders.iter().any(|f| f == folder) {
            return Ok(());
        }
        self.folders.push(folder.to_path_buf());
        for path in world::entries(folder)?.iter().filter(|p| is_document(p) && *p != but) {
            // A neighbour that cannot be read is only an error if somebody asks for it.
            let Ok(text) = world::read_text(path, world::DOCUMENT_BYTES) else { continue };
            let Some(label) = library::label(&text) else { continue };
            let shown = path.strip_prefix(".").unwrap_or(path).display().to_string();
            self.beside.push((label, Document { path: shown, text }));
        }
        Ok(())
    }

    /// The label of a document by kind and name.
    #[must_use]
    pub fn label(&self, kind: Kind, name: &str) -> Option<Label> {
        let fits = |l: &&Label| l.kind == kind && l.name == name;
        let named = self.named.iter().map(|(l, _)| l).find(fits);
        let library = || library::volumes().iter().map(|v| &v.label).find(fits);
        let beside = || self.beside.iter().map(|(l, _)| l).find(fits);
        named.or_else(|| self.library.then(library).flatten()).or_else(beside).cloned()
    }

    /// The failure for a name that no document has, with the nearest one that exists.
    #[must_use]
    pub fn unknown(&self, kinds: &[Kind], name: &str) -> Error {
        use assize_scenario::load::Shelf as _;
        let what = kinds.iter().map(|k| k.name()).collect::<Vec<_>>().join(" or ");
        let names: Vec<String> = kinds.iter().flat_map(|k| self.names(*k)).collect();
        let error = Error::usage(format!("there is no {what} named `{name}`"));
        match nearest(name, names.iter().map(String::as_str)) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint("`assize list` shows what there is; a file is named by its path"),
        }
    }
}

impl assize_scenario::load::Shelf for Shelf {
    fn document(&self, kind: Kind, name: &str) -> Option<Document> {
        let fits = |(l, _): &&(Label, Document)| l.kind == kind && l.name == name;
        let document = (self.named.iter().find(fits).map(|(_, d)| d.clone()))
            .or_else(|| {
                self.library.then(|| library::volume(kind, name).map(|v| v.document())).flatten()
            })
            .or_else(|| self.beside.iter().find(fits).map(|(_, d)| d.clone()))?;
        self.taken.borrow_mut().documents.insert((kind, name.to_owned()), document.clone());
        Some(document)
    }

    fn table(&self, name: &str) -> Option<String> {
        let text = match library::table(name).filter(|_| self.library) {
            Some(text) => text.to_owned(),
            None => self.folders.iter().find_map(|folder| table_in(folder, name))?,
        };
        self.taken.borrow_mut().tables.insert(name.to_owned(), text.clone());
        Some(text)
    }

    fn names(&self, kind: Kind) -> Vec<String> {
        let library = library::volumes().iter().filter(|_| self.library).map(|v| &v.label);
        let own = self.named.iter().chain(&self.beside).map(|(l, _)| l);
        let mut names: Vec<String> =
            library.chain(own).filter(|l| l.kind == kind).map(|l| l.name.clone()).collect();
        names.sort();
        names.dedup();
        names
    }
}

/// A table beside the user's documents; its name may not lead out of the folder.
fn table_in(folder: &Path, name: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if !name.chars().all(plain) || name.starts_with('.') {
        return None;
    }
    world::read_text(&folder.join(name), world::TABLE_BYTES).ok()
}

fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "toml") && world::is_file(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use assize_scenario::load::Shelf as _;

    const TEXT: &str = "kind = \"policy\"\nname = \"mine\"\n";

    #[test]
    fn a_file_and_its_neighbours_are_on_the_shelf() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.toml");
        world::write_file(&path, TEXT.as_bytes()).unwrap();
        world::write_file(&folder.path().join("b.toml"), TEXT.replace("mine", "yours").as_bytes())
            .unwrap();
        world::write_file(&folder.path().join("t.csv"), b"a,b\n").unwrap();
        let mut shelf = Shelf::library();
        shelf.read(&path).unwrap();
        assert!(shelf.document(Kind::Policy, "mine").is_some());
        assert!(shelf.document(Kind::Policy, "yours").is_some());
        assert_eq!(shelf.table("t.csv").as_deref(), Some("a,b\n"));
        assert_eq!(shelf.taken().documents.len(), 2);
        assert_eq!(shelf.taken().tables.len(), 1);
    }

    #[test]
    fn a_table_name_cannot_leave_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        world::write_file(&folder.path().join("secret.csv"), b"a\n").unwrap();
        let inner = folder.path().join("inner");
        world::make_folder(&inner).unwrap();
        let shelf = Shelf::kept(Vec::new(), inner);
        assert_eq!(shelf.table("../secret.csv"), None);
        assert_eq!(shelf.table("/etc/hostname"), None);
    }

    #[test]
    fn a_slip_of_the_hand_is_suggested() {
        let mut shelf = Shelf::library();
        let label = library::label(TEXT).unwrap();
        shelf.put(label, Document { path: "-".into(), text: TEXT.into() });
        let error = shelf.unknown(&[Kind::Policy], "mnie");
        assert_eq!(error.envelope().hint.as_deref(), Some("did you mean `mine`?"));
    }
}
