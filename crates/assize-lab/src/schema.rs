//! The question "how are documents, answers and files written?": JSON Schemas.

use assize_scenario::load::{self, Kind};
use schemars::schema_for;
use serde_json::{Map, Value, json};

use crate::error::{Envelope, Error};

/// The answers and files that have a schema, with how it is made.
fn made() -> Vec<(&'static str, Value)> {
    let value = |s: schemars::Schema| s.to_value();
    vec![
        ("list", value(schema_for!(crate::list::Listing))),
        ("check", value(schema_for!(crate::check::Checked))),
        ("plan", value(schema_for!(crate::plan::Plan))),
        ("run", value(schema_for!(crate::run::RunAnswer))),
        ("report", value(schema_for!(crate::report::ReportAnswer))),
        ("diff", value(schema_for!(crate::diff::Differences))),
        ("odd", value(schema_for!(crate::odd::Odd))),
        ("odd-diff", value(schema_for!(crate::odd::against::Compared))),
        ("verify", value(schema_for!(crate::verify::Verified))),
        ("explain", value(schema_for!(crate::explain::Life))),
        ("explain-find", value(schema_for!(crate::explain::Found))),
        ("review", value(schema_for!(crate::review::Reviewed))),
        ("calibrate", value(schema_for!(crate::calibrate::answer::CalibrationAnswer))),
        ("calibration.json", value(schema_for!(crate::calibrate::answer::Calibration))),
        ("failure", value(schema_for!(Envelope))),
        ("run.json", value(schema_for!(crate::folder::Record))),
        ("summary.json", summary()),
    ]
}

/// Answers `schema`: one by name, or all in one object.
///
/// # Errors
/// If there is none of that name.
pub fn schema(name: Option<&str>) -> Result<Value, Error> {
    let documents = Kind::ALL.map(|(kind, name)| (name, document(kind)));
    let all = documents.into_iter().chain(made());
    match name {
        None => Ok(Value::Object(all.map(|(name, value)| (name.to_owned(), value)).collect())),
        Some(wanted) => {
            let names: Vec<&str> = names();
            let found = all.into_iter().find(|(name, _)| *name == wanted).map(|(_, value)| value);
            found.ok_or_else(|| {
                let near = assize_base::diag::nearest(wanted, names.iter().copied());
                let hint = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("there are: {}", names.join(", ")),
                };
                Error::usage(format!("there is no schema named `{wanted}`")).hint(hint)
            })
        }
    }
}

/// The names of all schemas: documents, then answers and files.
#[must_use]
pub fn names() -> Vec<&'static str> {
    let documents = Kind::ALL.into_iter().map(|(_, name)| name);
    documents.chain(made().into_iter().map(|(name, _)| name)).collect()
}

fn document(kind: Kind) -> Value {
    let text = load::schema(kind);
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("the schema of {}: {e}", kind.name()))
}

/// The schema of what a summary says of an ensemble.
fn ensemble() -> Value {
    let (text, number) = (json!({ "type": "string" }), json!({ "type": "number" }));
    let whole = json!({ "type": "integer", "minimum": 0 });
    let mover = json!({
        "type": "object",
        "required": ["dimension", "numbers", "correlation", "told_apart"],
        "properties": {
            "dimension": text, "numbers": whole, "correlation": number,
            "told_apart": { "type": "boolean" }
        }
    });
    let moved = json!({
        "type": "object",
        "required": ["arm", "measure", "movers"],
        "properties": {
            "arm": text, "measure": text, "movers": { "type": "array", "items": mover }
        }
    });
    json!({
        "type": "object",
        "required": ["members", "dimensions", "low_quantile", "high_quantile", "noise", "headlines"],
        "properties": {
            "members": whole, "dimensions": whole, "numbers": whole,
            "low_quantile": number, "high_quantile": number, "noise": number,
            "headlines": { "type": "array", "items": moved }
        }
    })
}

/// The schema of what a summary says of an arm less the first one.
fn difference() -> Value {
    let (number, whole) = (json!({ "type": "number" }), json!({ "type": "integer", "minimum": 0 }));
    json!({
        "type": "object",
        "required": ["difference", "low", "high", "unpaired_low", "unpaired_high", "replicates"],
        "properties": {
            "difference": number, "low": number, "high": number, "unpaired_low": number,
            "unpaired_high": number, "gained": number, "replicates": whole
        }
    })
}

/// The schema of what a summary says of replicates that were added until figures were known.
fn until() -> Value {
    let (text, number) = (json!({ "type": "string" }), json!({ "type": "number" }));
    let whole = json!({ "type": "integer", "minimum": 0 });
    let wide = json!({
        "type": "object",
        "required": ["arm", "measure", "half", "wanted"],
        "properties": {
            "arm": text, "measure": text, "half": { "type": ["number", "null"] }, "wanted": number
        }
    });
    json!({
        "type": "object",
        "required": ["share", "least", "at_least", "at_most", "looks", "reached", "too_wide"],
        "properties": {
            "share": number, "least": number, "at_least": whole, "at_most": whole,
            "looks": { "type": "array", "items": whole }, "reached": { "type": "boolean" },
            "too_wide": { "type": "array", "items": wide }
        }
    })
}

/// The schema of `summary.json`, whose types belong to the ground floor and know no schemas.
fn summary() -> Value {
    let number = json!({ "type": ["number", "null"] });
    let measures =
        json!({ "type": "object", "additionalProperties": { "$ref": "#/$defs/Figure" } });
    let object = |required: &[&str], properties: Value| json!({ "type": "object", "required": required, "properties": properties });
    let text = json!({ "type": "string" });
    let whole = json!({ "type": "integer", "minimum": 0 });
    let between = object(
        &["worst", "best", "replicates"],
        json!({ "worst": text, "best": text, "replicates": whole }),
    );
    let figure = object(
        &["value", "low", "high", "unit", "n"],
        json!({
            "value": number, "low": number, "high": number, "unit": text, "n": whole,
            "assumed_low": { "type": "number" }, "assumed_high": { "type": "number" },
            "method": { "enum": ["t", "wilson", "exact", "bootstrap", "none"] },
            "scaled": { "type": "number" }, "between": between, "groups": measures
        }),
    );
    let arm = object(&["name", "measures"], json!({ "name": text, "measures": measures }));
    let pair = object(
        &["arm", "against", "measures"],
        json!({
            "arm": text, "against": text, "measures": measures,
            "differences": { "type": "object", "additionalProperties": difference() }
        }),
    );
    let list = |of: &str| json!({ "type": "array", "items": { "$ref": format!("#/$defs/{of}") } });
    let mut whole_file = object(
        &["format", "digest", "persons", "stands_for", "periods", "replicates", "arms", "pairs"],
        json!({
            "format": { "const": crate::folder::SUMMARY_FORMAT }, "digest": text,
            "persons": whole, "stands_for": whole, "periods": whole, "replicates": whole,
            "arms": list("Arm"), "pairs": list("Pair"), "ensemble": ensemble(),
            "until": until()
        }),
    );
    let fields: &mut Map<String, Value> = whole_file.as_object_mut().expect("it was made as one");
    fields.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    fields.insert("title".to_owned(), json!("summary.json"));
    fields.insert("$defs".to_owned(), json!({ "Figure": figure, "Arm": arm, "Pair": pair }));
    whole_file
}
