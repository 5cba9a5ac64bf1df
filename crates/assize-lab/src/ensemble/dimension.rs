//! How the assumed numbers of a scenario become dimensions: which of them move together.
//!
//! Numbers that stand under the same key in tables of the same kind of one document move together
//! (all `detection` of the channels), and so do the rates of conduct of one domain; every other
//! number is a dimension by itself. Decision 0011 says why.

use std::collections::BTreeMap;

use assize_scenario::Scenario;

/// Assumed numbers that move together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// Where they stand, with `*` for the tables in between: `conduct channels / channel * / detection`.
    pub name: String,
    /// The paths of the numbers, in the order of the documents.
    pub paths: Vec<String>,
}

/// The dimensions of a scenario, in the order in which the documents name them first.
#[must_use]
pub fn dimensions(scenario: &Scenario, movable: &[String]) -> Vec<Dimension> {
    let domains = domains(scenario);
    let mut dimensions: Vec<Dimension> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for path in movable {
        let name = name(path, &domains);
        let at = *known.entry(name.clone()).or_insert(dimensions.len());
        if at == dimensions.len() {
            dimensions.push(Dimension { name, paths: Vec::new() });
        }
        if !dimensions[at].paths.contains(path) {
            dimensions[at].paths.push(path.clone());
        }
    }
    dimensions
}

/// The id of the domain of every conduct, by the conduct's id.
fn domains(scenario: &Scenario) -> BTreeMap<&str, &str> {
    let catalogue = &scenario.catalogue;
    let domain = |index: usize| catalogue.domains[index].id.as_str();
    catalogue.conducts.iter().map(|c| (c.id.as_str(), domain(c.domain))).collect()
}

/// The dimension to which the number at a path belongs.
fn name(path: &str, domains: &BTreeMap<&str, &str>) -> String {
    let parts: Vec<&str> = path.split(" / ").collect();
    // The first part names the document, the last the key: what lies between are tables.
    let tables = 1..parts.len().saturating_sub(1);
    let numbered = tables.rev().find(|at| parts[*at].contains(' '));
    let named = |at: usize| {
        let (kind, id) = parts[at].split_once(' ').expect("it holds a space");
        match domains.get(id).filter(|_| kind == "conduct") {
            Some(domain) => format!("conduct of {domain}"),
            None => format!("{kind} *"),
        }
    };
    let part = |at: usize| match numbered {
        Some(place) if place == at => named(at),
        _ => parts[at].to_owned(),
    };
    (0..parts.len()).map(part).collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests {
    use super::super::super::evidence::fixture::scenario;
    use super::*;

    #[test]
    fn the_same_key_of_one_kind_of_table_is_one_dimension() {
        let paths = [
            "society s / response / aware",
            "conduct c / channel courts / detection",
            "conduct c / channel police / detection",
            "conduct c / channel police / invented",
            "policy p / list a / ground x / chance",
            "policy p / list b / ground y / chance",
            "policy q / consequence x / carried-out",
        ];
        let dimensions = dimensions(&scenario(), &paths.map(str::to_owned));
        let names: Vec<(&str, usize)> =
            dimensions.iter().map(|d| (d.name.as_str(), d.paths.len())).collect();
        let expected = [
            ("society s / response / aware", 1),
            ("conduct c / channel * / detection", 2),
            ("conduct c / channel * / invented", 1),
            ("policy p / list a / ground * / chance", 1),
            ("policy p / list b / ground * / chance", 1),
            ("policy q / consequence * / carried-out", 1),
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn rates_of_conduct_move_by_domain() {
        let scenario = scenario();
        let conducts = &scenario.catalogue.conducts;
        let paths: Vec<String> =
            conducts.iter().map(|c| format!("conduct x / conduct {} / rate", c.id)).collect();
        let used: std::collections::BTreeSet<usize> = conducts.iter().map(|c| c.domain).collect();
        let dimensions = dimensions(&scenario, &paths);
        assert_eq!(dimensions.len(), used.len());
        assert!(dimensions.iter().all(|d| d.name.starts_with("conduct x / conduct of ")));
        let together: usize = dimensions.iter().map(|d| d.paths.len()).sum();
        assert_eq!(together, conducts.len());
    }
}
