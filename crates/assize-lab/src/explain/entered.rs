//! Words for entries of rules: what they give, how long, for whose act; and for rules and grounds
//! that just missed, and why.

use assize_base::calendar::Day;
use assize_engine::{Event, Miss, Spared, Step};
use assize_model::record::Truth;
use assize_scenario::policy::Award;

use super::life::Told;
use super::tell::{Teller, said, truth_name};
use crate::condition;
use crate::diff::award;

impl Teller<'_> {
    /// An entry is written, gives way, is repaired or runs out.
    pub(super) fn entered(&self, step: &Step, before: &[Step]) -> Told {
        match &step.event {
            Event::Entry { .. } => self.entry(&step.event),
            Event::Replaced { rule, points, .. } => {
                let id = &self.policy.rules[*rule].id;
                let words =
                    format!("entry {id} ({points:+} points) gives way: the year's sum has grown");
                let told = said("replaced", words, self.rule_article(*rule));
                Told { rule: Some(id.clone()), points: Some(-points), ..told }
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
                Told {
                    rule: Some(instead.id.clone()),
                    points: Some(*points),
                    until: Some(self.date(*end)),
                    validity: Some(self.validity(*into, *points)),
                    ..said("repaired", words, self.rule_article(*into))
                }
            }
            Event::Expired { rule } => self.expired(*rule, step.day, before),
            other => unreachable!("{other:?} is no entry"),
        }
    }

    fn entry(&self, event: &Event) -> Told {
        let Event::Entry { rule: index, points, grade, start, end, repeated, muted, others, trail } =
            event
        else {
            unreachable!("only entries are told here")
        };
        let rule = &self.policy.rules[*index];
        let band = grade.map(|band| self.band(rule.holds.score, band).to_owned());
        let what = band.as_ref().map_or(format!("{points:+} points"), |b| format!("band {b}"));
        let (from, until) = (self.date(*start), self.date(*end));
        let mut words = format!("rule {}: {what} from {from} to {until} ({})", rule.id, rule.title);
        let notes = [
            (*repeated, "; counted more for repetition".to_owned()),
            (*muted, "; counts nothing or less because of a lock or cap".to_owned()),
            (*others, format!("; FOR ANOTHER'S ACT, {}", self.for_whom(trail))),
            (!*others && trail.truth != Truth::True, "; ON A FALSE RECORD".to_owned()),
        ];
        notes.iter().filter(|(holds, _)| *holds).for_each(|(_, note)| words.push_str(note));
        Told {
            rule: Some(rule.id.clone()),
            truth: Some(truth_name(trail.truth).to_owned()),
            whose: Some(self.whose(trail).to_owned()),
            points: grade.is_none().then_some(*points),
            band,
            until: Some(until),
            validity: Some(self.validity(*index, *points)),
            ..said("entry", words, self.rule_article(*index))
        }
    }

    /// An entry runs out: told with the article on how long it counts.
    fn expired(&self, rule: usize, day: Day, before: &[Step]) -> Told {
        let points = |step: &Step| match &step.event {
            Event::Entry { rule: r, points, end, .. }
            | Event::Repaired { into: r, points, end, .. }
                if (*r, *end) == (rule, day) =>
            {
                Some(*points)
            }
            _ => None,
        };
        let points = before.iter().rev().find_map(points).unwrap_or(0);
        let id = &self.policy.rules[rule].id;
        let is_new_year = self.policy.counting.yearly && {
            let date = self.calendar.date(day);
            (date.month(), date.day()) == (1, 1)
        };
        let (why, article) = if is_new_year {
            ("entries end with their calendar year", self.counting())
        } else {
            ("its time is over", self.validity(rule, points))
        };
        Told {
            rule: Some(id.clone()),
            points: (points != 0).then_some(-points),
            validity: Some(article.clone()),
            ..said("expired", format!("entry {id} runs out: {why}"), article)
        }
    }

    /// The article on how long an entry of a rule with so many points counts.
    fn validity(&self, rule: usize, points: i32) -> String {
        let made = &self.policy.rules[rule];
        let of_its_own = made.validity.is_some() || matches!(made.award, Award::Grade { .. });
        let line = self.policy.validity.iter().position(|v| v.from <= points && points <= v.to);
        match line {
            _ if of_its_own => self.rule_article(rule),
            Some(line) => self.of_policy(&format!("validity {}", line + 1)),
            None => "assumed: a year, where the policy does not say".to_owned(),
        }
    }

    fn counting(&self) -> String {
        self.of_policy("counting")
    }

    /// What the numbers of a table of the arm's policies rest on.
    fn of_policy(&self, table: &str) -> String {
        let starts: Vec<String> =
            self.arm.stack.iter().map(|name| format!("policy {name} / {table} / ")).collect();
        self.basis_of(|path| starts.iter().any(|start| path.starts_with(start)))
    }

    /// A rule that just missed, and why.
    pub(super) fn missed(&self, index: usize, why: Miss) -> Told {
        let rule = &self.policy.rules[index];
        let (name, because) = match why {
            Miss::Condition => {
                let when = condition::text(&rule.when, self.scenario, self.policy);
                ("condition", format!("its condition did not hold: {when}"))
            }
            Miss::Larger(by) => (
                "larger",
                format!("rule {} weighs more for the same act", self.policy.rules[by].id),
            ),
            Miss::NotYet => {
                let from = rule.holds.from.map_or(String::new(), |from| from.to_string());
                ("not-yet", format!("it was not yet in force (from {from})"))
            }
            Miss::Elsewhere => ("local", "a local rule that does not hold here".to_owned()),
            Miss::NotScored => ("not-scored", "this person does not have the score".to_owned()),
        };
        let gives = award(rule, self.policy, self.scenario);
        let words = format!("just missed rule {}: {gives}, {}; {because}", rule.id, rule.title);
        Told {
            rule: Some(rule.id.clone()),
            why: Some(name.to_owned()),
            ..said("missed", words, self.rule_article(index))
        }
    }

    /// A ground of a list that did not list, and why.
    pub(super) fn spared(&self, list: usize, ground: usize, why: Spared) -> Told {
        let made = &self.policy.lists[list];
        let (name, because) = match why {
            Spared::Exempt => ("exempt", "the list exempts persons like this"),
            Spared::AlreadyOn => ("already-on", "on the list already"),
            Spared::Chance => ("chance", "the chance that such a record lists did not come true"),
        };
        let ground = &made.grounds[ground];
        let words = format!("not put on the list {}: {}; {because}", made.title, ground.title);
        Told {
            list: Some(made.id.clone()),
            why: Some(name.to_owned()),
            ..said("missed", words, self.article(&ground.source, "list", &made.id))
        }
    }
}
