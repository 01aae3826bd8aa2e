"""The widget of a tool page: hears the page, and answers in its messages and bytes.

The page keeps the state a reader sees; this side keeps what must last.
"""

from typing import Any

import anywidget
import traitlets

from csm_course.engagement import EngagementStore
from csm_course.tools import load
from csm_widgets.assembly import page_script, page_style
from csm_widgets.coursepage import TOOL, Bundle, is_course_page, script_name, with_opening
from csm_widgets.failure import address, record_failure
from csm_widgets.toolpage.desk import Desk
from csm_widgets.toolpage.messages import PAGE_REQUEST
from csm_widgets.toolpage.wording import FAILED


class ToolPanel(anywidget.AnyWidget):
    """One tool on the page; `opening` is what the page starts from."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    opening = traitlets.Dict().tag(sync=True)

    def __init__(self, desk: Desk) -> None:
        opening = desk.opening(desk.in_use()).model_dump(mode="json")
        self._on_page = script_name(TOOL, desk.slug) if is_course_page() else ""
        code = {} if self._on_page else {"_esm": page_script(desk.slug), "_css": page_style(desk.slug)}
        super().__init__(opening=opening, **code)
        self._desk = desk
        self.on_msg(self._hear)

    def __repr__(self) -> str:
        return f"The tool “{self._desk.title}”: run this page to open it."

    def _repr_mimebundle_(self, **how: Any) -> Bundle | None:
        """What a front end shows; a page of the course gets the opening with it."""
        bundle = super()._repr_mimebundle_(**how)
        if not self._on_page or bundle is None:
            return bundle
        return with_opening(bundle, self._on_page, self.model_id, self.opening)

    def _hear(self, _widget: object, content: object, buffers: list[memoryview]) -> None:
        """Answer one message of the page; what fails comes back as a sentence, never as a traceback."""
        try:
            request = PAGE_REQUEST.validate_python(content)
            reply, files = self._desk.reply(request, [bytes(one) for one in buffers])
            self.send(reply.model_dump(mode="json"), buffers=files)
        except Exception as error:  # whatever it is, the page waits for a reply and the reader for a word
            failure = FAILED.format(reference=record_failure(f"answering the page of {self._desk.slug!r}"))
            self.send({**address(content, error), "failure": failure})


def open_tool(slug: str) -> ToolPanel:
    """The live page of a tool. Raises `UnknownTool`, and `StoreTrouble` where the engagements cannot be reached."""
    return ToolPanel(Desk(slug, load(slug), EngagementStore()))
