"""The figures over many agencies, computed from the written rules alone with exact fractions.

    python3 tests/data/cohort/compute.py            writes cases.json
    python3 tests/data/cohort/compute.py --check    says whether cases.json is what this computes

An agency's figure is kept in whole millionths of a percent. The figure of an indicator or a dimension is the plain mean
over the agencies that have one; so a dimension is not the mean of its printed indicators. Figures of fewer agencies than
`least` are held back, and take no part in what stands out. Quartiles lie between two agencies in proportion.

The answers of an agency are a letter for each question, in order: y, p, n for a practice; a digit d for the first d
options of a checklist, or for d out of 9 of a share; "-" for not applicable and "." for open.
"""

import json
import random
import sys
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "scoring"))
from compute import FILES, Assessment, half_up, kind_of, questions_of  # noqa: E402

SURVEY = json.loads(FILES["th-digital-readiness"].read_text(encoding="utf-8"))
PARTS = SURVEY["dimensions"] + SURVEY["annexes"]
QUESTIONS = [question for part in PARTS for question in questions_of(part)]
TYPES = [kind["id"] for kind in SURVEY["agencyTypes"]]
FULL = 100_000_000


def answer(question, letter):
    kind, rule = kind_of(question)
    if letter == "-":
        return {"na": True, "reason": "ไม่มีภารกิจนี้"}
    if kind == "practice":
        return {"y": "yes", "p": "partly", "n": "no"}[letter]
    if kind == "checklist":
        return [option["id"] for option in rule["options"]][: int(letter)]
    return {"part": int(letter), "whole": 9}


def letters(seed, profile="province", chance_na=0.0, chance_open=0.0, good=0.5):
    """The answers of an agency, drawn from a seed."""
    draw = random.Random(seed)
    found = []
    for question in QUESTIONS:
        kind, rule = kind_of(question)
        luck, level, blank = draw.random(), draw.random(), draw.random()
        if blank < chance_open:
            found.append(".")
        elif luck < chance_na and question.get("na", "never") != "never":
            found.append("-")
        elif kind == "practice":
            found.append("y" if level < good else "p" if level < good + 0.2 else "n")
        elif kind == "checklist":
            found.append(str(min(9, int(level * (len(rule["options"]) + 1)))))
        else:
            found.append(str(int(level * 10)))
    return "".join(found)


def same(letter_of_practice, digit):
    """Everything answered alike."""
    most = lambda question: min(int(digit), len(kind_of(question)[1].get("options", range(9))))
    return "".join(letter_of_practice if kind_of(q)[0] == "practice" else str(most(q)) for q in QUESTIONS)


def marked(text, letter, *indicators):
    """The same with another letter at the practices of some indicators."""
    inside = {q["id"] for part in PARTS for own in part["indicators"] if own["id"] in indicators for q in own["questions"]}
    return "".join(letter if q["id"] in inside and kind_of(q)[0] == "practice" else own for q, own in zip(QUESTIONS, text))


def open_annex(text):
    inside = {question["id"] for part in SURVEY["annexes"] for question in questions_of(part)}
    return "".join("." if question["id"] in inside else own for question, own in zip(QUESTIONS, text))


def cohorts():
    def agencies(texts, profile=lambda n: "province"):
        return [{"type": TYPES[n % len(TYPES)], "profile": profile(n), "answers": text} for n, text in enumerate(texts)]

    both = lambda n: "department" if n % 3 == 0 else "province"
    yield "seventeen of a province", 5, agencies(letters(n, chance_na=0.5, good=0.3) for n in range(17))
    yield "two profiles, some questions open", 5, agencies([letters(n, chance_na=0.4, chance_open=0.01) for n in range(40, 64)], both)
    yield "few departments: their dimension is held back", 5, agencies([letters(n) for n in range(70, 79)], both)
    yield "one alone, shown all the same", 1, agencies([letters(80, chance_na=0.5)])
    yield "four of five", 5, agencies([letters(n) for n in range(90, 94)])
    yield "nobody answered the annex", 5, agencies([open_annex(letters(n)) for n in range(100, 106)])
    yield "one answered the annex", 2, agencies([letters(110)] + [open_annex(letters(n)) for n in range(111, 115)])
    yield "all at their best: no priority, nothing lowest", 1, agencies([same("y", 9)] * 5)
    yield "all alike: the first of equals", 1, agencies([same("p", 1)] * 3)
    level = same("y", 9)
    yield "equals in the order of the questionnaire", 1, agencies(
        [marked(level, "n", "4.2", "1.3", "2.2", "5.1", "3.2"), marked(level, "n", "2.2", "3.4", "5.1", "4.2", "1.3")]
    )
    yield "not applicable: a dimension is not the mean of its indicators", 1, agencies(
        [marked(marked(level, "n", "3.1"), "-", "3.2", "3.3", "3.4"), level]
    )


