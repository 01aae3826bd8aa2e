"""How much room an exercise will take: kept free for it, so that the text does not jump when the exercise arrives.

An estimate from the question alone, in pixels; the browser remembers the true height of an exercise it has shown.
The figures were measured on the exercises of module 1 at 1280 and 390 pixels; where one is off, the page moves once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from csm_course.exercises import AnyQuestion
from csm_course.exercises.fill import FillQuestion
from csm_course.exercises.quiz import QuizQuestion
from csm_course.exercises.spot import SpotQuestion
from csm_course.exercises.tool import ToolQuestion

LINE = 23


@dataclass(frozen=True)
class Room:
    """Heights in pixels: beside the navigation, and on a phone."""

    wide: int
    narrow: int


@dataclass(frozen=True)
class Measures:
    """A kind of exercise at one width: its frame with buttons, a row without its text, letters in a line of it."""

    frame: int
    row: int = 0
    letters: int = 80


MEASURES = {
    "single": (Measures(134, 30, 84), Measures(215, 28, 33)),
    "multiple": (Measures(134, 30, 84), Measures(220, 28, 33)),
    "match": (Measures(165, 20, 46), Measures(230, 68, 40)),
    "order": (Measures(200, 39, 80), Measures(285, 55, 30)),
    "spot": (Measures(160, 14, 72), Measures(290, 14, 33)),
    "spot list": (Measures(160, 31, 72), Measures(240, 34, 33)),
    "fill": (Measures(150, 23, 75), Measures(220, 37, 75)),
    "allocate": (Measures(200, 64, 80), Measures(275, 90, 33)),
    "test": (Measures(134, 37, 84), Measures(207, 39, 36)),
    "numeric": (Measures(199), Measures(272)),
    "written": (Measures(417), Measures(490)),
    "scenario": (Measures(1100), Measures(1700)),
    "sitting": (Measures(210), Measures(290)),
}
TOOLS = {
    "clv": (Measures(1775), Measures(3215)),
    "retention_metrics": (Measures(2903), Measures(3902)),
    "role_charter": (Measures(3065), Measures(6434)),
}
OTHER_TOOL = (Measures(1500), Measures(2700))
CHECKED = MEASURES.keys() - {"written", "test", "scenario", "sitting"}
RESTORED = (31, 52)
GAP = 30  # letters a gap takes in its text


def room_for(question: AnyQuestion, answered: bool = False) -> Room:
    """The room the exercise will probably need; an answer that was kept is announced by a line of its own."""
    rows = tuple(_rows(question))
    wide, narrow = (_height(rows, measures) for measures in _measures(question))
    return (
        Room(wide + RESTORED[0], narrow + RESTORED[1]) if answered and question.kind in CHECKED else Room(wide, narrow)
    )


def _measures(question: AnyQuestion) -> tuple[Measures, Measures]:
    if isinstance(question, ToolQuestion):
        return TOOLS.get(question.tool, OTHER_TOOL)
    if isinstance(question, SpotQuestion) and question.layout == "list":
        return MEASURES["spot list"]
    return MEASURES[question.kind]


def _height(rows: tuple[int, ...], measures: Measures) -> int:
    lines = sum(max(1, ceil(letters / measures.letters)) for letters in rows)
    return measures.frame + measures.row * len(rows) + LINE * lines


def _rows(question: AnyQuestion) -> Iterable[int]:
    """The letters in each row a reader sees; a kind of one fixed height has none."""
    if isinstance(question, QuizQuestion):
        return [len(text) for item in question.items for text in (item.stem, *(one.text for one in item.options))]
    if isinstance(question, FillQuestion):
        # Its lines stand far apart, for the gaps in them: each counts as a row.
        letters = len(question.text) + GAP * len(question.gaps)
        return [75] * (ceil(letters / 75) + question.text.count("\n\n"))
    return [len(part.text) for name in ("options", "items", "parts") for part in getattr(question, name, ())]
