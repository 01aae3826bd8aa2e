"""What the engagement taught: improvements with their owners, lessons, and what there is to celebrate."""

from collections.abc import Iterator

from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.engagement_evaluation.inputs import EVALUATED, KINDS, Inputs
from csm_course.tools.engagement_evaluation.result import Result
from csm_course.tools.wording import day_or_dash


def report(inputs: Inputs, result: Result) -> Report:
    """How far the evaluation is, what is loose, and the notes kind by kind."""
    return Report(
        headline=Figure(
            label="Phases evaluated", value=f"{result.complete} of {len(result.phases)}", note=_next(result)
        ),
        figures=(
            Figure(label="Notes", value=str(result.notes)),
            Figure(label="Successes", value=str(result.successes)),
            Figure(label="Improvements nobody has taken on", value=str(len(result.loose))),
        ),
        notes=tuple(_notes(result)),
        tables=tuple(_tables(inputs)),
    )


def _next(result: Result) -> str:
    waiting = next((one for one in result.phases if one.missing), None)
    return f"Next: {waiting.phase}" if waiting else "All six phases"


def _notes(result: Result) -> Iterator[Note]:
    if not result.notes:
        text = "Begin with the phase that ended last, while everybody remembers it."
        yield Note(kind="info", text=text, field="findings")
        return
    if result.loose:
        text = f"Owner or date is missing: {'; '.join(result.loose)}. Without both, an improvement stays a wish."
        yield Note(kind="caution", text=text, field="findings")
    if not result.successes:
        yield Note(
            kind="caution", text="No success noted yet. What would the customer thank you for?", field="findings"
        )
    for one in result.phases:
        if one.missing and any(one.counts.values()):
            yield Note(kind="info", text=f"{one.phase}: nothing noted yet under {', '.join(one.missing)}.")


def _tables(inputs: Inputs) -> Iterator[Table]:
    """The improvements first: they are what somebody has to do."""
    for kind in ("improvement", "lesson", "challenge", "tool", "success"):
        rows = [
            (one.name, EVALUATED[one.phase], one.owner or "–", day_or_dash(one.due))
            for one in inputs.findings
            if one.name and one.kind == kind
        ]
        if rows:
            columns = ("What we noted", "Phase", "Owner", "By when")
            yield Table(caption=KINDS[kind], columns=columns, rows=tuple(rows))
