//! An emulator: what a simulated figure would be where nothing was run, with its own uncertainty.
//!
//! A polynomial of at most second degree in the positions, fitted by least squares. Of four forms
//! (constant, linear, with squares, with products) the one is taken whose leave-one-out error is
//! least; that error is also what the emulator admits to. So a form that fits its own points too
//! well, because it has nearly as many terms as there are points, is not believed.

use assize_base::maths::sqrt;

/// Which terms a polynomial has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One number.
    Constant,
    /// And each position.
    Linear,
    /// And each square.
    Squares,
    /// And each product of two.
    Products,
}

impl Form {
    /// All forms, the simplest first.
    pub(super) const ALL: [Form; 4] = [Form::Constant, Form::Linear, Form::Squares, Form::Products];

    /// How many terms it has.
    fn terms(self, dimensions: usize) -> usize {
        match self {
            Form::Constant => 1,
            Form::Linear => 1 + dimensions,
            Form::Squares => 1 + 2 * dimensions,
            Form::Products => (dimensions + 1) * (dimensions + 2) / 2,
        }
    }

    /// The terms at a point, whose coordinates lie between about -1 and 1.
    fn at(self, point: &[f64]) -> Vec<f64> {
        let mut terms = Vec::with_capacity(self.terms(point.len()));
        terms.push(1.0);
        if self != Form::Constant {
            terms.extend_from_slice(point);
        }
        if matches!(self, Form::Squares | Form::Products) {
            terms.extend(point.iter().map(|x| x * x));
        }
        if self == Form::Products {
            for (i, x) in point.iter().enumerate() {
                terms.extend(point[..i].iter().map(|y| x * y));
            }
        }
        terms
    }
}

/// The points at which a wave ran, prepared for fitting figures to them in one form.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    form: Form,
    rows: Vec<Vec<f64>>,
    /// The lower triangle of the Cholesky factor of the normal equations, row by row.
    factor: Vec<Vec<f64>>,
    /// How far each point decides its own fitted value.
    leverage: Vec<f64>,
}

impl Ground {
    /// Prepares a form; `None` if there are too few points for it, or they do not tell its terms
    /// apart.
    pub(super) fn new(form: Form, points: &[Vec<f64>]) -> Option<Ground> {
        let dimensions = points.first()?.len();
        let terms = form.terms(dimensions);
        if points.len() < terms + 2 {
            return None;
        }
        let rows: Vec<Vec<f64>> = points.iter().map(|p| form.at(p)).collect();
        let mut normal = vec![vec![0.0; terms]; terms];
        for row in &rows {
            for i in 0..terms {
                for j in 0..=i {
                    normal[i][j] += row[i] * row[j];
                }
            }
        }
        let factor = cholesky(normal)?;
        let leverage: Vec<f64> = rows.iter().map(|row| leverage(&factor, row)).collect();
        let told_apart = leverage.iter().all(|h| *h < 0.999_999);
        told_apart.then_some(Ground { form, rows, factor, leverage })
    }

    /// Fits a figure; the values stand in the order of the points.
    pub(super) fn fit(&self, values: &[f64]) -> Fit {
        let terms = self.factor.len();
        let mut right = vec![0.0; terms];
        for (row, value) in self.rows.iter().zip(values) {
            right.iter_mut().zip(row).for_each(|(sum, x)| *sum += x * value);
        }
        let coefficients = solve(&self.factor, right);
        let left_out = self.rows.iter().zip(values).zip(&self.leverage).map(|((row, value), h)| {
            let error = (value - product(row, &coefficients)) / (1.0 - h);
            error * error
        });
        let variance = left_out.sum::<f64>() / values.len() as f64;
        Fit { coefficients, variance }
    }

    /// The terms at a point.
    pub(super) fn terms(&self, point: &[f64]) -> Vec<f64> {
        self.form.at(point)
    }

    /// How far off the points a point lies: the factor by which the variance of a fit grows there.
    pub(super) fn spread(&self, terms: &[f64]) -> f64 {
        1.0 + leverage(&self.factor, terms)
    }
}

/// A figure fitted on a [`Ground`].
#[derive(Clone, Debug)]
pub(super) struct Fit {
    coefficients: Vec<f64>,
    /// The mean square of the leave-one-out errors.
    pub(super) variance: f64,
}

