"""A notebook folder with one exercise of every kind, and a panel whose page is this test."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from csm_course.exercises import AnyExercise
from csm_course.lookup import ModuleFile, PracticeFile
from csm_widgets.panel import ExercisePanel, open_panel

ADAPTER: TypeAdapter[AnyExercise] = TypeAdapter(AnyExercise)
ALL = ("single", "multiple", "match", "order", "numeric", "written", "tool", "test")


def option(name: str, **more: object) -> dict[str, object]:
    """An option whose text and reason name it."""
    return {"id": name, "text": f"Text {name}", "reason": f"Reason {name}", **more}


def item(number: int) -> dict[str, object]:
    """A test item whose key is `a`."""
    return {
        "id": f"q{number}", "stem": f"What is **{number}**?", "options": [option(name) for name in "abc"], "key": "a",
        "lesson": f"L-1.{number}", "objective": "o", "competency": "CSA-1", "bloom": "apply", "difficulty": 0.5,
        "author": "A. Author", "reviewed": "2026-11-22",
    }  # fmt: skip


FIELDS: dict[str, dict[str, object]] = {
    "single": {"points": 4, "options": [option("a"), option("b", credit=0.5), option("c")], "key": "a"},
    "multiple": {
        "points": 6,
        "options": [option("a", correct=True), option("b", correct=True), option("c", correct=False)],
    },
    "match": {
        "points": 4,
        "items": [option("one", place="x"), option("two", place="y")],
        "places": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}],
    },
    "order": {"points": 4, "items": [option(name) for name in "abcd"]},
    "numeric": {
        "points": 5, "label": "Lost revenue", "unit": "EUR", "key": 1250.5, "tolerance": 0.01, "otherwise": "A year.",
    },
    "written": {
        "points": 6,
        "words": [20, 80],
        "rubric": [
            {"name": "Goal", "points": 4, "full": "Theirs.", "part": "Ours."},
            {"name": "Ask", "points": 2, "full": "Clear.", "part": "Vague."},
        ],
    },
    "tool": {
        "points": 10,
        "tool": "clv",
        "start": {"churn": 4.0},
        "checks": [
            {
                "path": "inputs.churn", "rule": "near", "value": 2.5, "tolerance": 0.001, "points": 10,
                "what": "Churn", "wrong": "Look again.",
            }
        ],
    },
    "test": {"points": 3, "pass_percent": 60, "items": [item(number) for number in (1, 2, 3)]},
}  # fmt: skip


def exercise(kind: str) -> AnyExercise:
    """The kit's exercise of that kind."""
    shared = {"title": f"A {kind} exercise", "task": "Do it.", "solution": "It is **this**.", "samples": []}
    return ADAPTER.validate_python(
        {**shared, "id": f"m01-x-{kind}", "kind": kind, "hints": ["*Think*.", "Again."], **FIELDS[kind]}
    )


def write_kit(folder: Path, keys: bool = True) -> None:
    """Lay out a notebook folder as the build does; `keys` says whether the exercises can be judged there."""
    exercises = tuple(exercise(kind) for kind in ALL)
    module = ModuleFile(module="m01", documents={}, questions=tuple(one.question() for one in exercises))
    (folder / "module.json").write_text(module.model_dump_json(), encoding="utf-8")
    if keys:
        practice = PracticeFile(exercises=exercises).model_dump_json()
        (folder / "practice.json").write_text(practice, encoding="utf-8")


class Page:
    """The page's side of one panel: sends what a page sends and gives the reply to it."""

    def __init__(self, panel: ExercisePanel) -> None:
        self.panel = panel
        self.replies: list[dict[str, Any]] = []
        panel.send = self.replies.append
        self._count = 0

    def ask(self, type_: str, **content: object) -> dict[str, Any]:
        """The reply to one message."""
        self._count += 1
        self.tell({"type": type_, "view": "v1", "n": self._count, **content})
        reply = self.replies[-1]
        assert (reply["view"], reply["n"]) == ("v1", self._count)
        return reply

    def tell(self, content: object) -> None:
        """Hand a raw message to the panel, as the widget library does."""
        self.panel._handle_custom_msg(content, [])


@contextmanager
def page(folder: Path, kind: str) -> Iterator[Page]:
    """The open page of one exercise; its panel is closed afterwards."""
    panel = open_panel(f"m01-x-{kind}", folder)
    try:
        yield Page(panel)
    finally:
        panel.close()
