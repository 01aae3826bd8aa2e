"""The web side of the course home, the module pages and the search."""

import gzip
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

from jupyter_server.base.handlers import JupyterHandler
from pydantic import ValidationError
from tornado.web import HTTPError, StaticFileHandler, authenticated

from csm_app.common_kernel import CommonKernels
from csm_app.home.catalogue import modules_of, read_shelf
from csm_app.home.cohort import cohort_address, statistics_address
from csm_app.home.module_page import render_module
from csm_app.home.page import render
from csm_app.home.progress import read_progress
from csm_course.outline import read_outline
from csm_course.search import SEARCH_FILE, SearchIndex

NO_SEARCH = SearchIndex(pages=(), sections=(), words=(), tools=())


class CoursePage(JupyterHandler):
    """What the pages have in common: they are made anew on each visit and show what is on disk now."""

    @property
    def root(self) -> Path:
        """The folder this server shows."""
        return Path(self.settings["server_root_dir"]).expanduser()

    def answer(self, html: str) -> None:
        """Answers with a page; sets the `_xsrf` cookie, without which no page keeps a date or stops a kernel.

        Whoever is here opens a lesson or a tool next: what that needs is begun meanwhile.
        """
        assert self.xsrf_token
        if isinstance(self.kernel_manager, CommonKernels):
            self.kernel_manager.begin_soon()
        self.set_header("Cache-Control", "no-store")
        self.finish(html)


class HomePage(CoursePage):
    """The home."""

    @authenticated
    def get(self) -> None:
        """Answers with the home."""
        grading = "nbgrader_formgrader" in self.settings
        outline, shelf = read_outline(modules_of(self.root)), read_shelf(self.root)
        cohort = cohort_address(self.root) if grading else ""
        statistics = statistics_address(self.root) if grading else ""
        progress = read_progress()
        self.answer(render(outline, shelf, self.base_url, grading, progress, cohort=cohort, statistics=statistics))


class ModulePage(CoursePage):
    """The page of one module."""

    @authenticated
    def get(self, number: str) -> None:
        """Answers with the page, or that the course has no such module."""
        outline, shelf = read_outline(modules_of(self.root)), read_shelf(self.root)
        html = render_module(outline, shelf, int(number), self.base_url, read_progress())
        if html is None:
            raise HTTPError(HTTPStatus.NOT_FOUND, f"The course has no module {int(number)}")
        self.answer(html)


class SearchFile(JupyterHandler):
    """The search index; the browser searches in it."""

    @authenticated
    def get(self) -> None:
        """Answers with the index; a browser asks again, and is told when nothing changed."""
        root = Path(self.settings["server_root_dir"]).expanduser()
        file = modules_of(root) / SEARCH_FILE
        prefix = "" if file.parent == root else f"{file.parent.name}/"
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        whole, packed = index_for(file, file.stat().st_mtime_ns if file.is_file() else 0, prefix)
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(packed)
        else:
            self.finish(whole)


@lru_cache(maxsize=4)
def index_for(file: Path, _changed: int, prefix: str) -> tuple[bytes, bytes]:
    """The index, plain and packed, for a server that shows the modules (no prefix) or the repository around them."""
    try:
        index = SearchIndex.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        index = NO_SEARCH
    whole = index.model_copy(update={"root": prefix}).model_dump_json().encode()
    return whole, gzip.compress(whole, mtime=0)


class HomeFiles(StaticFileHandler):
    """Style sheets and scripts of the course's own pages; nothing secret, so they need no login."""

    def set_extra_headers(self, path: str) -> None:
        """A file asked for without its version may change at any time: a browser asks again."""
        if not self.get_argument("v", None):
            self.set_header("Cache-Control", "no-cache")
