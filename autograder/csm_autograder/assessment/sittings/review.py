"""What a learner is told of a finished sitting: points, topics, after a pass every reason, after a fail where to go.

After a fail no key and no reason leaves the service: the next attempt asks other questions, but the bank is shared.
What is said of parts of the form then is in `told`.
"""

import json
from collections.abc import Mapping

from csm_autograder.assessment.scoring import ItemScore
from csm_autograder.assessment.sittings import told
from csm_autograder.assessment.sittings.closing import item_score
from csm_autograder.assessment.sittings.frozen import FrozenForm, FrozenItem
from csm_autograder.assessment.sittings.ports import Lessons
from csm_autograder.assessment.sittings.records import Outcome, Sitting
from csm_autograder.assessment.views import (
    ItemReview,
    Kept,
    ResultView,
    Standing,
    TopicBar,
)


def result_view(
    outcome: Outcome,
    form: FrozenForm,
    kept: Mapping[str, Kept],
    standing: Standing,
    lessons: Lessons,
    late_packets: int,
) -> ResultView:
    """The result as its page needs it."""
    sitting, failed = outcome.sitting, outcome.passed is False
    points_of: dict[str, float] = json.loads(outcome.points_of)
    bars = told.topics if failed else topics
    return ResultView(
        sitting=sitting.id, assessment=sitting.assessment, title=sitting.title, state=sitting.state,
        began=sitting.began, handed_in=sitting.finished or sitting.touched,
        points=outcome.points, maximum=outcome.maximum, percent=_percent(outcome),
        pass_percent=sitting.policy.pass_percent, pass_points=sitting.policy.pass_points(outcome.maximum),
        passed=outcome.passed,
        topics=bars(form, points_of, lessons),
        reviews=reviews(sitting, form, kept, lessons) if shows_reasons(outcome) else (),
        revisit=told.revisit(form, points_of, lessons) if failed else (),
        standing=standing, certainty_points=outcome.certainty_points, late_packets=late_packets,
        receipt=outcome.receipt,
    )  # fmt: skip


def _percent(outcome: Outcome) -> float:
    return round(100 * outcome.points / outcome.maximum, 1) if outcome.maximum else 0.0


def shows_reasons(outcome: Outcome) -> bool:
    """Whether the learner may read keys and reasons: after a pass, and in practice."""
    return outcome.passed is True or outcome.sitting.policy.practice


def reviews(sitting: Sitting, form: FrozenForm, kept: Mapping[str, Kept], lessons: Lessons) -> tuple[ItemReview, ...]:
    """Every question with its reasons, in the order it was asked."""
    topic_of = told.topic_of(form, lessons)
    return tuple(
        item_review(
            frozen, kept.get(name), item_score(sitting.policy, form, name, kept.get(name)), topic_of.get(name, "")
        )
        for name, frozen in form.by_id.items()
    )


def item_review(frozen: FrozenItem, kept: Kept | None, scored: ItemScore, topic: str = "") -> ItemReview:
    """One question with its reasons."""
    return ItemReview(
        item=frozen.asked,
        response=kept.response if kept else None,
        points=scored.points,
        maximum=1.0 if frozen.counts else 0.0,
        reasons=scored.reasons,
        lesson=frozen.item.lesson,
        topic=topic,
    )


def topics(form: FrozenForm, points_of: Mapping[str, float], lessons: Lessons) -> tuple[TopicBar, ...]:
    """A bar per module; where all questions are of one module, a bar per lesson. In the order of the syllabus."""
    return tuple(told.bar(title, asked, points_of) for title, asked in told.by_topic(form, lessons).items())
