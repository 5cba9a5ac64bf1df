//! The words of cases for what detriments rest on, what becomes of listings, and why somebody is
//! worse off than in the first arm.
//!
//! `chain.ELEMENT/ORIGIN`: a rule, `LIST/GROUND`, consequence or list; and `own-unlawful`,
//! `own-lawful`, `nothing`, or what applies of `misattributed`, `invented`, `spilled`, `protected`,
//! joined by `+`; `any` for all of them. `redress.LIST/TRUTH/STAGE`: `true`, `misattributed` or
//! `invented`; and `listings`, `objections`, `granted`, `refused`, `corrected`, `ended`, `days` or
//! `step-N`. `reasons.SET`: what applies of `own-unlawful`, `own-lawful`, `protected`, `others`,
//! `nobody`, `silence`, joined by `+`; `any` for all sets.

use assize_model::count::ArmCounts;
use assize_scenario::policy::Policy;

/// Origins, stages and sets that are told apart.
const ORIGINS: usize = 14;
const STAGES: usize = 43;
const SETS: usize = 64;

/// The number that a measure of this kind asks for.
pub fn value(counts: &ArmCounts, policy: &Policy, kind: &str, name: &str) -> Option<i64> {
    match kind {
        "chain" => {
            let (element, origin) = at(name);
            let element = place(policy, element);
            let row = &counts.chain[element * ORIGINS..(element + 1) * ORIGINS];
            Some(if origin == "any" { row.iter().sum() } else { row[number(origin)] })
        }
        "redress" => {
            let ((list, truth), stage) = (at(at(name).0), at(name).1);
            let list = policy.lists.iter().position(|l| l.id == list);
            let list = list.unwrap_or_else(|| panic!("no list in `{name}`"));
            let truth = one_of(&["true", "misattributed", "invented"], truth);
            Some(counts.redress[(3 * list + truth) * STAGES + of_stage(stage)])
        }
        "reasons" if name == "any" => Some(counts.reasons[..SETS].iter().sum()),
        "reasons" => Some(counts.reasons[set(name)]),
        _ => None,
    }
}

/// What stands before and after the last stroke.
fn at(name: &str) -> (&str, &str) {
    name.rsplit_once('/').unwrap_or_else(|| panic!("no `/` in `{name}`"))
}

fn one_of(words: &[&str], word: &str) -> usize {
    words.iter().position(|w| *w == word).unwrap_or_else(|| panic!("no `{word}`, but {words:?}"))
}

/// The place of an element; each name must be that of one alone.
fn place(policy: &Policy, name: &str) -> usize {
    let rules = policy.rules.iter().map(|rule| rule.id.clone());
    let of_list = policy
        .lists
        .iter()
        .flat_map(|list| list.grounds.iter().map(|ground| format!("{}/{}", list.id, ground.id)));
    let consequences = policy.consequences.iter().map(|c| c.id.clone());
    let lists = policy.lists.iter().map(|list| list.id.clone());
    let all: Vec<String> = rules.chain(of_list).chain(consequences).chain(lists).collect();
    let places: Vec<usize> = (0..all.len()).filter(|at| all[*at] == name).collect();
    assert!(places.len() == 1, "{} elements are named `{name}`", places.len());
    places[0]
}

/// The number of an origin.
fn number(name: &str) -> usize {
    let part = |word: &str| match word {
        "nothing" => 0,
        "protected" => 1,
        "spilled" => 2,
        "misattributed" => 4,
        "invented" => 8,
        _ => panic!("no origin `{word}`"),
    };
    match name {
        "own-unlawful" => 12,
        "own-lawful" => 13,
        words => words.split('+').map(part).sum(),
    }
}

fn of_stage(name: &str) -> usize {
    let stages = ["listings", "objections", "granted", "refused", "corrected", "ended", "days"];
    match name.strip_prefix("step-") {
        Some(step) => stages.len() + step.parse::<usize>().expect("a step of thirty days"),
        None => one_of(&stages, name),
    }
}

/// The number of a set of reasons.
fn set(name: &str) -> usize {
    let words = ["own-unlawful", "own-lawful", "protected", "others", "nobody", "silence"];
    name.split('+').map(|word| 1 << one_of(&words, word)).sum()
}
