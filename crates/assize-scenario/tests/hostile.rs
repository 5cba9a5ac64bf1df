//! Hostile documents: every limit refuses with a finding, quickly, and nothing ever panics.

mod common;

use std::fmt::Write;

use assize_scenario::load::{self, Kind, Shelf, StudyRequest};
use assize_scenario::scenario::Document;
use common::{Folder, documents, request};

/// The codes found in one text.
fn codes(text: String) -> Vec<&'static str> {
    let document = Document { path: "hostile.toml".into(), text };
    let faults = load::check(&Folder::good(), vec![document]);
    faults.diags.iter().map(|d| d.code).collect()
}

/// A policy with something at its end.
fn policy(body: &str) -> String {
    format!(
        "kind = \"policy\"\nname = \"hostile\"\ntitle = \"Hostile\"\n{body}\n[sources.decree]\n\
         title = \"D\"\npublisher = \"N\"\ndate = \"2020\"\naddress = \"a\"\n\
         certainty = \"press\"\n"
    )
}

#[test]
fn size_is_refused_before_parsing() {
    let large = policy(&format!("summary = \"{}\"", "a".repeat(1 << 20)));
    assert_eq!(codes(large), ["S002"]);
    let filler = |n: usize| Document {
        path: format!("{n}.toml"),
        text: policy(&format!("# {}", "a".repeat(1_000_000)))
            .replace("\"hostile\"", &format!("\"hostile-{n}\"")),
    };
    let faults = load::check(&Folder::good(), (0..9).map(filler).collect());
    assert!(faults.diags.iter().all(|d| d.code == "S002"));
    assert!(!faults.diags.is_empty(), "nine megabytes were accepted");
    let small = |n: usize| Document {
        path: format!("{n}.toml"),
        text: policy("").replace("\"hostile\"", &format!("\"hostile-{n}\"")),
    };
    let faults = load::check(&Folder::good(), (0..260).map(small).collect());
    assert!(faults.diags.iter().any(|d| d.code == "S002"));
}

#[test]
fn depth_is_refused() {
    for deep in [
        format!("x = {}", "[".repeat(200_000)),
        format!("x = {}", "{a=".repeat(100_000)),
        format!("{} = 1", vec!["a"; 200_000].join(".")),
        format!("[{}]", vec!["a"; 200_000].join(".")),
    ] {
        assert!(codes(policy(&deep)).contains(&"S001"));
    }
    let when = format!("when = \"{}true\"", "(".repeat(10_000));
    let rule = format!(
        "[[rule]]\nid = \"R\"\ntitle = \"t\"\nconduct = \"speeding\"\n{when}\npoints = -1\n\
         source = \"decree\"\n"
    );
    assert!(codes(policy(&rule)).contains(&"S035"));
}

#[test]
fn counts_are_refused() {
    let mut many = String::new();
    for n in 0..10_001 {
        write!(many, "[[rule]]\nid=\"R{n}\"\ntitle=\"t\"\nconduct=\"speeding\"\npoints=-1\n")
            .unwrap();
    }
    assert!(codes(policy(&many)).contains(&"S010"));
    let mut bands = String::from("[score.person]\nstart = 1\nsource = \"decree\"\n");
    for n in 0..9 {
        let from = if n < 8 { format!("from = {}\n", 100 - n) } else { "default = true\n".into() };
        write!(bands, "[[score.person.band]]\nlabel = \"B{n}\"\n{from}").unwrap();
    }
    assert!(codes(policy(&bands)).contains(&"S010"));
    let mut lists = String::new();
    for n in 0..9 {
        write!(lists, "[[list]]\nid = \"l{n}\"\ntitle = \"l\"\nsource = \"decree\"\n").unwrap();
    }
    assert!(codes(policy(&lists)).contains(&"S010"));
}

#[test]
fn unseen_letters_are_refused() {
    for hidden in ["\u{202e}", "\u{2066}", "\u{200b}", "\u{feff}"] {
        let text = policy("").replace("Hostile", &format!("Hos{hidden}tile"));
        assert_eq!(codes(text), ["S008"], "{hidden:?}");
    }
    assert!(codes(policy("summary = \"a\0b\"")).contains(&"S001"));
    assert!(codes("\0\0\0\0".into()).contains(&"S001"));
}

