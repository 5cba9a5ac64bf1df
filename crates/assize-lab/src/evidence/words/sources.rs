//! The sources that the documents name, with the number of values that rest on each.

use assize_report::dossier::SourceWords;
use assize_scenario::Scenario;
use assize_scenario::scenario::Basis;

/// The sources of a scenario, in the order of the documents.
#[must_use]
pub fn sources(scenario: &Scenario) -> Vec<SourceWords> {
    let words = |source: &assize_scenario::scenario::Source| SourceWords {
        id: source.id.clone(),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        date: source.date.clone(),
        address: source.address.clone(),
        certainty: source.certainty.clone(),
        values: values(scenario, &source.id),
    };
    scenario.sources.iter().map(words).collect()
}

/// The number of values that rest on a source.
fn values(scenario: &Scenario, id: &str) -> u64 {
    let rests = |basis: &Basis| match basis {
        Basis::Source(reference) => reference.split('#').next() == Some(id),
        Basis::Assumed(_) => false,
    };
    scenario.params.iter().filter(|p| rests(&p.basis)).count() as u64
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::scenario;
    use super::*;

    #[test]
    fn values_are_counted_by_what_stands_before_the_article() {
        let sources = sources(&scenario());
        assert_eq!((sources[0].id.as_str(), sources[0].values), ("small-2020", 1));
        assert_eq!(sources[1].values, 0);
    }
}
