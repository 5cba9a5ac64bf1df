//! Documents that start from others: what is removed, replaced and added.

use assize_base::diag::Place;

use super::record::{Datum, Factors, Field, Record};
use crate::codes;
use crate::findings::{Findings, suggest};

/// Keys that a document always says for itself.
const OWN: [&str; 7] = ["kind", "name", "title", "summary", "extends", "remove", "odd"];

/// The other document as a start: without what it says of itself.
pub(crate) fn start(mut base: Record) -> Record {
    base.fields.retain(|f| !OWN.contains(&f.key.name));
    base
}

/// Removes what a document does not want of the other.
pub(crate) fn remove(base: &mut Record, paths: &[(String, Place)], findings: &mut Findings) {
    for (path, place) in paths {
        let steps: Vec<&str> = path.split('/').collect();
        if !steps.len().is_multiple_of(2) || steps.len() > 4 {
            let message = format!("`{path}` does not say what is to be removed");
            findings.error(codes::REMOVES_NOTHING, place, message, "write it as in \"rule/A01\"");
        } else if let Err(hint) = remove_one(base, &steps) {
            let message = format!("there is no `{path}` that could be removed");
            findings.error(codes::REMOVES_NOTHING, place, message, hint);
        }
    }
}

/// Removes the table at a path of keys and ids.
fn remove_one(record: &mut Record, steps: &[&str]) -> Result<(), String> {
    let keys =
        || record.table.all_keys().filter(|k| matches!(k.form, crate::keys::Form::Tables(_)));
    let near = suggest(steps[0], keys().map(|k| k.name).collect::<Vec<_>>());
    let field = record.fields.iter_mut().find(|f| f.key.name == steps[0]);
    let Some(Field { datum: Datum::Tables(records), .. }) = field else { return Err(near) };
    let Some(index) = records.iter().position(|r| r.id() == Some(steps[1])) else {
        return Err(suggest(steps[1], records.iter().filter_map(Record::id).collect::<Vec<_>>()));
    };
    if steps.len() == 2 {
        records.remove(index);
        return Ok(());
    }
    remove_one(&mut records[index], &steps[2..])
}

/// Lays a document over the one that it starts from.
pub(crate) fn lay_over(mut base: Record, over: Record) -> Record {
    for group in over.table.one_of {
        if group.iter().any(|choice| over.has(choice.key)) {
            for other in group.iter().filter(|choice| !over.has(choice.key)) {
                let gone = |name: &str| name == other.key || other.with.contains(&name);
                base.fields.retain(|f| !gone(f.key.name));
            }
        }
    }
    base.place = over.place;
    base.basis = over.basis.or(base.basis);
    for field in over.fields {
        match base.fields.iter().position(|f| f.key.name == field.key.name) {
            Some(index) => {
                let old = base.fields.remove(index);
                base.fields.insert(index, combined(old, field));
            }
            None => base.fields.push(field),
        }
    }
    base
}

/// One key in both documents.
fn combined(old: Field, new: Field) -> Field {
    let datum = match (old.datum, new.datum) {
        (Datum::Table(base), Datum::Table(over)) => Datum::Table(lay_over(base, over)),
        (Datum::Tables(base), Datum::Tables(over))
            if base.iter().chain(&over).all(|r| r.table.id.is_some()) =>
        {
            Datum::Tables(by_id(base, over))
        }
        (Datum::Factors(base), Datum::Factors(over)) => Datum::Factors(factors(base, over)),
        (_, datum) => datum,
    };
    Field { datum, ..new }
}

/// Tables with ids: those of the same id are laid over each other, new ones go last.
fn by_id(mut base: Vec<Record>, over: Vec<Record>) -> Vec<Record> {
    for record in over {
        match base.iter().position(|r| r.id().is_some() && r.id() == record.id()) {
            Some(index) => {
                let old = base.remove(index);
                base.insert(index, lay_over(old, record));
            }
            None => base.push(record),
        }
    }
    base
}

/// Factors: those of the same attribute are replaced.
fn factors(mut base: Vec<Factors>, over: Vec<Factors>) -> Vec<Factors> {
    base.retain(|f| over.iter().all(|o| o.attribute != f.attribute));
    base.extend(over);
    base
}
