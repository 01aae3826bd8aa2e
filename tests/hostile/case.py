"""One hostile or broken submission: what it does to an honest one, what it deserves, what must be said."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

FULL_SIZE = bool(os.environ.get("CSM_HOSTILE_FULL"))
"""Large cases in their full size: 100 MB, 200 MB, 100,000 files. Without it they are as large as the limits need."""

MATCH, TOOL, NUMBER, ORDER, TEXT = (
    f"m01-w1-{name}" for name in ("movements", "value", "gain", "renewal-road", "brief")
)
EVERYTHING = "everything"
WORKBOOK = "workbook-1"
Kind = Literal["answer", "folder", "notebook"]


@dataclass(frozen=True)
class Scene:
    """Where a case happens. `canary`: a file that only code of the submission would write."""

    folder: Path
    canary: Path
    neighbour: Path
    course: Path

    def answer(self, exercise: str) -> Path:
        """The answer document of an exercise."""
        return self.folder / "answers" / f"{exercise}.json"

    def document(self, exercise: str) -> dict[str, Any]:
        """What an answer document holds."""
        found: dict[str, Any] = json.loads(self.answer(exercise).read_text())
        return found

    def rewrite(self, exercise: str, /, **fields: object) -> None:
        """Change fields of an answer document; the field itself goes where `...` is given."""
        document = {**self.document(exercise), **fields}
        kept = {name: value for name, value in document.items() if value is not ...}
        self.answer(exercise).write_text(json.dumps(kept))

    def book(self, name: str = WORKBOOK) -> Path:
        """A notebook."""
        return self.folder / f"{name}.ipynb"

    def bomb(self) -> str:
        """Python that leaves the canary."""
        return f"open({str(self.canary)!r}, 'w').write('learner code ran')"


@dataclass(frozen=True)
class Case:
    """`sample` is what was answered before the harm; `lost` are the exercises that earn nothing after it. `becomes`
    names another sample that the answers are after it.

    `page`: words the learner must read on the graded page. `log`: words the instructor must read of this submission.
    """

    name: str
    kind: Kind
    what: str
    harm: Callable[[Scene], object]
    sample: Literal["full", "partial"] = "full"
    becomes: Literal["full", "partial"] | None = None
    lost: tuple[str, ...] = ()
    page: str = ""
    log: str = ""