impl Fit {
    /// The value at some terms.
    pub(super) fn value(&self, terms: &[f64]) -> f64 {
        product(terms, &self.coefficients)
    }
}

fn product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// The Cholesky factor of a symmetric matrix of which the lower triangle is given; `None` if it is
/// not positive, up to rounding.
fn cholesky(mut a: Vec<Vec<f64>>) -> Option<Vec<Vec<f64>>> {
    let largest = (0..a.len()).map(|i| a[i][i]).fold(0.0, f64::max);
    for i in 0..a.len() {
        for j in 0..=i {
            let before: f64 = (0..j).map(|k| a[i][k] * a[j][k]).sum();
            let rest = a[i][j] - before;
            if i == j {
                if rest <= largest * 1e-12 {
                    return None;
                }
                a[i][i] = sqrt(rest);
            } else {
                a[i][j] = rest / a[j][j];
            }
        }
    }
    a.iter_mut().enumerate().for_each(|(i, row)| row.truncate(i + 1));
    Some(a)
}

/// Solves `L y = b` for the lower triangle L.
fn forward(factor: &[Vec<f64>], mut b: Vec<f64>) -> Vec<f64> {
    for i in 0..b.len() {
        let before: f64 = (0..i).map(|k| factor[i][k] * b[k]).sum();
        b[i] = (b[i] - before) / factor[i][i];
    }
    b
}

/// Solves `L Lᵀ x = b`.
fn solve(factor: &[Vec<f64>], b: Vec<f64>) -> Vec<f64> {
    let mut x = forward(factor, b);
    for i in (0..x.len()).rev() {
        let after: f64 = (i + 1..x.len()).map(|k| factor[k][i] * x[k]).sum();
        x[i] = (x[i] - after) / factor[i][i];
    }
    x
}

/// `xᵀ (XᵀX)⁻¹ x`.
fn leverage(factor: &[Vec<f64>], row: &[f64]) -> f64 {
    forward(factor, row.to_vec()).iter().map(|y| y * y).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::latin;
    use assize_base::draw::{Key, Stream};

    fn points(n: usize) -> Vec<Vec<f64>> {
        let key = Key::new(1, 0, Stream::named("calibrate/latin"));
        let cube = latin::hypercube(key, n, &[1, 2, 3]);
        cube.iter()
            .map(|p| p.iter().map(|u| f64::from(*u) / f64::from(u32::MAX) * 2.0 - 1.0).collect())
            .collect()
    }

    fn known(p: &[f64]) -> f64 {
        3.0 + 2.0 * p[0] - p[1] + 0.5 * p[0] * p[1] + p[2] * p[2]
    }

    #[test]
    fn a_known_polynomial_is_found_and_predicted_off_its_points() {
        let points = points(30);
        let ground = Ground::new(Form::Products, &points).expect("30 points, 10 terms");
        let fit = ground.fit(&points.iter().map(|p| known(p)).collect::<Vec<f64>>());
        assert!(fit.variance < 1e-20, "{}", fit.variance);
        for p in [[0.3, -0.9, 0.1], [1.0, 1.0, -1.0], [0.0, 0.0, 0.0]] {
            let error = fit.value(&ground.terms(&p)) - known(&p);
            assert!(error.abs() < 1e-9, "{p:?}: {error}");
        }
    }

    #[test]
    fn a_form_that_lacks_a_term_admits_to_an_error() {
        let points = points(40);
        let values: Vec<f64> = points.iter().map(|p| known(p)).collect();
        let variance =
            |form| Ground::new(form, &points).expect("enough points").fit(&values).variance;
        // By hand: without the square and the product, what is left over varies by about
        // Var(x²) + Var(xy) / 4 = 4 / 45 + 1 / 36 = 0.117 over the cube.
        let linear = variance(Form::Linear);
        assert!((0.06..0.25).contains(&linear), "{linear}");
        assert!(variance(Form::Constant) > 1.0 && variance(Form::Products) < 1e-18);
    }

    #[test]
    fn too_few_points_fit_nothing() {
        assert!(Ground::new(Form::Products, &points(11)).is_none());
        assert!(Ground::new(Form::Linear, &points(11)).is_some());
        assert!(Ground::new(Form::Linear, &vec![vec![0.5, 0.5]; 20]).is_none(), "all the same");
    }
}
