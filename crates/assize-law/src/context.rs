//! The context map: which fields of life belong together, who else bears a refusal, and what is
//! nobody's business.
//!
//! Several provisions ask whether somebody is treated badly in one social context for what happened
//! in an unrelated one. Which contexts are related is a judgement. This is ours, in full, so that
//! it can be disputed line by line; what it does not name leads to "cannot tell", never to a guess.

/// A field of records that bears on a field of services, with the reason.
#[derive(Clone, Copy, Debug)]
pub struct Related {
    /// The field of records, or of facts about somebody.
    pub records: &'static str,
    /// The fields of services on which it bears.
    pub services: &'static [&'static str],
    /// Why these and no others.
    pub reason: &'static str,
}

const fn related_by(
    records: &'static str,
    services: &'static [&'static str],
    reason: &'static str,
) -> Related {
    Related { records, services, reason }
}

const CREDIT: &str = "credit, public money and hire on trust bear on how debts were paid";
const TOGETHER: &str = "what a neighbourhood gives may depend on conduct in it";
const POSTS: &str = "a post bears on conduct in posts";
const FIRMS: &str = "what offices and lenders give a firm bears on how it keeps its own duties";

/// The map: every pair of different fields that we hold to be related. Fields of one name are
/// related; all other pairs of fields that the map knows are not.
pub const MAP: &[Related] = &[
    related_by(
        "traffic",
        &["travel", "getting-about"],
        "conduct on the road bears on safety in transport",
    ),
    related_by("driving", &["travel", "getting-about"], "a licence bears on how somebody drives"),
    related_by("in-the-air", &["travel"], "conduct aboard bears on being taken aboard"),
    related_by(
        "on-rails",
        &["travel", "getting-about"],
        "conduct aboard bears on being taken aboard",
    ),
    related_by("aboard", &["travel"], "conduct aboard bears on being taken aboard"),
    related_by("watch-list", &["travel"], "a danger to aircraft bears on boarding them"),
    related_by("community", &["neighbourhood"], TOGETHER),
    related_by("community-merits", &["neighbourhood"], TOGETHER),
    related_by("village", &["neighbourhood"], TOGETHER),
    related_by("village-own", &["neighbourhood"], TOGETHER),
    related_by("village-merits", &["neighbourhood"], TOGETHER),
    related_by("village-cadres", &["neighbourhood"], TOGETHER),
    related_by("volunteering-and-giving", &["neighbourhood"], TOGETHER),
    related_by("virtue", &["neighbourhood"], TOGETHER),
    related_by("order", &["neighbourhood"], TOGETHER),
    related_by("household-and-town", &["neighbourhood", "bills"], TOGETHER),
    related_by("land-and-building", &["property"], "building bears on the rules of land"),
    related_by("commerce", &["money", "property", "hire", "shopping"], CREDIT),
    related_by("consumer-credit", &["money", "property", "hire"], CREDIT),
    related_by("small-credit", &["money", "property", "hire"], CREDIT),
    related_by("fees", &["money", "bills"], "who is owed a bill may look at unpaid bills"),
    related_by("tax", &["money"], "public money bears on taxes"),
    related_by("means", &["money", "property", "hire", "welfare"], "means bear on credit and need"),
    related_by(
        "courts",
        &["money", "property"],
        "credit and large purchases bear on debts under enforcement",
    ),
    related_by("app-users", &["hire", "money"], CREDIT),
    related_by("stock-exchange", &["money"], "capital markets bear on conduct in them"),
    related_by("business-heads", &["money", "work", "firm-offices", "firm-money"], POSTS),
    related_by("work", &[], POSTS),
    related_by("key-professions", &["work"], POSTS),
    related_by("officials", &["work"], POSTS),
    related_by("party-discipline", &["work"], POSTS),
    related_by("occupation", &["work", "money"], POSTS),
    related_by("licences", &["work", "offices", "firm-offices"], POSTS),
    related_by("honesty", &["offices"], "an office may look at what it was told falsely"),
    related_by("files-of-offices", &["offices"], "an office may look at its own files"),
    related_by("shopping-and-play", &["shopping", "leisure"], "the same field of life"),
    related_by("life-on-the-net", &["net"], "the same field of life"),
    related_by("dog-keeping", &["pets", "home"], "keeping a dog bears on how it was kept"),
    related_by("welfare-duties", &["welfare", "money"], "a benefit bears on its own duties"),
    related_by("welfare-income", &["welfare", "money"], "a benefit bears on income beside it"),
    related_by("childcare-allowance", &["welfare", "money"], "a benefit bears on its own terms"),
    related_by("firm-commerce", &["money", "property", "firm-money"], FIRMS),
    related_by("firm-courts", &["money", "property", "firm-money", "firm-offices"], FIRMS),
    related_by("firm-labour-and-charges", &["money", "firm-money", "firm-offices"], FIRMS),
    related_by("firm-filing", &["firm-money", "firm-offices"], FIRMS),
    related_by("firm-penalties", &["firm-offices"], FIRMS),
    related_by("firm-safety-and-market", &["firm-offices"], FIRMS),
    related_by("firm-grades", &["firm-offices"], FIRMS),
    related_by("grave-breaches-of-firms", &["firm-offices"], FIRMS),
];

