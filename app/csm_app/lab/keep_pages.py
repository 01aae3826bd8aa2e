"""Keeps the pages of the course as they were built, whatever JupyterLab's autosave sends.

Answers are saved beside a page, never in it. Saved outputs would only make the clone differ from what it was built
from, and a learner's copy from the one that is graded.
"""

from pathlib import Path
from typing import Any

import nbformat


def keep_page(model: dict[str, Any], path: str, contents_manager: Any, **_more: Any) -> None:
    """Jupyter's pre-save hook: a page of the course is saved as it already lies on disk."""
    if model.get("type") != "notebook" or "csm" not in model["content"].get("metadata", {}):
        return
    there = Path(contents_manager.root_dir) / path.strip("/")
    if there.is_file():
        model["content"] = nbformat.read(there, as_version=4)
