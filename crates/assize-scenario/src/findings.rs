//! Where findings are collected on the way from text to scenario.

use std::collections::BTreeSet;

use assize_base::diag::{Diag, Place, Severity, nearest};

use crate::codes;

/// The findings so far.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    diags: Vec<Diag>,
    /// Documents that are not TOML throughout, so that parts may be missing.
    broken: BTreeSet<usize>,
    /// Stretches of broken documents in which keys may stand in a wrong table.
    doubtful: Vec<Place>,
}

impl Findings {
    /// Adds an error; an empty hint is no hint.
    pub(crate) fn error(
        &mut self,
        code: &'static str,
        place: &Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.add(code, Severity::Error, Some(place.clone()), message.into(), hint.into());
    }

    /// Adds a warning.
    pub(crate) fn warning(
        &mut self,
        code: &'static str,
        place: &Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.add(code, Severity::Warning, Some(place.clone()), message.into(), hint.into());
    }

    /// Adds an error that has no place in a document.
    pub(crate) fn placeless(
        &mut self,
        code: &'static str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.add(code, Severity::Error, None, message.into(), hint.into());
    }

    /// Adds a finding.
    fn add(
        &mut self,
        code: &'static str,
        severity: Severity,
        place: Option<Place>,
        message: String,
        hint: String,
    ) {
        let hint = if hint.is_empty() { None } else { Some(hint) };
        self.diags.push(Diag { code, severity, place, message, hint });
    }

    /// Tells whether there is an error.
    pub(crate) fn has_errors(&self) -> bool {
        self.diags.iter().any(|d| d.severity == Severity::Error)
    }

    /// The number of errors.
    pub(crate) fn n_errors(&self) -> usize {
        self.diags.iter().filter(|d| d.severity == Severity::Error).count()
    }

    /// Says that parts of a document may be missing: what they would contradict is not reported.
    pub(crate) fn set_broken(&mut self, document: usize) {
        self.broken.insert(document);
    }

    /// Says that nothing but faults of syntax is to be believed in a stretch of a document.
    pub(crate) fn doubt(&mut self, stretch: Place) {
        self.doubtful.push(stretch);
    }

    /// Tells whether a finding only follows from a fault of syntax.
    fn follows(&self, diag: &Diag) -> bool {
        let Some(place) = diag.place.as_ref().filter(|_| diag.code != codes::SYNTAX) else {
            return false;
        };
        let inside =
            |s: &Place| s.document == place.document && (s.start..s.end).contains(&place.start);
        let missing = diag.code == codes::MISSING_KEY || diag.code >= codes::BAND_ORDER;
        (missing && diag.code < "T" && self.broken.contains(&place.document))
            || self.doubtful.iter().any(inside)
    }

    /// All findings in the order of documents and places, each once.
    pub(crate) fn sorted(mut self) -> Vec<Diag> {
        let diags = std::mem::take(&mut self.diags);
        self.diags = diags.into_iter().filter(|d| !self.follows(d)).collect();
        self.diags.sort_by(|a, b| {
            (&a.place, a.code, &a.message, &a.hint).cmp(&(&b.place, b.code, &b.message, &b.hint))
        });
        self.diags.dedup();
        self.diags
    }
}

/// A hint that names the nearest of some candidates, or else lists them.
pub(crate) fn suggest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str> + Clone,
) -> String {
    if let Some(near) = nearest(word, candidates.clone()) {
        return format!("did you mean `{near}`?");
    }
    let all: Vec<&str> = candidates.into_iter().collect();
    match all.len() {
        0 => String::new(),
        1 => format!("there is only `{}`", all[0]),
        2..=12 => format!("there are {}", listed(&all)),
        n => format!("there are {n}, such as {}", listed(&all[..6])),
    }
}

/// Words in backticks, with commas.
pub(crate) fn listed(words: &[&str]) -> String {
    words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ")
}
