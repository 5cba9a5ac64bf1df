//! Heavier for lighter: a lighter act that is punished more than a graver one, a smaller quantity
//! more than a larger one, a better band more than a worse one.

use std::collections::BTreeMap;

use assize_scenario::catalogue::{Polarity, Subject};
use assize_scenario::expr::{Expr, Name};
use assize_scenario::policy::{Award, Rule, Trigger};

use super::bands::{counted, lasting, named, way_into};
use super::example::{Example, Shows, gives};
use super::facts::{Case, look};
use super::possible::{Origin, Possible};
use super::{Item, Kind, OPEN, Proved};
use crate::reading::{consequence_part, ground_part, rule_part};

/// The kind.
pub(super) const KIND: Kind = Kind {
    id: "heavier-for-lighter",
    question: "Is a lighter act, a smaller amount or a better band treated more harshly?",
    method: "within a field of conduct, the least that a lighter act costs against the most that a \
        graver one costs, by the gravity that the catalogue of conduct gives (a judgement of its \
        authors); terms of one list in the same way; steps by quantity and by gravity; how long \
        losses count; consequences from band to band",
    prove,
};

/// Looks at acts, lists, steps, losses and bands.
fn prove(possible: &Possible<'_>) -> Proved {
    let mut items = domains(possible);
    items.extend(lists(possible));
    items.extend(steps(possible));
    items.extend(sums(possible));
    items.extend(losses(possible));
    items.extend(bands(possible));
    let looked = "no lighter act costs more than a graver one of its field, no step by quantity \
        falls, and no band closes what a worse one leaves open"
        .to_owned();
    Proved { looked: if items.is_empty() { looked } else { String::new() }, items }
}

/// How hard an act is hit: the band from a clean slate, then points lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Blow {
    band: usize,
    points: i32,
}

/// A kind of conduct with what it costs.
struct Costed {
    conduct: usize,
    gravity: u8,
    least: Blow,
    most: Blow,
    /// The rule that makes the least, and one that makes the most.
    rules: (usize, usize),
}

/// Inversions between kinds of conduct of one field.
fn domains(possible: &Possible<'_>) -> Vec<Item> {
    let mut items: Vec<((usize, i32), Item)> = Vec::new();
    for (subject, number, _) in &possible.scores {
        let mut by_domain: BTreeMap<usize, Vec<Costed>> = BTreeMap::new();
        for costed in costed(possible, (*subject, *number)) {
            let domain = possible.reading.conduct(costed.conduct).domain;
            by_domain.entry(domain).or_default().push(costed);
        }
        for (domain, all) in &by_domain {
            items.extend(inverted(possible, *domain, all));
        }
    }
    items.sort_by_key(|(gap, _)| std::cmp::Reverse(*gap));
    items.into_iter().map(|(_, item)| item).collect()
}

/// What each harmful conduct costs in a score.
fn costed(possible: &Possible<'_>, which: (Subject, usize)) -> Vec<Costed> {
    let mut by_conduct: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, rule) in possible.reading.policy.rules.iter().enumerate() {
        let own = rule.subject == which.0 && rule.holds.score == which.1;
        if let Some(conduct) = rule.conduct.filter(|_| own && possible.ever[index]) {
            by_conduct.entry(conduct).or_default().push(index);
        }
    }
    let harm = |c: &usize| possible.reading.conduct(*c).polarity == Polarity::Harm;
    let each = by_conduct.iter().filter(|(c, _)| harm(c));
    each.filter_map(|(conduct, rules)| cost(possible, which, *conduct, rules)).collect()
}

/// What one conduct costs: the least by rules that always answer it, the most by any.
fn cost(
    possible: &Possible<'_>,
    which: (Subject, usize),
    conduct: usize,
    rules: &[usize],
) -> Option<Costed> {
    let policy = possible.reading.policy;
    let plain = |r: &&usize| {
        let rule = &policy.rules[**r];
        rule.when == Expr::Const(1)
            && rule.reach_sum.is_none()
            && rule.holds.local.is_none()
            && rule.holds.from.is_none()
            && possible.can(**r)
    };
    let at = |r: &usize, most: bool| (blow(possible, which, &policy.rules[*r], most), *r);
    let (least, by) = rules.iter().filter(plain).map(|r| at(r, false)).max()?;
    let (mut most, most_by) = rules.iter().map(|r| at(r, true)).max()?;
    if !policy.counting.largest_only {
        let all = rules.iter().map(|r| blow(possible, which, &policy.rules[*r], true).points);
        let score = policy.score(which.0, which.1)?;
        most.points = all.sum();
        most.band = most.band.max(score.band_of(score.clamp(score.start - most.points)));
    }
    let gravity = possible.reading.conduct(conduct).gravity;
    (least.points > 0 || least.band > 0).then_some(Costed {
        conduct,
        gravity,
        least,
        most,
        rules: (by, most_by),
    })
}

