"""The spider diagram, what to be proud of, and what to learn next."""

from collections.abc import Iterator

from csm_course.drawing import Drawing
from csm_course.pictures.spider import Web, spider
from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.personal_evaluation.inputs import Inputs
from csm_course.tools.personal_evaluation.result import Result
from csm_course.tools.wording import count, day_or_dash, number

TOP = 10
OWN = (
    "The framework fixes eight areas, the scale, and the names of time management and soft skills;"
    " the other six names are this course's own. A rating is your own view, not a judgement."
)


def report(inputs: Inputs, result: Result) -> Report:
    """Where learning pays most, the picture, and the areas one by one."""
    return Report(
        headline=_headline(result),
        figures=(
            Figure(
                label="Mean of the areas", value="–" if result.mean is None else f"{number(result.mean, 1)} of {TOP}"
            ),
            Figure(label="Strongest", value=", ".join(result.strongest) or "–"),
            Figure(label="Weakest", value=", ".join(result.weakest) or "–"),
        ),
        notes=tuple(_notes(result)),
        drawings=(picture(inputs, result),) if result.rated > 2 else (),
        tables=(_table(inputs),),
    )


def picture(inputs: Inputs, result: Result) -> Drawing:
    """Today's ratings, and the aims where there are any."""
    areas = [one for one in inputs.areas if one.name]
    webs = [Web("Today", tuple(one.rating for one in areas))]
    if any(one.aim is not None for one in areas):
        webs.append(Web("Aim", tuple(one.aim for one in areas), "good", dashed=True))
    summary = f"Strongest: {', '.join(result.strongest)}. Weakest: {', '.join(result.weakest) or 'none stands out'}."
    names = [one.name for one in areas]
    return spider("Eight areas of my work", names, webs, TOP, summary, "personal-evaluation")


def _headline(result: Result) -> Figure:
    if not result.gaps or result.gaps[0].gap <= 0:
        note = "Rate each area, and say where you want to be" if result.rated < result.areas else "All aims are reached"
        return Figure(label="Learn next", value="–", note=note)
    first = result.gaps[0]
    return Figure(label="Learn next", value=first.name, note=f"{count(first.gap, 'point')} below your aim")


def _notes(result: Result) -> Iterator[Note]:
    loose = [gap.name for gap in result.gaps[:3] if gap.gap > 0 and not gap.has_action]
    if loose:
        text = f"Among your widest gaps, but without an action and a date: {', '.join(loose)}."
        yield Note(kind="caution", text=text, field="areas")
    if result.unproven:
        text = f"Rated without a moment that shows it: {', '.join(result.unproven)}. Add one, or rate again."
        yield Note(kind="info", text=text, field="areas")
    if 0 < result.rated < result.areas:
        yield Note(
            kind="info",
            text=f"{result.rated} of {result.areas} areas are rated. Rate the others to see the whole picture.",
            field="areas",
        )
    yield Note(kind="info", text=OWN)


def _table(inputs: Inputs) -> Table:
    rows = tuple(
        (one.name, _mark(one.rating), _mark(one.aim), one.proof or "–", one.action or "–", day_or_dash(one.due))
        for one in inputs.areas
        if one.name
    )
    columns = ("Area", "Today", "Aim", "A moment that shows it", "What I do next", "By when")
    return Table(caption="Area by area", columns=columns, rows=rows)


def _mark(value: float | None) -> str:
    return "–" if value is None else number(value, 1)
