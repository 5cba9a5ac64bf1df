"""What independent libraries make of a table: fairlearn, PySAL's inequality, SciPy, statsmodels.

Nothing here knows how the program computes; it knows only which groups it leaves out (fewer than ten
persons, and children), because that is a choice and not arithmetic.
"""

import warnings
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
import pandas as pd
from fairlearn.metrics import (
    MetricFrame,
    demographic_parity_difference,
    demographic_parity_ratio,
    equalized_odds_difference,
    equalized_odds_ratio,
    false_positive_rate,
    mean_prediction,
    selection_rate,
    true_positive_rate,
)
from inequality.gini import Gini
from inequality.theil import Theil, TheilD
from random_tables import ADULTS, ATTRIBUTES, OTHER_WORST, RESTRICTED, WRONG_WORST, WRONGDOERS
from scipy.stats import fisher_exact
from statsmodels.stats.proportion import proportion_effectsize

FEWEST = 10
NAMES = list(ATTRIBUTES)
AXES = [(name,) for name in NAMES] + list(combinations(NAMES, 2))


@dataclass
class Expected:
    """A value, and for a comparison the rate of every group: cases and persons, by name."""

    value: float | None
    rates: dict | None = None
    worse_is_higher: bool = True
    tested: dict | None = None


def adults(table):
    """One row for each cell of adults."""
    rows = []
    for labels, counts in table.cells.items():
        if labels[1] == 0 or counts[ADULTS] == 0:
            continue
        words = {name: ATTRIBUTES[name][label] for name, label in zip(NAMES, labels)}
        rows.append({**words, "counts": counts[:5], "detriments": sum(counts[5:])})
    return rows


def grouped(rows, axis):
    """The rows with the name of their group, of groups with enough adults."""
    rows = [{**r, "group": ",".join(f"{name}={r[name]}" for name in axis)} for r in rows]
    persons = {}
    for r in rows:
        persons[r["group"]] = persons.get(r["group"], 0) + r["counts"][ADULTS]
    return [r for r in rows if persons[r["group"]] >= FEWEST]


def weighted(rows, split):
    """A frame of (group, truth, prediction, weight); rows without weight are left out."""
    made = [(r["group"], *part) for r in rows for part in split(r["counts"]) if part[2] > 0]
    return pd.DataFrame(made, columns=["group", "truth", "prediction", "weight"])


def restricted(counts):
    return [(0, 1, counts[RESTRICTED]), (0, 0, counts[ADULTS] - counts[RESTRICTED])]


def spared(counts):
    return [(0, 1 - prediction, weight) for _, prediction, weight in restricted(counts)]


def odds(counts):
    blameless = counts[ADULTS] - counts[WRONGDOERS]
    return [
        (1, 1, counts[WRONG_WORST]),
        (1, 0, counts[WRONGDOERS] - counts[WRONG_WORST]),
        (0, 1, counts[OTHER_WORST]),
        (0, 0, blameless - counts[OTHER_WORST]),
    ]