/// How hard a rule hits from a clean slate, at least or at most.
fn blow(possible: &Possible<'_>, which: (Subject, usize), rule: &Rule, most: bool) -> Blow {
    let Some(score) = possible.reading.policy.score(which.0, which.1) else {
        return Blow { band: 0, points: 0 };
    };
    if let Award::Grade { band, .. } = rule.award {
        return Blow { band: band.max(score.default_band), points: 0 };
    }
    let values = possible.values(rule);
    let value = if most { values.last() } else { values.first() };
    let points = value.map_or(0, |v| (-v).max(0));
    Blow { band: score.band_of(score.clamp(score.start - points)).max(score.default_band), points }
}

/// The inversions in one field, as one finding with the widest of them.
fn inverted(
    possible: &Possible<'_>,
    domain: usize,
    all: &[Costed],
) -> Option<((usize, i32), Item)> {
    let listed = |c: usize| {
        let lists = possible.reading.policy.lists.iter().filter(|l| !l.manner.red);
        lists.flat_map(|l| &l.grounds).any(|g| g.conduct == c)
    };
    let mut pairs: Vec<(&Costed, &Costed)> = Vec::new();
    for light in all {
        for grave in all {
            let comparable = light.least.band != grave.most.band
                || (!is_grade(possible, light.rules.0) && !is_grade(possible, grave.rules.1));
            if light.gravity < grave.gravity
                && light.least > grave.most
                && comparable
                && !listed(grave.conduct)
            {
                pairs.push((light, grave));
            }
        }
    }
    let gap = |(light, grave): &&(&Costed, &Costed)| {
        let apart = light.least.band - grave.most.band;
        (apart, light.least.points - grave.most.points, grave.gravity - light.gravity)
    };
    let (light, grave) = pairs.iter().max_by_key(gap)?;
    let reading = &possible.reading;
    let title = &reading.scenario.catalogue.domains[domain].id;
    let named = |c: &Costed| reading.conduct(c.conduct).id.clone();
    let words = format!(
        "in the field `{title}` a lighter act costs more than a graver one in {}; most so \
         `{}` (gravity {}: {}) against `{}` (gravity {}: at most {})",
        counted(pairs.len(), "pair"),
        named(light),
        light.gravity,
        told(possible, light.rules.0, light.least),
        named(grave),
        grave.gravity,
        told(possible, grave.rules.1, grave.most),
    );
    let rules = &reading.policy.rules;
    let mut indices: Vec<usize> = pairs.iter().flat_map(|(l, g)| [l.rules.0, g.rules.1]).collect();
    indices.sort_unstable();
    indices.dedup();
    let parts = indices.iter().map(|r| rule_part(&rules[*r])).collect();
    let outcome = "the first act, the lighter one, costs more";
    let example = side_by_side(possible, light.rules.0, grave.rules.1, outcome);
    let gap = (light.least.band - grave.most.band, light.least.points - grave.most.points);
    Some((gap, Item { about: title.clone(), decided: true, words, parts, example }))
}

/// Tells whether a rule grades.
fn is_grade(possible: &Possible<'_>, rule: usize) -> bool {
    matches!(possible.reading.policy.rules[rule].award, Award::Grade { .. })
}

/// What a rule does, in words.
fn told(possible: &Possible<'_>, rule: usize, blow: Blow) -> String {
    let it = &possible.reading.policy.rules[rule];
    let score = possible.reading.policy.score(it.subject, it.holds.score);
    gives(it, -blow.points, score)
}

/// An example of two acts under two rules.
fn side_by_side(
    possible: &Possible<'_>,
    one: usize,
    other: usize,
    outcome: &str,
) -> Option<Example> {
    let rules = &possible.reading.policy.rules;
    let mut example = Example::of(outcome, 24);
    for rule in [one, other] {
        let case = possible.rules[rule].case()?;
        let points = possible.mildest(&rules[rule], case);
        example = example.answered(possible, rule, case, points);
        example = example.shows(Shows::Rule(rules[rule].id.clone()));
    }
    example.who = "two persons alike, one act each".to_owned();
    let acted =
        |rule: usize| rules[rule].conduct.is_some_and(|c| possible.origins[c] != Origin::Process);
    (acted(one) && acted(other)).then_some(example)
}

