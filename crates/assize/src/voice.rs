//! Where words go: answers to standard output, everything else to standard error, and colour only
//! where somebody looks at a terminal and has not forbidden it.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use assize_lab::error::Envelope;
use assize_lab::{Error, exit};
use serde::Serialize;

use crate::findings;

/// Why a command ended before its end.
#[derive(Debug)]
pub enum End {
    /// Whoever read the answer has closed it (`| head -1`): nothing is wrong.
    NobodyListens,
    /// It failed.
    Failed(Box<Error>),
}

impl From<Error> for End {
    fn from(error: Error) -> End {
        End::Failed(Box::new(error))
    }
}

/// How this process may speak.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// Answers and failures as JSON.
    pub json: bool,
    /// 1: no progress; 2: no errors either.
    pub quiet: u8,
    /// Colour on standard output.
    pub out_colour: bool,
    /// Colour on standard error.
    pub err_colour: bool,
    /// A line that changes in place on standard error.
    pub animated: bool,
}

impl Voice {
    /// From the words typed: failures to read them must already be told in the right way.
    pub fn from_words(words: &[String]) -> Voice {
        let options = words.iter().skip(1).take_while(|w| *w != "--");
        let has = |name: &str| options.clone().any(|w| w == name);
        let short = |w: &&String| w.len() > 1 && w[1..].chars().all(|c| c == 'q');
        let short = options.clone().filter(|w| w.starts_with('-')).filter(short);
        let quiet = short.map(|w| w.len() - 1).sum::<usize>()
            + options.clone().filter(|w| *w == "--quiet").count();
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let plain = std::env::var_os("TERM").is_some_and(|term| term == "dumb") || set("CI");
        let colour = !plain && !set("NO_COLOR") && !has("--no-color");
        Voice {
            json: has("--json"),
            quiet: u8::try_from(quiet).unwrap_or(u8::MAX),
            out_colour: colour && io::stdout().is_terminal(),
            err_colour: colour && io::stderr().is_terminal(),
            animated: !plain && io::stderr().is_terminal(),
        }
    }

    /// The colour of the parser's own help.
    pub fn clap_colour(&self) -> clap::ColorChoice {
        if self.out_colour { clap::ColorChoice::Always } else { clap::ColorChoice::Never }
    }

    /// Makes a fault of assize itself end with exit code 1 and words that help to report it.
    pub fn own_up_to_faults(self) {
        std::panic::set_hook(Box::new(move |fault| {
            let text = fault.payload_as_str().unwrap_or("no message");
            let error = Error::new(exit::UNEXPECTED, format!("a fault of assize itself: {text}"))
                .at(fault.location().map_or_else(String::new, ToString::to_string))
                .hint(format!(
                    "please report this text, the command and version {}; a run goes on from its \
                     last checkpoint when its command is repeated",
                    env!("CARGO_PKG_VERSION")
                ));
            self.fail(&error);
            std::process::exit(i32::from(exit::UNEXPECTED.code));
        }));
    }

    /// Gives an answer, with a line break after it.
    pub fn answer(&self, text: &str) -> Result<(), End> {
        let mut out = io::stdout().lock();
        let written = out
            .write_all(text.as_bytes())
            .and_then(|()| out.write_all(b"\n"))
            .and_then(|()| out.flush());
        written.map_err(|e| match e.kind() {
            ErrorKind::BrokenPipe => End::NobodyListens,
            _ => Error::storage("write the answer", Path::new("standard output"), &e).into(),
        })
    }

    /// Gives an answer as JSON if that is asked for, as text otherwise.
    pub fn tell<T: Serialize>(&self, answer: &T, text: impl FnOnce() -> String) -> Result<(), End> {
        if !self.json {
            return self.answer(text().trim_end());
        }
        let bytes = assize_lab::folder::json(answer);
        self.answer(String::from_utf8_lossy(&bytes).trim_end())
    }

    /// Says something beside the answer.
    pub fn say(&self, words: &str) {
        if self.quiet == 0 && !self.json {
            self.print(words);
        }
    }

    /// Writes a line to standard error; if that fails there is nobody left to tell.
    pub fn print(&self, words: &str) {
        drop(writeln!(io::stderr().lock(), "{words}"));
    }

    /// Tells a failure and gives its code.
    pub fn fail(&self, error: &Error) -> ExitCode {
        if self.json {
            let bytes = assize_lab::folder::json(&error.envelope());
            drop(io::stderr().lock().write_all(&bytes));
        } else if self.quiet < 2 {
            self.print(self.failure(error).trim_end());
        }
        ExitCode::from(error.exit().code)
    }

    /// A failure as text: its findings, or message, place and hint.
    fn failure(&self, error: &Error) -> String {
        let Envelope { place, message, hint, .. } = error.envelope();
        let n = error.findings().iter().filter(|f| f.is_error()).count();
        if n > 0 {
            let shown = findings::render(error.findings(), self.err_colour);
            let count = if n == 1 { "1 error".to_owned() } else { format!("{n} errors") };
            return format!("{shown}\n\n{}: {count} in the documents", self.red("error"));
        }
        let place = place.map_or_else(String::new, |place| format!("{place}: "));
        let hint = hint.map_or_else(String::new, |hint| format!("\nhint: {hint}"));
        format!("{}: {place}{message}{hint}", self.red("error"))
    }

    fn red(&self, word: &str) -> String {
        let style = anstyle::AnsiColor::Red.on_default().bold();
        if self.err_colour { format!("{style}{word}{style:#}") } else { word.to_owned() }
    }

    /// A heading on standard output.
    pub fn bold(&self, word: &str) -> String {
        let style = anstyle::Style::new().bold();
        if self.out_colour { format!("{style}{word}{style:#}") } else { word.to_owned() }
    }
}
