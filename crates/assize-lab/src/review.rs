//! The question "which legal tests does this policy meet?": the documents are read, of a run its
//! figures too; nothing is run, and no answer ever calls a policy lawful.

use std::path::Path;

use assize_base::evidence::Summary;
use assize_law::crosswalk::{self, Row};
use assize_law::finding::Part;
use assize_law::measured::Evidence;
use assize_law::provision::{self, Provision};
use assize_law::{Measured, Verdict};
use assize_scenario::Scenario;
use assize_scenario::load;
use schemars::JsonSchema;
use serde::Serialize;

use crate::error::Error;
use crate::folder::RunFolder;
use crate::list::{Entry, Shown, smallest};
use crate::order::{prepare_asked, stack};
use crate::proofs::{self, ProofFinding, Written};
use crate::shelf::Shelf;
use crate::world;

/// The answer to `review`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Reviewed {
    /// `assize-review/1`.
    pub format: String,
    /// What the answers are, and are not.
    pub note: String,
    /// Whether the figures of a run were read besides the documents.
    pub measured: bool,
    /// How many tests got which verdict, by arm.
    pub counts: Vec<Count>,
    /// The answer of every test for every arm.
    pub findings: Vec<LegalFinding>,
    /// One question, many instruments: the answers together, for every arm.
    pub crosswalk: Vec<Crossing>,
    /// What the text of the policy implies, proved, for every arm.
    pub proofs: Vec<ProofFinding>,
    /// The examples that were written; left out if none were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub examples: Vec<Written>,
}

/// How many tests of an arm got which verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Count {
    /// The arm.
    pub arm: String,
    /// Tests that failed.
    pub fail: usize,
    /// Tests that documents and figures do not decide.
    pub cannot_tell: usize,
    /// Tests that found nothing.
    pub pass: usize,
    /// Tests about something that the policy does not do.
    pub not_applicable: usize,
}

/// The answer of one test for one arm.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LegalFinding {
    /// The arm.
    pub arm: String,
    /// The id of the test.
    pub test: String,
    /// The body of law.
    pub body: String,
    /// What it asks.
    pub question: String,
    /// What answers it: `policy`, `run`, `document`, several of them, or `gate`.
    pub kind: String,
    /// The instrument and the place in it.
    pub instrument: String,
    /// How much of the instrument was read for the test.
    pub seen: String,
    /// Where and to what the instrument applies.
    pub scope: String,
    /// What of documents and figures the test looks at.
    pub reads: String,
    /// `fail`, `cannot tell`, `pass` (this test found nothing) or `not applicable`.
    pub verdict: String,
    /// Why.
    pub words: String,
    /// The rules, lists and consequences that it rests on, in words.
    pub parts: Vec<String>,
    /// The same, taken apart, with their lines.
    pub rests_on: Vec<RestsOn>,
    /// The measured figures that it rests on or shows.
    pub figures: Vec<LegalFigure>,
    /// The paper that somebody has to look at, if the test asks for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// A part of the policy that an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RestsOn {
    /// `rule`, `list`, `ground`, `consequence`, `score` or `policy`.
    pub element: String,
    /// Its id.
    pub id: String,
    /// The article; empty if it is assumed.
    pub article: String,
    /// What about it.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub note: String,
    /// The document that it stands in, and its line from 1, as far as that could be found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// A measured figure beside its bound.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LegalFigure {
    /// The measure's id, as in `list measures` and `summary.json`.
    pub measure: String,
    /// Of whom; everybody if empty.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub group: String,
    /// The value; null where nothing could be measured.
    pub value: Option<f64>,
    /// The lower end of its 95 % interval.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// The unit.
    pub unit: String,
    /// Where it fails, in words; `no mark is set` if it is only shown.
    pub bound: String,
    /// What the bound makes of it; null if it decides nothing.
    pub verdict: Option<String>,
    /// All of it in words.
    pub words: String,
}

/// One row of the cross-walk for one arm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Crossing {
    /// The arm.
    pub arm: String,
    /// The id of the question.
    pub id: String,
    /// The question, as a short name.
    pub title: String,
    /// The heaviest verdict of its tests.
    pub verdict: String,
    /// The tests, each with its verdict.
    pub tests: Vec<Crossed>,
    /// How it is decided.
    pub decided_by: String,
    /// The measures among that.
    pub measures: Vec<String>,
}

/// A test in a row of the cross-walk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Crossed {
    /// The id of the test.
    pub test: String,
    /// Its verdict.
    pub verdict: String,
}

/// What stands over every review.
pub const NOTE: &str = "each provision is read as if it applied wherever the policy is in force; \
    `pass` says that a test found nothing, never that the policy is lawful; questions for a lawyer \
    to go on from, not legal advice";

/// The legal tests.
#[must_use]
pub fn tests() -> Vec<Entry> {
    provision::ALL.iter().map(|p| entry(p)).collect()
}

fn entry(p: &Provision) -> Entry {
    Entry {
        kind: Shown::Tests,
        name: p.id.to_owned(),
        title: p.question.to_owned(),
        about: format!("{}; {}", p.kind.words(), p.instrument),
        coverage: None,
        line: None,
        measure: None,
    }
}

