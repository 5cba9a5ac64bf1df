//! What reaches people through their ties: the restriction of somebody near, word of it, and what
//! becomes of the tie.
//!
//! Who was newly restricted stands on the board of the last review. A month without such news
//! costs one look at a word for each circle; work begins where a word is not zero. Who is tied to
//! whom is computed, so the result is the same in any chunk.

use assize_base::draw::LANES;
use assize_base::quantity::Chance;
use assize_base::spec::{Param, Spec};
use assize_scenario::society::Society;

use super::reaction;
use crate::plan::Plan;
use crate::society::district::{self, District};
use crate::society::workplace::Workplaces;
use crate::society::{Glance, NEIGHBOURS, Neighbourhood, Person};

/// What the mechanism says of itself.
pub const CAUTION: Spec = Spec {
    name: "caution-from-ties",
    phase: "respond",
    summary: "The restriction of somebody in household, close circle or workplace makes adults cautious.",
    params: &[Param { name: "tie-steps", unit: "steps", range: "0 to 15" }],
    state: &[("board", 0.25)],
    streams: &[],
    rights: &["association"],
};

/// What the mechanism says of itself.
pub const RUMOUR: Spec = Spec {
    name: "rumour",
    phase: "respond",
    summary: "Word of the restriction of an acquaintance reaches some adults and adds a step of caution.",
    params: &[Param { name: "rumour", unit: "chance", range: "0 to 1" }],
    state: &[("board", 0.25)],
    streams: &["response/rumour"],
    rights: &["expression"],
};

/// What the mechanism says of itself.
pub const AVOIDANCE: Spec = Spec {
    name: "avoidance",
    phase: "respond",
    summary: "Some who know and accept the scheme drop a friend or companion who is newly restricted.",
    params: &[
        Param { name: "drops", unit: "chance", range: "0 to 1" },
        Param { name: "can-be-dropped", unit: "yes or no", range: "" },
    ],
    state: &[("board", 0.25)],
    streams: &["response/drop"],
    rights: &["association"],
};

/// What reached a person in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touch {
    /// Whether somebody near was newly restricted. Not asked where caution does not come of it
    /// (`tie-steps` is 0).
    pub touched: bool,
    /// Whether word of an acquaintance arrived.
    pub hears: bool,
    /// Ties that can be dropped, to persons newly restricted.
    pub strained: u32,
    /// Of these, the dropped ones.
    pub dropped: u32,
}

/// Tells whether anything can reach anybody through ties in a society.
#[must_use]
pub fn matter(society: &Society) -> bool {
    let reaction = &society.reaction;
    let droppable = society.ties.iter().any(|tie| tie.can_be_dropped && !tie.wide);
    reaction.tie_steps > 0 || reaction.rumour > Chance::NEVER || droppable
}

/// Finds what reaches the persons of a chunk in a period. `newly` is the board of the last review:
/// one word for each neighbourhood of the society, one bit a person. `reached` holds the persons of
/// the chunk in their order, untouched.
///
/// # Panics
/// If the board is not as long as the society, or `reached` is shorter than the chunk.
pub fn touch(
    plan: &Plan<'_>,
    hoods: &[Neighbourhood],
    period: u32,
    newly: &[u64],
    reached: &mut [Touch],
) {
    let Some(first) = hoods.first() else { return };
    assert_eq!(newly.len() as u64, plan.synthesis.neighbourhoods(), "one word a neighbourhood");
    let from = first.first / NEIGHBOURS as u64;
    let cautious = plan.scenario.society.reaction.tie_steps > 0;
    let mut news = News { plan, hoods, from, period, newly, cautious, reached };
    for (kind, tie) in plan.scenario.society.ties.iter().enumerate() {
        if news.is_asked(kind) {
            (0..tie.near + tie.far).for_each(|circle| news.go_round(kind, circle));
        }
    }
    if cautious {
        news.at_home();
        if plan.scenario.society.meets.colleagues > 0 {
            news.at_work();
        }
    }
}

/// The news of a month in a chunk.
struct News<'a, 's> {
    plan: &'a Plan<'s>,
    hoods: &'a [Neighbourhood],
    /// The number of the chunk's first neighbourhood.
    from: u64,
    period: u32,
    newly: &'a [u64],
    /// Whether it matters who is touched.
    cautious: bool,
    reached: &'a mut [Touch],
}

/// The ranks of the bits of a word.
fn ranks(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let rank = word.trailing_zeros();
        word &= word.wrapping_sub(1);
        (rank < u64::BITS).then_some(rank as usize)
    })
}

/// The index that draws about a tie have.
fn address(kind: usize, circle: u32, rank: usize) -> u32 {
    (kind as u32) << 24 | (64 * circle + rank as u32)
}

impl News<'_, '_> {
    /// Tells whether anything can come of a kind of tie.
    fn is_asked(&self, kind: usize) -> bool {
        let society = &self.plan.scenario.society;
        match &society.ties[kind] {
            tie if tie.wide => society.reaction.rumour > Chance::NEVER,
            tie => self.cautious || tie.can_be_dropped,
        }
    }

    /// Goes round a circle: looks at the partner of each neighbourhood of the chunk.
    fn go_round(&mut self, kind: usize, circle: u32) {
        let synthesis = &self.plan.synthesis;
        let (to, newly) = (self.from + self.hoods.len() as u64, self.newly);
        let wide = self.plan.scenario.society.ties[kind].wide;
        synthesis.circles().runs(synthesis.places(), (kind, circle), (self.from, to), |run| {
            let last = run.partner as usize;
            let words = &newly[last + 1 - run.n as usize..=last];
            for (i, word) in words.iter().rev().enumerate().filter(|(_, word)| **word != 0) {
                let (hood, partner) = (run.hood + i as u64, run.partner - i as u64);
                if wide {
                    self.spread(kind, circle, (hood, partner), *word);
                } else {
                    self.meet(kind, circle, (hood, partner), *word);
                }
            }
        });
    }

