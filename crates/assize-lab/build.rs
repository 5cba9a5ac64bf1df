//! Embeds the scenario library and the data tables, so that the single binary needs no other file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../..");
    let mut code = String::new();
    for (list, folder, ending) in [("DOCUMENTS", "scenarios", "toml"), ("TABLES", "data", "csv")] {
        let mut files = Vec::new();
        collect(&root.join(folder), ending, &mut files);
        files.sort();
        writeln!(code, "pub(super) static {list}: &[(&str, &str)] = &[")
            .expect("text can be written");
        for file in &files {
            let shown =
                file.strip_prefix(&root).expect("it is below the root").display().to_string();
            let shown = shown.replace('\\', "/");
            let path = file.canonicalize().expect("it was just listed");
            writeln!(code, "    ({shown:?}, include_str!({path:?})),")
                .expect("text can be written");
        }
        code.push_str("];\n");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("embedded.rs");
    fs::write(out, code).expect("the build folder can be written");
}

/// Collects the files with an ending below a folder; Cargo looks again when the folder changes.
fn collect(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, ending, files);
        } else if path.extension().is_some_and(|e| e == ending) {
            files.push(path);
        }
    }
}
