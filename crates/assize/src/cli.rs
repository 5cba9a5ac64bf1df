//! The tree of commands and options: help, completions and parsing all come from it.

use std::path::PathBuf;

use assize_lab::order::{self, Date, Order};
use assize_lab::plan::Means;
use assize_lab::{Error, calibrate, list};
use clap::error::{ContextKind, ContextValue};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "assize",
    version,
    about = ABOUT,
    disable_help_subcommand = true,
    after_help = "Exit codes: `assize help exit-codes`. No command opens a network connection."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Give every answer and every failure as JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Say less on standard error: -q no progress, -qq no errors; the answer is always given
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub quiet: u8,
    /// No colour (also NO_COLOR, TERM=dumb, CI)
    #[arg(long, global = true)]
    pub no_color: bool,
    /// Never ask anything (assize never does)
    #[arg(long, global = true)]
    pub no_input: bool,
}

/// The questions.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show what is ready to use
    #[command(after_help = LIST_HELP)]
    List {
        /// What to show; studies, policies and societies if left out
        #[arg(value_parser = shown())]
        what: Option<String>,
    },
    /// Find every fault of the documents, at once
    Check {
        /// Names, files, folders, or - for standard input
        #[arg(required = true)]
        documents: Vec<String>,
    },
    /// Tell what a run would need; starts nothing
    Plan(StudyArgs),
    /// Run a study, or a policy as a complete study
    #[command(after_help = RUN_HELP)]
    Run(StudyArgs),
    /// Tell which values of the assumed ranges agree with the published figures of a study
    #[command(after_help = CALIBRATE_HELP)]
    Calibrate(CalibrateArgs),
    /// Tell a synthetic person's path in every arm: why, and what would have had to be different
    #[command(after_help = EXPLAIN_HELP)]
    Explain(ExplainArgs),
    /// Put a policy to the legal tests: pass, fail, not applicable, cannot tell; never "lawful"
    #[command(after_help = REVIEW_HELP)]
    Review {
        /// A policy or a run folder
        subject: String,
        /// Write a study for each proof into this folder, in which a run shows what was found
        #[arg(long, value_name = "DIR")]
        examples: Option<PathBuf>,
    },
    /// Describe a study, a policy or a run by the ODD protocol, so that others can build it again
    Odd {
        /// A study or a policy, by name or file, or a run folder
        subject: String,
        /// Tell what differs from another one, element by element
        #[arg(long, value_name = "OTHER", conflicts_with = "short")]
        against: Option<String>,
        /// The first page alone
        #[arg(long)]
        short: bool,
    },
    /// Tell what differs between two policies
    Diff {
        /// A policy, by name or file
        first: String,
        /// Another
        second: String,
    },
    /// Write RUN/report.html again from its tables
    Report {
        /// A run folder
        run: PathBuf,
    },
    /// Compute a run again and compare every file
    Verify {
        /// A run folder
        run: PathBuf,
        #[command(flatten)]
        means: MeansArgs,
    },
    /// Print the JSON Schemas of documents, answers and files
    Schema {
        /// One of them: policy, society, study, conduct, services, run, plan, summary.json …
        name: Option<String>,
    },
    /// Print the completions of a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Fail on purpose, to show what a fault of assize itself looks like
    #[command(hide = true)]
    Fault,
    /// Print help about a command, or `exit-codes`
    Help {
        /// A command, or `exit-codes`
        topic: Option<String>,
    },
}

/// What the program is for, in one sentence.
pub const ABOUT: &str = "Put a scoring policy on trial before it is put on people.";

const LIST_HELP: &str = "What there is to list:
  assize list policies    written policies, with what they cover and where their numbers come from
  assize list societies   synthetic societies
  assize list studies     studies that are ready to run
  assize list conduct     the conduct that rules can name
  assize list services    the services that consequences can close
  assize list measures    what is measured in every run
  assize list tests       the legal tests of `assize review`
  assize list seeds       the lines of five source documents, and where each works";

const RUN_HELP: &str = "Examples:
  assize run wendeng-2020
  assize run wendeng-2020+court-defaulters-2017 --persons 200k --years 5 --out a
  assize run my-study.toml --seed 2
  assize run wendeng-2020 --until 2% --at-most 32

A bare policy runs against the baseline `none` with 100,000 persons, three years, seed 1 and four
replicates. Repeating an interrupted run with the same --out goes on where it stopped.";

