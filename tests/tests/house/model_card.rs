//! The model card: its tables are made from the program's own registries and documents.
//!
//! Each generated part of `MODEL_CARD.md` stands between two marks. With `UPDATE_CASES=1` the parts
//! are written again; otherwise they are compared. Simulated values of targets need a long run: they
//! are only computed when the card is written again, together with the digest of the documents that
//! they belong to, so that a card older than its documents is found.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use assize_base::evidence::{Table, Values};
use assize_base::spec::Spec;
use assize_engine::{Outcome, Settings, Watcher, run};
use assize_lab::digest;
use assize_lab::shelf::Shelf;
use assize_lab::{evidence, target};
use assize_model::MECHANISMS;
use assize_model::count::ArmCounts;
use assize_model::measure::{ALL, Harm, Measure};
use assize_scenario::Scenario;
use assize_scenario::load::{self, Kind, Request, Shelf as _, StudyRequest};
use assize_scenario::scenario::{Basis, Param};

use crate::source;

/// Persons of the sample in which ties are counted.
const TIES_PERSONS: u64 = 100_000;

/// Most persons of a run that holds a study against its targets for the card.
const MOST_PERSONS: u64 = 400_000;

/// Replicates of it.
const REPLICATES: u32 = 4;

/// How certain a source can be, as documents say it.
const CERTAINTIES: [&str; 4] = ["full text", "opening only", "press", "unverified"];

#[test]
fn the_model_card_says_what_the_program_has() {
    let path = source::root().join("MODEL_CARD.md");
    let card = std::fs::read_to_string(&path).expect("there is a model card");
    let rewrite = std::env::var("UPDATE_CASES").is_ok();
    let parts = [
        ("documents", documents()),
        ("mechanisms", mechanisms(MECHANISMS)),
        ("measures", measures(ALL)),
        ("ties", ties()),
        ("targets", targets(&card, rewrite)),
    ];
    let made = parts.iter().fold(card.clone(), |card, (name, part)| replaced(&card, name, part));
    if rewrite {
        std::fs::write(&path, made).expect("the card can be written");
    } else {
        let differs = made.lines().zip(card.lines()).find(|(new, old)| new != old);
        assert!(made == card, "UPDATE_CASES=1 writes MODEL_CARD.md again; first: {differs:?}");
    }
}

/// The marks around a generated part.
fn marks(name: &str) -> (String, String) {
    (format!("<!-- made: {name} -->\n"), format!("<!-- end: {name} -->"))
}

/// The card with one part made again.
fn replaced(card: &str, name: &str, part: &str) -> String {
    let (begin, end) = marks(name);
    let (before, rest) = card.split_once(&begin).unwrap_or_else(|| panic!("no mark {begin}"));
    let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("no mark {end}"));
    format!("{before}{begin}\n{part}\n{end}{after}")
}

/// A part as it stands in the card.
fn part<'a>(card: &'a str, name: &str) -> &'a str {
    let (begin, end) = marks(name);
    card.split_once(&begin).and_then(|(_, rest)| rest.split_once(&end)).map_or("", |(p, _)| p)
}

/// A table in Markdown; bars in cells are written so that they do not end them.
fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head: Vec<String> = head.iter().map(|h| (*h).to_owned()).collect();
    let rule = vec!["---".to_owned(); head.len()];
    let mut out = line(&head) + &line(&rule);
    for row in rows {
        let cells: Vec<String> = row.iter().map(|c| c.replace('|', "\\|")).collect();
        out.push_str(&line(&cells));
    }
    out
}

/// A request for a study of the library or for the smallest study of a policy.
fn request(study: StudyRequest, persons: Option<u64>) -> Request {
    let alone = matches!(study, StudyRequest::Arms(_));
    Request {
        study,
        region: None,
        society: alone.then(|| "china-2020".to_owned()),
        persons: persons.or(alone.then_some(1_000)),
        from: alone.then(|| assize_base::calendar::Date::new(2020, 1, 1)).flatten(),
        months: alone.then_some(1),
        seed: None,
        replicates: Some(1),
        extra_policies: Vec::new(),
        choices: BTreeMap::default(),
    }
}

