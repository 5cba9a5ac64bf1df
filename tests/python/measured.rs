//! Values of the program's own measures over tables that stand on the input, for the comparison with
//! other libraries in `check_measures.py`.
//!
//! Each table becomes the counts of an arm, and goes through the same view and the same measures as
//! the counts of a run. A line of input is a word and whole numbers:
//!
//! ```text
//! table N                     begins a table
//! cell S A P I E M n...       a cell by its six labels: adults, restricted, wrongdoers, of these in
//!                             the worst band, others in the worst band, and four kinds of detriment
//! score POINTS PERSONS        scored persons
//! purse FIFTH ARREARS ADULTS  adults by income fifth and arrears
//! end                         answers the table
//! fisher A N B M              answers an exact test: A of N against B of M
//! ```

use std::fs;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use assize_base::vocabulary::cell;
use assize_model::count::{ARREARS_LEVELS, ArmCounts, Counter, HISTOGRAM_FROM};
use assize_model::measure::significance::{corrected, effect, fisher};
use assize_model::measure::{ALL, Between, Group, Value, View};
use assize_scenario::Scenario;
use assize_scenario::load::{Kind, Request, Shelf, StudyRequest, load};
use assize_scenario::scenario::Document;

/// Measures without groups that are compared besides those that compare groups.
const PLAIN: [&str; 4] = ["score.gini", "income.gini", "income.theil", "income.s80-s20"];

/// What is counted in a cell, in the order of a line.
const COUNTED: [Counter; 9] = [
    Counter::Subjects,
    Counter::Restricted,
    Counter::Offenders,
    Counter::OffendersWorst,
    Counter::OthersWorst,
    Counter::Minuses,
    Counter::Grades,
    Counter::Listings,
    Counter::Hindrances,
];

fn main() -> io::Result<()> {
    let scenario = scenario();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let money = scenario.society.money.as_ref().expect("a society with money");
    writeln!(out, "yearly\t{:?}", money.yearly)?;
    let mut counts = empty(&scenario);
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (word, numbers) = line.split_once(' ').unwrap_or((&line, ""));
        let numbers: Vec<i64> = numbers
            .split_whitespace()
            .map(|n| n.parse().unwrap_or_else(|_| panic!("`{n}` in `{line}`")))
            .collect();
        match (word, numbers.as_slice()) {
            ("table", [number]) => {
                counts = empty(&scenario);
                writeln!(out, "table\t{number}")?;
            }
            ("fisher", [a, n, b, m]) => {
                let shares = [*a as f64 / *n as f64, *b as f64 / *m as f64];
                writeln!(out, "fisher\t{:?}\t{:?}", fisher([*a, *b], [*n, *m]), effect(shares))?;
            }
            ("end", []) => answer(&mut out, &scenario, &counts)?,
            (what, numbers) => count(&mut counts, what, numbers),
        }
    }
    out.flush()
}

/// Counts what a line says.
fn count(counts: &mut ArmCounts, what: &str, numbers: &[i64]) {
    let persons = &mut counts.persons;
    match (what, numbers) {
        ("cell", [labels @ .., _, _, _, _, _, _, _, _, _]) if labels.len() == 6 => {
            let label = |i: usize| u8::try_from(labels[i]).expect("a label");
            let cell = cell(std::array::from_fn(label));
            for (counter, n) in COUNTED.into_iter().zip(&numbers[6..]) {
                persons.add(cell, 0, counter as usize, *n);
            }
        }
        ("score", [score, n]) => persons.scores[(*score - i64::from(HISTOGRAM_FROM)) as usize] += n,
        ("purse", [fifth, arrears, n]) => {
            persons.purses[*fifth as usize * ARREARS_LEVELS + *arrears as usize] += n;
        }
        _ => panic!("`{what}` with {numbers:?}"),
    }
}

