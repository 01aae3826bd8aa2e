"""What a test asks for today, beside what a panel says, whose mark changes nothing until somebody writes it down."""

from csm_autograder.assessment.angoff.cut import Mark
from csm_autograder.assessment.statistics.sources import Bank

WHERE = "course/content/syllabus/exams.yaml"


def today(bank: Bank, assessment: str, mark: Mark) -> str:
    """Today's pass mark, and where the panel's would be written; empty where the course has none for it.

    The whole per cent that is named comes to just the panel's points.
    """
    held = bank.pass_mark(assessment)
    if held is None:
        return ""
    points, policy = held.points(mark.length), bank.policy_name(assessment)
    asks = f"Today the course asks for {points} of {mark.length} ({held.percent:g}%)"
    if points == mark.points:
        return f"{asks}: the panel's mark holds already."
    return (
        f"{asks}. The panel's mark changes nothing by itself: to put it into force, write pass_percent: "
        f"{100 * mark.points // mark.length} under {policy} in {WHERE}, for every test that has these rules. Then "
        f"change the pages that say {held.percent:g}% in words. Who has begun keeps the mark they began with."
    )