def asked(function, frame):
    """One of fairlearn's own functions over a frame."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rows = {"sensitive_features": frame.group, "sample_weight": frame.weight}
        return float(function(frame.truth, frame.prediction, **rows))


def framed(metrics, frame):
    """Difference and ratio between groups for each metric, by fairlearn's frame of metrics; `None`
    where it has no number."""
    if frame.group.nunique() < 2:
        return {name: (None, None) for name in metrics}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = MetricFrame(
            metrics=metrics,
            y_true=frame.truth,
            y_pred=frame.prediction,
            sensitive_features=frame.group,
            sample_params={name: {"sample_weight": frame.weight} for name in metrics},
        )
        apart, ratio = made.difference(method="between_groups"), made.ratio(method="between_groups")
    told = lambda value: None if np.isnan(value) else float(value)
    return {name: (told(apart[name]), told(ratio[name])) for name in metrics}


def counted(rows, cases, among):
    """Cases and persons of each group, of groups with enough of these persons."""
    sums = {}
    for r in rows:
        a, b = sums.get(r["group"], (0, 0))
        sums[r["group"]] = (a + cases(r), b + among(r))
    return {group: pair for group, pair in sums.items() if pair[1] >= FEWEST}


def of(index):
    return lambda r: r["counts"][index]


def less(a, b):
    return lambda r: r["counts"][a] - r["counts"][b]


def parity(rows, by_name):
    """The measures of who is restricted, and who is not; `by_name` asks fairlearn's own functions too."""
    adverse = counted(rows, of(RESTRICTED), of(ADULTS))
    favourable = counted(rows, less(ADULTS, RESTRICTED), of(ADULTS))
    hit, free = weighted(rows, restricted), weighted(rows, spared)
    gap, adverse_ratio = framed({"rate": selection_rate}, hit)["rate"]
    same_gap, ratio = framed({"rate": selection_rate}, free)["rate"]
    if gap is not None:
        agree(gap, same_gap)
    if by_name and gap is not None:
        agree(gap, asked(demographic_parity_difference, hit))
        agree(adverse_ratio, asked(demographic_parity_ratio, hit))
        agree(ratio, asked(demographic_parity_ratio, free))
    return {
        "parity-gap": Expected(gap, adverse),
        "parity-ratio": Expected(ratio, favourable, worse_is_higher=False),
        "four-fifths": Expected(ratio, favourable, worse_is_higher=False),
        "adverse-parity": Expected(adverse_ratio, adverse),
    }


def agree(a, b):
    """Two ways through fairlearn give one number, or none at all."""
    none = a is None or np.isnan(b)
    assert (a is None and np.isnan(b)) if none else abs(a - b) < 1e-12, (a, b)


RATES = {"fpr": false_positive_rate, "tpr": true_positive_rate}


def equalised(rows, by_name):
    """The measures of who is in the worst band, conduct being equal."""
    blameless = counted(rows, of(OTHER_WORST), less(ADULTS, WRONGDOERS))
    caught = counted(rows, of(WRONG_WORST), of(WRONGDOERS))
    frame = weighted(rows, odds)
    first, second = frame[frame.group.isin(blameless)], frame[frame.group.isin(caught)]
    same = set(blameless) == set(caught)
    found = framed(RATES, first)
    found = found if same else {"fpr": found["fpr"], "tpr": framed(RATES, second)["tpr"]}
    (fpr, fpr_ratio), (tpr, tpr_ratio) = found["fpr"], found["tpr"]
    if by_name and same and fpr is not None:
        agree(max(fpr, tpr), asked(equalized_odds_difference, first))
        if None not in (fpr_ratio, tpr_ratio):
            agree(min(fpr_ratio, tpr_ratio), asked(equalized_odds_ratio, first))
    spared_wrong = counted(rows, less(WRONGDOERS, WRONG_WORST), of(WRONGDOERS))
    return {
        "odds-gap.fpr": Expected(fpr, blameless),
        "odds-gap.fnr": Expected(tpr, spared_wrong, worse_is_higher=False),
        "equalised-gap": larger(fpr, tpr, blameless, spared_wrong),
        "equalised-ratio": smaller((fpr, fpr_ratio), (tpr, tpr_ratio), blameless, caught),
    }


def larger(fpr, tpr, blameless, spared_wrong):
    """The larger gap with the groups behind it; where both are as large, either pair may be named."""
    if fpr is None or tpr is None:
        return Expected(None)
    if abs(fpr - tpr) < 1e-12:
        return Expected(max(fpr, tpr))
    return Expected(fpr, blameless) if fpr > tpr else Expected(tpr, spared_wrong, worse_is_higher=False)


def smaller(fpr, tpr, blameless, caught):
    """The smaller ratio; nobody in the worst band anywhere is equality, unless it is so twice."""
    if fpr[0] is None or tpr[0] is None or fpr[1] is tpr[1] is None:
        return Expected(None)
    of_fpr, of_tpr = (1.0 if ratio is None else ratio for ratio in (fpr[1], tpr[1]))
    if abs(of_fpr - of_tpr) < 1e-12:
        return Expected(min(of_fpr, of_tpr))
    return Expected(of_fpr, blameless) if of_fpr < of_tpr else Expected(of_tpr, caught)


