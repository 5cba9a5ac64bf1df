//! Whether the library does what it says: every line of the source documents works somewhere, and no
//! rule is a dead letter.
//!
//! All studies are run small, and every policy that no study has is run by itself. With
//! `UPDATE_CASES=1` the table of what was found, `COVERAGE.md` and the headline table of each
//! policy are written again; otherwise they are compared.

mod alike;
mod headline;
mod page;
mod runs;
mod unused;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use assize_lab::coverage::{self, Work, proof};
use runs::Ran;

/// How many elements of one kind are kept of a line: `list seeds` is read by people.
const KEPT: usize = 4;

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What carries out which line, in the order of the lines and of the studies.
fn found(runs: &[Ran]) -> Vec<(String, Work)> {
    let all: Vec<(String, Work)> =
        runs.iter().flat_map(|ran| proof::of_study(&ran.scenario, &ran.counts)).collect();
    let mut kept = Vec::new();
    for line in coverage::rows() {
        let mut seen = BTreeSet::new();
        let own = || all.iter().filter(|(seed, work)| *seed == line.id && work.count > 0);
        for asks in [
            coverage::Asks::Element,
            coverage::Asks::Target,
            coverage::Asks::Answer,
            coverage::Asks::Note,
        ] {
            let of_kind = own().filter(|(_, w)| coverage::meets(&w.element) == asks);
            let new = of_kind.filter(|(_, w)| seen.insert((&w.element, &w.document, &w.id)));
            kept.extend(new.take(KEPT).cloned());
        }
    }
    kept
}

/// The table as it is kept.
fn table(found: &[(String, Work)]) -> String {
    let mut text = "seed,element,document,id,study,count\n".to_owned();
    for (seed, w) in found {
        let row = [seed, &w.element, &w.document, &w.id, &w.study, &w.count.to_string()];
        assert!(
            row.iter().all(|cell| !cell.contains([',', '"', '\n'])),
            "a cell needs no quotes: {row:?}"
        );
        text.push_str(&row.map(String::as_str).join(","));
        text.push('\n');
    }
    text
}

#[test]
fn every_line_works_somewhere_and_no_rule_is_a_dead_letter() {
    let runs = runs::all();
    let found = found(&runs);
    let (table, page) = (table(&found), page::coverage(&found));
    let (kept, card) = (root().join("data/seed-coverage.csv"), root().join("COVERAGE.md"));
    let mut made = headline::tables(&runs);
    made.extend([(kept, table), (card, page)]);
    if std::env::var("UPDATE_CASES").is_ok() {
        made.iter().for_each(|(at, text)| std::fs::write(at, text).expect("it can be written"));
    }
    let open: Vec<String> = page::lines(&found)
        .into_iter()
        .filter(|line| !line.open.is_empty())
        .map(|line| format!("{} ({}): nothing for {:?}", line.id, line.says, line.open))
        .collect();
    assert!(open.is_empty(), "{} lines are open:\n{}", open.len(), open.join("\n"));
    let dead = unused::dead_letters(&runs);
    assert!(dead.is_empty(), "{} rules never fire:\n{}", dead.len(), dead.join("\n"));
    for (at, text) in made {
        let old = std::fs::read_to_string(&at).unwrap_or_default();
        let first = old.lines().zip(text.lines()).find(|(old, new)| old != new);
        let at = at.display();
        assert!(old == text, "UPDATE_CASES=1 writes {at} again; first: {first:?}");
    }
}

#[test]
fn the_headline_tables_are_of_measures() {
    assert!(headline::are_measures());
}

#[test]
fn every_scheme_says_how_sure_its_facts_are() {
    let listing = assize_lab::list::list(Some(assize_lab::list::Shown::Policies));
    for entry in listing.expect("the library is clean").entries {
        let coverage = entry.coverage.expect("a policy is counted");
        assert!(coverage.known.len() > 80, "{} has no `known` of a sentence", entry.name);
        assert_eq!(coverage.certainty.values().sum::<usize>(), coverage.sourced, "{}", entry.name);
    }
}
