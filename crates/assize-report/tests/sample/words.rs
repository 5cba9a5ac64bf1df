//! The words of an invented scheme.

use assize_report::dossier::{
    Assumption, Basis, Crossing, Finding, FitLine, FoundFigure, FoundPart, Harm, Line, Measure,
    ServiceWords, SocietyWords, SourceWords, Verdict,
};
use assize_report::policy::{
    BandWords, Chapter, ConsequenceWords, ListWords, PolicyWords, RuleWords, ScoreWords,
};

fn source(article: &str) -> Basis {
    Basis::Source(format!("lantern-2019#{article}"))
}

fn line(words: &str, article: &str) -> Line {
    Line { words: words.into(), basis: source(article) }
}

/// The words of an arm.
pub fn policy(name: &str) -> PolicyWords {
    if name == "none" {
        return baseline();
    }
    PolicyWords {
        name: name.into(),
        title: "Measures on courtesy points, Lantern Bay 2019 (invented)".into(),
        summary: "Every adult of the invented town of Lantern Bay begins with 1,000 points. \
                  Queue-jumping, late fees and critical posts take points; volunteering gives \
                  them. Low bands lose loans and places at school."
            .into(),
        scores: vec![score("person"), score("firm")],
        chapters: chapters(),
        heaviest: vec![
            rule("P07", "lets a dog foul the harbour wall & <b>laughs</b>", "-100 points", None),
            rule("P11", "pays the lamp fee late for six months", "-50 points", None),
        ],
        grades: vec![rule(
            "D03",
            "spreads gloom about the lamps",
            "band C for 24 months",
            Some("expression"),
        )],
        on_rights: vec![rule(
            "D03",
            "spreads gloom about the lamps",
            "band C for 24 months",
            Some("expression"),
        )],
        counting: vec![
            line("The same demerit again while the first is still valid counts double.", "art-7"),
            line(
                "A demerit of more than 40 points counts for 24 months, any other for 12.",
                "art-8",
            ),
        ],
        lists: if name.contains("debtors") { vec![list()] } else { Vec::new() },
        consequences: ["flight", "train", "hotel", "loan", "school"].map(consequence).to_vec(),
    }
}

fn baseline() -> PolicyWords {
    PolicyWords {
        name: "none".into(),
        title: "No policy".into(),
        summary: "The same persons live without points, bands or lists.".into(),
        scores: Vec::new(),
        chapters: Vec::new(),
        heaviest: Vec::new(),
        grades: Vec::new(),
        on_rights: Vec::new(),
        counting: Vec::new(),
        lists: Vec::new(),
        consequences: Vec::new(),
    }
}

fn score(subject: &str) -> ScoreWords {
    let edges = [
        ("AAA", "beacon", Some(1_050), None),
        ("AA", "bright", Some(1_030), Some(1_049)),
        ("A", "steady", Some(960), Some(1_029)),
        ("B", "flickering", Some(850), Some(959)),
        ("C", "dim", Some(600), Some(849)),
        ("D", "dark", None, Some(599)),
    ];
    let band = |(label, title, from, to): (&str, &str, Option<i32>, Option<i32>)| BandWords {
        label: label.into(),
        title: title.into(),
        from,
        to,
        is_default: label == "A",
    };
    ScoreWords {
        subject: subject.into(),
        who: "everybody of 18 years and over".into(),
        start: 1_000,
        floor: None,
        ceiling: None,
        bands: edges.map(band).to_vec(),
        basis: source("art-2"),
    }
}

fn chapters() -> Vec<Chapter> {
    let chapter = |title: &str, subject: &str, demerits, merits, grades, lowest, highest| Chapter {
        title: title.into(),
        subject: subject.into(),
        demerits,
        merits,
        grades,
        lowest,
        highest,
    };
    vec![
        chapter("Lamps and fees", "person", 14, 0, 0, Some(-100), None),
        chapter("Volunteering", "person", 0, 9, 0, None, Some(60)),
        chapter("Direct grading", "person", 0, 0, 3, None, None),
        chapter("Harbour firms", "firm", 8, 2, 1, Some(-80), Some(20)),
    ]
}

fn rule(id: &str, title: &str, effect: &str, right: Option<&str>) -> RuleWords {
    RuleWords {
        id: id.into(),
        title: title.into(),
        subject: "person".into(),
        effect: effect.into(),
        right: right.map(String::from),
        fired: Some(1_234.25),
        basis: source("annex-1"),
    }
}

fn list() -> ListWords {
    ListWords {
        id: "debtors".into(),
        title: "List of lamp-fee debtors".into(),
        exempt: "persons under 18".into(),
        grounds: vec![line("Owes the lamp fee though able to pay: 24 months.", "art-12")],
        exits: vec![line("Pays: off the list within three working days.", "art-13")],
        review: Vec::new(),
        basis: source("art-11"),
    }
}

fn consequence(service: &str) -> ConsequenceWords {
    ConsequenceWords {
        id: format!("no-{service}"),
        title: format!("no {service} for low bands"),
        trigger: "band C or D".into(),
        service: service.into(),
        effect: "refuse".into(),
        carried_out: 0.9,
        carried_out_is_assumed: true,
        basis: Basis::Assumed("the measure says nothing of its enforcement".into()),
    }
}

/// The services of the sample.
pub fn services() -> Vec<ServiceWords> {
    let titles = [
        ("flight", "a flight"),
        ("train", "a seat in a fast train"),
        ("hotel", "a night in a hotel of three stars or more"),
        ("loan", "a loan"),
        ("school", "a place at a private school"),
    ];
    titles
        .map(|(id, title)| ServiceWords {
            id: id.into(),
            title: title.into(),
            domain: "travel".into(),
            essential: false,
        })
        .to_vec()
}

