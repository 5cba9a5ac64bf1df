//! Lists: who is listed, why, for how long, and how one gets off.

pub mod again;
pub mod colour;
pub mod entry;
pub mod exit;
pub mod intake;
pub mod pick;
pub mod review;
pub mod window;

#[cfg(test)]
pub(crate) mod tests {
    use assize_scenario::expr::Expr;
    use assize_scenario::policy::{List, Manner};

    /// A list of which nothing is said.
    pub(crate) fn list() -> List {
        List {
            id: "list".into(),
            title: "a list".into(),
            exempt: Expr::Const(0),
            grounds: vec![],
            exits: vec![],
            removal_working_days: 0,
            review: None,
            intake: None,
            brings: None,
            emits: None,
            emits_head: None,
            source: "made#1".into(),
            manner: Manner::default(),
        }
    }
}
