//! Rules, grounds and lists that can never apply.

use super::values::Possible;
use crate::build::arm::{Arm, Stack};
use crate::build::catalogue::is_never;
use crate::catalogue::Conduct;
use crate::codes;
use crate::expr::Name;
use crate::policy::{Rule, Score};

/// Tells of every rule whether it can apply, and reports those that cannot.
pub(super) fn rules(arm: &mut Arm<'_>, tables: &Stack<'_>) -> Vec<bool> {
    let mut fires = Vec::with_capacity(arm.policy.rules.len());
    for index in 0..arm.policy.rules.len() {
        let record = tables.rules[index];
        let why = never(arm, &arm.policy.rules[index]);
        if let Some((key, why)) = &why
            && !record.has("unused")
        {
            let message = format!("the rule `{}` can never apply: {why}", record.owned("id"));
            let hint = "correct it, or say in `unused` why it stands here";
            arm.findings.warning(codes::NEVER_FIRES, record.at(key), message, hint);
        }
        let known = arm.policy.rules[index].conduct.is_some() || !record.has("unused");
        fires.push(why.is_none() && known);
    }
    repaired(arm, &mut fires);
    fires
}

/// Rules into which a grade that applies is repaired apply too.
fn repaired(arm: &Arm<'_>, fires: &mut [bool]) {
    for (index, rule) in arm.policy.rules.iter().enumerate() {
        if let Some(repair) = rule.repair.filter(|_| fires[index]) {
            fires[repair.into] = true;
        }
    }
}

/// Tells whether points that stand are none whatever the facts.
fn is_nothing(rule: &Rule) -> bool {
    rule.holds.standing.as_ref().is_some_and(is_never)
}

/// The key because of which a rule can never apply, and why.
fn never(arm: &Arm<'_>, rule: &Rule) -> Option<(&'static str, String)> {
    if is_nothing(rule) {
        return Some(("standing", "its points are always 0".to_owned()));
    }
    let conduct = &arm.shelved.catalogue.conducts[rule.conduct?];
    if let Some(why) = silent(arm, conduct) {
        return Some(("conduct", why));
    }
    let main = arm.score_of(rule.subject, 0);
    let mut possible = possible(arm, conduct, main);
    if let Some(score) = arm.score_of(rule.subject, rule.holds.score)
        && !possible.admits(&score.who)
    {
        let why = "nobody who is scored can do this".to_owned();
        return Some(("conduct", why));
    }
    if !possible.admits(&rule.when) {
        let why = if is_never(&rule.when) || !anything(arm, main).admits(&rule.when) {
            "its condition never holds".to_owned()
        } else {
            format!("its condition contradicts who can have a record of `{}`", conduct.id)
        };
        return Some(("when", why));
    }
    None
}

/// Everything that can be in this arm.
fn anything(arm: &Arm<'_>, score: Option<&Score>) -> Possible {
    let bands = score.map_or(1, |s| s.bands.len());
    Possible::anything(arm.provinces.map_or(0, <[String]>::len), bands)
}

/// What can be true of somebody with a record of a conduct.
fn possible(arm: &Arm<'_>, conduct: &Conduct, score: Option<&Score>) -> Possible {
    let mut possible = anything(arm, score);
    if arm.given.contains(&conduct.id) {
        return possible;
    }
    if let Some(quantity) = &conduct.quantity
        && let (Some(first), Some(last)) = (quantity.quantiles.first(), quantity.quantiles.last())
    {
        possible.bound(quantity.name, first.1.into(), last.1.into());
    }
    for name in [Name::Amount, Name::Months, Name::Hours, Name::Count] {
        if conduct.quantity.as_ref().is_none_or(|q| q.name != name) {
            possible.bound(name, 0, 0);
        }
    }
    if let Some(domain) = arm.shelved.catalogue.domains.get(conduct.domain) {
        possible.admits(&domain.who);
    }
    possible.admits(&conduct.who);
    possible
}

/// Why a conduct never comes on record, if so.
fn silent(arm: &Arm<'_>, conduct: &Conduct) -> Option<String> {
    let brought = arm.given.contains(&conduct.id) || arm.shelved.enforced.contains(&conduct.id);
    if brought || conduct.slot.0 > 0 {
        return None;
    }
    Some(if conduct.given_by_list {
        format!("only a list gives `{}`, and no list here does", conduct.id)
    } else {
        format!("`{}` has a rate of zero", conduct.id)
    })
}

/// Tells of every list whether somebody can be on it, and reports those where nobody can.
pub(super) fn lists(arm: &mut Arm<'_>, tables: &Stack<'_>) -> Vec<bool> {
    let mut open: Vec<bool> = Vec::new();
    for (index, record) in tables.lists.iter().enumerate() {
        let mut some = record.has("pick");
        for (ground, at) in arm.policy.lists[index].grounds.iter().zip(record.tables("ground")) {
            let conduct = arm.shelved.catalogue.conducts.get(ground.conduct);
            let why = match conduct.and_then(|c| silent(arm, c)) {
                Some(why) => Some(("conduct", why)),
                None if ground.chance.0 == 0 && at.number("chance").is_some() => {
                    Some(("chance", "its chance is zero".to_owned()))
                }
                None => None,
            };
            some |= why.is_none();
            if let Some((key, why)) = why {
                let message = format!("the ground `{}` can never apply: {why}", ground.id);
                let hint = "correct it, or leave the ground out";
                arm.findings.warning(codes::NEVER_FIRES, at.at(key), message, hint);
            }
        }
        open.push(some);
    }
    for _ in 0..open.len() {
        for (index, list) in arm.policy.lists.iter().enumerate() {
            if let Some(brought) = list.brings.filter(|_| open[index]) {
                open[brought] = true;
            }
        }
    }
    for (index, record) in tables.lists.iter().enumerate() {
        let named = |other: &&crate::read::record::Record| other.text("brings") == record.id();
        let led =
            ["ground", "pick"].iter().any(|key| record.has(key)) || tables.lists.iter().any(named);
        if !open[index] && !led {
            let message = format!("nothing leads onto the list `{}`", record.owned("id"));
            let hint = "give it a ground, or let another list bring it";
            arm.findings.warning(codes::NEVER_FIRES, record.at("id"), message, hint);
        }
    }
    open
}
