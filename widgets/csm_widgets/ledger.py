"""What a sitting writes into the learner's own store, beside the answer file that counts.

The store is a second keeping: whatever is wrong with it is logged, and keeps nobody from answering. While nbgrader
grades, and in a copy that was handed in, the learner is somebody else: the store is neither read nor written.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from csm_course.answers import AnswerFolder, Reading
from csm_course.exercises import Answer, AnyQuestion
from csm_course.places import is_grading
from csm_course.store import Attempt, LearnerStore
from csm_widgets.failure import record_failure
from csm_widgets.messages import Judged
from csm_widgets.wording import BROUGHT_BACK, BROUGHT_BACK_INSTEAD

T = TypeVar("T")
HANDED_IN = "timestamp.txt"
"""What nbgrader puts beside the pages of a submission."""


class Ledger:
    """One exercise in the learner's store. No call ever raises."""

    def __init__(self, exercise: str, store: LearnerStore | None = None) -> None:
        self._exercise = exercise
        self._store = store or LearnerStore()
        self._told = ""

    def keep(self, document: str) -> None:
        """Keep the answer document that has just been written to its file."""
        self._try(lambda store: store.keep_answer(self._exercise, document), None)

    def kept(self) -> str | None:
        """The answer document kept last, in whatever copy of the course that was."""
        return self._try(lambda store: store.answer(self._exercise), None)

    def add(self, answer: Answer, judged: Judged) -> None:
        """Remember that this answer was judged, and how."""
        self._try(lambda store: store.add_attempt(self._attempt(answer, judged)), None)

    def was_judged(self, answer: Answer) -> bool:
        """True where this very answer is the one that was checked last."""
        none: tuple[Attempt, ...] = ()
        attempts = self._try(lambda store: store.attempts(self._exercise), none)
        return bool(attempts) and attempts[-1].answer == answer.model_dump(mode="json")

    def _attempt(self, answer: Answer, judged: Judged) -> Attempt:
        return Attempt(
            exercise=self._exercise,
            points=judged.points,
            maximum=judged.maximum,
            passed=judged.passed,
            by_person=judged.by_person,
            answer=answer.model_dump(mode="json"),
        )

    def _try(self, work: Callable[[LearnerStore], T], otherwise: T) -> T:
        """The work's result; a failure is logged, each kind once, since every keystroke may meet it again."""
        if is_grading():
            return otherwise
        try:
            return work(self._store)
        except Exception as error:  # whatever it is, the file beside the page holds the answer
            if self._told != str(error):
                self._told = str(error)
                record_failure(f"using the learner's store for {self._exercise!r}")
            return otherwise


def ledger_of(exercise: str, folder: Path) -> Ledger | None:
    """The ledger of an exercise; none in a submission, which an instructor may open and which must stay as it is."""
    is_submission = (folder / HANDED_IN).exists() or (folder.parent / HANDED_IN).exists()  # lessons lie one deeper
    return None if is_submission else Ledger(exercise)


def read_answer(question: AnyQuestion, answers: AnswerFolder, ledger: Ledger | None) -> Reading:
    """The answer beside the page; where there is none, the one the learner's store kept, put back into its file."""
    reading = answers.read(question.id, question.kind)
    kept = ledger.kept() if ledger and reading.answer is None else None
    back = answers.bring_back(question.id, question.kind, kept) if kept else Reading()
    if back.saved is None:
        return reading
    sentence = (BROUGHT_BACK_INSTEAD if reading.trouble else BROUGHT_BACK).format(when=_clock(back.saved))
    return back.model_copy(update={"trouble": f"{reading.trouble} {sentence}".strip()})


def _clock(moment: datetime) -> str:
    """A moment as people say it, in the time of this computer."""
    here = moment.astimezone()
    return f"{here.day} {here:%B %Y, %H:%M}"
