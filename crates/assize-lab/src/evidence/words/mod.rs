//! In plain words.
