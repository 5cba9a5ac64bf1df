//! Runs: the same digest whatever happens on the way, and a folder that is what it says.

mod desk;

use desk::{Desk, SMALL};

#[test]
fn threads_and_chunks_change_no_digest() {
    let desk = Desk::new();
    let digest = desk.small_run("a", &["--threads", "1"]).digest();
    for (out, more) in [
        ("b", &["--threads", "2"][..]),
        ("c", &["--threads", "3", "--chunk", "64"]),
        ("d", &["--threads", "7", "--chunk", "1000"]),
    ] {
        assert_eq!(desk.small_run(out, more).digest(), digest, "{more:?}");
    }
    assert_ne!(desk.small_run("e", &["--seed", "2"]).digest(), digest, "another seed differs");
}

#[test]
fn the_run_folder_is_as_promised() {
    let desk = Desk::new();
    desk.small_run("a", &[]);
    let mut names: Vec<String> = std::fs::read_dir(desk.at("a"))
        .expect("a folder")
        .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let promised = ["boards.bin", "report.html", "run.json", "scenario", "summary.json", "tables"];
    assert_eq!(names, promised);
    for table in ["measures", "bands", "refusals", "pairs", "fit"] {
        let bytes = desk.read(&format!("a/tables/{table}.parquet"));
        assert_eq!((&bytes[..4], &bytes[bytes.len() - 4..]), (&b"PAR1"[..], &b"PAR1"[..]));
    }
    let report = String::from_utf8(desk.read("a/report.html")).expect("text");
    assert!(report.contains("no real person") && report.contains("assize run wendeng-2020"));
}

#[test]
fn a_life_is_the_same_from_the_boards_that_were_kept_and_worked_out_again() {
    let desk = Desk::new();
    desk.small_run("a", &[]);
    let lives = || {
        let life = |person: &str| desk.done(&["explain", "a", "--person", person, "--json"]).out;
        ["1", "64", "500"].map(life)
    };
    let kept = lives();
    std::fs::remove_file(desk.at("a/boards.bin")).expect("the boards were kept");
    assert_eq!(lives(), kept);
}

#[test]
fn a_folder_goes_on_only_with_its_own_study() {
    let desk = Desk::new();
    let first = desk.small_run("a", &[]);
    let before = desk.read("a/run.json");
    let other: Vec<&str> = SMALL.iter().chain(&["--seed", "9", "--out", "a"]).copied().collect();
    let answer = desk.ask(&other);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(answer.err.contains("another study"), "{answer:?}");
    assert_eq!(desk.read("a/run.json"), before, "nothing was changed");
    let again = desk.small_run("a", &[]);
    assert_eq!(again.out, first.out);
    assert!(again.err.contains("already complete"), "{again:?}");
    std::fs::create_dir(desk.at("mine")).expect("a folder can be made");
    desk.write("mine/letter.txt", "dear");
    let words: Vec<&str> = SMALL.iter().chain(&["--out", "mine"]).copied().collect();
    assert_eq!(desk.ask(&words).code, 2);
}

#[test]
fn the_default_folder_is_named_after_the_study() {
    let desk = Desk::new();
    desk.done(&SMALL);
    let runs = std::fs::read_dir(desk.at("runs")).expect("a folder");
    let names: Vec<String> =
        runs.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(names.len(), 1);
    assert!(names[0].starts_with("wendeng-2020-"), "{names:?}");
}

#[test]
fn the_command_of_the_record_makes_the_same_run() {
    let desk = Desk::new();
    let digest = desk.small_run("a", &["--region", "Shandong/city"]).digest();
    let record: serde_json::Value = serde_json::from_slice(&desk.read("a/run.json")).expect("JSON");
    let command = record["command"].as_str().expect("text").to_owned();
    let words: Vec<&str> = command.split(' ').skip(1).chain(["--out", "b"]).collect();
    assert_eq!(desk.done(&words).digest(), digest, "{command}");
    desk.done(&["verify", "b"]);
}

#[test]
fn a_story_names_the_article_of_its_steps() {
    let desk = Desk::new();
    desk.small_run("a", &[]);
    let told = (0..200_u32).find_map(|person| {
        let life = desk.done(&["explain", "a", "--person", &person.to_string(), "--json"]).json();
        assert!(life["note"].as_str().is_some_and(|n| n.starts_with("SYNTHETIC")));
        assert_eq!(life["arms"].as_array().map(Vec::len), Some(2));
        let steps = life["arms"][1]["steps"].as_array().expect("a list").clone();
        steps.into_iter().find(|step| step["kind"] == "entry")
    });
    let entry = told.expect("somebody of 200 has an entry in three months");
    assert!(
        entry["article"].as_str().is_some_and(|a| a.contains('#') || a.starts_with("assumed")),
        "{entry}"
    );
    assert_eq!(desk.ask(&["explain", "a", "--person", "1000"]).code, 2);
    let answer = desk.ask(&["explain", "a", "--person", "1", "--arm", "wendeng-2002"]);
    assert!(answer.err.contains("did you mean `wendeng-2020`?"), "{answer:?}");
}

