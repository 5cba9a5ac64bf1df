//! Records: what the files say that somebody did.

/// Whether a record is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// The person did it.
    True,
    /// Somebody else did it.
    Misattributed,
    /// Nobody did it.
    Invented,
}
