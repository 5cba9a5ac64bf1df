//! The keys of money and courts.

use super::{Form, Key, Table};
use crate::units::Unit;

/// Arrears and loans, in quarters of a month's income.
const QUARTERS: i64 = 255;

/// Money.
pub(super) static MONEY: Table = Table {
    title: "[money]",
    doc: "Money: incomes, setbacks, arrears, loans and repayment.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new(
            "yearly",
            Form::Numbers(Unit::Yuan { high: 100_000_000 }, 5, 5),
            "yearly disposable income a head by fifth, poorest first",
        )
        .required()
        .shape(),
        Key::new(
            "indebted",
            Form::Numbers(Unit::Chance, 3, 3),
            "the share of households with debt in cities, towns, villages",
        )
        .required()
        .shape(),
        Key::part("needs", 0, 10, "what a month must pay for, as a share of income").required(),
        Key::part("burden", 0, 10, "what instalments take of the income of those with debt")
            .required(),
        Key::new("setback", Form::Number(Unit::Rate), "how often an adult loses income").required(),
        Key::new("by", Form::Factors, "factors of the setbacks by attribute"),
        Key::new(
            "lasts",
            Form::Quantiles(Unit::Whole { low: 0, high: 1_200 }),
            "for how many months income is lost, as points of a distribution",
        )
        .required()
        .shape(),
        Key::new("loan", Form::Id, "the service that loans are").required(),
        Key::whole(
            "asks-from",
            0,
            QUARTERS,
            "arrears, in quarters of a month's income, from which one asks for a loan",
        )
        .required(),
        Key::new("asks", Form::Number(Unit::MonthlyChance), "the monthly chance to ask").required(),
        Key::new(
            "declines",
            Form::Numbers(Unit::Chance, 5, 5),
            "the chance that the bank itself declines, by fifth, poorest first",
        )
        .required()
        .shape(),
        Key::whole("bridges", 0, QUARTERS, "quarters of a month's income that a loan bridges")
            .required(),
        Key::new(
            "repays",
            Form::Number(Unit::MonthlyChance),
            "the monthly chance to pay back a quarter of a month's income",
        )
        .required(),
        Key::new("repays-by", Form::Factors, "factors of the repayment by attribute"),
    ],
};

/// Courts.
pub(super) static COURT: Table = Table {
    title: "[court]",
    doc: "Courts as a process: suit, judgment, notice, performance or enforcement.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::chance("errs", "the chance that a judgment goes against the wrong person").required(),
        Key::new(
            "judgment",
            Form::Pair(Unit::Days { low: 0, high: 3_650 }),
            "days from the act to the judgment, from and to",
        )
        .required()
        .shape(),
        Key::new(
            "notice",
            Form::Number(Unit::Days { low: 0, high: 3_650 }),
            "days of the enforcement notice",
        )
        .required()
        .shape(),
        Key::chance("able", "the share of debtors who have something to pay with").required(),
        Key::whole(
            "unable-from",
            0,
            QUARTERS,
            "arrears, in quarters of a month's income, from which nobody is able",
        )
        .required(),
        Key::chance("willing", "of the able, the share that performs on notice").required(),
        Key::chance(
            "pressed",
            "of the able but unwilling who know of a list, the share that performs after all",
        )
        .required(),
        Key::chance("misjudged", "of the unable, the share that is found able but unwilling")
            .required(),
        Key::new(
            "staff",
            Form::Number(Unit::Staff),
            "cases that are enforced in a month for 100,000 persons of the region",
        )
        .required(),
        Key::new("evasion", Form::Tables(&EVASION), "what the unwilling do").required(),
    ],
};

/// An evasion.
static EVASION: Table = Table {
    title: "[[court.evasion]]",
    doc: "Something that the unwilling do; the courts' process brings it forth.",
    basis: true,
    id: Some("conduct"),
    one_of: &[],
    keys: &[
        Key::new("conduct", Form::Id, "the conduct of persons").required(),
        Key::whole("weight", 0, 1_000_000, "its weight among the others").required(),
    ],
};