/// Terms of one list that are longer for a lighter act.
fn lists(possible: &Possible<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    for (index, list) in possible.reading.policy.lists.iter().enumerate() {
        if list.manner.red {
            continue;
        }
        let gravity = |c: usize| possible.reading.conduct(c).gravity;
        let mut pairs = Vec::new();
        for light in &list.grounds {
            for grave in &list.grounds {
                let least = light.months.unwrap_or(OPEN);
                let longer = grave.longer.map_or(0, |(_, _, to)| to);
                let most = grave.months.map_or(OPEN, |m| m + longer);
                if gravity(light.conduct) < gravity(grave.conduct) && least > most {
                    pairs.push((least - most, light, grave));
                }
            }
        }
        let Some((_, light, grave)) = pairs.iter().max_by_key(|(gap, ..)| *gap) else { continue };
        let of = |g: &assize_scenario::policy::Ground| {
            format!(
                "`{}` (gravity {}) {}",
                possible.reading.conduct(g.conduct).id,
                gravity(g.conduct),
                g.months.map_or("without a term".to_owned(), lasting)
            )
        };
        let words = format!(
            "list {} holds a lighter act longer than a graver one in {}: {}, {}",
            list.id,
            counted(pairs.len(), "pair"),
            of(light),
            of(grave)
        );
        let mut example = Example::of("the first, the lighter one, is listed longer", 24);
        for ground in [light, grave] {
            let found = possible.ground(list, ground);
            if let Some(case) = found.case() {
                let answered = format!("ground {}/{} lists", list.id, ground.id);
                example = example.act(possible, ground.conduct, case, answered);
                example = example.shows(Shows::Ground(list.id.clone(), ground.id.clone()));
            }
        }
        example.who = "two persons alike, one act each".to_owned();
        example.lists.push(index);
        let parts = vec![ground_part(list, light), ground_part(list, grave)];
        let about = format!("list {}", list.id);
        let example = (example.acts.len() == 2).then_some(example);
        items.push(Item { about, decided: true, words, parts, example });
    }
    items
}

/// Steps by a quantity or by gravity that fall.
fn steps(possible: &Possible<'_>) -> Vec<Item> {
    let mut by_conduct: BTreeMap<(usize, Subject, usize), Vec<usize>> = BTreeMap::new();
    for (index, rule) in possible.reading.policy.rules.iter().enumerate() {
        if let Some(conduct) = rule.conduct.filter(|_| rule.reach_sum.is_none())
            && possible.can(index)
        {
            let key = (conduct, rule.subject, rule.holds.score);
            by_conduct.entry(key).or_default().push(index);
        }
    }
    let several = by_conduct.into_iter().filter(|(_, rules)| rules.len() > 1);
    several.filter_map(|((c, s, n), rules)| falling(possible, c, (s, n), &rules)).collect()
}

/// A smaller quantity that is hit harder than a larger one.
fn falling(
    possible: &Possible<'_>,
    conduct: usize,
    which: (Subject, usize),
    rules: &[usize],
) -> Option<Item> {
    let all = &possible.reading.policy.rules;
    let mut seen = BTreeMap::new();
    rules.iter().for_each(|r| look(&all[*r].when, &mut seen));
    let quantity = possible.reading.conduct(conduct).quantity.as_ref().map(|q| q.name);
    let names = [quantity, Some(Name::Gravity)].into_iter().flatten();
    let base = possible.case(conduct, which.0, &possible.doers(conduct)).case()?.clone();
    for name in names.filter(|name| seen.contains_key(name)) {
        let (low, high) = possible.limits(conduct, which.0).range(name);
        let around = seen[&name].with.iter().flat_map(|v| [*v - 1, *v, *v + 1]);
        let mut points: Vec<i64> = around.chain([low, high]).collect();
        points.retain(|v| (low..=high).contains(v));
        points.sort_unstable();
        points.dedup();
        let at = |value: i64| hit(possible, which, rules, &with(&base, name, value));
        let hits: Vec<(i64, (Blow, Option<usize>))> =
            points.into_iter().map(|v| (v, at(v))).collect();
        for (i, (small, (hard, by))) in hits.iter().enumerate() {
            for (large, (soft, other)) in &hits[i + 1..] {
                if let Some(by) = by.filter(|_| hard > soft) {
                    return Some(fallen(
                        possible,
                        conduct,
                        name,
                        (*small, by),
                        (*large, *other),
                        &base,
                    ));
                }
            }
        }
    }
    None
}

