//! The keys by which an author says what no program can find in a document: for the description of
//! a study or policy by the ODD protocol.

use super::{Form, Key, Table};

/// What the author says.
pub(super) static ODD: Table = Table {
    title: "[odd]",
    doc: "What only the author can say, for `assize odd`; what is left out is printed as missing.",
    basis: false,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("purpose", Form::Prose, "the question that it is to answer"),
        Key::new("audience", Form::Prose, "for whom it is made"),
        Key::new("decision", Form::Prose, "in which decision or debate it is to be used"),
        Key::new("patterns", Form::Prose, "why these published figures, and which are missing"),
        Key::new("scales", Form::Prose, "why this region, this size and this length of time"),
        Key::new("principles", Form::Prose, "the theories and ideas that it rests on"),
        Key::new("rationale", Form::Prose, "why the rules are read and built in this way"),
    ],
};
