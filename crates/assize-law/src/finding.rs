//! What a test answers, and what that rests on.

use crate::provision::Provision;

/// What a test found. There is deliberately no verdict that approves of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The policy does what the provision forbids, or lacks what it asks for.
    Fail,
    /// The documents do not say enough.
    CannotTell,
    /// This test found nothing against the policy.
    Pass,
    /// The policy does nothing that the provision is about.
    NotApplicable,
}

impl Verdict {
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

/// The answer of one test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in a sentence or two.
    pub words: String,
    /// The rules, lists and consequences that it rests on, with their articles.
    pub parts: Vec<String>,
}

impl Answer {
    /// Something is against the policy.
    #[must_use]
    pub fn fail(words: &str, parts: Vec<String>) -> Answer {
        assert!(!parts.is_empty(), "a failure rests on something: {words}");
        Answer { verdict: Verdict::Fail, words: words.to_owned(), parts }
    }

    /// Nothing was found.
    #[must_use]
    pub fn pass(words: &str) -> Answer {
        Answer { verdict: Verdict::Pass, words: words.to_owned(), parts: Vec::new() }
    }

    /// The provision is about something else.
    #[must_use]
    pub fn not_applicable(words: &str) -> Answer {
        Answer { verdict: Verdict::NotApplicable, words: words.to_owned(), parts: Vec::new() }
    }

    /// The documents do not say enough.
    #[must_use]
    pub fn cannot_tell(words: &str, parts: Vec<String>) -> Answer {
        Answer { verdict: Verdict::CannotTell, words: words.to_owned(), parts }
    }

    /// A failure if there are parts, otherwise nothing found.
    #[must_use]
    pub fn fail_if_any(parts: Vec<String>, fail: &str, pass: &str) -> Answer {
        if parts.is_empty() { Answer::pass(pass) } else { Answer::fail(fail, parts) }
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
