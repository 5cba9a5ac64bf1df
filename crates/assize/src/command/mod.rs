//! The commands: one thin file each, from options to one question of the laboratory to its answer.

mod calibrate;
mod check;
mod completions;
mod diff;
mod explain;
mod help;
mod list;
mod odd;
pub mod plan;
mod report;
mod review;
mod run;
mod schema;
mod verify;

use crate::cli::{Cli, Command};
use crate::voice::{End, Voice};

/// Carries out what was typed.
pub fn carry_out(cli: Cli, voice: &Voice) -> Result<(), End> {
    match cli.command {
        None => help::bare(voice),
        Some(Command::List { what }) => list::list(what.as_deref(), voice),
        Some(Command::Check { documents }) => check::check(&documents, voice),
        Some(Command::Plan(study)) => plan::plan(&study, voice),
        Some(Command::Run(study)) => run::run(&study, voice),
        Some(Command::Calibrate(asked)) => calibrate::calibrate(&asked, voice),
        Some(Command::Explain(asked)) => explain::explain(&asked, voice),
        Some(Command::Review { subject, examples }) => {
            review::review(&subject, examples.as_deref(), voice)
        }
        Some(Command::Odd { subject, against, short }) => {
            odd::odd(&subject, against.as_deref(), short, voice)
        }
        Some(Command::Diff { first, second }) => diff::diff(&first, &second, voice),
        Some(Command::Report { run }) => report::report(&run, voice),
        Some(Command::Verify { run, means }) => verify::verify(&run, &means, voice),
        Some(Command::Schema { name }) => schema::schema(name.as_deref(), voice),
        Some(Command::Completions { shell }) => completions::completions(shell, voice),
        Some(Command::Fault) => panic!("asked to fail on purpose"),
        Some(Command::Help { topic }) => help::help(topic.as_deref(), voice),
    }
}
