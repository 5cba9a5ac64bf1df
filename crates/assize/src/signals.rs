//! Signals: the first Ctrl-C asks a run to stop at the end of the month, the second leaves at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use assize_lab::exit::{self, Exit};

use crate::voice::Voice;

/// What has been asked for by signal so far.
#[derive(Clone, Debug, Default)]
pub struct Asked(Arc<AtomicU8>);

impl Asked {
    /// The code to stop with, if a stop was asked for.
    pub fn stop(&self) -> Option<Exit> {
        let code = self.0.load(Ordering::Relaxed);
        [exit::INTERRUPTED, exit::TERMINATED].into_iter().find(|e| e.code == code)
    }
}

/// Listens for Ctrl-C and SIGTERM from now on.
#[cfg(unix)]
pub fn listen(voice: Voice) -> Asked {
    use signal_hook::consts::{SIGINT, SIGTERM};
    let asked = Asked::default();
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]) else {
        // Without handlers the signals end the process, as they would any other.
        return asked;
    };
    let told = asked.clone();
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let code =
                if signal == SIGINT { exit::INTERRUPTED.code } else { exit::TERMINATED.code };
            if told.0.swap(code, Ordering::Relaxed) != 0 {
                std::process::exit(i32::from(code));
            }
            if voice.quiet < 2 && !voice.json {
                voice.print("\nstopping at the end of this month, with a checkpoint; once more leaves at once");
            }
        }
    });
    asked
}

/// Listens for nothing where there are no such signals.
#[cfg(not(unix))]
pub fn listen(_: Voice) -> Asked {
    Asked::default()
}

/// Makes a file-size limit (`ulimit -f`) an error that can be told, in place of a sudden end.
#[cfg(unix)]
pub fn outlive_file_size_limit() {
    use std::sync::atomic::AtomicBool;
    let met = Arc::new(AtomicBool::new(false));
    // Without the handler the process would end without a word; with it, the write fails.
    drop(signal_hook::flag::register(signal_hook::consts::SIGXFSZ, met));
}

/// Nothing to do where there are no such limits.
#[cfg(not(unix))]
pub fn outlive_file_size_limit() {}
