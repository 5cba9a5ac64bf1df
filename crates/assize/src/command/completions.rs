//! `assize completions`.

use clap::CommandFactory;
use clap_complete::Shell as Known;

use crate::cli::{Cli, Shell};
use crate::voice::{End, Voice};

/// Prints the completions of a shell, made from the same tree as everything else.
pub fn completions(shell: Shell, voice: &Voice) -> Result<(), End> {
    let shell = match shell {
        Shell::Bash => Known::Bash,
        Shell::Zsh => Known::Zsh,
        Shell::Fish => Known::Fish,
        Shell::Powershell => Known::PowerShell,
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "assize", &mut script);
    voice.answer(String::from_utf8_lossy(&script).trim_end())
}
