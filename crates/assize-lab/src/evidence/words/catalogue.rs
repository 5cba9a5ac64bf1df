//! The catalogue of measures, as a report explains them.

use assize_model::measure::{ALL, Harm, Measure};
use assize_report::dossier;

/// Every measure that this version tells.
#[must_use]
pub fn catalogue() -> Vec<dossier::Measure> {
    ALL.iter().map(|measure| entry(measure)).collect()
}

/// One entry; the varying part of an id stands in angle brackets.
fn entry(measure: &Measure) -> dossier::Measure {
    dossier::Measure {
        id: measure.label.map_or(measure.id.to_owned(), |l| format!("{}.<{l}>", measure.id)),
        title: measure.title.to_owned(),
        unit: measure.unit.to_owned(),
        words: measure.words.to_owned(),
        formula: measure.formula.to_owned(),
        harm: match measure.harm {
            Harm::HigherIsWorse => dossier::Harm::Up,
            Harm::LowerIsWorse => dossier::Harm::Down,
            Harm::Describes => dossier::Harm::Neither,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{replicates, scenario};
    use super::super::super::summarise;
    use super::*;

    #[test]
    fn every_figure_of_a_summary_has_exactly_one_entry() {
        let (summary, _) = summarise(&scenario(), &replicates());
        let catalogue = catalogue();
        let arms = summary.arms.iter().flat_map(|a| a.measures.keys());
        for id in arms.chain(summary.pairs.iter().flat_map(|p| p.measures.keys())) {
            let entries = catalogue.iter().filter(|m| m.covers(id)).count();
            assert_eq!(entries, 1, "{id}");
        }
    }
}
