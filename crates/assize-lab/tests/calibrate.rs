//! Calibration of a toy study: known numbers are recovered, what does not matter stays unknown, and
//! contradictions are named.

mod toy;

use assize_lab::calibrate::answer::{CalibrationAnswer, NumberLeft};
use assize_lab::calibrate::{Request, calibrate};
use assize_lab::exit;
use toy::{Watch, means, order, target, write};

/// By hand: 2 faults a person-year are a rate of 2 per year; with 0.5 records a person-year, each
/// fault is recorded with a chance of 0.5 / 2 = 25 %. The slip is in no target.
fn known() -> String {
    target("faults", "none", "acts-unlawful", (2.0, 1.9, 2.1))
        + &target("records", "toy", "records-negative", (0.5, 0.47, 0.53))
}

fn request(study: &std::path::Path) -> Request {
    Request { order: order(study), waves: 3, runs: 30 }
}

fn answered(targets: &str) -> CalibrationAnswer {
    let desk = tempfile::tempdir().expect("a folder");
    let study = write(desk.path(), true, targets);
    let out = desk.path().join("out");
    calibrate(&request(&study), &means(2), Some(&out), &Watch::default())
        .unwrap_or_else(|e| panic!("{}", toy::said(&e)))
}

fn number<'a>(answer: &'a CalibrationAnswer, path: &str) -> &'a NumberLeft {
    let mut numbers = answer.calibration.numbers.iter();
    numbers.find(|n| n.path == path).unwrap_or_else(|| panic!("no {path}"))
}

#[test]
fn known_numbers_are_recovered_and_what_does_not_matter_is_not_learned() {
    let answer = answered(&known());
    let found = &answer.calibration;
    assert!(found.conflict.is_none(), "{:?}", found.conflict);
    // By hand, as the ranges are geometric: ln(2 / 0.2) / ln(5 / 0.2) = 0.7153 and
    // ln(0.25 / 0.05) / ln(1 / 0.05) = 0.5372.
    for (path, truth) in [(toy::PATHS[1], 0.715_3), (toy::PATHS[0], 0.537_2)] {
        let left = number(&answer, path);
        let (low, high) = left.left_positions.expect("something is left");
        assert!(low < truth && truth < high, "{path}: {truth} not in {low} to {high}");
        assert!(left.share_left < 0.2 && left.verdict == "narrowed", "{left:?}");
    }
    let slip = number(&answer, toy::PATHS[2]);
    assert_eq!(slip.verdict, "cannot be learned", "{slip:?}");
    assert!(slip.share_left > 0.97, "{slip:?}");
    assert!(found.space_left < 0.02 && found.space_left > 0.0, "{}", found.space_left);
    assert!(
        found.waves.windows(2).all(|w| w[1].space_left <= w[0].space_left * 1.2),
        "{:?}",
        found.waves
    );
    assert!(found.targets.iter().all(|t| t.verdict == "inside"), "{:?}", found.targets);
    // Months without a target are not run, and each arm that has one is.
    assert_eq!((found.months, found.arms.len()), (12, 2));
}

#[test]
fn arms_without_a_target_are_not_run() {
    let answer = answered(&target("records", "toy", "records-negative", (0.5, 0.4, 0.6)));
    assert_eq!(answer.calibration.arms, ["toy"]);
    let detection = number(&answer, toy::PATHS[0]);
    assert!(detection.left.is_some() && detection.share_left > 0.2, "{detection:?}");
    // By hand: records are faults times detection; one of them alone is not known.
    let tied = answer.calibration.together.first().expect("they are tied");
    assert_eq!((tied.one.as_str(), tied.other.as_str()), (toy::PATHS[0], toy::PATHS[1]));
    assert!(tied.correlation < -0.9, "{tied:?}");
}

#[test]
fn figures_that_cannot_both_be_met_are_named() {
    let targets = target("few", "none", "acts-unlawful", (1.0, 0.95, 1.05))
        + &target("many", "none", "acts-unlawful", (3.0, 2.9, 3.1));
    let found = answered(&targets).calibration;
    let conflict = found.conflict.expect("nothing is left");
    assert_eq!(conflict.pairs, [("few".to_owned(), "many".to_owned())]);
    assert!(conflict.alone.is_empty() && conflict.words.contains("few"), "{conflict:?}");
    assert!(found.numbers.iter().all(|n| n.verdict == "nothing is left"), "{:?}", found.numbers);
    // By hand: 20 a year are four times what the range allows.
    let far = target("far", "none", "acts-unlawful", (20.0, 19.0, 21.0));
    let conflict = answered(&far).calibration.conflict.expect("nothing is left");
    assert_eq!(conflict.alone, ["far"]);
}

#[test]
fn threads_and_interruptions_change_no_byte() {
    let desk = tempfile::tempdir().expect("a folder");
    let study = write(desk.path(), true, &known());
    let asked = Request { waves: 2, runs: 12, ..request(&study) };
    let result = |out: &str| {
        let file = |name: &str| {
            std::fs::read(desk.path().join(out).join(name))
                .unwrap_or_else(|e| panic!("{name}: {e}"))
        };
        ["calibration.json", "tables/members.parquet", "tables/waves.parquet"].map(file)
    };
    let run = |out: &str, threads, watch: &Watch| {
        calibrate(&asked, &means(threads), Some(&desk.path().join(out)), watch)
    };
    run("one", 1, &Watch::default()).expect("it is done");
    // By hand: a run is 2000 persons, 12 months, 2 arms: 48,000 person-periods.
    let stopped = run("two", 2, &Watch::until(20 * 48_000)).expect_err("it is stopped");
    assert_eq!(stopped.exit(), exit::INTERRUPTED);
    assert!(!desk.path().join("two/calibration.json").exists());
    run("two", 2, &Watch::default()).expect("it goes on");
    assert_eq!(result("one"), result("two"));
}

#[test]
fn a_study_with_nothing_to_fit_is_refused_with_a_hint() {
    let desk = tempfile::tempdir().expect("a folder");
    let study = write(desk.path(), true, "");
    let error = calibrate(&request(&study), &means(1), None, &Watch::default())
        .expect_err("nothing to fit");
    assert_eq!(error.exit(), exit::INVALID);
    assert!(error.envelope().hint.is_some_and(|hint| hint.contains("[[target]]")));
}
