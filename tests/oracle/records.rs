//! Sections 5 and 17: how acts come to the files, and what comes to the files without an act.

use assize_base::calendar::Day;
use assize_base::quantity::pick;
use assize_model::count::Counter;
use assize_model::record::Truth;
use assize_scenario::catalogue::{Channel, Conduct, Polarity, Subject};

use crate::acts::{Act, Axis, along, axis};
use crate::count::Tally;
use crate::society::Person;
use crate::state::{Holder, Leaving, Life, Relation};

/// Where the serials of invented records begin.
const INVENTED: u32 = 1 << 19;

/// What the files say that somebody did.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub conduct: usize,
    /// The subject on record.
    pub holder: Holder,
    pub act_day: Day,
    pub entry_day: Day,
    pub quantity: u32,
    pub truth: Truth,
    pub relation: Relation,
    /// The address of later draws: whose, and with what serial.
    pub actor: Holder,
    pub actor_index: u64,
    pub serial: u32,
    /// For a record that a listing made: the list, and when and how the listing ends.
    pub emitted: Option<Emission>,
}

/// The listing behind an emitted record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Emission {
    pub list: usize,
    pub end: Day,
    pub leaving: Leaving,
}

/// What orders the records of a period: the subject, then as section 5 says.
pub(crate) type PlaceInLine = (Holder, Day, Day, u32, usize, u64, Truth);

impl Record {
    pub(crate) fn place_in_line(&self) -> PlaceInLine {
        let days = (self.entry_day, self.act_day);
        (self.holder, days.0, days.1, self.serial, self.conduct, self.actor_index, self.truth)
    }
}

