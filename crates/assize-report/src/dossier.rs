//! What the laboratory hands to the report: plain data, nothing computed on the way.
//!
//! Texts are plain (no markup): the page escapes all of them. Ids of measures are those of
//! `summary.json`; a source is named as in the documents, `example-2013#art-12`, and looked up among
//! [`Dossier::sources`] by what stands before the `#`.

use assize_base::evidence::{Summary, Table};

pub use crate::legal::{Crossing, Finding, FoundFigure, FoundPart, Verdict};
pub use crate::lives::{Path, Story};
use crate::policy::PolicyWords;

/// Everything that a report is made of.
///
/// # Tables that the report draws
///
/// The report finds tables by name and columns by name; other tables and columns are welcome and are
/// left alone. A table that is missing is said to be missing on the page. Numbers may be whole or
/// real. `replicate` counts from 0 or 1; `period` counts months from the start of the run; the
/// report makes means and intervals over `replicate` itself.
///
/// | table | columns |
/// |---|---|
/// | `bands` | `arm`, `replicate`, `period`, `subject` (`person` or `firm`), `band`, `subjects` |
/// | `series` | `arm`, `replicate`, `period`, `measure` (an id of the catalogue), `value`, `n`, `unit` |
/// | `lists` | `arm`, `replicate`, `period`, `subject`, `list`, `listed`, `entries`, `exits` |
/// | `firms` | `arm`, `replicate`, `measure`, `value`, `n`, `unit` |
/// | `chain` | see `page/chain.rs`: what detriments rest on, a count a row |
/// | `redress` | see `page/redress.rs`: what becomes of listings, by list and kind of record |
/// | `reasons` | `arm`, `replicate`, `reasons` (joined by ` + `), `persons` |
/// | `pairing` | see `page/fortunes.rs`: what pairing gained |
/// | `measures` | `arm`, `replicate`, `group`, `measure`, `value`, `n`, `unit` |
/// | `counts` | `arm`, `replicate`, `period`, `subject`, `counter` (`Suits`, `CasesWaiting` …), `count` |
/// | `money` | `arm`, `income` (the fifth), `arrears` (quarters of a month of income), `adults` |
///
/// Everything that has no course over time is drawn from the summary.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    /// The study's title.
    pub title: String,
    /// The headline measures, exactly as in `summary.json`. The first arm is the baseline.
    pub summary: Summary,
    /// The tables of the run folder that the report draws from; see above.
    pub tables: Vec<Table>,
    /// The arms in plain words, in the order of the summary, the baseline first.
    pub arms: Vec<PolicyWords>,
    /// The catalogue of measures: what each number means.
    pub measures: Vec<Measure>,
    /// The services of the scenario, for their titles.
    pub services: Vec<ServiceWords>,
    /// The society in plain words.
    pub society: SocietyWords,
    /// Every assumed number of the scenario, in any order: the report sorts them by span.
    pub assumptions: Vec<Assumption>,
    /// Whether the ranges of the assumptions are propagated into the intervals; if not, the report
    /// says in its first screen that its intervals are chance alone.
    pub assumptions_propagated: bool,
    /// Published figures that the study is held against, in the order of the study.
    pub targets: Vec<TargetFigure>,
    /// The ties of the synthetic society beside published figures.
    pub ties: Vec<TieFigure>,
    /// How people of this society respond to a scheme; only those responses that it has.
    pub responses: Vec<ResponseWords>,
    /// The mechanisms that the study switches off, by name.
    pub off: Vec<String>,
    /// The number of values in the scenario that come from a source, to set beside the assumed ones.
    pub sourced_values: u64,
    /// The sources of the documents.
    pub sources: Vec<SourceWords>,
    /// What a reader must know first, most important first; the first three stand on the first
    /// screen. Where there are fewer than three, the report adds standing ones.
    pub caveats: Vec<String>,
    /// How values and intervals come about, a paragraph each.
    pub method: Vec<String>,
    /// How the policies of two arms differ, in words; only those that the page compares.
    pub differences: Vec<Differences>,
    /// Findings and warnings of checking and running (unreachable bands, merged table cells …).
    pub notes: Vec<Note>,
    /// What this report cannot say, besides what no report of this program can say.
    pub limits: Vec<String>,
    /// The legal tests and what they found; empty if they were not made.
    pub findings: Vec<Finding>,
    /// One question, many instruments: the answers of the legal tests together, by arm.
    pub crosswalk: Vec<Crossing>,
    /// Life paths of single synthetic persons, if asked for; at most 100 are shown.
    pub stories: Vec<Story>,
    /// How the run was made.
    pub provenance: Provenance,
}

