//! Every number of the documents, with where it stands and where it comes from.
//!
//! Invariant: [`walk`] alone composes paths, so that the path of a number in the list and the path
//! by which a study or a request moves it never differ.

use crate::read::Read;
use crate::read::record::{Datum, Number, Record, Series};
use crate::scenario::Param;

/// A number of a document, or several that stand in one list.
pub(super) enum Spot<'a> {
    /// One.
    Number(&'a mut Number),
    /// Several.
    Series(&'a Series),
}

/// The numbers of a document.
pub(crate) fn params(read: &Read) -> Vec<Param> {
    let mut params = Vec::new();
    walk(&mut read.record.clone(), &root(read), &mut |path, spot| {
        params.extend(match spot {
            Spot::Number(number) => number_param(number, path),
            Spot::Series(series) => series_param(series, path),
        });
    });
    params
}

/// The first step of every path of a document.
pub(super) fn root(read: &Read) -> String {
    format!("{} {}", read.kind.name(), read.name)
}

/// Goes to every number of a table, with its path.
pub(super) fn walk(record: &mut Record, path: &str, visit: &mut dyn FnMut(String, Spot<'_>)) {
    for field in &mut record.fields {
        let key = field.key.name;
        let here = || format!("{path} / {key}");
        match &mut field.datum {
            Datum::Number(number) => visit(here(), Spot::Number(number)),
            Datum::Numbers(series) | Datum::Quantiles(_, series) => {
                visit(here(), Spot::Series(series));
            }
            Datum::Factors(all) => {
                for factors in all {
                    let attribute = factors.attribute.name();
                    for (label, number) in &mut factors.numbers {
                        visit(format!("{}.{attribute}.{label}", here()), Spot::Number(number));
                    }
                }
            }
            Datum::Table(inner) => walk(inner, &here(), visit),
            Datum::Tables(inner) if key != "sources" => {
                for (index, one) in inner.iter_mut().enumerate() {
                    let which = one.id().map_or_else(|| label(one, index), str::to_owned);
                    walk(one, &format!("{path} / {key} {which}"), visit);
                }
            }
            _ => {}
        }
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
