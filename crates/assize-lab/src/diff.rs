//! The question "what differs between two policies?", in words.
//!
//! Each policy is first told as a list of parts, each with its properties as text; what differs is
//! then a matter of comparing two lists.

use assize_base::quantity::{Chance, Factor};
use assize_scenario::Scenario;
use assize_scenario::catalogue::Subject;
use assize_scenario::load;
use assize_scenario::policy::{
    Award, Consequence, Effect, List, Pick, Policy, Reach, Risk, Rule, Score, Trigger,
};
use schemars::JsonSchema;
use serde::Serialize;

use crate::condition;
use crate::error::Error;
use crate::list::smallest;
use crate::order::stack;
use crate::shelf::Shelf;

/// The answer to `diff`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Differences {
    /// `assize-diff/1`.
    pub format: String,
    /// The policy compared.
    pub first: String,
    /// The policy it is compared with.
    pub second: String,
    /// What differs, part by part.
    pub differences: Vec<Difference>,
}

/// How a part differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Only the second policy has it.
    Added,
    /// Only the first policy has it.
    Removed,
    /// Both have it, with other properties.
    Changed,
}

/// A part that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Difference {
    /// How.
    pub change: Change,
    /// What kind of part: `rule`, `band`, `list` …
    pub part: String,
    /// Its id.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Its properties that differ.
    pub properties: Vec<Property>,
}

/// A property that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Property {
    /// Its name.
    pub name: String,
    /// In the first policy; empty if it has none.
    pub before: String,
    /// In the second policy; empty if it has none.
    pub after: String,
}

/// Answers `diff`.
///
/// # Errors
/// If a policy is unknown or has errors.
pub fn diff(first: &str, second: &str) -> Result<Differences, Error> {
    let (first, a) = parts_of(first)?;
    let (second, b) = parts_of(second)?;
    let mut differences = Vec::new();
    for part in &a {
        match b.iter().find(|other| part.is_same(other)) {
            None => differences.push(part.whole(Change::Removed)),
            Some(other) => differences.extend(part.changed(other)),
        }
    }
    let added = b.iter().filter(|part| !a.iter().any(|other| part.is_same(other)));
    differences.extend(added.map(|part| part.whole(Change::Added)));
    Ok(Differences { format: "assize-diff/1".to_owned(), first, second, differences })
}

/// A part of a policy with its properties as text.
pub(crate) struct Described {
    /// `rule`, `band`, `list` …
    pub(crate) kind: &'static str,
    /// Its id.
    pub(crate) id: String,
    /// What it is about.
    pub(crate) title: String,
    /// Its properties that say anything.
    pub(crate) properties: Vec<(&'static str, String)>,
}

use Described as Part;

/// The policy of an arm, part by part.
pub(crate) fn described(scenario: &Scenario, arm: usize) -> Vec<Described> {
    let policy = &scenario.arms[arm].policy;
    if policy.name.is_empty() && policy.rules.is_empty() && policy.lists.is_empty() {
        return Vec::new();
    }
    Teller { scenario, policy }.parts()
}

impl Part {
    fn new(kind: &'static str, id: &str, title: &str) -> Part {
        Part { kind, id: id.to_owned(), title: title.to_owned(), properties: Vec::new() }
    }

    /// Adds a property, if it says anything.
    fn with(mut self, name: &'static str, value: impl Into<String>) -> Part {
        let value = value.into();
        if !value.is_empty() {
            self.properties.push((name, value));
        }
        self
    }

    fn is_same(&self, other: &Part) -> bool {
        (self.kind, &self.id) == (other.kind, &other.id)
    }

    fn value(&self, name: &str) -> &str {
        self.properties.iter().find(|(n, _)| *n == name).map_or("", |(_, value)| value)
    }

    fn difference(&self, change: Change, properties: Vec<Property>) -> Difference {
        Difference {
            change,
            part: self.kind.to_owned(),
            id: self.id.clone(),
            title: self.title.clone(),
            properties,
        }
    }

    fn whole(&self, change: Change) -> Difference {
        let property = |(name, value): &(&str, String)| {
            let (before, after) = match change {
                Change::Added => (String::new(), value.clone()),
                _ => (value.clone(), String::new()),
            };
            Property { name: (*name).to_owned(), before, after }
        };
        self.difference(change, self.properties.iter().map(property).collect())
    }

