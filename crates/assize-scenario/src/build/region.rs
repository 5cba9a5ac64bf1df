//! Regions: from what is written to the places of a society.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::settings::{Said, Settings};
use crate::codes;
use crate::findings::{Findings, suggest};
use crate::read::Read;
use crate::read::record::Record;
use crate::society::Society;

/// The settlements, in the order of their numbers.
const SETTLEMENTS: [&str; 3] = ["city", "town", "village"];

/// Cuts a society to the region.
pub(super) fn cut(
    settings: &Settings,
    policies: &[Rc<Read>],
    society: &mut Society,
    findings: &mut Findings,
) {
    if society.places.is_empty() {
        return;
    }
    let of_policy = policies.iter().find_map(|p| {
        let record: &Record = &p.record;
        record.text("region").map(|r| (r.to_owned(), Some(record.at("region").clone())))
    });
    let said = settings.region.clone().or(of_policy).unwrap_or(("all".to_owned(), None));
    match region(&said.0, society) {
        Ok(wanted) => {
            society.places.retain(|p| wanted.contains(&(p.province, p.settlement)));
            if society.places.is_empty() {
                let message = format!("nobody lives in `{}`", said.0);
                unknown_region(&said, message, "choose a larger region".into(), findings);
            }
        }
        Err((message, hint)) => unknown_region(&said, message, hint, findings),
    }
}

/// Reports a region that does not exist.
fn unknown_region(said: &Said<String>, message: String, hint: String, findings: &mut Findings) {
    match &said.1 {
        Some(place) => findings.error(codes::REGION, place, message, hint),
        None => findings.placeless(codes::REGION, message, hint),
    }
}

/// The provinces and settlements of a region as written.
pub(crate) fn region(
    written: &str,
    society: &Society,
) -> Result<BTreeSet<(u8, u8)>, (String, String)> {
    let mut wanted = BTreeSet::new();
    for part in written.split('+') {
        let (province, settlement) = match part.split_once('/') {
            Some((province, settlement)) => (province.trim(), Some(settlement.trim())),
            None => (part.trim(), None),
        };
        let provinces: Vec<usize> = if province == "all" {
            (0..society.provinces.len()).collect()
        } else {
            let found = society.provinces.iter().position(|p| p == province);
            let hint = || suggest(province, society.provinces.iter().map(String::as_str));
            vec![found.ok_or_else(|| (format!("there is no province `{province}`"), hint()))?]
        };
        let settlements: Vec<usize> = match settlement {
            None => vec![0, 1, 2],
            Some(name) => {
                let found = SETTLEMENTS.iter().position(|s| *s == name);
                let fault =
                    || (format!("there is no settlement `{name}`"), suggest(name, SETTLEMENTS));
                vec![found.ok_or_else(fault)?]
            }
        };
        for province in provinces {
            wanted.extend(settlements.iter().map(|s| (province as u8, *s as u8)));
        }
    }
    Ok(wanted)
}
