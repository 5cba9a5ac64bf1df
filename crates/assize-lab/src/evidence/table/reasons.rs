//! Why people fare worse than in the first arm: by their set of reasons.

use assize_base::evidence::Table;
use assize_model::origin::Heading;
use assize_model::pair::SILENCE;

use super::{Cell, Material, Sheet};

/// The table; sets that nobody has are left out.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("reasons", "Why persons fare worse than in the first arm")
        .text(
            "reasons",
            "whose acts their detriments rested on, and silence where a lawful act was left undone; \
             favours-lost where nothing of this fell on them",
        )
        .whole("persons", "persons", "those who fare worse and have just these reasons");
    for (arm, replicate) in material.runs() {
        let reasons = &material.replicates[replicate][arm].reasons;
        for (set, n) in reasons.iter().enumerate().filter(|(_, n)| **n != 0) {
            let cells = [Cell::Text(&words(set)), Cell::Whole(*n)];
            sheet.row(material.arm(arm), replicate, material.last(), "all", &cells);
        }
    }
    sheet.0
}

/// A set of reasons by name.
fn words(set: usize) -> String {
    let has = |bit: usize| set >> bit & 1 == 1;
    let mut names: Vec<&str> =
        Heading::ALL.iter().filter(|h| has(**h as usize)).map(|h| h.name()).collect();
    if set & usize::from(SILENCE) != 0 {
        names.push("silence");
    }
    if names.is_empty() { "favours-lost".to_owned() } else { names.join(" + ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_told_by_the_names_of_its_members() {
        assert_eq!(words(0b00_1001), "own-unlawful + another");
        assert_eq!(words(0b10_0000), "silence");
        assert_eq!(words(0), "favours-lost");
    }
}
