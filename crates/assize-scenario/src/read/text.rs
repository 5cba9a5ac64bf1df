//! The door for texts: sizes before anything is parsed, and what names and labels may hold.

/// Most bytes of one document.
pub(crate) const DOCUMENT_BYTES: usize = 1 << 20;
/// Most bytes of all documents of a scenario.
pub(crate) const ALL_BYTES: usize = 8 << 20;
/// Most documents of a scenario.
pub(crate) const DOCUMENTS: usize = 256;
/// Longest chain of documents that extend each other.
pub(crate) const EXTENDS: usize = 8;
/// Most tables of one kind in a document.
pub(crate) const TABLES: usize = 10_000;
/// Most characters of a name or label.
pub(crate) const LABEL: usize = 120;
/// Most characters of a title or address.
pub(crate) const TITLE: usize = 400;
/// Most characters of prose.
pub(crate) const PROSE: usize = 4_000;

/// Tells whether a character could hide or reorder what a reader sees.
pub(crate) fn is_treacherous(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}'
                | '\u{061c}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// What is wrong with a text of at most so many characters, if anything.
pub(crate) fn fault(text: &str, most: usize, lines: bool) -> Option<String> {
    if text.trim().is_empty() {
        return Some("the text is empty".into());
    }
    let n = text.chars().count();
    if n > most {
        return Some(format!("the text has {n} characters, more than {most}"));
    }
    let bad = text.chars().find(|c| is_treacherous(*c) && !(lines && matches!(c, '\n' | '\t')))?;
    Some(format!("the text holds the invisible character U+{:04X}", bad as u32))
}

/// Tells whether a text is written as names of documents are.
pub(crate) fn is_name(text: &str) -> bool {
    let edge = |c: Option<char>| c.is_some_and(|c| c != '-');
    !text.is_empty()
        && text.len() <= LABEL
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && edge(text.chars().next())
        && edge(text.chars().next_back())
}

/// Tells whether a text is written as ids are.
pub(crate) fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LABEL
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_cannot_see_is_found() {
        assert!(fault("plain – text, 中文", 100, false).is_none());
        for hidden in ["a\u{202e}b", "a\u{200b}b", "a\nb", "a\u{7f}b", "a\u{2066}b"] {
            assert!(fault(hidden, 100, false).is_some(), "{hidden:?}");
        }
        assert!(fault("a\nb", 100, true).is_none());
        assert!(fault(" ", 100, true).is_some());
        assert!(fault("abc", 2, true).is_some());
    }

    #[test]
    fn names_and_ids_are_plain() {
        assert!(is_name("wendeng-2020") && !is_name("Wendeng") && !is_name("-a") && !is_name(""));
        assert!(is_id("A01") && is_id("B01-02.a") && !is_id("a b") && !is_id("a/b"));
    }
}
