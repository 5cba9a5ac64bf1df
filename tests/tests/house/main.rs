//! The house rules, as tests over the source tree.
//!
//! Each rule is a pure function over a text, tested beside itself with a good and a bad example;
//! the claims below apply it to the tree. What is only a matter of taste is not here.

mod arrows;
mod banned;
mod corpus;
mod layout;
mod measures_page;
mod model_card;
mod people;
mod source;

use std::collections::{BTreeMap, BTreeSet};

use source::File;

/// Fails with everything that a rule finds, file by file.
fn none_in(files: &[File], rule: impl Fn(&File) -> Vec<String>) {
    let faults: BTreeMap<String, Vec<String>> = files
        .iter()
        .map(|file| (file.path.clone(), rule(file)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(faults.is_empty(), "{}", corpus::report(&faults));
}

fn below(folder: &str, ending: &str) -> Vec<File> {
    let stands = |f: &File| f.path.starts_with(folder) && f.path.ends_with(ending);
    source::files().into_iter().filter(stands).collect()
}

fn text_of(path: &str) -> String {
    std::fs::read_to_string(source::root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

#[test]
fn every_file_says_what_it_is_for() {
    none_in(&source::rust_files(), |f| layout::opens_without_words(&f.text).into_iter().collect());
}

#[test]
fn no_file_is_too_long() {
    none_in(&source::rust_files(), |f| layout::too_long(&f.text).into_iter().collect());
}

#[test]
fn no_line_is_too_wide() {
    none_in(&source::rust_files(), |f| layout::wide_lines(&f.text));
}

#[test]
fn no_function_is_too_long() {
    none_in(&source::rust_files(), |f| layout::long_functions(&source::code(&f.text)));
}

#[test]
fn nothing_banned_is_used() {
    none_in(&source::rust_files(), banned::faults);
}

#[test]
fn arrows_between_crates_point_one_way() {
    let manifests = below("crates/", "Cargo.toml");
    none_in(&manifests, |f| arrows::forbidden(f.room().expect("in crates/"), &f.text));
    let rooms: BTreeSet<&str> = manifests.iter().filter_map(File::room).collect();
    let drawn: BTreeSet<&str> = arrows::ARROWS.iter().map(|(name, _)| *name).collect();
    assert_eq!(rooms, drawn, "ARROWS and the folders in crates/ differ");
    for (position, (name, uses)) in arrows::ARROWS.iter().enumerate() {
        let earlier = |used| arrows::ARROWS[..position].iter().any(|(known, _)| known == used);
        assert!(uses.iter().all(earlier), "`{name}` uses a crate that stands later in ARROWS");
    }
}

#[test]
fn the_map_draws_the_same_arrows() {
    let map = text_of("ARCHITECTURE.md");
    for (name, uses) in arrows::ARROWS {
        let short: Vec<&str> = uses.iter().map(|u| u.trim_start_matches("assize-")).collect();
        let uses = if short.is_empty() { "nothing".to_owned() } else { short.join(", ") };
        let line = format!("| `{name}` | {uses} |");
        assert!(map.contains(&line), "ARCHITECTURE.md lacks the line {line}");
    }
}

#[test]
fn the_map_names_every_room() {
    let map = text_of("ARCHITECTURE.md");
    none_in(&below("crates/", "Cargo.toml"), |f| {
        let name = f.room().expect("in crates/");
        let paragraph = corpus::paragraph(&map, &format!("**`crates/{name}`**"));
        let rooms = below(&format!("crates/{name}/src/"), ".rs");
        corpus::rooms(&rooms)
            .into_iter()
            .filter(|r| !paragraph.contains(&format!("`{r}`")))
            .collect()
    });
}

#[test]
fn every_crate_inherits_the_lints() {
    none_in(&below("crates/", "Cargo.toml"), |f| {
        arrows::without_lints(&f.text).into_iter().collect()
    });
}

#[test]
fn only_the_engine_and_the_lab_start_threads() {
    none_in(&below("crates/", "Cargo.toml"), |f| {
        let threads = |(_, names): (_, Vec<String>)| names.iter().any(|n| n == "rayon");
        let uses = arrows::dependencies(&f.text).into_iter().any(threads);
        let may = matches!(f.room(), Some("assize-engine" | "assize-lab"));
        if uses && !may { vec!["starts threads".to_owned()] } else { Vec::new() }
    });
}

#[test]
fn nothing_in_the_lock_file_reaches_a_network_or_a_database() {
    assert_eq!(arrows::outward(&text_of("Cargo.lock")), Vec::<String>::new());
}

#[test]
fn every_mechanism_has_a_case() {
    let shipped = below("crates/assize-model/src/", ".rs").into_iter().filter(File::is_shipped);
    let mechanisms: Vec<String> = shipped.flat_map(|f| corpus::specs(&f.text)).collect();
    assert!(!mechanisms.is_empty(), "no mechanism describes itself");
    let listed: BTreeSet<&str> = assize_model::MECHANISMS.iter().map(|spec| spec.name).collect();
    let written: BTreeSet<&str> = mechanisms.iter().map(String::as_str).collect();
    assert_eq!(listed, written, "MECHANISMS and the specs differ");
    let cases: Vec<String> = below("tests/cases/", ".case").into_iter().map(|f| f.text).collect();
    assert_eq!(corpus::without_case(&mechanisms, &cases), Vec::<&str>::new(), "lack a case");
}

#[test]
fn every_measure_has_a_test() {
    let describes = |f: &File| f.text.contains("pub const MEASURE: Measure");
    let measures: Vec<File> =
        below("crates/assize-model/src/measure/", ".rs").into_iter().filter(describes).collect();
    assert!(!measures.is_empty(), "no measure found");
    let all = text_of("crates/assize-model/src/measure/mod.rs");
    none_in(&measures, |f| corpus::measure_faults(f, &all));
}

#[test]
fn the_command_of_the_readme_is_the_one_that_is_run() {
    let readme = text_of("README.md");
    let tests: Vec<&str> =
        corpus::commands(&readme).into_iter().filter(|c| c.starts_with("cargo test")).collect();
    assert!(!tests.is_empty(), "README.md names no command that tests");
    for command in tests {
        assert_eq!(corpus::not_run(&text_of(".ci/run"), command), None);
    }
}

#[test]
fn no_text_names_a_place_on_a_machine() {
    let locks = |f: &File| f.path.ends_with(".lock");
    let files: Vec<File> = source::files().into_iter().filter(|f| !locks(f)).collect();
    none_in(&files, |f| corpus::private_places(&f.text));
}

#[test]
fn no_type_lets_a_person_in() {
    none_in(&source::rust_files(), people::readable);
}

#[test]
fn a_person_is_made_by_synthesis_alone() {
    let society = below("crates/assize-model/src/society/", ".rs");
    let text = text_of("crates/assize-model/src/society/person.rs");
    assert!(text.contains("pub struct Person {"), "persons stand somewhere else");
    for kind in ["Person", "Firm"] {
        none_in(&society, |f| people::ways_in(&f.text, kind));
    }
}

#[test]
fn no_argument_lets_a_person_in() {
    none_in(&source::rust_files(), people::arguments);
}

#[test]
fn no_table_or_document_holds_a_real_person() {
    none_in(&below("data/", ""), |f| people::real_people(&f.text));
    none_in(&below("scenarios/", ""), |f| people::real_people(&f.text));
}
