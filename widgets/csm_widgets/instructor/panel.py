"""The widget of a page for instructors: hears the page, and answers in its messages and bytes."""

from pathlib import Path

import anywidget
import traitlets

from csm_course.model import Model
from csm_widgets.envelope import Answered
from csm_widgets.failure import address, record_failure
from csm_widgets.instructor.wording import FAILED

CONFIG = "nbgrader_config.py"


class InstructorPanel(anywidget.AnyWidget):
    """A page for instructors; `opening` is what it starts from. Each page says by what it is called, and answers."""

    TITLE = ""
    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    opening = traitlets.Dict().tag(sync=True)

    def __init__(self, opening: Model, script: str, style: str) -> None:
        super().__init__(opening=opening.model_dump(mode="json"), _esm=script, _css=style)
        self.on_msg(self._hear)

    def __repr__(self) -> str:
        return f"{self.TITLE}: run this page to open it."

    def answer(self, content: object, files: list[bytes]) -> tuple[Answered, list[bytes]]:
        """The reply to a message of the page, and the bytes that go with it."""
        raise NotImplementedError

    def _hear(self, _widget: object, content: object, buffers: object) -> None:
        """Answer one message of the page; what fails comes back as a sentence, never as a traceback."""
        try:
            files = [bytes(part) for part in buffers] if isinstance(buffers, list | tuple) else []
            reply, made = self.answer(content, files)
            self.send(reply.model_dump(mode="json"), buffers=made)
        except Exception as error:  # whatever it is, the page waits for a reply and the instructor for a word
            failure = FAILED.format(reference=record_failure(f"answering the page “{self.TITLE}”"))
            self.send({**address(content, error), "failure": failure})


def course_around(folder: Path) -> Path | None:
    """The course a folder lies in; None outside of any."""
    return next((place for place in (folder, *folder.parents) if (place / CONFIG).is_file()), None)
