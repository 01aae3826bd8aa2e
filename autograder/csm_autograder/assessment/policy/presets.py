"""Policies other places keep to, said in the same model: proof that it can say them, and something to start from."""

from datetime import timedelta

from csm_autograder.assessment.policy.model import Counts, Policy, TimeUp, Waits
from csm_course.moment import Moment


def hubspot_like(questions: int = 60) -> Policy:
    """As HubSpot Academy examines: three hours, 75 %, open book, 12 hours between attempts, as many as one needs."""
    return Policy(
        name="hubspot_like", title="Certification exam", questions=questions, minutes=180, pass_percent=75,
        waits=Waits(spans=(timedelta(hours=12),), after_last="stay"), open_book=True,
    )  # fmt: skip


def moodle_like(
    questions: int = 20,
    *,
    opens: Moment | None = None,
    closes: Moment | None = None,
    attempts: int | None = 3,
    first_delay: timedelta = timedelta(hours=1),
    later_delay: timedelta = timedelta(days=1),
    grade: Counts = "highest",
    grace: timedelta | None = None,
) -> Policy:
    """As a Moodle quiz can be set up.

    Attempts allowed; an enforced delay between the first and the second attempt and between later ones, whether passed
    or not; open and close; highest, average, first or last attempt; a grace period in which an attempt may be handed
    in but no longer changed. Attempts stay open after a pass.
    """
    time_up = TimeUp() if grace is None else TimeUp(then="grace", span=grace)
    return Policy(
        name="moodle_like", title="Quiz", questions=questions, minutes=60, pass_percent=50, attempts=attempts,
        waits=Waits(spans=(first_delay, later_delay), after_last="stay", only_after_fails=False),
        counts=grade, after_pass="open", opens=opens, closes=closes, time_up=time_up, fresh_questions=False,
    )  # fmt: skip
