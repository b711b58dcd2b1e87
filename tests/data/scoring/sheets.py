"""The answer sheets whose figures compute.py computes. Each has a name that says what it shows."""

SURVEY, MIXED = "th-digital-readiness", "mixed"
REASON = "ไม่มีภารกิจนี้"
NA = {"na": True, "reason": REASON}


def kind_of(question):
    kind = question["kind"]
    return (kind, {}) if isinstance(kind, str) else next(iter(kind.items()))


def questions(questionnaire, *parts):
    """Every question, or those of some parts, in order."""
    for part in questionnaire["dimensions"] + questionnaire["annexes"]:
        for indicator in part["indicators"]:
            if not parts or part["id"] in parts:
                yield from indicator["questions"]


def best(question):
    kind, rule = kind_of(question)
    options = [option["id"] for option in rule.get("options", [])]
    return {
        "practice": "yes",
        "checklist": options,
        "share": {"part": 12, "whole": 12},
        "number": rule.get("max"),
        "ladder": options and options[-1],
        "scale": rule.get("steps"),
        "text": "ตัวอย่าง",
    }[kind]


def middling(question):
    kind, rule = kind_of(question)
    options = [option["id"] for option in rule.get("options", [])]
    return {
        "practice": "partly",
        "checklist": options[: len(options) // 2],
        "share": {"part": 5, "whole": 7},
        "number": kind == "number" and rule["min"] + 1,
        "ladder": options and options[1],
        "scale": 2,
        "text": "ตัวอย่าง",
    }[kind]


def worst(question):
    kind, rule = kind_of(question)
    options = [option["id"] for option in rule.get("options", [])]
    return {
        "practice": "no",
        "checklist": [],
        "share": {"part": 0, "whole": 12},
        "number": rule.get("min"),
        "ladder": options and options[0],
        "scale": 1,
        "text": "ตัวอย่าง",
    }[kind]


def all_of(questionnaire, answer, *parts):
    return {question["id"]: answer(question) for question in questions(questionnaire, *parts)}


def na_where_allowed(questionnaire, otherwise, *parts):
    def answer(question):
        return NA if question.get("na", "never") != "never" else otherwise(question)

    return all_of(questionnaire, answer, *parts)


def proved(answers, *ids):
    """Puts a document to some answers, or to all."""
    return {key: {"value": value, "evidence": True} if not ids or key in ids else value for key, value in answers.items()}


def without(answers, *ids):
    return {key: value for key, value in answers.items() if key not in ids}


def draft(questionnaire):
    """Two questions of seven open, the others answered better and worse in turn."""
    turns = [best, None, middling, worst, None, best, middling]
    pairs = [(question, turns[n % len(turns)]) for n, question in enumerate(questions(questionnaire))]
    return {question["id"]: answer(question) for question, answer in pairs if answer}


def ladder(*levels):
    """The survey's ladder questions, level by level."""
    counts = (2, 3, 2, 3, 2)
    return {f"L.{n + 1}.{k + 1}": level for n, level in enumerate(levels) for k in range(counts[n])}


def survey_sheets(survey):
    ok, half, no = (all_of(survey, answer) for answer in (best, middling, worst))
    province = without(ok, "6.1.1", "6.2.1", "6.3.1", "6.3.2")
    lampang = {"3.1.1": {"part": 19, "whole": 68}, "3.1.2": NA, "4.3.1": NA, "4.3.2": {"part": 9, "whole": 16}}
    thirds = {"2.1.1": "yes", "2.1.2": "no", "2.1.3": "no", "3.1.1": {"part": 5, "whole": 7}, "3.1.2": "no"}
    ties = {"1.3.1": "partly", "2.3.1": "partly", "1.6.1": "no", "5.2.1": "partly", "4.2.1": "partly", "3.4.1": "no"}
    yield "an empty sheet of a province lies between 0 and 100", "province", {}
    yield "everything yes is 100 and leaves no priority", "province", province
    yield "everything yes in a department counts dimension 6", "department", ok
    yield "everything in part", "department", half
    yield "everything no is 0, with the first five indicators as priorities", "department", no
    yield "not applicable wherever it is allowed and yes elsewhere", "department", na_where_allowed(survey, best)
    yield "not applicable wherever it is allowed and no elsewhere", "province", na_where_allowed(survey, worst)
    yield "not applicable throughout dimension 3 prints a dash", "province", province | na_where_allowed(survey, best, "3")
    yield "a draft with open questions", "province", draft(survey)
    yield "19 of 68 prints 27.9 and 9 of 16 prints 56.3", "province", half | lampang
    yield "the same two quantities while all else is open", "province", lampang
    yield "thirds, sevenths and thirteenths", "department", half | thirds | {"4.1.2": ["finance", "budget", "audit"]}
    yield "half a millionth is rounded up", "province", province | {"3.1.1": {"part": 1, "whole": 512}, "3.1.2": NA}
    weak = {"3.1.1": {"part": 1, "whole": 50}, "3.1.2": "no"}
    yield "a weak indicator in the strongest dimension", "province", half | all_of(survey, best, "3") | weak
    yield "evidence on everything", "department", proved(half)
    yield "evidence on some", "province", proved(province, "1.1.1", "1.3.1", "2.2.4", "3.1.1", "4.1.2", "L.1.1", "W.1.1")
    yield "evidence on a no proves nothing", "province", proved(province | {"1.3.1": "no"}, "1.3.1", "1.4.1")
    yield "answers to dimension 6 do not count for a province", "province", no | all_of(survey, best, "6")
    yield "one open question keeps a dimension unsettled", "province", without(province, "2.3.1")
    yield "ties in the priorities stand in the order of the framework", "province", province | ties
    yield "a ladder with a gap", "province", ladder("yes", "partly", "yes", "no", "yes")
    yield "a ladder held to the top", "province", ladder(*["yes"] * 5)
    yield "not applicable without its reason is open", "province", province | {
        "1.1.2": {"na": True, "reason": " "}, "1.4.1": {"na": True}, "1.3.1": NA
    }


def mixed_sheets(mixed):
    ok, half, no = (all_of(mixed, answer) for answer in (best, middling, worst))
    gap = {"B.1.1": "yes", "A.2.1": 50, "A.1.2": ["plan"], "A.2.2": "everywhere", "B.1.2": "yes", "A.2.3": 5}
    stray = {"A.1.2": ["plan", "money"], "A.1.3": {"part": 3, "whole": 2}, "A.2.1": 90.5, "A.2.2": "somewhere", "A.2.3": 6}
    for profile in ("town", "office"):
        yield f"mixed: an empty sheet ({profile})", profile, {}
        yield f"mixed: the best of everything ({profile})", profile, ok
        yield f"mixed: the middle of everything ({profile})", profile, half
        yield f"mixed: the worst of everything ({profile})", profile, no
        yield f"mixed: a draft ({profile})", profile, draft(mixed)
        yield f"mixed: not applicable wherever it is allowed ({profile})", profile, na_where_allowed(mixed, middling)
    yield "mixed: answered, then hidden by the first question", "office", ok | {"B.1.1": "no", "A.2.1": 20}
    yield "mixed: hidden by a question that is itself hidden", "town", half | {"B.1.1": "partly", "B.1.2": "yes", "B.1.3": []}
    yield "mixed: shown by the second way of an any", "town", no | {"A.2.1": 50, "B.1.4": {"part": 2, "whole": 3}}
    yield "mixed: weights of what applies are shared out anew", "town", half | {"A.1.1": NA, "B.3.1": NA, "B.3.3": NA}
    yield "mixed: no figure from scales and texts alone", "town", {"A.2.3": 5, "A.2.4": "ก", "A.3.1": 7, "A.3.2": "ข"}
    yield "mixed: an open scale keeps an indicator unsettled", "town", without(ok, "A.2.3")
    yield "mixed: an open text does not", "town", without(ok, "A.2.4", "A.3.2")
    yield "mixed: sevenths of a number, thirds of a ladder", "office", half | {"A.2.1": 30, "A.2.5": -0.25, "A.2.2": "running"}
    yield "mixed: what does not fit its question is open", "office", half | stray
    yield "mixed: evidence on some of the answers", "office", proved(half, "A.1.1", "A.2.2", "B.1.1", "B.2.2", "C.1.1", "X.1.1")
    yield "mixed: a level above the gap is done and not counted", "town", gap
    yield "mixed: an undone task keeps the last level", "town", gap | {"A.2.1": 55, "B.3.1": "no", "A.2.3": 2}
    yield "mixed: exactly 60 percent is at least 60", "town", gap | {
        "A.2.1": 55, "A.2.2": "none", "A.1.3": {"part": 3, "whole": 5}, "A.2.3": 4, "B.1.3": ["day-1", "day-2", "day-7"]
    }
    yield "mixed: 66.5 percent shows the question, 66 does not", "town", half | {"A.1.3": {"part": 66, "whole": 100}}
    yield "mixed: a share of a large whole", "office", half | {"C.1.1": {"part": 333333333, "whole": 1000000000}}


def sheets(questionnaires):
    """Every answer sheet with its name, questionnaire and profile."""
    for key, made in ((SURVEY, survey_sheets), (MIXED, mixed_sheets)):
        for name, profile, answers in made(questionnaires[key]):
            yield {"name": name, "questionnaire": key, "profile": profile, "answers": answers}
