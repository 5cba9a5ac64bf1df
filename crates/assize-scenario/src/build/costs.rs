//! What a stack of policies costs those who run it.

use std::rc::Rc;

use super::arm::Arm;
use super::whole_number;
use crate::codes;
use crate::policy::Costs;
use crate::read::Read;
use crate::read::record::Record;

impl Arm<'_> {
    /// Builds the costs; two policies may name the same thing if they agree on it.
    pub(super) fn costs(&mut self, stack: &[Rc<Read>]) {
        self.policy.costs = Costs {
            record: self.cost(stack, "record"),
            listing: self.cost(stack, "listing"),
            review: self.cost(stack, "review"),
            case: self.cost(stack, "case"),
        };
    }

    /// What one thing costs.
    fn cost(&mut self, stack: &[Rc<Read>], key: &str) -> u32 {
        let mut found: Option<(&str, u32)> = None;
        let of = |read: &'_ Rc<Read>| -> Option<Record> { read.record.table("costs").cloned() };
        for read in stack {
            let Some(record) = of(read).filter(|r| r.number(key).is_some()) else { continue };
            let yuan = whole_number(&record, key);
            match found {
                Some((other, first)) if first != yuan => {
                    let message = format!("the policy `{other}` says `{key}` costs {first} yuan");
                    let hint = "let stacked policies agree, or leave the cost to one of them";
                    self.findings.error(codes::STACKING, record.at(key), message, hint);
                }
                Some(_) => {}
                None => found = Some((&read.name, yuan)),
            }
        }
        found.map_or(0, |(_, yuan)| yuan)
    }
}
