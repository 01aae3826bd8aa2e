"""Serves one row of the table, wherever it is at home: checks, does the work in a lane, answers, writes the log.

A home is a Tornado handler class with the methods of `Home`; `endpoint(Home)` makes the class that is registered.
"""

from collections.abc import Awaitable
from functools import lru_cache
from html import escape
from http import HTTPStatus
from time import perf_counter
from typing import Any, Protocol, cast

from pydantic import TypeAdapter, ValidationError
from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError

from csm_app.assessment import refusals
from csm_app.assessment.desk import Desk
from csm_app.assessment.frame import Frame
from csm_app.assessment.headers import headers
from csm_app.assessment.lanes import Busy
from csm_app.assessment.origins import is_ours
from csm_app.assessment.person import Person
from csm_app.assessment.refusals import Turned, turned
from csm_app.assessment.route import Call, Elsewhere, File, Outcome, Page, Route, Text
from csm_autograder.assessment.sittings import Refused
from csm_course.model import Model
from csm_course.strict_json import NotReadable, parsed

LARGEST = 64 * 1024
"""Bytes of a request's body."""
JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=utf-8"


class Home(Protocol):
    """What a home adds to Tornado's RequestHandler."""

    request: HTTPServerRequest

    @property
    def base(self) -> str:
        """The address all routes are below; a slash at both ends."""

    async def identify(self) -> Person | None:
        """Who asks; nobody where the home does not know. It may check the page's token on the way."""

    def check_page_token(self) -> None:
        """Raises Tornado's HTTPError where the request lacks the token of a page of ours."""

    def lead_to_sign_in(self) -> bool:
        """Send a browser to where one signs in; False where there is no such place."""

    def surroundings(self, person: Person) -> Frame:
        """What a page must know of this home; sets the cookie of the page's token."""


