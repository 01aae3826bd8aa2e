"""The report that is due next, and who hears nothing yet."""

from collections.abc import Iterator

from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.engagement_reporting.inputs import RHYTHMS, Inputs
from csm_course.tools.engagement_reporting.result import Due, Result
from csm_course.tools.wording import count, day_or_dash, due_in

OWN = "The framework names this checklist, but not its contents; the ten standing reports are this course's own."


def report(inputs: Inputs, result: Result) -> Report:
    """What to write next; then the plan of all reports."""
    return Report(
        headline=_headline(result),
        figures=(
            Figure(label="Reports with a reader", value=str(len(result.reports))),
            Figure(label="Late", value=str(result.late)),
            Figure(label="Never sent", value=str(result.never)),
        ),
        notes=tuple(_notes(inputs, result)),
        tables=tuple(_tables(result)),
    )


def _headline(result: Result) -> Figure:
    if not result.reports:
        return Figure(label="Next report", value="–", note="Say who needs to know")
    first = result.reports[0]
    return Figure(label=f"Next report, to {first.reader}", value=first.name, note=_when(first))


def _when(one: Due) -> str:
    return "never sent yet" if one.due is None else due_in(one.days_left)


def _notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    if result.unheard:
        text = f"High authority or interest, but no report: {', '.join(result.unheard)}. Ask what they need to know."
        yield Note(kind="caution", text=text, field="duties")
    if result.late:
        yield Note(
            kind="caution",
            text=f"{count(result.late, 'report')} late. Send what you know, and say what is missing.",
            field="duties",
        )
    if result.unwritten:
        yield Note(
            kind="caution",
            text=f"Nobody writes it yet: {', '.join(result.unwritten)}. Name one person for each.",
            field="duties",
        )
    if any(one.due for one in result.reports) and inputs.today is None:
        yield Note(kind="info", text="Enter a date under “As of” to see what is late.", field="today")
    yield Note(kind="info", text=OWN)


def _tables(result: Result) -> Iterator[Table]:
    rows = [
        (one.name, one.reader, one.form or "–", RHYTHMS[one.rhythm], day_or_dash(one.due)) for one in result.reports
    ]
    if rows:
        columns = ("What is reported", "To whom", "Form", "How often", "Due")
        yield Table(caption="Reports, the next one first", columns=columns, rows=tuple(rows))
