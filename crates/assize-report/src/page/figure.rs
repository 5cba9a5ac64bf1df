//! Figures and tables as they stand on the page: heading, drawing, the same numbers, and what a
//! reader must know to quote them.

use std::collections::BTreeMap;

use assize_base::evidence::Figure;
use maud::{Markup, html};

use super::{Arm, Page, cell, scale_of};
use crate::number::{Cell, Scale, exact, whole};
use crate::plot::{Bar, Plot, Section, Shape, as_shown, twin};

/// Tables with more rows than this are folded away on screen (never on paper).
const LONG: usize = 34;

impl Page<'_> {
    /// A figure: drawing and table side by side, or one under the other.
    pub(super) fn figure(&self, plot: &Plot, definition: Option<String>, note: &str) -> Markup {
        if self.is_many() && matches!(plot.shape, Shape::Lines(_)) {
            return left_out(plot);
        }
        let number = self.figures.get() + 1;
        self.figures.set(number);
        let has_key = matches!(plot.shape, Shape::Lines(_) | Shape::Windows(_));
        let folded = matches!(plot.shape, Shape::Lines(_)) || rows(plot) > LONG;
        html! {
            figure id=(plot.id) class=(class(plot)) {
                figcaption class="title" {
                    a class="self" href=(format!("#{}", plot.id)) { "Figure " (number) "." }
                    " " (plot.title)
                }
                @if has_key { (self.key(plot)) }
                div class="both" {
                    @if matches!(plot.shape, Shape::Flow(_)) {
                        div class="drawing" tabindex="0" role="group" aria-label="Drawing" { (plot.svg()) }
                    } @else {
                        div class="drawing" { (plot.svg()) }
                    }
                    @if folded {
                        details {
                            summary { "Table: the same numbers, " (rows(plot)) " rows" }
                            (twin(plot))
                        }
                    } @else {
                        (twin(plot))
                    }
                }
                (self.caption(plot, definition, note))
            }
        }
    }

    /// What a reader must know to quote the figure.
    fn caption(&self, plot: &Plot, definition: Option<String>, note: &str) -> Markup {
        let (least, most) = plot.n_range();
        let mark = match plot.shape {
            Shape::Bars(_) => "Thin lines",
            Shape::Lines(_) => "Shades",
            Shape::Windows(_) => "Thin upright lines",
            Shape::Flow(_) => "Intervals in the table",
        };
        html! {
            p class="caption" {
                @if !note.is_empty() { (note) " " }
                "n = " (whole(least)) @if most != least { " to " (whole(most)) }
                ", summed over " (crate::words::plural(u64::from(plot.replicates), "replicate")) ". "
                @if plot.has_cut_axis() { "Value axes do not all begin at zero. " }
                @if plot.replicates > 1 {
                    (mark) ": 95 % interval of the mean over replicates (Student's t); "
                    (if self.dossier.assumptions_propagated { "chance and assumed ranges. " } else { "chance only. " })
                } @else {
                    "One replicate: no interval. "
                }
                (self.where_it_stands(plot, definition))
                "Synthetic society, no real person."
            }
        }
    }

    /// Where the numbers of a figure can be found: the measure, the file as shown, the whole table.
    fn where_it_stands(&self, plot: &Plot, definition: Option<String>) -> Markup {
        let unit = self.unit_of(plot);
        html! {
            @if let Some(place) = definition {
                a href=(format!("#{place}")) { "Definition" }
                @if !plot.measure.is_empty() { " of " code { (plot.measure) } }
                ". "
            }
            "Data: " (crate::plot::link(&as_shown(plot, &unit), "CSV as shown"))
            ", in full in " code { "tables/" (plot.table) ".parquet" } ". "
        }
    }

    /// The unit of the numbers of a plot before they are scaled for reading.
    fn unit_of(&self, plot: &Plot) -> String {
        let of = |id: &str| {
            let arms = self.dossier.summary.arms.iter().map(|a| &a.measures);
            let mut all = arms.chain(self.dossier.summary.pairs.iter().map(|p| &p.measures));
            all.find_map(|m| m.get(id)).map(|f| f.unit.clone())
        };
        let first = match &plot.shape {
            Shape::Bars(sections) => sections.iter().flat_map(|s| &s.bars).next(),
            _ => None,
        };
        let own = first.map(|b| b.measure.as_str()).filter(|m| !m.is_empty());
        own.or(Some(plot.measure.as_str())).and_then(of).unwrap_or_else(|| plot.scale.raw())
    }

    /// Which line is which arm.
    fn key(&self, plot: &Plot) -> Markup {
        let Shape::Lines(panels) = &plot.shape else { return beside(plot) };
        let mut arms: Vec<(usize, &str)> =
            panels.iter().flat_map(|p| &p.lines).map(|l| (l.arm, l.name.as_str())).collect();
        arms.sort_unstable();
        arms.dedup();
        html! {
            ul class="key" {
                @for (arm, name) in arms {
                    li {
                        svg viewBox="0 0 34 10" width="34" height="10" aria-hidden="true" {
                            line class=(format!("line arm{}", arm % 5)) x1="0" x2="34" y1="5" y2="5"
                                stroke-dasharray=(crate::palette::DASHES[arm % 5]) {}
                        }
                        " " (name)
                    }
                }
            }
        }
    }

    /// A table of measures by arm, each row in its own unit.
    pub(super) fn arm_table(&self, title: &str, ids: &[String]) -> Markup {
        let arms = self.arms();
        let rows: Vec<Row> = ids
            .iter()
            .map(|id| Row { id, figures: arms.iter().map(|a| a.figure(id)).collect() })
            .collect();
        self.measure_table((title, "measures"), &arms, &rows)
    }

    /// A table of measures of each arm against the baseline.
    pub(super) fn pair_table(&self, title: &str, ids: &[String]) -> Markup {
        let arms = self.live();
        let rows: Vec<Row> = ids
            .iter()
            .map(|id| Row { id, figures: arms.iter().map(|a| self.pair(a, id)).collect() })
            .collect();
        self.measure_table((title, "pairs"), &arms, &rows)
    }

    /// A table of measures that stand outside the summary, by id and arm.
    pub(super) fn given_table(
        &self,
        title: &str,
        measures: &BTreeMap<String, BTreeMap<String, Figure>>,
    ) -> Markup {
        let arms = self.arms();
        let rows: Vec<Row> = measures
            .iter()
            .map(|(id, by_arm)| Row {
                id,
                figures: arms.iter().map(|a| by_arm.get(&a.summary.name)).collect(),
            })
            .collect();
        self.measure_table((title, "firms"), &arms, &rows)
    }

    /// A table of measures: name, unit, and a column an arm.
    fn measure_table(&self, (title, table): (&str, &str), arms: &[Arm], rows: &[Row]) -> Markup {
        if rows.is_empty() {
            return html! {};
        }
        html! {
            div class="scroll" tabindex="0" role="group" aria-label="Table" {
                table class="measures" data-table=(table) {
                    caption { (title) }
                    thead {
                        tr {
                            th scope="col" { "Measure" }
                            th scope="col" { "Unit" }
                            @for arm in arms { th scope="col" class="num" { (arm.label()) } }
                        }
                    }
                    tbody {
                        @for row in rows { (self.measure_row(arms, row)) }
                    }
                }
            }
        }
    }

    /// One measure in all arms.
    fn measure_row(&self, arms: &[Arm], row: &Row) -> Markup {
        let known: Vec<&Figure> = row.figures.iter().copied().flatten().collect();
        let unit = known.first().map_or("", |f| f.unit.as_str());
        let scale = scale_of(unit, known.iter().copied());
        html! {
            tr data-measure=(row.id) {
                th scope="row" title=(row.id) { (self.named(row.id)) }
                td class="unit" { (scale.unit) }
                @for (arm, figure) in arms.iter().zip(&row.figures) {
                    @if self.is_many() {
                        (brief(figure.map(cell).as_ref(), &scale, arm.number))
                    } @else {
                        (compact(figure.map(cell).as_ref(), &scale, arm.number))
                    }
                }
            }
        }
    }
}

