//! Households: who of a neighbourhood lives with whom, in which role, at which income.
//!
//! Sizes are drawn from the published distribution; ages are made plausible by order: adults head
//! households, partners are near in age, children are 18 to 45 years younger than the head.
//! Nothing is stored: the same neighbourhood is always assembled in the same way.

use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};

use super::person::Person;
use super::{NEIGHBOURS, Synthesis};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "households",
    phase: "synthesise",
    summary: "People of a neighbourhood share households by size, role and age, and an income fifth.",
    params: &[
        Param { name: "sizes", unit: "weights of 1, 2, 3 … persons", range: "0 or more" },
        Param { name: "city", unit: "weights of the income fifths", range: "0 or more" },
        Param { name: "town", unit: "weights of the income fifths", range: "0 or more" },
        Param { name: "village", unit: "weights of the income fifths", range: "0 or more" },
    ],
    state: &[],
    streams: &["society/household"],
    rights: &[],
};

/// What somebody is in the household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The head.
    Head,
    /// The head's partner.
    Partner,
    /// A child of head and partner.
    Child,
    /// Somebody else.
    Other,
}

/// Nobody.
const NONE: u8 = u8::MAX;

/// The households of one neighbourhood.
#[derive(Clone, Debug)]
pub struct Households {
    n_persons: usize,
    n: usize,
    /// The household of each person.
    of: [u8; NEIGHBOURS],
    role: [Role; NEIGHBOURS],
    size: [u8; NEIGHBOURS],
    room: [u8; NEIGHBOURS],
    head: [u8; NEIGHBOURS],
    partner: [u8; NEIGHBOURS],
    ages: [u8; NEIGHBOURS],
}

impl Households {
    pub(super) fn empty() -> Households {
        Households {
            n_persons: 0,
            n: 0,
            of: [NONE; NEIGHBOURS],
            role: [Role::Other; NEIGHBOURS],
            size: [0; NEIGHBOURS],
            room: [0; NEIGHBOURS],
            head: [NONE; NEIGHBOURS],
            partner: [NONE; NEIGHBOURS],
            ages: [0; NEIGHBOURS],
        }
    }

    /// The number of households.
    #[must_use]
    pub fn n(&self) -> usize {
        self.n
    }

    /// The number of persons in a household.
    #[must_use]
    pub fn size(&self, household: usize) -> usize {
        self.size[household] as usize
    }

    /// The household of a person (by rank in the neighbourhood).
    #[must_use]
    pub fn of(&self, rank: usize) -> usize {
        self.of[rank] as usize
    }

    /// The role of a person.
    #[must_use]
    pub fn role(&self, rank: usize) -> Role {
        self.role[rank]
    }

