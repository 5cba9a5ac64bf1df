//! Lists: who is listed, why, for how long, and how one gets off.

pub mod entry;
pub mod exit;
pub mod intake;
pub mod review;
