//! The cross-walk: one question of this program, and every provision that asks it.

use crate::finding::{Finding, Verdict};

/// One question, with the provisions that ask it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The id of the question.
    pub id: &'static str,
    /// The question, as a short name.
    pub title: &'static str,
    /// The ids of the provisions.
    pub provisions: &'static [&'static str],
    /// How it is decided: from which parts of the text, by which measures, or by which papers.
    pub decided_by: &'static str,
    /// The measures among them.
    pub measures: &'static [&'static str],
}

/// Every row.
pub const ROWS: &[Row] = &[
    Row {
        id: "context",
        title: "Only related fields of life",
        provisions: &["AI5.D1", "GD5b", "PI6", "N49.2", "NL.1", "LR.1"],
        decided_by: "the context map: fields of records against fields of consequences",
        measures: &["refusals.<service>"],
    },
    Row {
        id: "proportion",
        title: "In proportion to the act",
        provisions: &["AI5.D2", "EC8.3", "N49.3", "LR.1", "EC6.2"],
        decided_by: "whether a minor act is enough, and what comes on top of a sanction; the gain \
            beside the burdens",
        measures: &["compliance.fall", "detriment", "wrongful.share"],
    },
    Row {
        id: "published",
        title: "Published rules",
        provisions: &["EC8.1", "EC8.2", "PI24", "NL.1", "LR.1", "NIST"],
        decided_by: "articles of burdens, and secrets",
        measures: &[],
    },
    Row {
        id: "told",
        title: "Notice and reasons",
        provisions: &["AI26", "AI86", "GD15", "FC615", "EC1002", "JD.2", "PI44-48", "CA.2"],
        decided_by: "whether anything can be told; whether it is, papers show",
        measures: &[],
    },
    Row {
        id: "human",
        title: "A person who really decides",
        provisions: &["GD22.1", "GD22.2", "PI24", "AI14", "CA.3"],
        decided_by: "reviews of lists; the share of removals that correct an error while records are \
            false",
        measures: &["list.corrections.<list>", "records.false"],
    },
    Row {
        id: "appeal",
        title: "An appeal that works",
        provisions: &["EC6.1", "ICC14", "GD22.3", "JD.3", "FC611", "GD21"],
        decided_by: "the review of each list and its clock; corrections and what waits",
        measures: &["list.corrections.<list>", "institution.backlog", "restricted.wrongly"],
    },
    Row {
        id: "correction",
        title: "Corrections that reach everything",
        provisions: &["GD16-17", "PI44-48", "FC611"],
        decided_by: "routes and days; who is still restricted by false records alone",
        measures: &["restricted.wrongly"],
    },
    Row {
        id: "accuracy",
        title: "Accurate files",
        provisions: &["GD5d", "AI10", "PI8", "FC607", "NIST"],
        decided_by: "the share of false records, and what rests on them",
        measures: &["records.false", "wrongful.share", "restricted.wrongly"],
    },
    Row {
        id: "minimum",
        title: "No more data than needed",
        provisions: &["GD5c", "PI6"],
        decided_by: "a second run without the item in question",
        measures: &[],
    },
    Row {
        id: "time",
        title: "Limits in time, and a way back",
        provisions: &[
            "GD5e", "PI19", "CR.1", "CR.2", "FC605", "ICC12", "JD.4", "N49.4", "NC.1", "NC.2",
        ],
        decided_by: "validities, terms, exits and repair; falls without a way back and how long the \
            way takes",
        measures: &["trap.share", "return.days.p95"],
    },
    Row {
        id: "association",
        title: "No guilt by association",
        provisions: &["NA.1", "NA.2", "AI5.N", "JD.6", "JD.7", "CRC2"],
        decided_by: "whom demerits reach, whose standing counts, who bears a refusal",
        measures: &["spillover.share", "refusals.<service>"],
    },
    Row {
        id: "sensitive",
        title: "No sensitive ground",
        provisions: &["GD22.4", "EC10", "EC11", "ICC19"],
        decided_by: "what records reveal and which rights conduct exercises; rights that fall silent",
        measures: &["chilling.<right>", "adverse-ratio.migrant"],
    },
    Row {
        id: "equal",
        title: "Equal effect",
        provisions: &["FF80", "LL144", "EC14", "ICC26", "AI10", "EC1002"],
        decided_by: "what conditions ask of people; ratios of being hit and of being spared",
        measures: &["adverse-ratio.<attribute>", "four-fifths.<attribute>"],
    },
    Row {
        id: "means",
        title: "Ability to pay",
        provisions: &["JD.5", "EC8.3"],
        decided_by: "what is refused to debtors; the burden of the poorest fifth",
        measures: &["burden.poorest"],
    },
    Row {
        id: "needs",
        title: "Essential needs",
        provisions: &["ICESCR", "AI3.1", "CRC2"],
        decided_by: "refusals of what the catalogue holds to be essential",
        measures: &["refusals.<service>"],
    },
    Row {
        id: "assessment",
        title: "An impact assessment on file",
        provisions: &["AI27", "GD35", "PI55-56", "CA.1"],
        decided_by: "papers",
        measures: &[],
    },
    Row {
        id: "shaming",
        title: "No public shaming",
        provisions: &["ICC17", "CR.2", "N49.1"],
        decided_by: "publications, and how long they last",
        measures: &["refusals.<service>"],
    },
    Row {
        id: "found",
        title: "Only breaches that somebody has found",
        provisions: &["N49.1", "JD.1", "ICC14"],
        decided_by: "whether conduct is unlawful, grounds, lists by rank and reversed burdens of \
            proof",
        measures: &[],
    },
    Row {
        id: "scoring",
        title: "Social scoring as a whole",
        provisions: &["AI5.A", "AI5.B", "AI5.C", "AI5.D1", "AI5.D2", "AI5.X", "AI5.N"],
        decided_by: "all limbs together: the first three with one of the last two, unless the way \
            out of recital 31 is shown",
        measures: &["pairs.worse"],
    },
];

