"""The onboarding model the score points to, and what pulls it there."""

from collections.abc import Iterator

from csm_course.drawing import Drawing
from csm_course.pictures.bars import Bar, bars
from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.form import form
from csm_course.tools.onboarding_scoring_matrix.inputs import Inputs
from csm_course.tools.onboarding_scoring_matrix.result import MODELS, Result
from csm_course.tools.onboarding_scoring_matrix.solving import INFLUENCES
from csm_course.tools.wording import count

LABELS = {field.name: field.label for field in form(Inputs)}


def report(inputs: Inputs, result: Result) -> Report:
    """The advice, how it comes about, and how firm it is."""
    return Report(
        headline=_headline(result),
        notes=tuple(_notes(inputs, result)),
        drawings=(_picture(result),) if result.points else (),
        tables=(_table(inputs, result),),
    )


def _headline(result: Result) -> Figure:
    if result.model is None:
        return Figure(label="Onboarding model", value="–", note=f"Still to rate: {', '.join(result.missing)}")
    return Figure(
        label="Onboarding model", value=MODELS[result.model], note=f"Score {result.score}, on a scale from 4 to 20"
    )


def _notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    if result.nearest == 1:
        text = "One point more or less would change the model. Talk the ratings through with a colleague."
        yield Note(kind="caution", text=text)
    for name in INFLUENCES:
        if name in result.points and not getattr(inputs, f"{name}_why"):
            yield Note(kind="info", text=f"Give the reason for your rating of “{LABELS[name]}”.", field=f"{name}_why")
    if result.model is not None:
        yield Note(kind="info", text="Next: find out what this onboarding needs (Onboarding requirements).")
    text = (
        "The framework names the four influences. The scale, the sum and the limits (4 to 9 generic, 10 to 14"
        " customized, 15 to 20 fully bespoke) are this course's convention."
    )
    yield Note(kind="info", text=text)


def _picture(result: Result) -> Drawing:
    rows = [Bar(label=LABELS[name], value=value, shown=count(value, "point")) for name, value in result.points.items()]
    said = "The more points, the more of the onboarding must be tailored to this customer."
    return bars("What makes up the score", rows, said, name="onboarding-score", limit=5)


def _table(inputs: Inputs, result: Result) -> Table:
    rows = tuple((LABELS[name], *_ratings(inputs, result, name)) for name in INFLUENCES)
    return Table(caption="The four influences", columns=("Influence", "Rating", "Points", "Why"), rows=rows)


def _ratings(inputs: Inputs, result: Result, name: str) -> tuple[str, str, str]:
    why = getattr(inputs, f"{name}_why") or "–"
    return _rating(getattr(inputs, name)), _rating(result.points.get(name)), why


def _rating(value: int | None) -> str:
    return "–" if value is None else str(value)
