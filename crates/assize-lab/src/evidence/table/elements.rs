//! What makes detriments: the rules, grounds, consequences and lists of a policy, in the order in
//! which a run counts them.

use assize_scenario::catalogue::Subject;
use assize_scenario::policy::{Award, Policy};

/// A rule, ground, consequence or list.
pub(super) struct Element<'a> {
    /// `rule`, `ground`, `consequence` or `list`.
    pub(super) kind: &'static str,
    /// Its id; of a ground `list/ground`.
    pub(super) id: String,
    pub(super) title: &'a str,
    /// `person`, `firm` or `both`.
    pub(super) subject: &'static str,
    /// Where it stands; empty if assumed.
    pub(super) article: &'a str,
    /// The form of the detriments that it makes.
    pub(super) form: &'static str,
}

/// Rules first, then the grounds list by list, the consequences, and the lists themselves.
pub(super) fn of(policy: &Policy) -> Vec<Element<'_>> {
    let rules = policy.rules.iter().map(|rule| Element {
        kind: "rule",
        id: rule.id.clone(),
        title: &rule.title,
        subject: if rule.subject == Subject::Person { "person" } else { "firm" },
        article: &rule.source,
        form: if matches!(rule.award, Award::Grade { .. }) { "grade" } else { "points" },
    });
    let grounds = policy.lists.iter().flat_map(|list| {
        list.grounds.iter().map(|ground| Element {
            kind: "ground",
            id: format!("{}/{}", list.id, ground.id),
            title: &ground.title,
            subject: "both",
            article: &ground.source,
            form: "listing",
        })
    });
    let consequences = policy.consequences.iter().map(|consequence| Element {
        kind: "consequence",
        id: consequence.id.clone(),
        title: &consequence.title,
        subject: "both",
        article: &consequence.source,
        form: "hindrance",
    });
    let lists = policy.lists.iter().map(|list| Element {
        kind: "list",
        id: list.id.clone(),
        title: &list.title,
        subject: "both",
        article: &list.source,
        form: "listing",
    });
    rules.chain(grounds).chain(consequences).chain(lists).collect()
}
