//! "What would have had to be different": the worst that came to somebody in an arm, and the
//! smallest sets of things without which it would not have come.
//!
//! Nothing is guessed: the person's neighbourhood lives again without the thing, with all chance the
//! same and everybody outside as they were. First single things are left out, one after the other;
//! only if none of them is enough, pairs.

use assize_base::calendar::Day;
use assize_engine::{Archive, Event, Omission, Step};
use assize_scenario::policy::Policy;

use super::course::{self, Place, Span};
use super::life::{Different, Left, Way};
use super::tell::Teller;

/// Most lives that are told again for pairs, in an arm.
const PAIRS: usize = 300;

/// Most single things that are left out, in an arm.
const SINGLES: usize = 200;

/// Most pairs that an answer names.
const NAMED: usize = 3;

/// How the answers are found, in words.
pub(super) const METHOD: &str = "Each answer to what would have had to be different was found by \
    letting this neighbourhood of 64 persons live again without the thing named, with all chance the \
    same. Everybody outside the neighbourhood stays as they were, and so does how far the scheme \
    deters. Single things are tried first, pairs only if no single thing is enough.";

/// Something bad that came to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Harm {
    /// A band of a score below the default.
    Band { number: usize, band: usize },
    /// A black list.
    List(usize),
    /// Refused attempts.
    Refusals,
}

/// A life in short: what the search looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The worst band in each score that the person has, by its number.
    bands: Vec<(usize, usize)>,
    /// The black lists that the person was on at any time.
    lists: Vec<usize>,
    refusals: u32,
}

impl Outcome {
    pub(super) fn of(policy: &Policy, steps: &[Step], has: u8, after: Day) -> Outcome {
        let spans = course::spans(policy, steps, has, after);
        let mut bands: Vec<(usize, usize)> = Vec::new();
        for Span { place, .. } in &spans {
            let Place::Band { number, band } = *place else { continue };
            match bands.iter_mut().find(|(n, _)| *n == number) {
                Some((_, worst)) => *worst = band.max(*worst),
                None => bands.push((number, band)),
            }
        }
        let listed = |list: &usize| spans.iter().any(|span| span.place == Place::List(*list));
        let black = |list: &usize| !policy.lists[*list].manner.red;
        let lists = (0..policy.lists.len()).filter(listed).filter(black).collect();
        Outcome { bands, lists, refusals: course::refusals(policy, steps) }
    }

    /// What is bad in it, the worst first.
    pub(super) fn harms(&self, policy: &Policy) -> Vec<Harm> {
        let worse = |(number, band): &(usize, usize)| {
            Place::Band { number: *number, band: *band }.is_worse(policy)
        };
        let bands = self.bands.iter().copied().filter(worse);
        let bands = bands.map(|(number, band)| Harm::Band { number, band });
        let lists = self.lists.iter().map(|list| Harm::List(*list));
        let refusals = (self.refusals > 0).then_some(Harm::Refusals);
        lists.chain(bands).chain(refusals).collect()
    }

    /// Tells whether a harm still comes in it.
    pub(super) fn has(&self, harm: Harm) -> bool {
        match harm {
            Harm::Band { number, band } => {
                self.bands.iter().any(|(n, worst)| *n == number && *worst >= band)
            }
            Harm::List(list) => self.lists.contains(&list),
            Harm::Refusals => self.refusals > 0,
        }
    }
}

/// Something that can be left out of a life, with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Suspect {
    pub(super) omission: Omission,
    pub(super) left: Left,
}

/// An arm in which the search goes on.
pub(super) struct Search<'t, 'a> {
    pub(super) arm: usize,
    pub(super) teller: &'t Teller<'a>,
    pub(super) suspects: Vec<Suspect>,
    pub(super) came: Outcome,
    pub(super) has: u8,
    pub(super) after: Day,
}

/// A set of suspects, by their numbers, with what comes without them.
type Tried = (Vec<usize>, Outcome);

