//! Overlap: one act that several rules or grounds answer.

use std::collections::BTreeSet;

use assize_scenario::catalogue::Subject;
use assize_scenario::expr::Expr;
use assize_scenario::policy::{Award, Ground, List, Rule};

use super::example::{Example, Shows, gives};
use super::facts::{Case, Found};
use super::possible::{Origin, Possible};
use super::{Item, Kind, Proved};
use crate::finding::Part;
use crate::reading::{ground_part, rule_part};

/// The kind.
pub(super) const KIND: Kind = Kind {
    id: "overlap",
    question: "Do two rules or grounds answer the same act?",
    method: "for each conduct, every two rules of one score, grounds of lists, and rule and \
        ground: a search for somebody in whose case the conditions of both hold; steps of a yearly \
        sum are left out, of which only one counts by design",
    prove,
};

/// Everything that answers one conduct.
struct Answers<'a> {
    conduct: usize,
    rules: Vec<(usize, &'a Rule)>,
    grounds: Vec<(usize, &'a List, &'a Ground)>,
}

/// Two answers to one act.
struct Pair {
    case: Case,
    first: Answer,
    second: Answer,
}

/// One answer: a rule by index, or a ground by list and place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
    Rule(usize),
    Ground(usize, usize),
}

/// Looks at the answers to every conduct.
fn prove(possible: &Possible<'_>) -> Proved {
    let n_conducts = possible.reading.scenario.catalogue.conducts.len();
    let mut items: Vec<(usize, Item)> = Vec::new();
    let mut n_several = 0;
    for conduct in 0..n_conducts {
        let answers = answers(possible, conduct);
        if answers.rules.len() + answers.grounds.len() > 1 {
            n_several += 1;
            items.extend(item(possible, &answers));
        }
    }
    items.sort_by_key(|(weight, item)| (usize::MAX - weight, item.about.clone()));
    let looked = match n_several {
        0 => "no conduct has more than one rule or ground".to_owned(),
        n => format!("{n} kinds of conduct have several; no act meets two of them at once"),
    };
    let looked = if items.is_empty() { looked } else { String::new() };
    Proved { items: items.into_iter().map(|(_, item)| item).collect(), looked }
}

/// What answers a conduct.
fn answers<'a>(possible: &Possible<'a>, conduct: usize) -> Answers<'a> {
    let policy = possible.reading.policy;
    let rules = policy.rules.iter().enumerate();
    let answering = |(i, r): &(usize, &Rule)| {
        r.conduct == Some(conduct) && r.reach_sum.is_none() && possible.rules[*i] != Found::No
    };
    let grounds = policy.lists.iter().enumerate().flat_map(|(l, list)| {
        let of = move |(g, ground): (usize, &'a Ground)| {
            (ground.conduct == conduct).then_some((l, g, list, ground))
        };
        list.grounds.iter().enumerate().filter_map(of)
    });
    let grounds = grounds.filter(|(_, _, list, ground)| possible.ground(list, ground) != Found::No);
    Answers {
        conduct,
        rules: rules.filter(answering).collect(),
        grounds: grounds.map(|(l, _, list, ground)| (l, list, ground)).collect(),
    }
}

/// What is found about a conduct, with its weight.
fn item(possible: &Possible<'_>, answers: &Answers<'_>) -> Option<(usize, Item)> {
    let (pairs, open) = pairs(possible, answers);
    let id = &possible.reading.conduct(answers.conduct).id;
    let Some(first) = pairs.first() else {
        let parts = answers.rules.iter().map(|(_, r)| rule_part(r)).collect();
        let words = format!("whether rules for `{id}` hold together, this search cannot decide");
        let item = Item { about: id.clone(), decided: false, words, parts, example: None };
        return open.then_some((0, item));
    };
    let together: BTreeSet<Answer> = pairs.iter().flat_map(|p| [p.first, p.second]).collect();
    let hidden = hidden(possible, answers, &pairs);
    let words = words(possible, id, &together, &hidden);
    let parts = parts(answers, &together);
    let example = example(possible, answers.conduct, first);
    let item = Item { about: id.clone(), decided: true, words, parts, example };
    Some((hidden.len() * 100 + together.len(), item))
}

