//! What people do about living under a scheme.

pub mod caution;
pub mod giving_up;
pub mod habituation;
pub mod reaction;
pub mod ties;
