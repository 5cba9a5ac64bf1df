//! Services: what people want, what bands and lists do to it, and what people learn from that.

pub mod again;
pub mod consequence;
pub mod habit;
pub mod learning;
pub mod of_firms;
pub mod shown;
pub mod want;