/// Provisions that stand in no row, with the reason.
pub const ALONE: &[(&str, &str)] = &[
    ("G0.1", "asks which instruments are reached, not what a policy does"),
    ("G0.2", "asks which instruments are reached, not what a policy does"),
    ("G0.3", "asks which instruments are reached, not what a policy does"),
    ("G0.4", "asks which instruments are reached, not what a policy does"),
    ("AI3.2", "asks whether the duties of high risk are reached; no other instrument asks that"),
];

impl Row {
    /// The verdict of all provisions of the row together: the heaviest.
    #[must_use]
    pub fn verdict(&self, findings: &[Finding]) -> Verdict {
        let of = findings.iter().filter(|f| self.provisions.contains(&f.provision.id));
        of.map(|f| f.answer.verdict).min().unwrap_or(Verdict::NotApplicable)
    }

    /// The ids of the provisions that got a verdict.
    #[must_use]
    pub fn with(&self, findings: &[Finding], verdict: Verdict) -> Vec<&'static str> {
        let of = findings.iter().filter(|f| self.provisions.contains(&f.provision.id));
        of.filter(|f| f.answer.verdict == verdict).map(|f| f.provision.id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{bad, good, scenario_of};
    use crate::provision::ALL;
    use crate::review;

    #[test]
    fn every_provision_stands_in_a_row_or_alone_with_a_reason() {
        for provision in ALL {
            let rows = ROWS.iter().any(|row| row.provisions.contains(&provision.id));
            let alone = ALONE.iter().any(|(id, reason)| *id == provision.id && reason.len() > 20);
            assert!(rows != alone, "{}: in rows {rows}, alone {alone}", provision.id);
        }
    }

    #[test]
    fn every_id_of_the_crosswalk_is_a_provision_and_stands_once_in_its_row() {
        let known = |id: &str| ALL.iter().any(|p| p.id == id);
        for (i, row) in ROWS.iter().enumerate() {
            assert!(ROWS[i + 1..].iter().all(|other| other.id != row.id), "{}", row.id);
            for (k, id) in row.provisions.iter().enumerate() {
                assert!(known(id), "{}: {id}", row.id);
                assert!(!row.provisions[k + 1..].contains(id), "{}: {id} twice", row.id);
            }
        }
        assert!(ALONE.iter().all(|(id, _)| known(id)));
    }

    #[test]
    fn the_heaviest_verdict_of_a_row_stands() {
        let (mild, harsh) =
            (review(&scenario_of(good()), 0, None), review(&scenario_of(bad()), 0, None));
        let row = |id: &str| ROWS.iter().find(|row| row.id == id).expect("a row");
        assert_eq!(row("association").verdict(&harsh), Verdict::Fail);
        assert!(row("association").with(&harsh, Verdict::Fail).contains(&"NA.1"));
        assert_eq!(row("assessment").verdict(&mild), Verdict::CannotTell);
        assert_eq!(row("shaming").verdict(&mild), Verdict::CannotTell, "the catalogue of N49.1");
    }
}
