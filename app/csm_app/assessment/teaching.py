"""What each request of an instructor does: see who takes what, grant more time or attempts, lift a wait."""

from datetime import UTC, datetime
from http import HTTPStatus

from csm_app.assessment.bodies import AllowanceGiven, Foresight
from csm_app.assessment.refusals import turned
from csm_app.assessment.route import Call, Outcome, Page
from csm_app.assessment.sense import IN_WORDS, asked_for, senseless

PAGE_DIGITS = 7
"""From so many digits on it is no number of a page."""


def allowances(call: Call) -> Outcome:
    """What the learner has been granted, in the order of the assessments' names."""
    granted = call.desk.service.allowances(call["learner"])
    return tuple(AllowanceGiven(assessment=name, granted=granted[name]) for name in sorted(granted))


def allow(call: Call) -> Outcome:
    """Grant, and answer with what holds now."""
    _require_sense(call)
    call.desk.service.allow(call.person.name, call["learner"], call["assessment"], call.body, call.asked["seen"])
    return allowances(call)


def foresee(call: Call) -> Outcome:
    """What granting it would change."""
    from csm_app.assessment.foreseeing import would_change
    from csm_app.assessment.pages.begin import allowance as as_the_learner_reads

    _require_sense(call)
    seen = call.desk.service.teaching.foresee(call.person.name, call["learner"], call["assessment"], call.body)
    reads = () if seen.is_nothing else as_the_learner_reads(seen.after.offer)
    return Foresight(
        seen=seen.seen, nothing=seen.is_nothing, changes=tuple(would_change(seen, _for_programs)), reads=reads
    )


def _require_sense(call: Call) -> None:
    """Raises `Turned` of what would change nothing, as `csm assess allow` refuses it."""
    teaching = call.desk.service.teaching
    policy, title = teaching.policy(call["assessment"]), teaching.title(call["assessment"])
    if sentence := senseless(asked_for(call.body), policy, title, IN_WORDS):
        raise turned(HTTPStatus.UNPROCESSABLE_ENTITY, "bad_answer", sentence)


def _for_programs(at: datetime) -> str:
    """The page puts it into the reader's own time."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def under_way(call: Call) -> Outcome:
    """What runs now."""
    return call.desk.service.teaching.under_way()


def teaching_page(call: Call) -> Outcome:
    """What runs now, and a page of the learners."""
    from csm_app.assessment import pages

    number = call.asked["page"]
    page = int(number) if number.isascii() and number.isdigit() and len(number) < PAGE_DIGITS else 1
    return Page(pages.teaching_page(call.desk.service.teaching.found(call.asked["search"], page), call.frame))


def learner_page(call: Call) -> Outcome:
    """One learner."""
    from csm_app.assessment import pages

    return Page(pages.learner_page(call.desk.service.teaching.learner(call["learner"]), call.frame))
