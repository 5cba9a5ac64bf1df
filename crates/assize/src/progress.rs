//! Progress on standard error: done of all, rate, time left, memory. A line that changes in place on
//! a terminal, a line for every tenth or every half minute elsewhere.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use assize_lab::error::Finding;
use assize_lab::exit::Exit;
use assize_lab::plan::{Plan, amount, duration, grouped};
use assize_lab::run::Observer;
use assize_lab::world::{self, Stopwatch};

use crate::findings;
use crate::signals::{self, Asked};
use crate::voice::Voice;

/// The shortest time between two updates on a terminal.
const UPDATE: Duration = Duration::from_millis(100);
/// The longest silence elsewhere.
const SILENCE: Duration = Duration::from_secs(30);
/// The widest line that is changed in place.
const WIDTH: usize = 78;

/// Watches a run for somebody at the command line.
#[derive(Debug)]
pub struct Watch {
    voice: Voice,
    asked: Asked,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// When the part under way began, and what was done then.
    began: Option<(Stopwatch, u64)>,
    shown: Option<Stopwatch>,
    tenth: u64,
    /// Whether a line stands that is to be changed in place.
    open: bool,
}

impl Watch {
    /// Begins to watch, signals included.
    pub fn new(voice: Voice) -> Watch {
        let state = State { began: None, shown: None, tenth: 0, open: false };
        Watch { voice, asked: signals::listen(voice), state: Mutex::new(state) }
    }

    /// Takes the line away that was changed in place, so that nothing of it remains.
    pub fn clear(&self) {
        if let Ok(mut state) = self.state.lock() {
            wipe(&mut state);
        }
    }

    fn show(&self, state: &mut State, done: u64, total: u64) {
        let (clock, before) = *state.began.get_or_insert_with(|| (Stopwatch::start(), done));
        let tenth = done * 10 / total.max(1);
        let waited = state.shown.map(Stopwatch::elapsed);
        let is_due = if self.voice.animated {
            waited.is_none_or(|w| w >= UPDATE)
        } else {
            tenth > state.tenth || waited.is_some_and(|w| w >= SILENCE)
        };
        state.shown.get_or_insert_with(Stopwatch::start);
        if !is_due {
            return;
        }
        state.tenth = tenth;
        state.shown = Some(Stopwatch::start());
        let line = line(done, total, done - before.min(done), clock.elapsed().as_secs_f64());
        if self.voice.animated {
            let line: String = line.chars().take(WIDTH).collect();
            drop(write!(io::stderr().lock(), "\r{line:<WIDTH$}"));
            state.open = true;
        } else {
            self.voice.print(&line);
        }
    }
}

/// One line of progress.
fn line(done: u64, total: u64, since: u64, seconds: f64) -> String {
    let rate = if seconds > 0.0 { since as f64 / seconds } else { 0.0 };
    let left = match rate > 0.0 {
        true => format!("{} left", duration((total - done.min(total)) as f64 / rate)),
        false => "time left not known yet".to_owned(),
    };
    let memory =
        world::memory_used().map_or_else(String::new, |bytes| format!(", {}", amount(bytes)));
    format!(
        "{:3} %  {} of {} person-months, {:.1} M/s, {left}{memory}",
        done * 100 / total.max(1),
        grouped(done),
        grouped(total),
        rate / 1e6
    )
}

fn wipe(state: &mut State) {
    if std::mem::take(&mut state.open) {
        drop(write!(io::stderr().lock(), "\r{:WIDTH$}\r", ""));
    }
}

impl Observer for Watch {
    fn prepared(&self, warnings: &[Finding], plan: &Plan, out: &Path) {
        if !warnings.is_empty() {
            self.voice.say(&findings::render(warnings, self.voice.err_colour));
        }
        self.voice.say(&format!(
            "{} persons, {} months, {} arms, {} on {} threads; time: {}; memory: {}; folder: {}",
            grouped(plan.persons),
            plan.periods,
            plan.arms.len(),
            crate::command::plan::runs(plan),
            plan.threads,
            duration(plan.seconds),
            amount(plan.memory_bytes),
            out.display()
        ));
    }

    fn say(&self, words: &str) {
        self.clear();
        self.voice.say(words);
    }

    fn advanced(&self, done: u64, total: u64) {
        if self.voice.quiet > 0 || self.voice.json {
            return;
        }
        // Whoever finds the state taken leaves showing to the other: the engine never waits.
        if let Ok(mut state) = self.state.try_lock() {
            self.show(&mut state, done, total);
        }
    }

    fn stop(&self) -> Option<Exit> {
        self.asked.stop()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_done_rate_and_time_left() {
        let line = line(2_000_000, 10_000_000, 2_000_000, 1.0);
        assert!(
            line.starts_with(
                " 20 %  2,000,000 of 10,000,000 person-months, 2.0 M/s, 4 seconds left"
            ),
            "{line}"
        );
    }
}
