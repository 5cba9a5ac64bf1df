//! The bad documents: each has exactly one mistake, and exactly that one is found, at its place.

mod common;

use assize_base::diag::line_column;
use assize_scenario::codes;
use assize_scenario::load;
use assize_scenario::scenario::Document;
use common::{Folder, documents, shown};

/// What the first line of a document expects: code, line and column, a part of the message.
fn expected(document: &Document) -> (&str, &str, &str) {
    let line = document.text.lines().next().unwrap_or("");
    let line = line.strip_prefix("# expect: ").unwrap_or_else(|| panic!("{}", document.path));
    let (code, rest) = line.split_once(' ').unwrap();
    let (place, fragment) = rest.split_once(' ').unwrap();
    (code, place, fragment)
}

/// What differs from the expectation of a document, if anything.
fn difference(shelf: &Folder, document: &Document) -> Option<String> {
    let (code, place, fragment) = expected(document);
    let faults = load::check(shelf, vec![document.clone()]);
    let found: Vec<String> = faults.diags.iter().map(|d| shown(d, &faults.documents)).collect();
    let fits = match faults.diags.as_slice() {
        [one] => one.place.as_ref().is_some_and(|at| {
            let (line, column) = line_column(&document.text, at.start);
            one.code == code
                && at.document == 0
                && format!("{line}:{column}") == place
                && one.message.contains(fragment)
        }),
        _ => false,
    };
    if fits {
        None
    } else {
        Some(format!("{}: {code} {place} {fragment}: {found:#?}", document.path))
    }
}

#[test]
fn each_bad_document_has_exactly_the_expected_finding() {
    let shelf = Folder::good();
    let all = documents("bad");
    assert!(all.len() >= 500, "only {} bad documents", all.len());
    let wrong: Vec<String> = all.iter().filter_map(|d| difference(&shelf, d)).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

#[test]
fn messages_are_lower_case_fragments_with_hints() {
    let shelf = Folder::good();
    for document in documents("bad") {
        let faults = load::check(&shelf, vec![document]);
        for diag in &faults.diags {
            let first = diag.message.chars().next().unwrap();
            let name = first.is_uppercase() && diag.message.contains(char::is_whitespace);
            assert!(!name || diag.message.contains(','), "{}", diag.message);
            assert!(!diag.message.ends_with('.'), "{}", diag.message);
            for word in ["Some(", "None", "::", "Err(", "u32", "i64"] {
                assert!(!diag.message.contains(word), "{}", diag.message);
            }
            assert!(codes::ALL.iter().any(|(code, _)| *code == diag.code));
        }
    }
}
