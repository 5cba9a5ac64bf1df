//! The synthetic society and every mechanism, as pure kernels over one chunk of persons.
//!
//! In reading order: [`count`] (what is counted).
//!
//! Kernels see a chunk, the scenario and addressed draws; never a file, a clock, a thread or the
//! order in which chunks are run.

pub mod count;
pub mod measure;
pub mod record;
pub mod society;
