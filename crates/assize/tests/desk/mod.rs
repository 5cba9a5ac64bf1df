//! A desk to test at: the built program, a folder of its own, and nothing of the surroundings.

#![allow(dead_code, reason = "each test file uses a part of the desk")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What came of a command.
#[derive(Debug)]
pub struct Answer {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Answer {
    fn of(output: &Output) -> Answer {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let code = output.status.code().expect("it ended by itself");
        Answer { code, out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// The JSON on standard output.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e} in {self:?}"))
    }

    /// The JSON on standard error.
    pub fn failure(&self) -> serde_json::Value {
        serde_json::from_str(&self.err).unwrap_or_else(|e| panic!("{e} in {self:?}"))
    }

    /// The digest of a run's answer.
    pub fn digest(&self) -> String {
        let line = self.out.lines().find(|l| l.starts_with("digest"));
        line.unwrap_or_else(|| panic!("no digest in {self:?}")).to_owned()
    }
}

/// A desk.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// A run that takes a moment: a policy, few people, few months.
pub const SMALL: [&str; 8] =
    ["run", "wendeng-2020", "--persons", "1000", "--months", "3", "--replicates", "2"];

impl Desk {
    /// An empty one.
    pub fn new() -> Desk {
        Desk { folder: tempfile::tempdir().expect("a folder can be made") }
    }

    /// A path in its folder.
    pub fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file.
    pub fn write(&self, path: &str, text: &str) {
        std::fs::write(self.at(path), text).expect("a file can be written");
    }

    /// Reads a file.
    pub fn read(&self, path: &str) -> Vec<u8> {
        std::fs::read(self.at(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    /// Changes the byte in the middle of a file.
    pub fn damage(&self, path: &str) {
        let mut bytes = self.read(path);
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0x15;
        std::fs::write(self.at(path), bytes).expect("a file can be written");
    }

    /// The program, with plain surroundings.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assize"));
        command.args(words).current_dir(self.folder.path()).env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.stdin(Stdio::null());
        command
    }

    /// Carries out a command.
    pub fn ask(&self, words: &[&str]) -> Answer {
        Answer::of(&self.command(words).output().expect("the program starts"))
    }

    /// Carries out a command that must succeed.
    pub fn done(&self, words: &[&str]) -> Answer {
        let answer = self.ask(words);
        assert_eq!(answer.code, 0, "{words:?}: {answer:?}");
        answer
    }

    /// Carries out the small run into a folder.
    pub fn small_run(&self, out: &str, more: &[&str]) -> Answer {
        let words: Vec<&str> = SMALL.iter().chain(&["--out", out]).chain(more).copied().collect();
        self.done(&words)
    }

    /// Carries out a command with something on standard input.
    pub fn ask_with(&self, words: &[&str], input: &str) -> Answer {
        use std::io::Write;
        let mut command = self.command(words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("it was piped");
        stdin.write_all(input.as_bytes()).expect("it reads");
        drop(stdin);
        Answer::of(&child.wait_with_output().expect("it ends"))
    }
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder can be made");
    for entry in std::fs::read_dir(from).expect("a folder can be read") {
        let entry = entry.expect("a folder can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

/// A policy with one mistake on the line of the rule.
pub const ONE_FAULT: &str = "\
kind = \"policy\"
name = \"faulty\"
title = \"A policy with a mistake\"
summary = \"It has an unknown key.\"
extends = \"wendeng-2020\"

[[rule]]
id = \"B0802\"
pionts = -10
";
