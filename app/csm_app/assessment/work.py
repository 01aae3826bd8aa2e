"""What each request does, once somebody is known and allowed, and the body understood. Runs in a thread of a lane.

What is awaited finds its own way to a thread.
"""

from http import HTTPStatus

from csm_app.assessment import refusals
from csm_app.assessment.maker import Wish
from csm_app.assessment.route import Call, Elsewhere, File, Outcome, Page
from csm_autograder.assessment.sittings import Change, Refused
from csm_autograder.assessment.views import ResultView

CALENDAR = "text/calendar; charset=utf-8"


def offers(call: Call) -> Outcome:
    """Every test and exam."""
    return call.desk.service.offered(call.learner)


def begin(call: Call) -> Outcome:
    """A sitting; makes a form where a new one begins."""
    return call.desk.service.begin(call.learner, call.body.assessment)


def sitting(call: Call) -> Outcome:
    """A sitting as it is now."""
    return call.desk.service.sitting(call.learner, call["sitting"])


async def save(call: Call) -> Outcome:
    """The service's receipt for one packet, which is kept together with what others send at the same moment."""
    return await call.desk.saves.keep(Change(call.learner, call["sitting"], call["item"], call.body))


def check(call: Call) -> Outcome:
    """Reasons at once, in practice."""
    return call.desk.service.check(call.learner, call["sitting"], call["item"])


def hand_in(call: Call) -> Outcome:
    """The result."""
    return _told(call, call.desk.service.hand_in(call.learner, call["sitting"]))


def result(call: Call) -> Outcome:
    """The result of a finished sitting."""
    return _told(call, call.desk.service.result(call.learner, call["sitting"]))


def _told(call: Call, result: ResultView) -> ResultView:
    """The home may want to keep it beside the learner's pages."""
    call.desk.when_ended(result.assessment)
    return result


def calendar(call: Call) -> Outcome:
    """A calendar file."""
    content = call.desk.service.calendar(call.learner, call["assessment"])
    return File(f"{call['assessment']}.ics", content, CALENDAR)


def offers_page(call: Call) -> Outcome:
    """My tests and exams."""
    from csm_app.assessment import pages

    return Page(pages.offers_page(call.desk.service.offered(call.learner), call.frame))


def begin_page(call: Call) -> Outcome:
    """Before one begins."""
    from csm_app.assessment import pages

    for offer in call.desk.service.offered(call.learner):
        if offer.id == call["assessment"]:
            expect(call)
            return Page(pages.begin_page(offer, call.frame))
    raise refusals.of_status(HTTPStatus.NOT_FOUND)


def expect(call: Call) -> None:
    """Whoever reads the page before the test is likely to begin it: a form is made meanwhile."""
    opened = call.desk.opened()
    if opened.prepared is None:
        return
    found = opened.service.expected(call.learner, call["assessment"])
    if found is not None:
        wish = Wish(call["assessment"], call.learner, found.attempt, found.seen, found.exposed)
        opened.prepared.expect(wish)


def sitting_page(call: Call) -> Outcome:
    """A sitting that runs; a finished one has a result instead."""
    from csm_app.assessment import pages

    view = call.desk.service.sitting(call.learner, call["sitting"])
    if view.state != "running":
        return Elsewhere(f"sitting/{view.id}/result")
    return Page(pages.sitting_page(view, call.frame))


def result_page(call: Call) -> Outcome:
    """The result; a sitting that still runs leads back to its questions."""
    from csm_app.assessment import pages

    try:
        outcome = _told(call, call.desk.service.result(call.learner, call["sitting"]))
    except Refused as refused:
        if refused.code != "not_finished":
            raise
        return Elsewhere(f"sitting/{call['sitting']}")
    return Page(pages.result_page(outcome, call.frame))
