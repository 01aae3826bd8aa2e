"""From counts to NPS, CSAT and CES. Nothing is rounded here.

NPS: shares of all answers, promoters 9-10 less detractors 0-6. CSAT: answers that count as satisfied ÷ all. CES 2.0:
mean agreement from 1 to 7, and the share of 5 to 7. Margins are for 95% and assume that those who answered are like
those who did not, which no formula can know.
"""

from collections.abc import Sequence
from math import sqrt

from csm_course.tools import CannotSolve
from csm_course.tools.survey_metrics.inputs import Answers, Direction, Inputs, Score
from csm_course.tools.survey_metrics.result import Ces, Csat, Nps, Result

Z = 1.96
PROMOTERS_FROM, PASSIVES_FROM = 9, 7
EASY_FROM, HARD_TO = 5, 3


def solve(inputs: Inputs) -> Result:
    """The figures of each survey; raises `CannotSolve` where more answered than were asked or a scale is broken."""
    _refuse_broken_scale("nps_scores", inputs.nps_scores, 11)
    _refuse_broken_scale("ces_scores", inputs.ces_scores, 7)
    return Result(nps=_nps(inputs), csat=_csat(inputs), ces=_ces(inputs))


def _nps(inputs: Inputs) -> Nps:
    promoters, passives, detractors = _groups(inputs)
    n = promoters + passives + detractors
    response = _response("nps_sent", n, inputs.nps_sent)
    if not n:
        return Nps(promoters=0, passives=0, detractors=0, answers=0, response=response)
    p, d = promoters / n, detractors / n
    score = 100 * (promoters - detractors) / n
    return Nps(
        promoters=promoters,
        passives=passives,
        detractors=detractors,
        answers=n,
        score=score,
        margin=Z * 100 * sqrt(max(p + d - (p - d) ** 2, 0.0) / n),
        change=None if inputs.nps_before is None else score - inputs.nps_before,
        response=response,
    )


def _groups(inputs: Inputs) -> tuple[int, int, int]:
    if inputs.nps_entry == "groups":
        return inputs.promoters, inputs.passives, inputs.detractors
    counts = [row.count for row in inputs.nps_scores]
    return sum(counts[PROMOTERS_FROM:]), sum(counts[PASSIVES_FROM:PROMOTERS_FROM]), sum(counts[:PASSIVES_FROM])


def _csat(inputs: Inputs) -> Csat:
    n = sum(row.count for row in inputs.csat_scores)
    response = _response("csat_sent", n, inputs.csat_sent)
    scale = len(inputs.csat_scores)
    if not n:
        return Csat(satisfied=0, answers=0, scale=scale, response=response)
    _refuse_one_sided(inputs.csat_scores)
    satisfied = sum(row.count for row in inputs.csat_scores if row.positive)
    low, high = wilson(satisfied, n)
    return Csat(satisfied=satisfied, answers=n, scale=scale, share=satisfied / n, low=low, high=high, response=response)


def wilson(part: int, n: int) -> tuple[float, float]:
    """The 95% interval of a share (Wilson 1927). Needs at least one answer."""
    share, weight = part / n, Z * Z / n
    middle = (share + weight / 2) / (1 + weight)
    half = Z * sqrt(share * (1 - share) / n + weight / (4 * n)) / (1 + weight)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def _ces(inputs: Inputs) -> Ces:
    counts = [row.count for row in inputs.ces_scores]
    n = sum(counts)
    response = _response("ces_sent", n, inputs.ces_sent)
    if not n:
        return Ces(answers=0, response=response)
    mean = sum(at * count for at, count in enumerate(counts, 1)) / n
    spread = sum(count * (at - mean) ** 2 for at, count in enumerate(counts, 1))
    margin = Z * sqrt(spread / (n - 1) / n) if n > 1 else None
    return Ces(answers=n, mean=mean, margin=margin, easy=_easy(counts, inputs.ces_direction) / n, response=response)


def _easy(counts: Sequence[int], direction: Direction) -> int:
    """Answers on the good side of the middle: above it where high is easy, below it where high is effort."""
    return sum(counts[EASY_FROM - 1 :]) if direction == "ease" else sum(counts[:HARD_TO])


def _response(field: str, answered: int, sent: int) -> float | None:
    if sent and answered > sent:
        raise CannotSolve(field, "More people answered than were asked. Check both counts.")
    return answered / sent if sent else None


def _refuse_broken_scale(field: str, rows: Sequence[Answers], length: int) -> None:
    if len(rows) != length:
        remedy = (
            "Remove the rows that do not belong to it." if len(rows) > length else "Load the example or start again."
        )
        sentence = f"This scale has {length} answers, the list has {len(rows)} rows. {remedy}"
        raise CannotSolve(field, sentence)


def _refuse_one_sided(rows: Sequence[Score]) -> None:
    """A scale on which all or no answers count as satisfied would always give 100 or 0."""
    positive = sum(row.positive for row in rows)
    if not 0 < positive < len(rows):
        sentence = "Mark which answers count as satisfied: at least one of them, and not all."
        raise CannotSolve("csat_scores", sentence)
