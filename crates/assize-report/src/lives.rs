//! The lives of single synthetic persons: what a page is told of each, and the page of its own that
//! shows them.

use crate::dossier::Line;

/// Some lives on a page of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lives {
    /// The title of the study.
    pub title: String,
    /// What was asked, and how the persons were chosen; a sentence a line.
    pub opening: Vec<String>,
    /// How the answers to what would have had to be different were found.
    pub method: String,
    /// The command that makes the page again.
    pub command: String,
    /// The lives.
    pub stories: Vec<Story>,
}

/// The life path of one synthetic person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// The index of the synthetic person in this run.
    pub person: u64,
    /// Who this synthetic person is, `a man of 43 in a village`.
    pub words: String,
    /// Why this person is told of; empty if asked for by number.
    pub chosen: String,
    /// Who else lives in the household.
    pub household: Vec<String>,
    /// The first day of the run, and its length in days; no time line is drawn without.
    pub window: Option<Window>,
    /// What happens, by arm, in the order of the arms.
    pub paths: Vec<Path>,
}

/// The time of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Year, month and day of the first day.
    pub first: (i32, u32, u32),
    /// Days.
    pub days: u32,
}

/// What happens to a synthetic person in one arm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// The arm.
    pub arm: String,
    /// The steps in order: the date as text, what happens, and the article.
    pub steps: Vec<(String, Line)>,
    /// Where the person stands at the end.
    pub end: String,
    /// In which bands and on which lists, from when to when.
    pub spans: Vec<Span>,
    /// Single days to mark.
    pub marks: Vec<Mark>,
    /// What would have had to be different, a sentence for each of the worst things that came.
    pub different: Vec<String>,
}

/// Some time in a band or on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The score or the list.
    pub of: String,
    /// The band, or `listed`.
    pub label: String,
    /// Whether it is worse than where people stand by default.
    pub is_worse: bool,
    /// The first day, counted from the first day of the run.
    pub first: u32,
    /// The first day after it.
    pub last: u32,
    /// Both as dates.
    pub dates: (String, String),
}

/// A day to mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The day, counted from the first day of the run.
    pub day: u32,
    /// What it is.
    pub sort: Sort,
}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A true record.
    Record,
    /// A false record.
    FalseRecord,
    /// Points lost or a grade.
    Loss,
    /// An attempt that was refused.
    Refusal,
    /// An objection decided, or an error corrected.
    Redress,
}

impl Sort {
    /// All of them, in the order of the key.
    pub const ALL: [Sort; 5] =
        [Sort::Record, Sort::FalseRecord, Sort::Loss, Sort::Refusal, Sort::Redress];

    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Sort::Record => "true record",
            Sort::FalseRecord => "FALSE record",
            Sort::Loss => "points lost or grade",
            Sort::Refusal => "refused",
            Sort::Redress => "objection decided or error corrected",
        }
    }
}

/// Writes the page: one HTML file without script that fetches nothing.
#[must_use]
pub fn html(lives: &Lives) -> String {
    crate::page::stories::build(lives)
}
