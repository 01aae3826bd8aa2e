"""A sitting: one learner at one exercise in one window. Keeps, judges and explains; knows nothing of widgets."""

import json
from typing import TYPE_CHECKING

from pydantic import ValidationError

from csm_autograder import Verdict, judge
from csm_course.answers import AnswerFolder, NotKept
from csm_course.exercises import ANSWERS, Answer, AnyExercise, AnyQuestion
from csm_course.exercises.numeric import NumericAnswer, NumericQuestion
from csm_course.exercises.quiz import QuizAnswer, QuizExercise
from csm_course.exercises.scenario import Run, ScenarioAnswer, ScenarioExercise, ScenarioQuestion
from csm_course.exercises.sitting import SittingExercise
from csm_course.exercises.tool import ToolAnswer
from csm_course.numbers import read_number
from csm_widgets.failure import record_failure
from csm_widgets.ledger import Ledger
from csm_widgets.messages import LARGEST, Check, Judged, JudgedPart, Play, Reply, Save, Saving, ShowSolution, Solve
from csm_widgets.redraws import Redraws
from csm_widgets.toolwork import Workbench
from csm_widgets.wording import (
    MODEL_ANSWER_FIRST,
    NOT_UNDERSTOOD,
    READ_AS,
    READ_AS_NONE,
    TOO_LARGE,
    lesson_name,
)

if TYPE_CHECKING:
    from csm_widgets.stage import Staged


class NotTaken(ValueError):
    """What the page sent is no answer to this exercise; the text is for the learner."""


class Sitting:
    """`exercise` carries the key and is None where that is not at hand; `bench` is there for tools only.

    `ledger` is the exercise's part of the learner's store.
    """

    def __init__(
        self,
        question: AnyQuestion,
        exercise: AnyExercise | None,
        answers: AnswerFolder,
        bench: Workbench | None = None,
        ledger: Ledger | None = None,
    ) -> None:
        self.question = question
        self.exercise = exercise
        self.answers = answers
        self.bench = bench
        self.ledger = ledger
        self._attempted = False
        self._redraws = Redraws()

    def reply(self, request: Save | Check | Solve | Play | ShowSolution) -> Reply:
        """Do what the page asks for."""
        address = Reply(view=request.view, n=request.n)
        match request:
            case Save():
                return address.model_copy(update={"saving": self.save(request.answer)})
            case Check():
                return address.model_copy(update=self._check(request.answer))
            case Solve():
                solved = self.bench.solve(request.inputs, self._redraws.asked(request)) if self.bench else None
                return address.model_copy(update={"solved": solved})
            case Play():
                return address.model_copy(update={"staged": self.play(request.run, request.best)})
            case ShowSolution():
                return address.model_copy(update={"solution": self._solution()})

    def save(self, entered: dict[str, object]) -> Saving:
        """Keep the answer; what is wrong with it, or with the disk, comes back as a sentence."""
        try:
            answer = self._joined(self._answer(entered))
            kept = self.answers.keep(self.question.id, answer)
        except (NotTaken, NotKept) as reason:
            return Saving(sentence=str(reason))
        if self.ledger:
            self.ledger.keep(kept.document)
        return Saving(saved=kept.saved, replaced_other=kept.replaced_other, echo=self.echo(answer))

    def play(self, run: Run | None, best: Run | None) -> "Staged | None":
        """The run on stage; a new one where none is given. A run that has just ended is remembered as an attempt."""
        if not isinstance(self.question, ScenarioQuestion):
            return None
        from csm_widgets.stage import is_finished, new_seed, staged  # only a scenario needs the player

        question = self.as_played(self.question)
        shown = staged(question, run or Run(seed=new_seed()), best)
        answer = ScenarioAnswer(run=shown.run)
        if is_finished(question, answer):
            self._remember(answer)
        return shown

    def as_played(self, question: ScenarioQuestion) -> ScenarioQuestion:
        """With the authors' own story where it is at hand: its debrief gives reasons, not only numbers."""
        if not isinstance(self.exercise, ScenarioExercise):
            return question
        return question.model_copy(update={"story": self.exercise.story})

    def _remember(self, answer: Answer) -> None:
        """Add the attempt, unless it is the one that was judged last: a message may come twice."""
        if self.ledger is None or self.ledger.was_judged(answer):
            return
        judged = self.judged(answer)
        if judged is not None:
            self.ledger.add(answer, judged)

    def judged(self, answer: Answer | None) -> Judged | None:
        """The verdict on an answer, where the key is at hand."""
        if self.exercise is None or isinstance(self.exercise, SittingExercise):  # the service has judged that one
            return None
        from csm_autograder.html import verdict_html  # only a check needs it; a page opens without

        verdict = judge(self.exercise, answer)
        judged = Judged(
            html=verdict_html(verdict),
            points=verdict.points,
            maximum=verdict.maximum,
            by_person=verdict.by_person,
            parts=_parts(verdict),
        )
        return judged.model_copy(update=_test_result(self.exercise, answer, verdict))

    def judged_before(self, answer: Answer | None) -> Judged | None:
        """The verdict on a saved answer that is the one checked last: it is shown again as the page opens."""
        if answer is None or answer.is_blank() or self.ledger is None or not self.ledger.was_judged(answer):
            return None
        try:
            judged = self.judged(answer)
        except Exception:  # a verdict that cannot be given again must not keep the page from opening
            record_failure(f"judging the saved answer to {self.question.id!r} again")
            return None
        self._attempted = judged is not None
        return judged

    def echo(self, answer: Answer | None) -> str:
        """How a typed number is read, so that nobody loses points to a comma."""
        if not isinstance(answer, NumericAnswer) or not isinstance(self.question, NumericQuestion):
            return ""
        if answer.is_blank():
            return ""
        number = read_number(answer.text)
        return READ_AS_NONE if number is None else READ_AS.format(number=_amount(number, self.question))

    def _check(self, entered: dict[str, object]) -> dict[str, object]:
        """Keep and judge; an answer that could not be written is judged all the same."""
        saving = self.save(entered)
        try:
            answer = self._answer(entered)
        except NotTaken:
            return {"saving": saving}
        judged = self.judged(answer)
        if judged is not None and not answer.is_blank():
            self._attempted = True
            if self.ledger:
                self.ledger.add(answer, judged)
        return {"saving": saving, "judged": judged}

    def _solution(self) -> str:
        """The worked solution, once an attempt was checked: before that it would take the exercise away."""
        if self.exercise is None or not self._attempted:
            return f"<p>{MODEL_ANSWER_FIRST}</p>"
        from csm_autograder.html import solution_html

        return solution_html(self.exercise)

    def _answer(self, entered: dict[str, object]) -> Answer:
        """The answer as its model; raises `NotTaken`."""
        if _size(entered) > LARGEST:
            raise NotTaken(TOO_LARGE)
        try:
            return self._readable(ANSWERS[self.question.kind].model_validate(entered))
        except ValidationError as error:
            long = any(fault["type"].endswith("too_long") for fault in error.errors(include_url=False))
            raise NotTaken(TOO_LARGE if long else NOT_UNDERSTOOD) from None

    def _joined(self, answer: Answer) -> Answer:
        """A scenario's answer with the best run of all windows: what was reached once is never played away."""
        if not isinstance(answer, ScenarioAnswer) or not isinstance(self.question, ScenarioQuestion):
            return answer
        from csm_widgets.stage import with_best

        return with_best(self.question, answer, self.answers.look(self.question.id, self.question.kind).answer)

    def _readable(self, answer: Answer) -> Answer:
        """A tool's inputs with typed numbers as numbers, so that every reader of the answer sees the same."""
        if self.bench is None or not isinstance(answer, ToolAnswer) or answer.is_blank():
            return answer
        return ToolAnswer(inputs=self.bench.read(answer.inputs))


