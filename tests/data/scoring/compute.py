"""The figures of a set of answer sheets, computed from the written rules alone with exact fractions.

    python3 tests/data/scoring/compute.py            writes cases.json
    python3 tests/data/scoring/compute.py --check    says whether cases.json is what this computes

The rules are those of DESIGN.md (question kinds) and of the survey's owner: a question is worth 0 to 1; "not
applicable" leaves the base; an indicator is the weighted mean of its questions, a part the weighted mean of its
indicators, the overall figure the plain mean of the dimensions; what has no base has no figure and takes no part.
While questions are open there are two figures: open worth 0, open worth 1. Nothing is rounded before the end.
"""

import json
import math
import sys
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True
from sheets import sheets  # noqa: E402

HERE = Path(__file__).resolve().parent
FILES = {
    "th-digital-readiness": HERE.parents[2] / "questionnaires" / "th-digital-readiness.json",
    "mixed": HERE / "mixed.json",
}
OPEN, NOT_APPLICABLE = "open", "not applicable"
ZERO, ONE = Fraction(0), Fraction(1)


def exact(number):
    """A number of a file as the decimal that stands there."""
    return Fraction(repr(number))


def half_up(fraction):
    return (2 * fraction.numerator + fraction.denominator) // (2 * fraction.denominator)


def lowest(known):
    """The code of the smallest figure, the first of equals; None where no figure is below the greatest."""
    if not known or min(figure for _, figure in known) == max(figure for _, figure in known):
        return None
    return min(known, key=lambda pair: pair[1])[0]


