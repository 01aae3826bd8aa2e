"""Registers the tests and exams with a server without loading any of them: the first request for them does.

What they need (models of items, a database, figures) takes longer to import than the course home may take to appear.
"""

import logging
from typing import Any

from jupyter_server.utils import url_path_join
from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest
from tornado.routing import Matcher, PathMatches, Router, Rule
from tornado.web import Application


def routes(server: Any) -> list[Rule]:
    """The one rule to add to a Jupyter server: all below `course/assessment`."""
    application: Application = server.web_app
    base = url_path_join(application.settings["base_url"], r"/course/assessment(?:/.*)?")
    return [Rule(PathMatches(base), LazyRoutes(application, server.log))]


class LazyRoutes(Router):
    """Finds the handler of a request; the handlers are imported when it is first asked for one."""

    SUPPORTED_METHODS = ()
    """Jupyter Server looks here which methods of a handler class let strangers in; this is no such class."""

    def __init__(self, application: Application, log: logging.Logger) -> None:
        self._application, self._log = application, log
        self._rules: list[tuple[Matcher, type, dict[str, Any]]] | None = None

    def find_handler(self, request: HTTPServerRequest, **_parts: Any) -> HTTPMessageDelegate | None:
        """The handler of the first rule that fits."""
        if self._rules is None:
            from csm_app.assessment.embedded import embedded_rules

            self._rules = [*embedded_rules(self._application, self._log)]
        for matcher, handler, arguments in self._rules:
            parts = matcher.match(request)
            if parts is not None:
                return self._application.get_handler_delegate(request, handler, arguments, **parts)
        return None
