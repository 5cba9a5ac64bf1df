//! A study that shows an example: the policy cut to what is involved, and the conduct of the
//! example made so frequent that a thousand synthetic persons show it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use assize_base::calendar::Date;
use assize_base::quantity::Rate;
use assize_scenario::Scenario;
use assize_scenario::scenario::Arm;

use super::{Example, Proof};

/// What the study switches off: everything by which people respond, so that only the policy acts.
const OFF: [&str; 14] = [
    "deterrence",
    "chilling",
    "caution",
    "caution-from-ties",
    "rumour",
    "avoidance",
    "gaming",
    "giving-up",
    "habituation",
    "acceptance",
    "learning",
    "courts",
    "habits",
    "uneven-observation",
];

/// Why numbers differ from their documents.
const REASON: &str = "a thought experiment: set so that few synthetic persons show what the text \
    of the policy implies; it says nothing about how often this happens";
/// Events of a domain in a month that a study leaves room for; more than ten are refused.
const ROOM: u64 = 8;
/// Rates that are tried, the highest first: for a hundred months.
const RATES: [u64; 6] = [100, 50, 20, 10, 5, 1];

/// The text of the study.
///
/// # Panics
/// If the proof has no example.
#[must_use]
pub fn text(scenario: &Scenario, arm: &Arm, proof: &Proof, name: &str, persons: u64) -> String {
    let example = proof.example.as_ref().expect("a proof with an example");
    let mut text = String::new();
    let mut line = |words: &str| writeln!(text, "{words}").expect("text can be written");
    comment(&mut line, &format!("{}: {}", proof.kind.id, proof.words));
    comment(&mut line, &format!("The smallest example: {}.", example.words()));
    let seen: Vec<String> = example.shows.iter().map(super::Shows::words).collect();
    comment(&mut line, &format!("A run of this study shows it where {}.", seen.join("; ")));
    line("");
    line("kind       = \"study\"");
    line(&format!("name       = {}", quoted(name)));
    line(&format!("title      = {}", quoted(&title(proof, arm))));
    line(&format!("society    = {}", quoted(&scenario.society.name)));
    line(&format!("persons    = {persons}"));
    line(&format!("from       = {}", first_day(arm, example)));
    line(&format!("months     = {}", example.months));
    line("seed       = 1");
    line("replicates = 1");
    line(&format!("arms       = [\"none\", {}]", quoted(&arm.name)));
    let off: Vec<String> = OFF.iter().map(|o| quoted(o)).collect();
    line(&format!("off        = [{}]", off.join(", ")));
    for (policy, keep) in cuts(scenario, arm, example) {
        let keep: Vec<String> = keep.iter().map(|k| quoted(k)).collect();
        line("\n[[cut]]");
        line(&format!("policy = {}", quoted(&policy)));
        line(&format!("keep   = [{}]", keep.join(", ")));
    }
    for set in sets(scenario, arm, example) {
        line("\n[[set]]");
        line(&format!("path   = {}", quoted(&set.path)));
        let [is, low, high] = [&set.is, &set.low, &set.high].map(|v| quoted(v));
        line(&format!("is     = {is}\nlow    = {low}\nhigh   = {high}"));
        line(&format!("reason = {}", quoted(REASON)));
    }
    text
}

/// Writes a sentence as comment lines.
fn comment(line: &mut impl FnMut(&str), sentence: &str) {
    let mut row = String::from("#");
    for word in sentence.split_whitespace() {
        if row.chars().count() + word.chars().count() >= 118 {
            line(&row);
            row = String::from("#");
        }
        row.push(' ');
        row.push_str(word);
    }
    line(&row);
}

/// The title of a study: at most 120 characters.
fn title(proof: &Proof, arm: &Arm) -> String {
    let title = format!("{} in {}: {}", proof.kind.id, arm.name, proof.about);
    title.chars().filter(|c| !c.is_control()).take(118).collect()
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
    format!("\"{escaped}\"")
}

/// The first day: the first of the year, or of the month from which everything involved holds.
fn first_day(arm: &Arm, example: &Example) -> Date {
    let policy = &arm.policy;
    let rules = example.rules.iter().filter_map(|r| policy.rules[*r].holds.from);
    let lists = example.lists.iter().flat_map(|l| &policy.lists[*l].grounds);
    let consequences = example.consequences.iter().filter_map(|c| policy.consequences[*c].from);
    let days = rules.chain(lists.filter_map(|g| g.from)).chain(consequences);
    let usual = Date::new(2020, 1, 1).expect("a day");
    let latest = days.max().unwrap_or(usual).max(usual);
    Date::new(latest.year(), latest.month(), 1).unwrap_or(latest)
}