    /// The others of a person's household, by rank.
    pub fn others(&self, rank: usize) -> impl Iterator<Item = usize> + '_ {
        let household = self.of[rank];
        (0..self.n_persons).filter(move |r| *r != rank && self.of[*r] == household)
    }

    /// The spouse of a head or partner.
    #[must_use]
    pub fn spouse(&self, rank: usize) -> Option<usize> {
        let household = self.of(rank);
        let spouse = match self.role[rank] {
            Role::Head => self.partner[household],
            Role::Partner => self.head[household],
            Role::Child | Role::Other => NONE,
        };
        (spouse != NONE).then_some(spouse as usize)
    }

    /// Tells whether `elder` is a parent of `younger`; both live in one household.
    #[must_use]
    pub fn is_parent(&self, elder: usize, younger: usize) -> bool {
        let parent_role = matches!(self.role[elder], Role::Head | Role::Partner);
        match self.role[younger] {
            Role::Child => parent_role,
            Role::Head => self.role[elder] == Role::Other && self.is_elder(elder, younger),
            Role::Other => parent_role && self.head_is_elder(younger),
            Role::Partner => false,
        }
    }

    /// The next households: those before and after one's own in the order of making, the last and
    /// the first being next to each other.
    pub fn next_door(&self, household: usize) -> impl Iterator<Item = usize> + use<> {
        let (before, after) = ((household + self.n - 1) % self.n, (household + 1) % self.n);
        let second = (after != before).then_some(after);
        std::iter::once(before).chain(second).filter(move |k| *k != household)
    }

    /// The grandparents of a child who live with it: parents of its head or of the head's partner.
    pub fn grandparents(&self, child: usize) -> impl Iterator<Item = usize> + '_ {
        let is_grandparent = move |elder: &usize| {
            let parents = self.others(child).filter(|p| self.is_parent(*p, child));
            !self.is_parent(*elder, child)
                && parents.into_iter().any(|parent| self.is_parent(*elder, parent))
        };
        let is_child = self.role[child] == Role::Child;
        self.others(child).filter(move |elder| is_child && is_grandparent(elder))
    }

    /// Tells whether the first is at least 18 years older.
    fn is_elder(&self, elder: usize, younger: usize) -> bool {
        self.ages[elder] >= self.ages[younger].saturating_add(18)
    }

    /// Tells whether the head of somebody's household is at least 18 years older.
    fn head_is_elder(&self, rank: usize) -> bool {
        let head = self.head[self.of(rank)];
        head != NONE && self.is_elder(head as usize, rank)
    }
}

/// Assembles the households of a neighbourhood and gives everybody their income fifth.
pub(super) fn assemble(
    synthesis: &Synthesis<'_>,
    neighbourhood: u64,
    people: &mut [Person],
    households: &mut Households,
) {
    let first = neighbourhood * NEIGHBOURS as u64;
    let n = people.len();
    *households = Households { n_persons: n, ..Households::empty() };
    let mut income_word = [0; NEIGHBOURS];
    draw_sizes(synthesis, first, n, households, &mut income_word);
    for (age, person) in households.ages.iter_mut().zip(people.iter()) {
        *age = person.age();
    }
    let (adults, children) = by_age(people);
    merge_childless(households, adults.len());
    let order = by_size(households);
    place_heads(households, &order, adults.as_slice());
    place_partners(households, &order, adults.as_slice(), people);
    place_children(households, children.as_slice());
    place_rest(households, adults.as_slice());
    for (rank, person) in people.iter_mut().enumerate() {
        let weights = &synthesis.society.income[settlement(person)];
        person.set_income(fifth(weights, income_word[households.of(rank)]));
    }
}

fn settlement(person: &Person) -> usize {
    use assize_scenario::expr::{Facts, Name};
    person.get(Name::Settlement) as usize
}

/// The income fifth of a household's word.
fn fifth(weights: &[u32; 5], word: u32) -> u8 {
    let sum = weights.iter().map(|w| u64::from(*w)).sum();
    first_above(weights, pick(word, sum)) as u8
}

/// The first index whose running weight exceeds `u`.
fn first_above(weights: &[u32], u: u64) -> usize {
    let mut sum = 0;
    for (index, weight) in weights.iter().enumerate() {
        sum += u64::from(*weight);
        if sum > u {
            return index;
        }
    }
    weights.len() - 1
}

/// Most attempts to fill a neighbourhood exactly; then the last household is cut.
const ATTEMPTS: u32 = 20;

/// Draws household sizes that fill the neighbourhood exactly, and a word of income for each.
///
/// Cutting the last household would make too many small ones, so sizes that overshoot are drawn
/// again.
fn draw_sizes(
    synthesis: &Synthesis<'_>,
    first: u64,
    n: usize,
    households: &mut Households,
    income_word: &mut [u32; NEIGHBOURS],
) {
    for attempt in 0..ATTEMPTS {
        if try_sizes(synthesis, first, n, attempt, households) {
            break;
        }
    }
    households.size[households.n..].fill(0);
    for (group, words) in income_word[..households.n].chunks_mut(4).enumerate() {
        let drawn = synthesis.household.words(first + group as u64, 0, 0);
        words.copy_from_slice(&drawn[..words.len()]);
    }
}

