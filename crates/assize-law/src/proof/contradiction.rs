//! Contradiction: what is rewarded and punished at once, what is opened and closed at once.

use std::collections::BTreeMap;

use assize_scenario::expr::Expr;
use assize_scenario::policy::{Award, Consequence, Effect, Rule, Trigger};

use super::bands::way_into;
use super::example::{Example, Shows, gives};
use super::facts::Found;
use super::possible::{Origin, Possible};
use super::reach::Way;
use super::{Item, Kind, Proved};
use crate::finding::Part;
use crate::reading::{consequence_part, ground_part, rule_part};
use assize_scenario::catalogue::Subject;

/// The kind.
pub(super) const KIND: Kind = Kind {
    id: "contradiction",
    question: "Is the same act rewarded and punished, or the same service opened and closed to the \
        same people?",
    method: "for each conduct, two rules of one score with opposite signs whose conditions hold \
        together; for each service, a favour and a hindrance in one band, on one list, or in \
        a band and on a list that one person can be in at once; an act that leads onto a ban and \
        an honour",
    prove,
};

/// Looks at rules, consequences and lists.
fn prove(possible: &Possible<'_>) -> Proved {
    let mut items = signs(possible);
    items.extend(services(possible));
    items.extend(colours(possible));
    let looked = "no act is rewarded and punished at once, no service is opened and closed to the \
        same people, and no act leads onto a ban and an honour"
        .to_owned();
    Proved { looked: if items.is_empty() { looked } else { String::new() }, items }
}

/// Whether a rule counts for or against somebody.
fn sign(possible: &Possible<'_>, rule: &Rule) -> i32 {
    match rule.award {
        Award::Grade { band, .. } => {
            let score = possible.reading.policy.score(rule.subject, rule.holds.score);
            let default = score.map_or(band, |s| s.default_band);
            i32::from(band < default) - i32::from(band > default)
        }
        _ => possible.values(rule).last().map_or(0, |v| v.signum()),
    }
}

/// Rules with opposite signs for one act.
fn signs(possible: &Possible<'_>) -> Vec<Item> {
    let mut by_conduct: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, rule) in possible.reading.policy.rules.iter().enumerate() {
        if let Some(conduct) = rule.conduct.filter(|_| possible.rules[index] != Found::No) {
            by_conduct.entry(conduct).or_default().push(index);
        }
    }
    by_conduct.iter().filter_map(|(conduct, rules)| opposite(possible, *conduct, rules)).collect()
}

/// What is found about the signs of the rules for one conduct.
fn opposite(possible: &Possible<'_>, conduct: usize, rules: &[usize]) -> Option<Item> {
    let all = &possible.reading.policy.rules;
    let (mut found, mut open) = (Vec::new(), Vec::new());
    for (at, a) in rules.iter().enumerate() {
        for b in &rules[at + 1..] {
            let (one, other) = (&all[*a], &all[*b]);
            let alike = one.subject == other.subject && one.holds.score == other.holds.score;
            if !alike || sign(possible, one) * sign(possible, other) >= 0 {
                continue;
            }
            let mut conditions = possible.conditions(one);
            conditions.push(&other.when);
            match possible.case(conduct, one.subject, &conditions) {
                Found::Yes(case) => found.push((*a, *b, case)),
                Found::Open => open.push((*a, *b)),
                Found::No => {}
            }
        }
    }
    let id = &possible.reading.conduct(conduct).id;
    if let Some((a, b, case)) = found.first() {
        let words = format!(
            "the same act of `{id}` is rewarded by rule {} and punished by rule {}",
            all[if sign(possible, &all[*a]) > 0 { *a } else { *b }].id,
            all[if sign(possible, &all[*a]) > 0 { *b } else { *a }].id,
        );
        let given = |r: usize| {
            let score = possible.reading.policy.score(all[r].subject, all[r].holds.score);
            gives(&all[r], possible.mildest(&all[r], case), score)
        };
        let both = format!("{} and {}", given(*a), given(*b));
        let outcome = if possible.reading.policy.counting.largest_only {
            "the larger of them decides which it was"
        } else {
            "both count"
        };
        let acts = Example::of(outcome, 12).act(possible, conduct, case, both);
        let mut acts = acts.with_rule(*a, &all[*a]).with_rule(*b, &all[*b]);
        acts.shows = seen(possible, *a, *b);
        let parts = found.iter().flat_map(|(a, b, _)| [rule_part(&all[*a]), rule_part(&all[*b])]);
        let example = (possible.origins[conduct] != Origin::Process).then_some(acts);
        return Some(Item {
            about: id.clone(),
            decided: true,
            words,
            parts: distinct(parts.collect()),
            example,
        });
    }
    let parts = open.iter().flat_map(|(a, b)| [rule_part(&all[*a]), rule_part(&all[*b])]);
    let parts = distinct(parts.collect());
    let words = format!(
        "rules for `{id}` have opposite signs; whether they hold together, this \
                         search cannot decide"
    );
    let about = id.clone();
    (!parts.is_empty()).then_some(Item { about, decided: false, words, parts, example: None })
}

