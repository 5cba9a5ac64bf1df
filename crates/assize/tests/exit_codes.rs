//! Every exit code, at least once and mostly three times.

mod desk;

use desk::{Desk, ONE_FAULT, copy};

#[test]
fn done_is_0() {
    let desk = Desk::new();
    for words in [&["list"][..], &["--version"], &["help", "exit-codes"], &[], &["run", "--help"]] {
        assert_eq!(desk.ask(words).code, 0, "{words:?}");
    }
}

#[test]
fn a_fault_of_assize_itself_is_1() {
    let desk = Desk::new();
    let answer = desk.ask(&["fault"]);
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("please report"), "{answer:?}");
    assert_eq!(desk.ask(&["fault", "--json"]).failure()["name"], "unexpected");
    assert_eq!(desk.ask(&["fault", "-qq"]).err, "");
}

#[test]
fn a_wrong_command_line_is_2() {
    let desk = Desk::new();
    let wrong: [&[&str]; 14] = [
        &["run", "wendeng-2020", "--ensemble", "9"],
        &["plan", "wendeng-2020", "--ensemble", "-1"],
        &["calibrate"],
        &["calibrate", "rongcheng-records", "--waves", "0"],
        &["calibrate", "rongcheng-records", "--runs", "9"],
        &["rnu"],
        &["run"],
        &["run", "no-such-policy"],
        &["run", "wendeng-2020", "--years", "1", "--months", "1"],
        &["run", "wendeng-2020", "--persons", "many"],
        &["run", "wendeng-2020", "--from", "2020-02-31"],
        &["verify", "no-such-run"],
        &["help", "no-such-topic"],
        &["schema", "no-such-schema"],
    ];
    for words in wrong {
        let answer = desk.ask(words);
        assert_eq!(answer.code, 2, "{words:?} {answer:?}");
        assert_eq!(answer.out, "", "{words:?}");
    }
}

#[test]
fn a_value_that_cannot_be_run_is_2_and_names_its_option() {
    let desk = Desk::new();
    let wrong: [(&[&str], &str); 11] = [
        (&["--persons", "999"], "give 1000 to"),
        (&["--persons", "1000000000000"], "give 1000 to"),
        (&["--persons", "-5"], "not a number of persons"),
        (&["--months", "0"], "give 1 to 1200"),
        (&["--months", "1201"], "give 1 to 1200"),
        (&["--replicates", "0"], "give 1 to"),
        (&["--seed", "-1"], "not a whole number"),
        (&["--seed", "99999999999999999999"], "not a whole number"),
        (&["--region", "Atlantis"], "no province `Atlantis`"),
        (&["--region", ""], "value is required"),
        (&["--policy", "wendeng-2020+wendeng-2020"], "stacked on itself"),
    ];
    for (words, why) in wrong {
        let all: Vec<&str> = ["plan", "wendeng-2020"].iter().chain(words).copied().collect();
        let answer = desk.ask(&all);
        assert_eq!(answer.code, 2, "{words:?} {answer:?}");
        assert!(answer.err.contains(words[0]) && answer.err.contains(why), "{words:?} {answer:?}");
        assert!(!answer.err.contains("in the documents"), "{words:?} {answer:?}");
    }
    let two = desk.ask(&["plan", "wendeng-2020", "--persons", "999", "--region", "Atlantis"]);
    assert!(two.code == 2 && two.err.contains("--persons") && two.err.contains("--region"));
}

#[test]
fn documents_with_errors_are_3() {
    let desk = Desk::new();
    desk.write("faulty.toml", ONE_FAULT);
    for words in [
        &["check", "faulty.toml"][..],
        &["run", "faulty.toml"],
        &["plan", "faulty.toml"],
        &["diff", "wendeng-2020", "faulty.toml"],
    ] {
        assert_eq!(desk.ask(words).code, 3, "{words:?}");
    }
    // A study without published figures has no fault, and yet cannot be calibrated as it is.
    for words in [&["calibrate", "first-light"][..], &["calibrate", "wendeng-2020"]] {
        let answer = desk.ask(words);
        assert_eq!(answer.code, 3, "{words:?} {answer:?}");
        assert!(answer.err.contains("hint: ") && answer.err.contains("[[target]]"), "{answer:?}");
    }
    assert!(!desk.at("runs").exists(), "nothing is written for a faulty order");
    assert!(!desk.at("calibrations").exists(), "nothing is written for a faulty order");
}

