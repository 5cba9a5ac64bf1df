//! Section 1: persons, households and firms, from the tables of the society and draws.

use std::cmp::Reverse;

use assize_base::quantity::pick;
use assize_base::vocabulary::{age_band, cell, schooling_group};
use assize_scenario::Scenario;
use assize_scenario::expr::Name;
use assize_scenario::society::{Place, Society};

use crate::Dice;
use crate::state::Sheet;

/// Persons in a neighbourhood.
const NEIGHBOURS: u64 = 64;

/// How often household sizes are drawn until they fill the neighbourhood exactly.
const ATTEMPTS: u32 = 20;

/// Where a person stands in the household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Head,
    Partner,
    Child,
    Other,
}

/// One synthetic person.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub index: u64,
    pub province: u8,
    pub settlement: u8,
    pub sex: u8,
    pub age: u8,
    pub schooling: u8,
    pub income: u8,
    pub migrant: bool,
    /// 0 none, 1 employee, 2 head of a firm.
    pub job: u8,
    pub party: bool,
    pub post: u8,
    /// The household's rank in the neighbourhood.
    pub household: usize,
    pub role: Role,
}

impl Person {
    /// What conditions can ask about the person.
    pub(crate) fn facts(&self) -> Sheet {
        Sheet(
            [
                (Name::Age, i64::from(self.age)),
                (Name::Sex, i64::from(self.sex)),
                (Name::Settlement, i64::from(self.settlement)),
                (Name::Province, i64::from(self.province)),
                (Name::Schooling, i64::from(self.schooling)),
                (Name::Income, i64::from(self.income)),
                (Name::Job, i64::from(self.job)),
                (Name::Post, i64::from(self.post)),
                (Name::Party, i64::from(self.party)),
                (Name::Migrant, i64::from(self.migrant)),
            ]
            .into(),
        )
    }

    /// The group cell in which the person is counted.
    pub(crate) fn cell(&self) -> usize {
        cell([
            self.sex,
            age_band(self.age),
            self.settlement,
            self.income,
            schooling_group(self.schooling),
            u8::from(self.migrant),
        ])
    }

    pub(crate) fn is_adult(&self) -> bool {
        self.age >= 18
    }
}

/// One firm; it belongs to the person who heads it.
#[derive(Clone, Debug)]
pub(crate) struct Firm {
    /// The head's rank in the neighbourhood.
    pub head: usize,
    pub employees: u64,
}

/// Up to 64 persons, their households and firms.
#[derive(Clone, Debug)]
pub(crate) struct Neighbourhood {
    /// The entry of the region's list that it stands in.
    pub place: usize,
    pub persons: Vec<Person>,
    pub firms: Vec<Firm>,
}

/// Makes all neighbourhoods of a scenario.
pub(crate) fn settle(scenario: &Scenario, dice: Dice) -> Vec<Neighbourhood> {
    let count = scenario.persons.div_ceil(NEIGHBOURS);
    let places = shares(&scenario.society.places, count);
    let mut neighbourhoods = Vec::new();
    for (at, (place, n)) in scenario.society.places.iter().zip(places).enumerate() {
        for _ in 0..n {
            let first = neighbourhoods.len() as u64 * NEIGHBOURS;
            let end = scenario.persons.min(first + NEIGHBOURS);
            let settled = neighbourhood(&scenario.society, place, dice, first, end);
            neighbourhoods.push(Neighbourhood { place: at, ..settled });
        }
    }
    neighbourhoods
}

/// How many of `count` neighbourhoods each place gets, by largest remainder.
fn shares(places: &[Place], count: u64) -> Vec<u64> {
    let people: Vec<u128> = places.iter().map(|p| u128::from(p.people())).collect();
    let total: u128 = people.iter().sum();
    let quotas: Vec<u128> = people.iter().map(|p| u128::from(count) * p).collect();
    let mut shares: Vec<u64> = quotas.iter().map(|q| (q / total) as u64).collect();
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|i| (Reverse(quotas[*i] % total), *i));
    let left = count - shares.iter().sum::<u64>();
    for i in order.into_iter().take(left as usize) {
        shares[i] += 1;
    }
    shares
}

