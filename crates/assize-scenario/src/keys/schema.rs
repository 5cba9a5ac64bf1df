//! The JSON Schema of a kind of document, from the tables that reading uses.

use assize_base::vocabulary::Attribute;

use super::{Form, Key, Table, root};
use crate::load::Kind;
use crate::read::LONG_FORM;
use crate::read::text;
use crate::units::Unit;

/// A piece of JSON.
enum Json {
    /// Text.
    Text(String),
    /// Anything that stands as it is: numbers, true, false.
    Plain(String),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

/// Text.
fn words(text: impl Into<String>) -> Json {
    Json::Text(text.into())
}

/// An object.
fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
    Json::Object(members.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())
}

/// A schema of text in a pattern.
fn pattern(pattern: &str) -> Json {
    object([("type", words("string")), ("pattern", words(pattern))])
}

/// A schema of text of a length.
fn line(most: usize) -> Json {
    object([
        ("type", words("string")),
        ("minLength", Json::Plain("1".into())),
        ("maxLength", Json::Plain(most.to_string())),
    ])
}

/// A schema of one of some words.
fn one_of(all: &[&str]) -> Json {
    object([("enum", Json::List(all.iter().map(|w| words(*w)).collect()))])
}

/// A schema of a list.
fn list(items: Json) -> Json {
    object([("type", words("array")), ("items", items)])
}

/// A schema of a list of a length.
fn list_of(items: Json, least: usize, most: usize) -> Json {
    object([
        ("type", words("array")),
        ("items", items),
        ("minItems", Json::Plain(least.to_string())),
        ("maxItems", Json::Plain(most.to_string())),
    ])
}

/// A schema of either.
fn either(all: Vec<Json>) -> Json {
    object([("anyOf", Json::List(all))])
}

/// The JSON Schema of a kind of document.
pub(crate) fn schema(kind: Kind) -> String {
    let top = root(kind);
    let whole = top.key("extends").is_none();
    let Json::Object(mut members) = table(top, whole) else { unreachable!("a table is an object") };
    let head = [
        ("$schema".to_owned(), words("https://json-schema.org/draft/2020-12/schema")),
        ("title".to_owned(), words(format!("assize {} document", kind.name()))),
    ];
    members.splice(0..0, head);
    let mut text = String::new();
    write(&Json::Object(members), 0, &mut text);
    text.push('\n');
    text
}

/// The schema of a table; not whole, if it may be laid over another one.
fn table(table: &'static Table, whole: bool) -> Json {
    let mut properties: Vec<(String, Json)> =
        table.all_keys().map(|k| (k.name.to_owned(), property(k, whole))).collect();
    if table.basis {
        let range = list_of(either(vec![plain_number(), line(text::LABEL)]), 2, 2);
        properties.push(("source".into(), line(text::TITLE)));
        properties.push(("assumed".into(), line(text::PROSE)));
        properties.push(("range".into(), range));
    }
    let mut members = vec![
        ("description".to_owned(), words(table.doc)),
        ("type".to_owned(), words("object")),
        ("properties".to_owned(), Json::Object(properties)),
        ("additionalProperties".to_owned(), Json::Plain("false".into())),
    ];
    let required = table.all_keys().filter(|k| k.required && (whole || is_own(table, k)));
    let required = required.map(|k| words(k.name)).collect();
    members.push(("required".to_owned(), Json::List(required)));
    Json::Object(members)
}

/// Tells whether a key must be there even in a document that lays itself over another, which may
/// name any keys of a table besides.
fn is_own(table: &Table, key: &Key) -> bool {
    let own = ["kind", "name", "title"].contains(&key.name);
    table.id == Some(key.name) || (own && table.title.is_empty())
}

/// The schema of a key.
fn property(key: &Key, whole: bool) -> Json {
    let Json::Object(mut members) = value(key.form, whole) else {
        unreachable!("a schema is an object")
    };
    members.insert(0, ("description".to_owned(), words(key.doc)));
    Json::Object(members)
}

/// The schema of what is written at a key.
fn value(form: Form, whole: bool) -> Json {
    match form {
        Form::Name => pattern("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"),
        Form::Id => pattern("^[A-Za-z0-9._-]+$"),
        Form::Label => line(text::LABEL),
        Form::Title => line(text::TITLE),
        Form::Prose => line(text::PROSE),
        Form::Choice(all) => one_of(all),
        Form::Truth => object([("type", words("boolean"))]),
        Form::Setting(low, high) => object([
            ("type", words("integer")),
            ("minimum", Json::Plain(low.to_string())),
            ("maximum", Json::Plain(high.to_string())),
        ]),
        Form::Date => object([("type", words("string")), ("format", words("date"))]),
        Form::Real => object([
            ("type", words("number")),
            ("minimum", Json::Plain("0".into())),
            ("maximum", Json::Plain("1e15".into())),
        ]),
        Form::Raw => either(vec![plain_number(), line(text::LABEL)]),
        Form::Paths => list(line(text::TITLE)),
        Form::Number(unit) => number(unit),
        Form::OpenOr(unit) => either(vec![one_of(&["open"]), number(unit)]),
        Form::Pair(unit) => list_of(written(unit), 2, 2),
        Form::Numbers(unit, least, most) => list_of(written(unit), least, most),
        Form::Names => list(value(Form::Name, whole)),
        Form::Stack => pattern("^[a-z0-9-]+(\\+[a-z0-9-]+)*$"),
        Form::Stacks => list(value(Form::Stack, whole)),
        Form::Labels => list(line(text::LABEL)),
        Form::Seeds => list(value(Form::Id, whole)),
        Form::Words(all) => list(one_of(all)),
        Form::Condition | Form::Expression => object([("type", words("string"))]),
        Form::Factors => factors(),
        Form::Quantiles(unit) => {
            list_of(list_of(either(vec![plain_number(), written(unit)]), 2, 2), 2, text::TABLES)
        }
        Form::Table(inner) => table(inner, whole),
        Form::Tables(inner) => list(table(inner, whole)),
        Form::Named(inner) => {
            object([("type", words("object")), ("additionalProperties", table(inner, true))])
        }
    }
}

