"""A notebook folder with one exercise of every kind, and a panel whose page is this test."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from csm_course.exercises import AnyExercise
from csm_course.lookup import ModuleFile, PracticeFile
from csm_widgets.panel import ExercisePanel, open_panel
from tests.autograder import examples
from tests.autograder.examples import option

ALL = ("single", "multiple", "match", "order", "numeric", "written", "tool", "test", "spot", "fill", "allocate")


def item(number: int) -> dict[str, object]:
    """A test item whose key is `a`."""
    return {
        "id": f"q{number}", "stem": f"What is **{number}**?", "options": [option(name) for name in "abc"], "key": "a",
        "lesson": f"L-1.{number}", "objective": "o", "competency": "CSA-1", "bloom": "apply", "difficulty": 0.5,
        "author": "A. Author", "reviewed": "2026-11-22",
    }  # fmt: skip


FIELDS: dict[str, dict[str, object]] = {
    "numeric": {"label": "Lost revenue", "unit": "EUR", "key": 1250.5, "otherwise": "A year.", "errors": []},
    "tool": {
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
"""Where the kit's exercises differ from the examples the judge is tested with."""


def exercise(kind: str) -> AnyExercise:
    """The kit's exercise of that kind: the judge's example with hints and a solution to be kept from the page."""
    shared = {"title": f"A {kind} exercise", "solution": "It is **this**.", "hints": ["*Think*.", "Again."]}
    return examples.exercise(kind, **{**shared, **FIELDS.get(kind, {})})


def write_kit(folder: Path, keys: bool = True) -> None:
    """Lay out a notebook folder as the build does; `keys` says whether the exercises can be judged there."""
    exercises = tuple(exercise(kind) for kind in ALL)
    module = ModuleFile(module="m01", documents={}, questions=tuple(one.question() for one in exercises))
    (folder / "module.json").write_text(module.model_dump_json(), encoding="utf-8")
    if keys:
        practice = PracticeFile(exercises=exercises).model_dump_json()
        (folder / "practice.json").write_text(practice, encoding="utf-8")


def write_authored(content: Path) -> Path:
    """Lay out the authors' folder with the same exercises: graded work is judged by it alone."""
    file = content / "m01-kit" / "workbook.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps([exercise(kind).model_dump(mode="json") for kind in ALL]), encoding="utf-8")
    return file


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