/// Makes the persons `first .. end` with their households and firms.
fn neighbourhood(
    society: &Society,
    place: &Place,
    dice: Dice,
    first: u64,
    end: u64,
) -> Neighbourhood {
    let mut persons: Vec<Person> =
        (first..end).map(|index| traits(society, place, dice, index)).collect();
    let sizes = household_sizes(society, dice, first, &persons);
    assemble(&mut persons, &sizes);
    for person in &mut persons {
        let k = person.household;
        let word = dice.words("society/household", first + k as u64 / 4, 0, 0)[k % 4];
        person.income = weighted(&society.income[usize::from(place.settlement)], word) as u8;
    }
    for person in &mut persons {
        person.post = post(society, dice, person);
    }
    let firms = (0..persons.len())
        .filter(|rank| persons[*rank].job == 2)
        .map(|head| Firm { head, employees: employees(society, dice, persons[head].index) })
        .collect();
    Neighbourhood { place: 0, persons, firms }
}

/// The first index whose running weight exceeds `at`.
pub(crate) fn running(weights: &[u64], at: u64) -> usize {
    let mut sum = 0;
    for (i, weight) in weights.iter().enumerate() {
        sum += weight;
        if sum > at {
            return i;
        }
    }
    panic!("{at} is beyond the sum {sum} of the weights")
}

/// The index that a word picks by weight.
fn weighted(weights: &[u32], word: u32) -> usize {
    let weights: Vec<u64> = weights.iter().map(|w| u64::from(*w)).collect();
    running(&weights, pick(word, weights.iter().sum()))
}

/// What a person is by draws of their own: everything but household, income and post.
fn traits(society: &Society, place: &Place, dice: Dice, index: u64) -> Person {
    let a = dice.words("society/traits", index, 0, 0);
    let b = dice.words("society/traits", index, 0, 1);
    let (age, sex) = age_and_sex(place, a);
    let settlement = usize::from(place.settlement);
    let employed = society.employed[usize::from(age_band(age))][usize::from(sex)];
    let job = match age >= 15 && employed.hits(b[1]) {
        false => 0,
        true if society.heads.hits(b[2]) => 2,
        true => 1,
    };
    Person {
        index,
        province: place.province,
        settlement: place.settlement,
        sex,
        age,
        schooling: schooling(place, age, usize::from(sex), a[3]),
        income: 0,
        migrant: society.migrant[settlement].hits(b[0]),
        job,
        party: age >= 18 && society.party.hits(b[3]),
        post: 0,
        household: 0,
        role: Role::Other,
    }
}

/// Age and sex from the 42 counts of the place.
fn age_and_sex(place: &Place, a: [u32; 4]) -> (u8, u8) {
    let counts: Vec<u64> = place.age_sex.iter().flatten().copied().collect();
    let total: u64 = counts.iter().sum();
    let long = u128::from(u64::from(a[0]) << 32 | u64::from(a[1]));
    let at = (long * u128::from(total)) >> 64;
    let entry = running(&counts, at as u64);
    let age = 5 * (entry / 2) as u64 + pick(a[2], 5);
    (age as u8, (entry % 2) as u8)
}

/// The census level of schooling.
fn schooling(place: &Place, age: u8, sex: usize, word: u32) -> u8 {
    match age {
        0..6 => 0,
        6..12 => 1,
        12..15 => 2,
        _ => {
            let counts = adult_schooling(place, sex);
            let sum: u64 = counts.iter().sum();
            if sum == 0 { 2 } else { running(&counts, pick(word, sum)) as u8 }
        }
    }
}

/// People of 15 and more by level: the counted ones without those whose level follows from age.
fn adult_schooling(place: &Place, sex: usize) -> Vec<u64> {
    let band = |i: usize| place.age_sex[i][sex];
    let younger = [
        band(0) * 2 / 5 + band(1) / 5,
        band(1) * 4 / 5 + band(2) * 2 / 5,
        band(2) * 3 / 5,
        0,
        0,
        0,
        0,
    ];
    let mut counts: Vec<u64> =
        (0..7).map(|level| place.schooling[level][sex].saturating_sub(younger[level])).collect();
    while counts.iter().sum::<u64>() >= 1 << 32 {
        counts = counts.iter().map(|n| n / 2).collect();
    }
    counts
}