class Endpoint:
    """What stands in front of a home's own class."""

    route: Route
    desk: Desk
    request: HTTPServerRequest

    def initialize(self, route: Route, desk: Desk) -> None:
        """Called by Tornado with what the route was registered with."""
        self.route, self.desk = route, desk
        self._began, self._person, self._code = perf_counter(), Person("", sits=False), ""
        self.set_default_headers()  # Tornado has called it already, before the route was known

    async def prepare(self) -> None:
        """Size and origin first, then whatever the home prepares."""
        try:
            self._check_request()
        except Turned as found:
            self._refuse(found)
            return
        preparing = super().prepare()  # type: ignore[misc]  # the home's
        if preparing is not None:
            await preparing

    def set_default_headers(self) -> None:
        """Called by Tornado before anything else and before every error."""
        route: Route | None = getattr(self, "route", None)
        for name, value in headers(route is not None and route.kind == "page").items():
            self._tornado.set_header(name, value)
        self._tornado.clear_header("Server")

    @property
    def _tornado(self) -> Any:
        """The same object, as Tornado's handler."""
        return self

    @property
    def _home(self) -> Home:
        return cast(Home, self)

    async def serve(self, **names: str) -> None:
        """Whatever was asked with the route's method."""
        try:
            outcome = await self._carried_out(names)
        except Turned as found:
            self._refuse(found)
        else:
            if outcome is not None:
                self._answer(outcome)

    get = post = put = serve

    async def _carried_out(self, names: dict[str, str]) -> Outcome | None:
        """The outcome, or nothing where the browser was sent to sign in. Raises `Turned`."""
        route = self.route
        if self.request.method != route.method:
            raise refusals.of_status(HTTPStatus.METHOD_NOT_ALLOWED)
        person = await self._home.identify()
        if person is None and route.role != "anyone":
            if route.kind == "page" and self._home.lead_to_sign_in():
                return None
            raise refusals.signed_out()
        self._person = person or Person("", sits=False)
        self._check_person(self._person)
        body = understood(route.takes, self.request.body) if route.takes else None
        frame = self._home.surroundings(self._person) if route.kind == "page" else None
        asked = {name: self._tornado.get_query_argument(name, "") for name in route.asks}
        call = Call(self.desk, self._person, names, body, self._home.base, frame, asked)
        return await self._worked(call)

    def _check_request(self) -> None:
        """Size and origin: before anybody is asked who this is."""
        if len(self.request.body) > LARGEST:
            raise turned(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", refusals.TOO_LARGE)
        if self.route.changes and not is_ours(self.request.headers, self.desk.also):
            raise turned(HTTPStatus.FORBIDDEN, "cross_site", refusals.CROSS_SITE)

    def _check_person(self, person: Person) -> None:
        """The page's token, the role, and how often."""
        role = self.route.role
        if self.route.changes and not person.by_token:
            try:
                self._home.check_page_token()
            except HTTPError as error:
                raise turned(HTTPStatus.FORBIDDEN, "cross_site", refusals.CROSS_SITE) from error
        if (role == "learner" and not person.sits) or (role == "instructor" and not person.teaches):
            raise turned(HTTPStatus.FORBIDDEN, "not_allowed", refusals.NOT_ALLOWED)
        if seconds := self.desk.limits.wait(person.name or f"@{self.request.remote_ip}", self.route.pace):
            raise refusals.too_many(seconds)

    async def _worked(self, call: Call) -> Outcome:
        """The work, in its lane. Raises `Turned` for all that may go wrong."""
        route = self.route
        try:
            done = await self.desk.lanes.run(route.lane, lambda: route.work(call)) if route.lane else route.work(call)
            return await done if isinstance(done, Awaitable) else done
        except Turned:
            raise
        except Refused as refused:
            raise refusals.of_service(refused) from refused
        except Busy as busy:
            raise refusals.busy() from busy
        except Exception as error:
            self.desk.journal.error(route.name, error)
            raise refusals.trouble() from error

    def _answer(self, outcome: Outcome) -> None:
        handler = self._tornado
        if isinstance(outcome, Elsewhere):
            handler.redirect(self._home.base + outcome.address)
            return
        content, kind = _written(outcome, self.route)
        if isinstance(outcome, File):
            handler.set_header("Content-Disposition", f'attachment; filename="{outcome.name}"')
        if isinstance(outcome, Text):
            handler.set_status(outcome.status)
        self._finish(content, kind)

    def _refuse(self, found: Turned) -> None:
        """As JSON, or as a page where a page was asked for."""
        handler = self._tornado
        self._code = found.refusal.code
        handler.set_status(found.status)
        if found.retry_after is not None:
            handler.set_header("Retry-After", str(found.retry_after))
        if found.status == HTTPStatus.METHOD_NOT_ALLOWED:
            handler.set_header("Allow", self.route.method)
        if self.route.kind == "page":
            self._finish(self._refusal_page(found), HTML)
        else:
            self._finish(found.refusal.model_dump_json().encode(), JSON)

    def _refusal_page(self, found: Turned) -> bytes:
        """Where not even that page can be made, the sentence alone."""
        try:
            from csm_app.assessment import pages

            frame = self._home.surroundings(self._person)
            return pages.refusal_page(found.refusal, int(found.status), frame).encode()
        except Exception as error:
            self.desk.journal.error("refusal_page", error)
            return f"<!doctype html><title>Tests and exams</title><p>{escape(found.refusal.sentence)}</p>".encode()

    def compute_etag(self) -> None:
        """None: nothing is kept by a browser, so there is nothing to compare with."""

    def _finish(self, content: bytes, kind: str) -> None:
        """Past a home's own `finish`, which may set a type of its own."""
        self._tornado.set_header("Content-Type", kind)
        self._tornado.finish(content)

    def write_error(self, status_code: int, **details: Any) -> None:
        """What Tornado or the home itself refuses is told in words as well."""
        if "exc_info" in details and status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self.desk.journal.error(self.route.name, details["exc_info"][1])
        self._refuse(refusals.of_status(status_code))

    def log_exception(self, kind: Any, error: Any, trace: Any) -> None:
        """Nothing here: Tornado would log the error's text, which may quote an answer (see `journal`)."""

    def on_finish(self) -> None:
        """One line of the log, and the figures."""
        seconds = perf_counter() - self._began
        status = self._tornado.get_status()
        arguments = getattr(self, "path_kwargs", {})
        ids = {name: arguments[name] for name in ("sitting", "item", "assessment") if name in arguments}
        code = {"code": self._code} if self._code else {}
        self.desk.metrics.answered(self.route.name, status, seconds, self._code)
        self.desk.journal.request(self._person.name, self.route.name, status, round(1000 * seconds, 1), **ids, **code)


def understood(kind: type[Model], body: bytes) -> Model:
    """The body as its model, strictly: no field too many, none twice, no text for a number. Raises `Turned`."""
    try:
        parsed(body)
        return kind.model_validate_json(body, strict=True)
    except (NotReadable, ValidationError, RecursionError) as error:
        sentence = refusals.NOT_UNDERSTOOD
        raise turned(HTTPStatus.UNPROCESSABLE_ENTITY, "bad_answer", sentence) from error


def _written(outcome: Outcome, route: Route) -> tuple[bytes, str]:
    """Content and media type."""
    if isinstance(outcome, Page):
        return outcome.html.encode(), HTML
    if isinstance(outcome, File | Text):
        return outcome.content, outcome.kind
    if isinstance(outcome, tuple):
        return _adapter(route.gives).dump_json(outcome), JSON
    assert isinstance(outcome, Model)
    return outcome.model_dump_json().encode(), JSON


@lru_cache(maxsize=8)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def endpoint(home: type) -> type:
    """The handler class for a home."""
    return type(f"{home.__name__}Endpoint", (Endpoint, home), {})
