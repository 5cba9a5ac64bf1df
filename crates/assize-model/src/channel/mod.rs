//! Channels: how conduct becomes records, and how records come to be false.

pub mod invented;
pub mod observed;

/// The serial of an invented record; no act has it.
pub const INVENTED: u32 = 1_024;