/// One attempt; tells whether the sizes stand.
fn try_sizes(
    synthesis: &Synthesis<'_>,
    first: u64,
    n: usize,
    attempt: u32,
    households: &mut Households,
) -> bool {
    let weights = &synthesis.society.household_sizes;
    let (mut left, mut words) = (n, [0; 4]);
    households.n = 0;
    while left > 0 {
        let k = households.n;
        if k.is_multiple_of(4) {
            words = synthesis.household.words(first + k as u64 / 4, attempt, 1);
        }
        let size = 1 + first_above(weights, pick(words[k % 4], synthesis.household_weights));
        if size > left && attempt + 1 < ATTEMPTS {
            return false;
        }
        households.size[k] = size.min(left) as u8;
        left -= size.min(left);
        households.n += 1;
    }
    true
}

/// A short list of ranks.
#[derive(Clone, Copy)]
struct Ranks {
    ranks: [u8; NEIGHBOURS],
    n: usize,
}

impl Ranks {
    const EMPTY: Ranks = Ranks { ranks: [0; NEIGHBOURS], n: 0 };

    fn push(&mut self, rank: usize) {
        self.ranks[self.n] = rank as u8;
        self.n += 1;
    }

    fn len(&self) -> usize {
        self.n
    }

    fn as_slice(&self) -> &[u8] {
        &self.ranks[..self.n]
    }
}

/// Adults and children, each from old to young (ties: by rank), by counting.
fn by_age(people: &[Person]) -> (Ranks, Ranks) {
    let mut starts = [0_u8; 130];
    for person in people {
        starts[128 - person.age() as usize] += 1;
    }
    let mut at = 0;
    for start in &mut starts {
        let n = *start;
        *start = at;
        at += n;
    }
    let mut sorted = [0_u8; NEIGHBOURS];
    for (rank, person) in people.iter().enumerate() {
        let start = &mut starts[128 - person.age() as usize];
        sorted[*start as usize] = rank as u8;
        *start += 1;
    }
    let (mut adults, mut children) = (Ranks::EMPTY, Ranks::EMPTY);
    for rank in &sorted[..people.len()] {
        let rank = *rank as usize;
        if people[rank].is_adult() { adults.push(rank) } else { children.push(rank) }
    }
    (adults, children)
}

/// Merges the last households until each can have an adult.
fn merge_childless(households: &mut Households, adults: usize) {
    while households.n > 1 && households.n > adults {
        households.n -= 1;
        households.size[households.n - 1] += households.size[households.n];
        households.size[households.n] = 0;
    }
    households.room = households.size;
}

/// Households from large to small (ties: order of making).
fn by_size(households: &Households) -> Ranks {
    let mut order = Ranks::EMPTY;
    let largest = households.size[..households.n].iter().copied().max().unwrap_or(0);
    for size in (1..=largest).rev() {
        for k in 0..households.n {
            if households.size[k] == size {
                order.push(k);
            }
        }
    }
    order
}

/// Puts somebody into a household.
fn settle(households: &mut Households, rank: usize, household: usize, role: Role) {
    households.of[rank] = household as u8;
    households.role[rank] = role;
    households.room[household] -= 1;
}

/// Gives every household an adult head, those of 25 to 54 years first.
fn place_heads(households: &mut Households, order: &Ranks, adults: &[u8]) {
    let ages = households.ages;
    let prime = |r: &&u8| (25..=54).contains(&ages[**r as usize]);
    let candidates = adults.iter().filter(prime).chain(adults.iter().filter(|r| !prime(r)));
    for (household, rank) in order.as_slice().iter().zip(candidates) {
        households.head[*household as usize] = *rank;
        settle(households, *rank as usize, *household as usize, Role::Head);
    }
}

