//! A small reader of the pages that we write: tags, attributes and texts, in order.

#![allow(dead_code, reason = "not every test reads every part of a page")]

/// A piece of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// An opening tag with its attributes.
    Open(String, Vec<(String, String)>),
    /// A closing tag.
    Close(String),
    /// A text, with entities read.
    Text(String),
}

impl Piece {
    /// Tells whether it opens an element of this name.
    pub fn opens(&self, wanted: &str) -> bool {
        matches!(self, Piece::Open(name, _) if name == wanted)
    }

    /// The value of an attribute.
    pub fn attribute(&self, wanted: &str) -> Option<&str> {
        let Piece::Open(_, attributes) = self else { return None };
        attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    }
}

/// Elements that have no closing tag.
const VOID: [&str; 3] = ["meta", "br", "hr"];

/// Reads a page; panics where a tag is not closed or closed out of order.
pub fn read(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html.strip_prefix("<!DOCTYPE html>").expect("a doctype");
    while let Some(at) = rest.find('<') {
        push_text(&mut pieces, &rest[..at]);
        let end = rest[at..].find('>').expect("an end of the tag") + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "closed out of order");
            pieces.push(Piece::Close(name.to_owned()));
            continue;
        }
        let piece = opening(tag);
        let Piece::Open(name, _) = &piece else { unreachable!("just made") };
        let name = name.clone();
        pieces.push(piece);
        if name == "style" {
            let end = rest.find("</style>").expect("an end of the style");
            pieces.push(Piece::Text(rest[..end].to_owned()));
            rest = &rest[end..];
        }
        if !VOID.contains(&name.as_str()) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    pieces
}

/// Keeps a text that is not only space.
fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    if !text.trim().is_empty() {
        pieces.push(Piece::Text(plain(text)));
    }
}

/// Reads an opening tag: every attribute has its value in double quotes.
fn opening(tag: &str) -> Piece {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        let (key, after) = rest.split_once("=\"").unwrap_or_else(|| panic!("no value in {tag}"));
        let (value, after) = after.split_once('"').expect("an end of the value");
        attributes.push((key.trim().to_owned(), plain(value)));
        rest = after;
    }
    Piece::Open(name.to_owned(), attributes)
}

/// Reads entities.
fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The pieces of each element of a name, from its opening to its closing tag.
pub fn elements<'a>(pieces: &'a [Piece], name: &str) -> Vec<&'a [Piece]> {
    let mut out = Vec::new();
    for (from, piece) in pieces.iter().enumerate() {
        if piece.opens(name) {
            out.push(&pieces[from..=closing(pieces, from, name)]);
        }
    }
    out
}

/// Where an element is closed.
fn closing(pieces: &[Piece], from: usize, name: &str) -> usize {
    let mut depth = 0_i32;
    for (at, piece) in pieces.iter().enumerate().skip(from) {
        depth += i32::from(piece.opens(name));
        depth -= i32::from(*piece == Piece::Close(name.to_owned()));
        if depth == 0 {
            return at;
        }
    }
    unreachable!("the reader has seen that all tags are closed")
}

/// All texts of some pieces, joined.
pub fn text(pieces: &[Piece]) -> String {
    let texts: Vec<&str> = pieces
        .iter()
        .filter_map(|p| match p {
            Piece::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    texts.concat()
}
