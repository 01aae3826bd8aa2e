"""What to do after a survey: people first, then causes, then thanks. The days are the course's own suggestion."""

from collections.abc import Iterator

from csm_course.tools.survey_metrics.result import Result
from csm_course.tools.wording import count, percent

Step = tuple[str, str, str]
LOW_CSAT, LOW_EASE = 0.8, 0.7


def next_steps(result: Result) -> Iterator[Step]:
    """Who is to hear what by when, the unhappy ones first."""
    nps, csat, ces = result.nps, result.csat, result.ces
    if nps.detractors:
        who = count(nps.detractors, "detractor")
        yield who, "Ask each what happened and listen; promise only what you can keep.", "within two working days"
    unhappy = csat.answers - csat.satisfied
    if unhappy:
        yield f"{unhappy} not satisfied", "Go back to the case each of them rated, and close it with them.", "this week"
    if ces.easy is not None and ces.easy < LOW_EASE:
        what = f"Only {percent(ces.easy, 0)} found it easy. Walk through the task with a user, and remove a step."
        yield "The task itself", what, "this month"
    if csat.share is not None and csat.share < LOW_CSAT:
        yield (
            "The service",
            "Sort the reasons of the unsatisfied answers, and remove the most frequent one.",
            "this month",
        )
    if nps.passives:
        yield count(nps.passives, "passive"), "Ask what is missing for a 9: they leave quietly.", "within two weeks"
    if nps.promoters:
        yield (
            count(nps.promoters, "promoter"),
            "Thank them; ask one who has a measured result for one thing.",
            "this month",
        )
    yield "All who were asked", "Tell them what you heard and what you change.", "within a month"
