//! What code may not name: whatever would break "the same bits everywhere", reach the world from a
//! room that must not know it, or hide unfinished work.

use crate::source::{File, code, line_of, without_tests, words};

/// Words that no code may use, with the reason.
const EVERYWHERE: &[(&str, &str)] = &[
    ("HashMap", "its order differs between runs: use BTreeMap"),
    ("HashSet", "its order differs between runs: use BTreeSet"),
    ("RandomState", "its order differs between runs"),
    ("unsafe", "the house has none"),
    ("dbg!", "is left over from looking for a fault"),
    ("todo!", "is unfinished work"),
    ("unimplemented!", "is unfinished work"),
];

/// Exemptions: file and word. Each is for tests alone, and says why here.
const EXEMPT: &[(&str, &str)] = &[
    // The other implementation of CEL takes its facts in a hash map.
    ("crates/assize-scenario/src/cel/oracle.rs", "HashMap"),
];

/// Floating-point methods whose last bits differ between platforms.
const PLATFORM_FLOATS: &[&str] = &[
    "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "powi", "sin", "cos",
    "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "cbrt", "hypot",
];

/// The one file that may call them.
pub const MATHS: &str = "crates/assize-base/src/maths.rs";

/// Modules of the standard library that reach the world.
const WORLD: &[&str] = &["fs", "time", "process", "thread", "env", "net", "os"];

/// Names by which the world is reached once they are imported or through another crate.
const WORLDLY: &[&str] =
    &["Instant", "SystemTime", "File", "OpenOptions", "stdin", "stdout", "stderr", "Zoned"];

/// The rooms that know no world: no file, clock, process, thread or environment.
const BELOW_THE_LAB: &[&str] = &[
    "assize-base",
    "assize-scenario",
    "assize-law",
    "assize-model",
    "assize-engine",
    "assize-report",
];

const PRINTING: &[&str] = &["println!", "print!", "eprintln!", "eprint!"];

/// What a file names although it may not.
pub fn faults(file: &File) -> Vec<String> {
    let code = code(&file.text);
    let mut found = everywhere(&code, &file.path);
    if file.path != MATHS {
        found.extend(platform_floats(&code));
    }
    if file.is_shipped() {
        let shipped = without_tests(&code);
        if file.room().is_some_and(|room| BELOW_THE_LAB.contains(&room)) {
            found.extend(worldly(&shipped));
        }
        if file.room() != Some("assize") {
            found.extend(printing(&shipped));
        }
    }
    found
}

/// A macro such as `dbg!` is found by its name and the mark behind it.
fn places<'a>(code: &'a str, what: &'a str) -> impl Iterator<Item = usize> + 'a {
    let name = what.trim_end_matches('!');
    words(code, name).filter(move |at| code[*at..].starts_with(what))
}

fn everywhere(code: &str, path: &str) -> Vec<String> {
    let say = |at, word: &str, why: &str| format!("line {}: `{word}` {why}", line_of(code, at));
    EVERYWHERE
        .iter()
        .filter(|(word, _)| !EXEMPT.contains(&(path, word)))
        .flat_map(|(word, why)| places(code, word).map(move |at| say(at, word, why)))
        .collect()
}

fn platform_floats(code: &str) -> Vec<String> {
    let called = |at: usize, name: &str| {
        let method = code[..at].ends_with('.') && code[at + name.len()..].starts_with('(');
        method || code[..at].ends_with("f64::") || code[..at].ends_with("f32::")
    };
    let say = |at, name| {
        format!("line {}: `{name}` differs between platforms: use maths", line_of(code, at))
    };
    PLATFORM_FLOATS
        .iter()
        .flat_map(|name| {
            words(code, name).filter(|at| called(*at, name)).map(move |at| say(at, *name))
        })
        .collect()
}

