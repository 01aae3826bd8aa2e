"""What a panel opens with: the question, the saved answer, and whatever must be on the page from the first moment."""

from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import SerializeAsAny

from csm_course.answers import Reading
from csm_course.exercises import Answer, AnyQuestion
from csm_course.exercises.fill import FillQuestion
from csm_course.exercises.quiz import QuizAnswer, QuizQuestion
from csm_course.exercises.scenario import ScenarioAnswer, ScenarioQuestion
from csm_course.html.gaps import slot, with_gaps
from csm_course.html.markdown import markdown_html
from csm_course.model import Model
from csm_course.places import place_mark
from csm_course.tools.form import FormField
from csm_widgets.messages import Judged, Solved
from csm_widgets.sitting import Sitting
from csm_widgets.toolwork import ListStart

if TYPE_CHECKING:
    from csm_widgets.stage import Staged
from csm_widgets.wording import AWAY, NO_KEY


class ToolOpening(Model):
    """The form of a tool, the values it starts with, and the report on the values shown."""

    fields: tuple[FormField, ...]
    columns: dict[str, tuple[FormField, ...]]
    start: dict[str, object]
    lists: dict[str, ListStart]
    solved: Solved


class Opening(Model):
    """Everything a page needs to draw a panel; `hints`, `stems` and `document` are safe HTML.

    `stage` is a `Staged`; `no_key` replaces the check; `place` tells one notebook folder from another without naming
    it; `remark` is said until the first change.
    """

    question: AnyQuestion
    place: str
    hints: tuple[str, ...]
    stems: dict[str, str] = {}
    document: str = ""
    answer: dict[str, object] | None
    saved: datetime | None
    remark: str
    echo: str = ""
    no_key: str
    tool: ToolOpening | None = None
    stage: SerializeAsAny[Model] | None = None
    judged: Judged | None = None


def opening(sitting: Sitting, reading: Reading, away: bool = False) -> dict[str, object]:
    """The opening of a panel as plain data. `away`: the page is a copy outside the course folder."""
    question, answer = sitting.question, reading.answer
    opened = Opening(
        question=question.model_copy(update={"hints": ()}),
        place=place_mark(sitting.answers.path),
        hints=tuple(markdown_html(hint) for hint in question.hints),
        stems=_stems(question),
        document=with_gaps(question.text, slot) if isinstance(question, FillQuestion) else "",
        answer=answer.model_dump(mode="json") if answer else None,
        saved=reading.saved,
        remark=_remark(sitting, reading, away),
        echo=sitting.echo(answer),
        no_key="" if sitting.exercise else NO_KEY,
        tool=_tool(sitting, reading),
        stage=_stage(sitting, answer),
        judged=_judged(sitting, answer),
    )
    # A page plays a scenario scene by scene; the whole story would tell it how everything ends.
    plain: dict[str, object] = opened.model_dump(mode="json", exclude={"question": {"story"}})
    return plain


def _stage(sitting: Sitting, answer: Answer | None) -> "Staged | None":
    """The run of a scenario where it was left."""
    if not isinstance(sitting.question, ScenarioQuestion):
        return None
    from csm_widgets.stage import staged  # the player is large, and most pages have no scenario

    left = answer if isinstance(answer, ScenarioAnswer) else ScenarioAnswer()
    return staged(sitting.as_played(sitting.question), left.run, left.best)


def _judged(sitting: Sitting, answer: Answer | None) -> Judged | None:
    """The verdict to show at once: on a test handed in, and on an answer that has not changed since its check."""
    is_handed_in = isinstance(answer, QuizAnswer) and answer.handed_in
    return sitting.judged(answer) if is_handed_in else sitting.judged_before(answer)


def _remark(sitting: Sitting, reading: Reading, away: bool) -> str:
    """What must be said of the saved answer, and of where answers go."""
    where = AWAY.format(folder=sitting.answers.path) if away else ""
    return " ".join(sentence for sentence in (reading.trouble, where) if sentence)


def _stems(question: AnyQuestion) -> dict[str, str]:
    """The stems of a test's items as HTML."""
    if not isinstance(question, QuizQuestion):
        return {}
    return {item.id: markdown_html(item.stem) for item in question.items}


def _tool(sitting: Sitting, reading: Reading) -> ToolOpening | None:
    bench = sitting.bench
    if bench is None:
        return None
    entered = reading.answer.model_dump(mode="json")["inputs"] if reading.answer else {}
    return ToolOpening(
        fields=bench.fields,
        columns=bench.columns,
        start=bench.start,
        lists=bench.lists,
        solved=bench.solve(entered),
    )
