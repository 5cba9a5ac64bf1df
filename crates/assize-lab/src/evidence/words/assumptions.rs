//! What was assumed: every number without a source, how far it may be off, where it is used.

use assize_report::dossier::Assumption;
use assize_scenario::Scenario;
use assize_scenario::scenario::{Basis, Param};

use super::{counted, listed};

/// Every assumed number of a scenario, in the order of the documents.
#[must_use]
pub fn assumptions(scenario: &Scenario) -> Vec<Assumption> {
    let assumed = |param: &Param| match &param.basis {
        Basis::Assumed(why) => Some(assumption(scenario, param, why)),
        Basis::Source(_) => None,
    };
    scenario.params.iter().filter_map(assumed).collect()
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
    let part = |kind: &str| path.split(" / ").skip(1).find_map(|s| s.strip_prefix(kind));
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
    use super::super::super::fixture::scenario;
    use super::*;

    #[test]
    fn only_assumed_numbers_are_told_with_their_span_and_use() {
        // By hand: 1 in 2 is ten times 5 %; the channel carries all 3 conducts, which 4 rules and 1
        // ground answer. -50 is five times -10.
        let assumptions = assumptions(&scenario());
        assert_eq!(assumptions.len(), 3);
        assert_eq!(assumptions[0].span, Some(5.0));
        let span = assumptions[1].span.expect("a span");
        assert!((span - 10.0).abs() < 1e-9, "{span}");
        assert_eq!(assumptions[1].used, "3 conducts and 5 rules or grounds");
        assert_eq!((assumptions[2].span, assumptions[2].used.as_str()), (None, "1 rule or ground"));
    }

    #[test]
    fn numbers_of_one_kind_can_be_compared_whatever_their_unit() {
        assert_eq!(span("1 per year", "1 per month"), Some(12.0));
        assert_eq!(span("1 per 50 years", "1 per 5 years"), Some(10.0));
        assert_eq!(span("0 %", "5 %"), Some(f64::INFINITY));
        assert_eq!(span("some", "5 %"), None);
    }
}
