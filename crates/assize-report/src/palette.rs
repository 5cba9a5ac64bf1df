//! Colours, and the arithmetic that proves them: contrast, and difference for colour-blind readers.
//!
//! One colour, one line style and one marker belong to each arm through the whole report; the
//! baseline is grey. Colour never stands alone: arms are numbered and labelled where they are drawn.
//! What detriments rest on takes the same five colours in another order, always with its label.
//! The colours were found by search; the tests below hold what was asked of them.

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// The paper.
    pub paper: &'static str,
    /// A panel on the paper.
    pub panel: &'static str,
    /// Text.
    pub ink: &'static str,
    /// Secondary text.
    pub quiet: &'static str,
    /// Hairlines and grids, which carry no meaning.
    pub hair: &'static str,
    /// Links.
    pub link: &'static str,
    /// The arms: the baseline first.
    pub arms: [&'static str; 5],
}

/// Black on paper white.
pub const LIGHT: Theme = Theme {
    paper: "#ffffff",
    panel: "#f6f5f1",
    ink: "#1b1b1b",
    quiet: "#55544f",
    hair: "#d9d7cf",
    link: "#0b4a86",
    arms: ["#868d88", "#024ca8", "#936428", "#0e3a0d", "#290043"],
};

/// For readers who asked for a dark page.
pub const DARK: Theme = Theme {
    paper: "#15181c",
    panel: "#1e2227",
    ink: "#ecebe6",
    quiet: "#b3b1aa",
    hair: "#3b4047",
    link: "#8fc1f0",
    arms: ["#716c6e", "#078def", "#ec9510", "#b3f8b4", "#f6b3e1"],
};

/// The line styles of the arms, as dash patterns.
pub const DASHES: [&str; 5] = ["5 3", "none", "8 3", "2 2", "8 3 2 3"];

/// The style sheet's variables of a theme.
#[must_use]
pub fn variables(theme: &Theme) -> String {
    let mut out = format!(
        "--paper:{};--panel:{};--ink:{};--quiet:{};--hair:{};--link:{};",
        theme.paper, theme.panel, theme.ink, theme.quiet, theme.hair, theme.link
    );
    for (at, colour) in theme.arms.iter().enumerate() {
        out.push_str(&format!("--arm{at}:{colour};"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use assize_base::maths::{exp, ln, sqrt};

    fn power(x: f64, y: f64) -> f64 {
        if x <= 0.0 { 0.0 } else { exp(y * ln(x)) }
    }

    /// Linear light of a colour written `#rrggbb`.
    fn linear(colour: &str) -> [f64; 3] {
        [1, 3, 5].map(|at| {
            let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { power((part + 0.055) / 1.055, 2.4) }
        })
    }

    fn luminance(colour: &str) -> f64 {
        let [r, g, b] = linear(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast ratio of the web content accessibility guidelines.
    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    type Matrix = [[f64; 3]; 3];

    const PLAIN: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    /// Full protanopia, deuteranopia and tritanopia in linear light (Machado, Oliveira, Fernandes 2009).
    const PROTAN: Matrix = [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ];
    const DEUTAN: Matrix = [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ];
    const TRITAN: Matrix = [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ];

    /// The colour as a kind of eye sees it, in CIE L*a*b* under D65.
    fn lab(colour: &str, eye: Matrix) -> [f64; 3] {
        let light = linear(colour);
        let seen = eye.map(|row| (0..3).map(|i| row[i] * light[i]).sum::<f64>().clamp(0.0, 1.0));
        let xyz: Matrix =
            [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
        let white = [0.9505, 1.0, 1.089];
        let f: Vec<f64> = (0..3)
            .map(|i| {
                let t = (0..3).map(|j| xyz[i][j] * seen[j]).sum::<f64>() / white[i];
                if t > 0.008_856 { power(t, 1.0 / 3.0) } else { 7.787 * t + 16.0 / 116.0 }
            })
            .collect();
        [116.0 * f[1] - 16.0, 500.0 * (f[0] - f[1]), 200.0 * (f[1] - f[2])]
    }

    fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
        sqrt((0..3).map(|i| (a[i] - b[i]) * (a[i] - b[i])).sum())
    }

    #[test]
    fn the_arithmetic_knows_black_and_white() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
        // A published example: #777777 on white has 4.48.
        assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
        assert!((lab("#ffffff", PLAIN)[0] - 100.0).abs() < 0.1);
        // Red and green of one lightness: far apart for most, near for a deuteranope.
        let far = distance(lab("#b04040", PLAIN), lab("#587a30", PLAIN));
        let near = distance(lab("#b04040", DEUTAN), lab("#587a30", DEUTAN));
        assert!(near < far / 2.0, "{near} {far}");
    }

    #[test]
    fn arms_reach_three_to_one_and_text_four_and_a_half() {
        for theme in [LIGHT, DARK] {
            for ground in [theme.paper, theme.panel] {
                for arm in theme.arms {
                    assert!(contrast(arm, ground) >= 3.0, "{arm} on {ground}");
                }
                for text in [theme.ink, theme.quiet, theme.link] {
                    assert!(contrast(text, ground) >= 4.5, "{text} on {ground}");
                }
            }
        }
    }

    #[test]
    fn arms_differ_in_lightness_so_that_a_grey_print_still_tells_them_apart() {
        for theme in [LIGHT, DARK] {
            for (at, a) in theme.arms.iter().enumerate() {
                for b in &theme.arms[at + 1..] {
                    let apart = (lab(a, PLAIN)[0] - lab(b, PLAIN)[0]).abs();
                    assert!(apart >= 10.0, "{a} and {b}: {apart:.1}");
                }
            }
        }
    }

    #[test]
    fn arms_can_be_told_apart_by_every_eye() {
        for theme in [LIGHT, DARK] {
            for eye in [PLAIN, PROTAN, DEUTAN, TRITAN] {
                for (at, a) in theme.arms.iter().enumerate() {
                    for b in &theme.arms[at + 1..] {
                        let apart = distance(lab(a, eye), lab(b, eye));
                        assert!(apart >= 23.0, "{a} and {b}: {apart:.1}");
                    }
                }
            }
        }
    }
}