/// Writes the values of every measure that is compared, one a line.
fn answer(out: &mut impl Write, scenario: &Scenario, counts: &ArmCounts) -> io::Result<()> {
    let policy = &scenario.arms[1].policy;
    let (services, society) = (&scenario.services, &scenario.society);
    let everybody = Group::everybody();
    let view = View::of_persons(policy, services, society, 1, counts, everybody);
    let wanted = ALL.iter().filter(|m| m.compares_groups() || PLAIN.contains(&m.id));
    for measure in wanted {
        let evaluate = measure.evaluate.of_arm().expect("a measure of one arm");
        for value in evaluate(&view) {
            writeln!(out, "{}\t{}", measure.id_of(&value.label), told(&value))?;
        }
    }
    writeln!(out, "end")
}

/// A value as text: value, cases, and the pair of groups if there is one.
fn told(value: &Value) -> String {
    let number = value.value.map_or_else(|| "none".to_owned(), |v| format!("{v:?}"));
    let pair = value.between.as_ref().map_or_else(String::new, |pair| tested(pair));
    format!("{number}\t{}{pair}", value.n)
}

/// A pair of groups, its rates and its test.
fn tested(Between { worst, best, groups }: &Between) -> String {
    let chance = fisher([worst.hit, best.hit], [worst.among, best.among]);
    let share = [worst, best].map(|part| part.hit as f64 / part.among as f64);
    let part = [worst, best].map(|p| format!("{}\t{}\t{}", p.group, p.cases, p.among)).join("\t");
    let (corrected, effect) = (corrected(chance, *groups), effect(share));
    format!("\t{part}\t{groups}\t{chance:?}\t{corrected:?}\t{effect:?}")
}

/// No counts, for the second arm.
fn empty(scenario: &Scenario) -> ArmCounts {
    let conducts = scenario.catalogue.conducts.len();
    ArmCounts::zero(&scenario.arms[1].policy, scenario.services.len(), conducts, 1)
}

/// A policy with a score, in a society with money, from the library.
fn scenario() -> Scenario {
    let request = Request {
        study: StudyRequest::Arms(vec!["wendeng-2020".to_owned()]),
        region: None,
        society: Some("china-2020".to_owned()),
        persons: Some(1_000),
        from: assize_base::calendar::Date::new(2020, 1, 1),
        months: Some(1),
        seed: Some(1),
        replicates: Some(1),
        extra_policies: Vec::new(),
        choices: Default::default(),
    };
    match load(&OnDisk, &request) {
        Ok(loaded) => loaded.scenario,
        Err(faults) => panic!("the library has faults: {faults:?}"),
    }
}

/// The documents and tables of the project, as they stand on disk.
struct OnDisk;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The documents below a folder.
fn documents(folder: &Path) -> Vec<Document> {
    let entries = fs::read_dir(folder).expect("a folder of documents");
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            found.append(&mut documents(&path));
        } else if path.extension().is_some_and(|end| end == "toml") {
            let text = fs::read_to_string(&path).expect("a document");
            found.push(Document { path: path.to_string_lossy().into_owned(), text });
        }
    }
    found
}

/// Tells whether a document says of itself that it is of a kind, and which name it has.
fn name_of(document: &Document, kind: Kind) -> Option<String> {
    let word = |key: &str| {
        let mut lines = document.text.lines().take_while(|line| !line.starts_with('['));
        let value = lines.find_map(|line| line.strip_prefix(key)?.trim().strip_prefix('='))?;
        Some(value.trim().trim_matches('"').to_owned())
    };
    word("name").filter(|_| word("kind").is_some_and(|k| k == kind.name()))
}

impl Shelf for OnDisk {
    fn document(&self, kind: Kind, name: &str) -> Option<Document> {
        let mut all = documents(&root().join("scenarios")).into_iter();
        all.find(|document| name_of(document, kind).is_some_and(|n| n == name))
    }

    fn table(&self, name: &str) -> Option<String> {
        fs::read_to_string(root().join("data").join(name)).ok()
    }

    fn names(&self, kind: Kind) -> Vec<String> {
        let all = documents(&root().join("scenarios"));
        let mut names: Vec<String> = all.iter().filter_map(|d| name_of(d, kind)).collect();
        names.sort();
        names
    }
}