#[test]
fn somebody_punished_for_anothers_act_is_found_and_is_free_in_the_other_arm() {
    let desk = Desk::new();
    let words = ["--persons", "20000", "--replicates", "1", "--out", "a"];
    let run: Vec<&str> =
        ["run", "china-defaulters-2013-2019"].iter().chain(&words).copied().collect();
    desk.done(&run);
    let found = desk.done(&["explain", "a", "--find", "wrongly-listed", "--json"]).json();
    assert!(found["note"].as_str().is_some_and(|n| n.starts_with("SYNTHETIC")), "{found}");
    let story = &found["stories"][0];
    let arms = story["life"]["arms"].as_array().expect("arms");
    let arm = |name: &str| arms.iter().find(|arm| arm["arm"] == name).expect("an arm");
    let steps = |name: &str| arm(name)["steps"].as_array().expect("steps").clone();
    assert_eq!(story["arm"], "court-defaulters-2013");
    let listed = steps("court-defaulters-2013").into_iter().find(|step| step["kind"] == "listed");
    let listed = listed.expect("is listed under the scheme");
    assert_eq!((&listed["whose"], &listed["truth"]), (&"another".into(), &"misattributed".into()));
    assert!(listed["article"].as_str().is_some_and(|a| a.contains('#')), "{listed}");
    assert!(steps("none").iter().all(|step| step["kind"] != "listed"), "free without the scheme");
    let different = arm("court-defaulters-2013")["different"].as_array().expect("answers");
    let left = |different: &serde_json::Value| different["ways"][0]["without"][0]["kind"].clone();
    assert!(!different.is_empty() && different.iter().all(|d| left(d) == "false-record"));
    assert_eq!(desk.ask(&["explain", "a", "--find", "trapped", "--count", "101"]).code, 2);
    let answer = desk.ask(&["explain", "a", "--find", "traped"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("did you mean `trapped`?"), "{answer:?}");
    assert_eq!(desk.ask(&["explain", "a"]).code, 2);
}

#[cfg(unix)]
mod interrupted {
    use super::desk::{Desk, copy};
    use nix::sys::signal::{Signal, kill};
    use nix::unistd::Pid;
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;

    const LONG: [&str; 8] =
        ["run", "wendeng-2020", "--persons", "6000", "--years", "3", "--replicates", "3"];

    /// Starts the long run into a folder and sends a signal once it has come so far.
    fn interrupt(desk: &Desk, signal: Signal, from: &str) -> Option<i32> {
        let words: Vec<&str> = LONG.iter().chain(&["--out", "a"]).copied().collect();
        let mut command = desk.command(&words);
        let mut child = command.stderr(Stdio::piped()).spawn().expect("the program starts");
        let words = BufReader::new(child.stderr.take().expect("it was piped"));
        let mut sent = false;
        for line in words.lines().map_while(Result::ok) {
            if !sent && line.trim_start().starts_with(from) {
                kill(Pid::from_raw(child.id().cast_signed()), signal).expect("it runs");
                sent = true;
            }
        }
        child.wait().expect("it ends").code()
    }

    #[test]
    fn an_interrupted_run_goes_on_and_ends_with_the_same_digest() {
        let desk = Desk::new();
        let words: Vec<&str> = LONG.iter().chain(&["--out", "whole"]).copied().collect();
        let digest = desk.done(&words).digest();
        assert_eq!(interrupt(&desk, Signal::SIGINT, "10 %"), Some(130));
        assert!(desk.at("a/checkpoint").exists());
        assert_eq!(interrupt(&desk, Signal::SIGTERM, "60 %"), Some(143));
        let words: Vec<&str> =
            LONG.iter().chain(&["--out", "a", "--threads", "3"]).copied().collect();
        let answer = desk.done(&words);
        assert!(answer.err.contains("going on from the checkpoint"), "{}", answer.err);
        assert_eq!(answer.digest(), digest);
        assert!(!desk.at("a/checkpoint").exists());
        desk.done(&["verify", "a"]);
    }

    #[test]
    fn a_killed_run_goes_on_from_its_last_checkpoint() {
        let desk = Desk::new();
        assert_eq!(interrupt(&desk, Signal::SIGKILL, "70 %"), None);
        assert!(desk.at("a/run.lock").exists(), "nobody cleaned up");
        let words: Vec<&str> = LONG.iter().chain(&["--out", "a"]).copied().collect();
        let answer = desk.done(&words);
        assert!(answer.err.contains("2 of 3 replicates are reused"), "{}", answer.err);
        let fresh: Vec<&str> = LONG.iter().chain(&["--out", "whole"]).copied().collect();
        assert_eq!(answer.digest(), desk.done(&fresh).digest());
    }

    #[test]
    fn a_damaged_checkpoint_is_never_taken_for_none() {
        let desk = Desk::new();
        assert_eq!(interrupt(&desk, Signal::SIGINT, "70 %"), Some(130));
        copy(&desk.at("a"), &desk.at("whole"));
        let folder = desk.at("a/checkpoint");
        let mut files: Vec<_> = std::fs::read_dir(&folder)
            .expect("a folder")
            .map(|e| e.expect("an entry").path())
            .collect();
        files.sort();
        assert_eq!(files.len(), 2, "two generations are kept");
        let name = |path: &std::path::PathBuf| {
            format!("a/checkpoint/{}", path.file_name().expect("a name").to_string_lossy())
        };
        let words: Vec<&str> = LONG.iter().chain(&["--out", "a"]).copied().collect();
        desk.damage(&name(&files[0]));
        desk.damage(&name(&files[1]));
        let answer = desk.ask(&words);
        assert_eq!(answer.code, 7, "{answer:?}");
        assert!(answer.err.contains("at byte"), "{answer:?}");
        let older =
            std::fs::read(desk.at("whole/checkpoint").join(files[0].file_name().expect("a name")));
        std::fs::write(&files[0], older.expect("it was copied")).expect("a file can be written");
        let answer = desk.done(&words);
        assert!(answer.err.contains("not reused"), "{answer:?}");
    }
}
