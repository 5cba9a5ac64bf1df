//! The source tree as the house rules see it: files, and code without its comments and strings.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the tree.
pub struct File {
    /// The path from the root, with `/`.
    pub path: String,
    /// The text.
    pub text: String,
}

impl File {
    /// The name of the crate under `crates/`, if the file stands in one.
    pub fn room(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// Tells whether the file is part of a crate's library or program, not of its tests.
    pub fn is_shipped(&self) -> bool {
        let test = ["/tests/", "/benches/", "/tests.rs"].iter().any(|t| self.path.contains(t));
        self.room().is_some() && self.path.contains("/src/") && !test
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate stands in a folder").into()
}

/// All files of the tree that are texts and belong to the project.
pub fn files() -> Vec<File> {
    let mut found = Vec::new();
    walk(&root(), &root(), &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 20, "only {} files found under {}", found.len(), root().display());
    found
}

/// The Rust files of the tree.
pub fn rust_files() -> Vec<File> {
    files().into_iter().filter(|f| f.path.ends_with(".rs")).collect()
}

/// What is made by building and running, and is no part of the project.
const LEFT_OUT: &[&str] = &["target", ".git", "runs", "node_modules", "__pycache__"];

fn walk(root: &Path, folder: &Path, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("a folder of the tree can be listed") {
        let path = entry.expect("an entry can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if LEFT_OUT.contains(&name.as_str()) || path.join("run.json").exists() {
            continue;
        }
        if path.is_dir() {
            walk(root, &path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path.strip_prefix(root).expect("below the root").to_string_lossy();
            found.push(File { path: path.replace('\\', "/"), text });
        }
    }
}

/// The code with comments, strings and characters blanked out; lines and columns stay.
pub fn code(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = skipped(&chars, at);
        if end == at {
            out.push(chars[at]);
            at += 1;
        } else {
            out.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    out
}

/// The end of the comment, string or character that begins at a place; the place itself if none.
fn skipped(chars: &[char], at: usize) -> usize {
    let next = chars.get(at + 1).copied();
    match chars[at] {
        '/' if next == Some('/') => line_end(chars, at),
        '/' if next == Some('*') => comment_end(chars, at),
        '"' => string_end(chars, at + 1),
        '\'' => character_end(chars, at),
        'r' if !follows_word(chars, at) => raw_end(chars, at),
        _ => at,
    }
}

fn follows_word(chars: &[char], at: usize) -> bool {
    // The `b` of a raw byte string is not a word of its own.
    let before = |n: usize| at.checked_sub(n).map(|i| chars[i]);
    let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let prefix = matches!(before(1), Some('b' | 'c')) && !word(before(2));
    word(before(1)) && !prefix
}

fn line_end(chars: &[char], at: usize) -> usize {
    chars[at..].iter().position(|c| *c == '\n').map_or(chars.len(), |n| at + n)
}

fn comment_end(chars: &[char], start: usize) -> usize {
    let (mut at, mut depth) = (start + 2, 1);
    while at < chars.len() && depth > 0 {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    at.min(chars.len())
}

fn string_end(chars: &[char], start: usize) -> usize {
    let mut at = start;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

/// `'a'` and `'\n'` are characters; `'a` alone is a lifetime.
fn character_end(chars: &[char], at: usize) -> usize {
    if chars.get(at + 1) == Some(&'\\') {
        let close = chars.iter().skip(at + 3).position(|c| *c == '\'');
        return close.map_or(at, |n| at + 4 + n);
    }
    if chars.get(at + 2) == Some(&'\'') { at + 3 } else { at }
}

fn raw_end(chars: &[char], start: usize) -> usize {
    let hashes = chars[start + 1..].iter().take_while(|c| **c == '#').count();
    if chars.get(start + 1 + hashes) != Some(&'"') {
        return start;
    }
    let body = start + 2 + hashes;
    let closes = |at: &usize| {
        chars[*at] == '"' && chars[at + 1..].iter().take_while(|c| **c == '#').count() >= hashes
    };
    (body..chars.len()).find(closes).map_or(chars.len(), |at| at + 1 + hashes)
}

/// The code without the modules that only tests see.
pub fn without_tests(code: &str) -> String {
    let mut out = code.to_owned();
    while let Some(start) = out.find("#[cfg(test)]") {
        let open = out[start..].find(['{', ';']).map_or(out.len(), |n| start + n);
        let end = if out[open..].starts_with('{') { block_end(&out, open) } else { open };
        let blank: String =
            out[start..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        out.replace_range(start..end, &blank);
    }
    out
}

/// One after the brace that closes the one at `open`.
pub fn block_end(code: &str, open: usize) -> usize {
    let mut depth = 0;
    for (at, c) in code[open..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return open + at + c.len_utf8();
        }
    }
    code.len()
}

/// The number of the line (from 1) in which a byte stands.
pub fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// The places of a whole word in a code.
pub fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        !part(code[..*at].chars().next_back()) && !part(code[at + word.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_strings_and_characters_are_no_code() {
        let blanked = |text: &str| code(text).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(blanked("a // { b\nc /* { /* } */ */ d"), "a c d");
        assert_eq!(blanked(r#"a("{ \" }", '{', '\'', '\u{7b}') b"#), "a( , , , ) b");
        assert_eq!(blanked("r#\"{ \" }\"# b br\"{\" for r in"), "b b for r in");
        assert_eq!(blanked("fn f<'a>(x: &'a str) {}"), "fn f<'a>(x: &'a str) {}");
        assert_eq!(code("\"é\n{\"x"), "  \n  x");
    }

    #[test]
    fn modules_of_tests_are_left_out() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { c() } }\nfn d() {}";
        assert_eq!(without_tests(text).split_whitespace().count(), 6);
        assert!(!without_tests(text).contains("fn b") && without_tests(text).contains("fn d"));
        assert!(!without_tests("#[cfg(test)]\nmod tests;\n").contains("cfg"));
    }

    #[test]
    fn a_word_is_found_only_whole() {
        assert_eq!(words("unsafe_code unsafe {", "unsafe").collect::<Vec<_>>(), [12]);
    }
}
