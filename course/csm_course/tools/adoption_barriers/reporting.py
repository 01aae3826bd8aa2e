"""The worst barrier, and those nobody attends to."""

from collections.abc import Iterator

from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.adoption_barriers.inputs import Inputs
from csm_course.tools.adoption_barriers.result import Result
from csm_course.tools.adoption_barriers.solving import SEVERE
from csm_course.tools.wording import count


def report(_inputs: Inputs, result: Result) -> Report:
    """The barriers that stand, the worst first."""
    return Report(
        headline=_headline(result),
        figures=(
            Figure(label="Still standing", value=str(len(result.standing)), note=f"{result.overcome} overcome"),
            Figure(label=f"Severity {SEVERE} or 5", value=str(result.severe)),
            Figure(label="Of these without action or owner", value=str(result.unattended)),
        ),
        notes=tuple(_notes(result)),
        tables=tuple(_table(result)),
    )


def _headline(result: Result) -> Figure:
    if not result.standing:
        return Figure(label="Worst barrier", value="None" if result.overcome else "–", note=_when_none(result))
    worst = result.standing[0]
    return Figure(label="Worst barrier", value=worst.name, note=_severity(worst.severity))


def _when_none(result: Result) -> str:
    return "All are overcome" if result.overcome else "Name what stands in the way"


def _notes(result: Result) -> Iterator[Note]:
    if not result.standing and not result.overcome:
        text = "Ask each group what keeps it from starting tomorrow. The first answers are barriers."
        yield Note(kind="info", text=text, field="barriers")
    if result.unattended:
        text = f"{count(result.unattended, 'severe barrier')} without an action or an owner. Settle these first."
        yield Note(kind="caution", text=text, field="barriers")
    if result.unrated:
        text = f"{count(result.unrated, 'barrier')} not rated yet. Rate the severity, or the order says little."
        yield Note(kind="info", text=text, field="barriers")
    yield Note(
        kind="info",
        text="The framework rates barriers by severity alone: they are there already, so likelihood plays no part.",
    )


def _table(result: Result) -> Iterator[Table]:
    rows = [(one.name, _severity(one.severity), one.action or "–", one.owner or "–") for one in result.standing]
    if rows:
        columns = ("Barrier", "Severity", "Actions", "Owner")
        yield Table(caption="Barriers, the worst first", columns=columns, rows=tuple(rows))


def _severity(rating: int | None) -> str:
    return "not rated" if rating is None else f"severity {rating} of 5"