/// A case with one fact changed.
fn with(case: &Case, name: Name, value: i64) -> Case {
    let mut changed = case.clone();
    changed.facts.insert(name, value);
    changed
}

/// How hard an act is hit in a case, by the rule that hits hardest at its mildest.
fn hit(
    possible: &Possible<'_>,
    which: (Subject, usize),
    rules: &[usize],
    case: &Case,
) -> (Blow, Option<usize>) {
    let score = possible.reading.policy.score(which.0, which.1);
    let default = score.map_or(0, |s| s.default_band);
    let nothing = (Blow { band: default, points: 0 }, None);
    let all = &possible.reading.policy.rules;
    let answering = rules.iter().filter(|r| all[**r].when.holds(case));
    let hits = answering.map(|r| {
        let blow = match &all[*r].award {
            Award::Grade { .. } => blow(possible, which, &all[*r], false),
            _ => {
                let points = (-possible.mildest(&all[*r], case)).max(0);
                let band = score.map_or(0, |s| s.band_of(s.clamp(s.start - points)).max(default));
                Blow { band, points }
            }
        };
        (blow, Some(*r))
    });
    hits.max_by_key(|(blow, _)| *blow).unwrap_or(nothing)
}

/// The finding about a step that falls.
fn fallen(
    possible: &Possible<'_>,
    conduct: usize,
    name: Name,
    (small, by): (i64, usize),
    (large, other): (i64, Option<usize>),
    base: &Case,
) -> Item {
    let rules = &possible.reading.policy.rules;
    let id = &possible.reading.conduct(conduct).id;
    let what = Name::ALL.iter().find(|(n, ..)| *n == name).map_or("", |(.., field)| field);
    let at = |rule: usize, value: i64| {
        let score = possible.reading.policy.score(rules[rule].subject, rules[rule].holds.score);
        gives(&rules[rule], possible.mildest(&rules[rule], &with(base, name, value)), score)
    };
    let less = other.map_or("nothing answers it".to_owned(), |o| at(o, large));
    let words = format!(
        "`{id}` with {what} {small} is hit harder ({}) than with {what} {large} ({less})",
        at(by, small)
    );
    let mut example = Example::of("the first act, the smaller one, costs more", 24);
    for (rule, value) in [(Some(by), small), (other, large)] {
        let Some(rule) = rule else { continue };
        let case = with(base, name, value);
        let points = possible.mildest(&rules[rule], &case);
        example = example.answered(possible, rule, &case, points);
        example = example.shows(Shows::Rule(rules[rule].id.clone()));
    }
    example.who = "two persons alike, one act each".to_owned();
    let parts = [Some(by), other].into_iter().flatten().map(|r| rule_part(&rules[r])).collect();
    let acted = possible.origins[conduct] != Origin::Process;
    let example = acted.then_some(example);
    Item { about: id.clone(), decided: true, words, parts, example }
}

/// A step of a yearly sum: from which sum, the points, the rule.
type Step = (u32, i32, usize);

/// Steps of a yearly sum that fall.
fn sums(possible: &Possible<'_>) -> Vec<Item> {
    let mut by_conduct: BTreeMap<(usize, Subject, usize), Vec<Step>> = BTreeMap::new();
    for (index, rule) in possible.reading.policy.rules.iter().enumerate() {
        if let (Some(conduct), Some(sum), true) =
            (rule.conduct, rule.reach_sum, possible.can(index))
            && rule.when == Expr::Const(1)
            && let Some(worst) = possible.values(rule).into_iter().min().filter(|v| *v < 0)
        {
            let key = (conduct, rule.subject, rule.holds.score);
            by_conduct.entry(key).or_default().push((sum, worst, index));
        }
    }
    let rules = &possible.reading.policy.rules;
    let mut items = Vec::new();
    for ((conduct, ..), mut steps) in by_conduct {
        steps.sort_unstable();
        let Some([small, large]) = steps.array_windows::<2>().find(|[a, b]| a.0 < b.0 && a.1 < b.1)
        else {
            continue;
        };
        let id = &possible.reading.conduct(conduct).id;
        let words = format!(
            "a year's sum of {} of `{id}` costs {} points (rule {}), one of {} only {} (rule {})",
            small.0, -small.1, rules[small.2].id, large.0, -large.1, rules[large.2].id
        );
        let parts = vec![rule_part(&rules[small.2]), rule_part(&rules[large.2])];
        let outcome = "the smaller sum costs more";
        let example = side_by_side(possible, small.2, large.2, outcome);
        items.push(Item { about: id.clone(), decided: true, words, parts, example });
    }
    items
}

