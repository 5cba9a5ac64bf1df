//! Words for what the tables name by short labels: groups, lists of things, ids for anchors.

use std::collections::BTreeMap;

use assize_base::evidence::Figure;
use assize_base::vocabulary::Attribute;

/// The heading of an attribute.
#[must_use]
pub fn attribute(name: &str) -> String {
    let words = match name {
        "sex" => "Sex",
        "age" => "Age",
        "settlement" => "Settlement",
        "income" => "Household income",
        "schooling" => "Schooling",
        "migrant" => "Origin",
        "region" | "province" => "Region",
        other => return sentence(other),
    };
    words.to_owned()
}

/// The words for one label of an attribute.
#[must_use]
pub fn label(attribute: &str, label: &str) -> String {
    let words = match (attribute, label) {
        ("sex", "male") => "men and boys",
        ("sex", "female") => "women and girls",
        ("age", "70+") => "70 years and over",
        ("age", band) => return format!("{} years", band.replace('-', "–")),
        ("income", "poorest") => "poorest fifth",
        ("income", "second") => "second fifth",
        ("income", "middle") => "middle fifth",
        ("income", "fourth") => "fourth fifth",
        ("income", "richest") => "richest fifth",
        ("schooling", "primary-or-less") => "primary or less",
        ("schooling", "junior") => "junior secondary",
        ("schooling", "senior") => "senior secondary",
        ("migrant", "local") => "locals",
        ("migrant", "migrant") => "migrants",
        (_, other) => other,
    };
    words.to_owned()
}

/// Figures by group under the heading of their attribute, in the order of the vocabulary; crossings
/// of attributes are left to [`crossings`].
#[must_use]
pub fn by_attribute(groups: &BTreeMap<String, Figure>) -> Vec<(String, Vec<Group<'_>>)> {
    let plain = groups.iter().filter(|(key, _)| !key.contains(','));
    let mut keys: Vec<(Place, &str, &str, &Figure)> = plain
        .map(|(key, figure)| {
            let (name, label) = key.split_once('=').unwrap_or(("", key));
            (place(name, label), name, label, figure)
        })
        .collect();
    keys.sort_by_key(|(place, name, _, _)| (*place, *name));
    let mut out: Vec<(String, Vec<Group<'_>>)> = Vec::new();
    for (_, name, text, figure) in keys {
        let heading = attribute(name);
        let group = Group { key: format!("{name}={text}"), label: label(name, text), figure };
        match out.last_mut().filter(|(last, _)| *last == heading) {
            Some((_, rows)) => rows.push(group),
            None => out.push((heading, vec![group])),
        }
    }
    out
}

/// A group with its figure.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// The key, `sex=female`.
    pub key: String,
    /// In words.
    pub label: String,
    /// The figure.
    pub figure: &'a Figure,
}

/// A group or a crossing by its key (`sex=female,age=18-29`) in words.
#[must_use]
pub fn group(key: &str) -> String {
    let parts = key.split(',').map(|part| match part.split_once('=') {
        Some((name, text)) => label(name, text),
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// The adults of a group in a sentence: `the poorest fifth`, `people of 18–29 years`.
#[must_use]
pub fn persons(key: &str) -> String {
    let (name, text) = key.split_once('=').unwrap_or(("", key));
    let words = label(name, text);
    match (name, text) {
        ("sex", "male") => "men".to_owned(),
        ("sex", "female") => "women".to_owned(),
        ("age", _) => format!("people of {words}"),
        ("income", _) => format!("the {words}"),
        ("settlement", "city") => "people in cities".to_owned(),
        ("settlement", _) => format!("people in {words}s"),
        ("schooling", _) => format!("people with {words} schooling"),
        _ => words,
    }
}

/// Figures of crossings of attributes (`sex=female,age=18-29`), by key.
#[must_use]
pub fn crossings(groups: &BTreeMap<String, Figure>) -> Vec<(&str, &Figure)> {
    let crossed = groups.iter().filter(|(key, _)| key.contains(','));
    crossed.map(|(key, figure)| (key.as_str(), figure)).collect()
}

/// Where a group stands: attribute, then label, in the order of the vocabulary; others after.
type Place = (usize, usize);

/// The place of a group.
fn place(name: &str, label: &str) -> Place {
    let position = Attribute::ALL.iter().position(|a| a.name() == name);
    let Some(position) = position else { return (Attribute::ALL.len(), 0) };
    let labels = Attribute::ALL[position].labels();
    (position, labels.iter().position(|l| *l == label).unwrap_or(labels.len()))
}

/// A text as an anchor: letters, digits and hyphens, led by a word so that it never begins with a digit.
#[must_use]
pub fn anchor(kind: &str, text: &str) -> String {
    let mut out = String::from(kind);
    for c in text.chars() {
        if c.is_alphanumeric() {
            if out.len() == kind.len() {
                out.push('-');
            }
            out.extend(c.to_lowercase());
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// A text with a capital at its head.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or(String::new(), |first| first.to_uppercase().chain(rest).collect())
}

/// One or many: `plural(2, "rule")` gives `2 rules`.
#[must_use]
pub fn plural(n: u64, one: &str) -> String {
    let many = match one.strip_suffix('y') {
        Some(stem) if !one.ends_with("ay") => format!("{stem}ies"),
        _ => format!("{one}s"),
    };
    format!("{} {}", crate::number::whole(n), if n == 1 { one.to_owned() } else { many })
}

/// Names in a sentence: `a, b and c`.
#[must_use]
pub fn joined(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_stand_in_the_order_of_the_vocabulary() {
        let figure = Figure {
            value: None,
            low: None,
            high: None,
            method: None,
            assumed_low: None,
            assumed_high: None,
            unit: String::new(),
            scaled: None,
            n: 0,
            between: None,
            groups: BTreeMap::new(),
        };
        let keys =
            ["income=richest", "income=poorest", "sex=female", "sex=male", "sex=male,age=70+"];
        let groups = keys.map(|k| (k.to_owned(), figure.clone())).into_iter().collect();
        let seen: Vec<String> = by_attribute(&groups)
            .into_iter()
            .flat_map(|(heading, rows)| {
                rows.into_iter().map(move |g| format!("{heading}: {}", g.label))
            })
            .collect();
        assert_eq!(
            seen,
            [
                "Sex: men and boys",
                "Sex: women and girls",
                "Household income: poorest fifth",
                "Household income: richest fifth"
            ]
        );
        assert_eq!(group(crossings(&groups)[0].0), "men and boys, 70 years and over");
    }

    #[test]
    fn anchors_are_plain_and_sentences_begin_large() {
        assert_eq!(anchor("def", "band.share.<label>"), "def-band-share-label");
        assert_eq!(anchor("src", "2013"), "src-2013");
        assert_eq!(
            persons("age=18-29") + ", " + &persons("sex=male"),
            "people of 18–29 years, men"
        );
        assert_eq!(sentence("points"), "Points");
        assert_eq!(plural(1, "list") + " " + &plural(1_200, "country"), "1 list 1,200 countries");
        assert_eq!(joined(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