    fn changed(&self, other: &Part) -> Option<Difference> {
        let mut names: Vec<&str> = self.properties.iter().map(|(n, _)| *n).collect();
        let more = other.properties.iter().map(|(n, _)| *n).filter(|n| self.value(n).is_empty());
        names.extend(more);
        let property = |name: &&str| Property {
            name: (*name).to_owned(),
            before: self.value(name).to_owned(),
            after: other.value(name).to_owned(),
        };
        let mut properties: Vec<Property> =
            names.iter().filter(|n| self.value(n) != other.value(n)).map(property).collect();
        if self.title != other.title {
            let (before, after) = (self.title.clone(), other.title.clone());
            properties.push(Property { name: "title".to_owned(), before, after });
        }
        (!properties.is_empty()).then(|| self.difference(Change::Changed, properties))
    }
}

/// A policy by name or path as parts, with its name.
fn parts_of(typed: &str) -> Result<(String, Vec<Part>), Error> {
    let mut shelf = Shelf::library();
    let name = stack(typed, &mut shelf)?;
    let loaded = load::load(&shelf, &smallest(&name)).map_err(|f| Error::faults(&f))?;
    let scenario = loaded.scenario;
    let policy = &scenario.arms[scenario.arms.len() - 1].policy;
    Ok((name, Teller { scenario: &scenario, policy }.parts()))
}

/// Tells a policy part by part.
struct Teller<'a> {
    scenario: &'a Scenario,
    policy: &'a Policy,
}