#[test]
fn what_does_not_fit_is_4_and_writes_nothing() {
    let desk = Desk::new();
    let wrong: [&[&str]; 4] = [
        &["calibrate", "rongcheng-records", "--persons", "4000000000"],
        &["run", "wendeng-2020", "--memory", "1MiB"],
        &["run", "wendeng-2020", "--persons", "4000000000"],
        &["run", "wendeng-2020", "--persons", "900M", "--years", "100", "--memory", "900TiB"],
    ];
    for words in wrong {
        let answer = desk.ask(words);
        assert_eq!(answer.code, 4, "{words:?} {answer:?}");
        // What, where, limit and value, estimate, what would fit, which flag changes it.
        let six = ["persons", ":", "limit", "estimate: memory", "would fit", "--memory"];
        for part in six {
            assert!(answer.err.contains(part), "`{part}` is missing: {answer:?}");
        }
    }
    assert!(!desk.at("runs").exists());
    let plan = desk.done(&["plan", "wendeng-2020", "--memory", "1MiB", "--json"]).json();
    let refusal = plan["refusals"][0].as_str().expect("a sentence").to_owned();
    assert!(desk.ask(&["run", "wendeng-2020", "--memory", "1MiB"]).err.contains(&refusal));
}

#[test]
fn a_folder_in_use_is_5_and_names_the_holder() {
    let desk = Desk::new();
    desk.small_run("a", &[]);
    let lock = assize_lab::lock::Lock::take(&desk.at("a")).expect("it is free");
    let holder = format!("process {}", std::process::id());
    let mut again: Vec<&str> = desk::SMALL.to_vec();
    again.extend(["--out", "a"]);
    for words in [&again[..], &["report", "a"]] {
        let answer = desk.ask(words);
        assert_eq!(answer.code, 5, "{answer:?}");
        assert!(answer.err.contains(&holder), "{answer:?}");
    }
    drop(lock);
    desk.done(&["report", "a"]);
}

#[test]
fn a_disk_that_fails_is_6() {
    let desk = Desk::new();
    desk.write("file", "");
    let words =
        ["run", "wendeng-2020", "--persons", "1000", "--months", "1", "--out", "file/below"];
    assert_eq!(desk.ask(&words).code, 6);
    assert_eq!(desk.ask(&["check", "missing.toml"]).code, 6);
    let full = std::fs::File::options().write(true).open("/dev/full").expect("it is there");
    let output = desk.command(&["list"]).stdout(full).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(6));
    assert!(String::from_utf8_lossy(&output.stderr).contains("the disk is full"));
}

#[test]
fn a_file_size_limit_is_6_and_not_a_sudden_end() {
    let desk = Desk::new();
    let mut shell = std::process::Command::new("sh");
    shell
        .arg("-c")
        .arg("ulimit -f 8; exec \"$0\" run wendeng-2020 --persons 1000 --months 1 --out a");
    shell.arg(env!("CARGO_BIN_EXE_assize")).current_dir(desk.at("."));
    let output = shell.output().expect("there is a shell");
    assert_eq!(output.status.code(), Some(6), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("ulimit -f"), "{output:?}");
}

#[test]
fn a_damaged_file_is_7() {
    let desk = Desk::new();
    desk.small_run("a", &[]);
    for (name, file) in [("b", "summary.json"), ("c", "run.json"), ("d", "tables/measures.parquet")]
    {
        copy(&desk.at("a"), &desk.at(name));
        let path = format!("{name}/{file}");
        if file == "run.json" {
            desk.write(&path, "{")
        } else {
            desk.damage(&path)
        }
        let answer = desk.ask(&["report", name]);
        assert_eq!(answer.code, 7, "{file}: {answer:?}");
        assert!(answer.err.contains(file), "{answer:?}");
    }
}

#[test]
fn a_difference_is_8() {
    let desk = Desk::new();
    desk.small_run("a", &[]);
    desk.done(&["verify", "a"]);
    for (name, file) in [("b", "summary.json"), ("c", "tables/bands.parquet"), ("d", "report.html")]
    {
        copy(&desk.at("a"), &desk.at(name));
        desk.damage(&format!("{name}/{file}"));
        let answer = desk.ask(&["verify", name]);
        assert_eq!(answer.code, 8, "{file}: {answer:?}");
        assert!(answer.out.contains(file), "{answer:?}");
    }
}

#[test]
fn a_result_that_was_changed_with_all_its_hashes_is_8() {
    let desk = Desk::new();
    desk.small_run("a", &[]);
    let record = String::from_utf8(desk.read("a/run.json")).expect("text");
    desk.write("a/run.json", &record.replace("\"seed\": 1,", "\"seed\": 2,"));
    let answer = desk.ask(&["verify", "a"]);
    assert_eq!(answer.code, 8, "{answer:?}");
    assert!(answer.out.contains("recomputed"), "{answer:?}");
}

