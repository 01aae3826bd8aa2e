"""A panel on a page of the course: the page has our script from the server, so the kernel sends none.

There the output itself carries what the panel opens with, and the page draws it before it has spoken to the kernel. In
every other front end (JupyterLab, stock Voilà) a panel is an ordinary anywidget that brings script and style.
"""

import os
from typing import Any

from csm_widgets.assembly import has_view

Bundle = tuple[dict[str, Any], dict[str, Any]]
"""What is shown, by mime type, and the metadata of each."""
MIME = "application/vnd.csm.panel+json"
EXERCISE = "exercise"
TOOL = "tool"


def is_course_page() -> bool:
    """True in a kernel that our own server started for a page of the course (`deploy/jupyter` sets `CSM_PAGES`)."""
    by_voila = os.environ.get("SERVER_SOFTWARE", "").startswith("voila/")
    return by_voila and os.environ.get("CSM_PAGES") == "1"


def script_name(kind: str, tool: str) -> str:
    """The name under which the server has the script and style of a panel; most tools have no view of their own."""
    return f"{kind}-{tool}" if tool and has_view(tool) else kind


def with_opening(bundle: Bundle, name: str, model: str, opening: dict[str, object]) -> Bundle:
    """The mime bundle of a panel, with what our page needs to draw it at once."""
    data, metadata = bundle
    return {**data, MIME: {"script": name, "model": model, "opening": opening}}, metadata
