//! A whole that divides step by step: ribbons as wide as their shares, their table, their sentence.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Plot, numbers};
use crate::number::{Cell, exact};
use crate::words::plural;

/// The width of the drawing.
const WIDTH: f64 = 760.0;
/// The height that the whole takes.
const WHOLE: f64 = 300.0;
/// Room above, for the names of the stages.
const TOP: f64 = 34.0;
/// The width of a node.
const NODE: f64 = 9.0;
/// The room of a label beside its node, so that labels never touch.
const LABEL: f64 = 17.0;
/// The least gap between two nodes.
const GAP: f64 = 5.0;
/// Room at the right, for the labels of the last stage.
const RIGHT: f64 = 150.0;

/// Paths through stages.
#[derive(Clone, Debug)]
pub(crate) struct Flow {
    /// What the first node is called, `all detriments`.
    pub(crate) root: String,
    /// The stages, in order.
    pub(crate) stages: Vec<String>,
    /// The paths; each has a step for each stage.
    pub(crate) paths: Vec<Path>,
}

/// One path.
#[derive(Clone, Debug)]
pub(crate) struct Path {
    /// The steps.
    pub(crate) steps: Vec<Step>,
    /// Its share of the whole.
    pub(crate) cell: Cell,
}

/// A step of a path: a node of a stage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Step {
    /// The place of the node in its stage, from the top.
    pub(crate) place: usize,
    /// The label.
    pub(crate) label: String,
}

/// A node as it is drawn.
struct Node<'a> {
    label: &'a str,
    y: f64,
    height: f64,
    share: f64,
}

/// The paths that can be drawn, with their shares.
fn drawn(flow: &Flow) -> Vec<(&Path, f64)> {
    flow.paths.iter().filter_map(|p| Some((p, p.cell.shown().filter(|v| *v > 0.0)?))).collect()
}

/// The nodes of a stage, from the top; labels never touch.
fn nodes<'a>(paths: &[(&'a Path, f64)], stage: usize, whole: f64) -> BTreeMap<usize, Node<'a>> {
    let mut out: BTreeMap<usize, Node> = BTreeMap::new();
    for (path, share) in paths {
        let step = &path.steps[stage];
        let empty = Node { label: &step.label, y: 0.0, height: 0.0, share: 0.0 };
        out.entry(step.place).or_insert(empty).share += share;
    }
    let mut y = TOP;
    for node in out.values_mut() {
        node.height = (node.share / whole * WHOLE).max(1.0);
        let room = (LABEL - node.height).max(0.0);
        node.y = y + room / 2.0;
        y += node.height + room + GAP;
    }
    out
}

/// Draws the ribbons from the whole through all stages.
pub(super) fn draw(plot: &Plot, flow: &Flow) -> Markup {
    let mut paths = drawn(flow);
    paths.sort_by_key(|(p, _)| p.steps.iter().map(|s| s.place).collect::<Vec<_>>());
    let whole: f64 = paths.iter().map(|(_, share)| share).sum();
    let stages: Vec<BTreeMap<usize, Node>> =
        (0..flow.stages.len()).map(|s| nodes(&paths, s, whole)).collect();
    let bottom = stages.iter().flat_map(|s| s.values()).map(|n| n.y + n.height);
    let height = bottom.fold(TOP + WHOLE, f64::max) + 12.0;
    let columns: Vec<f64> = (0..=flow.stages.len()).map(|at| column(at, flow)).collect();
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {height:.0}")) role="img" aria-label=(sentence(plot, flow)) class="flow" {
            title { (plot.title) }
            @for (at, name) in std::iter::once(&flow.root).chain(&flow.stages).enumerate() {
                text class="axis" x=(columns[at]) y="13" { (name) }
            }
            (ribbons(&paths, &stages, &columns, whole))
            rect class="node" x="0" y=(TOP) width=(NODE) height=(WHOLE) {}
            @for (stage, x) in stages.iter().zip(&columns[1..]) {
                @for node in stage.values() { (block(node, *x, whole, &plot.scale)) }
            }
        }
    }
}

/// The left edge of a column of nodes; column 0 is the whole.
fn column(at: usize, flow: &Flow) -> f64 {
    let step = (WIDTH - RIGHT - NODE) / flow.stages.len().max(1) as f64;
    (at as f64 * step).round()
}

/// A node with its label and share.
fn block(node: &Node, x: f64, whole: f64, scale: &crate::number::Scale) -> Markup {
    let share = Cell { value: Some(node.share / whole), low: None, high: None, n: 1_000_000 };
    let middle = node.y + node.height / 2.0 + 4.5;
    html! {
        rect class="node" x=(x) y=(format!("{:.1}", node.y)) width=(NODE) height=(format!("{:.1}", node.height)) {}
        text class="node-label" x=(x + NODE + 5.0) y=(format!("{middle:.1}")) {
            (node.label) " " tspan class="number" { (scale.short(&share)) }
        }
    }
}

