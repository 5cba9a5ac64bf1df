//! No real person comes in: invariant 1 of `ARCHITECTURE.md`, as far as a reading of the source can
//! keep it. What the documents and tables may hold is refused at their own doors.

use crate::source::{File, block_end, code, line_of, without_tests, words};

/// The one file below the lab whose types can be read back: figures, never persons.
const READ_BACK: &str = "crates/assize-base/src/evidence.rs";

/// Words for what is known of a person, or names one.
const OF_A_PERSON: &[&str] = &[
    "address",
    "age",
    "birth",
    "birthday",
    "district",
    "education",
    "email",
    "employer",
    "ethnicity",
    "first_name",
    "gender",
    "household",
    "id_number",
    "income",
    "job",
    "migrant",
    "party",
    "phone",
    "post",
    "province",
    "religion",
    "schooling",
    "settlement",
    "sex",
    "spouse",
    "surname",
];

/// What lets something from outside become a value, where that must not be.
pub fn readable(file: &File) -> Vec<String> {
    if !file.is_shipped() || file.path == READ_BACK {
        return Vec::new();
    }
    let code = without_tests(&code(&file.text));
    let faces = matches!(file.room(), Some("assize-lab" | "assize"));
    words(&code, "Deserialize")
        .filter(|at| !within_use(&code, *at))
        .filter_map(|at| {
            let line = line_of(&code, at);
            if !faces {
                return Some(format!("line {line}: a type below the lab can be read from outside"));
            }
            let of_person = fields_after(&code, at).into_iter().find(|f| is_of_a_person(f))?;
            Some(format!("line {line}: `{of_person}` of somebody can be read from outside"))
        })
        .collect()
}

fn within_use(code: &str, at: usize) -> bool {
    let start = code[..at].rfind([';', '}']).map_or(0, |n| n + 1);
    code[start..at].trim_start().starts_with("use ")
}

fn is_of_a_person(field: &str) -> bool {
    OF_A_PERSON.contains(&field)
}

/// The names of the fields in the block that follows a place.
fn fields_after(code: &str, at: usize) -> Vec<String> {
    let Some(open) = code[at..].find('{').map(|n| at + n) else { return Vec::new() };
    let block = &code[open..block_end(code, open)];
    block
        .match_indices(':')
        .filter(|(colon, _)| !block[colon + 1..].starts_with(':'))
        .map(|(colon, _)| last_word(&block[..colon]))
        .filter(|word| !word.is_empty())
        .collect()
}

fn last_word(text: &str) -> String {
    let reversed: String =
        text.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    reversed.chars().rev().collect()
}

/// How a type of the society could be made by somebody who is not its room.
pub fn ways_in(text: &str, name: &str) -> Vec<String> {
    let code = without_tests(&code(text));
    let mut found = Vec::new();
    for at in words(&code, name) {
        let before = code[..at].trim_end();
        let line = line_of(&code, at);
        if before.ends_with("struct") {
            let open = code[at..].find('{').map_or(at, |n| at + n);
            if words(&code[open..block_end(&code, open)], "pub").next().is_some() {
                found.push(format!("line {line}: a field of `{name}` is open"));
            }
            let attributes = &before[before.rfind(['}', ';']).unwrap_or(0)..];
            if ["Default", "Deserialize"].iter().any(|d| words(attributes, d).next().is_some()) {
                found.push(format!("line {line}: `{name}` can be made by a derived trait"));
            }
        }
        let head = &before[before.rfind(['}', ';', '{']).map_or(0, |n| n + 1)..];
        if head.trim_start().starts_with("impl") && before.ends_with("for") {
            let maker = ["From", "TryFrom", "Default", "FromStr"];
            if maker.iter().any(|m| words(head, m).next().is_some()) {
                found.push(format!("line {line}: `{name}` can be made by a trait"));
            }
        }
        if head.trim_start().starts_with("impl") && before.ends_with("impl") {
            let open = code[at..].find('{').map_or(at, |n| at + n);
            found.extend(makers(&code[open..block_end(&code, open)], name, line));
        }
    }
    found
}

/// Public functions of a block that give the type itself.
fn makers(block: &str, name: &str, line: usize) -> Vec<String> {
    block
        .match_indices("pub fn ")
        .filter_map(|(at, _)| {
            let signature = block[at..].split('{').next()?;
            let gives = signature.rsplit_once("->")?.1;
            let itself = [name, "Self"].iter().any(|n| words(gives, n).next().is_some());
            itself.then(|| format!("below line {line}: {} gives a `{name}`", signature.trim()))
        })
        .collect()
}

