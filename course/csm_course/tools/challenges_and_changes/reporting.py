"""What is open, in the order in which it falls due, and what nobody answers for."""

from collections.abc import Iterator

from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.challenges_and_changes.inputs import Inputs
from csm_course.tools.challenges_and_changes.result import Result
from csm_course.tools.wording import count, due_in


def report(inputs: Inputs, result: Result) -> Report:
    """Open entries first; cautions for those that would be forgotten."""
    return Report(
        headline=Figure(label="Open challenges and changes", value=str(len(result.open)), note=_next(result)),
        figures=_figures(result),
        notes=tuple(_notes(inputs, result)),
        tables=(_table(result),) if result.open else (),
    )


def _next(result: Result) -> str:
    return f"Next: {result.open[0].name}" if result.open else "Nothing is open"


def _figures(result: Result) -> tuple[Figure, ...]:
    solved = "n/a" if result.median_days is None else count(result.median_days, "day")
    return (
        Figure(label="Resolved", value=f"{result.resolved} of {result.entries}"),
        Figure(label="Late", value=str(result.late)),
        Figure(label="Without owner", value=str(result.without_owner)),
        Figure(label="Typical time to resolve", value=solved, note="median, from raised to resolved"),
    )


def _notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    if not result.entries:
        text = "Nothing here yet. Ask users each week what has become harder, and write it down in their words."
        yield Note(kind="info", text=text, field="challenges")
    if result.late:
        text = f"Late: {result.late}. Agree a new deadline with the owner, or find help."
        yield Note(kind="caution", text=text, field="challenges")
    if result.without_owner:
        yield Note(kind="caution", text="What nobody owns stays open. Name one person for each.", field="challenges")
    if result.without_deadline:
        yield Note(kind="caution", text="An entry without a deadline is never late. Set one.", field="challenges")
    if result.backwards:
        text = f"Resolved before it was raised: {', '.join(result.backwards)}. Correct one of the two days."
        yield Note(kind="caution", text=text, field="challenges")
    if any(not one.has_action for one in result.open):
        yield Note(kind="info", text="Say for each entry what will be done next.", field="challenges")
    if result.open and inputs.today is None:
        yield Note(kind="info", text="Enter a date under “As of” to see what is late.", field="today")


def _table(result: Result) -> Table:
    rows = tuple(
        (one.name, one.owner or "–", due_in(one.days_left), "yes" if one.has_action else "missing")
        for one in result.open
    )
    return Table(caption="Open, by deadline", columns=("Challenge or change", "Owner", "Due", "Action"), rows=rows)
