//! States without a way back: bands, grades and lists from which nothing that one does oneself
//! leads back to the default band, within ten years.

use assize_scenario::catalogue::Subject;
use assize_scenario::policy::{Award, Effect, List, Rule, Score, Trigger};

use super::bands::{attempt, counted, lasting, named};
use super::contradiction::onto;
use super::example::{Example, Shows, term};
use super::possible::Possible;
use super::reach::Step;
use super::{BOUND, Item, Kind, OPEN, Proved};
use crate::finding::Part;
use crate::reading::{consequence_part, ground_part, list_part, rule_part};

/// The kind.
pub(super) const KIND: Kind = Kind {
    id: "no-way-back",
    question: "Is there a band, a grade or a list that neither time nor an exit ends in ten years?",
    method: "how long entries below the default band count, which merits could make up for them, \
        terms and repairs of grades, terms and exits of lists and of the lists that they bring; \
        the correction of errors is no way back for those who are rightly there",
    prove,
};

/// Fields of life in which money is earned or borrowed.
const MEANS: [&str; 2] = ["work", "money"];

/// Looks at points, grades and lists.
fn prove(possible: &Possible<'_>) -> Proved {
    let (mut items, mut ways) = (Vec::new(), Vec::new());
    for (subject, number, _) in &possible.scores {
        points(possible, (*subject, *number), &mut items, &mut ways);
        grades(possible, (*subject, *number), &mut items, &mut ways);
    }
    for list in 0..possible.reading.policy.lists.len() {
        listed(possible, list, &mut items, &mut ways);
    }
    items.sort_by_key(|item| !item.decided);
    let looked = match (ways.is_empty(), items.is_empty()) {
        (true, true) => "the policy has no band below the default one and no list".to_owned(),
        (true, false) => String::new(),
        (false, _) => format!("there is a way back, after the last act, from {}", ways.join("; ")),
    };
    Proved { items, looked }
}

/// Rules of a score that can answer own acts and take points.
fn losing<'a>(
    possible: &Possible<'a>,
    (subject, number): (Subject, usize),
) -> Vec<(usize, &'a Rule, i32)> {
    let rules = possible.reading.policy.rules.iter().enumerate();
    let own = |(i, r): &(usize, &Rule)| {
        r.subject == subject && r.holds.score == number && possible.can(*i)
    };
    let most = |(i, r): (usize, &'a Rule)| {
        let worst = possible.values(r).into_iter().min().filter(|v| *v < 0)?;
        Some((i, r, worst))
    };
    rules.filter(own).filter_map(most).collect()
}

/// The fewest acts of one rule that lead below the default band, as steps.
fn fall(score: &Score, rule: usize, points: i32, again: impl Fn(i32) -> i32) -> Option<Vec<Step>> {
    let mut sum = 0_i32;
    let mut steps = Vec::new();
    while steps.len() < 1_000 {
        let value = if steps.is_empty() { points } else { again(points) };
        sum = sum.checked_add(value).filter(|s| *s >= -32_767)?;
        steps.push((rule, value));
        if score.band_of(score.clamp(score.start + sum)) > score.default_band {
            return Some(steps);
        }
    }
    None
}

