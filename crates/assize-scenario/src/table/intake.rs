//! The table of an intake over calendar time: the share of the full intake, month by month.

use assize_base::calendar::Date;
use assize_base::quantity::{Chance, ONE, decimal};

use super::{Named, csv, floor};
use crate::codes;
use crate::findings::Findings;
use crate::policy::Intake;

/// The header.
const HEADER: &str = "month,share";
/// Most months.
const MONTHS: usize = 1_200;

/// A fault: code, what, hint.
type Fault = (&'static str, String, &'static str);

/// Reads a table; none if it cannot be used, which has been said.
pub(crate) fn read(text: &str, named: Named<'_>, findings: &mut Findings) -> Option<Intake> {
    match months(text) {
        Ok(intake) => Some(intake),
        Err((code, what, hint)) => {
            named.error(findings, code, &what, hint);
            None
        }
    }
}

/// The months of a table, in order and without gaps.
fn months(text: &str) -> Result<Intake, Fault> {
    let plain = "write plain comma-separated rows";
    let rows = csv::rows(text)
        .map_err(|(line, what)| (codes::TABLE_FORM, format!("line {line}: {what}"), plain))?;
    let mut rows = rows.into_iter();
    let header = rows.next().map(|(_, header)| header).unwrap_or_default();
    floor::columns(&header, HEADER)
        .map_err(|(code, what)| (code, what, "the columns are month,share"))?;
    let mut intake: Option<Intake> = None;
    for (line, row) in rows {
        let at = |(code, what, hint): Fault| (code, format!("line {line}: {what}"), hint);
        let (month, share) = self::row(&row).map_err(at)?;
        match &mut intake {
            None => intake = Some(Intake { from: month, shares: vec![share] }),
            Some(intake) => next(intake, month, share).map_err(at)?,
        }
    }
    let hint = "give at least one month";
    intake.ok_or((codes::TABLE_GAPS, "the table has no month".to_owned(), hint))
}

/// Adds the next month.
fn next(intake: &mut Intake, month: Date, share: Chance) -> Result<(), Fault> {
    let expected = intake.from.plus_months(intake.shares.len() as u32);
    if month != expected {
        let written = expected.to_string();
        let what = format!("expected the month {}", &written[..7.min(written.len())]);
        return Err((codes::TABLE_GAPS, what, "give every month once, in rising order"));
    }
    if intake.shares.len() >= MONTHS {
        let what = format!("the table has more than {MONTHS} months");
        return Err((codes::TOO_MANY, what, "this limit cannot be raised"));
    }
    intake.shares.push(share);
    Ok(())
}

/// Reads a row.
fn row(row: &[String]) -> Result<(Date, Chance), Fault> {
    if let Some(what) = row.iter().find_map(|cell| floor::identifier(cell)) {
        return Err((codes::IDENTIFIER, what, "this table holds months and shares, never persons"));
    }
    let [month, share] = row else {
        return Err((codes::TABLE_FORM, "the row has other columns".into(), ""));
    };
    let date = Date::parse(&format!("{month}-01"))
        .filter(|d| (1_900..=2_200).contains(&d.year()))
        .ok_or_else(|| {
            let what = format!("`{}` is not a month", floor::shown(month));
            (codes::TABLE_FORM, what, "write months as in 2013-11")
        })?;
    let value = decimal(share, ONE).and_then(|v| u64::try_from(v).ok()).filter(|v| *v <= ONE);
    let share = value.ok_or_else(|| {
        let what = format!("`{}` is not a share", floor::shown(share));
        (codes::TABLE_FORM, what, "write a share from 0 to 1, as in 0.25")
    })?;
    Ok((date, Chance(share)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_become_shares_in_order() {
        let intake = months("month,share\n2013-11,0.25\n2013-12,0.5\n2014-01,1\n").unwrap();
        assert_eq!(intake.from, Date::new(2013, 11, 1).unwrap());
        assert_eq!(intake.shares, [Chance(ONE / 4), Chance(ONE / 2), Chance(ONE)]);
    }

    #[test]
    fn gaps_repetitions_and_what_is_no_month_or_share_are_refused() {
        for (rows, code) in [
            ("", codes::TABLE_GAPS),
            ("2013-11,0.5\n2014-01,1\n", codes::TABLE_GAPS),
            ("2013-11,0.5\n2013-11,1\n", codes::TABLE_GAPS),
            ("2013-12,0.5\n2013-11,1\n", codes::TABLE_GAPS),
            ("2013-13,0.5\n", codes::TABLE_FORM),
            ("2013-1,0.5\n", codes::TABLE_FORM),
            ("November 2013,0.5\n", codes::TABLE_FORM),
            ("2013-11,1.1\n", codes::TABLE_FORM),
            ("2013-11,-0.1\n", codes::TABLE_FORM),
            ("2013-11,50 %\n", codes::TABLE_FORM),
            ("110101199001011234,0.5\n", codes::IDENTIFIER),
            ("2013-11\n", codes::TABLE_FORM),
        ] {
            let fault = months(&format!("month,share\n{rows}")).unwrap_err();
            assert_eq!(fault.0, code, "{rows}: {}", fault.1);
        }
        assert_eq!(months("month,name\n").unwrap_err().0, codes::IDENTIFIER);
        assert_eq!(months("month,cases\n").unwrap_err().0, codes::COLUMNS);
    }
}
