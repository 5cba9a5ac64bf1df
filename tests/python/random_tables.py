"""Random tables of counts, from fixed seeds: ordinary ones and every degenerate kind."""

from dataclasses import dataclass, field

import numpy as np

ATTRIBUTES = {
    "sex": ["male", "female"],
    "age": ["0-17", "18-29", "30-39", "40-49", "50-59", "60-69", "70+"],
    "settlement": ["city", "town", "village"],
    "income": ["poorest", "second", "middle", "fourth", "richest"],
    "schooling": ["primary-or-less", "junior", "senior", "tertiary"],
    "migrant": ["local", "migrant"],
}

# What a cell counts: adults, those restricted, those who did wrong, of these in the worst band, of
# the others in the worst band, and four kinds of detriment.
ADULTS, RESTRICTED, WRONGDOERS, WRONG_WORST, OTHER_WORST = range(5)


@dataclass
class Table:
    """One table: cells by their six labels, scored persons, adults by income and arrears."""

    number: int
    kind: str
    cells: dict = field(default_factory=dict)
    scores: dict = field(default_factory=dict)
    purses: dict = field(default_factory=dict)

    def lines(self):
        """The table as the program reads it."""
        yield f"table {self.number}"
        for labels, counts in self.cells.items():
            yield "cell " + " ".join(map(str, [*labels, *counts]))
        for points, persons in self.scores.items():
            yield f"score {points} {persons}"
        for (fifth, arrears), adults in self.purses.items():
            yield f"purse {fifth} {arrears} {adults}"
        yield "end"


def drawn(chance, kind, largest):
    """The counts of one cell. `chance` draws; `largest` is the most persons it can have."""
    persons = int(chance.integers(0, largest + 1))
    shares = {
        "nobody-restricted": (0.0, 0.3),
        "everybody-restricted": (1.0, 0.3),
        "nobody-did-wrong": (0.2, 0.0),
        "everybody-did-wrong": (0.2, 1.0),
    }
    default = (float(chance.random()), float(chance.random()))
    restricted, wrong = shares.get(kind, default)
    if kind == "equal":
        persons, restricted, wrong = 20, 0.5, 0.5
        done = lambda n, share: round(n * share)
    else:
        done = lambda n, share: int(chance.binomial(n, share))
    wrongdoers = done(persons, wrong)
    worst = 0.0 if kind == "nobody-in-the-worst-band" else 0.25 if kind == "equal" else chance.random()
    counts = [
        persons,
        done(persons, restricted),
        wrongdoers,
        done(wrongdoers, worst),
        done(persons - wrongdoers, worst),
    ]
    if kind == "no-detriments":
        return [*counts, 0, 0, 0, 0]
    if kind == "equal":
        return [*counts, 5, 5, 5, 5]
    return [*counts, *(int(n) for n in chance.poisson(persons / 8, 4))]


# Kinds of table: how many cells, and the most persons of a cell.
KINDS = {
    "ordinary": (60, 40),
    "sparse": (12, 24),
    "below-ten": (5, 11),
    "many-cells": (250, 12),
    "nobody-restricted": (30, 30),
    "everybody-restricted": (30, 30),
    "nobody-did-wrong": (30, 30),
    "everybody-did-wrong": (30, 30),
    "nobody-in-the-worst-band": (30, 30),
    "no-detriments": (30, 30),
    "equal": (30, 20),
    "one-cell": (1, 200),
    "two-cells": (2, 200),
    "children-only": (10, 40),
    "empty": (0, 0),
}


def table(number, kind):
    """The table of a number; the same number gives the same table for ever."""
    chance = np.random.default_rng([20261123, number])
    cells, largest = KINDS[kind]
    made = Table(number, kind)
    for _ in range(cells):
        labels = tuple(int(chance.integers(len(names))) for names in ATTRIBUTES.values())
        if kind == "children-only":
            labels = (labels[0], 0, *labels[2:])
        made.cells[labels] = drawn(chance, kind, largest)
    for _ in range(0 if kind == "empty" else int(chance.integers(1, 12))):
        points = 1000 if kind == "equal" else int(chance.integers(-100, 1_400))
        made.scores[points] = int(chance.integers(1, 60))
    for _ in range(0 if kind == "empty" else int(chance.integers(1, 20))):
        purse = (int(chance.integers(5)), min(int(chance.geometric(0.08)) - 1, 255))
        if kind == "equal":
            purse = (2, 3)
        made.purses[purse] = int(chance.integers(1, 40))
    return made


def tables(most):
    """So many tables, every kind equally often."""
    kinds = list(KINDS)
    return [table(number, kinds[number % len(kinds)]) for number in range(most)]


def fisher_questions(most):
    """Pairs of groups for exact tests alone: (cases, persons, cases, persons), small to very large."""
    chance = np.random.default_rng(20261124)
    for number in range(most):
        largest = [12, 60, 800, 20_000, 400_000][number % 5]
        persons = [int(chance.integers(1, largest + 1)) for _ in range(2)]
        share = chance.random() ** 3
        cases = [int(chance.binomial(n, min(1.0, share * chance.uniform(0.8, 1.25)))) for n in persons]
        yield cases[0], persons[0], cases[1], persons[1]
