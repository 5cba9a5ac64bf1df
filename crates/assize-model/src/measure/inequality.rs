//! How unequally something is spread: Gini's coefficient, Theil's index and the ratio of fifths, over
//! classes of persons who each have the same.
//!
//! Invariant: everything is summed in whole numbers; Gini's coefficient and the ratio of fifths have
//! a single division at their end, Theil's index a logarithm for each class.

use assize_base::maths::ln;

/// Persons who all have the same, and what they have together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// Persons, at least one.
    pub persons: i64,
    /// What they have together, not below zero.
    pub total: i64,
}

/// The classes from those who have least, without empty ones.
///
/// # Panics
/// If a class has less than nothing: none of these measures has a meaning then.
fn from_the_least(classes: &[Class]) -> Vec<Class> {
    let mut sorted: Vec<Class> = classes.iter().copied().filter(|c| c.persons > 0).collect();
    assert!(sorted.iter().all(|c| c.total >= 0), "less than nothing in {sorted:?}");
    let each = |a: &Class, b: &Class| i128::from(a.total) * i128::from(b.persons);
    sorted.sort_by(|a, b| each(a, b).cmp(&each(b, a)));
    sorted
}

/// All persons, and what they have together; `None` if nobody has anything.
fn everything(classes: &[Class]) -> Option<(i128, i128)> {
    let persons: i128 = classes.iter().map(|c| i128::from(c.persons)).sum();
    let total: i128 = classes.iter().map(|c| i128::from(c.total)).sum();
    (total > 0).then_some((persons, total))
}

/// Gini's coefficient: half the mean difference between two persons, drawn with replacement, over the
/// mean. 0 if all have the same, near 1 if one has everything.
#[must_use]
pub fn gini(classes: &[Class]) -> Option<f64> {
    let (persons, total) = everything(classes)?;
    let (mut before, mut ranked) = (0, 0);
    for class in from_the_least(classes) {
        let here = i128::from(class.persons);
        ranked += i128::from(class.total) * (2 * before + here);
        before += here;
    }
    Some((ranked - persons * total) as f64 / (persons * total) as f64)
}

/// Theil's index T: the mean of `x * ln(x)` over persons, `x` being what a person has over the mean. 0
/// if all have the same; the logarithm of the number of persons if one has everything.
#[must_use]
pub fn theil(classes: &[Class]) -> Option<f64> {
    let (persons, total) = everything(classes)?;
    let part = |class: &Class| {
        let (here, has) = (i128::from(class.persons), i128::from(class.total));
        let times_the_mean = (has * persons) as f64 / (here * total) as f64;
        has as f64 / total as f64 * ln(times_the_mean)
    };
    let some = classes.iter().filter(|c| c.persons > 0 && c.total > 0);
    Some(some.map(part).sum::<f64>().max(0.0))
}

/// What the fifth that has most has, over what the fifth that has least has; `None` if the latter
/// has nothing. A class that reaches over the border of a fifth is split.
#[must_use]
pub fn top_fifth_over_bottom(classes: &[Class]) -> Option<f64> {
    let sorted = from_the_least(classes);
    let (bottom, top) = (lowest_fifth(sorted.iter()), lowest_fifth(sorted.iter().rev()));
    (bottom > 0.0).then(|| top / bottom)
}

/// What the first fifth of the persons in some order has, times five.
fn lowest_fifth<'a>(classes: impl Iterator<Item = &'a Class> + Clone) -> f64 {
    let mut left: i128 = classes.clone().map(|c| i128::from(c.persons)).sum();
    let (mut whole, mut split) = (0_i128, 0.0);
    for class in classes {
        let (here, has) = (5 * i128::from(class.persons), 5 * i128::from(class.total));
        if left < here {
            split = (has * left) as f64 / here as f64;
            break;
        }
        whole += has;
        left -= here;
    }
    whole as f64 + split
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(of: &[(i64, i64)]) -> Vec<Class> {
        of.iter().map(|(persons, total)| Class { persons: *persons, total: *total }).collect()
    }

    fn near(value: Option<f64>, expected: f64) {
        let value = value.expect("something to measure");
        assert!((value - expected).abs() < 1e-12, "{value} is not {expected}");
    }

    #[test]
    fn four_persons_have_the_textbook_coefficient() {
        // By hand: 0, 0, 10, 30: differences of all 16 ordered pairs sum to
        // 2 * (0 + 10 + 30 + 10 + 30 + 20) = 200; over 2 * 16 * mean 10 = 320: 0.625.
        near(gini(&classes(&[(1, 30), (2, 0), (1, 10)])), 0.625);
        near(gini(&classes(&[(7, 700)])), 0.0);
        assert_eq!(gini(&classes(&[(7, 0)])), None);
    }

    #[test]
    fn two_persons_have_the_textbook_index() {
        // By hand: 1 and 3, mean 2: (0.5 ln 0.5 + 1.5 ln 1.5) / 2 = (-0.346574 + 0.608198) / 2
        // = 0.130812.
        let two = theil(&classes(&[(1, 1), (1, 3)])).expect("an index");
        assert!((two - 0.130_812).abs() < 1e-6, "{two}");
        // By hand: one of four has all: ln 4.
        near(theil(&classes(&[(1, 8), (3, 0)])), ln(4.0));
        near(theil(&classes(&[(2, 6), (3, 9)])), 0.0);
        assert_eq!(theil(&classes(&[])), None);
    }

    #[test]
    fn fifths_are_cut_through_classes() {
        // By hand: ten persons with 1 to 10: (9 + 10) / (1 + 2).
        let ten: Vec<(i64, i64)> = (1..=10).map(|has| (1, has)).collect();
        near(top_fifth_over_bottom(&classes(&ten)), 19.0 / 3.0);
        // By hand: of 6 persons a fifth is 1.2: at the bottom 1 with 2 and 0.2 with 4: 2.8; at the
        // top 1.2 with 4: 4.8.
        near(top_fifth_over_bottom(&classes(&[(5, 20), (1, 2)])), 4.8 / 2.8);
        assert_eq!(top_fifth_over_bottom(&classes(&[(1, 0), (4, 8)])), None);
    }
}
