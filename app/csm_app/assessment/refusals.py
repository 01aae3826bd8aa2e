"""What a request is refused with: the status for browsers and programs, the sentence for people."""

import math
from http import HTTPStatus

from csm_autograder.assessment.sittings.refused import Refused
from csm_autograder.assessment.sittings.wording import UNKNOWN_SITTING
from csm_autograder.assessment.views import Refusal

STATUS = {
    "unknown": HTTPStatus.NOT_FOUND,
    "not_yours": HTTPStatus.NOT_FOUND,
    "not_yet": HTTPStatus.FORBIDDEN,
    "no_attempts": HTTPStatus.FORBIDDEN,
    "handed_in": HTTPStatus.CONFLICT,
    "not_finished": HTTPStatus.CONFLICT,
    "outrun": HTTPStatus.CONFLICT,
    "out_of_time": HTTPStatus.GONE,
    "bad_answer": HTTPStatus.UNPROCESSABLE_ENTITY,
    "no_form": HTTPStatus.SERVICE_UNAVAILABLE,
}
"""Of the service's own refusals."""
UNKNOWN = "There is nothing at this address. Go back to your tests and exams."
SIGNED_OUT = "You are no longer signed in, or this page is from before you signed in. Reload it, then go on."
CROSS_SITE = (
    "This request did not come from a page of the course, so it was not carried out. Reload the page, then try again."
)
NOT_ALLOWED = "Your account may not do this. Ask your instructor if you should be able to."
TOO_LARGE = "That is larger than any answer can be, so it was not kept."
NOT_UNDERSTOOD = "The service could not read this request, so nothing was changed. Reload the page, then try again."
TOO_MANY = "That was too often in a short time. Nothing is lost; try again in {seconds} s."
BUSY = "Very many people are working at this moment. Nothing is lost; try again in a few seconds."
TROUBLE = (
    "The service has a problem on its side and could not do this. What was kept before is safe; try again in a minute."
)
NO_SUCH_METHOD = "This address does not take such a request."
BUSY_SECONDS, TROUBLE_SECONDS = 2, 10


class Turned(Exception):
    """A request that is not carried out. `retry_after`: whole seconds after which another try makes sense."""

    def __init__(self, status: HTTPStatus, refusal: Refusal, retry_after: int | None = None) -> None:
        super().__init__(refusal.sentence)
        self.status, self.refusal, self.retry_after = status, refusal, retry_after


def turned(status: HTTPStatus, code: str, sentence: str, retry_after: float | None = None) -> Turned:
    """Shorthand for the refusals of the web side."""
    return Turned(
        status, Refusal(code=code, sentence=sentence), None if retry_after is None else math.ceil(retry_after)
    )


def of_service(refused: Refused) -> Turned:
    """A refusal of the service. What is not there and what is somebody else's are answered alike."""
    status = STATUS[refused.code]
    if refused.code == "not_yours":
        return turned(status, "unknown", UNKNOWN_SITTING)
    again = TROUBLE_SECONDS if status == HTTPStatus.SERVICE_UNAVAILABLE else None
    return Turned(status, refused.refusal(), again)


def signed_out() -> Turned:
    """Nobody, or a page that is older than the sign-in."""
    return turned(HTTPStatus.UNAUTHORIZED, "signed_out", SIGNED_OUT)


def too_many(seconds: float) -> Turned:
    """Asked too often."""
    return turned(HTTPStatus.TOO_MANY_REQUESTS, "too_many", TOO_MANY.format(seconds=math.ceil(seconds)), seconds)


def busy() -> Turned:
    """More waits than can be served soon."""
    return turned(HTTPStatus.SERVICE_UNAVAILABLE, "busy", BUSY, BUSY_SECONDS)


def trouble() -> Turned:
    """The database is away, or something is broken."""
    return turned(HTTPStatus.SERVICE_UNAVAILABLE, "trouble", TROUBLE, TROUBLE_SECONDS)


def of_status(status: int) -> Turned:
    """What Tornado or a home refuses by itself, in our words."""
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return signed_out()
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return turned(HTTPStatus.METHOD_NOT_ALLOWED, "no_such_method", NO_SUCH_METHOD)
    if status == HTTPStatus.NOT_FOUND:
        return turned(HTTPStatus.NOT_FOUND, "unknown", UNKNOWN)
    if HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return turned(HTTPStatus.BAD_REQUEST, "bad_request", NOT_UNDERSTOOD)
    return trouble()
