"""A catalogue of invented questions, a clock that is set by hand, and short forms: what sittings are tested with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.candidate import Exposure, Seen
from csm_autograder.assessment.policy import Policy, read_policies
from csm_autograder.assessment.receipts import Signer
from csm_autograder.assessment.sittings import AssessmentService, Storage
from csm_autograder.assessment.sittings.ports import Kind
from csm_autograder.assessment.sittings.practice import Practice
from csm_autograder.assessment.views import Packet, SittingView
from csm_course.exercises.base import Option
from csm_course.exercises.quiz import Item
from csm_course.items.asked import AskedItem, SingleResponse
from csm_course.items.asking import asked

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECRET = "only the rationale says so"


@dataclass
class Clock:
    """Says what it is set to."""

    now: datetime = START

    def __call__(self) -> datetime:
        """What it is set to."""
        return self.now

    def on(self, **span: float) -> None:
        """Set it on, or back where the span is negative."""
        self.now += timedelta(**span)


def question(number: int, lesson: int = 1) -> Item:
    """An invented question; its key is `b`."""
    options = tuple(
        Option(id=letter, text=f"Choice {letter} of {number}", reason=f"{SECRET}: {letter} in question {number}")
        for letter in "abcd"
    )
    return Item(
        id=f"question-{number}", stem=f"What is the answer to question {number}?", options=options, key="b",
        lesson=f"L-1.{lesson}", objective="Tell right from wrong", competency="CSA-T-28", bloom="apply",
        difficulty=0.7, author="Nobody", reviewed="2026-11-22",
    )  # fmt: skip


@dataclass(frozen=True)
class Taken:
    """An assessment of the stand-in."""

    id: str
    title: str
    kind: Kind
    policy: str
    note: str = ""
    rehearsal: bool = False
    blueprint: Blueprint = field(default_factory=lambda: Blueprint(items=1))


@dataclass(frozen=True)
class Shown:
    """A question on a form."""

    item: Item
    asked: AskedItem
    counts: bool = True


@dataclass(frozen=True)
class Drawn:
    """A form."""

    items: tuple[Shown, ...]
    seed: str
    log: str = "drawn from the stand-in"


@dataclass
class Bank:
    """A catalogue with so many questions; those seen least come first, in the order of their numbers."""

    size: int = 60
    questions: Mapping[str, int] = field(default_factory=lambda: {"exam-a": 4, "exam-b": 4, "m01-test": 4})
    titles: Mapping[str, str] = field(default_factory=lambda: {"exam-a": "Exam A", "exam-b": "Exam B"})
    uncounted: frozenset[str] = frozenset()
    rehearsals: frozenset[str] = frozenset()

    def assessments(self) -> Mapping[str, Taken]:
        """Two exams and a module test."""
        policies: dict[str, tuple[Kind, str]] = {
            "exam-a": ("exam", "part_a"), "exam-b": ("exam", "part_b"), "m01-test": ("module_test", "module_test"),
        }  # fmt: skip
        return {
            name: Taken(
                name, self.titles.get(name, "Module 1 test"), *policies[name], rehearsal=name in self.rehearsals
            )
            for name in self.questions
        }

    def form(self, assessment: str, learner: str, attempt: int, seen: Seen, exposure: Exposure | None = None) -> Drawn:
        """The next questions nobody of this name has seen."""
        seed = f"{learner}/{assessment}/{attempt}"
        items = [question(number, lesson=number % 3 + 1) for number in range(1, self.size + 1)]
        fresh = sorted(items, key=lambda item: seen.times.get(item.id, 0))[: self.questions[assessment]]
        return Drawn(tuple(Shown(one, asked(one, seed), one.id not in self.uncounted) for one in fresh), seed)


def short(questions: int = 4) -> dict[str, Policy]:
    """The course's policies with forms of so many questions."""
    whole = read_policies()
    return {
        name: policy if policy.practice else policy.model_copy(update={"questions": questions})
        for name, policy in whole.items()
    }


@dataclass
class House:
    """A service with all that is around it; `again` is a new process on the same storage."""

    url: str
    folder: Path
    clock: Clock = field(default_factory=Clock)
    bank: Bank = field(default_factory=Bank)
    policies: Mapping[str, Policy] = field(default_factory=short)
    practice: Mapping[str, Practice] = field(default_factory=dict)
    opened: list[Storage] = field(default_factory=list)

    def again(self) -> AssessmentService:
        """A service as it stands after a start."""
        self.opened.append(Storage.open(self.url))
        signer = Signer.open(self.folder / "keys", "a-service")
        return AssessmentService(
            self.bank, self.opened[-1], signer, self.clock, policies=self.policies, practice=self.practice
        )

    def close(self) -> None:
        """Let go of every database."""
        for storage in self.opened:
            storage.close()


def packet(number: int, choice: str | None = "b", tab: str = "", *, flagged: bool = False) -> Packet:
    """A change of one answer."""
    response = None if choice is None else SingleResponse(choice=choice)
    return Packet(packet=number, response=response, tab=tab, flagged=flagged)


def answer_all(service: AssessmentService, view: SittingView, choice: str = "b", packet_number: int = 1) -> None:
    """The same choice for every question; `b` is right."""
    for item in view.items:
        service.save(_learner(view), view.id, item.id, packet(packet_number, choice))


def bank_ids(service: AssessmentService, view: SittingView) -> list[str]:
    """What the questions of a sitting are called in the bank, in order; no learner is told."""
    return [one.item.id for one in service._form(view.id).items]


def fail(service: AssessmentService, learner: str, assessment: str) -> SittingView:
    """Begin, answer nothing, hand in."""
    view = service.begin(learner, assessment)
    service.hand_in(learner, view.id)
    return view


def _learner(view: SittingView) -> str:
    """All sittings that are answered by `answer_all` are Ann's."""
    return "ann"
