"""The service as a web application of its own: for a Hub, or alone."""

from typing import Any

from tornado.web import Application, RedirectHandler, RequestHandler

from csm_app.assessment.desk import Desk
from csm_app.assessment.endpoint import endpoint
from csm_app.assessment.files import PackagedFiles, files_route
from csm_app.assessment.table import TABLE

Rules = list[tuple[str, type[RequestHandler]] | tuple[str, type[RequestHandler], dict[str, Any]]]


def application(home: type, base: str, desk: Desk, also: Rules, **settings: Any) -> Application:
    """Everything below `base`. The page's token is checked by the endpoint, after it knows who asks."""
    handler = endpoint(home)
    rules: Rules = [
        (base.rstrip("/") + "$", RedirectHandler, {"url": base, "permanent": False}),
        (base + r"static/(.*)", PackagedFiles, files_route()),
        *also,
        *((base + one.pattern, handler, {"route": one, "desk": desk}) for one in TABLE),
    ]
    return Application(
        rules, xsrf_cookies=False, log_function=_not_logged, default_handler_class=Nothing, base=base, **settings
    )


def _not_logged(_handler: RequestHandler) -> None:
    """The journal has logged it."""


class Nothing(RequestHandler):
    """Any other address."""

    async def prepare(self) -> None:
        """In a line."""
        self.set_status(404)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("There is nothing at this address.")
