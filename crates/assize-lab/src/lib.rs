//! The laboratory: every question that a user can ask, as a function.
//!
//! In reading order: [`order`] (what is asked for), [`shelf`] and [`library`] (where documents come
//! from), [`plan`](mod@plan) (what it would need), [`run`](mod@run) (the run), [`evidence`] (counts
//! become figures), [`ensemble`] (the same under other assumptions, on [`latin`] hypercubes),
//! [`parts`] (studies run part by part), [`target`] (published figures beside simulated ones),
//! [`folder`] (what a run leaves behind) with [`tables`], [`boards`], [`digest`], [`checkpoint`] and
//! [`lock`]; then the smaller questions, [`list`](mod@list) with [`coverage`] (what the program makes
//! of its five source documents), [`calibrate`](mod@calibrate) (which assumed values agree with what
//! was published), [`check`](mod@check), [`report`](mod@report), [`diff`](mod@diff),
//! [`verify`](mod@verify), [`explain`](mod@explain), [`review`](mod@review) with [`proofs`],
//! [`schema`](mod@schema); [`error`] and [`exit`] (what can go wrong). [`world`] is the only door to
//! files, clock and machine; there is none to a network.

pub mod boards;
pub mod calibrate;
pub mod check;
pub mod checkpoint;
pub mod condition;
pub mod coverage;
pub mod diff;
pub mod digest;
pub mod ensemble;
pub mod error;
pub mod evidence;
pub mod exit;
pub mod explain;
pub mod folder;
pub mod latin;
pub mod library;
pub mod list;
pub mod lock;
pub mod odd;
pub mod order;
pub mod parts;
pub mod plan;
pub mod proofs;
pub mod report;
pub mod review;
pub mod run;
pub mod schema;
pub mod shelf;
pub mod stories;
pub mod tables;
pub mod target;
pub mod verify;
pub mod world;

pub use error::Error;

pub use assize_base::diag::nearest;
