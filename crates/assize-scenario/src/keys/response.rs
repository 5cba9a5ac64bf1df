//! The keys of how people respond to a scheme.

use super::{Form, Key, Table};
use crate::units::Unit;

/// The response.
pub(super) static RESPONSE: Table = Table {
    title: "[response]",
    doc: "How people respond to living under a scheme.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("aware", Form::Number(Unit::Chance), "the share of adults who know of the scheme")
            .required(),
        Key::new(
            "deterrence",
            Form::Number(Unit::Chance),
            "the share of unlawful acts that an aware person forgoes",
        )
        .required(),
        Key::new(
            "chill",
            Form::Number(Unit::Chance),
            "the share of lawful acts exercising a right that an aware person forgoes",
        )
        .required(),
        Key::new("step", Form::Number(Unit::Chance), "what a step of caution adds to both")
            .required(),
        Key::new(
            "steps-gained",
            Form::Number(Unit::Whole { low: 0, high: 15 }),
            "steps of caution gained in a month with a detriment of one's own",
        )
        .required()
        .shape(),
        Key::new(
            "fading",
            Form::Number(Unit::MonthlyChance),
            "the chance that one step is lost in a month without",
        )
        .required(),
        Key::new("aware-by", Form::Factors, "factors of awareness by attribute"),
        Key::new("acceptance", Form::Table(&ACCEPTANCE), "who accepts the scheme; else everybody"),
        Key::new(
            "habituation",
            Form::Number(Unit::MonthlyChance),
            "the part by which deterrence wears off every month; else nothing",
        ),
        Key::whole(
            "tie-steps",
            0,
            15,
            "steps of caution gained in a month after a tie was newly restricted; else none",
        ),
        Key::chance(
            "rumour",
            "the chance that word of an acquaintance's restriction arrives; else never",
        ),
        Key::chance(
            "drops",
            "the chance that one who accepts drops a friend newly restricted; else never",
        ),
        Key::chance("games", "the share of aware persons who collect cheap merits; else nobody"),
        Key::part(
            "more",
            0,
            1_000,
            "how many cheap merits more, as a factor of one's own; else none",
        ),
        Key::new(
            "gives-up-after",
            Form::Number(Unit::Months { low: 1, high: 1_200 }),
            "months at the bottom after which hope begins to end; with `gives-up`",
        )
        .shape(),
        Key::new(
            "gives-up",
            Form::Number(Unit::MonthlyChance),
            "the monthly chance that it then ends; with `gives-up-after`",
        ),
        Key::chance(
            "learns",
            "the chance that a month with a refusal teaches to expect the next one; else never",
        ),
        Key::chance("told", "the chance that one restricted was told beforehand; else never"),
        Key::chance(
            "stays-away",
            "the share of wants that one who expects a refusal does not try; else none",
        ),
    ],
};

/// Acceptance.
static ACCEPTANCE: Table = Table {
    title: "[response.acceptance]",
    doc: "Who accepts a scheme, and what that does.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::chance("share", "the share of adults who approve").required().principal(),
        Key::new("by", Form::Factors, "factors of the share by attribute"),
        Key::part("opponents", 0, 1, "the factor on the chill of those who do not").required(),
    ],
};
