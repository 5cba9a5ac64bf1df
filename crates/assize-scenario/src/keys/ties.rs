//! The keys of ties outside the household.

use super::{Form, Key, Table};
use crate::units::Unit;

/// A factor of at most one.
const SHARE: Unit = Unit::Part { low: 0, high: 1 };

/// A kind of tie.
pub(super) static TIE: Table = Table {
    title: "[[tie]]",
    doc: "A kind of tie outside the household: circles of candidates, and who of them is tied.",
    basis: true,
    id: Some("id"),
    one_of: &[],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new("title", Form::Title, "its title").required(),
        Key::whole("near", 0, 255, "circles inside one's own place").required(),
        Key::whole("far", 0, 255, "circles across the whole region").required(),
        Key::new(
            "wide",
            Form::Truth,
            "whether a circle joins everybody of two neighbourhoods, not one with one",
        ),
        Key::new("can-be-dropped", Form::Truth, "whether a friend of this kind can be dropped"),
        Key::new(
            "ages",
            Form::Pair(Unit::Whole { low: 0, high: 110 }),
            "the youngest and the oldest who has it, both included",
        )
        .required()
        .shape(),
        Key::chance("base", "the chance that a pair of candidates is tied, before the factors")
            .required()
            .principal(),
        Key::part("other-sex", 0, 1, "the factor if the sexes differ; else 1"),
        Key::new(
            "age-gap",
            Form::Numbers(SHARE, 5, 5),
            "factors for ages less than 5, 10, 20, 40 years apart, and 40 or more; else 1",
        )
        .shape(),
        Key::part("other-schooling", 0, 1, "the factor if the schooling groups differ; else 1"),
        Key::new(
            "sociable",
            Form::Quantiles(Unit::Percent),
            "how sociable people are, as points of a distribution; else all alike",
        )
        .shape(),
    ],
};

/// Colleagues and classmates.
pub(super) static MEETS: Table = Table {
    title: "[meets]",
    doc: "How many of those at the same workplace or in the same class a person meets.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::whole("colleagues", 0, 200, "colleagues; else none"),
        Key::whole("classmates", 0, 200, "classmates; else none"),
    ],
};
