//! The library of scenarios and data against what it says it carries over.
//!
//! Rows of Wendeng's table, totals of the census, published surveys and series, and the entries
//! published of Rongcheng are compared here with the documents as they are loaded, so that a slip of
//! the pen is found by a test and not by a reader.

mod census;
mod intake;
mod published;
mod rates;
mod rows;
mod schemes;
mod shelf;
mod ties;
mod wendeng;