/// The first post that the person may hold and gets.
fn post(society: &Society, dice: Dice, person: &Person) -> u8 {
    if !person.is_adult() {
        return 0;
    }
    let facts = person.facts();
    for (i, post) in society.posts.iter().enumerate() {
        let words = dice.words("society/traits", person.index, 0, 2 + i as u32 / 4);
        if post.who.holds(&facts) && post.share.hits(words[i % 4]) {
            return post.post;
        }
    }
    0
}

/// The number of employees of the firm of a head.
fn employees(society: &Society, dice: Dice, head: u64) -> u64 {
    if society.firm_sizes.is_empty() {
        return 0;
    }
    let words = dice.words("society/firm", head, 0, 0);
    let weights: Vec<u32> = society.firm_sizes.iter().map(|s| s.weight).collect();
    let size = society.firm_sizes[weighted(&weights, words[0])];
    u64::from(size.from) + pick(words[1], u64::from(size.to - size.from) + 1)
}

/// The word of the `k`-th household; four of them share a draw.
fn household_word(dice: Dice, first: u64, k: usize, attempt: u32, index: u32) -> u32 {
    dice.words("society/household", first + k as u64 / 4, attempt, index)[k % 4]
}

/// Household sizes in the order of making; never more households than adults.
fn household_sizes(society: &Society, dice: Dice, first: u64, persons: &[Person]) -> Vec<usize> {
    let size = |attempt: u32, k: usize| {
        1 + weighted(&society.household_sizes, household_word(dice, first, k, attempt, 1))
    };
    let mut sizes = Vec::new();
    for attempt in 0..ATTEMPTS {
        sizes.clear();
        while sizes.iter().sum::<usize>() < persons.len() {
            sizes.push(size(attempt, sizes.len()));
        }
        if sizes.iter().sum::<usize>() == persons.len() {
            break;
        }
    }
    let beyond = sizes.iter().sum::<usize>() - persons.len();
    *sizes.last_mut().expect("somebody lives here") -= beyond;
    let adults = persons.iter().filter(|p| p.is_adult()).count();
    merge_down_to(&mut sizes, adults.max(1));
    sizes
}

/// Merges the last households into the one before until there are at most `most`.
fn merge_down_to(sizes: &mut Vec<usize>, most: usize) {
    while sizes.len() > most {
        let last = sizes.pop().expect("more than one household");
        *sizes.last_mut().expect("one household at least") += last;
    }
}

/// Puts everybody into a household with a role.
fn assemble(persons: &mut [Person], sizes: &[usize]) {
    let mut sorted: Vec<usize> = (0..persons.len()).collect();
    sorted.sort_by_key(|rank| (Reverse(persons[*rank].age), *rank));
    let (mut adults, children): (Vec<usize>, Vec<usize>) =
        sorted.into_iter().partition(|rank| persons[*rank].is_adult());
    let mut by_size: Vec<usize> = (0..sizes.len()).collect();
    by_size.sort_by_key(|k| (Reverse(sizes[*k]), *k));
    let mut room = sizes.to_vec();
    let mut heads: Vec<Option<usize>> = vec![None; sizes.len()];

    for k in &by_size {
        if let Some(head) = take_head(persons, &mut adults) {
            heads[*k] = Some(head);
            place(persons, &mut room, head, *k, Role::Head);
        }
    }
    for k in by_size.iter().filter(|k| sizes[**k] >= 2) {
        if let Some(head) = heads[*k]
            && room[*k] > 0
            && let Some(partner) = take_partner(persons, &mut adults, head)
        {
            place(persons, &mut room, partner, *k, Role::Partner);
        }
    }
    for child in children {
        let k = home_of_child(persons, &room, &heads, child);
        place(persons, &mut room, child, k, Role::Child);
    }
    for adult in adults {
        let k = most_room(&room, |_| true).expect("there is room for everybody");
        place(persons, &mut room, adult, k, Role::Other);
    }
}

fn place(persons: &mut [Person], room: &mut [usize], rank: usize, k: usize, role: Role) {
    persons[rank].household = k;
    persons[rank].role = role;
    room[k] -= 1;
}

