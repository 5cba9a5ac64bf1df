//! A study with parts: each a run of its own, and one table and one page of all.

mod toy;

use std::path::{Path, PathBuf};

use assize_base::evidence::{Summary, Table, Values};
use assize_lab::exit;
use assize_lab::order::Order;
use assize_lab::plan::plan;
use assize_lab::report::report;
use assize_lab::run::run;
use assize_lab::verify::verify;
use assize_lab::{explain, tables};
use toy::{Watch, means, order, write};

const ABOVE: &str = r#"
kind = "policy"
name = "above"
title = "A list above"
[sources.hand]
title = "Numbers chosen for a calculation by hand"
publisher = "the tests"
date = "2021"
address = "tests"
certainty = "full text"
[[list]]
id = "listed"
title = "those listed"
source = "hand"
[[list.ground]]
id = "fault"
title = "a fault"
conduct = "fault"
chance = "20 %"
term = "6 months"
"#;

const PILOTS: &str = r#"
kind = "study"
name = "pilots"
title = "Two toys"
society = "toy"
persons = 2000
from = 2020-01-01
months = 14
seed = 1
replicates = 2
[sources.hand]
title = "Numbers chosen for a calculation by hand"
publisher = "the tests"
date = "2021"
address = "tests"
certainty = "full text"
[[part]]
id = "one"
title = "The first toy"
region = "East"
policy = "above+toy"
people = 3000000
source = "hand#1"
[[part]]
id = "two"
title = "The second toy"
region = "East/city"
policy = "toy"
persons = 3000
from = 2020-07-01
people = 1000000
assumed = "a guess"
range = [500000, 2000000]
"#;

/// Writes the toy and the study with parts; gives its path.
fn pilots(folder: &Path) -> PathBuf {
    write(folder, false, "");
    std::fs::write(folder.join("above.toml"), ABOVE).expect("a file can be written");
    std::fs::write(folder.join("pilots.toml"), PILOTS).expect("a file can be written");
    folder.join("pilots.toml")
}

fn summary(folder: &Path) -> Summary {
    let bytes = std::fs::read(folder.join("summary.json")).expect("a summary");
    serde_json::from_slice(&bytes).expect("it can be read")
}

fn table(folder: &Path) -> Table {
    let bytes = std::fs::read(folder.join("tables/parts.parquet")).expect("a table");
    tables::decode("parts", bytes).expect("it can be read")
}

