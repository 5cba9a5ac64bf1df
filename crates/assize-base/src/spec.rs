//! How a mechanism or a measure describes itself, for the plan, the reports and the documents.

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
