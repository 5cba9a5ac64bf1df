//! Where somebody stands at a review: points and band in each score, lists, and without which
//! faults it would be otherwise.

use assize_scenario::policy::Award;

use super::{Bench, published};
use crate::chunk::{ArmState, SCORES};
use crate::entry::{Entry, Ground, Kind, Subject};
use crate::origin::Origin;
use crate::record::Truth;
use crate::score::local;
use crate::score::standing::{self, Bearing, Tally};
use crate::society::NEIGHBOURS;

/// Where a subject stands at a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// In each score that the subject has, by its number.
    pub(super) places: [Place; SCORES],
    /// The lists, as bits.
    pub(super) lists: u8,
}

/// Where a subject stands in one score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) score: i32,
    pub(super) band: usize,
}

/// A subject at its review.
pub(super) struct Reviewed<'r> {
    pub(super) subject: Subject,
    /// The scores that it has, as bits by their numbers.
    pub(super) has: u8,
    /// What is on file.
    pub(super) file: &'r [Entry],
    /// What standing points look at, if the policy gives any.
    bearing: Option<Bearing<'r>>,
}

impl Reviewed<'_> {
    /// The numbers of the scores that it has.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> + use<> {
        let has = self.has;
        (0..SCORES).filter(move |number| has >> number & 1 == 1)
    }
}

/// A fault that an entry can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is not true.
    Wrongful,
    /// Nobody did it.
    Invented,
    /// Somebody else acted.
    Spill,
    /// The conduct exercises a right.
    Protected,
    /// It is no unlawful act of the person's own.
    NotOwnUnlawful,
    /// It is there at all.
    OnFile,
}

impl Fault {
    /// Whether points for others' restrictions are left out with it.
    fn is_of_ties(self) -> bool {
        matches!(self, Fault::Spill | Fault::NotOwnUnlawful | Fault::OnFile)
    }

    fn is_in(self, ground: Ground) -> bool {
        match self {
            Fault::Wrongful => ground.truth != Truth::True,
            Fault::Invented => ground.truth == Truth::Invented,
            Fault::Spill => ground.others,
            Fault::Protected => ground.protected,
            Fault::NotOwnUnlawful => {
                let is_another = ground.others || ground.truth != Truth::True;
                is_another || ground.protected || ground.lawful
            }
            Fault::OnFile => true,
        }
    }
}

