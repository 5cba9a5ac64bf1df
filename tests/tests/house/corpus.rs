//! What must go together: kinds and their cases, documents and their index, the README and what is
//! run, and texts that name nothing outside the project.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{File, block_end, code, words};

/// The names of all mechanisms that a text describes with a `Spec`.
pub fn specs(text: &str) -> Vec<String> {
    let code = code(text);
    // Blanking keeps places in characters, not in bytes: look up names by line.
    let lines: Vec<&str> = text.lines().collect();
    words(&code, "Spec")
        .filter(|at| code[at + 4..].trim_start().starts_with('{'))
        .filter(|at| !code[..*at].trim_end().ends_with("struct"))
        .filter_map(|at| {
            let end = block_end(&code, at + code[at..].find('{')?);
            let name = at + words(&code[at..end], "name").next()?;
            let line = lines.get(code[..name].matches('\n').count())?;
            line.split_once("name:")?.1.split('"').nth(1).map(str::to_owned)
        })
        .collect()
}

/// The mechanisms that no case shows: a case says so in its first lines, `# Shows: cap, lock.`
pub fn without_case<'a>(mechanisms: &'a [String], cases: &[String]) -> Vec<&'a str> {
    let shown: BTreeSet<&str> = cases
        .iter()
        .flat_map(|case| case.lines().filter_map(|line| line.strip_prefix("# Shows: ")))
        .flat_map(|names| names.trim_end_matches('.').split(", "))
        .collect();
    mechanisms.iter().map(String::as_str).filter(|m| !shown.contains(m)).collect()
}

/// What a measure's file lacks: a test, or its line in the list of all.
pub fn measure_faults(file: &File, all: &str) -> Vec<String> {
    let stem = file.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
    let mut faults = Vec::new();
    if !file.text.contains("#[test]") {
        faults.push("has no test".to_owned());
    }
    if !all.contains(&format!("&{stem}::MEASURE,")) {
        faults.push("is not in ALL".to_owned());
    }
    faults
}

/// What stands in only one of two sets.
pub fn difference(
    left: (&str, &BTreeSet<String>),
    right: (&str, &BTreeSet<String>),
) -> Vec<String> {
    let only = |a: (&str, &BTreeSet<String>), b: (&str, &BTreeSet<String>)| {
        let say = |x| format!("`{x}` is in {} and not in {}", a.0, b.0);
        a.1.difference(b.1).map(say).collect::<Vec<_>>()
    };
    [only(left, right), only(right, left)].concat()
}

/// The commands in the fenced blocks of a page that are marked as shell.
pub fn commands(page: &str) -> Vec<&str> {
    let mut inside = false;
    page.lines()
        .filter(|line| {
            let fence = line.starts_with("```");
            if fence {
                inside = !inside && (*line == "```sh" || *line == "```bash");
            }
            inside && !fence
        })
        .map(|line| line.split(" #").next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
        .collect()
}

/// Says whether a script does not run exactly a command.
pub fn not_run(script: &str, command: &str) -> Option<String> {
    let runs = script.lines().any(|line| line.trim() == command);
    (!runs).then(|| format!("`{command}` is not a line of the script"))
}

/// The paragraph of a page that begins with some words; empty if there is none.
pub fn paragraph<'a>(page: &'a str, start: &str) -> &'a str {
    page.split("\n\n").find(|p| p.starts_with(start)).unwrap_or_default()
}

/// The rooms of a crate: its modules of the first level, those of tests left out.
pub fn rooms(files: &[File]) -> BTreeSet<String> {
    files
        .iter()
        .filter(|f| f.is_shipped())
        .filter_map(|f| f.path.split("/src/").nth(1)?.split('/').next())
        .map(|first| first.trim_end_matches(".rs").to_owned())
        .filter(|room| !["lib", "main", "fixture"].contains(&room.as_str()))
        .collect()
}