def _parts(verdict: Verdict) -> tuple[JudgedPart, ...]:
    """The lines that are about one part each."""
    return tuple(
        JudgedPart(id=line.about, worth=line.points / line.maximum if line.maximum else -1, reason=line.reason)
        for line in verdict.lines
        if line.about
    )


def _size(entered: dict[str, object]) -> int:
    """Bytes of the answer as JSON; raises `NotTaken` for what JSON cannot hold."""
    try:
        return len(json.dumps(entered, ensure_ascii=False, allow_nan=False).encode())
    except (ValueError, RecursionError):
        raise NotTaken(NOT_UNDERSTOOD) from None


def _amount(number: float, question: NumericQuestion) -> str:
    """The number with its unit: at least the decimals asked for, more where more were typed."""
    text = f"{number:,.10f}".rstrip("0")
    whole, _, decimals = text.partition(".")
    shown = f"{whole}.{decimals.ljust(question.decimals, '0')}".rstrip(".")
    return f"{shown}{question.unit}" if question.unit == "%" else f"{shown} {question.unit}".rstrip()


def _test_result(exercise: AnyExercise, answer: Answer | None, verdict: Verdict) -> dict[str, object]:
    """Passed or not, what is needed, the items answered right, and the lessons behind the others; else empty."""
    if not isinstance(exercise, QuizExercise) or not isinstance(answer, QuizAnswer):
        return {}
    from csm_autograder.rules.quiz import is_passed

    right = tuple(item.id for item in exercise.items if answer.choices.get(item.id) == item.key)
    missed = sorted({item.lesson for item in exercise.items if item.id not in right}, key=_in_order)
    passed = is_passed(exercise, verdict.points)
    return {"passed": passed, "remark": verdict.remark, "right": right, "lessons": tuple(map(lesson_name, missed))}


def _in_order(lesson: str) -> tuple[int, ...]:
    """Lesson 1.2 comes before lesson 1.10, and supplements stand among them."""
    return tuple(int(part) for part in lesson.partition("-")[2].split(".") if part.isdigit())