/// Fields of services that the map has judged. On `schooling` (of a child) no conduct of a parent
/// bears; `name` (publication) reaches every context at once; on `health` and `dating` nothing does.
pub const SERVICES: &[&str] = &[
    "bills",
    "culture",
    "dating",
    "firm-money",
    "firm-offices",
    "getting-about",
    "health",
    "hire",
    "home",
    "leisure",
    "money",
    "name",
    "neighbourhood",
    "net",
    "offices",
    "papers",
    "pets",
    "property",
    "schooling",
    "shopping",
    "travel",
    "welfare",
    "work",
];

/// Fields of records that the map has judged to bear on no other field of services: crimes have
/// their own sentence, speech and petitions are rights, who one is and whom one knows is no
/// conduct, and what a model learned of others is not one's own record.
const NO_OTHER: &[&str] = &[
    "crime",
    "culture",
    "delegates",
    "firm-merits",
    "grave-breaches",
    "honours",
    "learned-of-others",
    "party-membership",
    "penalties",
    "petitioning",
    "rural-members",
    "safety",
    "sea",
    "soldiers",
    "speech-and-belief",
    "ties",
    "traces",
    "urban-members",
    "who-one-is",
];

/// Fields of conduct whose records are themselves sanctions that an authority has imposed.
pub const SANCTIONS: &[&str] = &[
    "crime",
    "penalties",
    "traffic",
    "driving",
    "party-discipline",
    "firm-penalties",
    "grave-breaches",
    "grave-breaches-of-firms",
];

/// Fields whose records rest on a judgment or an enforcement of one.
pub const COURTS: &[&str] = &["courts", "firm-courts"];

/// Fields from which China's document No. 49 lets lists of serious untrustworthiness draw: grave
/// danger to health and safety, to market order and social order, refused legal duties, defence.
pub const SERIOUS: &[&str] = &[
    "courts",
    "firm-courts",
    "crime",
    "safety",
    "firm-safety-and-market",
    "commerce",
    "firm-commerce",
    "firm-labour-and-charges",
    "tax",
    "stock-exchange",
    "order",
    "in-the-air",
    "on-rails",
    "grave-breaches",
    "grave-breaches-of-firms",
    "firm-grades",
];

/// Fields of services that are public benefits or services without which life is hard.
pub const PUBLIC: &[&str] = &["welfare", "health", "offices", "papers", "neighbourhood"];

/// Services that somebody asks for and somebody else lives on: who bears it if they are refused.
pub const BORNE_BY_OTHERS: &[(&str, &str)] = &[
    ("child-school-place", "the child of the one who is burdened"),
    ("private-school", "the child of the one who is burdened"),
];

/// Who bears the refusal of a service besides the one who asks; nobody that we know of if `None`.
#[must_use]
pub fn bearer(service: &str) -> Option<&'static str> {
    BORNE_BY_OTHERS.iter().find(|(id, _)| *id == service).map(|(_, bearer)| *bearer)
}

/// Conduct whose record reveals what special categories of data are about, besides conduct that
/// exercises belief or association.
pub const REVEALING: &[(&str, &str)] = &[
    ("falls-ill", "health"),
    ("medical-record-kept", "health"),
    ("blood-donation", "blood and health"),
    ("body-scanned", "the body"),
    ("seen-by-camera", "the face, if it is recognised"),
    ("security-assessed", "political opinion, as an office sees it"),
    ("ties-to-foreign-organisation", "political opinion or belief"),
    ("criticises-policy-online", "political opinion"),
];

/// What the record of a conduct reveals, if it does.
#[must_use]
pub fn reveals(conduct: &str) -> Option<&'static str> {
    REVEALING.iter().find(|(id, _)| *id == conduct).map(|(_, what)| *what)
}

/// Tells whether a record in a field bears on a field of services; `None` if the map has not judged
/// one of them.
#[must_use]
pub fn related(records: &str, services: &str) -> Option<bool> {
    if records == services {
        return Some(true);
    }
    if !SERVICES.contains(&services) || !knows(records) {
        return None;
    }
    let line = MAP.iter().find(|line| line.records == records);
    Some(line.is_some_and(|line| line.services.contains(&services)))
}

/// Tells whether the map has judged a field of records.
#[must_use]
pub fn knows(field: &str) -> bool {
    NO_OTHER.contains(&field) || MAP.iter().any(|line| line.records == field)
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
    fn every_field_stands_once_and_only_relates_to_services_that_are_judged() {
        for (i, line) in MAP.iter().enumerate() {
            assert!(!NO_OTHER.contains(&line.records), "{} in both lists", line.records);
            assert!(MAP[i + 1..].iter().all(|l| l.records != line.records), "{}", line.records);
            assert!(line.services.iter().all(|s| SERVICES.contains(s)), "{}", line.records);
            assert!(!line.reason.is_empty());
        }
    }

    #[test]
    fn fields_of_other_lists_are_fields_that_the_map_knows() {
        for field in SANCTIONS.iter().chain(COURTS).chain(SERIOUS) {
            assert!(knows(field), "{field}");
        }
        assert!(PUBLIC.iter().all(|field| SERVICES.contains(field)));
    }
}
