//! The context map: which fields of life belong together.
//!
//! Several provisions ask whether somebody is treated badly in one social context for what happened
//! in an unrelated one. Which contexts are related is a judgement. This is ours, in full, so that
//! it can be disputed line by line; what it does not name leads to "cannot tell", never to a guess.

/// The fields of conduct in which a record bears on a field of services, with the reason.
#[derive(Clone, Copy, Debug)]
pub struct Related {
    /// The field of services.
    pub services: &'static str,
    /// The fields of conduct.
    pub conduct: &'static [&'static str],
    /// Why these and no others.
    pub reason: &'static str,
}

/// The map, by field of services.
pub const MAP: &[Related] = &[
    Related {
        services: "travel",
        conduct: &["traffic"],
        reason: "conduct on the road bears on safety in transport; debts, speech or tidiness do \
            not",
    },
    Related {
        services: "neighbourhood",
        conduct: &[
            "community",
            "community-merits",
            "village",
            "village-merits",
            "village-cadres",
            "volunteering-and-giving",
            "virtue",
            "order",
        ],
        reason: "what a neighbourhood gives may depend on conduct in it",
    },
    Related {
        services: "property",
        conduct: &["land-and-building", "commerce", "courts", "firm-commerce", "firm-courts"],
        reason: "buying and building bear on debts under enforcement and on rules of land",
    },
    Related {
        services: "money",
        conduct: &[
            "commerce",
            "fees",
            "tax",
            "courts",
            "business-heads",
            "firm-commerce",
            "firm-labour-and-charges",
            "firm-courts",
        ],
        reason: "credit and public money bear on how obligations in money were met",
    },
    Related {
        services: "work",
        conduct: &[
            "work",
            "key-professions",
            "officials",
            "party-discipline",
            "business-heads",
            "licences",
        ],
        reason: "a post bears on conduct in posts",
    },
    Related {
        services: "schooling",
        conduct: &[],
        reason: "no conduct of a parent bears on the schooling of a child",
    },
    Related {
        services: "name",
        conduct: &[],
        reason: "publishing a name reaches every context at once",
    },
];

/// Fields of conduct that the map has judged, besides those that it names as related to something.
const OTHER_CONDUCT: &[&str] = &[
    "crime",
    "honours",
    "soldiers",
    "rural-members",
    "urban-members",
    "delegates",
    "petitioning",
    "speech-and-belief",
    "honesty",
    "penalties",
    "sea",
    "safety",
    "firm-safety-and-market",
    "firm-penalties",
    "firm-grades",
    "firm-merits",
];

/// Fields of conduct whose records are themselves sanctions that an authority has imposed.
pub const SANCTIONS: &[&str] =
    &["crime", "penalties", "traffic", "party-discipline", "firm-penalties"];

/// Tells whether a record in a field of conduct bears on a field of services; `None` if the map has
/// not judged one of them.
#[must_use]
pub fn related(conduct: &str, services: &str) -> Option<bool> {
    if conduct == services {
        return Some(true);
    }
    let line = MAP.iter().find(|line| line.services == services)?;
    knows_conduct(conduct).then(|| line.conduct.contains(&conduct))
}

/// Tells whether the map has judged a field of conduct.
#[must_use]
pub fn knows_conduct(field: &str) -> bool {
    OTHER_CONDUCT.contains(&field) || MAP.iter().any(|line| line.conduct.contains(&field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_map_has_not_judged_stays_open() {
        assert_eq!(related("traffic", "travel"), Some(true));
        assert_eq!(related("petitioning", "travel"), Some(false));
        assert_eq!(related("beekeeping", "travel"), None);
        assert_eq!(related("traffic", "opera"), None);
        assert_eq!(related("opera", "opera"), Some(true));
    }

    #[test]
    fn sanctions_are_fields_that_the_map_knows() {
        assert!(SANCTIONS.iter().all(|field| knows_conduct(field)));
    }
}