/// Marks of somebody's machine or workplace; written in two parts so that this file has none.
const PRIVATE: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!("C:", "\\"),
    concat!("/wo", "rk/"),
    concat!("/fa", "rm/"),
    concat!("/tm", "p/"),
    concat!(".libr", "ary"),
    concat!("sha", "red/design"),
    concat!("sha", "red/facts"),
    concat!("static.", "crates"),
    concat!("index.", "crates.io"),
    concat!("registry.", "npmjs"),
    concat!("py", "pi.org"),
    concat!("files.", "pythonhosted"),
    concat!("deb.", "debian"),
];

/// The lines of a text that name a place on somebody's machine.
pub fn private_places(text: &str) -> Vec<String> {
    let within = |line: &str, mark: &str| {
        // Part of an address (`example.org/home/`) or of a name (`a.b`) is nobody's machine.
        line.match_indices(mark).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            !mark.starts_with(['/', '.'])
                || !before.is_some_and(|c| c.is_alphanumeric() || c == '.')
        })
    };
    text.lines()
        .enumerate()
        .filter(|(_, line)| PRIVATE.iter().any(|mark| within(line, mark)))
        .map(|(at, line)| format!("line {}: {}", at + 1, line.trim()))
        .collect()
}

/// Groups claims by file for a message that can be read.
pub fn report(faults: &BTreeMap<String, Vec<String>>) -> String {
    let lines = |(path, all): (&String, &Vec<String>)| {
        all.iter().map(|fault| format!("\n  {path}: {fault}")).collect::<String>()
    };
    faults.iter().map(lines).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mechanism_without_a_case_is_found() {
        let text = "/// é\npub const LOCK: Spec = Spec {\n    name: \"lock\",\n    phase: \"score\" };\
            \npub struct Spec { pub name: u8 }\nfn f() -> Spec;";
        let mechanisms = specs(text);
        assert_eq!(mechanisms, ["lock"]);
        assert!(without_case(&mechanisms, &["# A lock.\n# Shows: cap, lock.\n".into()]).is_empty());
        assert_eq!(without_case(&mechanisms, &["# lock\n# Shows: locks.\n".into()]), ["lock"]);
    }

    #[test]
    fn a_measure_without_test_or_line_is_found() {
        let file = |text: &str| File { path: "a/measure/price.rs".into(), text: text.into() };
        assert!(measure_faults(&file("#[test]"), "[&price::MEASURE,]").is_empty());
        assert_eq!(measure_faults(&file(""), "[&price::MEASURE,]").len(), 1);
        assert_eq!(measure_faults(&file("#[test]"), "[&cost::MEASURE,]").len(), 1);
    }

    #[test]
    fn what_stands_in_one_set_alone_is_found() {
        let on_disk = BTreeSet::from(["a.toml".to_owned(), "b.toml".to_owned()]);
        let index = BTreeSet::from(["a.toml".to_owned()]);
        assert_eq!(difference(("disk", &on_disk), ("index", &index)).len(), 1);
        assert_eq!(difference(("index", &index), ("disk", &on_disk)).len(), 1);
        assert!(difference(("disk", &index), ("index", &index)).is_empty());
    }

    #[test]
    fn a_room_that_is_not_on_the_map_is_found() {
        let file = |path: &str| File { path: path.into(), text: String::new() };
        let files =
            [file("crates/a/src/lib.rs"), file("crates/a/src/b/mod.rs"), file("crates/a/src/c.rs")];
        assert_eq!(rooms(&files), BTreeSet::from(["b".to_owned(), "c".to_owned()]));
        assert_eq!(paragraph("x\n\n**`a`** b\nc\n\nd", "**`a`**"), "**`a`** b\nc");
        assert_eq!(paragraph("x", "y"), "");
    }

    #[test]
    fn a_command_that_is_not_run_is_found() {
        let page = "text\n```sh\ncargo test   # all\n```\n```text\nno\n```\n";
        assert_eq!(commands(page), ["cargo test"]);
        assert_eq!(not_run("set -e\ncargo test\n", "cargo test"), None);
        assert!(not_run("cargo test --lib\n", "cargo test").is_some());
    }

    #[test]
    fn places_on_a_machine_are_found() {
        for bad in PRIVATE {
            assert_eq!(private_places(&format!("see {bad}x")).len(), 1, "{bad}");
        }
        assert!(private_places("https://example.org/home/x, a/work/b, self.library").is_empty());
    }
}