/// One measure in several arms.
struct Row<'a> {
    id: &'a str,
    figures: Vec<Option<&'a Figure>>,
}

/// Value, interval and n in one table cell.
pub(super) fn compact(cell: Option<&Cell>, scale: &Scale, arm: usize) -> Markup {
    let Some(cell) = cell else { return html! { td class="num silent" { "–" } } };
    html! {
        @match cell.shown() {
            Some(value) => td class="num" data-arm=(arm) data-value=(exact(value)) {
                b { (scale.value(cell)) }
                small {
                    @if cell.interval().is_some() { (scale.interval(cell)) "; " }
                    "n " (whole(cell.n))
                }
            },
            None if cell.value.is_none() => td class="num silent" { "–" },
            None => td class="num silent" { (cell.silence()) },
        }
    }
}

/// The value alone, where so many stand side by side that intervals stay in the tables of the run.
pub(super) fn brief(cell: Option<&Cell>, scale: &Scale, arm: usize) -> Markup {
    html! {
        @match cell.and_then(|c| Some((c, c.shown()?))) {
            Some((cell, value)) => td class="num" data-arm=(arm) data-value=(exact(value)) { (scale.short(cell)) },
            None => td class="num" { "–" },
        }
    }
}

/// The rows of the table of a plot.
fn rows(plot: &Plot) -> usize {
    match &plot.shape {
        Shape::Bars(sections) => sections.iter().map(|s| s.bars.len()).sum(),
        Shape::Lines(panels) => {
            panels.iter().flat_map(|p| &p.lines).map(|l| l.points.len()).max().unwrap_or(0)
        }
        Shape::Windows(windows) => windows.all.len(),
        Shape::Flow(flow) => flow.paths.len(),
    }
}

