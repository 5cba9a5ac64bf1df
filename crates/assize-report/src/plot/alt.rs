//! The sentence that says what a plot shows: direction, size and extremes.

use super::{Bar, Line, Panel, Plot, Section, Shape, Window, Windows};
use crate::number::{Cell, Scale};
use crate::words::plural;

/// The sentence of a plot.
pub(crate) fn sentence(plot: &Plot) -> String {
    match &plot.shape {
        Shape::Bars(sections) => of_bars(plot, sections),
        Shape::Lines(panels) => of_lines(plot, panels),
        Shape::Windows(windows) => of_windows(plot, windows),
        Shape::Flow(flow) => super::flow::sentence(plot, flow),
    }
}

/// How many bars, the highest and the lowest, and how far apart.
fn of_bars(plot: &Plot, sections: &[Section]) -> String {
    let named: Vec<(String, &Bar, f64)> = sections
        .iter()
        .flat_map(|s| s.bars.iter().map(|b| (full_label(s, b), b)))
        .filter_map(|(label, b)| Some((label, b, b.cell.shown()?)))
        .collect();
    let count = sections.iter().map(|s| s.bars.len() as u64).sum();
    let begin = format!("{}: bars of {}, {}.", plot.title, plot.axis_title(), plural(count, "row"));
    let highest = named.iter().max_by(|a, b| a.2.total_cmp(&b.2));
    let lowest = named.iter().min_by(|a, b| a.2.total_cmp(&b.2));
    let (Some(highest), Some(lowest)) = (highest, lowest) else {
        return format!(
            "{begin} None of them can be shown: nothing to measure or too few persons."
        );
    };
    let shown = |row: &(String, &Bar, f64)| {
        format!("{} with {}", row.0, with_interval(&plot.scale, &row.1.cell))
    };
    if named.len() == 1 {
        return format!("{begin} Only {}.", shown(highest));
    }
    let silent = count - named.len() as u64;
    let rest =
        if silent > 0 { format!(" Not shown: {}.", plural(silent, "row")) } else { String::new() };
    format!("{begin} Highest: {}. Lowest: {}.{rest}", shown(highest), shown(lowest))
}

/// A bar's label with its heading, where there is one.
fn full_label(section: &Section, bar: &Bar) -> String {
    if section.title.is_empty() {
        bar.label.clone()
    } else {
        format!("{}: {}", section.title, bar.label)
    }
}

/// A value with its interval, in words.
fn with_interval(scale: &Scale, cell: &Cell) -> String {
    match cell.interval() {
        Some(_) => format!("{} (interval {})", scale.value(cell), scale.interval(cell)),
        None => scale.value(cell),
    }
}

/// How many simulated figures lie in their published ranges, and which do not.
fn of_windows(plot: &Plot, windows: &Windows) -> String {
    let n = windows.all.len() as u64;
    let begin = format!("{}: {} ({}).", plot.title, plural(n, "published figure"), plot.scale.unit);
    let inputs = windows.all.iter().filter(|w| w.is_input).count();
    let told: Vec<(&Window, bool)> =
        windows.all.iter().filter_map(|w| Some((w, w.is_inside()?))).collect();
    let inside = told.iter().filter(|(_, inside)| *inside).count();
    let mut out = begin;
    if !told.is_empty() {
        out.push_str(&format!(
            " Simulated inside the published range: {inside} of {}.",
            told.len()
        ));
    }
    for (window, _) in told.iter().filter(|(_, inside)| !inside) {
        let simulated = plot.scale.value(&window.simulated);
        let published = plot.scale.plain(window.published);
        out.push_str(&format!(
            " Outside: {}, published {published}, simulated {simulated}.",
            window.label
        ));
    }
    if inputs > 0 {
        out.push_str(&format!(" Only shown, no fit claimed: {inputs}."));
    }
    out
}

/// For each line: where it begins, where it ends, whether that is up or down, and its extreme.
fn of_lines(plot: &Plot, panels: &[Panel]) -> String {
    let begin = format!("{} over time ({}).", plot.title, plot.scale.unit);
    let parts: Vec<String> = panels
        .iter()
        .flat_map(|p| p.lines.iter().map(move |l| (p, l)))
        .map(|(p, l)| {
            let name =
                if panels.len() > 1 { format!("{}, {}", p.title, l.name) } else { l.name.clone() };
            format!("{name}: {}.", course(l, &plot.scale))
        })
        .collect();
    format!("{begin} {}", parts.join(" "))
}

/// The course of one line in words.
fn course(line: &Line, scale: &Scale) -> String {
    let shown: Vec<(u32, &Cell, f64)> =
        line.points.iter().filter_map(|(m, c)| Some((*m, c, c.shown()?))).collect();
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else {
        return "nothing that can be shown".to_owned();
    };
    let noise = first.1.half_width() + last.1.half_width();
    let change = last.2 - first.2;
    let verb = if change.abs() <= noise {
        "no clear change"
    } else if change > 0.0 {
        "rises"
    } else {
        "falls"
    };
    let Some(top) = shown.iter().max_by(|a, b| a.2.total_cmp(&b.2)) else {
        return String::new();
    };
    format!(
        "{verb}, from {} in month {} to {} in month {}, highest in month {} with {}",
        scale.value(first.1),
        first.0,
        scale.value(last.1),
        last.0,
        top.0,
        scale.value(top.1)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(value: f64) -> Cell {
        Cell { value: Some(value), low: Some(value - 0.01), high: Some(value + 0.01), n: 100 }
    }

    fn plot(shape: Shape) -> Plot {
        Plot {
            id: "p".into(),
            title: "Refusals".into(),
            what: "refusals".into(),
            rows: "service".into(),
            scale: Scale::of("share of persons", 1.0),
            replicates: 4,
            table: "measures",
            measure: String::new(),
            shape,
        }
    }

    #[test]
    fn bars_name_the_extremes() {
        let bar = |label: &str, v| Bar::new(label.into(), 1, cell(v));
        let bars = vec![bar("train", 0.5), bar("flight", 0.25), bar("hotel", 0.75)];
        let said = sentence(&plot(Shape::Bars(vec![Section {
            title: String::new(),
            definition: None,
            bars,
        }])));
        assert!(said.contains("3 rows"), "{said}");
        assert!(said.contains("Highest: hotel with 75.0 % (interval 74.0 to 76.0 %)"), "{said}");
        assert!(said.contains("Lowest: flight with 25.0 %"), "{said}");
    }

    #[test]
    fn lines_tell_their_direction() {
        let line = |points: &[(u32, f64)]| Line {
            arm: 1,
            name: "scheme".into(),
            points: points.iter().map(|(m, v)| (*m, cell(*v))).collect(),
        };
        let panel = |l| plot(Shape::Lines(vec![Panel { title: "All".into(), lines: vec![l] }]));
        assert!(sentence(&panel(line(&[(1, 0.1), (2, 0.9), (3, 0.5)]))).contains(
            "scheme: rises, from 10.0 % in month 1 to 50.0 % in month 3, highest in month 2 with 90.0 %"
        ));
        assert!(sentence(&panel(line(&[(1, 0.5), (2, 0.1)]))).contains("falls"));
        assert!(sentence(&panel(line(&[(1, 0.5), (2, 0.505)]))).contains("no clear change, from"));
    }
}