#[test]
fn both_line_ends_and_a_leading_mark_are_fine() {
    for document in documents("good") {
        let text = format!("\u{feff}{}", document.text.replace('\n', "\r\n"));
        let faults = load::check(&Folder::good(), vec![Document { text, ..document }]);
        assert!(faults.diags.is_empty(), "{:?}", faults.diags);
    }
}

/// The study of Marsh with something at its end.
fn study(body: &str) -> String {
    let text = documents("good").into_iter().find(|d| d.path == "marsh-fit.toml").unwrap().text;
    format!("{text}\n{body}").replace("marsh-fit", "hostile")
}

#[test]
fn thousands_of_values_and_targets_are_refused_quickly() {
    let start = std::time::Instant::now();
    let path = format!("society marsh / {}", "x / ".repeat(90));
    let mut sets = String::new();
    let mut targets = String::new();
    for n in 0..2_000 {
        write!(sets, "[[set]]\npath=\"{path}{n}\"\nis=1\nreason=\"r\"\n").unwrap();
        write!(targets, "[[target]]\nid=\"t{n}\"\ntitle=\"t\"\narm=\"a{n}\"\nmeasure=\"m{n}\"\n")
            .unwrap();
    }
    let found = codes(study(&sets));
    assert!(found.contains(&"S010") && found.contains(&"S040"));
    let found = codes(study(&targets));
    assert!(found.contains(&"S010") && found.contains(&"S005") && found.contains(&"S011"));
    let paths: Vec<String> = (0..2_000).map(|n| format!("\"{path}{n}\"")).collect();
    let many = study("").replace("calibrate = [", &format!("calibrate = [{},", paths.join(",")));
    assert!(codes(many).contains(&"S010"));
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn thousands_of_parts_notes_and_lines_are_refused_or_read_quickly() {
    let start = std::time::Instant::now();
    let pilots = documents("good").into_iter().find(|d| d.path == "delta-pilots.toml").unwrap();
    let mut parts = pilots.text.replace("delta-pilots", "hostile");
    for n in 0..2_000 {
        write!(
            parts,
            "[[part]]\nid=\"p{n}\"\ntitle=\"t\"\nregion=\"r{n}\"\npolicy=\"p-{n}+delta\"\n\
             people=1\nsource=\"delta\"\n[[begins]]\npolicy=\"b{n}\"\nfrom=2020-01-01\n"
        )
        .unwrap();
    }
    let found = codes(parts);
    for code in ["S010", "S040", "S042", "S060", "S061"] {
        assert!(found.contains(&code), "{code}");
    }
    let seeds: Vec<String> = (0..9_000).map(|n| format!("\"S{n}\"")).collect();
    let note = format!("[[note]]\nseed = [{}]\ntext = \"t\"\n", seeds.join(","));
    assert!(codes(policy(&note)).is_empty());
    let long = policy("[[note]]\ntext = \"")
        .replace("text = \"", &format!("text = \"{}\"", "a".repeat(9_000)));
    assert_eq!(codes(long), ["S008"]);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn expressions_have_the_limits_of_conditions() {
    let rule = |standing: &str| {
        policy(&format!(
            "[score.person]\nstart = 1\nsource = \"decree\"\n[[score.person.band]]\nlabel = \"A\"\n\
             default = true\n[[rule]]\nid = \"R\"\ntitle = \"t\"\nsource = \"decree\"\n\
             standing = \"{standing}\"\n"
        ))
    };
    assert_eq!(codes(rule("9223372036854775807 * person.age - person.minuses % 0")), [""; 0]);
    assert_eq!(codes(rule(&format!("{}1", "-".repeat(10_000)))), ["S035"]);
    assert_eq!(codes(rule(&vec!["1"; 5_000].join("+"))), ["S035"]);
    assert_eq!(codes(rule("99999999999999999999")), ["S030"]);
}

/// A shelf whose tables are all the same.
struct Tables(String);

impl Shelf for Tables {
    fn document(&self, kind: Kind, name: &str) -> Option<Document> {
        Folder::good().document(kind, name)
    }

    fn table(&self, name: &str) -> Option<String> {
        if name == "marsh-intake.csv" { Some(self.0.clone()) } else { Folder::good().table(name) }
    }

    fn names(&self, kind: Kind) -> Vec<String> {
        Folder::good().names(kind)
    }
}

#[test]
fn no_damage_to_an_intake_makes_a_panic() {
    let good = Folder::good().table("marsh-intake.csv").unwrap();
    let asked = request(StudyRequest::Named("marsh-fit".into()));
    let mut state = 20_131_101;
    for _ in 0..60 {
        let mut letters: Vec<char> = good.chars().collect();
        let at = next(&mut state) as usize % letters.len();
        letters[at] =
            ['"', ',', '\n', '9', '-', '.', '\u{202e}', 'x'][next(&mut state) as usize % 8];
        let text: String = letters.into_iter().collect();
        if let Err(faults) = load::load(&Tables(text.clone()), &asked) {
            assert!(faults.diags.iter().all(|d| d.place.is_some() && d.hint.is_some()), "{text}");
        }
    }
    let month = |n: u32| format!("{}-{:02},0.5\n", 1900 + n / 12, n % 12 + 1);
    let many: String = (0..3_000).map(month).collect();
    let faults = load::load(&Tables(format!("month,share\n{many}")), &asked).unwrap_err();
    assert!(faults.diags.iter().any(|d| d.code == "S010"));
}

#[test]
fn any_choice_of_any_number_is_a_run_or_a_finding() {
    let shelf = Folder::good();
    for study in ["marsh-fit", "small", "delta-alone"] {
        let mut asked = request(StudyRequest::Named(study.into()));
        let usual = load::load(&shelf, &asked).unwrap().scenario;
        let mut state = 7;
        for _ in 0..30 {
            let movable = assize_scenario::movable(&usual).into_iter();
            let places = movable.map(|p| (p.path.clone(), (next(&mut state) << 1) as u32));
            asked.choices = places.collect();
            let scenario = load::load(&shelf, &asked).unwrap().scenario;
            assert_eq!(scenario.params.len(), usual.params.len());
            for arm in &scenario.arms {
                let Some(score) = &arm.policy.person_score else { continue };
                assert_eq!(score.band_of(score.start), score.default_band);
            }
        }
    }
}

/// A shelf on which every policy extends the next.
struct Chain;

impl Shelf for Chain {
    fn document(&self, kind: Kind, name: &str) -> Option<Document> {
        if kind != Kind::Policy {
            return Folder::good().document(kind, name);
        }
        let n: u32 = name.strip_prefix("p-")?.parse().ok()?;
        let text = format!(
            "kind = \"policy\"\nname = \"{name}\"\ntitle = \"t\"\nextends = \"p-{}\"\n",
            n + 1
        );
        Some(Document { path: name.into(), text })
    }

    fn table(&self, name: &str) -> Option<String> {
        Folder::good().table(name)
    }

    fn names(&self, kind: Kind) -> Vec<String> {
        Folder::good().names(kind)
    }
}

#[test]
fn an_endless_chain_of_documents_ends() {
    let mut asked = request(StudyRequest::Arms(vec!["p-0".into()]));
    asked.society = Some("lakeland".into());
    let faults = load::load(&Chain, &asked).unwrap_err();
    let codes: Vec<&str> = faults.diags.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["S043"]);
    assert!(faults.documents.len() < 20);
}

/// The next of a sequence of numbers that look random.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

#[test]
fn no_damage_to_a_document_makes_a_panic() {
    let shelf = Folder::good();
    let good = documents("good");
    let mut state = 20_200_101;
    for round in 0..400 {
        let document = &good[next(&mut state) as usize % good.len()];
        let mut letters: Vec<char> = document.text.chars().collect();
        for _ in 0..=next(&mut state) % 4 {
            let at = next(&mut state) as usize % letters.len();
            let other = next(&mut state) as usize % letters.len();
            match next(&mut state) % 4 {
                0 => drop(letters.remove(at)),
                1 => letters.insert(at, ['"', '[', ']', '=', '\n', '{', '0', '§'][other % 8]),
                2 => letters.swap(at, other),
                _ => letters.truncate(at.max(1)),
            }
        }
        let text: String = letters.into_iter().collect();
        let faults = load::check(&shelf, vec![Document { text, path: format!("{round}") }]);
        for diag in faults.diags {
            let Some(place) = diag.place else { continue };
            let text = &faults.documents[place.document].text;
            assert!(place.start <= place.end && place.end <= text.len(), "{round}: {place:?}");
        }
    }
}