/// Answers for some arms, in their order.
pub(super) fn find(
    archive: &Archive<'_>,
    threads: usize,
    person: u64,
    searches: &[Search<'_, '_>],
) -> Vec<Vec<Different>> {
    let singles = |search: &Search<'_, '_>| {
        let n = search.suspects.len().min(SINGLES);
        if search.harms().is_empty() { Vec::new() } else { (0..n).map(|i| vec![i]).collect() }
    };
    let sets: Vec<Vec<Vec<usize>>> = searches.iter().map(singles).collect();
    let alone = try_all(archive, threads, person, searches, &sets);
    let left = |(search, tried): (&Search<'_, '_>, &Vec<Tried>)| {
        let open = search.harms().into_iter().any(|harm| tried.iter().all(|(_, o)| o.has(harm)));
        if open { pairs(search.suspects.len().min(SINGLES)) } else { Vec::new() }
    };
    let sets: Vec<Vec<Vec<usize>>> = searches.iter().zip(&alone).map(left).collect();
    let paired = try_all(archive, threads, person, searches, &sets);
    let all = searches.iter().zip(alone.iter().zip(&paired));
    all.map(|(search, (alone, paired))| search.answers(alone, paired)).collect()
}

/// All pairs of so many things, the most that are tried.
fn pairs(n: usize) -> Vec<Vec<usize>> {
    let all = (0..n).flat_map(|a| (a + 1..n).map(move |b| vec![a, b]));
    all.take(PAIRS).collect()
}

/// Tells the life again for each set of each arm; sets of several arms share a telling.
fn try_all(
    archive: &Archive<'_>,
    threads: usize,
    person: u64,
    searches: &[Search<'_, '_>],
    sets: &[Vec<Vec<usize>>],
) -> Vec<Vec<Tried>> {
    let n = sets.iter().map(Vec::len).max().unwrap_or(0);
    let arms = archive.plan().arms.len();
    let omitted = |number: usize| {
        let mut by_arm = vec![Vec::new(); arms];
        for (search, sets) in searches.iter().zip(sets) {
            if let Some(set) = sets.get(number) {
                by_arm[search.arm] = set.iter().map(|i| search.suspects[*i].omission).collect();
            }
        }
        by_arm
    };
    let omissions: Vec<_> = (0..n).map(omitted).collect();
    let lives = archive.each_without(threads, person, &omissions);
    let outcomes = |(search, sets): (&Search<'_, '_>, &Vec<Vec<usize>>)| {
        let tried = sets.iter().zip(&lives);
        tried.map(|(set, lives)| (set.clone(), search.outcome(&lives[search.arm]))).collect()
    };
    searches.iter().zip(sets).map(outcomes).collect()
}

impl Search<'_, '_> {
    fn harms(&self) -> Vec<Harm> {
        self.came.harms(self.teller.policy)
    }

    fn outcome(&self, steps: &[Step]) -> Outcome {
        Outcome::of(self.teller.policy, steps, self.has, self.after)
    }

    /// An answer for each harm.
    fn answers(&self, alone: &[Tried], paired: &[Tried]) -> Vec<Different> {
        self.harms().into_iter().map(|harm| self.answer(harm, alone, paired)).collect()
    }

    fn answer(&self, harm: Harm, alone: &[Tried], paired: &[Tried]) -> Different {
        let spares = |tried: &&Tried| !tried.1.has(harm);
        let single: Vec<&Tried> = alone.iter().filter(spares).collect();
        let (ways, depth) = if single.is_empty() {
            (paired.iter().filter(spares).take(NAMED).collect(), 2)
        } else {
            (single, 1)
        };
        let n = self.suspects.len();
        let is_complete = n <= SINGLES && (depth == 1 || n * n.saturating_sub(1) / 2 <= PAIRS);
        let ways: Vec<Way> =
            ways.into_iter().map(|(set, outcome)| self.way(set, outcome)).collect();
        let tried = alone.len() + if depth == 2 { paired.len() } else { 0 };
        let (kind, what, not) = self.named(harm);
        let sentence = sentence(&what, &not, &ways, is_complete);
        let tried = tried as u32;
        Different { kind: kind.to_owned(), what, ways, tried, depth, is_complete, sentence }
    }

