"""The page “My records” on the web."""

import asyncio

from tornado.web import authenticated

from csm_app.home.handlers import CoursePage
from csm_app.records.page import render
from csm_app.records.summary import read_summary
from csm_course.store import LearnerStore


class RecordsPage(CoursePage):
    """Made anew on each visit: it shows what is kept now."""

    @authenticated
    async def get(self) -> None:
        """Answers with the page; its requests carry the `_xsrf` cookie that comes with it."""
        summary = await asyncio.to_thread(read_summary, self.root, LearnerStore())
        self.answer(render(summary, self.base_url))
