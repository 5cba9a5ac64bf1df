//! Each arm less the first, over all replicates: the paired interval, the one without pairing, and the
//! variance that pairing gained.

use assize_base::evidence::Table;

use super::{Cell, Material, Sheet};

/// The table.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = Sheet::new("pairing", "Each arm less the first, over all replicates")
        .text("against", "the arm compared with")
        .text("measure", "the id of the measure")
        .real("difference", "as the column unit says", "the mean over replicates of arm less first")
        .real("low", "as the column unit says", "lower end of the 95 % paired t interval")
        .real("high", "as the column unit says", "upper end of the 95 % paired t interval")
        .real("unpaired_low", "as the column unit says", "lower end if the arms had had other luck")
        .real("unpaired_high", "as the column unit says", "upper end if the arms had had other luck")
        .real(
            "gained",
            "times the variance",
            "the variance of the difference without pairing over that with it; its square root is how \
             many times narrower the interval became; empty where nothing varies",
        )
        .whole("replicates", "number", "replicates in which both arms have a value")
        .text("unit", "the unit of the difference");
    for paired in material.pairings {
        let (difference, unpaired) = (paired.pairing.difference, paired.pairing.unpaired);
        let cells = [
            Cell::Text(material.arm(0)),
            Cell::Text(&paired.id),
            Cell::Real(Some(difference.value)),
            Cell::Real(Some(difference.low)),
            Cell::Real(Some(difference.high)),
            Cell::Real(Some(unpaired.low)),
            Cell::Real(Some(unpaired.high)),
            Cell::Real(paired.pairing.gained),
            Cell::Whole(paired.replicates as i64),
            Cell::Text(paired.measure.unit),
        ];
        sheet.of_all(material.arm(paired.arm), material.last(), "all", &cells);
    }
    sheet.0
}
