//! Rules that never fire, and those whose document says why.

use std::collections::{BTreeMap, BTreeSet};

use assize_lab::library;
use assize_scenario::load::Kind;

use crate::runs::Ran;

/// A policy's document, as far as it matters here.
struct Written {
    extends: Option<String>,
    explained: BTreeSet<String>,
}

/// The rules that fired in no run, though their document does not say why.
pub fn dead_letters(runs: &[Ran]) -> Vec<String> {
    let written = written();
    let mut fired: BTreeMap<(String, String), i64> = BTreeMap::new();
    for ran in runs.iter().filter(|ran| !ran.counts.is_empty()) {
        for (arm, counts) in ran.scenario.arms.iter().zip(&ran.counts) {
            let [name] = arm.stack.as_slice() else { continue };
            for (rule, n) in arm.policy.rules.iter().zip(&counts.fired) {
                *fired.entry((name.clone(), rule.id.clone())).or_default() += n;
            }
        }
    }
    let silent = fired.into_iter().filter(|(_, n)| *n == 0).map(|(rule, _)| rule);
    let unexplained = silent.filter(|(policy, rule)| !is_explained(&written, policy, rule));
    unexplained.map(|(policy, rule)| format!("{policy} {rule}")).collect()
}

/// Tells whether the document, or one that it starts from, says why a rule does nothing.
fn is_explained(written: &BTreeMap<String, Written>, policy: &str, rule: &str) -> bool {
    let Some(document) = written.get(policy) else { return false };
    document.explained.contains(rule)
        || document.extends.as_ref().is_some_and(|base| is_explained(written, base, rule))
}

/// The policies of the library by name.
fn written() -> BTreeMap<String, Written> {
    let volumes = library::volumes().iter().filter(|v| v.label.kind == Kind::Policy);
    volumes.map(|v| (v.label.name.clone(), policy(v.text))).collect()
}

/// Reads what matters here, line by line: documents are written one key a line.
fn policy(text: &str) -> Written {
    let mut written = Written { extends: None, explained: BTreeSet::new() };
    let (mut in_rule, mut rule) = (false, String::new());
    for line in text.lines() {
        if line.starts_with('[') {
            in_rule = line == "[[rule]]";
        }
        let Some((key, value)) = line.split_once('=') else { continue };
        let value = value.trim().trim_matches('"').to_owned();
        match key.trim() {
            "extends" => written.extends = Some(value),
            "id" if in_rule => rule = value,
            "unused" | "rare" if in_rule => {
                written.explained.insert(rule.clone());
            }
            _ => {}
        }
    }
    written
}
