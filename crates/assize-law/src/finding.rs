//! What a test answers, and what that rests on.

use std::fmt;

use crate::measured::Evidence;
use crate::provision::Provision;

/// What a test found. There is deliberately no verdict that approves of a policy.
///
/// The order is that of weight: where several parts of a test answer, the first of these stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The policy does what the provision forbids, or lacks what it asks for.
    Fail,
    /// Documents and figures do not say enough.
    CannotTell,
    /// This test found nothing against the policy.
    Pass,
    /// The policy does nothing that the provision is about.
    NotApplicable,
}

impl Verdict {
    /// All verdicts, in the order in which answers are shown.
    pub const ALL: [Verdict; 4] =
        [Verdict::Fail, Verdict::CannotTell, Verdict::Pass, Verdict::NotApplicable];

    /// The word that users see.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Fail => "fail",
            Verdict::CannotTell => "cannot tell",
            Verdict::Pass => "pass",
            Verdict::NotApplicable => "not applicable",
        }
    }
}

/// A part of a policy that an answer rests on: a rule, a list, a ground, a consequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is: `rule`, `list`, `ground`, `consequence`, `score`, `policy`.
    pub element: &'static str,
    /// Its id; a ground is named by its list too, `debtors/refuses`.
    pub id: String,
    /// The article that it carries out; empty if it is assumed.
    pub source: String,
    /// What about it, if that is not plain.
    pub note: String,
    /// Where it stands in the documents, as far as that could be found.
    pub place: Option<Position>,
}

/// A line of a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The document, as shown to users.
    pub document: String,
    /// The line, from 1.
    pub line: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.document, self.line)
    }
}

impl Part {
    /// A part with its article.
    #[must_use]
    pub fn new(element: &'static str, id: &str, source: &str) -> Part {
        let (id, source) = (id.to_owned(), source.to_owned());
        Part { element, id, source, note: String::new(), place: None }
    }

    /// The same part, with what is to be said about it.
    #[must_use]
    pub fn noting(mut self, note: impl Into<String>) -> Part {
        self.note = note.into();
        self
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = if self.source.is_empty() { "assumed" } else { &self.source };
        write!(f, "{} {} ({source})", self.element, self.id)?;
        if self.note.is_empty() { Ok(()) } else { write!(f, ": {}", self.note) }
    }
}

/// The answer of one test.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in a sentence or two.
    pub words: String,
    /// The rules, lists and consequences that it rests on.
    pub parts: Vec<Part>,
    /// The measured figures that it rests on, or that it shows.
    pub figures: Vec<Evidence>,
    /// The document that somebody would have to look at, if the test asks for one.
    pub document: Option<&'static str>,
}

impl Answer {
    fn new(verdict: Verdict, words: &str, parts: Vec<Part>) -> Answer {
        Answer { verdict, words: words.to_owned(), parts, figures: Vec::new(), document: None }
    }

    /// Something is against the policy.
    #[must_use]
    pub fn fail(words: &str, parts: Vec<Part>) -> Answer {
        assert!(!parts.is_empty(), "a failure rests on something: {words}");
        Answer::new(Verdict::Fail, words, parts)
    }

    /// Nothing was found.
    #[must_use]
    pub fn pass(words: &str) -> Answer {
        Answer::new(Verdict::Pass, words, Vec::new())
    }

    /// The provision is about something else.
    #[must_use]
    pub fn not_applicable(words: &str) -> Answer {
        Answer::new(Verdict::NotApplicable, words, Vec::new())
    }

    /// The documents do not say enough.
    #[must_use]
    pub fn cannot_tell(words: &str, parts: Vec<Part>) -> Answer {
        Answer::new(Verdict::CannotTell, words, parts)
    }

    /// The provision concerns the policy, and its documents decide nothing: figures or papers do.
    #[must_use]
    pub fn applies() -> Answer {
        Answer::new(Verdict::Pass, "", Vec::new())
    }

    /// [`Answer::applies`] if something concerns the provision, otherwise not applicable.
    #[must_use]
    pub fn applies_if(concerned: bool, otherwise: &str) -> Answer {
        if concerned { Answer::applies() } else { Answer::not_applicable(otherwise) }
    }

    /// A failure if there are parts, otherwise nothing found.
    #[must_use]
    pub fn fail_if_any(parts: Vec<Part>, fail: &str, pass: &str) -> Answer {
        if parts.is_empty() { Answer::pass(pass) } else { Answer::fail(fail, parts) }
    }

    /// A failure if there are parts, otherwise open: the documents cannot say more.
    #[must_use]
    pub fn fail_if_any_or_open(parts: Vec<Part>, fail: &str, open: &str) -> Answer {
        if parts.is_empty() {
            Answer::cannot_tell(open, Vec::new())
        } else {
            Answer::fail(fail, parts)
        }
    }

    /// Adds what another part of the test says: the heavier verdict stands.
    pub(crate) fn add(&mut self, verdict: Verdict, words: &str) {
        self.verdict = self.verdict.min(verdict);
        if !self.words.is_empty() && !words.is_empty() {
            self.words.push_str("; ");
        }
        self.words.push_str(words);
    }
}

/// One provision asked of one arm.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The name of the arm.
    pub arm: String,
    /// The provision.
    pub provision: &'static Provision,
    /// The answer.
    pub answer: Answer,
}