def mean(figures):
    return Fraction(sum(figures), len(figures)) if figures else None


def quartile(figures, quarters):
    at = Fraction((len(figures) - 1) * quarters, 4)
    below = int(at)
    above = min(below + 1, len(figures) - 1)
    return half_up(figures[below] + (at - below) * (figures[above] - figures[below]))


def line(figures, least):
    """n, mean in millionths, as printed, quartiles, bands; nothing of few."""
    known = sorted(figure for figure in figures if figure is not None)
    if 0 < len(known) < least:
        return [None, None, "*", None, None]
    if not known:
        return [0, None, "–", None, None]
    exact = mean(known)
    tenths = half_up(exact / 100_000)
    bands = [sum(low * FULL // 5 <= own < (low + 1) * FULL // 5 or own == FULL and low == 4 for own in known) for low in range(5)]
    return [len(known), half_up(exact), f"{tenths // 10}.{tenths % 10}", [quartile(known, q) for q in (1, 2, 3)], bands]


def case(name, least, agencies):
    figures = {}

    def put(code, fraction):
        figures.setdefault(code, []).append(None if fraction is None else half_up(FULL * fraction))

    for agency in agencies:
        answers = {q["id"]: answer(q, letter) for q, letter in zip(QUESTIONS, agency["answers"]) if letter != "."}
        one = Assessment(SURVEY, agency["profile"], answers)
        for part in PARTS:
            put(part["id"], one.settled(one.part, part, questions_of(part)))
            for indicator in part["indicators"]:
                put(indicator["id"], one.settled(one.indicator, indicator, indicator["questions"]))
        inside = [question for part in SURVEY["dimensions"] for question in questions_of(part)]
        put("overall", one.settled(one.overall, None, inside))

    def shown(codes):
        known = [(code, [own for own in figures[code] if own is not None]) for code in codes]
        return [(code, mean(own)) for code, own in known if own and len(own) >= least]

    dimensions = shown(part["id"] for part in SURVEY["dimensions"])
    highest = max(dimensions, key=lambda pair: pair[1])[0] if dimensions else None
    lowest = min(dimensions, key=lambda pair: pair[1])[0] if len({own for _, own in dimensions}) > 1 else None
    within = {part["id"]: shown(own["id"] for own in part["indicators"]) for part in PARTS}
    inside = [pair for part in SURVEY["dimensions"] for pair in within[part["id"]]]
    best = sorted(within.get(highest, []), key=lambda pair: -pair[1])[:1]
    weakest = sorted(within.get(lowest, []), key=lambda pair: pair[1])[:2]
    weak = sorted((pair for pair in inside if pair[1] < FULL), key=lambda pair: pair[1])[:5]
    return {
        "name": name,
        "least": least,
        "agencies": agencies,
        "rows": {code: line(own, least) for code, own in figures.items()},
        "highest": highest and [highest] + [code for code, _ in best],
        "lowest": lowest and [lowest] + [code for code, _ in weakest],
        "priorities": [code for code, _ in weak],
    }


def block(entries, opening, closing):
    return opening + ",".join(f"\n   {entry}" for entry in entries) + closing


def written(one):
    def piece(key, value):
        if key == "agencies":
            return block((json.dumps(agency) for agency in value), "[", "]")
        if key == "rows":
            rows = (f"{json.dumps(code)}: {json.dumps(row, ensure_ascii=False)}" for code, row in value.items())
            return block(rows, "{", "}")
        return json.dumps(value)

    return "{\n" + ",\n".join(f"  {json.dumps(key)}: {piece(key, value)}" for key, value in one.items()) + "\n}"


def main():
    text = "[" + ",\n".join(written(case(*cohort)) for cohort in cohorts()) + "]\n"
    target = HERE / "cases.json"
    if "--check" not in sys.argv[1:]:
        target.write_text(text, encoding="utf-8")
    elif target.read_text(encoding="utf-8") != text:
        sys.exit("cases.json is not what compute.py computes: run it without --check and look at the difference")
    print(text.count('"priorities"'), "cohorts")


if __name__ == "__main__":
    main()