/// Answers `review` of a policy, a stack of policies, or the arms of a run.
///
/// # Errors
/// If there is no such policy or run, or its documents have errors.
pub fn review(subject: &str) -> Result<Reviewed, Error> {
    review_with(subject, None)
}

/// Answers `review`, and writes the examples of its proofs into a folder.
///
/// # Errors
/// If there is no such policy or run, its documents have errors, or an example cannot be written.
pub fn review_with(subject: &str, examples: Option<&Path>) -> Result<Reviewed, Error> {
    if world::is_file(&Path::new(subject).join("run.json")) {
        let (folder, record) = RunFolder::open(Path::new(subject))?;
        let scenario =
            prepare_asked(folder.shelf(&record)?, record.asked.clone(), record.command.clone())?;
        let is_done = record.status == crate::folder::Status::Done;
        let summary = if is_done { Some(folder.summary(&record)?) } else { None };
        let mut answer = reviewed(&scenario.loaded.scenario, summary.as_ref());
        if let Some(examples) = examples {
            answer.examples = proofs::write(&scenario.loaded.scenario, &scenario.shelf, examples)?;
        }
        return Ok(answer);
    }
    let mut shelf = Shelf::library();
    let name = stack(subject, &mut shelf)?;
    let loaded = load::load(&shelf, &smallest(&name)).map_err(|f| Error::faults(&f))?;
    let mut answer = reviewed(&loaded.scenario, None);
    if let Some(examples) = examples {
        answer.examples = proofs::write(&loaded.scenario, &shelf, examples)?;
    }
    Ok(answer)
}

/// The answers for every arm but the baseline.
fn reviewed(scenario: &Scenario, summary: Option<&Summary>) -> Reviewed {
    let measured = summary.map(Measured::new);
    let arms = (1..scenario.arms.len())
        .map(|arm| assize_law::review(scenario, arm, measured.as_ref()))
        .collect::<Vec<_>>();
    Reviewed {
        format: "assize-review/1".to_owned(),
        note: NOTE.to_owned(),
        measured: measured.is_some(),
        counts: arms.iter().map(|findings| count(findings)).collect(),
        crosswalk: arms.iter().flat_map(|findings| crossings(findings)).collect(),
        findings: arms.iter().flatten().map(finding).collect(),
        proofs: proofs::proofs(scenario).iter().map(proofs::told).collect(),
        examples: Vec::new(),
    }
}

fn count(findings: &[assize_law::Finding]) -> Count {
    let of = |verdict| findings.iter().filter(|f| f.answer.verdict == verdict).count();
    Count {
        arm: arm(findings),
        fail: of(Verdict::Fail),
        cannot_tell: of(Verdict::CannotTell),
        pass: of(Verdict::Pass),
        not_applicable: of(Verdict::NotApplicable),
    }
}

fn arm(findings: &[assize_law::Finding]) -> String {
    findings.first().map(|f| f.arm.clone()).unwrap_or_default()
}

fn crossings(findings: &[assize_law::Finding]) -> Vec<Crossing> {
    let crossed = |id: &&'static str| {
        let found = findings.iter().find(|f| f.provision.id == *id);
        let verdict = found.map_or(Verdict::NotApplicable, |f| f.answer.verdict);
        Crossed { test: (*id).to_owned(), verdict: verdict.name().to_owned() }
    };
    let crossing = |row: &Row| Crossing {
        arm: arm(findings),
        id: row.id.to_owned(),
        title: row.title.to_owned(),
        verdict: row.verdict(findings).name().to_owned(),
        tests: row.provisions.iter().map(crossed).collect(),
        decided_by: row.decided_by.to_owned(),
        measures: row.measures.iter().map(|m| (*m).to_owned()).collect(),
    };
    crosswalk::ROWS.iter().map(crossing).collect()
}

fn finding(found: &assize_law::Finding) -> LegalFinding {
    let (p, answer) = (found.provision, &found.answer);
    LegalFinding {
        arm: found.arm.clone(),
        test: p.id.to_owned(),
        body: p.body.title().to_owned(),
        question: p.question.to_owned(),
        kind: p.kind.words(),
        instrument: p.instrument.to_owned(),
        seen: p.seen.words().to_owned(),
        scope: p.scope.to_owned(),
        reads: p.reads.to_owned(),
        verdict: answer.verdict.name().to_owned(),
        words: answer.words.clone(),
        parts: answer.parts.iter().map(ToString::to_string).collect(),
        rests_on: answer.parts.iter().map(rests_on).collect(),
        figures: answer.figures.iter().map(figure).collect(),
        document: answer.document.map(str::to_owned),
    }
}

/// A part of the policy, taken apart.
pub(crate) fn rests_on(part: &Part) -> RestsOn {
    RestsOn {
        element: part.element.to_owned(),
        id: part.id.clone(),
        article: part.source.clone(),
        note: part.note.clone(),
        place: part.place.as_ref().map(ToString::to_string),
    }
}

fn figure(evidence: &Evidence) -> LegalFigure {
    LegalFigure {
        measure: evidence.measure.clone(),
        group: evidence.group.to_owned(),
        value: evidence.value,
        low: evidence.low,
        high: evidence.high,
        unit: evidence.unit.clone(),
        bound: evidence.limit.words(),
        verdict: evidence.verdict.map(|v| v.name().to_owned()),
        words: evidence.words(),
    }
}
