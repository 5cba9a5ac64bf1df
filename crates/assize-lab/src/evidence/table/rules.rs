//! How often each rule wrote an entry, each ground put somebody on a list, and each consequence took
//! effect.

use assize_base::evidence::Table;

use super::{Cell, Material, Sheet, elements};

/// The table.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet =
        Sheet::new("rules", "How often each rule, ground and consequence applied over the run")
            .text("kind", "rule, ground or consequence")
            .text("rule", "the id of the rule or consequence, or list/ground")
            .text("title", "what it is about")
            .text("subject", "person, firm or both")
            .text("article", "where it stands; empty if assumed")
            .whole(
                "entries",
                "entries",
                "entries or listings that it made in the run, or attempts that it met",
            );
    for (arm, replicate) in material.runs() {
        let fired = &material.replicates[replicate][arm].fired;
        let policy = &material.scenario.arms[arm].policy;
        let mut lines = elements::of(policy);
        lines.truncate(lines.len() - policy.lists.len());
        assert_eq!(fired.len(), lines.len(), "rules, grounds and consequences of arm {arm}");
        for (line, entries) in lines.iter().zip(fired) {
            let cells = [
                Cell::Text(line.kind),
                Cell::Text(&line.id),
                Cell::Text(line.title),
                Cell::Text(line.subject),
                Cell::Text(line.article),
                Cell::Whole(*entries),
            ];
            sheet.row(material.arm(arm), replicate, material.last(), "all", &cells);
        }
    }
    sheet.0
}
