//! The points of a rule: a number, a span by gravity, or a choice by place.

use assize_base::quantity::decimal;

use super::{Unfit, Unit};
use crate::codes;
use crate::policy::Award;

/// Most points of one entry, up or down.
pub(super) const MOST: i32 = 10_000;

/// Where an award stands among others: twice the middle of what it gives.
pub(super) fn key(award: &Award) -> i128 {
    match award {
        Award::Points(n) => 2 * i128::from(*n),
        Award::Span(a, b) => i128::from(*a) + i128::from(*b),
        Award::Choice(all) => {
            2 * all.iter().copied().map(i128::from).sum::<i128>() / all.len().max(1) as i128
        }
        Award::Grade { .. } => 0,
    }
}

/// An award as a document would write it.
pub(super) fn show(award: &Award) -> String {
    match award {
        Award::Points(n) => n.to_string(),
        Award::Span(a, b) => format!("{a}..{b}"),
        Award::Choice(all) => all.iter().map(i32::to_string).collect::<Vec<_>>().join("/"),
        Award::Grade { .. } => String::new(),
    }
}

/// The numbers of an award.
pub(super) fn parts(award: &Award) -> Vec<i32> {
    match award {
        Award::Points(n) => vec![*n],
        Award::Span(a, b) => vec![*a, *b],
        Award::Choice(all) => all.clone(),
        Award::Grade { .. } => Vec::new(),
    }
}

/// The same kind of award with other numbers, none of them nought or of another sign.
pub(super) fn with_parts(award: &Award, parts: &[i128]) -> Award {
    let sign = if self::parts(award).first().is_some_and(|n| *n < 0) { -1 } else { 1 };
    let cut = |n: i128| sign * (i128::from(sign) * n).clamp(1, i128::from(MOST)) as i32;
    match (award, parts) {
        (Award::Points(_), [n]) => Award::Points(cut(*n)),
        (Award::Span(..), [a, b]) => Award::Span(cut(*a), cut(*b)),
        (Award::Choice(_), all) => Award::Choice(all.iter().map(|n| cut(*n)).collect()),
        _ => award.clone(),
    }
}

/// Reads `-20`, `-5..-30` or `+10/+6/+4`.
pub(super) fn read(text: &str) -> Result<Award, Unfit> {
    let award = if let Some((a, b)) = text.split_once("..") {
        Award::Span(points(text, a)?, points(text, b)?)
    } else if text.contains('/') {
        Award::Choice(text.split('/').map(|p| points(text, p)).collect::<Result<_, _>>()?)
    } else {
        Award::Points(points(text, text)?)
    };
    consistent(text, award)
}

/// Reads one of the numbers.
fn points(text: &str, part: &str) -> Result<i32, Unfit> {
    let part = part.trim();
    let value = if part.contains('.') { None } else { decimal(part, 1) };
    let value = value.ok_or_else(|| Unit::Award.unreadable(text))?;
    i32::try_from(value).ok().filter(|n| n.abs() <= MOST).ok_or_else(|| Unfit {
        code: codes::OUT_OF_RANGE,
        message: format!("points cannot be `{part}`"),
        hint: format!("give {}", Unit::Award.bounds()),
    })
}

/// Refuses awards of nothing and of both signs.
fn consistent(text: &str, award: Award) -> Result<Award, Unfit> {
    let all = parts(&award);
    let wrong = |message: String, hint: &str| {
        Err(Unfit { code: codes::POINTS, message, hint: hint.into() })
    };
    if all.contains(&0) {
        return wrong(format!("`{text}` gives no points"), "leave the rule out, or give points");
    }
    if all.iter().any(|n| *n > 0) && all.iter().any(|n| *n < 0) {
        return wrong(
            format!("`{text}` has points of both signs"),
            "use one rule for points gained and one for points lost",
        );
    }
    if matches!(award, Award::Span(a, b) if a.abs() > b.abs()) {
        return wrong(
            format!("the span `{text}` runs from the grave to the mild"),
            "write the smaller number of points first, as in \"-5..-30\"",
        );
    }
    Ok(award)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_choices_are_read_with_their_signs() {
        assert_eq!(read("-5..-30"), Ok(Award::Span(-5, -30)));
        assert_eq!(read("+10/+6/+4"), Ok(Award::Choice(vec![10, 6, 4])));
        assert_eq!(read("-20"), Ok(Award::Points(-20)));
        assert_eq!(read("-5..+30").unwrap_err().code, codes::POINTS);
        assert_eq!(read("-30..-5").unwrap_err().code, codes::POINTS);
        assert_eq!(read("0").unwrap_err().code, codes::POINTS);
        assert_eq!(read("-20.5").unwrap_err().code, codes::BAD_NUMBER);
        assert_eq!(read("-20000").unwrap_err().code, codes::OUT_OF_RANGE);
    }
}
