//! Where a part of a policy comes from.

use assize_report::dossier::Basis;
use assize_scenario::Scenario;
use assize_scenario::scenario;

/// The basis of a part: its source, or why it is assumed, which stands with its numbers.
///
/// `part` is how the path of a number names the part: `rule A02`, `score person`.
pub(super) fn of(scenario: &Scenario, stack: &[String], source: &str, part: &str) -> Basis {
    if !source.is_empty() {
        return Basis::Source(source.to_owned());
    }
    let names_part = |path: &str| path.split(" / ").skip(1).any(|segment| segment == part);
    let param = scenario.params.iter().find(|p| is_of(&p.path, stack) && names_part(&p.path));
    match param.map(|p| &p.basis) {
        Some(scenario::Basis::Source(source)) => Basis::Source(source.clone()),
        Some(scenario::Basis::Assumed(why)) => Basis::Assumed(why.clone()),
        None => Basis::Own,
    }
}

/// Tells whether a number of the stack is assumed; `tail` ends its path: `exit performed / chance`.
///
/// The article beside a sentence is the source of what the policy says, not of such a number.
pub(super) fn is_assumed(scenario: &Scenario, stack: &[String], tail: &str) -> bool {
    scenario.params.iter().any(|p| {
        is_of(&p.path, stack)
            && p.path.ends_with(tail)
            && matches!(p.basis, scenario::Basis::Assumed(_))
    })
}

/// Tells whether a path names a policy of the stack.
fn is_of(path: &str, stack: &[String]) -> bool {
    path.strip_prefix("policy ")
        .and_then(|rest| rest.split(" / ").next())
        .is_some_and(|name| stack.is_empty() || stack.iter().any(|s| s == name))
}
