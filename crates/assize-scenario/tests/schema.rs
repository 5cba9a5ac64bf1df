//! The JSON Schemas: the good documents fit them, and slips of keys do not.

mod common;

use assize_scenario::load::{self, Kind};
use common::documents;
use serde_json::{Map, Value, json};
use toml::de::{DeTable, DeValue};

/// A table as JSON; dates become text.
fn json_of(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => json!(text),
        DeValue::Integer(n) => json!(n.as_str().parse::<i64>().unwrap()),
        DeValue::Float(n) => json!(n.as_str().parse::<f64>().unwrap()),
        DeValue::Boolean(truth) => json!(truth),
        DeValue::Datetime(time) => json!(time.to_string()),
        DeValue::Array(row) => row.iter().map(|v| json_of(v.get_ref())).collect(),
        DeValue::Table(table) => Value::Object(object(table)),
    }
}

/// A table as a JSON object.
fn object(table: &DeTable<'_>) -> Map<String, Value> {
    table.iter().map(|(k, v)| (k.get_ref().to_string(), json_of(v.get_ref()))).collect()
}

/// The checker of a kind.
fn checker(kind: Kind) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&load::schema(kind)).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "the schema of {} is none", kind.name());
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn good_documents_fit_their_schemas_and_slips_do_not() {
    for document in documents("good") {
        let table = DeTable::parse(&document.text).unwrap();
        let mut value = Value::Object(object(table.get_ref()));
        let kind = Kind::named(value["kind"].as_str().unwrap()).unwrap();
        let checker = checker(kind);
        let faults: Vec<String> = checker
            .iter_errors(&value)
            .map(|e| format!("{}: {e} at {}", document.path, e.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
        value["titel"] = json!("a slip");
        assert!(!checker.is_valid(&value), "{}", document.path);
    }
}

#[test]
fn every_key_has_a_line_in_the_reference() {
    for (kind, name) in Kind::ALL {
        let keys = load::keys(kind);
        assert!(keys.len() > 10, "{name} has {} keys", keys.len());
        let schema = load::schema(kind);
        for line in &keys {
            assert!(schema.contains(&format!("\"{}\"", line.key)), "{name}: {}", line.key);
            assert!(!line.doc.is_empty() && !line.value.is_empty(), "{name}: {}", line.key);
        }
    }
}
