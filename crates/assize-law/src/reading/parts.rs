//! How answers name what they rest on.

use assize_scenario::catalogue::Subject;
use assize_scenario::policy::{Consequence, Effect, Ground, List, Policy, Rule};

use crate::finding::Part;

/// A rule, with its article.
#[must_use]
pub fn rule_part(rule: &Rule) -> Part {
    Part::new("rule", &rule.id, &rule.source)
}

/// A list, with its article.
#[must_use]
pub fn list_part(list: &List) -> Part {
    Part::new("list", &list.id, &list.source)
}

/// A ground, with its article.
#[must_use]
pub fn ground_part(list: &List, ground: &Ground) -> Part {
    Part::new("ground", &format!("{}/{}", list.id, ground.id), &ground.source)
}

/// A consequence, with its article.
#[must_use]
pub fn consequence_part(consequence: &Consequence) -> Part {
    Part::new("consequence", &consequence.id, &consequence.source)
}

/// The score of a kind of subject.
#[must_use]
pub fn score_part(subject: Subject) -> Part {
    let id = if subject == Subject::Person { "person" } else { "firm" };
    Part::new("score", id, "the documents")
}

/// The policy as a whole.
#[must_use]
pub fn policy_part(policy: &Policy) -> Part {
    Part::new("policy", &policy.name, "the documents")
}

/// The word of an effect, as in documents.
#[must_use]
pub fn effect_name(effect: Effect) -> &'static str {
    let found = Effect::ALL.into_iter().find(|(e, _)| *e == effect);
    found.expect("every effect has a name").1
}
