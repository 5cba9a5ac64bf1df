//! Failures, in the three kinds of the house: the text is wrong (findings), the world is wrong
//! (file, disk, lock, memory), and the command line is wrong. Faults of our own panic.

use std::path::Path;

use assize_base::diag::{Diag, Severity, line_column};
use assize_scenario::load::Faults;
use schemars::JsonSchema;
use serde::Serialize;

use crate::exit::{self, Exit};

/// One finding in a document, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// A stable code, such as `S004`.
    pub code: String,
    /// `error` or `warning`.
    pub severity: String,
    /// The document; empty if the finding has no place.
    pub path: String,
    /// The line, from 1; 0 without a place.
    pub line: usize,
    /// The column in characters, from 1; 0 without a place.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What can be done about it.
    pub hint: Option<String>,
    /// The bytes it covers.
    #[serde(skip)]
    pub span: (usize, usize),
    /// The text of the document.
    #[serde(skip)]
    pub source: std::sync::Arc<str>,
}

impl Finding {
    /// Tells whether the finding stops a run.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == "error"
    }
}

/// Turns what the language room found into findings with path, line and column.
#[must_use]
pub fn findings(diags: &[Diag], documents: &[assize_scenario::scenario::Document]) -> Vec<Finding> {
    let texts: Vec<std::sync::Arc<str>> =
        documents.iter().map(|d| std::sync::Arc::from(d.text.as_str())).collect();
    diags.iter().map(|diag| finding(diag, documents, &texts)).collect()
}

fn finding(
    diag: &Diag,
    documents: &[assize_scenario::scenario::Document],
    texts: &[std::sync::Arc<str>],
) -> Finding {
    let place = diag.place.as_ref().and_then(|p| Some((p, documents.get(p.document)?)));
    let (line, column) = place.map_or((0, 0), |(p, d)| line_column(&d.text, p.start));
    Finding {
        code: diag.code.to_owned(),
        severity: match diag.severity {
            Severity::Warning => "warning".to_owned(),
            Severity::Error => "error".to_owned(),
        },
        path: place.map_or_else(String::new, |(_, d)| d.path.clone()),
        line,
        column,
        message: diag.message.clone(),
        hint: diag.hint.clone(),
        span: place.map_or((0, 0), |(p, _)| (p.start, p.end)),
        source: place.map_or_else(|| std::sync::Arc::from(""), |(p, _)| texts[p.document].clone()),
    }
}

/// Why a question was not answered.
#[derive(Clone, Debug)]
pub struct Error {
    exit: Exit,
    place: Option<String>,
    message: String,
    hint: Option<String>,
    findings: Vec<Finding>,
}

/// A failure as JSON: the same shape for every command and every cause.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Envelope {
    /// The exit code.
    pub code: u8,
    /// Its name.
    pub name: String,
    /// The file, with line and column if it is a document; null if there is none.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// What went wrong.
    pub message: String,
    /// What can be done about it.
    pub hint: Option<String>,
    /// Where more is written about it.
    pub docs: String,
    /// Every finding in the documents.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub findings: Vec<Finding>,
}

impl Error {
    /// Makes a failure; the message is a sentence without capital and full stop.
    #[must_use]
    pub fn new(exit: Exit, message: impl Into<String>) -> Error {
        Error { exit, place: None, message: message.into(), hint: None, findings: Vec::new() }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Error {
        self.place = Some(place.into());
        self
    }

    /// Says which file or folder.
    #[must_use]
    pub fn at_path(self, path: &Path) -> Error {
        self.at(path.display().to_string())
    }

    /// Says what can be done.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Error {
        self.hint = Some(hint.into());
        self
    }

    /// A wrong command line.
    #[must_use]
    pub fn usage(message: impl Into<String>) -> Error {
        Error::new(exit::USAGE, message)
    }

    /// A damaged or incompatible file.
    #[must_use]
    pub fn damaged(path: &Path, message: impl Into<String>) -> Error {
        Error::new(exit::DAMAGED, message).at_path(path)
    }

