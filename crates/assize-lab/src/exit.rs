//! Exit codes: what the shell, a script or a scheduler is told.
//!
//! A released code never changes its meaning.

use schemars::JsonSchema;
use serde::Serialize;

/// One exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Exit {
    /// The number.
    pub code: u8,
    /// Its name, as in the JSON of failures.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// Done.
pub const DONE: Exit = Exit { code: 0, name: "done", meaning: "done" };
/// Something that should not happen.
pub const UNEXPECTED: Exit =
    Exit { code: 1, name: "unexpected", meaning: "a fault of assize itself: please report it" };
/// Wrong command line.
pub const USAGE: Exit =
    Exit { code: 2, name: "usage", meaning: "the command line cannot be carried out as written" };
/// Wrong documents.
pub const INVALID: Exit =
    Exit { code: 3, name: "invalid", meaning: "a document or data table has errors" };
/// Too large for this machine.
pub const REFUSED_BY_ESTIMATE: Exit = Exit {
    code: 4,
    name: "refused-by-estimate",
    meaning: "the run would not fit; nothing was started",
};
/// Another process holds the run folder.
pub const IN_USE: Exit =
    Exit { code: 5, name: "in-use", meaning: "another process is using the run folder" };
/// The disk failed.
pub const STORAGE: Exit = Exit {
    code: 6,
    name: "storage",
    meaning: "a file or folder could not be read or written (missing, full, not allowed)",
};
/// A file is not what it should be.
pub const DAMAGED: Exit = Exit {
    code: 7,
    name: "damaged",
    meaning: "a file of a run is damaged or of an incompatible version",
};
/// Verification found a difference.
pub const DIFFERS: Exit =
    Exit { code: 8, name: "differs", meaning: "verification found a difference" };
/// Data that look like records of people.
pub const REFUSED_INPUT: Exit = Exit {
    code: 9,
    name: "refused-input",
    meaning: "input refused: person-like data, or cells that count fewer than 10 people",
};
/// Stopped by SIGINT.
pub const INTERRUPTED: Exit =
    Exit { code: 130, name: "interrupted", meaning: "stopped by Ctrl-C (SIGINT)" };
/// Stopped by SIGTERM.
pub const TERMINATED: Exit = Exit { code: 143, name: "terminated", meaning: "stopped by SIGTERM" };

/// All of them, in order.
pub const ALL: [Exit; 12] = [
    DONE,
    UNEXPECTED,
    USAGE,
    INVALID,
    REFUSED_BY_ESTIMATE,
    IN_USE,
    STORAGE,
    DAMAGED,
    DIFFERS,
    REFUSED_INPUT,
    INTERRUPTED,
    TERMINATED,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_unique() {
        for (i, a) in ALL.iter().enumerate() {
            for b in &ALL[i + 1..] {
                assert!(a.code < b.code && a.name != b.name, "{a:?} {b:?}");
            }
        }
    }
}
