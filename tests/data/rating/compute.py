"""Agreement and weighted kappa of pairs of answers, computed from the written rules alone with exact fractions.

    python3 tests/data/rating/compute.py             writes cases.json
    python3 tests/data/rating/compute.py --check     says whether cases.json is what this computes
    python3 tests/data/rating/compute.py --sklearn   holds the cases of one kind of question against scikit-learn

Kappa is computed here as the textbooks do it (Cohen, Psychological Bulletin 70, 1968): from a table of how often each
answer of the one stands beside each answer of the other, with the product of the margins as what chance gives and
weights that grow with the distance. The categories are all places that answers of the case can have on the scale of
their question, 0 to 1. The program adds up distances instead, and has no such table.

An answer is "na" (not applicable), null (open), a word, a number, or a list of ticked options.
"""

import json
import random
import sys
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
PRACTICE = ["no", "partly", "yes"]
LEAST = 20


def place(kind, answer):
    """Where an answer stands, 0 to 1."""
    name, _, size = kind.partition(":")
    if name == "practice":
        return Fraction(PRACTICE.index(answer), 2)
    if name == "ladder":
        return Fraction(int(answer[1:]), int(size) - 1)
    if name == "scale":
        return Fraction(answer - 1, int(size) - 1)
    if name == "checklist":
        return Fraction(len(answer), int(size))
    raise ValueError(kind)


def possible(kind):
    name, _, size = kind.partition(":")
    if name == "practice":
        return PRACTICE
    if name == "ladder":
        return [f"s{n}" for n in range(int(size))]
    if name == "scale":
        return list(range(1, int(size) + 1))
    return [[f"o{n}" for n in range(int(size)) if bits >> n & 1] for bits in range(2 ** int(size))]


def weighted_kappa(pairs, categories):
    """None where the expected disagreement is 0."""
    n = len(pairs)
    observed = {(i, j): Fraction(0) for i in categories for j in categories}
    for pair in pairs:
        observed[pair] += Fraction(1, n)
    rows = {i: sum(observed[i, j] for j in categories) for i in categories}
    columns = {j: sum(observed[i, j] for i in categories) for j in categories}
    span = max(categories) - min(categories)
    weight = {(i, j): 1 - abs(i - j) / span for i in categories for j in categories}
    agreed = sum(weight[cell] * observed[cell] for cell in observed)
    expected = sum(weight[i, j] * rows[i] * columns[j] for i in categories for j in categories)
    return None if expected == 1 else (agreed - expected) / (1 - expected)


def half_away(fraction, scale):
    size = abs(fraction) * scale
    whole = (2 * size.numerator + size.denominator) // (2 * size.denominator)
    return -whole if fraction < 0 else whole


def expected(case):
    both = [
        (kind, one, other)
        for kind, one, other in zip(case["kinds"], case["own"], case["assessor"])
        if one is not None and other is not None
    ]
    alike = sum(one == other for _, one, other in both)
    weighed = [(place(k, a), place(k, b)) for k, a, b in both if "na" not in (a, b)]
    categories = sorted({place(kind, answer) for kind in case["kinds"] for answer in possible(kind)})
    kappa = None
    if len(weighed) < LEAST:
        why = "too few"
    else:
        kappa = weighted_kappa(weighed, categories)
        why = "one place" if kappa is None else None
    share = Fraction(alike, len(both)) if both else None
    tenths = None if share is None else half_away(share, 1000)
    hundredths = None if kappa is None else half_away(kappa, 100)
    return {
        "pairs": len(both),
        "alike": alike,
        "weighed": len(weighed),
        "agreement": None if tenths is None else f"{tenths // 10}.{tenths % 10}",
        "kappa": hundredths,
        "why": why,
    }