    fn way(&self, set: &[usize], outcome: &Outcome) -> Way {
        Way {
            without: set.iter().map(|i| self.suspects[*i].left.clone()).collect(),
            instead: self.in_words(outcome),
        }
    }

    /// A harm: its kind, what came, and what would have come instead of it.
    fn named(&self, harm: Harm) -> (&'static str, String, String) {
        let policy = self.teller.policy;
        match harm {
            Harm::Band { number, band } => {
                let band = self.teller.band(number, band);
                (
                    "band",
                    format!("falling to band {band}"),
                    format!("not have fallen to band {band}"),
                )
            }
            Harm::List(list) => {
                let title = &policy.lists[list].title;
                let not = format!("never have been on the list {title}");
                ("list", format!("being put on the list {title}"), not)
            }
            Harm::Refusals => {
                let what = format!("being refused {} times", self.came.refusals);
                ("refusals", what, "not have been refused anything".to_owned())
            }
        }
    }

    /// An outcome in words: `band A at worst; on no list; nothing refused`.
    fn in_words(&self, outcome: &Outcome) -> String {
        let policy = self.teller.policy;
        let mut parts: Vec<String> = Vec::new();
        for (number, band) in &outcome.bands {
            let of = match number {
                0 => String::new(),
                side => format!("{}: ", policy.side_scores[side - 1].title),
            };
            parts.push(format!("{of}band {} at worst", self.teller.band(*number, *band)));
        }
        let lists: Vec<&str> =
            outcome.lists.iter().map(|list| policy.lists[*list].title.as_str()).collect();
        if !lists.is_empty() {
            parts.push(format!("on the list {}", lists.join(" and ")));
        } else if !policy.lists.is_empty() {
            parts.push("on no list".to_owned());
        }
        parts.push(match outcome.refusals {
            0 => "nothing refused".to_owned(),
            1 => "refused once".to_owned(),
            n => format!("refused {n} times"),
        });
        parts.join("; ")
    }
}

/// The whole answer in a sentence or two.
fn sentence(what: &str, not: &str, ways: &[Way], is_complete: bool) -> String {
    if ways.is_empty() {
        let how = if is_complete { "" } else { " that was tried" };
        return format!(
            "No single thing and no pair{how} explains {what}: without any of them it would have \
             come all the same."
        );
    }
    let told = |way: &Way| {
        let without: Vec<&str> = way.without.iter().map(|left| left.words.as_str()).collect();
        format!("without {} ({})", without.join(" and without "), way.instead)
    };
    let told: Vec<String> = ways.iter().map(told).collect();
    format!("This person would {not} {}.", told.join("; or "))
}

/// What can be left out of a life in an arm: first false records, then the acts of others, own
/// acts, then what the policy says. Only what led to something is a suspect.
pub(super) fn suspects(
    teller: &Teller<'_>,
    arm: usize,
    steps: &[Step],
    seen: bool,
) -> Vec<Suspect> {
    let mut all: Vec<(u8, Suspect)> = Vec::new();
    for step in steps {
        for (order, suspect) in super::suspect::of_step(teller, arm, step) {
            if all.iter().all(|(_, other)| other.omission != suspect.omission) {
                all.push((order, suspect));
            }
        }
    }
    if seen {
        let words = "anybody's restriction being seen or heard of".to_owned();
        let left = Left { kind: "what-is-seen".to_owned(), words, article: String::new() };
        all.push((9, Suspect { omission: Omission::Board, left }));
    }
    all.sort_by_key(|(order, _)| *order);
    all.into_iter().map(|(_, suspect)| suspect).collect()
}

/// Tells whether anything in a life looks at who is restricted.
pub(super) fn is_touched(steps: &[Step]) -> bool {
    steps.iter().any(|step| matches!(step.event, Event::Ties { .. }))
}
