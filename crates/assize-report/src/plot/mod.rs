//! Plots as descriptions: one description gives the drawing, its table and its sentence, so that the
//! three cannot say different things.

mod alt;
mod axis;
mod bars;
mod file;
mod flow;
mod lines;
mod table;
mod windows;

pub(crate) use alt::sentence;
pub(crate) use axis::reach;
pub(crate) use file::{as_shown, link};
pub(crate) use flow::{Flow, Path, Step};
pub(crate) use table::{numbers, twin};

use maud::Markup;

use crate::number::{Cell, Scale};

/// A plot, before it is drawn.
#[derive(Clone, Debug)]
pub(crate) struct Plot {
    /// The anchor.
    pub(crate) id: String,
    /// The title.
    pub(crate) title: String,
    /// What the numbers are, for the value axis: `detriments`.
    pub(crate) what: String,
    /// What tells the rows apart: `group`, `service`, `month`.
    pub(crate) rows: String,
    /// How numbers are written.
    pub(crate) scale: Scale,
    /// Replicates behind each interval.
    pub(crate) replicates: u32,
    /// The table of the run folder that holds the numbers: `measures`, `chain`.
    pub(crate) table: &'static str,
    /// The measure of all numbers, by id; empty where rows have their own or there is none.
    pub(crate) measure: String,
    /// What is drawn.
    pub(crate) shape: Shape,
}

/// The kinds of drawing.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    /// Bars from zero, under headings.
    Bars(Vec<Section>),
    /// Lines over time, a panel a subject.
    Lines(Vec<Panel>),
    /// Published and simulated figures, window by window.
    Windows(Windows),
    /// A whole that divides, step by step.
    Flow(Flow),
}

/// Published and simulated figures over calendar time.
#[derive(Clone, Debug)]
pub(crate) struct Windows {
    /// Year and month in which the run begins, if known.
    pub(crate) start: Option<(i32, u32)>,
    /// Months of the run.
    pub(crate) periods: u32,
    /// The windows.
    pub(crate) all: Vec<Window>,
}

/// A published figure with the window of time that it tells of, beside the simulated one.
#[derive(Clone, Debug)]
pub(crate) struct Window {
    /// What it is.
    pub(crate) label: String,
    /// Its days, in words.
    pub(crate) dates: String,
    /// The months, from 1, both included.
    pub(crate) months: (u32, u32),
    /// As published.
    pub(crate) published: f64,
    /// What is still compatible with the publication.
    pub(crate) range: (f64, f64),
    /// As simulated.
    pub(crate) simulated: Cell,
    /// Whether it went into the run, so that agreement shows nothing.
    pub(crate) is_input: bool,
}

impl Window {
    /// Whether the simulated figure lies in the published range, where that is a question.
    pub(crate) fn is_inside(&self) -> Option<bool> {
        let value = self.simulated.shown().filter(|_| !self.is_input)?;
        Some(value >= self.range.0 && value <= self.range.1)
    }

    /// Whether chance alone spreads the simulated figure more widely than the published range, so that
    /// being inside says little.
    pub(crate) fn is_wider_than_range(&self) -> bool {
        let width = self.simulated.interval().map_or(0.0, |(low, high)| high - low);
        width > self.range.1 - self.range.0
    }

    /// Whether chance alone could carry the simulated figure into the published range.
    pub(crate) fn is_within_chance(&self) -> bool {
        self.simulated
            .interval()
            .is_some_and(|(low, high)| low <= self.range.1 && high >= self.range.0)
    }
}

/// Bars under one heading.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    /// The heading; empty for none.
    pub(crate) title: String,
    /// The anchor of the definition, if all of its bars share one.
    pub(crate) definition: Option<String>,
    /// The bars.
    pub(crate) bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    /// The label.
    pub(crate) label: String,
    /// The anchor of the definition, if the row has one of its own.
    pub(crate) definition: Option<String>,
    /// The measure, by id, if the row has one of its own.
    pub(crate) measure: String,
    /// The group, `sex=female`; empty for everybody.
    pub(crate) group: String,
    /// The number of the arm, for its colour.
    pub(crate) arm: usize,
    /// The number.
    pub(crate) cell: Cell,
}

impl Bar {
    /// A bar of everybody, without a measure of its own.
    pub(crate) fn new(label: String, arm: usize, cell: Cell) -> Bar {
        let (definition, measure, group) = (None, String::new(), String::new());
        Bar { label, definition, measure, group, arm, cell }
    }

    /// The bar of a measure that differs from row to row, with the anchor of its definition.
    pub(crate) fn of(mut self, measure: &str, definition: Option<String>) -> Bar {
        measure.clone_into(&mut self.measure);
        self.definition = definition;
        self
    }

    /// The bar of a group.
    pub(crate) fn group(mut self, key: &str) -> Bar {
        key.clone_into(&mut self.group);
        self
    }
}

/// One small plot over time.
#[derive(Clone, Debug)]
pub(crate) struct Panel {
    /// The title.
    pub(crate) title: String,
    /// The lines.
    pub(crate) lines: Vec<Line>,
}

/// One line.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// The number of the arm.
    pub(crate) arm: usize,
    /// The arm.
    pub(crate) name: String,
    /// Month (from 1) and number.
    pub(crate) points: Vec<(u32, Cell)>,
}

impl Plot {
    /// All numbers of the plot.
    pub(crate) fn cells(&self) -> Vec<&Cell> {
        match &self.shape {
            Shape::Bars(sections) => {
                sections.iter().flat_map(|s| &s.bars).map(|b| &b.cell).collect()
            }
            Shape::Lines(panels) => panels
                .iter()
                .flat_map(|p| &p.lines)
                .flat_map(|l| l.points.iter().map(|(_, c)| c))
                .collect(),
            Shape::Windows(windows) => windows.all.iter().map(|w| &w.simulated).collect(),
            Shape::Flow(flow) => flow.paths.iter().map(|p| &p.cell).collect(),
        }
    }

    /// What the numbers are, with their unit; the unit alone where it says it already.
    pub(crate) fn axis_title(&self) -> String {
        if self.scale.unit.contains(&self.what) {
            self.scale.unit.clone()
        } else {
            format!("{} ({})", self.what, self.scale.unit)
        }
    }

    /// The least and the most that the numbers rest on.
    pub(crate) fn n_range(&self) -> (u64, u64) {
        let n = self.cells().iter().map(|c| c.n).collect::<Vec<_>>();
        (n.iter().copied().min().unwrap_or(0), n.iter().copied().max().unwrap_or(0))
    }

    /// Tells whether a value axis begins elsewhere than at zero.
    pub(crate) fn has_cut_axis(&self) -> bool {
        match &self.shape {
            Shape::Bars(_) | Shape::Windows(_) | Shape::Flow(_) => false,
            Shape::Lines(panels) => panels.iter().any(lines::is_cut),
        }
    }

    /// The drawing.
    pub(crate) fn svg(&self) -> Markup {
        match &self.shape {
            Shape::Bars(sections) => bars::draw(self, sections),
            Shape::Lines(panels) => lines::draw(self, panels),
            Shape::Windows(windows) => windows::draw(self, windows),
            Shape::Flow(flow) => flow::draw(self, flow),
        }
    }
}