/// The next head: adults of 25 to 54 first, in sorted order.
fn take_head(persons: &[Person], adults: &mut Vec<usize>) -> Option<usize> {
    if adults.is_empty() {
        return None;
    }
    let at = adults.iter().position(|r| (25..=54).contains(&persons[*r].age)).unwrap_or(0);
    Some(adults.remove(at))
}

/// The unplaced adult of the other sex who is closest in age to the head, at most 12 years apart.
fn take_partner(persons: &[Person], adults: &mut Vec<usize>, head: usize) -> Option<usize> {
    let apart = |rank: usize| persons[rank].age.abs_diff(persons[head].age);
    let at = (0..adults.len())
        .filter(|i| persons[adults[*i]].sex != persons[head].sex && apart(adults[*i]) <= 12)
        .min_by_key(|i| (apart(adults[*i]), *i))?;
    Some(adults.remove(at))
}

/// The household of a child: where the head is 18 to 45 years older, if there is room.
fn home_of_child(
    persons: &[Person],
    room: &[usize],
    heads: &[Option<usize>],
    child: usize,
) -> usize {
    let fits = |k: usize| {
        heads[k].is_some_and(|head| {
            let older = i32::from(persons[head].age) - i32::from(persons[child].age);
            (18..=45).contains(&older)
        })
    };
    most_room(room, fits)
        .or_else(|| most_room(room, |_| true))
        .expect("there is room for everybody")
}

/// The household with the most room, the first of several; none if all are full.
fn most_room(room: &[usize], fits: impl Fn(usize) -> bool) -> Option<usize> {
    (0..room.len()).filter(|k| room[*k] > 0 && fits(*k)).min_by_key(|k| (Reverse(room[*k]), *k))
}

impl Neighbourhood {
    fn with_role(&self, household: usize, role: Role) -> Vec<usize> {
        (0..self.persons.len())
            .filter(|r| self.persons[*r].household == household && self.persons[*r].role == role)
            .collect()
    }

    /// By how many years somebody is older than the head of the household.
    fn older_than_head(&self, rank: usize) -> Option<i32> {
        let head = *self.with_role(self.persons[rank].household, Role::Head).first()?;
        Some(i32::from(self.persons[rank].age) - i32::from(self.persons[head].age))
    }

    fn is_elder(&self, rank: usize) -> bool {
        self.persons[rank].role == Role::Other
            && self.older_than_head(rank).is_some_and(|years| years >= 18)
    }

    fn is_child_of_the_house(&self, rank: usize) -> bool {
        match self.persons[rank].role {
            Role::Child => true,
            Role::Other => self.older_than_head(rank).is_some_and(|years| years <= -18),
            _ => false,
        }
    }

    /// The spouse, if any.
    pub(crate) fn spouse(&self, rank: usize) -> Vec<usize> {
        let household = self.persons[rank].household;
        match self.persons[rank].role {
            Role::Head => self.with_role(household, Role::Partner),
            Role::Partner => self.with_role(household, Role::Head),
            _ => Vec::new(),
        }
    }

    /// The parents in the household.
    pub(crate) fn parents(&self, rank: usize) -> Vec<usize> {
        let household = self.persons[rank].household;
        if self.is_child_of_the_house(rank) {
            let mut parents = self.with_role(household, Role::Head);
            parents.extend(self.with_role(household, Role::Partner));
            return parents;
        }
        if self.persons[rank].role == Role::Head {
            return self.household(rank).into_iter().filter(|r| self.is_elder(*r)).collect();
        }
        Vec::new()
    }

    /// The children in the household: whoever has this person as a parent.
    pub(crate) fn children(&self, rank: usize) -> Vec<usize> {
        self.household(rank).into_iter().filter(|r| self.parents(*r).contains(&rank)).collect()
    }

    /// Everybody else in the household.
    pub(crate) fn household(&self, rank: usize) -> Vec<usize> {
        (0..self.persons.len())
            .filter(|r| *r != rank && self.persons[*r].household == self.persons[rank].household)
            .collect()
    }
}

#[cfg(test)]
#[path = "society_tests.rs"]
mod tests;
