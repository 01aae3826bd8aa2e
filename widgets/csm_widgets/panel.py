"""The one widget of the course: a live panel for an exercise of any kind.

The page keeps the state a learner sees; this side keeps what must last. They speak in the messages of `messages`.
"""

from functools import cache
from pathlib import Path

import anywidget
import traitlets

from csm_autograder import find_exercise
from csm_course.answers import AnswerFolder, Reading
from csm_course.exercises import AnyExercise, AnyQuestion
from csm_course.exercises.tool import ToolQuestion
from csm_course.html import stylesheet
from csm_course.lookup import find_question, is_away
from csm_course.tools import load
from csm_widgets.failure import record_failure
from csm_widgets.ledger import ledger_of, read_answer
from csm_widgets.messages import REQUEST
from csm_widgets.opening import opening
from csm_widgets.sitting import Sitting
from csm_widgets.toolwork import Workbench
from csm_widgets.wording import FAILED_REPLY

_STATIC = Path(__file__).parent / "static"
SCRIPTS = (
    "words.js",
    "dom.js",
    "line.js",
    "draft.js",
    "saving.js",
    "choices.js",
    "reasons.js",
    "kinds/single.js",
    "kinds/multiple.js",
    "kinds/match.js",
    "kinds/order.js",
    "kinds/numeric.js",
    "written/runs.js",
    "written/tidy.js",
    "written/read-page.js",
    "written/emphasis.js",
    "written/read-markdown.js",
    "written/write-markdown.js",
    "written/write-page.js",
    "written/word.js",
    "written/paste.js",
    "written/commands.js",
    "written/toolbar.js",
    "written/editor.js",
    "kinds/rubric.js",
    "kinds/written.js",
    "kinds/fields.js",
    "kinds/rows.js",
    "kinds/tool.js",
    "kinds/test.js",
    "kinds/spot.js",
    "kinds/fill.js",
    "kinds/amounts.js",
    "kinds/allocate.js",
    "kinds/scene.js",
    "kinds/desk.js",
    "kinds/debrief.js",
    "kinds/scenario.js",
    "support.js",
    "panel.js",
)
"""The page's side in the order in which it is put together: each file may use the ones before it."""


STYLES = ("notice.css", "panel.css", "tool.css", "kinds.css", "editor.css", "scenario.css")


@cache
def script(tool: str = "") -> str:
    """The module the page runs: the small files one after another, so that nothing needs to be loaded or built.

    `tool` adds the view of that tool, where it has one of its own: `tools/<slug>/*.js`, in the order of their names.
    """
    *first, last = (_STATIC / name for name in SCRIPTS)
    return "\n".join(file.read_text(encoding="utf-8") for file in (*first, *_of_tool(tool, "js"), last))


@cache
def style(tool: str = "") -> str:
    """The course's stylesheet and the panel's own, with that of the tool's view."""
    files = (*(_STATIC / name for name in STYLES), *_of_tool(tool, "css"))
    return stylesheet() + "".join(file.read_text(encoding="utf-8") for file in files)


def _of_tool(tool: str, suffix: str) -> list[Path]:
    return sorted((_STATIC / "tools" / tool).glob(f"*.{suffix}")) if tool else []


class ExercisePanel(anywidget.AnyWidget):
    """One exercise on the page; `opening` is what the page starts from."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    opening = traitlets.Dict().tag(sync=True)

    def __init__(self, sitting: Sitting, reading: Reading, away: bool = False) -> None:
        tool = sitting.question.tool if isinstance(sitting.question, ToolQuestion) else ""
        super().__init__(opening=opening(sitting, reading, away), _esm=script(tool), _css=style(tool))
        self._sitting = sitting
        self.on_msg(self._hear)

    def __repr__(self) -> str:
        return f"The exercise “{self._sitting.question.title}”: run this page to open it."

    def _hear(self, _widget: object, content: object, _buffers: object) -> None:
        """Answer one message of the page; what fails comes back as a sentence, never as a traceback."""
        try:
            reply = self._sitting.reply(REQUEST.validate_python(content)).model_dump(mode="json")
        except Exception as error:  # whatever it is, the page waits for a reply and the learner for a word
            failure = FAILED_REPLY.format(reference=record_failure("answering the page"))
            reply = {**_address(content, error), "failure": failure}
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


def _address(content: object, error: Exception) -> dict[str, object]:
    """View and number of a message that could not be answered, as far as it had them."""
    known = content if isinstance(content, dict) and not isinstance(error, RecursionError) else {}
    view, n = known.get("view"), known.get("n")
    return {"view": view if isinstance(view, str) else "", "n": n if isinstance(n, int) else 0}
