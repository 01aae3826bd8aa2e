"""The surveys in words: each figure with its margin, what to be careful of, and what to do next."""

from collections.abc import Iterator

from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.survey_metrics.inputs import Inputs
from csm_course.tools.survey_metrics.pictures import drawings
from csm_course.tools.survey_metrics.result import Ces, Csat, Nps, Result
from csm_course.tools.survey_metrics.steps import next_steps
from csm_course.tools.wording import count, number, percent

FEW, QUIET = 30, 0.25
"""The course's own rules of thumb: fewer than 30 answers say little, below a quarter the silent ones decide."""


def report(inputs: Inputs, result: Result) -> Report:
    """Everything a reader needs: the first survey with answers leads."""
    figures = tuple(_figures(result))
    if not figures:
        text = "Enter how many people gave which answer. One of the three surveys is enough."
        return Report(headline=Figure(label="No answers yet", value="n/a"), notes=(Note(kind="info", text=text),))
    return Report(
        headline=figures[0],
        figures=(*figures[1:], *_response(result)),
        notes=tuple(_notes(inputs, result)),
        drawings=drawings(inputs, result),
        tables=(_steps(result),),
    )


def _figures(result: Result) -> Iterator[Figure]:
    nps, csat, ces = result.nps, result.csat, result.ces
    if nps.score is not None and nps.margin is not None:
        yield Figure(label="Net promoter score (NPS)", value=_whole(nps.score), note=_about_nps(nps))
    if csat.share is not None:
        yield Figure(label="Customer satisfaction (CSAT)", value=percent(csat.share, 0), note=_about_csat(csat))
    if ces.mean is not None:
        yield Figure(label="Customer effort (CES), mean", value=f"{number(ces.mean, 1)} of 7", note=_about_ces(ces))
    if ces.easy is not None:
        yield Figure(label="Found it easy", value=percent(ces.easy, 0), note=f"of {count(ces.answers, 'answer')}")


def _whole(score: float) -> str:
    """-100 to 100, without a percent sign: it is a difference of two shares."""
    return number(score, 0)


def _about_nps(nps: Nps) -> str:
    shares = f"({number(nps.promoters)} − {number(nps.detractors)}) ÷ {number(nps.answers)} × 100"
    exact, margin = number(nps.score or 0, 1), count(nps.margin or 0, "point", 0)
    return f"{shares} = {exact}. {count(nps.answers, 'answer')}, give or take {margin}."


def _about_csat(csat: Csat) -> str:
    between = f"likely {percent(csat.low or 0, 0)} to {percent(csat.high or 0, 0)}"
    return (
        f"{number(csat.satisfied)} satisfied ÷ {count(csat.answers, 'answer')} on a scale of {csat.scale}; {between}."
    )


def _about_ces(ces: Ces) -> str:
    margin = "" if ces.margin is None else f", give or take {number(ces.margin, 1)}"
    return f"{count(ces.answers, 'answer')}{margin}."


def _response(result: Result) -> Iterator[Figure]:
    for name, survey in (("NPS", result.nps), ("CSAT", result.csat), ("CES", result.ces)):
        if survey.response is not None and survey.answers:
            yield Figure(
                label=f"Response rate, {name}", value=percent(survey.response, 0), note="answers ÷ people asked"
            )


def _notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    yield from _nps_notes(result.nps)
    for name, field, survey in (
        ("NPS", "nps_sent", result.nps),
        ("CSAT", "csat_sent", result.csat),
        ("CES", "ces_sent", result.ces),
    ):
        if 0 < survey.answers < FEW:
            text = f"{name} rests on {count(survey.answers, 'answer')}. Read the answers one by one."
            yield Note(kind="caution", text=text)
        if survey.response is not None and survey.answers and survey.response < QUIET:
            text = f"{name}: only {percent(survey.response, 0)} answered. Ask some of the others: they may differ."
            yield Note(kind="caution", text=text, field=field)
    if result.ces.answers and inputs.ces_direction == "effort":
        text = "On this older scale a low mean is good. Never set it beside a CES 2.0, where high is good."
        yield Note(kind="caution", text=text, field="ces_direction")
    yield Note(kind="info", text=_CONVENTIONS)


_CONVENTIONS = (
    "Each figure is worked out from the counts and rounded once. “Give or take” is a 95% margin: if you asked other "
    "people of the same kind, the figure would mostly fall within it. The limits of 30 answers and a quarter are this "
    "course's own."
)


def _nps_notes(nps: Nps) -> Iterator[Note]:
    if nps.score is None or nps.margin is None:
        return
    if nps.margin == 0:
        yield Note(kind="caution", text="All answers are of one kind, so the margin shows nothing. Ask more people.")
    if nps.change is None:
        return
    moved = f"{'up' if nps.change > 0 else 'down'} {number(abs(nps.change), 0)} since the survey before"
    if not round(nps.change, 9):
        yield Note(kind="info", text="NPS has not moved since the survey before.", field="nps_before")
    elif abs(nps.change) <= nps.margin:
        text = f"NPS is {moved}, but within the margin of {number(nps.margin, 0)}: do not celebrate or blame yet."
        yield Note(kind="caution", text=text, field="nps_before")
    else:
        text = f"NPS is {moved}, more than this survey's margin. The earlier one has a margin too."
        yield Note(kind="info", text=text, field="nps_before")


def _steps(result: Result) -> Table:
    return Table(caption="What to do next", columns=("Who", "What", "When"), rows=tuple(next_steps(result)))
