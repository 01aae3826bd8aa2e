"""Checklists that are gone through once for each phase of a rollout: what is done, what is not, what holds it up.

Tools that are checklists differ in their questions only; when a phase is ready is the same for all of them.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from csm_course.model import Model
from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.fields import Line, Passage, RowId
from csm_course.tools.form import ask
from csm_course.tools.wording import count, percent

Tick = Literal["open", "yes", "no", "not_needed"]
TICKS: dict[str, str] = {"open": "Open", "yes": "Yes", "no": "No", "not_needed": "Not needed"}


class Item(Model):
    """One question of one phase. `no` is an answer too: it says what stands in the way."""

    id: RowId = ask("Row", "hidden", default="")
    phase: Line = ask("Phase", "text", default="Phase 1")
    question: Line = ask("Question", "text", default="")
    tick: Tick = ask("Answer", "choice", default="open", choices=TICKS)
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")
    note: Passage = ask("Note", "text", default="")


class PhaseState(Model):
    """How far one phase is; `needed` leaves out what is not needed. `share` is None where nothing is needed."""

    phase: str
    needed: int
    yes: int
    no: int
    open: int
    share: float | None
    is_ready: bool


class Progress(Model):
    """How far all phases are. `current` is the phase being worked on, empty when every one is ready."""

    phases: tuple[PhaseState, ...]
    ready: int
    current: str
    yes: int
    no: int
    open: int


def standing_items(questions: Sequence[str], phases: Sequence[str]) -> tuple[Item, ...]:
    """The rows a tool brings: every question once for each phase, with ids that stay."""
    return tuple(
        Item(id=f"p{at}-{place:02}", phase=phase, question=question)
        for at, phase in enumerate(phases, 1)
        for place, question in enumerate(questions, 1)
    )


def progress(items: Sequence[Item]) -> Progress:
    """The state of every phase. At hand is the first that has begun and is not ready, else the first not ready."""
    found = states(items)
    begun = (one.phase for one in found if not one.is_ready and one.yes + one.no)
    waiting = (one.phase for one in found if not one.is_ready)
    return Progress(
        phases=found,
        ready=sum(one.is_ready for one in found),
        current=next(begun, next(waiting, "")),
        yes=sum(one.yes for one in found),
        no=sum(one.no for one in found),
        open=sum(one.open for one in found),
    )


def states(items: Sequence[Item]) -> tuple[PhaseState, ...]:
    """The state of each phase, in the order in which the phases first appear."""
    phases = dict.fromkeys(item.phase for item in items if item.question)
    return tuple(_state(phase, [item for item in items if item.phase == phase and item.question]) for phase in phases)


def progress_report(headline: Figure, items: Sequence[Item], result: Progress, own: str) -> Report:
    """The phase at hand first, then how far all phases are; `own` says whose words the questions are."""
    left = (open_table(items, result.current),) if result.current else ()
    return Report(
        headline=headline,
        figures=state_figures(result.phases),
        notes=(*state_notes(result, "items"), Note(kind="info", text=own)),
        tables=(*left, state_table(result.phases)),
    )


def state_figures(found: Sequence[PhaseState]) -> tuple[Figure, ...]:
    """How far each phase is."""
    return tuple(
        Figure(label=one.phase, value=f"{one.yes} of {one.needed}", note="ready" if one.is_ready else _held_up(one))
        for one in found
    )


def state_notes(result: Progress, field: str) -> Iterator[Note]:
    """What holds the current phase up, and phases that have begun before the one before them was ready."""
    now = next((one for one in result.phases if one.phase == result.current), None)
    if now is None:
        yield Note(
            kind="info", text="Every phase is ready. Keep the list as evidence, and add a phase when the rollout grows."
        )
    elif now.no:
        text = f"{now.phase} is not ready: {count(now.no, 'answer')} “no”. Say in the note what has to happen."
        yield Note(kind="caution", text=text, field=field)
    else:
        yield Note(
            kind="info",
            text=f"{now.phase}: {count(now.open, 'question')} still open. Answer with those who know.",
            field=field,
        )
    for before, after in pairwise(result.phases):
        if after.yes and not before.is_ready:
            text = (
                f"{after.phase} has begun although {before.phase} is not ready. Finish that one first, or say why not."
            )
            yield Note(kind="caution", text=text, field=field)


def state_table(found: Sequence[PhaseState]) -> Table:
    """One row for each phase."""
    rows = tuple((one.phase, str(one.yes), str(one.no), str(one.open), _share(one)) for one in found)
    return Table(caption="How far each phase is", columns=("Phase", "Yes", "No", "Open", "Done"), rows=rows)


def open_table(items: Sequence[Item], phase: str) -> Table:
    """What is left to do in one phase: what was answered with no first."""
    left = [item for item in items if item.phase == phase and item.question and item.tick in ("open", "no")]
    left.sort(key=lambda item: item.tick != "no")
    rows = tuple((item.question, TICKS[item.tick], item.owner or "–", item.note or "–") for item in left)
    return Table(caption=f"Still to do: {phase}", columns=("Question", "Answer", "Owner", "Note"), rows=rows)


def _state(phase: str, items: Sequence[Item]) -> PhaseState:
    ticks = [item.tick for item in items if item.tick != "not_needed"]
    yes = ticks.count("yes")
    return PhaseState(
        phase=phase,
        needed=len(ticks),
        yes=yes,
        no=ticks.count("no"),
        open=ticks.count("open"),
        share=yes / len(ticks) if ticks else None,
        is_ready=yes == len(ticks),
    )


def _held_up(one: PhaseState) -> str:
    return f"{one.no} no, {one.open} open" if one.no else f"{one.open} open"


def _share(one: PhaseState) -> str:
    return "n/a" if one.share is None else percent(one.share, 0)
