//! Digests: one hash that says whether two runs computed the same, and one for the documents that
//! they computed it from.

use std::collections::BTreeMap;

use assize_base::evidence::{Summary, Table, Values};
use serde_json::Value;

use crate::shelf::Taken;

/// A hash under construction; every part is preceded by its length, so that no two different
/// sequences of parts run together.
struct Hash(blake3::Hasher);

impl Hash {
    fn new(what: &str) -> Hash {
        let mut hash = Hash(blake3::Hasher::new());
        hash.part(what.as_bytes());
        hash
    }

    fn part(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.update(bytes);
    }

    fn number(&mut self, n: u64) {
        self.0.update(&n.to_le_bytes());
    }

    fn end(self) -> String {
        self.0.finalize().to_hex().to_string()
    }
}

/// The digest of a file.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The digest of a run's results: `summary.json` without its digest, and every table, by its content
/// and by the bytes of its file.
#[must_use]
pub fn of_results(summary: &Summary, tables: &[(Table, Vec<u8>)]) -> String {
    let mut hash = Hash::new("assize-results/1");
    let bare = Summary { digest: String::new(), ..summary.clone() };
    hash.part(&crate::folder::summary_bytes(&bare));
    let mut sorted: Vec<&(Table, Vec<u8>)> = tables.iter().collect();
    sorted.sort_by(|a, b| a.0.name.cmp(&b.0.name));
    hash.number(sorted.len() as u64);
    for (table, bytes) in sorted {
        add_table(&mut hash, table);
        hash.part(bytes);
    }
    hash.end()
}

fn add_table(hash: &mut Hash, table: &Table) {
    hash.part(table.name.as_bytes());
    hash.part(table.title.as_bytes());
    hash.number(table.columns.len() as u64);
    for column in &table.columns {
        hash.part(column.name.as_bytes());
        hash.part(column.unit.as_bytes());
        hash.part(column.description.as_bytes());
        match &column.values {
            Values::Text(texts) => {
                hash.number(0);
                texts.iter().for_each(|t| hash.part(t.as_bytes()));
            }
            Values::Whole(numbers) => {
                hash.number(1);
                numbers.iter().for_each(|n| hash.number(n.cast_unsigned()));
            }
            Values::Real(numbers) => {
                hash.number(2);
                for n in numbers {
                    hash.number(u64::from(n.is_some()));
                    hash.number(n.unwrap_or(0.0).to_bits());
                }
            }
        }
    }
}

/// The seal of a record: the hash of all its fields but the seal itself, by name and value, in
/// canonical JSON (keys sorted, no blanks). It tells damage and careless edits; whoever forges the
/// seal as well has to forge a run that computes to the same.
#[must_use]
pub fn of_record(record: &Value) -> String {
    let mut bare = canonical(record);
    if let Some(fields) = bare.as_object_mut() {
        fields.retain(|name, _| name != "seal");
    }
    let mut hash = Hash::new("assize-record/1");
    hash.part(bare.to_string().as_bytes());
    hash.end()
}

/// The same value with the keys of every object sorted.
fn canonical(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let sorted: BTreeMap<&String, &Value> = fields.iter().collect();
            Value::Object(sorted.into_iter().map(|(k, v)| (k.clone(), canonical(v))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(canonical).collect()),
        plain => plain.clone(),
    }
}

/// The digest of a scenario: the documents and tables that were used, and what was asked of them.
/// Where a document lay does not matter, what it says does.
#[must_use]
pub fn of_scenario(taken: &Taken, asked: &str) -> String {
    let mut hash = Hash::new("assize-scenario/1");
    hash.part(asked.as_bytes());
    hash.number(taken.documents.len() as u64);
    for ((kind, name), document) in &taken.documents {
        hash.part(kind.name().as_bytes());
        hash.part(name.as_bytes());
        hash.part(document.text.as_bytes());
    }
    hash.number(taken.tables.len() as u64);
    for (name, text) in &taken.tables {
        hash.part(name.as_bytes());
        hash.part(text.as_bytes());
    }
    hash.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables;
    use assize_base::evidence::Summary;

    fn summary() -> Summary {
        Summary {
            format: "assize-summary/1".into(),
            digest: String::new(),
            persons: 64,
            stands_for: 640,
            periods: 1,
            replicates: 1,
            arms: Vec::new(),
            pairs: Vec::new(),
            ensemble: None,
            until: None,
        }
    }

    #[test]
    fn the_digest_does_not_depend_on_itself_or_on_the_order_of_tables() {
        let a = tables::tests::made_up();
        let b = Table { name: "a".into(), ..a.clone() };
        let pair = |t: &Table| (t.clone(), tables::encode(t));
        let digest = of_results(&summary(), &[pair(&a), pair(&b)]);
        let told = Summary { digest: digest.clone(), ..summary() };
        assert_eq!(of_results(&told, &[pair(&b), pair(&a)]), digest);
    }

    #[test]
    fn a_seal_depends_on_every_field_but_itself_and_not_on_their_order() {
        let seal = |text: &str| of_record(&serde_json::from_str(text).unwrap());
        let whole = seal(r#"{"a": 1, "b": {"c": 2, "d": [3]}}"#);
        assert_eq!(seal(r#"{"b": {"d": [3], "c": 2}, "seal": "x", "a": 1}"#), whole);
        assert_ne!(seal(r#"{"a": 1, "b": {"c": 2, "d": [4]}}"#), whole);
        assert_ne!(seal(r#"{"a": 1, "b": {"c": 2, "d": [3]}, "e": null}"#), whole);
    }

    #[test]
    fn any_change_changes_the_digest() {
        let a = tables::tests::made_up();
        let bytes = tables::encode(&a);
        let digest = of_results(&summary(), &[(a.clone(), bytes.clone())]);
        let mut flipped = bytes.clone();
        flipped[10] ^= 1;
        assert_ne!(of_results(&summary(), &[(a.clone(), flipped)]), digest);
        let other = Summary { persons: 65, ..summary() };
        assert_ne!(of_results(&other, &[(a.clone(), bytes.clone())]), digest);
        let mut table = a;
        table.columns[1].values = Values::Whole(vec![1, -2, 3]);
        assert_ne!(of_results(&summary(), &[(table, bytes)]), digest);
    }
}
