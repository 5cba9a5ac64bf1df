//! What was assumed: every number without a source, how far it may be off, where it is used.

use std::cmp::Ordering;

use assize_model::count::ArmCounts;
use assize_report::dossier::Assumption;
use assize_scenario::Scenario;
use assize_scenario::scenario::{Basis, Param};

use super::{counted, listed};

/// Every assumed number of a scenario, those behind the key figures first; `replicates` (may be
/// empty) tell how often rules were used.
#[must_use]
pub fn assumptions(scenario: &Scenario, replicates: &[Vec<ArmCounts>]) -> Vec<Assumption> {
    let entries = entries(scenario, replicates);
    let told = scenario.params.iter().filter_map(|param| told(scenario, param));
    let mut all: Vec<(Matter, Assumption)> =
        told.map(|a| (Matter::of(scenario, &a, &entries), a)).collect();
    // The sort is stable: equal ones stay in the order of the documents.
    all.sort_by(|(a, _), (b, _)| a.compare(b));
    all.into_iter().map(|(_, assumption)| assumption).collect()
}

/// One number, if it is assumed.
fn told(scenario: &Scenario, param: &Param) -> Option<Assumption> {
    match &param.basis {
        Basis::Assumed(why) => Some(assumption(scenario, param, why)),
        Basis::Source(_) => None,
    }
}

/// How near a number is to the key figures.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Matter {
    /// The kind of number, the nearest first.
    kind: u8,
    /// Among rates: entries by the rules that answer the conduct, the most first.
    entries: f64,
    /// Among rates with as many entries: the rate itself, the largest first.
    rate: f64,
}

impl Matter {
    /// Reads it from where the number stands.
    fn of(scenario: &Scenario, assumption: &Assumption, entries: &[f64]) -> Matter {
        let kind = kind(&assumption.path);
        let rate = kind == RATES;
        let conduct = part(&assumption.path, "conduct ")
            .filter(|_| rate)
            .and_then(|id| scenario.catalogue.conducts.iter().position(|conduct| conduct.id == id));
        let size = magnitude(&assumption.value).filter(|_| rate);
        Matter { kind, entries: conduct.map_or(0.0, |at| entries[at]), rate: size.unwrap_or(0.0) }
    }

    /// The nearest first.
    fn compare(&self, other: &Matter) -> Ordering {
        let kinds = self.kind.cmp(&other.kind);
        let most = || other.entries.total_cmp(&self.entries);
        kinds.then_with(most).then_with(|| other.rate.total_cmp(&self.rate))
    }
}

/// The kind of [`Matter`] that rates of conduct are.
const RATES: u8 = 6;

/// The kind of a number, by its path: how people respond, what reaches the files and how wrong, what
/// is carried out, how one comes off a list and onto it, how often people do what rules answer.
fn kind(path: &str) -> u8 {
    let last = path.rsplit(" / ").next().unwrap_or(path);
    let within = |kind: &str| path.split(" / ").skip(1).any(|s| s.starts_with(kind));
    match last {
        _ if within("response") => 0,
        "invented" | "wrong-person" if within("channel ") => 1,
        "detection" if within("channel ") => 2,
        "carried-out" => 3,
        _ if within("exit ") || within("review") => 4,
        "chance" if within("list ") => 5,
        "rate" if within("conduct ") => RATES,
        _ => 7,
    }
}

/// The id that a path gives to one of a kind of part: `police` in `channels / channel police`.
fn part<'a>(path: &'a str, kind: &str) -> Option<&'a str> {
    path.split(" / ").skip(1).find_map(|s| s.strip_prefix(kind))
}

/// For every conduct, the entries that rules and grounds made for it, over all arms and replicates.
fn entries(scenario: &Scenario, replicates: &[Vec<ArmCounts>]) -> Vec<f64> {
    let mut entries = vec![0.0; scenario.catalogue.conducts.len()];
    for (arm, counts) in replicates.iter().flat_map(|arms| scenario.arms.iter().zip(arms)) {
        let rules = arm.policy.rules.iter().map(|rule| rule.conduct);
        let grounds = arm.policy.lists.iter().flat_map(|list| &list.grounds);
        let conducts = rules.chain(grounds.map(|ground| Some(ground.conduct)));
        for (conduct, fired) in conducts.zip(&counts.fired) {
            if let Some(at) = conduct {
                entries[at] += *fired as f64;
            }
        }
    }
    entries
}

/// One assumed number.
fn assumption(scenario: &Scenario, param: &Param, why: &str) -> Assumption {
    Assumption {
        path: param.path.clone(),
        value: param.value.clone(),
        range: param.range.clone(),
        span: param.range.as_ref().and_then(|(low, high)| span(low, high)),
        reason: why.to_owned(),
        used: used(scenario, &param.path),
    }
}

/// How many times the lower end of a range its higher end is, whichever sign they have.
fn span(low: &str, high: &str) -> Option<f64> {
    let (a, b) = (magnitude(low)?.abs(), magnitude(high)?.abs());
    let (small, large) = (a.min(b), a.max(b));
    match (small == 0.0, large == 0.0) {
        (_, true) => None,
        (true, _) => Some(f64::INFINITY),
        _ => Some(large / small),
    }
}

/// A number as written, in one unit for each kind: `20 %`, `1 in 5`, `0.4 per year`, `3 months`.
fn magnitude(text: &str) -> Option<f64> {
    let text = text.trim().trim_matches('"');
    let (number, unit) = match text.find(' ') {
        Some(at) => (&text[..at], text[at..].trim()),
        None => (text, ""),
    };
    let number: f64 = number.parse().ok()?;
    Some(number * factor(unit)?)
}