#[test]
fn an_edited_record_is_8_for_verify_and_7_for_the_rest() {
    let desk = Desk::new();
    desk.small_run("a", &[]);
    let record = String::from_utf8(desk.read("a/run.json")).expect("text");
    for (key, forged) in [
        ("  \"command\": \"assize run", "  \"command\": \"assize run other"),
        ("  \"title\": \"", "  \"title\": \"Not "),
        ("  \"computer\": \"", "  \"computer\": \"999 "),
        ("\"kind\": \"services\"", "\"kind\": \"servibes\""),
        ("  \"seal\": \"", "  \"sea1\": \""),
    ] {
        assert!(record.contains(key), "{key}");
        desk.write("a/run.json", &record.replacen(key, forged, 1));
        let answer = desk.ask(&["verify", "a"]);
        assert_eq!(answer.code, 8, "{key}: {answer:?}");
        assert!(answer.out.contains("run.json: its fields"), "{answer:?}");
        let repeated: Vec<&str> = desk::SMALL.iter().chain(&["--out", "a"]).copied().collect();
        for words in [&["report", "a"][..], &["explain", "a", "--person", "1"], &repeated] {
            let answer = desk.ask(words);
            assert_eq!(answer.code, 7, "{key}: {answer:?}");
            assert!(answer.err.contains("not as the run wrote it"), "{answer:?}");
            assert!(answer.err.contains("hint: put back run.json"), "{answer:?}");
        }
    }
    desk.write("a/run.json", &record);
    desk.done(&["report", "a"]);
    desk.done(&["verify", "a"]);
}

#[test]
fn data_that_look_like_people_are_9() {
    let desk = Desk::new();
    let society = include_str!("../../../scenarios/societies/china-2020.toml");
    let people = society
        .replace("name    = \"china-2020\"", "name    = \"people\"")
        .replace("china-2020-age-sex.csv", "people.csv");
    desk.write("people.toml", &people);
    let rows = [
        "name,id_number,sex,age\nZhang San,370602199001011234,male,33\n",
        "area,settlement,age_band,total,male,female,phone\nX,all,0-4,2,1,1,13800138000\n",
        "area,settlement,age_band,total,male,female\n370602199001011234,all,0-4,20,10,10\n",
    ];
    for table in rows {
        desk.write("people.csv", table);
        let answer = desk.ask(&["run", "wendeng-2020", "--society", "people.toml"]);
        assert_eq!(answer.code, 9, "{table}: {answer:?}");
    }
}

#[cfg(unix)]
mod signals {
    use super::desk::Desk;
    use nix::sys::signal::{Signal, kill};
    use nix::unistd::Pid;
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;

    /// Starts a run that lasts, waits until it is under way, sends signals, and gives code and words.
    fn stopped_by(desk: &Desk, signals: &[Signal]) -> (Option<i32>, String) {
        let words = ["run", "wendeng-2020", "--persons", "200k", "--years", "100", "--out", "a"];
        let mut command = desk.command(&words);
        let mut child = command.stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut words = BufReader::new(child.stderr.take().expect("it was piped"));
        let mut first = String::new();
        words.read_line(&mut first).expect("it speaks");
        for signal in signals {
            kill(Pid::from_raw(child.id().cast_signed()), *signal).expect("it runs");
            std::thread::sleep(std::time::Duration::from_millis(30));
        }
        let rest: Vec<String> = words.lines().map_while(Result::ok).collect();
        (child.wait().expect("it ends").code(), rest.join("\n"))
    }

    #[test]
    fn control_c_is_130_with_a_checkpoint() {
        let desk = Desk::new();
        let (code, words) = stopped_by(&desk, &[Signal::SIGINT]);
        assert_eq!(code, Some(130), "{words}");
        assert!(words.contains("stopping") && words.contains("checkpoint"), "{words}");
        assert!(desk.at("a/checkpoint").exists());
        let record = String::from_utf8(desk.read("a/run.json")).expect("text");
        assert!(record.contains("\"status\": \"stopped\""), "{record}");
    }

    #[test]
    fn a_request_to_end_is_143_and_the_second_leaves_at_once() {
        let desk = Desk::new();
        assert_eq!(stopped_by(&desk, &[Signal::SIGTERM]).0, Some(143));
        let desk = Desk::new();
        let (code, words) = stopped_by(&desk, &[Signal::SIGINT, Signal::SIGINT]);
        assert_eq!(code, Some(130), "{words}");
    }
}
