"""Our fields as Moodle questions. What Moodle has no place for stands in tags, so that it outlives a stay in Moodle.

Moodle cuts a tag at 50 letters; what is longer, or belongs to a part of a question, stands in an element `csm`, which
Moodle passes over. The formats `markdown` and `plain_text` are Moodle's own: our texts need no conversion.
"""

import re

from csm_autograder.assessment.interchange.fields import COMMON, Fields, number, parts, text, texts
from csm_autograder.assessment.interchange.markup import Tag, tag
from csm_course.html.markdown import markdown_html
from csm_course.items.figures import keeps_order
from csm_course.source import Data

MOST_IN_A_TAG = 50
TYPES = {
    "single": "multichoice", "multiple": "multichoice", "match": "matching", "order": "ordering",
    "numeric": "numerical", "story": "description",
}  # fmt: skip
_MANY = {"topics": "topic", "enemies": "enemy"}
_UNSAFE_IN_MARKDOWN = re.compile(r"[<&]")
_UNSAFE_IN_A_TAG = re.compile(r"[<>,\x00-\x1f]|\s\s")


def quiz_of(questions: list[Tag]) -> Tag:
    """The root of a file."""
    return tag("quiz", *questions)


def category(path: str) -> Tag:
    """Where the questions after it belong."""
    named = tag("category", tag("text", f"$course$/top/{path}"))
    return tag("question", named, tag("info", tag("text"), format="plain_text"), type="category")


def question_of(fields: Fields, kept: str = "") -> Tag:
    """One question; `kept` is what Moodle has no place for."""
    kind = text(fields, "kind")
    told = text(fields, "text" if kind == "story" else "stem")
    name = text(fields, "title") if kind == "story" else text(fields, "id")
    one = tag(
        "question",
        tag("name", tag("text", name)),
        _written("questiontext", told, markdown=True),
        _written("generalfeedback", _general(kind, fields), markdown=True),
        tag("defaultgrade", "0" if kind == "story" else "1"),
        tag("penalty", "0"),
        tag("hidden", "1" if text(fields, "status") == "retired" else "0"),
        tag("idnumber", text(fields, "id")),
        *_ANSWERS[kind](fields),
        type=TYPES[kind],
    )
    words = tags_of(fields)
    if words:
        one.children.append(tag("tags", *(tag("tag", tag("text", word)) for word in words)))
    if kept:
        one.children.append(tag("csm", kept))
    return one


def tags_of(fields: Fields) -> list[str]:
    """What fits into tags: short words without commas."""
    found = []
    names = ("phase", "version") if text(fields, "kind") == "story" else COMMON
    for name in names:
        short = _MANY.get(name, name)
        values = texts(fields, name) if name in _MANY else [text(fields, name)]
        words = [f"csm-{short}:{value}" for value in values if value]
        if all(len(word) <= MOST_IN_A_TAG and not _UNSAFE_IN_A_TAG.search(word) for word in words):
            found += words
    return found


def _general(kind: str, fields: Fields) -> str:
    """Where Moodle has no feedback for each part, all reasons follow the question."""
    if kind not in ("match", "order"):
        return ""
    told = [*parts(fields, "pairs"), *parts(fields, "others"), *parts(fields, "steps")]
    return "\n".join(f"- {_escaped(text(one, 'text'))}: {_escaped(text(one, 'reason'))}" for one in told)


def _escaped(words: str) -> str:
    return re.sub(r"([\\`*_\[\]])", r"\\\1", " ".join(words.split()))


def _written(name: str, words: str, *, markdown: bool = False) -> Tag:
    if not markdown:
        return tag(name, tag("text", words), format="plain_text")
    if _UNSAFE_IN_MARKDOWN.search(words):  # Moodle takes `<` in Markdown for HTML, the course shows it
        return tag(name, tag("text", markdown_html(words)), format="html")
    return tag(name, tag("text", words), format="markdown")


def _answer(fraction: str, words: str, reason: str, *more: Tag) -> Tag:
    return tag("answer", tag("text", words), *more, _written("feedback", reason), fraction=fraction,
               format="plain_text")  # fmt: skip


def _choices(fields: Fields) -> list[Tag]:
    """Shares as the course gives them: right marks less wrong marks, of all that fit."""
    keys = texts(fields, "keys") or [text(fields, "key")]
    options = parts(fields, "options")
    share = f"{100 / len(keys):.5f}".rstrip("0").rstrip(".")
    wrong = f"-{share}" if len(keys) > 1 else "0"
    shuffled = fields.get("shuffle") is not False and not keeps_order(text(one, "text") for one in options)
    return [
        tag("single", "true" if text(fields, "kind") == "single" else "false"),
        tag("shuffleanswers", "true" if shuffled else "false"),
        tag("answernumbering", "abc"),
        *(_answer(share if text(one, "id") in keys else wrong, text(one, "text"), text(one, "reason"))
          for one in options),
    ]  # fmt: skip


def _pairs(fields: Fields) -> list[Tag]:
    """Texts that belong to nothing are subquestions without a question, as Moodle has it."""
    told = [(text(one, "text"), text(one, "match")) for one in parts(fields, "pairs")]
    told += [("", text(one, "text")) for one in parts(fields, "others")]
    return [
        tag("shuffleanswers", "true"),
        *(tag("subquestion", tag("text", left), tag("answer", tag("text", right)), format="plain_text")
          for left, right in told),
    ]  # fmt: skip


def _steps(fields: Fields) -> list[Tag]:
    return [
        tag("layouttype", "VERTICAL"),
        tag("selecttype", "ALL"),
        tag("selectcount", "0"),
        tag("gradingtype", "ALL_OR_NOTHING"),
        tag("showgrading", "SHOW"),
        *(_answer(f"{place}.0000000", text(one, "text"), text(one, "reason"))
          for place, one in enumerate(parts(fields, "steps"), 1)),
    ]  # fmt: skip


def _numbers(fields: Fields) -> list[Tag]:
    tolerance = plain_number(fields.get("tolerance"))
    right = _answer("100", plain_number(fields.get("value")), text(fields, "reason"), tag("tolerance", tolerance))
    half = plain_number(0.5 / 10 ** int(number(fields, "decimals")))
    errors = [
        _answer("0", plain_number(one.get("value")), text(one, "reason"), tag("tolerance", half))
        for one in parts(fields, "errors")
    ]
    unit = text(fields, "unit")
    if not unit:
        return [right, *errors, tag("unitgradingtype", "0"), tag("showunits", "3"), tag("unitsleft", "0")]
    units = tag("units", tag("unit", tag("multiplier", "1"), tag("unit_name", unit)))
    left = "1" if unit == "EUR" else "0"
    return [right, *errors, units, tag("unitgradingtype", "0"), tag("showunits", "0"), tag("unitsleft", left)]


def plain_number(value: Data) -> str:
    """The number with the digits it has, without a needless `.0`."""
    return repr(value).removesuffix(".0") if isinstance(value, int | float) else ""


def _nothing(_: Fields) -> list[Tag]:
    return []


_ANSWERS = {
    "single": _choices, "multiple": _choices, "match": _pairs, "order": _steps, "numeric": _numbers, "story": _nothing,
}  # fmt: skip
