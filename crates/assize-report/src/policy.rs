//! A policy in plain words: what the page tells before any number.

use crate::dossier::{Basis, Line};

/// One arm in plain words; of the baseline everything but name, title and summary is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyWords {
    /// The arm's name in the summary, `none` or `wendeng-2020+court-defaulters-2017`.
    pub name: String,
    /// The title.
    pub title: String,
    /// What it is, in two or three plain sentences of its author: stands on the first screen.
    pub summary: String,
    /// The score of persons and that of firms, where there are any.
    pub scores: Vec<ScoreWords>,
    /// The rules by chapter.
    pub chapters: Vec<Chapter>,
    /// The heaviest rules, heaviest first.
    pub heaviest: Vec<RuleWords>,
    /// Direct grading: what puts somebody in a band whatever the points.
    pub grades: Vec<RuleWords>,
    /// Rules and grounds that answer conduct exercising a right.
    pub on_rights: Vec<RuleWords>,
    /// How counting works: repetition, caps, validity, locks, repair, what reaches others.
    pub counting: Vec<Line>,
    /// Blacklists and redlists.
    pub lists: Vec<ListWords>,
    /// What bands and lists do.
    pub consequences: Vec<ConsequenceWords>,
}

impl PolicyWords {
    /// Tells whether the arm has neither score nor list: the baseline.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scores.is_empty() && self.lists.is_empty()
    }

    /// The score of persons (`person`) or of firms (`firm`).
    #[must_use]
    pub fn score(&self, subject: &str) -> Option<&ScoreWords> {
        self.scores.iter().find(|s| s.subject == subject)
    }
}

/// A score in words.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreWords {
    /// `person`, `firm`, or `persons: …` with the title of a score beside the main one.
    pub subject: String,
    /// Who is scored, in words.
    pub who: String,
    /// Points at the start.
    pub start: i32,
    /// Lowest possible score.
    pub floor: Option<i32>,
    /// Highest possible score.
    pub ceiling: Option<i32>,
    /// Bands from the best to the worst.
    pub bands: Vec<BandWords>,
    /// Where all this stands.
    pub basis: Basis,
}

impl ScoreWords {
    /// The default band, where somebody without records stands.
    #[must_use]
    pub fn default_band(&self) -> Option<&BandWords> {
        self.bands.iter().find(|b| b.is_default)
    }
}

/// A band in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandWords {
    /// The label, `AAA`.
    pub label: String,
    /// What the scheme calls those in it.
    pub title: String,
    /// The lowest score in it; `None` for the lowest band.
    pub from: Option<i32>,
    /// The highest score in it; `None` for the highest band.
    pub to: Option<i32>,
    /// Whether somebody without records stands in it.
    pub is_default: bool,
}

/// A chapter of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// The title.
    pub title: String,
    /// `person` or `firm`.
    pub subject: String,
    /// Rules that take points.
    pub demerits: u32,
    /// Rules that give points.
    pub merits: u32,
    /// Rules that set a band directly.
    pub grades: u32,
    /// The heaviest deduction of the chapter.
    pub lowest: Option<i32>,
    /// The greatest merit of the chapter.
    pub highest: Option<i32>,
}

impl Chapter {
    /// All rules of the chapter.
    #[must_use]
    pub fn rules(&self) -> u32 {
        self.demerits + self.merits + self.grades
    }
}

/// A rule or ground in words.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleWords {
    /// The id.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// `person` or `firm`.
    pub subject: String,
    /// What it does, in words: `-100 points`, `band D for 60 months`, `court list for 24 months`.
    pub effect: String,
    /// The right that the conduct exercises, if any.
    pub right: Option<String>,
    /// How often it wrote an entry in the run, a mean over replicates; `None` if not counted.
    pub fired: Option<f64>,
    /// Where it stands.
    pub basis: Basis,
}

/// A list in words.
#[derive(Clone, Debug, PartialEq)]
pub struct ListWords {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Who is never listed, in words; empty if nobody is exempt.
    pub exempt: String,
    /// Why one is listed, with the term: a line a ground.
    pub grounds: Vec<Line>,
    /// The ways off: a line a way.
    pub exits: Vec<Line>,
    /// The way to object, with its clock; empty if there is none.
    pub review: Vec<Line>,
    /// Where the list stands.
    pub basis: Basis,
}

/// A consequence in words.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsequenceWords {
    /// The id.
    pub id: String,
    /// What it does, in words.
    pub title: String,
    /// When it is in force, `band C or D`, `on the court list`.
    pub trigger: String,
    /// The id of the service.
    pub service: String,
    /// `refuse`, `degrade`, `delay`, `price`, `deposit`, `priority`, `inspect` or `publicise`.
    pub effect: String,
    /// The share of attempts in which it is carried out.
    pub carried_out: f64,
    /// Whether that share is assumed; the article says that it is to be done, not how often it is.
    pub carried_out_is_assumed: bool,
    /// Where it stands.
    pub basis: Basis,
}
