//! The keys of a study.

use super::{Form, Key, Table};

/// Fewest persons of a run: with fewer, a synthetic person could be mistaken for a real one.
pub(crate) const FEWEST_PERSONS: u64 = 1_000;
/// Most persons of a run.
pub(crate) const MOST_PERSONS: u64 = 10_000_000_000;
/// Most months of a run.
pub(crate) const MOST_MONTHS: u32 = 1_200;

/// Years in which a run may begin: terms of a thousand years still end inside the calendar.
pub(crate) const START_YEARS: std::ops::RangeInclusive<i16> = 1_900..=2_300;
/// Most replicates.
pub(crate) const MOST_REPLICATES: u32 = 1_000;

/// The top of a study.
pub(crate) static ROOT: Table = Table {
    title: "",
    doc: "A study: which arms, where, how many persons, how long.",
    basis: false,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("society", Form::Name, "the society").required(),
        Key::new(
            "region",
            Form::Title,
            "a province, \"province/settlement\", several joined by \"+\", or \"all\"; \
             else the region of the first policy that names one",
        ),
        Key::new("persons", Form::Setting(FEWEST_PERSONS, MOST_PERSONS), "synthetic persons")
            .required(),
        Key::new("from", Form::Date, "the first day").required(),
        Key::new("months", Form::Setting(1, MOST_MONTHS as u64), "how long it runs").required(),
        Key::new("seed", Form::Setting(0, i64::MAX as u64), "the seed of all draws").required(),
        Key::new(
            "replicates",
            Form::Setting(1, MOST_REPLICATES as u64),
            "how often it is repeated with other draws",
        )
        .required(),
        Key::new(
            "arms",
            Form::Stacks,
            "the arms, the baseline first: \"none\", a policy, or policies joined by \"+\"",
        )
        .required(),
    ],
};
