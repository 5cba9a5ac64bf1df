//! How people respond to living under a scheme.

pub mod caution;
