"""The light, the score, what pulls it down, and what is not known."""

from collections.abc import Iterator

from csm_course.drawing import Drawing, Tone
from csm_course.pictures.bars import Bar, bars
from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.health_score.inputs import LIGHTS, Inputs, Light
from csm_course.tools.health_score.result import Part, Result
from csm_course.tools.wording import number, percent

TONES: dict[Light, Tone] = {"green": "good", "amber": "warn", "red": "bad", "grey": "plain"}
CONVENTION = (
    "The framework names the seven indicators. Weights, limits and alarms are this course's own defaults: published"
    " ones differ widely. A score does not predict a renewal, so check it against customers who left."
)


def report(_inputs: Inputs, result: Result) -> Report:
    """The light first, in words; then what pulls the score down most."""
    return Report(
        headline=_headline(result),
        figures=tuple(_figures(result)),
        notes=tuple(_notes(result)),
        drawings=(picture(result),) if any(part.score is not None for part in result.parts) else (),
        tables=(_table(result),),
    )


def picture(result: Result) -> Drawing:
    """One bar for each indicator that is known, from 0 to 100."""
    known = [part for part in result.parts if part.score is not None]
    rows = [
        Bar(
            part.name, part.score or 0, f"{number(part.score or 0, 0)}, {LIGHTS[part.light].lower()}", TONES[part.light]
        )
        for part in known
    ]
    return bars("Indicators from 0 to 100", rows, "Each on its own scale, worst to best.", "health-score", 100)


def _headline(result: Result) -> Figure:
    score = "–" if result.score is None else f"{number(result.score, 0)} of 100"
    return Figure(label="Customer health", value=f"{LIGHTS[result.light]}: {score}", note=_why(result))


def _why(result: Result) -> str:
    if result.alarms:
        return f"Red because of an alarm: {', '.join(result.alarms)}"
    return "Too little is known for a light" if result.light == "grey" else ""


def _figures(result: Result) -> Iterator[Figure]:
    yield Figure(label="Coverage", value=percent(result.coverage, 0), note="of the weight has a value")
    worst = _worst(result)
    if worst:
        yield Figure(label="Pulls it down most", value=worst.name, note=f"costs {number(worst.lost, 1)} points")


def _worst(result: Result) -> Part | None:
    """The indicator that costs the score most, if any does."""
    worst = max(result.parts, key=lambda part: part.lost, default=None)
    return worst if worst and worst.lost else None


def _notes(result: Result) -> Iterator[Note]:
    if result.alarms and result.light_by_score != "red":
        text = f"The score alone would have said {LIGHTS[result.light_by_score].lower()}, and missed the alarm."
        yield Note(kind="caution", text=text, field="alarms")
    if result.missing:
        text = f"Not known: {', '.join(result.missing)}. Until you enter them, the other indicators share their weight."
        yield Note(kind="info", text=text, field="indicators")
    worst = _worst(result)
    if worst:
        text = f"Begin with “{worst.name}”: find out what lowers it, and agree one step with the customer."
        yield Note(kind="info", text=text, field="indicators")
    red = [part.name for part in result.parts if part.light == "red"]
    if red and result.light == "green":
        text = f"Green as a whole, but red in {', '.join(red)}. An average can hide why a customer leaves."
        yield Note(kind="caution", text=text, field="indicators")
    yield Note(kind="info", text=CONVENTION)


def _table(result: Result) -> Table:
    columns = ("Indicator", "Score", "Share of the weight", "Points", "Light")
    return Table(caption="What makes up the score", columns=columns, rows=tuple(_row(part) for part in result.parts))


def _row(part: Part) -> tuple[str, ...]:
    score = "n/a" if part.score is None else number(part.score, 1)
    return part.name, score, percent(part.share, 0), number(part.points, 1), LIGHTS[part.light]