impl Dossier {
    /// The definition that covers a measure's id.
    #[must_use]
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        let exact = self.measures.iter().find(|m| m.id == id);
        exact.or_else(|| self.measures.iter().find(|m| m.covers(id)))
    }

    /// The words for an arm.
    #[must_use]
    pub fn arm(&self, name: &str) -> Option<&PolicyWords> {
        self.arms.iter().find(|a| a.name == name)
    }

    /// A table by name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|t| t.name == name)
    }

    /// The source that a reference such as `example-2013#art-12` names.
    #[must_use]
    pub fn source(&self, reference: &str) -> Option<&SourceWords> {
        let id = reference.split('#').next().unwrap_or(reference);
        self.sources.iter().find(|s| s.id == id)
    }
}

/// A published figure beside what the run makes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetFigure {
    /// The id.
    pub id: String,
    /// What it is, in words.
    pub title: String,
    /// The arm it is read in.
    pub arm: String,
    /// What is counted, `refusals.flight`; targets with the same words here and in
    /// [`TargetFigure::unit`] are points of one series.
    pub measure: String,
    /// In what: `scaled to the people of the region, in the window`.
    pub unit: String,
    /// First and last month of the window, from 1, both included.
    pub months: (u32, u32),
    /// The same as dates: first and last day.
    pub dates: (String, String),
    /// As published.
    pub published: f64,
    /// The lowest that is still compatible with the publication.
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// As simulated: the mean over replicates; `None` where there was nothing to measure.
    pub simulated: Option<f64>,
    /// The lower end of its 95 % interval over replicates.
    pub simulated_low: Option<f64>,
    /// The upper end.
    pub simulated_high: Option<f64>,
    /// Whether the simulated value lies in the published range.
    pub is_inside: Option<bool>,
    /// Whether it is only shown: an input, or a figure that is not independent. No fit is claimed.
    pub shown_only: bool,
    /// Where it was published.
    pub basis: Basis,
    /// What must be known to read it.
    pub note: String,
}

impl TargetFigure {
    /// What ends the unit of everything that is counted in a window rather than at its end.
    const IN_WINDOW: &'static str = ", in the window";

    /// Tells whether it is a total of the window, which a longer window makes larger: such figures
    /// are compared by the month.
    #[must_use]
    pub fn is_total(&self) -> bool {
        let counts = ["scaled to", "of the synthetic"].iter().any(|w| self.unit.starts_with(w));
        counts && self.unit.ends_with(TargetFigure::IN_WINDOW)
    }

    /// The unit of the monthly mean of a total; the unit as it is for anything else.
    #[must_use]
    pub fn monthly_unit(&self) -> String {
        match self.unit.strip_suffix(TargetFigure::IN_WINDOW).filter(|_| self.is_total()) {
            Some(unit) => format!("a month, {unit}"),
            None => self.unit.clone(),
        }
    }
}

/// A figure about ties, as published and as it comes out of the synthetic society.
#[derive(Clone, Debug, PartialEq)]
pub struct TieFigure {
    /// What it says, `contacts outside the household that are met at least weekly`.
    pub title: String,
    /// The unit; one that begins with `share` is shown in per cent.
    pub unit: String,
    /// As published; `None` for what was counted and has nothing beside it.
    pub published: Option<f64>,
    /// In the synthetic society.
    pub synthetic: Option<f64>,
    /// One standard error of the synthetic figure.
    pub chance: Option<f64>,
    /// The publication.
    pub source: String,
    /// How certain the publication is.
    pub certainty: String,
    /// What stands for what, and why the two differ.
    pub note: String,
}

impl TieFigure {
    /// Synthetic over published, less one.
    #[must_use]
    pub fn gap(&self) -> Option<f64> {
        Some(self.synthetic? / self.published? - 1.0).filter(|gap| gap.is_finite())
    }
}

/// One way in which people respond to a scheme, with the number that it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseWords {
    /// The name of the response, `gaming`.
    pub name: String,
    /// What people do, in a sentence.
    pub words: String,
    /// The number as written, `10 %`.
    pub value: String,
    /// Its range as written, lowest and highest.
    pub range: Option<(String, String)>,
    /// Where the number comes from.
    pub basis: Basis,
}

/// The entry of one measure, or of a family of measures, in the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The id, `wrongful.share`; of a family with the varying part in angle brackets,
    /// `band.share.<label>`.
    pub id: String,
    /// A short name for headings and axes: `wrongful share of detriments`.
    pub title: String,
    /// The unit, `share of persons`. A unit that begins with `share` is shown in per cent.
    pub unit: String,
    /// What it means, in a sentence or two for a reader who knows nothing of statistics.
    pub words: String,
    /// How it is computed.
    pub formula: String,
    /// Which way it hurts.
    pub harm: Harm,
}

impl Measure {
    /// Tells whether the entry defines a measure of this id.
    #[must_use]
    pub fn covers(&self, id: &str) -> bool {
        self.varying(id).is_some()
    }

