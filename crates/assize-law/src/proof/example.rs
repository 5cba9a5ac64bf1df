//! The smallest set of facts that shows a finding: who does what on which day, and what a run of it
//! must show.

use assize_base::vocabulary::{Attribute, JOBS, POSTS, SCHOOLING};
use assize_scenario::catalogue::Subject;
use assize_scenario::expr::Name;
use assize_scenario::policy::{Award, Rule, Score};

use super::facts::Case;
use super::possible::{Origin, Possible};

/// A counter-example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The facts about whoever acts that matter, in words.
    pub who: String,
    /// The acts, in order.
    pub acts: Vec<Act>,
    /// What comes of them, in a sentence.
    pub outcome: String,
    /// What a run must show.
    pub shows: Vec<Shows>,
    /// The rules that are kept, by index.
    pub rules: Vec<usize>,
    /// The lists that are kept, by index.
    pub lists: Vec<usize>,
    /// The consequences that are kept, by index.
    pub consequences: Vec<usize>,
    /// How many months it takes to see it.
    pub months: u32,
}

/// One act of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// The day, from 1.
    pub day: u32,
    /// Index of the conduct.
    pub conduct: usize,
    /// The id of the conduct.
    pub id: String,
    /// What is counted about it, or how grave it is, where that matters.
    pub how: String,
    /// What answers it.
    pub answered: String,
}

/// What a run of an example must show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shows {
    /// The rule gave something.
    Rule(String),
    /// The ground listed somebody.
    Ground(String, String),
    /// The consequence took effect.
    Consequence(String),
    /// Somebody was in the band at a review: kind of subject, number of the score, label.
    Band(Subject, usize, String),
    /// Nobody ever was.
    NoBand(Subject, usize, String),
    /// Nobody who entered the band left it: it never lost anybody from one review to the next.
    BandKeeps(Subject, usize, String),
    /// People entered the list and nobody left it.
    ListKeeps(String),
}

impl Shows {
    /// In words, as a reader of the run may check it.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Shows::Rule(id) => format!("rule {id} gives something"),
            Shows::Ground(list, ground) => format!("the ground {list}/{ground} lists somebody"),
            Shows::Consequence(id) => format!("consequence {id} takes effect"),
            Shows::Band(_, _, label) => format!("somebody is in band {label} at a review"),
            Shows::NoBand(_, _, label) => format!("nobody is ever in band {label}"),
            Shows::BandKeeps(_, _, label) => {
                format!("people enter band {label}, and from review to review it never shrinks")
            }
            Shows::ListKeeps(id) => format!("people enter the list {id}, and nobody leaves it"),
        }
    }
}

impl Example {
    /// An example without acts so far.
    #[must_use]
    pub fn of(outcome: impl Into<String>, months: u32) -> Example {
        Example {
            who: "one person".to_owned(),
            acts: Vec::new(),
            outcome: outcome.into(),
            shows: Vec::new(),
            rules: Vec::new(),
            lists: Vec::new(),
            consequences: Vec::new(),
            months,
        }
    }

    /// The facts, in one sentence.
    #[must_use]
    pub fn words(&self) -> String {
        let act = |a: &Act| {
            let how = if a.how.is_empty() { String::new() } else { format!(" ({})", a.how) };
            format!("day {}: `{}`{how}, {}", a.day, a.id, a.answered)
        };
        let acts: Vec<String> = self.acts.iter().map(act).collect();
        let acts = if acts.is_empty() { "no act".to_owned() } else { acts.join("; ") };
        format!("{}; {acts}; {}", self.who, self.outcome)
    }

    /// Takes in an act that a case describes, on the next day.
    #[must_use]
    pub fn act(
        mut self,
        possible: &Possible<'_>,
        conduct: usize,
        case: &Case,
        answered: impl Into<String>,
    ) -> Example {
        let reading = &possible.reading;
        let did = match possible.origins[conduct] {
            Origin::Listing(list, ground) => {
                self.lists.extend(reading.brought_with(list));
                reading.policy.lists[list].grounds[ground].conduct
            }
            _ => conduct,
        };
        let how = if did == conduct { how(case) } else { "leads onto a list".to_owned() };
        let subject = possible.subject(did);
        self.who = who(case, subject, possible.reading.score(Subject::Person));
        self.acts.push(Act {
            day: self.acts.len() as u32 + 1,
            conduct: did,
            id: reading.conduct(did).id.clone(),
            how,
            answered: answered.into(),
        });
        self
    }

