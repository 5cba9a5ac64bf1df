//! Channels: how conduct becomes records, and how records come to be false.

pub mod averaging;
pub mod invented;
pub mod observed;

/// The first serial of invented records; acts have smaller ones.
pub const INVENTED: u32 = 1 << 19;
