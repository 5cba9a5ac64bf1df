//! Proofs on policies, and studies in which they can be seen: written, run, and looked at.

use std::path::Path;
use std::time::Instant;

use assize_base::evidence::Values;
use assize_lab::order::Order;
use assize_lab::plan::Means;
use assize_lab::review::{Reviewed, review, review_with};
use assize_lab::run::run;
use assize_lab::{exit, library, tables};
use assize_scenario::load::Kind;

mod toy;

/// A policy with one fault of each kind; all conduct is of the library.
const FAULTY: &str = r#"
kind = "policy"
name = "faulty"
title = "A policy with one fault of each kind"
region = "Shandong"
known = "invented for a test"
conduct = ["daily-life"]

[sources.hand]
title = "Numbers chosen for a calculation by hand"
publisher = "the tests"
date = "2021"
address = "tests"
certainty = "full text"

[score.person]
start = 1000
who = "person.age >= 18"
source = "hand#score"
[[score.person.band]]
label = "A"
from = 995
default = true
source = "hand#score"
[[score.person.band]]
label = "B"
from = 991
source = "hand#score"
[[score.person.band]]
label = "D"

[counting]
one-act = "largest"
source = "hand#counting"

# Hidden by the next one.
[[rule]]
id = "games"
title = "buying games"
conduct = "buys-video-games"
points = -10
source = "hand#1"
[[rule]]
id = "more-games"
title = "buying games"
conduct = "buys-video-games"
points = -20
source = "hand#2"

# Rewarded and punished.
[[rule]]
id = "even"
title = "spending evenly"
conduct = "spends-evenly"
points = 10
source = "hand#3"
[[rule]]
id = "uneven"
title = "spending evenly"
conduct = "spends-evenly"
points = -30
when = "person.age >= 60"
source = "hand#4"

# For ever, and more than for the graver act below.
[[rule]]
id = "site"
title = "a blocked site"
conduct = "visits-blocked-site"
points = -50
validity = "open"
source = "hand#5"
[[rule]]
id = "critic"
title = "a critical word"
conduct = "criticises-policy-online"
points = -10
source = "hand#6"
"#;

/// Writes the policy and its examples into a folder.
fn examples(folder: &Path) -> Reviewed {
    let policy = folder.join("faulty.toml");
    std::fs::write(&policy, FAULTY).expect("a file");
    let shown = folder.join("shown");
    review_with(policy.to_str().expect("a path"), Some(&shown)).unwrap_or_else(|e| panic!("{e:?}"))
}

/// How many entries a rule made in a run.
fn entries(run: &Path, rule: &str) -> i64 {
    let bytes = std::fs::read(run.join("tables/rules.parquet")).expect("a table");
    let table = tables::decode("rules", bytes).expect("it can be read");
    let column = |name: &str| &table.column(name).expect("a column").values;
    let (Values::Text(rules), Values::Whole(entries)) = (column("rule"), column("entries")) else {
        panic!("ids and counts");
    };
    let of = rules.iter().zip(entries).filter(|(id, _)| *id == rule);
    of.map(|(_, n)| *n).sum()
}

#[test]
fn every_example_that_is_written_shows_its_finding_when_it_is_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let reviewed = examples(folder.path());
    let kinds: Vec<&str> = reviewed.examples.iter().map(|e| e.kind.as_str()).collect();
    for kind in
        ["overlap", "contradiction", "unreachable-band", "no-way-back", "heavier-for-lighter"]
    {
        assert!(kinds.contains(&kind), "no example of {kind} among {kinds:?}");
    }
    for example in &reviewed.examples {
        assert!(example.seen, "{}: not seen: {:?}", example.file, example.missing);
    }
}

#[test]
fn an_example_is_run_as_it_lies_there_and_its_tables_show_the_finding() {
    let folder = tempfile::tempdir().expect("a folder");
    examples(folder.path());
    let shown = folder.path().join("shown");
    let fired = |example: &str, rule: &str| {
        let order = Order {
            study: Some(shown.join(example).to_str().expect("a path").to_owned()),
            ..Order::default()
        };
        let means = Means { threads: Some(2), chunk: None, memory: None, accepted: None };
        let out = folder.path().join(format!("run-{example}"));
        run(&order, &means, Some(&out), &toy::Watch::default()).unwrap_or_else(|e| panic!("{e:?}"));
        entries(&out, rule)
    };
    // Of two rules for one act only the larger ever gives something.
    assert!(fired("overlap-1.toml", "more-games") > 0);
    assert_eq!(entries(&folder.path().join("run-overlap-1.toml"), "games"), 0);
    // The act that is rewarded is punished too, and the larger of both decides.
    assert!(fired("contradiction-1.toml", "uneven") > 0);
    assert!(fired("no-way-back-1.toml", "site") > 0);
}

#[test]
fn examples_are_never_written_over_others() {
    let folder = tempfile::tempdir().expect("a folder");
    examples(folder.path());
    let shown = folder.path().join("shown");
    let kept = std::fs::read_to_string(shown.join("overlap-1.toml")).expect("an example");
    let policy = folder.path().join("faulty.toml");
    let again = review_with(policy.to_str().expect("a path"), Some(&shown));
    assert_eq!(again.expect_err("files are there").exit(), exit::USAGE);
    assert_eq!(std::fs::read_to_string(shown.join("overlap-1.toml")).expect("it stays"), kept);
}

#[test]
fn every_policy_of_the_library_is_proved_in_a_few_seconds() {
    let watch = Instant::now();
    let mut n_proofs = 0;
    for volume in library::volumes().iter().filter(|v| v.label.kind == Kind::Policy) {
        let reviewed = review(&volume.label.name).unwrap_or_else(|e| panic!("{e:?}"));
        n_proofs += reviewed.proofs.len();
        for proof in &reviewed.proofs {
            let found = proof.verdict == "found";
            assert!(!found || !proof.words.is_empty(), "{}: {}", proof.arm, proof.kind);
            assert!(!proof.words.contains("lawful"), "{}", proof.words);
        }
    }
    assert!(n_proofs >= 5 * 25, "{n_proofs}");
    assert!(watch.elapsed().as_secs() < 60, "{:?}", watch.elapsed());
}

#[test]
fn what_the_published_schemes_imply_stays_found() {
    let found = |policy: &str, kind: &str, about: &str| {
        let reviewed = review(policy).unwrap_or_else(|e| panic!("{e:?}"));
        let of = reviewed.proofs.into_iter().filter(|p| p.kind == kind && p.about == about);
        of.map(|p| p.words).collect::<Vec<_>>().join("\n")
    };
    // A loan row of 2021 stands at gravity 2 and -50, counterfeits at gravity 3 and -30.
    let commerce = found("wendeng-2020", "heavier-for-lighter", "commerce");
    assert!(
        commerce.contains("`contract-breach-judged` (gravity 2: rule A02 gives -50)"),
        "{commerce}"
    );
    let listed = "list court-defaulters";
    let listed = found("court-defaulters-2017", "heavier-for-lighter", listed);
    assert!(listed.contains("without a term"), "{listed}");
}
