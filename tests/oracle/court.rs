//! Section 15, courts: suits, judgments, who performs, and enforcement with finite staff.

use assize_base::calendar::Day;
use assize_base::quantity::{Rate, pick};
use assize_model::count::Counter;
use assize_model::record::Truth;
use assize_scenario::society::Court;

use crate::Notice;
use crate::acts::Act;
use crate::count::Tally;
use crate::records::Record;
use crate::state::{Holder, Life, Relation};

/// Where the serials of enforced records begin.
const ENFORCED: u32 = (1 << 19) + (1 << 18);

/// A judgment on file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Case {
    pub due: Day,
    pub conduct: usize,
    pub truth: Truth,
    /// The evasion of an unwilling debtor, once the case waits for enforcement.
    pub evasion: Option<usize>,
}

impl Case {
    fn place_in_line(&self) -> (Day, usize) {
        (self.due, self.conduct)
    }
}

/// Of 2^32 that wait, how many the staff serves.
pub(crate) fn served(persons: u64, staff: Rate, waiting: u64) -> u64 {
    if waiting == 0 {
        return 1 << 32;
    }
    let capacity = u128::from(persons) * u128::from(staff.0);
    (capacity / u128::from(waiting)).min(1 << 32) as u64
}

impl Life<'_> {
    fn court(&self) -> Option<&Court> {
        self.scenario.society.court.as_ref()
    }

    /// Tells whether the conduct comes about only by the process of the courts.
    pub(crate) fn is_evasion(&self, conduct: usize) -> bool {
        self.court().is_some_and(|court| court.evasions.iter().any(|(c, _)| *c == conduct))
    }

    /// The suits that acts bring; the cases join the files at the end of the period.
    pub(crate) fn sue(&self, acts: &[Act], tally: &mut Tally) -> Vec<(Holder, Case)> {
        let mut cases = Vec::new();
        for act in acts {
            if let Some((defendant, case)) = self.suit(act) {
                self.count(tally, defendant, Counter::Suits, 1);
                cases.push((defendant, case));
            }
        }
        cases
    }

    fn suit(&self, act: &Act) -> Option<(Holder, Case)> {
        let court = self.court()?;
        let Holder::Person(rank) = act.actor else { return None };
        let sued = self.scenario.catalogue.conducts[act.conduct].links.sued;
        let u = self.dice.words("court/suit", self.index(act.actor), self.period, act.serial);
        if !self.here.persons[rank].is_adult() || !sued.hits(u[0]) {
            return None;
        }
        let mistaken = court.errs.hits(u[1]).then(|| self.confused_with(rank, u[3])).flatten();
        let (from, to) = court.judgment_days;
        let until_judgment = from + pick(u[2], u64::from(to - from) + 1) as u32;
        let judged = self.calendar.plus_days(act.day, until_judgment);
        let case = Case {
            due: self.calendar.plus_days(judged, court.notice_days),
            conduct: act.conduct,
            truth: if mistaken.is_some() { Truth::Misattributed } else { Truth::True },
            evasion: None,
        };
        Some((mistaken.map_or(act.actor, Holder::Person), case))
    }

    /// Puts new cases on file.
    pub(crate) fn file_cases(&mut self, cases: Vec<(Holder, Case)>) {
        for (defendant, case) in cases {
            let cases = &mut self.file(defendant).cases;
            cases.push(case);
            cases.sort_by_key(Case::place_in_line);
        }
    }

    /// Decides the cases that are due and serves some that wait; the records of those served.
    pub(crate) fn hold_court(&mut self, notice: &Notice, tally: &mut Tally) -> Vec<Record> {
        let mut records = Vec::new();
        if self.court().is_none() {
            return records;
        }
        for rank in 0..self.here.persons.len() {
            let defendant = Holder::Person(rank);
            let mut kept = Vec::new();
            for case in std::mem::take(&mut self.file(defendant).cases) {
                if case.evasion.is_some() {
                    match self.enforce(defendant, &case, notice.cases_waiting) {
                        Some(record) => {
                            self.count(tally, defendant, Counter::CasesEnforced, 1);
                            records.extend(record);
                        }
                        None => kept.push(case),
                    }
                } else if case.due <= self.calendar.review_day(self.period) {
                    kept.extend(self.decide(rank, case, tally));
                } else {
                    kept.push(case);
                }
            }
            self.file(defendant).cases = kept;
        }
        records
    }

    /// What becomes of a case that is due: closed, or waiting for enforcement.
    fn decide(&mut self, rank: usize, case: Case, tally: &mut Tally) -> Option<Case> {
        let court = self.scenario.society.court.as_ref()?;
        let defendant = Holder::Person(rank);
        let (index, c) = (self.index(defendant), case.conduct as u32);
        let v = self.dice.words("court/perform", index, u32::from(case.due), c);
        let weights: Vec<u64> = court.evasions.iter().map(|(_, w)| u64::from(*w)).collect();
        let at = pick(v[3], weights.iter().sum());
        let evasion = court.evasions[crate::society::running(&weights, at)].0;
        let waiting = |truth| Some(Case { truth, evasion: Some(evasion), ..case.clone() });
        if case.truth == Truth::Misattributed {
            return waiting(Truth::Misattributed);
        }
        if !self.is_able(court, defendant, v[0]) {
            let z = self.dice.words("court/find", index, u32::from(case.due), c);
            if court.misjudged.hits(z[0]) {
                return waiting(Truth::Invented);
            }
            self.count(tally, defendant, Counter::CasesUnable, 1);
            return None;
        }
        if court.willing.hits(v[1]) || (self.is_pressed(defendant) && court.pressed.hits(v[2])) {
            self.count(tally, defendant, Counter::CasesPerformed, 1);
            return None;
        }
        self.count_done(defendant, evasion, tally);
        waiting(Truth::True)
    }

    fn is_able(&self, court: &Court, defendant: Holder, word: u32) -> bool {
        let has_means = self.scenario.society.money.is_none()
            || self.file_of(defendant).arrears < u32::from(court.unable_from);
        has_means && court.able.hits(word)
    }

    /// Tells whether a debtor knows of a list that answers an evasion.
    fn is_pressed(&self, defendant: Holder) -> bool {
        let mut grounds = self.policy.lists.iter().flat_map(|list| &list.grounds);
        grounds.any(|ground| self.is_evasion(ground.conduct)) && self.is_aware(defendant)
    }

    /// Serves a waiting case, if it is its turn: the record that it leaves, if any is kept.
    fn enforce(&self, defendant: Holder, case: &Case, waiting: u64) -> Option<Option<Record>> {
        let court = self.court()?;
        let evasion = case.evasion?;
        let index = self.index(defendant);
        let words = self.dice.words("court/serve", index, self.period, u32::from(case.due));
        let chance = served(self.scenario.persons, court.staff, waiting);
        if u64::from(words[case.conduct & 3]) >= chance {
            return None;
        }
        if !self.is_kept_on_record(evasion) {
            return Some(None);
        }
        let day = self.day_of(words[(case.conduct + 1) & 3]);
        Some(Some(Record {
            conduct: evasion,
            holder: defendant,
            act_day: day,
            entry_day: day,
            quantity: 0,
            truth: case.truth,
            relation: Relation::Own,
            actor: defendant,
            actor_index: index,
            serial: ENFORCED + (case.conduct as u32 & 0xffff),
            emitted: None,
        }))
    }

    /// Cases of a person that wait for enforcement.
    pub(crate) fn cases_waiting(&self, person: Holder) -> i64 {
        self.file_of(person).cases.iter().filter(|case| case.evasion.is_some()).count() as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_staff_serves_its_share_of_those_who_wait() {
        // By hand: a quarter of 4,096 persons are 1,024 cases a month: half of 2,048, all of 1,000.
        let quarter = Rate(1 << 30);
        assert_eq!(served(4_096, quarter, 2_048), 1 << 31);
        assert_eq!(served(4_096, quarter, 1_000), 1 << 32);
        assert_eq!(served(4_096, quarter, 0), 1 << 32);
        assert_eq!(served(4_096, Rate(0), 1), 0);
        // Three persons have three quarters of a case a month: so often one who waits is served.
        assert_eq!(served(3, quarter, 1), 3 << 30);
    }
}
