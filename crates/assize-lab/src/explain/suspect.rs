//! The things that may have led to what came: records, acts and rules behind the steps of a life.

use assize_engine::{Event, Omission, Step, Trail};
use assize_model::channel::INVENTED;
use assize_model::record::{Address, Truth};

use super::different::Suspect;
use super::life::Left;
use super::tell::Teller;

/// In which order things are left out: false records, others' acts, own acts, rules.
const FALSE: u8 = 0;
const ANOTHERS: u8 = 1;
const OWN: u8 = 2;
const RULES: u8 = 3;

/// What stands behind a step, with the order in which it is tried.
pub(super) fn of_step(teller: &Teller<'_>, arm: usize, step: &Step) -> Vec<(u8, Suspect)> {
    let policy = teller.policy;
    match &step.event {
        Event::Recorded { truth, by, .. } if *truth != Truth::True => {
            vec![(FALSE, record(teller, *by, *truth))]
        }
        Event::Entry { rule, points, grade, trail, .. } if *points < 0 || grade.is_some() => {
            let mut all = of_trail(teller, trail);
            all.push(of_rule(teller, *rule));
            all
        }
        Event::Standing { rule, points } if *points < 0 => vec![of_rule(teller, *rule)],
        Event::Listed { list, ground, trail, .. } if !policy.lists[*list].manner.red => {
            let mut all = trail.as_ref().map_or_else(Vec::new, |t| of_trail(teller, t));
            match ground {
                Some(ground) => all.push(of_ground(teller, *list, *ground)),
                None if trail.is_none() => all.push(of_pick(teller, *list)),
                None => {}
            }
            all
        }
        Event::Sued { conduct, .. } => cause_of_suit(teller, arm, step, *conduct),
        _ => Vec::new(),
    }
}

/// What an entry or a listing goes back to.
fn of_trail(teller: &Teller<'_>, trail: &Trail) -> Vec<(u8, Suspect)> {
    if trail.truth != Truth::True {
        return vec![(FALSE, record(teller, trail.root, trail.truth))];
    }
    let noted = teller.records.get(&trail.root);
    let what = noted.map_or("an act", |noted| teller.conduct(noted.conduct));
    let day =
        noted.map_or(String::new(), |noted| format!(", on record on {}", teller.date(noted.entry)));
    let is_own = !trail.firm && trail.root.actor == teller.around.person();
    let (order, kind, words) = match (trail.firm, is_own) {
        (true, _) => {
            (ANOTHERS, "another's-act", format!("an act of the firm that this person heads{day}"))
        }
        (false, true) => (OWN, "own-act", format!("this person's own {what}{day}")),
        (false, false) => {
            let whom = teller.around.whom(trail.root.actor);
            (ANOTHERS, "another's-act", format!("{what} by {whom}{day}"))
        }
    };
    // What enforcement or averaging puts on record is no act of its own month.
    let is_act = trail.root.serial < INVENTED;
    let omission = if is_act { Omission::Act(trail.root) } else { Omission::Record(trail.root) };
    let words = if is_act { words } else { format!("the record of {words}") };
    vec![(order, suspect(omission, kind, words, String::new()))]
}

/// A false record.
fn record(teller: &Teller<'_>, by: Address, truth: Truth) -> Suspect {
    let noted = teller.records.get(&by);
    let what = noted.map_or("an act", |noted| teller.conduct(noted.conduct));
    let day = noted.map_or(String::new(), |noted| format!(" of {}", teller.date(noted.entry)));
    let whose = match truth {
        Truth::Misattributed => format!("it was the act of {}", teller.around.whom(by.actor)),
        _ => "nobody did it".to_owned(),
    };
    let words = format!("the FALSE record{day} of {what} ({whose})");
    suspect(Omission::Record(by), "false-record", words, String::new())
}

fn of_rule(teller: &Teller<'_>, index: usize) -> (u8, Suspect) {
    let rule = &teller.policy.rules[index];
    let words = format!("rule {} ({})", rule.id, rule.title);
    (RULES, suspect(Omission::Rule(index), "rule", words, teller.rule_article(index)))
}

fn of_ground(teller: &Teller<'_>, list: usize, ground: usize) -> (u8, Suspect) {
    let made = &teller.policy.lists[list];
    let why = &made.grounds[ground];
    let words = format!("the ground \u{201c}{}\u{201d} of the list {}", why.title, made.title);
    let article = teller.article(&why.source, "list", &made.id);
    (RULES, suspect(Omission::Ground(list, ground), "ground", words, article))
}

fn of_pick(teller: &Teller<'_>, list: usize) -> (u8, Suspect) {
    let words = format!("the selection by rank for the list {}", teller.policy.lists[list].title);
    let article = teller.list_article(list);
    (RULES, suspect(Omission::Pick(list), "selection", words, article))
}

/// The act that a suit is about, whoever did it.
fn cause_of_suit(
    teller: &Teller<'_>,
    arm: usize,
    step: &Step,
    conduct: usize,
) -> Vec<(u8, Suspect)> {
    let cause = |(person, other): (u64, &Step)| match other.event {
        Event::Act { conduct: done, serial, .. } if (done, other.day) == (conduct, step.day) => {
            Some(Address { actor: person, firm: false, period: other.period, serial })
        }
        _ => None,
    };
    let act = |by: Address| {
        let (what, day) = (teller.conduct(conduct), teller.date(step.day));
        let is_own = by.actor == teller.around.person();
        let (order, kind, words) = if is_own {
            (OWN, "own-act", format!("this person's own cause for a suit on {day} ({what})"))
        } else {
            let whom = teller.around.whom(by.actor);
            (ANOTHERS, "another's-act", format!("{what} by {whom} on {day}"))
        };
        (order, suspect(Omission::Act(by), kind, words, String::new()))
    };
    let is_mine = matches!(step.event, Event::Sued { truth: Truth::True, .. });
    let all = teller.around.everybody(arm).filter_map(cause);
    all.filter(|by| (by.actor == teller.around.person()) == is_mine).map(act).collect()
}

fn suspect(omission: Omission, kind: &str, words: String, article: String) -> Suspect {
    Suspect { omission, left: Left { kind: kind.to_owned(), words, article } }
}
