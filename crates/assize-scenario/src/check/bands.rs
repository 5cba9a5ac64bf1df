//! Bands that no rule leads into, and consequences that hang on states that nobody can be in.

use std::collections::BTreeMap;

use crate::build::arm::{Arm, Stack};
use crate::build::rule_gains;
use crate::catalogue::Subject;
use crate::codes;
use crate::policy::{Award, Policy, Rule, Score, Trigger};
use crate::read::record::Record;

/// How far scores can move, and the bands that rules set directly.
struct Reach {
    low: i64,
    high: i64,
    up: bool,
    down: bool,
    graded: Vec<usize>,
}

/// A score by kind of subject, and by index among those of the kind: 0 the main one.
type Which = (Subject, usize);

/// Reports what cannot be reached.
pub(super) fn reached(arm: &mut Arm<'_>, tables: &Stack<'_>, fires: &[bool], lists: &[bool]) {
    let main = [(Subject::Person, 0, tables.person), (Subject::Firm, 0, tables.firm)];
    let sides = tables.sides.iter().enumerate();
    let sides = sides.map(|(index, record)| (Subject::Person, index + 1, Some(*record)));
    let mut reachable: BTreeMap<Which, Vec<bool>> = BTreeMap::new();
    for (subject, index, record) in main.into_iter().chain(sides) {
        let (Some(score), Some(record)) = (arm.score_of(subject, index), record) else { continue };
        let why = why_not(score, &reach(&arm.policy, score, (subject, index), fires));
        for (band, why) in record.tables("band").iter().zip(&why) {
            if let Some(why) = why {
                let message =
                    format!("no rule leads into the band `{}`: {why}", band.owned("label"));
                let hint = "move its edge, or add rules that lead into it";
                arm.findings.warning(codes::UNREACHABLE_BAND, band.at("label"), message, hint);
            }
        }
        reachable.insert((subject, index), why.iter().map(Option::is_none).collect());
    }
    consequences(arm, &tables.consequences, &reachable, lists);
}

/// How far the scores of a kind can move.
fn reach(policy: &Policy, score: &Score, (subject, index): Which, fires: &[bool]) -> Reach {
    let shared = |r: &Rule| {
        (subject, index) == (Subject::Person, 0)
            && r.subject == Subject::Firm
            && policy.head_share.is_some_and(|s| s.0 > 0)
    };
    let own = |r: &Rule| r.subject == subject && r.holds.score == index;
    let rules: Vec<&Rule> = policy
        .rules
        .iter()
        .zip(fires)
        .filter(|(r, fires)| **fires && (own(r) || shared(r)))
        .map(|(r, _)| r)
        .collect();
    let pointed = |r: &&&Rule| !matches!(r.award, Award::Grade { .. });
    let up = rules.iter().filter(pointed).any(|r| is_standing(r) || rule_gains(&r.award));
    let down = rules.iter().filter(pointed).any(|r| is_standing(r) || !rule_gains(&r.award));
    let end = |limit: Option<i32>, otherwise: i64| limit.map_or(otherwise, i64::from);
    let start = i64::from(score.start);
    let graded = rules.iter().filter(|r| own(r)).filter_map(|r| match r.award {
        Award::Grade { band, .. } => Some(band),
        _ => None,
    });
    Reach {
        low: if down { end(score.floor, i64::from(i16::MIN)) } else { start },
        high: if up { end(score.ceiling, i64::from(i16::MAX)) } else { start },
        up,
        down,
        graded: graded.collect(),
    }
}

/// Tells whether a rule gives points that are worked out, which may go up or down.
fn is_standing(rule: &Rule) -> bool {
    rule.holds.standing.is_some()
}

/// Why each band cannot be reached; none for those that can.
fn why_not(score: &Score, reach: &Reach) -> Vec<Option<String>> {
    let mut above = i64::MAX;
    let mut all = Vec::new();
    for (index, band) in score.bands.iter().enumerate() {
        let from = band.from.map_or(i64::MIN, i64::from);
        let why = if reach.graded.contains(&index) {
            None
        } else if from > reach.high {
            Some(match (reach.up, score.ceiling) {
                (true, Some(ceiling)) => format!("the ceiling is {ceiling}"),
                _ => format!("no rule gives points, and the start is {}", score.start),
            })
        } else if above <= reach.low {
            Some(match (reach.down, score.floor) {
                (true, Some(floor)) => format!("the floor is {floor}"),
                _ => format!("no rule takes points, and the start is {}", score.start),
            })
        } else {
            None
        };
        above = from;
        all.push(why);
    }
    all
}

/// Reports consequences of bands and lists that nobody is in.
fn consequences(
    arm: &mut Arm<'_>,
    records: &[&Record],
    reachable: &BTreeMap<Which, Vec<bool>>,
    lists: &[bool],
) {
    for (index, record) in records.iter().enumerate() {
        let consequence = &arm.policy.consequences[index];
        let idle = match consequence.trigger {
            Trigger::List(list) if record.text("list").is_some() => {
                let out = lists.get(list).is_some_and(|open| !open);
                out.then(|| (record.at("list").clone(), "nobody can be on the list".to_owned()))
            }
            Trigger::Bands(bits) => {
                let subject = arm.shelved.services.get(consequence.service).map(|s| s.subject);
                let which = (subject.unwrap_or(Subject::Person), consequence.score);
                let bands = reachable.get(&which).map_or(&[][..], Vec::as_slice);
                let first = (0..bands.len()).find(|b| bits & (1 << b) != 0 && !bands[*b]);
                first.map(|band| {
                    let label = arm.score_of(which.0, which.1).map(|s| &s.bands[band].label);
                    let label = label.cloned().unwrap_or_default();
                    let at = record.texts("bands").iter().find(|(l, _)| *l == label);
                    let place = at.map_or(record.at("bands"), |(_, place)| place).clone();
                    (place, format!("no rule leads into the band `{label}`"))
                })
            }
            Trigger::List(_) => None,
        };
        if let Some((place, why)) = idle {
            let hint = "correct the band or list, or leave the consequence out";
            arm.findings.warning(codes::IDLE_CONSEQUENCE, &place, why, hint);
        }
    }
}
