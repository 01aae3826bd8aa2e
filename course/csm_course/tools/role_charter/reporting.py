"""The charter as a document: purpose, results, duties, what others do, the week, and what to look at again."""

from collections.abc import Iterator, Sequence

from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.role_charter.inputs import KINDS, TRIGGERS, Inputs
from csm_course.tools.role_charter.result import Result
from csm_course.tools.role_charter.solving import named
from csm_course.tools.wording import count, number, percent

SLACK, ENABLING, ON_REQUEST = 0.1, 0.25, 0.5
"""The course's own rules of thumb: a tenth of the week free, a quarter of it enabling, half of it planned ahead."""

_OWN = (
    "This course reads the E of RAPAE as evaluation. Its rules of thumb for a week: 10% free, 25% research, analysis"
    " and planning, half of it planned ahead."
)


def report(inputs: Inputs, result: Result) -> Report:
    """The document, with cautions where a week like this would not hold."""
    return Report(
        headline=Figure(
            label="Planned in an average week",
            value=f"{number(result.planned, 1)} of {count(inputs.capacity, 'hour')}",
            note=inputs.role or "Name the role above",
        ),
        figures=_figures(result),
        notes=tuple(_notes(inputs, result)),
        tables=tuple(_tables(inputs, result)),
    )


def _figures(result: Result) -> tuple[Figure, ...]:
    return (
        Figure(
            label="Research, analysis, planning", value=_percent(result.enabling_share), note="of the hours planned"
        ),
        Figure(label="Action", value=_percent(result.action_share), note="of the hours planned"),
        Figure(label="On request", value=_percent(result.on_request_share), note="of the hours planned"),
        Figure(label="Free for surprises", value=count(result.free, "hour"), note=percent(result.free_share, 0)),
    )


def _percent(share: float | None) -> str:
    return "n/a" if share is None else percent(share, 0)


def _notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    if result.free < 0:
        text = f"The week is {count(-result.free, 'hour')} longer than you work. Shorten, hand over or drop something."
        yield Note(kind="caution", text=text, field="week")
    elif result.planned and result.free_share < SLACK:
        yield Note(
            kind="caution",
            text="Less than a tenth of the week is free for surprises. What could you shorten or drop?",
            field="week",
        )
    if result.enabling_share is not None and result.enabling_share < ENABLING:
        text = "Less than a quarter goes to research, analysis and planning: action will rest on guesses."
        yield Note(kind="caution", text=text, field="week")
    if result.on_request_share is not None and result.on_request_share > ON_REQUEST:
        text = "More than half of the week waits for someone to ask. Others set your priorities."
        yield Note(kind="caution", text=text, field="week")
    if result.planned and not result.evaluation:
        yield Note(
            kind="caution",
            text="No time to evaluate, so you will not know what worked. Half an hour a week is a start.",
            field="week",
        )
    if result.complete_aims < result.aims:
        yield Note(kind="caution", text="A result without measure and date cannot be reached or missed.", field="aims")
    if not result.has_mission:
        yield Note(kind="info", text="Say in one or two sentences what the role is for.", field="mission")
    yield Note(kind="info", text=_OWN)


def _tables(inputs: Inputs, result: Result) -> Iterator[Table]:
    yield _table("What the role is for", ("Role", "Purpose"), [(inputs.role or "–", inputs.mission or "–")])
    aims = [(aim.outcome, aim.measure or "–", aim.due or "–") for aim in inputs.aims if aim.outcome]
    yield _table("Results I answer for", ("Result", "Measured by", "By when"), aims)
    duties = [(duty.task, duty.partner or "–") for duty in inputs.duties if duty.task]
    yield _table("What I do", ("What", "Together with"), duties)
    left = [(one.task, one.owner or "–") for one in inputs.handovers if one.task]
    yield _table("What I leave to others", ("What", "Who does it"), left)
    week = [(one.name, KINDS[one.kind], TRIGGERS[one.trigger], number(one.hours, 1)) for one in named(inputs.week)]
    yield _table("My average week", ("Activity", "Type", "Trigger", "Hours"), week)
    hours = [(label, number(getattr(result, kind), 1), _of(result, kind)) for kind, label in KINDS.items()]
    yield _table("Hours by type", ("Type", "Hours", "Share of the hours planned"), hours)


def _of(result: Result, kind: str) -> str:
    return percent(getattr(result, kind) / result.planned, 0) if result.planned else "n/a"


def _table(caption: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    return Table(caption=caption, columns=columns, rows=tuple(rows) or (("–",) * len(columns),))