/// What one of a unit is worth.
fn factor(unit: &str) -> Option<f64> {
    let words: Vec<&str> = unit.split_whitespace().collect();
    match words.as_slice() {
        [] | ["per", "month"] | ["points" | "yuan" | "day" | "days"] => Some(1.0),
        ["%"] | ["%", "per", "month"] => Some(0.01),
        ["in", n] => n.parse::<f64>().ok().filter(|n| *n > 0.0).map(|n| 1.0 / n),
        ["per", "year"] => Some(1.0 / 12.0),
        ["per", n, "years"] => n.parse::<f64>().ok().filter(|n| *n > 0.0).map(|n| 1.0 / (12.0 * n)),
        ["month" | "months"] => Some(365.0 / 12.0),
        ["year" | "years"] => Some(365.0),
        ["working", "day" | "days"] => Some(7.0 / 5.0),
        _ => None,
    }
}

/// Where a number is used, from the part of the documents in which it stands.
fn used(scenario: &Scenario, path: &str) -> String {
    let part = |kind: &str| part(path, kind);
    let conducts = &scenario.catalogue.conducts;
    if let Some(id) = part("channel ") {
        let channel = scenario.catalogue.channels.iter().position(|c| c.id == id);
        let fed = |i: &usize| Some(conducts[*i].channel) == channel;
        let fed: Vec<usize> = (0..conducts.len()).filter(fed).collect();
        let rules = rules(scenario, &fed);
        return listed(&[counted(fed.len(), "conduct"), rules], "and");
    }
    if let Some(id) = part("conduct ") {
        let own: Vec<usize> = (0..conducts.len()).filter(|i| conducts[*i].id == id).collect();
        return rules(scenario, &own);
    }
    if let Some(id) = part("service ") {
        let service = scenario.services.iter().position(|s| s.id == id);
        let all = scenario.arms.iter().flat_map(|arm| &arm.policy.consequences);
        return counted(all.filter(|c| Some(c.service) == service).count(), "consequence");
    }
    if path.starts_with("society ") {
        "the society, in every arm".to_owned()
    } else {
        String::new()
    }
}

/// How many rules and grounds, over all arms, answer some conducts.
fn rules(scenario: &Scenario, conducts: &[usize]) -> String {
    let policies = scenario.arms.iter().map(|arm| &arm.policy);
    let n: usize = policies
        .map(|policy| {
            let rules = policy.rules.iter().filter_map(|r| r.conduct);
            let grounds = policy.lists.iter().flat_map(|l| l.grounds.iter().map(|g| g.conduct));
            rules.chain(grounds).filter(|c| conducts.contains(c)).count()
        })
        .sum();
    counted(n, "rule or ground").replace("rule or grounds", "rules or grounds")
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{replicates, scenario};
    use super::*;

    #[test]
    fn only_assumed_numbers_are_told_with_their_span_and_use() {
        // By hand: 1 in 2 is ten times 5 %; the channel carries all 3 conducts, which 4 rules and 1
        // ground answer. -50 is five times -10.
        let assumptions = assumptions(&scenario(), &[]);
        assert_eq!(assumptions.len(), 3);
        let span = assumptions[0].span.expect("a span");
        assert!((span - 10.0).abs() < 1e-9, "{span}");
        assert_eq!(assumptions[0].used, "3 conducts and 5 rules or grounds");
        assert_eq!((assumptions[1].span, assumptions[1].used.as_str()), (None, "1 rule or ground"));
        assert_eq!(assumptions[2].span, Some(5.0));
    }

    #[test]
    fn rates_that_make_the_most_entries_stand_first() {
        // By hand: rule A01 answers the debt and made 6 and 8 entries; nothing answered the post.
        let mut scenario = scenario();
        let mut rare = scenario.params.last().expect("a rate").clone();
        rare.path = "conduct conduct / conduct debt / rate".into();
        rare.value = "1 per 20 years".into();
        scenario.params.push(rare);
        let first_rate =
            |replicates: &[Vec<ArmCounts>]| assumptions(&scenario, replicates)[1].path.clone();
        assert_eq!(first_rate(&replicates()), "conduct conduct / conduct debt / rate");
        assert_eq!(first_rate(&[]), "conduct conduct / conduct post / rate");
    }

    #[test]
    fn what_the_key_figures_follow_from_stands_before_the_rest() {
        let paths = [
            "society china-2020 / response / aware",
            "conduct channels / channel courts / invented",
            "conduct channels / channel courts / detection",
            "policy courts / consequence no-flights / carried-out",
            "policy courts / list defaulters / review / asks",
            "policy courts / list defaulters / ground hides / chance",
            "conduct merits / conduct gift / rate",
            "conduct merits / conduct gift / by.sex.female",
        ];
        let kinds: Vec<u8> = paths.iter().map(|path| kind(path)).collect();
        assert_eq!(kinds, [0, 1, 2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn numbers_of_one_kind_can_be_compared_whatever_their_unit() {
        assert_eq!(span("1 per year", "1 per month"), Some(12.0));
        assert_eq!(span("1 per 50 years", "1 per 5 years"), Some(10.0));
        assert_eq!(span("0 %", "5 %"), Some(f64::INFINITY));
        assert_eq!(span("some", "5 %"), None);
    }
}