    /// A failure of the file system while doing something.
    #[must_use]
    pub fn storage(doing: &str, path: &Path, cause: &std::io::Error) -> Error {
        let (what, hint) = in_words(cause);
        let error = Error::new(exit::STORAGE, format!("failed to {doing}: {what}")).at_path(path);
        match hint {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }

    /// Documents with errors.
    #[must_use]
    pub fn faults(faults: &Faults) -> Error {
        Error::of_findings(findings(&faults.diags, &faults.documents))
    }

    /// The failure that findings amount to.
    #[must_use]
    pub fn of_findings(findings: Vec<Finding>) -> Error {
        let errors = findings.iter().filter(|f| f.is_error()).count();
        let first = findings.iter().find(|f| f.is_error());
        let place =
            first.filter(|f| f.line > 0).map(|f| format!("{}:{}:{}", f.path, f.line, f.column));
        let exit = if findings.iter().any(|f| f.is_error() && is_refusal(&f.code)) {
            exit::REFUSED_INPUT
        } else {
            exit::INVALID
        };
        let message = match (errors, first) {
            (1, Some(f)) => f.message.clone(),
            _ => format!("{errors} errors in the documents"),
        };
        let hint = first.and_then(|f| f.hint.clone());
        Error { exit, place, message, hint, findings }
    }

    /// The exit code.
    #[must_use]
    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// The message.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The same failure for those to whom the findings have been shown already.
    #[must_use]
    pub fn without_findings(mut self) -> Error {
        let errors = self.findings.iter().filter(|f| f.is_error()).count();
        let plural = if errors == 1 { "" } else { "s" };
        self.message = format!("{errors} error{plural} in the documents");
        self.hint = None;
        self.findings = Vec::new();
        self
    }

    /// The findings, if documents are at fault.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The failure as JSON shows it.
    #[must_use]
    pub fn envelope(&self) -> Envelope {
        let docs =
            if self.findings.is_empty() { "assize help exit-codes" } else { "docs/language.md" };
        Envelope {
            code: self.exit.code,
            name: self.exit.name.to_owned(),
            place: self.place.clone(),
            message: self.message.clone(),
            hint: self.hint.clone(),
            docs: docs.to_owned(),
            findings: self.findings.clone(),
        }
    }
}

/// Tells whether a finding is about data that look like records of people, which nobody's document
/// may bring in.
fn is_refusal(code: &str) -> bool {
    code.starts_with('P')
}

/// A failure of the file system in words that need no manual.
fn in_words(cause: &std::io::Error) -> (String, Option<&'static str>) {
    use std::io::ErrorKind as K;
    let (what, hint) = match cause.kind() {
        K::NotFound => ("there is no such file or folder", None),
        K::PermissionDenied => ("this is not allowed for this user", None),
        K::StorageFull => ("the disk is full", Some("free some space, then repeat the command")),
        K::QuotaExceeded => {
            ("the disk quota is used up", Some("free some space, then repeat the command"))
        }
        K::ReadOnlyFilesystem => {
            ("the disk can only be read", Some("choose another folder with --out"))
        }
        K::FileTooLarge => (
            "the file would exceed the size limit of this process",
            Some("raise the limit (ulimit -f), then repeat the command"),
        ),
        K::NotADirectory => ("a part of the path is a file, not a folder", None),
        K::IsADirectory => ("it is a folder, not a file", None),
        K::InvalidData => ("it is not text in UTF-8", None),
        _ => return (cause.to_string(), None),
    };
    (what.to_owned(), hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use assize_base::diag::Place;
    use assize_scenario::scenario::Document;

    #[test]
    fn findings_carry_path_line_and_column() {
        let documents = [Document { path: "a.toml".into(), text: "x\n  y = 1\n".into() }];
        let diag = Diag {
            code: "S004",
            severity: Severity::Error,
            place: Some(Place { document: 0, start: 4, end: 5 }),
            message: "unknown key `y`".into(),
            hint: None,
        };
        let error = Error::of_findings(findings(&[diag], &documents));
        assert_eq!(error.exit(), exit::INVALID);
        assert_eq!(error.envelope().place.as_deref(), Some("a.toml:2:3"));
    }

    #[test]
    fn a_full_disk_is_named_without_an_os_error_number() {
        let cause = std::io::Error::from(std::io::ErrorKind::StorageFull);
        let error = Error::storage("write", Path::new("x/y"), &cause);
        assert_eq!(error.message(), "failed to write: the disk is full");
        assert_eq!(error.exit(), exit::STORAGE);
    }
}
