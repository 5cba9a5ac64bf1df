//! Words for what happens to somebody in one arm, with the article of each step.

use std::collections::BTreeMap;

use assize_base::calendar::{Calendar, Day, NEVER};
use assize_engine::{Event, Step, Trail};
use assize_model::record::{Address, Truth};
use assize_scenario::Scenario;
use assize_scenario::expr::Name;
use assize_scenario::policy::{Effect, Policy};
use assize_scenario::scenario::{Arm, Basis};

use super::life::Told;
use super::person::{Around, Noted};

/// Tells the steps of one arm.
pub(super) struct Teller<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) arm: &'a Arm,
    pub(super) policy: &'a Policy,
    pub(super) calendar: &'a Calendar,
    pub(super) around: &'a Around,
    /// The records of the arm about anybody of the neighbourhood.
    pub(super) records: BTreeMap<Address, Noted>,
}

/// A step without its date.
pub(super) fn said(kind: &str, words: String, article: String) -> Told {
    Told { kind: kind.to_owned(), words, article, ..Told::default() }
}

impl Teller<'_> {
    /// Tells a step; `before` are the steps that came before it.
    pub(super) fn tell(&self, step: &Step, before: &[Step]) -> Option<Told> {
        let date = self.calendar.date(step.day).to_string();
        let told = match &step.event {
            Event::Stood { .. } => return None,
            Event::Act { .. } | Event::Forgone { .. } | Event::Recorded { .. } => {
                self.conducted(&step.event)
            }
            Event::Entry { .. }
            | Event::Replaced { .. }
            | Event::Repaired { .. }
            | Event::Expired { .. } => self.entered(step, before),
            Event::Missed { rule, why } => self.missed(*rule, *why),
            Event::NotListed { list, ground, why } => self.spared(*list, *ground, *why),
            Event::Listed { .. } | Event::Unlisted { .. } => self.listing(&step.event),
            Event::Met { consequence } => self.met(*consequence),
            Event::Review { .. } | Event::SideReview { .. } | Event::Standing { .. } => {
                self.reviewed(&step.event)
            }
            other => self.process(other),
        };
        Some(Told { date, ..told })
    }

    /// What was done, left undone, or put on record.
    fn conducted(&self, event: &Event) -> Told {
        match event {
            Event::Act { conduct, quantity, .. } => {
                let made = &self.scenario.catalogue.conducts[*conduct];
                let is_sued = self.scenario.society.court.is_some() && made.links.sued.0 > 0;
                // What a list gives is done to people, not by them; what is sued over is not yet
                // judged.
                let verb = match (made.given_by_list, is_sued) {
                    (true, _) => "suffers",
                    (_, true) => "gives cause for a suit, which may end in",
                    _ => "does",
                };
                let words = format!("{verb}: {}", self.deed(*conduct, *quantity));
                Told { whose: Some("own".to_owned()), ..said("act", words, String::new()) }
            }
            Event::Forgone { conduct } => {
                let words = format!("forgoes out of caution: {}", self.conduct(*conduct));
                said("forgone", words, String::new())
            }
            Event::Recorded { conduct, truth, entry, by } => {
                let what = match truth {
                    Truth::True => format!("a true record of {}", self.conduct(*conduct)),
                    Truth::Misattributed => format!(
                        "a FALSE record of {}: the act of {}",
                        self.conduct(*conduct),
                        self.around.whom(by.actor)
                    ),
                    Truth::Invented => {
                        format!(
                            "a FALSE, invented record of {}: nobody's act",
                            self.conduct(*conduct)
                        )
                    }
                };
                let words = format!("{what} (entered {})", self.date(*entry));
                Told {
                    truth: Some(truth_name(*truth).to_owned()),
                    whose: Some(whose_record(*truth).to_owned()),
                    ..said("record", words, String::new())
                }
            }
            other => unreachable!("{other:?} is neither act nor record"),
        }
    }

    /// Whose act something on file rests on: `own`, `another` or `nobody`.
    pub(super) fn whose(&self, trail: &Trail) -> &'static str {
        let is_own = !trail.firm && trail.about == self.around.person();
        match trail.truth {
            Truth::Invented => "nobody",
            Truth::Misattributed => "another",
            Truth::True if is_own => "own",
            Truth::True => "another",
        }
    }

    /// Whose act something on file is for, if it is another's, in words.
    pub(super) fn for_whom(&self, trail: &Trail) -> String {
        if trail.firm {
            return "of the firm that this person heads".to_owned();
        }
        let about = if trail.truth == Truth::True { trail.root.actor } else { trail.about };
        format!("of {}", self.around.whom(about))
    }

    fn listing(&self, event: &Event) -> Told {
        let (told, list) = match event {
            Event::Listed { list, ground, end, trail, .. } => {
                let (words, article) = self.listed(*list, *ground, *end, trail.as_ref());
                let told = Told {
                    truth: trail.map(|t| truth_name(t.truth).to_owned()),
                    whose: trail.map(|t| self.whose(&t).to_owned()),
                    until: Some(self.date(*end)),
                    ..said("listed", words, article)
                };
                (told, *list)
            }
            Event::Unlisted { list, how, corrected } => {
                let (words, article) = self.unlisted(*list, *how, *corrected);
                let kind = if *corrected { "corrected" } else { "unlisted" };
                (said(kind, words, article), *list)
            }
            other => unreachable!("{other:?} is no listing"),
        };
        Told { list: Some(self.policy.lists[list].id.clone()), ..told }
    }

    fn listed(
        &self,
        list: usize,
        ground: Option<usize>,
        end: Day,
        trail: Option<&Trail>,
    ) -> (String, String) {
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
        let wrong = match trail.map(|t| (self.whose(t), t)) {
            Some(("nobody", _)) => "; FOR NOBODY'S ACT".to_owned(),
            Some(("another", t)) if t.truth == Truth::True => {
                format!("; FOR THE ACT {}", self.for_whom(t))
            }
            Some(("another", t)) => {
                format!("; FOR THE ACT of {}", self.around.whom(t.root.actor))
            }
            _ => String::new(),
        };
        let words = format!("put on the list {} ({until}), {why}{wrong}", list.title);
        (words, self.article(source, "list", &list.id))
    }

    fn unlisted(&self, list: usize, how: Option<usize>, corrected: bool) -> (String, String) {
        let list = &self.policy.lists[list];
        let (why, source) = match how {
            _ if corrected => ("an error was corrected".to_owned(), &list.source),
            Some(exit) => (list.exits[exit].title.clone(), &list.exits[exit].source),
            None => ("the term is over".to_owned(), &list.source),
        };
        let words = format!("off the list {}: {why}", list.title);
        (words, self.article(source, "list", &list.id))
    }

    fn met(&self, consequence: usize) -> Told {
        let c = &self.policy.consequences[consequence];
        let service = &self.scenario.services[c.service];
        let done = effect(c.effect);
        let words = match c.effect {
            Effect::Refuse => format!("wants {}: REFUSED, {}", service.title, c.title),
            _ => format!("wants {}: {} ({done})", service.title, c.title),
        };
        Told {
            service: Some(service.id.clone()),
            effect: Some(done.to_owned()),
            ..said("met", words, self.article(&c.source, "consequence", &c.id))
        }
    }

    pub(super) fn rule_article(&self, rule: usize) -> String {
        let rule = &self.policy.rules[rule];
        self.article(&rule.source, "rule", &rule.id)
    }

    pub(super) fn list_article(&self, list: usize) -> String {
        let list = &self.policy.lists[list];
        self.article(&list.source, "list", &list.id)
    }

    /// The article, or the assumption that stands in its place.
    pub(super) fn article(&self, source: &str, kind: &str, id: &str) -> String {
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

    pub(super) fn conduct(&self, conduct: usize) -> &str {
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

    pub(super) fn date(&self, day: Day) -> String {
        if day == NEVER { "no end".to_owned() } else { self.calendar.date(day).to_string() }
    }
}

/// The name of a record's truth in answers.
pub(super) fn truth_name(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "true",
        Truth::Misattributed => "misattributed",
        Truth::Invented => "invented",
    }
}

/// Whose act a record about the person rests on.
fn whose_record(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "own",
        Truth::Misattributed => "another",
        Truth::Invented => "nobody",
    }
}

pub(super) fn effect(effect: Effect) -> &'static str {
    Effect::ALL.iter().find(|(e, _)| *e == effect).map_or("", |(_, name)| name)
}
