//! What several instruments ask in the same words, looked up once.

use std::collections::BTreeMap;

use assize_base::quantity::Chance;
use assize_scenario::catalogue::Subject;
use assize_scenario::expr::{Expr, Name};
use assize_scenario::policy::{Award, Consequence, Effect, List, Rule, Trigger};

use super::{
    Reading, consequence_part, ground_months, ground_part, list_part, lowest_points, policy_part,
    rule_part, standing,
};
use crate::context::{bearer, related};
use crate::finding::Part;

/// The lists that burden and on which nobody can have an error found.
#[must_use]
pub fn deaf_lists(reading: &Reading<'_>) -> Vec<Part> {
    let lists = reading.burdening_lists().into_iter();
    lists.filter(|list| !can_be_heard(list)).map(list_part).collect()
}

/// Tells whether a list has a review that somebody asks for and that finds anything.
#[must_use]
pub fn can_be_heard(list: &List) -> bool {
    let finds = |first: Chance, second: Chance| first.0 > 0 || second.0 > 0;
    let review = list.review.as_ref();
    review.is_some_and(|r| r.asks.0 > 0 && finds(r.first_finds, r.second_finds))
}

/// The policy, if nobody can know how its score is made, and the lists whose risk a model learned.
#[must_use]
pub fn secrets(reading: &Reading<'_>) -> Vec<Part> {
    let opaque = reading.policy.opaque.then(|| {
        policy_part(reading.policy).noting("nobody can know how the score is made (opaque)")
    });
    let learned = |list: &&List| {
        list.manner
            .pick
            .as_ref()
            .is_some_and(|p| matches!(p.risk, assize_scenario::policy::Risk::Learned(_)))
    };
    let lists = reading.picking_lists().into_iter().filter(learned);
    let lists = lists.map(|list| list_part(list).noting("a learned risk has no written reasons"));
    opaque.into_iter().chain(lists).collect()
}

/// Demerits of persons, grounds and lists whose entries can stand for more than so many months.
#[must_use]
pub fn longer_than(reading: &Reading<'_>, months: u32) -> Vec<Part> {
    // Without a line the language lets an entry count for a year.
    let lasts = |rule: &Rule| reading.months(rule).unwrap_or(12);
    let rules = reading.demerits(Subject::Person).filter(|rule| lasts(rule) > months);
    let rules = rules.map(|rule| rule_part(rule).noting(format!("{} months", lasts(rule))));
    let grounds = reading.burdening_grounds().into_iter();
    let grounds = grounds.filter_map(|(list, ground)| {
        let part = ground_part(list, ground);
        match ground_months(ground) {
            None => Some(part.noting("no end")),
            Some(term) if term > months => Some(part.noting(format!("{term} months"))),
            Some(_) => None,
        }
    });
    let lists = reading.burdening_lists().into_iter().filter(|list| reading.is_brought(list));
    let lists = lists.map(|list| list_part(list).noting("no end of its own"));
    rules.chain(grounds).chain(lists).collect()
}

/// The consequences in a field of life that the context map judges so against a field of the
/// records behind them (unrelated: `Some(false)`; not judged: `None`), each with the fields.
#[must_use]
pub fn across_fields(reading: &Reading<'_>, judged: Option<bool>) -> Vec<Part> {
    let mut together: BTreeMap<String, Vec<Part>> = BTreeMap::new();
    for consequence in reading.detriments() {
        let services = reading.service_domain(consequence);
        let fields = reading.fields_behind(consequence);
        let named: Vec<&str> =
            fields.into_iter().filter(|field| related(field, services) == judged).collect();
        if !named.is_empty() {
            let pair = format!("{} -> {services}", named.join(", "));
            let part = consequence_part(consequence).noting(pair.clone());
            together.entry(pair).or_default().push(part);
        }
    }
    together.into_values().flatten().collect()
}

/// The highest gravity, of 5, that is minor.
pub const MINOR: u8 = 1;

/// The rules and grounds by which one minor act is enough to put somebody below the default band or
/// on a list that burdens.
#[must_use]
pub fn out_of_proportion(reading: &Reading<'_>) -> Vec<Part> {
    let minor = |conduct: usize| reading.conduct(conduct).gravity <= MINOR;
    let rules = reading.demerits(Subject::Person);
    let rules = rules.filter(|rule| rule.conduct.is_some_and(minor) && enough(reading, rule));
    let grounds = reading.burdening_grounds().into_iter();
    let grounds = grounds.filter(|(_, ground)| minor(ground.conduct));
    rules.map(rule_part).chain(grounds.map(|(list, ground)| ground_part(list, ground))).collect()
}

/// Tells whether one record can put somebody who has no other below the default band.
fn enough(reading: &Reading<'_>, rule: &Rule) -> bool {
    let Some(score) = reading.policy.score(rule.subject, rule.holds.score) else { return false };
    match rule.award {
        Award::Grade { .. } => true,
        _ => score.band_of(score.clamp(score.start + lowest_points(rule))) > score.default_band,
    }
}