/// A scenario of the library.
fn loaded(study: StudyRequest, persons: Option<u64>) -> (Scenario, Shelf) {
    let shelf = Shelf::library();
    let name = format!("{study:?}");
    let found = load::load(&shelf, &request(study, persons));
    (found.unwrap_or_else(|f| panic!("{name}: {:?}", f.diags)).scenario, shelf)
}

/// Every study of the library, and every policy on the whole society.
fn scenarios() -> Vec<Scenario> {
    let shelf = Shelf::library();
    let studies = shelf.names(Kind::Study).into_iter().map(StudyRequest::Named);
    let policies = shelf.names(Kind::Policy).into_iter().map(|p| StudyRequest::Arms(vec![p]));
    studies.chain(policies).map(|study| loaded(study, None).0).collect()
}

/// How the numbers of one document are founded.
#[derive(Default)]
struct Founded {
    by: BTreeMap<&'static str, u64>,
    fitted: u64,
}

/// On what a number rests.
fn footing(scenario: &Scenario, param: &Param) -> &'static str {
    match &param.basis {
        Basis::Assumed(_) if param.range.is_some() => "assumed, with range",
        Basis::Assumed(_) => "assumed, no range",
        Basis::Source(reference) => {
            let id = reference.split('#').next().unwrap_or(reference);
            let source = scenario.sources.iter().find(|s| s.id == id);
            let certainty = source.map_or("", |s| s.certainty.as_str());
            CERTAINTIES.into_iter().find(|c| *c == certainty).unwrap_or("other source")
        }
    }
}

/// On what the numbers of each document rest; each number once.
fn documents() -> String {
    let mut seen = BTreeSet::new();
    let mut by_document: BTreeMap<String, Founded> = BTreeMap::new();
    for scenario in scenarios() {
        for param in &scenario.params {
            let document = scenario.documents[param.place.document].path.clone();
            if seen.insert((document.clone(), param.place.start, param.path.clone())) {
                let founded = by_document.entry(document).or_default();
                *founded.by.entry(footing(&scenario, param)).or_default() += 1;
                founded.fitted += u64::from(scenario.calibrated.contains(&param.path));
            }
        }
    }
    let kinds: Vec<&str> = CERTAINTIES
        .into_iter()
        .chain(["other source", "assumed, with range", "assumed, no range"])
        .filter(|kind| by_document.values().any(|f| f.by.contains_key(kind)))
        .collect();
    let head = [&["document", "numbers"], kinds.as_slice(), &["may be fitted"]].concat();
    let mut rows: Vec<Vec<String>> =
        by_document.iter().map(|(name, f)| founded(&format!("`{name}`"), f, &kinds)).collect();
    rows.push(founded("**all**", &total(by_document.values()), &kinds));
    rows.push(shares(&total(by_document.values()), &kinds));
    table(&head, &rows)
}

/// All documents together.
fn total<'a>(all: impl Iterator<Item = &'a Founded>) -> Founded {
    all.fold(Founded::default(), |mut sum, one| {
        for (kind, n) in &one.by {
            *sum.by.entry(kind).or_default() += n;
        }
        sum.fitted += one.fitted;
        sum
    })
}

/// The row of a document.
fn founded(name: &str, founded: &Founded, kinds: &[&str]) -> Vec<String> {
    let n = |kind: &str| founded.by.get(kind).copied().unwrap_or(0);
    let numbers: u64 = founded.by.values().sum();
    let mut row = vec![name.to_owned(), numbers.to_string()];
    row.extend(kinds.iter().map(|kind| n(kind).to_string()));
    row.push(founded.fitted.to_string());
    row
}

/// The same in per cent.
fn shares(all: &Founded, kinds: &[&str]) -> Vec<String> {
    let numbers: u64 = all.by.values().sum();
    let share = |n: u64| format!("{:.1} %", 100.0 * n as f64 / numbers as f64);
    let mut row = vec!["**share**".to_owned(), "100 %".to_owned()];
    row.extend(kinds.iter().map(|kind| share(all.by.get(kind).copied().unwrap_or(0))));
    row.push(share(all.fitted));
    row
}

