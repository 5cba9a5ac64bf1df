//! The page of measures: made from the measures themselves.

use std::fmt::Write as _;

use assize_model::measure::{ALL, Evaluate, Groups, Harm, Measure};

use crate::source;

/// Where the list begins and ends.
const MARKS: [&str; 2] = ["<!-- made: measures -->\n", "<!-- end: measures -->"];

#[test]
fn the_page_of_measures_says_what_the_program_measures() {
    let path = source::root().join("docs/measures.md");
    let page = std::fs::read_to_string(&path).expect("there is a page of measures");
    let start = page.find(MARKS[0]).expect("the mark before the list") + MARKS[0].len();
    let end = page.find(MARKS[1]).expect("the mark after the list");
    let list: String = ALL.iter().map(|m| entry(m)).collect();
    let made = format!("{}\n{list}{}", &page[..start], &page[end..]);
    if std::env::var("UPDATE_CASES").is_ok() {
        std::fs::write(&path, made).expect("the page can be written");
    } else {
        let differs = made.lines().zip(page.lines()).find(|(new, old)| new != old);
        assert!(made == page, "UPDATE_CASES=1 writes docs/measures.md again; first: {differs:?}");
    }
}

/// One measure: title, what it means, unit, direction, groups, formula.
fn entry(measure: &Measure) -> String {
    let label = measure.label.map_or_else(String::new, |l| format!(".<{l}>"));
    let mut text = format!("### `{}{label}`: {}\n\n", measure.id, measure.title);
    let direction = match measure.harm {
        Harm::HigherIsWorse => "more is worse",
        Harm::LowerIsWorse => "less is worse",
        Harm::Describes => "describes",
    };
    let groups = match measure.groups {
        Groups::Everybody => "everybody together",
        Groups::IncomeFifths => "everybody, and each fifth of income",
        Groups::Labels => "everybody, and each label of each attribute",
        Groups::Crossings => "everybody, each label, and each crossing of two",
    };
    let arms = match measure.evaluate {
        Evaluate::Arm(_) => "each arm",
        Evaluate::Pair(_) => "each arm against the first",
        Evaluate::Both(..) => "each arm, and each against the first",
    };
    let rows =
        [("Unit", measure.unit), ("Direction", direction), ("Told of", groups), ("Arms", arms)];
    write!(text, "{}\n\n", measure.words).expect("text can be written");
    for (what, says) in rows {
        writeln!(text, "* {what}: {says}").expect("text can be written");
    }
    write!(text, "* Formula: {}\n\n", measure.formula).expect("text can be written");
    text
}
