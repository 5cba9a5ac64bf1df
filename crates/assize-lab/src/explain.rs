//! The question "why this person?": the life of one synthetic person in every arm, step by step,
//! with the article of each step.

mod process;
mod scores;

use std::path::Path;

use assize_base::calendar::{Calendar, Day, NEVER};
use assize_base::vocabulary::{Attribute, JOBS, POSTS, SCHOOLING};
use assize_engine::{Chronicle, Event, Step, trace};
use assize_model::plan::Plan;
use assize_model::record::Truth;
use assize_model::response::ties::Touch;
use assize_model::society::{NEIGHBOURS, Neighbourhood, Person, Synthesis};
use assize_scenario::Scenario;
use assize_scenario::expr::{Facts, Name};
use assize_scenario::policy::Policy;
use assize_scenario::scenario::{Arm, Basis};
use schemars::JsonSchema;
use serde::Serialize;

use crate::condition;
use crate::diff::award;
use crate::error::Error;
use crate::folder::RunFolder;
use crate::order::prepare_asked;

/// The answer to `explain`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Life {
    /// `assize-explain/1`.
    pub format: String,
    /// Always `SYNTHETIC: …`: this is no real person.
    pub note: String,
    /// The run folder.
    pub run: String,
    /// The index of the synthetic person.
    pub person: u64,
    /// The replicate.
    pub replicate: u32,
    /// Who this synthetic person is.
    pub who: String,
    /// Who else lives in the household.
    pub household: Vec<String>,
    /// The life in every arm.
    pub arms: Vec<ArmLife>,
}

/// The life in one arm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ArmLife {
    /// The arm.
    pub arm: String,
    /// What happens, by day.
    pub steps: Vec<Told>,
    /// Where the person stands at the end.
    pub end: String,
}

/// One step, told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Told {
    /// The date.
    pub date: String,
    /// What kind of step: `act`, `record`, `entry`, `missed`, `listed` …
    pub kind: String,
    /// What happens.
    pub words: String,
    /// The article that it rests on, or the assumption; empty if it rests on neither.
    pub article: String,
}

/// The words that stand over every story.
pub const NOTE: &str =
    "SYNTHETIC: this person was computed from census tables and chance; it is nobody";

/// Answers `explain`.
///
/// # Errors
/// If there is no such run, person or arm.
pub fn explain(run: &Path, person: u64, arm: Option<&str>, replicate: u32) -> Result<Life, Error> {
    let (folder, record) = RunFolder::open(run)?;
    let shelf = folder.shelf(&record)?;
    let prepared = prepare_asked(shelf, record.asked.clone(), record.command.clone())?;
    let scenario = &prepared.loaded.scenario;
    if person >= scenario.persons {
        return Err(Error::usage(format!("there is no person {person} in this run"))
            .hint(format!("persons are numbered from 0 to {}", scenario.persons - 1)));
    }
    if replicate >= scenario.replicates {
        return Err(Error::usage(format!("there is no replicate {replicate} in this run"))
            .hint(format!("replicates are numbered from 0 to {}", scenario.replicates - 1)));
    }
    check_arm(scenario, arm)?;
    let chronicle = crate::boards::chronicle(&folder, &record, scenario, replicate);
    Ok(life(scenario, run, person, arm, replicate, &chronicle))
}