/// Points below the default band that do not run out within the bound.
fn points(
    possible: &Possible<'_>,
    which: (Subject, usize),
    items: &mut Vec<Item>,
    ways: &mut Vec<String>,
) {
    let policy = possible.reading.policy;
    let score = policy.score(which.0, which.1).expect("a score of the arm");
    let factor = u64::from(policy.counting.repeat.0);
    let again = |v: i32| -(((u64::from(v.unsigned_abs()) * factor) >> 16) as i32);
    let falls: Vec<(usize, &Rule, Vec<Step>, u32)> = losing(possible, which)
        .into_iter()
        .filter_map(|(i, rule, points)| {
            let steps = fall(score, i, points, again)?;
            let last = steps.last().map_or(points, |s| s.1);
            Some((i, rule, steps, possible.validity(rule, last)))
        })
        .collect();
    let long = || falls.iter().filter(|(.., months)| *months > BOUND);
    if let Some((_, rule, steps, months)) = long().min_by_key(|(_, _, steps, _)| steps.len()) {
        let merits = merits(possible, which);
        let last = steps.last().map_or(0, |s| s.1);
        let label = &score.bands[band_after(score, steps)].label;
        let mut words = format!(
            "points lost in {} by {} count {}",
            named(possible, which),
            counted(long().count(), "rule"),
            lasting(*months)
        );
        words.push_str(&match &merits {
            Some((merit, points, months)) => format!(
                "; the only way back from band {label} is by merits (rule {merit} gives {points:+} \
                 {})",
                lasting(*months)
            ),
            None => format!("; no merit makes up for them, so band {label} has no way back"),
        });
        let outcome = format!("band {label}, and {last:+} still counts when all else has run out");
        let shows = Shows::BandKeeps(which.0, which.1, label.clone());
        let example = attempt(possible, steps, outcome, 36).shows(shows);
        let parts = long().map(|(_, rule, ..)| rule_part(rule)).collect();
        let about = format!("points of rule {}", rule.id);
        items.push(Item { about, decided: true, words, parts, example: Some(example) });
    }
    let short = falls.iter().filter(|(.., months)| *months <= BOUND);
    if let (Some(shortest), Some(longest)) =
        (short.clone().map(|f| f.3).min(), short.map(|f| f.3).max())
    {
        let merits = merits(possible, which).map_or(String::new(), |(rule, ..)| {
            format!(
                ", or at once by merits (rule {rule}) where they do not wait for a wrong to end"
            )
        });
        let between = if shortest == longest {
            term(longest)
        } else {
            format!("{shortest} to {longest} months")
        };
        ways.push(format!("points lost in {}: {between}{merits}", named(possible, which)));
    }
}

/// The band after some steps.
fn band_after(score: &Score, steps: &[Step]) -> usize {
    let sum: i32 = steps.iter().map(|s| s.1).sum();
    score.band_of(score.clamp(score.start + sum))
}

/// A merit of a score that can be earned: rule, points, months; the one that gives most.
fn merits(possible: &Possible<'_>, which: (Subject, usize)) -> Option<(String, i32, u32)> {
    let rules = possible.reading.policy.rules.iter().enumerate();
    let own = |(i, r): &(usize, &Rule)| {
        r.subject == which.0 && r.holds.score == which.1 && possible.can(*i)
    };
    let gains = rules.filter(own).filter_map(|(_, r)| {
        let most = possible.values(r).into_iter().max().filter(|v| *v > 0)?;
        Some((r.id.clone(), most, possible.validity(r, most)))
    });
    gains.max_by_key(|(_, points, _)| *points)
}

/// Grades that outlast the bound.
fn grades(
    possible: &Possible<'_>,
    which: (Subject, usize),
    items: &mut Vec<Item>,
    ways: &mut Vec<String>,
) {
    let score = possible.reading.policy.score(which.0, which.1).expect("a score of the arm");
    let rules = possible.reading.policy.rules.iter().enumerate();
    let graded: Vec<(usize, &Rule, usize, u32, bool)> = rules
        .filter(|(i, r)| r.subject == which.0 && r.holds.score == which.1 && possible.can(*i))
        .filter_map(|(i, r)| match r.award {
            Award::Grade { band, months } if band > score.default_band => {
                Some((i, r, band, months, r.repair.is_some_and(|r| r.chance.0 > 0)))
            }
            _ => None,
        })
        .collect();
    let stays = || graded.iter().filter(|(.., months, repaired)| *months > BOUND && !repaired);
    if let Some((index, rule, band, months, _)) = stays().next() {
        let label = &score.bands[*band].label;
        let excluded =
            if rule.repair.is_some() { "its repair has no chance" } else { "nothing repairs it" };
        let words = format!(
            "{} of {} set a band {}: one act is enough for band {label} (rule {}), and {excluded}",
            counted(stays().count(), "rule"),
            named(possible, which),
            lasting(*months),
            rule.id,
        );
        let outcome = format!("band {label} {}", lasting(*months));
        let shows = Shows::BandKeeps(which.0, which.1, label.clone());
        let example = attempt(possible, &[(*index, 0)], outcome, 36).shows(shows);
        let parts = stays().map(|(_, rule, ..)| rule_part(rule)).collect();
        let about = format!("grade {label}");
        items.push(Item { about, decided: true, words, parts, example: Some(example) });
    }
    let ends = graded.iter().filter(|(.., months, repaired)| *months <= BOUND || *repaired);
    let months: Vec<u32> = ends.clone().map(|(.., months, _)| *months).collect();
    if let (Some(least), Some(most)) = (months.iter().min(), months.iter().max()) {
        let repaired = ends.filter(|(.., repaired)| *repaired).count();
        let repaired = match repaired {
            0 => String::new(),
            n => format!(", sooner by repair under {}", counted(n, "rule")),
        };
        let between = if least == most {
            term(*most)
        } else {
            format!("{} to {}", term(*least), term(*most))
        };
        ways.push(format!("grades in {}: {between}{repaired}", named(possible, which)));
    }
}

