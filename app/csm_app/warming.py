"""What the warm parent of kernels does once, so that no kernel does it first: opens the course's panels.

It runs on a folder and a store of its own, which are gone afterwards: nothing of a learner is read or written.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from csm_course.lookup import MODULE_FILE, read_module_file
from csm_course.places import modules_folder
from csm_course.tools import slugs
from csm_widgets.messages import REQUEST
from csm_widgets.panel import open_panel
from csm_widgets.toolpage.panel import open_tool

MODULES = "m[0-9][0-9]-*"
UNTIL_SETTLED = 8
"""Calls after which Python has rewritten a function for good: kernels that did so would copy it (3 MB a page)."""


def open_pages() -> None:
    """Open one exercise of each kind, and each tool; answer once what a page asks first."""
    with _place_of_its_own() as folder:
        for exercise in _one_of_each_kind() * UNTIL_SETTLED:
            panel = open_panel(exercise, folder)
            _save(panel)
            close(panel)
        for slug in slugs()[:1] * UNTIL_SETTLED:
            page = open_tool(slug)
            page._repr_mimebundle_()
            close(page)


def close(panel: Any) -> None:
    """Let go of a panel, and of the layout every widget brings."""
    panel.layout.close()
    panel.close()


@contextmanager
def _place_of_its_own() -> Iterator[Path]:
    """A folder for answers and a store, and the surroundings of a page of the course."""
    own = {"SERVER_SOFTWARE": "voila/", "CSM_PAGES": "1"}
    before = {name: os.environ.get(name) for name in (*own, "CSM_STORE")}
    with TemporaryDirectory(prefix="csm-warming-") as folder:
        os.environ.update(own | {"CSM_STORE": str(Path(folder) / "learner.sqlite3")})
        try:
            yield Path(folder)
        finally:
            for name, value in before.items():
                _set(name, value)


def _set(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value


def _one_of_each_kind() -> list[str]:
    """The ids of exercises of which each shows something other than the ones before it."""
    found: dict[str, str] = {}
    for file in sorted(modules_folder().glob(f"{MODULES}/{MODULE_FILE}")):
        for question in read_module_file(file).questions:
            found.setdefault(question.kind, question.id)
    return list(found.values())


def _save(panel: Any) -> None:
    """Keep the answer the panel opened with, as a page does after a change."""
    answer = panel.opening["answer"] or {}
    panel._repr_mimebundle_()
    panel._sitting.reply(REQUEST.validate_python({"type": "save", "view": "warming", "n": 1, "answer": answer}))
