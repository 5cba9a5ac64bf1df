//! From words to a tree, by the grammar of CEL.
//!
//! Long chains of `&&` and `||` become balanced trees, so that a list of a hundred alternatives is
//! not a hundred deep.

use std::ops::Range;

use super::lex::{Token, Word, words};
use super::{DEPTH, NODES, Wrong, syntax, too_large};
use crate::expr::Op;

/// A node with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tree {
    /// Where it is.
    pub at: Range<usize>,
    /// What it is.
    pub node: Node,
}

/// A node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// A whole number.
    Whole(i64),
    /// True or false.
    Truth(bool),
    /// A label.
    Label(String),
    /// A name: object and field.
    Name(String, String),
    /// Not.
    Not(Box<Tree>),
    /// Minus.
    Neg(Box<Tree>),
    /// Two operands.
    Binary(Op, Box<Tree>, Box<Tree>),
    /// `condition ? yes : no`.
    Choose(Box<Tree>, Box<Tree>, Box<Tree>),
    /// `value in [ … ]`.
    In(Box<Tree>, Vec<Tree>),
}

/// The relations.
const RELATIONS: [(&str, Op); 6] =
    [("==", Op::Eq), ("!=", Op::Ne), ("<", Op::Lt), ("<=", Op::Le), (">", Op::Gt), (">=", Op::Ge)];

/// Reads a condition.
pub(super) fn parse(text: &str) -> Result<Tree, Wrong> {
    let words = words(text)?;
    let mut parser = Parser { words, next: 0, nodes: 0, depth: 0 };
    if parser.peek() == &Token::End {
        return Err(syntax(0..text.len(), "the condition is empty", "leave the key out"));
    }
    let tree = parser.choice()?;
    if parser.peek() != &Token::End {
        return Err(parser.unexpected("an operator or the end"));
    }
    if depth(&tree) > DEPTH {
        let message = format!("the condition is nested more than {DEPTH} deep");
        return Err(too_large(tree.at.clone(), message));
    }
    Ok(tree)
}

/// How deep a tree is; the parser has bounded the number of its nodes.
fn depth(tree: &Tree) -> usize {
    1 + match &tree.node {
        Node::Whole(_) | Node::Truth(_) | Node::Label(_) | Node::Name(..) => 0,
        Node::Not(a) | Node::Neg(a) | Node::In(a, _) => depth(a),
        Node::Binary(_, a, b) => depth(a).max(depth(b)),
        Node::Choose(a, b, c) => depth(a).max(depth(b)).max(depth(c)),
    }
}

/// Words and where we are in them.
struct Parser {
    words: Vec<Word>,
    next: usize,
    nodes: usize,
    depth: usize,
}

impl Parser {
    /// The next word.
    fn peek(&self) -> &Token {
        &self.words[self.next].token
    }

    /// The place of the next word.
    fn here(&self) -> Range<usize> {
        self.words[self.next].at.clone()
    }