    /// Takes in an act that a rule answers.
    #[must_use]
    pub fn answered(
        self,
        possible: &Possible<'_>,
        rule: usize,
        case: &Case,
        points: i32,
    ) -> Example {
        let it = &possible.reading.policy.rules[rule];
        let Some(conduct) = it.conduct else { return self };
        let answered = gives(it, points, possible.reading.policy.score(it.subject, it.holds.score));
        self.act(possible, conduct, case, answered).with_rule(rule, it)
    }

    /// Keeps a rule, with the one into which it is repaired.
    #[must_use]
    pub fn with_rule(mut self, index: usize, rule: &Rule) -> Example {
        self.rules.push(index);
        self.rules.extend(rule.repair.map(|r| r.into));
        self
    }

    /// Adds something that a run must show.
    #[must_use]
    pub fn shows(mut self, shows: Shows) -> Example {
        self.shows.push(shows);
        self
    }
}

/// What a rule gives, in words.
#[must_use]
pub fn gives(rule: &Rule, points: i32, score: Option<&Score>) -> String {
    match rule.award {
        Award::Grade { band, months } => {
            let label = score.map_or("?", |s| s.bands[band].label.as_str());
            format!("rule {} sets band {label} for {}", rule.id, term(months))
        }
        _ => format!("rule {} gives {points:+}", rule.id),
    }
}

/// A number of months in words; what outlasts everybody is open.
#[must_use]
pub fn term(months: u32) -> String {
    if months >= super::OPEN { "ever".to_owned() } else { format!("{months} months") }
}

/// What is counted about an act, or how grave it is, where a condition asks for it.
fn how(case: &Case) -> String {
    let told = case.facts.iter().filter_map(|(name, value)| {
        Some(match name {
            Name::Amount => format!("{value} yuan"),
            Name::Months => format!("{value} months"),
            Name::Hours => format!("{value} hours"),
            Name::Count => format!("a count of {value}"),
            Name::Gravity => format!("gravity {value} of 99"),
            Name::Earlier => format!("{value} earlier on file"),
            _ => return None,
        })
    });
    told.collect::<Vec<_>>().join(", ")
}

/// Who acts, as far as conditions ask.
fn who(case: &Case, subject: Subject, score: Option<&Score>) -> String {
    let label = |labels: &[&str], value: i64| {
        labels.get(usize::try_from(value).unwrap_or(0)).copied().unwrap_or("?").to_owned()
    };
    let of = |attribute: Attribute, value: i64| label(attribute.labels(), value);
    let told = case.facts.iter().filter_map(|(name, value)| {
        Some(match name {
            Name::Age => format!("aged {value}"),
            Name::Sex => of(Attribute::Sex, *value),
            Name::Settlement => format!("from a {}", of(Attribute::Settlement, *value)),
            Name::Schooling => format!("schooling {}", label(SCHOOLING, *value)),
            Name::Income => format!("income {}", of(Attribute::Income, *value)),
            Name::Job => format!("job {}", label(JOBS, *value)),
            Name::Post if *value == 0 => "without a post".to_owned(),
            Name::Post => format!("post {}", label(POSTS, *value)),
            Name::Party if *value == 0 => "not of the Party".to_owned(),
            Name::Party => "of the Party".to_owned(),
            Name::Migrant => of(Attribute::Migrant, *value),
            Name::Employees => format!("{value} employees"),
            Name::Band => {
                let band = score.and_then(|s| s.bands.get(usize::try_from(*value).ok()?));
                format!("in band {}", band.map_or("?", |b| b.label.as_str()))
            }
            _ => return None,
        })
    });
    let one = if subject == Subject::Firm { "one firm" } else { "one person" };
    let told: Vec<String> = std::iter::once(one.to_owned()).chain(told).collect();
    told.join(", ")
}
