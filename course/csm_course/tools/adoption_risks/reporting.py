"""The risks in order, what to work on first, and what is missing."""

from collections.abc import Iterator

from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.adoption_risks.inputs import Inputs
from csm_course.tools.adoption_risks.result import Result, Scored
from csm_course.tools.adoption_risks.solving import HIGH
from csm_course.tools.wording import count


def report(inputs: Inputs, result: Result) -> Report:
    """The gravest risk first; cautions where a high risk has no action or nobody answers for it."""
    return Report(
        headline=_headline(result),
        figures=_figures(result),
        notes=tuple(_notes(inputs, result)),
        tables=(_table(result),) if result.ranked else (),
    )


def _headline(result: Result) -> Figure:
    if not result.rated:
        return Figure(label="Highest risk", value="–", note="Name a risk and rate it")
    first = result.ranked[0]
    return Figure(label="Highest risk", value=first.name, note=f"Score {first.score} of 10")


def _figures(result: Result) -> tuple[Figure, ...]:
    return (
        Figure(label="Risks named", value=str(result.risks), note=f"{result.rated} rated"),
        Figure(label=f"Score {HIGH} or more", value=str(result.high), note="act before they happen"),
        Figure(label="Of these without action or owner", value=str(result.open_high)),
    )


def _notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    if not result.risks:
        text = "Ask three people at the customer what could stop this. Write each answer down as a risk."
        yield Note(kind="info", text=text, field="risks")
    if result.open_high:
        text = f"{count(result.open_high, 'high risk')} without an action or an owner. Settle these first."
        yield Note(kind="caution", text=text, field="risks")
    if result.rated < result.risks:
        text = f"{count(result.risks - result.rated, 'risk')} not rated yet. Rate each, or it stays at the end."
        yield Note(kind="caution", text=text, field="risks")
    yield from _ties(result)
    if inputs.view == "product":
        yield Note(kind="info", text="The order follows the product; the score shown is still the sum.", field="view")
    text = (
        "The framework adds likelihood and severity, so a score runs from 2 to 10."
        f" The scales of 1 to 5, and {HIGH} as the limit for a high risk, are this course's convention."
    )
    yield Note(kind="info", text=text)


def _ties(result: Result) -> Iterator[Note]:
    """Adding hides a difference that matters: rare and grave can equal likely and slight."""
    scores = [one.score for one in result.ranked if one.score is not None]
    if len(scores) != len(set(scores)):
        text = "Some risks tie. Of equal scores, the more severe stands first; look at both ratings."
        yield Note(kind="info", text=text, field="risks")


def _table(result: Result) -> Table:
    columns = ("Risk", "Likelihood", "Severity", "Score", "Product", "Action", "Owner")
    return Table(caption="Risks, the highest first", columns=columns, rows=tuple(_row(one) for one in result.ranked))


def _row(one: Scored) -> tuple[str, ...]:
    ratings = (one.likelihood, one.severity, one.score, one.product)
    said = ("yes" if one.has_action else "missing", "yes" if one.has_owner else "missing")
    return (one.name, *("–" if rating is None else str(rating) for rating in ratings), *said)
