//! What is kept about a subject in one arm, and the order of a period (sections 2 and 19).

use std::collections::{BTreeMap, BTreeSet};

use assize_base::calendar::{Calendar, Day};
use assize_model::record::Truth;
use assize_scenario::Scenario;
use assize_scenario::catalogue::Subject;
use assize_scenario::expr::{Facts, Name};
use assize_scenario::policy::{Policy, Score};

use crate::acts::Axis;
use crate::count::Tally;
use crate::court::Case;
use crate::desk::Objection;
use crate::origin::{Class, Origin};
use crate::pick::Risk;
use crate::records::Record;
use crate::society::Neighbourhood;
use crate::ties::Ties;
use crate::{Dice, Notice, World};

/// What conditions can ask; what is not on the sheet is 0.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet(pub BTreeMap<Name, i64>);

impl Facts for Sheet {
    fn get(&self, name: Name) -> i64 {
        self.0.get(&name).copied().unwrap_or(0)
    }
}

/// A subject in the neighbourhood: a person by rank, or a firm by the order of heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Holder {
    Person(usize),
    Firm(usize),
}

impl Holder {
    pub(crate) fn kind(self) -> Subject {
        match self {
            Holder::Person(_) => Subject::Person,
            Holder::Firm(_) => Subject::Firm,
        }
    }
}

/// Whether an entry is for the subject's own act or for another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Own,
    Others,
}

/// How a listing ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leaving {
    Term,
    Exit(usize),
    Corrected,
}

/// What an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Points { rule: usize, points: i32 },
    Grade { rule: usize, band: usize, to_be_repaired: bool },
    Listing { list: usize, ground: Option<usize>, leaving: Leaving },
}

/// An entry in the file of a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub what: What,
    /// The first day it counts.
    pub start: Day,
    /// The first day it no longer counts.
    pub end: Day,
    pub truth: Truth,
    pub relation: Relation,
    /// The class of acts that the entry is for.
    pub class: Class,
    /// The day a continuing wrong ends; 0 if it is none.
    pub wrong_end: Day,
    /// The sum of the year, for rules that sum.
    pub total: u32,
}

impl Entry {
    /// The rule behind the entry, if it is not a listing.
    pub(crate) fn rule(&self) -> Option<usize> {
        match self.what {
            What::Points { rule, .. } | What::Grade { rule, .. } => Some(rule),
            What::Listing { .. } => None,
        }
    }

    /// Its points; 0 for all that is not counted in points.
    pub(crate) fn points(&self) -> i32 {
        match self.what {
            What::Points { points, .. } => points,
            _ => 0,
        }
    }
}

/// What of a published status rests on what fault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Faults {
    pub wrongful: bool,
    pub protected: bool,
    pub spill: bool,
}

/// The file of a subject in one arm.
#[derive(Clone, Debug, Default)]
pub(crate) struct File {
    pub entries: Vec<Entry>,
    /// The published band in each score that the subject has, the main one first.
    pub bands: Vec<Option<usize>>,
    /// The published lists, red ones too.
    pub listed: BTreeSet<usize>,
    /// Why the published status is what it is.
    pub faults: Faults,
    /// What the published status rests on.
    pub rests_on: Origin,
    pub caution: u32,
    /// Whether there was a detriment in this period.
    pub is_hurt: bool,
    /// Since when the person is in the worst band or on a list.
    pub marker: Option<Day>,
    /// Services at which the person was hindered.
    pub refused: BTreeSet<usize>,
    /// Whether the person has done an unlawful act.
    pub has_offended: bool,
    /// Whether others could see a restriction at the last review, and whether it is a new one.
    pub is_restricted: bool,
    pub is_newly_restricted: bool,
    /// Whether the person has given up hope of a return.
    pub has_given_up: bool,
    /// Services at which the person has learned to expect a refusal.
    pub learned: BTreeSet<usize>,
    /// Arrears, in quarters of a month's income.
    pub arrears: u32,
    /// Judgments against the person.
    pub cases: Vec<Case>,
    /// Objections to listings.
    pub objections: Vec<Objection>,
    /// How often the subject has been listed, by list, where that makes the next time longer.
    pub times_listed: BTreeMap<usize, u32>,
}

impl File {
    /// The published band in a score; none if the subject does not have it.
    pub(crate) fn band(&self, score: usize) -> Option<usize> {
        self.bands.get(score).copied().flatten()
    }
}

/// A neighbourhood living under one policy.
pub(crate) struct Life<'a> {
    pub scenario: &'a Scenario,
    pub policy: &'a Policy,
    pub dice: Dice,
    pub calendar: &'a Calendar,
    pub axes: &'a [Axis],
    pub ties: &'a Ties,
    pub here: &'a Neighbourhood,
    pub period: u32,
    /// Who was refused what in this period: rank and service.
    pub refused_now: BTreeSet<(usize, usize)>,
    /// Of each list that selects at this review: who comes into question, and how risky they are.
    pub risks: Vec<Vec<(u64, Risk)>>,
    /// The facts of each person and of each firm.
    facts: BTreeMap<Holder, Sheet>,
    /// The file of each person and of each firm.
    files: BTreeMap<Holder, File>,
}

