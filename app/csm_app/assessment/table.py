"""All requests there are. Handlers, the OpenAPI description and the tests are made from this table."""

from csm_app.assessment import operation, teaching, work
from csm_app.assessment.bodies import AllowanceGiven, Begin, Foresight, Health
from csm_app.assessment.route import Route
from csm_autograder.assessment.policy import Allowance
from csm_autograder.assessment.receipts import PublicKeys
from csm_autograder.assessment.views import ItemReview, Offer, Packet, ResultView, Saved, SittingView, UnderWay

LEARNERS = (
    Route(
        "offers", "GET", "api/assessments", "Your tests and exams as they stand", work.offers, gives=tuple[Offer, ...],
    ),
    Route(
        "begin", "POST", "api/sittings", "Begin a sitting, or go on with the one that is under way", work.begin,
        takes=Begin, gives=SittingView, lane="form", pace="deciding",
        codes=("unknown", "not_yet", "no_attempts", "no_form"),
    ),
    Route(
        "sitting", "GET", "api/sittings/{sitting}", "A sitting with its questions and what is kept of the answers",
        work.sitting, gives=SittingView, codes=("unknown",),
    ),
    Route(
        "save", "PUT", "api/sittings/{sitting}/answers/{item}", "Keep one change of one answer", work.save,
        takes=Packet, gives=Saved, lane=None, pace="saving",
        codes=("unknown", "out_of_time", "handed_in", "bad_answer"),
    ),
    Route(
        "check", "POST", "api/sittings/{sitting}/check/{item}", "Practice only: what is right, and why", work.check,
        gives=ItemReview, lane="write", pace="saving",
        codes=("unknown", "not_finished", "not_yet", "bad_answer", "handed_in", "out_of_time"),
    ),
    Route(
        "hand_in", "POST", "api/sittings/{sitting}/hand-in", "Hand in; again gives the same result", work.hand_in,
        gives=ResultView, lane="write", pace="deciding", codes=("unknown",),
    ),
    Route(
        "result", "GET", "api/sittings/{sitting}/result", "The result, with its signed receipt", work.result,
        gives=ResultView, codes=("unknown", "not_finished"),
    ),
    Route(
        "calendar", "GET", "api/calendar/{assessment}.ics", "When you may begin, or your time ends, as a calendar file",
        work.calendar, kind="calendar", codes=("unknown",),
    ),
)  # fmt: skip
INSTRUCTORS = (
    Route(
        "allowances", "GET", "api/learners/{learner}/allowances", "What a learner has been granted",
        teaching.allowances,
        role="instructor", gives=tuple[AllowanceGiven, ...],
    ),
    Route(
        "allow", "PUT", "api/learners/{learner}/allowances/{assessment}",
        "Grant extra time or attempts; replaces what was granted before", teaching.allow,
        role="instructor", lane="write", takes=Allowance, gives=tuple[AllowanceGiven, ...],
        codes=("unknown", "bad_answer", "outrun"), asks=("seen",),
    ),
    Route(
        "foresee", "POST", "api/learners/{learner}/allowances/{assessment}/preview",
        "What it would change to grant this; nothing is written", teaching.foresee,
        role="instructor", takes=Allowance, gives=Foresight, codes=("unknown", "bad_answer"),
    ),
    Route(
        "under_way", "GET", "api/under-way", "All tests and exams that are being taken now", teaching.under_way,
        role="instructor", gives=tuple[UnderWay, ...],
    ),
    Route(
        "page_teaching", "GET", "teaching", "Page: who takes a test now, and all learners", teaching.teaching_page,
        role="instructor", kind="page", asks=("search", "page"),
    ),
    Route(
        "page_learner", "GET", "teaching/learners/{learner}", "Page: where a learner stands, and what is granted",
        teaching.learner_page, role="instructor", kind="page",
    ),
    Route(
        "metrics", "GET", "metrics", "Figures for Prometheus", operation.metrics,
        role="instructor", kind="text",
    ),
)  # fmt: skip
ANYONE = (
    Route("health", "GET", "health", "Whether the service can do its work", operation.health, role="anyone",
          pace="public", gives=Health),
    Route("keys", "GET", "api/receipts/keys", "The public keys with which receipts are verified", operation.keys,
          role="anyone", pace="public", gives=PublicKeys),
    Route("openapi", "GET", "openapi.json", "This description", operation.description, role="anyone", kind="text",
          pace="public", lane=None),
)  # fmt: skip
PAGES = (
    Route("page_offers", "GET", "", "Page: your tests and exams", work.offers_page, kind="page"),
    Route("page_begin", "GET", "{assessment}", "Page: before you begin", work.begin_page, kind="page"),
    Route("page_sitting", "GET", "sitting/{sitting}", "Page: a sitting", work.sitting_page, kind="page"),
    Route("page_result", "GET", "sitting/{sitting}/result", "Page: the result", work.result_page, kind="page"),
)
TABLE: tuple[Route, ...] = LEARNERS + INSTRUCTORS + ANYONE + PAGES
"""Order matters in one place only: `health`, `metrics`, `teaching` come before the page of a test of that name."""