/// The pairs that hold together, and whether some could not be decided.
fn pairs(possible: &Possible<'_>, answers: &Answers<'_>) -> (Vec<Pair>, bool) {
    let mut all = Vec::new();
    let mut open = false;
    let mut note = |found: Found, first, second| match found {
        Found::Yes(case) => all.push(Pair { case, first, second }),
        Found::Open => open = true,
        Found::No => {}
    };
    for (at, (i, a)) in answers.rules.iter().enumerate() {
        for (j, b) in &answers.rules[at + 1..] {
            if a.subject == b.subject && a.holds.score == b.holds.score {
                let mut conditions = possible.conditions(a);
                conditions.push(&b.when);
                let found = possible.case(answers.conduct, a.subject, &conditions);
                note(found, Answer::Rule(*i), Answer::Rule(*j));
            }
        }
        for (place, (l, list, _)) in answers.grounds.iter().enumerate() {
            let exempt = Expr::Not(Box::new(list.exempt.clone()));
            let mut conditions = possible.conditions(a);
            conditions.extend((a.subject == Subject::Person).then_some(&exempt));
            let found = possible.case(answers.conduct, a.subject, &conditions);
            note(found, Answer::Rule(*i), Answer::Ground(*l, place));
        }
    }
    for (at, (l, list, ground)) in answers.grounds.iter().enumerate() {
        for (place, (m, other, _)) in answers.grounds.iter().enumerate().skip(at + 1) {
            let exempt = Expr::Not(Box::new(list.exempt.clone()));
            let exempt_there = Expr::Not(Box::new(other.exempt.clone()));
            let mut conditions = possible.doers(ground.conduct);
            let subject = possible.subject(ground.conduct);
            if subject == Subject::Person {
                conditions.extend([&exempt, &exempt_there]);
            }
            let found = possible.case(answers.conduct, subject, &conditions);
            note(found, Answer::Ground(*l, at), Answer::Ground(*m, place));
        }
    }
    (all, open)
}

/// The rules that never count, because another one that is larger holds wherever they do; with it.
fn hidden(possible: &Possible<'_>, answers: &Answers<'_>, pairs: &[Pair]) -> Vec<(usize, usize)> {
    if !possible.reading.policy.counting.largest_only {
        return Vec::new();
    }
    let rules = &possible.reading.policy.rules;
    let mut hidden = Vec::new();
    for (i, rule) in &answers.rules {
        let others = pairs.iter().filter_map(|p| match (p.first, p.second) {
            (Answer::Rule(a), Answer::Rule(b)) if a == *i => Some(b),
            (Answer::Rule(a), Answer::Rule(b)) if b == *i => Some(a),
            _ => None,
        });
        let larger = others.into_iter().find(|other| {
            let apart = Expr::Not(Box::new(rules[*other].when.clone()));
            let mut conditions = possible.conditions(rule);
            conditions.push(&apart);
            beats(possible, *other, *i)
                && rules[*other].holds.local.is_none()
                && rules[*other].holds.from.is_none()
                && possible.case(answers.conduct, rule.subject, &conditions) == Found::No
        });
        hidden.extend(larger.map(|other| (*i, other)));
    }
    hidden
}

/// Tells whether a rule counts before another, whatever they give.
fn beats(possible: &Possible<'_>, one: usize, other: usize) -> bool {
    let rules = &possible.reading.policy.rules;
    let band = |r: usize| match rules[r].award {
        Award::Grade { band, .. } => Some(band),
        _ => None,
    };
    let amounts = |r: usize| possible.values(&rules[r]).into_iter().map(i32::abs);
    match (band(one), band(other)) {
        (Some(a), Some(b)) => a > b || (a == b && one < other),
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (None, None) => {
            let (least, most) = (amounts(one).min(), amounts(other).max());
            least > most || (least == most && one < other)
        }
    }
}

