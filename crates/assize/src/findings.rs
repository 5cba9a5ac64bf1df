//! Findings as a compiler prints them: code, path, line and column, the line itself with a caret,
//! and what can be done.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use assize_lab::error::Finding;

/// All findings as text, a blank line between them.
pub fn render(findings: &[Finding], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let shown: Vec<String> = findings.iter().map(|f| renderer.render(&report(f))).collect();
    shown.join("\n\n")
}

/// One finding as a report.
fn report(finding: &Finding) -> Vec<Group<'_>> {
    let level = if finding.is_error() { Level::ERROR } else { Level::WARNING };
    let title = level.primary_title(finding.message.as_str()).id(finding.code.as_str());
    let mut groups = vec![match (finding.line, finding.path.is_empty()) {
        (0, true) => Group::with_title(title),
        (0, false) => title.element(Origin::path(finding.path.as_str())),
        _ => title.element(snippet(finding)),
    }];
    if let Some(hint) = &finding.hint {
        groups.push(Group::with_title(Level::HELP.secondary_title(hint.as_str())));
    }
    groups
}

/// The line of a finding with a caret below it.
fn snippet(finding: &Finding) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let source = &finding.source;
    let (start, end) = finding.span;
    let start = boundary(source, start);
    // A finding about many lines points at the first of them.
    let line_end = source[start..].find('\n').map_or(source.len(), |at| start + at);
    let end = boundary(source, end.min(line_end)).max(start);
    Snippet::source(&**source)
        .path(finding.path.as_str())
        .annotation(AnnotationKind::Primary.span(start..end))
}

/// The start of the character that an offset falls into.
fn boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
