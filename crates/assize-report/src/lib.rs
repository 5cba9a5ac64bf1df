//! The report: measured tables and a policy in plain words become one HTML page that opens offline.
//!
//! In reading order: [`dossier`] (what the laboratory hands over), [`policy`] (a policy in plain
//! words), [`csv`] (tables for spreadsheets).
//!
//! This crate runs nothing and measures nothing: a number on the page stands in the dossier, or is a
//! mean, an interval or a rounding of numbers that stand there. It opens no file and knows no policy.

pub mod csv;
pub mod dossier;
pub mod policy;

pub use csv::csv;
pub use dossier::Dossier;
