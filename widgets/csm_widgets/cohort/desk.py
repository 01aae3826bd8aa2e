"""One instructor at the cohort page: reads the gradebook at once, the answers little by little, and replies."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from csm_autograder.authored import find_authored
from csm_autograder.cohort.evidence import Evidence, evidence
from csm_autograder.cohort.export import MIMES, grades_file
from csm_autograder.cohort.findings import Line, Trouble, chosen, lines, troubles
from csm_autograder.cohort.gradebook import GradebookReader, NoGradebook
from csm_autograder.cohort.rows import Cohort
from csm_autograder.policy import policy_of
from csm_course.exercises import AnyExercise
from csm_course.places import modules_folder
from csm_course.problems import ContentError
from csm_widgets.cohort import drawing
from csm_widgets.cohort.messages import (
    PAGE,
    About,
    Board,
    CohortReply,
    CohortRequest,
    Export,
    Look,
    Person,
    Query,
    Read,
    Reading,
)
from csm_widgets.cohort.wording import NO_LEARNER, NO_MODULE
from csm_widgets.envelope import Choice, Document, Parts, replied

AUTOGRADED = Path("build") / "autograded"
PATIENCE = 0.3
"""Seconds that one request reads answers for: the page stays quick meanwhile."""


class CohortDesk:
    """The course in `folder`, with its gradebook at `address`. Raises `NoGradebook`."""

    def __init__(self, folder: Path, address: str, clock: Callable[[], float] = monotonic) -> None:
        self._folder = folder
        self._address = address
        self._clock = clock
        self._known: dict[str, dict[str, Evidence]] = {}
        self._keys: dict[str, dict[str, AnyExercise]] = {}
        self._modules: tuple[Choice, ...] = ()
        self._cohorts: dict[str, Cohort] = {}
        self._found: dict[str, tuple[tuple[int, int], tuple[Line, ...], tuple[Trouble, ...]]] = {}
        self._read_at = datetime.now(UTC)
        self._look_again()

    def opening(self) -> Board | None:
        """The first module on which anybody has worked; None where the gradebook knows no module."""
        if not self._modules:
            return None
        worked = (one.id for one in self._modules if self._cohort(one.id).works)
        return self.board(Query(module=next(worked, self._modules[0].id)))

    def reply(self, request: CohortRequest) -> tuple[CohortReply, list[bytes]]:
        """Do what the page asks for; the reply, and the bytes that go with it."""
        blank = CohortReply(view=request.view, n=request.n)
        return replied(blank, lambda: self._parts(request), NoGradebook)

    def board(self, query: Query) -> Board:
        """What the page shows for this query."""
        cohort = self._cohort(query.module)
        everybody, costly = self._findings(query.module)
        found = chosen(everybody, query.find, query.show, query.sort)
        start = query.start if query.start < len(found) else 0
        return Board(
            modules=self._modules,
            query=query.model_copy(update={"start": start}),
            due=_aware(cohort.due),
            figures=drawing.figures(cohort, everybody),
            columns=drawing.columns(cohort),
            rows=tuple(drawing.row(cohort, line) for line in found[start : start + PAGE]),
            found=len(found),
            troubles=tuple(map(drawing.trouble, costly)),
            reading=self._reading(query.module),
            read_at=self._read_at,
            blind=self._is_blind(query.module),
        )

    def _findings(self, module: str) -> tuple[tuple[Line, ...], tuple[Trouble, ...]]:
        """Everybody and every exercise, worked out again only when more is known."""
        cohort, known = self._cohort(module), self._known[module]
        state = (id(cohort), len(known))
        if module not in self._found or self._found[module][0] != state:
            self._found[module] = (state, lines(cohort, known), troubles(cohort, known))
        return self._found[module][1:]

    def _parts(self, request: CohortRequest) -> Parts:
        module = request.query.module if isinstance(request, Look | Read) else request.module
        if isinstance(request, Look) and request.anew:
            self._look_again()
        if module not in {one.id for one in self._modules}:
            return {"refused": NO_MODULE}, []
        match request:
            case Look():
                return {"board": self.board(request.query)}, []
            case Read():
                return self._read_on(request.query), []
            case About():
                person = self._person(module, request.learner)
                return ({"person": person} if person else {"refused": NO_LEARNER}), []
            case Export():
                content = grades_file([self._cohort(module)], request.format)
                name = f"grades-{module.partition('-')[0]}.{request.format}"
                return {"document": Document(name=name, mime=MIMES[request.format])}, [content]

    def _look_again(self) -> None:
        """The gradebook as it is now; answers are read again where something was handed in since."""
        with GradebookReader(self._address) as gradebook:
            names = list(gradebook.assignments())
            cohorts = {name: gradebook.cohort(name, modules_folder()) for name in names}
        for name, cohort in cohorts.items():
            before = {work.learner.id: work for work in self._cohorts[name].works} if name in self._cohorts else {}
            known = self._known.get(name, {})
            unchanged = {one.learner.id for one in cohort.works if before.get(one.learner.id) == one}
            self._known[name] = {learner: seen for learner, seen in known.items() if learner in unchanged}
        self._cohorts = cohorts
        self._modules = tuple(Choice(id=name, title=cohorts[name].title) for name in names)
        self._read_at = datetime.now(UTC)

    def _cohort(self, module: str) -> Cohort:
        return self._cohorts[module]

    def _read_on(self, query: Query) -> dict[str, object]:
        """Some more answers; the whole page again once all are read."""
        module, known = query.module, self._known[query.module]
        waiting = [work.learner.id for work in self._cohort(module).works if work.learner.id not in known]
        until = self._clock() + PATIENCE
        for learner in waiting:
            folder = self._folder / AUTOGRADED / learner / module
            known[learner] = evidence(folder, learner, module, self._exercises(module))
            if self._clock() > until:
                break
        reading = self._reading(module)
        return {"reading": reading, **({"board": self.board(query)} if reading.done == reading.total else {})}

    def _reading(self, module: str) -> Reading:
        total = len(self._cohort(module).works)
        return Reading(done=len(self._known[module]), total=total, keys=bool(self._exercises(module)) or not total)

    def _exercises(self, module: str) -> dict[str, AnyExercise]:
        """The module's exercises with their keys, as far as they are at hand."""
        if module not in self._keys:
            try:
                found = {task.id: find_authored(task.id) for task in self._cohort(module).tasks}
            except ContentError:  # an author is at work on the file: points and states are shown all the same
                found = {}
            self._keys[module] = {id: exercise for id, exercise in found.items() if exercise is not None}
        return self._keys[module]

    def _person(self, module: str, learner: str) -> Person | None:
        everybody, _ = self._findings(module)
        line = next((one for one in everybody if one.learner.id == learner), None)
        if line is None:
            return None
        seen, opens = self._known[module].get(learner), not self._is_blind(module)
        return drawing.person(self._cohort(module), line, seen, datetime.now(UTC), opens)

    def _is_blind(self, module: str) -> bool:
        """True also where the rules cannot be read: hiding harms nobody."""
        try:
            return policy_of(module, self._folder).blind
        except ContentError:
            return True


def _aware(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None
