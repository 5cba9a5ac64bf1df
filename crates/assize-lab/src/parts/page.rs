//! The page of a study with parts.

use assize_report::parts::{Part, Parts, Total};

use super::table::{HARMS, Told, begins, totals};
use super::{CSV, FOLDER};
use crate::folder::Record;
use crate::order::Prepared;

/// The page.
pub(super) fn page(prepared: &Prepared, record: &Record, told: &[Told]) -> String {
    let summary = prepared.loaded.scenario.name.as_str();
    let document = |d: &&crate::folder::Kept| d.kind == "study" && d.name == summary;
    let file = record.documents.iter().find(document).map(|d| d.file.clone());
    assize_report::parts::html(&Parts {
        title: record.title.clone(),
        harms: HARMS.iter().map(|h| (h.title.to_owned(), h.unit().to_owned())).collect(),
        parts: told.iter().map(part).collect(),
        totals: totals(told).into_iter().map(total).collect(),
        months: record.periods,
        replicates: record.replicates,
        csv: CSV.to_owned(),
        document: file.unwrap_or_default(),
        command: record.command.clone(),
        digest: record.digest.clone().unwrap_or_default(),
        version: record.version.clone(),
        seed: record.seed,
    })
}

/// A part in words.
fn part(told: &Told) -> Part {
    Part {
        title: told.part.title.clone(),
        report: format!("{FOLDER}/{}/report.html", told.part.id),
        region: told.part.region.clone(),
        policy: told.part.policy.clone(),
        from: begins(&told.part),
        persons: told.part.persons,
        people: told.part.people,
        basis: told.basis.clone(),
        own: told.own.to_vec(),
        alone: told.alone.map(|harms| harms.to_vec()),
    }
}

/// A total in words.
fn total(total: super::table::Total) -> Total {
    Total {
        title: total.title.to_owned(),
        people: total.people,
        own: total.own.to_vec(),
        alone: total.alone.map(|harms| harms.to_vec()),
    }
}
