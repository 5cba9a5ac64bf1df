//! Words for what money, courts, desks, services and the news do to somebody, with the number of
//! the documents that each step rests on.

use assize_engine::Event;
use assize_model::court::judgment;
use assize_model::desk::Finding;
use assize_model::money::loan;
use assize_model::record::Truth;
use assize_model::response::ties::Touch;
use assize_scenario::scenario::Basis;

use super::life::Told;
use super::tell::{Teller, said};

impl Teller<'_> {
    /// Tells a step of money, courts, desks, services or news.
    pub(super) fn process(&self, event: &Event) -> Told {
        match event {
            Event::Setback { .. } | Event::Cost { .. } | Event::Loan { .. } => self.money(event),
            Event::Sued { .. } | Event::Judged { .. } | Event::Enforced { .. } => self.court(event),
            Event::Objected { list, ready } => {
                let words = format!(
                    "objects to being on the list {}; it can be decided from {}",
                    self.policy.lists[*list].title,
                    self.date(*ready)
                );
                Told {
                    list: Some(self.policy.lists[*list].id.clone()),
                    ..said("objected", words, self.list_article(*list))
                }
            }
            Event::Decided { list, finding } => {
                let found = match finding {
                    Finding::Stands => "the listing stands",
                    Finding::Found => "the listing was wrong",
                    Finding::FoundOnAppeal => {
                        "refused at first; the next court will find that the listing was wrong"
                    }
                };
                let title = &self.policy.lists[*list].title;
                let words = format!("the objection to the list {title} is decided: {found}");
                Told {
                    list: Some(self.policy.lists[*list].id.clone()),
                    ..said("decided", words, self.list_article(*list))
                }
            }
            Event::Heard { list, upheld } => self.heard(*list, *upheld),
            Event::Ties { touch } => said("news", news(touch), self.basis("response / tie-steps")),
            Event::GaveUp => {
                let words = "gives up hope of a return: nothing deters any more".to_owned();
                said("gave-up", words, self.basis("response / gives-up"))
            }
            Event::TriedAgain { .. } | Event::StayedAway { .. } | Event::Learned { .. } => {
                self.attempts(event)
            }
            Event::Act { .. }
            | Event::Forgone { .. }
            | Event::Recorded { .. }
            | Event::Entry { .. }
            | Event::Missed { .. }
            | Event::Listed { .. }
            | Event::Unlisted { .. }
            | Event::Met { .. }
            | Event::Repaired { .. }
            | Event::Expired { .. }
            | Event::Review { .. }
            | Event::SideReview { .. }
            | Event::Standing { .. }
            | Event::Replaced { .. }
            | Event::NotListed { .. }
            | Event::Stood { .. } => unreachable!("{event:?} is told before"),
        }
    }

    fn money(&self, event: &Event) -> Told {
        match event {
            Event::Setback { months, arrears } => {
                let words = format!("loses income for {months} months; arrears {}", owed(*arrears));
                said("setback", words, self.basis("money / setback"))
            }
            Event::Cost { service, yuan, arrears } => {
                let service = &self.scenario.services[*service];
                let words = format!(
                    "that costs {yuan} yuan ({}); arrears {}",
                    service.title,
                    owed(*arrears)
                );
                said("cost", words, self.service_basis(&service.id, &["cost", "surcharge"]))
            }
            Event::Loan { answer, arrears } => {
                let (kind, what, key) = match answer {
                    loan::Answer::Granted => ("loan-granted", "gets it", "money / asks"),
                    loan::Answer::Refused => {
                        ("loan-refused", "it is REFUSED by a consequence", "money / asks")
                    }
                    loan::Answer::Declined => {
                        ("loan-declined", "the bank itself declines", "money / declines")
                    }
                };
                let words = format!("asks for a loan: {what}; arrears {}", owed(*arrears));
                said(kind, words, self.basis(key))
            }
            _ => unreachable!("only steps of money are told here"),
        }
    }

    fn court(&self, event: &Event) -> Told {
        match event {
            Event::Sued { conduct, truth, due } => {
                let whose = if *truth == Truth::True { "" } else { " FOR SOMEBODY ELSE'S ACT" };
                let words = format!(
                    "is sued{whose} ({}); judgment follows, and its notice runs out on {}",
                    self.conduct(*conduct),
                    self.date(*due)
                );
                said("sued", words, self.basis("court / judgment"))
            }
            Event::Judged { conduct, answer } => {
                let (what, key) = match answer {
                    judgment::Answer::Performed => ("performs", "court / willing"),
                    judgment::Answer::Unable => {
                        ("has nothing to pay with, and the court closes the case", "court / able")
                    }
                    judgment::Answer::Unwilling => {
                        ("could pay and evades; the case waits for enforcement", "court / willing")
                    }
                    judgment::Answer::Misjudged => (
                        "has nothing, and is TAKEN FOR UNWILLING; the case waits for enforcement",
                        "court / misjudged",
                    ),
                    judgment::Answer::Mistaken => (
                        "owes nothing, and is TAKEN FOR THE DEBTOR; the case waits for enforcement",
                        "court / errs",
                    ),
                };
                let words = format!("the judgment is due ({}): {what}", self.conduct(*conduct));
                said("judged", words, self.basis(key))
            }
            Event::Enforced { conduct } => {
                let words = format!("the judgment is enforced ({})", self.conduct(*conduct));
                said("enforced", words, self.basis("court / staff"))
            }
            _ => unreachable!("only steps of courts are told here"),
        }
    }

    fn attempts(&self, event: &Event) -> Told {
        match event {
            Event::TriedAgain { service, times } => {
                let service = &self.scenario.services[*service];
                let often = if *times == 1 { "once".to_owned() } else { format!("{times} times") };
                let words = format!("tries {} again {often}, and is refused again", service.title);
                said("again", words, self.service_basis(&service.id, &["again"]))
            }
            Event::StayedAway { service } => {
                let service = &self.scenario.services[*service].title;
                let words = format!("wants {service} and stays away for fear of a refusal");
                said("stayed-away", words, self.basis("response / stays-away"))
            }
            Event::Learned { service } => {
                let service = &self.scenario.services[*service].title;
                let words = format!("expects from now on that {service} will be refused");
                said("learned", words, self.basis("response / learns"))
            }
            _ => unreachable!("only attempts are told here"),
        }
    }

    /// An objection is decided in the days that the rules give.
    fn heard(&self, list: usize, upheld: bool) -> Told {
        let found = if upheld { "the listing was wrong" } else { "REFUSED, the listing stands" };
        let title = &self.policy.lists[list].title;
        let words = format!("the objection to the list {title} is decided: {found}");
        Told {
            list: Some(self.policy.lists[list].id.clone()),
            why: Some(if upheld { "upheld" } else { "refused" }.to_owned()),
            ..said("decided", words, self.list_article(list))
        }
    }

    /// What a number of the society rests on: its source, or the assumption.
    fn basis(&self, key: &str) -> String {
        let path = format!("society {} / {key}", self.scenario.society.name);
        self.basis_of(|p| p == path)
    }

    /// What the first of some numbers of a service rests on.
    fn service_basis(&self, service: &str, keys: &[&str]) -> String {
        let ends: Vec<String> =
            keys.iter().map(|key| format!(" / service {service} / {key}")).collect();
        self.basis_of(|p| ends.iter().any(|end| p.ends_with(end)))
    }

    pub(super) fn basis_of(&self, is_meant: impl Fn(&str) -> bool) -> String {
        let param = self.scenario.params.iter().find(|p| is_meant(&p.path));
        match param.map(|p| &p.basis) {
            Some(Basis::Source(source)) => source.clone(),
            Some(Basis::Assumed(why)) => format!("assumed: {why}"),
            None => String::new(),
        }
    }
}

/// Arrears in words.
fn owed(quarters: u8) -> String {
    match quarters {
        0 => "none".to_owned(),
        4 => "one month's income".to_owned(),
        n => format!("{} months' income", f64::from(n) / 4.0),
    }
}

/// What reached somebody through ties, in words.
fn news(touch: &Touch) -> String {
    let mut words = match (touch.touched, touch.hears) {
        (true, _) => "somebody close is newly restricted".to_owned(),
        (false, true) => "hears that an acquaintance is newly restricted".to_owned(),
        (false, false) => "a friend is newly restricted".to_owned(),
    };
    if touch.dropped > 0 {
        words += &format!("; drops {} of {} such friends", touch.dropped, touch.strained);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::owed;

    #[test]
    fn arrears_are_told_in_months() {
        assert_eq!(
            [0, 3, 4, 10].map(owed),
            ["none", "0.75 months' income", "one month's income", "2.5 months' income"]
        );
    }
}
