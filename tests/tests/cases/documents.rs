//! From the texts of a case to a checked scenario, through the same door as every document.

use assize_scenario::Scenario;
use assize_scenario::load::{Kind, Request, Shelf, StudyRequest, load};
use assize_scenario::scenario::Document;

use crate::reading::Case;

/// The documents of a case; all but other policies are named `case`.
struct CaseShelf<'a>(&'a Case);

impl Shelf for CaseShelf<'_> {
    fn document(&self, kind: Kind, name: &str) -> Option<Document> {
        let head = match name {
            "case" => kind.name().to_owned(),
            other => format!("{} {other}", kind.name()),
        };
        let text = self.0.documents.get(&head)?;
        Some(Document { path: head, text: text.clone() })
    }

    fn table(&self, name: &str) -> Option<String> {
        match name {
            "people.csv" => Some(table(&self.0.documents["people"], "age_band", &age_bands())),
            "schooling.csv" => {
                let levels = LEVELS.map(str::to_owned);
                Some(table(&self.0.documents["schooling"], "education_3plus", &levels))
            }
            "intake.csv" => self.0.documents.get("intake").map(|text| text.trim().to_owned()),
            _ => None,
        }
    }

    fn names(&self, kind: Kind) -> Vec<String> {
        let heads = self.0.documents.keys();
        let of_kind = heads.filter_map(|head| head.strip_prefix(kind.name()));
        of_kind.map(|rest| if rest.is_empty() { "case" } else { rest.trim() }.to_owned()).collect()
    }
}

/// The levels of schooling, as the census tables name them.
const LEVELS: [&str; 7] = [
    "no_schooling_or_preschool",
    "primary",
    "junior_secondary",
    "senior_secondary",
    "junior_college",
    "bachelor",
    "postgraduate",
];

/// The five-year bands of age.
fn age_bands() -> Vec<String> {
    let band = |from: u32| format!("{from}-{}", from + 4);
    (0..20).map(|i| band(5 * i)).chain(["100+".to_owned()]).collect()
}

/// A census table of one province from lines of settlement, label, men and women, with all sums.
fn table(lines: &str, column: &str, labels: &[String]) -> String {
    let words: Vec<Vec<&str>> = lines
        .lines()
        .map(|line| line.split_whitespace().collect())
        .filter(|words: &Vec<&str>| !words.is_empty())
        .collect();
    let count = |settlement: &str, label: &str, sex: usize| -> u64 {
        let of =
            words.iter().filter(|w| (settlement == "all" || w[0] == settlement) && w[1] == label);
        of.map(|w| w[sex].parse::<u64>().expect("a count")).sum()
    };
    let mut text = format!("area,settlement,{column},total,male,female\n");
    for area in ["Nation", "East"] {
        for settlement in ["all", "city", "town", "village"] {
            for label in labels {
                let (men, women) = (count(settlement, label, 2), count(settlement, label, 3));
                text += &format!("{area},{settlement},{label},{},{men},{women}\n", men + women);
            }
        }
    }
    text
}

/// The study that the settings of a case describe.
fn study(case: &Case) -> Document {
    let text = format!(
        "kind = \"study\"\nname = \"case\"\ntitle = \"A case\"\nsummary = \"A case.\"\n\
         society = \"case\"\nregion = \"{}\"\npersons = {}\nfrom = {}\nmonths = {}\n\
         seed = {}\nreplicates = {}\narms = {}\n",
        case.setting("region", "all"),
        case.number("persons", 1_024),
        case.setting("from", "2021-01-01"),
        case.number("months", 1),
        case.number("seed", 1),
        case.replicate + 1,
        case.setting("arms", "[\"none\", \"case\"]"),
    );
    Document { path: "study".to_owned(), text }
}

/// Loads the scenario of a case, or says what is wrong with its documents.
pub fn scenario(case: &Case) -> Result<Scenario, String> {
    let request = Request {
        study: StudyRequest::Text(study(case)),
        region: None,
        society: None,
        persons: None,
        from: None,
        months: None,
        seed: None,
        replicates: None,
        extra_policies: Vec::new(),
        choices: Default::default(),
    };
    load(&CaseShelf(case), &request).map(|loaded| loaded.scenario).map_err(|faults| {
        let mut text = String::from("the documents are faulty");
        for diag in &faults.diags {
            let place = diag.place.as_ref().map_or(String::new(), |place| {
                let document = &faults.documents[place.document];
                let before = &document.text[..place.start];
                let line = document.text.lines().nth(before.matches('\n').count()).unwrap_or("");
                format!("{}: `{line}`: ", document.path)
            });
            let hint = diag.hint.as_deref().unwrap_or("");
            text += &format!("\n  {} {place}{} ({hint})", diag.code, diag.message);
        }
        text
    })
}