/// How a figure is laid out: table beside the drawing, or under it.
fn class(plot: &Plot) -> &'static str {
    match plot.shape {
        Shape::Bars(_) => "side",
        Shape::Flow(_) => "wide",
        Shape::Lines(_) | Shape::Windows(_) => "over-time",
    }
}

/// What stands in the place of lines that could not be told apart.
fn left_out(plot: &Plot) -> Markup {
    html! {
        p class="missing" {
            (plot.title) ": so many lines could not be told apart. Their numbers stand in "
            code { "tables/" (plot.table) ".parquet" } "."
        }
    }
}

/// How published and simulated figures are told apart.
fn beside(plot: &Plot) -> Markup {
    let Shape::Windows(windows) = &plot.shape else { return html! {} };
    let marks = [
        ("line arm0", "none", "published; the box is the published range"),
        ("line arm0 input", "3 2", "published, only shown: input or not independent"),
        ("line arm2 simulated", "none", "simulated"),
    ];
    let has_input = windows.all.iter().any(|w| w.is_input);
    html! {
        ul class="key" {
            @for (class, dashes, name) in marks.into_iter().filter(|m| has_input || m.1 == "none") {
                li {
                    svg viewBox="0 0 34 10" width="34" height="10" aria-hidden="true" {
                        line class=(class) x1="0" x2="34" y1="5" y2="5" stroke-dasharray=(dashes) {}
                    }
                    " " (name)
                }
            }
        }
    }
}

/// Bars under the headings that they come with, in the order in which headings first appear; a
/// heading takes the definition of its bars.
pub(super) fn headed_bars(rows: Vec<(String, Bar)>) -> Shape {
    let mut sections: Vec<Section> = Vec::new();
    for (title, mut bar) in rows {
        let definition = if title.is_empty() { None } else { bar.definition.take() };
        match sections.iter_mut().find(|s| s.title == title) {
            Some(section) => section.bars.push(bar),
            None => sections.push(Section { title, definition, bars: vec![bar] }),
        }
    }
    Shape::Bars(sections)
}
