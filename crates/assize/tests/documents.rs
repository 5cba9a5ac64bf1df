//! Documents of the user's own: found by path, checked all at once, their slips answered.

mod desk;

use desk::{Desk, ONE_FAULT};

/// Ten mistakes; each is told with the line that it must be found at.
const TEN: &str = r#"kind = "policy"
name = "ten-faults"
title = "Ten mistakes, one a line"
summary = "A policy with ten mistakes."
extends = "wendeng-2020"

[[rule]]
id = "X01"
title = "an unknown key"
conduct = "traffic-fine"
pionts = -10
source = "wendeng-2020#annex-1"

[[rule]]
id = "X02"
title = "a conduct that does not exist"
conduct = "trafic-fine"
points = -10
source = "wendeng-2020#annex-1"

[[rule]]
id = "X03"
title = "a source that does not exist"
conduct = "loan-arrears"
points = -10
source = "wendeng-2002#annex-1"

[[rule]]
id = "X04"
title = "a band that does not exist"
conduct = "loan-arrears"
grade = "E"
term = "24 months"
source = "wendeng-2020#annex-1"

[[rule]]
id = "X05"
title = "a condition that cannot be read"
conduct = "loan-arrears"
when = "record.amount >"
points = -10
source = "wendeng-2020#annex-1"

[[rule]]
id = "X06"
title = "a name that does not exist"
conduct = "loan-arrears"
when = "person.agee > 3"
points = -10
source = "wendeng-2020#annex-1"

[[rule]]
id = "X07"
title = "a duration that is none"
conduct = "loan-arrears"
validity = "12 moons"
points = -10
source = "wendeng-2020#annex-1"

[[rule]]
id = "X08"
title = "a number without basis"
conduct = "loan-arrears"
points = -10

[[rule]]
id = "X09"
title = "an assumption without range"
conduct = "loan-arrears"
points = -10
assumed = "nobody knows"

[[rule]]
id = "X10"
title = "points of the wrong type"
conduct = "loan-arrears"
points = true
source = "wendeng-2020#annex-1"
"#;

/// The code of each mistake, words on a line of its own, and how many lines below them it is told.
const PLACES: [(&str, &str, usize); 10] = [
    ("S003", "pionts", 0),
    ("S040", "trafic-fine", 0),
    ("S027", "wendeng-2002#", 0),
    ("S040", "grade = \"E\"", 0),
    ("S030", "record.amount >\"", 0),
    ("S031", "person.agee", 0),
    ("S020", "12 moons", 0),
    ("S022", "X08", 3),
    ("S024", "X09", 3),
    ("S004", "points = true", 0),
];

#[test]
fn ten_mistakes_are_ten_findings_each_at_its_place() {
    let desk = Desk::new();
    desk.write("ten.toml", TEN);
    let answer = desk.ask(&["check", "ten.toml", "--json"]);
    assert_eq!(answer.code, 3);
    let checked = answer.json();
    let findings = checked["findings"].as_array().expect("a list");
    let errors: Vec<_> = findings.iter().filter(|f| f["severity"] == "error").collect();
    for (code, words, below) in PLACES {
        let line = TEN.lines().position(|l| l.contains(words)).expect("it is there") + 1 + below;
        let found = errors.iter().any(|f| f["code"] == code && f["line"] == line);
        assert!(found, "{code} at line {line} ({words}) is missing in {errors:#?}");
    }
    assert_eq!(errors.len(), PLACES.len(), "{errors:#?}");
}

#[test]
fn a_finding_shows_code_place_line_caret_and_hint() {
    let desk = Desk::new();
    desk.write("faulty.toml", ONE_FAULT);
    let answer = desk.ask(&["check", "faulty.toml"]);
    for part in ["error[S003]", "--> faulty.toml:9:1", "pionts = -10", "^^^^^^", "points"] {
        assert!(answer.out.contains(part), "`{part}` is missing in {}", answer.out);
    }
    assert!(answer.err.contains("1 error in the documents"), "{answer:?}");
}

#[test]
fn a_document_may_come_from_standard_input() {
    let desk = Desk::new();
    let answer = desk.ask_with(&["check", "-"], ONE_FAULT);
    assert_eq!(answer.code, 3);
    assert!(answer.out.contains("standard input:9:1"), "{answer:?}");
    let reform = "kind = \"policy\"\nname = \"milder\"\ntitle = \"Milder\"\nsummary = \"No repetition.\"\n\
                  extends = \"wendeng-2020\"\n[counting]\nrepeat = 1\nsource = \"wendeng-2020#art-8\"\n";
    let words = ["plan", "-", "--persons", "1000", "--json"];
    let answer = desk.ask_with(&words, reform);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert_eq!(answer.json()["arms"][1], "milder");
}

#[test]
fn a_folder_is_checked_as_a_whole() {
    let desk = Desk::new();
    std::fs::create_dir(desk.at("mine")).expect("a folder can be made");
    desk.write("mine/faulty.toml", ONE_FAULT);
    desk.write("mine/also.toml", &ONE_FAULT.replace("\"faulty\"", "\"also\""));
    let answer = desk.ask(&["check", "mine", "--json"]);
    assert_eq!(answer.json()["documents"].as_array().map(Vec::len), Some(2), "{answer:?}");
    assert_eq!(answer.json()["errors"], 2);
}

#[test]
fn the_library_is_clean() {
    let desk = Desk::new();
    let listing = desk.done(&["list", "--json"]).json();
    for entry in listing["entries"].as_array().expect("a list") {
        let name = entry["name"].as_str().expect("a name");
        let checked = desk.done(&["check", name, "--json"]).json();
        assert_eq!(checked["errors"], 0, "{name}");
    }
}

#[test]
fn slips_of_the_hand_are_answered_with_what_was_meant() {
    let desk = Desk::new();
    let slips: [(&[&str], &str); 9] = [
        (&["rnu"], "run"),
        (&["lsit"], "list"),
        (&["verfiy", "x"], "verify"),
        (&["run", "wendeng-202"], "wendeng-2020"),
        (&["run", "wendegn-2020"], "wendeng-2020"),
        (&["run", "wendeng-2020+court-defaulter-2017"], "court-defaulters-2017"),
        (&["run", "wendeng-2020", "--society", "chian-2020"], "china-2020"),
        (&["run", "wendeng-2020", "--presons", "5"], "--persons"),
        (&["help", "exit-code"], "exit-codes"),
    ];
    for (words, meant) in slips {
        let answer = desk.ask(words);
        assert!(answer.err.contains(&format!("did you mean `{meant}`?")), "{words:?}: {answer:?}");
    }
}

#[test]
fn a_reform_is_told_in_words() {
    let desk = Desk::new();
    desk.write(
        "milder.toml",
        "kind = \"policy\"\nname = \"milder\"\ntitle = \"Milder\"\nsummary = \"Without one rule.\"\n\
         extends = \"wendeng-2020\"\nremove = [\"rule/B0802\"]\n[counting]\nrepeat = 1\n\
         source = \"wendeng-2020#art-8\"\n",
    );
    let answer = desk.done(&["diff", "wendeng-2020", "milder.toml"]);
    assert!(answer.out.contains("- removed rule B0802"), "{answer:?}");
    assert!(answer.out.contains("factor for repetition: 2 -> 1"), "{answer:?}");
    assert!(answer.out.contains("0 added, 1 removed, 1 changed"), "{answer:?}");
    let same = desk.done(&["diff", "wendeng-2020", "wendeng-2020"]);
    assert!(same.out.contains("say the same"), "{same:?}");
}
