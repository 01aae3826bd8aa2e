"""What a page that shares the common kernel asks the server: am I still known there, and: I am being closed."""

from http import HTTPStatus
from typing import Any

from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado.ioloop import IOLoop
from tornado.web import HTTPError, authenticated

from csm_app.common_kernel.manager import CommonKernels

LAST_WORDS = 2.0
"""Seconds for what a page sent over its own line just before it said farewell."""


class PageState(APIHandler):
    """Answers as `/api/kernels/<id>` does; 404 for a page whose panels are gone."""

    @authenticated
    def get(self, page: str) -> None:
        kernels = _common(self)
        state = kernels.state()
        if not state or not kernels.pages.touch(page):
            raise HTTPError(HTTPStatus.NOT_FOUND, "This page is not open any more.")
        self.finish({"execution_state": state})


class PageFarewell(APIHandler):
    """A page was left: its panels go."""

    @authenticated
    def post(self, page: str) -> None:
        IOLoop.current().call_later(LAST_WORDS, _common(self).close_page, page)
        self.set_status(HTTPStatus.NO_CONTENT)
        self.finish()


def _common(handler: Any) -> CommonKernels:
    kernels = handler.kernel_manager
    if not isinstance(kernels, CommonKernels):
        raise HTTPError(HTTPStatus.NOT_FOUND, "Pages have kernels of their own here.")
    return kernels


def routes(base: str) -> list[tuple[Any, ...]]:
    """Below the course's own address."""
    page = r"/course/api/pages/([0-9a-f]{32})"
    return [(url_path_join(base, page), PageState), (url_path_join(base, rf"{page}/farewell"), PageFarewell)]
