//! Households and places by hand.

use super::*;

fn person(index: u64, age: u8, sex: u8) -> Person {
    Person {
        index,
        province: 0,
        settlement: 0,
        sex,
        age,
        schooling: 2,
        income: 0,
        migrant: false,
        job: 0,
        party: false,
        post: 0,
        household: 0,
        role: Role::Other,
    }
}

fn people(ages: &[(u8, u8)]) -> Vec<Person> {
    ages.iter().enumerate().map(|(i, (age, sex))| person(i as u64, *age, *sex)).collect()
}

#[test]
fn a_family_of_three_generations_is_put_together() {
    // By hand: sizes 5 and 1. Heads: the oldest of 25 to 54 is rank 2 (54) for the five, then
    // rank 1 (50) for the single. The partner of rank 2 (male) must be female and at most 12 years
    // apart: rank 1 is taken, rank 4 (27) is too young; none. Children: rank 3 (10) and rank 5 (2):
    // 44 and 52 years younger than the head: the second finds no such head, but room. Left: rank 0
    // (80, an elder: 26 above the head) and rank 4 (27, exactly 27 below).
    let mut persons = people(&[(80, 1), (50, 1), (54, 0), (10, 0), (27, 1), (2, 1)]);
    assemble(&mut persons, &[5, 1]);
    let at: Vec<(usize, Role)> = persons.iter().map(|p| (p.household, p.role)).collect();
    assert_eq!(
        at,
        [
            (0, Role::Other),
            (1, Role::Head),
            (0, Role::Head),
            (0, Role::Child),
            (0, Role::Other),
            (0, Role::Child),
        ]
    );
    let here = Neighbourhood { place: 0, persons, firms: Vec::new() };
    assert_eq!(here.parents(2), [0]);
    assert_eq!(here.children(0), [2]);
    assert_eq!(here.parents(4), [2]);
    assert_eq!(here.children(2), [3, 4, 5]);
    assert_eq!(here.household(2), [0, 3, 4, 5]);
    assert!(here.spouse(2).is_empty() && here.parents(1).is_empty());
}

#[test]
fn the_partner_is_the_closest_in_age_of_the_other_sex() {
    // By hand: the oldest of 25 to 54 heads: rank 2 (47, female). The men of 56, 40 and 38 are 9, 7
    // and 9 years apart; the man of 60 and the woman of 45 do not come into question.
    let mut persons = people(&[(56, 0), (38, 0), (47, 1), (40, 0), (60, 0), (45, 1)]);
    assemble(&mut persons, &[6]);
    assert_eq!(persons[2].role, Role::Head);
    assert_eq!(persons[3].role, Role::Partner);
    assert!([0, 1, 4, 5].iter().all(|rank: &usize| persons[*rank].role == Role::Other));
    let here = Neighbourhood { place: 0, persons, firms: Vec::new() };
    assert_eq!((here.spouse(2), here.spouse(3)), (vec![3], vec![2]));
}

#[test]
fn there_are_never_more_households_than_adults() {
    let mut sizes = vec![3, 1, 1, 2];
    merge_down_to(&mut sizes, 2);
    assert_eq!(sizes, [3, 4]);
}

#[test]
fn neighbourhoods_are_shared_by_largest_remainder() {
    // By hand: quotas of 7 for 50, 30, 20 people are 3.5, 2.1, 1.4: floors 3, 2, 1, and the one
    // left goes to the remainder of a half.
    let place = |n: u64| {
        let mut age_sex = [[0; 2]; 21];
        age_sex[6][0] = n;
        Place { province: 0, settlement: 0, age_sex, schooling: [[0; 2]; 7] }
    };
    assert_eq!(shares(&[place(50), place(30), place(20)], 7), [4, 2, 1]);
    // Equal remainders: the earlier place.
    assert_eq!(shares(&[place(10), place(10)], 3), [2, 1]);
}
