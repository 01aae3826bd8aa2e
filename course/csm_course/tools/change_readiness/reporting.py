"""Which barrier to treat first in each group, and which gaps to close."""

from collections.abc import Iterator

from csm_course.report import Figure, Note, Report, Table, listed
from csm_course.tools.change_readiness.inputs import ELEMENTS, Inputs
from csm_course.tools.change_readiness.pictures import elements, needs
from csm_course.tools.change_readiness.result import Readiness, Result
from csm_course.tools.change_readiness.solving import BARRIER
from csm_course.tools.change_readiness.treating import CLOSE, TREAT, WHAT
from csm_course.tools.wording import number

ORIGIN = (
    "The five elements follow the ADKAR model, described here in our own words. ADKAR is a mark of its owner, "
    "with whom this course has no connection and who does not endorse it. The rule of the first low element is its own."
)
SCALE = (
    "Knowledge, skills and attitude come from the sheet of impacted groups. Their 1-to-5 scale is this course's own."
)


def report(_inputs: Inputs, result: Result) -> Report:
    """The group to begin with; then the pictures, and what to do where."""
    shown = (elements(result), needs(result)) if result.groups else ()
    return Report(
        headline=_headline(result),
        figures=_figures(result),
        notes=tuple(_notes(result)),
        drawings=shown,
        tables=tuple(_tables(result)),
    )


def _headline(result: Result) -> Figure:
    if not result.groups:
        return Figure(label="Begin with", value="–", note="Name a group and rate it")
    if result.first:
        one = next(one for one in result.groups if one.name == result.first and one.state == "barrier")
        return Figure(
            label="Begin with", value=f"{one.name}: {ELEMENTS[one.element]}", note=f"Make sure they {WHAT[one.element]}"
        )
    if result.unrated:
        return Figure(label="Begin with", value="Rating", note="No barrier point can be named yet")
    return Figure(label="Begin with", value="No group is held up", note="Ask again in a month")


def _figures(result: Result) -> tuple[Figure, ...]:
    held = (
        Figure(label=f"Held up at {ELEMENTS[element]}", value=number(many)) for element, many in result.held.items()
    )
    return (
        *held,
        Figure(label="Past all five", value=str(result.through)),
        Figure(label="Not rated enough", value=str(result.unrated)),
    )


def _notes(result: Result) -> Iterator[Note]:
    if not result.groups:
        text = "The groups come from “Impacted groups”. Rate each with somebody who works in it, not from your desk."
        yield Note(kind="info", text=text, field="groups")
    yield from _later(result)
    if result.unrated:
        text = f"Rate next: {'; '.join(_unrated(result))}. What comes later cannot be judged before it."
        yield Note(kind="caution", text=text, field="groups")
    yield from _mistaken(result)
    if result.groups:
        yield Note(kind="info", text=ORIGIN)
        yield Note(kind="info", text=SCALE)


def _unrated(result: Result) -> list[str]:
    return [f"{one.name}, {ELEMENTS[one.element]}" for one in result.groups if one.state == "unrated"]


def _later(result: Result) -> Iterator[Note]:
    """Low ratings behind the barrier wait: treating them first is effort that does not hold."""
    waiting = [f"{one.name} ({', '.join(low)})" for one in result.groups if (low := _behind(one))]
    if waiting:
        text = f"Treat the barrier point alone for now. Low as well, but later in line: {'; '.join(waiting)}."
        yield Note(kind="info", text=text, field="groups")


def _behind(one: Readiness) -> list[str]:
    if one.state != "barrier":
        return []
    after = list(zip(ELEMENTS.values(), one.ratings, strict=True))[list(ELEMENTS).index(one.element) + 1 :]
    return [label for label, rating in after if rating is not None and rating <= BARRIER]


def _mistaken(result: Result) -> Iterator[Note]:
    """Training is the usual answer; it does not help those who do not know why, or do not want to."""
    early = [one.name for one in result.groups if one.state == "barrier" and one.element in ("awareness", "desire")]
    if early:
        text = f"Training alone will not help {', '.join(early)}: first why, and what is in it for them."
        yield Note(kind="caution", text=text, field="groups")


def _tables(result: Result) -> Iterator[Table]:
    treated = (
        (one.name, f"{ELEMENTS[one.element]} ({_rating(one)})", TREAT[one.element])
        for one in result.groups
        if one.state == "barrier"
    )
    yield from listed("What to treat first", ("Group", "Barrier point", "What helps"), treated)
    gaps = (
        (one.name, need.label, f"{need.now} → {need.goal}", need.words, CLOSE[need.name])
        for one in result.groups
        for need in sorted(one.needs, key=lambda need: -(need.gap or 0))
        if need.gap
    )
    yield from listed("Gaps to close", ("Group", "What", "Now → needed", "What they need", "Closed by"), gaps)


def _rating(one: Readiness) -> int | None:
    return one.ratings[list(ELEMENTS).index(one.element)]
