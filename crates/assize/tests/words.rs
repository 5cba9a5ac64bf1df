//! What goes where: answers to standard output alone, words to standard error, JSON that fits its
//! schema, and no colour where it is not wanted.

mod desk;

use desk::{Desk, ONE_FAULT, SMALL};
use serde_json::Value;

#[test]
fn standard_output_holds_the_answer_and_nothing_else() {
    let desk = Desk::new();
    let loud = desk.small_run("loud-run", &[]);
    let quiet = desk.small_run("quiet-run", &["-q"]);
    assert_eq!(quiet.err, "", "-q says nothing but the answer");
    assert_eq!(loud.out.replace("loud-run", "quiet-run"), quiet.out);
    assert!(loud.err.contains("100 %") && loud.err.contains("person-months"), "{}", loud.err);
    for part in ["run ", "report ", "digest ", "synthetic society"] {
        assert!(loud.out.contains(part), "{part}: {}", loud.out);
    }
    assert_eq!(
        loud.out
            .lines()
            .filter(|l| l.contains(", n = ") || l.contains("nothing to measure"))
            .count(),
        5
    );
    for words in
        [&["list"][..], &["check", "wendeng-2020"], &["plan", "wendeng-2020"], &["schema", "run"]]
    {
        assert_eq!(desk.done(words).err, "", "{words:?}");
    }
}

#[test]
fn progress_off_a_terminal_is_a_line_for_every_tenth() {
    let desk = Desk::new();
    let answer = desk.small_run("a", &[]);
    let lines: Vec<&str> = answer.err.lines().filter(|l| l.contains("person-months,")).collect();
    assert!((1..=11).contains(&lines.len()), "{lines:#?}");
    assert!(!answer.err.contains('\r'), "no line is changed in place");
}

#[test]
fn every_answer_fits_its_schema() {
    let desk = Desk::new();
    let out = ["--out", "a"];
    let run: Vec<&str> = SMALL.iter().chain(&out).copied().collect();
    let questions: [(&str, &[&str]); 10] = [
        ("calibrate", &CALIBRATE),
        ("review", &["review", "wendeng-2020"]),
        ("list", &["list", "policies"]),
        ("check", &["check", "wendeng-2020"]),
        ("plan", &["plan", "wendeng-2020"]),
        ("run", &run),
        ("report", &["report", "a"]),
        ("verify", &["verify", "a"]),
        ("explain", &["explain", "a", "--person", "5"]),
        ("diff", &["diff", "wendeng-2020", "court-defaulters-2017"]),
    ];
    for (schema, words) in questions {
        let words: Vec<&str> = words.iter().chain(&["--json"]).copied().collect();
        let answer = desk.done(&words);
        assert_eq!(answer.err, "", "{words:?}");
        fits(&desk, schema, &answer.json());
    }
    let file = |path: &str| serde_json::from_slice::<Value>(&desk.read(path)).expect("JSON");
    fits(&desk, "run.json", &file("a/run.json"));
    fits(&desk, "summary.json", &file("a/summary.json"));
    fits(&desk, "calibration.json", &file("c/calibration.json"));
    desk.small_run("e", &["--ensemble", "10"]);
    fits(&desk, "run.json", &file("e/run.json"));
    fits(&desk, "summary.json", &file("e/summary.json"));
}

/// A calibration that takes a moment.
const CALIBRATE: [&str; 10] = [
    "calibrate",
    "rongcheng-records",
    "--persons",
    "1000",
    "--waves",
    "1",
    "--runs",
    "16",
    "--out",
    "c",
];

fn fits(desk: &Desk, schema: &str, value: &Value) {
    let schema_text = desk.done(&["schema", schema]).json();
    let validator = jsonschema::validator_for(&schema_text).expect("a schema");
    let faults: Vec<String> = validator.iter_errors(value).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{schema}: {faults:#?}");
}

#[test]
fn every_failure_has_the_same_envelope() {
    let desk = Desk::new();
    desk.write("faulty.toml", ONE_FAULT);
    let failing: [&[&str]; 7] = [
        &["rnu"],
        &["run", "nowhere"],
        &["run", "faulty.toml"],
        &["run", "wendeng-2020", "--memory", "1MiB"],
        &["check", "missing.toml"],
        &["verify", "nowhere"],
        &["review", "nowhere"],
    ];
    for words in failing {
        let words: Vec<&str> = words.iter().chain(&["--json"]).copied().collect();
        let answer = desk.ask(&words);
        let failure = answer.failure();
        assert_eq!(failure["code"], answer.code, "{words:?}");
        for key in ["code", "name", "where", "message", "hint", "docs"] {
            assert!(failure.get(key).is_some(), "{words:?} lacks {key}: {failure}");
        }
        fits(&desk, "failure", &failure);
        assert!(!answer.err.contains("os error"), "{answer:?}");
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    use std::io::{BufRead, BufReader, Read};
    use std::process::Stdio;
    let desk = Desk::new();
    let mut command = desk.command(&["schema"]);
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut line = String::new();
    BufReader::with_capacity(16, child.stdout.take().expect("it was piped"))
        .read_line(&mut line)
        .expect("it answers");
    let mut words = String::new();
    child.stderr.take().expect("it was piped").read_to_string(&mut words).expect("text");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert_eq!(words, "");
}

#[test]
fn completions_name_every_command() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = desk.done(&["completions", shell]).out;
        for command in
            ["list", "check", "plan", "run", "calibrate", "explain", "diff", "report", "verify"]
        {
            assert!(script.contains(command), "{shell} lacks {command}");
        }
    }
}

