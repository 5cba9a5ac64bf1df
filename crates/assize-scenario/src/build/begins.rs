//! The days from which policies hold in a study: every rule, ground and consequence of a policy
//! gets the later of that day and its own.

use std::collections::BTreeMap;
use std::rc::Rc;

use assize_base::calendar::Date;
use assize_base::diag::Place;

use super::settings::Settings;
use crate::codes;
use crate::findings::{Findings, suggest};
use crate::keys::Form;
use crate::read::Read;
use crate::read::record::{Datum, Field, Record};

/// What holds from a day: tables of a policy, and tables in them.
const DATED: [(&str, Option<&str>); 3] =
    [("rule", None), ("list", Some("ground")), ("consequence", None)];

/// The day of each policy that the study dates, with the place where it stands.
pub(super) fn days(
    settings: &Settings,
    findings: &mut Findings,
) -> BTreeMap<String, (Date, Place)> {
    let Some(study) = &settings.read else { return BTreeMap::new() };
    let mut days = BTreeMap::new();
    for record in study.record.tables("begins") {
        let (Some(policy), Some(date)) = (record.text("policy"), record.date("from")) else {
            continue;
        };
        let known: Vec<&str> = settings.policies().collect();
        if !known.contains(&policy) {
            let message = format!("no arm of the study has the policy `{policy}`");
            let hint = suggest(policy, known.iter().copied());
            let at = record.at("policy");
            findings.error(codes::UNKNOWN_REFERENCE, at, message, hint);
        }
        days.insert(policy.to_owned(), (date, record.at("from").clone()));
    }
    days
}

/// A policy that holds from a day.
pub(super) fn begun(read: &Read, day: &(Date, Place)) -> Rc<Read> {
    let mut record = read.record.clone();
    for (key, inner) in DATED {
        for table in tables(&mut record, key) {
            match inner {
                None => date(table, day),
                Some(inner) => tables(table, inner).for_each(|table| date(table, day)),
            }
        }
    }
    let (name, sources) = (read.name.clone(), read.sources.clone());
    Rc::new(Read { kind: read.kind, name, record, sources, broken: read.broken })
}

/// The tables of a key.
fn tables<'a>(record: &'a mut Record, key: &str) -> impl Iterator<Item = &'a mut Record> {
    let field = record.fields.iter_mut().find(|f| f.key.name == key);
    let rows = match field.map(|f| &mut f.datum) {
        Some(Datum::Tables(rows)) => rows.as_mut_slice(),
        _ => &mut [],
    };
    rows.iter_mut()
}

/// Lets a table hold from a day on.
fn date(record: &mut Record, (day, place): &(Date, Place)) {
    let later = record.date("from").map_or(*day, |own| own.max(*day));
    if record.has_fault("from") {
        return;
    }
    let key =
        record.table.key("from").unwrap_or_else(|| panic!("{} has no day", record.table.title));
    assert!(matches!(key.form, Form::Date), "`from` of {} is no day", record.table.title);
    let (place, at, datum) = (place.clone(), place.clone(), Datum::Date(later));
    record.fields.retain(|f| f.key.name != "from");
    record.fields.push(Field { key, place, at, datum });
}
