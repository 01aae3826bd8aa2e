"""The toolbox page and the way to each tool on the web."""

import asyncio
from http import HTTPStatus
from urllib.parse import quote

from tornado.web import HTTPError, authenticated

from csm_app.home.catalogue import modules_of
from csm_app.home.handlers import CoursePage
from csm_app.toolbox.catalogue import read_catalogue
from csm_app.toolbox.engagements import read_engagements
from csm_app.toolbox.notebook import lay_out
from csm_app.toolbox.page import render

NO_FOLDER = "The tool could not be put into your folder. Free some space, or ask for write access to it, and try again."


class ToolboxPage(CoursePage):
    """Made anew on each visit: it shows the engagements as they are kept now."""

    @authenticated
    async def get(self) -> None:
        """Answers with the page; `?q=` shows only the tools that are found."""
        self.answer(await asyncio.to_thread(self._render, self.get_query_argument("q", "")))

    def _render(self, asked: str) -> str:
        modules = modules_of(self.root)
        prefix = "" if modules == self.root else f"{modules.name}/"
        return render(read_catalogue(modules), read_engagements(), self.base_url, asked, prefix)


class OpenTool(CoursePage):
    """`course/toolbox/<slug>`: leads to the tool's page, laid out first where the learner has none."""

    @authenticated
    async def get(self, slug: str) -> None:
        """Answers with the way there, or that there is no such tool."""
        tool = read_catalogue(modules_of(self.root)).tool(slug)
        if tool is None:
            raise HTTPError(HTTPStatus.NOT_FOUND, f"There is no tool {slug}")
        try:
            path = await asyncio.to_thread(lay_out, tool, self.root)
        except OSError as error:
            raise HTTPError(HTTPStatus.INSUFFICIENT_STORAGE, NO_FOLDER) from error
        self.redirect(f"{self.base_url}voila/render/{quote(path)}")
