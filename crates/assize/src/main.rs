//! The command line of assize: options become one call to the laboratory, its answer is shown.
//!
//! Results go to standard output, everything else to standard error. Nothing here computes, opens a
//! file or a connection; exit codes are those of [`assize_lab::exit`].

mod cli;
mod command;
mod findings;
mod progress;
mod signals;
mod voice;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use crate::voice::Voice;

fn main() -> ExitCode {
    signals::outlive_file_size_limit();
    let words: Vec<String> =
        std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let voice = Voice::from_words(&words);
    voice.own_up_to_faults();
    let command = cli::Cli::command().color(voice.clap_colour());
    let parsed = command.try_get_matches_from(std::env::args_os());
    match parsed.and_then(|matches| cli::Cli::from_arg_matches(&matches)) {
        Ok(cli) => finish(&voice, command::carry_out(cli, &voice)),
        Err(error) => refused(&voice, &error),
    }
}

/// Ends with the code of what happened.
fn finish(voice: &Voice, done: Result<(), voice::End>) -> ExitCode {
    match done {
        Ok(()) | Err(voice::End::NobodyListens) => ExitCode::SUCCESS,
        Err(voice::End::Failed(error)) => voice.fail(&error),
    }
}

/// Help and version are answers; anything else that the words could not be read as is a failure.
fn refused(voice: &Voice, error: &clap::Error) -> ExitCode {
    let text = error.render();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let shown = if voice.out_colour { text.ansi().to_string() } else { text.to_string() };
            finish(voice, voice.answer(shown.trim_end()))
        }
        _ => voice.fail(&cli::usage(error)),
    }
}
