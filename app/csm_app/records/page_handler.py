"""The page “My records” on the web."""

import asyncio
from pathlib import Path

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import StaticFileHandler, authenticated

from csm_app.records.page import render
from csm_app.records.summary import read_summary
from csm_course.store import LearnerStore


class RecordsPage(JupyterHandler):
    """Made anew on each visit: it shows what is kept now."""

    @authenticated
    async def get(self) -> None:
        """Answers with the page; sets the `_xsrf` cookie its requests carry."""
        assert self.xsrf_token
        root = Path(self.settings["server_root_dir"]).expanduser()
        summary = await asyncio.to_thread(read_summary, root, LearnerStore())
        self.set_header("Cache-Control", "no-store")
        self.finish(render(summary, self.base_url))


class RecordsFiles(StaticFileHandler):
    """The page's style and script; nothing secret, so they need no login."""

    def set_extra_headers(self, path: str) -> None:
        """A file asked for without its version may change at any time: a browser asks again."""
        if not self.get_argument("v", None):
            self.set_header("Cache-Control", "no-cache")
