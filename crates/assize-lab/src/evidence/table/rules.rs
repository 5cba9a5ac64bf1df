//! How often each rule wrote an entry, each ground put somebody on a list, and each consequence took
//! effect.

use assize_base::evidence::Table;
use assize_scenario::catalogue::Subject;
use assize_scenario::policy::Policy;

use super::{Cell, Material, Sheet};

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
        let lines = lines(&material.scenario.arms[arm].policy);
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

/// A rule, ground or consequence.
struct Line<'a> {
    kind: &'static str,
    id: String,
    title: &'a str,
    subject: &'static str,
    article: &'a str,
}

/// Rules first, then the grounds list by list, then the consequences: the order in which a run counts them.
fn lines(policy: &Policy) -> Vec<Line<'_>> {
    let rules = policy.rules.iter().map(|rule| Line {
        kind: "rule",
        id: rule.id.clone(),
        title: &rule.title,
        subject: if rule.subject == Subject::Person { "person" } else { "firm" },
        article: &rule.source,
    });
    let grounds = policy.lists.iter().flat_map(|list| {
        list.grounds.iter().map(|ground| Line {
            kind: "ground",
            id: format!("{}/{}", list.id, ground.id),
            title: &ground.title,
            subject: "both",
            article: &ground.source,
        })
    });
    let consequences = policy.consequences.iter().map(|consequence| Line {
        kind: "consequence",
        id: consequence.id.clone(),
        title: &consequence.title,
        subject: "both",
        article: &consequence.source,
    });
    rules.chain(grounds).chain(consequences).collect()
}