fn reals(table: &Table, column: &str) -> Vec<Option<f64>> {
    match &table.column(column).expect("a column").values {
        Values::Real(values) => values.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_part_is_a_run_and_all_become_one_table() {
    let desk = tempfile::tempdir().expect("a folder");
    let (study, out) = (pilots(desk.path()), desk.path().join("out"));
    let answer = run(&order(&study), &means(2), Some(&out), &Watch::default())
        .unwrap_or_else(|e| panic!("{}", toy::said(&e)));
    assert_eq!(answer.persons, 5_000);
    let one = summary(&out.join("parts/one"));
    let arms: Vec<&str> = one.arms.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(arms, ["none", "above", "above+toy"]);
    let two = summary(&out.join("parts/two"));
    assert_eq!((two.arms.len(), two.persons), (2, 3_000));
    let table = table(&out);
    // Two parts, the mean of all, and that of the one with a policy above it.
    assert_eq!(table.n_rows(), 4);
    let (own, alone) = (reals(&table, "detriments"), reals(&table, "detriments-national"));
    // Everybody in the toy is an adult, so that the harms of a part are a thousand times its measures.
    let measured = |summary: &Summary, arm: usize, id: &str| {
        summary.arms[arm].measures[id].value.expect("a value") * 1_000.0
    };
    let near =
        |a: Option<f64>, b: f64| assert!((a.expect("a value") - b).abs() < 1e-6, "{a:?} {b}");
    near(own[0], measured(&one, 2, "detriment"));
    near(alone[0], measured(&one, 1, "detriment"));
    near(own[1], measured(&two, 1, "detriment"));
    assert_eq!(alone[1], None);
    near(reals(&table, "restricted")[0], measured(&one, 2, "restricted.adults"));
    // By hand: three of four real people live in the first part.
    near(own[2], (3.0 * own[0].unwrap() + own[1].unwrap()) / 4.0);
    near(own[3], own[0].unwrap());
    near(alone[3], alone[0].unwrap());
    assert_eq!(alone[2], None);
    assert!(own[0] > alone[0] && alone[0] > Some(0.0), "the toy adds to the list above");
    let page = std::fs::read_to_string(out.join("report.html")).expect("a page");
    for words in ["The first toy", "parts/two/report.html", "3,000,000", "assumed: a guess"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(std::fs::read_to_string(out.join("parts.csv")).expect("a table").contains("two,"));
}

#[test]
fn an_interrupted_study_goes_on_where_it_stopped_and_verifies() {
    let desk = tempfile::tempdir().expect("a folder");
    let study = pilots(desk.path());
    let at = |name: &str| desk.path().join(name);
    let asked = order(&study);
    let whole = run(&asked, &means(1), Some(&at("whole")), &Watch::default()).expect("it is done");
    // By hand: the first part is 2000 persons, 14 months, 3 arms, 2 replicates: 168,000
    // person-periods, and the second 3000 * 14 * 2 * 2 = 168,000 too: the first stops here.
    let error = run(&asked, &means(2), Some(&at("cut")), &Watch::until(100_000));
    let error = error.expect_err("it is stopped");
    assert_eq!(error.exit(), exit::INTERRUPTED);
    assert!(error.message().contains("part 1 of 2"), "{}", error.message());
    let hint = error.envelope().hint.clone().expect("a hint");
    assert!(hint.contains("pilots.toml") && !hint.contains("parts/one"), "{hint}");
    let cut = run(&asked, &means(2), Some(&at("cut")), &Watch::default()).expect("it goes on");
    assert_eq!(whole.digest, cut.digest);
    let verified = verify(&at("cut"), &means(2), &Watch::default()).expect("it can be verified");
    assert!(verified.is_same && verified.recomputed, "{:?}", verified.differences);
    assert_eq!(verified.recomputed_digest.as_deref(), Some(whole.digest.as_str()));
    // A complete study is shown again, and its page is written again as it was.
    let again = run(&asked, &means(1), Some(&at("cut")), &Watch::default()).expect("it is shown");
    assert_eq!((again.digest, again.headline), (cut.digest, cut.headline));
    let page = |name: &str| std::fs::read(at(name).join("report.html")).expect("a page");
    let before = page("cut");
    report(&at("cut")).expect("it can be written again");
    assert_eq!(before, page("cut"));
}

#[test]
fn a_forged_part_is_found_in_the_whole() {
    let desk = tempfile::tempdir().expect("a folder");
    let (study, out) = (pilots(desk.path()), desk.path().join("out"));
    run(&order(&study), &means(2), Some(&out), &Watch::default()).expect("it is done");
    let forged = out.join("parts/two/tables/counts.parquet");
    let mut bytes = std::fs::read(&forged).expect("a table");
    let last = bytes.len() / 2;
    bytes[last] ^= 1;
    std::fs::write(&forged, bytes).expect("a file can be written");
    let verified = verify(&out, &means(2), &Watch::default()).expect("it can be verified");
    assert!(!verified.is_same);
    assert!(verified.differences[0].starts_with("parts/two/tables/counts.parquet"));
    assert!(run(&order(&study), &means(2), Some(&out), &Watch::default()).is_err());
}

#[test]
fn one_part_can_be_run_alone_and_only_a_part_can_be_explained() {
    let desk = tempfile::tempdir().expect("a folder");
    let (study, out) = (pilots(desk.path()), desk.path().join("out"));
    let part = |id: &str| Order { part: Some(id.to_owned()), ..order(&study) };
    let alone = desk.path().join("alone");
    let two = run(&part("two"), &means(2), Some(&alone), &Watch::default()).expect("it is done");
    run(&order(&study), &means(2), Some(&out), &Watch::default()).expect("it is done");
    let inside = run(&part("two"), &means(1), Some(&out.join("parts/two")), &Watch::default());
    assert_eq!(inside.expect("it is shown again").digest, two.digest);
    let wrong = run(&part("three"), &means(1), None, &Watch::default()).expect_err("no such part");
    assert_eq!(wrong.exit(), exit::USAGE);
    assert!(wrong.message().contains("--part"), "{}", wrong.message());
    let error = explain::explain(&out, 0, None, 0).expect_err("a whole has no persons");
    assert!(error.envelope().hint.clone().expect("a hint").contains("parts/one"));
    explain::explain(&out.join("parts/one"), 0, None, 0).expect("a part has");
}

#[test]
fn a_plan_is_that_of_all_parts_together() {
    let desk = tempfile::tempdir().expect("a folder");
    let study = pilots(desk.path());
    let planned = plan(&order(&study), &means(2), desk.path()).expect("it can be planned");
    // By hand: 168,000 and 168,000 person-periods.
    assert_eq!((planned.person_periods, planned.fits), (336_000, true));
    assert!(planned.persons_that_fit > Some(3_000), "{:?}", planned.persons_that_fit);
    assert_eq!(planned.arms, ["none", "above", "above+toy", "toy"]);
}
