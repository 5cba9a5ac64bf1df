//! How a mechanism, a draw and a state variable describe themselves, for the plan, the reports and
//! the documents.

/// A parameter of a mechanism: where its number comes from is written in the scenario.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// The key in the documents.
    pub name: &'static str,
    /// The unit, in words.
    pub unit: &'static str,
    /// What values make sense, in words.
    pub range: &'static str,
}

/// What a mechanism says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The name, in `kebab-case`; a released name never changes.
    pub name: &'static str,
    /// The phase of a period in which it acts.
    pub phase: &'static str,
    /// One sentence for a reader who knows the subject.
    pub summary: &'static str,
    /// Its parameters.
    pub params: &'static [Param],
    /// The state columns it keeps, with their bytes a person.
    pub state: &'static [(&'static str, f32)],
    /// The streams it draws from.
    pub streams: &'static [&'static str],
    /// The rights it touches.
    pub rights: &'static [&'static str],
}

/// What is drawn from a stream of chance.
#[derive(Clone, Copy, Debug)]
pub struct Draw {
    /// The stream, `list/entry`.
    pub stream: &'static str,
    /// What it decides, in a sentence.
    pub what: &'static str,
    /// The distribution, word by word.
    pub law: &'static str,
    /// What the draw is keyed by, besides seed, replicate and stream.
    pub address: &'static str,
}

/// How long a state variable lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// It is computed from tables, seed and index and never changes in a run.
    Static,
    /// It is kept from one month to the next.
    Dynamic,
    /// It lives within a month.
    Passing,
}

/// A state variable of an entity of the model.
#[derive(Clone, Copy, Debug)]
pub struct Variable {
    /// Whose it is: `person`, `firm`, `entry` …
    pub entity: &'static str,
    /// The name.
    pub name: &'static str,
    /// What it says.
    pub meaning: &'static str,
    /// How it is kept: `3 bits`, `whole number, 1 byte`.
    pub kind: &'static str,
    /// How many bits it takes where it is kept; 0 where it is computed again or kept as an entry.
    pub bits: u32,
    /// The unit, or `-`.
    pub unit: &'static str,
    /// The values it can have.
    pub range: &'static str,
    /// How long it lasts.
    pub lasting: Lasting,
    /// The value at the start of a run.
    pub initial: &'static str,
    /// The column of state in which it is kept, as the specs of mechanisms name it; empty for what
    /// is not kept.
    pub column: &'static str,
    /// The mechanisms that write it.
    pub writers: &'static [&'static str],
}
