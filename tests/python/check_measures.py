"""Holds the program's measures against independent libraries on random tables.

    python check_measures.py PATH/TO/assize-measured [TABLES]

The program reads every table through the same view and measures as the counts of a run. Values must
agree to 1e-9; groups that are left out, pairs that are named, cases and persons must agree exactly.
At the end the comparison itself is tried: a wrong number must be noticed in every measure.
"""

import subprocess
import sys
from collections import Counter

from expected import exact_test, expected
from random_tables import fisher_questions, tables

CLOSE = 1e-9
TABLES = 240
FISHER = 400


def near(a, b):
    """Equal to 1e-9: absolutely for what is small, relatively for what is large."""
    return abs(a - b) <= CLOSE * max(1.0, abs(a), abs(b))


def number(text):
    return None if text == "none" else float(text)


def measured(program, lines):
    """What the program answers: yearly incomes, values by table and id, and exact tests."""
    text = "\n".join(lines) + "\n"
    run = subprocess.run([program], input=text, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{program} failed:\n{run.stderr}")
    answers, tests, current, yearly = {}, [], None, None
    for line in run.stdout.splitlines():
        word, *rest = line.split("\t")
        if word == "yearly":
            yearly = [int(n) for n in rest[0].strip("[]").split(",")]
        elif word == "table":
            current = answers.setdefault(int(rest[0]), {})
        elif word == "fisher":
            tests.append((float(rest[0]), float(rest[1])))
        elif word != "end":
            assert word not in current, f"{word} twice"
            current[word] = rest
    return yearly, answers, tests


def pair_faults(answer, wanted):
    """What is wrong with the pair of groups that an answer names."""
    rates = wanted.rates
    if rates is None:
        return
    share = {group: cases / among for group, (cases, among) in rates.items()}
    apart = max(share.values()) - min(share.values()) if len(share) > 1 else 0.0
    if len(answer) == 2:
        if apart > 1e-12 and len(share) > 1 and answer[0] != "none":
            yield f"no pair is named, but groups are {apart} apart"
        return
    worst, worst_cases, worst_n, best, best_cases, best_n, groups, p, corrected, effect = answer[2:]
    if int(groups) != len(share):
        yield f"{groups} groups were compared, not {len(share)}"
    ends = (max, min) if wanted.worse_is_higher else (min, max)
    for name, cases, among, end in ((worst, worst_cases, worst_n, ends[0]), (best, best_cases, best_n, ends[1])):
        if rates.get(name) != (int(cases), int(among)):
            yield f"{name} has {cases} of {among}, not {rates.get(name)}"
        elif abs(share[name] - end(share.values())) > 1e-12:
            yield f"{name} with {share[name]} is not the extreme group, {end(share.values())} is"
    tested = wanted.tested or rates
    chance, size = exact_test(*tested[worst], *tested[best])
    pairs = len(share) * (len(share) - 1) // 2
    for what, mine, theirs in (("p", p, chance), ("p_corrected", corrected, min(1.0, chance * pairs)), ("effect", effect, size)):
        if not near(float(mine), theirs):
            yield f"{what} is {mine}, not {theirs}"


def faults(answers, wanted):
    """What differs between the answers to a table and what is expected, each with the measure."""
    for id in sorted(wanted):
        if id not in answers:
            yield id, "the program does not tell it"
            continue
        mine, theirs = number(answers[id][0]), wanted[id].value
        if (mine is None) != (theirs is None) or (mine is not None and not near(mine, theirs)):
            yield id, f"{mine}, expected {theirs}"
        for fault in pair_faults(answers[id], wanted[id]):
            yield id, fault


def family(id):
    """The measure of an id without the attribute."""
    head, _, tail = id.rpartition(".")
    return head if tail.split("*")[0] in ("sex", "age", "settlement", "income", "schooling", "migrant") else id


def noticed(answers, wanted):
    """The measures in which a number that is wrong by a millionth is noticed."""
    found = set()
    for id in wanted:
        answer = answers[id]
        if answer[0] in ("none", "0.0") or family(id) in found:
            continue
        wrong = {id: [repr(float(answer[0]) * (1 + 1e-6)), *answer[1:]]}
        if any(True for _ in faults(wrong, {id: wanted[id]})):
            found.add(family(id))
    return found


def main():
    program, most = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else TABLES
    asked, questions = tables(most), list(fisher_questions(FISHER))
    lines = [line for table in asked for line in table.lines()]
    lines += [f"fisher {a} {n} {b} {m}" for a, n, b, m in questions]
    yearly, answers, tests = measured(program, lines)
    wrong, values, nothing, seen, axes = [], Counter(), Counter(), set(), set()
    for table in asked:
        wanted = expected(table, yearly)
        for id, fault in faults(answers[table.number], wanted):
            wrong.append(f"table {table.number} ({table.kind}), {id}: {fault}")
        for id, value in wanted.items():
            (nothing if value.value is None else values)[family(id)] += 1
            axes.add(id.removeprefix(family(id)))
        seen |= noticed(answers[table.number], wanted)
    assert len(tests) == len(questions), "every exact test is answered"
    for question, (chance, effect) in zip(questions, tests):
        theirs = exact_test(*question)
        if not (near(chance, theirs[0]) and near(effect, theirs[1])):
            wrong.append(f"exact test {question}: {(chance, effect)}, expected {theirs}")
    for id in sorted(set(values) | set(nothing)):
        print(f"{id:24} {values[id]:6} values and {nothing[id]:6} times nothing to tell")
        if min(values[id], nothing[id]) < 5:
            wrong.append(f"{id}: the tables hardly try a value and nothing to tell")
        if id not in seen:
            wrong.append(f"{id}: a wrong number would not be noticed")
    if unseen := {id.removeprefix(family(id)) for id in answers[0]} - axes:
        wrong.append(f"no table compares {unseen}")
    print(f"{most} tables, {sum(values.values())} values, {len(tests)} exact tests")
    for fault in wrong[:40]:
        print(fault, file=sys.stderr)
    if wrong:
        sys.exit(f"{len(wrong)} differences")
    print("all agree to 1e-9")


if __name__ == "__main__":
    main()
