//! Every state variable of the model: whose it is, how it is kept, who writes it.
//!
//! Invariant: what is kept from one month to the next is in [`VARIABLES`] under the column that the
//! specs of mechanisms name, and the bits of the columns are those of the types that hold them.

use assize_base::spec::Lasting::{Dynamic, Passing, Static};
use assize_base::spec::Variable;

macro_rules! variables {
    ($($entity:literal {
        $($name:literal: $meaning:literal,
            $kind:literal, $bits:literal, $unit:literal, $range:literal,
            $lasting:ident, $initial:literal, $column:literal, [$($writer:literal),*];)*
    })*) => {
        /// The state variables, by entity.
        pub const VARIABLES: &[Variable] = &[$($(Variable {
            entity: $entity,
            name: $name,
            meaning: $meaning,
            kind: $kind,
            bits: $bits,
            unit: $unit,
            range: $range,
            lasting: $lasting,
            initial: $initial,
            column: $column,
            writers: &[$($writer),*],
        }),*),*];
    };
}

variables! {
    "place" {
        "people": "people by age band and sex, and by schooling and sex",
            "table", 0, "persons", "0 or more", Static, "the data tables", "", ["persons"];
        "neighbourhoods": "how many neighbourhoods of 64 it has, by largest remainder",
            "whole number", 0, "neighbourhoods", "0 or more",
            Static, "people of the place over those of the region", "", ["persons"];
    }
    "person" {
        "index": "the number in the society; 64 consecutive ones are a neighbourhood",
            "whole number", 0, "-", "0 to the number of persons less 1",
            Static, "position", "", ["persons"];
        "age": "age, the same for the whole run",
            "whole number", 8, "years", "0 to 104", Static, "drawn from the tables", "", ["persons"];
        "sex": "male or female", "label", 8, "-", "2 labels", Static, "drawn from the tables",
            "", ["persons"];
        "settlement": "city, town or village", "label", 8, "-", "3 labels",
            Static, "the place", "", ["persons"];
        "province": "the province", "label", 8, "-", "the provinces of the society",
            Static, "the place", "", ["persons"];
        "schooling": "the highest school", "label", 8, "-", "7 levels, ordered",
            Static, "drawn from the tables; by age below 15", "", ["persons"];
        "income": "the income fifth, that of the household", "label", 8, "-", "5 fifths, ordered",
            Static, "drawn by settlement", "", ["households"];
        "migrant": "local or migrant", "label", 8, "-", "2 labels",
            Static, "drawn by settlement", "", ["persons"];
        "job": "none, employee or head of a firm", "label", 8, "-", "3 labels",
            Static, "drawn by age and sex, from 15 years on", "", ["persons"];
        "post": "a public post", "label", 8, "-", "6 labels",
            Static, "drawn: the first post of the list that fits", "", ["persons"];
        "party": "membership of the ruling party", "yes or no", 8, "-", "0 or 1",
            Static, "drawn, for adults", "", ["persons"];
        "aware": "knows that the scheme exists", "yes or no", 0, "-", "0 or 1",
            Static, "drawn, computed where asked", "", ["awareness"];
        "accepts": "approves of the scheme", "yes or no", 0, "-", "0 or 1",
            Static, "drawn, computed where asked", "", ["acceptance"];
        "games": "collects cheap merits", "yes or no", 0, "-", "0 or 1",
            Static, "drawn, computed where asked", "", ["gaming"];
        "sociable": "how readily ties are made", "share in 2^-16", 0, "factor", "0 to 1",
            Static, "drawn, computed where asked", "", ["ties"];
        "consents": "agrees to have a score", "yes or no for each score", 0, "-", "0 or 1",
            Static, "drawn, computed where asked", "", ["consent"];
        "class of use": "how often a service is used, for each service with classes",
            "label", 0, "-", "at most 16 classes",
            Static, "drawn, computed where asked", "", ["habit"];
        "employer": "for whom an employee works", "index of a person", 0, "-", "a head or nobody",
            Static, "drawn within the district", "", ["workplaces"];
        "band": "the band published at the last review", "3 bits", 3, "-", "the bands of the score",
            Dynamic, "the default band", "status", ["review"];
        "origin": "what the standing would not be without: a false record, another's act, an act \
        that exercises a right, an own act",
            "4 bits", 4, "-", "0 to 13", Dynamic, "0", "status", ["review"];
        "restricted": "below the default band or on a black list, as others see it",
            "1 bit", 1, "-", "0 or 1", Dynamic, "0", "status", ["review"];
        "newly restricted": "restricted now and not at the review before",
            "1 bit", 1, "-", "0 or 1", Dynamic, "0", "status", ["review"];
        "offender": "has done an unlawful act in the run",
            "1 bit", 1, "-", "0 or 1", Dynamic, "0", "status", ["acts", "judgment"];
        "hurt": "has suffered a detriment this month",
            "1 bit", 1, "-", "0 or 1", Dynamic, "0", "status",
            ["award", "grade", "list-entry", "list-pick", "consequence"];
        "caution": "steps of caution", "4 bits", 4, "steps", "0 to 15",
            Dynamic, "0", "caution", ["caution", "caution-from-ties", "rumour"];
        "given up": "has given up hope of a return", "1 bit", 1, "-", "0 or 1",
            Dynamic, "0", "given up", ["giving-up"];
        "lists": "the lists on which the person stood at the last review",
            "1 byte, one bit a list", 8, "-", "at most 8 lists", Dynamic, "0", "listed", ["review"];
        "side bands": "the published band in a side score", "1 byte a side score", 8, "-",
            "the bands of the side score", Dynamic, "the default band", "side bands", ["review"];
        "arrears": "what is owed", "1 byte", 8, "quarters of a month's income", "0 to 255",
            Dynamic, "0", "arrears", ["setback", "cost", "loan", "repay"];
        "weight": "the risk by which a list picked at its last selection", "2 bytes a list", 16,
            "-", "0 to 1,023, or not weighed", Dynamic, "not weighed", "risk", ["list-pick"];
        "burden": "detriments here less those in the first arm", "1 byte", 8, "detriments",
            "-127 to 127", Dynamic, "0", "pair", ["pairs"];
        "favour": "favours here less those in the first arm", "1 byte", 8, "favours",
            "-127 to 127", Dynamic, "0", "pair", ["pairs"];
        "silence": "lawful acts forgone here less those in the first arm", "1 byte", 8, "acts",
            "-127 to 127", Dynamic, "0", "pair", ["pairs"];
        "reasons": "what burdens and silence in this arm came from", "1 byte, one bit a heading", 8,
            "-", "6 headings", Dynamic, "0", "pair", ["pairs"];
    }
    "household" {
        "members": "who lives together, with head, partner, children and others",
            "list of persons", 0, "persons", "1 to 12 at first; more where adults are few",
            Static, "sizes drawn, roles by age", "", ["households"];
        "indebted": "pays instalments", "yes or no", 0, "-", "0 or 1",
            Static, "drawn, computed where asked", "", ["setback"];
    }
    "firm" {
        "head": "the person who heads it; a firm has that person's index",
            "index of a person", 0, "-", "persons with the job of a head",
            Static, "the person's job", "", ["firms"];
        "employees": "employees besides the head", "whole number", 0, "persons", "0 or more",
            Static, "drawn by class", "", ["firms"];
        "band of the firm": "the band published at the last review", "1 byte", 8, "-",
            "the bands of the firms' score", Dynamic, "the default band", "firm band", ["review"];
        "lists of the firm": "the lists on which the firm stood at the last review",
            "1 byte, one bit a list", 8, "-", "at most 8 lists",
            Dynamic, "0", "firm listed", ["review"];
    }
    "tie" {
        "pair of persons": "two people tied as kin, friends, companions or acquaintances",
            "computed from both sides", 0, "-", "kinds of tie of the society",
            Static, "drawn within circles", "", ["ties"];
        "colleagues": "two people of a firm who meet every week", "computed from both sides", 0,
            "-", "people of one firm", Static, "drawn", "", ["workplaces"];
        "classmates": "two pupils who meet every week", "computed from both sides", 0,
            "-", "6 to 17 years, same age and district", Static, "drawn", "", ["classes"];
    }
    "entry on file" {
        "subject": "whose file it stands on", "offset in the chunk", 16, "-", "0 to 65,535",
            Dynamic, "-", "file", ["award", "grade", "list-entry"];
        "rule": "the rule, list, service or conduct that it is about", "index", 16, "-",
            "0 to 65,535", Dynamic, "-", "file", ["award", "grade", "list-entry"];
        "start": "the first day on which it counts", "day of the run", 16, "days", "0 to 65,535",
            Dynamic, "-", "file", ["award", "grade", "list-entry", "list-window"];
        "end": "the first day on which it no longer counts", "day of the run", 16, "days",
            "0 to 65,535, the last one for never", Dynamic, "-", "file",
            ["validity", "yearly-reset", "grade", "list-entry", "list-exit", "list-review", "desk"];
        "points": "points, below zero for a demerit", "signed", 16, "points", "-32,767 to 32,767",
            Dynamic, "-", "file", ["award", "repetition", "lock", "cap", "sum", "head"];
        "further number": "the end of a continuing wrong, the sum of a quantity, or the way off a list",
            "whole number", 16, "days or quantity", "0 to 65,535",
            Dynamic, "-", "file", ["correction", "sum", "list-exit"];
        "flags": "kind (points, grade, listing, marker, case), true or misattributed or invented, \
        another's act, of a firm, to be repaired, exercise of a right, lawful",
            "10 of 16 bits", 16, "-", "-", Dynamic, "-", "file",
            ["award", "grade", "reach", "list-entry"];
        "marker of the fallen": "since when a person has been at the bottom", "an entry", 0,
            "days", "0 to 65,535", Dynamic, "none", "fallen", ["review"];
        "marker of a refusal": "that a person was refused a service, and has learned from it",
            "an entry", 0, "-", "one a service", Dynamic, "none", "refused once",
            ["consequence", "learning"];
        "marker of earlier listings": "how often somebody has been on a list", "an entry", 0,
            "listings", "1 to 255", Dynamic, "none", "listed before", ["list-again"];
        "case": "a judgment that is not yet performed, closed or enforced", "an entry", 0, "-",
            "one an act sued over", Dynamic, "none", "cases", ["suit", "judgment", "enforcement"];
        "objection": "an objection that waits for a decision, with its outcome", "an entry", 0,
            "-", "one a listing", Dynamic, "none", "objections", ["desk"];
    }
    "act" {
        "actor and conduct": "who may do what", "indices", 0, "-", "the conduct of the catalogue",
            Passing, "drawn each month", "", ["acts"];
        "day and quantity": "when, and how much", "whole numbers", 0, "days; yuan, months, hours or count",
            "within the month; by the broken line", Passing, "drawn each month", "", ["acts"];
        "mark": "what restraint is compared with, the same in every arm", "32 bits", 0, "-",
            "0 to 2^32 less 1", Passing, "drawn each month", "", ["acts"];
        "strain needed": "the depth of arrears from which it comes up", "whole number", 0, "steps",
            "0 to 15", Passing, "from the place on the axis", "", ["strain"];
        "extra": "done for the points alone", "yes or no", 0, "-", "0 or 1",
            Passing, "from the place on the axis", "", ["gaming"];
    }
    "record" {
        "subject and conduct": "whom it is about, and what is said to have been done", "indices", 0,
            "-", "persons, firms; the conduct of the catalogue", Passing, "-", "",
            ["observed", "invented", "averaging", "enforcement"];
        "days": "the day of the act and the day of entry", "days of the run", 0, "days",
            "0 to 65,535", Passing, "-", "", ["observed", "invented", "averaging", "enforcement"];
        "truth": "true, misattributed or invented", "label", 0, "-", "3 labels", Passing, "-", "",
            ["observed", "invented", "averaging", "enforcement"];
        "quantity of the record": "the quantity of the act", "whole number", 0,
            "yuan, months, hours or count", "0 or more", Passing, "-", "",
            ["observed", "invented", "averaging"];
    }
    "setback" {
        "months": "for how long income is lost", "whole number", 0, "months", "by the broken line",
            Passing, "drawn each month", "", ["setback"];
    }
    "authority" {
        "board": "who was newly restricted at the last review", "1 bit a person", 1, "-", "0 or 1",
            Dynamic, "nobody", "board", ["review"];
        "board of the restricted": "who was seen to be restricted at the last review",
            "1 bit a person", 1, "-", "0 or 1", Dynamic, "nobody", "restricted board", ["review"];
        "cases waiting": "the queue of the courts", "whole number", 0, "cases", "0 or more",
            Dynamic, "0", "queue of cases", ["judgment"];
        "objections waiting": "the queue of objections, for each list", "whole number", 0,
            "objections", "0 or more", Dynamic, "0", "queue of objections", ["desk"];
        "weights": "how many persons have which risk, for each list that picks", "table", 0,
            "persons", "0 or more", Dynamic, "nobody", "weights", ["list-pick"];
        "deterrence": "how strongly the scheme deters in each month", "chance by month", 0,
            "chance", "0 to 1", Static, "the society's, worn off month by month", "",
            ["habituation"];
        "local rules": "in which neighbourhoods a local rule holds", "yes or no", 0, "-", "0 or 1",
            Static, "drawn, computed where asked", "", ["local-rule"];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MECHANISMS;
    use crate::chunk::ArmState;
    use crate::entry::Entry;
    use crate::pair::Pair;
    use crate::status::Status;
    use assize_scenario::policy::Policy;
    use std::collections::BTreeSet;

    fn bits(column: &[&str]) -> usize {
        let of = VARIABLES.iter().filter(|v| column.contains(&v.column));
        of.map(|v| v.bits as usize).sum()
    }

    #[test]
    fn every_column_of_the_specs_has_variables_and_every_kept_variable_a_column() {
        let specs: BTreeSet<&str> =
            MECHANISMS.iter().flat_map(|s| s.state).map(|(column, _)| *column).collect();
        let kept: BTreeSet<&str> = VARIABLES.iter().map(|v| v.column).collect();
        let kept: BTreeSet<&str> = kept.into_iter().filter(|c| !c.is_empty()).collect();
        assert_eq!(specs, kept);
        for v in VARIABLES {
            assert_eq!(v.lasting == Dynamic, !v.column.is_empty(), "{}: {}", v.entity, v.name);
        }
    }

    #[test]
    fn who_writes_is_a_mechanism_and_no_name_comes_twice() {
        let mut seen = BTreeSet::new();
        for v in VARIABLES {
            assert!(seen.insert((v.entity, v.name)), "{} twice", v.name);
            for writer in v.writers {
                assert!(MECHANISMS.iter().any(|m| m.name == *writer), "{}: {writer}", v.name);
            }
        }
    }

    #[test]
    fn the_bits_are_those_of_the_types() {
        let size = |bytes: usize| 8 * bytes;
        // By hand: of the 16 bits of a status 3 + 4 + 1 + 1 + 1 + 1 + 4 + 1 are used.
        assert_eq!(bits(&["status", "caution", "given up"]), 16);
        assert_eq!(bits(&["status", "caution", "given up"]), size(size_of::<Status>()));
        assert_eq!(bits(&["file"]), size(size_of::<Entry>()));
        assert_eq!(bits(&["pair"]), size(size_of::<Pair>()));
        // A field added to the state of a chunk must be told here and in the list above.
        let ArmState {
            status: _,
            listed,
            firm_bands,
            firm_listed,
            side_bands,
            arrears,
            weights,
            pairs: _,
            file: _,
            posted: _,
            census: _,
        } = ArmState::new(&Policy::default(), 1, true);
        let bytes = |column: &[u8]| size(size_of_val(&column.first().copied().unwrap_or(0)));
        for (column, told) in [
            (listed, "listed"),
            (firm_bands, "firm band"),
            (firm_listed, "firm listed"),
            (side_bands, "side bands"),
            (arrears, "arrears"),
        ] {
            assert_eq!(bits(&[told]), bytes(&column), "{told}");
        }
        assert_eq!(bits(&["risk"]), size(size_of_val(&weights.first().copied().unwrap_or(0))));
    }
}