/// The arguments of the command line that would carry something of a person inward.
pub fn arguments(file: &File) -> Vec<String> {
    if file.room() != Some("assize") || !file.is_shipped() {
        return Vec::new();
    }
    let code = without_tests(&code(&file.text));
    ["Args", "Parser", "Subcommand"]
        .iter()
        .flat_map(|derive| words(&code, derive).collect::<Vec<_>>())
        .filter(|at| !within_use(&code, *at))
        .flat_map(|at| fields_after(&code, at))
        .filter(|field| is_of_a_person(field))
        .map(|field| format!("an argument `{field}` would carry something of a person inward"))
        .collect()
}

/// What in a table or document looks like a real person: an identity number, a telephone, a mail.
pub fn real_people(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let say = |what: &str| format!("line {}: {what}", at + 1);
        if runs_of_digits(line).iter().any(|digits| is_resident_id(digits)) {
            found.push(say("a resident's identity number"));
        }
        if runs_of_digits(line).iter().any(|digits| is_mobile(digits)) {
            found.push(say("a mobile telephone number"));
        }
        if line.split_whitespace().any(is_mail) {
            found.push(say("a mail address"));
        }
    }
    found
}

fn runs_of_digits(line: &str) -> Vec<&str> {
    line.split(|c: char| !(c.is_ascii_digit() || c == 'X')).filter(|s| !s.is_empty()).collect()
}

/// Eighteen places with the check digit of GB 11643.
fn is_resident_id(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let bytes = digits.as_bytes();
    if bytes.len() != 18 || !bytes[..17].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(b, w)| u32::from(b - b'0') * w).sum();
    bytes[17] == b"10X98765432"[sum as usize % 11]
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && ('3'..='9').contains(&char_at(digits, 1))
}

fn char_at(text: &str, at: usize) -> char {
    char::from(text.as_bytes()[at])
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| {
        name.ends_with(|c: char| c.is_alphanumeric()) && host.contains('.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.into(), text: text.into() }
    }

    #[test]
    fn a_type_that_can_be_read_is_found() {
        let derived = "use serde::Deserialize;\n#[derive(Deserialize)]\nstruct A { value: u8 }";
        let by_hand = "impl<'de> serde::Deserialize<'de> for A { }";
        for bad in [derived, by_hand] {
            assert_eq!(readable(&file("crates/assize-model/src/a.rs", bad)).len(), 1, "{bad}");
            assert!(readable(&file(READ_BACK, bad)).is_empty(), "{bad}");
        }
        assert!(readable(&file("crates/assize-lab/src/a.rs", derived)).is_empty());
        let person = derived.replace("value", "pub age");
        assert_eq!(readable(&file("crates/assize-lab/src/a.rs", &person)).len(), 1);
    }

    #[test]
    fn a_way_to_make_a_person_is_found() {
        let good = "#[derive(Clone)]\npub struct Person {\n    age: u8,\n}\nimpl Person {\n    \
            pub(crate) const NOBODY: Person = Person { age: 0 };\n    pub fn age(&self) -> u8 { 0 }\n}\n\
            impl Facts for Person { fn get() {} }\n";
        assert_eq!(ways_in(good, "Person"), Vec::<String>::new());
        for (from, to) in [
            ("    age", "    pub age"),
            ("(Clone)", "(Clone, Default)"),
            ("impl Facts for Person", "impl From<Row> for Person"),
            ("pub fn age(&self) -> u8", "pub fn new(age: u8) -> Person"),
            ("pub fn age(&self) -> u8", "pub fn read(text: &str) -> Option<Self>"),
        ] {
            assert_eq!(ways_in(&good.replacen(from, to, 1), "Person").len(), 1, "{to}");
        }
    }

    #[test]
    fn an_argument_about_a_person_is_found() {
        let path = "crates/assize/src/a.rs";
        let good = "#[derive(clap::Args)]\nstruct A { persons: u64, person: u64, seed: std::A }";
        assert!(arguments(&file(path, good)).is_empty());
        let bad = good.replace("seed", "sex");
        assert_eq!(arguments(&file(path, &bad)).len(), 1);
    }

    #[test]
    fn marks_of_real_people_are_found() {
        // 11010519491231002X is the example that the standard itself prints.
        assert_eq!(real_people("a,11010519491231002X").len(), 1);
        assert_eq!(real_people("a,110105194912310021").len(), 0);
        assert_eq!(real_people("call 13800000000").len(), 1);
        assert_eq!(real_people("somebody@example.org").len(), 1);
        assert!(real_people("Shandong,city,1411778724,0.123456789012345678 @ 3.5").is_empty());
    }
}
