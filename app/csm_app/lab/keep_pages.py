"""Keeps the pages of the course as they were built, whatever JupyterLab's autosave sends.

Answers are saved beside a page, never in it. Saved outputs would only make the clone differ from what it was built
from, and a learner's copy from the one that is graded.
"""

from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat
from nbformat.reader import NotJSONError
from tornado.web import HTTPError


class PagesAsBuilt:
    """Remembers each page as it lay on disk: while one save writes, the next one finds an empty file there."""

    def __init__(self) -> None:
        self._whole: dict[Path, nbformat.NotebookNode] = {}

    def keep_page(self, model: dict[str, Any], path: str, contents_manager: Any, **_more: Any) -> None:
        """Jupyter's pre-save hook: a page of the course is saved as it already lies on disk."""
        if model.get("type") != "notebook" or "csm" not in model["content"].get("metadata", {}):
            return
        there = Path(contents_manager.root_dir) / path.strip("/")
        if there.is_file():
            model["content"] = self._read(there)

    def _read(self, page: Path) -> nbformat.NotebookNode:
        """Raises HTTPError where another server on the same folder writes, which alone keeps Jupyter from saving."""
        try:
            found = nbformat.reads(page.read_text(encoding="utf-8"), as_version=4)
        except (NotJSONError, UnicodeDecodeError) as error:
            if page not in self._whole:
                raise HTTPError(503, f"{page.name} is just being written. Save it again in a moment.") from error
        else:
            self._whole[page] = found
        return deepcopy(self._whole[page])