class Assessment:
    """One agency's answers to one questionnaire."""

    def __init__(self, questionnaire, profile, answers):
        self.questionnaire, self.profile, self.answers = questionnaire, profile, answers
        self.parts = questionnaire["dimensions"] + questionnaire["annexes"]
        self.homes = {
            question["id"]: (part, indicator, question)
            for part in self.parts
            for indicator in part["indicators"]
            for question in indicator["questions"]
        }

    def is_meant(self, thing):
        return not thing.get("profiles") or self.profile in thing["profiles"]

    def is_asked(self, question_id):
        home = self.homes[question_id]
        return all(self.is_meant(thing) for thing in home) and self.holds(home[2].get("when", {"all": []}))

    def holds(self, condition):
        [(name, content)] = condition.items()
        if name == "all":
            return all(self.holds(each) for each in content)
        if name == "any":
            return any(self.holds(each) for each in content)
        if name == "not":
            return not self.holds(content)
        question_id, wanted = content["question"], content["value"]
        answer = self.standing(question_id)
        if not self.is_asked(question_id) or answer in (OPEN, NOT_APPLICABLE):
            return False
        kind, rule = kind_of(self.homes[question_id][2])
        if name == "equals":
            return wanted in answer if isinstance(answer, list) else wanted == str(answer)
        if kind in ("number", "scale"):
            return exact(answer) >= exact(wanted)
        return is_scored(kind) and 100 * credit(kind, rule, answer) >= exact(wanted)

    def standing(self, question_id):
        """OPEN, NOT_APPLICABLE or the value. What does not fit its question is as good as not there."""
        question = self.homes[question_id][2]
        answer = self.answers.get(question_id)
        if answer is None:
            return OPEN
        if isinstance(answer, dict) and answer.get("na"):
            allowed = question.get("na", "never")
            has_reason = bool(answer.get("reason", "").strip())
            return NOT_APPLICABLE if allowed == "flagged" or (allowed == "withReason" and has_reason) else OPEN
        value = answer["value"] if isinstance(answer, dict) and "value" in answer else answer
        return value if fits(*kind_of(question), value) else OPEN

    def is_proved(self, question_id):
        answer = self.answers.get(question_id)
        return isinstance(answer, dict) and answer.get("evidence") is True

    def worth(self, question, counting, open_worth):
        """What a question is worth in one way of counting; None when it leaves the base."""
        answer = self.standing(question["id"])
        if answer == NOT_APPLICABLE:
            return ZERO if counting == "naAsZero" else None
        if answer == OPEN:
            return open_worth
        if counting == "evidenced" and not self.is_proved(question["id"]):
            return ZERO
        return credit(*kind_of(question), answer)

    def indicator(self, indicator, counting, open_worth):
        asked = [question for question in indicator["questions"] if self.is_asked(question["id"])]
        scored = [question for question in asked if is_scored(kind_of(question)[0])]
        return mean((self.worth(question, counting, open_worth), question.get("weight", 1)) for question in scored)

    def part(self, part, counting, open_worth):
        return mean(
            (self.indicator(indicator, counting, open_worth), indicator.get("weight", 1))
            for indicator in part["indicators"]
        )

    def overall(self, _, counting, open_worth):
        return mean((self.part(part, counting, open_worth), 1) for part in self.questionnaire["dimensions"])

    def score(self, figure, thing, questions):
        """The three pairs of figures of a group, and its counts."""
        score = {}
        for counting in ("claimed", "evidenced", "naAsZero"):
            low, high = (figure(thing, counting, worth) for worth in (ZERO, ONE))
            score[counting] = None if low is None else printed(low, high)
        asked = [question for question in questions if self.is_asked(question["id"])]
        needed = [question for question in asked if kind_of(question)[0] not in ("text", "table")]
        left = [question for question in needed if self.standing(question["id"]) == NOT_APPLICABLE]
        score["done"] = sum(self.standing(question["id"]) != OPEN for question in needed)
        score["asked"] = len(needed)
        score["notApplicable"] = sum(is_scored(kind_of(question)[0]) for question in left)
        return score

    def settled(self, figure, thing, questions):
        """The exact figure of a complete group, else None."""
        score = self.score(figure, thing, questions)
        return figure(thing, "claimed", ZERO) if score["done"] == score["asked"] else None

    def ranking(self):
        dimensions = self.questionnaire["dimensions"]
        known = [(part["id"], self.settled(self.part, part, questions_of(part))) for part in dimensions]
        known = [(part, figure) for part, figure in known if figure is not None]
        indicators = [indicator for part in dimensions for indicator in part["indicators"]]
        weak = [(self.settled(self.indicator, each, each["questions"]), each["id"]) for each in indicators]
        weak = sorted((pair for pair in weak if pair[0] is not None and pair[0] < 1), key=lambda pair: pair[0])
        return {
            "highest": max(known, key=lambda pair: pair[1])[0] if known else None,
            "lowest": lowest(known),
            "priorities": [name for _, name in weak[:5]],
        }

    def orders(self):
        """The dimensions from high to low by plain mean, geometric mean and minimum; equals as in the plain order."""
        known = []
        for part in self.questionnaire["dimensions"]:
            if self.settled(self.part, part, questions_of(part)) is None:
                continue
            pairs = [(self.settled(self.indicator, each, each["questions"]), each.get("weight", 1)) for each in part["indicators"]]
            pairs = [(figure, weight) for figure, weight in pairs if figure is not None]
            known.append((part["id"], self.settled(self.part, part, questions_of(part)), pairs))
        plain = sorted(known, key=lambda entry: -entry[1])
        exponents = [sum(weight for _, weight in pairs) for _, _, pairs in known]
        common = math.lcm(*exponents) if exponents else 1

        def product(pairs):
            power = common // sum(weight for _, weight in pairs)
            return math.prod((figure ** (weight * power) for figure, weight in pairs), start=ONE)

        return {
            "plain": [entry[0] for entry in plain],
            "geometric": [entry[0] for entry in sorted(plain, key=lambda entry: -product(entry[2]))],
            "minimum": [entry[0] for entry in sorted(plain, key=lambda entry: -min(figure for figure, _ in entry[2]))],
        }

    def blockers(self, condition, wanted=True):
        """The questions that have to change for a condition to turn out as wanted, in its order, each once. For a
        hidden question stands what hides it; for one that is not meant for this profile, nothing."""
        [(name, content)] = condition.items()
        if self.holds(condition) == wanted:
            return []
        if name in ("all", "any"):
            found = [blocker for each in content for blocker in self.blockers(each, wanted)]
        elif name == "not":
            found = self.blockers(content, not wanted)
        elif self.is_asked(content["question"]):
            found = [content["question"]]
        else:
            home = self.homes[content["question"]]
            found = self.blockers(home[2]["when"]) if all(self.is_meant(thing) for thing in home) else []
        return list(dict.fromkeys(found))

    def ladder(self, ladder):
        held = [self.holds(level["holds"]) for level in ladder["levels"]]
        n_held = (held + [False]).index(False)
        is_begun = any(
            self.is_asked(each) and self.standing(each) != OPEN
            for level in ladder["levels"]
            for each in mentioned(level["holds"])
        )
        return {
            "held": n_held,
            "blockers": self.blockers(ladder["levels"][n_held]["holds"]) if n_held < len(held) else [],
            "beyond": [str(n + 1) for n in range(n_held + 1, len(held)) if held[n]],
            "begun": is_begun,
        }

    def figures(self):
        inside = [question for part in self.questionnaire["dimensions"] for question in questions_of(part)]
        indicators = [indicator for part in self.parts for indicator in part["indicators"]]
        return {
            "overall": self.score(self.overall, None, inside),
            "parts": {part["id"]: self.score(self.part, part, questions_of(part)) for part in self.parts},
            "indicators": {each["id"]: self.score(self.indicator, each, each["questions"]) for each in indicators},
            "ranking": self.ranking(),
            "orders": self.orders(),
            "ladders": {each["id"]: self.ladder(each) for each in self.questionnaire["ladders"]},
        }


