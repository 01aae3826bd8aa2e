"""The words of a course notebook, said by one page among many in the same kernel.

A page has a key and a folder of its own; what it opens is kept under its key, so that it can be let go when the page is
left. Nothing else tells pages apart: all of them are one learner's.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from csm_widgets import cells
from csm_widgets.shown import Notice

_opened: dict[str, list[Any]] = {}
"""The panels of each page, by its key."""


@dataclass(frozen=True)
class Page:
    """One page: the same words as `csm_widgets`, for its own folder."""

    key: str
    folder: Path

    def exercise(self, exercise_id: str) -> object:
        """As `csm_widgets.exercise`."""
        return self._kept(cells.exercise(exercise_id, self.folder))

    def grade(self, exercise_id: str) -> object:
        """As `csm_widgets.grade`: on a page that shows nothing."""
        return cells.grade(exercise_id, self.folder)

    def tool(self, slug: str) -> object:
        """As `csm_widgets.tool`."""
        return self._kept(cells.tool(slug))

    def _kept(self, panel: object) -> object:
        if not isinstance(panel, Notice):
            _opened.setdefault(self.key, []).append(panel)
        return panel


def at(key: str, folder: str) -> Page:
    """The page of that key, in that folder."""
    return Page(key, Path(folder))


def close(key: str) -> None:
    """Let go of all that a page has opened, and of the layout every widget brings; unknown keys have opened nothing."""
    for panel in _opened.pop(key, []):
        panel.layout.close()
        panel.close()
