//! Where the parts of a policy stand in its documents.

use std::collections::BTreeMap;

use assize_scenario::Scenario;
use assize_scenario::scenario::Arm;

use crate::finding::{Part, Position};

/// The lines on which the rules, lists, grounds and consequences of an arm begin.
#[derive(Clone, Debug, Default)]
pub struct Places(BTreeMap<(&'static str, String), Position>);

/// The headers of tables that have an id, as documents write them.
const HEADERS: [(&str, &str); 6] = [
    ("[[rule]]", "rule"),
    ("[[list]]", "list"),
    ("[[list.ground]]", "ground"),
    ("[[consequence]]", "consequence"),
    ("[score.person]", "score"),
    ("[score.firm]", "score"),
];

impl Places {
    /// Reads the documents of a scenario; those that bear the name of one of the arm's policies go
    /// before the ones that they extend.
    #[must_use]
    pub fn of(scenario: &Scenario, arm: &Arm) -> Places {
        let mut places = Places::default();
        let named = |text: &str| arm.stack.iter().any(|policy| bears(text, policy));
        for own in [true, false] {
            for document in scenario.documents.iter().filter(|d| named(&d.text) == own) {
                places.read(&document.path, &document.text);
            }
        }
        places
    }

    fn read(&mut self, path: &str, text: &str) {
        let (mut element, mut header, mut list) = (None, 0, String::new());
        for (i, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.starts_with('[') {
                let found = HEADERS.iter().find(|(written, _)| line.starts_with(written));
                (element, header) = (found.map(|(_, element)| *element), i + 1);
                if element == Some("score") {
                    let id = line.trim_matches(['[', ']']).trim_start_matches("score.");
                    self.note("score", id.to_owned(), path, header);
                }
                continue;
            }
            let (Some(kind), Some(id)) = (element, value(line, "id")) else { continue };
            if kind == "list" {
                list = id.to_owned();
            }
            let id = if kind == "ground" { format!("{list}/{id}") } else { id.to_owned() };
            self.note(kind, id, path, header);
        }
    }

    fn note(&mut self, element: &'static str, id: String, path: &str, line: usize) {
        let position = Position { document: path.to_owned(), line };
        self.0.entry((element, id)).or_insert(position);
    }

    /// The place of a part; `None` if its documents are written so that it cannot be found.
    #[must_use]
    pub fn find(&self, part: &Part) -> Option<Position> {
        self.0.get(&(part.element, part.id.clone())).cloned()
    }
}

/// Tells whether a document is that of a policy.
fn bears(text: &str, policy: &str) -> bool {
    let top = text.lines().map(str::trim).take_while(|line| !line.starts_with('['));
    top.filter_map(|line| value(line, "name")).any(|name| name == policy)
}

/// The text that a line gives to a key.
fn value<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let rest = line.strip_prefix(key)?.trim_start().strip_prefix('=')?.trim_start();
    rest.strip_prefix('"')?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{good, scenario_of};
    use assize_scenario::scenario::Document;

    #[test]
    fn the_header_of_each_part_is_found_in_the_document_of_the_arm_first() {
        let mut scenario = scenario_of(good());
        let base =
            "kind = \"policy\"\nname = \"base\"\n[[rule]]\nid = \"R1\"\n[[rule]]\nid = \"R2\"";
        let own = "name = \"good\"\n\n[[list]]\nid = \"debtors\"\n  [[list.ground]]\n  id = \"g\"\n\
                   [[rule]]\nid= \"R1\"\n[score.person]\nstart = 1";
        for (path, text) in [("base.toml", base), ("own.toml", own)] {
            scenario.documents.push(Document { path: path.into(), text: text.into() });
        }
        scenario.arms[0].stack = vec!["good".into()];
        let places = Places::of(&scenario, &scenario.arms[0]);
        let at = |element, id| places.find(&Part::new(element, id, "")).map(|p| p.to_string());
        assert_eq!(at("rule", "R1").as_deref(), Some("own.toml:7"));
        assert_eq!(at("rule", "R2").as_deref(), Some("base.toml:5"));
        assert_eq!(at("ground", "debtors/g").as_deref(), Some("own.toml:5"));
        assert_eq!(at("score", "person").as_deref(), Some("own.toml:9"));
        assert_eq!(at("rule", "R3"), None);
    }
}
