//! Static proofs on a policy, with examples that can be run: what the text implies for whoever
//! lives under it, and a study for each finding in which it can be seen.

use std::path::{Path, PathBuf};

use assize_engine::{Outcome, Settings, Watcher};
use assize_law::proof::{self, Proof, Shows, study};
use assize_model::count::{ArmCounts, Layout};
use assize_scenario::Scenario;
use assize_scenario::catalogue::Subject;
use assize_scenario::load::{self, Kind, Request, StudyRequest};
use assize_scenario::policy::Policy;
use assize_scenario::scenario::Document;
use schemars::JsonSchema;
use serde::Serialize;

use crate::error::Error;
use crate::review::{RestsOn, rests_on};
use crate::shelf::Shelf;
use crate::{exit, library, world};

/// Synthetic persons of an example; the second number is tried where the first shows nothing.
const PERSONS: [u64; 2] = [1_000, 10_000];
/// Most examples that are written of one kind of proof and arm: what matters most comes first.
const MOST: usize = 12;

/// What a proof came to, for one arm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProofFinding {
    /// The arm.
    pub arm: String,
    /// The kind of proof: `overlap`, `contradiction`, `unreachable-band`, `no-way-back`,
    /// `heavier-for-lighter`.
    pub kind: String,
    /// What is asked.
    pub question: String,
    /// How it is decided.
    pub method: String,
    /// `found`, `cannot tell` or `none found`.
    pub verdict: String,
    /// What it is about: a conduct, a band, a list; empty if nothing was found.
    pub about: String,
    /// One sentence in plain words.
    pub words: String,
    /// The rules, grounds and consequences, with their lines.
    pub rests_on: Vec<RestsOn>,
    /// The smallest example that shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<ProofExample>,
}

/// The smallest example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProofExample {
    /// The facts in one sentence.
    pub words: String,
    /// Who acts, as far as it matters.
    pub who: String,
    /// The acts.
    pub acts: Vec<ProofAct>,
    /// What comes of them.
    pub outcome: String,
    /// What a run of it shows, each in words.
    pub shows: Vec<String>,
    /// Months after which it can be seen.
    pub months: u32,
}

/// One act of an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProofAct {
    /// The day, from 1.
    pub day: u32,
    /// The conduct, as in `list conduct`.
    pub conduct: String,
    /// What is counted about it, where that matters.
    pub how: String,
    /// What answers it.
    pub answered: String,
}

/// An example that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Written {
    /// The file.
    pub file: String,
    /// The kind of proof.
    pub kind: String,
    /// What it is about.
    pub about: String,
    /// Synthetic persons.
    pub persons: u64,
    /// Whether it was run and showed what it should; what it did not show is in `missing`.
    pub seen: bool,
    /// What the run did not show.
    pub missing: Vec<String>,
}

/// The proofs for every arm but the baseline.
#[must_use]
pub fn proofs(scenario: &Scenario) -> Vec<Proof> {
    (1..scenario.arms.len()).flat_map(|arm| proof::prove(scenario, arm)).collect()
}

/// A proof as it is told.
#[must_use]
pub fn told(proof: &Proof) -> ProofFinding {
    let example = proof.example.as_ref().map(|e| ProofExample {
        words: e.words(),
        who: e.who.clone(),
        acts: (e.acts.iter())
            .map(|a| ProofAct {
                day: a.day,
                conduct: a.id.clone(),
                how: a.how.clone(),
                answered: a.answered.clone(),
            })
            .collect(),
        outcome: e.outcome.clone(),
        shows: e.shows.iter().map(Shows::words).collect(),
        months: e.months,
    });
    ProofFinding {
        arm: proof.arm.clone(),
        kind: proof.kind.id.to_owned(),
        question: proof.kind.question.to_owned(),
        method: proof.kind.method.to_owned(),
        verdict: proof.outcome.name().to_owned(),
        about: proof.about.clone(),
        words: proof.words.clone(),
        rests_on: proof.parts.iter().map(rests_on).collect(),
        example,
    }
}