/// The mechanisms in the order of the phases.
fn mechanisms(all: &[&Spec]) -> String {
    let listed = |items: Vec<&str>| {
        if items.is_empty() { "none".to_owned() } else { items.join(", ") }
    };
    let code = |items: &[&str]| {
        let marked: Vec<String> = items.iter().map(|i| format!("`{i}`")).collect();
        listed(marked.iter().map(String::as_str).collect())
    };
    let row = |spec: &&Spec| {
        let params: Vec<&str> = spec.params.iter().map(|p| p.name).collect();
        vec![
            format!("`{}`", spec.name),
            spec.phase.to_owned(),
            spec.summary.to_owned(),
            code(&params),
            code(spec.streams),
            listed(spec.rights.to_vec()),
        ]
    };
    let rows: Vec<Vec<String>> = all.iter().map(row).collect();
    let head = ["mechanism", "phase", "what it does", "parameters", "streams", "rights touched"];
    format!("{} mechanisms.\n\n{}", rows.len(), table(&head, &rows))
}

/// The measures in the order of reports.
fn measures(all: &[&Measure]) -> String {
    let row = |m: &&Measure| {
        let harm = match m.harm {
            Harm::HigherIsWorse => "more is worse",
            Harm::LowerIsWorse => "less is worse",
            Harm::Describes => "describes",
        };
        let label = m.label.map_or_else(String::new, |l| format!(".<{l}>"));
        let id = format!("`{}{label}`", m.id);
        vec![id, m.title.to_owned(), m.unit.to_owned(), harm.to_owned()]
    };
    let rows: Vec<Vec<String>> = all.iter().map(row).collect();
    let head = ["id", "what it tells", "unit", "direction"];
    format!("{} measures.\n\n{}", rows.len(), table(&head, &rows))
}

/// A cell of a table as text; numbers to four digits.
fn cell(table: &Table, column: &str, row: usize) -> String {
    match &table.column(column).unwrap_or_else(|| panic!("no column {column}")).values {
        Values::Text(v) => v[row].clone(),
        Values::Whole(v) => v[row].to_string(),
        Values::Real(v) => v[row].map_or_else(|| "none".to_owned(), number),
    }
}

/// A number to about four digits.
fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 1_000.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.3}"),
    }
}

/// The ties of the society beside published figures.
fn ties() -> String {
    let (scenario, _) = loaded(StudyRequest::Arms(vec!["none".to_owned()]), Some(TIES_PERSONS));
    let Some(found) = evidence::ties(&scenario) else {
        return "The society of the library has no ties outside the household yet.\n".to_owned();
    };
    let published = (0..found.n_rows()).filter(|row| cell(&found, "published", *row) != "none");
    let near = |row: &usize| cell(&found, "gap", *row).parse().is_ok_and(|g: f64| g.abs() <= 0.1);
    let rows: Vec<usize> = published.collect();
    let met = rows.iter().filter(|row| near(row)).count();
    let told = |row: &usize| {
        let gap: f64 = cell(&found, "gap", *row).parse().unwrap_or(f64::NAN);
        let mut cells = ["title", "published", "synthetic"].map(|c| cell(&found, c, *row)).to_vec();
        cells.push(format!("{:+.1} %", 100.0 * gap));
        cells.extend(["certainty", "note"].map(|c| cell(&found, c, *row)));
        cells
    };
    let lines: Vec<Vec<String>> = rows.iter().map(told).collect();
    let head = ["figure", "published", "synthetic", "apart", "certainty", "what must be known"];
    format!(
        "{met} of {} published figures are met within 10 % ({TIES_PERSONS} persons, seed 1).\n\n{}",
        rows.len(),
        table(&head, &lines)
    )
}

/// The studies with targets, each beside what a run makes of them.
fn targets(card: &str, rewrite: bool) -> String {
    let mut out = String::new();
    for name in Shelf::library().names(Kind::Study) {
        let study = || StudyRequest::Named(name.clone());
        let (whole, _) = loaded(study(), None);
        if whole.targets.is_empty() {
            continue;
        }
        let persons = whole.persons.min(MOST_PERSONS);
        let (scenario, shelf) = loaded(study(), Some(persons));
        let stamp = digest::of_scenario(&shelf.taken(), &format!("{persons} persons"));
        let begin = format!("**`{name}`**");
        let words = if rewrite {
            simulated(&begin, &scenario, &stamp)
        } else {
            kept(part(card, "targets"), &begin, &scenario, &stamp)
        };
        let _ = writeln!(out, "{words}");
    }
    if out.is_empty() { "No study of the library has targets yet.\n".to_owned() } else { out }
}