impl<'a> Bench<'a, '_> {
    /// A subject with what is on file.
    pub(super) fn reviewed<'r>(
        &self,
        subject: Subject,
        state: &ArmState,
        file: &'r [Entry],
    ) -> Reviewed<'r>
    where
        'a: 'r,
    {
        let has = self.scores_of(subject);
        let stands = !subject.firm && !self.standing.is_empty();
        let bearing = stands.then(|| self.bearing(subject, has, state));
        Reviewed { subject, has, file, bearing }
    }

    /// What standing points look at, but for the file.
    fn bearing(&self, subject: Subject, has: u8, state: &ArmState) -> Bearing<'a> {
        let offset = usize::from(subject.offset);
        let band = |number: usize| match has >> number & 1 {
            0 => 0,
            _ => published(state, subject, number),
        };
        let lists = state.listed.get(offset).copied().unwrap_or(0);
        Bearing {
            person: self.person(subject.offset),
            today: self.today,
            tally: Tally::default(),
            arrears: state.arrears.get(offset).copied().unwrap_or(0),
            listed: lists & self.arm.black_lists != 0,
            band: band(0),
            side_band: band(1),
            restricted_ties: self.ties.get(offset).copied().unwrap_or(0),
        }
    }

    /// Where a subject stands, with the entries that have a fault left out; hands over the points
    /// of each standing rule.
    pub(super) fn standing(
        &self,
        who: &Reviewed<'_>,
        without: Option<Fault>,
        mut told: impl FnMut(usize, i32),
    ) -> Standing {
        let (mut sums, mut grades, mut lists) = ([0_i32; SCORES], [0_usize; SCORES], 0);
        let counts = |e: &&Entry| {
            e.start <= self.today && !without.is_some_and(|fault| fault.is_in(e.ground()))
        };
        for entry in who.file.iter().filter(counts) {
            match entry.kind() {
                Kind::Points => sums[self.number_of(entry)] += i32::from(entry.points),
                Kind::Grade => {
                    if let Award::Grade { band, .. } =
                        self.arm.policy.rules[entry.rule as usize].award
                    {
                        let grade = &mut grades[self.number_of(entry)];
                        *grade = band.max(*grade);
                    }
                }
                Kind::Listing => lists |= 1 << entry.rule,
                Kind::Marker | Kind::Case => {}
            }
        }
        if let Some(bearing) = who.bearing {
            let tally = Tally::of(who.file.iter().filter(counts));
            let alone = without.is_some_and(Fault::is_of_ties);
            let restricted_ties = if alone { 0 } else { bearing.restricted_ties };
            let bearing = Bearing { tally, restricted_ties, ..bearing };
            self.each_standing(who, &bearing, |rule, points| {
                sums[self.arm.score_of_rule(rule)] += points;
                told(rule, points);
            });
        }
        let mut places = [Place::default(); SCORES];
        for number in who.numbers() {
            places[number] = self.place(who.subject.firm, number, sums[number], grades[number]);
        }
        Standing { places, lists }
    }

    /// Where points and the worst grade put somebody in a score.
    pub(super) fn place(&self, firm: bool, number: usize, sum: i32, grade: usize) -> Place {
        let score = self.arm.score_at(firm, number).expect("nobody has a score that is not there");
        let points = score.clamp(score.start.saturating_add(sum));
        Place { score: points, band: score.band_of(points).max(grade) }
    }

    /// The number of the score in which an entry counts.
    fn number_of(&self, entry: &Entry) -> usize {
        if self.arm.has_sides() { self.arm.score_of_rule(entry.rule as usize) } else { 0 }
    }

    /// The points of each standing rule that holds for a person.
    fn each_standing(
        &self,
        who: &Reviewed<'_>,
        bearing: &Bearing<'_>,
        mut each: impl FnMut(usize, i32),
    ) {
        let hood = self.index(who.subject.offset) / NEIGHBOURS as u64;
        for index in self.standing.iter().copied() {
            let rule = &self.arm.policy.rules[index];
            let has = who.has >> rule.holds.score & 1 == 1;
            if has && local::holds(self.plan, rule, index, hood) {
                each(index, standing::points(rule, bearing));
            }
        }
    }

    /// What a restricted subject would not be restricted without.
    pub(super) fn origin(&self, who: &Reviewed<'_>, standing: &Standing) -> Origin {
        if !self.is_restricted(who, standing) {
            return Origin::default();
        }
        let free_without =
            |fault| !self.is_restricted(who, &self.standing(who, Some(fault), |_, _| {}));
        let truth = match free_without(Fault::Wrongful) {
            false => Truth::True,
            true if free_without(Fault::Invented) => Truth::Invented,
            true => Truth::Misattributed,
        };
        let (spilled, protected) = (free_without(Fault::Spill), free_without(Fault::Protected));
        let is_own = truth == Truth::True && !spilled && !protected;
        // What would be so with nothing on file rests on no act, lawful or not.
        let rests_on_acts = is_own && free_without(Fault::OnFile);
        let lawful = rests_on_acts.then(|| free_without(Fault::NotOwnUnlawful));
        Origin::new(truth, spilled, protected, lawful)
    }

    /// Tells whether somebody is below the default band in a score, or on a black list.
    pub(super) fn is_restricted(&self, who: &Reviewed<'_>, standing: &Standing) -> bool {
        self.is_below(who, standing, |_| true)
    }

    /// Tells whether others can see that somebody is restricted.
    pub(super) fn is_seen(&self, who: &Reviewed<'_>, standing: &Standing) -> bool {
        self.is_below(who, standing, |is_private| !is_private)
    }

    fn is_below(
        &self,
        who: &Reviewed<'_>,
        standing: &Standing,
        looks_at: impl Fn(bool) -> bool,
    ) -> bool {
        let is_low = |number: usize| {
            self.arm.score_at(who.subject.firm, number).is_some_and(|score| {
                looks_at(score.terms.private) && standing.places[number].band > score.default_band
            })
        };
        standing.lists & self.arm.black_lists != 0 || who.numbers().any(is_low)
    }

    /// Tells whether somebody is in the worst band of the main score, or of the first side score
    /// where the policy has no main one.
    pub(super) fn is_worst(&self, who: &Reviewed<'_>, standing: &Standing) -> bool {
        let number = usize::from(self.arm.score(who.subject.firm).is_none());
        let band = standing.places[number].band;
        let score = self.arm.score_at(who.subject.firm, number);
        who.has >> number & 1 == 1
            && score.is_some_and(|s| band + 1 == s.bands.len() && band > s.default_band)
    }
}
