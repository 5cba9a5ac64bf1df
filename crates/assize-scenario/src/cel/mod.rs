//! Conditions: a subset of CEL, the Common Expression Language, read and type-checked here.
//!
//! In order: [`lex`] (words), [`parse`] (a tree with places), [`check`] (types and labels, giving a
//! checked [`Expr`](crate::expr::Expr)). There are no calls, no loops and no building of text, so a
//! condition always ends with a value.

pub(crate) mod check;
mod lex;
#[cfg(test)]
mod oracle;
mod parse;

use std::ops::Range;

use assize_base::diag::Place;

use crate::codes;
use crate::findings::Findings;

/// Most nodes of a condition.
pub(crate) const NODES: usize = 4_096;
/// Deepest nesting of a condition.
pub(crate) const DEPTH: usize = 64;
/// Most bytes of a label in a condition.
pub(crate) const LABEL_BYTES: usize = 256;

/// A condition as read, before its types are checked.
#[derive(Debug)]
pub(crate) struct Condition {
    /// The place of the whole text.
    place: Place,
    /// Where in the document the text begins, if it stands there letter by letter.
    start: Option<usize>,
    /// The tree; none if it could not be read, which has been said.
    tree: Option<parse::Tree>,
}

/// What is wrong with a condition, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// The code.
    pub code: &'static str,
    /// Where, in bytes of the text.
    pub at: Range<usize>,
    /// What.
    pub message: String,
    /// What can be done.
    pub hint: String,
}

impl Condition {
    /// Reads a condition.
    pub(crate) fn read(
        text: &str,
        place: &Place,
        start: Option<usize>,
        findings: &mut Findings,
    ) -> Condition {
        let mut condition = Condition { place: place.clone(), start, tree: None };
        match parse::parse(text) {
            Ok(tree) => condition.tree = Some(tree),
            Err(wrong) => condition.report(wrong, findings),
        }
        condition
    }

    /// Reports a fault at its place in the document.
    fn report(&self, wrong: Wrong, findings: &mut Findings) {
        let place = match self.start {
            Some(start) => Place {
                document: self.place.document,
                start: start + wrong.at.start,
                end: start + wrong.at.end,
            },
            None => self.place.clone(),
        };
        findings.error(wrong.code, &place, wrong.message, wrong.hint);
    }
}

/// A fault of syntax.
fn syntax(at: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Wrong {
    Wrong { code: codes::CONDITION_SYNTAX, at, message: message.into(), hint: hint.into() }
}

/// A fault of size.
fn too_large(at: Range<usize>, message: impl Into<String>) -> Wrong {
    let hint = "split the rule, or write a simpler condition".into();
    Wrong { code: codes::CONDITION_LIMIT, at, message: message.into(), hint }
}