/// A list without an end within the bound.
fn listed(possible: &Possible<'_>, index: usize, items: &mut Vec<Item>, ways: &mut Vec<String>) {
    let policy = possible.reading.policy;
    let list = &policy.lists[index];
    if list.manner.red {
        return;
    }
    let exits: Vec<&str> =
        list.exits.iter().filter(|e| e.chance.0 > 0).map(|e| e.id.as_str()).collect();
    let open = |g: &&assize_scenario::policy::Ground| g.months.is_none_or(|m| m > BOUND);
    let long: Vec<_> = list.grounds.iter().filter(open).collect();
    let picked = list.manner.pick.as_ref().filter(|p| p.months > BOUND);
    let brought = possible.reading.is_brought(list);
    if exits.is_empty() && (!long.is_empty() || brought || picked.is_some()) {
        items.push(for_ever(possible, index, &long, brought));
        return;
    }
    let entered = !list.grounds.is_empty() || brought || list.manner.pick.is_some();
    if !entered {
        return;
    }
    items.extend(means(possible, index, list));
    let months =
        list.grounds.iter().filter_map(|g| Some(g.months? + g.longer.map_or(0, |(_, _, to)| to)));
    let months = months.chain(list.manner.pick.as_ref().map(|p| p.months)).max();
    let by_term = months.map(|m| format!("by term within {}", term(m)));
    let by_exit = (!exits.is_empty())
        .then(|| format!("by {} from the first month on (chance by chance)", exits.join(" or ")));
    let how: Vec<String> = [by_term, by_exit].into_iter().flatten().collect();
    ways.push(format!("list {}: {}", list.id, how.join(", ")));
}

/// The finding about a list that nobody leaves.
fn for_ever(
    possible: &Possible<'_>,
    index: usize,
    long: &[&assize_scenario::policy::Ground],
    brought: bool,
) -> Item {
    let list = &possible.reading.policy.lists[index];
    let why = if long.is_empty() && brought {
        "another list brings it, which has no term, and it has no exit of its own".to_owned()
    } else {
        let months = long.iter().map(|g| g.months.unwrap_or(OPEN)).max().unwrap_or(OPEN);
        format!("it holds {}, and it has no exit that anybody ever takes", lasting(months))
    };
    let words = format!("whoever is rightly on list {} stays there: {why}", list.id);
    let example = onto(possible, index, Example::of(format!("on list {} for good", list.id), 36));
    let mut parts = vec![list_part(list)];
    parts.extend(long.iter().map(|g| ground_part(list, g)));
    let example = example.map(|e| e.shows(Shows::ListKeeps(list.id.clone())));
    Item { about: format!("list {}", list.id), decided: example.is_some(), words, parts, example }
}

/// Whether a list whose exit asks for performance closes the means to perform.
fn means(possible: &Possible<'_>, index: usize, list: &List) -> Option<Item> {
    let reading = &possible.reading;
    let asks = list.exits.iter().filter(|e| e.performs && e.chance.0 > 0);
    let others = list.exits.iter().any(|e| !e.performs && e.chance.0 > 0);
    let ends = list.grounds.iter().all(|g| g.months.is_some_and(|m| m <= BOUND));
    if others || (ends && !list.grounds.is_empty()) || asks.clone().next().is_none() {
        return None;
    }
    let with = reading.brought_with(index);
    let closes = reading.policy.consequences.iter().filter(|c| {
        c.effect == Effect::Refuse
            && matches!(c.trigger, Trigger::List(l) if with.contains(&l))
            && MEANS.contains(&reading.service_domain(c))
    });
    let parts: Vec<Part> = closes.map(consequence_part).collect();
    let exits: Vec<&str> = asks.map(|e| e.id.as_str()).collect();
    let words = format!(
        "the only way off list {} is to perform ({}), and those on it are refused services of work \
         and money by which they could; whether they still can, the documents do not say",
        list.id,
        exits.join(", ")
    );
    let about = format!("list {}", list.id);
    (!parts.is_empty()).then_some(Item { about, decided: false, words, parts, example: None })
}
