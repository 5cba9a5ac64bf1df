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

/// A good document as JSON.
fn good(path: &str) -> Value {
    let text = documents("good").into_iter().find(|d| d.path == path).unwrap().text;
    Value::Object(object(DeTable::parse(&text).unwrap().get_ref()))
}

#[test]
fn schemas_know_the_units_of_new_keys() {
    for (path, kind, at, wrong) in [
        ("marsh.toml", Kind::Society, "/money/yearly/0", json!("7000 dollars")),
        ("marsh.toml", Kind::Society, "/money/yearly", json!([1, 2, 3, 4])),
        ("marsh.toml", Kind::Society, "/money/asks", json!("20 %")),
        ("marsh.toml", Kind::Society, "/tie/0/sociable/1/1", json!("few")),
        ("marsh.toml", Kind::Society, "/tie/0/age-gap/1", json!("1 in 3")),
        ("marsh.toml", Kind::Society, "/court/staff", json!("25 per month")),
        ("marsh.toml", Kind::Society, "/response/acceptance/opponents", json!(true)),
        ("marsh-acts.toml", Kind::Conduct, "/channel/0/grudge", json!("three")),
        ("marsh-wants.toml", Kind::Services, "/service/0/cost", json!("300.5 yuan")),
        ("marsh-list.toml", Kind::Policy, "/costs/record", json!("a yuan")),
        ("marsh-fit.toml", Kind::Study, "/off/0", json!("everything")),
        ("marsh-fit.toml", Kind::Study, "/set/0/is", json!([1])),
        ("marsh-fit.toml", Kind::Study, "/target/0/value", json!("8.7")),
        ("marsh-fit.toml", Kind::Study, "/target/0/value", json!(-1)),
    ] {
        let checker = checker(kind);
        let mut value = good(path);
        assert!(checker.is_valid(&value), "{path}");
        *value.pointer_mut(at).unwrap_or_else(|| panic!("{path} has no {at}")) = wrong;
        assert!(!checker.is_valid(&value), "{path} {at}");
    }
}
