//! Which mechanism computes with which number of the documents.
//!
//! Invariant: every number that a document can hold has one home, and the spec of that mechanism
//! names it among its parameters. A test holds this against the tables of keys.

/// What computes with numbers and is no mechanism of a period.
pub const MEASURES: &str = "measures";

/// What a study says of its parts, which no mechanism computes with.
pub const STUDY: &str = "study";

/// The home of the numbers at a place: kind of document, tables and key, `*` for any key.
const HOMES: &[(&str, &str)] = &[
    ("society households *", "households"),
    ("society income *", "households"),
    ("society migrants *", "persons"),
    ("society work *", "persons"),
    ("society work employed *", "persons"),
    ("society work firm *", "firms"),
    ("society party *", "persons"),
    ("society post *", "persons"),
    ("society response aware", "awareness"),
    ("society response aware-by", "awareness"),
    ("society response acceptance *", "acceptance"),
    ("society response habituation", "habituation"),
    ("society response tie-steps", "caution-from-ties"),
    ("society response rumour", "rumour"),
    ("society response drops", "avoidance"),
    ("society response games", "gaming"),
    ("society response more", "gaming"),
    ("society response gives-up-after", "giving-up"),
    ("society response gives-up", "giving-up"),
    ("society response learns", "learning"),
    ("society response told", "learning"),
    ("society response stays-away", "learning"),
    ("society response *", "caution"),
    ("society tie *", "ties"),
    ("society meets colleagues", "workplaces"),
    ("society meets classmates", "classes"),
    ("society money loan", "loan"),
    ("society money asks-from", "loan"),
    ("society money asks", "loan"),
    ("society money declines", "loan"),
    ("society money bridges", "loan"),
    ("society money repays", "repay"),
    ("society money repays-by", "repay"),
    ("society money *", "setback"),
    ("society court errs", "suit"),
    ("society court judgment", "suit"),
    ("society court notice", "suit"),
    ("society court staff", "enforcement"),
    ("society court evasion *", "judgment"),
    ("society court *", "judgment"),
    ("conduct channel invented", "invented"),
    ("conduct channel grudge", "invented"),
    ("conduct channel *", "observed"),
    ("conduct conduct corrected", "correction"),
    ("conduct conduct sued", "suit"),
    ("conduct conduct strained", "strain"),
    ("conduct conduct quantity *", "acts"),
    ("conduct conduct *", "acts"),
    ("services service again", "again"),
    ("services service cost", "cost"),
    ("services service cost-income", "cost"),
    ("services service surcharge", "cost"),
    ("services service habit *", "habit"),
    ("services service *", "want"),
    ("policy score person consent", "consent"),
    ("policy score person consent-by", "consent"),
    ("policy score person band *", "review"),
    ("policy score firm band *", "review"),
    ("policy score person *", "review"),
    ("policy score firm *", "review"),
    ("policy side-score consent", "consent"),
    ("policy side-score consent-by", "consent"),
    ("policy side-score band *", "side-score"),
    ("policy side-score *", "side-score"),
    ("policy counting repeat", "repetition"),
    ("policy validity *", "validity"),
    ("policy cap *", "cap"),
    ("policy head *", "head"),
    ("policy rule validity", "validity"),
    ("policy rule sum", "sum"),
    ("policy rule term", "grade"),
    ("policy rule repair *", "grade"),
    ("policy rule local", "local-rule"),
    ("policy rule *", "award"),
    ("policy list removal", "list-exit"),
    ("policy list effective-after", "list-window"),
    ("policy list again", "list-again"),
    ("policy list exit *", "list-exit"),
    ("policy list review staff", "desk"),
    ("policy list review asks-rightly", "desk"),
    ("policy list review *", "list-review"),
    ("policy list pick *", "list-pick"),
    ("policy list ground *", "list-entry"),
    ("policy list ground longer *", "list-entry"),
    ("policy consequence cost", "cost"),
    ("policy consequence cost-income", "cost"),
    ("policy consequence shown", "shown"),
    ("policy consequence *", "consequence"),
    ("policy averaging *", "averaging"),
    ("policy costs *", MEASURES),
    ("study part *", STUDY),
];