    /// What stands in an id at the place of the angle brackets; empty for an entry without them.
    #[must_use]
    pub fn varying<'a>(&self, id: &'a str) -> Option<&'a str> {
        let Some((before, rest)) = self.id.split_once('<') else {
            return (self.id == id).then_some("");
        };
        let after = rest.split_once('>').map_or("", |(_, after)| after);
        id.strip_prefix(before)?.strip_suffix(after).filter(|part| !part.is_empty())
    }
}

/// Which direction of a measure is harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// More is worse.
    Up,
    /// Less is worse.
    Down,
    /// Neither in itself.
    Neither,
}

/// A service in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceWords {
    /// The id.
    pub id: String,
    /// The title, `a flight`.
    pub title: String,
    /// The field of life, `travel`.
    pub domain: String,
    /// Whether life is hard without it.
    pub essential: bool,
}

/// Where a statement or number comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A source and the place in it, `example-2013#art-12`.
    Source(String),
    /// Assumed, and why.
    Assumed(String),
    /// Nothing to prove: a count of what else is shown, or the program's own doing.
    Own,
}

/// A sentence with its basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The sentence.
    pub words: String,
    /// Where it comes from.
    pub basis: Basis,
}

/// The society in plain words.
#[derive(Clone, Debug, PartialEq)]
pub struct SocietyWords {
    /// The name, `china-2020`.
    pub name: String,
    /// The title.
    pub title: String,
    /// How persons, households and firms come about, a sentence a line.
    pub lines: Vec<Line>,
    /// How near the synthetic tables are to their sources.
    pub fit: Vec<FitLine>,
}

/// One margin of the society: what the source counts and what was synthesised.
#[derive(Clone, Debug, PartialEq)]
pub struct FitLine {
    /// The table, `age by sex`.
    pub margin: String,
    /// The cell or the statistic, `women 60-64`.
    pub cell: String,
    /// The unit, `share of persons`.
    pub unit: String,
    /// As published.
    pub source_value: f64,
    /// As synthesised.
    pub synthetic_value: f64,
    /// How far apart, in the terms of [`FitLine::distance_words`].
    pub distance: f64,
    /// What the distance is, `difference of shares`.
    pub distance_words: String,
    /// Where the published value stands.
    pub basis: Basis,
}

/// One assumed number.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumption {
    /// Where it stands, `channel traffic-police / detection`.
    pub path: String,
    /// As written.
    pub value: String,
    /// The range as written, lowest and highest.
    pub range: Option<(String, String)>,
    /// Highest over lowest of the range as numbers of one unit; `None` if it has none.
    /// A range that begins at 0 has an infinite span.
    pub span: Option<f64>,
    /// Why this value.
    pub reason: String,
    /// Where it is used, `12 conducts, 40 rules`.
    pub used: String,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceWords {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The publisher.
    pub publisher: String,
    /// The date, as published.
    pub date: String,
    /// Where it can be read; shown as text, never as something that the page fetches.
    pub address: String,
    /// `full text`, `opening only`, `press` or `unverified`.
    pub certainty: String,
    /// The number of values of the scenario that rest on it.
    pub values: u64,
}

/// How the policy of an arm differs from that of another, part by part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differences {
    /// The arm.
    pub arm: String,
    /// The arm that it is compared with.
    pub against: String,
    /// Parts that both have and that are the same.
    pub same: u64,
    /// What differs.
    pub parts: Vec<PartDifference>,
}

/// A part that differs: one that was added, removed or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartDifference {
    /// `added`, `removed` or `changed`, seen from the arm that it is compared with.
    pub change: String,
    /// What kind of part, `rule`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Its properties that differ: name, before, after.
    pub properties: Vec<(String, String, String)>,
}

/// A note or warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The code, `S031`; empty for a plain note.
    pub code: String,
    /// Whether it is a warning.
    pub is_warning: bool,
    /// What it says.
    pub words: String,
}

/// How the run was made, and how to make it again.
#[derive(Clone, Debug, PartialEq)]
pub struct Provenance {
    /// The program's version.
    pub version: String,
    /// The revision that the program was built from, if known.
    pub revision: Option<String>,
    /// The digest of the documents as resolved.
    pub scenario_digest: String,
    /// The digest of the results.
    pub result_digest: String,
    /// The seed.
    pub seed: u64,
    /// The first day of the run.
    pub from: String,
    /// The region, in words.
    pub region: String,
    /// The command that makes the run again.
    pub command: String,
    /// How long it took, a line a part: `simulation`, seconds.
    pub durations: Vec<(String, f64)>,
    /// The class of computer, `2 cores, 8 GiB, Linux on x86-64`; empty if not known.
    pub computer: String,
}