/// What is kept of each policy of the stack.
fn cuts(scenario: &Scenario, arm: &Arm, example: &Example) -> Vec<(String, Vec<String>)> {
    let policy = &arm.policy;
    let lists: BTreeSet<usize> = (example.lists.iter())
        .flat_map(|l| [Some(*l), policy.lists[*l].brings])
        .flatten()
        .collect();
    let rules: BTreeSet<usize> = example.rules.iter().copied().collect();
    let consequences: BTreeSet<usize> = example.consequences.iter().copied().collect();
    let rules = rules.iter().map(|r| ("rule", &policy.rules[*r].id));
    let lists = lists.iter().map(|l| ("list", &policy.lists[*l].id));
    let consequences = consequences.iter().map(|c| ("consequence", &policy.consequences[*c].id));
    let all: Vec<(&str, &String)> = rules.chain(lists).chain(consequences).collect();
    let of = |name: &String| {
        let own = |(key, id): &&(&str, &String)| stands_in(scenario, name, key, id);
        let keep = all.iter().filter(own).map(|(key, id)| format!("{key}/{id}")).collect();
        (name.clone(), keep)
    };
    arm.stack.iter().map(of).collect()
}

/// Tells whether an element stands in a policy: by its numbers, of which every element has some, or
/// because there is only one policy.
fn stands_in(scenario: &Scenario, policy: &str, key: &str, id: &str) -> bool {
    let path = format!("policy {policy} / {key} {id} /");
    let stacked = scenario.arms.iter().any(|a| a.stack.len() > 1);
    !stacked || scenario.params.iter().any(|p| p.path.starts_with(&path))
}

/// A number with another value.
struct Set {
    path: String,
    is: String,
    low: String,
    high: String,
}

/// What the study sets: the conduct of the example frequent and always recorded, the services of
/// its consequences wanted often, and consequences carried out so that each of them can be seen.
fn sets(scenario: &Scenario, arm: &Arm, example: &Example) -> Vec<Set> {
    let conducts: BTreeSet<usize> = example.acts.iter().map(|a| a.conduct).collect();
    let mut sets = Vec::new();
    for conduct in &conducts {
        let id = &scenario.catalogue.conducts[*conduct].id;
        let rate = rate(scenario, &conducts, *conduct);
        let at = format!(" / conduct {id} / rate");
        sets.extend(set(scenario, &at, &rate, "0 per year", &rate));
    }
    let channels: BTreeSet<usize> =
        conducts.iter().map(|c| scenario.catalogue.conducts[*c].channel).collect();
    for channel in channels {
        let id = &scenario.catalogue.channels[channel].id;
        for (key, is) in [("detection", "100 %"), ("wrong-person", "0 %"), ("invented", "0 %")] {
            let at = format!(" / channel {id} / {key}");
            sets.extend(set(scenario, &at, is, "0 %", "100 %"));
        }
    }
    let consequences: BTreeSet<usize> = example.consequences.iter().copied().collect();
    let shared = consequences.len() > 1;
    for consequence in &consequences {
        let consequence = &arm.policy.consequences[*consequence];
        let at = format!(" / consequence {} / carried-out", consequence.id);
        let is = if shared { "50 %" } else { "100 %" };
        sets.extend(set(scenario, &at, is, "0 %", "100 %"));
        let service = &scenario.services[consequence.service];
        let at = format!(" / service {} / demand", service.id);
        let most = service.profile.highest(Rate(1 << 32)).0.max(1);
        let demand = hundredths(most, ROOM << 32);
        if sets.iter().all(|s: &Set| !s.path.ends_with(&at)) {
            sets.extend(set(scenario, &at, &demand, "0 per year", &demand));
        }
    }
    sets
}

/// A number found by the end of its path; none if no document says it.
fn set(scenario: &Scenario, end: &str, is: &str, low: &str, high: &str) -> Option<Set> {
    let param = scenario.params.iter().find(|p| p.path.ends_with(end))?;
    let [is, low, high] = [is, low, high].map(str::to_owned);
    Some(Set { path: param.path.clone(), is, low, high })
}

/// The rate of a conduct: as often as its domain has room for, once a month at most.
fn rate(scenario: &Scenario, conducts: &BTreeSet<usize>, conduct: usize) -> String {
    let catalogue = &scenario.catalogue;
    let of = &catalogue.conducts[conduct];
    let domain = &catalogue.domains[of.domain];
    let (mine, others): (Vec<usize>, Vec<usize>) =
        domain.conducts.iter().partition(|c| conducts.contains(c));
    let taken: u64 = others.iter().map(|c| catalogue.conducts[*c].slot.0).sum();
    let room = (ROOM << 32).saturating_sub(taken) / (mine.len() as u64).max(1);
    hundredths(of.profile.highest(Rate(1 << 32)).0.max(1), room)
}

/// The highest of some rates that, for somebody with the highest factors, fits into the room.
fn hundredths(highest: u64, room: u64) -> String {
    let fits = |n: &&u64| highest / 100 * **n <= room;
    let n = RATES.iter().find(fits).unwrap_or(&1);
    format!("{}.{:02} per month", n / 100, n % 100)
}
