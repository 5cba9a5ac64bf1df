//! Ties outside the household: kin, friends, companions and acquaintances as circles of
//! neighbourhoods.
//!
//! A circle pairs each neighbourhood with another one by arithmetic, so that the partner of the
//! partner is oneself; within the pair a word decides who is tied to whom. Nothing is stored but
//! one number a circle. Invariant: a tie is the same seen from either side.

use assize_base::draw::Key;
use assize_base::quantity::{FACTOR_ONE, Factor, pick};
use assize_base::spec::{Param, Spec};
use assize_scenario::society::Tie;

use super::place::Places;
use super::{CIRCLE, Glance, NEIGHBOURS, SOCIABLE, Synthesis, TIE, TURN};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "ties",
    phase: "synthesise",
    summary: "Kin, friends, companions and acquaintances outside the household, by likeness and sociability.",
    params: &[
        Param { name: "near", unit: "circles", range: "0 to 255" },
        Param { name: "far", unit: "circles", range: "0 to 255" },
        Param { name: "base", unit: "chance", range: "0 to 1" },
        Param { name: "other-sex", unit: "factor", range: "0 to 1" },
        Param { name: "age-gap", unit: "factor", range: "0 to 1" },
        Param { name: "other-schooling", unit: "factor", range: "0 to 1" },
        Param { name: "sociable", unit: "factor", range: "0 to 1" },
        Param { name: "ages", unit: "years", range: "0 to 120" },
    ],
    state: &[],
    streams: &["society/circle", "society/turn", "society/tie", "society/sociable"],
    rights: &["association"],
};

/// What decides which neighbourhoods meet in which circle, and who in them.
#[derive(Clone, Debug)]
pub struct Circles {
    wheels: Vec<Wheel>,
    places: usize,
    turn: Key,
    tie: Key,
    sociable: Key,
}

/// The circles of one tie. In a circle of n neighbourhoods with constant c, the one at place o has
/// the one at place c - o (around the circle) as its partner.
#[derive(Clone, Debug)]
struct Wheel {
    /// Constants of the near circles: circle by circle, place by place.
    near: Vec<u64>,
    /// Constants of the far circles.
    far: Vec<u64>,
    /// How many circles are near.
    n_near: u32,
}

/// Neighbourhoods side by side whose partners stand side by side in reverse order: the `i`-th from
/// `hood` on meets the `i`-th from `partner` backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first neighbourhood.
    pub hood: u64,
    /// Its partner.
    pub partner: u64,
    /// How many there are.
    pub n: u64,
}

/// A tie of a person, with the circle by which it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bond {
    /// Index of the kind of tie in the society.
    pub kind: usize,
    /// The circle.
    pub circle: u32,
    /// The other's index.
    pub other: u64,
}

/// What is left to decide about two who may be tied: the word drawn, and the chance before they are
/// compared.
#[derive(Clone, Copy, Debug)]
pub struct Likeness {
    word: u64,
    chance: u64,
}

impl Circles {
    /// Draws the constants of all circles.
    #[must_use]
    pub fn new(ties: &[Tie], places: &Places, seed: u64, replicate: u32) -> Circles {
        let key = Key::new(seed, replicate, CIRCLE);
        let wheel = |(kind, tie)| Wheel::new(key, kind, tie, places);
        Circles {
            wheels: ties.iter().enumerate().map(wheel).collect(),
            places: places.n(),
            turn: Key::new(seed, replicate, TURN),
            tie: Key::new(seed, replicate, TIE),
            sociable: Key::new(seed, replicate, SOCIABLE),
        }
    }

    /// Hands over the partners of the neighbourhoods `from .. to` in a circle, run by run.
    pub fn runs(
        &self,
        places: &Places,
        (kind, circle): (usize, u32),
        (from, to): (u64, u64),
        mut each: impl FnMut(Run),
    ) {
        let wheel = &self.wheels[kind];
        if circle >= wheel.n_near {
            let constant = wheel.far[(circle - wheel.n_near) as usize];
            let all = places.extent(self.places - 1).1;
            return turn_about((0, all), constant, (from, to), &mut each);
        }
        let mut begin = from;
        while begin < to {
            let place = places.index_of(begin);
            let extent = places.extent(place);
            let end = extent.1.min(to);
            let constant = wheel.near[circle as usize * self.places + place];
            turn_about(extent, constant, (begin, end), &mut each);
            begin = end;
        }
    }

    /// By how much ranks are turned between two neighbourhoods of a narrow circle: rank i of the
    /// one has rank (turn - i) modulo 64 of the other as candidate.
    #[inline]
    #[must_use]
    pub fn turn(&self, kind: usize, circle: u32, hood: u64, partner: u64) -> usize {
        let word = self.turn.words(hood.min(partner), kind as u32, circle)[0];
        word as usize % NEIGHBOURS
    }
}

/// The runs of the neighbourhoods `from .. to` of a circle that holds `extent`.
fn turn_about(
    (first, end): (u64, u64),
    constant: u64,
    (from, to): (u64, u64),
    each: &mut impl FnMut(Run),
) {
    let cut = (first + constant + 1).clamp(from, to);
    if from < cut {
        each(Run { hood: from, partner: 2 * first + constant - from, n: cut - from });
    }
    if cut < to {
        each(Run { hood: cut, partner: first + constant + end - cut, n: to - cut });
    }
}

