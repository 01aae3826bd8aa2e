"""The effort this customer deserves, the aims of the phases, and the roadmap."""

from collections.abc import Iterator

from csm_course.pictures.phases import by_phase
from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.customer_engagement_strategy.inputs import Inputs
from csm_course.tools.customer_engagement_strategy.result import EFFORTS, Result

_MEANING = {
    "light": "Standard service and an occasional check: both priority and need for help are below their limits.",
    "regular": "A plan with milestones and regular meetings: priority or need for help is high. Watch the other.",
    "intense": "Priority and need for help are both high: reserve time here first, and say what has to wait.",
}
CONVENTION = (
    "The framework asks for priority, complexity and maturity. The scales of 1 to 5 are this course's convention,"
    " and so are the limits from which need (7) and priority (4) count as high."
)


def report(inputs: Inputs, result: Result) -> Report:
    """The effort first, then what is not thought through yet."""
    picture = by_phase("Roadmap of the engagement", inputs.activities, inputs.milestones, None, "engagement-strategy")
    return Report(
        headline=_headline(result),
        figures=(
            Figure(label="Need for help", value=_of(result.need), note="complexity + 6 − maturity"),
            Figure(label="Phases with an aim", value=f"{result.aimed} of {len(inputs.phases)}"),
            Figure(label="Aims with a measure", value=f"{result.measured} of {len(inputs.phases)}"),
        ),
        notes=tuple(_notes(result)),
        drawings=(picture,) if picture else (),
        tables=(_phases(inputs),),
    )


def _headline(result: Result) -> Figure:
    if result.effort is None:
        return Figure(label="Effort", value="–", note="Rate priority, complexity and maturity")
    return Figure(label="Effort", value=EFFORTS[result.effort], note=_MEANING[result.effort])


def _notes(result: Result) -> Iterator[Note]:
    if result.without_aim:
        text = f"Without an aim: {', '.join(result.without_aim)}. Say what each has to reach, not what is done in it."
        yield Note(kind="info", text=text, field="phases")
    if not result.outcomes:
        yield Note(
            kind="caution",
            text="No outcome yet: name at least one, or the strategy does not say what it is for.",
            field="outcomes",
        )
    if result.vague_outcomes:
        text = f"Measure, target or date is missing: {', '.join(result.vague_outcomes)}. Agree them with the customer."
        yield Note(kind="caution", text=text, field="outcomes")
    if result.phases_without_milestone:
        text = f"Phases without a dated milestone: {', '.join(result.phases_without_milestone)}."
        yield Note(kind="info", text=text, field="milestones")
    yield Note(kind="info", text=CONVENTION)


def _phases(inputs: Inputs) -> Table:
    rows = tuple((one.name, one.outcome or "–", one.measure or "–", one.approach or "–") for one in inputs.phases)
    columns = ("Phase", "What it has to reach", "Measured by", "How we go about it")
    return Table(caption="The seven phases", columns=columns, rows=rows)


def _of(need: int | None) -> str:
    return "–" if need is None else f"{need} (scale 2 to 10)"
