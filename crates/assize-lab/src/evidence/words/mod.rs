//! In plain words: what a policy says, what was assumed, what the measures mean.
//!
//! In reading order: [`policy`] (an arm for the first page of a report), `rule`, `list` and
//! `counting` (its parts), [`condition`] (conditions), [`assumptions`](mod@assumptions),
//! [`responses`](mod@responses), [`sources`](mod@sources), [`catalogue`](mod@catalogue),
//! [`findings`](mod@findings).
//! Texts are plain; whoever shows them escapes them.

pub mod assumptions;
mod basis;
pub mod catalogue;
pub mod condition;
mod counting;
pub mod findings;
mod list;
pub mod policy;
pub mod responses;
mod rule;
pub mod sources;

pub use assumptions::assumptions;
pub use catalogue::catalogue;
pub use findings::findings;
pub use policy::policy_words;
pub use responses::responses;
pub use sources::sources;

/// One and many: `1 rule`, `2 rules`.
fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// `a`, `a or b`, `a, b or c`.
fn listed<S: AsRef<str>>(items: &[S], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [rest @ .., end] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} {last} {}", rest.join(", "), end.as_ref())
        }
    }
}

/// A share in per cent, as far as a reader needs it.
fn percent(share: f64) -> String {
    let percent = share * 100.0;
    let text = if percent < 1.0 { format!("{percent:.2}") } else { format!("{percent:.1}") };
    format!("{} %", text.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_as_one_speaks() {
        assert_eq!(listed(&["C", "D"], "or"), "C or D");
        assert_eq!(listed(&["B", "C", "D"], "or"), "B, C or D");
        assert_eq!(counted(1, "rule"), "1 rule");
        assert_eq!((percent(0.5), percent(0.005)), ("50 %".to_owned(), "0.5 %".to_owned()));
    }
}
