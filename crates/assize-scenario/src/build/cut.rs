//! Policies of which a study keeps only some rules, lists and consequences: what these alone do.

use std::collections::BTreeMap;
use std::rc::Rc;

use assize_base::diag::Place;

use super::settings::Settings;
use crate::codes;
use crate::findings::{Findings, suggest};
use crate::read::Read;
use crate::read::record::{Datum, Record};

/// What can be cut; scores, caps and the words of counting always stay.
const CUT: [&str; 3] = ["rule", "list", "consequence"];

/// What is kept of each policy that the study cuts, with the places where it stands.
pub(super) fn cuts(
    settings: &Settings,
    findings: &mut Findings,
) -> BTreeMap<String, Vec<(String, Place)>> {
    let Some(study) = &settings.read else { return BTreeMap::new() };
    let known: Vec<&str> = settings.policies().collect();
    let mut cuts = BTreeMap::new();
    for record in study.record.tables("cut") {
        let Some(policy) = record.text("policy") else { continue };
        if !known.contains(&policy) {
            let message = format!("no arm of the study has the policy `{policy}`");
            let hint = suggest(policy, known.iter().copied());
            findings.error(codes::UNKNOWN_REFERENCE, record.at("policy"), message, hint);
        }
        cuts.insert(policy.to_owned(), record.texts("keep").to_vec());
    }
    cuts
}

/// A policy with nothing but what is kept.
pub(super) fn kept(read: &Read, keep: &[(String, Place)], findings: &mut Findings) -> Rc<Read> {
    let mut record = read.record.clone();
    for (path, place) in keep {
        if !names_a_part(&record, path) && !read.broken {
            let message = format!("there is no `{path}` that could be kept");
            let parts = parts(&record);
            let hint = suggest(path, parts.iter().map(String::as_str));
            findings.error(codes::UNKNOWN_REFERENCE, place, message, hint);
        }
    }
    for field in &mut record.fields {
        let key = field.key.name;
        let Datum::Tables(rows) = &mut field.datum else { continue };
        if CUT.contains(&key) {
            let named = |id: &str| keep.iter().any(|(p, _)| p.split_once('/') == Some((key, id)));
            rows.retain(|row| row.id().is_some_and(named));
        }
    }
    let (name, sources) = (read.name.clone(), read.sources.clone());
    Rc::new(Read { kind: read.kind, name, record, sources, broken: read.broken })
}

/// The paths of everything that can be cut.
fn parts(record: &Record) -> Vec<String> {
    let of = |key: &'static str| {
        record.tables(key).iter().filter_map(move |row| Some(format!("{key}/{}", row.id()?)))
    };
    CUT.into_iter().flat_map(of).collect()
}

/// Tells whether a path leads to something that can be cut.
fn names_a_part(record: &Record, path: &str) -> bool {
    let Some((key, id)) = path.split_once('/') else { return false };
    CUT.contains(&key) && record.tables(key).iter().any(|row| row.id() == Some(id))
}
