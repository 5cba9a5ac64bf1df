//! Every number of the documents, with where it stands and where it comes from.

use crate::read::Read;
use crate::read::record::{Datum, Field, Number, Record, Series};
use crate::scenario::Param;

/// The numbers of a document.
pub(crate) fn params(read: &Read) -> Vec<Param> {
    let mut params = Vec::new();
    collect(&read.record, &format!("{} {}", read.kind.name(), read.name), &mut params);
    params
}

/// Collects the numbers of a table.
fn collect(record: &Record, path: &str, params: &mut Vec<Param>) {
    for field in &record.fields {
        collect_field(field, path, params);
    }
}

/// Collects the numbers of a key.
fn collect_field(field: &Field, path: &str, params: &mut Vec<Param>) {
    let key = field.key.name;
    match &field.datum {
        Datum::Number(number) => params.extend(number_param(number, format!("{path} / {key}"))),
        Datum::Numbers(series) | Datum::Quantiles(_, series) => {
            params.extend(series_param(series, format!("{path} / {key}")));
        }
        Datum::Factors(all) => {
            for factors in all {
                let attribute = factors.attribute.name();
                for (label, number) in &factors.numbers {
                    let path = format!("{path} / {key}.{attribute}.{label}");
                    params.extend(number_param(number, path));
                }
            }
        }
        Datum::Table(inner) => collect(inner, &format!("{path} / {key}"), params),
        Datum::Tables(inner) if key != "sources" => {
            for (index, one) in inner.iter().enumerate() {
                let which = one.id().map_or_else(|| label(one, index), str::to_owned);
                collect(one, &format!("{path} / {key} {which}"), params);
            }
        }
        _ => {}
    }
}

/// What tells one table from the others if it has no id: its label, or its number.
fn label(record: &Record, index: usize) -> String {
    match record.table.key("label") {
        Some(_) => record.owned("label"),
        None => (index + 1).to_string(),
    }
}

/// A number.
fn number_param(number: &Number, path: String) -> Option<Param> {
    Some(Param {
        path,
        value: number.written.clone(),
        range: number.range.clone(),
        basis: number.basis.as_deref()?.clone(),
        place: number.place.clone(),
    })
}

/// Several numbers.
fn series_param(series: &Series, path: String) -> Option<Param> {
    Some(Param {
        path,
        value: series.written.clone(),
        range: None,
        basis: series.basis.as_deref()?.clone(),
        place: series.place.clone(),
    })
}