def drawn(name, kinds, seed, likeness, na=0.0, gaps=0.0):
    """Answers of the one at random, of the other the same with a likeliness and else at random."""
    draw = random.Random(seed)
    own, assessor = [], []
    for kind in kinds:
        one = draw.choice(possible(kind))
        other = one if draw.random() < likeness else draw.choice(possible(kind))
        answers = ["na" if draw.random() < na else answer for answer in (one, other)]
        answers = [None if draw.random() < gaps else answer for answer in answers]
        own.append(answers[0])
        assessor.append(answers[1])
    return {"name": name, "kinds": kinds, "own": own, "assessor": assessor}


def cases():
    practice = ["practice"] * 40
    mixed = ["practice", "ladder:4", "scale:5", "checklist:3", "practice", "ladder:2", "scale:11", "checklist:5"] * 6
    yes, no = ["yes"] * 24, ["no"] * 24
    plain = ["practice"] * 24
    half = ["yes", "no"] * 12
    return [
        drawn("practices, mostly alike", practice, 1, 0.7),
        drawn("practices, at random", practice, 2, 0.0),
        drawn("practices, all alike", practice, 3, 1.0),
        drawn("practices with gaps", practice, 4, 0.6, na=0.1, gaps=0.1),
        drawn("ladders of five steps", ["ladder:5"] * 30, 5, 0.5),
        drawn("scales of seven steps", ["scale:7"] * 25, 6, 0.4),
        drawn("checklists of four", ["checklist:4"] * 22, 7, 0.5),
        drawn("every kind", mixed, 8, 0.5, na=0.05, gaps=0.05),
        drawn("every kind, hardly alike", mixed, 9, 0.1),
        drawn("every kind, nearly alike", mixed * 3, 10, 0.95, na=0.05),
        drawn("just twenty", ["practice"] * 20, 11, 0.5),
        drawn("just nineteen", ["practice"] * 19, 12, 0.5),
        drawn("twenty, of which one does not apply", ["practice"] * 20, 13, 0.5)
        | {"own": ["na"] + ["yes", "no"] * 9 + ["partly"], "assessor": ["na"] + ["yes", "partly"] * 9 + ["no"]},
        {"name": "all yes", "kinds": plain, "own": yes, "assessor": yes},
        {"name": "all yes against all no", "kinds": plain, "own": yes, "assessor": no},
        {"name": "all yes against half", "kinds": plain, "own": yes, "assessor": half},
        {"name": "just the opposite", "kinds": plain, "own": half, "assessor": half[::-1]},
        {"name": "nothing does apply", "kinds": plain, "own": ["na"] * 24, "assessor": ["na"] * 24},
        {"name": "nothing is answered by both", "kinds": plain, "own": half, "assessor": [None] * 24},
    ]


def with_expected():
    return [case | {"expected": expected(case)} for case in cases()]


def held_against_sklearn():
    from sklearn.metrics import cohen_kappa_score

    for case in with_expected():
        if len(set(case["kinds"])) > 1 or case["expected"]["kappa"] is None:
            continue
        kind = case["kinds"][0]
        labels = sorted({place(kind, answer) for answer in possible(kind)})
        pairs = [
            (labels.index(place(kind, one)), labels.index(place(kind, other)))
            for one, other in zip(case["own"], case["assessor"])
            if one not in (None, "na") and other not in (None, "na")
        ]
        ones, others = zip(*pairs)
        theirs = cohen_kappa_score(ones, others, weights="linear", labels=list(range(len(labels))))
        ours = case["expected"]["kappa"] / 100
        print(f"{case['name']}: scikit-learn {theirs:.4f}, here {ours:.2f}")
        if abs(theirs - ours) > 0.005000001:
            sys.exit("they differ")


def main():
    text = "[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in with_expected()) + "\n]\n"
    path = HERE / "cases.json"
    if "--sklearn" in sys.argv:
        held_against_sklearn()
    elif "--check" in sys.argv:
        if path.read_text(encoding="utf-8") != text:
            sys.exit("cases.json is not what this computes")
    else:
        path.write_text(text, encoding="utf-8")


main()
