//! The report: measured tables and a policy in plain words become one HTML page that opens offline.
//!
//! In reading order: [`dossier`] (what the laboratory hands over), [`policy`] (a policy in plain
//! words), [`number`] (how many digits a reader may quote), [`palette`] (colours that every eye can
//! tell apart), `plot` (one description: drawing, table, sentence), `page` (the sections in their
//! order), [`compare`] (what is set side by side where arms are many), [`parts`] (the page of a study
//! run part by part), [`csv`] (tables for spreadsheets).
//!
//! This crate runs nothing and measures nothing: a number on the page stands in the dossier, or is a
//! mean, an interval or a rounding of numbers that stand there. It opens no file and knows no policy.

pub mod compare;
pub mod csv;
pub mod dossier;
mod faults;
pub mod legal;
pub mod lives;
pub mod number;
mod page;
pub mod palette;
pub mod parts;
mod plot;
pub mod policy;
mod words;

pub use csv::csv;
pub use dossier::Dossier;

/// Writes the report: one HTML file without script that fetches nothing.
///
/// The same dossier gives the same bytes.
#[must_use]
pub fn html(dossier: &Dossier) -> String {
    page::build(dossier)
}

/// Writes the page on which many policies stand against each other; `None` where they are few, since
/// the report itself compares them then.
#[must_use]
pub fn comparison(dossier: &Dossier) -> Option<String> {
    page::comparison::build(dossier)
}
