//! The question "which legal tests does this policy meet?": the documents alone are read, nothing
//! is run, and no answer ever calls a policy lawful.

use std::path::Path;

use assize_law::provision::{self, Provision};
use assize_scenario::Scenario;
use assize_scenario::load;
use schemars::JsonSchema;
use serde::Serialize;

use crate::error::Error;
use crate::folder::RunFolder;
use crate::list::{Entry, Shown, smallest};
use crate::order::{prepare_asked, stack};
use crate::shelf::Shelf;
use crate::world;

/// The answer to `review`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reviewed {
    /// `assize-review/1`.
    pub format: String,
    /// What the answers are, and are not.
    pub note: String,
    /// The answer of every test for every arm.
    pub findings: Vec<LegalFinding>,
}

/// The answer of one test for one arm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LegalFinding {
    /// The arm.
    pub arm: String,
    /// The id of the test.
    pub test: String,
    /// What it asks.
    pub question: String,
    /// The instrument and the place in it.
    pub instrument: String,
    /// How much of the instrument was read for the test.
    pub seen: String,
    /// Where and to what the instrument applies.
    pub scope: String,
    /// `fail`, `cannot tell`, `pass` (this test found nothing) or `not applicable`.
    pub verdict: String,
    /// Why.
    pub words: String,
    /// The rules, lists and consequences that it rests on.
    pub parts: Vec<String>,
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
        about: p.instrument.to_owned(),
        coverage: None,
        line: None,
    }
}

/// Answers `review` of a policy, a stack of policies, or the arms of a run.
///
/// # Errors
/// If there is no such policy or run, or its documents have errors.
pub fn review(subject: &str) -> Result<Reviewed, Error> {
    let scenario = if world::is_file(&Path::new(subject).join("run.json")) {
        let (folder, record) = RunFolder::open(Path::new(subject))?;
        let prepared = prepare_asked(folder.shelf(&record)?, record.asked, record.command)?;
        prepared.loaded.scenario
    } else {
        let mut shelf = Shelf::library();
        let name = stack(subject, &mut shelf)?;
        let loaded = load::load(&shelf, &smallest(&name)).map_err(|f| Error::faults(&f))?;
        loaded.scenario
    };
    Ok(Reviewed {
        format: "assize-review/1".to_owned(),
        note: NOTE.to_owned(),
        findings: findings(&scenario),
    })
}

/// The answers for every arm but the baseline.
fn findings(scenario: &Scenario) -> Vec<LegalFinding> {
    let arms = 1..scenario.arms.len();
    arms.flat_map(|arm| assize_law::review(scenario, arm)).map(finding).collect()
}

fn finding(found: assize_law::Finding) -> LegalFinding {
    let p = found.provision;
    LegalFinding {
        arm: found.arm,
        test: p.id.to_owned(),
        question: p.question.to_owned(),
        instrument: p.instrument.to_owned(),
        seen: p.seen.words().to_owned(),
        scope: p.scope.to_owned(),
        verdict: found.answer.verdict.name().to_owned(),
        words: found.answer.words,
        parts: found.answer.parts,
    }
}