/// All ribbons, piece by piece; a path keeps the colour of its first step.
fn ribbons(
    paths: &[(&Path, f64)],
    stages: &[BTreeMap<usize, Node>],
    columns: &[f64],
    whole: f64,
) -> Markup {
    let height = |share: f64| share / whole * WHOLE;
    let mut places: Vec<Vec<f64>> = vec![Vec::new(); paths.len()];
    let mut y = TOP;
    for (at, (_, share)) in paths.iter().enumerate() {
        places[at].push(y);
        y += height(*share);
    }
    for (s, stage) in stages.iter().enumerate() {
        let mut free: BTreeMap<usize, f64> = stage.iter().map(|(k, n)| (*k, n.y)).collect();
        for (at, (path, share)) in paths.iter().enumerate() {
            let top = free.get_mut(&path.steps[s].place).expect("every step has a node");
            places[at].push(*top);
            *top += height(*share);
        }
    }
    html! {
        @for ((path, share), ys) in paths.iter().zip(&places) {
            path class=(format!("ribbon origin{}", path.steps[0].place % 5))
                d=(outline(ys, columns, height(*share).max(0.7))) data-value=(exact(*share)) {}
        }
    }
}

/// The outline of a path: along its upper edge to the right, along its lower edge back.
fn outline(ys: &[f64], columns: &[f64], height: f64) -> String {
    let mut out = format!("M{:.0} {:.1}", columns[0] + NODE, ys[0]);
    let last = ys.len() - 1;
    for at in 1..=last {
        let (from, to) = (columns[at - 1] + NODE, columns[at]);
        let half = f64::midpoint(from, to);
        out +=
            &format!("C{half:.0} {:.1} {half:.0} {:.1} {to:.0} {:.1}", ys[at - 1], ys[at], ys[at]);
        if at < last {
            out += &format!("h{NODE}");
        }
    }
    out += &format!("v{height:.1}");
    for at in (1..=last).rev() {
        let (from, to) = (columns[at], columns[at - 1] + NODE);
        let half = f64::midpoint(from, to);
        let (a, b) = (ys[at] + height, ys[at - 1] + height);
        out += &format!("C{half:.0} {a:.1} {half:.0} {b:.1} {to:.0} {b:.1}");
        if at > 1 {
            out += &format!("h-{NODE}");
        }
    }
    out + "Z"
}

/// The table: a row a path, largest first.
pub(super) fn table(plot: &Plot, flow: &Flow) -> Markup {
    let mut paths: Vec<&Path> = flow.paths.iter().collect();
    paths.sort_by(|a, b| b.cell.value.unwrap_or(0.0).total_cmp(&a.cell.value.unwrap_or(0.0)));
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="twin" data-table=(plot.table) {
                caption { (plot.title) ": " (plot.axis_title()) }
                thead { tr {
                    @for stage in &flow.stages { th scope="col" { (stage) } }
                    th scope="col" class="num" { (plot.what) }
                    th scope="col" class="num" { "95 % interval" }
                    th scope="col" class="num" { "n" }
                } }
                tbody {
                    @for path in paths {
                        tr {
                            th scope="row" { (path.steps[0].label) }
                            @for step in &path.steps[1..] { td { (step.label) } }
                            (numbers(&path.cell, &plot.scale))
                        }
                    }
                }
            }
        }
    }
}

/// What flows where: the nodes of each stage, largest first, and the largest path.
pub(super) fn sentence(plot: &Plot, flow: &Flow) -> String {
    let paths = drawn(flow);
    let whole: f64 = paths.iter().map(|(_, share)| share).sum();
    let mut out = format!(
        "{}: {} divide in {}.",
        plot.title,
        flow.root,
        plural(flow.stages.len() as u64, "step")
    );
    for (at, name) in flow.stages.iter().enumerate() {
        let mut all: Vec<Node> = nodes(&paths, at, whole).into_values().collect();
        all.sort_by(|a, b| b.share.total_cmp(&a.share));
        let told = all.iter().map(|node| {
            let cell =
                Cell { value: Some(node.share / whole), low: None, high: None, n: 1_000_000 };
            format!("{} {}", node.label, plot.scale.short(&cell))
        });
        out += &format!(" {name}: {}.", told.collect::<Vec<_>>().join(", "));
    }
    if let Some((path, _)) = paths.iter().max_by(|a, b| a.1.total_cmp(&b.1)) {
        let steps: Vec<&str> = path.steps.iter().map(|s| s.label.as_str()).collect();
        out +=
            &format!(" Largest path: {} with {}.", steps.join(", "), plot.scale.value(&path.cell));
    }
    let silent = flow.paths.len() - paths.len();
    if silent > 0 {
        out += &format!(" Not drawn: {}.", plural(silent as u64, "path"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(places: [usize; 2], share: f64) -> Path {
        let step = |place: usize| Step { place, label: format!("node {place}") };
        let cell = Cell { value: Some(share), low: None, high: None, n: 100 };
        Path { steps: places.map(step).to_vec(), cell }
    }

    #[test]
    fn nodes_are_as_high_as_their_shares_and_labels_never_touch() {
        let paths = [path([0, 0], 0.02), path([1, 0], 0.03), path([1, 1], 0.95)];
        let shown: Vec<(&Path, f64)> = paths.iter().map(|p| (p, p.cell.value.unwrap())).collect();
        let first: Vec<Node> = nodes(&shown, 0, 1.0).into_values().collect();
        // By hand: 2 % and 98 % of 300.
        assert!((first[0].height - 6.0).abs() < 1e-9 && (first[1].height - 294.0).abs() < 1e-9);
        let middles: Vec<f64> = first.iter().map(|n| n.y + n.height / 2.0).collect();
        assert!(middles[1] - middles[0] >= LABEL);
        let second: Vec<Node> = nodes(&shown, 1, 1.0).into_values().collect();
        assert!((second[0].share - 0.05).abs() < 1e-9);
    }
}
