//! `COVERAGE.md`: the lines of the source documents and where each works.

use std::fmt::Write as _;

use assize_lab::coverage::{self, DOCUMENTS, KINDS, Line, Work};

/// All lines with what was found.
pub fn lines(found: &[(String, Work)]) -> Vec<Line> {
    let mut lines = coverage::rows();
    for line in &mut lines {
        line.works =
            found.iter().filter(|(seed, _)| *seed == line.id).map(|(_, w)| w.clone()).collect();
        line.open = coverage::open(&line.kinds, &line.works);
    }
    lines
}

/// The page.
pub fn coverage(found: &[(String, Work)]) -> String {
    let lines = lines(found);
    let met = lines.iter().filter(|line| line.open.is_empty()).count();
    let mut text = format!(
        "# Coverage\n\nMade by `UPDATE_CASES=1 cargo test -p assize-tests --test coverage`; do not edit. \
         `assize list seeds` prints the same.\n\n{met} of {} lines of the five source documents work. \
         A line works if every kind that it has is met: acts, rewards, punishments, data, mechanisms and \
         lists by an element that did something in the run named (50,000 persons; the number is how \
         often), numbers by a study that is held against them, claims by a measure, statements of law, \
         actors, aims and technique by a note. docs/decisions/0019 says what that does not show.\n\n",
        lines.len()
    );
    text.push_str("| kind | lines | met |\n|---|---|---|\n");
    for (kind, _) in KINDS {
        let of: Vec<&Line> = lines.iter().filter(|l| l.kinds.iter().any(|k| k == kind)).collect();
        let met = of.iter().filter(|l| !l.open.iter().any(|k| k == kind)).count();
        writeln!(text, "| {kind} | {} | {met} |", of.len()).expect("text can be written");
    }
    for document in DOCUMENTS {
        write!(
            text,
            "\n## {document}\n\n| line | kind | known | says | works in |\n|---|---|---|---|---|\n"
        )
        .expect("text can be written");
        for line in lines.iter().filter(|line| line.document == document) {
            text.push_str(&row(line));
        }
    }
    text
}

fn row(line: &Line) -> String {
    let works: Vec<String> = line.works.iter().map(place).collect();
    let says = line.says.replace('|', "\\|");
    let (kinds, status) = (line.kinds.join(", "), line.status.join(", "));
    format!("| {} | {kinds} | {status} | {says} | {} |\n", line.id, works.join("; "))
}

fn place(work: &Work) -> String {
    let id = if work.id.is_empty() { String::new() } else { format!(" `{}`", work.id) };
    let document = work.document.split_once(' ').map_or(work.document.as_str(), |(_, name)| name);
    match work.study.as_str() {
        "" => format!("{}{id} of {document}", work.element),
        study => format!("{}{id} of {document} ({study}: {})", work.element, work.count),
    }
}