/// The demerits and grounds whose conduct exercises one of some rights, lawful or not.
#[must_use]
pub fn answering(reading: &Reading<'_>, rights: &[&str], lawful: bool) -> Vec<Part> {
    let exercises = |conduct: usize| {
        let conduct = reading.conduct(conduct);
        let named = conduct.right.as_deref().is_some_and(|right| rights.contains(&right));
        conduct.lawful == lawful && named
    };
    of_conduct(reading, exercises)
}

/// The demerits and grounds that answer some conduct.
#[must_use]
pub fn of_conduct(reading: &Reading<'_>, wanted: impl Fn(usize) -> bool) -> Vec<Part> {
    let rules = reading.all_demerits().filter(|rule| rule.conduct.is_some_and(&wanted));
    let grounds = reading.burdening_grounds().into_iter();
    let grounds = grounds.filter(|(_, ground)| wanted(ground.conduct));
    rules.map(rule_part).chain(grounds.map(|(list, ground)| ground_part(list, ground))).collect()
}

/// What a model learns from: the groups of people by which it counts records.
const LEARNED: [Name; 6] =
    [Name::Sex, Name::Age, Name::Settlement, Name::Income, Name::Schooling, Name::Migrant];

/// The demerits and lists that ask who somebody is: those whose conditions, exemptions, standing
/// points or risks look at one of some facts.
#[must_use]
pub fn asking(reading: &Reading<'_>, facts: &[Name]) -> Vec<Part> {
    let asks = |e: &Expr| standing::names(e).iter().any(|name| facts.contains(name));
    let rules = reading.policy.rules.iter().filter(|rule| {
        let standing = rule.holds.standing.as_ref().is_some_and(&asks);
        (reading.is_demerit(rule) && asks(&rule.when)) || standing
    });
    let lists = reading.burdening_lists().into_iter().filter(|list| {
        let pick = list.manner.pick.as_ref();
        asks(&list.exempt)
            || pick.is_some_and(|pick| {
                asks(&pick.who)
                    || match &pick.risk {
                        assize_scenario::policy::Risk::Written(risk) => asks(risk),
                        assize_scenario::policy::Risk::Learned(_) => {
                            LEARNED.iter().any(|name| facts.contains(name))
                        }
                    }
            })
    });
    rules.map(rule_part).chain(lists.map(list_part)).collect()
}

/// The refusals and publications that follow without anybody who can be asked to look again: from
/// a list that nobody reviews. What follows from bands has no such step in the documents either,
/// and is returned apart.
#[must_use]
pub fn automatic(reading: &Reading<'_>) -> (Vec<Part>, Vec<Part>) {
    let grave = |c: &&Consequence| matches!(c.effect, Effect::Refuse | Effect::Publicise);
    let (mut deaf, mut bands) = (Vec::new(), Vec::new());
    for consequence in reading.detriments().filter(grave) {
        match consequence.trigger {
            Trigger::Bands(_) => bands.push(consequence_part(consequence)),
            Trigger::List(list) if !can_be_heard(&reading.policy.lists[list]) => {
                deaf.push(consequence_part(consequence).noting("nobody reviews the list"));
            }
            Trigger::List(_) => {}
        }
    }
    (deaf, bands)
}

/// The detriments that fall on somebody else than the one whose records lead to them.
#[must_use]
pub fn borne_by_others(reading: &Reading<'_>) -> Vec<Part> {
    let of = |c: &Consequence| {
        let bearer = bearer(&reading.service(c).id)?;
        Some(consequence_part(c).noting(format!("borne by {bearer}")))
    };
    reading.detriments().filter_map(of).collect()
}

/// What burdens for an act or a status and names no article.
#[must_use]
pub fn unsourced(reading: &Reading<'_>) -> Vec<Part> {
    let rules =
        reading.all_demerits().filter(|r| r.conduct.is_some() || r.holds.standing.is_some());
    let grounds = reading.burdening_grounds().into_iter();
    let parts = rules.map(rule_part).chain(grounds.map(|(l, g)| ground_part(l, g)));
    let parts = parts.chain(reading.detriments().map(consequence_part));
    parts.filter(|part| part.source.is_empty()).collect()
}

/// The lists whose grounds rest on judgments, with their numbers in the policy.
#[must_use]
pub fn court_lists<'a>(reading: &Reading<'a>) -> Vec<(usize, &'a List)> {
    let of_courts = |list: &&'a List| {
        let domain = |g: &assize_scenario::policy::Ground| reading.domain(g.conduct);
        list.grounds.iter().any(|g| crate::context::COURTS.contains(&domain(g)))
    };
    let lists = reading.policy.lists.iter().enumerate();
    let burdening = reading.burdening_lists();
    lists.filter(|(_, list)| of_courts(list) && burdening.iter().any(|b| b.id == list.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{good, scenario_of};
    use assize_scenario::policy::{Pick, Risk};

    #[test]
    fn a_learned_risk_asks_for_groups_and_not_for_ties() {
        let mut policy = good();
        let (who, risk) = (Expr::Const(1), Risk::Learned(12));
        policy.lists[0].manner.pick =
            Some(Pick { every: 3, share: Chance::ALWAYS, who, risk, months: 6 });
        let scenario = scenario_of(policy);
        let reading = Reading::new(&scenario, 0);
        assert_eq!(asking(&reading, &[Name::Income]).len(), 1);
        assert!(asking(&reading, &[Name::RestrictedTies]).is_empty());
    }
}
