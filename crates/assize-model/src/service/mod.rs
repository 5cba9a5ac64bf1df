//! Services: what people want, and what bands and lists do to it.

pub mod consequence;
pub mod want;
