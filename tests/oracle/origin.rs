//! Section 26: what a detriment rests on, by what made it.

use assize_model::record::Truth;
use assize_scenario::policy::Policy;

use crate::count::Tally;
use crate::review::Standing;
use crate::state::{Entry, Holder, Life, Relation};

/// Origins that are told apart.
const ORIGINS: usize = 14;

/// What kind of act somebody's own act is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Protected,
    Lawful,
    Unlawful,
}

/// What a detriment rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    pub truth: Truth,
    pub is_spilled: bool,
    /// None where nothing on file is the reason.
    pub class: Option<Class>,
}

impl Origin {
    /// Where there is nothing on file that a detriment could rest on.
    pub(crate) const NOTHING: Origin =
        Origin { truth: Truth::True, is_spilled: false, class: None };

    /// The number of the origin.
    pub(crate) fn number(self) -> usize {
        match (self.truth, self.is_spilled, self.class) {
            (Truth::True, false, Some(Class::Unlawful)) => 12,
            (Truth::True, false, Some(Class::Lawful)) => 13,
            _ => {
                let is_protected = self.class == Some(Class::Protected);
                4 * falsehood(self.truth)
                    + 2 * usize::from(self.is_spilled)
                    + usize::from(is_protected)
            }
        }
    }

    /// The heading of reports: own unlawful, own lawful, protected, another's, nobody's act.
    pub(crate) fn heading(self) -> usize {
        match self {
            Origin { truth: Truth::Invented, .. } | Origin::NOTHING => 4,
            Origin { truth: Truth::Misattributed, .. } | Origin { is_spilled: true, .. } => 3,
            Origin { class: Some(Class::Protected), .. } => 2,
            Origin { class: Some(Class::Lawful), .. } => 1,
            _ => 0,
        }
    }
}

impl Default for Origin {
    fn default() -> Origin {
        Origin::NOTHING
    }
}

/// 0 for true, 1 for misattributed, 2 for invented.
pub(crate) fn falsehood(truth: Truth) -> usize {
    match truth {
        Truth::True => 0,
        Truth::Misattributed => 1,
        Truth::Invented => 2,
    }
}

/// What makes a detriment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Maker {
    Rule(usize),
    /// A list and one of its grounds.
    Ground(usize, usize),
    Consequence(usize),
    /// A list that needed no ground.
    List(usize),
}

impl Maker {
    /// The place among rules, grounds list by list, consequences, and lists.
    pub(crate) fn place(self, policy: &Policy) -> usize {
        let grounds_before =
            |list: usize| policy.lists[..list].iter().map(|l| l.grounds.len()).sum::<usize>();
        let (rules, grounds) = (policy.rules.len(), grounds_before(policy.lists.len()));
        match self {
            Maker::Rule(rule) => rule,
            Maker::Ground(list, ground) => rules + grounds_before(list) + ground,
            Maker::Consequence(consequence) => rules + grounds + consequence,
            Maker::List(list) => rules + grounds + policy.consequences.len() + list,
        }
    }
}

impl Life<'_> {
    /// The class of acts that a conduct is of.
    pub(crate) fn class(&self, conduct: usize) -> Class {
        let conduct = &self.scenario.catalogue.conducts[conduct];
        match (conduct.right.is_some(), conduct.lawful) {
            (true, _) => Class::Protected,
            (false, true) => Class::Lawful,
            (false, false) => Class::Unlawful,
        }
    }

    /// The class of what has no conduct of its own, by the conduct that it follows from.
    pub(crate) fn class_of_what_follows(&self, conduct: usize) -> Class {
        match self.scenario.catalogue.conducts[conduct].lawful {
            true => Class::Lawful,
            false => Class::Unlawful,
        }
    }

    /// Notes so many detriments of the same making.
    pub(crate) fn trace(
        &self,
        holder: Holder,
        maker: Maker,
        origin: Origin,
        n: i64,
        tally: &mut Tally,
    ) {
        if let Holder::Person(_) = holder {
            tally.counts.chain[maker.place(self.policy) * ORIGINS + origin.number()] += n;
            let month = tally.diary.month(self.index(holder), self.period);
            month.detriments += n;
            if n > 0 {
                tally.diary.note(self.index(holder), origin.heading());
            }
        }
    }

    /// What a standing at a review rests on.
    pub(crate) fn origin(&self, holder: Holder, standing: &Standing, ties: i64) -> Origin {
        if !self.is_restricted(holder, standing, false) {
            return Origin::NOTHING;
        }
        let rests_on = |ties: i64, is_left_out: &dyn Fn(&Entry) -> bool| {
            let without = self.standing(holder, ties, &|entry| !is_left_out(entry));
            !self.is_restricted(holder, &without, false)
        };
        let truth = if !rests_on(ties, &|entry| entry.truth != Truth::True) {
            Truth::True
        } else if rests_on(ties, &|entry| entry.truth == Truth::Invented) {
            Truth::Invented
        } else {
            Truth::Misattributed
        };
        let is_spilled = rests_on(0, &|entry| entry.relation == Relation::Others);
        let is_own_unlawful = |entry: &Entry| {
            let is_own = entry.truth == Truth::True && entry.relation == Relation::Own;
            is_own && entry.class == Class::Unlawful
        };
        let class = if rests_on(ties, &|entry| self.is_protected(entry)) {
            Some(Class::Protected)
        } else if !rests_on(0, &|_| true) {
            None
        } else if rests_on(0, &|entry| !is_own_unlawful(entry)) {
            Some(Class::Lawful)
        } else {
            Some(Class::Unlawful)
        };
        Origin { truth, is_spilled, class }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_heading_that_holds_counts() {
        let of = |truth, is_spilled, class| Origin { truth, is_spilled, class: Some(class) };
        // By hand: 4 for misattributed, 2 for spilled, 1 for protected.
        let all = of(Truth::Misattributed, true, Class::Protected);
        assert_eq!((all.number(), all.heading()), (7, 3));
        let invented = of(Truth::Invented, true, Class::Unlawful);
        assert_eq!((invented.number(), invented.heading()), (10, 4));
        let own = of(Truth::True, false, Class::Unlawful);
        assert_eq!((own.number(), own.heading()), (12, 0));
        let lawful = of(Truth::True, false, Class::Lawful);
        assert_eq!((lawful.number(), lawful.heading()), (13, 1));
        let protected = of(Truth::True, false, Class::Protected);
        assert_eq!((protected.number(), protected.heading()), (1, 2));
        assert_eq!((Origin::NOTHING.number(), Origin::NOTHING.heading()), (0, 4));
    }
}