impl Teller<'_> {
    fn parts(&self) -> Vec<Part> {
        let policy = self.policy;
        let mut parts = vec![self.counting()];
        for (subject, score) in [("persons", &policy.person_score), ("firms", &policy.firm_score)] {
            if let Some(score) = score {
                parts.extend(self.score(subject, score));
            }
        }
        for side in &policy.side_scores {
            parts.extend(self.score(&side.id, &side.score));
        }
        for cap in &policy.caps {
            let most = format!("{} points a calendar year", cap.at_most);
            parts.push(Part::new("cap", &cap.id, "").with("at most", most));
        }
        parts.extend(policy.rules.iter().map(|rule| self.rule(rule)));
        for list in &policy.lists {
            parts.extend(self.list(list));
        }
        parts.extend((0..policy.consequences.len()).map(|i| self.consequence(i)));
        parts
    }

    fn counting(&self) -> Part {
        let counting = &self.policy.counting;
        let one_act =
            if counting.largest_only { "once, at the largest" } else { "under each rule" };
        let lock = if counting.lock { "merits do not count while a wrong goes on" } else { "" };
        let line = |v: &assize_scenario::policy::Validity| {
            format!("{} to {} points: {} months", v.from, v.to, v.months)
        };
        let validity: Vec<String> = self.policy.validity.iter().map(line).collect();
        let share = |f: assize_base::quantity::Factor| number(f64::from(f.0) / 65_536.0);
        Part::new("counting", "", "how points are counted")
            .with("one act under several rules counts", one_act)
            .with("factor for repetition", share(counting.repeat))
            .with("lock", lock)
            .with("points end", if counting.yearly { "with the calendar year" } else { "" })
            .with("validity", validity.join("; "))
            .with(
                "share of a firm's points for its head",
                self.policy.head_share.map_or_else(String::new, share),
            )
    }

    fn score(&self, subject: &str, score: &Score) -> Vec<Part> {
        let points = |p: Option<i32>| p.map_or_else(String::new, |p| format!("{p} points"));
        let head = Part::new("score", subject, "")
            .with("start", points(Some(score.start)))
            .with("floor", points(score.floor))
            .with("ceiling", points(score.ceiling))
            .with("who", condition::text(&score.who, self.scenario, self.policy))
            .with("default band", score.bands[score.default_band].label.clone())
            .with(
                "consent",
                score.terms.consent.as_ref().map_or_else(String::new, |(chance, _)| {
                    format!("{} agree, before the factors", percent(chance.share()))
                }),
            )
            .with("seen by", if score.terms.private { "nobody but the person" } else { "" });
        let bands = score.bands.iter().map(|band| {
            let from = band.from.map_or_else(|| "the lowest".to_owned(), |f| format!("{f} points"));
            Part::new("band", &format!("{} of {subject}", band.label), &band.title)
                .with("from", from)
        });
        std::iter::once(head).chain(bands).collect()
    }

    fn rule(&self, rule: &Rule) -> Part {
        let conduct = rule.conduct.map_or("", |c| &self.scenario.catalogue.conducts[c].id);
        let whole =
            |n: Option<u32>, unit: &str| n.map_or_else(String::new, |n| format!("{n}{unit}"));
        let repair = rule.repair.map_or_else(String::new, |r| {
            let into = &self.policy.rules[r.into].id;
            format!("into {into}, {} a month", percent(r.chance.share()))
        });
        let reaches: Vec<&str> = rule.reaches.iter().map(|r| reach(*r)).collect();
        Part::new("rule", &rule.id, &rule.title)
            .with("for", if rule.subject == Subject::Person { "persons" } else { "firms" })
            .with("in the score", self.side_of(rule))
            .with("conduct", conduct)
            .with("holds in", self.share_of_places(rule))
            .with("from", rule.holds.from.map_or_else(String::new, |day| day.to_string()))
            .with("when", self.unless_always(&rule.when))
            .with("gives", award(rule, self.policy, self.scenario))
            .with("once for each begun", whole(rule.per, ""))
            .with("one point for", whole(rule.convert, ""))
            .with("from a yearly sum of", whole(rule.reach_sum, ""))
            .with("validity", whole(rule.validity, " months"))
            .with("reaches", reaches.join(", "))
            .with("repair", repair)
            .with("cap", rule.cap.map_or("", |c| &self.policy.caps[c].id))
            .with("source", rule.source.clone())
    }

    /// The id of the side score in which a rule counts; empty for the main one.
    fn side_of(&self, rule: &Rule) -> String {
        let side = rule.holds.score.checked_sub(1).map(|side| &self.policy.side_scores[side]);
        side.map_or_else(String::new, |side| side.id.clone())
    }

    /// Where a local rule holds.
    fn share_of_places(&self, rule: &Rule) -> String {
        let share = |chance: &Chance| format!("{} of neighbourhoods", percent(chance.share()));
        rule.holds.local.as_ref().map_or_else(String::new, share)
    }

    fn unless_always(&self, expr: &assize_scenario::expr::Expr) -> String {
        let text = condition::text(expr, self.scenario, self.policy);
        if text == "true" { String::new() } else { text }
    }

    fn list(&self, list: &List) -> Vec<Part> {
        let conduct = |c: usize| self.scenario.catalogue.conducts[c].id.clone();
        let exempt = condition::text(&list.exempt, self.scenario, self.policy);
        let head = Part::new("list", &list.id, &list.title)
            .with("exempt", if exempt == "false" { String::new() } else { exempt })
            .with("removal", format!("{} working days", list.removal_working_days))
            .with("brings", list.brings.map_or("", |l| &self.policy.lists[l].id))
            .with("puts on record", list.emits.map_or_else(String::new, conduct))
            .with("puts on the head's record", list.emits_head.map_or_else(String::new, conduct))
            .with("colour", if list.manner.red { "red: an honour" } else { "" })
            .with("takes effect after", days(list.manner.effective_after))
            .with("an objection suspends", if list.manner.suspends { "yes" } else { "" })
            .with("term of each further listing", list.manner.again.map_or_else(String::new, times))
            .with("picks", list.manner.pick.as_ref().map_or_else(String::new, |p| self.pick(p)))
            .with("intake", list.intake.as_ref().map_or("", |_| "by a monthly series"))
            .with("objection", list.review.as_ref().map_or_else(String::new, objection))
            .with("source", list.source.clone());
        let grounds = list.grounds.iter().map(|g| {
            let term = g.months.map_or_else(|| "open".to_owned(), |m| format!("{m} months"));
            let longer = g.longer.map_or_else(String::new, |(chance, from, to)| {
                format!("{from} to {to} months more in {}", percent(chance.share()))
            });
            Part::new("ground", &format!("{} / {}", list.id, g.id), &g.title)
                .with("conduct", conduct(g.conduct))
                .with("chance", percent(g.chance.share()))
                .with("term", term)
                .with("longer", longer)
                .with("from", g.from.map_or_else(String::new, |day| day.to_string()))
                .with("source", g.source.clone())
        });
        let exits = list.exits.iter().map(|e| {
            Part::new("way off", &format!("{} / {}", list.id, e.id), &e.title)
                .with("chance", format!("{} a month", percent(e.chance.share())))
                .with("performs the duty", if e.performs { "yes" } else { "no" })
                .with("source", e.source.clone())
        });
        std::iter::once(head).chain(grounds).chain(exits).collect()
    }

    fn consequence(&self, index: usize) -> Part {
        let c = &self.policy.consequences[index];
        let effect = Effect::ALL.iter().find(|(e, _)| *e == c.effect).map_or("", |(_, name)| name);
        Part::new("consequence", &c.id, &c.title)
            .with("in force for", trigger(c, self.policy, self.scenario))
            .with("service", self.scenario.services[c.service].id.clone())
            .with("effect", effect)
            .with("carried out", percent(c.carried_out.share()))
            .with("from", c.from.map_or_else(String::new, |day| day.to_string()))
            .with("costs", c.cost.map_or_else(String::new, cost))
            .with("needs both to show it", c.shown.map_or_else(String::new, |s| percent(s.share())))
            .with("source", c.source.clone())
    }

    /// Selection by rank.
    fn pick(&self, pick: &Pick) -> String {
        let risk = match &pick.risk {
            Risk::Written(risk) => condition::text(risk, self.scenario, self.policy),
            Risk::Learned(months) => format!("learned from files, after {months} months"),
        };
        let who = condition::text(&pick.who, self.scenario, self.policy);
        format!(
            "every {} months {} of those with {who}, for {} months, by risk: {risk}",
            pick.every,
            percent(pick.share.share()),
            pick.months
        )
    }
}