/// What a run of the study makes of its targets.
fn simulated(begin: &str, scenario: &Scenario, stamp: &str) -> String {
    let settings = Settings { threads: 2, chunk: 4_096 };
    let counts: Vec<Vec<ArmCounts>> = (0..REPLICATES)
        .map(|replicate| match run(scenario, replicate, settings, &Nobody, None) {
            Ok(Outcome::Complete(counts)) => counts,
            _ => panic!("{begin}: nobody stops it"),
        })
        .collect();
    let found = target::table(scenario, &counts).expect("a study with targets");
    let row = |row| {
        let mut cells = ["title", "unit", "published"].map(|c| cell(&found, c, row)).to_vec();
        let [low, high] = ["low", "high"].map(|c| cell(&found, c, row));
        cells.push(format!("{low} to {high}"));
        cells.push(cell(&found, "simulated", row));
        // What is counted is never below zero, however few replicates there are.
        let [from, to] = ["simulated_low", "simulated_high"].map(|c| real(&found, c, row).max(0.0));
        cells.push(format!("{} to {}", number(from), number(to)));
        cells.push(verdict(&found, row));
        cells
    };
    let rows: Vec<Vec<String>> = (0..found.n_rows()).map(row).collect();
    let head = ["figure", "unit", "published", "range", "simulated", "chance (95 %)", "verdict"];
    format!(
        "{begin} ({REPLICATES} replicates of {} persons, seed {}, documents `{}`):\n\n{}",
        scenario.persons,
        scenario.seed,
        &stamp[..16],
        table(&head, &rows)
    )
}

/// A measured value of a row.
fn real(table: &Table, column: &str, row: usize) -> f64 {
    match &table.column(column).unwrap_or_else(|| panic!("no column {column}")).values {
        Values::Real(values) => values[row].unwrap_or(f64::NAN),
        _ => f64::NAN,
    }
}

/// What a row says of the fit.
fn verdict(found: &Table, row: usize) -> String {
    let [low, high] = ["low", "high"].map(|column| real(found, column, row));
    let [from, to] = ["simulated_low", "simulated_high"].map(|column| real(found, column, row));
    let reaches = from <= high && to >= low;
    match cell(found, "verdict", row).as_str() {
        _ if cell(found, "shown_only", row) == "1" => "input or not independent".to_owned(),
        "outside" if reaches => "outside, but chance reaches the range".to_owned(),
        "inside" if to - from > high - low => {
            "inside, but chance is wider than the range".to_owned()
        }
        verdict => verdict.to_owned(),
    }
}

/// The part of a study as it stands in the card, which must be of these documents.
fn kept(part: &str, begin: &str, scenario: &Scenario, stamp: &str) -> String {
    let at = part.find(begin).unwrap_or_else(|| panic!("the card lacks {begin}"));
    let end = part[at + 2..].find("**`").map_or(part.len(), |next| at + 2 + next);
    let own = part[at..end].trim_end();
    assert!(
        own.contains(&stamp[..16]),
        "{begin}: the simulated values are of other documents; UPDATE_CASES=1 runs it again"
    );
    for target in &scenario.targets {
        assert!(own.contains(&target.title.replace('|', "\\|")), "{begin} lacks {}", target.title);
    }
    format!("{own}\n")
}

/// Nobody watches the run.
struct Nobody;

impl Watcher for Nobody {
    fn advanced(&self, _: u64) {}
    fn wants_stop(&self) -> bool {
        false
    }
}

#[test]
fn a_part_is_replaced_between_its_marks_alone() {
    let card = "a\n<!-- made: x -->\nold\n<!-- end: x -->\nb\n";
    let made = replaced(card, "x", "new");
    assert_eq!(made, "a\n<!-- made: x -->\n\nnew\n<!-- end: x -->\nb\n");
    assert_eq!(replaced(&made, "x", "new"), made, "twice is once");
    assert_eq!(part(&made, "x").trim(), "new");
}

#[test]
fn a_bar_in_a_cell_does_not_end_it() {
    let made = table(&["a"], &[vec!["x | y".to_owned()]]);
    assert_eq!(made, "| a |\n| --- |\n| x \\| y |\n");
}