#[test]
fn assize_alone_shows_three_examples() {
    let desk = Desk::new();
    let out = desk.done(&[]).out;
    assert_eq!(out.lines().filter(|l| l.starts_with("  assize ")).count(), 3, "{out}");
}

#[test]
fn help_opens_with_what_the_program_is_for() {
    let desk = Desk::new();
    for words in [&["--help"][..], &["help"]] {
        let out = desk.done(words).out;
        assert!(out.starts_with("Put a scoring policy on trial"), "{out}");
    }
    let help = desk.done(&["list", "--help"]).out;
    for what in
        ["policies", "societies", "studies", "conduct", "services", "measures", "tests", "seeds"]
    {
        assert!(help.contains(&format!("assize list {what} ")), "{what}: {help}");
        assert!(desk.done(&["list", what]).out.starts_with(what));
    }
}

#[test]
fn one_replicate_has_an_interval_only_for_shares_of_persons() {
    let desk = Desk::new();
    let words = ["run", "wendeng-2020", "--persons", "1000", "--months", "1", "--replicates", "1"];
    let out = desk.done(&words).out;
    assert!(out.contains("(one replicate: no interval, n = "), "{out}");
    // By hand: nobody among 1,000 is restricted: from 0 to 1 - 0.025^(1 / 1,000) = 0.3682 %.
    assert!(out.contains("(0.00 % to 0.37 %"), "{out}");
    assert_eq!(out.matches(" to ").count(), 1, "{out}");
}

#[cfg(unix)]
mod colour {
    use super::desk::{Desk, ONE_FAULT};
    use std::io::Read;
    use std::process::Stdio;

    /// What a command writes to a terminal, standard output and standard error together.
    fn on_a_terminal(desk: &Desk, words: &[&str], surroundings: &[(&str, &str)]) -> String {
        let pair = nix::pty::openpty(None, None).expect("there are terminals");
        let mut command = desk.command(words);
        command.env("TERM", "xterm");
        command.envs(surroundings.iter().copied());
        command.stdout(Stdio::from(pair.slave.try_clone().expect("it can be shared")));
        command.stderr(Stdio::from(pair.slave));
        let mut child = command.spawn().expect("the program starts");
        drop(command);
        let mut terminal = std::fs::File::from(pair.master);
        let mut seen = Vec::new();
        let mut part = [0; 4096];
        // The other end closes with an error on some systems and with nothing on others.
        while let Ok(n @ 1..) = terminal.read(&mut part) {
            seen.extend_from_slice(&part[..n]);
        }
        child.wait().expect("it ends");
        String::from_utf8_lossy(&seen).into_owned()
    }

    #[test]
    fn colour_stands_only_where_nobody_forbids_it() {
        let desk = Desk::new();
        desk.write("faulty.toml", ONE_FAULT);
        let words = ["check", "faulty.toml"];
        assert!(on_a_terminal(&desk, &words, &[]).contains('\x1b'), "a terminal has colour");
        assert!(
            on_a_terminal(&desk, &words, &[("NO_COLOR", "")]).contains('\x1b'),
            "empty is unset"
        );
        for forbidden in [("NO_COLOR", "1"), ("TERM", "dumb"), ("CI", "true")] {
            let seen = on_a_terminal(&desk, &words, &[forbidden]);
            assert!(seen.contains("S003") && !seen.contains('\x1b'), "{forbidden:?}: {seen}");
        }
        let seen = on_a_terminal(&desk, &["--no-color", "check", "faulty.toml"], &[]);
        assert!(!seen.contains('\x1b'), "{seen}");
        let answer = desk.ask(&words);
        assert!(!answer.out.contains('\x1b') && !answer.err.contains('\x1b'), "a pipe has none");
    }

    #[test]
    fn progress_on_a_terminal_leaves_nothing_behind() {
        let desk = Desk::new();
        let words = ["run", "wendeng-2020", "--persons", "5000", "--months", "6", "--out", "a"];
        let seen = on_a_terminal(&desk, &words, &[]);
        assert!(seen.contains('\r') && seen.contains("person-months"), "{seen}");
        // What remains of each line is what stands after its last return to the left.
        let left = seen.lines().map(|l| l.trim_end_matches('\r').rsplit('\r').next().unwrap_or(""));
        let left: Vec<&str> = left.filter(|l| l.contains("person-months,")).collect();
        assert!(left.is_empty(), "{left:?}");
        for still in [("TERM", "dumb"), ("CI", "1")] {
            let seen = on_a_terminal(
                &desk,
                &["run", "wendeng-2020", "--persons", "1000", "--months", "1"],
                &[still],
            );
            assert!(!seen.replace("\r\n", "\n").contains('\r'), "{still:?}: {seen}");
            std::fs::remove_dir_all(desk.at("runs")).expect("the run is there");
        }
    }
}