/// When a consequence is in force, in words.
#[must_use]
pub fn trigger(consequence: &Consequence, policy: &Policy, scenario: &Scenario) -> String {
    match &consequence.trigger {
        Trigger::List(list) => format!("those on {}", policy.lists[*list].id),
        Trigger::Bands(bits) => {
            let of = scenario.services[consequence.service].subject;
            let score = policy.score(of, consequence.score);
            let bands = score.map_or(&[][..], |s| &s.bands);
            let in_force = bands.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1);
            let labels: Vec<&str> = in_force.map(|(_, b)| b.label.as_str()).collect();
            format!("band {}", labels.join(" or "))
        }
    }
}

/// What a rule gives, in words.
#[must_use]
pub fn award(rule: &Rule, policy: &Policy, scenario: &Scenario) -> String {
    if let Some(standing) = &rule.holds.standing {
        return format!("{} points at each review", condition::text(standing, scenario, policy));
    }
    match &rule.award {
        Award::Points(points) => format!("{points:+} points"),
        Award::Span(a, b) => format!("{a:+} to {b:+} points by gravity"),
        Award::Choice(points) => {
            let points: Vec<String> = points.iter().map(|p| format!("{p:+}")).collect();
            format!("{} points by place", points.join(" or "))
        }
        Award::Grade { band, months } => {
            let score = policy.score(rule.subject, rule.holds.score);
            let label = score.map_or("", |s| &s.bands[*band].label);
            format!("band {label} for {months} months")
        }
    }
}

fn reach(reach: Reach) -> &'static str {
    match reach {
        Reach::Own => "own",
        Reach::Spouse => "spouse",
        Reach::Parents => "parents",
        Reach::Children => "children",
        Reach::Household => "household",
    }
}

fn objection(r: &assize_scenario::policy::Review) -> String {
    format!(
        "{} ask after {} to {} days; review {} days, finds {}; {} go on within {} days, {} days, finds {}; \
         corrected in {} working days",
        percent(r.asks.share()),
        r.notice.0,
        r.notice.1,
        r.first_days,
        percent(r.first_finds.share()),
        percent(r.appeals.share()),
        r.appeal_days,
        r.second_days,
        percent(r.second_finds.share()),
        r.correct_working_days
    )
}

/// A number with as many digits as it needs, at most four after the point.
fn number(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn days(n: u32) -> String {
    if n == 0 { String::new() } else { format!("{n} days") }
}

fn times(factor: Factor) -> String {
    format!("{} times", number(f64::from(factor.0) / 65_536.0))
}

fn cost((yuan, income): (u32, Factor)) -> String {
    format!("{yuan} yuan and {} months of income", number(f64::from(income.0) / 65_536.0))
}

fn percent(share: f64) -> String {
    format!("{} %", number(share * 100.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told() {
        let a =
            Part::new("rule", "A01", "t").with("gives", "-5 points").with("validity", "12 months");
        let b =
            Part::new("rule", "A01", "t").with("gives", "-9 points").with("validity", "12 months");
        let difference = a.changed(&b).unwrap();
        assert_eq!(difference.properties.len(), 1);
        assert_eq!(difference.properties[0].after, "-9 points");
        assert_eq!(a.changed(&a), None);
    }

    #[test]
    fn numbers_have_no_idle_digits() {
        assert_eq!(percent(0.35), "35 %");
        assert_eq!(percent(0.0005), "0.05 %");
        assert_eq!(number(2.0), "2");
    }
}