/// What is asked of a life.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A run folder
    pub run: PathBuf,
    /// The number of the synthetic person, from 0
    #[arg(long, allow_negative_numbers = true, value_parser = order::whole::<u64>)]
    pub person: Option<u64>,
    /// Typical persons to whom this happened: wrongly-listed, wrongly-punished, trapped, spillover,
    /// protected, silenced, worse-off, better-off, repaired, denied or returned
    #[arg(long, value_name = "KIND", conflicts_with = "person")]
    pub find: Option<String>,
    /// How many of them, at most 100
    #[arg(long, default_value_t = 1, value_name = "N", requires = "find", allow_negative_numbers = true, value_parser = order::whole::<u32>)]
    pub count: u32,
    /// Only this arm; with --find, only persons to whom it happened in it
    #[arg(long)]
    pub arm: Option<String>,
    /// The replicate, from 0
    #[arg(long, default_value_t = 0, allow_negative_numbers = true, value_parser = order::whole::<u32>)]
    pub replicate: u32,
    /// Also write a page with a time line
    #[arg(long, value_name = "FILE", visible_alias = "html")]
    pub page: Option<PathBuf>,
    /// Columns of the text, from 40; those of the terminal, or 100 where there is none
    #[arg(long, value_name = "COLUMNS", value_parser = order::whole::<usize>)]
    pub width: Option<usize>,
}

/// Examples under the help of `explain`.
const EXPLAIN_HELP: &str = "Examples:
  assize explain a --person 17
  assize explain a --find wrongly-listed --page life.html
  assize explain a --find trapped --count 5 --json

Every person is synthetic and nobody. --find looks at people in their order until enough are found
and tells the one in the middle, not the most extreme.";

const REVIEW_HELP: &str = "Examples:
  assize review beijing-2020
  assize review wendeng-2020 --examples shown && assize run shown/overlap-1.toml

Besides the legal tests, a review proves what the text implies: acts that several rules answer,
contradictions, bands out of reach, states without a way back, lighter acts punished more heavily.";

const CALIBRATE_HELP: &str = "Examples:
  assize calibrate rongcheng-records
  assize calibrate my-study.toml --waves 4 --runs 80 --out c

The study names its published figures with [[target]] and the assumed numbers that may move with
`calibrate`. Each wave runs it at points of what is left and rules out what disagrees. Repeating an
interrupted calibration with the same --out goes on where it stopped; more --waves go on from there.";

/// What to calibrate.
#[derive(Debug, Args)]
pub struct CalibrateArgs {
    /// A study, by name or file; - for standard input
    pub study: String,
    /// Waves, 1 to 20
    #[arg(long, value_name = "W", default_value_t = 3, allow_negative_numbers = true, value_parser = order::whole::<u32>)]
    pub waves: u32,
    /// Runs in every wave, 10 to 10000
    #[arg(long, value_name = "N", default_value_t = 60, allow_negative_numbers = true, value_parser = order::whole::<u32>)]
    pub runs: u32,
    /// Synthetic persons: 100000, 100k, 1M
    #[arg(long, value_name = "P", allow_negative_numbers = true, value_parser = order::count)]
    pub persons: Option<u64>,
    /// The seed of all chance
    #[arg(long, value_name = "S", allow_negative_numbers = true, value_parser = order::whole::<u64>)]
    pub seed: Option<u64>,
    /// The folder; calibrations/NAME-DIGEST if left out
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub means: MeansArgs,
}

/// What to run.
#[derive(Debug, Args)]
pub struct StudyArgs {
    /// A study or a policy, by name or file; `A+B` stacks two policies; - for standard input
    pub study: Option<String>,
    /// Another arm; may be repeated
    #[arg(long, value_name = "P")]
    pub policy: Vec<String>,
    /// One part of a study with parts; all of them, one after the other, if left out
    #[arg(long, value_name = "ID")]
    pub part: Option<String>,
    /// Another society
    #[arg(long, value_name = "S")]
    pub society: Option<String>,
    /// A province, `province/settlement`, several joined by +, or `all`
    #[arg(long, value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub region: Option<String>,
    /// Synthetic persons: 100000, 100k, 1M
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = order::count)]
    pub persons: Option<u64>,
    /// The first day
    #[arg(long, value_name = "DATE", value_parser = order::date)]
    pub from: Option<Date>,
    /// Years
    #[arg(long, value_name = "Y", conflicts_with = "months", allow_negative_numbers = true, value_parser = order::whole::<u32>)]
    pub years: Option<u32>,
    /// Months
    #[arg(long, value_name = "M", allow_negative_numbers = true, value_parser = order::whole::<u32>)]
    pub months: Option<u32>,
    /// The seed of all chance
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = order::whole::<u64>)]
    pub seed: Option<u64>,
    /// Replicates
    #[arg(long, value_name = "R", allow_negative_numbers = true, value_parser = order::whole::<u32>)]
    pub replicates: Option<u32>,
    /// Add replicates (--replicates are the fewest, 4 if not said) until half the 95 % interval of each
    /// key figure is within this share of its value: 2%; a figure below 1 % counts as 1 %
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true, value_parser = order::share)]
    pub until: Option<u32>,
    /// The most replicates that --until may reach; 64 if left out
    #[arg(long, value_name = "R", allow_negative_numbers = true, value_parser = order::whole::<u32>)]
    pub at_most: Option<u32>,
    /// Runs besides with other values of the assumed numbers, drawn from their ranges: 0 or 10 to 10000
    #[arg(long, value_name = "K", default_value_t = 0, allow_negative_numbers = true, value_parser = order::whole::<u32>)]
    pub ensemble: u32,
    /// The run folder; runs/NAME-DIGEST if left out
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub means: MeansArgs,
}

