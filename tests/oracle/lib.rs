//! The oracle: being built.