fn check_arm(scenario: &Scenario, arm: Option<&str>) -> Result<(), Error> {
    let names: Vec<&str> = scenario.arms.iter().map(|a| a.name.as_str()).collect();
    match arm {
        Some(arm) if !names.contains(&arm) => {
            let near = assize_base::diag::nearest(arm, names.iter().copied());
            let hint = near.map_or_else(
                || format!("the arms are: {}", names.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            Err(Error::usage(format!("the run has no arm named `{arm}`")).hint(hint))
        }
        _ => Ok(()),
    }
}

/// Tells the life of one person in all arms, or one.
#[must_use]
pub fn life(
    scenario: &Scenario,
    run: &Path,
    person: u64,
    only: Option<&str>,
    replicate: u32,
    chronicle: &Chronicle,
) -> Life {
    let calendar = Calendar::new(scenario.from, scenario.periods);
    let mut lives = trace(scenario, replicate, person, chronicle);
    let is_told = |step: &Step| {
        let Step { event, .. } = step;
        !matches!(
            event,
            Event::Replaced { .. }
                | Event::NotListed { .. }
                | Event::Heard { .. }
                | Event::Stood { .. }
        )
    };
    lives.iter_mut().for_each(|steps| steps.retain(is_told));
    let wanted = |arm: &&(&Arm, Vec<Step>)| only.is_none_or(|name| name == arm.0.name);
    let pairs: Vec<(&Arm, Vec<Step>)> = scenario.arms.iter().zip(lives).collect();
    let (being, who, household) = introduce(scenario, person, replicate);
    let plan = Plan::new(scenario, replicate);
    let arms = pairs
        .iter()
        .zip(&plan.arms)
        .filter(|(pair, _)| wanted(pair))
        .map(|((arm, steps), looked_up)| {
            let has = looked_up.scores_of(&plan, &being, person);
            let teller = Teller { scenario, arm, policy: &arm.policy, calendar: &calendar };
            ArmLife {
                arm: arm.name.clone(),
                steps: steps.iter().map(|step| teller.tell(step)).collect(),
                end: teller.end(steps, has),
            }
        })
        .collect();
    Life {
        format: "assize-explain/1".to_owned(),
        note: NOTE.to_owned(),
        run: run.display().to_string(),
        person,
        replicate,
        who,
        household,
        arms,
    }
}

/// The person, who this is in words, and who else lives in the household.
fn introduce(scenario: &Scenario, person: u64, replicate: u32) -> (Person, String, Vec<String>) {
    let synthesis = Synthesis::new(&scenario.society, scenario.persons, scenario.seed, replicate);
    let mut hood = Neighbourhood::empty();
    hood.synthesise(&synthesis, person / NEIGHBOURS as u64);
    let rank = (person % NEIGHBOURS as u64) as usize;
    let people = hood.people();
    let others = hood.households.others(rank);
    let household = others
        .map(|other| {
            let relation = relation(&hood, rank, other);
            format!("{relation}: {}, number {}", short(&people[other]), hood.first + other as u64)
        })
        .collect();
    (people[rank], full(&people[rank], scenario), household)
}

fn relation(hood: &Neighbourhood, of: usize, other: usize) -> &'static str {
    if hood.households.spouse(of) == Some(other) {
        "spouse"
    } else if hood.households.is_parent(other, of) {
        "parent"
    } else if hood.households.is_parent(of, other) {
        "child"
    } else {
        "in the household"
    }
}

fn short(person: &Person) -> String {
    let sex = match (person.sex(), person.is_adult()) {
        (0, true) => "man",
        (0, false) => "boy",
        (_, true) => "woman",
        (_, false) => "girl",
    };
    format!("{sex} of {}", person.age())
}

fn full(person: &Person, scenario: &Scenario) -> String {
    let at = |name| person.get(name) as usize;
    let label = |a: Attribute, name| a.labels()[at(name)];
    let mut words = vec![
        short(person),
        format!(
            "{} in {}",
            label(Attribute::Settlement, Name::Settlement),
            scenario.society.provinces[at(Name::Province)]
        ),
        format!("{} fifth of income", label(Attribute::Income, Name::Income)),
        format!("schooling {}", SCHOOLING[at(Name::Schooling)]),
        match JOBS[at(Name::Job)] {
            "none" => "no job".to_owned(),
            "head" => "heads a firm".to_owned(),
            other => other.to_owned(),
        },
        label(Attribute::Migrant, Name::Migrant).to_owned(),
    ];
    if at(Name::Post) > 0 {
        words.push(POSTS[at(Name::Post)].to_owned());
    }
    if at(Name::Party) == 1 {
        words.push("party member".to_owned());
    }
    words.join(", ")
}

/// The kind of a step, what happens, and the article.
type Words = (&'static str, String, String);

/// Tells the steps of one arm.
struct Teller<'a> {
    scenario: &'a Scenario,
    arm: &'a Arm,
    policy: &'a Policy,
    calendar: &'a Calendar,
}

/// Tells whether somebody is on a list when the steps end.
fn is_listed(steps: &[Step], wanted: usize) -> bool {
    let turn = |step: &Step| match step.event {
        Event::Listed { list, .. } if list == wanted => Some(true),
        Event::Unlisted { list, .. } if list == wanted => Some(false),
        _ => None,
    };
    steps.iter().rev().find_map(turn).unwrap_or(false)
}

impl Teller<'_> {
    fn tell(&self, step: &Step) -> Told {
        let (kind, words, article) = self.event(&step.event);
        let date = self.calendar.date(step.day).to_string();
        Told { date, kind: kind.to_owned(), words, article }
    }

    fn event(&self, event: &Event) -> Words {
        let none = String::new;
        match event {
            Event::Act { conduct, quantity, .. } => {
                // What a list gives is done to people, not by them.
                let given = self.scenario.catalogue.conducts[*conduct].given_by_list;
                let verb = if given { "suffers" } else { "does" };
                ("act", format!("{verb}: {}", self.deed(*conduct, *quantity)), none())
            }
            Event::Forgone { conduct } => {
                ("forgone", format!("forgoes out of caution: {}", self.conduct(*conduct)), none())
            }
            Event::Ties { touch } => ("ties", of_ties(*touch), none()),
            Event::Recorded { conduct, truth, entry, .. } => {
                let truth = match truth {
                    Truth::True => "a true record of",
                    Truth::Misattributed => "a FALSE record of somebody else's act:",
                    Truth::Invented => "a FALSE, invented record of",
                };
                let entered = self.date(*entry);
                (
                    "record",
                    format!("{truth} {} (entered {entered})", self.conduct(*conduct)),
                    none(),
                )
            }
            Event::Entry { rule, .. } => ("entry", self.entry(event), self.rule_article(*rule)),
            Event::Missed { rule, .. } => ("missed", self.missed(*rule), self.rule_article(*rule)),
            Event::Listed { list, ground, end, .. } => self.listed(*list, *ground, *end),
            Event::Unlisted { list, how, corrected } => self.unlisted(*list, *how, *corrected),
            Event::Met { consequence } => {
                let c = &self.policy.consequences[*consequence];
                let service = &self.scenario.services[c.service].title;
                let words = format!("wants {service}: {} ({})", c.title, effect(c.effect));
                ("met", words, self.article(&c.source, "consequence", &c.id))
            }
            Event::Repaired { rule, into, points, end } => {
                let (grade, instead) = (&self.policy.rules[*rule], &self.policy.rules[*into]);
                let words = format!(
                    "rule {} ends by repair; rule {}: {points:+} points until {} ({})",
                    grade.id,
                    instead.id,
                    self.date(*end),
                    instead.title
                );
                ("repaired", words, self.rule_article(*into))
            }
            Event::Expired { rule } => {
                let words = format!("entry {} runs out", self.policy.rules[*rule].id);
                ("expired", words, self.rule_article(*rule))
            }
            Event::Review { .. } | Event::SideReview { .. } | Event::Standing { .. } => {
                self.reviewed(event)
            }
            other => self.process(other),
        }
    }

    fn entry(&self, event: &Event) -> String {
        let Event::Entry { rule, points, grade, start, end, repeated, muted, others, .. } = event
        else {
            unreachable!("only entries are told here")
        };
        let rule = &self.policy.rules[*rule];
        let what = match grade {
            Some(band) => format!("band {}", self.band(rule.holds.score, *band)),
            None => format!("{points:+} points"),
        };
        let mut words = format!(
            "rule {}: {what} from {} to {} ({})",
            rule.id,
            self.date(*start),
            self.date(*end),
            rule.title
        );
        let notes = [
            (*repeated, "; counted more for repetition"),
            (*muted, "; counts nothing because of a lock or cap"),
            (*others, "; FOR ANOTHER'S ACT"),
        ];
        notes.iter().filter(|(holds, _)| *holds).for_each(|(_, note)| words.push_str(note));
        words
    }

    fn missed(&self, rule: usize) -> String {
        let rule = &self.policy.rules[rule];
        let when = condition::text(&rule.when, self.scenario, self.policy);
        let when = if when == "true" { String::new() } else { format!(" (applies when {when})") };
        let gives = award(rule, self.policy, self.scenario);
        format!("just missed rule {}: {gives}, {}{when}", rule.id, rule.title)
    }

    fn listed(
        &self,
        list: usize,
        ground: Option<usize>,
        end: Day,
    ) -> (&'static str, String, String) {
        let list = &self.policy.lists[list];
        let until =
            if end == NEVER { "open".to_owned() } else { format!("until {}", self.date(end)) };
        let (why, source) = match ground {
            Some(g) => (format!("because: {}", list.grounds[g].title), &list.grounds[g].source),
            None if list.manner.pick.is_some() => {
                ("picked by rank: among those with the highest risk".to_owned(), &list.source)
            }
            None => ("brought by another list".to_owned(), &list.source),
        };
        let words = format!("put on the list {} ({until}), {why}", list.title);
        ("listed", words, self.article(source, "list", &list.id))
    }

    fn unlisted(
        &self,
        list: usize,
        how: Option<usize>,
        corrected: bool,
    ) -> (&'static str, String, String) {
        let list = &self.policy.lists[list];
        let (why, source) = match how {
            _ if corrected => ("an error was corrected".to_owned(), &list.source),
            Some(exit) => (list.exits[exit].title.clone(), &list.exits[exit].source),
            None => ("the term is over".to_owned(), &list.source),
        };
        let words = format!("off the list {}: {why}", list.title);
        ("unlisted", words, self.article(source, "list", &list.id))
    }

    /// Where the person stands at the end: band, and lists.
    fn end(&self, steps: &[Step], has: u8) -> String {
        let lists: Vec<&str> = (0..self.policy.lists.len())
            .filter(|list| is_listed(steps, *list))
            .map(|list| self.policy.lists[list].title.as_str())
            .collect();
        let standing = self.standing(steps, has);
        if lists.is_empty() {
            standing
        } else {
            format!("{standing}; among the {}", lists.join(" and the "))
        }
    }

    fn rule_article(&self, rule: usize) -> String {
        let rule = &self.policy.rules[rule];
        self.article(&rule.source, "rule", &rule.id)
    }

    /// The article, or the assumption that stands in its place.
    fn article(&self, source: &str, kind: &str, id: &str) -> String {
        if !source.is_empty() {
            return source.to_owned();
        }
        let tables = self.arm.stack.iter().map(|name| format!("policy {name} / {kind} {id} /"));
        let tables: Vec<String> = tables.collect();
        let params = self.scenario.params.iter();
        let mut own = params.filter(|p| tables.iter().any(|t| p.path.starts_with(t)));
        own.find_map(|p| match &p.basis {
            Basis::Assumed(why) => Some(format!("assumed: {why}")),
            Basis::Source(_) => None,
        })
        .unwrap_or_default()
    }

    fn conduct(&self, conduct: usize) -> &str {
        &self.scenario.catalogue.conducts[conduct].title
    }

    fn deed(&self, conduct: usize, quantity: u32) -> String {
        let unit =
            self.scenario.catalogue.conducts[conduct].quantity.as_ref().map(|q| match q.name {
                Name::Amount => "yuan",
                Name::Months => "months",
                Name::Hours => "hours",
                _ => "",
            });
        match unit {
            Some(unit) if quantity > 0 => format!("{} ({quantity} {unit})", self.conduct(conduct)),
            _ => self.conduct(conduct).to_owned(),
        }
    }

    fn date(&self, day: Day) -> String {
        if day == NEVER { "no end".to_owned() } else { self.calendar.date(day).to_string() }
    }
}

fn effect(effect: assize_scenario::policy::Effect) -> &'static str {
    let all = assize_scenario::policy::Effect::ALL;
    all.iter().find(|(e, _)| *e == effect).map_or("", |(_, name)| name)
}

/// What came of somebody's ties, in words.
fn of_ties(touch: Touch) -> String {
    let mut parts = Vec::new();
    if touch.touched {
        parts.push("somebody near was restricted, which makes cautious".to_owned());
    }
    if touch.hears {
        parts.push("word comes that an acquaintance was restricted".to_owned());
    }
    if touch.strained > 0 {
        let friends = if touch.strained == 1 { "a friend was" } else { "friends were" };
        parts.push(format!(
            "{friends} restricted; dropped: {} of {}",
            touch.dropped, touch.strained
        ));
    }
    parts.join("; ")
}