/// What a run shows of two rules with opposite signs: both, or the larger one.
fn seen(possible: &Possible<'_>, a: usize, b: usize) -> Vec<Shows> {
    let policy = possible.reading.policy;
    let most = |r: usize| possible.values(&policy.rules[r]).last().map_or(i32::MAX, |v| v.abs());
    let shown: Vec<usize> = match policy.counting.largest_only {
        false => vec![a, b],
        true if most(b) > most(a) => vec![b],
        true => vec![a],
    };
    shown.into_iter().map(|r| Shows::Rule(policy.rules[r].id.clone())).collect()
}

/// Parts, each once.
fn distinct(mut parts: Vec<Part>) -> Vec<Part> {
    parts.sort_by(|a, b| (a.element, &a.id).cmp(&(b.element, &b.id)));
    parts.dedup();
    parts
}

/// Favours and hindrances of one service for the same people.
fn services(possible: &Possible<'_>) -> Vec<Item> {
    let consequences = &possible.reading.policy.consequences;
    let mut by_service: BTreeMap<(usize, bool), Vec<Met>> = BTreeMap::new();
    for (f, favour) in consequences.iter().enumerate().filter(|(_, c)| !c.effect.is_detriment()) {
        for (h, hinder) in consequences.iter().enumerate() {
            let hinders = hinder.effect.is_detriment() && hinder.service == favour.service;
            if !hinders || hinder.effect == Effect::Publicise {
                continue;
            }
            if let Some(meeting) = meets(possible, favour, hinder) {
                let key = (favour.service, meeting.one_state);
                by_service.entry(key).or_default().push((f, h, meeting));
            }
        }
    }
    let mut items: Vec<Item> =
        by_service.into_iter().map(|((service, _), met)| opened(possible, service, &met)).collect();
    items.sort_by_key(|item| !item.decided);
    items
}

/// A favour and a hindrance, by index, with where they meet.
type Met = (usize, usize, Meeting);

/// Where somebody is whom a service is opened and closed to.
struct Meeting {
    /// In words.
    state: String,
    /// Whether it is a single band or list.
    one_state: bool,
    /// How one gets there, if that is certain.
    example: Option<Example>,
}

/// Looks for people to whom both consequences apply.
fn meets(possible: &Possible<'_>, favour: &Consequence, hinder: &Consequence) -> Option<Meeting> {
    let subject = possible.reading.scenario.services[favour.service].subject;
    match (&favour.trigger, &hinder.trigger) {
        (Trigger::Bands(a), Trigger::Bands(b)) if favour.score == hinder.score => {
            let (band, way) = certain_band(possible, (subject, favour.score), a & b)?;
            let state = format!("band {band}");
            let example = way.map(|way| way_into(possible, &way, format!("in {state}"), 12));
            Some(Meeting { state, one_state: true, example })
        }
        (Trigger::List(a), Trigger::List(b)) if a == b => {
            let state = format!("list {}", possible.reading.policy.lists[*a].id);
            let example = onto(possible, *a, Example::of(format!("on {state}"), 12));
            Some(Meeting { state, one_state: true, example })
        }
        (Trigger::Bands(bits), Trigger::List(list)) => {
            both(possible, (subject, favour.score), *bits, *list)
        }
        (Trigger::List(list), Trigger::Bands(bits)) => {
            both(possible, (subject, hinder.score), *bits, *list)
        }
        (Trigger::List(a), Trigger::List(b)) => {
            let [one, other] = [a, b].map(|l| &possible.reading.policy.lists[*l].id);
            let state = format!("lists {one} and {other}");
            let example = onto(possible, *a, Example::of(format!("on {state}"), 12));
            let example = example.and_then(|example| onto(possible, *b, example));
            Some(Meeting { state, one_state: false, example })
        }
        (Trigger::Bands(_), Trigger::Bands(_)) => None,
    }
}

/// A band of some that may be reached, with the way into it if it is certain.
fn certain_band(
    possible: &Possible<'_>,
    which: (Subject, usize),
    bits: u8,
) -> Option<(String, Option<Way>)> {
    let reached = possible.reached(which.0, which.1)?;
    let score = possible.reading.policy.score(which.0, which.1)?;
    let among = || (0..score.bands.len()).filter(|b| bits & (1 << b) != 0);
    let ways = among().filter_map(|b| Some((b, reached.certain[b].clone()?)));
    let shortest = ways.min_by_key(|(_, way)| match way {
        Way::Stays => 0,
        Way::Grade(_) => 1,
        Way::Points(steps) => steps.len(),
    });
    let label = |b: usize| score.bands[b].label.clone();
    match shortest {
        Some((band, way)) => Some((label(band), Some(way))),
        None => among().find(|b| reached.maybe[*b]).map(|b| (label(b), None)),
    }
}