/// Gives the larger households a partner of the head, near in age and of the other sex.
fn place_partners(households: &mut Households, order: &Ranks, adults: &[u8], people: &[Person]) {
    let mut position = [0_u8; NEIGHBOURS];
    for (at, rank) in adults.iter().enumerate() {
        position[*rank as usize] = at as u8;
    }
    for household in order.as_slice() {
        let household = *household as usize;
        let head = households.head[household];
        if households.room[household] == 0 || head == NONE {
            continue;
        }
        let at = position[head as usize] as usize;
        if let Some(rank) = nearest_partner(households, adults, people, at) {
            households.partner[household] = rank;
            settle(households, rank as usize, household, Role::Partner);
        }
    }
}

/// The largest difference in age between partners, in years.
const PARTNERS_APART: u8 = 12;

/// The free adult of the other sex nearest in age to the one at a position; of equals the first
/// in order of age. The search goes outwards, so it looks at few.
fn nearest_partner(
    households: &Households,
    adults: &[u8],
    people: &[Person],
    at: usize,
) -> Option<u8> {
    let head = &people[adults[at] as usize];
    let fits = |rank: &u8| {
        households.of[*rank as usize] == NONE && people[*rank as usize].sex() != head.sex()
    };
    let gap = |rank: &u8| head.age().abs_diff(people[*rank as usize].age());
    let mut best: Option<(u8, u8)> = None;
    for rank in adults[..at].iter().rev() {
        if gap(rank) > best.map_or(PARTNERS_APART, |(least, _)| least) {
            break;
        }
        if fits(rank) {
            best = Some((gap(rank), *rank));
        }
    }
    for rank in &adults[at + 1..] {
        if gap(rank) > PARTNERS_APART || best.is_some_and(|(least, _)| gap(rank) >= least) {
            break;
        }
        if fits(rank) {
            best = Some((gap(rank), *rank));
        }
    }
    best.map(|(_, rank)| rank)
}

/// The first household with the most room; `None` if there is none with room.
fn roomiest(room: &[u8; NEIGHBOURS]) -> Option<usize> {
    // One number for room and order: the larger room wins, then the smaller index.
    let mut best = 0_u16;
    for (k, room) in room.iter().enumerate() {
        best = best.max(u16::from(*room) << 8 | (NEIGHBOURS - k) as u16);
    }
    (best >> 8 > 0).then(|| NEIGHBOURS - (best & 0xff) as usize)
}

/// The room of the households whose head could be the parent of a child of an age.
fn room_for_child(
    households: &Households,
    head_ages: &[u8; NEIGHBOURS],
    age: u8,
) -> [u8; NEIGHBOURS] {
    let mut room = households.room;
    for (room, head_age) in room.iter_mut().zip(head_ages) {
        // 18 to 45 years, without a branch: the loop becomes vector instructions.
        let beyond = head_age.saturating_sub(age).wrapping_sub(18);
        *room &= 0_u8.wrapping_sub(u8::from(beyond <= 45 - 18));
    }
    room
}

/// Children go where the head could be a parent, else where there is room.
fn place_children(households: &mut Households, children: &[u8]) {
    let mut head_ages = [0; NEIGHBOURS];
    for (age, head) in head_ages.iter_mut().zip(households.head).filter(|(_, h)| *h != NONE) {
        *age = households.ages[head as usize];
    }
    for rank in children {
        let rank = *rank as usize;
        let room = room_for_child(households, &head_ages, households.ages[rank]);
        let household = roomiest(&room).or_else(|| roomiest(&households.room));
        let household = household.expect("sizes sum to the number of persons");
        settle(households, rank, household, Role::Child);
    }
}

/// The adults who are left go where there is room.
fn place_rest(households: &mut Households, adults: &[u8]) {
    for rank in adults {
        let rank = *rank as usize;
        if households.of[rank] == NONE {
            let household = roomiest(&households.room).expect("sizes sum to the number of persons");
            settle(households, rank, household, Role::Other);
        }
    }
}
