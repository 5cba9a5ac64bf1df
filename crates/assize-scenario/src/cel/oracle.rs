//! The condition language against an independent implementation of CEL, on generated conditions.
//!
//! Where CEL has no value (division by zero, overflow), ours has one by definition: such cases are
//! left out. Comparing ordered labels with `<` is ours alone and is tested elsewhere.

use assize_base::diag::Place;
use cel::{Context, Program, Value};

use super::Condition;
use super::check::{Scope, fixed_labels};
use crate::expr::{Facts, Name};
use crate::findings::Findings;

/// A source of choices that look random.
struct Choices(u64);

impl Choices {
    /// One of `n`.
    fn of(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % n
    }

    /// One of some words.
    fn word<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.of(words.len() as u64) as usize]
    }

    /// Text that may be a condition, with parentheses or without.
    fn truth(&mut self, depth: u32) -> String {
        let inner = if depth == 0 { 0 } else { self.of(8) };
        let text = match inner {
            0 => self.label_test(),
            1 => self.word(&["person.party", "true", "false"]).to_owned(),
            2 => format!("!{}", self.truth(depth - 1)),
            3 | 4 => {
                let op = self.word(&["&&", "||"]);
                format!("{} {op} {}", self.truth(depth - 1), self.truth(depth - 1))
            }
            5 => {
                let parts = [0; 3].map(|_| self.truth(depth - 1));
                format!("{} ? {} : {}", parts[0], parts[1], parts[2])
            }
            6 => format!("{} in [18, 30, -2, 55]", self.number(depth - 1)),
            _ => {
                let op = self.word(&["==", "!=", "<", "<=", ">", ">="]);
                format!("{} {op} {}", self.number(depth - 1), self.number(depth - 1))
            }
        };
        if self.of(2) == 0 { format!("({text})") } else { text }
    }

    /// Text that may be a number.
    fn number(&mut self, depth: u32) -> String {
        let inner = if depth == 0 { self.of(2) } else { self.of(5) };
        match inner {
            0 => self.word(&["0", "1", "7", "18", "60", "0x1f"]).to_owned(),
            1 => self.word(&["person.age", "record.amount", "record.gravity"]).to_owned(),
            2 => format!("-{}", self.number(depth - 1)),
            _ => {
                let op = self.word(&["+", "-", "*", "/", "%"]);
                let text = format!("{} {op} {}", self.number(depth - 1), self.number(depth - 1));
                if self.of(2) == 0 { format!("({text})") } else { text }
            }
        }
    }

    /// A test of a label.
    fn label_test(&mut self) -> String {
        let name = LABELLED[self.of(LABELLED.len() as u64) as usize];
        let labels = fixed_labels(name.0);
        let (a, b) = (self.word(labels), self.word(labels));
        match self.of(4) {
            0 => format!("person.{} == \"{a}\"", name.1),
            1 => format!("person.{} != '{a}'", name.1),
            2 => format!("'{a}' == person.{}", name.1),
            _ => format!("person.{} in [\"{a}\", '{b}']", name.1),
        }
    }
}

/// The names with labels that are the same everywhere.
const LABELLED: [(Name, &str); 7] = [
    (Name::Sex, "sex"),
    (Name::Settlement, "settlement"),
    (Name::Schooling, "schooling"),
    (Name::Income, "income"),
    (Name::Job, "job"),
    (Name::Post, "post"),
    (Name::Migrant, "migrant"),
];

/// Somebody made up.
struct Somebody([i64; Name::ALL.len()]);

impl Facts for Somebody {
    fn get(&self, name: Name) -> i64 {
        self.0[name as usize]
    }
}

impl Somebody {
    /// Makes somebody up.
    fn new(choices: &mut Choices) -> Somebody {
        Somebody(Name::ALL.map(|(name, ..)| match name {
            Name::Party => choices.of(2) as i64,
            _ if fixed_labels(name).is_empty() => choices.of(100) as i64,
            _ => choices.of(fixed_labels(name).len() as u64) as i64,
        }))
    }

    /// The same for the other implementation.
    #[expect(
        clippy::disallowed_types,
        reason = "the other implementation takes facts in this form"
    )]
    fn context(&self) -> Context<'_, '_> {
        let mut context = Context::default();
        for object in ["person", "record", "firm"] {
            let mut fields = std::collections::HashMap::new();
            for (name, _, field) in Name::ALL.iter().filter(|(_, o, _)| *o == object) {
                let value = self.get(*name);
                let value = match (name, fixed_labels(*name)) {
                    (Name::Party, _) => Value::Bool(value != 0),
                    (_, []) => Value::Int(value),
                    (_, labels) => Value::from(labels[value as usize]),
                };
                fields.insert((*field).to_owned(), value);
            }
            context.add_variable_from_value(object, fields);
        }
        context
    }
}

/// Our value of a condition; none if it is not one.
fn ours(text: &str, somebody: &Somebody) -> Option<bool> {
    let mut findings = Findings::default();
    let place = Place { document: 0, start: 0, end: 0 };
    let scope = Scope { record: true, ..Scope::who(true, None) };
    let condition = Condition::read(text, &place, None, &mut findings);
    let expr = condition.check(scope, &mut findings);
    if findings.has_errors() { None } else { Some(expr.holds(somebody)) }
}

#[test]
fn conditions_mean_what_cel_says_they_mean() {
    let mut choices = Choices(20_170_501);
    let (mut agreed, mut valueless) = (0, 0);
    for _ in 0..4_000 {
        let text = choices.truth(3);
        let somebody = Somebody::new(&mut choices);
        let Some(ours) = ours(&text, &somebody) else { continue };
        let program = Program::compile(&text).unwrap_or_else(|e| panic!("{text}: {e}"));
        match program.execute(&somebody.context()) {
            Ok(theirs) => {
                assert_eq!(Value::Bool(ours), theirs, "{text}");
                agreed += 1;
            }
            Err(_) => valueless += 1,
        }
    }
    assert!(agreed > 2_000, "only {agreed} conditions were compared");
    assert!(valueless < agreed / 5, "{valueless} conditions had no value");
}