    /// Takes a sign if it comes next.
    fn take(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Token::Sign(s) if *s == sign);
        self.next += usize::from(found);
        found
    }

    /// Takes a sign that must come next.
    fn expect(&mut self, sign: &str) -> Result<(), Wrong> {
        if self.take(sign) { Ok(()) } else { Err(self.unexpected(&format!("`{sign}`"))) }
    }

    /// The fault of a word that does not fit.
    fn unexpected(&self, expected: &str) -> Wrong {
        let found = match self.peek() {
            Token::Name(name) => format!("`{name}`"),
            Token::Whole(n) => format!("`{n}`"),
            Token::Label(label) => format!("the label \"{label}\""),
            Token::Sign(sign) => format!("`{sign}`"),
            Token::End => "the end".into(),
        };
        let hint = match self.peek() {
            Token::Name(name) if name == "and" => "write `&&`",
            Token::Name(name) if name == "or" => "write `||`",
            Token::Name(name) if name == "not" => "write `!`",
            Token::Sign("(") => "conditions call no functions",
            _ => "",
        };
        syntax(self.here(), format!("expected {expected}, found {found}"), hint)
    }

    /// Makes a node, counting it.
    fn make(&mut self, at: Range<usize>, node: Node) -> Result<Tree, Wrong> {
        self.nodes += 1;
        if self.nodes > NODES {
            let end = self.words.last().map_or(0, |w| w.at.end);
            return Err(too_large(0..end, format!("the condition has more than {NODES} nodes")));
        }
        Ok(Tree { at, node })
    }

    /// Makes a node of two operands.
    fn binary(&mut self, op: Op, left: Tree, right: Tree) -> Result<Tree, Wrong> {
        let at = left.at.start..right.at.end;
        self.make(at, Node::Binary(op, Box::new(left), Box::new(right)))
    }

    /// `condition ? yes : no`.
    fn choice(&mut self) -> Result<Tree, Wrong> {
        self.depth += 1;
        if self.depth > DEPTH {
            let message = format!("the condition is nested more than {DEPTH} deep");
            return Err(too_large(self.here(), message));
        }
        let mut tree = self.chain("||", Op::Or)?;
        if self.take("?") {
            let yes = self.chain("||", Op::Or)?;
            self.expect(":")?;
            let no = self.choice()?;
            let at = tree.at.start..no.at.end;
            tree = self.make(at, Node::Choose(Box::new(tree), Box::new(yes), Box::new(no)))?;
        }
        self.depth -= 1;
        Ok(tree)
    }

    /// A chain of `||` or `&&`.
    fn chain(&mut self, sign: &str, op: Op) -> Result<Tree, Wrong> {
        let mut parts = Vec::new();
        loop {
            let part = if op == Op::Or { self.chain("&&", Op::And)? } else { self.relation()? };
            parts.push(part);
            if !self.take(sign) {
                return self.balanced(op, parts);
            }
        }
    }

    /// The parts of a chain as a balanced tree, by halves.
    fn balanced(&mut self, op: Op, mut parts: Vec<Tree>) -> Result<Tree, Wrong> {
        if parts.len() == 1 {
            return Ok(parts.remove(0));
        }
        let right = parts.split_off(parts.len().div_ceil(2));
        let left = self.balanced(op, parts)?;
        let right = self.balanced(op, right)?;
        self.binary(op, left, right)
    }

    /// Comparisons and `in`.
    fn relation(&mut self) -> Result<Tree, Wrong> {
        let mut tree = self.sum()?;
        loop {
            if matches!(self.peek(), Token::Name(name) if name == "in") {
                self.next += 1;
                tree = self.member_of(tree)?;
            } else if let Some(op) = self.operator(&RELATIONS) {
                let right = self.sum()?;
                tree = self.binary(op, tree, right)?;
            } else {
                return Ok(tree);
            }
        }
    }

    /// Takes one of some operators if it comes next.
    fn operator(&mut self, all: &[(&str, Op)]) -> Option<Op> {
        all.iter().find(|(sign, _)| self.take(sign)).map(|(_, op)| *op)
    }

    /// The values after `in`.
    fn member_of(&mut self, tree: Tree) -> Result<Tree, Wrong> {
        self.expect("[")?;
        let mut values = Vec::new();
        while !self.take("]") {
            values.push(self.literal()?);
            if !self.take(",") {
                self.expect("]")?;
                break;
            }
        }
        let at = tree.at.start..self.words[self.next - 1].at.end;
        self.make(at, Node::In(Box::new(tree), values))
    }

    /// A value in a list: a label or a whole number.
    fn literal(&mut self) -> Result<Tree, Wrong> {
        let tree = self.unary()?;
        match tree.node {
            Node::Whole(_) | Node::Label(_) => Ok(tree),
            _ => Err(syntax(tree.at, "a list holds labels or whole numbers", "")),
        }
    }

    /// Sums and differences.
    fn sum(&mut self) -> Result<Tree, Wrong> {
        let mut tree = self.product()?;
        while let Some(op) = self.operator(&[("+", Op::Add), ("-", Op::Sub)]) {
            let right = self.product()?;
            tree = self.binary(op, tree, right)?;
        }
        Ok(tree)
    }

    /// Products, quotients and remainders.
    fn product(&mut self) -> Result<Tree, Wrong> {
        let mut tree = self.unary()?;
        while let Some(op) = self.operator(&[("*", Op::Mul), ("/", Op::Div), ("%", Op::Rem)]) {
            let right = self.unary()?;
            tree = self.binary(op, tree, right)?;
        }
        Ok(tree)
    }

    /// `!` and `-`, repeated.
    fn unary(&mut self) -> Result<Tree, Wrong> {
        let start = self.here().start;
        let (mut nots, mut minuses) = (0, 0);
        while self.take("!") {
            nots += 1;
        }
        while nots == 0 && self.take("-") {
            minuses += 1;
        }
        if let (1, Token::Whole(n)) = (minuses, self.peek().clone()) {
            let at = start..self.here().end;
            self.next += 1;
            return self.make(at, Node::Whole((n as i64).wrapping_neg()));
        }
        let mut tree = self.primary()?;
        for _ in 0..nots + minuses {
            let at = start..tree.at.end;
            let inner = Box::new(tree);
            tree = self.make(at, if nots > 0 { Node::Not(inner) } else { Node::Neg(inner) })?;
        }
        Ok(tree)
    }

    /// Names, values and parentheses.
    fn primary(&mut self) -> Result<Tree, Wrong> {
        let at = self.here();
        match self.peek().clone() {
            Token::Whole(n) => match i64::try_from(n) {
                Ok(value) => self.leaf(at, Node::Whole(value)),
                Err(_) => Err(syntax(at, format!("`{n}` is too large"), "")),
            },
            Token::Label(label) => self.leaf(at, Node::Label(label)),
            Token::Name(name) if name == "true" || name == "false" => {
                self.leaf(at, Node::Truth(name == "true"))
            }
            Token::Name(name) if name != "in" => self.name(name, at),
            Token::Sign("(") => {
                self.next += 1;
                let tree = self.choice()?;
                self.expect(")")?;
                Ok(tree)
            }
            _ => Err(self.unexpected("a name or a value")),
        }
    }

    /// A node of one word.
    fn leaf(&mut self, at: Range<usize>, node: Node) -> Result<Tree, Wrong> {
        self.next += 1;
        self.make(at, node)
    }

    /// `object.field`.
    fn name(&mut self, object: String, at: Range<usize>) -> Result<Tree, Wrong> {
        self.next += 1;
        if !self.take(".") {
            if matches!(self.peek(), Token::Sign("(")) {
                return Err(self.unexpected("an operator"));
            }
            return self.make(at, Node::Name(object, String::new()));
        }
        let Token::Name(field) = self.peek().clone() else {
            return Err(self.unexpected("the name of a field"));
        };
        let at = at.start..self.here().end;
        self.next += 1;
        if matches!(self.peek(), Token::Sign("(" | ".")) {
            return Err(self.unexpected("an operator"));
        }
        self.make(at, Node::Name(object, field))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;

    #[test]
    fn operators_bind_as_in_cel() {
        let tree = parse("1 + 2 * 3 == 7 && !true || false ? 1 < 2 : 2 in [1, -2]").unwrap();
        let Node::Choose(condition, _, no) = tree.node else { panic!("{tree:?}") };
        assert!(matches!(condition.node, Node::Binary(Op::Or, _, _)));
        assert!(matches!(no.node, Node::In(_, ref values) if values[1].node == Node::Whole(-2)));
    }

    #[test]
    fn faults_are_at_their_word() {
        for (text, at) in [
            ("person.age => 18", 11..12),
            ("person.age >= ", 14..14),
            ("person.age and true", 11..14),
            ("size(person.age)", 4..5),
            ("person.age >= 18.5", 14..18),
            ("person.sex == \"male", 14..19),
            ("1 in 2", 5..6),
        ] {
            let wrong = parse(text).unwrap_err();
            assert_eq!((wrong.code, wrong.at), (codes::CONDITION_SYNTAX, at), "{text}");
        }
    }

    #[test]
    fn size_and_depth_are_bounded_and_chains_are_shallow() {
        let chain = vec!["person.party"; 1_000].join(" || ");
        assert!(parse(&chain).is_ok());
        for large in [
            vec!["person.party"; 5_000].join(" || "),
            vec!["person.age"; 100].join(" + ") + " > 1",
            "(".repeat(100_000),
            "!".repeat(100_000) + "true",
            format!("person.sex == \"{}\"", "a".repeat(300)),
        ] {
            assert_eq!(parse(&large).unwrap_err().code, codes::CONDITION_LIMIT);
        }
    }
}