impl Wheel {
    fn new(key: Key, kind: usize, tie: &Tie, places: &Places) -> Wheel {
        let word = |place: usize, circle| key.words(place as u64, kind as u32, circle)[0];
        let size = |place| {
            let (first, end) = places.extent(place);
            end - first
        };
        let everywhere = places.n();
        let all = places.extent(everywhere - 1).1;
        let near = (0..tie.near)
            .flat_map(|r| (0..everywhere).map(move |place| pick(word(place, r), size(place))));
        let far = (tie.near..tie.near + tie.far).map(|r| pick(word(everywhere, r), all));
        Wheel { near: near.collect(), far: far.collect(), n_near: tie.near }
    }
}

impl Synthesis<'_> {
    /// The neighbourhood that one meets in a circle of a tie; its own partner is the first one.
    #[must_use]
    pub fn partner(&self, kind: usize, circle: u32, hood: u64) -> u64 {
        let mut partner = hood;
        let one = (hood, hood + 1);
        self.circles.runs(&self.places, (kind, circle), one, |run| partner = run.partner);
        partner
    }

    /// Tells whether two persons who are candidates of each other in a circle are tied.
    #[must_use]
    pub fn is_tied(&self, kind: usize, circle: u32, me: &Glance, other: u64) -> bool {
        let chance = self.may_be_tied(kind, circle, me.index(), other);
        chance.is_some_and(|chance| self.are_alike(kind, chance, me, other))
    }

    /// What is left to decide about two candidates of each other in a circle before anybody is
    /// looked at; nothing if they are not tied whoever they are.
    ///
    /// Every factor is at most one, so the word is held against each in turn.
    #[inline]
    #[must_use]
    pub fn may_be_tied(&self, kind: usize, circle: u32, me: u64, other: u64) -> Option<Likeness> {
        let tie = &self.society.ties[kind];
        let (p, q) = (me.min(other), me.max(other));
        let index = 64 * circle + (q % NEIGHBOURS as u64) as u32;
        let word = u64::from(self.circles.tie.words(p, kind as u32, index)[0]);
        if word >= tie.base.0 || p == q {
            return None;
        }
        let mine = self.sociable(tie, me);
        if word >= times(tie.base.0, mine) {
            return None;
        }
        let theirs = self.sociable(tie, other);
        let (first, second) = if p == me { (mine, theirs) } else { (theirs, mine) };
        let chance = times(times(tie.base.0, first), second);
        (word < chance).then_some(Likeness { word, chance })
    }

    /// Tells whether two persons who may be tied are of an age for it, and alike enough.
    #[must_use]
    pub fn are_alike(&self, kind: usize, left: Likeness, me: &Glance, other: u64) -> bool {
        let tie = &self.society.ties[kind];
        let of_age = |glance: &Glance| (tie.ages.0..=tie.ages.1).contains(&glance.age());
        if !of_age(me) {
            return false;
        }
        let other = self.glance(other);
        of_age(&other) && left.word < by_likeness(tie, left.chance, me, &other)
    }

    /// How sociable a person is in a kind of tie.
    fn sociable(&self, tie: &Tie, person: u64) -> Factor {
        tie.sociable.as_ref().map_or(Factor::ONE, |line| {
            Factor(line.at(self.circles.sociable.words(person, 0, 0)[0]).min(FACTOR_ONE))
        })
    }

    /// The ties of a person of one kind, circle by circle.
    #[must_use]
    pub fn ties_of_kind(&self, me: &Glance, kind: usize) -> Vec<Bond> {
        let tie = &self.society.ties[kind];
        let (hood, rank) = (me.index() / NEIGHBOURS as u64, me.index() as usize % NEIGHBOURS);
        let mut bonds = Vec::new();
        for circle in 0..tie.near + tie.far {
            let partner = self.partner(kind, circle, hood);
            let candidates = if tie.wide {
                0..NEIGHBOURS
            } else {
                let turn = self.circles.turn(kind, circle, hood, partner);
                let candidate = (turn + NEIGHBOURS - rank) % NEIGHBOURS;
                candidate..candidate + 1
            };
            let index = |rank| partner * NEIGHBOURS as u64 + rank as u64;
            let there = candidates.map(index).filter(|other| *other < self.persons);
            let tied = there.filter(|other| self.is_tied(kind, circle, me, *other));
            bonds.extend(tied.map(|other| Bond { kind, circle, other }));
        }
        bonds
    }

    /// All ties of a person outside the household, workplace and class, kind by kind.
    #[must_use]
    pub fn ties_of(&self, index: u64) -> Vec<Bond> {
        let me = self.glance(index);
        (0..self.society.ties.len()).flat_map(|kind| self.ties_of_kind(&me, kind)).collect()
    }
}

/// A chance times a factor, rounded down.
fn times(chance: u64, factor: Factor) -> u64 {
    chance * u64::from(factor.0) >> 16
}

/// The chance of a tie once two persons are compared.
fn by_likeness(tie: &Tie, mut chance: u64, p: &Glance, q: &Glance) -> u64 {
    if p.sex() != q.sex() {
        chance = times(chance, tie.other_sex);
    }
    chance = times(chance, tie.age_gap[gap_class(p.age().abs_diff(q.age()))]);
    if p.schooling_group() != q.schooling_group() {
        chance = times(chance, tie.other_schooling);
    }
    chance
}

/// The class of a difference of age, as ties tell them apart.
fn gap_class(years: u8) -> usize {
    match years {
        0..5 => 0,
        5..10 => 1,
        10..20 => 2,
        20..40 => 3,
        _ => 4,
    }
}