/// The catalogue of measures.
pub fn measures() -> Vec<Measure> {
    let families = [
        ("restricted.share", "restricted persons", "share of persons"),
        ("detriment", "detriments", "detriments per person-year"),
        ("wrongful.share", "wrongful share of detriments", "share of detriments"),
        ("spillover.share", "spill-over share of detriments", "share of detriments"),
        ("protected.share", "protected share of detriments", "share of detriments"),
        ("records.negative", "records of harm", "records per person-year"),
        ("records.positive", "records of merit", "records per person-year"),
        ("records.false", "false records", "share of records"),
        ("band.share.<label>", "share in band <label>", "share of scored persons"),
        ("band.moves", "moves between bands", "moves per person-year"),
        ("score.<statistic>", "score", "points"),
        ("adverse-ratio.<attribute>", "adverse ratio by <attribute>", "ratio"),
        ("four-fifths.<attribute>", "four-fifths ratio by <attribute>", "ratio"),
        ("refusals.<service>", "hindered attempts", "attempts"),
        ("refused-persons.<service>", "persons hindered", "persons"),
        ("list.share.<list>", "share on the list", "share of persons"),
        ("trap.share", "trapped", "share of persons once at the bottom"),
        ("return.days.<quantile>", "days to return", "days"),
        ("compliance.fall", "fall of unlawful acts", "relative fall"),
        ("rights.fall", "fall of the use of rights", "relative fall"),
        ("origin.share.<heading>", "rest on: <heading>", "share of detriments"),
        ("restricted.adults", "restricted adults", "share of adults"),
        ("pairs.<way>", "persons <way>", "share of persons"),
        ("chilling.<right>", "chilling of <right>", "relative fall"),
        ("income.lost", "income lost", "yuan per person-year"),
        ("arrears.share", "adults in arrears", "share of adults"),
        ("cases.performed", "judgments performed", "share of judgments decided"),
        ("institution.backlog", "what waits", "waiting at the end"),
        ("merits.gamed", "merits gamed", "share of merits"),
    ];
    families
        .map(|(id, title, unit)| Measure {
            id: id.into(),
            title: title.into(),
            unit: unit.into(),
            words: format!("What is meant by {title} in this invented sample."),
            formula: "counted events over counted persons".into(),
            harm: Harm::Up,
        })
        .to_vec()
}

/// The society of the sample.
pub fn society() -> SocietyWords {
    let fit = |cell: &str, source_value: f64, synthetic_value: f64| FitLine {
        margin: "age by sex".into(),
        cell: cell.into(),
        unit: "share of persons".into(),
        source_value,
        synthetic_value,
        distance: synthetic_value - source_value,
        distance_words: "difference of shares".into(),
        basis: Basis::Source("census".into()),
    };
    SocietyWords {
        name: "lantern-2020".into(),
        title: "Lantern Bay by its invented census".into(),
        lines: vec![Line {
            words: "Persons by age and sex follow the invented census.".into(),
            basis: Basis::Source("census".into()),
        }],
        fit: vec![fit("women 60-64", 0.0312, 0.0315), fit("men 20-24", 0.0411, 0.0402)],
    }
}

/// The assumptions of the sample.
pub fn assumptions() -> Vec<Assumption> {
    (0..40)
        .map(|at| Assumption {
            path: format!("channel lamp-wardens-{at} / detection"),
            value: "20 %".into(),
            range: Some(("5 %".into(), "50 %".into())),
            span: if at == 3 { Some(f64::INFINITY) } else { Some(1.5 + f64::from(at)) },
            reason: "no count of undetected queue-jumping exists".into(),
            used: "12 conducts".into(),
        })
        .collect()
}

/// The sources of the sample.
pub fn sources() -> Vec<SourceWords> {
    let source = |id: &str, title: &str| SourceWords {
        id: id.into(),
        title: title.into(),
        publisher: "Town clerk of Lantern Bay (invented)".into(),
        date: "2019-11-01".into(),
        address: "https://lantern-bay.example/measures".into(),
        certainty: "full text".into(),
        values: 206,
    };
    vec![
        source("lantern-2019", "Measures on courtesy points"),
        source("census", "Census of Lantern Bay"),
    ]
}

/// The legal tests of the sample.
pub fn findings() -> Vec<Finding> {
    let finding = |test: &str, verdict, words: &str| Finding {
        arm: "courtesy-points".into(),
        test: test.into(),
        question: "Is there a way to object before an effect begins?".into(),
        body: "Lantern Bay".into(),
        kind: "policy".into(),
        verdict,
        words: words.into(),
        parts: vec![FoundPart {
            words: "rule no-hearing (lantern-2019#art-20)".into(),
            place: "lantern/policy.toml:14".into(),
        }],
        figures: vec![FoundFigure {
            measure: "wrongful.share".into(),
            words: "is 0.1 (0.08 to 0.12), fails above 0.05".into(),
            verdict: Some(Verdict::Fails),
        }],
        basis: source("art-20"),
    };
    vec![
        finding("hearing-before-effect", Verdict::Fails, "No rule names a hearing."),
        finding("published-rules", Verdict::NoConflictFound, "The rules are published."),
    ]
}

/// The cross-walk of the sample.
pub fn crosswalk() -> Vec<Crossing> {
    vec![Crossing {
        arm: "courtesy-points".into(),
        title: "An appeal that works".into(),
        verdict: Verdict::Fails,
        tests: vec![
            ("hearing-before-effect".into(), Verdict::Fails),
            ("published-rules".into(), Verdict::NoConflictFound),
        ],
        decided_by: "the review of each list".into(),
    }]
}
