"""The widget of the cohort page: hears the page, and answers in its messages and bytes."""

import os
from pathlib import Path

import anywidget
import traitlets

from csm_autograder.cohort.gradebook import NoGradebook
from csm_widgets.assembly import cohort_script, cohort_style
from csm_widgets.cohort.desk import CohortDesk
from csm_widgets.cohort.messages import COHORT_REQUEST, Board
from csm_widgets.cohort.wording import FAILED, NO_COURSE, NO_MODULES
from csm_widgets.failure import address, record_failure

CONFIG = "nbgrader_config.py"


class CohortPanel(anywidget.AnyWidget):
    """The cohort on the page; `opening` is what the page starts from."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    opening = traitlets.Dict().tag(sync=True)

    def __init__(self, desk: CohortDesk, opening: Board) -> None:
        super().__init__(opening=opening.model_dump(mode="json"), _esm=cohort_script(), _css=cohort_style())
        self._desk = desk
        self.on_msg(self._hear)

    def __repr__(self) -> str:
        return "The cohort: run this page to open it."

    def _hear(self, _widget: object, content: object, _buffers: object) -> None:
        """Answer one message of the page; what fails comes back as a sentence, never as a traceback."""
        try:
            reply, files = self._desk.reply(COHORT_REQUEST.validate_python(content))
            self.send(reply.model_dump(mode="json"), buffers=files)
        except Exception as error:  # whatever it is, the page waits for a reply and the instructor for a word
            failure = FAILED.format(reference=record_failure("answering the cohort page"))
            self.send({**address(content, error), "failure": failure})


def open_cohort(folder: Path) -> CohortPanel:
    """The page of the course around `folder`. Raises `NoGradebook` with what to do."""
    course = next((place for place in (folder, *folder.parents) if (place / CONFIG).is_file()), None)
    if course is None:
        raise NoGradebook(NO_COURSE)
    desk = CohortDesk(course, os.environ.get("CSM_GRADEBOOK") or f"sqlite:///{course / 'build' / 'gradebook.db'}")
    opening = desk.opening()
    if opening is None:
        raise NoGradebook(NO_MODULES)
    return CohortPanel(desk, opening)
