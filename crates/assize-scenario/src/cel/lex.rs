//! From text to words: names, whole numbers, labels and signs, each with its place.

use std::ops::Range;

use super::{LABEL_BYTES, NODES, Wrong, syntax, too_large};

/// A word with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// What it is.
    pub token: Token,
    /// Where it is.
    pub at: Range<usize>,
}

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// `person`, `true`, `in`.
    Name(String),
    /// A whole number without sign, as written.
    Whole(u64),
    /// A label.
    Label(String),
    /// An operator or bracket.
    Sign(&'static str),
    /// The end of the text.
    End,
}

/// The signs, longer ones first.
const SIGNS: [&str; 22] = [
    "&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "+", "-", "*", "/", "%", "?", ":", "(", ")",
    "[", "]", ",", ".",
];

/// Reads all words; the last is the end.
pub(super) fn words(text: &str) -> Result<Vec<Word>, Wrong> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let word = word(text, at, c)?;
        at = word.at.end;
        words.push(word);
        if words.len() > 8 * NODES {
            return Err(too_large(
                0..text.len(),
                format!("the condition has more than {NODES} nodes"),
            ));
        }
    }
    words.push(Word { token: Token::End, at: text.len()..text.len() });
    Ok(words)
}

/// Reads the word that begins at a place with a letter.
fn word(text: &str, at: usize, first: char) -> Result<Word, Wrong> {
    if first.is_ascii_alphabetic() || first == '_' {
        let end = end_of(text, at, |c| c.is_ascii_alphanumeric() || c == '_');
        return Ok(Word { token: Token::Name(text[at..end].to_owned()), at: at..end });
    }
    if first.is_ascii_digit() {
        return number(text, at);
    }
    if first == '"' || first == '\'' {
        return label(text, at, first);
    }
    if let Some(sign) = SIGNS.iter().find(|s| text[at..].starts_with(**s)) {
        return Ok(Word { token: Token::Sign(sign), at: at..at + sign.len() });
    }
    let hint = match first {
        '=' => "compare with `==`",
        '&' => "write `&&`",
        '|' => "write `||`",
        _ => "the signs are && || ! == != < <= > >= + - * / % ? : in [ ] ( )",
    };
    Err(syntax(at..at + first.len_utf8(), format!("`{first}` is not part of a condition"), hint))
}

/// The first place from `at` on whose letter does not fit.
fn end_of(text: &str, at: usize, fits: impl Fn(char) -> bool) -> usize {
    text[at..].find(|c| !fits(c)).map_or(text.len(), |n| at + n)
}

/// Reads a whole number, decimal or hexadecimal.
fn number(text: &str, at: usize) -> Result<Word, Wrong> {
    let end = end_of(text, at, |c| c.is_ascii_alphanumeric() || c == '_');
    let written = &text[at..end];
    if text[end..].starts_with('.') {
        let end = end_of(text, end + 1, |c| c.is_ascii_alphanumeric());
        return Err(syntax(
            at..end,
            format!("`{}` is not a whole number", &text[at..end]),
            "conditions count in whole numbers",
        ));
    }
    let value = match written.strip_prefix("0x") {
        Some(hex) => u64::from_str_radix(hex, 16),
        None => written.parse(),
    };
    match value.ok().filter(|v| *v <= 1 << 63) {
        Some(value) => Ok(Word { token: Token::Whole(value), at: at..end }),
        None => Err(syntax(
            at..end,
            format!("`{written}` is not a whole number"),
            "write digits alone, at most 9223372036854775807",
        )),
    }
}

/// Reads a label in quotation marks of either kind.
fn label(text: &str, at: usize, quote: char) -> Result<Word, Wrong> {
    let Some(length) = text[at + 1..].find(quote) else {
        return Err(syntax(at..text.len(), "the label has no end", "close the quotation marks"));
    };
    let end = at + 1 + length + 1;
    let inner = &text[at + 1..end - 1];
    if inner.contains(['\\', '\n']) {
        return Err(syntax(at..end, "labels have no escapes", "write the label as it is"));
    }
    if inner.len() > LABEL_BYTES {
        return Err(too_large(at..end, format!("the label is longer than {LABEL_BYTES} bytes")));
    }
    Ok(Word { token: Token::Label(inner.to_owned()), at: at..end })
}