/// Somebody in a band and on a list at once: certain if no rule answers what leads onto the list.
fn both(
    possible: &Possible<'_>,
    which: (Subject, usize),
    bits: u8,
    list: usize,
) -> Option<Meeting> {
    let (band, way) = certain_band(possible, which, bits)?;
    let it = &possible.reading.policy.lists[list];
    let state = format!("band {band} and list {}", it.id);
    let way = way.map(|way| way_into(possible, &way, format!("in {state}"), 12));
    let answered = |conduct: usize| {
        let mut rules = possible.reading.policy.rules.iter();
        rules.any(|r| r.conduct == Some(conduct) && r.holds.score == which.1)
    };
    let apart = |example: &Example| example.acts.last().is_none_or(|a| !answered(a.conduct));
    let emits = it.emits.is_some_and(answered);
    let example = way.and_then(|way| onto(possible, list, way)).filter(|e| apart(e) && !emits);
    Some(Meeting { state, one_state: false, example })
}

/// The example with an act that leads onto a list.
pub(super) fn onto(possible: &Possible<'_>, list: usize, example: Example) -> Option<Example> {
    let reading = &possible.reading;
    let leads =
        (0..reading.policy.lists.len()).filter(|l| reading.brought_with(*l).contains(&list));
    let mut all = leads.flat_map(|l| {
        let it = &reading.policy.lists[l];
        it.grounds.iter().map(move |ground| (l, it, ground))
    });
    let found = all.find_map(|(l, it, ground)| {
        let acted = possible.origins[ground.conduct] != Origin::Process;
        let case = possible.ground(it, ground).case().cloned().filter(|_| acted)?;
        Some((l, it, ground, case))
    });
    let (l, it, ground, case) = found?;
    let answered = format!("ground {}/{} lists", it.id, ground.id);
    let mut example = example.act(possible, ground.conduct, &case, answered);
    example.lists.extend(reading.brought_with(l));
    Some(example)
}

/// The finding about one service.
fn opened(possible: &Possible<'_>, service: usize, met: &[(usize, usize, Meeting)]) -> Item {
    let consequences = &possible.reading.policy.consequences;
    let id = &possible.reading.scenario.services[service].id;
    let shown = met.iter().find(|(.., m)| m.example.is_some()).unwrap_or(&met[0]);
    let (favour, hinder, meeting) = (&consequences[shown.0], &consequences[shown.1], &shown.2);
    let first = if shown.0 < shown.1 { favour } else { hinder };
    let words = format!(
        "`{id}` is given first (consequence {}) and hindered (consequence {}) for the same people, \
         those in {}; where both are carried out, {} decides because it is written first",
        favour.id, hinder.id, meeting.state, first.id
    );
    let parts = met.iter().flat_map(|(f, h, _)| [*f, *h]);
    let parts = distinct(parts.map(|c| consequence_part(&consequences[c])).collect());
    let example = meeting.example.clone().map(|mut example| {
        example.consequences = vec![shown.0, shown.1];
        let shows = [favour, hinder].map(|c| Shows::Consequence(c.id.clone()));
        example.shows.extend(shows);
        example
    });
    let decided = example.is_some();
    let words = if decided {
        words
    } else {
        format!(
            "`{id}` is given first in one state and hindered in another ({}); whether one \
                 person can be in both at once, this search cannot decide",
            meeting.state
        )
    };
    Item { about: format!("service {id}"), decided, words, parts, example }
}

/// Acts that lead onto a ban and an honour.
fn colours(possible: &Possible<'_>) -> Vec<Item> {
    let lists = &possible.reading.policy.lists;
    let mut items = Vec::new();
    for (h, honour) in lists.iter().enumerate().filter(|(_, l)| l.manner.red) {
        for (b, ban) in lists.iter().enumerate().filter(|(_, l)| !l.manner.red) {
            for one in &honour.grounds {
                let Some(other) = ban.grounds.iter().find(|g| g.conduct == one.conduct) else {
                    continue;
                };
                let exempt = [&honour.exempt, &ban.exempt].map(|e| Expr::Not(Box::new(e.clone())));
                let mut conditions = possible.doers(one.conduct);
                conditions.extend(&exempt);
                let subject = possible.subject(one.conduct);
                let Found::Yes(case) = possible.case(one.conduct, subject, &conditions) else {
                    continue;
                };
                let id = &possible.reading.conduct(one.conduct).id;
                let words = format!(
                    "the same act of `{id}` leads onto the honour {} and the ban {}",
                    honour.id, ban.id
                );
                let answered = format!("both {} and {} list", honour.id, ban.id);
                let mut example =
                    Example::of("on both", 12).act(possible, one.conduct, &case, answered);
                example.lists.extend([h, b]);
                let shown = [(honour, one), (ban, other)];
                example.shows.extend(shown.map(|(l, g)| Shows::Ground(l.id.clone(), g.id.clone())));
                items.push(Item {
                    about: id.clone(),
                    decided: true,
                    words,
                    parts: vec![ground_part(honour, one), ground_part(ban, other)],
                    example: Some(example),
                });
            }
        }
    }
    items
}
