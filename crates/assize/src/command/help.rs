//! `assize help`, and what `assize` alone says.

use assize_lab::{Error, exit};
use clap::CommandFactory;

use crate::cli::Cli;
use crate::voice::{End, Voice};

const EXAMPLES: &str = "Put a scoring policy on trial before it is put on people.

Three things to try:
  assize run wendeng-2020                    let a synthetic society live under a published scheme
  assize list                                see which policies, societies and studies are ready
  assize check my-policy.toml                find every fault in a policy of your own

`assize --help` shows every command. Nothing here takes in a real person, and nothing goes online.";

/// What `assize` alone says: three examples.
pub fn bare(voice: &Voice) -> Result<(), End> {
    if voice.json {
        let usage = Error::usage("no command was given").at("command line");
        return Err(usage.hint("`assize --help` shows every command").into());
    }
    voice.answer(EXAMPLES)
}

/// Help about everything, a command, or the exit codes.
pub fn help(topic: Option<&str>, voice: &Voice) -> Result<(), End> {
    let mut tree = Cli::command().color(voice.clap_colour());
    tree.build();
    let Some(topic) = topic else { return shown(&mut tree, voice) };
    if topic == "exit-codes" {
        return voice.tell(&exit::ALL, exit_codes);
    }
    if let Some(command) = tree.find_subcommand_mut(topic) {
        return shown(command, voice);
    }
    let names: Vec<&str> = tree.get_subcommands().map(clap::Command::get_name).collect();
    let near = assize_lab::nearest(topic, names.iter().copied().chain(["exit-codes"]));
    let hint = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            "`assize help` shows every command; `assize help exit-codes` the exit codes".to_owned()
        }
    };
    Err(Error::usage(format!("there is no help about `{topic}`"))
        .at("command line")
        .hint(hint)
        .into())
}

fn shown(command: &mut clap::Command, voice: &Voice) -> Result<(), End> {
    let text = command.render_long_help();
    let text = if voice.out_colour { text.ansi().to_string() } else { text.to_string() };
    voice.answer(text.trim_end())
}

fn exit_codes() -> String {
    let line = |e: &exit::Exit| format!("{:3}  {:20} {}", e.code, e.name, e.meaning);
    exit::ALL.iter().map(line).collect::<Vec<_>>().join("\n")
}