    /// A narrow circle: each newly restricted person of the partner has one candidate here.
    fn meet(&mut self, kind: usize, circle: u32, (hood, partner): (u64, u64), word: u64) {
        let synthesis = &self.plan.synthesis;
        let turn = synthesis.circles().turn(kind, circle, hood, partner);
        for theirs in ranks(word) {
            let mine = (turn + NEIGHBOURS - theirs) % NEIGHBOURS;
            let index = hood * NEIGHBOURS as u64 + mine as u64;
            let other = partner * NEIGHBOURS as u64 + theirs as u64;
            let Some(left) = synthesis.may_be_tied(kind, circle, index, other) else { continue };
            let people = self.hoods[(hood - self.from) as usize].people();
            let Some(person) = people.get(mine).filter(|p| p.is_adult()) else { continue };
            if synthesis.are_alike(kind, left, &Glance::of(index, person), other) {
                self.strain(kind, person, index, address(kind, circle, theirs));
            }
        }
    }

    /// Somebody is tied to a newly restricted person.
    fn strain(&mut self, kind: usize, person: &Person, index: u64, address: u32) {
        let can_be_dropped = self.plan.scenario.society.ties[kind].can_be_dropped;
        let drops = can_be_dropped && self.drops(person, index, address);
        let reached = &mut self.reached[(index - self.from * NEIGHBOURS as u64) as usize];
        reached.touched = self.cautious;
        reached.strained += u32::from(can_be_dropped);
        reached.dropped += u32::from(drops);
    }

    /// Tells whether a person drops a tie.
    fn drops(&self, person: &Person, index: u64, address: u32) -> bool {
        let word = self.plan.draws.drop_friend.words(index, self.period, address)[0];
        self.plan.scenario.society.reaction.drops.hits(word)
            && reaction::is_aware(self.plan, person, index)
            && reaction::accepts(self.plan, person, index)
    }

    /// A wide circle: word of each newly restricted person of the partner may reach everybody here.
    /// Few hear, so that is asked first, for many at once.
    fn spread(&mut self, kind: usize, circle: u32, (hood, partner): (u64, u64), word: u64) {
        let (synthesis, rumour) = (&self.plan.synthesis, self.plan.draws.rumour);
        let chance = self.plan.scenario.society.reaction.rumour;
        let at = (hood - self.from) as usize;
        let people = self.hoods[at].people();
        for theirs in ranks(word) {
            let other = partner * NEIGHBOURS as u64 + theirs as u64;
            for (group, some) in people.chunks(LANES).enumerate() {
                let first = hood * NEIGHBOURS as u64 + (group * LANES) as u64;
                let words =
                    rumour.words_of_many(first, self.period, address(kind, circle, theirs))[0];
                for (lane, person) in some.iter().enumerate() {
                    let reached = &mut self.reached[at * NEIGHBOURS + group * LANES + lane];
                    if chance.hits(words[lane]) && !reached.hears && person.is_adult() {
                        let me = Glance::of(first + lane as u64, person);
                        reached.hears = synthesis.is_tied(kind, circle, &me, other);
                    }
                }
            }
        }
    }

    /// Those who live with somebody newly restricted.
    fn at_home(&mut self) {
        for (at, hood) in self.hoods.iter().enumerate() {
            for restricted in ranks(self.newly[self.from as usize + at]) {
                for rank in hood.households.others(restricted) {
                    let reached = &mut self.reached[at * NEIGHBOURS + rank];
                    reached.touched |= hood.people()[rank].is_adult();
                }
            }
        }
    }

    /// Those who work with somebody newly restricted, district by district.
    fn at_work(&mut self) {
        let (mut people, mut firms) = (District::empty(), Workplaces::empty());
        let to = self.from + self.hoods.len() as u64;
        for number in self.from / district::HOODS..to.div_ceil(district::HOODS) {
            let first = number * district::HOODS;
            let end = (first + district::HOODS).min(self.newly.len() as u64);
            if self.newly[first as usize..end as usize].iter().all(|word| *word == 0) {
                continue;
            }
            people.fill(&self.plan.synthesis, number, self.hoods);
            let at_work = |(hood, word): (usize, &u64)| {
                ranks(*word).any(|rank| people.has_work(hood * NEIGHBOURS + rank))
            };
            let words = self.newly[first as usize..end as usize].iter();
            if !words.enumerate().any(at_work) {
                continue;
            }
            firms.fill(&self.plan.synthesis, &people);
            for hood in first..end {
                for rank in ranks(self.newly[hood as usize]) {
                    self.tell_colleagues(&firms, hood * NEIGHBOURS as u64 + rank as u64);
                }
            }
        }
    }

    fn tell_colleagues(&mut self, firms: &Workplaces, restricted: u64) {
        let first = self.from * NEIGHBOURS as u64;
        for colleague in firms.colleagues_of(&self.plan.synthesis, restricted) {
            let Some(offset) = colleague.checked_sub(first).map(|at| at as usize) else { continue };
            let hood = self.hoods.get(offset / NEIGHBOURS);
            let person = hood.and_then(|hood| hood.people().get(offset % NEIGHBOURS));
            if person.is_some_and(Person::is_adult) {
                self.reached[offset].touched = true;
            }
        }
    }
}
