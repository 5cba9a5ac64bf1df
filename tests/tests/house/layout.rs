//! How files look: the words on top, and the length of files, functions and lines.

use crate::source::{block_end, line_of, words};

/// The most lines a file may have.
pub const FILE_LINES_MAX: usize = 600;
/// The most lines a function may have, from `fn` to the closing brace.
pub const FUNCTION_LINES_MAX: usize = 70;
/// The most columns of a line; the formatter keeps code to 100.
pub const COLUMNS_MAX: usize = 110;
/// The most columns of a line with a text in it, which the formatter leaves alone.
pub const TEXT_COLUMNS_MAX: usize = 160;

/// Says whether a file opens without telling what it is for.
pub fn opens_without_words(text: &str) -> Option<String> {
    let first = text.lines().next().unwrap_or_default();
    let says = first.strip_prefix("//!").is_some_and(|words| words.trim().len() >= 6);
    (!says).then(|| format!("does not open with `//!` and a sentence, but with `{first}`"))
}

/// Says whether a file is too long.
pub fn too_long(text: &str) -> Option<String> {
    let lines = text.lines().count();
    (lines > FILE_LINES_MAX).then(|| format!("has {lines} lines, more than {FILE_LINES_MAX}"))
}

/// The lines that are too wide.
pub fn wide_lines(text: &str) -> Vec<String> {
    let most = |line: &str| if line.contains('"') { TEXT_COLUMNS_MAX } else { COLUMNS_MAX };
    let wide = |(_, line): &(usize, &str)| line.chars().count() > most(line);
    let say = |(at, line)| format!("line {} is wider than {} columns", at + 1, most(line));
    text.lines().enumerate().filter(wide).map(say).collect()
}

/// The functions of a code that are too long.
pub fn long_functions(code: &str) -> Vec<String> {
    functions(code)
        .into_iter()
        .filter(|(_, _, lines)| *lines > FUNCTION_LINES_MAX)
        .map(|(name, line, lines)| format!("line {line}: `{name}` has {lines} lines"))
        .collect()
}

/// Name, first line and number of lines of every function that has a body.
pub fn functions(code: &str) -> Vec<(String, usize, usize)> {
    words(code, "fn").filter_map(|at| function(code, at)).collect()
}

fn function(code: &str, at: usize) -> Option<(String, usize, usize)> {
    let name: String = code[at + 2..]
        .trim_start()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    if name.is_empty() {
        return None; // The type of a function: `fn(u32) -> u32`.
    }
    let open = at + body_start(&code[at..])?;
    let lines = line_of(code, block_end(code, open)) - line_of(code, at) + 1;
    Some((name, line_of(code, at), lines))
}

/// Where the body of a function begins; `None` if the function is only declared.
fn body_start(signature: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in signature.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ';' if depth == 0 => return None,
            '{' if depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::code;

    #[test]
    fn a_file_must_say_what_it_is_for() {
        assert_eq!(opens_without_words("//! The lists of a policy.\n"), None);
        assert!(opens_without_words("use std::fmt;\n").is_some());
        assert!(opens_without_words("//!\n").is_some());
        assert!(opens_without_words("").is_some());
    }

    #[test]
    fn lines_of_a_file_are_counted() {
        assert_eq!(too_long(&"x\n".repeat(FILE_LINES_MAX)), None);
        assert!(too_long(&"x\n".repeat(FILE_LINES_MAX + 1)).is_some());
    }

    #[test]
    fn width_is_counted_in_characters() {
        assert!(wide_lines(&"é".repeat(COLUMNS_MAX)).is_empty());
        assert_eq!(wide_lines(&format!("a\n{}", "é".repeat(COLUMNS_MAX + 1))).len(), 1);
        assert!(wide_lines(&format!("\"{}\"", "é".repeat(TEXT_COLUMNS_MAX - 2))).is_empty());
        assert_eq!(wide_lines(&format!("\"{}\"", "é".repeat(TEXT_COLUMNS_MAX))).len(), 1);
    }

    #[test]
    fn braces_in_strings_do_not_end_a_function() {
        let inside = "    a('{', \"}\"); // }\n".repeat(FUNCTION_LINES_MAX - 2);
        let good = format!("fn good(x: [u8; 3]) {{\n{inside}}}\nfn next() {{}}\n");
        assert!(long_functions(&code(&good)).is_empty());
        let bad = good.replacen("'{'", "\n'{'", 1);
        assert_eq!(
            long_functions(&code(&bad)),
            [format!("line 1: `good` has {} lines", FUNCTION_LINES_MAX + 1)]
        );
    }

    #[test]
    fn declarations_and_types_have_no_length() {
        let text = "trait A { fn a(); fn b() {\n} }\nstruct B(fn(u32) -> u32);";
        assert_eq!(functions(&code(text)), [("b".to_owned(), 1, 2)]);
    }
}
