"""One instructor with a panel of judges: begins it, keeps what they say, and tells what it comes to."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from csm_autograder.assessment.angoff import NotRated, Panel, Question, panel_of, read_sheet, sheet_bytes
from csm_autograder.assessment.angoff.keeping import FOLDER, PanelFolder
from csm_autograder.assessment.angoff.panel import LONGEST_NAME
from csm_autograder.assessment.angoff.ratings import named, rating_of
from csm_autograder.assessment.angoff.today import today
from csm_autograder.assessment.statistics.facility import facility_of
from csm_autograder.assessment.statistics.rows import assessment_of
from csm_autograder.assessment.statistics.sources import Bank
from csm_widgets.angoff import drawing, wording
from csm_widgets.angoff.messages import (
    Anew,
    Angoff,
    AngoffBoard,
    AngoffRequest,
    BeginPanel,
    ChangeJudges,
    Entry,
    Fault,
    Kind,
    PanelView,
    Rate,
    RepeatRound,
    SheetAway,
    SheetIn,
    Standing,
)
from csm_widgets.envelope import Choice, Document, Parts

MOST_BYTES = 5_000_000
MIMES: dict[Kind, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Impact = Callable[[str], tuple[dict[str, float], bool]]
"""The share right of each question of an assessment, and whether it comes from rehearsals."""


class AngoffDesk:
    """The panels of the course in `folder`, on the questions of its bank."""

    def __init__(self, folder: Path, bank: Bank, impact: Impact) -> None:
        self._panels = PanelFolder(folder / FOLDER)
        self._bank = bank
        self._impact = impact

    def parts(self, request: AngoffRequest, files: list[bytes]) -> Parts:
        """What the page asks for, and the bytes that go with it. Raises `NotRated` with what to do."""
        match request:
            case Angoff():
                name = assessment_of(request.assessment)
                return {"angoff": self._board(name if name in self._bank.titles() else self._first())}, []
            case BeginPanel():
                self._begin(request)
            case ChangeJudges():
                self._change_judges(request)
            case RepeatRound():
                self._panels.keep(self._panel(request.assessment).repeated())
            case SheetIn():
                self._take(request, files[0] if files else b"")
            case Anew():
                self._panels.set_aside(self._known(request.assessment))
            case Rate():
                return self._rate(request), []
            case SheetAway():
                return self._sheet(request.assessment, request.format)
        return {"angoff": self._board(request.assessment)}, []

    def _first(self) -> str:
        """The assessment whose panel was at work last; else the first there is."""
        names = list(self._bank.titles())
        if not names:
            raise NotRated(wording.NOTHING)
        at = {name: when for name in names if (when := self._panels.kept_at(name))}
        return max(at, key=lambda name: at[name]) if at else names[0]

    def _board(self, assessment: str) -> AngoffBoard:
        titles = self._bank.titles()
        try:
            panel, trouble = self._panels.read(self._known(assessment)), ""
        except NotRated as damaged:
            panel, trouble = None, str(damaged)
        return AngoffBoard(
            assessments=tuple(Choice(id=name, title=title) for name, title in titles.items()),
            assessment=assessment,
            title=titles[assessment],
            length=self._bank.length(assessment) or 0,
            pool=len(self._bank.questions(assessment)),
            panel=self._view(panel) if panel else None,
            trouble=trouble,
        )

    def _view(self, panel: Panel) -> PanelView:
        ids = [one.id for one in panel.questions]
        known, rehearsed = self._facility(panel)
        said = wording.IMPACT_REHEARSED if rehearsed else wording.IMPACT
        stems = {one.id: drawing.stem_html(one.text, self._bank.story(one.id)) for one in panel.questions}
        keys = {id: drawing.key_html(self._bank.key(id)) for id in ids}
        return PanelView(
            judges=panel.judges,
            questions=drawing.question_views(panel, stems, keys, known),
            standing=self._standing(panel, known, self._panels.kept_at(panel.assessment)),
            impact=said.format(title=self._bank.title(panel.assessment)) if known else "",
        )

    def _begin(self, request: BeginPanel) -> None:
        name = self._known(request.assessment)
        if self._panels.read(name) is not None:
            raise NotRated(wording.THERE_IS_ONE)
        whole = request.questions == "all"
        found = self._bank.questions(name) if whole else self._bank.form(name)
        if not found:
            raise NotRated(wording.NO_FORM)
        questions = tuple(Question(id=id, text=stem) for id, stem in found)
        judges = named(tuple(one[:LONGEST_NAME] for one in request.judges))
        self._panels.keep(Panel(assessment=name, questions=questions, judges=judges))

    def _change_judges(self, request: ChangeJudges) -> None:
        panel = self._panel(request.assessment)
        if request.leave:
            panel = panel.left(request.leave)
        if request.join:
            panel = panel.joined(request.join)
        self._panels.keep(panel)

    def _rate(self, request: Rate) -> dict[str, object]:
        """Each entry that can be read is kept; the others come back with what is wrong."""
        panel, faults = self._panel(request.assessment), []
        for entry in request.entries:
            try:
                panel = _entered(panel, entry)
            except NotRated as refused:
                faults.append(Fault(round=entry.round, judge=entry.judge, question=entry.question,
                                    sentence=str(refused)))  # fmt: skip
        saved = self._panels.keep(panel)
        known, _ = self._facility(panel)
        return {"standing": self._standing(panel, known, saved), "faults": tuple(faults)}

    def _sheet(self, assessment: str, kind: Kind) -> Parts:
        panel = self._panel(assessment)
        known, _ = self._facility(panel)
        lines = [(one.id, one.text, known.get(one.id)) for one in panel.questions]
        content = sheet_bytes(lines, panel.judges, kind, panel.rating)
        return {"document": Document(name=f"angoff-{assessment}.{kind}", mime=MIMES[kind])}, [content]

    def _take(self, request: SheetIn, content: bytes) -> None:
        """The sheet takes the place of the panel, which is kept aside if it had said anything else."""
        name = self._known(request.assessment)
        if not content or len(content) > MOST_BYTES:
            raise NotRated(wording.TOO_LARGE if content else wording.NO_FILE)
        former = self._panels.read(name)
        texts = dict((*self._bank.questions(name), *self._bank.form(name)))
        texts |= {one.id: one.text for one in former.questions} if former else {}
        taken = panel_of(name, read_sheet(content, request.name, texts), texts)
        if former is not None and former != taken:
            self._panels.set_aside(name)
        self._panels.keep(taken)

    def _facility(self, panel: Panel) -> tuple[dict[str, float], bool]:
        """The share right of each of the panel's questions, where it is known."""
        known, rehearsed = self._impact(panel.assessment)
        shares = {one.id: facility_of(known, one.id) for one in panel.questions}
        return {id: share for id, share in shares.items() if share is not None}, rehearsed

    def _standing(self, panel: Panel, known: dict[str, float], saved: datetime | None) -> Standing:
        held = partial(today, self._bank, panel.assessment)
        return drawing.standing(panel, known, self._length(panel), saved, held)

    def _length(self, panel: Panel) -> int:
        return self._bank.length(panel.assessment) or len(panel.questions)

    def _known(self, assessment: str) -> str:
        """The name of an assessment of the course: nothing else ever becomes the name of a file."""
        if assessment not in self._bank.titles():
            raise NotRated(wording.NO_ASSESSMENT)
        return assessment

    def _panel(self, assessment: str) -> Panel:
        found = self._panels.read(self._known(assessment))
        if found is None:
            raise NotRated(wording.NO_PANEL)
        return found


def _entered(panel: Panel, entry: Entry) -> Panel:
    return panel.rated(entry.round - 1, entry.judge, entry.question, rating_of(entry.text))
