//! The legal tests: which there are. The question `review` itself is answered when the law room is
//! furnished; until then it says so and answers nothing.

use crate::error::Error;
use crate::exit;
use crate::list::Entry;

/// The legal tests; none yet.
#[must_use]
pub fn tests() -> Vec<Entry> {
    Vec::new()
}

/// Answers `review`.
///
/// # Errors
/// Always, for now: there are no tests, and no answer may look like one.
pub fn review() -> Result<(), Error> {
    Err(Error::new(
        exit::USAGE,
        "the legal tests are not part of this version; nothing was reviewed",
    )
    .hint("`assize report` shows who is hit and which rights are touched"))
}