/// The schema of a TOML number.
fn plain_number() -> Json {
    object([("type", words("number"))])
}

/// The schema of a plain number of a unit.
fn written(unit: Unit) -> Json {
    const NUMBER: &str = "[+-]?[0-9]+(\\.[0-9]+)?";
    const WHOLE: &str = "[+-]?[0-9]+";
    let texts = match unit {
        Unit::Points { .. } | Unit::Whole { .. } => format!("^{WHOLE}$"),
        Unit::Award => format!("^{WHOLE}(\\.\\.{WHOLE}|(/{WHOLE})+)?$"),
        Unit::Chance => format!("^({NUMBER} ?%|{NUMBER} in [0-9]+)$"),
        Unit::MonthlyChance => format!("^({NUMBER} ?%|{NUMBER} in [0-9]+) per month$"),
        Unit::Rate => format!("^{NUMBER} per (year|month|[0-9]+ (months?|years?))$"),
        Unit::Factor(_) | Unit::Weight | Unit::Staff => format!("^{NUMBER}$"),
        Unit::Part { .. } | Unit::Percent => format!("^{NUMBER}( ?%)?$"),
        Unit::Yuan { .. } => format!("^{WHOLE}( ?yuan)?$"),
        Unit::Months { .. } => "^[0-9]+ (months?|years?)$".into(),
        Unit::Days { .. } => "^[0-9]+ (days?|weeks?)$".into(),
        Unit::WorkingDays { .. } => "^[0-9]+ working days?$".into(),
    };
    let text = pattern(&texts);
    match unit {
        Unit::Points { .. } | Unit::Whole { .. } | Unit::Award | Unit::Yuan { .. } => {
            either(vec![object([("type", words("integer"))]), text])
        }
        Unit::Factor(_) | Unit::Weight | Unit::Part { .. } | Unit::Percent | Unit::Staff => {
            either(vec![plain_number(), text])
        }
        _ => text,
    }
}

/// The schema of a number with its basis: plain or in the long form.
fn number(unit: Unit) -> Json {
    let [is, source, assumed, range] = LONG_FORM;
    let long = object([
        ("type", words("object")),
        (
            "properties",
            object([
                (is, written(unit)),
                (source, line(text::TITLE)),
                (assumed, line(text::PROSE)),
                (range, list_of(written(unit), 2, 2)),
            ]),
        ),
        ("additionalProperties", Json::Plain("false".into())),
        ("required", Json::List(vec![words(is)])),
    ]);
    either(vec![written(unit), long])
}

/// The schema of factors.
fn factors() -> Json {
    let attribute = |a: Attribute| {
        let labels = a.labels().iter().map(|l| ((*l).to_owned(), number(Unit::Factor(1_000))));
        let schema = object([
            ("type", words("object")),
            ("properties", Json::Object(labels.collect())),
            ("additionalProperties", Json::Plain("false".into())),
        ]);
        (a.name().to_owned(), schema)
    };
    object([
        ("type", words("object")),
        ("properties", Json::Object(Attribute::ALL.into_iter().map(attribute).collect())),
        ("additionalProperties", Json::Plain("false".into())),
    ])
}

/// Writes JSON with two spaces a level.
fn write(json: &Json, level: usize, text: &mut String) {
    let indent = |text: &mut String, level: usize| {
        text.push('\n');
        text.extend(std::iter::repeat_n("  ", level));
    };
    match json {
        Json::Text(value) => quote(value, text),
        Json::Plain(value) => text.push_str(value),
        Json::List(all) => {
            text.push('[');
            for (index, one) in all.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "" });
                write(one, level + 1, text);
            }
            text.push(']');
        }
        Json::Object(members) => {
            text.push('{');
            for (index, (key, one)) in members.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                indent(text, level + 1);
                quote(key, text);
                text.push_str(": ");
                write(one, level + 1, text);
            }
            if !members.is_empty() {
                indent(text, level);
            }
            text.push('}');
        }
    }
}

/// Writes text in quotation marks.
fn quote(value: &str, text: &mut String) {
    text.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            c if c.is_control() => text.push_str(&format!("\\u{:04x}", c as u32)),
            c => text.push(c),
        }
    }
    text.push('"');
}
