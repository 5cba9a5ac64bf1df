//! The attributes that a synthetic person can have: a closed list, with the labels that documents,
//! tables and reports use.
//!
//! There is deliberately no free text, no name, no number of an identity document: nothing in this
//! list can carry a real person.

/// An attribute by which rates differ and measures are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribute {
    /// Sex as the census counts it.
    Sex,
    /// Age in bands.
    Age,
    /// City, town or village.
    Settlement,
    /// Fifth of household income.
    Income,
    /// Highest schooling.
    Schooling,
    /// Local or migrant.
    Migrant,
}

impl Attribute {
    /// All attributes, in the order of the group cells.
    pub const ALL: [Attribute; 6] = [
        Attribute::Sex,
        Attribute::Age,
        Attribute::Settlement,
        Attribute::Income,
        Attribute::Schooling,
        Attribute::Migrant,
    ];

    /// The name in documents and tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Attribute::Sex => "sex",
            Attribute::Age => "age",
            Attribute::Settlement => "settlement",
            Attribute::Income => "income",
            Attribute::Schooling => "schooling",
            Attribute::Migrant => "migrant",
        }
    }

    /// The labels of its values.
    #[must_use]
    pub fn labels(self) -> &'static [&'static str] {
        match self {
            Attribute::Sex => &["male", "female"],
            Attribute::Age => &["0-17", "18-29", "30-39", "40-49", "50-59", "60-69", "70+"],
            Attribute::Settlement => &["city", "town", "village"],
            Attribute::Income => &["poorest", "second", "middle", "fourth", "richest"],
            Attribute::Schooling => &["primary-or-less", "junior", "senior", "tertiary"],
            Attribute::Migrant => &["local", "migrant"],
        }
    }

    /// The attribute of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Attribute> {
        Attribute::ALL.into_iter().find(|a| a.name() == name)
    }
}

/// The number of group cells: the product of the label counts.
pub const CELLS: usize = 2 * 7 * 3 * 5 * 4 * 2;

/// The cell of a person, from the value of each attribute in the order of [`Attribute::ALL`].
#[must_use]
pub fn cell(values: [u8; 6]) -> usize {
    let mut at = 0;
    for (attribute, value) in Attribute::ALL.into_iter().zip(values) {
        at = at * attribute.labels().len() + value as usize;
    }
    at
}

/// The value of an attribute in a cell; the inverse of [`cell`].
#[must_use]
pub fn value_in_cell(cell: usize, attribute: Attribute) -> u8 {
    let mut rest = cell;
    for a in Attribute::ALL.into_iter().rev() {
        let n = a.labels().len();
        if a == attribute {
            return (rest % n) as u8;
        }
        rest /= n;
    }
    unreachable!("all attributes are in ALL")
}

/// The age band of an age in years: an index into the labels of [`Attribute::Age`].
#[must_use]
pub fn age_band(age: u8) -> u8 {
    match age {
        0..18 => 0,
        18..30 => 1,
        30..40 => 2,
        40..50 => 3,
        50..60 => 4,
        60..70 => 5,
        _ => 6,
    }
}

/// What a person does for a living.
pub const JOBS: &[&str] = &["none", "employee", "head"];

/// Positions that some schemes have rules for; a person has one at most.
pub const POSTS: &[&str] =
    &["none", "village-cadre", "civil-servant", "key-professional", "delegate", "soldier"];

/// Schooling as the census counts it.
pub const SCHOOLING: &[&str] = &[
    "none",
    "primary",
    "junior-secondary",
    "senior-secondary",
    "junior-college",
    "bachelor",
    "postgraduate",
];

/// The coarse schooling group of a census level: an index into the labels of [`Attribute::Schooling`].
#[must_use]
pub fn schooling_group(level: u8) -> u8 {
    match level {
        0 | 1 => 0,
        2 => 1,
        3 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_keeps_every_value() {
        let product: usize = Attribute::ALL.iter().map(|a| a.labels().len()).product();
        assert_eq!(product, CELLS);
        let values = [1, 6, 2, 4, 3, 1];
        assert_eq!(cell(values), CELLS - 1);
        for (attribute, value) in Attribute::ALL.into_iter().zip([1, 3, 0, 2, 1, 0]) {
            assert_eq!(value_in_cell(cell([1, 3, 0, 2, 1, 0]), attribute), value);
        }
    }
}