/// The finding in a sentence.
fn words(
    possible: &Possible<'_>,
    id: &str,
    together: &BTreeSet<Answer>,
    hidden: &[(usize, usize)],
) -> String {
    let policy = possible.reading.policy;
    let rules = together.iter().filter(|a| matches!(a, Answer::Rule(_))).count();
    let grounds = together.len() - rules;
    let rule = |r: usize| &policy.rules[r].id;
    let mut text = match (rules, grounds) {
        (0, _) => format!("one act of `{id}` meets {grounds} grounds of lists at once"),
        (1, _) => {
            format!("one act of `{id}` is answered twice: by points or a grade, and by a list")
        }
        (_, 0) => format!("one act of `{id}` meets {rules} rules at once"),
        _ => format!("one act of `{id}` meets {rules} rules and {grounds} grounds at once"),
    };
    if rules > 1 {
        text.push_str(if policy.counting.largest_only {
            "; only the largest counts"
        } else {
            "; each of them counts"
        });
    }
    for (lost, larger) in hidden.iter().take(3) {
        let (lost, larger) = (rule(*lost), rule(*larger));
        text.push_str(&format!("; rule {lost} never counts, as {larger} always comes before it"));
    }
    text
}

/// The names of the answers that hold together.
fn parts(answers: &Answers<'_>, together: &BTreeSet<Answer>) -> Vec<Part> {
    let rules = answers.rules.iter().filter(|(i, _)| together.contains(&Answer::Rule(*i)));
    let grounds = answers.grounds.iter().enumerate();
    let grounds = grounds.filter(|(at, (l, ..))| together.contains(&Answer::Ground(*l, *at)));
    let names = rules.map(|(_, rule)| rule_part(rule));
    names.chain(grounds.map(|(_, (_, list, ground))| ground_part(list, ground))).collect()
}

/// One act that two answer.
fn example(possible: &Possible<'_>, conduct: usize, pair: &Pair) -> Option<Example> {
    if possible.origins[conduct] == Origin::Process {
        return None;
    }
    let policy = possible.reading.policy;
    let given = |answer: Answer| match answer {
        Answer::Rule(r) => {
            let rule = &policy.rules[r];
            let score = policy.score(rule.subject, rule.holds.score);
            gives(rule, possible.mildest(rule, &pair.case), score)
        }
        Answer::Ground(list, _) => format!("list {} is entered", policy.lists[list].id),
    };
    let both = format!("{} and {}", given(pair.first), given(pair.second));
    let (outcome, seen) = match (pair.first, pair.second) {
        (Answer::Rule(a), Answer::Rule(b)) if policy.counting.largest_only => {
            let wins = if beats(possible, b, a) { b } else { a };
            (format!("only rule {} counts", policy.rules[wins].id), vec![wins])
        }
        (Answer::Rule(a), Answer::Rule(b)) => ("both count".to_owned(), vec![a, b]),
        _ => ("both follow from the one act".to_owned(), Vec::new()),
    };
    let mut example = Example::of(outcome, 12).act(possible, conduct, &pair.case, both);
    for answer in [pair.first, pair.second] {
        example = match answer {
            Answer::Rule(r) => example.with_rule(r, &policy.rules[r]),
            Answer::Ground(l, _) => {
                example.lists.push(l);
                let list = &policy.lists[l];
                let ground = list.grounds.iter().find(|g| g.conduct == conduct);
                let ground = ground.map_or(String::new(), |g| g.id.clone());
                example.shows(Shows::Ground(list.id.clone(), ground))
            }
        };
        if let Answer::Rule(r) = answer
            && (seen.is_empty() || seen.contains(&r))
        {
            example = example.shows(Shows::Rule(policy.rules[r].id.clone()));
        }
    }
    Some(example)
}
