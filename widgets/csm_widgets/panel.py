"""The one widget of the course: a live panel for an exercise of any kind.

The page keeps the state a learner sees; this side keeps what must last. They speak in the messages of `messages`.
"""

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from csm_autograder import find_exercise
from csm_course.answers import AnswerFolder, Reading
from csm_course.exercises import AnyExercise, AnyQuestion
from csm_course.exercises.tool import ToolQuestion
from csm_course.lookup import find_question, is_away
from csm_course.tools import load
from csm_widgets.assembly import script, style
from csm_widgets.coursepage import EXERCISE, Bundle, is_course_page, script_name, with_opening
from csm_widgets.failure import address, record_failure
from csm_widgets.ledger import ledger_of, read_answer
from csm_widgets.messages import REQUEST
from csm_widgets.opening import opening
from csm_widgets.sitting import Sitting
from csm_widgets.toolwork import Workbench
from csm_widgets.wording import FAILED_REPLY


class ExercisePanel(anywidget.AnyWidget):
    """One exercise on the page; `opening` is what the page starts from."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    opening = traitlets.Dict().tag(sync=True)

    def __init__(self, sitting: Sitting, reading: Reading, away: bool = False) -> None:
        tool = sitting.question.tool if isinstance(sitting.question, ToolQuestion) else ""
        self._on_page = script_name(EXERCISE, tool) if is_course_page() else ""
        code = {} if self._on_page else {"_esm": script(tool), "_css": style(tool)}
        super().__init__(opening=opening(sitting, reading, away), **code)
        self._sitting = sitting
        self.on_msg(self._hear)

    def __repr__(self) -> str:
        return f"The exercise “{self._sitting.question.title}”: run this page to open it."

    def _repr_mimebundle_(self, **how: Any) -> Bundle | None:
        """What a front end shows; a page of the course gets the opening with it."""
        bundle = super()._repr_mimebundle_(**how)
        if not self._on_page or bundle is None:
            return bundle
        return with_opening(bundle, self._on_page, self.model_id, self.opening)

    def _hear(self, _widget: object, content: object, _buffers: object) -> None:
        """Answer one message of the page; what fails comes back as a sentence, never as a traceback."""
        try:
            reply = self._sitting.reply(REQUEST.validate_python(content)).model_dump(mode="json")
        except Exception as error:  # whatever it is, the page waits for a reply and the learner for a word
            failure = FAILED_REPLY.format(reference=record_failure("answering the page"))
            reply = {**address(content, error), "failure": failure}
        self.send(reply)


def open_panel(exercise_id: str, folder: Path) -> ExercisePanel:
    """The live panel of an exercise. Raises `UnknownExercise` where no module within reach has it."""
    question = find_question(exercise_id, folder)
    answers, ledger = AnswerFolder(folder / "answers"), ledger_of(exercise_id, folder)
    sitting = Sitting(question, _key(exercise_id, folder), answers, _bench(question), ledger)
    reading = read_answer(question, answers, ledger)
    return ExercisePanel(sitting, reading, away=is_away(exercise_id, folder))


def _key(exercise_id: str, folder: Path) -> AnyExercise | None:
    """The exercise with its key; a key that cannot be read costs the Check button, never the exercise."""
    try:
        return find_exercise(exercise_id, folder)
    except Exception:  # an author's half-written file must not keep a learner from answering
        record_failure(f"reading the key of {exercise_id!r}")
        return None


def _bench(question: AnyQuestion) -> Workbench | None:
    return Workbench(load(question.tool), question.start) if isinstance(question, ToolQuestion) else None