/// Writes a study for every finding that has an example into a folder, and runs each of them to see
/// whether it shows what it should. The policies of the arm that are not in the library are copied
/// beside them, so that each study can be run as it lies there.
///
/// # Errors
/// If a file is there already (nothing is written then), or the folder cannot be written.
pub fn write(scenario: &Scenario, shelf: &Shelf, folder: &Path) -> Result<Vec<Written>, Error> {
    let mut files = Vec::new();
    for arm in 1..scenario.arms.len() {
        let proofs = proof::prove(scenario, arm);
        for kind in proof::ALL {
            let shown = proofs.iter().filter(|p| p.kind.id == kind.id && p.example.is_some());
            for (n, proof) in shown.take(MOST).enumerate() {
                files.push((file_name(proof, arm, n), arm, proof.clone()));
            }
        }
    }
    let copies = copies(shelf);
    let names = files.iter().map(|(name, ..)| name.clone());
    refuse_to_overwrite(folder, names.chain(copies.iter().map(|(name, _)| name.clone())))?;
    for (name, document) in &copies {
        world::write_file(&folder.join(name), document.text.as_bytes())?;
    }
    let mut written = Vec::new();
    for (name, arm, proof) in files {
        let (text, one) = tried(scenario, arm, &proof, shelf, &name)?;
        let path = folder.join(&name);
        world::write_file(&path, text.as_bytes())?;
        written.push(Written { file: path.display().to_string(), ..one });
    }
    Ok(written)
}

/// The name of a file: `overlap-1.toml`, with the number of the arm if there are several.
fn file_name(proof: &Proof, arm: usize, n: usize) -> String {
    let arm = if arm > 1 { format!("-arm-{arm}") } else { String::new() };
    format!("{}{arm}-{}.toml", proof.kind.id, n + 1)
}

/// The documents that were taken from the user's folders and not from the library.
fn copies(shelf: &Shelf) -> Vec<(String, Document)> {
    let own = |(kind, name): &(Kind, String), document: &Document| {
        library::volume(*kind, name).is_none_or(|v| v.document().text != document.text)
    };
    let taken = shelf.taken().documents.into_iter();
    let own = taken.filter(|(key, document)| own(key, document) && key.0 != Kind::Study);
    own.map(|((kind, name), document)| (format!("{}-{name}.toml", kind.name()), document)).collect()
}

/// Fails if one of the files is there.
fn refuse_to_overwrite(folder: &Path, names: impl Iterator<Item = String>) -> Result<(), Error> {
    let there: Vec<PathBuf> =
        names.map(|name| folder.join(name)).filter(|path| world::is_file(path)).collect();
    match there.first() {
        None => Ok(()),
        Some(path) => {
            Err(Error::new(exit::USAGE, "the file is there already, nothing was written")
                .at_path(path)
                .hint("name an empty folder, or remove the old examples"))
        }
    }
}

/// The text of an example that shows it, as far as one of the sizes does.
fn tried(
    scenario: &Scenario,
    arm: usize,
    proof: &Proof,
    shelf: &Shelf,
    file: &str,
) -> Result<(String, Written), Error> {
    let mut last = None;
    for persons in PERSONS {
        let name = format!("example-{}", file.trim_end_matches(".toml"));
        let text = study::text(scenario, &scenario.arms[arm], proof, &name, persons);
        let missing = missing(&text, proof, shelf)?;
        let one = Written {
            file: file.to_owned(),
            kind: proof.kind.id.to_owned(),
            about: proof.about.clone(),
            persons,
            seen: missing.is_empty(),
            missing,
        };
        let seen = one.seen;
        last = Some((text, one));
        if seen {
            break;
        }
    }
    Ok(last.expect("at least one size is tried"))
}

