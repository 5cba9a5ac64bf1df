//! Travel bans.

use assize_scenario::policy::{Consequence, Trigger};

use crate::finding::{Answer, Part};
use crate::measured::Bound;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::{Reading, consequence_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "ICC12",
    question: "Is every bar to travel laid down in an article, limited in time, and imposed \
        for an act of its own rather than for a sum of points?",
    instrument: "International Covenant on Civil and Political Rights, Article 12",
    seen: Seen::Unverified,
    kind: Kind::PS,
    scope: "the parties to the Covenant",
    reads: "consequences that refuse a service that the catalogue puts under travel, their source, \
        and the grounds or bands that put them in force",
    also: &["EC8.1", "GD5e"],
    test,
    bounds,
    ..super::COMMON
};

/// Every refusal of travel.
fn bars<'a>(reading: &Reading<'a>) -> Vec<&'a Consequence> {
    reading.refusals().filter(|c| reading.service_domain(c) == "travel").collect()
}

/// How often each bar hits somebody: told, since the provision sets no number.
fn bounds(reading: &Reading<'_>) -> Vec<Bound> {
    let hits = |c: &Consequence| Bound::told(&format!("refusals.{}", reading.service(c).id));
    let mut bounds: Vec<Bound> = bars(reading).into_iter().map(hits).collect();
    bounds.dedup();
    bounds
}

/// Looks at every refusal of travel.
fn test(reading: &Reading<'_>) -> Answer {
    let bans = bars(reading);
    if bans.is_empty() {
        return Answer::not_applicable("the policy bars nobody from travel");
    }
    Answer::fail_if_any(
        bans.into_iter().filter_map(|ban| fault(reading, ban)).collect(),
        "these bars to travel lack what the provision asks for",
        "every bar to travel names an article, a term and a ground; whether it is necessary, the \
         documents cannot show",
    )
}

/// What a bar to travel lacks.
fn fault(reading: &Reading<'_>, ban: &Consequence) -> Option<Part> {
    let open = |list: usize| {
        (0..reading.policy.lists.len())
            .filter(|from| reading.brought_with(*from).contains(&list))
            .any(|from| {
                // What another list brings has an open term of its own.
                let own = from == list;
                !own || reading.policy.lists[from].grounds.iter().any(|g| g.months.is_none())
            })
    };
    let fault = match ban.trigger {
        _ if ban.source.is_empty() => "no article",
        Trigger::Bands(_) => "follows from a sum of points, not from one act",
        Trigger::List(list) if open(list) => "no term",
        Trigger::List(_) => return None,
    };
    Some(consequence_part(ban).noting(fault))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{CAR_TRIP, ask, consequence, good};
    use assize_scenario::policy::Effect;

    #[test]
    fn a_bar_needs_an_article_a_ground_and_a_term() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::NotApplicable);
        let mut policy = good();
        policy.consequences = vec![consequence("ban", Trigger::List(0), CAR_TRIP, Effect::Refuse)];
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        let mut brought = policy.clone();
        brought.lists.push(brought.lists[0].clone());
        brought.lists[1].id = "first".into();
        brought.lists[1].brings = Some(0);
        assert_eq!(ask(&PROVISION, brought).1, ["consequence ban (law#art-4): no term"]);
        policy.lists[0].grounds[0].months = None;
        assert_eq!(ask(&PROVISION, policy.clone()).1, ["consequence ban (law#art-4): no term"]);
        policy.consequences[0].source.clear();
        assert_eq!(ask(&PROVISION, policy.clone()).1, ["consequence ban (assumed): no article"]);
        policy.consequences = vec![consequence("ban", Trigger::Bands(2), CAR_TRIP, Effect::Refuse)];
        assert_eq!(ask(&PROVISION, policy).0, Verdict::Fail);
    }
}
