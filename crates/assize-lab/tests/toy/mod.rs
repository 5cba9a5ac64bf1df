//! A toy study whose figures follow from its numbers by hand: men of one age in one city, who do the
//! fault at a rate and are seen at a rate.

#![allow(dead_code, reason = "each test file uses a part of the toy")]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use assize_lab::error::Finding;
use assize_lab::exit::{self, Exit};
use assize_lab::order::Order;
use assize_lab::plan::{Means, Plan};
use assize_lab::run::Observer;

/// The head of a document.
fn head(kind: &str) -> String {
    format!(
        "kind = \"{kind}\"\nname = \"toy\"\ntitle = \"A toy\"\nsummary = \"Numbers by hand.\"\n"
    )
}

const SOURCE: &str = "[sources.hand]
title = \"Numbers chosen for a calculation by hand\"
publisher = \"the tests\"
date = \"2021\"
address = \"tests\"
certainty = \"full text\"
";

const SOCIETY: &str = r#"conduct  = ["toy"]
services = ["toy"]
[sources.hand]
title = "Numbers chosen for a calculation by hand"
publisher = "the tests"
date = "2021"
address = "tests"
certainty = "full text"
[tables]
age-sex   = "toy-people.csv"
schooling = "toy-schooling.csv"
nation    = "Nation"
[households]
source = "hand"
sizes = [1]
[income]
source = "hand"
city    = [1, 1, 1, 1, 1]
town    = [1, 1, 1, 1, 1]
village = [1, 1, 1, 1, 1]
[migrants]
source = "hand"
city    = "0 %"
town    = "0 %"
village = "0 %"
[work]
source = "hand"
employed.male   = ["0 %", "0 %", "0 %", "0 %", "0 %", "0 %", "0 %"]
employed.female = ["0 %", "0 %", "0 %", "0 %", "0 %", "0 %", "0 %"]
employed.source = "hand"
heads = "0 %"
[[work.firm]]
source = "hand"
weight = 1
from = 0
to = 0
[party]
source = "hand"
share = "0 %"
[response]
source = "hand"
aware = "0 %"
deterrence = "0 %"
chill = "0 %"
step = "0 %"
steps-gained = 0
fading = "0 % per month"
"#;

const CONDUCT: &str = r#"[[channel]]
source = "hand"
id = "desk"
title = "desk"
detection = DETECTION
wrong-person = { is = "0 %", source = "hand" }
invented = { is = "0 %", source = "hand" }
delay = ["0 days", "0 days"]
[[domain]]
id = "life"
title = "life"
[[domain]]
id = "work"
title = "work"
[[conduct]]
id = "fault"
title = "fault"
domain = "life"
polarity = "harm"
gravity = 1
lawful = false
channel = "desk"
rate = FAULT
[[conduct]]
id = "slip"
title = "slip"
domain = "work"
polarity = "neutral"
gravity = 1
lawful = true
channel = "desk"
rate = SLIP
"#;

const SERVICES: &str = r#"[[service]]
source = "hand"
id = "flight"
title = "flight"
domain = "travel"
essential = false
demand = "2 per month"
"#;

const POLICY: &str = r#"[score.person]
source = "hand"
start = 1000
[[score.person.band]]
source = "hand"
label = "B"
from = 990
default = true
[[score.person.band]]
source = "hand"
label = "D"
[[rule]]
source = "hand"
id = "R"
title = "R"
conduct = "fault"
points = -20
[[consequence]]
source = "hand"
id = "no-flights"
title = "no-flights"
bands = ["D"]
service = "flight"
effect = "refuse"
carried-out = "100 %"
"#;

