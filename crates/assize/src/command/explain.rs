//! `assize explain`.

mod text;

use std::path::Path;

use assize_lab::explain::{self as lab, Found, Life};
use assize_lab::{Error, exit};

use crate::cli::ExplainArgs;
use crate::voice::{End, Voice};

/// Tells the path of one synthetic person, or those of typical ones.
pub fn explain(asked: &ExplainArgs, voice: &Voice) -> Result<(), End> {
    let arm = asked.arm.as_deref();
    let width = asked.width.unwrap_or_else(text::width_of_terminal).max(40);
    match (asked.person, &asked.find) {
        (Some(person), _) => {
            let life = lab::explain(&asked.run, person, arm, asked.replicate)?;
            write_page(asked, &[(&life, String::new())], &[], voice)?;
            voice.tell(&life, || text::life(&life, width, voice))
        }
        (None, Some(kind)) => {
            let found = lab::find(&asked.run, kind, asked.count, arm, asked.replicate)?;
            let lives: Vec<(&Life, String)> =
                found.stories.iter().map(|s| (&s.life, text::chosen(&found, s))).collect();
            write_page(asked, &lives, &text::opening(&found), voice)?;
            voice.tell(&found, || told(&found, width, voice))
        }
        (None, None) => Err(Error::new(exit::USAGE, "say whose life is to be told")
            .hint("give --person K or --find KIND; `assize explain --help` names the kinds")
            .into()),
    }
}

fn told(found: &Found, width: usize, voice: &Voice) -> String {
    let mut parts = vec![text::opening(found).join("\n")];
    for story in &found.stories {
        parts.push(text::chosen(found, story));
        parts.push(text::life(&story.life, width, voice));
    }
    parts.join("\n\n")
}

/// Writes the page, if one was asked for.
fn write_page(
    asked: &ExplainArgs,
    lives: &[(&Life, String)],
    opening: &[String],
    voice: &Voice,
) -> Result<(), End> {
    let Some(file) = &asked.page else { return Ok(()) };
    lab::write(file, &lab::page(lives, opening, &command(asked, file)))?;
    voice.say(&format!("the page is {}", file.display()));
    Ok(())
}

/// The command that makes a page again.
fn command(asked: &ExplainArgs, file: &Path) -> String {
    let mut words = vec!["assize explain".to_owned(), asked.run.display().to_string()];
    words.extend(asked.person.map(|person| format!("--person {person}")));
    words.extend(asked.find.iter().map(|kind| format!("--find {kind} --count {}", asked.count)));
    words.extend(asked.arm.iter().map(|arm| format!("--arm {arm}")));
    words.push(format!("--replicate {} --page {}", asked.replicate, file.display()));
    words.join(" ")
}
