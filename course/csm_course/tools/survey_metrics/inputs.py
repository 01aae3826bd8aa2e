"""What the survey metrics ask for: how many people gave which answer, and how many were asked."""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.fields import Amount, Line, RowId
from csm_course.tools.form import ask

MOST = 10_000_000
_NPS, _CSAT, _CES = "Recommendation (NPS)", "Satisfaction (CSAT)", "Effort (CES)"

Entry = Literal["scores", "groups"]
Direction = Literal["ease", "effort"]
ENTRIES = {"scores": "Answers from 0 to 10", "groups": "Promoters, passives, detractors"}
DIRECTIONS = {"ease": "7 = very easy (CES 2.0)", "effort": "7 = much effort (older form)"}


class Answers(Model):
    """One answer of a fixed scale, and how many gave it."""

    id: RowId = ask("Id", "hidden", default="")
    name: Line = ask("Answer", "text", default="")
    count: int = ask("How many", "number", default=0, low=0, high=MOST, step=1)


class Score(Model):
    """One answer of a satisfaction scale of any length; `positive` ones count as satisfied."""

    id: RowId = ask("Id", "hidden", default="")
    name: Line = ask("Answer", "text", default="")
    count: int = ask("How many", "number", default=0, low=0, high=MOST, step=1)
    positive: bool = ask("Counts as satisfied", "switch", default=False)


def answers(counts: dict[str, int]) -> tuple[Answers, ...]:
    """The rows of a scale from lowest to highest, with these counts."""
    return tuple(Answers(id=f"answer-{name.split()[0]}", name=name, count=count) for name, count in counts.items())


def scores(counts: tuple[int, ...], positive_from: int) -> tuple[Score, ...]:
    """A scale from 1 up to as many answers as there are counts; those from `positive_from` on count as satisfied."""
    return tuple(
        Score(id=f"score-{at}", name=str(at), count=count, positive=at >= positive_from)
        for at, count in enumerate(counts, 1)
    )


NPS_SCALE = tuple(str(score) for score in range(11))
CES_SCALE = ("1 strongly disagree", "2", "3", "4", "5", "6", "7 strongly agree")


class Inputs(Model):
    """Up to three surveys; each may be left empty. Where `..._sent` is empty, the response rate is not known."""

    survey: Line = ask(
        "Which survey", "text", default="", help="Who was asked, and when. For example: kitchen leads, November 2026."
    )
    nps_entry: Entry = ask(
        "I have counts of",
        "choice",
        default="scores",
        choices=ENTRIES,
        group=_NPS,
        help="How likely are you to recommend us to a colleague? 0 not at all, 10 extremely likely.",
    )
    nps_scores: tuple[Answers, ...] = ask(
        "Answers",
        "rows",
        default=answers(dict.fromkeys(NPS_SCALE, 0)),
        standing=True,
        closed=True,
        group=_NPS,
        when={"nps_entry": ("scores",)},
        help="The scale begins at 0, not at 1.",
    )
    promoters: int = ask(
        "Promoters (9 and 10)",
        "number",
        default=0,
        low=0,
        high=MOST,
        step=1,
        group=_NPS,
        when={"nps_entry": ("groups",)},
    )
    passives: int = ask(
        "Passives (7 and 8)", "number", default=0, low=0, high=MOST, step=1, group=_NPS, when={"nps_entry": ("groups",)}
    )
    detractors: int = ask(
        "Detractors (0 to 6)",
        "number",
        default=0,
        low=0,
        high=MOST,
        step=1,
        group=_NPS,
        when={"nps_entry": ("groups",)},
        help="6 belongs here.",
    )
    nps_sent: int = ask("People asked", "number", default=0, low=0, high=MOST, step=1, group=_NPS, help="0: not known.")
    nps_before: Amount = ask(
        "NPS of the survey before",
        "number",
        default=None,
        low=-100,
        high=100,
        step=1,
        group=_NPS,
        help="To see whether the change is larger than chance. Leave it empty if there was none.",
    )
    csat_scores: tuple[Score, ...] = ask(
        "Answers",
        "rows",
        default=scores((0, 0, 0, 0, 0), 4),
        group=_CSAT,
        help="Lowest first. Add or remove rows for another scale, and mark which answers count as satisfied.",
    )
    csat_sent: int = ask(
        "People asked", "number", default=0, low=0, high=MOST, step=1, group=_CSAT, help="0: not known."
    )
    ces_direction: Direction = ask(
        "On this scale",
        "choice",
        default="ease",
        choices=DIRECTIONS,
        group=_CES,
        help="CES 2.0 asks for agreement with “they made it easy for me”: high is good. In the older form high is bad.",
    )
    ces_scores: tuple[Answers, ...] = ask(
        "Answers", "rows", default=answers(dict.fromkeys(CES_SCALE, 0)), standing=True, closed=True, group=_CES
    )
    ces_sent: int = ask("People asked", "number", default=0, low=0, high=MOST, step=1, group=_CES, help="0: not known.")
