//! The check of documents by themselves: alone, and with what they refer to.

use std::collections::BTreeSet;
use std::rc::Rc;

use assize_base::diag::{Diag, Place, Severity};

use crate::build::arm;
use crate::build::catalogue::{self, Shelved};
use crate::build::region;
use crate::build::settings::{SOCIETY, Settings};
use crate::build::study::{self, Context};
use crate::codes;
use crate::load::{Faults, Kind, Shelf};
use crate::read::{Read, Reading};
use crate::scenario::Document;

/// Checks documents with what they refer to.
pub(crate) fn check(shelf: &dyn Shelf, documents: Vec<Document>) -> Faults {
    let mut reading = Reading::new(shelf);
    let mut given = Vec::new();
    for document in documents {
        let index = reading.give(document);
        same_name(&mut reading, &given, index);
        given.push(index);
    }
    let reads: Vec<Rc<Read>> = given.iter().filter_map(|i| reading.document(*i)).collect();
    let of = |kind: Kind| reads.iter().filter(move |r| r.kind == kind).cloned();
    let contexts = contexts(&mut reading, &reads);
    let own = own_contexts(&mut reading, &reads, contexts.first());
    let rest = |kind: Kind| {
        let all = || contexts.iter().chain(own.iter().map(|(_, context)| context));
        let used = |r: &Rc<Read>| all().any(|c| c.reads.iter().any(|u| Rc::ptr_eq(u, r)));
        of(kind).filter(|r| !used(r)).collect::<Vec<_>>()
    };
    let (conduct, services) = (rest(Kind::Conduct), rest(Kind::Services));
    let missing = contexts.is_empty() && conduct.is_empty();
    let alone = catalogue::build(&conduct, &services, None, missing, &mut reading.findings);
    for policy in of(Kind::Policy) {
        let context = own.iter().find(|(p, _)| Rc::ptr_eq(p, &policy)).map(|(_, context)| context);
        check_policy(&mut reading, &policy, context.or(contexts.first()), &alone);
    }
    for read in of(Kind::Study) {
        study::scenario(&Settings::of_document(read), &mut reading);
    }
    reading.sources(&reads);
    let last = given.last().copied();
    let wanted = |d: &Diag| {
        d.severity == Severity::Error
            || d.place.as_ref().is_none_or(|p| last.is_some_and(|last| p.document <= last))
    };
    let diags = reading.findings.sorted().into_iter().filter(wanted).collect();
    Faults { diags, documents: reading.documents }
}

/// Reports a document of the same kind and name as one before.
fn same_name(reading: &mut Reading<'_>, before: &[usize], index: usize) {
    let (kind, name) = (reading.kind(index), reading.name(index).to_owned());
    let twin = before.iter().find(|i| reading.kind(**i) == kind && reading.name(**i) == name);
    if kind.is_some() && !name.is_empty() && twin.is_some() {
        let place = Place { document: index, start: 0, end: 0 };
        let message = format!("another document is called `{name}` too");
        let hint = "give each document of a kind its own name";
        reading.findings.error(codes::DUPLICATE, &place, message, hint);
    }
}

/// The societies to check against: those given, and those on the shelf that the others need.
fn contexts(reading: &mut Reading<'_>, reads: &[Rc<Read>]) -> Vec<Context> {
    let mut societies: Vec<Rc<Read>> =
        reads.iter().filter(|r| r.kind == Kind::Society).cloned().collect();
    let needs = |kinds: &[Kind]| reads.iter().any(|r| kinds.contains(&r.kind));
    let names = reading.names(Kind::Society);
    if societies.is_empty() && needs(&[Kind::Policy]) {
        societies.extend(usual(reading));
    }
    if needs(&[Kind::Conduct, Kind::Services]) {
        for name in &names {
            let Some(society) = reading.named(Kind::Society, name, None) else { continue };
            let known = societies.iter().any(|s| Rc::ptr_eq(s, &society));
            if !known && reads.iter().any(|r| is_part(&society, r)) {
                societies.push(society);
            }
        }
    }
    societies.iter().map(|society| study::context(society, &[], reading)).collect()
}

/// The same society with the conduct and services of policies that bring their own: those given,
/// and those on the shelf that name a document given.
fn own_contexts(
    reading: &mut Reading<'_>,
    reads: &[Rc<Read>],
    context: Option<&Context>,
) -> Vec<(Rc<Read>, Context)> {
    let mut policies: Vec<Rc<Read>> =
        reads.iter().filter(|r| r.kind == Kind::Policy).cloned().collect();
    for read in reads.iter().filter(|r| [Kind::Conduct, Kind::Services].contains(&r.kind)) {
        for policy in reading.naming(Kind::Policy, &read.name) {
            let known = policies.iter().any(|p| Rc::ptr_eq(p, &policy));
            if !known && is_part(&policy, read) {
                policies.push(policy);
            }
        }
    }
    policies.retain(|p| {
        !p.record.texts("conduct").is_empty() || !p.record.texts("services").is_empty()
    });
    let society = match context {
        Some(context) => Some(context.reads[0].clone()),
        None if policies.is_empty() => None,
        None => usual(reading),
    };
    let Some(society) = society else { return Vec::new() };
    let mut built = Vec::new();
    for policy in policies {
        let context = study::context(&society, std::slice::from_ref(&policy), reading);
        built.push((policy, context));
    }
    built
}

/// The society in which policies are checked if none is given.
fn usual(reading: &mut Reading<'_>) -> Option<Rc<Read>> {
    let names = reading.names(Kind::Society);
    let usual = names.iter().find(|n| *n == SOCIETY).or(names.first())?.clone();
    reading.named(Kind::Society, &usual, None)
}

/// Tells whether a society or policy names a document.
fn is_part(society: &Read, read: &Read) -> bool {
    let key = match read.kind {
        Kind::Conduct => "conduct",
        Kind::Services => "services",
        _ => return false,
    };
    society.record.texts(key).iter().any(|(name, _)| *name == read.name)
}

/// Checks a policy in a society, or with the conduct that was given.
fn check_policy(
    reading: &mut Reading<'_>,
    policy: &Rc<Read>,
    context: Option<&Context>,
    alone: &Shelved,
) {
    let (shelved, provinces) = match context {
        Some(context) => (&context.shelved, context.provinces()),
        None => (alone, None),
    };
    let given: BTreeSet<String> = arm::given_by(policy).collect();
    arm::build(std::slice::from_ref(policy), shelved, provinces, &given, reading);
    if let (Some(context), Some(region)) = (context, policy.record.text("region"))
        && !context.society.places.is_empty()
        && let Err((message, hint)) = region::region(region, &context.society)
    {
        let place = policy.record.at("region");
        reading.findings.error(codes::REGION, place, message, hint);
    }
}
