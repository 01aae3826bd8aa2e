"""The web side of the course home."""

from pathlib import Path

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import RequestHandler, StaticFileHandler, authenticated

from csm_app.home.catalogue import modules_of, read_shelf
from csm_app.home.page import render
from csm_course.html import stylesheet
from csm_course.outline import read_outline


class HomePage(JupyterHandler):
    """The home, made anew on each visit: it shows what is on disk now."""

    @authenticated
    def get(self) -> None:
        """Answers with the page; sets the `_xsrf` cookie that lets a page of the course stop its kernel."""
        root = Path(self.settings["server_root_dir"]).expanduser()
        assert self.xsrf_token
        self.set_header("Cache-Control", "no-store")
        grading = "nbgrader_formgrader" in self.settings
        self.finish(render(read_outline(modules_of(root)), read_shelf(root), self.base_url, grading))


class CourseStyle(RequestHandler):
    """The style sheet that reports, exercises, the home and the pages of the course share; no secret either."""

    def get(self) -> None:
        """Answers with the style sheet; a browser asks again, and is told when nothing changed."""
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        self.finish(stylesheet())


class HomeFiles(StaticFileHandler):
    """The home's style sheet; nothing secret, so it may be cached and needs no login."""