/// How to use the machine; nothing here changes a result.
#[derive(Debug, Args)]
pub struct MeansArgs {
    /// Threads; all cores if left out
    #[arg(long, value_name = "T", allow_negative_numbers = true, value_parser = threads)]
    pub threads: Option<usize>,
    /// Memory that the run may use: 20GiB
    #[arg(long, value_name = "BYTES", allow_negative_numbers = true, value_parser = order::bytes)]
    pub memory: Option<u64>,
    /// Start a run of more than 24 hours: type back the number of person-periods that `plan` shows
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = order::whole::<u64>)]
    pub accept_estimate: Option<u64>,
    /// Persons in a chunk
    #[arg(long, value_name = "N", hide = true)]
    pub chunk: Option<usize>,
}

impl StudyArgs {
    /// The order to the laboratory.
    pub fn order(&self) -> Order {
        Order {
            study: self.study.clone(),
            policies: self.policy.clone(),
            society: self.society.clone(),
            region: self.region.clone(),
            persons: self.persons,
            from: self.from,
            months: self.months.or(self.years.map(|y| y.saturating_mul(12))),
            seed: self.seed,
            replicates: self.replicates,
            until_ppm: self.until,
            at_most: self.at_most,
            ensemble: self.ensemble,
            part: self.part.clone(),
        }
    }
}

impl CalibrateArgs {
    /// The request to the laboratory.
    pub fn request(&self) -> calibrate::Request {
        let order = Order {
            study: Some(self.study.clone()),
            persons: self.persons,
            seed: self.seed,
            ..Order::default()
        };
        calibrate::Request { order, waves: self.waves, runs: self.runs }
    }
}

impl MeansArgs {
    /// The means of the laboratory.
    pub fn means(&self) -> Means {
        Means {
            threads: self.threads,
            chunk: self.chunk,
            memory: self.memory,
            accepted: self.accept_estimate,
        }
    }
}

/// The shells that completions are made for.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Shell {
    /// Bash.
    Bash,
    /// Zsh.
    Zsh,
    /// Fish.
    Fish,
    /// PowerShell.
    Powershell,
}

fn threads(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(n @ 1..=1024) => Ok(n),
        _ => Err("give 1 to 1024 threads".to_owned()),
    }
}

fn shown() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(list::Shown::ALL.map(|(_, name)| name))
}

/// What the parser said, as a failure of ours: one sentence, and what was meant.
pub fn usage(error: &clap::Error) -> Error {
    let text = error.render().to_string();
    let body = text.strip_prefix("error: ").unwrap_or(&text);
    let message: Vec<&str> = body
        .lines()
        .map(str::trim)
        .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("tip:"))
        .filter(|line| !line.is_empty() && !line.starts_with("For more"))
        .collect();
    let message =
        if message.is_empty() { "this cannot be read".to_owned() } else { message.join(" ") };
    Error::usage(message).at("command line").hint(hint(error))
}

/// What was probably meant, or where to look.
fn hint(error: &clap::Error) -> String {
    let meant =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
            .into_iter()
            .find_map(|kind| match error.get(kind)? {
                ContextValue::String(word) => Some(word.clone()),
                ContextValue::Strings(words) => words.first().cloned(),
                _ => None,
            });
    match meant.or_else(|| nearest_word(error)) {
        Some(word) => format!("did you mean `{word}`?"),
        None => "`assize --help` and `assize COMMAND --help` say what can be written".to_owned(),
    }
}

/// The command or option nearest to a word that is none, where the parser itself has no idea.
fn nearest_word(error: &clap::Error) -> Option<String> {
    let typed = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg].into_iter();
    let typed = typed.filter_map(|kind| match error.get(kind)? {
        ContextValue::String(word) => Some(word.as_str()),
        _ => None,
    });
    let tree = Cli::command();
    let options =
        tree.get_subcommands().flat_map(|c| c.get_arguments()).chain(tree.get_arguments());
    let options = options.filter_map(|o| Some(format!("--{}", o.get_long()?)));
    let commands = tree.get_subcommands().map(|c| c.get_name().to_owned());
    let words: Vec<String> = commands.chain(options).collect();
    typed
        .filter_map(|word| assize_lab::nearest(word, words.iter().map(String::as_str)))
        .map(str::to_owned)
        .next()
}