def kind_of(question):
    kind = question["kind"]
    return (kind, {}) if isinstance(kind, str) else next(iter(kind.items()))


def is_scored(kind):
    return kind in ("practice", "checklist", "share", "number", "ladder")


def questions_of(part):
    return [question for indicator in part["indicators"] for question in indicator["questions"]]


def mentioned(condition):
    [(name, content)] = condition.items()
    if name == "not":
        return mentioned(content)
    return [each for inner in content for each in mentioned(inner)] if name in ("all", "any") else [content["question"]]


def fits(kind, rule, value):
    options = [option["id"] for option in rule.get("options", [])]
    if kind == "practice":
        return value in ("yes", "partly", "no")
    if kind == "checklist":
        return isinstance(value, list) and all(option in options for option in value)
    if kind == "ladder":
        return value in options
    if kind == "share":
        return isinstance(value, dict) and 0 <= value["part"] <= value["whole"] <= rule["max"] and value["whole"] > 0
    if kind == "number":
        return isinstance(value, (int, float)) and rule["min"] <= value <= rule["max"]
    if kind == "scale":
        return isinstance(value, int) and 1 <= value <= rule["steps"]
    return isinstance(value, str)


def credit(kind, rule, value):
    if kind == "practice":
        return {"yes": ONE, "partly": Fraction(1, 2), "no": ZERO}[value]
    if kind == "checklist":
        return Fraction(len(set(value)), len(rule["options"]))
    if kind == "share":
        return Fraction(value["part"], value["whole"])
    if kind == "number":
        least, most = exact(rule["min"]), exact(rule["max"])
        return (exact(value) - least) / (most - least)
    steps = [option["id"] for option in rule["options"]]
    return Fraction(steps.index(value), len(steps) - 1)


def mean(worths):
    """The weighted mean of what has a worth; None when nothing has."""
    counted = [(worth, weight) for worth, weight in worths if worth is not None]
    weights = sum(weight for _, weight in counted)
    return sum(worth * weight for worth, weight in counted) / Fraction(weights) if weights else None


def printed(low, high):
    """In millionths of a percent and as a reader sees it: each rounded once, half up, from the exact fraction."""
    tenths = [half_up(1000 * figure) for figure in (low, high)]
    return [half_up(100_000_000 * figure) for figure in (low, high)] + [f"{n // 10}.{n % 10}" for n in tenths]


def block(entries):
    """One entry to a line, so that a change can be read."""
    return "{" + ",".join(f"\n  {json.dumps(key)}: {json.dumps(entry, ensure_ascii=False)}" for key, entry in entries) + "}"


def written(case):
    blocks = ("answers", "parts", "indicators", "ladders")
    pieces = (block(value.items()) if key in blocks else json.dumps(value) for key, value in case.items())
    return "{\n" + ",\n".join(f" {json.dumps(key)}: {piece}" for key, piece in zip(case, pieces)) + "\n}"


def main():
    questionnaires = {name: json.loads(path.read_text(encoding="utf-8")) for name, path in FILES.items()}
    cases = [
        {**sheet, **Assessment(questionnaires[sheet["questionnaire"]], sheet["profile"], sheet["answers"]).figures()}
        for sheet in sheets(questionnaires)
    ]
    text = "[\n" + ",\n".join(written(case) for case in cases) + "\n]\n"
    target = HERE / "cases.json"
    if "--check" not in sys.argv[1:]:
        target.write_text(text, encoding="utf-8")
    elif target.read_text(encoding="utf-8") != text:
        sys.exit("cases.json is not what compute.py computes: run it without --check and look at the difference")
    print(f"{len(cases)} cases")


if __name__ == "__main__":
    main()
