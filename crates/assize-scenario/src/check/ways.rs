//! States from which no rule leads back: open grades, points that never run out, open lists.

use crate::build::arm::{Arm, Stack};
use crate::build::rule_gains;
use crate::codes;
use crate::policy::Award;
use crate::read::record::{Datum, Record};

/// Reports them.
pub(super) fn back(arm: &mut Arm<'_>, tables: &Stack<'_>) {
    for (index, record) in tables.rules.iter().enumerate() {
        let rule = &arm.policy.rules[index];
        let repaired = rule.repair.is_some_and(|r| r.chance.0 > 0);
        let (key, what, hint) = match rule.award {
            Award::Grade { .. } if is_open(record, "term") && !repaired => (
                "term",
                "the grade has no end and no repair",
                "give it a term in months, or a `repair`",
            ),
            Award::Grade { .. } => continue,
            _ if is_open(record, "validity") && !rule_gains(&rule.award) => {
                ("validity", "the points lost never run out", "give them a validity in months")
            }
            _ => continue,
        };
        let message = format!("no rule leads back: {what}");
        arm.findings.warning(codes::NO_WAY_BACK, record.at(key), message, hint);
    }
    for (index, record) in tables.lists.iter().enumerate() {
        let list = &arm.policy.lists[index];
        if list.manner.pick.is_some() || list.exits.iter().any(|e| e.chance.0 > 0) {
            continue;
        }
        let open = record.tables("ground").iter().find(|g| is_open(g, "term"));
        let bringing = arm.policy.lists.iter().position(|l| l.brings == Some(index));
        let place = match (open, bringing) {
            (Some(ground), _) => ground.at("term"),
            (None, Some(other)) => tables.lists[other].at("brings"),
            (None, None) => continue,
        };
        let id = &list.id;
        let message = format!("no rule leads back: the list `{id}` has an open term and no exit");
        let hint = "give the list an exit, or its grounds a term";
        arm.findings.warning(codes::NO_WAY_BACK, place, message, hint);
    }
}

/// Tells whether a key says "open".
fn is_open(record: &Record, key: &str) -> bool {
    record.field(key).is_some_and(|f| matches!(f.datum, Datum::Open))
}