/// The home of a number by its place, `policy rule points`; none if it has no home.
#[must_use]
pub fn of_place(place: &str) -> Option<&'static str> {
    let tables = place.rsplit_once(' ').map_or("", |(tables, _)| tables);
    let any = format!("{tables} *");
    let at = |wanted: &str| HOMES.iter().find(|(at, _)| *at == wanted).map(|(_, home)| *home);
    at(place).or_else(|| at(&any))
}

/// The place of a number by its path: `policy wendeng-2020 / rule A01 / points` stands at
/// `policy rule points`.
#[must_use]
pub fn place(path: &str) -> String {
    let words = path.split(" / ").map(|step| step.split([' ', '.']).next().unwrap_or(""));
    words.collect::<Vec<_>>().join(" ")
}

/// The key of a number by its path, without attribute and label.
#[must_use]
pub fn key(path: &str) -> &str {
    let last = path.rsplit(" / ").next().unwrap_or(path);
    last.split('.').next().unwrap_or(last)
}

/// The home of a number by its path.
///
/// # Panics
/// If it has none: a key was added to the documents and not here.
#[must_use]
pub fn of(path: &str) -> &'static str {
    of_place(&place(path)).unwrap_or_else(|| panic!("no mechanism computes with `{path}`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use assize_model::MECHANISMS;
    use assize_scenario::load::{Kind, keys};
    use std::collections::BTreeSet;

    /// The places at which a table of keys puts its numbers: `[[score.person.band]]` is that of
    /// firms and side scores too.
    fn places(kind: Kind, table: &str) -> Vec<String> {
        let inner = table.trim_matches(['[', ']']).replace('.', " ");
        let name = kind.name();
        let mut places = vec![format!("{name} {inner}")];
        if inner == "score person band" {
            places.push(format!("{name} score firm band"));
            places.push(format!("{name} side-score band"));
        }
        places
    }

    /// Every number that a document can hold: its place and its key.
    fn numbers() -> Vec<(String, String)> {
        let mut all = Vec::new();
        for (kind, _) in Kind::ALL {
            for line in keys(kind) {
                let words =
                    ["number", "points", "chance", "rate", "factor", "month", "days", "yuan"];
                let counts = words.iter().any(|w| line.value.contains(w))
                    && !["a number, 0 to 1e15", "a number of the unit", "a whole number, "]
                        .iter()
                        .any(|not| line.value.starts_with(not))
                    && !["expression", "paths", "two numbers"]
                        .iter()
                        .any(|not| line.value.contains(not));
                if counts && !line.table.is_empty() {
                    for place in places(kind, &line.table) {
                        all.push((format!("{place} {}", line.key), line.key.clone()));
                    }
                }
            }
        }
        all
    }

    #[test]
    fn every_number_of_the_documents_has_a_home_that_names_it() {
        let mut faults = Vec::new();
        for (place, key) in numbers() {
            let Some(home) = of_place(&place) else {
                faults.push(format!("{place}: no home"));
                continue;
            };
            let spec = MECHANISMS.iter().find(|spec| spec.name == home);
            match spec {
                None => assert!([MEASURES, STUDY].contains(&home), "{home} is no mechanism"),
                Some(spec) if spec.params.iter().any(|p| p.name == key) => {}
                Some(_) => faults.push(format!("{home} does not name {key} ({place})")),
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn every_parameter_of_a_mechanism_is_a_key_of_the_documents() {
        let keys: BTreeSet<String> =
            Kind::ALL.iter().flat_map(|(kind, _)| keys(*kind)).map(|line| line.key).collect();
        let mut faults = Vec::new();
        for spec in MECHANISMS {
            for param in spec.params.iter().filter(|p| !keys.contains(p.name)) {
                if param.name.starts_with("record.") {
                    continue;
                }
                faults.push(format!("{}: {}", spec.name, param.name));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn a_path_tells_its_place_and_key() {
        let path = "conduct daily / conduct speeding / by.sex.male";
        assert_eq!((place(path).as_str(), key(path)), ("conduct conduct by", "by"));
        assert_eq!(of(path), "acts");
        assert_eq!(of("policy a / side-score stars / band five / from"), "side-score");
    }
}