impl Life<'_> {
    /// The record of an act, if it is observed.
    pub(crate) fn observe(&self, act: &Act) -> Option<Record> {
        if !self.is_kept_on_record(act.conduct) {
            return None;
        }
        let stream = match act.actor.kind() {
            Subject::Person => "channel/observe",
            Subject::Firm => "channel/firm-observe",
        };
        let actor_index = self.index(act.actor);
        let o = self.dice.words(stream, actor_index, self.period, act.serial);
        let channel = self.channel(act.conduct);
        let detection = self.scaled_chance(channel.detection, &channel.bias.by, act.actor);
        if !detection.hits(o[0]) {
            return None;
        }
        let (holder, truth) = self.attribute(act.actor, channel, o);
        Some(Record {
            conduct: act.conduct,
            holder,
            act_day: act.day,
            entry_day: self.entered(channel, act.day, o[2]),
            quantity: act.quantity,
            truth,
            relation: Relation::Own,
            actor: act.actor,
            actor_index,
            serial: act.serial,
            emitted: None,
        })
    }

    /// To whom the record goes: the actor, or by mistake another adult of the neighbourhood.
    fn attribute(&self, actor: Holder, channel: &Channel, o: [u32; 4]) -> (Holder, Truth) {
        let Holder::Person(own) = actor else { return (actor, Truth::True) };
        let n = self.here.persons.len();
        let by = &channel.bias.wrong_person_by;
        if !self.scaled_chance(channel.wrong_person, by, actor).hits(o[1]) || n == 1 {
            return (actor, Truth::True);
        }
        let confused = channel.bias.confusable.then(|| self.confused_with(own, o[3])).flatten();
        if let Some(other) = confused {
            return (Holder::Person(other), Truth::Misattributed);
        }
        let others: Vec<usize> = (0..n).filter(|rank| *rank != own).collect();
        let other = others[pick(o[3], n as u64 - 1) as usize];
        if self.here.persons[other].is_adult() {
            (Holder::Person(other), Truth::Misattributed)
        } else {
            (actor, Truth::True)
        }
    }

    /// Who is taken for a person: another adult of the sex, at most ten years apart, if there is one.
    pub(crate) fn confused_with(&self, rank: usize, word: u32) -> Option<usize> {
        let persons = &self.here.persons;
        let me = &persons[rank];
        let is_like = |other: &Person| {
            other.is_adult() && other.sex == me.sex && other.age.abs_diff(me.age) <= 10
        };
        let others = (0..persons.len()).filter(|r| *r != rank && is_like(&persons[*r]));
        let others: Vec<usize> = others.collect();
        (!others.is_empty()).then(|| others[pick(word, others.len() as u64) as usize])
    }

    /// The invented records of the period.
    pub(crate) fn invented(&self) -> Vec<Record> {
        let axis = self.axis_of_inventions();
        let draw = |stream, index| self.dice.words(stream, self.first(), self.period, index);
        let n = axis.points(|k| draw("channel/invented-count", k)[0]);
        (0..n).filter_map(|j| self.invention(&axis, j)).collect()
    }

    /// All conducts of persons, as wide as records of them are invented.
    fn axis_of_inventions(&self) -> Axis {
        let catalogue = &self.scenario.catalogue;
        let width = |conduct: &Conduct| {
            let channel = &catalogue.channels[conduct.channel];
            let detected = u128::from(conduct.slot.0) * u128::from(channel.detection.0) >> 32;
            let invented = detected * u128::from(channel.invented.0) >> 32;
            (invented * u128::from(channel.bias.grudge.0) >> 16) as u64
        };
        let of_persons =
            |conduct: &Conduct| catalogue.domains[conduct.domain].subject == Subject::Person;
        let conducts = catalogue.conducts.iter().enumerate().filter(|(_, c)| of_persons(c));
        axis(conducts.map(|(i, conduct)| (i, width(conduct))).collect())
    }

    /// The invented record with a number, if it falls on an adult who could have done it.
    fn invention(&self, axis: &Axis, j: u32) -> Option<Record> {
        let v = self.dice.words("channel/invented", self.first(), self.period, 2 * j);
        let holder = self.subject_at(v[2], Subject::Person)?;
        let Holder::Person(rank) = holder else { return None };
        let person = &self.here.persons[rank];
        let (c, _) = axis.at(v[1]);
        if !person.is_adult()
            || !self.could_have_done(holder, c, v[3])
            || !self.is_kept_on_record(c)
            || self.is_given_otherwise(c)
        {
            return None;
        }
        let x = self.dice.words("channel/invented", self.first(), self.period, 2 * j + 1);
        let day = self.day_of(v[2]);
        let conduct = &self.scenario.catalogue.conducts[c];
        Some(Record {
            conduct: c,
            holder,
            act_day: day,
            entry_day: self.entered(self.channel(c), day, x[2]),
            quantity: conduct.quantity.as_ref().map_or(0, |q| q.at(x[0])),
            truth: Truth::Invented,
            relation: Relation::Own,
            actor: holder,
            actor_index: person.index,
            serial: INVENTED + j,
            emitted: None,
        })
    }

    /// Tells whether the person could have done it, and does such things as often as the word asks.
    fn could_have_done(&self, holder: Holder, c: usize, word: u32) -> bool {
        let catalogue = &self.scenario.catalogue;
        let conduct = &catalogue.conducts[c];
        let facts = self.facts(holder);
        catalogue.domains[conduct.domain].who.holds(facts)
            && conduct.who.holds(facts)
            && self.is_believed(holder, conduct, word)
    }

    /// Tells whether an invention is kept: as often as such things are done, and more often of those
    /// who are restricted already.
    fn is_believed(&self, holder: Holder, conduct: &Conduct, word: u32) -> bool {
        let grudge = self.scenario.catalogue.channels[conduct.channel].bias.grudge;
        let at = along(word, conduct.slot.times(grudge).0);
        let own = self.own_rate(holder, conduct);
        at < own.0 || (self.file_of(holder).is_restricted && at < own.times(grudge).0)
    }

    /// Tells whether the policy has a rule or a ground for the conduct.
    pub(crate) fn is_kept_on_record(&self, conduct: usize) -> bool {
        let grounds = self.policy.lists.iter().flat_map(|list| &list.grounds);
        self.policy.rules.iter().any(|rule| rule.conduct == Some(conduct))
            || grounds.into_iter().any(|ground| ground.conduct == conduct)
    }

    fn channel(&self, conduct: usize) -> &Channel {
        let catalogue = &self.scenario.catalogue;
        &catalogue.channels[catalogue.conducts[conduct].channel]
    }

    /// The day on which a record is entered.
    fn entered(&self, channel: &Channel, day: Day, word: u32) -> Day {
        let spread = u64::from(channel.delay_to - channel.delay_from) + 1;
        self.calendar.plus_days(day, channel.delay_from + pick(word, spread) as u32)
    }

    /// What the files do with a record: rules first, then lists in order.
    pub(crate) fn process(&mut self, record: &Record, tally: &mut Tally) {
        self.count_record(record, tally);
        tally.recorded(record.conduct);
        self.answer_by_rules(record, tally);
        self.answer_by_lists(record, tally);
    }

    fn count_record(&self, record: &Record, tally: &mut Tally) {
        let polarity = self.scenario.catalogue.conducts[record.conduct].polarity;
        let mut count = |counter| self.count(tally, record.holder, counter, 1);
        match polarity {
            Polarity::Harm => count(Counter::RecordsNegative),
            Polarity::Merit => count(Counter::RecordsPositive),
            Polarity::Neutral => {}
        }
        match record.truth {
            Truth::True => {}
            Truth::Misattributed => count(Counter::RecordsMisattributed),
            Truth::Invented => count(Counter::RecordsInvented),
        }
    }
}