/// What a run of an example does not show.
///
/// # Errors
/// If the text is not a good study.
pub fn missing(text: &str, proof: &Proof, shelf: &Shelf) -> Result<Vec<String>, Error> {
    let document = Document { path: "example".to_owned(), text: text.to_owned() };
    let request = Request {
        study: StudyRequest::Text(document),
        region: None,
        society: None,
        persons: None,
        from: None,
        months: None,
        seed: None,
        replicates: None,
        extra_policies: Vec::new(),
        choices: Default::default(),
    };
    let loaded = load::load(shelf, &request).map_err(|faults| Error::faults(&faults))?;
    let scenario = loaded.scenario;
    let settings = Settings { threads: world::cores(), chunk: 1_024 };
    let outcome = assize_engine::run(&scenario, 0, settings, &Unwatched, None);
    let Ok(Outcome::Complete(counts)) = outcome else {
        unreachable!("a run from the start that nobody stops")
    };
    let seen = View { policy: &scenario.arms[1].policy, counts: &counts[1], scenario: &scenario };
    let shows = proof.example.iter().flat_map(|e| &e.shows);
    Ok(shows.filter(|s| !seen.shows(s)).map(Shows::words).collect())
}

/// Nobody watches an example.
struct Unwatched;

impl Watcher for Unwatched {
    fn advanced(&self, _: u64) {}

    fn wants_stop(&self) -> bool {
        false
    }
}

/// A run of an example.
struct View<'a> {
    policy: &'a Policy,
    counts: &'a ArmCounts,
    scenario: &'a Scenario,
}

impl View<'_> {
    /// Tells whether the run shows something.
    fn shows(&self, shows: &Shows) -> bool {
        let fired = |at: Option<usize>| at.is_some_and(|at| self.counts.fired[at] > 0);
        match shows {
            Shows::Rule(id) => fired(self.policy.rules.iter().position(|r| r.id == *id)),
            Shows::Ground(list, ground) => fired(self.ground(list, ground)),
            Shows::Consequence(id) => {
                let at = self.policy.consequences.iter().position(|c| c.id == *id);
                fired(at.map(|at| self.policy.rules.len() + self.n_grounds() + at))
            }
            Shows::Band(subject, number, label) => {
                self.band(*subject, *number, label).iter().any(|n| *n > 0)
            }
            Shows::NoBand(subject, number, label) => {
                self.band(*subject, *number, label).iter().all(|n| *n == 0)
            }
            Shows::BandKeeps(subject, number, label) => {
                let held = self.band(*subject, *number, label);
                held.iter().any(|n| *n > 0) && held.is_sorted()
            }
            Shows::ListKeeps(id) => self.list_keeps(id),
        }
    }

    fn n_grounds(&self) -> usize {
        self.policy.lists.iter().map(|l| l.grounds.len()).sum()
    }

    /// Where a ground stands among what fires.
    fn ground(&self, list: &str, ground: &str) -> Option<usize> {
        let lists = self.policy.lists.iter();
        let mut grounds =
            lists.flat_map(|l| l.grounds.iter().map(|g| (l.id.as_str(), g.id.as_str())));
        let at = grounds.position(|pair| pair == (list, ground))?;
        Some(self.policy.rules.len() + at)
    }

    /// How many were in a band at each review.
    fn band(&self, subject: Subject, number: usize, label: &str) -> Vec<i64> {
        let Some(score) = self.policy.score(subject, number) else { return Vec::new() };
        let Some(band) = score.bands.iter().position(|b| b.label == label) else {
            return Vec::new();
        };
        let layout = Layout::of(self.policy, self.scenario.services.len(), subject);
        let counter = match number {
            0 => layout.band(band),
            side => layout.side_band(side - 1, band),
        };
        self.monthly(subject, counter)
    }

    /// A counter, month by month.
    fn monthly(&self, subject: Subject, counter: usize) -> Vec<i64> {
        let counts = match subject {
            Subject::Person => &self.counts.persons,
            Subject::Firm => &self.counts.firms,
        };
        (0..self.scenario.periods).map(|t| counts.period(t)[counter]).collect()
    }

    /// Tells whether people entered a list and nobody left.
    fn list_keeps(&self, id: &str) -> bool {
        let Some(list) = self.policy.lists.iter().position(|l| l.id == id) else { return false };
        let kept = |subject| {
            let layout = Layout::of(self.policy, self.scenario.services.len(), subject);
            self.monthly(subject, layout.listed(list))
        };
        let all = [Subject::Person, Subject::Firm].map(kept);
        all.iter().any(|n| n.iter().any(|n| *n > 0)) && all.iter().all(|n| n.is_sorted())
    }
}