/// Larger losses that run out sooner than smaller ones, by the table of validity.
fn losses(possible: &Possible<'_>) -> Option<Item> {
    let policy = possible.reading.policy;
    let mut all: Vec<(i32, u32, usize)> = Vec::new();
    for (index, rule) in policy.rules.iter().enumerate() {
        let own = possible.can(index) && rule.validity.is_none() && rule.reach_sum.is_none();
        for value in possible.values(rule).into_iter().filter(|v| own && *v < 0) {
            all.push((-value, possible.validity(rule, value), index));
        }
    }
    all.sort_unstable();
    let longest = |upto: usize| all[..upto].iter().max_by_key(|(_, months, _)| *months);
    let (larger, small) = all.iter().enumerate().find_map(|(i, large)| {
        let small = longest(i).filter(|small| small.0 < large.0 && small.1 > large.1)?;
        Some((*large, *small))
    })?;
    let rules = &policy.rules;
    let words = format!(
        "a loss of {} points counts {} months (rule {}), one of {} points {} months (rule {})",
        small.0, small.1, rules[small.2].id, larger.0, larger.1, rules[larger.2].id
    );
    let parts = vec![rule_part(&rules[small.2]), rule_part(&rules[larger.2])];
    let outcome = "the smaller loss counts longer";
    let example = side_by_side(possible, small.2, larger.2, outcome);
    Some(Item { about: "validity".to_owned(), decided: true, words, parts, example })
}

/// Bands that close what a worse band leaves open.
fn bands(possible: &Possible<'_>) -> Vec<Item> {
    let all = &possible.reading.policy.consequences;
    let mut items = Vec::new();
    for (subject, number, reached) in &possible.scores {
        let of = |c: usize| {
            let service = possible.reading.scenario.services[all[c].service].subject;
            (service, all[c].score) == (*subject, *number)
        };
        let bits = |c: usize| match all[c].trigger {
            Trigger::Bands(bits) if of(c) => Some(bits),
            _ => None,
        };
        let score = possible.reading.policy.score(*subject, *number).expect("a score of the arm");
        let mut pairs = Vec::new();
        for (c, consequence) in all.iter().enumerate().filter(|(_, c)| c.effect.is_detriment()) {
            let Some(own) = bits(c) else { continue };
            let same = (0..all.len()).filter(|o| {
                all[*o].service == consequence.service && all[*o].effect.is_detriment()
            });
            let closed = same.filter_map(bits).fold(0, |a, b| a | b);
            let hit = reached.may().find(|b| own & (1 << b) != 0);
            let spared = hit.and_then(|b| reached.may().find(|w| *w > b && closed & (1 << w) == 0));
            pairs.extend(hit.zip(spared).map(|(hit, spared)| (c, hit, spared)));
        }
        items.extend(spared(possible, (*subject, *number), score, &pairs));
    }
    items
}

/// The finding about the bands of one score.
fn spared(
    possible: &Possible<'_>,
    which: (Subject, usize),
    score: &assize_scenario::policy::Score,
    pairs: &[(usize, usize, usize)],
) -> Option<Item> {
    let all = &possible.reading.policy.consequences;
    let (c, hit, free) = pairs.first()?;
    let [hit, free_label] = [hit, free].map(|b| (*b, score.bands[*b].label.clone()));
    let service = &possible.reading.scenario.services[all[*c].service].id;
    let words = format!(
        "in {} `{service}` is hindered in band {} (consequence {}) and not in the worse band {}; \
         {} of this kind",
        named(possible, which),
        hit.1,
        all[*c].id,
        free_label.1,
        pairs.len()
    );
    let parts = pairs.iter().map(|(c, ..)| consequence_part(&all[*c])).collect();
    let ways = possible.reached(which.0, which.1).map(|r| &r.certain);
    let way = |band: usize| ways.and_then(|w| w[band].clone());
    let example = way(hit.0).zip(way(free_label.0)).map(|(first, second)| {
        let outcome = format!("the first is hindered, the second, in band {}, not", free_label.1);
        let mut example = way_into(possible, &first, outcome, 12);
        let other = way_into(possible, &second, "", 12);
        example.rules.extend(other.rules);
        example.acts.extend(other.acts);
        example.who =
            format!("two persons, one led into band {}, one into {}", hit.1, free_label.1);
        example.consequences.push(*c);
        let label = free_label.1.clone();
        let shows = [Shows::Consequence(all[*c].id.clone()), Shows::Band(which.0, which.1, label)];
        example.shows.extend(shows);
        example
    });
    let decided = example.is_some();
    Some(Item { about: format!("service {service}"), decided, words, parts, example })
}
