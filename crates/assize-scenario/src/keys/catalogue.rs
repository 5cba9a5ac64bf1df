//! The keys of conduct and services documents.

use super::{EXTENDS, Form, Key, REMOVE, Table};
use crate::units::Unit;

/// The rights that conduct can exercise.
pub(crate) const RIGHTS: &[&str] = &["expression", "assembly", "belief", "association", "petition"];
/// The words of polarity, in the order of the enumeration.
pub(crate) const POLARITIES: &[&str] = &["harm", "merit", "neutral"];
/// The words of subjects, in the order of the enumeration.
pub(crate) const SUBJECTS: &[&str] = &["person", "firm"];
/// What can be counted about an act, in the order of the names of conditions.
pub(crate) const QUANTITIES: &[&str] = &["yuan", "months", "hours", "count"];

/// The top of a conduct document.
pub(crate) static CONDUCT_ROOT: Table = Table {
    title: "",
    doc: "Conduct: what people and firms do or suffer, and how it comes to the files.",
    basis: false,
    id: None,
    one_of: &[],
    keys: &[
        EXTENDS,
        REMOVE,
        Key::new("channel", Form::Tables(&CHANNEL), "ways by which conduct comes to the files"),
        Key::new("domain", Form::Tables(&DOMAIN), "fields of life"),
        Key::new("conduct", Form::Tables(&CONDUCT), "conduct"),
    ],
};

/// A channel.
pub(crate) static CHANNEL: Table = Table {
    title: "[[channel]]",
    doc: "A way by which conduct becomes a record.",
    basis: true,
    id: Some("id"),
    one_of: &[],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new("title", Form::Title, "its title").required(),
        Key::new("detection", Form::Number(Unit::Chance), "the chance that an act is recorded")
            .required(),
        Key::new(
            "wrong-person",
            Form::Number(Unit::Chance),
            "the chance that the record goes to somebody else",
        )
        .required(),
        Key::new("invented", Form::Number(Unit::Chance), "invented records for each true one")
            .required(),
        Key::new(
            "delay",
            Form::Pair(Unit::Days { low: 0, high: 3_650 }),
            "days from act to record, from and to",
        )
        .required()
        .shape(),
        Key::new("by", Form::Factors, "factors of the detection by attribute of the actor"),
        Key::new(
            "wrong-person-by",
            Form::Factors,
            "factors of the chance of a wrong person by attribute of the one who acted",
        ),
        Key::new(
            "confusable",
            Form::Truth,
            "whether the wrong person is one of the same sex and at most ten years apart",
        ),
        Key::part(
            "grudge",
            1,
            50,
            "how many times more records are invented of those who are restricted; else 1",
        ),
    ],
};

/// A domain.
pub(crate) static DOMAIN: Table = Table {
    title: "[[domain]]",
    doc: "A field of life with a stream of acts of its own.",
    basis: true,
    id: Some("id"),
    one_of: &[],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new("title", Form::Title, "its title").required(),
        Key::new("subject", Form::Choice(SUBJECTS), "whose acts these are; else person"),
        Key::new("who", Form::Condition, "who can act in it; else everybody"),
    ],
};

/// A conduct.
pub(crate) static CONDUCT: Table = Table {
    title: "[[conduct]]",
    doc: "Something that people or firms do or suffer.",
    basis: true,
    id: Some("id"),
    one_of: &[],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new("title", Form::Title, "its title, as it reads after \"a record of\"").required(),
        Key::new("domain", Form::Id, "its domain").required(),
        Key::new("polarity", Form::Choice(POLARITIES), "whether schemes count it against somebody")
            .required(),
        Key::new("gravity", Form::Setting(0, 5), "how grave, 0 to 5").required(),
        Key::new("lawful", Form::Truth, "whether it is lawful in itself").required(),
        Key::new("right", Form::Choice(RIGHTS), "the right that it exercises"),
        Key::new("channel", Form::Id, "the channel by which it comes to the files").required(),
        Key::new(
            "rate",
            Form::Number(Unit::Rate),
            "how often one does it who meets `who` and has all factors 1; \
             must be there unless `given-by-list`",
        )
        .principal(),
        Key::new("by", Form::Factors, "factors of the rate by attribute"),
        Key::new("who", Form::Condition, "who can do it, besides the domain's"),
        Key::new(
            "corrected",
            Form::Number(Unit::MonthlyChance),
            "a continuing wrong: the monthly chance that it is put right",
        ),
        Key::new("quantity", Form::Table(&QUANTITY), "what is counted about it"),
        Key::new(
            "given-by-list",
            Form::Truth,
            "only a list gives it, in arms that have such a list",
        ),
        Key::chance("sued", "the chance that an act of a person leads to a suit; else never"),
        Key::part(
            "strained",
            1,
            50,
            "the factor of the rate for those in the deepest arrears; else 1",
        ),
        Key::new("cheap", Form::Truth, "whether it is a merit that costs little"),
    ],
};

/// A quantity.
pub(crate) static QUANTITY: Table = Table {
    title: "[conduct.quantity]",
    doc: "What is counted about an act.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::new("unit", Form::Choice(QUANTITIES), "what is counted").required(),
        Key::new(
            "quantiles",
            Form::Quantiles(Unit::Whole { low: 0, high: 1_000_000_000 }),
            "points of the distribution, share and value, from 0 to 1",
        )
        .required()
        .shape(),
    ],
};

/// The top of a services document.
pub(crate) static SERVICES_ROOT: Table = Table {
    title: "",
    doc: "Services: what people want from life and state.",
    basis: false,
    id: None,
    one_of: &[],
    keys: &[EXTENDS, REMOVE, Key::new("service", Form::Tables(&SERVICE), "services")],
};

/// A service.
pub(crate) static SERVICE: Table = Table {
    title: "[[service]]",
    doc: "Something that people want.",
    basis: true,
    id: Some("id"),
    one_of: &[],
    keys: &[
        Key::new("id", Form::Id, "its id").required(),
        Key::new("title", Form::Title, "its title, with its article").required(),
        Key::new("subject", Form::Choice(SUBJECTS), "who wants it; else person"),
        Key::new("domain", Form::Id, "the field of life").required(),
        Key::new("essential", Form::Truth, "whether life is hard without it").required(),
        Key::new("who", Form::Condition, "who can want it; else everybody"),
        Key::new(
            "demand",
            Form::Number(Unit::Rate),
            "how often one wants it who meets `who` and has all factors 1",
        )
        .required()
        .principal(),
        Key::new("by", Form::Factors, "factors of the demand by attribute"),
        Key::new("habit", Form::Tables(&HABIT), "classes of users; else everybody is alike"),
        Key::chance("again", "the chance that a refused attempt is tried once more; else never"),
        Key::new("cost", Form::Number(YUAN), "what a hindered attempt costs; else nothing"),
        Key::part("cost-income", 0, 24, "the same in months of one's own income; else nothing"),
        Key::new("surcharge", Form::Number(YUAN), "what a price or deposit adds; else nothing"),
    ],
};

/// A class of users.
static HABIT: Table = Table {
    title: "[[service.habit]]",
    doc: "A class of users; the shares of all classes sum to 100 %.",
    basis: true,
    id: None,
    one_of: &[],
    keys: &[
        Key::chance("share", "the share of people in it").required().shape(),
        Key::part("factor", 0, 1_000, "the factor of their demand").required().shape(),
    ],
};

/// What one attempt can cost.
const YUAN: Unit = Unit::Yuan { high: 1_000_000_000 };
