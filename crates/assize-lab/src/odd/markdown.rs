//! The description as Markdown: a first page that can be read by itself, then everything.

use std::fmt::Write as _;

use super::document::{Block, Element, NOT_PROVIDED, Odd, Section};

/// The whole description, or its first page alone.
#[must_use]
pub fn text(odd: &Odd, short: bool) -> String {
    let mut out = head(odd);
    for element in &odd.elements {
        let (number, name) = (element.number, &element.name);
        push(&mut out, &format!("**{number}. {name}.** {}", element.summary));
    }
    if short {
        return out.trim_end().to_owned();
    }
    push(&mut out, "---");
    for element in &odd.elements {
        whole(&mut out, element);
    }
    out.trim_end().to_owned()
}

/// The title and what this is.
fn head(odd: &Odd) -> String {
    let mut out = String::new();
    push(&mut out, &format!("# {}", odd.title));
    push(
        &mut out,
        &format!(
            "ODD description of the {} `{}`, made by assize {} from its documents and from what \
             its mechanisms say of themselves. Every person in it is synthetic.",
            odd.kind, odd.subject, odd.version
        ),
    );
    out
}

/// One element.
fn whole(out: &mut String, element: &Element) {
    push(out, &format!("## {}. {}", element.number, element.name));
    for section in &element.sections {
        self::section(out, section);
    }
}

fn section(out: &mut String, section: &Section) {
    push(out, &format!("### {}", section.title));
    for block in &section.blocks {
        match block {
            Block::Text { text } => push(out, text),
            Block::Author { question, answers, .. } if answers.is_empty() => {
                push(out, &format!("{question}: {NOT_PROVIDED}"));
            }
            Block::Author { question, answers, .. } => {
                for answer in answers {
                    let words = answer.text.split_whitespace().collect::<Vec<_>>().join(" ");
                    push(out, &format!("{question} ({}): {words}", answer.document));
                }
            }
            Block::Steps { lines } => push(out, &format!("```text\n{}\n```", lines.join("\n"))),
            Block::Table { caption, columns, rows, .. } => table(out, caption, columns, rows),
        }
    }
}

/// A table; bars and line breaks in cells are written so that they do not end them.
fn table(out: &mut String, caption: &str, columns: &[String], rows: &[Vec<String>]) {
    push(out, &format!("*{caption}*"));
    let cell = |text: &String| text.replace('|', "\\|").replace('\n', " ");
    let line = |cells: &[String]| {
        format!("| {} |\n", cells.iter().map(cell).collect::<Vec<_>>().join(" | "))
    };
    out.push_str(&line(columns));
    out.push_str(&line(&vec!["---".to_owned(); columns.len()]));
    for row in rows {
        out.push_str(&line(row));
    }
    out.push('\n');
}

/// A paragraph.
fn push(out: &mut String, text: &str) {
    write!(out, "{text}\n\n").expect("text can be written");
}
