//! Section 20: what standing points and risks ask about a person, and the points that are due as
//! long as something holds.

use assize_scenario::expr::Name;

use crate::Notice;
use crate::count::Tally;
use crate::origin::Maker;
use crate::state::{Entry, Holder, Life, Sheet, What};

/// The most points of a standing rule, up or down.
const POINTS_MOST: i64 = 32_767;

impl Entry {
    /// Tells whether the entry counts against the subject: points below 0, or a grade.
    pub(crate) fn is_minus(&self) -> bool {
        matches!(self.what, What::Grade { .. }) || self.points() < 0
    }
}

impl Life<'_> {
    /// The entries that count at this review, of those that are looked at.
    pub(crate) fn active(&self, holder: Holder, looked_at: &dyn Fn(&Entry) -> bool) -> Vec<Entry> {
        let today = self.today();
        let entries = self.file_of(holder).entries.iter();
        entries.filter(|entry| entry.start <= today && looked_at(entry)).cloned().collect()
    }

    /// How many ties of a person lead to somebody who was seen to be restricted at the last review:
    /// those of the household, and narrow ones, each circle by itself.
    pub(crate) fn restricted_ties(&self, holder: Holder, notice: &Notice) -> i64 {
        let Holder::Person(rank) = holder else { return 0 };
        let is_down = |index: &u64| notice.restricted.contains(index);
        let household = self.here.household(rank).into_iter();
        let at_home = household.filter(|r| is_down(&self.here.persons[*r].index)).count();
        let bonds = &self.ties.bonds[self.index(holder) as usize];
        let narrow = bonds.iter().filter(|bond| !self.scenario.society.ties[bond.kind].wide);
        (at_home + narrow.filter(|bond| is_down(&bond.other)).count()) as i64
    }

    /// All that can be asked about a person at a review, by some of the active entries.
    pub(crate) fn sheet(&self, person: Holder, active: &[Entry], ties: i64) -> Sheet {
        let file = self.file_of(person);
        let today = i64::from(self.today());
        let latest = active.iter().filter(|e| e.is_minus()).map(|e| i64::from(e.start)).max();
        let is_listed = file.listed.iter().any(|list| self.is_black(*list));
        let minuses = active.iter().filter(|entry| entry.is_minus()).count() as i64;
        let pluses = active.iter().filter(|entry| entry.points() > 0).count() as i64;
        let mut sheet = self.facts(person).clone();
        sheet.0.extend([
            (Name::Arrears, i64::from(file.arrears)),
            (Name::Minuses, minuses),
            (Name::Pluses, pluses),
            (Name::CleanMonths, (today - latest.unwrap_or(0)) / 30),
            (Name::Listed, i64::from(is_listed)),
            (Name::Band, file.band(0).unwrap_or(0) as i64),
            (Name::SideBand, file.band(1).unwrap_or(0) as i64),
            (Name::RestrictedTies, ties),
        ]);
        sheet
    }

    /// Tells whether a list is not an honour.
    pub(crate) fn is_black(&self, list: usize) -> bool {
        !self.policy.lists[list].manner.red
    }

    /// The points of each standing rule of a score at this review.
    fn standing_values(&self, score: usize, sheet: &Sheet) -> Vec<(usize, i64)> {
        let mut values = Vec::new();
        for (r, rule) in self.policy.rules.iter().enumerate() {
            if let Some(expression) = &rule.holds.standing
                && rule.holds.score == score
                && self.is_since(rule.holds.from, self.today())
                && self.holds_here(r)
            {
                values.push((r, expression.value(sheet).clamp(-POINTS_MOST, POINTS_MOST)));
            }
        }
        values
    }

    /// The standing points of a subject in a score.
    pub(crate) fn standing_points(&self, holder: Holder, score: usize, sheet: &Sheet) -> i64 {
        match holder {
            Holder::Person(_) => self.standing_values(score, sheet).iter().map(|(_, n)| n).sum(),
            Holder::Firm(_) => 0,
        }
    }

    /// Counts the standing rules that give somebody points at this review.
    pub(crate) fn count_standing_rules(&self, holder: Holder, ties: i64, tally: &mut Tally) {
        let Holder::Person(_) = holder else { return };
        let sheet = self.sheet(holder, &self.active(holder, &|_| true), ties);
        for score in 0..=self.policy.side_scores.len() {
            if self.score_of(holder, score).is_some() {
                let values = self.standing_values(score, &sheet);
                for (rule, _) in values.into_iter().filter(|(_, n)| *n != 0) {
                    tally.fired(self.policy, Maker::Rule(rule));
                }
            }
        }
    }
}
