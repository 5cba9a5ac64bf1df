//! The keys by which documents speak of the source documents: notes and answers.

use super::{Form, Key, Table};

/// A statement.
pub(super) static NOTE: Table = Table {
    title: "[[note]]",
    doc: "What is known, above all about lines of the source documents that no mechanism carries out.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[Key::new("text", Form::Prose, "what is stated, with its correction").required()],
};

/// A claim with the measure that answers it.
pub(super) static ANSWER: Table = Table {
    title: "[[answer]]",
    doc: "A claim of the source documents that a measure of the run answers.",
    basis: false,
    id: None,
    one_of: &[],
    keys: &[
        Key::new(super::SEED, Form::Seeds, "the lines of the source documents").required(),
        Key::new("measure", Form::Label, "the measure that answers it").required(),
    ],
};
