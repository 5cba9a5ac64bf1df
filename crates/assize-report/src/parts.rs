//! What the laboratory hands over for the page of a study that was run part by part.

/// A study with parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// The title of the study.
    pub title: String,
    /// The harms, each with its unit.
    pub harms: Vec<(String, String)>,
    /// The parts, in order.
    pub parts: Vec<Part>,
    /// Means over parts.
    pub totals: Vec<Total>,
    /// Months of every part.
    pub months: u32,
    /// Replicates of every part.
    pub replicates: u32,
    /// The table as a file beside the page.
    pub csv: String,
    /// The document of the study as a file beside the page; empty if there is none.
    pub document: String,
    /// The command that makes the run again.
    pub command: String,
    /// The digest of the results.
    pub digest: String,
    /// The version of the program.
    pub version: String,
    /// The seed.
    pub seed: u64,
}

/// A part.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The title.
    pub title: String,
    /// Its own report, as a path from the page.
    pub report: String,
    /// Where.
    pub region: String,
    /// Its policies, joined by `+`.
    pub policy: String,
    /// The day from which its policies hold.
    pub from: String,
    /// Synthetic persons.
    pub persons: u64,
    /// The real people that it stands for.
    pub people: u64,
    /// Where their number comes from.
    pub basis: String,
    /// The harms under all its policies.
    pub own: Vec<Option<f64>>,
    /// The harms under the first of them alone, if there are several.
    pub alone: Option<Vec<Option<f64>>>,
}

/// A mean over parts, weighted by real people.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// What it is over.
    pub title: String,
    /// Real people.
    pub people: u64,
    /// The harms under all policies.
    pub own: Vec<Option<f64>>,
    /// The harms under the first policies alone, if all parts have one.
    pub alone: Option<Vec<Option<f64>>>,
}

/// Writes the page: one HTML file without script that fetches nothing.
#[must_use]
pub fn html(parts: &Parts) -> String {
    crate::page::parts::build(parts)
}
