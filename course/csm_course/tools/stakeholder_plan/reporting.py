"""What is planned this month, what drags, and who is left out."""

from collections.abc import Iterator

from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.stakeholder_plan.inputs import STATUSES, Inputs
from csm_course.tools.stakeholder_plan.result import Result
from csm_course.tools.wording import day_or_dash


def report(inputs: Inputs, result: Result) -> Report:
    """The current month first, then how the months compare."""
    return Report(
        headline=_headline(result),
        notes=tuple(_notes(result)),
        tables=tuple(_tables(inputs, result)),
    )


def _headline(result: Result) -> Figure:
    now = next((one for one in result.months if one.month == result.current), None)
    if now is None or not now.contacts:
        return Figure(
            label=f"{result.current or 'This month'}: contacts done", value="–", note="Plan the first contact"
        )
    return Figure(label=f"{now.month}: contacts done", value=f"{now.done} of {now.contacts}")


def _notes(result: Result) -> Iterator[Note]:
    if result.left_out:
        text = (
            f"High authority or interest, but no contact in {result.current}: {', '.join(result.left_out)}. Plan one."
        )
        yield Note(kind="caution", text=text, field="plan")
    if result.dragging:
        text = f"Moved more than once: {', '.join(result.dragging)}. Do it, change it or drop it."
        yield Note(kind="caution", text=text, field="plan")
    if any(one.aimless for one in result.months):
        text = "Some contacts have no aim. What should be different afterwards?"
        yield Note(kind="info", text=text, field="plan")
    if result.unknown:
        text = f"Not among the stakeholders: {', '.join(result.unknown)}. Add them, or correct the name."
        yield Note(kind="info", text=text, field="stakeholders")


def _tables(inputs: Inputs, result: Result) -> Iterator[Table]:
    rows = [
        (one.person, one.aim or "–", one.action or "–", one.owner or "–", day_or_dash(one.day), STATUSES[one.status])
        for one in inputs.plan
        if one.person and one.month == result.current
    ]
    if rows:
        columns = ("With whom", "Aim", "What we do", "Who does it", "When", "Status")
        yield Table(caption=f"Plan for {result.current}", columns=columns, rows=tuple(rows))
    months = tuple(
        (one.month, str(one.contacts), str(one.done), str(one.moved)) for one in result.months if one.contacts
    )
    if len(months) > 1:
        yield Table(caption="Month by month", columns=("Month", "Contacts", "Done", "Moved"), rows=months)
