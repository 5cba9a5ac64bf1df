//! Replicates until the key figures are known: the same replicates, the same number of them.

mod toy;

use std::path::Path;

use assize_base::evidence::{Summary, Until};
use assize_lab::exit;
use assize_lab::folder::RunFolder;
use assize_lab::order::Order;
use assize_lab::run::run;
use assize_lab::verify::verify;
use toy::{Watch, means, order, said, write};

fn summary(folder: &Path) -> Summary {
    let bytes = std::fs::read(folder.join("summary.json")).expect("a summary");
    serde_json::from_slice(&bytes).expect("it can be read")
}

fn told(folder: &Path) -> Until {
    summary(folder).until.expect("it was asked for")
}

/// Within so many per cent, 12 replicates at most.
fn wish(study: &Path, percent: u32) -> Order {
    Order { until_ppm: Some(10_000 * percent), at_most: Some(12), ..order(study) }
}

#[test]
fn what_is_added_is_what_a_run_of_so_many_replicates_has() {
    let desk = tempfile::tempdir().expect("a folder");
    let study = write(desk.path(), false, "");
    let at = |name: &str| desk.path().join(name);
    let grown = run(&wish(&study, 1), &means(2), Some(&at("grown")), &Watch::default());
    let grown = grown.unwrap_or_else(|e| panic!("{}", said(&e)));
    let until = told(&at("grown"));
    assert!(grown.replicates > 4 && until.looks.len() > 1, "{until:?}");
    assert_eq!((until.looks[0], until.looks.last()), (4, Some(&grown.replicates)));
    assert_eq!(grown.until.as_ref(), Some(&until));
    let fixed = Order { replicates: Some(grown.replicates), ..order(&study) };
    let fixed = run(&fixed, &means(1), Some(&at("fixed")), &Watch::default()).expect("it is done");
    let bare = |folder: &Path| Summary { until: None, digest: String::new(), ..summary(folder) };
    assert!(bare(&at("grown")) == bare(&at("fixed")), "other figures");
    assert_ne!(grown.scenario_digest, fixed.scenario_digest, "another thing was asked for");
    for entry in std::fs::read_dir(at("grown").join("tables")).expect("tables") {
        let name = entry.expect("a table").file_name();
        let bytes = |run: &str| std::fs::read(at(run).join("tables").join(&name)).expect("a table");
        assert!(bytes("grown") == bytes("fixed"), "{}", name.display());
    }
    let report = std::fs::read_to_string(at("grown").join("report.html")).expect("a report");
    assert!(report.contains("Replicates were added, from 4 up to at most 12"));
}

#[test]
fn an_interrupted_search_ends_at_the_same_number_with_the_same_digest_and_verifies() {
    let desk = tempfile::tempdir().expect("a folder");
    let study = write(desk.path(), false, "");
    let at = |name: &str| desk.path().join(name);
    let asked = wish(&study, 1);
    let whole = run(&asked, &means(1), Some(&at("whole")), &Watch::default()).expect("it is done");
    // By hand: a replicate is 2000 persons, 14 months, 2 arms: 56,000 person-periods.
    for replicates in [2, 5] {
        let stopped =
            run(&asked, &means(2), Some(&at("parts")), &Watch::until(replicates * 56_000 + 1_000));
        assert_eq!(stopped.expect_err("it is stopped").exit(), exit::INTERRUPTED);
    }
    let parts = run(&asked, &means(2), Some(&at("parts")), &Watch::default());
    let parts = parts.unwrap_or_else(|e| panic!("{}", said(&e)));
    assert_eq!((&parts.digest, parts.replicates), (&whole.digest, whole.replicates));
    let (_, record) = RunFolder::open(&at("parts")).expect("a run");
    assert_eq!(record.replicates, whole.replicates);
    let verified = verify(&at("parts"), &means(2), &Watch::default()).expect("it can be read");
    assert!(verified.is_same && verified.recomputed, "{verified:?}");
}

#[test]
fn a_wide_wish_ends_at_once_and_too_narrow_a_one_says_what_is_still_wide() {
    let desk = tempfile::tempdir().expect("a folder");
    let study = write(desk.path(), false, "");
    let out = |name: &str| desk.path().join(name);
    run(&wish(&study, 100), &means(2), Some(&out("wide")), &Watch::default()).expect("it is done");
    let wide = told(&out("wide"));
    assert!(wide.reached && wide.too_wide.is_empty() && wide.looks == [4], "{wide:?}");
    let narrow = Order { until_ppm: Some(1), at_most: Some(5), ..order(&study) };
    run(&narrow, &means(2), Some(&out("narrow")), &Watch::default()).expect("it is done");
    let narrow = told(&out("narrow"));
    assert!(!narrow.reached && narrow.looks == [4, 5], "{narrow:?}");
    assert!(narrow.too_wide.iter().any(|w| w.measure == "restricted.share"), "{narrow:?}");
}

#[test]
fn numbers_of_replicates_that_leave_no_choice_are_refused() {
    let desk = tempfile::tempdir().expect("a folder");
    let study = write(desk.path(), false, "");
    let refused = |asked: Order| {
        let out = desk.path().join("out");
        let error = run(&asked, &means(1), Some(&out), &Watch::default()).expect_err("no choice");
        assert_eq!(error.exit(), exit::USAGE);
        assert!(!out.exists());
        error.message().to_owned()
    };
    let one = refused(Order { replicates: Some(1), ..wish(&study, 2) });
    assert!(one.contains("one replicate has no interval"), "{one}");
    let few = refused(Order { at_most: Some(3), ..wish(&study, 2) });
    assert!(few.contains("--at-most 3"), "{few}");
    let alone = refused(Order { until_ppm: None, ..wish(&study, 2) });
    assert!(alone.contains("--until"), "{alone}");
}