/// The assumed numbers of the toy, or the same with a source.
fn numbers(assumed: bool) -> [(&'static str, String); 3] {
    let number = |is: &str, low: &str, high: &str| match assumed {
        true => {
            format!("{{ is = \"{is}\", assumed = \"a guess\", range = [\"{low}\", \"{high}\"] }}")
        }
        false => format!("{{ is = \"{is}\", source = \"hand\" }}"),
    };
    [
        ("DETECTION", number("50 %", "5 %", "100 %")),
        ("FAULT", number("1 per year", "0.2 per year", "5 per year")),
        ("SLIP", number("1 per year", "0.2 per year", "5 per year")),
    ]
}

/// The three numbers that the toy assumes.
pub const PATHS: [&str; 3] = [
    "conduct toy / channel desk / detection",
    "conduct toy / conduct fault / rate",
    "conduct toy / conduct slip / rate",
];

/// A target of twelve months.
pub fn target(id: &str, arm: &str, measure: &str, (value, low, high): (f64, f64, f64)) -> String {
    format!(
        "[[target]]\nid = \"{id}\"\ntitle = \"{id}\"\narm = \"{arm}\"\nmeasure = \"{measure}\"\n\
         per-person-year = true\nfrom = 2020-01-01\nto = 2020-12-31\nvalue = {value}\n\
         low = {low}\nhigh = {high}\nsource = \"hand\"\n"
    )
}

/// Writes the documents into a folder; gives the path of the study.
pub fn write(folder: &Path, assumed: bool, targets: &str) -> PathBuf {
    let mut conduct = format!("{}{SOURCE}{CONDUCT}", head("conduct").trim_end().to_owned() + "\n");
    for (name, number) in numbers(assumed) {
        conduct = conduct.replace(name, &number);
    }
    let with_basis = |text: &str| text.to_owned();
    let calibrate = match targets.is_empty() {
        true => String::new(),
        false => format!("calibrate = {PATHS:?}\n"),
    };
    let study = format!(
        "{}society = \"toy\"\nregion = \"all\"\npersons = 2000\nfrom = 2020-01-01\nmonths = 14\n\
         seed = 1\nreplicates = 1\narms = [\"none\", \"toy\"]\n{calibrate}{SOURCE}{targets}",
        head("study")
    );
    let files = [
        ("society.toml", format!("{}{SOCIETY}", head("society"))),
        ("conduct.toml", conduct),
        ("services.toml", format!("{}{SOURCE}{}", head("services"), with_basis(SERVICES))),
        ("policy.toml", format!("{}{SOURCE}{POLICY}", head("policy"))),
        ("study.toml", study),
        ("toy-people.csv", table("age_band", &age_bands(), "30-34")),
        ("toy-schooling.csv", table("education_3plus", &LEVELS.map(str::to_owned), LEVELS[2])),
    ];
    for (name, text) in files {
        std::fs::write(folder.join(name), text).expect("a file can be written");
    }
    folder.join("study.toml")
}

const LEVELS: [&str; 7] = [
    "no_schooling_or_preschool",
    "primary",
    "junior_secondary",
    "senior_secondary",
    "junior_college",
    "bachelor",
    "postgraduate",
];

fn age_bands() -> Vec<String> {
    let band = |from: u32| format!("{from}-{}", from + 4);
    (0..20).map(|i| band(5 * i)).chain(["100+".to_owned()]).collect()
}

/// A census table with a thousand men under one label in the cities of one province.
fn table(column: &str, labels: &[String], filled: &str) -> String {
    let mut text = format!("area,settlement,{column},total,male,female\n");
    for area in ["Nation", "East"] {
        for settlement in ["all", "city", "town", "village"] {
            for label in labels {
                let here = label == filled && ["all", "city"].contains(&settlement);
                let men = if here { 1000 } else { 0 };
                text += &format!("{area},{settlement},{label},{men},{men},0\n");
            }
        }
    }
    text
}

/// The order for a study.
pub fn order(study: &Path) -> Order {
    Order { study: Some(study.display().to_string()), ..Order::default() }
}

/// Means with so many threads.
pub fn means(threads: usize) -> Means {
    Means { threads: Some(threads), chunk: Some(256), memory: None, accepted: None }
}

/// Somebody who watches, and may stop after so many person-periods.
#[derive(Debug, Default)]
pub struct Watch {
    /// After how many person-periods to stop; never if 0.
    pub patience: AtomicU64,
    /// Person-periods done.
    pub done: AtomicU64,
}

impl Watch {
    /// Somebody who stops after so many person-periods.
    pub fn until(patience: u64) -> Watch {
        Watch { patience: AtomicU64::new(patience), done: AtomicU64::new(0) }
    }
}

impl Observer for Watch {
    fn prepared(&self, _: &[Finding], _: &Plan, _: &Path) {}

    fn say(&self, _: &str) {}

    fn advanced(&self, done: u64, _: u64) {
        self.done.fetch_max(done, Ordering::Relaxed);
    }

    fn stop(&self) -> Option<Exit> {
        let patience = self.patience.load(Ordering::Relaxed);
        let done = self.done.load(Ordering::Relaxed);
        (patience > 0 && done >= patience).then_some(exit::INTERRUPTED)
    }
}

/// A failure in a few words, with every finding.
pub fn said(error: &assize_lab::Error) -> String {
    let findings = error.findings().iter();
    let findings: Vec<String> =
        findings.map(|f| format!("{}:{} {}", f.path, f.line, f.message)).collect();
    format!("{}\n{}", error.message(), findings.join("\n"))
}
