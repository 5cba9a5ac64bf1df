//! The ties of China as the library gives them, against the published figures about ties.

use assize_model::society::fit::ties::{counted, published};

use crate::shelf::{arms, text};

/// Read in the note of a figure that the society misses.
const EXCUSE: &str = "Differs by more than 10 %";

/// Persons that are enough for a tenth.
const PERSONS: u64 = 200_000;

#[test]
fn ties_are_as_published_within_a_tenth_or_the_note_says_why_not() {
    let mut scenario = arms(&["wendeng-2020"], "Shandong").scenario;
    scenario.persons = PERSONS;
    let counted = counted(&scenario);
    let published = published(&text("data/ties-published.csv")).expect("a table");
    assert_eq!(published.len(), 16);
    for figure in &published {
        let (value, error) = counted[&figure.id];
        let gap = (value / figure.value - 1.0).abs();
        let luck = 2.0 * error.unwrap_or(0.02 * value) / figure.value;
        let excused = figure.note.contains(EXCUSE);
        assert!(gap <= 0.1 + luck || excused, "{}: {value} against {}", figure.id, figure.value);
        assert!(gap > 0.1 || !excused, "{} needs no excuse: {value}", figure.id);
    }
}

#[test]
fn a_table_that_is_not_one_is_refused_with_its_line() {
    let header = "id,title,value,unit,source,certainty,note\n";
    for (text, line) in [
        ("id,value\n1,2\n".to_owned(), "line 1"),
        (format!("{header}a,b,much,c,d,e,f\n"), "line 2"),
        (format!("{header}a,b,1\n"), "line 2"),
    ] {
        let fault = published(&text).expect_err("no table of figures");
        assert!(fault.starts_with(line), "{fault}");
    }
}