impl<'a> Life<'a> {
    /// An arm's state at the start: empty, with the default band published for those scored.
    pub(crate) fn begin(world: &'a World, policy: &'a Policy, here: &'a Neighbourhood) -> Life<'a> {
        let facts = facts_of(here);
        let files = facts.keys().map(|holder| (*holder, File::default())).collect();
        let mut life = Life {
            scenario: world.scenario,
            policy,
            dice: world.dice,
            calendar: &world.calendar,
            axes: &world.axes,
            ties: &world.ties,
            here,
            period: 0,
            refused_now: BTreeSet::new(),
            risks: vec![Vec::new(); policy.lists.len()],
            facts,
            files,
        };
        for holder in life.holders() {
            let bands = life.scores(holder).into_iter();
            life.file(holder).bands = bands.map(|s| s.map(|score| score.default_band)).collect();
        }
        life
    }

    /// Everything of one period, in the order of the model page.
    pub(crate) fn live(&mut self, period: u32, notice: &Notice, tally: &mut Tally) {
        self.period = period;
        self.list_picked(notice, tally);
        let acts = self.acts_done(tally);
        let suits = self.sue(&acts, tally);
        let enforced = self.hold_court(notice, tally);
        let observed = acts.iter().filter_map(|act| self.observe(act));
        let others = self.invented().into_iter().chain(self.averaged()).chain(enforced);
        let mut records: Vec<Record> = observed.chain(others).collect();
        records.sort_by_key(Record::place_in_line);
        for record in &records {
            self.process(record, tally);
        }
        self.set_back(tally);
        self.want_services(tally);
        self.decide_objections(notice, tally);
        self.review(notice, tally);
        self.weigh_risks(notice);
        self.change_caution(&notice.newly, tally);
        self.file_cases(suits);
    }

    /// Adds what the last review of this neighbourhood makes known.
    pub(crate) fn give_notice(&self, notice: &mut Notice) {
        let review = self.calendar.review_day(self.period);
        for (holder, file) in &self.files {
            if holder.kind() == Subject::Person && file.is_restricted {
                notice.restricted.insert(self.index(*holder));
                if file.is_newly_restricted && self.has_restraint() {
                    notice.newly.insert(self.index(*holder));
                }
            }
            notice.cases_waiting += self.cases_waiting(*holder) as u64;
            for objection in file.objections.iter().filter(|objection| objection.ready <= review) {
                notice.ready[objection.list] += 1;
            }
        }
    }

    /// All persons in index order, then all firms in the order of their heads.
    pub(crate) fn holders(&self) -> Vec<Holder> {
        self.facts.keys().copied().collect()
    }

    pub(crate) fn facts(&self, holder: Holder) -> &Sheet {
        &self.facts[&holder]
    }

    pub(crate) fn file(&mut self, holder: Holder) -> &mut File {
        self.files.get_mut(&holder).expect("every subject has a file")
    }

    pub(crate) fn file_of(&self, holder: Holder) -> &File {
        &self.files[&holder]
    }

    /// The person, or the firm's head, by index.
    pub(crate) fn index(&self, holder: Holder) -> u64 {
        match holder {
            Holder::Person(rank) => self.here.persons[rank].index,
            Holder::Firm(number) => self.here.persons[self.here.firms[number].head].index,
        }
    }

    /// A score of the policy for this kind of subject, if the subject has it: 0 is the main one,
    /// the others are side scores.
    pub(crate) fn score_of(&self, holder: Holder, number: usize) -> Option<&'a Score> {
        let policy = self.policy;
        let score = match (holder.kind(), number) {
            (Subject::Person, 0) => policy.person_score.as_ref(),
            (Subject::Person, side) => policy.side_scores.get(side - 1).map(|side| &side.score),
            (Subject::Firm, 0) => policy.firm_score.as_ref(),
            (Subject::Firm, _) => None,
        };
        let has = |score: &&Score| {
            score.who.holds(self.facts(holder)) && self.consents(holder, score, number)
        };
        score.filter(has)
    }

    /// Tells whether somebody who may have a score agrees to it; firms are not asked.
    fn consents(&self, holder: Holder, score: &Score, number: usize) -> bool {
        let Some((chance, by)) = &score.terms.consent else { return true };
        let word = self.dice.words("score/consent", self.index(holder), 0, number as u32)[0];
        holder.kind() == Subject::Firm || self.scaled_chance(*chance, by, holder).hits(word)
    }

    /// All scores of the policy, the main one first, as far as the subject has them.
    pub(crate) fn scores(&self, holder: Holder) -> Vec<Option<&'a Score>> {
        let sides = self.policy.side_scores.len();
        (0..=sides).map(|number| self.score_of(holder, number)).collect()
    }

    /// The group cell in which a subject is counted.
    pub(crate) fn cell(&self, holder: Holder) -> usize {
        match holder {
            Holder::Person(rank) => self.here.persons[rank].cell(),
            Holder::Firm(_) => 0,
        }
    }
}

/// The sheets of all persons and firms; a firm has its head's facts and its employees.
fn facts_of(here: &Neighbourhood) -> BTreeMap<Holder, Sheet> {
    let mut facts = BTreeMap::new();
    for (rank, person) in here.persons.iter().enumerate() {
        facts.insert(Holder::Person(rank), person.facts());
    }
    for (number, firm) in here.firms.iter().enumerate() {
        let mut sheet = here.persons[firm.head].facts();
        sheet.0.insert(Name::Employees, firm.employees as i64);
        facts.insert(Holder::Firm(number), sheet);
    }
    facts
}