fn worldly(code: &str) -> Vec<String> {
    let say = |at, what: &str| format!("line {}: `{what}` reaches the world", line_of(code, at));
    let mut found: Vec<String> = WORLD
        .iter()
        .flat_map(|module| words(code, module).map(move |at| (at, *module)))
        .filter(|(at, module)| code[..*at].ends_with("std::") || imported(code, *at, module))
        .map(|(at, module)| say(at, module))
        .collect();
    for name in WORLDLY {
        found.extend(words(code, name).map(|at| say(at, name)));
    }
    found
}

/// Tells whether a word stands in a `use std::{…}`.
fn imported(code: &str, at: usize, module: &str) -> bool {
    let Some(start) = code[..at].rfind("use std::{") else { return false };
    let first = code[..at].ends_with(['{', ' ', ',', '\n']);
    let alone = code[at + module.len()..].starts_with([',', '}', ':', ' ']);
    !code[start..at].contains(';') && first && alone
}

fn printing(code: &str) -> Vec<String> {
    let say = |at, what| format!("line {}: `{what}` outside the faces", line_of(code, at));
    PRINTING.iter().flat_map(|what| places(code, what).map(move |at| say(at, what))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        faults(&File { path: path.into(), text: text.into() })
    }

    #[test]
    fn each_banned_word_is_found() {
        for (word, _) in EVERYWHERE {
            let bad = format!("//! A file.\nfn a() {{ {word}(1) }}");
            assert_eq!(found("crates/assize/src/a.rs", &bad).len(), 1, "{word}");
            let good = format!("// {word}\nfn a() {{ b(\"{word}\") }}");
            assert_eq!(found("crates/assize/src/a.rs", &good).len(), 0, "{word}");
        }
        assert!(found("tests/tests/a.rs", "use std::collections::BTreeMap;").is_empty());
    }

    #[test]
    fn platform_floats_are_found_outside_maths() {
        for bad in ["x.ln()", "f64::exp(x)", "(a + b).powf(2.0)", "x.map(f64::log10)"] {
            let text = format!("fn a() {{ {bad} }}");
            assert_eq!(found("crates/assize-report/src/a.rs", &text).len(), 1, "{bad}");
            assert!(found(MATHS, &text).is_empty(), "{bad}");
        }
        for good in ["maths::ln(x)", "x.pow(2)", "libm::exp(x)", "self.log_line()", "let tan = 1"] {
            let text = format!("fn a() {{ {good} }}");
            assert!(found("crates/assize-report/src/a.rs", &text).is_empty(), "{good}");
        }
    }

    #[test]
    fn the_world_is_out_of_reach_below_the_lab() {
        for bad in [
            "use std::fs;",
            "use std::{collections::BTreeMap, env};",
            "use std::{\n    fs::read,\n};",
            "fn a() { std::process::exit(1) }",
            "fn a() { Instant::now() }",
            "fn a() { File::open(x) }",
        ] {
            assert!(!found("crates/assize-model/src/a.rs", bad).is_empty(), "{bad}");
            assert!(found("crates/assize-lab/src/a.rs", bad).is_empty(), "{bad}");
            assert!(found("crates/assize-model/tests/a.rs", bad).is_empty(), "{bad}");
            let tested = format!("#[cfg(test)]\nmod tests {{ {bad} }}");
            assert!(found("crates/assize-model/src/a.rs", &tested).is_empty(), "{bad}");
        }
        for good in ["use std::fmt;", "fn a(time: u32) { time + 1 }", "use std::{fmt, iter};"] {
            assert!(found("crates/assize-model/src/a.rs", good).is_empty(), "{good}");
        }
    }

    #[test]
    fn only_the_faces_print() {
        let text = "fn a() { println!(\"x\"); eprint!(\"y\") }";
        assert_eq!(found("crates/assize-lab/src/a.rs", text).len(), 2);
        assert!(found("crates/assize/src/a.rs", text).is_empty());
        assert!(found("tests/benches/speed.rs", text).is_empty());
    }
}
