//! How people of a society respond to a scheme, in words, with the numbers that this rests on.

use assize_base::quantity::Chance;
use assize_report::dossier::{Basis, ResponseWords};
use assize_scenario::Scenario;
use assize_scenario::scenario;
use assize_scenario::society::Society;

/// A response: its name, the key of its number in the documents, what people do, and whether a
/// society has it.
type Response = (&'static str, &'static str, &'static str, fn(&Society) -> bool);

/// All responses, in the order in which they come about.
const RESPONSES: [Response; 14] = [
    ("awareness", "aware", "know that the scheme exists; nobody else responds to it", |s| {
        is_some(s.response.aware)
    }),
    ("deterrence", "deterrence", "forgo an unlawful act, if they know of the scheme", |s| {
        is_some(s.response.deterrence)
    }),
    (
        "chilling",
        "chill",
        "forgo a lawful act that exercises a right, if they know of the scheme",
        |s| is_some(s.response.chill),
    ),
    ("caution", "step", "forgo more of both for each step of caution after a detriment", |s| {
        is_some(s.response.step)
    }),
    (
        "caution from ties",
        "tie-steps",
        "gain steps of caution when somebody close is newly restricted",
        |s| s.reaction.tie_steps > 0,
    ),
    ("rumour", "rumour", "hear of an acquaintance's restriction and gain a step of caution", |s| {
        is_some(s.reaction.rumour)
    }),
    (
        "habituation",
        "habituation",
        "get used to the scheme: deterrence wears off month by month",
        |s| is_some(s.reaction.habituation),
    ),
    (
        "acceptance",
        "share",
        "approve of the scheme: they drop restricted friends, and fall silent more than opponents do",
        |s| s.reaction.acceptance.is_some(),
    ),
    (
        "avoidance",
        "drops",
        "drop a friend who is newly restricted, if they accept the scheme",
        |s| is_some(s.reaction.drops),
    ),
    ("gaming", "games", "collect cheap merits for the points alone", |s| is_some(s.reaction.games)),
    (
        "giving up",
        "gives-up",
        "give up hope after a long time down: no deterrence, no merits",
        |s| s.reaction.gives_up.is_some(),
    ),
    ("being told", "told", "know of their own restriction beforehand", |s| {
        is_some(s.reaction.told)
    }),
    ("learning", "learns", "expect the next refusal after a month with one", |s| {
        is_some(s.reaction.learns)
    }),
    ("staying away", "stays-away", "do not try what they expect to be refused", |s| {
        is_some(s.reaction.stays_away)
    }),
];

/// Tells whether a chance is more than none.
fn is_some(chance: Chance) -> bool {
    chance != Chance::NEVER
}

/// The responses that the society of a scenario has.
#[must_use]
pub fn responses(scenario: &Scenario) -> Vec<ResponseWords> {
    let had = RESPONSES.iter().filter(|(_, _, _, has)| has(&scenario.society));
    had.map(|(name, key, words, _)| told(scenario, name, key, words)).collect()
}

/// One response with its number.
fn told(scenario: &Scenario, name: &str, key: &str, words: &str) -> ResponseWords {
    let own = |path: &str| {
        let mut parts = path.split(" / ").skip(1);
        let within = parts.next().is_some_and(|part| part.starts_with("response"));
        within && !path.contains("-by") && path.rsplit(" / ").next() == Some(key)
    };
    let param = scenario.params.iter().find(|p| own(&p.path));
    ResponseWords {
        name: name.to_owned(),
        words: words.to_owned(),
        value: param.map_or_else(String::new, |p| p.value.clone()),
        range: param.and_then(|p| p.range.clone()),
        basis: match param.map(|p| &p.basis) {
            Some(scenario::Basis::Source(source)) => Basis::Source(source.clone()),
            Some(scenario::Basis::Assumed(why)) => Basis::Assumed(why.clone()),
            None => Basis::Own,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::scenario;
    use super::*;

    #[test]
    fn only_responses_that_the_society_has_are_told_with_their_number() {
        let mut town = scenario();
        assert!(responses(&town).is_empty(), "the small society does nothing about it");
        town.society.reaction.games = Chance::ALWAYS;
        let mut param = town.params[1].clone();
        param.path = "society town / response / games".into();
        town.params.push(param);
        let told = responses(&town);
        assert_eq!(
            (told.len(), told[0].name.as_str(), told[0].value.as_str()),
            (1, "gaming", "-30")
        );
        assert_eq!(told[0].basis, Basis::Assumed("nobody counts it".into()));
    }

    #[test]
    fn every_response_of_the_library_has_a_number() {
        let found = crate::list::bare("wendeng-2020").expect("the library is sound");
        for response in responses(&found) {
            assert!(!response.value.is_empty(), "{} has no number", response.name);
        }
    }
}