def burden(rows, chance):
    """The measures of how often detriments fall on the adults of each group."""
    rates = counted(rows, lambda r: r["detriments"], of(ADULTS))
    times = gini = theil = None
    total = sum(cases for cases, _ in rates.values())
    if len(rates) > 1:
        made = [(g, 0, cases / among, among) for g, (cases, among) in rates.items()]
        frame = pd.DataFrame(made, columns=["group", "truth", "prediction", "weight"])
        _, ratio = framed({"rate": mean_prediction}, frame)["rate"]
        times = 1.0 / ratio if ratio else None
        if total > 0:
            each = np.concatenate([np.full(n, cases / n) for cases, n in rates.values()])
            gini, theil = float(Gini(each).g), between(rates, chance)
    restricted_too = counted(rows, of(RESTRICTED), of(ADULTS))
    return {
        "adverse-ratio": Expected(times, rates, tested=restricted_too),
        "burden.gini-between": Expected(gini),
        "burden.theil-between": Expected(theil),
    }


def between(rates, chance):
    """Theil's index between groups, out of persons to whom detriments are dealt at random."""
    persons, places = [], []
    for place, (cases, among) in enumerate(rates.values()):
        persons.append(np.bincount(chance.integers(0, among, cases), minlength=among))
        places.append(np.full(among, place))
    made = TheilD(np.concatenate(persons).astype(float), np.concatenate(places))
    return float(np.ravel(made.bg)[0])


def incomes(table, yearly):
    """What each adult has at the end, in quarters of a month of the yearly income."""
    has = [np.full(n, yearly[fifth] * max(0, 48 - arrears)) for (fifth, arrears), n in table.purses.items()]
    return np.sort(np.concatenate(has)).astype(float) if has else np.zeros(0)


def whole(table, yearly):
    """The measures that compare no groups."""
    scores = [np.full(n, max(points, 0)) for points, n in table.scores.items()]
    scores = np.concatenate(scores).astype(float) if scores else np.zeros(0)
    has = incomes(table, yearly)
    fifths = None
    if len(has) and has.sum() > 0:
        split = np.repeat(has, 5)
        bottom, top = split[: len(has)].sum(), split[-len(has) :].sum()
        fifths = top / bottom if bottom > 0 else None
    gini = lambda values: float(Gini(values).g) if values.sum() > 0 else None
    return {
        "score.gini": Expected(gini(scores)),
        "income.gini": Expected(gini(has)),
        "income.theil": Expected(float(Theil(has).T) if has.sum() > 0 else None),
        "income.s80-s20": Expected(fifths),
    }


def axes(table):
    """The axes on which a table is compared: two attributes and one crossing, all in turn."""
    crossings = AXES[len(NAMES) :]
    return [
        AXES[table.number % len(NAMES)],
        AXES[(table.number + 1 + table.number // len(NAMES) % 5) % len(NAMES)],
        crossings[(table.number + table.number // len(crossings)) % len(crossings)],
    ]


def expected(table, yearly):
    """The values of a table by id, on its axes."""
    chance = np.random.default_rng(table.number)
    rows, found = adults(table), whole(table, yearly)
    for place, axis in enumerate(axes(table)):
        here, by_name = grouped(rows, axis), place == 0
        for measures in (parity(here, by_name), equalised(here, by_name), burden(here, chance)):
            found.update({f"{id}.{'*'.join(axis)}": value for id, value in measures.items()})
    return found


@lru_cache(maxsize=None)
def exact_test(a, n, b, m):
    """Fisher's exact test and Cohen's h for `a` of `n` against `b` of `m`."""
    chance = float(fisher_exact([[a, n - a], [b, m - b]]).pvalue)
    return chance, abs(float(proportion_effectsize(a / n, b / m)))
