"""The smallest proxy a JupyterHub can do with: it lives in the Hub's own process and hands requests on.

The usual one comes from npm; what is tested here is between Hub, service and browser, whoever hands it on.
"""

from typing import Any
from urllib.parse import urlsplit

from jupyterhub.proxy import Proxy
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

BETWEEN_TWO = {"connection", "keep-alive", "transfer-encoding", "content-length", "host", "upgrade"}
"""Headers that are about one connection, not about the request."""


class PlainProxy(Proxy):
    """Keeps the routes in a dictionary; the longest prefix wins."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self.routes: dict[str, dict[str, Any]] = {}
        self.server: HTTPServer | None = None

    async def start(self) -> None:
        """Listen where the Hub wants to be reached."""
        public = urlsplit(self.public_url)
        self.server = Application([(r".*", HandOn, {"routes": self.routes})]).listen(public.port, public.hostname)

    async def stop(self) -> None:
        """No longer."""
        if self.server is not None:
            self.server.stop()

    async def add_route(self, routespec: str, target: str, data: dict[str, Any]) -> None:
        """From now on."""
        self.routes[routespec] = {"routespec": routespec, "target": target, "data": data}

    async def delete_route(self, routespec: str) -> None:
        """If it is there."""
        self.routes.pop(routespec, None)

    async def get_all_routes(self) -> dict[str, dict[str, Any]]:
        """As the Hub asks for them."""
        return dict(self.routes)


class HandOn(RequestHandler):
    """One request, there and back."""

    def initialize(self, routes: dict[str, dict[str, Any]]) -> None:
        """Called by Tornado."""
        self.routes = routes

    def check_xsrf_cookie(self) -> None:
        """Whoever answers checks."""

    async def hand_on(self) -> None:
        """Of any method."""
        found = max((spec for spec in self.routes if self.request.uri.startswith(spec)), key=len)
        headers = {name: value for name, value in self.request.headers.items() if name.lower() not in BETWEEN_TWO}
        answer = await AsyncHTTPClient().fetch(
            HTTPRequest(
                self.routes[found]["target"] + self.request.uri,
                method=self.request.method,
                headers={**headers, "Host": self.request.host, "X-Forwarded-For": self.request.remote_ip},
                body=self.request.body if self.request.method in ("POST", "PUT", "PATCH") else None,
                follow_redirects=False,
                decompress_response=False,
                request_timeout=300,
            ),
            raise_error=False,
        )
        self.set_status(answer.code, answer.reason)
        for name in ("Server", "Content-Type", "Date"):
            self.clear_header(name)
        for name, value in answer.headers.get_all():
            if name.lower() not in BETWEEN_TWO:
                self.add_header(name, value)
        self.finish(answer.body or b"")

    get = post = put = delete = patch = hand_on
