"""Which column of a list that was read answers which question, and which columns are not ours."""

from typing import NamedTuple

from csm_course.office.blocks import FoundList
from csm_course.office.questions import Question


class Heads(NamedTuple):
    """`known`: question and key (of a grid's column, else empty) by column; `foreign`: heading and what stood left."""

    known: dict[int, tuple[Question, str]]
    foreign: dict[int, tuple[str, str]]
    missing: tuple[str, ...]


def match_heads(found: FoundList, remembered: list[tuple[str, str, bool]], asked: tuple[Question, ...]) -> Heads:
    """By heading, from left to right; a heading that occurs twice is ours as often as we wrote it."""
    left = list(remembered)
    known: dict[int, tuple[Question, str]] = {}
    foreign: dict[int, tuple[str, str]] = {}
    by_name = {question.name: question for question in asked}
    after = ""
    for at, text in found.heads.items():
        ours = next((one for one in left if one[1].strip() == text.strip()), None)
        if ours is None:
            foreign[at] = (text.strip(), after)
            continue
        left.remove(ours)
        name, _, key = ours[0].partition("/")
        if not ours[2] and name in by_name:
            question = by_name[name]
            hidden = not key and question.field.control == "grid"
            known[at] = (question.model_copy(update={"kind": "choice"}) if key else question, key)
            after = after if hidden else ours[0]
        elif ours[2]:
            after = ours[0]
    missing = tuple(label for name, label, worked in left if not worked and name.partition("/")[0] in by_name)
    return Heads(known, foreign, missing)
