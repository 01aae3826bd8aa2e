"""The answers as columns, and the groups of an NPS as shares of the whole."""

from collections.abc import Iterator, Sequence

from csm_course.drawing import Drawing, Tone
from csm_course.pictures.bars import Bar, columns, shares
from csm_course.tools.survey_metrics.inputs import Answers, Inputs, Score
from csm_course.tools.survey_metrics.result import Nps, Result
from csm_course.tools.survey_metrics.solving import EASY_FROM, HARD_TO, PASSIVES_FROM, PROMOTERS_FROM
from csm_course.tools.wording import count, number, percent


def drawings(inputs: Inputs, result: Result) -> tuple[Drawing, ...]:
    """One picture for each survey with answers; two for NPS where the single scores are known."""
    return tuple(_drawings(inputs, result))


def _drawings(inputs: Inputs, result: Result) -> Iterator[Drawing]:
    if result.nps.answers:
        yield _groups(result.nps)
        if inputs.nps_entry == "scores":
            tones = [_nps_tone(at) for at in range(11)]
            yield _counted("NPS: answers from 0 to 10", inputs.nps_scores, tones, "nps")
    if result.csat.answers:
        tones = ["good" if row.positive else "warn" for row in inputs.csat_scores]
        marked = " and ".join(row.name for row in inputs.csat_scores if row.positive)
        title = f"CSAT: satisfied are the answers {marked}"
        yield _counted(title, inputs.csat_scores, tones, "csat")
    if result.ces.answers:
        tones = [_ces_tone(at, inputs.ces_direction == "ease") for at in range(1, 8)]
        easy = "5 to 7 found it easy" if inputs.ces_direction == "ease" else "1 to 3 found it easy"
        yield _counted(f"CES: {easy}", inputs.ces_scores, tones, "ces")


def _groups(nps: Nps) -> Drawing:
    kinds: tuple[tuple[str, int, Tone], ...] = (
        ("Detractors, 0 to 6", nps.detractors, "bad"),
        ("Passives, 7 and 8", nps.passives, "warn"),
        ("Promoters, 9 and 10", nps.promoters, "good"),
    )
    parts = [
        Bar(label, amount, f"{number(amount)}, {percent(amount / nps.answers, 0)}", tone)
        for label, amount, tone in kinds
    ]
    ends = f"{number(nps.promoters)} are promoters and {number(nps.detractors)} detractors"
    summary = f"Of {count(nps.answers, 'answer')}, {ends}."
    return shares("NPS: who stands where", parts, summary, "nps-groups")


def _nps_tone(score: int) -> Tone:
    if score >= PROMOTERS_FROM:
        return "good"
    return "warn" if score >= PASSIVES_FROM else "bad"


def _ces_tone(score: int, high_is_easy: bool) -> Tone:
    if high_is_easy:
        return "good" if score >= EASY_FROM else "warn"
    return "good" if score <= HARD_TO else "warn"


def _counted(title: str, rows: Sequence[Answers | Score], tones: Sequence[Tone], name: str) -> Drawing:
    made = [Bar(row.name, row.count, number(row.count), tone) for row, tone in zip(rows, tones, strict=True)]
    top = max(rows, key=lambda row: row.count)
    return columns(title, made, f"The most frequent answer is {top.name}: {number(top.count)} times.", name)
