"""What the plan has thought of, and what it would founder on."""

from collections.abc import Iterator

from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.practical_considerations.inputs import Inputs
from csm_course.tools.practical_considerations.result import Result
from csm_course.tools.practical_considerations.solving import short
from csm_course.tools.wording import day_or_dash, number

OWN = "The framework lists eight standard considerations; the words used for them here are this course's own."


def report(inputs: Inputs, result: Result) -> Report:
    """How many considerations are planned for, and those that are not."""
    return Report(
        headline=Figure(label="Planned for", value=f"{result.planned} of {result.considerations}", note=_next(result)),
        figures=(
            Figure(label="Looked at", value=number(result.looked_at)),
            Figure(label="Settled", value=number(result.settled), note="with a date"),
        ),
        notes=tuple(_notes(result)),
        tables=tuple(_table(inputs)),
    )


def _next(result: Result) -> str:
    waiting = (*result.unplanned, *result.not_looked_at)
    return f"Next: {waiting[0]}" if waiting else "Each has an action and an owner"


def _notes(result: Result) -> Iterator[Note]:
    if result.unplanned:
        text = f"Known, but nobody deals with it: {', '.join(result.unplanned)}. Name an action and an owner."
        yield Note(kind="caution", text=text, field="considerations")
    if result.not_looked_at:
        text = f"Not looked at yet: {', '.join(result.not_looked_at)}. Write “no issue” where there is none."
        yield Note(kind="info", text=text, field="considerations")
    yield Note(kind="info", text=OWN)


def _table(inputs: Inputs) -> Iterator[Table]:
    rows = [
        (short(one.name), one.situation, one.action or "–", one.owner or "–", day_or_dash(one.settled))
        for one in inputs.considerations
        if one.name and one.situation
    ]
    columns = ("Consideration", "How it is here", "What we do", "Owner", "Settled on")
    if rows:
        yield Table(caption="What the plan takes into account", columns=columns, rows=tuple(rows))
